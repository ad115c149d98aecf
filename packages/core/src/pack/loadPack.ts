import { checkPacks } from "./checkPacks.ts"
import { PackError, type PackProblem, type PackProblemCode } from "./errors.ts"
import type { Pack } from "./pack.ts"

/** How large a pack from outside may be. The defaults leave the national pack more than ten times its room; within them a hostile pack costs little to refuse. */
export interface PackLimits {
  /** Characters of JSON text. */
  readonly characters: number
  /** Lists and objects inside each other. */
  readonly depth: number
  /** Values in all. */
  readonly values: number
}

const usual: PackLimits = { characters: 1_500_000, depth: 60, values: 50_000 }

/**
 * Reads a pack from JSON that somebody else wrote. It runs nothing of it, and refuses what is damaged or hostile (nested
 * without end, huge, with names that would reach the language itself, numbers that overflow) before looking any closer.
 *
 * What the pack needs from other packs is checked when they are composed.
 *
 * @param json the text of a JSON file, or the value parsed from one
 * @throws PackError with every problem, each with its code, place and mend
 * @example
 * ```ts
 * import { loadPack } from "@tramyte/core/pack"
 *
 * const pack = loadPack(`{ "format": 1, "id": "harbour", "version": "2026.1.0", "label": { "vi": "Cảng", "en": "Harbour" }, "citations": [] }`)
 * pack.id // => "harbour"
 * ```
 */
export const loadPack = (json: unknown, limits: Partial<PackLimits> = {}): Pack => {
  const within = { ...usual, ...limits }
  const value = typeof json === "string" ? parse(json, within) : json
  const refused = refusal(value, within)
  if (refused !== undefined) throw new PackError([refused])
  const problems = checkPacks([value as Pack]).filter(({ code }) => !aboutOthers.has(code))
  if (problems.length > 0) throw new PackError(problems)
  return value as Pack
}

/** Problems that other packs may solve. */
const aboutOthers: ReadonlySet<PackProblemCode> = new Set([
  "TRAMYTE_PACK_NEEDS", "TRAMYTE_PACK_CITATION_UNKNOWN", "TRAMYTE_PACK_FACT_UNKNOWN", "TRAMYTE_PACK_REFERENCE_UNKNOWN", "TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE",
  "TRAMYTE_PACK_OVERRIDE"
])

const unreadable = (at: string, message: string): PackProblem => ({ code: "TRAMYTE_PACK_UNREADABLE", pack: "", at, message })

const parse = (text: string, { characters }: PackLimits): unknown => {
  if (text.length > characters) throw new PackError([unreadable("", `the text has ${text.length} characters, more than ${characters}; is this a pack?`)])
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
    if (++count > values) return unreadable("", `it has more than ${values} values; is this a pack?`)
    if (typeof at.value === "number" && !Number.isFinite(at.value)) return unreadable(at.path, "a number is too large to be held")
    if (typeof at.value === "function" || typeof at.value === "symbol" || typeof at.value === "bigint") return unreadable(at.path, `a ${typeof at.value} is not data`)
    if (typeof at.value !== "object" || at.value === null) continue
    if (at.depth >= depth) return unreadable(at.path.slice(0, 200), `lists and objects stand more than ${depth} deep inside each other`)
    const isList = Array.isArray(at.value)
    if (isList && at.value.length > values) return unreadable(at.path, `a list has ${at.value.length} parts, more than ${values}`)
    for (const key of Object.keys(at.value)) {
      if (reaching.has(key)) return unreadable(at.path, `a field is called "${key}", which no pack has`)
      open.push({ value: (at.value as Readonly<Record<string, unknown>>)[key], path: isList ? `${at.path}[${key}]` : at.path === "" ? key : `${at.path}.${key}`, depth: at.depth + 1 })
      if (open.length + count > values) return unreadable("", `it has more than ${values} values; is this a pack?`)
    }
  }
  return undefined
}
