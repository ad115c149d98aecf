import { CitizenError, type CivilDate, type HealthRecord, readRecord, type RecordView, type UnitRecord } from "@tramyte/core"
import { type QuestionRows, rowMaker } from "../../rows.ts"
import { columnsOf, type TableName, tableNames } from "../../tables.ts"
import { insert, rows, type Cell, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { nameIn, type QuestionSet, sqlIn } from "./questionTables.ts"
import type { Standing } from "./subjectSource.ts"

/**
 * Adds people and units to a set of question tables in which they are not.
 *
 * What repeats (sets of codes, of links) has a number in the tables. Rows are made with numbers of their own, as if the tables were
 * empty; then those that the tables know already take the place of them. So nothing is remembered between two transactions.
 */
export function* addToSet(dialect: StoreDialect, set: QuestionSet, standing: readonly Standing[]): Steps<void> {
  const maker = rowMaker()
  const made = new Map<TableName, (readonly Cell[])[]>(tableNames.map((table) => [table, []]))
  const unreadable: (readonly Cell[])[] = []
  for (const { id, n, record } of standing) {
    const view = readable(record, set.knownAt)
    if (view === undefined) {
      unreadable.push([n, id])
      continue
    }
    const own: QuestionRows = maker.rowsOf(view, n, "unit" in record ? record.unit.kind : undefined)
    for (const table of tableNames) for (const row of own[table]) made.get(table)!.push(row)
  }
  const numbers = yield* numbersOf(dialect, set, made.get("q_set")!)
  const isNew = (n: Cell): boolean => numbers.isNew.has(numbers.of(n) as number)
  for (const table of tableNames) {
    const columns = columnsOf(table)
    const numbered = numberColumns[table]?.map((name) => columns.indexOf(name)) ?? []
    const named = namedBySet[table] === undefined ? -1 : columns.indexOf(namedBySet[table])
    let added: readonly (readonly Cell[])[] = made.get(table)!
    if (named >= 0) added = added.filter((row) => isNew(row[named]!))
    // Rows were made here, for nobody else.
    for (const row of added as readonly Cell[][]) for (const at of numbered) row[at] = numbers.of(row[at]!)
    if (byKind.has(table)) added = inOrderOfKinds(added)
    yield* insert(nameIn(set, table), added, table === "q_kind" ? "leaveOut" : undefined)
  }
  yield* insert(nameIn(set, "q_unreadable"), unreadable)
  yield* insert(nameIn(set, "q_place"), standing.flatMap(({ n, places }) => places.map(([commune, village]) => [n, commune, village])))
}

/** Tables whose rows lie together by kind, the first column: put in that order, they go in at a few places instead of many. */
const byKind: ReadonlySet<TableName> = new Set<TableName>(["q_fact", "q_component", "q_detail"])

const inOrderOfKinds = (rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => {
  const kinds = new Map<Cell, (readonly Cell[])[]>()
  for (const row of rows) {
    const of = kinds.get(row[0]!)
    if (of === undefined) kinds.set(row[0]!, [row])
    else of.push(row)
  }
  return [...kinds.values()].flat()
}

/** A record as it is asked about; nothing, if it contradicts itself. */
const readable = (record: HealthRecord | UnitRecord, knownAt: string | undefined): RecordView | undefined => {
  try {
    return readRecord(record, knownAt === undefined ? {} : { knownAt: knownAt as CivilDate })
  } catch (error) {
    if (error instanceof CitizenError) return undefined
    throw error
  }
}

/** The columns that hold numbers of sets. */
const numberColumns: Partial<Readonly<Record<TableName, readonly string[]>>> = {
  q_person: ["known"], q_fact: ["codes", "links"], q_detail: ["value_codes", "qualifiers"],
  q_complete: ["known"], q_qualifier: ["qualifiers"], q_set: ["n"], q_code: ["codes"], q_link: ["links"]
}

/** The tables that say what is in a set, with the column of its number: written once for each set. */
const namedBySet: Partial<Readonly<Record<TableName, string>>> = { q_complete: "known", q_qualifier: "qualifiers", q_set: "n", q_code: "codes", q_link: "links" }

/** The numbers that the tables have for sets, given those of rows that were made. */
function* numbersOf(dialect: StoreDialect, set: QuestionSet, made: readonly (readonly Cell[])[]): Steps<{ readonly of: (n: Cell) => Cell; readonly isNew: ReadonlySet<number> }> {
  const isNew = new Set<number>()
  if (made.length === 0) return { of: (n) => n, isNew }
  const columns = { text: "text" } as const
  const found = yield* rows(
    `SELECT t.n, t.text FROM ${dialect.given("g", columns)} CROSS JOIN ${nameIn(set, "q_set")} t WHERE t.text = g.text`, ...dialect.givenParams(columns, made.map(([, text]) => [text!]))
  )
  const known = new Map(found.map(([n, text]) => [text as string, n as number]))
  let last = known.size === made.length ? 0 : Number((yield* rows(`SELECT max(n) FROM ${nameIn(set, "q_set")}`))[0]?.[0] ?? 0)
  const numbers = new Map<Cell, number>()
  for (const [own, text] of made) {
    const before = known.get(text as string)
    const n = before ?? ++last
    if (before === undefined) isNew.add(n)
    numbers.set(own!, n)
  }
  return { of: (n) => n === null ? null : numbers.get(n)!, isNew }
}

/** Takes people and units out of a set of question tables, as far as they are in it. */
export function* removeFromSet(dialect: StoreDialect, set: QuestionSet, ns: readonly number[]): Steps<void> {
  const columns = { n: "integer" } as const
  const of = (ns: readonly number[]) => dialect.givenParams(columns, ns.map((n) => [n]))
  const given = dialect.given("g", columns)
  const there = (yield* rows(sqlIn(set, `SELECT DISTINCT p.person FROM ${given} CROSS JOIN q_place p WHERE p.person = g.n`), ...of(ns))).map(([n]) => Number(n))
  if (there.length === 0) return
  const kinds = nameIn(set, "q_kind")
  for (const table of ["q_fact", "q_component", "q_detail"]) {
    yield* rows(`DELETE FROM ${nameIn(set, table)} WHERE kind IN (SELECT kind FROM ${kinds}) AND person IN (SELECT g.n FROM ${given})`, ...of(there))
  }
  for (const [table, column] of [["q_subject", "person"], ["q_id", "person"], ["q_place", "person"], ["q_unreadable", "person"], ["q_person", "n"]] as const) {
    yield* rows(`DELETE FROM ${nameIn(set, table)} WHERE ${column} IN (SELECT g.n FROM ${given})`, ...of(there))
  }
}
