import { ageBands, countKpis, type KpiReport, type RulesInForce, type Subject } from "@tramyte/core"
import type { KpiQuery } from "../ports/recordStore.ts"
import { checkKpiQuery } from "./checkQuestion.ts"
import { questionError } from "./questionError.ts"

/** The people and units that a question is asked of, with nothing withheld: records or views of them. */
export interface AskedSubjects {
  readonly persons: AsyncIterable<Subject> | Iterable<Subject>
  readonly units?: AsyncIterable<Subject> | Iterable<Subject>
}

/**
 * Answers `RecordStoreMethods.kpi` from records: for any store that can read them and has no faster way. One record is held at
 * a time. Give what the context reaches, as known at `query.knownAt`, with nothing withheld: official numbers are right for
 * whoever asks, and reports say who is counted by id only.
 *
 * @param subjects everybody whom the context reaches, and the units
 * @param rules the rules in force on the last day of the period
 * @throws StoreError `TRAMYTE_STORE_INVALID` for an indicator that is not in force, a period that is none
 * @example
 * ```ts
 * import { kpiOfRecords } from "@tramyte/sdk"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const insured = { person: { id: "a" }, facts: [
 *   { id: "1", kind: "residence", code: ["permanent"], recorded: "2026-01-01", start: "2020", end: "ongoing", links: { commune: "11284" } },
 *   { id: "2", kind: "insurance", recorded: "2026-01-01", start: "2026-01-01", end: "ongoing" }
 * ] } as const
 * const [report] = await kpiOfRecords({ persons: [insured] }, loadCommune("nam-thanh-mien", "2026-12-31"), {
 *   period: { from: "2026-01-01", until: "2027-01-01" }, indicators: ["nam-thanh-mien/insurance-coverage"], by: ["sex", { ageBands: [60] }]
 * })
 * report?.rate // => 1
 * ```
 */
export const kpiOfRecords = async ({ persons, units = [] }: AskedSubjects, rules: RulesInForce, query: KpiQuery): Promise<readonly KpiReport[]> => {
  checkKpiQuery(query)
  try {
    const counter = countKpis(rules, kpiSettings(query))
    for await (const record of persons) counter.person(record)
    for await (const record of units) counter.unit(record)
    return counter.reports()
  } catch (error) {
    throw questionError(error)
  }
}

/** The query as the core's `computeKpis` and `countKpis` take it: age bands as a stratifier. */
export const kpiSettings = ({ by, ...query }: KpiQuery) => ({
  ...query,
  ...(by === undefined ? {} : { by: by.map((one) => typeof one === "string" ? one : ageBands(one.ageBands)) })
})
