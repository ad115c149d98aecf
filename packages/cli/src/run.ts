import { parseArgs } from "node:util"
import { type CivilDate, parseCivilDate } from "@tramyte/core"
import { checkPackFiles } from "./checkPack.ts"

/** Where a command writes. */
export interface Output {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const usage = `tramyte check-pack FILE... [--on DAY] [--strict] [--json]

  Checks rule packs (JSON files), from the most general to the most local, together with the shipped packs
  that they need. Warnings tell what has become old or doubtful by DAY (2026-07-15; default today): acts that others
  replaced, reviews that are due. With --strict they count as problems.
  Exit code 0: they compose; 1: problems were found; 2: wrong use.`

/** What day it is where the stations are. */
const inVietNam = (): CivilDate => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" })

/**
 * Runs the tramyte command.
 *
 * @param given the arguments after the program's name; a lone `--` is let through
 * @param today the day taken where none is given; default: today in Viet Nam
 * @returns the exit code: 0 done, 1 findings, 2 wrong use
 */
export const run = async (given: readonly string[], output: Output, today: () => CivilDate = inVietNam): Promise<0 | 1 | 2> => {
  const wrong = (mistake: string): 2 => {
    output.err(mistake === "" ? usage : `${mistake}\n\n${usage}`)
    return 2
  }
  try {
    const { values, positionals } = parseArgs({
      args: given.filter((argument) => argument !== "--"),
      options: {
        on: { type: "string" }, strict: { type: "boolean", default: false }, json: { type: "boolean", default: false }, help: { type: "boolean", default: false }
      },
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
    const on = values.on ?? today()
    if (parseCivilDate(on) === undefined) return wrong(`"${on}" is no day; write --on 2026-07-15.`)
    return await checkPack(files, { ...values, on }, output)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

interface Asked {
  readonly on: CivilDate
  readonly strict: boolean
  readonly json: boolean
}

const checkPack = async (files: readonly string[], { on, strict, json }: Asked, { out }: Output): Promise<0 | 1> => {
  const report = await checkPackFiles(files, on)
  const { problems, warnings, packs } = report
  if (json) out(JSON.stringify(report))
  else {
    for (const { file, pack, code, at, message } of problems) out(`${file ?? pack}: ${code}${at === "" ? "" : ` at ${at}`}: ${message}`)
    for (const { file, code, at, message } of warnings) out(`${file}: ${strict ? "" : "warning "}${code} at ${at}: ${message}`)
    if (problems.length === 0) for (const { id, version, items, unverified } of packs) out(`${id} ${version}: ${items} items, ${unverified} of them unverified`)
    const warned = warnings.length === 0 ? "" : ` ${counted(warnings.length, "warning")} on ${on}.`
    out(`${problems.length === 0 ? "The packs compose." : `${counted(problems.length, "problem")}.`}${warned}`)
  }
  return problems.length > 0 || (strict && warnings.length > 0) ? 1 : 0
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
