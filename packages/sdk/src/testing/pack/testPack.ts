import type { CivilDate } from "@tramyte/core"
import { checkLaw, checkPacks, composePacks, itemsOf, type Pack, type Rulebook } from "@tramyte/core/pack"
import { type CasesCover, coverageOf } from "./caseCoverage.ts"
import { checkBorders } from "./checkBorders.ts"
import { checkBranches } from "./checkBranches.ts"
import { checkEffectiveDays } from "./checkEffectiveDays.ts"
import { checkGroups } from "./checkGroups.ts"
import { checkRoundTrip } from "./checkRoundTrip.ts"
import { checkWitnesses } from "./checkWitnesses.ts"
import { type Conditions, conditionsOf } from "./conditions.ts"
import { sizeOf } from "./expandPredicate.ts"
import type { PackCase } from "./packCase.ts"
import { type CaseResult, type Notebook, type PackCheck, packChecks, type PackFinding, type PackNote, type PackTestReport } from "./packReport.ts"
import { askable, openCases } from "./openCases.ts"
import { readCases } from "./readCases.ts"
import { checkReasons, reasonsOf } from "./reasons.ts"
import { runCases } from "./runCases.ts"

/** What a pack is tested with. */
export interface PackTestOptions {
  /** The packs that must be composed before it, from the most general to the most local. */
  readonly needs?: readonly Pack[]
  /** The engines that plugins bring, for packs that need them. */
  readonly derivedFacts?: readonly { readonly id: string; readonly version: string }[]
  /** The author's own cases: the text of a YAML file, or of several, or cases as data. */
  readonly cases?: string | readonly (string | PackCase)[]
  /** Which verdicts of each condition the cases must reach. Default: `"nothing"`. */
  readonly casesCover?: CasesCover
  /** The days to test on. Default: for each version of an item, the last day within its time on which some item comes into force. */
  readonly on?: readonly CivilDate[]
  /** Today, for warnings about reviews that are due. Default: the last day on which an item comes into force. */
  readonly today?: CivilDate
  /** The explanations as they were stored (`report.reasons`), to be compared. */
  readonly golden?: string
  /** The JSON text that the pack was read from: what stands twice in it is found. */
  readonly text?: string
}

/**
 * Puts a pack to the proof and says everything that is wrong with it: what keeps it from composing; conditions that hold for
 * nobody, or for everybody; parts and groups that never matter; people in two groups that should exclude each other; what changes
 * on another day than the calendar says; what is lost as JSON; explanations that changed; and the author's own cases.
 *
 * It makes the people itself and asks the same of the same pack every time: nothing in it depends on chance or on today.
 *
 * @param pack the pack to test; of the packs it needs, only what it overrides is tested anew
 * @returns all findings with their codes, places and mends. It never throws on a bad pack.
 * @example
 * ```ts
 * import { vietNam } from "@tramyte/pack-vn"
 * import { testPack } from "@tramyte/sdk/testing/pack"
 *
 * const label = { vi: "Công nhân bốc xếp", en: "Dockers" }
 * const report = testPack({
 *   format: 1, id: "harbour", version: "2026.1.0", label, needs: [{ pack: "vietnam" }],
 *   citations: [{ id: "harbour-plan", issuer: "UBND", number: "12/KH-UBND", year: 2026, title: label }],
 *   rules: [{
 *     id: "harbour/young-elder", label, from: "2026-07-01", cites: [{ ref: "harbour-plan" }], status: "secondary",
 *     when: { op: "all", of: [{ op: "rule", id: "vietnam/elderly" }, { op: "age", below: { years: 50 } }] }
 *   }]
 * }, { needs: [vietNam] })
 * report.findings.map(({ at, code }) => [code, at]) // => [["TRAMYTE_PACK_NEVER_HOLDS", "rules/harbour/young-elder"]]
 * ```
 */
export const testPack = (pack: Pack, options: PackTestOptions = {}): PackTestReport => {
  const desk = deskFor(pack)
  const { begin, end } = desk
  const composed = begin("composes", (notebook) => compose(pack, options, notebook))
  const read = begin("cases", (notebook) => casesOf(pack, options, notebook)) ?? []
  if (composed === undefined) return end({})
  const opened = begin("cases", () => openCases(composed, read)) ?? []
  const own = askable(opened)
  begin("law", () => {
    const today = options.today ?? itemsOf(composed.packs).map(({ item }) => item.from).sort().at(-1) ?? "2000-01-01"
    for (const warning of checkLaw(composed.packs, today)) {
      // Without a day, that a source was read after the law came into force is no fault.
      if (warning.pack === pack.id && (options.today !== undefined || warning.code !== "TRAMYTE_PACK_REVIEW_AHEAD")) desk.warn({ ...warning, check: "law" })
    }
  })
  const conditions = begin("witnesses", (notebook) => triable(conditionsOf(composed, pack, options.on ?? []), notebook)) ?? { all: [], groupings: [], protocols: [] }
  const witnesses = begin("witnesses", (notebook) => checkWitnesses(conditions.all, notebook, own)) ?? []
  begin("branches", (notebook) => checkBranches(conditions.all, notebook, own))
  const matches = begin("groups", (notebook) => checkGroups(conditions.groupings, notebook, own)) ?? new Map()
  begin("borders", (notebook) => checkBorders(conditions.all, witnesses, notebook))
  begin("effectiveDays", (notebook) => checkEffectiveDays(composed, pack, notebook))
  begin("roundTrip", (notebook) => checkRoundTrip(composed, pack, witnesses, options.text, notebook))
  const reasons = begin("reasons", (notebook) => {
    const written = reasonsOf(pack.id, conditions, matches, witnesses)
    checkReasons(written, options.golden, notebook)
    return written
  }) ?? ""
  const results = begin("cases", (notebook) => runCases(opened, notebook)) ?? []
  const coverage = begin("cases", (notebook) => coverageOf(conditions.all.filter((condition) => condition.pack === pack.id), own, witnesses, options.casesCover ?? "nothing", notebook)) ?? []
  return end({ witnesses, reasons, cases: results, coverage })
}

