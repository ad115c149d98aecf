import type { Sex } from "./resident.ts"

/**
 * A personal number (số định danh cá nhân): 3 digits for the province of birth registration, 1 for century and sex, 2 for the
 * year, 6 at random; no check digit (Decree 137/2015/NĐ-CP, art. 13). Different `serial`s below a million never give the same
 * number.
 */
export const personalNumber = (province: string, sex: Sex, birthYear: number, serial: number): string => {
  const centurySex = (Math.floor(birthYear / 100) - 19) * 2 + (sex === "female" ? 1 : 0)
  return `${province}${centurySex}${String(birthYear % 100).padStart(2, "0")}${String(scatter(serial, 1_000_000)).padStart(6, "0")}`
}

/** A social insurance number (mã số BHXH): ten digits, here always of the former province 30. */
export const insuranceNumber = (serial: number): string => `30${String(scatter(serial, 100_000_000)).padStart(8, "0")}`

/** Spreads 0, 1, 2, … over 0 to `size` - 1 without meeting twice: the factor shares no divisor with powers of ten. */
const scatter = (serial: number, size: number): number => (serial * 387_421 + 271_828) % size
