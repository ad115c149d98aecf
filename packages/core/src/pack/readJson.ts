import { PackError, type PackProblem } from "./errors.ts"

/** How large JSON from outside may be. */
export interface PackLimits {
  /** Characters of JSON text. */
  readonly characters: number
  /** Lists and objects inside each other. */
  readonly depth: number
  /** Values in all. */
  readonly values: number
}

/**
 * Reads JSON that somebody else wrote, and refuses what is damaged or hostile: nested without end, huge, with names that would
 * reach the language itself, numbers that overflow.
 *
 * @param json the text, or the value parsed from it
 * @throws PackError `TRAMYTE_PACK_UNREADABLE`
 */
export const readJson = (json: unknown, limits: PackLimits): unknown => {
  const value = typeof json === "string" ? parse(json, limits) : json
  const refused = refusal(value, limits)
  if (refused !== undefined) throw new PackError([refused])
  return value
}

const unreadable = (at: string, message: string): PackProblem => ({ code: "TRAMYTE_PACK_UNREADABLE", pack: "", at, message })

const parse = (text: string, { characters }: PackLimits): unknown => {
  if (text.length > characters) throw new PackError([unreadable("", `the text has ${text.length} characters, more than ${characters}; is this the right file?`)])
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new PackError([unreadable("", `this is not JSON: ${error instanceof Error ? error.message : String(error)}`)])
  }
}

const reaching: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"])

/** Walks the value without recursion, so that no nesting can exhaust the stack; a circle is nesting without end. */
const refusal = (value: unknown, { depth, values }: PackLimits): PackProblem | undefined => {
  let count = 0
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [{ value, path: "", depth: 0 }]
  while (open.length > 0) {
    const at = open.pop()!
    if (++count > values) return unreadable("", `it has more than ${values} values; is this the right file?`)
    if (typeof at.value === "number" && !Number.isFinite(at.value)) return unreadable(at.path, "a number is too large to be held")
    if (typeof at.value === "function" || typeof at.value === "symbol" || typeof at.value === "bigint") return unreadable(at.path, `a ${typeof at.value} is not data`)
    if (typeof at.value !== "object" || at.value === null) continue
    if (at.depth >= depth) return unreadable(at.path.slice(0, 200), `lists and objects stand more than ${depth} deep inside each other`)
    const isList = Array.isArray(at.value)
    if (isList && at.value.length > values) return unreadable(at.path, `a list has ${at.value.length} parts, more than ${values}`)
    for (const key of Object.keys(at.value)) {
      if (reaching.has(key)) return unreadable(at.path, `a field is called "${key}", which no pack has`)
      open.push({ value: (at.value as Readonly<Record<string, unknown>>)[key], path: isList ? `${at.path}[${key}]` : at.path === "" ? key : `${at.path}.${key}`, depth: at.depth + 1 })
      if (open.length + count > values) return unreadable("", `it has more than ${values} values; is this the right file?`)
    }
  }
  return undefined
}
