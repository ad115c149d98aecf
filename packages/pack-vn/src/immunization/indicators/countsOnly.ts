import type { NumberDefinition, SeriesDefinition, SeriesExpression } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { countedDoses, type DoseName } from "./doses.ts"
import { named } from "./items.ts"

const counted = ["bcg", "dpt1", "dpt3", "polio3", "measles1", "measles2"] as const satisfies readonly DoseName[]

const given = (dose: (typeof counted)[number]): SeriesExpression => ({ op: "value", id: named(`${dose}-given`) })
const yearToDate = (of: SeriesExpression): SeriesExpression => ({ op: "window", of, over: "yearToDate", by: "sum" })

const dropOut = (first: (typeof counted)[number], later: (typeof counted)[number]): SeriesDefinition["series"][number] => ({
  id: named(`drop-out-${first}-${later}-of-period`),
  label: text(`Tỷ lệ bỏ mũi theo số mũi của kỳ: ${countedDoses[first].label.vi} → ${countedDoses[later].label.vi} (%)`, `Drop-out by doses of the period: ${countedDoses[first].label.en} to ${countedDoses[later].label.en} (%)`),
  is: { op: "ratio", of: { op: "subtract", of: [given(first), given(later)] }, to: given(first), per: 100 }
})

const coverage = (dose: (typeof counted)[number], target: string): SeriesDefinition["series"][number] => ({
  id: named(`${dose}-given-of-target`),
  label: text(`Tỷ lệ tiêm lũy tích so với chỉ tiêu năm: ${countedDoses[dose].label.vi} (%)`, `Doses of the year so far, of the year's target: ${countedDoses[dose].label.en} (%)`),
  is: { op: "ratio", of: yearToDate(given(dose)), to: { op: "ofYear", of: { op: "value", id: named(target) } }, per: 100 }
})

const numbers: readonly NumberDefinition[] = [
  ...counted.map((dose): NumberDefinition => ({ id: named(`${dose}-given`), label: text(`Số mũi đã tiêm trong kỳ: ${countedDoses[dose].label.vi}`, `Doses given in the period: ${countedDoses[dose].label.en}`), measures: "flow" })),
  { id: named("children-under-1-of-year"), label: text("Số trẻ dưới 1 tuổi trong năm", "Children under 1 in the year"), measures: "flow" },
  { id: named("children-of-18-months-of-year"), label: text("Số trẻ 18 tháng tuổi trong năm", "Children of 18 months in the year"), measures: "flow" }
]

/**
 * For a station that has counts and no records (báo cáo số mũi tiêm): coverage of the year so far and drop-out in period form, as
 * administrative reports and DHIS2 have them. They count doses and not children, so that drop-out may be negative and
 * coverage more than the whole; both are flagged and never clipped. Not to be compared with the indicators of the same doses.
 *
 * @example
 * ```ts
 * import { computeSeries } from "@tramyte/core"
 * import { immunizationSeries } from "@tramyte/pack-vn/immunization"
 *
 * const march = { from: "2026-03-01", until: "2026-04-01" }
 * const told = { unit: "10903", period: march, kind: "entered", source: "Báo cáo tiêm chủng thường xuyên", year: 2026 } as const
 * const numbers = [{ ...told, id: "vietnam-immunization/dpt1-given", value: 40 }, { ...told, id: "vietnam-immunization/dpt3-given", value: 34 }]
 * const cells = computeSeries(immunizationSeries, { numbers }, { periods: [march], units: [{ id: "10903", kind: "commune" }], of: ["10903"] })
 * cells.find(({ series }) => series === "vietnam-immunization/drop-out-dpt1-dpt3-of-period")?.value // => 15
 * ```
 */
export const immunizationSeries: SeriesDefinition = {
  numbers,
  series: [
    ...(["bcg", "dpt1", "dpt3", "polio3", "measles1"] as const).map((dose) => coverage(dose, "children-under-1-of-year")),
    coverage("measles2", "children-of-18-months-of-year"),
    dropOut("dpt1", "dpt3"),
    dropOut("dpt1", "measles1"),
    dropOut("measles1", "measles2")
  ]
}
