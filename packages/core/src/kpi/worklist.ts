import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Subject } from "../rules/answer.ts"
import type { KpiOptions } from "./computeKpi.ts"
import { type KpiAnswer, kpiAnswers } from "./explainKpi.ts"
import { kpiSheet, membersOf } from "./countKpis.ts"

/** One line of a worklist: whom it is about, where, and why. */
export interface WorklistLine {
  readonly id: string
  /** The village, or whatever unit the person counts to; `"unknown"` if nobody knows. */
  readonly unit: string
  readonly answer: KpiAnswer
}

/** Who is to be seen to for an indicator. */
export interface Worklist {
  /** Who is counted and does not count as the plan wants: what closes the gap, and by when. */
  readonly gaps: readonly WorklistLine[]
  /** Of whom it is not known whether they count: what to ask. */
  readonly toClarify: readonly WorklistLine[]
}

/**
 * The people to see to for an indicator, unit by unit: whose gap is open, and about whom something is to be asked first.
 *
 * @param rules the rules in force on the last day of the period
 * @example
 * ```ts
 * import { kpiWorklist } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const home = { type: "permanent", commune: "11284", village: "11284-02" } as const
 * const { gaps, toClarify } = kpiWorklist(loadCommune("nam-thanh-mien", "2026-12-31"), "nam-thanh-mien/insurance-coverage", {
 *   period: { from: "2026-01-01", until: "2027-01-01" },
 *   records: [{ id: "a", residence: home, insurance: false }, { id: "b", residence: home }, { id: "c", residence: home, insurance: true }]
 * })
 * gaps.map(({ id, unit }) => [id, unit]) // => [["a", "11284-02"]]
 * toClarify.map(({ answer }) => answer.missing[0]?.fact) // => ["insurance"]
 * ```
 */
export const kpiWorklist = <Id extends string>(rules: RulesInForce<Id>, indicator: NoInfer<Id>, { records, units = [], ...settings }: KpiOptions): Worklist => {
  const gaps: WorklistLine[] = []
  const toClarify: WorklistLine[] = []
  const sheet = kpiSheet(rules as RulesInForce, { ...settings, by: ["village"], indicators: [indicator] })
  const running = sheet.running[0]
  const wanted = running?.frame.indicator.direction === "down" ? "no" : "yes"
  const look = (subject: Subject, basis: "person" | "unit"): void => {
    if (running === undefined) return
    const view = sheet.viewOf(subject)
    const members = membersOf(sheet.lineOf(view, basis), 0, running)
    if (members.every(({ scored = wanted, undecided }) => scored === wanted && undecided === undefined)) return
    kpiAnswers(rules, sheet, view).forEach((answer, at) => {
      const { scored, undecided, strata } = members[at]!
      const line = { id: answer.subject, unit: strata["village"]?.[0] ?? "unknown", answer }
      if (undecided === true || scored === "unknown") toClarify.push(line)
      else if (scored !== undefined && scored !== wanted) gaps.push(line)
    })
  }
  for (const record of records) look(record, "person")
  for (const unit of units) look(unit, "unit")
  return { gaps: gaps.toSorted(byUnit), toClarify: toClarify.toSorted(byUnit) }
}

/** By unit, those whose unit nobody knows last; in a unit by id. */
const byUnit = (a: WorklistLine, b: WorklistLine): number =>
  Number(a.unit === "unknown") - Number(b.unit === "unknown") || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
