import { dateParts } from "@tramyte/core"
import type { DirtPlan } from "./planDirt.ts"

const two = (number: number): string => String(number).padStart(2, "0")

/** A day as registers write it, `09/03/1956`. */
export const registerDate = (day: number): string => {
  const { year, month, dayOfMonth } = dateParts(day)
  return `${two(dayOfMonth)}/${two(month)}/${year}`
}

/** The same without leading zeros, `9/3/1956`. */
export const shortDate = (day: number): string => {
  const { year, month, dayOfMonth } = dateParts(day)
  return `${dayOfMonth}/${month}/${year}`
}

/** Whether the short form of a date differs from the full one. */
export const canBeShort = (day: number): boolean => {
  const { month, dayOfMonth } = dateParts(day)
  return month < 10 || dayOfMonth < 10
}

/** Days that no calendar has. */
export const impossibleDates = ["31/02/1990", "2026-13-40", "30/02/1985", "00/00/1972"] as const

/** The name as a hurried clerk leaves it. */
export const misspellName = (name: string, row: number, dirt: DirtPlan): string => {
  let text = dirt.has(row, "nameAllCaps") ? name.toLocaleUpperCase("vi") : name
  if (dirt.has(row, "nameDoubleSpaces")) text = `${text.replace(" ", "  ")} `
  return dirt.has(row, "nameNfd") ? text.normalize("NFD") : text
}

/**
 * The number as a spreadsheet or a careful typist leaves it: without its leading zero, with spaces, with an apostrophe.
 * Somebody who has no number yet is counted among the missing ones too.
 */
export const misspellNumber = (number: string | undefined, row: number, dirt: DirtPlan): string => {
  if (number === undefined) dirt.count("missingNumber")
  if (number === undefined || dirt.has(row, "missingNumber")) return ""
  if (dirt.has(row, "lostLeadingZero")) return number.slice(1)
  if (!dirt.has(row, "marksInNumber")) return number
  return row % 2 === 0 ? `'${number}` : `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}

/** Where the village name is plainly "Đồng Sen", the ways in which people write it. */
export const misspellVillage = (name: string, row: number, dirt: DirtPlan): string => {
  if (dirt.has(row, "unknownVillage")) return ["Thôn Kỳ Lân", "Khu 9", "Xóm Ngoài Đê"][row % 3] as string
  if (!dirt.has(row, "villageVariant")) return `Thôn ${name}`
  switch (row % 5) {
    case 0: return name
    case 1: return `thôn ${name.toLocaleLowerCase("vi")}`
    case 2: return `THÔN ${name.toLocaleUpperCase("vi")}`
    case 3: return `Thon ${withoutAccents(name)}`
    default: return ` Thôn  ${name} `
  }
}

/** Text that a spreadsheet would run or misread if a program copied it there as it is. */
export const formulaLike = (text: string, row: number): string =>
  ["=HYPERLINK(\"http://example.invalid\",\"" + text + "\")", "+84900000000", "@" + text][row % 3] as string

export const withoutAccents = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D")
