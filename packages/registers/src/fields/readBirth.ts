import { plainText } from "./plainText.ts"

/** `34`, `34 tuần`, `34+2`, `34 tuần 2 ngày`. */
const weeksAndDays = /^(\d{2})(?:\s*(?:tuần|t|w))?(?:\s*(?:\+|,|và|\s|(?<=[nw]))\s*([0-6])(?:\s*(?:ngày|n|d))?)?$/

/** Reads the weeks of gestation at birth (tuổi thai khi sinh): whole weeks, or days where days were counted. Nothing outside 20 to 45 weeks. */
export const readGestation = (text: string): { readonly value: number; readonly unit: "wk" | "d" } | undefined => {
  const [, weeks, days] = weeksAndDays.exec(plainText(text).toLowerCase()) ?? []
  const count = Number(weeks)
  if (!(count >= 20 && count <= 45)) return undefined
  return days === undefined ? { value: count, unit: "wk" } : { value: count * 7 + Number(days), unit: "d" }
}

/** Reads the units of a dose of vitamin A, `200.000`, `100000 UI`; nothing if the cell has no such number. */
export const readVitaminA = (text: string): number | undefined => {
  const [, digits = ""] = /^(\d{1,3}(?:[.,\s]?\d{3})+)\s*(?:ui|iu|đv|đơn vị)?$/.exec(plainText(text).toLowerCase()) ?? []
  const amount = Number(digits.replaceAll(/\D/g, ""))
  return amount >= 25_000 && amount <= 400_000 ? amount : undefined
}
