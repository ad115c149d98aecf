import type { Access } from "@tramyte/sdk"
import { subjectAt } from "../factRow.ts"
import type { Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { subjectsByNumber, versionsOf } from "../subjects.ts"
import type { Terms } from "../terms.ts"
import { type Known, writable } from "./known.ts"

/** Subjects of facts that are in the way, where the batch does not speak of them: whether they may be written about. */
export function* reachOthers(dialect: StoreDialect, terms: Terms, access: Access, found: readonly (readonly unknown[])[], known: Known): Steps<ReadonlyMap<number, { readonly creator: number | null; readonly reached: boolean }>> {
  const spokenOf = new Set(Array.from(known.subjects.values(), ({ n }) => n))
  const ns = [...new Set(found.map((row) => row[subjectAt] as number))].filter((n) => !spokenOf.has(n))
  if (ns.length === 0) return new Map()
  const subjects = yield* subjectsByNumber(dialect, ns)
  const versions = yield* versionsOf(dialect, ns)
  const allowed = yield* writable(dialect, terms, access, [...subjects.values()].filter(({ n }) => versions.has(n)), versions)
  return new Map(Array.from(subjects.values(), ({ creator, n }) => [n, { creator, reached: allowed.has(n) }]))
}
