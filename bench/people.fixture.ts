import type { Fact, HealthRecord } from "@tramyte/core"

/** Numbers from 0 to 1, the same every time. */
const numbers = (start: number): (() => number) => {
  let state = start
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0
    return state / 2 ** 32
  }
}

const kinds = [
  "residence", "merit", "disability", "poverty", "employment", "education", "insurance", "condition", "pregnancy",
  "encounter", "observation", "visit", "immunization", "dispensing", "referral"
] as const
const factsEach = 10

/**
 * The benchmark population: ten facts a person and year, memberships first, then events of the last year; a tenth of what
 * should be known is missing: kinds that nobody asked about, births known by the year alone or not at all.
 */
export function* benchPeople(size: number, seed = 20_261_015): Generator<HealthRecord> {
  const random = numbers(seed)
  const below = (end: number): number => Math.floor(random() * end)
  const chance = (share: number): boolean => random() < share
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
  const two = (number: number): string => String(number).padStart(2, "0")
  const date = (first: number, last: number): string => `${first + below(last - first + 1)}-${two(1 + below(12))}-${two(1 + below(28))}`
  const lately = (): string => new Date(Date.UTC(2025, 9, 15) + below(365) * 86_400_000).toISOString().slice(0, 10)

  for (let index = 0; index < size; index++) {
    const id = `p${index}`
    const year = 1935 + below(91)
    const old = 2026 - year
    const female = chance(0.5)
    const facts: Fact[] = []
    const add = (kind: string, code: readonly string[], more: Partial<Fact>): void => void facts.push({ id: `${id}-${facts.length}`, kind, code, recorded: "2026-10-01", ...more })
    const state = (kind: string, code: readonly string[], more: Partial<Fact> = {}): void =>
      add(kind, code, { ...(chance(0.1) ? {} : { start: date(2015, 2025) }), end: chance(0.9) ? "ongoing" : date(2026, 2028), ...more })

    state("residence", [chance(0.95) ? "permanent" : "temporary"], { links: { commune: chance(0.8) ? "10903" : "11284" } })
    if (chance(0.93)) state("insurance", [pick(["HT", "GD", "DN", "HS", "HN", "CC", "TE"])])
    if (chance(0.02)) state("merit", [])
    if (chance(0.04)) state("disability", [pick(["mild", "severe", "exceptionallySevere"])])
    if (chance(0.06)) state("poverty", [pick(["poor", "nearPoor"])])
    if (old >= 18 && old < 62 && chance(0.7)) state("employment", [pick(["contract", "freelance", "civilServant", "publicEmployee"])])
    if (old >= 3 && old < 22) state("education", [old < 6 ? "preschool" : old < 11 ? "primary" : old < 15 ? "lowerSecondary" : old < 18 ? "upperSecondary" : "university"])
    if (old > 40 && chance(0.3)) state("condition", [pick(["I10", "E11", "J44"])])
    if (female && old >= 18 && old < 42 && chance(0.05)) state("pregnancy", [], { start: lately(), end: "ongoing" })
    while (facts.length < factsEach) {
      const which = below(12)
      const start = lately()
      if (which < 3) add("encounter", [pick(["annual-checkup", "elderly-checkup", "sick", "referred"])], { start })
      else if (which < 6) add("observation", ["blood-pressure"], { start, components: { systolic: 100 + below(70), diastolic: 60 + below(40) }, unit: "mm[Hg]" })
      else if (which < 7) add("observation", ["weight"], { start, value: 40 + below(40), unit: "kg" })
      else if (which < 9) add("visit", [], { start })
      else if (which < 10) add("immunization", [pick(["tetanus", "influenza"])], { start })
      else if (which < 11) add("dispensing", [], { start })
      else add("referral", [], { start })
    }
    const known = new Set<string>(kinds.filter(() => chance(0.9)))
    yield {
      person: {
        id,
        ...(chance(0.9) ? { sex: female ? "female" as const : "male" as const } : {}),
        ...(chance(0.97) ? { birthDate: old > 60 && chance(0.3) ? String(year) : `${year}-${two(1 + below(12))}-${two(1 + below(28))}` } : {}),
        ...(chance(0.005) ? { deathDate: date(2025, 2025) } : {})
      },
      facts: facts.filter(({ kind }) => known.has(kind)),
      complete: Object.fromEntries([...known].map((kind) => [kind, "2026-10-15"]))
    }
  }
}
