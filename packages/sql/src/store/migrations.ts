import { createQuestionSetTables } from "./questions/questionTables.ts"
import { tables } from "./schema.ts"
import type { StoreDialect } from "./storeDialect.ts"

/** One step of a store's shape. Steps are never changed once released: a new shape is a new step. */
export interface Migration {
  /** The number that the store bears once the step is done. */
  readonly version: number
  /** From nothing to this version. */
  readonly create: (dialect: StoreDialect) => readonly string[]
  /** From the version before to this one; the first version of a database has none. */
  readonly upgrade?: (dialect: StoreDialect) => readonly string[]
}

const keys: Readonly<Record<string, string>> = {
  term: "PRIMARY KEY (n), UNIQUE (text)", source: "PRIMARY KEY (n), UNIQUE (commune, id)", batch: "PRIMARY KEY (n), UNIQUE (id)", rests: "PRIMARY KEY (base, later)",
  subject: "PRIMARY KEY (n), UNIQUE (id)", person: "PRIMARY KEY (n)", unit: "PRIMARY KEY (n)", fact: "PRIMARY KEY (n)", correction: "PRIMARY KEY (old, new)",
  merge: "PRIMARY KEY (n)", message: "PRIMARY KEY (n), UNIQUE (commune, id)", conflict: "PRIMARY KEY (n)", identifier: "PRIMARY KEY (value, system, fact)", restoring: "PRIMARY KEY (n)"
}
const required: Readonly<Record<string, readonly string[]>> = {
  term: ["n", "text"], source: ["n", "commune", "id"], batch: ["n", "id", "label", "recorded", "actor", "purpose", "commune", "first_fact", "facts", "digest"], rests: ["base", "later"],
  subject: ["n", "id", "changed"], person: ["n", "subject", "batch"], unit: ["n", "subject", "batch", "kind"],
  fact: ["n", "standing", "subject", "batch", "source", "key", "id"], correction: ["old", "new"], complete: ["subject", "batch"], merge: ["n", "batch", "part", "whole"],
  message: ["n", "batch", "commune", "id", "topic", "payload", "recorded"], conflict: ["n", "id", "commune", "actor", "purpose", "content", "subjects"],
  identifier: ["system", "value", "fact"], restoring: ["n", "line"]
}

const createTable = (dialect: StoreDialect, name: keyof typeof tables, as: string = name): string => {
  const columns = Object.entries(tables[name]).map(([column, type]) => {
    // The number of a row is SQLite's own, where it says so in one word.
    const own = column === "n" && keys[name]?.startsWith("PRIMARY KEY (n)") === true
    return `"${column}" ${dialect.types[type]}${own ? " PRIMARY KEY" : required[name]?.includes(column) === true ? " NOT NULL" : ""}`
  })
  const key = keys[name]?.replace(/^PRIMARY KEY \(n\)(, )?/, "")
  return `CREATE TABLE ${as} (${[...columns, ...(key === undefined || key === "" ? [] : [key])].join(", ")})${dialect.tableOptions}`
}

const indexes: readonly string[] = [
  "CREATE INDEX batch_undone ON batch (undone_seq)",
  "CREATE INDEX rests_later ON rests (later)",
  "CREATE INDEX subject_changed ON subject (changed, n)",
  "CREATE INDEX person_subject ON person (subject)",
  "CREATE INDEX person_batch ON person (batch)",
  "CREATE INDEX unit_subject ON unit (subject)",
  "CREATE INDEX unit_batch ON unit (batch)",
  "CREATE INDEX fact_subject ON fact (subject, standing)",
  "CREATE UNIQUE INDEX fact_key ON fact (source, key) WHERE standing <> 0",
  "CREATE INDEX correction_new ON correction (new)",
  "CREATE INDEX complete_subject ON complete (subject)",
  "CREATE INDEX complete_batch ON complete (batch)",
  "CREATE INDEX merge_part ON merge (part)",
  "CREATE INDEX merge_whole ON merge (whole)",
  "CREATE INDEX merge_batch ON merge (batch)",
  "CREATE INDEX message_batch ON message (batch)",
  "CREATE INDEX message_pending ON message (commune, n) WHERE delivered IS NULL AND withdrawn IS NULL",
  "CREATE INDEX conflict_id ON conflict (id)"
]

