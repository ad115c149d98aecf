// Compares the tables with all values that WHO prints: node --conditions=source packages/who-growth/tables/checkPublished.ts FOLDER
import { readdirSync } from "node:fs"
import { argv } from "node:process"
import { checkPublishedTable, type Misses, publishedFiles } from "./publishedTables.ts"

const [folder] = argv.slice(2)
if (folder === undefined) throw new Error("usage: checkPublished.ts FOLDER")

const total = { sds: 0, centiles: 0, parameters: 0 }
const misses: Array<Misses> = []
for (const file of readdirSync(folder).filter((name) => publishedFiles.test(name)).toSorted()) {
  const checked = checkPublishedTable(folder, file)
  total.sds += checked.sds
  total.centiles += checked.centiles
  total.parameters += checked.parameters
  misses.push(...checked.misses)
}
for (const { file, at, column, published, computed } of misses) console.log(`${file} at ${at}, ${column}: published ${published}, computed ${computed}`)
console.log(`${total.sds} SD values and ${total.centiles} centiles, of which ${misses.length} beyond the rounding of print; ${total.parameters} values of L, M and S`)
process.exitCode = misses.length === 0 && total.sds > 0 ? 0 : 1
