import { rows, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { wasKnown } from "./subjects.ts"

/** Which persons are read as one. */
export interface Groups {
  /** The person under whom a subject is read: mostly itself. */
  readonly wholeOf: (n: number) => number
  /** The person into whom one was merged; none of one that was not. */
  readonly intoOf: (n: number) => number | undefined
  /** All that is read under a person, itself first, else in the order of numbers. */
  readonly partsOf: (whole: number) => readonly number[]
}

const integers = { n: "integer" } as const
const alone: Groups = { wholeOf: (n) => n, intoOf: () => undefined, partsOf: (n) => [n] }

/** The merges that concern some subjects, as known by then; without a day those that stand. */
export function* groupsOf(dialect: StoreDialect, ns: readonly number[], knownAt?: string): Steps<Groups> {
  const merges = new Map<number, readonly [part: number, whole: number]>()
  const seen = new Set(ns)
  for (let asked: readonly number[] = ns; asked.length > 0;) {
    const next = new Set<number>()
    const given = dialect.givenParams(integers, asked.map((n) => [n]))
    const g = dialect.given("g", integers)
    const found = yield* rows(`
      SELECT m.n, m.part, m.whole, b.recorded, b.undone FROM ${g} JOIN merge m ON m.part = g.n JOIN batch b ON b.n = m.batch
      UNION ALL SELECT m.n, m.part, m.whole, b.recorded, b.undone FROM ${g} JOIN merge m ON m.whole = g.n JOIN batch b ON b.n = m.batch`, ...given, ...given)
    for (const [n, part, whole, recorded, undone] of found as readonly (readonly [number, number, number, string, string | null])[]) {
      if (!wasKnown(recorded, undone, knownAt)) continue
      merges.set(n, [part, whole])
      for (const one of [part, whole]) if (!seen.has(one)) next.add(one)
    }
    for (const one of next) seen.add(one)
    asked = [...next]
  }
  return merges.size === 0 ? alone : groups([...merges].sort(([a], [b]) => a - b).map(([, merge]) => merge))
}

/**
 * What merges make of persons, in the order of writing. Two merges of one part can be known at a time only where clocks were
 * skewed: the later written counts, but one that would close a circle counts for nothing.
 */
const groups = (merges: readonly (readonly [part: number, whole: number])[]): Groups => {
  const wholes = new Map<number, number>()
  const wholeOf = (n: number): number => {
    let whole = n
    for (let next = wholes.get(whole); next !== undefined; next = wholes.get(whole)) whole = next
    return whole
  }
  for (const [part, whole] of merges) {
    const before = wholes.get(part)
    wholes.delete(part)
    if (wholeOf(whole) !== part) wholes.set(part, whole)
    else if (before !== undefined) wholes.set(part, before)
  }
  const parts = new Map<number, number[]>()
  for (const part of [...wholes.keys()].sort((a, b) => a - b)) {
    const whole = wholeOf(part)
    const known = parts.get(whole)
    if (known === undefined) parts.set(whole, [whole, part])
    else known.push(part)
  }
  return { wholeOf, intoOf: (n) => wholes.get(n), partsOf: (whole) => parts.get(whole) ?? [whole] }
}