/** The two kinds that the store itself asks for always have a number. */
const firstTerms = "INSERT INTO term (n, text) SELECT coalesce((SELECT max(n) FROM term), 0) + x.n, x.text FROM (SELECT 1 AS n, 'residence' AS text UNION ALL SELECT 2, 'identifier') x WHERE x.text NOT IN (SELECT text FROM term)"

/** For people who look behind the store: each fact in words. */
const readableFact = `CREATE VIEW readable_fact AS
  SELECT s.id AS subject, k.text AS kind, coalesce(c.text, {code}) AS code, f.status, f.start, f."end", f.number, f.text,
    coalesce(u.text, {unit}) AS unit, coalesce(l.text, {links}) AS links, f.more, f.id, coalesce(r.text, {recorded}) AS recorded,
    o.id AS source, f.key, f.standing, b.id AS batch, f.n
  FROM fact f JOIN subject s ON s.n = f.subject JOIN source o ON o.n = f.source JOIN batch b ON b.n = f.batch LEFT JOIN term k ON k.n = f.kind
    LEFT JOIN term c ON c.n = f.code LEFT JOIN term u ON u.n = f.unit LEFT JOIN term l ON l.n = f.links LEFT JOIN term r ON r.n = f.recorded`

const viewOf = (dialect: StoreDialect): string => readableFact.replace(/\{(\w+)\}/g, (_, field: string) => dialect.jsonText("f.more", field))

const createAll = (dialect: StoreDialect): readonly string[] =>
  [...(Object.keys(tables) as readonly (keyof typeof tables)[]).map((name) => createTable(dialect, name)), ...indexes, firstTerms, viewOf(dialect), ...createQuestionSetTables(dialect)]

/**
 * From the files of version 1, which only SQLite has: columns held a term's number or the text itself; nobody knew of
 * versions, merges, messages, or of the place of an undo among the writes.
 */
