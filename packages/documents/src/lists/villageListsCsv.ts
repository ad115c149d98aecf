import type { Lang } from "@tramyte/core"
import { inWords } from "../named.ts"
import { hoursText } from "../words/dayText.ts"
import { csvText } from "./csvText.ts"
import type { VillageList } from "./villageLists.ts"

/**
 * The villages' lists for a spreadsheet (tệp CSV), one line a person: UTF-8 with a byte order mark, days as `2026-07-06`, and nothing that a spreadsheet
 * would run as a formula, whatever a name begins with.
 *
 * @example
 * ```ts
 * import { villageListsCsv } from "@tramyte/documents"
 *
 * const csv = villageListsCsv([{ name: "Thôn Đông", show: "codes", rows: [{ number: 1, who: "=1+1", day: "2026-07-06", place: "Trạm Y tế xã", fasting: false }] }], "vi")
 * csv.split("\r\n")[1] // => "Thôn Đông,1,'=1+1,2026-07-06,,Trạm Y tế xã,"
 * ```
 */
export const villageListsCsv = (lists: readonly VillageList[], lang: Lang): string => {
  const named = lists.every(({ show }) => show === "names")
  const columns = [words.village, words.number, words.who[lists.find(({ show }) => show !== "names")?.show ?? "names"], ...named ? [words.born, words.household] : [], words.day, words.hour, words.place, words.note]
  return csvText(columns.map((label) => label[lang]), lists.flatMap(({ name, rows }) => rows.map((row) => [
    inWords(name, lang), row.number, row.who, ...named ? [row.birthYear, row.household] : [], row.day, hoursText(row.hours, row.part, lang), inWords(row.place, lang), row.fasting ? words.fasting[lang] : undefined
  ])))
}

const words = {
  village: { vi: "Thôn", en: "Village" }, number: { vi: "Số", en: "No." }, who: { names: { vi: "Họ và tên", en: "Name" }, initials: { vi: "Chữ cái đầu", en: "Initials" }, codes: { vi: "Mã số", en: "Code" } },
  born: { vi: "Năm sinh", en: "Born" }, household: { vi: "Hộ", en: "Home" }, day: { vi: "Ngày", en: "Day" }, hour: { vi: "Giờ đến", en: "Hour" },
  place: { vi: "Nơi khám", en: "Place" }, note: { vi: "Lưu ý", en: "Note" }, fasting: { vi: "nhịn ăn", en: "fasting" }
} as const
