import type { Completeness } from "@tramyte/core"
import { recordedBy } from "@tramyte/sdk"
import { decodedColumns, type FactRow, termsOfRow } from "./factRow.ts"
import type { Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofNumbers, wasKnown } from "./subjects.ts"
import type { Terms } from "./terms.ts"

/** The rows of the facts of some subjects, by subject and in the order of writing; their terms are loaded. With `kind`, only those of one kind. */
export function* factsOf(dialect: StoreDialect, terms: Terms, ns: readonly number[], { kind, knownAt }: { readonly kind?: string; readonly knownAt?: string | undefined } = {}): Steps<ReadonlyMap<number, readonly FactRow[]>> {
  const ofKind = kind === undefined ? "" : ` AND f.kind = (SELECT n FROM term WHERE text = '${kind === "residence" ? "residence" : "identifier"}')`
  const found = knownAt === undefined
    ? yield* ofNumbers(dialect, ns, (g) => `SELECT ${decodedColumns} FROM ${g} JOIN fact f ON f.subject = g.n JOIN source o ON o.n = f.source WHERE f.standing = 1${ofKind}`)
    : yield* ofNumbers(dialect, ns, (g) => `
      SELECT ${decodedColumns}, b.recorded, b.undone FROM ${g} JOIN fact f ON f.subject = g.n JOIN source o ON o.n = f.source JOIN batch b ON b.n = f.batch WHERE TRUE${ofKind}`)
  const numbers: unknown[] = []
  for (const row of found) numbers.push(...termsOfRow(row))
  yield* terms.load(numbers)
  const stand = knownAt === undefined ? found : yield* knownBy(dialect, terms, found, knownAt)
  const bySubject = new Map<number, FactRow[]>()
  for (const row of stand) {
    const list = bySubject.get(row[1] as number)
    if (list === undefined) bySubject.set(row[1] as number, [row])
    else list.push(row)
  }
  for (const list of bySubject.values()) if (!isInOrder(list)) list.sort((a, b) => (a[0] as number) - (b[0] as number))
  return bySubject
}

const isInOrder = (list: readonly FactRow[]): boolean => list.every((row, index) => index === 0 || (list[index - 1]![0] as number) < (row[0] as number))

/** Those of the rows that were known by then and in whose place no other stood that was known. */
function* knownBy(dialect: StoreDialect, terms: Terms, found: readonly FactRow[], knownAt: string): Steps<readonly FactRow[]> {
  const laterOf = new Map<number, { readonly n: number; readonly known: boolean }[]>()
  const seen = new Set<number>()
  for (let asked = found.map((row) => row[0] as number); asked.length > 0;) {
    for (const n of asked) seen.add(n)
    const later = yield* ofNumbers(dialect, asked, (g) => `
      SELECT c.old, c.new, b.recorded, b.undone, f.recorded, f.more FROM ${g} JOIN correction c ON c.old = g.n JOIN fact f ON f.n = c.new JOIN batch b ON b.n = f.batch`)
    yield* terms.load(later.map((row) => row[4]))
    for (const [old, n, recorded, undone, term, more] of later) {
      const inTime = term === null ? (JSON.parse(more as string) as { readonly recorded: string }).recorded : terms.text(term as number)
      const one = { n: n as number, known: wasKnown(recorded as string, undone as string | null, knownAt) && recordedBy(inTime, knownAt) }
      const list = laterOf.get(old as number)
      if (list === undefined) laterOf.set(old as number, [one])
      else list.push(one)
    }
    asked = [...new Set(later.map((row) => row[1] as number))].filter((n) => !seen.has(n))
  }
  const isReplaced = (n: number): boolean => laterOf.get(n)?.some((one) => one.known || isReplaced(one.n)) === true
  return found.filter((row) => {
    const [recorded, undone] = [row[18] as string, row[19] as string | null]
    const own = row[6] === null ? (JSON.parse(row[17] as string) as { readonly recorded: string }).recorded : terms.text(row[6] as number)
    return wasKnown(recorded, undone, knownAt) && recordedBy(own, knownAt) && !isReplaced(row[0] as number)
  })
}

/** What is known completely of some subjects. */
export function* completenessOf(dialect: StoreDialect, terms: Terms, ns: readonly number[], knownAt?: string): Steps<ReadonlyMap<number, readonly Completeness[]>> {
  const found = yield* ofNumbers(dialect, ns, (g) => `
    SELECT c.subject, c.kinds, c.more, b.recorded, b.undone FROM ${g} JOIN complete c ON c.subject = g.n JOIN batch b ON b.n = c.batch${knownAt === undefined ? " WHERE b.undone IS NULL" : ""}`)
  yield* terms.load(found.map((row) => row[1]))
  const bySubject = new Map<number, Completeness[]>()
  for (const [subject, kinds, more, recorded, undone] of found) {
    if (!wasKnown(recorded as string, undone as string | null, knownAt)) continue
    const said = (kinds === null ? JSON.parse(more as string) : terms.json(kinds as number)) as Completeness
    const list = bySubject.get(subject as number)
    if (list === undefined) bySubject.set(subject as number, [said])
    else list.push(said)
  }
  return bySubject
}

/** For each kind the latest day; nothing if nothing is said. */
export const latestDays = (parts: readonly Completeness[]): Completeness | undefined => {
  const latest = new Map<string, string>()
  for (const part of parts) for (const [kind, day] of Object.entries(part)) if (day > (latest.get(kind) ?? "")) latest.set(kind, day)
  return latest.size === 0 ? undefined : Object.freeze(Object.fromEntries(latest))
}
