import type { Lang } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { RuleStatus } from "./dated.ts"
import type { Quantity } from "./predicate.ts"

/** Of one, and of several. */
export type Units = Readonly<Record<"years" | "months" | "weeks" | "days", readonly [string, string]>>

/** The words of explanations in one language. */
export interface Vocabulary {
  readonly toClarify: string
  readonly sources: string
  readonly status: Readonly<Record<RuleStatus, string>>
  readonly state: Readonly<Record<"due" | "overdue" | "upToDate" | "unknown" | "notEligible", string>>
  readonly standing: Readonly<Record<"reached" | "gap" | "notCounted" | "undecided", string>>
  readonly toClose: string
  readonly noLaterThan: string
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly sex: Readonly<Record<string, string>>
  readonly ageUnits: Units
  readonly units: Units & Readonly<Record<"hours", readonly [string, string]>>
  readonly changed: string
  readonly outside: string
  readonly undecided: string
  readonly noGroup: string
  readonly provisional: string
  readonly couldBe: string
  readonly scopeUnknown: string
  readonly without: string
  readonly thatFits: string
  readonly nearest: string
  readonly not: string
  readonly full: string
  readonly under: string
  readonly onDay: string
  readonly beforeDay: string
  readonly quantities: Readonly<Record<Quantity["get"], string>>
  readonly happened: string
  readonly recorded: string
  readonly died: string
  readonly since: string
  readonly from: string
  readonly by: string
  readonly last: string
  readonly never: string
}

const englishUnits = { years: ["year", "years"], months: ["month", "months"], weeks: ["week", "weeks"], days: ["day", "days"], hours: ["hour", "hours"] } as const

export const vocabulary: Readonly<Record<Lang, Vocabulary>> = {
  vi: {
    toClarify: "Cần làm rõ", sources: "Căn cứ",
    status: { verified: "", secondary: "Lưu ý: quy tắc này đọc qua nguồn thứ cấp.", unverified: "Lưu ý: quy tắc này CHƯA được kiểm chứng với văn bản gốc." },
    state: { due: "đến hạn", overdue: "quá hạn", upToDate: "đã thực hiện đúng hạn", unknown: "chưa xác định; nếu chưa làm thì đến hạn", notEligible: "không thuộc diện" },
    standing: { reached: "đạt", gap: "chưa đạt", notCounted: "không thuộc diện tính", undecided: "chưa xác định" }, toClose: "Cần có", noLaterThan: "chậm nhất",
    verdict: { yes: "có", no: "không", unknown: "chưa xác định" },
    sex: { male: "nam", female: "nữ", other: "khác" },
    ageUnits: { years: ["tuổi", "tuổi"], months: ["tháng tuổi", "tháng tuổi"], weeks: ["tuần tuổi", "tuần tuổi"], days: ["ngày tuổi", "ngày tuổi"] },
    units: { years: ["năm", "năm"], months: ["tháng", "tháng"], weeks: ["tuần", "tuần"], days: ["ngày", "ngày"], hours: ["giờ", "giờ"] }, changed: "thay đổi",
    outside: "Ngoài phạm vi của kế hoạch", undecided: "Chưa xác định nhóm", noGroup: "Không thuộc nhóm nào", provisional: "tạm xếp", couldBe: "có thể thuộc", scopeUnknown: "chưa rõ có thuộc phạm vi của kế hoạch",
    without: "không có", thatFits: "đạt yêu cầu", nearest: "gần nhất", not: "không phải:", full: "đủ", under: "dưới", beforeDay: "trước ngày",
    quantities: { count: "số lần", distinctDays: "số ngày khác nhau", value: "giá trị", min: "giá trị nhỏ nhất", max: "giá trị lớn nhất", sum: "tổng", mean: "trung bình", age: "tuổi", time: "thời gian", plus: "tổng", minus: "hiệu", number: "số", use: "số" },
    onDay: "vào ngày", happened: "ngày", recorded: "ghi nhận", died: "đã mất", since: "từ", from: "từ", by: "đến hết", last: "lần gần nhất", never: "chưa có lần nào được ghi nhận"
  },
  en: {
    toClarify: "To clarify", sources: "Source",
    status: { verified: "", secondary: "Note: this rule was read in a secondary source.", unverified: "Note: this rule has NOT been checked against the original text." },
    state: { due: "due", overdue: "overdue", upToDate: "up to date", unknown: "not decided; due, if not done,", notEligible: "not for this person" },
    standing: { reached: "counts", gap: "does not count yet", notCounted: "not counted here", undecided: "not decided" }, toClose: "Needed", noLaterThan: "by",
    verdict: { yes: "yes", no: "no", unknown: "not decided" },
    sex: { male: "male", female: "female", other: "other" },
    ageUnits: englishUnits, units: englishUnits, changed: "changed by",
    outside: "Outside the scope of the plan", undecided: "No group decided yet", noGroup: "In no group", provisional: "provisional", couldBe: "could be", scopeUnknown: "not known whether within the scope of the plan",
    without: "no", thatFits: "that fits", nearest: "nearest", not: "not:", full: "at least", under: "under", beforeDay: "before",
    quantities: { count: "number", distinctDays: "number of different days", value: "value", min: "least value", max: "greatest value", sum: "sum", mean: "mean", age: "age", time: "time", plus: "sum", minus: "difference", number: "number", use: "number" },
    onDay: "on", happened: "on", recorded: "recorded", died: "has died", since: "since", from: "from", by: "to", last: "last done", never: "never recorded as done"
  }
}

/** A day as people of the language write it. */
export const dayIn = (date: string, lang: Lang): string => lang === "vi" ? date.split("-").reverse().join("/") : date
