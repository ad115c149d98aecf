import type { Dialect } from "./dialect.ts"

interface Table {
  readonly columns: Readonly<Record<string, string>>
  readonly key: readonly string[]
  readonly unique?: string
  /** A text of any length by which a row is found: no two rows have the same. */
  readonly longText?: string
}

const [day, number, text] = ["integer NOT NULL", "number", "text NOT NULL"]
const person = "integer NOT NULL"

/**
 * People and facts as rules ask for them, each day an integer (days since 1970-01-01). All names begin with `q_`, so that the
 * tables can stand beside others in one file.
 *
 * A fact is found by its kind, its person and the last day on which it may have begun: the facts of one kind lie together, in
 * the order of people and of time. What repeats is stored once and has a number: a set of codes, a set of links, and up to
 * which days all kinds are known completely (`known`), which an import makes the same for a whole list of people.
 */
const tables = {
  /** A person or unit. A birth or death that is not known has no bounds; no kind is known completely without `known`. */
  q_person: {
    columns: { n: "integer NOT NULL", id: text, sex: "text", birth_lo: "integer", birth_hi: "integer", death_lo: "integer", death_hi: "integer", known: "integer" },
    key: ["n"],
    unique: "id"
  },
  /**
   * Facts that count, of every status but `enteredInError`. `place` is the fact's place in time among those of its person and kind.
   * `end_hi` is absent where the record says nothing of an end: a state may go on for ever, an event lasts a day.
   */
  q_fact: {
    columns: {
      kind: text, person, start_hi: day, place: "integer NOT NULL", start_lo: day, end_lo: day, end_hi: "integer", status: text,
      codes: "integer", links: "integer", value: number
    },
    key: ["kind", "person", "start_hi", "place"]
  },
  /** The named parts of a measurement. */
  q_component: { columns: { kind: text, person, place: "integer NOT NULL", name: text, value: "number NOT NULL" }, key: ["kind", "person", "place", "name"] },
  /** Up to which day, the last, each kind is known completely, of all people for whom the same is known. */
  q_complete: { columns: { kind: text, day, known: "integer NOT NULL" }, key: ["kind", "day", "known"], unique: "known, kind" },
  /**
   * What questions of every form ask of a fact besides: its place among all facts of the person, which parts it has (a bit each, as
   * `partBits` has them), and its instants in milliseconds, true and as the clock on the wall showed them where they were written.
   * `end_at` is there where the instant of the end is known, `recorded_at` where more than the day is.
   */
  q_detail: {
    columns: {
      kind: text, person, place: "integer NOT NULL", id: text, turn: "integer NOT NULL", parts: "integer NOT NULL", at: "integer", at_wall: "integer", end_at: "integer", end_wall: "integer",
      recorded_day: "integer NOT NULL", recorded_at: "integer", recorded_wall: "integer", unit: "text", value_codes: "integer", qualifiers: "integer"
    },
    key: ["kind", "person", "place"]
  },
  /** Of which kind a subject is (of a person nothing), and a fingerprint of all that is known of it, in two halves. */
  q_subject: { columns: { person, unit: "text", digest_hi: "integer NOT NULL", digest_lo: "integer NOT NULL" }, key: ["person"] },
  /** Which fact has an id, where a fact of the same person or unit refers to it. */
  q_id: { columns: { person, id: text, kind: text, start_hi: day, place: "integer NOT NULL" }, key: ["person", "id"] },
  /** In which sets of qualifiers a code has a name. */
  q_qualifier: { columns: { name: text, code: text, qualifiers: "integer NOT NULL" }, key: ["name", "code", "qualifiers"] },
  /** The sets of codes, of links, of qualifiers, and of what is known, as JSON. */
  q_set: { columns: { n: "integer NOT NULL", text }, key: ["n"], longText: "text" },
  /** In which sets of codes a code is. */
  q_code: { columns: { code: text, codes: "integer NOT NULL" }, key: ["code", "codes"] },
  /** In which sets of links a link is. */
  q_link: { columns: { role: text, target: text, links: "integer NOT NULL" }, key: ["links", "role"], unique: "role, target, links" },
  /** The kinds that occur. */
  q_kind: { columns: { kind: text }, key: ["kind"] },
  /** Months, numbered from January 1970, with their first day and length: three times the 400 years after which calendars repeat. */
  q_month: { columns: { month: "integer NOT NULL", first_day: day, length: "integer NOT NULL" }, key: ["month"], unique: "first_day" }
} as const satisfies Readonly<Record<string, Table>>

