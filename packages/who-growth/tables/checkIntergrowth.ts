// Compares the standards with all values that INTERGROWTH-21st prints: node --conditions=source packages/who-growth/tables/checkIntergrowth.ts FOLDER
import { readdirSync } from "node:fs"
import { argv } from "node:process"
import { compareIntergrowth, intergrowthFiles, outcomes } from "./intergrowthTables.ts"

const [folder] = argv.slice(2)
if (folder === undefined) throw new Error("usage: checkIntergrowth.ts FOLDER")

const compared = readdirSync(folder).filter((name) => intergrowthFiles.test(name)).toSorted().flatMap((file) => compareIntergrowth(folder, file))
const others = compared.filter(({ outcome }) => outcome === "otherwise")
for (const { file, at, column, published, computed } of others) console.log(`${file} at ${at}, ${column}: published ${published}, computed ${computed.toFixed(5)}`)
console.log(`${compared.length} values: ${outcomes.map((outcome) => `${compared.filter((value) => value.outcome === outcome).length} ${outcome}`).join(", ")}`)

// The printed centiles of newborn weight are not quite those of the printed z-scores, which the coefficients give.
const unknown = others.filter(({ file, published, computed }) => !/^ig_nbs_weight_.*_percentiles/.test(file) || Math.abs(computed - Number(published)) > 0.015)
console.log(`${unknown.length} of the others without a known reason`)
process.exitCode = unknown.length === 0 && compared.length > 0 ? 0 : 1
