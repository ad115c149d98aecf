import { type GrowthSex, indicatorLabels } from "@tramyte/core/growth"
import type { Lang } from "../formatNumber.ts"
import { growthWords, unitOf } from "./growthWords.ts"
import type { OpenReference } from "./openReference.ts"

/** What a chart and its axes are called. */
export interface ChartNames {
  /** "Cân nặng theo tuổi, trẻ gái, 0–5 tuổi" */
  readonly title: string
  /** The same, with words instead of dashes. */
  readonly what: string
  /** What goes up, with its unit. */
  readonly up: string
  /** What goes across, where it is stature. */
  readonly across: string
}

/** Names a chart after its indicator, what of it is measured how, the sex, and the range. */
export const chartNames = (reference: OpenReference, sex: GrowthSex, from: number, until: number, lang: Lang): ChartNames => {
  const words = growthWords[lang]
  const { indicator, axis } = reference
  const stature = reference.stature ?? (indicator !== "length-height-for-age" || axis !== "month" ? undefined : until <= 24 ? "length" : from >= 24 ? "height" : undefined)
  const measured = indicator === "length-height-for-age" ? words.measures[stature ?? (axis === "week" ? "length" : "stature")]
    : indicator === "weight-for-length-height" ? words.measures.weight : words.measures[indicator]
  const label = indicator === "length-height-for-age" && stature !== undefined ? (stature === "length" ? words.lengthForAge : words.heightForAge)
    : indicator === "weight-for-length-height" && stature !== undefined ? (stature === "length" ? words.weightForLength : words.weightForHeight)
      : indicatorLabels[indicator][lang]
  const years = axis === "month" && from % 12 === 0 && until % 12 === 0
  const [low, high] = years ? [from / 12, until / 12] : [from, until]
  const unit = axis === "cm" ? "cm" : years ? words.unit.year : words.unit[axis]
  const named = `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${words.sex[sex].toLowerCase()}`
  return {
    title: `${named}, ${low}–${high} ${unit}`,
    what: `${named}, ${low} ${words.to} ${high} ${unit}`,
    up: `${measured} (${unitOf(indicator)})`,
    across: `${words.measures[stature ?? "stature"]} (cm)`
  }
}
