import type { DataIssue } from "@tramyte/core"
import { type Access, deniedSubject, mayWriteAbout, type WriteBatch } from "@tramyte/sdk"
import { readerOf } from "../reader.ts"
import type { Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { subjectsById, subjectsByNumber, type SubjectRow, type Version, versionsOf } from "../subjects.ts"
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
  for (const { subject } of content.facts ?? []) ids.add(subject!)
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

/** Whoever stands may be written about by this context; judged by what stood before the batch, not by the units that it moves. */
export function* mayAllBeWritten(dialect: StoreDialect, terms: Terms, access: Access, { subjects, versions }: Known): Steps<void> {
  const doubtful = [...subjects.values()].filter(({ n }) => {
    const version = versions.get(n)
    return version !== undefined && !mayWriteAbout(access, version.writer, () => false)
  })
  if (doubtful.length === 0) return
  const reader = readerOf(dialect, terms)
  const groups = yield* reader.groups(doubtful.map(({ n }) => n))
  // What is read under another may be written about by whoever reads that other.
  const wholes = yield* subjectsByNumber(dialect, doubtful.map(({ n }) => groups.wholeOf(n)))
  const read = new Map((yield* reader.look([...wholes.values()])).map((one) => [one.subject.n, one]))
  for (const { id, n } of doubtful) if (read.get(groups.wholeOf(n))?.reaches(access) !== true) throw deniedSubject(id)
}
