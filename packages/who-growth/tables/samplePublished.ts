// Writes src/published.fixture.csv, a sample of what WHO and INTERGROWTH-21st print, for the tests:
// node --conditions=source packages/who-growth/tables/samplePublished.ts FOLDER_OF_WHO FOLDER_OF_INTERGROWTH
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { argv } from "node:process"
import { intergrowthFiles } from "./intergrowthTables.ts"
import { publishedFiles } from "./publishedTables.ts"
import { linesOf } from "./readTables.ts"

const [who, intergrowth] = argv.slice(2)
if (who === undefined || intergrowth === undefined) throw new Error("usage: samplePublished.ts FOLDER_OF_WHO FOLDER_OF_INTERGROWTH")

/** Each so manieth row, the first and the last, without the columns L, M and S, if there are such. */
const sampled = (folder: string, pattern: RegExp, step: number, heads: 0 | 1): readonly string[] =>
  readdirSync(folder).filter((file) => pattern.test(file)).toSorted().flatMap((file) => {
    const rows = linesOf(folder, file).slice(heads).map((row) => row.split(/[\s,]+/))
    return rows.filter((_, row) => row % step === 0 || row === rows.length - 1)
      .map(([at, ...cells]) => [file.replace(".csv", ""), at, ...heads === 1 ? cells.slice(3) : cells].join(","))
  })

const lines = [...sampled(who, publishedFiles, 151, 1), ...sampled(intergrowth, intergrowthFiles, 23, 0)]
writeFileSync(join(import.meta.dirname, "../src/published.fixture.csv"), `${lines.join("\n")}\n`)
console.log(`${lines.length} rows`)
