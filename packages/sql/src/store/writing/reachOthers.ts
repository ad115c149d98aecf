import { type Access, mayWriteAbout } from "@tramyte/sdk"
import { subjectAt } from "../factRow.ts"
import { readerOf } from "../reader.ts"
import type { Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { subjectsByNumber, type SubjectRow, type Version, versionsOf } from "../subjects.ts"
import type { Terms } from "../terms.ts"
import type { Known } from "./known.ts"

/** Subjects of facts that are in the way, where the batch does not speak of them: whether they may be written about. */
export function* reachOthers(dialect: StoreDialect, terms: Terms, access: Access, found: readonly (readonly unknown[])[], known: Known): Steps<ReadonlyMap<number, { readonly creator: number | null; readonly reached: boolean }>> {
  const spokenOf = new Set(Array.from(known.subjects.values(), ({ n }) => n))
  const ns = [...new Set(found.map((row) => row[subjectAt] as number))].filter((n) => !spokenOf.has(n))
  if (ns.length === 0) return new Map()
  const subjects = yield* subjectsByNumber(dialect, ns)
  const versions = yield* versionsOf(dialect, ns)
  const reached = new Map<number, { readonly creator: number | null; readonly reached: boolean }>()
  for (const subject of subjects.values()) {
    const allowed = yield* isReached(dialect, terms, access, subject, versions)
    reached.set(subject.n, { creator: subject.creator, reached: allowed })
  }
  return reached
}

function* isReached(dialect: StoreDialect, terms: Terms, access: Access, subject: SubjectRow, versions: ReadonlyMap<number, Version>): Steps<boolean> {
  const version = versions.get(subject.n)
  if (version === undefined) return false
  if (mayWriteAbout(access, version.writer, () => false)) return true
  const reader = readerOf(dialect, terms)
  const whole = (yield* reader.groups([subject.n])).wholeOf(subject.n)
  const [read] = yield* reader.look([...(yield* subjectsByNumber(dialect, [whole])).values()])
  return read?.reaches(access) === true
}
