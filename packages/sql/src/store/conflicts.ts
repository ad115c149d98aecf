import { type Access, type Expectation, notYours, type WriteBatch, type WriteConflict } from "@tramyte/sdk"
import { groupsOf } from "./merged.ts"
import { nextNumber } from "./sequence.ts"
import { first, insert, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { subjectsByNumber } from "./subjects.ts"
import type { Known } from "./writing/known.ts"

/** An expectation that failed, with the version that stands. */
export type Stale = Expectation & { readonly found?: string }

/** The version of a record: the last write or undo that touched it. */
export const versionText = (changed: number): string => String(changed)

/** The expectations of a batch that do not hold: by the versions of the records in which those subjects stand. */
export function* staleOf(dialect: StoreDialect, { expects = [] }: WriteBatch, { subjects, versions }: Known): Steps<readonly Stale[]> {
  if (expects.length === 0) return []
  const standing = expects.flatMap(({ subject }) => {
    const n = subjects.get(subject)?.n
    return n !== undefined && versions.has(n) ? [n] : []
  })
  const groups = yield* groupsOf(dialect, standing)
  const wholes = yield* subjectsByNumber(dialect, new Set(standing.map(groups.wholeOf)))
  return expects.flatMap(({ subject, version }): readonly Stale[] => {
    const n = subjects.get(subject)?.n
    const found = n === undefined || !versions.has(n) ? undefined : versionText(wholes.get(groups.wholeOf(n))!.changed)
    return found === version ? [] : [{ subject, ...(version === undefined ? {} : { version }), ...(found === undefined ? {} : { found }) }]
  })
}

/** Keeps a batch that was refused, in the place of what was kept under its id before. */
export function* noteConflict(access: Access, content: WriteBatch, stale: readonly Stale[]): Steps<void> {
  yield* maySettle(access, content.id)
  yield* settleConflict(access, content.id)
  yield* insert("conflict", [[yield* nextNumber("conflict"), content.id, access.commune, access.actor, access.purpose, JSON.stringify(content), JSON.stringify(stale)]])
}

/** Drops what is kept of a batch's conflict. */
export const settleConflict = (access: Access, batch: string): Steps<void> => run("DELETE FROM conflict WHERE id = ? AND commune = ?", batch, access.commune)

/** A conflict is settled by whoever it happened to, or by the station, and not by others who come upon its id. */
export function* maySettle(access: Access, batch: string): Steps<void> {
  if (access.role === "station") return
  const found = yield* first("SELECT actor FROM conflict WHERE id = ? AND commune = ?", batch, access.commune)
  if (found !== undefined && found[0] !== access.actor) throw notYours(batch)
}

/** Whether a batch stands among the conflicts of the commune. */
export function* isConflict(access: Access, batch: string): Steps<boolean> {
  return (yield* first("SELECT n FROM conflict WHERE id = ? AND commune = ?", batch, access.commune)) !== undefined
}

/** The conflicts of a commune, or of all, in the order in which they came. */
export function* conflictsOf(commune: string | undefined): Steps<readonly (WriteConflict & { readonly commune: string })[]> {
  const found = yield* commune === undefined
    ? rows("SELECT commune, actor, purpose, content, subjects FROM conflict ORDER BY n")
    : rows("SELECT commune, actor, purpose, content, subjects FROM conflict WHERE commune = ? ORDER BY n", commune)
  return found.map(([of, actor, purpose, content, subjects]) => ({
    batch: JSON.parse(content as string) as WriteBatch, actor: actor as string, purpose: purpose as WriteConflict["purpose"],
    subjects: JSON.parse(subjects as string) as WriteConflict["subjects"], commune: of as string
  }))
}
