import { gzipSync } from "node:zlib"
import { unpackColumn } from "../src/unpackColumn.ts"

/** Packs one column of published decimals for `src/unpackColumn.ts`: by the order of differences that gzip makes smallest. It is unpacked again at once, and must be the same to the last bit. */
export const packColumn = (column: readonly string[], decimals: number): string => {
  const whole = column.map((text) => wholeNumber(text, decimals))
  const packed = [0, 1, 2, 3].map((order) => `${order}${differences(whole, order).map(digits).join("").replace(/#+$/, "")}`)
  const smallest = packed.reduce((best, other) => gzippedLength(other) < gzippedLength(best) ? other : best)
  unpackColumn(smallest, column.length, decimals).forEach((value, row) => {
    if (!Object.is(value, Number(column[row]))) throw new Error(`"${column[row]}" came back as ${value}`)
  })
  return smallest
}

const gzippedLength = (text: string): number => gzipSync(text, { level: 9 }).length

/** `"-0.3521"` at four decimals is -3521: by its text, never by floating point. */
const wholeNumber = (text: string, decimals: number): number => {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const [, sign = "", before = "", after = ""] = parts ?? []
  if (parts === null || after.length > decimals) throw new Error(`"${text}" is no number of at most ${decimals} decimals`)
  return Number(`${sign}${before}${after.padEnd(decimals, "0")}`) + 0
}

const differences = (column: readonly number[], order: number): readonly number[] =>
  order === 0 ? column : differences(column.map((value, row) => value - (column[row - 1] ?? 0)), order - 1)

const BASE = 45

const digits = (value: number): string => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  let text = ""
  for (; rest >= BASE; rest = Math.floor(rest / BASE)) text += character(BASE + rest % BASE)
  return text + character(rest)
}

const character = (digit: number): string => String.fromCharCode(digit + 35 + (digit >= 57 ? 1 : 0))
