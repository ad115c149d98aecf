import type { RuleStatus, Text } from "@tramyte/core"
import { both } from "./bilingual.ts"
import { type Html, html } from "./html.ts"
import type { Standing } from "./standing.ts"

/** What each standing is called, everywhere in the report. */
export const standingLabels: Readonly<Record<Standing | "u", Text>> = {
  o: { vi: "Quá hạn", en: "Overdue" },
  w: { vi: "Đến hạn tuần này", en: "Due this week" },
  d: { vi: "Đến hạn", en: "Due" },
  c: { vi: "Cần làm rõ", en: "To clarify" },
  u: { vi: "Chưa xác định", en: "Not decided" },
  r: { vi: "Chưa đến hạn", en: "Nothing due" }
}

/** How they are worded as a definition. */
export const standingMeaning = (sunday: Text): Text => ({
  vi: `Mỗi người chỉ tính một lần, theo việc gấp nhất. Quá hạn: ngày cuối đã qua, hoặc năm trước chưa làm. Đến hạn tuần này: ngày cuối không sau Chủ nhật ${sunday.vi}. Đến hạn: làm được từ bây giờ, ngày cuối sau tuần này. Cần làm rõ: chưa đủ thông tin để biết có đến hạn hay thuộc nhóm nào.`,
  en: `Everybody counts once, by the most urgent item. Overdue: the last day has passed, or last year’s was missed. Due this week: the last day is not after Sunday ${sunday.en}. Due: may be done now, the last day is after this week. To clarify: a fact is missing that decides what is due, or the group.`
})

export const flagLabels: Readonly<Record<"p" | "c" | "f", Text>> = {
  p: { vi: "Mang thai", en: "Pregnant" }, c: { vi: "Bệnh mạn tính", en: "Chronically ill" }, f: { vi: "Sức khỏe yếu", en: "Frail" }
}

/** The same, short enough to stand behind an item. */
export const tagLabels: typeof flagLabels = { p: { vi: "mang thai", en: "pregnant" }, c: { vi: "mạn tính", en: "chronic" }, f: { vi: "yếu", en: "frail" } }

export const sexLabels: Readonly<Record<"m" | "f" | "-", Text>> = {
  m: { vi: "Nam", en: "Men" }, f: { vi: "Nữ", en: "Women" }, "-": { vi: "Chưa rõ giới", en: "Sex not known" }
}

export const memberLabels: Readonly<Record<"y" | "n" | "u" | "?", Text>> = {
  y: { vi: "Đã đạt", en: "Reached" }, n: { vi: "Chưa đạt", en: "Not reached" }, u: { vi: "Chưa rõ", en: "Not known" },
  "?": { vi: "Chưa rõ có thuộc diện", en: "Not known whether counted" }
}

export const statusTexts: Readonly<Record<RuleStatus, Text>> = {
  verified: { vi: "đã đối chiếu văn bản", en: "verified" },
  secondary: { vi: "nguồn thứ cấp", en: "secondary source" },
  unverified: { vi: "chưa kiểm chứng", en: "not verified" }
}

/** A mark beside whatever rests on a rule that was not read in its own text. */
export const statusMark = (status: RuleStatus): Html | undefined =>
  status === "verified" ? undefined : html`<span class="mark ${status}">${both(statusTexts[status])}</span>`

/** A village, or the people whose village is not known. */
export const unknownVillage: Text = { vi: "Chưa rõ thôn", en: "Village not known" }
