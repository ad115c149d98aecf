/** One step of the file's shape. Steps are never changed once released: a new shape is a new step. */
export interface Migration {
  /** The number that the file bears (`PRAGMA user_version`) once the step is done. */
  readonly version: number
  readonly sql: string
}

/** Marks a file as a record store of this library (`PRAGMA application_id`): "tram" in ASCII. */
export const applicationId = 0x7472616d

/**
 * The shape of the file. Everything is append-only but three marks: `batch.undone`, `subject.creator` (the batch that
 * created it, none once undone) and `fact.standing`: 1 stands; 2 a fact of another key took its place, but it is still the
 * last word of its own source and key; 0 neither.
 *
 * Texts that repeat (kinds, codes, links, units, days of recording) stand once in `term`. Columns of type ANY hold the
 * number of a term, or the text itself where there would be too many of them. Order of writing is the order of `n`. A fact's
 * source and kind are foreign keys in all but name: declaring them costs a tenth of the writing speed.
 */
export const migrations: readonly Migration[] = [{
  version: 1,
  sql: `
    CREATE TABLE term (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE source (n INTEGER PRIMARY KEY, commune TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (commune, id)) STRICT;
    CREATE TABLE batch (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, recorded TEXT NOT NULL,
      actor TEXT NOT NULL, purpose TEXT NOT NULL, commune TEXT NOT NULL,
      first_fact INTEGER NOT NULL, facts INTEGER NOT NULL, digest TEXT NOT NULL, undone TEXT
    ) STRICT;
    CREATE TABLE rests (base INTEGER NOT NULL REFERENCES batch, later INTEGER NOT NULL REFERENCES batch, PRIMARY KEY (base, later)) STRICT, WITHOUT ROWID;
    CREATE TABLE subject (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, creator INTEGER REFERENCES batch) STRICT;
    CREATE TABLE person (
      n INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES subject, batch INTEGER NOT NULL REFERENCES batch,
      sex TEXT, birth TEXT, death TEXT
    ) STRICT;
    CREATE INDEX person_subject ON person (subject);
    CREATE TABLE unit (
      n INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES subject, batch INTEGER NOT NULL REFERENCES batch,
      kind TEXT NOT NULL, parent TEXT, name TEXT
    ) STRICT;
    CREATE INDEX unit_subject ON unit (subject);
    CREATE TABLE fact (
      n INTEGER PRIMARY KEY, standing INTEGER NOT NULL, subject INTEGER NOT NULL REFERENCES subject, batch INTEGER NOT NULL REFERENCES batch,
      source INTEGER NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, recorded ANY NOT NULL,
      kind INTEGER NOT NULL, code ANY, status TEXT, start TEXT, "end" TEXT, value ANY, unit ANY, links ANY,
      more TEXT
    ) STRICT;
    CREATE INDEX fact_subject ON fact (subject, standing);
    CREATE UNIQUE INDEX fact_key ON fact (source, key) WHERE standing <> 0;
    CREATE TABLE correction (old INTEGER NOT NULL REFERENCES fact, new INTEGER NOT NULL REFERENCES fact, PRIMARY KEY (old, new)) STRICT, WITHOUT ROWID;
    CREATE INDEX correction_new ON correction (new);
    CREATE TABLE complete (
      subject INTEGER NOT NULL REFERENCES subject, batch INTEGER NOT NULL REFERENCES batch, kinds ANY NOT NULL,
      PRIMARY KEY (subject, batch, kinds)
    ) STRICT, WITHOUT ROWID;
    CREATE VIEW readable_fact AS
      SELECT s.id AS subject, k.text AS kind, coalesce(c.text, f.code) AS code, f.status, f.start, f."end", f.value,
        coalesce(u.text, f.unit) AS unit, coalesce(l.text, f.links) AS links, f.more, f.id, coalesce(r.text, f.recorded) AS recorded,
        o.id AS source, f.key, f.standing, b.id AS batch
      FROM fact f JOIN subject s ON s.n = f.subject JOIN term k ON k.n = f.kind JOIN source o ON o.n = f.source JOIN batch b ON b.n = f.batch
        LEFT JOIN term c ON c.n = f.code LEFT JOIN term u ON u.n = f.unit LEFT JOIN term l ON l.n = f.links LEFT JOIN term r ON r.n = f.recorded;
  `
}]
