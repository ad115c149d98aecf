import type { GrowthIndicator } from "./indicator.ts"
import type { NewbornStandard } from "./growthTable.ts"

/** Standards that can be reckoned in the head: z is the measure less the median, over the step; a girl's median is one step lower. */
const made = (id: string, indicator: NewbornStandard["indicator"], axis: NewbornStandard["axis"], range: readonly [number, number], medianAt: (at: number) => number, step: number): NewbornStandard => {
  const median = (sex: "male" | "female", at: number) => at < range[0] || at > range[1] ? undefined : medianAt(at) - (sex === "female" ? step : 0)
  return {
    id, indicator, axis, range, source: "made for tests",
    z: (sex, at, measure) => { const middle = median(sex, at); return middle === undefined ? undefined : (measure - middle) / step },
    measure: (sex, at, z) => { const middle = median(sex, at); return middle === undefined ? undefined : middle + z * step }
  }
}

const weight: GrowthIndicator = "weight-for-age"
const length: GrowthIndicator = "length-height-for-age"

/** Size at birth from 168 to 300 days, growth after preterm birth from 189 to 448 days: 1 kg at 200 days, 10 g a day; 40 cm, 1 mm a day. */
export const madeNewborn: readonly NewbornStandard[] = [
  made("birth/weight", weight, "gestational-day", [168, 300], (at) => 1 + (at - 200) / 100, 0.25), made("birth/length", length, "gestational-day", [168, 300], (at) => 40 + (at - 200) / 10, 2),
  made("preterm/weight", weight, "postmenstrual-day", [189, 448], (at) => 0.9 + (at - 200) / 100, 0.25), made("preterm/length", length, "postmenstrual-day", [189, 448], (at) => 39 + (at - 200) / 10, 2),
  made("preterm/head", "head-circumference-for-age", "postmenstrual-day", [189, 448], (at) => 28 + (at - 200) / 20, 1), made("preterm/weight-for-length", "weight-for-length-height", "cm", [35, 65], (at) => at / 20, 0.2)
]
