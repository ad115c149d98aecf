import { readFile, writeFile } from "node:fs/promises"
import type { CivilDate, Pack, PackWarning, Text } from "@tramyte/core"
import { PackError } from "@tramyte/core"
import { checkLaw, checkPacks, itemsOf, loadPack } from "@tramyte/core/pack"
import { camGiang, haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { camGiangCare, namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { vietNamCampaign } from "@tramyte/pack-vn/campaign"
import { haiPhongGrowth, namThanhMienGrowth, vietNamGrowth } from "@tramyte/pack-vn/growth"
import { vietNamImmunization } from "@tramyte/pack-vn/immunization"
import { type CasesCover, type PackFinding, type PackTestCode, testPack } from "@tramyte/sdk/testing/pack"
import { type CaseFile, readCaseFiles } from "./caseFiles.ts"

/** A problem with the file that it is in; absent for a problem between packs that ship with the library. */
export interface FileProblem {
  readonly code: PackTestCode
  readonly pack: string
  readonly at: string
  readonly message: string
  readonly file?: string
  /** The line, in a file of cases. */
  readonly line?: number
  /** The smallest person found that shows the problem. */
  readonly example?: Text
}

/** A warning with the file that it is about. */
export interface FileWarning extends Omit<PackWarning, "code"> {
  /** What `checkLaw` warns of, or a condition that was not put to the proof: then a case should show it. */
  readonly code: PackWarning["code"] | "TRAMYTE_PACK_NOT_TRIED"
  readonly file: string
}

/** What came of checking pack files together. */
export interface PackReport {
  readonly problems: readonly FileProblem[]
  /** What a person should look at in the packs of these files, once they compose; it does not keep them from working. */
  readonly warnings: readonly FileWarning[]
  /** The packs that were composed, in order, with the number of their items and of those that nobody could verify. */
  readonly packs: readonly { readonly id: string; readonly version: string; readonly items: number; readonly unverified: number }[]
}

const shipped: readonly Pack[] = [
  vietNam, vietNamCare, vietNamImmunization, vietNamGrowth, vietNamCampaign, haiPhong, haiPhongGrowth, camGiang, camGiangCare, namThanhMien, namThanhMienCare, namThanhMienGrowth
]

/** What packs are checked with, besides themselves. */
export interface CheckOptions {
  /** The day on which the law is looked at, usually today. */
  readonly on: CivilDate
  /** Files of cases (YAML). */
  readonly cases?: readonly string[]
  /** Which verdicts of each condition the cases must reach. */
  readonly casesCover?: CasesCover
  /** The file with the explanations of the most local pack, to be compared, or written anew. */
  readonly golden?: string
  readonly update?: boolean
  /** The engines that plugins of the station bring, for packs that need them. */
  readonly derivedFacts?: readonly { readonly id: string; readonly version: string }[]
}

/**
 * Reads pack files (JSON) in the order given, puts the shipped packs that they need before them, and says everything that keeps
 * them from composing; then puts each to the proof with `testPack`.
 *
 * @param paths from the most general to the most local
 */
export const checkPackFiles = async (paths: readonly string[], { on, ...options }: CheckOptions): Promise<PackReport> => {
  const { derivedFacts = [] } = options
  const problems: FileProblem[] = []
  const own: FilePack[] = []
  for (const file of paths) {
    try {
      const text = await readFile(file, "utf8")
      own.push({ file, text, pack: loadPack(text) })
    } catch (error) {
      if (error instanceof PackError) problems.push(...error.problems.map((problem) => ({ ...problem, file })))
      else problems.push({ code: "TRAMYTE_PACK_UNREADABLE", pack: "", at: "", file, message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` })
    }
  }
  const packs = [...neededBy(own.map(({ pack }) => pack)), ...own.map(({ pack }) => pack)]
  const fileOf = (id: string): string | undefined => own.find(({ pack }) => pack.id === id)?.file
  for (const problem of checkPacks(packs, { derivedFacts })) {
    const file = fileOf(problem.pack)
    problems.push(file === undefined ? problem : { ...problem, file })
  }
  const composes = problems.length === 0
  const cases = await readCaseFiles(options.cases ?? [], own.map(({ pack }) => pack.id))
  problems.push(...cases.problems)
  const notTried: FileWarning[] = []
  if (composes) {
    for (const one of own) {
      const proved = await prove(one, packs, cases.files, options, one === own.at(-1))
      problems.push(...proved.problems)
      notTried.push(...proved.notTried)
    }
  }
  return {
    problems,
    // The shipped packs are not the author's to mend.
    warnings: [...notTried, ...!composes ? [] : checkLaw(packs, on).flatMap((warning) => {
      const file = fileOf(warning.pack)
      return file === undefined ? [] : [{ ...warning, file }]
    })],
    packs: packs.map((pack) => {
      const items = itemsOf([pack])
      return { id: pack.id, version: pack.version, items: items.length, unverified: items.filter(({ item }) => item.status === "unverified").length }
    })
  }
}

interface FilePack {
  readonly file: string
  readonly text: string
  readonly pack: Pack
}

/** Tests one pack on top of those before it. */
const prove = async (
  { file, pack, text }: FilePack, packs: readonly Pack[], caseFiles: readonly CaseFile[], { casesCover, derivedFacts = [], golden, update = false }: Omit<CheckOptions, "on">, mostLocal: boolean
): Promise<{ readonly problems: readonly FileProblem[]; readonly notTried: readonly FileWarning[] }> => {
  const mine = caseFiles.filter((one) => one.pack === pack.id)
  const stored = mostLocal && golden !== undefined && !update ? await readFile(golden, "utf8").catch(() => "") : undefined
  const { findings, reasons, warnings } = testPack(pack, {
    needs: packs.slice(0, packs.indexOf(pack)),
    text,
    derivedFacts,
    cases: mine.flatMap(({ cases }) => cases),
    ...(casesCover === undefined ? {} : { casesCover }),
    ...(stored === undefined ? {} : { golden: stored })
  })
  if (mostLocal && golden !== undefined && update) await writeFile(golden, reasons)
  return {
    problems: findings.map((finding): FileProblem => {
      const { check: _, ...problem } = finding
      return { ...problem, file: fileWith(finding, mine) ?? (finding.check === "reasons" && golden !== undefined ? golden : file) }
    }),
    // The others are what `checkLaw` tells, for the day that is asked about.
    notTried: warnings.flatMap(({ at, code, message, pack: of }) => code === "TRAMYTE_PACK_NOT_TRIED" ? [{ code, pack: of, at, message, file }] : [])
  }
}

/** The file of cases that a finding is about. */
const fileWith = ({ at, line }: PackFinding, files: readonly CaseFile[]): string | undefined =>
  files.find(({ cases }) => cases.some((one) => at === `cases/${one.name}` && one.line === line))?.file

/** The shipped packs that are needed, directly or by one another, in their order. */
const neededBy = (packs: readonly Pack[]): readonly Pack[] => {
  const given = new Set(packs.map(({ id }) => id))
  const wanted = new Set<string>()
  const want = (pack: Pack): void => {
    for (const need of pack.needs ?? []) {
      if (!("pack" in need)) continue
      const id = need.pack
      const found = shipped.find((one) => one.id === id)
      if (found === undefined || given.has(id) || wanted.has(id)) continue
      wanted.add(id)
      want(found)
    }
  }
  packs.forEach(want)
  return shipped.filter(({ id }) => wanted.has(id))
}