/** The tables that rules are asked of, and that records fill; the calendar fills itself. */
export type TableName = Exclude<keyof typeof tables, "q_month">

/** Their names. */
export const tableNames = Object.keys(tables).filter((name) => name !== "q_month") as readonly TableName[]

/** The columns of a table, in the order of its rows. */
export const columnsOf = (table: TableName): readonly string[] => Object.keys(tables[table].columns)

/** The type of each column of a table, in the order of its rows. */
export const columnTypesOf = (table: TableName): Readonly<Record<string, keyof Dialect["types"]>> =>
  Object.fromEntries(Object.entries<string>(tables[table].columns).map(([column, type]) => [column, /^\w+/.exec(type)![0] as keyof Dialect["types"]]))

/**
 * The statements that create the tables, one each, and that fill the calendar.
 *
 * @example
 * ```ts
 * import { createTables, sqlite } from "@tramyte/sql"
 *
 * createTables(sqlite).length // => 14
 * createTables(sqlite)[11] // => "CREATE TABLE q_kind (kind TEXT NOT NULL, PRIMARY KEY (kind)) STRICT, WITHOUT ROWID"
 * ```
 */
export const createTables = (dialect: Dialect): readonly string[] => [
  ...Object.entries<Table>(tables).flatMap(([name, { columns, key, longText, unique = dialect.longTextIndex === undefined ? longText : undefined }]) => {
    const parts = Object.entries(columns).map(([column, type]) => `${column} ${type.replace(/^\w+/, (word) => dialect.types[word as keyof Dialect["types"]])}`)
    const create = `CREATE TABLE ${name} (${[...parts, ...(unique === undefined ? [] : [`UNIQUE (${unique})`]), `PRIMARY KEY (${key.join(", ")})`].join(", ")}) ${dialect.tableOptions}`.trimEnd()
    return longText === undefined || dialect.longTextIndex === undefined ? [create] : [create, dialect.longTextIndex(name, longText)]
  }),
  fillMonths
]

/** From 1 January 1570 on, whose day is that of 1970 less 400 years: 146,097 days, or 4,800 months. */
const fillMonths = `INSERT INTO q_month (month, first_day, length)
WITH RECURSIVE m (month, first_day, length) AS (
  SELECT -4800, -146097, 31
  UNION ALL SELECT month + 1, first_day + length, CASE (month + 4801) % 12
    WHEN 3 THEN 30 WHEN 5 THEN 30 WHEN 8 THEN 30 WHEN 10 THEN 30
    WHEN 1 THEN CASE WHEN ((month + 4801) / 12 + 1570) % 4 = 0 AND (((month + 4801) / 12 + 1570) % 100 <> 0 OR ((month + 4801) / 12 + 1570) % 400 = 0) THEN 29 ELSE 28 END
    ELSE 31 END
  FROM m WHERE month < 9599
)
SELECT month, first_day, length FROM m`

/** The statement that adds one row to a table. */
export const insertInto = (table: TableName, dialect: Dialect): string => {
  const columns = columnsOf(table)
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((_column, index) => dialect.placeholder(index + 1)).join(", ")})`
}

/** The statements that take a person's rows away, each with the person's number as its only parameter. Sets and kinds stay. */
export const removePerson = (dialect: Dialect): readonly string[] => [
  ...["q_fact", "q_component", "q_detail"].map((table) => `DELETE FROM ${table} WHERE kind IN (SELECT kind FROM q_kind) AND person = ${dialect.placeholder(1)}`),
  `DELETE FROM q_subject WHERE person = ${dialect.placeholder(1)}`,
  `DELETE FROM q_id WHERE person = ${dialect.placeholder(1)}`,
  `DELETE FROM q_person WHERE n = ${dialect.placeholder(1)}`
]
