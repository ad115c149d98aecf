import { plainText } from "./plainText.ts"
import { read, type Reading, unreadable } from "./reading.ts"

/** The units in which measures are stored (UCUM). */
export type MeasureUnit = "kg" | "cm" | "mm"

/** What is measured, and between which values anybody's is, child or adult. */
export interface MeasureKind {
  readonly unit: MeasureUnit
  readonly possible: readonly [from: number, through: number]
  /** Units that are written instead, with the numbers that they then have. */
  readonly instead: readonly { readonly unit: WrittenUnit; readonly from: number; readonly through: number }[]
}

/** A measure as it was read. */
export interface MeasureReading {
  /** In the unit of its kind. */
  readonly value: number
  /** The number is none in the column's unit; it was taken to be in this one. */
  readonly mended?: WrittenUnit
}

export type WrittenUnit = "kg" | "g" | "m" | "cm" | "mm"

/** The measures of a growth register, and the limits of what is written in another unit than the column's: 8500 is no weight in kg, 8500 g is. */
export const measureKinds = {
  weight: { unit: "kg", possible: [0.3, 300], instead: [{ unit: "g", from: 1000, through: 150_000 }] },
  stature: { unit: "cm", possible: [20, 250], instead: [{ unit: "mm", from: 300, through: 2_300 }, { unit: "m", from: 0.3, through: 2.3 }] },
  head: { unit: "cm", possible: [15, 70], instead: [{ unit: "mm", from: 200, through: 650 }] },
  arm: { unit: "cm", possible: [4, 60], instead: [{ unit: "mm", from: 80, through: 450 }] },
  skinfold: { unit: "mm", possible: [1, 80], instead: [] }
} as const satisfies Readonly<Record<string, MeasureKind>>

const steps: Readonly<Record<WrittenUnit, number>> = { kg: 1, g: 0.001, m: 1000, cm: 10, mm: 1 }
const words: Readonly<Record<string, WrittenUnit>> = { kg: "kg", kí: "kg", ký: "kg", cân: "kg", g: "g", gr: "g", gam: "g", gram: "g", m: "m", cm: "cm", mm: "mm" }

const whole = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}+)?$/u
/** `1m20`, `8kg5`: what stands behind the unit are its decimals. */
const split = /^(\d{1,3})\s*(m|kg)\s*(\d{1,3})$/
const thousands = /^\d{1,3}[.,]\d{3}$/

/**
 * Reads a measure as growth registers write it: `8,5`, `8.5`, `8,5 kg`, `3200 g`, `1m20`. A number that nobody can have in the column's unit is taken
 * in another, where only that other one makes sense of it.
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_VALUE` for what is no number, or one that nobody has.
 *
 * @param written the unit that the column is in
 */
export const readMeasure = (text: string, kind: MeasureKind, written: WrittenUnit = kind.unit): Reading<MeasureReading> => {
  const parts = parse(plainText(text).toLowerCase(), written)
  if (parts === undefined) return unreadable("TRAMYTE_REGISTER_INVALID_VALUE")
  const value = converted(parts.number, parts.unit ?? written, kind)
  if (value !== undefined) return read({ value })
  const meant = parts.unit === undefined ? kind.instead.filter(({ from, through, unit }) => unit !== written && parts.number >= from && parts.number <= through) : []
  const [only] = meant
  const other = meant.length === 1 && only !== undefined ? converted(parts.number, only.unit, kind) : undefined
  return other === undefined ? unreadable("TRAMYTE_REGISTER_INVALID_VALUE") : read({ value: other, mended: only!.unit })
}

/** The number that stands in a cell, whatever its unit. */
export const plainNumber = (text: string): number => parse(plainText(text).toLowerCase(), "kg")?.number ?? NaN

/** The unit that a header names in brackets or at its end, `Cân nặng (kg)`, `Cân nặng lúc sinh, gam`. */
export const unitOfHeader = (header: string): WrittenUnit | undefined => words[/(?:\(\s*|,\s*)(\p{L}+)\s*\)?\s*$/u.exec(plainText(header).toLowerCase())?.[1] ?? ""]

const parse = (text: string, written: WrittenUnit): { readonly number: number; readonly unit: WrittenUnit | undefined } | undefined => {
  const parts = split.exec(text)
  if (parts !== null) return { number: Number(`${parts[1]!}.${parts[3]!}`), unit: parts[2] as WrittenUnit }
  const [, digits = "", word] = whole.exec(text) ?? []
  const unit = word === undefined ? undefined : words[word]
  if (digits === "" || word !== undefined && unit === undefined) return undefined
  return { number: Number((unit ?? written) === "g" && thousands.test(digits) ? digits.replace(/[.,]/, "") : digits.replace(",", ".")), unit }
}

const converted = (number: number, unit: WrittenUnit, { unit: to, possible: [from, through] }: MeasureKind): number | undefined => {
  if ((unit === "kg" || unit === "g") !== (to === "kg")) return undefined
  const value = Number((number * steps[unit] / steps[to]).toFixed(4))
  return value >= from && value <= through ? value : undefined
}
