import { type Access, codePointOrder, type IdentifierEntry, identifierOf, type IdentifierQuery } from "@tramyte/sdk"
import { factsOf } from "./facts.ts"
import { decodeFact } from "./factRow.ts"
import type { Reader } from "./reader.ts"
import { rows, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { type SubjectRow, subjectsByNumber } from "./subjects.ts"
import type { Terms } from "./terms.ts"

/** The persons of a page whom a context reaches, with their identifiers. */
export function* identifiersOf(dialect: StoreDialect, terms: Terms, reader: Reader, access: Access, page: readonly SubjectRow[], query: IdentifierQuery): Steps<readonly IdentifierEntry[]> {
  const groups = yield* reader.groups(page.map(({ n }) => n))
  const reached = (yield* reader.look(page)).filter((one) => one.is === "person" && one.reaches(access))
  const facts = yield* factsOf(dialect, terms, reached.flatMap(({ subject }) => groups.partsOf(subject.n)), { kind: "identifier" })
  return reached.flatMap(({ subject }) => groups.partsOf(subject.n).flatMap((n) => facts.get(n) ?? []).sort((a, b) => (a[0] as number) - (b[0] as number))
    .map((row) => identifierOf(subject.id, decodeFact(terms, subject.id, row)))
    .filter((entry) => entry !== undefined && (query.system === undefined || entry.system === query.system) && (query.value === undefined || entry.value === query.value)) as IdentifierEntry[])
}

/** The persons who ever had a number, in the order of ids; those under whom they are read. */
export function* personsWith(dialect: StoreDialect, reader: Reader, value: string): Steps<readonly SubjectRow[]> {
  const found = yield* rows("SELECT DISTINCT f.subject FROM identifier i JOIN fact f ON f.n = i.fact WHERE i.value = ? AND f.standing = 1", value)
  const groups = yield* reader.groups(found.map(([n]) => n as number))
  const wholes = yield* subjectsByNumber(dialect, new Set(found.map(([n]) => groups.wholeOf(n as number))))
  return [...wholes.values()].sort((a, b) => codePointOrder(a.id, b.id))
}