const fromVersion1 = (dialect: StoreDialect): readonly string[] => {
  const anyText = (column: string): string => `CASE WHEN typeof(f.${column}) = 'text' THEN f.${column} END`
  const anyTerm = (column: string): string => `CASE WHEN typeof(f.${column}) = 'integer' THEN f.${column} END`
  const overflow = ["code", "unit", "links", "recorded"] as const
  const json = (column: string): string => column === "code" || column === "links" ? `json(f.${column})` : `f.${column}`
  const more = overflow.reduce((rest, column) => `CASE WHEN typeof(f.${column}) = 'text' THEN json_set(${rest}, '$.${column}', ${json(column)}) ELSE ${rest} END`, "coalesce(f.more, '{}')")
  return [
    "DROP VIEW readable_fact",
    firstTerms,
    // Places in the new sequence: all writes in their order, each undo as early as it can have been: behind the undos of all that rests on it.
    `CREATE TABLE v1_event AS
      WITH RECURSIVE resting (base, later) AS (SELECT n, n FROM batch WHERE undone IS NOT NULL UNION SELECT d.base, r.later FROM resting d JOIN rests r ON r.base = d.later)
      SELECT row_number() OVER (ORDER BY place, undo, CASE WHEN undo = 1 THEN -n ELSE n END) AS seq, n, undo FROM (
        SELECT n, n AS place, 0 AS undo FROM batch
        UNION ALL SELECT base, max(later), 1 FROM resting GROUP BY base)`,
    "CREATE TABLE v1_place AS SELECT n, max(CASE WHEN undo = 0 THEN seq END) AS written, max(CASE WHEN undo = 1 THEN seq END) AS undone FROM v1_event GROUP BY n",
    "CREATE UNIQUE INDEX v1_place_n ON v1_place (n)",
    ...["batch", "rests", "subject", "person", "unit", "fact", "correction", "complete", "source"].map((table) => `ALTER TABLE ${table} RENAME TO v1_${table}`),
    ...["person_subject", "unit_subject", "fact_subject", "fact_key", "correction_new"].map((index) => `DROP INDEX ${index}`),
    ...(Object.keys(tables) as readonly (keyof typeof tables)[]).filter((name) => name !== "term").map((name) => createTable(dialect, name)),
    "INSERT INTO source SELECT n, commune, id FROM v1_source",
    "INSERT INTO batch SELECT p.written, b.id, b.label, b.recorded, b.actor, b.purpose, b.commune, b.first_fact, b.facts, b.digest, b.undone, p.undone FROM v1_batch b JOIN v1_place p ON p.n = b.n",
    "INSERT INTO rests SELECT a.written, b.written FROM v1_rests r JOIN v1_place a ON a.n = r.base JOIN v1_place b ON b.n = r.later",
    "INSERT INTO person SELECT v.n, v.subject, p.written, v.sex, v.birth, v.death FROM v1_person v JOIN v1_place p ON p.n = v.batch",
    "INSERT INTO unit SELECT v.n, v.subject, p.written, v.kind, v.parent, v.name FROM v1_unit v JOIN v1_place p ON p.n = v.batch",
    `INSERT INTO fact SELECT f.n, f.standing, f.subject, p.written, f.source, f.key, f.id, ${anyTerm("recorded")}, f.kind, ${anyTerm("code")}, f.status, f.start, f."end",
      CASE WHEN typeof(f.value) <> 'text' THEN f.value END, CASE WHEN typeof(f.value) = 'text' THEN f.value END, ${anyTerm("unit")}, ${anyTerm("links")},
      CASE WHEN ${overflow.map((column) => `typeof(f.${column}) = 'text'`).join(" OR ")} THEN ${more} ELSE f.more END
      FROM v1_fact f JOIN v1_place p ON p.n = f.batch`,
    "INSERT INTO correction SELECT old, new FROM v1_correction",
    `INSERT INTO complete SELECT f.subject, p.written, ${anyTerm("kinds")}, ${anyText("kinds")} FROM v1_complete f JOIN v1_place p ON p.n = f.batch`,
    `INSERT INTO subject SELECT s.n, s.id, p.written, (SELECT max(at) FROM (
        SELECT e.seq AS at FROM v1_person v JOIN v1_event e ON e.n = v.batch WHERE v.subject = s.n
        UNION ALL SELECT e.seq FROM v1_unit v JOIN v1_event e ON e.n = v.batch WHERE v.subject = s.n
        UNION ALL SELECT e.seq FROM v1_fact v JOIN v1_event e ON e.n = v.batch WHERE v.subject = s.n
        UNION ALL SELECT e.seq FROM v1_fact o JOIN v1_correction c ON c.old = o.n JOIN v1_fact v ON v.n = c.new JOIN v1_event e ON e.n = v.batch WHERE o.subject = s.n
        UNION ALL SELECT e.seq FROM v1_complete v JOIN v1_event e ON e.n = v.batch WHERE v.subject = s.n))
      FROM v1_subject s LEFT JOIN v1_place p ON p.n = s.creator`,
    `INSERT INTO identifier SELECT t.text ->> 0, coalesce(f.text, CASE WHEN f.number = CAST(f.number AS INTEGER) THEN CAST(CAST(f.number AS INTEGER) AS TEXT) ELSE CAST(f.number AS TEXT) END, CASE f.more ->> 'value' WHEN 1 THEN 'true' ELSE 'false' END), f.n
      FROM fact f JOIN term k ON k.n = f.kind AND k.text = 'identifier' JOIN term t ON t.n = f.code
      WHERE t.text ->> 0 IS NOT NULL AND (f.text IS NOT NULL OR f.number IS NOT NULL OR f.more ->> 'value' IS NOT NULL)`,
    ...["event", "place", "rests", "correction", "complete", "fact", "person", "unit", "subject", "batch", "source"].map((table) => `DROP TABLE v1_${table}`),
    ...indexes,
    viewOf(dialect),
    ...createQuestionSetTables(dialect)
  ]
}

/** The shapes of a store, oldest first. Version 1 was SQLite's only, and is no longer made. */
export const migrations: readonly Migration[] = [{ version: 2, create: createAll, upgrade: fromVersion1 }]
