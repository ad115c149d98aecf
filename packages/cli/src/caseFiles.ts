import { readFile } from "node:fs/promises"
import { type PackCase, readCases } from "@tramyte/sdk/testing/pack"
import type { FileProblem } from "./checkPack.ts"

/** The cases of one file, and the pack that they are about. */
export interface CaseFile {
  readonly file: string
  readonly pack: string
  readonly cases: readonly PackCase[]
}

/**
 * Reads files of cases; whatever is wrong with them is told with file and line.
 *
 * @param packs the packs that are checked; a file that names none is about the last
 */
export const readCaseFiles = async (paths: readonly string[], packs: readonly string[]): Promise<{ readonly files: readonly CaseFile[]; readonly problems: readonly FileProblem[] }> => {
  const files: CaseFile[] = []
  const problems: FileProblem[] = []
  for (const file of paths) {
    const tell = (message: string, line = 1): void => void problems.push({ code: "TRAMYTE_PACK_CASES_UNREADABLE", pack: "", at: `line ${line}`, file, line, message })
    const text = await readFile(file, "utf8").catch((error: unknown) => tell(`the file cannot be read: ${error instanceof Error ? error.message : String(error)}`))
    if (typeof text !== "string") continue
    const read = readCases(text)
    for (const { line, message } of read.problems) tell(message, line)
    const pack = read.pack ?? packs.at(-1) ?? ""
    if (packs.length > 0 && !packs.includes(pack)) tell(`these are cases of the pack "${pack}"; checked are ${packs.join(", ")}`)
    else files.push({ file, pack, cases: read.cases })
  }
  return { files, problems }
}
