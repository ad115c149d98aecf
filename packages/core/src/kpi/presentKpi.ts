import { presentProportion, suppress, targetVerdict } from "../statistics/index.ts"
import type { Presentation } from "../statistics/index.ts"
import type { Period } from "../time/index.ts"
import type { KpiReport } from "./computeKpi.ts"
import type { Counts } from "./populations.ts"

/** A count that may be shown, or one that is hidden because it, or another that it would betray, is too small. */
export type ShownCount = number | "hidden"

/** The figures of one stratum as they may leave the station. */
export interface PresentedStratum {
  readonly key: string
  readonly scored: { readonly [verdict in keyof Counts]: ShownCount }
  readonly of: ShownCount
  /** Only where its counts are shown. */
  readonly rate?: number
  /** Whether the share says enough to be read, by the standard for proportions; a hidden count has none. */
  readonly reading?: Presentation
}

/** A report as it may leave the station. */
export interface PresentedReport {
  readonly indicator: string
  readonly period: Period
  readonly hideBelow: number
  readonly scored: { readonly [verdict in keyof Counts]: ShownCount }
  readonly of: number
  readonly rate?: number
  readonly target?: number
  /** Whether the target is met, for a whole register: by its counts, and open while those not known could turn it. */
  readonly verdict?: "met" | "notMet" | "cannotTell"
  /** `withheld`: no choice of cells protects the small ones; merge strata and present again. */
  readonly strata: readonly { readonly by: string; readonly withheld: boolean; readonly values: readonly PresentedStratum[] }[]
}

/** How a report is shown. */
export interface PresentOptions {
  /** Counts from 1 up to but without this are hidden. Default: what the definition says, or 5. No threshold of Viet Nam is known to us. */
  readonly hideBelow?: number
}

/**
 * Makes a report safe to leave the station: small counts are hidden, and as many others as it takes so that nobody can work them
 * out from totals. Lists of people are left out.
 *
 * Shares are taken from shown counts alone. Where no choice protects the small counts, the whole breakdown is withheld.
 *
 * @example
 * ```ts
 * import { computeKpi, presentKpi } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const in_ = (village: string) => ({ type: "permanent", commune: "11284", village } as const)
 * const people = (village: string, insured: number, not: number) => Array.from({ length: insured + not }, (_, index) => ({ id: `${village}-${index}`, residence: in_(village), insurance: index < insured }))
 * const report = computeKpi(loadCommune("nam-thanh-mien", "2026-12-31"), "nam-thanh-mien/insurance-coverage", {
 *   period: { from: "2026-01-01", until: "2027-01-01" }, by: ["village"], records: [...people("a", 20, 2), ...people("b", 30, 12), ...people("c", 25, 9)]
 * })
 * presentKpi(report).strata[0]?.values.map(({ key, scored }) => [key, scored.no]) // => [["a", "hidden"], ["b", 12], ["c", "hidden"]]
 * ```
 */
export const presentKpi = (report: KpiReport, options: PresentOptions = {}): PresentedReport => {
  const hideBelow = options.hideBelow ?? report.smallNumbers?.hideBelow ?? 5
  const { scored, of, rate, target, undecided } = report
  const whole = suppress([scored.yes, scored.no, scored.unknown], hideBelow)
  const cells = whole.needsMerge ? allHidden : whole.cells[0]!
  const isShown = !cells.includes("hidden")
  return {
    indicator: report.indicator,
    period: report.period,
    hideBelow,
    scored: countsOf(cells),
    of,
    ...(isShown && rate !== undefined ? { rate } : {}),
    ...(target === undefined ? {} : { target }),
    ...(isShown && target !== undefined && of > 0 && report.estimate === undefined
      // Whoever may belong to those scored could be in the numerator, or not.
      ? { verdict: targetVerdict(scored.yes, of + undecided, { share: target, direction: report.direction, counted: "everybody", unknown: scored.unknown + undecided }) } : {}),
    strata: report.strata.map(({ by, values }) => {
      const rows = values.map((value) => [value.scored.yes, value.scored.no, value.scored.unknown])
      // Where nobody knows of anybody, there is no third column to protect.
      const columns = rows.some((row) => row[2]! > 0) ? 3 : 2
      const table = rows.length === 0 ? undefined : suppress(rows.map((row) => row.slice(0, columns)), hideBelow)
      const withheld = !isShown || table?.needsMerge === true
      return {
        by,
        withheld,
        values: values.map((value, index): PresentedStratum => {
          const row = withheld || table === undefined || table.needsMerge ? allHidden : [...table.cells[index]!, 0].slice(0, 3)
          const open = !row.includes("hidden")
          return {
            key: value.key,
            scored: countsOf(row),
            of: withheld ? "hidden" : value.of,
            ...(open && value.rate !== undefined ? { rate: value.rate, reading: presentProportion(value.scored.yes, value.of, "nchs") } : {})
          }
        })
      }
    })
  }
}

const allHidden: readonly ShownCount[] = ["hidden", "hidden", "hidden"]

const countsOf = ([yes = 0, no = 0, unknown = 0]: readonly ShownCount[]): PresentedReport["scored"] => ({ yes, no, unknown })
