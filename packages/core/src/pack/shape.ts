import { isRecord, shown } from "../citizen/checkFact.ts"

/** Told where a value has not the shape that it should have. */
export type Misfit = (path: string, message: string) => void

/** Looks whether a value has a shape, and tells every place where it has not. */
export type Shape = (value: unknown, path: string, misfit: Misfit) => void

/** The shape of each field of a type: a field added to the type must be added here, or it does not compile. */
export type Shapes<T> = { readonly [field in keyof T]-?: Shape | Optional }

interface Optional {
  readonly optional: Shape
}

/** A value that fits; if not, the message shows it and says what to give. */
export const when = (fits: (value: unknown) => boolean, mend: string): Shape => (value, path, misfit) => {
  if (!fits(value)) misfit(path, value === undefined ? `is missing; give ${mend}` : `${shown(value)} does not fit; give ${mend}`)
}

export const anything: Shape = () => {}
export const text: Shape = when((value) => typeof value === "string" && value !== "", "a text")
export const number: Shape = when(Number.isFinite, "a number")
export const count: Shape = when((value) => Number.isSafeInteger(value) && (value as number) >= 0, "a whole number from 0 up")
export const truth: Shape = when((value) => typeof value === "boolean", "true or false")
export const object: Shape = when(isRecord, "an object")

/** A whole number within bounds, both included. */
export const within = (lo: number, hi: number): Shape => when((value) => Number.isInteger(value) && (value as number) >= lo && (value as number) <= hi, `a whole number from ${lo} to ${hi}`)

/** A field that may be left out. */
export const optional = (shape: Shape): Optional => ({ optional: shape })

/** One of a few words. */
export const oneOf = <T extends string>(...words: readonly T[]): Shape => when((value) => words.some((word) => word === value), `one of ${words.join(", ")}`)

/** A list, each part of the same shape. */
export const listOf = (shape: Shape): Shape => (value, path, misfit) => {
  if (!Array.isArray(value)) return when(Array.isArray, "a list")(value, path, misfit)
  value.forEach((part, index) => shape(part, `${path}[${index}]`, misfit))
}

/** An object whose fields, whatever their names, have the same shape. */
export const each = (shape: Shape): Shape => (value, path, misfit) => {
  if (!isRecord(value)) return object(value, path, misfit)
  for (const name of Object.keys(value)) shape(value[name], `${path}.${name}`, misfit)
}

/** An object with these fields and no others: a misspelt field would otherwise be silently ignored. */
export const fields = <T>(shapes: Shapes<T>): Shape => {
  const known: Readonly<Record<string, Shape | Optional>> = shapes
  return (value, path, misfit) => {
    if (!isRecord(value)) return object(value, path, misfit)
    const at = (field: string): string => path === "" ? field : `${path}.${field}`
    for (const field of Object.keys(value)) {
      if (!Object.hasOwn(known, field)) misfit(at(field), `there is no such field; the fields are ${Object.keys(known).join(", ")}`)
    }
    for (const [field, shape] of Object.entries(known)) {
      if (typeof shape === "function") shape(value[field], at(field), misfit)
      else if (value[field] !== undefined) shape.optional(value[field], at(field), misfit)
    }
  }
}

/** The first shape if the value has one of the named fields, the second otherwise. */
export const byField = (names: readonly string[], shape: Shape, otherwise: Shape): Shape => (value, path, misfit) =>
  (isRecord(value) && names.some((name) => name in value) ? shape : otherwise)(value, path, misfit)
