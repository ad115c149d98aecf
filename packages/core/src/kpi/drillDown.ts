import type { Verdict } from "../logic/verdict.ts"
import type { KpiMember, KpiReport } from "./computeKpi.ts"
import type { PopulationName } from "./populations.ts"

/** A number of a report: of a population or of those scored, in all or in one stratum. */
export interface KpiCell {
  readonly in: PopulationName | "scored" | "undecided"
  /** Those counted as yes (the default), as no, or as unknown. */
  readonly as?: Verdict
  /** In this stratum: `{ by: "village", key: "11284-03" }`. */
  readonly stratum?: { readonly by: string; readonly key: string }
}

/**
 * The people behind a number of a report that was computed with `people: true`: as many as the number says.
 *
 * @throws RangeError when the report lists nobody, because it was computed without `people`
 * @example
 * ```ts
 * import { computeKpi, drillDown } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const home = { type: "permanent", commune: "11284" } as const
 * const report = computeKpi(loadCommune("nam-thanh-mien", "2026-12-31"), "nam-thanh-mien/insurance-coverage", {
 *   period: { from: "2026-01-01", until: "2027-01-01" }, people: true,
 *   records: [{ id: "a", residence: home, insurance: true }, { id: "b", residence: home, insurance: false }]
 * })
 * drillDown(report, { in: "scored", as: "no" }).map(({ id }) => id) // => ["b"]
 * ```
 */
export const drillDown = ({ people, indicator }: KpiReport, { in: population, as = "yes", stratum }: KpiCell): readonly KpiMember[] => {
  if (people === undefined) throw new RangeError(`The report of "${indicator}" lists nobody; compute it with people: true.`)
  return people.filter((member) => {
    const standing = population === "scored" ? member.scored : population === "undecided" ? (member.undecided === true ? as : undefined) : member.populations[population]
    return standing === as && (stratum === undefined || member.strata[stratum.by]?.includes(stratum.key) === true)
  })
}
