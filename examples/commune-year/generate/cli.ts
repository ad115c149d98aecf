import { parseArgs } from "node:util"
import { generateCommuneYear } from "./generateCommuneYear.ts"

const usage = "node --conditions=source examples/commune-year/generate/cli.ts --people 2000 --seed 7 --out FOLDER [--on 2026-10-15]"

const main = (args: readonly string[]): number => {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options: { people: { type: "string" }, seed: { type: "string" }, out: { type: "string" }, on: { type: "string" } }
    })
    if (values.out === undefined) throw new RangeError("--out: say which folder to write to.")
    const truth = generateCommuneYear({
      people: Number(values.people ?? 40_000), seed: Number(values.seed ?? 1), out: values.out,
      ...(values.on === undefined ? {} : { on: values.on })
    })
    for (const { name, residents, files } of truth.communes) {
      console.log(`${name}: ${residents} residents, ${files.reduce((sum, { rows }) => sum + rows, 0)} rows in ${files.length} files`)
    }
    console.log(JSON.stringify(truth.dirt))
    return 0
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return 2
  }
}

process.exitCode = main(process.argv.slice(2))
