import type { GrowthSex, NewbornStandard } from "@tramyte/core/growth"
import { measureOfNormal, type NormalCurve, zOfNormal } from "./normalCurve.ts"

const source = "INTERGROWTH-21st: J. Villar et al., Postnatal growth standards for preterm infants (Lancet Global Health 2015; 3: e681-e691)"

const pretermGrowth = (
  about: Pick<NewbornStandard, "id" | "indicator" | "source" | "axis" | "range">, curve: (sex: GrowthSex, at: number) => NormalCurve
): NewbornStandard => {
  const within = (at: number): boolean => at >= about.range[0] && at <= about.range[1]
  return {
    ...about,
    z: (sex, at, measure) => within(at) && measure > 0 ? zOfNormal(curve(sex, at), measure) : undefined,
    measure: (sex, at, z) => {
      const measure = within(at) ? measureOfNormal(curve(sex, at), z) : NaN
      return measure > 0 ? measure : undefined
    }
  }
}

/** 27+0 to 64+0 weeks after the last menstrual period. */
const byAge = { axis: "postmenstrual-day", range: [189, 448] } as const

const boy = (sex: GrowthSex): 0 | 1 => sex === "male" ? 1 : 0

/** Weight of preterm infants (cân nặng trẻ sinh non) by days since the last menstrual period, kg. */
export const pretermWeight: NewbornStandard = /*#__PURE__*/ pretermGrowth({ id: "intergrowth-21st/preterm-weight", indicator: "weight-for-age", source, ...byAge }, (sex, days) => {
  const weeks = days / 7
  return {
    mean: 2.591277 - 0.01155 * Math.sqrt(weeks) - 2201.705 / weeks ** 2 + 0.0911639 * boy(sex),
    sd: 0.1470258 + (505.92394 - 140.0576 * Math.log(weeks)) / weeks ** 2,
    logarithm: true
  }
})

/** Length of preterm infants by days since the last menstrual period, cm. */
export const pretermLength: NewbornStandard = /*#__PURE__*/ pretermGrowth({ id: "intergrowth-21st/preterm-length", indicator: "length-height-for-age", source, ...byAge }, (sex, days) => {
  const weeks = days / 7
  return {
    mean: 4.136244 - 547.0018 / weeks ** 2 + 0.0026066 * weeks + 0.0314961 * boy(sex),
    sd: 0.050489 + (310.44761 - 90.0742 * Math.log(weeks)) / weeks ** 2,
    logarithm: true
  }
})

/** Head circumference of preterm infants by days since the last menstrual period, cm. */
export const pretermHeadCircumference: NewbornStandard = /*#__PURE__*/ pretermGrowth(
  { id: "intergrowth-21st/preterm-head-circumference", indicator: "head-circumference-for-age", source, ...byAge },
  (sex, days) => {
    const weeks = days / 7
    return { mean: 55.53617 - 852.0059 / weeks + 0.7957903 * boy(sex), sd: 3.0582292 + 3910.05 / weeks ** 2 - 180.5625 / weeks, logarithm: false }
  }
)

/** Weight-for-length of preterm infants, 35 to 65 cm, kg. The article does not print its equations: they come from its authors. */
export const pretermWeightForLength: NewbornStandard = /*#__PURE__*/ pretermGrowth(
  { id: "intergrowth-21st/preterm-weight-for-length", indicator: "weight-for-length-height", source: `${source}; equations of its authors`, axis: "cm", range: [35, 65] },
  (sex, length) => {
    const decimetres = length / 10
    const cube = decimetres ** 3
    return sex === "male"
      ? { mean: 13.98383 + (203.5677 - 291.114 * Math.log(decimetres)) / decimetres ** 2, sd: Math.exp(-1.830098 + 0.0049708 * cube), logarithm: false }
      : { mean: 50.32492 + 140.8019 / decimetres - 167.906 / Math.sqrt(decimetres), sd: 0.2195888 + (0.0033017 * Math.log(decimetres) - 0.0046046) * cube, logarithm: false }
  }
)
