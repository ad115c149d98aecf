import { columnTypesOf, createTables, tableNames } from "../../tables.ts"
import { tables as storeTables } from "../schema.ts"
import type { Columns, StoreDialect } from "../storeDialect.ts"

/** What the tables hold for which rules are asked: raised when their form or their meaning changes, so that older ones are made anew. */
export const questionFormat = 1

/** How many states known at earlier days are kept beside the present one. */
export const knownStates = 3

/**
 * One set of tables that rules are asked of (`q_person`, `q_fact`, …): of what is known now, or of what was known by an earlier
 * day. Its tables have names of their own, so that one set never harms another, and all sets are kept in the same way.
 */
export interface QuestionSet {
  /** 0: what is known now. */
  readonly n: number
  readonly knownAt: string | undefined
}

/** The name of a table of a set, given its name in the set of what is known now. */
export const nameIn = ({ n }: QuestionSet, table: string): string => n === 0 ? table : table.replace(/^q_/, `q${n}_`)

/** A statement about the tables of what is known now, written for those of a set. Values are parameters, so that the text holds names only. */
export const sqlIn = ({ n }: QuestionSet, sql: string): string => n === 0 ? sql : sql.replaceAll(/\bq_/g, `q${n}_`)

/** Tables that belong to a set of question tables, besides those that rules are asked of. */
const ownTables = {
  /** Where somebody may be read: pairs of a commune and a village in it, which is empty where none is known. */
  q_place: { person: "integer", commune: "text", village: "text" },
  /** Whose record contradicts itself, so that no question can be answered that reaches it. */
  q_unreadable: { person: "integer", id: "text" }
} as const satisfies Readonly<Record<string, Columns>>

const keysOfOwn: Readonly<Record<keyof typeof ownTables, string>> =
  { q_place: "PRIMARY KEY (commune, person, village)", q_unreadable: "PRIMARY KEY (person)" }

/**
 * The tables that say what is kept. They are part of a store from its beginning; those of the sets are made when they are first
 * asked for. Nothing in them is a source: everything can be made again from the store.
 */
export const keptTables = {
  /** The sets, `made` in this order: up to which event they are right, and whether they are one state (`whole`) or between two, with the last subject that was taken in. */
  question_set: { n: "integer", known_at: "text", format: "integer", made: "integer", seq: "integer", last: "integer", whole: "integer" },
  /** Results of indicators: of which question, which indicators (JSON), and up to which event they are right. */
  result_set: { n: "integer", question: "text", commune: "text", indicators: "text", seq: "integer" },
  /** What is counted of each subject: numbers of cells, as JSON; `loose` where the order of its events is not told. */
  result_line: { result: "integer", person: "integer", id: "text", reach: "integer", digest_hi: "integer", digest_lo: "integer", loose: "integer", line: "text" },
  /** What is counted, each once: the place of the indicator, then how a subject stands there and in which strata, as JSON. */
  result_cell: { result: "integer", n: "integer", text: "text" },
  /** How many stand in each cell. */
  result_count: { result: "integer", reach: "integer", cell: "integer", times: "integer" },
  /** How many subjects there are, and the sum of their fingerprints. */
  result_total: { result: "integer", reach: "integer", subjects: "integer", digest_hi: "integer", digest_lo: "integer" },
  /** The villages through which subjects may be read, as JSON. */
  result_reach: { result: "integer", n: "integer", villages: "text" }
} as const satisfies Readonly<Record<string, Columns>>

const keysOfKept: Readonly<Record<keyof typeof keptTables, string>> = {
  question_set: "PRIMARY KEY (n)",
  result_set: "PRIMARY KEY (n)",
  result_line: "PRIMARY KEY (result, person)",
  result_cell: "PRIMARY KEY (result, n), UNIQUE (result, text)",
  result_count: "PRIMARY KEY (result, reach, cell)",
  result_total: "PRIMARY KEY (result, reach)",
  result_reach: "PRIMARY KEY (result, n)"
}

const optional: ReadonlySet<string> = new Set(["question_set.known_at"])

const create = (name: string, columns: Columns, keys: string, dialect: StoreDialect): string =>
  `CREATE TABLE ${name} (${Object.entries(columns).map(([column, type]) => `${column} ${dialect.types[type]}${optional.has(`${name}.${column}`) ? "" : " NOT NULL"}`).join(", ")}, ${keys}) ${dialect.questions.tableOptions}`.trimEnd()

/** The statements that create the tables which say what is kept. */
export const createQuestionSetTables = (dialect: StoreDialect): readonly string[] => [
  ...(Object.keys(keptTables) as (keyof typeof keptTables)[]).map((name) => create(name, keptTables[name], keysOfKept[name], dialect)),
  "CREATE INDEX unit_parent ON unit (parent)"
]

/** The tables of a set, by their names in the set of what is known now, with their columns and types in the order of rows. */
export const setTables: Readonly<Record<string, Columns>> = {
  ...Object.fromEntries(tableNames.map((name) => [name, columnTypesOf(name)])),
  ...ownTables
}

/** The statements that drop the tables of a set, if they are there, and create them anew. */
export const createSetTables = (set: QuestionSet, dialect: StoreDialect): readonly string[] => [
  ...[...Object.keys(setTables), "q_month"].map((name) => `DROP TABLE IF EXISTS ${nameIn(set, name)}`),
  ...createTables(dialect.questions).map((one) => sqlIn(set, one)),
  ...(Object.keys(ownTables) as (keyof typeof ownTables)[]).map((name) => sqlIn(set, create(name, ownTables[name], keysOfOwn[name], dialect))),
  sqlIn(set, `CREATE INDEX ${nameIn(set, "q_place")}_person ON q_place (person)`)
]

/**
 * The columns of a table of a store, with their types, in the order of rows: its own, those that rules are asked of, whichever set
 * they belong to, and those that say what is kept.
 */
export const columnsOfTable = (name: string): Columns | undefined => {
  const known: Readonly<Record<string, Columns>> = { ...storeTables, ...keptTables }
  if (Object.hasOwn(known, name)) return known[name]
  const asked = name.replace(/^q\d+_/, "q_")
  return Object.hasOwn(setTables, asked) ? setTables[asked] : undefined
}
