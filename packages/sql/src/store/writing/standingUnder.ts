import { allColumns, factColumns, linksAt, linksOf, subjectAt } from "../factRow.ts"
import { groupsOf } from "../merged.ts"
import { rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { subjectsByNumber } from "../subjects.ts"
import type { Terms } from "../terms.ts"
import { type FactsToPlan, namesIn, type StoredFact } from "./planFacts.ts"

const byName = { subject: "integer", id: "text" } as const
export const [sourceAt, keyAt, idAt] = [factColumns.indexOf("source"), factColumns.indexOf("key"), factColumns.indexOf("id")]
const width = factColumns.length

/** A row of `allColumns`, with the text of its kind and the id of its subject behind. */
export const storedFact = (terms: Terms, row: readonly unknown[]): StoredFact => ({
  row: row.slice(0, width), links: linksOf(terms, row), kind: row[width] === null ? (JSON.parse(row[width - 1] as string) as { readonly kind: string }).kind : row[width] as string, about: row[width + 1] as string
})

interface Naming {
  readonly rows: readonly (readonly unknown[])[]
  readonly partsOf: FactsToPlan["partsOf"]
  readonly find: FactsToPlan["standing"]
}

/** The facts that stand under ids by which others take their place, under all parts of the records that they may be in. */
export function* standingUnder(dialect: StoreDialect, terms: Terms, naming: readonly { readonly n: number; readonly id: string }[]): Steps<Naming> {
  if (naming.length === 0) return { rows: [], partsOf: (n) => [{ n, id: "" }], find: () => [] }
  const groups = yield* groupsOf(dialect, naming.map(({ n }) => n))
  const parts = yield* subjectsByNumber(dialect, new Set(naming.flatMap(({ n }) => groups.partsOf(groups.wholeOf(n)))))
  const partsOf: FactsToPlan["partsOf"] = (n) => [n, ...groups.partsOf(groups.wholeOf(n)).filter((part) => part !== n)].map((part) => ({ n: part, id: parts.get(part)?.id ?? "" }))
  const asked = new Map(naming.flatMap(({ id, n }) => partsOf(n).flatMap((part) => namesIn(part.id, id).map((name) => [`${part.n} ${name}`, [part.n, name]] as const))))
  const found = yield* rows(
    `SELECT ${allColumns}, k.text, s.id FROM ${dialect.given("g", byName)} JOIN fact f ON f.subject = g.subject AND f.id = g.id AND f.standing = 1
    LEFT JOIN term k ON k.n = f.kind JOIN subject s ON s.n = f.subject`, ...dialect.givenParams(byName, [...asked.values()]))
  yield* terms.load(found.map((row) => row[linksAt]))
  const standing = new Map<string, StoredFact[]>()
  for (const row of [...found].sort((a, b) => (a[0] as number) - (b[0] as number))) {
    const name = `${row[subjectAt] as number} ${row[idAt] as string}`
    const list = standing.get(name)
    if (list === undefined) standing.set(name, [storedFact(terms, row)])
    else list.push(storedFact(terms, row))
  }
  return { rows: found, partsOf, find: (subject, id) => standing.get(`${subject} ${id}`) ?? [] }
}
