import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { EpochDay } from "../time/index.ts"
import type { FactEngine } from "./engine.ts"

/** Thrown into an engine that looks at a kind of fact it did not name. */
export class UndeclaredRead extends Error {
  override readonly name = "UndeclaredRead"
  readonly kind: string

  constructor(kind: string) {
    super(`"${kind}" is not among the reads of this engine`)
    this.kind = kind
  }
}

/**
 * What an engine is shown of a record: the kinds that it reads. Asking for another one throws, or nobody would know that
 * its results hang on facts whose change leaves them as they are.
 *
 * @param assessedUpTo the day up to which the results that it reads are all there; absent if they are not
 */
export const engineView = (view: RecordView, { reads, readsCodes }: FactEngine, assessedUpTo: EpochDay | undefined): RecordView => {
  const facts = new Map<string, readonly FactView[]>()
  const complete = new Map<string, EpochDay>()
  for (const kind of reads) {
    const known = view.facts.get(kind)
    if (known !== undefined) facts.set(kind, kind === "assessment" && readsCodes !== undefined ? known.filter(({ fact }) => fact.code?.some((code) => readsCodes.includes(code)) === true) : known)
    const day = kind === "assessment" ? assessedUpTo : view.complete.get(kind)
    if (day !== undefined) complete.set(kind, day)
  }
  return { ...view, facts: guarded(facts, reads), complete: guarded(complete, reads) }
}

const guarded = <T>(map: Map<string, T>, reads: readonly string[]): ReadonlyMap<string, T> => {
  const named = (kind: string): string => {
    if (!reads.includes(kind)) throw new UndeclaredRead(kind)
    return kind
  }
  const [get, has] = [map.get.bind(map), map.has.bind(map)]
  return Object.assign(map, { get: (kind: string) => get(named(kind)), has: (kind: string) => has(named(kind)) })
}
