import { checkPacks } from "./checkPacks.ts"
import { PackError, type PackProblemCode } from "./errors.ts"
import type { Pack } from "./pack.ts"
import { type PackLimits, readJson } from "./readJson.ts"

/** They leave the national pack more than ten times its room; within them a hostile pack costs little to refuse. */
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
  const value = readJson(json, { ...usual, ...limits })
  const problems = checkPacks([value as Pack]).filter(({ code }) => !aboutOthers.has(code))
  if (problems.length > 0) throw new PackError(problems)
  return value as Pack
}

/** Problems that other packs may solve. */
const aboutOthers: ReadonlySet<PackProblemCode> = new Set([
  "TRAMYTE_PACK_NEEDS", "TRAMYTE_PACK_CITATION_UNKNOWN", "TRAMYTE_PACK_FACT_UNKNOWN", "TRAMYTE_PACK_REFERENCE_UNKNOWN", "TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE",
  "TRAMYTE_PACK_OVERRIDE"
])
