import type { GrowthIndicator, GrowthSex } from "@tramyte/core/growth"
import type { Lang } from "../formatNumber.ts"

/** The words of growth charts in one language. */
export interface GrowthWords {
  readonly sex: Readonly<Record<GrowthSex, string>>
  /** What is measured, by indicator; stature by how it is taken. */
  readonly measures: Readonly<Record<Exclude<GrowthIndicator, "length-height-for-age" | "weight-for-length-height"> | "weight" | "length" | "height" | "stature", string>>
  readonly weightForLength: string
  readonly weightForHeight: string
  readonly lengthForAge: string
  readonly heightForAge: string
  readonly scale: { readonly z: string; readonly centile: string }
  readonly lying: string
  readonly standing: string
  readonly axis: { readonly months: string; readonly years: string; readonly gestation: string; readonly postmenstrual: string }
  readonly underOne: string
  readonly year: (year: number) => string
  readonly unit: { readonly month: string; readonly year: string; readonly week: string; readonly day: string }
  readonly to: string
  readonly child: string
  readonly corrected: string
  readonly atBirthAge: string
  readonly setAside: string
  readonly outside: string
  readonly beyond: string
  readonly source: string
  readonly reference: (place: string) => string
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

/** Vietnamese as the Ministry of Health's growth charts have it; English as WHO's. */
export const growthWords: Readonly<Record<Lang, GrowthWords>> = {
  vi: {
    sex: { male: "Trẻ trai", female: "Trẻ gái" },
    measures: {
      weight: "Cân nặng", length: "Chiều dài", height: "Chiều cao", stature: "Chiều dài/chiều cao", "weight-for-age": "Cân nặng", "bmi-for-age": "BMI",
      "head-circumference-for-age": "Vòng đầu", "arm-circumference-for-age": "Vòng cánh tay", "triceps-skinfold-for-age": "Nếp gấp da cơ tam đầu",
      "subscapular-skinfold-for-age": "Nếp gấp da dưới xương bả vai"
    },
    weightForLength: "cân nặng theo chiều dài", weightForHeight: "cân nặng theo chiều cao", lengthForAge: "chiều dài theo tuổi", heightForAge: "chiều cao theo tuổi",
    scale: { z: "Z-score (SD)", centile: "Bách phân vị" },
    lying: "đo nằm", standing: "đo đứng",
    axis: { months: "Tuổi (tháng)", years: "Tuổi (năm)", gestation: "Tuổi thai (tuần)", postmenstrual: "Tuổi tính từ kinh cuối (tuần; 40 tuần: ngày dự sinh)" },
    underOne: "dưới 1 tuổi", year: (year) => `${year} tuổi`,
    unit: { month: "tháng", year: "tuổi", week: "tuần", day: "ngày" }, to: "đến",
    child: "Số đo của trẻ", corrected: "Theo tuổi hiệu chỉnh", atBirthAge: "Theo tuổi từ khi sinh", setAside: "Không dùng để đánh giá", outside: "Ngoài biểu đồ", beyond: "ngoài khung",
    source: "Nguồn", reference: (place) => `Đường chuẩn lúc ${place}`, times: (count) => `${count} lần đo`,
    below: (line) => `dưới ${line}`, above: (line) => `trên ${line}`, between: (lower, upper) => `giữa ${lower} và ${upper}`, on: (line) => `đúng đường ${line}`,
    centileLine: (centile) => `P${centile}`, centile: (centile) => `bách phân vị ${centile}`, lessThan: "dưới ", moreThan: "trên "
  },
  en: {
    sex: { male: "Boy", female: "Girl" },
    measures: {
      weight: "Weight", length: "Length", height: "Height", stature: "Length/height", "weight-for-age": "Weight", "bmi-for-age": "BMI",
      "head-circumference-for-age": "Head circumference", "arm-circumference-for-age": "Arm circumference", "triceps-skinfold-for-age": "Triceps skinfold",
      "subscapular-skinfold-for-age": "Subscapular skinfold"
    },
    weightForLength: "weight-for-length", weightForHeight: "weight-for-height", lengthForAge: "length-for-age", heightForAge: "height-for-age",
    scale: { z: "z-score (SD)", centile: "Percentile" },
    lying: "lying", standing: "standing",
    axis: { months: "Age (months)", years: "Age (years)", gestation: "Gestational age (weeks)", postmenstrual: "Postmenstrual age (weeks; 40 weeks: due date)" },
    underOne: "under 1 year", year: (year) => (year === 1 ? "1 year" : `${year} years`),
    unit: { month: "months", year: "years", week: "weeks", day: "days" }, to: "to",
    child: "The child's measurements", corrected: "At corrected age", atBirthAge: "At age since birth", setAside: "Not used to assess", outside: "Off the chart", beyond: "beyond the frame",
    source: "Source", reference: (place) => `Reference lines at ${place}`, times: (count) => (count === "1" ? "1 measurement" : `${count} measurements`),
    below: (line) => `below ${line}`, above: (line) => `above ${line}`, between: (lower, upper) => `between ${lower} and ${upper}`, on: (line) => `on the ${line} line`,
    centileLine: (centile) => `${centile}${ordinal(centile)}`, centile: (centile) => `${centile}${ordinal(centile)} percentile`, lessThan: "below the ", moreThan: "above the "
  }
}

/** The unit of a measure. */
export const unitOf = (indicator: GrowthIndicator): string =>
  (indicator.startsWith("weight") ? "kg" : indicator === "bmi-for-age" ? "kg/m²" : indicator.includes("skinfold") ? "mm" : "cm")

const ordinal = (centile: string): string => (/[.]|1[123]$/.test(centile) ? "th" : { 1: "st", 2: "nd", 3: "rd" }[centile.at(-1) ?? ""] ?? "th")