/** A condition with more questions than this, all rules put in place, is not searched: no law asks so much, but a hostile pack may. */
const mostQuestions = 500

/** Leaves out what is too large to be searched, and says so. */
const triable = (conditions: Conditions, { find }: Notebook): Conditions => {
  const large = conditions.all.filter(({ given, tree }) => [tree, ...given.map((goal) => goal.tree)].reduce((sum, one) => sum + sizeOf(one), 0) > mostQuestions)
  for (const { at, pack, part } of large) find("TRAMYTE_PACK_UNTESTABLE", at, `with all rules put in place, "${part}" asks more than ${mostQuestions} questions: too many to be tried; ask for codes by a value set, or split it`, { pack })
  return large.length === 0 ? conditions : {
    all: conditions.all.filter((one) => !large.includes(one)),
    groupings: conditions.groupings.filter(({ groups }) => groups.every(({ condition }) => !large.includes(condition))),
    protocols: conditions.protocols.filter(({ condition }) => !large.includes(condition))
  }
}

const compose = (pack: Pack, { derivedFacts = [], needs = [] }: PackTestOptions, { find, tried }: Notebook): Rulebook | undefined => {
  const packs = [...needs, pack]
  const problems = checkPacks(packs, { derivedFacts })
  tried(itemsOf(packs.filter((one) => typeof one === "object" && one !== null)).length)
  for (const problem of problems) find(problem.code, problem.at, problem.message, { pack: problem.pack })
  return problems.length > 0 ? undefined : composePacks(packs, { derivedFacts })
}

const casesOf = (pack: Pack, { cases = [] }: PackTestOptions, { find }: Notebook): readonly PackCase[] =>
  (typeof cases === "string" ? [cases] : cases).flatMap((one) => {
    if (typeof one !== "string") return [one]
    const file = readCases(one)
    const problems = [...file.problems, ...(file.pack === undefined || file.pack === pack.id ? [] : [{ line: 1, message: `these are cases of the pack "${file.pack}", not of "${pack.id}"` }])]
    for (const { line, message } of problems) find("TRAMYTE_PACK_CASES_UNREADABLE", `line ${line}`, message, { line })
    return file.cases
  })

/** Where findings are gathered, check by check. */
const deskFor = (pack: Pack) => {
  const findings: PackFinding[] = []
  const warnings: PackFinding[] = []
  const notes: PackNote[] = []
  const counts = new Map<PackCheck, number>()
  const own: string = typeof pack === "object" && pack !== null && typeof pack.id === "string" ? pack.id : ""
  return {
    warn: (warning: PackFinding): void => void warnings.push(warning),
    /** Runs one check; one that stops before its time is a finding, and the others go on. */
    begin: <T>(check: PackCheck, run: (notebook: Notebook) => T): T | undefined => {
      const notebook: Notebook = {
        tried: (count = 1) => void counts.set(check, (counts.get(check) ?? 0) + count),
        find: (code, at, message, more = {}) => void findings.push({ code, check, pack: own, at, message, ...more }),
        warn: (code, at, message, more = {}) => void warnings.push({ code, check, pack: own, at, message, ...more }),
        note: (at, message) => void notes.push({ at, message })
      }
      try {
        return run(notebook)
      } catch (error) {
        notebook.find("TRAMYTE_PACK_UNTESTABLE", "", `the check "${check}" stopped: ${error instanceof Error ? error.message : String(error)}`)
        return undefined
      }
    },
    end: ({ cases = [], coverage = [], reasons = "", witnesses = [] }: Partial<Pick<PackTestReport, "coverage" | "reasons" | "witnesses">> & { readonly cases?: readonly CaseResult[] }): PackTestReport => ({
      pack: own, findings, warnings, notes, witnesses, cases, coverage, reasons,
      checks: packChecks.map((check) => ({ check, tried: counts.get(check) ?? 0, findings: findings.filter((finding) => finding.check === check).length }))
    })
  }
}
