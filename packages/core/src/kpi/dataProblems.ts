import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Subject, viewOf } from "../rules/answer.ts"
import type { EvaluationContext } from "../rules/context.ts"
import type { Facts, Reading } from "../rules/predicate.ts"
import { numberOf } from "../rules/reading.ts"
import { type CivilDate, civilDate } from "../time/index.ts"
import { questionsOf } from "./frame.ts"
import { readingsIn } from "./readings.ts"

/**
 * What keeps a fact from being counted surely.
 * `DATE_MISSING`: nobody knows when; `NEVER_HELD`: it ends on the day it begins, and so holds on no day (its `end` is the first day on
 * which it no longer holds); `UNIT_UNKNOWN`: a number in a unit that a definition cannot convert; `REFERENCE_DANGLING`: it refers
 * to a fact that is not on record.
 */
export type DataProblemCode = "TRAMYTE_DATA_DATE_MISSING" | "TRAMYTE_DATA_NEVER_HELD" | "TRAMYTE_DATA_UNIT_UNKNOWN" | "TRAMYTE_DATA_REFERENCE_DANGLING"

/** One thing that is wrong with one fact: answers that need it are unknown. */
export interface DataProblem {
  readonly code: DataProblemCode
  readonly subject: string
  readonly fact: string
  readonly kind: string
  /** What stands there: the unit, the id that leads nowhere. */
  readonly found?: string
  /** What to write instead. */
  readonly mend: string
}

/**
 * Lists the facts that definitions cannot use as they stand: nothing is lost by them, but what depends on them is unknown.
 *
 * @param rules the rules in force; what their indicators read says which units and references matter
 * @param indicators ids of indicators. Default: all in force
 * @example
 * ```ts
 * import { dataProblems } from "@tramyte/core"
 * import { loadDefinitions } from "@tramyte/core/pack"
 *
 * const low = { op: "compare", what: { get: "value", in: { kind: "observation", codes: ["glucose"], pick: "last" }, unit: "mmol/L" }, is: { below: 7 } }
 * const rules = loadDefinitions({ format: 1, indicators: { low: { numerator: low } } }, { on: "2026-12-31" })
 * const record = { person: { id: "a" }, facts: [{ id: "f", kind: "observation", code: ["glucose"], start: "2026-05-01", value: 5, unit: "g", recorded: "2026-05-01" }] }
 * dataProblems(rules, [record]).map(({ code, fact, found }) => [code, fact, found]) // => [["TRAMYTE_DATA_UNIT_UNKNOWN", "f", "g"]]
 * ```
 */
export const dataProblems = (rules: RulesInForce, records: Iterable<Subject>, indicators?: readonly string[]): readonly DataProblem[] => {
  const find = dataProblemFinder(rules, indicators)
  return [...records].flatMap(find)
}

/** As `dataProblems`, for records that come one by one. */
export const dataProblemFinder = (rules: RulesInForce, indicators?: readonly string[]): (record: Subject) => readonly DataProblem[] => {
  rules.expectKnown("indicators", indicators)
  const wanted = rules.indicators.filter(({ id }) => indicators === undefined || indicators.includes(id))
  const { links, readings } = readingsIn(wanted.flatMap(questionsOf), wanted.flatMap(({ continuous, basis }) => [
    ...(continuous === undefined ? [] : [continuous.value]), ...(typeof basis === "object" ? [{ get: "count", in: basis.event } as const] : [])
  ]), rules)
  const units = readings.flatMap(({ in: set, reading }) => unitFinder(set, reading, rules) ?? [])
  return (record) => {
    const view = viewOf(record, rules, {})
    const ids = new Set([...view.facts.values()].flatMap((facts) => facts.map(({ fact }) => fact.id)))
    return [...[...view.facts.values()].flatMap((facts) => facts.flatMap((fact) => problemsOf(fact, view, ids, links))), ...units.flatMap((find) => find(view))]
  }
}

const problemsOf = ({ fact, startLo, startHi, endHi }: FactView, { subject }: RecordView, ids: ReadonlySet<string>, links: ReadonlySet<string>): readonly DataProblem[] => {
  const about = { subject, fact: fact.id, kind: fact.kind }
  return [
    ...(fact.start === "unknown" || (fact.start === undefined && fact.at === undefined)
      ? [{ ...about, code: "TRAMYTE_DATA_DATE_MISSING" as const, mend: `give "start"; known is only that it began by ${dayOf(startHi)}` }] : []),
    ...(startLo === startHi && endHi <= startLo && fact.end !== undefined
      ? [{ ...about, code: "TRAMYTE_DATA_NEVER_HELD" as const, found: fact.end, mend: "\"end\" is the first day on which it no longer holds: give the day after the last, or leave it out for what happened on one day" }] : []),
    ...Object.entries(fact.links ?? {}).flatMap(([role, id]) => links.has(role) && !ids.has(id)
      ? [{ ...about, code: "TRAMYTE_DATA_REFERENCE_DANGLING" as const, found: id, mend: `bring the fact that "links.${role}" refers to into this record, or leave the link out if there is none` }] : [])
  ]
}

const dayOf = (day: number): CivilDate | "an unknown day" => Math.abs(day) < 2_000_000 ? civilDate(day) : "an unknown day"

/** What else a set is narrowed by is no matter of units: the numbers of all facts of its kind and codes are looked at. */
const unitFinder = (set: Facts, reading: Reading, rules: RulesInForce): ((view: RecordView) => readonly DataProblem[]) | undefined => {
  if (!("kind" in set)) return undefined
  const { kind, codes } = set
  const { fit } = rules.factSet({ kind, ...(codes === undefined ? {} : { codes }), overlaps: { from: { date: "0001-01-01" }, until: { date: "9999-12-31" } } })
  const { component, unit } = reading
  return (view) => (view.facts.get(kind) ?? []).flatMap((one) => {
    const { fact } = one
    const number = component === undefined ? fact.value : fact.components?.[component]
    if (typeof number !== "number" || numberOf(one, reading) !== undefined || fit(one, anyDay) === "out") return []
    return [{
      code: "TRAMYTE_DATA_UNIT_UNKNOWN" as const, subject: view.subject, fact: fact.id, kind, ...(fact.unit === undefined ? {} : { found: fact.unit }),
      mend: `give the number in ${unit}, or say in the definition by "convert" how its unit becomes ${unit}`
    }]
  })
}

const anyDay: EvaluationContext = { on: 0 }
