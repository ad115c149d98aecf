import type { Lang } from "@tramyte/core"
import { campaignWords } from "@tramyte/core/campaign"
import { inWords, type Wording } from "../named.ts"

/** What a person is told to bring and to do before, a sentence a line: the words of the messages, so that paper and phone say the same. */
export const bringText = (bring: Wording | undefined, fasting: boolean, lang: Lang): readonly string[] => [
  `${lang === "vi" ? "Mang theo" : "Bring"}: ${inWords(bring ?? campaignWords.bring, lang)}.`, ...fasting ? [campaignWords.fasting[lang]] : []
]
