import { type GrowthSex, indicatorLabels, type Stature } from "@tramyte/core/growth"
import { formatNumber, type Lang } from "../formatNumber.ts"
import { growthWords, unitOf } from "./growthWords.ts"
import type { OpenReference } from "./openReference.ts"

/** What a chart and its axes are called. */
export interface ChartNames {
  /** "Cân nặng theo tuổi, trẻ gái, 0–5 tuổi" */
  readonly title: string
  /** The same, with a word instead of the dash. */
  readonly what: string
  /** What goes up, with its unit. */
  readonly up: string
  /** What goes across, where it is stature. */
  readonly across: string
}

/** Names a chart after its indicator, how stature is measured, the sex, and the range. */
export const chartNames = (reference: OpenReference, sex: GrowthSex, from: number, until: number, lang: Lang): ChartNames => {
  const words = growthWords[lang]
  const { indicator, axis } = reference
  const stature = statureOf(reference, from, until)
  const years = axis === "month" && from % 12 === 0 && until % 12 === 0
  const [low, high] = (years ? [from / 12, until / 12] : [from, until]).map((place) => formatNumber(place, lang))
  const unit = axis === "cm" ? "cm" : years ? words.unit.year : words.unit[axis]
  const label = stature === undefined ? indicatorLabels[indicator][lang] : words.byStature[indicator]?.[stature] ?? indicatorLabels[indicator][lang]
  const named = `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${words.sex[sex].toLowerCase()}`
  const measured = indicator === "length-height-for-age" ? words.stature[stature ?? "either"] : words.measures[indicator]
  return {
    title: `${named}, ${low}–${high} ${unit}`,
    what: `${named}, ${low} ${words.to} ${high} ${unit}`,
    up: `${measured} (${unitOf(indicator)})`,
    across: `${words.stature[stature ?? "either"]} (cm)`
  }
}

/** Children under 2 years are measured lying, older ones standing, unless the table says otherwise. */
const statureOf = ({ indicator, axis, stature }: OpenReference, from: number, until: number): Stature | undefined => {
  if (stature !== undefined || indicator !== "length-height-for-age") return stature
  if (axis === "week" || until <= 24) return "length"
  return from >= 24 ? "height" : undefined
}
