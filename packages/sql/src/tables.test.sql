-- SQLite
CREATE TABLE q_person (n INTEGER NOT NULL, id TEXT NOT NULL, sex TEXT, birth_lo INTEGER, birth_hi INTEGER, death_lo INTEGER, death_hi INTEGER, known INTEGER, UNIQUE (id), PRIMARY KEY (n)) STRICT, WITHOUT ROWID;
CREATE TABLE q_fact (kind TEXT NOT NULL, person INTEGER NOT NULL, start_hi INTEGER NOT NULL, place INTEGER NOT NULL, start_lo INTEGER NOT NULL, end_lo INTEGER NOT NULL, end_hi INTEGER, status TEXT NOT NULL, codes INTEGER, links INTEGER, value REAL, PRIMARY KEY (kind, person, start_hi, place)) STRICT, WITHOUT ROWID;
CREATE TABLE q_component (kind TEXT NOT NULL, person INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (kind, person, place, name)) STRICT, WITHOUT ROWID;
CREATE TABLE q_complete (kind TEXT NOT NULL, day INTEGER NOT NULL, known INTEGER NOT NULL, UNIQUE (known, kind), PRIMARY KEY (kind, day, known)) STRICT, WITHOUT ROWID;
CREATE TABLE q_detail (kind TEXT NOT NULL, person INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, turn INTEGER NOT NULL, parts INTEGER NOT NULL, at INTEGER, at_wall INTEGER, end_at INTEGER, end_wall INTEGER, recorded_day INTEGER NOT NULL, recorded_at INTEGER, recorded_wall INTEGER, unit TEXT, value_codes INTEGER, qualifiers INTEGER, PRIMARY KEY (kind, person, place)) STRICT, WITHOUT ROWID;
CREATE TABLE q_subject (person INTEGER NOT NULL, unit TEXT, digest_hi INTEGER NOT NULL, digest_lo INTEGER NOT NULL, PRIMARY KEY (person)) STRICT, WITHOUT ROWID;
CREATE TABLE q_id (person INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, start_hi INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (person, id)) STRICT, WITHOUT ROWID;
CREATE TABLE q_qualifier (name TEXT NOT NULL, code TEXT NOT NULL, qualifiers INTEGER NOT NULL, PRIMARY KEY (name, code, qualifiers)) STRICT, WITHOUT ROWID;
CREATE TABLE q_set (n INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (text), PRIMARY KEY (n)) STRICT, WITHOUT ROWID;
CREATE TABLE q_code (code TEXT NOT NULL, codes INTEGER NOT NULL, PRIMARY KEY (code, codes)) STRICT, WITHOUT ROWID;
CREATE TABLE q_link (role TEXT NOT NULL, target TEXT NOT NULL, links INTEGER NOT NULL, UNIQUE (role, target, links), PRIMARY KEY (links, role)) STRICT, WITHOUT ROWID;
CREATE TABLE q_kind (kind TEXT NOT NULL, PRIMARY KEY (kind)) STRICT, WITHOUT ROWID;
CREATE TABLE q_month (month INTEGER NOT NULL, first_day INTEGER NOT NULL, length INTEGER NOT NULL, UNIQUE (first_day), PRIMARY KEY (month)) STRICT, WITHOUT ROWID;
INSERT INTO q_month (month, first_day, length)
WITH RECURSIVE m (month, first_day, length) AS (
  SELECT -4800, -146097, 31
  UNION ALL SELECT month + 1, first_day + length, CASE (month + 4801) % 12
    WHEN 3 THEN 30 WHEN 5 THEN 30 WHEN 8 THEN 30 WHEN 10 THEN 30
    WHEN 1 THEN CASE WHEN ((month + 4801) / 12 + 1570) % 4 = 0 AND (((month + 4801) / 12 + 1570) % 100 <> 0 OR ((month + 4801) / 12 + 1570) % 400 = 0) THEN 29 ELSE 28 END
    ELSE 31 END
  FROM m WHERE month < 9599
)
SELECT month, first_day, length FROM m;

