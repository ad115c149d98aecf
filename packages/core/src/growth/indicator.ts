import type { Text } from "../language/text.ts"

/** What is compared with a growth standard, named as WHO names it. Weight-for-length and weight-for-height are one: the table follows from how the child was measured. */
export type GrowthIndicator =
  | "length-height-for-age" | "weight-for-age" | "weight-for-length-height" | "bmi-for-age"
  | "head-circumference-for-age" | "arm-circumference-for-age" | "triceps-skinfold-for-age" | "subscapular-skinfold-for-age"

/** The indicators, in the order in which WHO's own programs give them. */
export const growthIndicators: readonly GrowthIndicator[] = [
  "length-height-for-age", "weight-for-age", "weight-for-length-height", "bmi-for-age",
  "head-circumference-for-age", "arm-circumference-for-age", "triceps-skinfold-for-age", "subscapular-skinfold-for-age"
]

/** Their names. */
export const indicatorLabels: Readonly<Record<GrowthIndicator, Text>> = {
  "length-height-for-age": { vi: "chiều dài/chiều cao theo tuổi", en: "length/height-for-age" },
  "weight-for-age": { vi: "cân nặng theo tuổi", en: "weight-for-age" },
  "weight-for-length-height": { vi: "cân nặng theo chiều dài/chiều cao", en: "weight-for-length/height" },
  "bmi-for-age": { vi: "BMI theo tuổi", en: "BMI-for-age" },
  "head-circumference-for-age": { vi: "vòng đầu theo tuổi", en: "head circumference-for-age" },
  "arm-circumference-for-age": { vi: "vòng cánh tay theo tuổi", en: "arm circumference-for-age" },
  "triceps-skinfold-for-age": { vi: "nếp gấp da cơ tam đầu theo tuổi", en: "triceps skinfold-for-age" },
  "subscapular-skinfold-for-age": { vi: "nếp gấp da dưới xương bả vai theo tuổi", en: "subscapular skinfold-for-age" }
}

/** Growth standards are by sex; a child whose sex is not known has no z-score. */
export type GrowthSex = "male" | "female"

/** Lying or standing (nằm, đứng): recumbent length is about 0.7 cm more than standing height. */
export type Stature = "length" | "height"
