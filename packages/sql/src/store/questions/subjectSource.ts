import type { HealthRecord, UnitRecord } from "@tramyte/core"
import { readerOf, type ReadSubject } from "../reader.ts"
import { rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { subjectOf, subjectsByNumber } from "../subjects.ts"
import type { Terms } from "../terms.ts"

/** A commune through which somebody may be read, and a village in it, empty where none is known. */
export type Place = readonly [commune: string, village: string]

/** A person or unit as it stands, with nothing withheld. */
export interface Standing {
  readonly n: number
  readonly id: string
  readonly record: HealthRecord | UnitRecord
  readonly places: readonly Place[]
}

/** A place in the order of events: the last event, and the last of the subjects that it touched. */
export interface EventPlace {
  readonly seq: number
  readonly n: number
}

/** Where the subjects are read from that questions are asked about: one state of a store. */
export interface SubjectSource {
  /** The last write or undo that touched anybody. */
  readonly seq: () => Steps<number>
  /** Who was touched after a place, in the order of events. */
  readonly touchedAfter: (place: EventPlace, limit: number) => Steps<readonly EventPlace[]>
  /** Of these, and of units below those of them that are units, what is read under them or under what they were merged into; nothing of who is gone. `ns` are all who were looked at. */
  readonly read: (ns: readonly number[], knownAt: string | undefined) => Steps<{ readonly ns: readonly number[]; readonly standing: readonly Standing[] }>
  /** Everybody whose number is greater, in the order of numbers; nobody beyond the last page. `last` is where to go on. */
  readonly page: (after: number, limit: number, knownAt: string | undefined) => Steps<{ readonly last: number | undefined; readonly standing: readonly Standing[] }>
}

/** The subjects of a SQL store. */
export const subjectSource = (dialect: StoreDialect, terms: Terms): SubjectSource => {
  function* read(given: readonly number[], knownAt: string | undefined): Steps<{ readonly ns: readonly number[]; readonly standing: readonly Standing[] }> {
    const reader = readerOf(dialect, terms, knownAt)
    const under = yield* unitsUnder(dialect, given)
    const groups = yield* reader.groups([...given, ...under])
    const ns = [...new Set([...given, ...under, ...given.map((n) => groups.wholeOf(n))])]
    const subjects = yield* subjectsByNumber(dialect, ns)
    const found = yield* reader.read([...subjects.values()])
    return { ns, standing: found.map(standingOf) }
  }
  return {
    *seq() {
      return Number((yield* rows("SELECT max(changed) FROM subject"))[0]?.[0] ?? 0)
    },
    *touchedAfter({ n, seq }, limit) {
      const found = yield* rows("SELECT changed, n FROM subject WHERE changed >= ? AND (changed > ? OR n > ?) ORDER BY changed, n LIMIT ?", seq, seq, n, limit)
      return found.map((row) => ({ seq: Number(row[0]), n: Number(row[1]) }))
    },
    read,
    *page(after, limit, knownAt) {
      const subjects = (yield* rows("SELECT n, id, creator, changed FROM subject WHERE n > ? ORDER BY n LIMIT ?", after, limit)).map(subjectOf)
      const found = subjects.length === 0 ? [] : yield* readerOf(dialect, terms, knownAt).read(subjects)
      return { last: subjects.at(-1)?.n, standing: found.map(standingOf) }
    }
  }
}

/** The numbers of the units that are, or ever were, under those of the given that are units: where they belong is decided above them. */
function* unitsUnder(dialect: StoreDialect, ns: readonly number[]): Steps<readonly number[]> {
  const integers = { n: "integer" } as const
  const found = yield* rows(`
    WITH RECURSIVE below (n, id) AS (
      SELECT s.n, s.id FROM ${dialect.given("g", integers)} JOIN subject s ON s.n = g.n WHERE s.n IN (SELECT subject FROM unit)
      UNION SELECT s.n, s.id FROM below b JOIN unit u ON u.parent = b.id JOIN subject s ON s.n = u.subject
    )
    SELECT n FROM below`, ...dialect.givenParams(integers, ns.map((n) => [n])))
  return found.map(([n]) => Number(n))
}

const standingOf = (one: ReadSubject): Standing => ({ n: one.subject.n, id: one.subject.id, record: one.record, places: placesOf(one) })

/** The same as `mayReadPerson` and `mayReadUnit` decide, as a list: somebody may be read whose list has the commune with one of the villages, or, where villages are not limited, at all. */
const placesOf = (one: ReadSubject): readonly Place[] => {
  const { writer } = one
  const places = one.is === "person"
    ? one.homes.length === 0 ? [[writer, ""] as const] : one.homes.map(({ commune, village }): Place => [commune ?? writer, village ?? ""])
    : [...one.above.ids, ...(one.above.underCommune ? [] : [writer])].flatMap((commune) => ["", ...one.above.ids].map((village): Place => [commune, village]))
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()]
}
