import { isRecord, shown } from "../citizen/checkFact.ts"
import { didYouMean, type Nearest } from "./nearest.ts"

/** What JSON Schema says of a value, in the few words that shapes need. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** A condition of JSON Schema, and what then holds as well. */
export const ifThen = (condition: JsonSchema, consequence: JsonSchema): JsonSchema =>
  // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own word; nothing awaits a schema.
  ({ if: condition, then: consequence })

/** Told where a value has not the shape that it should have. */
export type Misfit = (path: string, message: string) => void

/**
 * The shape of a part of a pack, as data. Two readers exist: `checkShape` looks whether a value has it, and `packSchema` says it
 * in JSON Schema, so that editors and composition can never disagree.
 */
export type Shape =
  | { readonly is: "value"; readonly fits: (value: unknown) => boolean; readonly mend: string; readonly schema: JsonSchema }
  | { readonly is: "word"; readonly words: readonly string[] }
  | { readonly is: "list"; readonly of: Shape; readonly filled?: true }
  | { readonly is: "each"; readonly of: Shape }
  | { readonly is: "fields"; readonly type: string; readonly fields: Readonly<Record<string, Shape | Optional>>; readonly open: boolean }
  | { readonly is: "either"; readonly shapes: readonly Shape[]; readonly choose: (value: unknown) => Shape | undefined; readonly mend: string }
  | { readonly is: "tagged"; readonly type: string; readonly tag: string; readonly shapes: Readonly<Record<string, Shape>>; readonly misfit: (value: unknown, finder: Finder) => string }
  | { readonly is: "also"; readonly of: Shape; readonly check: (value: never, path: string, misfit: Misfit) => void; readonly schema?: JsonSchema }
  | { readonly is: "mended"; readonly of: Shape; readonly by: (value: unknown) => string | undefined }
  | { readonly is: "elsewhere"; readonly of: Shape; readonly here: Shape | Optional }
  | { readonly is: "later"; readonly of: () => Shape }

/** The shape of each field of a type: a field added to the type must be added here, or it does not compile. */
export type Shapes<T> = { readonly [field in keyof T & string]-?: Shape | Optional }

interface Optional {
  readonly optional: Shape
}

/** What looking at a value needs. */
export interface Finder {
  readonly misfit: Misfit
  readonly nearest: Nearest
  /** Whether so much is wrong that nobody wants to know more. */
  readonly enough?: () => boolean
  /** Looks also at what is checked elsewhere, under codes of its own, and at nothing that a JSON Schema could not say. */
  readonly asSchema?: boolean
}

/** A value that fits; if not, the message shows it and says what to give. */
export const when = (fits: (value: unknown) => boolean, mend: string, schema: JsonSchema): Shape => ({ is: "value", fits, mend, schema })

