import type { Access, StoreCounts } from "@tramyte/sdk"
import type { ReadSubject, Reader } from "./reader.ts"
import { first, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofNumbers, type SubjectRow } from "./subjects.ts"

/** Counts what a context reaches of a page of subjects. */
export function* countPage(dialect: StoreDialect, reader: Reader, access: Access, page: readonly SubjectRow[]): Steps<Omit<StoreCounts, "asOf">> {
  const reached: readonly ReadSubject[] = (yield* reader.look(page)).filter((one) => one.reaches(access))
  const groups = yield* reader.groups(reached.map(({ subject }) => subject.n))
  const parts = reached.flatMap(({ subject }) => groups.partsOf(subject.n))
  const found = yield* ofNumbers(dialect, parts, (g) => `
    SELECT sum(CASE WHEN f.standing = 1 THEN 1 ELSE 0 END), sum(CASE WHEN f.standing <> 1 THEN 1 ELSE 0 END)
    FROM ${g} JOIN fact f ON f.subject = g.n JOIN batch b ON b.n = f.batch WHERE b.undone IS NULL`)
  const persons = reached.filter(({ is }) => is === "person").length
  return { persons, units: reached.length - persons, facts: Number(found[0]?.[0] ?? 0), superseded: Number(found[0]?.[1] ?? 0) }
}

/** The last day on which the commune recorded something that stands. */
export function* asOfDay(commune: string): Steps<string | undefined> {
  return ((yield* first("SELECT max(substr(recorded, 1, 10)) FROM batch WHERE commune = ? AND undone IS NULL", commune))?.[0] ?? undefined) as string | undefined
}
