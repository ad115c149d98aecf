import type { Lang } from "@tramyte/core"
import { csvText } from "../lists/csvText.ts"
import { inWords } from "../named.ts"
import type { UnservedList } from "./unservedLists.ts"

/**
 * Those without a session for a spreadsheet (tệp CSV), one line a person with the reason; safe as `villageListsCsv` is.
 *
 * @example
 * ```ts
 * import { unservedListsCsv, whyUnservedText } from "@tramyte/documents"
 *
 * const reason = whyUnservedText({ id: "p1", reason: "full", open: 1, because: [] })
 * const csv = unservedListsCsv([{ name: "Thôn Đoài", show: "codes", reasons: [], rows: [{ number: 1, who: "A-17", reason }] }], "en")
 * csv.split("\r\n")[1] // => "Thôn Đoài,1,A-17,The one session that the person could come to is full."
 * ```
 */
export const unservedListsCsv = (lists: readonly UnservedList[], lang: Lang): string => {
  const named = lists.every(({ show }) => show === "names")
  const columns = [words.village, words.number, words.who[lists.find(({ show }) => show !== "names")?.show ?? "names"], ...named ? [words.born, words.household] : [], words.reason]
  return csvText(columns.map((label) => label[lang]), lists.flatMap(({ name, rows }) => rows.map((row) =>
    [inWords(name, lang), row.number, row.who, ...named ? [row.birthYear, row.household] : [], row.reason[lang]])))
}

const words = {
  village: { vi: "Thôn", en: "Village" }, number: { vi: "Số", en: "No." }, who: { names: { vi: "Họ và tên", en: "Name" }, initials: { vi: "Chữ cái đầu", en: "Initials" }, codes: { vi: "Mã số", en: "Code" } },
  born: { vi: "Năm sinh", en: "Born" }, household: { vi: "Hộ", en: "Home" }, reason: { vi: "Vì sao chưa có lịch", en: "Why" }
} as const
