import { read, type Reading, unreadable } from "./reading.ts"

/** A social insurance number, and the object code where a whole card number was given. */
export interface InsuranceNumber {
  /** Ten digits (mã số BHXH). */
  readonly value: string
  /** The first two letters of a 15-character card number, `"HN"`. */
  readonly object?: string
  /** A leading zero that a spreadsheet had dropped was put back. */
  readonly mended?: true
}

/**
 * Reads a health insurance number: the ten digits of the social insurance number, or the old card's 15 characters, of which
 * the last ten are that number. Source: Decision 1351/QĐ-BHXH 2015 (card), Decision 1666/QĐ-BHXH 2020 (ten digits).
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_INSURANCE_NUMBER`.
 *
 * @example
 * ```ts
 * import { readInsuranceNumber } from "@tramyte/registers"
 *
 * readInsuranceNumber("HN 2 30 3012345678") // => { ok: true, value: { value: "3012345678", object: "HN" } }
 * readInsuranceNumber("12345") // => { ok: false, code: "TRAMYTE_REGISTER_INVALID_INSURANCE_NUMBER" }
 * ```
 */
export const readInsuranceNumber = (text: string): Reading<InsuranceNumber> => {
  if (tenDigits.test(text)) return read({ value: text })
  const compact = text.replace(noise, "").toUpperCase()
  if (tenDigits.test(compact)) return read({ value: compact })
  if (/^\d{9}$/.test(compact)) return read({ value: `0${compact}`, mended: true })
  return /^[A-Z]{2}\d{13}$/.test(compact)
    ? read({ value: compact.slice(5), object: compact.slice(0, 2) })
    : unreadable("TRAMYTE_REGISTER_INVALID_INSURANCE_NUMBER")
}

const tenDigits = /^\d{10}$/
const noise = /[\s'’‘`´.\u00a0\u200b\ufeff-]/g
