import type { Text } from "@tramyte/core"
import { text } from "@tramyte/core/pack"

/** What is asked or measured before a vaccination (nội dung khám sàng lọc): the code of an observation, and the question. */
export interface ScreeningQuestion {
  /** The code of the observation that answers it. */
  readonly code: string
  readonly question: Text
  /** How it is answered: `yes` or `no` as `valueCode`, a number in a unit, or one of some codes. */
  readonly answer: "yesOrNo" | { readonly unit: string } | { readonly codes: readonly string[] }
  /** An answer of another day will do. */
  readonly standing?: true
}

const asked = (code: string, vi: string, en: string, answer: ScreeningQuestion["answer"] = "yesOrNo", standing?: true): ScreeningQuestion =>
  ({ code, question: text(vi, en), answer, ...(standing === undefined ? {} : { standing }) })

/** All questions; which of them are asked hangs on the age and the vaccine. */
export const screeningQuestions: readonly ScreeningQuestion[] = [
  asked("body-temperature", "Thân nhiệt bao nhiêu °C?", "What is the body temperature, in °C?", { unit: "Cel" }),
  asked("acute-illness", "Có đang mắc bệnh cấp tính, bệnh nhiễm trùng không?", "Is there an acute illness or an infection?"),
  asked("organ-failure", "Có suy chức năng cơ quan (hô hấp, tuần hoàn, tim, thận, gan, ý thức) không?", "Is an organ failing (breathing, circulation, heart, kidneys, liver, consciousness)?"),
  asked("other-contraindication", "Có chống chỉ định khác theo hướng dẫn của nhà sản xuất không?", "Is there another contraindication by the manufacturer's instructions?"),
  asked("anaphylaxis-grade", "Có phản vệ sau lần tiêm trước của vắc xin cùng thành phần không, độ mấy (0: không)?", "Anaphylaxis after an earlier dose with the same component: of which grade (0: none)?", { unit: "" }),
  asked("severe-reaction", "Có sốc, phản ứng nặng sau lần tiêm trước của vắc xin cùng thành phần không?", "Shock or a severe reaction after an earlier dose with the same component?"),
  asked("intussusception", "Có tiền sử lồng ruột không?", "Was there ever an intussusception?"),
  asked("congenital-immunodeficiency", "Có mắc suy giảm miễn dịch bẩm sinh không?", "Is there a congenital immunodeficiency?"),
  asked("immunodeficiency", "Có suy giảm miễn dịch (bẩm sinh, HIV giai đoạn IV, thể nặng) không?", "Is there an immunodeficiency (congenital, HIV stage IV, severe)?"),
  asked("immunodeficiency-unclear", "Có nghi ngờ suy giảm miễn dịch, chưa rõ mức độ, hoặc thể nặng không?", "Is an immunodeficiency suspected, of unknown degree, or severe?"),
  asked("immunoglobulin", "Mới dùng globulin miễn dịch trong 3 tháng (trừ kháng huyết thanh viêm gan B) không?", "Immunoglobulin in the last 3 months (other than against hepatitis B)?"),
  asked("high-dose-corticoid", "Đang hoặc mới xong đợt corticoid liều cao, hóa trị, xạ trị không?", "High-dose corticoids, chemotherapy or radiotherapy, now or just ended?"),
  asked("body-weight", "Cân nặng bao nhiêu?", "What is the weight?", { unit: "g" }),
  asked("gestational-age-at-birth", "Tuổi thai khi sinh bao nhiêu tuần?", "How many weeks was the gestational age at birth?", { unit: "wk" }, true),
  asked("mother-hbsag", "Kết quả HBsAg của mẹ?", "What is the mother's HBsAg?", { codes: ["positive", "negative", "not-tested"] }, true),
  asked("mother-hiv-untreated", "Mẹ có nhiễm HIV mà không được dự phòng lây truyền mẹ con tốt không?", "Is the mother infected with HIV, without good prevention of transmission?"),
  asked("unstable-congenital-disease", "Có bệnh bẩm sinh chưa ổn định (tim, phổi, tiêu hóa, gan, thận, máu, thần kinh, ung thư) không?", "Is there a congenital disease that is not stable (heart, lungs, gut, liver, kidneys, blood, nerves, cancer)?")
]