-- PostgreSQL
CREATE TABLE q_person (n bigint NOT NULL, id text COLLATE "C" NOT NULL, sex text COLLATE "C", birth_lo bigint, birth_hi bigint, death_lo bigint, death_hi bigint, known bigint, UNIQUE (id), PRIMARY KEY (n));
CREATE TABLE q_fact (kind text COLLATE "C" NOT NULL, person bigint NOT NULL, start_hi bigint NOT NULL, place bigint NOT NULL, start_lo bigint NOT NULL, end_lo bigint NOT NULL, end_hi bigint, status text COLLATE "C" NOT NULL, codes bigint, links bigint, value double precision, PRIMARY KEY (kind, person, start_hi, place));
CREATE TABLE q_component (kind text COLLATE "C" NOT NULL, person bigint NOT NULL, place bigint NOT NULL, name text COLLATE "C" NOT NULL, value double precision NOT NULL, PRIMARY KEY (kind, person, place, name));
CREATE TABLE q_complete (kind text COLLATE "C" NOT NULL, day bigint NOT NULL, known bigint NOT NULL, UNIQUE (known, kind), PRIMARY KEY (kind, day, known));
CREATE TABLE q_detail (kind text COLLATE "C" NOT NULL, person bigint NOT NULL, place bigint NOT NULL, id text COLLATE "C" NOT NULL, turn bigint NOT NULL, parts bigint NOT NULL, at bigint, at_wall bigint, end_at bigint, end_wall bigint, recorded_day bigint NOT NULL, recorded_at bigint, recorded_wall bigint, unit text COLLATE "C", value_codes bigint, qualifiers bigint, PRIMARY KEY (kind, person, place));
CREATE TABLE q_subject (person bigint NOT NULL, unit text COLLATE "C", digest_hi bigint NOT NULL, digest_lo bigint NOT NULL, PRIMARY KEY (person));
CREATE TABLE q_id (person bigint NOT NULL, id text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, start_hi bigint NOT NULL, place bigint NOT NULL, PRIMARY KEY (person, id));
CREATE TABLE q_qualifier (name text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL, qualifiers bigint NOT NULL, PRIMARY KEY (name, code, qualifiers));
CREATE TABLE q_set (n bigint NOT NULL, text text COLLATE "C" NOT NULL, PRIMARY KEY (n));
CREATE INDEX q_set_text ON q_set USING hash (text);
CREATE TABLE q_code (code text COLLATE "C" NOT NULL, codes bigint NOT NULL, PRIMARY KEY (code, codes));
CREATE TABLE q_link (role text COLLATE "C" NOT NULL, target text COLLATE "C" NOT NULL, links bigint NOT NULL, UNIQUE (role, target, links), PRIMARY KEY (links, role));
CREATE TABLE q_kind (kind text COLLATE "C" NOT NULL, PRIMARY KEY (kind));
CREATE TABLE q_month (month bigint NOT NULL, first_day bigint NOT NULL, length bigint NOT NULL, UNIQUE (first_day), PRIMARY KEY (month));
INSERT INTO q_month (month, first_day, length)
WITH RECURSIVE m (month, first_day, length) AS (
  SELECT -4800, -146097, 31
  UNION ALL SELECT month + 1, first_day + length, CASE (month + 4801) % 12
    WHEN 3 THEN 30 WHEN 5 THEN 30 WHEN 8 THEN 30 WHEN 10 THEN 30
    WHEN 1 THEN CASE WHEN ((month + 4801) / 12 + 1570) % 4 = 0 AND (((month + 4801) / 12 + 1570) % 100 <> 0 OR ((month + 4801) / 12 + 1570) % 400 = 0) THEN 29 ELSE 28 END
    ELSE 31 END
  FROM m WHERE month < 9599
)
SELECT month, first_day, length FROM m;
