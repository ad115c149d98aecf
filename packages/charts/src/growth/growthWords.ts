import type { GrowthIndicator, GrowthSex, Stature } from "@tramyte/core/growth"
import type { Lang } from "../formatNumber.ts"

/** The words of growth charts in one language. */
export interface GrowthWords {
  readonly sex: Readonly<Record<GrowthSex, string>>
  /** What goes up. */
  readonly measures: Readonly<Record<Exclude<GrowthIndicator, "length-height-for-age">, string>>
  readonly stature: Readonly<Record<Stature | "either", string>>
  /** Names of indicators where it is known how stature is measured. */
  readonly byStature: Readonly<Partial<Record<GrowthIndicator, Readonly<Record<Stature, string>>>>>
  readonly scale: { readonly z: string; readonly centile: string }
  readonly lying: string
  readonly standing: string
  readonly axis: Readonly<Record<"months" | "years" | "gestation" | "postmenstrual", string>>
  readonly due: string
  readonly underOne: string
  readonly year: (year: number) => string
  readonly unit: Readonly<Record<"month" | "year" | "week" | "day", string>>
  readonly to: string
  readonly child: string
  readonly corrected: string
  readonly sinceBirth: string
  readonly setAside: string
  readonly oedema: string
  /** Not on the axis; on the axis, but above or below what is drawn. */
  readonly outside: string
  readonly beyond: string
  readonly source: string
  readonly linesAt: (place: string) => string
  readonly times: (count: string) => string
  readonly below: (line: string) => string
  readonly above: (line: string) => string
  readonly between: (lower: string, upper: string) => string
  readonly on: (line: string) => string
  readonly centileLine: (centile: string) => string
  readonly centile: (centile: string) => string
  readonly lessThan: string
  readonly moreThan: string
}

/** Vietnamese as the growth charts of the Ministry of Health have it; English as WHO's. */
export const growthWords: Readonly<Record<Lang, GrowthWords>> = {
  vi: {
    sex: { male: "Trẻ trai", female: "Trẻ gái" },
    measures: {
      "weight-for-age": "Cân nặng", "weight-for-length-height": "Cân nặng", "bmi-for-age": "BMI", "head-circumference-for-age": "Vòng đầu",
      "arm-circumference-for-age": "Vòng cánh tay", "triceps-skinfold-for-age": "Nếp gấp da cơ tam đầu",
      "subscapular-skinfold-for-age": "Nếp gấp da dưới xương bả vai"
    },
    stature: { length: "Chiều dài", height: "Chiều cao", either: "Chiều dài/chiều cao" },
    byStature: {
      "length-height-for-age": { length: "chiều dài theo tuổi", height: "chiều cao theo tuổi" },
      "weight-for-length-height": { length: "cân nặng theo chiều dài", height: "cân nặng theo chiều cao" }
    },
    scale: { z: "Z-score (SD)", centile: "Bách phân vị" },
    lying: "đo nằm", standing: "đo đứng",
    axis: {
      months: "Tuổi (tháng)", years: "Tuổi (năm)", gestation: "Tuổi thai (tuần)", postmenstrual: "Tuổi tính từ kinh cuối (tuần)"
    },
    due: "40 tuần: ngày dự sinh",
    underOne: "dưới 1 tuổi", year: (year) => `${year} tuổi`,
    unit: { month: "tháng", year: "tuổi", week: "tuần", day: "ngày" }, to: "đến",
    child: "Số đo của trẻ", corrected: "Theo tuổi hiệu chỉnh", sinceBirth: "Theo tuổi từ khi sinh", setAside: "Không dùng để đánh giá", oedema: "phù",
    outside: "Ngoài biểu đồ", beyond: "ngoài khung", source: "Nguồn",
    linesAt: (place) => `Đường chuẩn lúc ${place}`, times: (count) => `${count} lần đo`,
    below: (line) => `dưới ${line}`, above: (line) => `trên ${line}`,
    between: (lower, upper) => `giữa ${lower} và ${upper}`, on: (line) => `đúng đường ${line}`,
    centileLine: (centile) => `P${centile}`, centile: (centile) => `bách phân vị ${centile}`, lessThan: "dưới ", moreThan: "trên "
  },
  en: {
    sex: { male: "Boy", female: "Girl" },
    measures: {
      "weight-for-age": "Weight", "weight-for-length-height": "Weight", "bmi-for-age": "BMI", "head-circumference-for-age": "Head circumference",
      "arm-circumference-for-age": "Arm circumference", "triceps-skinfold-for-age": "Triceps skinfold",
      "subscapular-skinfold-for-age": "Subscapular skinfold"
    },
    stature: { length: "Length", height: "Height", either: "Length/height" },
    byStature: {
      "length-height-for-age": { length: "length-for-age", height: "height-for-age" },
      "weight-for-length-height": { length: "weight-for-length", height: "weight-for-height" }
    },
    scale: { z: "z-score (SD)", centile: "Percentile" },
    lying: "lying", standing: "standing",
    axis: {
      months: "Age (months)", years: "Age (years)", gestation: "Gestational age (weeks)", postmenstrual: "Postmenstrual age (weeks)"
    },
    due: "40 weeks: due date",
    underOne: "under 1 year", year: (year) => (year === 1 ? "1 year" : `${year} years`),
    unit: { month: "months", year: "years", week: "weeks", day: "days" }, to: "to",
    child: "The child's measurements", corrected: "At corrected age", sinceBirth: "At age since birth", setAside: "Not used to assess", oedema: "oedema",
    outside: "Off the chart", beyond: "beyond the frame", source: "Source",
    linesAt: (place) => `Reference lines at ${place}`, times: (count) => (count === "1" ? "1 measurement" : `${count} measurements`),
    below: (line) => `below ${line}`, above: (line) => `above ${line}`,
    between: (lower, upper) => `between ${lower} and ${upper}`, on: (line) => `on the ${line} line`,
    centileLine: (centile) => `${centile}${ordinal(centile)}`, centile: (centile) => `${centile}${ordinal(centile)} percentile`,
    lessThan: "below the ", moreThan: "above the "
  }
}

/** The unit of a measure. */
export const unitOf = (indicator: GrowthIndicator): string => {
  if (indicator.startsWith("weight")) return "kg"
  return indicator === "bmi-for-age" ? "kg/m²" : indicator.includes("skinfold") ? "mm" : "cm"
}

const ordinal = (centile: string): string => {
  if (/[.]|1[123]$/.test(centile)) return "th"
  return { 1: "st", 2: "nd", 3: "rd" }[centile.at(-1) ?? ""] ?? "th"
}
