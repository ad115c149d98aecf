import type { Grouping } from "@tramyte/core"
import type { MoneyRules } from "@tramyte/core/campaign"
import { alive, cite, text } from "@tramyte/core/pack"
import { entitlement } from "../vietnam/entitlement.ts"
import { reviewedOn } from "../write.ts"

const classOf = (letter: string) => entitlement.groups.find(({ id }) => id === `vietnam/class-${letter}`)!.when

/**
 * Who pays the examination (nguồn chi trả): it follows the class of entitlement. The budget pays for classes a and đ, which are all who
 * are in none of b, c and d; these three the decree does not order, so that whoever is in two of them has two payers, and the
 * station decides.
 */
export const payers: Grouping = {
  id: "vietnam-campaign/payer",
  label: text("Nguồn chi trả khám sức khỏe", "Who pays the examination"),
  from: "2026-07-01",
  cites: [cite("decree-165-2026", "Điều 72"), cite("decree-165-2026", "Điều 69.2")],
  status: "verified",
  reviewedOn,
  note: text("Diện đ theo khả năng cân đối ngân sách (Điều 70.1). Quỹ bảo hiểm y tế chi trả một phần cho diện a và đ theo lộ trình, ngân sách phần còn lại; phần của quỹ là dữ liệu của từng mục, không văn bản nào nêu.",
    "For class đ as far as the budget reaches (article 70.1). The health insurance fund pays a part for classes a and đ step by step, the budget the rest; the fund's part is data of each item, no text gives it."),
  mode: "every",
  scope: alive,
  groups: [
    { id: "vietnam-campaign/payer-school-health", label: text("Theo pháp luật về y tế trường học (diện b)", "By the law on school health (class b)"), when: classOf("b") },
    { id: "vietnam-campaign/payer-employer", label: text("Người sử dụng lao động (diện c)", "The employer (class c)"), when: classOf("c") },
    { id: "vietnam-campaign/payer-ministry", label: text("Ngân sách nhà nước qua Bộ Quốc phòng, Bộ Công an (diện d)", "The state budget through Defence and Public Security (class d)"), when: classOf("d") }
  ],
  otherwise: { id: "vietnam-campaign/payer-budget", label: text("Ngân sách nhà nước (diện a, đ)", "The state budget (classes a and đ)") }
}

/** The names of the rules about money, for `payersOf` and `estimateBudget`. */
export const campaignMoney: MoneyRules = {
  payers: "vietnam-campaign/payer",
  capped: "vietnam-campaign/capped-payers",
  cap: "vietnam-campaign/checkup-cap",
  free: "vietnam-campaign/free-items",
  examined: "vietnam-campaign/examined-this-year"
}
