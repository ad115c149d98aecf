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
 * @param assessed up to which days the results that it reads are all there: all together, and those of single codes
 */
export const engineView = (view: RecordView, { reads, readsCodes }: FactEngine, assessed: RecordView["complete"]): RecordView => {
  const facts = new Map<string, readonly FactView[]>()
  const complete = new Map<string, EpochDay>()
  for (const kind of reads) {
    const known = view.facts.get(kind)
    if (known !== undefined) facts.set(kind, kind === "assessment" && readsCodes !== undefined ? known.filter(({ fact }) => fact.code?.some((code) => readsCodes.includes(code)) === true) : known)
  }
  for (const [entry, day] of view.complete) if (!isOf("assessment", entry) && reads.some((kind) => isOf(kind, entry))) complete.set(entry, day)
  if (reads.includes("assessment")) for (const [entry, day] of assessed) complete.set(entry, day)
  return { ...view, facts: guarded(facts, (kind) => reads.includes(kind)), complete: guarded(complete, (entry) => reads.some((kind) => isOf(kind, entry))) }
}

/** An entry of `complete` speaks of a kind, or of one code of it. */
const isOf = (kind: string, entry: string): boolean => entry.startsWith(kind) && (entry.length === kind.length || entry[kind.length] === "/")

const guarded = <T>(map: Map<string, T>, isRead: (kind: string) => boolean): ReadonlyMap<string, T> => {
  const named = (kind: string): string => {
    if (!isRead(kind)) throw new UndeclaredRead(kind)
    return kind
  }
  const [get, has] = [map.get.bind(map), map.has.bind(map)]
  return Object.assign(map, { get: (kind: string) => get(named(kind)), has: (kind: string) => has(named(kind)) })
}
