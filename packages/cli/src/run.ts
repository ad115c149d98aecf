import { parseArgs } from "node:util"
import { checkPackFiles } from "./checkPack.ts"

/** Where a command writes. */
export interface Output {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const usage = `tramyte check-pack FILE... [--json]

  Checks rule packs (JSON files), from the most general to the most local, together with the shipped packs
  that they need. Exit code 0: they compose; 1: problems were found; 2: wrong use.`

/**
 * Runs the tramyte command.
 *
 * @param given the arguments after the program's name; a lone `--` is let through
 * @returns the exit code: 0 done, 1 findings, 2 wrong use
 */
export const run = async (given: readonly string[], output: Output): Promise<0 | 1 | 2> => {
  const wrong = (mistake: string): 2 => {
    output.err(mistake === "" ? usage : `${mistake}\n\n${usage}`)
    return 2
  }
  try {
    const { values, positionals } = parseArgs({
      args: given.filter((argument) => argument !== "--"),
      options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
      allowPositionals: true
    })
    if (values.help) {
      output.out(usage)
      return 0
    }
    const [command, ...files] = positionals
    if (command === undefined) return wrong("")
    if (command !== "check-pack") return wrong(`There is no command "${command}".`)
    if (files.length === 0) return wrong("Name the pack files to check.")
    return await checkPack(files, values.json, output)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const checkPack = async (files: readonly string[], json: boolean, { out }: Output): Promise<0 | 1> => {
  const report = await checkPackFiles(files)
  if (json) out(JSON.stringify(report))
  else {
    for (const { file, pack, code, at, message } of report.problems) out(`${file ?? pack}: ${code}${at === "" ? "" : ` at ${at}`}: ${message}`)
    if (report.problems.length === 0) for (const { id, version, items, unverified } of report.packs) out(`${id} ${version}: ${items} items, ${unverified} of them unverified`)
    out(report.problems.length === 0 ? "The packs compose." : `${report.problems.length} ${report.problems.length === 1 ? "problem" : "problems"}.`)
  }
  return report.problems.length === 0 ? 0 : 1
}
