/**
 * The numbers of one column of a table, of its packed text.
 *
 * The numbers are whole in units of the last published decimal; what is written are their differences of some order (the first
 * character, 0 to 3), because columns are smooth: nearly all are 0 or 1. Each difference is in zigzag form (0, -1, 1, -2, …),
 * in digits of base 45, the last one first, each followed by more if it is among the upper 45 of 90 characters. Zeros at the end
 * are left out.
 *
 * A quotient of two whole numbers is rounded once, so that it is the very number that the published text stands for.
 */
export const unpackColumn = (packed: string, rows: number, decimals: number): readonly number[] => {
  const column = Array.from({ length: rows }, () => 0)
  let at = 1
  for (let row = 0; at < packed.length; row++) {
    let zigzag = 0
    for (let place = 1, digit = BASE; digit >= BASE; place *= BASE) {
      digit = digitOf(packed.charCodeAt(at++))
      zigzag += (digit % BASE) * place
    }
    column[row] = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
  }
  for (let order = Number(packed[0]); order > 0; order--) {
    for (let row = 1; row < rows; row++) column[row]! += column[row - 1]!
  }
  const unit = 10 ** decimals
  return column.map((value) => value / unit)
}

const BASE = 45
const FIRST = 35
const BACKSLASH = 92

/** Printable ASCII from `#` on, without the backslash, so that a text needs no escapes in source. */
const digitOf = (code: number): number => code - FIRST - (code > BACKSLASH ? 1 : 0)
