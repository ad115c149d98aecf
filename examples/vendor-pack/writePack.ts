import { writeFileSync } from "node:fs"
import { duyenHai } from "./pack.ts"

// What is shipped to stations is the JSON: they load it with `loadPack` and run nobody's code.
writeFileSync(new URL("duyen-hai.json", import.meta.url), `${JSON.stringify(duyenHai, undefined, 2)}\n`)
