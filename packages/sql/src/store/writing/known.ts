import type { DataIssue } from "@tramyte/core"
import { type Access, deniedSubject, type WriteBatch } from "@tramyte/sdk"
import { groupsOf } from "../merged.ts"
import { readerOf } from "../reader.ts"
import { first, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { ofNumbers, subjectsById, subjectsByNumber, type SubjectRow, type Version, versionsOf } from "../subjects.ts"
import type { Terms } from "../terms.ts"

/** Everybody whom a batch speaks of, as they stand before it. */
export interface Known {
  readonly subjects: ReadonlyMap<string, SubjectRow>
  readonly versions: ReadonlyMap<number, Version>
}

export function* lookUp(dialect: StoreDialect, content: WriteBatch): Steps<Known> {
  const ids = new Set<string>()
  for (const { id } of content.persons ?? []) ids.add(id)
  for (const { id } of content.units ?? []) ids.add(id)
  let last: string | undefined
  for (const { subject } of content.facts ?? []) if (subject !== last) ids.add(last = subject!)
  for (const { subject } of content.complete ?? []) ids.add(subject)
  for (const { subject } of content.expects ?? []) ids.add(subject)
  for (const { from, into } of content.merges ?? []) ids.add(from).add(into)
  const subjects = yield* subjectsById(dialect, ids)
  return { subjects, versions: yield* versionsOf(dialect, Array.from(subjects.values(), ({ n }) => n)) }
}

/** What every part of the planning adds to. */
export interface Planning {
  readonly batch: number
  readonly issues: DataIssue[]
  readonly restsOn: Set<number>
}

/** Denies a batch that speaks of anybody there whom the context may not write about; judged by what stood before the batch, not by the units that it moves. */
export function* mayAllBeWritten(dialect: StoreDialect, terms: Terms, access: Access, { subjects, versions }: Known): Steps<void> {
  const standing = [...subjects.values()].filter(({ n }) => versions.has(n))
  const allowed = yield* writable(dialect, terms, access, standing, versions)
  for (const { id, n } of standing) if (!allowed.has(n)) throw deniedSubject(id)
}

/** Those of the subjects, which stand, that the context may write about (`mayWriteAbout`). */
export function* writable(dialect: StoreDialect, terms: Terms, access: Access, subjects: readonly SubjectRow[], versions: Known["versions"]): Steps<ReadonlySet<number>> {
  const written = access.villages === undefined ? subjects.filter(({ n }) => versions.get(n)?.writer === access.commune) : []
  const own = yield* spokenOfByNobodyElse(dialect, access.commune, written.map(({ n }) => n))
  const others = subjects.filter(({ n }) => !own.has(n))
  if (others.length === 0) return own
  const reader = readerOf(dialect, terms)
  const groups = yield* reader.groups(others.map(({ n }) => n))
  // What is read under another may be written about by whoever reads that other.
  const wholes = yield* subjectsByNumber(dialect, new Set(others.map(({ n }) => groups.wholeOf(n))))
  const reached = new Set((yield* reader.look([...wholes.values()])).filter((one) => one.reaches(access)).map(({ subject }) => subject.n))
  return new Set([...own, ...others.filter(({ n }) => reached.has(groups.wholeOf(n))).map(({ n }) => n)])
}

/** Those of the subjects about whom, and about whoever is read together with them, no other commune's facts stand. */
function* spokenOfByNobodyElse(dialect: StoreDialect, commune: string, ns: readonly number[]): Steps<Set<number>> {
  // Most stores are one commune's.
  if (ns.length === 0 || (yield* first("SELECT n FROM source WHERE commune <> ? LIMIT 1", commune)) === undefined) return new Set(ns)
  const groups = yield* groupsOf(dialect, ns)
  const wholes = new Map(ns.flatMap((n) => groups.partsOf(groups.wholeOf(n)).map((part) => [part, groups.wholeOf(n)] as const)))
  const foreign = yield* ofNumbers(dialect, wholes.keys(), (g) => `
    SELECT DISTINCT f.subject FROM ${g} JOIN fact f ON f.subject = g.n AND f.standing = 1 JOIN source o ON o.n = f.source WHERE o.commune <> ?`, commune)
  const spokenOf = new Set(foreign.map(([n]) => wholes.get(n as number)))
  return new Set(ns.filter((n) => !spokenOf.has(groups.wholeOf(n))))
}
