import type { Lang, Text } from "@tramyte/core"
import { inWords, type Wording } from "../named.ts"

/** What people bring if the station says nothing else: what a station knows a person by, and what a doctor asks for. */
export const usualPapers: Text = {
  vi: "căn cước hoặc điện thoại có VNeID, thẻ bảo hiểm y tế, sổ khám và đơn thuốc đang dùng (nếu có)",
  en: "identity card or a phone with VNeID, health insurance card, health book and prescriptions in use (if any)"
}

/** What a person is told to bring and to do before, a sentence a line. */
export const bringText = (bring: Wording | undefined, fasting: boolean, lang: Lang): readonly string[] => [
  `${lang === "vi" ? "Mang theo" : "Bring"}: ${inWords(bring ?? usualPapers, lang)}.`,
  ...fasting ? [fastingText[lang]] : []
]

/** Without hours: how long is for the station to say. */
export const fastingText: Text = {
  vi: "Đến khi bụng đói: chưa ăn sáng, chỉ uống nước lọc.",
  en: "Come with an empty stomach: no breakfast, only water."
}
