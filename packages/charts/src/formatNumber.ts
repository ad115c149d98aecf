import { formatLocale } from "d3-format"

/** The language of the numbers: `vi` writes 1.234,5 and `en` writes 1,234.5. */
export type Lang = "vi" | "en"

// Not Intl: its output depends on the ICU data of the machine, and the same report must be the same bytes everywhere.
const locales = {
  vi: formatLocale({ decimal: ",", thousands: ".", grouping: [3], currency: ["", " ₫"] }),
  en: formatLocale({ decimal: ".", thousands: ",", grouping: [3], currency: ["$", ""] })
} as const

/**
 * Writes a number as a Vietnamese or an English reader expects it, without trailing zeros.
 *
 * @param decimals at most so many digits after the decimal mark; 1 if not given
 * @example
 * ```ts
 * import { formatNumber } from "@tramyte/charts"
 *
 * formatNumber(1234.56, "vi") // => "1.234,6"
 * formatNumber(1234.56, "en", 2) // => "1,234.56"
 * formatNumber(95, "vi") // => "95"
 * ```
 */
export const formatNumber = (value: number, lang: Lang, decimals = 1): string =>
  locales[lang].format(`,.${decimals}~f`)(value)

/** The fewest decimals (1 to 4) that show two different numbers as different, so that 94.96 never reads as a reached 95. */
export const decimalsToTellApart = (a: number, b: number): number => {
  for (const decimals of [1, 2, 3]) if (a === b || a.toFixed(decimals) !== b.toFixed(decimals)) return decimals
  return 4
}
