import type { Parameter, Rule, ValueSet } from "@tramyte/core"
import { cite, facts, text, valueSet } from "@tramyte/core/pack"
import { examinations, pick } from "../vietnam/words.ts"
import { always, reviewedOn } from "../write.ts"

/** The cap, and whose estimates it limits. */
export const moneyParameters: readonly Parameter[] = [
  {
    id: "vietnam-campaign/checkup-cap",
    label: text("Mức tối đa lập dự toán cho một người, một lần khám, một năm (đồng)", "Most that may be estimated for one person and examination in a year (đồng)"),
    from: "2026-07-01",
    cites: [cite("decree-165-2026", "Điều 73.1"), cite("decree-165-2026", "Điều 73.3")],
    status: "verified",
    reviewedOn,
    note: text("Theo giá dịch vụ khám bệnh, chữa bệnh bảo hiểm y tế của cơ sở. Hội đồng nhân dân cấp tỉnh được quy định mức cao hơn: gói quy tắc của tỉnh thay giá trị này.",
      "By the facility's prices under health insurance. The provincial People's Council may raise it: the province's pack overrides this value."),
    value: 350_000
  },
  {
    id: "vietnam-campaign/capped-payers",
    label: text("Nguồn chi trả bị giới hạn mức dự toán", "Payers whose estimates the cap limits"),
    from: "2026-07-01",
    cites: [cite("decree-165-2026", "Điều 73.1")],
    status: "verified",
    reviewedOn,
    note: text("Diện a và đ.", "Classes a and đ."),
    value: ["vietnam-campaign/payer-budget"]
  }
]

/** What is free, and which examinations are not paid twice. */
export const moneyValueSets: readonly ValueSet[] = [
  {
    id: "vietnam-campaign/free-items",
    label: text("Mục khám được miễn phí", "Items of the examination that are free"),
    from: always,
    cites: [cite("decree-165-2026", "Điều 69.1"), cite("decree-165-2026", "Điều 70.3")],
    status: "unverified",
    note: text("Danh mục theo hướng dẫn chuyên môn của Bộ Y tế chưa tìm thấy, nên để trống: chưa biết mục nào miễn phí. Tỉnh hoặc trạm thay bằng danh mục của mình.",
      "The list of the Ministry's guidance was not found, so this one is empty: what is free is not known. The province or the station puts its own in its place."),
    codes: []
  },
  {
    id: "vietnam-campaign/paid-checkups",
    label: text("Lượt khám không thanh toán lần hai trong năm", "Examinations that are not paid twice in a year"),
    from: always,
    cites: [cite("letter-1129-2026"), cite("decree-165-2026", "Điều 70.2")],
    status: "secondary",
    note: text("Khám bệnh bảo hiểm y tế thông thường cũng thỏa quyền khám hằng năm nhưng không phải lượt khám sức khỏe đã chi trả.",
      "An ordinary consultation under health insurance fulfils the yearly right, too, but is no checkup that was paid."),
    codes: pick(examinations, "periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check")
  }
]

/** Whether somebody was examined in the year already. */
export const moneyRules: readonly Rule[] = [
  {
    id: "vietnam-campaign/examined-this-year",
    label: text("Đã khám sức khỏe trong năm", "Examined in this calendar year"),
    from: "2026-07-01",
    cites: [cite("letter-1129-2026"), cite("decree-165-2026", "Điều 70.2")],
    status: "secondary",
    note: text("Không trùng lặp, không thanh toán hai lần.", "No double record, no double payment."),
    when: facts("encounter").coded(valueSet("vietnam-campaign/paid-checkups")).thisYear().exist()
  }
]
