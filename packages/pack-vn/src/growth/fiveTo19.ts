import type { GrowthItem } from "@tramyte/core/growth"
import { cite, text } from "@tramyte/core/pack"
import { band, classified, type DatedSource } from "./items.ts"

const reference = cite("who-growth-reference-2007")

/** The tables end with 228 months, weight with 120; whatever has a z-score there has a class. */
const [all, toTen] = [{ from: 60, until: 229 }, { from: 60, until: 121 }] as const

const secondary: DatedSource = {
  cites: [reference],
  status: "secondary",
  note: text("Theo WHO, +1 SD ở 19 tuổi là BMI 25,4 (nam) và 25,0 (nữ), +2 SD là 29,7. Văn bản Việt Nam cho tuổi học đường chưa thấy.",
    "By WHO, +1 SD at 19 years is a BMI of 25.4 (boys) and 25.0 (girls), +2 SD is 29.7. No Vietnamese text for school age was seen.")
}

const unverified = (vi: string, en: string): DatedSource => ({ cites: [reference, cite("who-anthro-2026")], status: "unverified", note: text(vi, en) })

/** What z-scores of the WHO reference of 2007 are called, 5 to 19 years (phân loại theo tham chiếu WHO 2007). */
export const fiveTo19: readonly GrowthItem[] = [
  classified("bmi-for-age-5-to-19", text("Phân loại BMI theo tuổi, 5–19 tuổi", "Classes of BMI-for-age, 5–19 years"), secondary, "bmi-for-age", all,
    band("severely-thin", "gầy nặng", "severely thin", { below: -3 }),
    band("thin", "gầy", "thin", { below: -2 }),
    band("obese", "béo phì", "obese", { above: 2 }),
    band("overweight", "thừa cân", "overweight", { above: 1 }),
    band("normal-bmi", "BMI bình thường", "normal BMI")),
  classified("height-for-age-5-to-19", text("Phân loại chiều cao theo tuổi, 5–19 tuổi", "Classes of height-for-age, 5–19 years"),
    unverified("Dưới -2 SD là thấp còi; mức nặng dưới -3 SD lấy như dưới 5 tuổi, phần mềm của WHO đếm cả ngưỡng này.", "Below -2 SD is stunted; severe below -3 SD is taken as under 5, and WHO's program counts that cut-off too."), "length-height-for-age", all,
    band("severely-stunted", "thấp còi nặng", "severely stunted", { below: -3 }),
    band("stunted", "thấp còi", "stunted", { below: -2 }),
    band("normal-height", "chiều cao bình thường", "normal height")),
  classified("weight-for-age-5-to-10", text("Phân loại cân nặng theo tuổi, 5–10 tuổi", "Classes of weight-for-age, 5–10 years"),
    unverified("Chỉ đến 10 tuổi: sau đó cân nặng theo tuổi không phân biệt được cao với béo. Ngưỡng lấy như dưới 5 tuổi.", "To 10 years only: later weight-for-age does not tell tall from heavy. Cut-offs are taken as under 5."), "weight-for-age", toTen,
    band("severely-underweight", "nhẹ cân nặng", "severely underweight", { below: -3 }),
    band("underweight", "nhẹ cân", "underweight", { below: -2 }),
    band("weight-to-be-judged-by-height", "cân nặng cao, cần xét theo chiều cao", "heavy, to be judged by height", { above: 1 }),
    band("normal-weight", "cân nặng bình thường", "normal weight"))
]
