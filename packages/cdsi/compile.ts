// Compiles a folder of CDC's XML into one JSON file: node --conditions=source packages/cdsi/compile.ts FOLDER FILE.json [VERSION]
import { writeFileSync } from "node:fs"
import { argv } from "node:process"
import { compileSchedule, type ImmunizationSchedule } from "@tramyte/core/immunization"
import { loadCdsi } from "./src/loadCdsi.ts"

const [folder, target, version] = argv.slice(2)
if (folder === undefined || target === undefined) throw new Error("usage: compile.ts FOLDER FILE.json [VERSION]")

const json = JSON.stringify(await loadCdsi(folder, version))
writeFileSync(target, json)

const start = performance.now()
compileSchedule(JSON.parse(json) as ImmunizationSchedule)
const milliseconds = performance.now() - start
console.log(JSON.stringify({ name: "cdsi/size", value: json.length, unit: "bytes", n: 1 }))
console.log(JSON.stringify({ name: "cdsi/load", value: Number(milliseconds.toFixed(1)), unit: "ms", n: 1 }))
