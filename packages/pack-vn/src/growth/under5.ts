import type { GrowthItem } from "@tramyte/core/growth"
import { cite, text } from "@tramyte/core/pack"
import { band, classified, type DatedSource } from "./items.ts"

const ages = { from: 0, until: 60 } as const

const source: DatedSource = {
  cites: [cite("who-growth-training-2008", "Phần C"), cite("who-growth-standards-2006")],
  status: "secondary",
  note: text("Ngưỡng theo z-score đã làm tròn hai số lẻ; đúng ngưỡng là thuộc mức nhẹ hơn.", "Cut-offs go by the z-score rounded to two decimals; a score on the cut-off is in the milder class.")
}

const more = (vi: string, en: string): DatedSource => ({ ...source, note: text(`${source.note!.vi} ${vi}`, `${source.note!.en} ${en}`) })

/** What z-scores of the WHO standards of 2006 are called, 0 to 59 months (phân loại theo chuẩn WHO 2006). */
export const under5: readonly GrowthItem[] = [
  classified("length-height-for-age-under-5", text("Phân loại chiều dài/chiều cao theo tuổi, 0–59 tháng", "Classes of length/height-for-age, 0–59 months"),
    more("Rất cao hiếm khi là vấn đề, trừ bệnh nội tiết.", "Very tall is rarely a problem, but may be endocrine."), "length-height-for-age", ages,
    band("severely-stunted", "thấp còi nặng", "severely stunted", { below: -3 }),
    band("stunted", "thấp còi", "stunted", { below: -2 }),
    band("very-tall", "rất cao", "very tall", { above: 3 }),
    band("normal-height", "chiều cao bình thường", "normal height")),
  classified("weight-for-age-under-5", text("Phân loại cân nặng theo tuổi, 0–59 tháng", "Classes of weight-for-age, 0–59 months"),
    more("Trên +1 SD không gọi là thừa cân: xét cân nặng theo chiều cao hoặc BMI.", "Above +1 SD is not called overweight: weight-for-length/height or BMI tells."), "weight-for-age", ages,
    band("severely-underweight", "nhẹ cân nặng", "severely underweight", { below: -3 }),
    band("underweight", "nhẹ cân", "underweight", { below: -2 }),
    band("weight-to-be-judged-by-height", "cân nặng cao, cần xét theo chiều cao", "heavy, to be judged by height", { above: 1 }),
    band("normal-weight", "cân nặng bình thường", "normal weight")),
  classified("weight-for-length-height-under-5", text("Phân loại cân nặng theo chiều dài/chiều cao, 0–59 tháng", "Classes of weight-for-length/height, 0–59 months"), source, "weight-for-length-height", ages,
    band("severely-wasted", "gầy còm nặng", "severely wasted", { below: -3 }),
    band("wasted", "gầy còm", "wasted", { below: -2 }),
    band("obese", "béo phì", "obese", { above: 3 }),
    band("overweight", "thừa cân", "overweight", { above: 2 }),
    band("possible-risk-of-overweight", "có nguy cơ thừa cân", "possible risk of overweight", { above: 1 }),
    band("normal-weight-for-height", "cân nặng theo chiều cao bình thường", "normal weight for height")),
  classified("bmi-for-age-under-5", text("Phân loại BMI theo tuổi, 0–59 tháng", "Classes of BMI-for-age, 0–59 months"),
    more("Mã riêng: suy dinh dưỡng cấp tính và tỷ lệ gầy còm tính theo cân nặng theo chiều cao, không theo BMI.", "Codes of their own: acute malnutrition and wasting go by weight-for-height, not by BMI."), "bmi-for-age", ages,
    band("severely-wasted-by-bmi", "gầy còm nặng theo BMI", "severely wasted by BMI", { below: -3 }),
    band("wasted-by-bmi", "gầy còm theo BMI", "wasted by BMI", { below: -2 }),
    band("obese-by-bmi", "béo phì theo BMI", "obese by BMI", { above: 3 }),
    band("overweight-by-bmi", "thừa cân theo BMI", "overweight by BMI", { above: 2 }),
    band("possible-risk-of-overweight-by-bmi", "có nguy cơ thừa cân theo BMI", "possible risk of overweight by BMI", { above: 1 }),
    band("normal-bmi-under-5", "BMI bình thường (dưới 5 tuổi)", "normal BMI (under 5)"))
]
