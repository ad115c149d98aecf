import { type PartialDate, partialDateBounds, dateParts, type Sex } from "@tramyte/core"
import { read, type Reading, unreadable } from "./reading.ts"

/** A personal number as it will be stored, and what was noticed about it. */
export interface PersonalNumber {
  /** `citizen-id`: 12 digits (số định danh cá nhân). `national-id`: the old card's 9 digits (CMND), a number of another system. */
  readonly system: "citizen-id" | "national-id"
  readonly value: string
  /** A leading zero that a spreadsheet had dropped was put back. */
  readonly mended?: true
  /** What the number says about birth and sex is not what the row says. */
  readonly conflict?: "birth" | "sex"
}

/** What the row says of the person, to compare the number with. */
export interface PersonalNumberReading {
  readonly birthDate?: PartialDate | undefined
  readonly sex?: Sex | undefined
}

/**
 * Reads a personal identification number: 3 digits for where the birth was registered, 1 for century and sex (0 male and 1
 * female in the 1900s, 2 and 3 in the 2000s, …), 2 for the year, 6 at random. There is no check digit. Spaces, apostrophes,
 * dots and hyphens are taken out; with 11 digits a lost leading zero is put back where the province and the year then fit.
 * Source: Decree 137/2015/NĐ-CP art. 13, Circular 59/2021/TT-BCA.
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER`.
 *
 * @example
 * ```ts
 * import { readPersonalNumber } from "@tramyte/registers"
 *
 * readPersonalNumber("030 056 012345", { birthDate: "1956", sex: "male" }) // => { ok: true, value: { system: "citizen-id", value: "030056012345" } }
 * readPersonalNumber("30056012345") // => { ok: true, value: { system: "citizen-id", value: "030056012345", mended: true } }
 * readPersonalNumber("0300560") // => { ok: false, code: "TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER" }
 * ```
 */
export const readPersonalNumber = (text: string, about: PersonalNumberReading = {}): Reading<PersonalNumber> => {
  const digits = twelveDigits.test(text) ? text : text.replace(noise, "")
  if (digits.length === 9 && onlyDigits.test(digits)) return read({ system: "national-id", value: digits })
  const mended = digits.length === 11
  const value = mended ? `0${digits}` : digits
  if (!twelveDigits.test(value)) return unreadable("TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER")
  const conflict = conflictWith(value, about)
  // A zero is put back only where nothing speaks against it: provinces are 001 to 096, and the year is that of the birth.
  if (mended && (!isProvince(value.slice(0, 3)) || conflict === "birth")) return unreadable("TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER")
  return read({ system: "citizen-id", value, ...(mended ? { mended } : {}), ...(conflict === undefined ? {} : { conflict }) })
}

const twelveDigits = /^\d{12}$/
const onlyDigits = /^\d+$/
const noise = /[\s'’‘`´.\u00a0\u200b\ufeff-]/g
const isProvince = (code: string): boolean => code >= "001" && code <= "096"

const conflictWith = (number: string, { birthDate, sex }: PersonalNumberReading): "birth" | "sex" | undefined => {
  const century = number.charCodeAt(3) - 48
  if (birthDate !== undefined) {
    const year = 1900 + (century >> 1) * 100 + Number(number.slice(4, 6))
    const bounds = partialDateBounds(birthDate)
    if (bounds !== undefined && (dateParts(bounds.lo).year > year || dateParts(bounds.hi).year < year)) return "birth"
  }
  return sex === undefined || sex === "other" || (century % 2 === 0 ? "male" : "female") === sex ? undefined : "sex"
}
