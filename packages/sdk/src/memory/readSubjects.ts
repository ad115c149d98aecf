import type { Completeness, Fact } from "@tramyte/core"
import { personForReader, unitForReader } from "../access/forReader.ts"
import type { IdentifierEntry, StoreCounts, StoredRecord, StoredUnit } from "../ports/recordStore.ts"
import { codePointOrder } from "../records/codePointOrder.ts"
import { distinctIds } from "../records/distinctIds.ts"
import { identifierOf } from "../records/identifierOf.ts"
import { mayRead, type Reading } from "./mayRead.ts"
import { batchKnown, type MemoryState, rowsOf, stands, type Subject, versionOf } from "./memoryState.ts"

/** Everybody and everything that was ever written, by id. */
export const ordered = (state: MemoryState): readonly Subject[] => [...state.subjects.values()].sort((a, b) => codePointOrder(a.id, b.id))

/** What is read under a person; nothing where there is none, none that may be read, or one that is read under another. */
export const personRecord = (read: Reading, subject: Subject): StoredRecord | undefined => {
  const version = versionOf(subject, read.knownAt)
  if (version === undefined || !("person" in version) || read.merged.mergeOf(subject.id) !== undefined || !mayRead(read, subject)) return undefined
  const mergedFrom = read.merged.partsOf(subject).slice(1).map((part) => part.id)
  return {
    ...personForReader(read.access, { person: version.person, ...contentOf(read, subject) }), ...versionField(read, subject),
    ...(mergedFrom.length === 0 ? {} : { mergedFrom })
  }
}

export const unitRecord = (read: Reading, subject: Subject): StoredUnit | undefined => {
  const version = versionOf(subject, read.knownAt)
  if (version === undefined || !("unit" in version) || !mayRead(read, subject)) return undefined
  return { ...unitForReader(read.access, { unit: version.unit, ...contentOf(read, subject) }), ...versionField(read, subject) }
}

/** The last event that touched a record: any of those that are read under it. */
export const changedAt = ({ merged }: Reading, subject: Subject): number => Math.max(...merged.partsOf(subject).map((part) => part.changed))

export const identifiersOf = (read: Reading, subject: Subject): readonly IdentifierEntry[] => {
  const version = versionOf(subject, read.knownAt)
  if (version === undefined || !("person" in version) || read.merged.mergeOf(subject.id) !== undefined || !mayRead(read, subject)) return []
  return factsOf(read, subject).map((fact) => identifierOf(subject.id, fact)).filter((entry) => entry !== undefined)
}

export const count = (read: Reading): StoreCounts => {
  const { access, merged, state } = read
  const reached = [...state.subjects.values()].filter((subject) => merged.mergeOf(subject.id) === undefined && mayRead(read, subject))
  const persons = reached.filter((subject) => "person" in versionOf(subject, undefined)!).length
  const rows = reached.flatMap((subject) => merged.partsOf(subject)).flatMap((part) => part.rows.filter((row) => row.batch.undone === undefined))
  const facts = rows.filter(stands).length
  let asOf = ""
  for (const batch of state.batches.values()) {
    const day = batch.recorded.slice(0, 10)
    if (batch.commune === access.commune && batch.undone === undefined && day > asOf) asOf = day
  }
  return { persons, units: reached.length - persons, facts, superseded: rows.length - facts, ...(asOf === "" ? {} : { asOf }) }
}

const versionField = (read: Reading, subject: Subject): { readonly version?: string } =>
  read.knownAt === undefined ? { version: String(changedAt(read, subject)) } : {}

const contentOf = (read: Reading, subject: Subject): { readonly facts: readonly Fact[]; readonly complete?: Completeness } => {
  const complete = completenessOf(read, subject)
  return { facts: distinctIds(factsOf(read, subject)), ...(complete === undefined ? {} : { complete }) }
}

/** The facts of all that is read under a subject, as its own, in the order of writing. */
const factsOf = ({ knownAt, merged }: Reading, subject: Subject): readonly Fact[] => {
  const parts = merged.partsOf(subject)
  if (parts.length === 1) return rowsOf(subject, knownAt).map(({ fact }) => fact)
  const rows = parts.flatMap((part) => rowsOf(part, knownAt))
  // Ids are each writer's own: of two people each may have a fact "1". The first part's facts keep theirs.
  const holders = new Map<string, string>()
  for (const { fact } of rows) if (!holders.has(fact.id)) holders.set(fact.id, fact.subject!)
  return rows.toSorted((a, b) => a.n - b.n).map(({ fact }) => shownUnder(subject.id, fact, holders))
}

/** A fact as it is shown in the record of a person: an id that another part's facts bear has the id of its own part before it. */
const shownUnder = (subject: string, fact: Fact, holders: ReadonlyMap<string, string>): Fact => {
  const shown = (id: string): string => (holders.get(id) ?? fact.subject) === fact.subject ? id : `${fact.subject!}/${id}`
  return Object.freeze({ ...fact, id: shown(fact.id), subject, ...(fact.supersedes === undefined ? {} : { supersedes: shown(fact.supersedes) }) })
}

/** Of each kind the latest day that anybody said. */
const completenessOf = ({ knownAt, merged }: Reading, subject: Subject): Completeness | undefined => {
  const latest = new Map<string, string>()
  for (const { batch, kinds } of merged.partsOf(subject).flatMap((part) => part.complete)) {
    if (!batchKnown(batch, knownAt)) continue
    for (const [kind, day] of Object.entries(kinds)) if (day > (latest.get(kind) ?? "")) latest.set(kind, day)
  }
  return latest.size === 0 ? undefined : Object.fromEntries(latest)
}