export const anything: Shape = when(() => true, "anything", {})
export const text: Shape = when((value) => typeof value === "string" && value !== "", "a text", { type: "string", minLength: 1 })
/** A text that may be empty. */
export const anyText: Shape = when((value) => typeof value === "string", "a text, \"\" for none", { type: "string" })
export const number: Shape = when(Number.isFinite, "a number", { type: "number" })
export const count: Shape = when((value) => Number.isSafeInteger(value) && (value as number) >= 0, "a whole number from 0 up", { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
export const truth: Shape = when((value) => typeof value === "boolean", "true or false", { type: "boolean" })

/** A whole number within bounds, both included. */
export const within = (lo: number, hi: number, mend = `a whole number from ${lo} to ${hi}`): Shape =>
  when((value) => Number.isInteger(value) && (value as number) >= lo && (value as number) <= hi, mend, { type: "integer", minimum: lo, maximum: hi })

/** Whether a text has so many letters or fewer, as JSON Schema counts them. */
export const isWithin = (text: string, longest: number): boolean => text.length <= longest || (text.length <= 2 * longest && [...text].length <= longest)

/** A text of this form, and of so many letters at most. */
export const textLike = (pattern: RegExp, mend: string, longest?: number): Shape =>
  when((value) => typeof value === "string" && (longest === undefined || isWithin(value, longest)) && pattern.test(value), mend, { type: "string", ...(longest === undefined ? {} : { maxLength: longest }), pattern: pattern.source })

/** A field that may be left out. */
export const optional = (shape: Shape): Optional => ({ optional: shape })

/** One of a few words. */
export const oneOf = <T extends string>(...words: readonly T[]): Shape => ({ is: "word", words })

/** A list, each part of the same shape. */
export const listOf = (of: Shape): Shape => ({ is: "list", of })

/** A list of one part at least. */
export const filledListOf = (of: Shape): Shape => ({ is: "list", of, filled: true })

/** An object whose fields, whatever their names, have the same shape. */
export const each = (of: Shape): Shape => ({ is: "each", of })

/** An object of a type with these fields and no others: a misspelt field would otherwise be silently ignored. */
export const fields = <T>(type: string, shapes: Shapes<T>): Shape => ({ is: "fields", type, fields: shapes, open: false })

/** An object of a type with these fields; what else it has is left alone. */
export const openFields = <T>(type: string, shapes: Shapes<T>): Shape => ({ is: "fields", type, fields: shapes, open: true })

/** One of several shapes, which exclude each other; the value says which. */
export const either = (shapes: readonly Shape[], choose: (value: unknown) => Shape | undefined, mend: string): Shape => ({ is: "either", shapes, choose, mend })

/** The first shape if the value has the named field, the second otherwise; the second has no such field. */
export const byField = (name: string, shape: Shape, otherwise: Shape): Shape => either([shape, otherwise], (value) => isRecord(value) && name in value ? shape : otherwise, "")

/** A shape with something more to be said of what has it; with a schema, if JSON Schema can say it. */
export const also = <T>(of: Shape, check: (value: T, path: string, misfit: Misfit) => void, schema?: JsonSchema): Shape => ({ is: "also", of, check, ...(schema === undefined ? {} : { schema }) })

/** A shape with a better word for those who write something else that can be understood. */
export const mended = (of: Shape, by: (value: unknown) => string | undefined): Shape => ({ is: "mended", of, by })

/** A shape that is checked elsewhere, with a problem code of its own; here only what the second says. */
export const elsewhere = (of: Shape, here: Shape | Optional = anything): Shape => ({ is: "elsewhere", of, here })

/** A shape that contains itself. */
export const later = (of: () => Shape): Shape => ({ is: "later", of })

/** Looks whether a value has a shape, and tells every place where it has not. */
export const checkShape = (shape: Shape, value: unknown, path: string, finder: Finder): void => {
  const { misfit, nearest, enough, asSchema = false } = finder
  if (enough?.() === true) return
  const wrong = (mend: string): void => misfit(path, value === undefined ? `is missing; give ${mend}` : `${brief(value)} does not fit; give ${mend}`)
  switch (shape.is) {
    case "value": return shape.fits(value) ? undefined : wrong(shape.mend)
    case "word": return typeof value === "string" && shape.words.includes(value) ? undefined
      : wrong(`one of ${shape.words.join(", ")}${typeof value === "string" ? didYouMean(nearest(value, shape.words)) : ""}`)
    case "list":
      if (!Array.isArray(value)) return wrong(typeof value === "string" && fitsShape(shape.of, value, finder) ? `a list: [${brief(value)}]` : "a list")
      if (shape.filled && value.length === 0) return wrong("a list of one part at least")
      // Counted, so that a place with nothing in it is looked at, too.
      for (let index = 0; index < value.length; index++) checkShape(shape.of, value[index], `${path}[${index}]`, finder)
      return
    case "each":
      if (!isRecord(value)) return wrong("an object")
      for (const name of Object.keys(value)) checkShape(shape.of, value[name], `${path}.${name}`, finder)
      return
    case "fields": return isRecord(value) ? checkFields(shape, value, path, finder) : wrong("an object")
    case "either": {
      const chosen = shape.choose(value)
      return chosen === undefined ? wrong(shape.mend) : checkShape(chosen, value, path, finder)
    }
    case "tagged": {
      const tag = isRecord(value) ? value[shape.tag] : undefined
      return typeof tag === "string" && Object.hasOwn(shape.shapes, tag) ? checkShape(shape.shapes[tag]!, value, path, finder) : misfit(path, shape.misfit(value, finder))
    }
    case "also": {
      let fine = true
      checkShape(shape.of, value, path, { ...finder, misfit: (at, message) => { fine = false; misfit(at, message) } })
      if (fine && !(asSchema && shape.schema === undefined)) shape.check(value as never, path, misfit)
      return
    }
    case "mended": {
      const better = value === undefined ? undefined : shape.by(value)
      return better === undefined ? checkShape(shape.of, value, path, finder) : wrong(better)
    }
    case "elsewhere": return checkPart(asSchema ? shape.of : shape.here, value, path, finder)
    case "later": return checkShape(shape.of(), value, path, finder)
  }
}

/** A value as a message shows it. */
export const brief = (value: unknown): string => {
  const text = shown(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const fitsShape = (shape: Shape, value: unknown, finder: Finder): boolean => {
  let fits = true
  checkShape(shape, value, "", { ...finder, misfit: () => { fits = false } })
  return fits
}

const checkFields = ({ fields: known, open }: Extract<Shape, { readonly is: "fields" }>, value: Readonly<Record<string, unknown>>, path: string, finder: Finder): void => {
  const at = (field: string): string => path === "" ? field : `${path}.${field}`
  if (!open) {
    for (const field of Object.keys(value)) {
      if (Object.hasOwn(known, field) || finder.enough?.() === true) continue
      const meant = didYouMean(finder.nearest(field, Object.keys(known)))
      finder.misfit(at(field), `there is no such field${meant === "" ? "; the" : `${meant} The`} fields are ${Object.keys(known).join(", ")}`)
    }
  }
  for (const [field, part] of Object.entries(known)) checkPart(part, value[field], at(field), finder)
}

const checkPart = (part: Shape | Optional, value: unknown, path: string, finder: Finder): void => {
  if ("is" in part) checkShape(part, value, path, finder)
  else if (value !== undefined) checkShape(part.optional, value, path, finder)
}
