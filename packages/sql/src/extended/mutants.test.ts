import { type Fact, type HealthRecord, type Predicate, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compileSql } from "../compileSql.ts"
import { apart, databases, type Mutant, mutantsIn, mutantWatch, optionsOf, type QuestionDatabase, unnumbered } from "../databases.fixture.ts"
import { extendedContexts, extendedQuestions, extendedRecords, extendedRules } from "./arbitrary.fixture.ts"

const mutants: readonly Mutant[] = [
  ["a clamped month is not clamped", /CASE WHEN m\.dom < t\.length THEN m\.dom ELSE t\.length - 1 END/g, "m.dom"],
  ["a month that has the day is clamped", /m\.dom < t\.length/g, "m.dom < t.length - 2"],
  ["a month too few", /t\.month = m\.month \+ (-?\d+)/g, "t.month = m.month + $1 - 1"],
  ["the last of the month belongs to the next", /c\.first_day <= (.*?) ORDER BY/g, "c.first_day <= $1 + 1 ORDER BY"],
  ["quarters begin a month late", /m\.month % 3/g, "(m.month - 1) % 3"],
  ["years are quarters", /m\.month % 12/g, "m.month % 3"],
  ["what never ends is a day of the calendar", /WHEN x\.d >= 10000000 THEN 10000000/g, "WHEN x.d >= 20000000 THEN 10000000"],
  ["a month is completed a day late", /THEN 1 ELSE 0 END\)( \/ 12)?/g, "THEN 1 ELSE 1 END)$1"],
  ["a month is completed on its first day", /% 32 < (\S+) % 32/g, "% 32 > $1 % 32"],
  ["years are not completed", /\/ 12/g, "/ 11"],
  ["weeks of eight days", /\) \/ 7/g, ") / 8"],
  ["hours of an hour and a millisecond", /\/ 3600000/g, "/ 3600001"],
  ["a time that may not end is told", /x\.bh >= (\d+) OR x\.eh >= \1 OR /g, ""],
  ["an age at a day that may not come", /CASE WHEN (e\d+\.hi) < 10000000 THEN/g, "CASE WHEN $1 IS NOT NULL THEN"],
  ["a reached age, a day late", /p\.birth_hi <= \(/g, "p.birth_hi < ("],
  ["not reached, a day early", /p\.birth_lo > \(/g, "p.birth_lo >= ("],
  ["dead on the day before", /p\.death_hi <= (coalesce\(|e)/g, "p.death_hi < $1"],
  ["a window opens late", /f(\d+)\.start_lo >= (e|coalesce)/g, "f$1.start_lo > $2"],
  ["a window closes late", /f(\d+)\.start_hi < (e|coalesce)/g, "f$1.start_hi <= $2"],
  ["may begin before", /f(\d+)\.start_hi >= (e|coalesce)/g, "f$1.start_hi + 1 >= $2"],
  ["may begin behind", /f(\d+)\.start_lo < (e|coalesce)/g, "f$1.start_lo <= $2"],
  ["after is from", / \+ 1, -10000000\)/g, ", -10000000)"],
  ["an edge that is not known is open", /coalesce\((e\d+)\.lo, -10000000\)/g, "coalesce($1.lo, 10000001)"],
  ["an edge that is not known is no edge", /coalesce\((e\d+)\.hi, 10000001\)/g, "coalesce($1.hi, -10000000)"],
  ["what never held has a last day", /<= (f\d+\.start_lo) THEN NULL/g, "<= $1 - 100000 THEN NULL"],
  ["the last day is the first without", /ELSE (f\d+\.end_lo) - 1 END/g, "ELSE $1 END"],
  ["may last a day longer", /ELSE (coalesce\(f\d+\.end_hi, [^()]*\)) - 1 END/g, "ELSE $1 END"],
  ["an event of a pack goes on", /coalesce\((f\d+)\.end_hi, \1\.start_hi \+ 1\)/g, "coalesce($1.end_hi, 10000000)"],
  ["by true time", /_d\.at_wall/g, "_d.at"],
  ["ends by true time", /_d\.end_wall/g, "_d.end_at"],
  ["the offset is not added", /_d\.at \+ \?/g, "_d.at + ? * 0"],
  ["a day ends a millisecond early", /86399999/g, "86399998"],
  ["a day begins a millisecond late", /start_lo \* 86400000/g, "start_lo * 86400000 + 1"],
  ["recorded by days alone", /coalesce\((f\d+)_d\.recorded_wall, /g, "coalesce(NULL, "],
  ["picked by days of recording alone", /coalesce\((f\d+)_d\.recorded_at, /g, "coalesce(NULL, "],
  ["may belong: surely", /WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END/g, "WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 2 END"],
  ["may belong: not", /WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END/g, "WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 0 END"],
  ["a light condition that may hold, holds", /\) IS NOT FALSE/g, ") IS TRUE"],
  ["what may belong to the other is taken out", /2 - CASE/g, "2 - 2 * CASE"],
  ["what surely belongs to the other stays", /\) IS NOT TRUE/g, ") IS NULL"],
  ["of a union, the weaker", /max\(u\.fit\)/g, "min(u.fit)"],
  ["who refers to nothing is not known", /\((\(SELECT l\.target .*?\)) IS NULL OR EXISTS/g, "($1 IS NULL AND EXISTS"],
  ["who refers to what is not on record refers to nothing", / IS NULL OR (EXISTS \(SELECT 1 FROM q_id [^()]*\([^()]*\)\))/g, " IS NULL OR ($1 OR TRUE)"],
  ["any link", /l\.role = \?/g, "? IS NOT NULL"],
  ["the last of a set is the first", /r\.klo DESC, r\.kthen DESC, r\.turn DESC/g, "r.klo, r.kthen, r.turn"],
  ["the first of a set is the last", /ORDER BY (.*?) DESC, r\.khi, r\.kthen, r\.turn/g, "ORDER BY $1 DESC, r.khi DESC, r.kthen DESC, r.turn DESC"],
  ["ties by chance", /, r\.turn DESC\)/g, ", r.turn)"],
  ["a rival is overlooked", /z\.khi >= z\.blo AND/g, "z.khi > z.blo AND"],
  ["a rival of the first is overlooked", /z\.klo <= z\.bhi AND/g, "z.klo < z.bhi AND"],
  ["the only one is not picked if its order is not known", /y\.best = 1 OR y\.sure = 1/g, "y.best = 1"],
  ["one of several is the only one", /y\.members = 1 AND/g, "y.members >= 1 AND"],
  ["one without a place is no rival", / OR \(\(z\.klo IS NULL OR /g, " OR ((FALSE OR "],
  ["alike, whatever the time", /ELSE z\.start_hi >= z\.bsl AND \(/g, "ELSE (TRUE OR "],
  ["how many, of an incomplete kind", /CASE WHEN (.*) THEN count\(\*\) ELSE (9e999|CAST\('Infinity' AS double precision\)) END/g, "CASE WHEN $1 OR TRUE THEN count(*) ELSE $2 END"],
  ["two of a day are two", /count\(DISTINCT CASE WHEN/g, "count(CASE WHEN"],
  ["the least, though another may be less", /count\(r\.n\) = count\(\*\) AND/g, "TRUE AND"],
  ["the least is the greatest", /min\(CASE WHEN r\.sure = 1 THEN r\.n END\)/g, "max(CASE WHEN r.sure = 1 THEN r.n END)"],
  ["a sum of what may belong", /min\(r\.sure\) = 1 AND/g, "min(r.sure) >= 0 AND"],
  ["no unit is converted", /CAST\(printf\('%\.12g', ([^()]*?) \* \?\) AS REAL\)/g, "($1 + 0 * ?)", "SQLite"],
  ["no unit is converted", /to_char\(([^()]*?) \* \?, /g, "to_char($1 + 0 * ?, ", "PostgreSQL"],
  ["the value of several", /g\.facts = 1 AND/g, "g.facts >= 1 AND"],
  ["the value of what may belong", /g\.sure = 1 AND/g, "g.sure >= 0 AND"],
  ["exactly known, at least: above", /(e\d+)\.lo >= (\?|e\d+\.hi) THEN TRUE/g, "$1.lo > $2 THEN TRUE"],
  ["below: at most", /(e\d+)\.hi < (\?|e\d+\.lo) THEN TRUE/g, "$1.hi <= $2 THEN TRUE"],
  ["a result that is a number may be a code", /_d\.value_codes IS NULL AND \((f\d+)_d\.parts & 4\) = 0/g, "_d.value_codes IS NULL"],
  ["what says nothing there does not fit", / OR \((f\d+_d)\.qualifiers IN \(SELECT qualifiers FROM q_qualifier WHERE name = \?\)\) IS NOT TRUE\)/g, " OR ? IS NULL)"],
  ["any qualifier", /WHERE name = \? AND code/g, "WHERE ? IS NOT NULL AND code"],
  ["has and lacks turned round", /NOT \(\((f\d+)_d\.parts/g, "(($1_d.parts"],
  ["the value of the last, of what may be another's", / AND count\(CASE WHEN z\.rank > 1/g, " AND 0 * count(CASE WHEN z.rank > 1"],
  ["the change of one", /CASE WHEN b\.turn <> a\.turn THEN/g, "CASE WHEN TRUE THEN"],
  ["complete a day less", /c\.day >= /g, "c.day > "],
  ["known by its codes: not known", /SELECT count\(\*\) = \? AND min\(c\.day\)/g, "SELECT count(*) < 0 * ? AND min(c.day)"],
  ["one code that is known is enough", /SELECT count\(\*\) = \? AND min\(c\.day\)/g, "SELECT count(*) >= 0 * ? AND min(c.day)"],
  ["the code known furthest counts", /SELECT count\(\*\) = \? AND min\(c\.day\)/g, "SELECT count(*) = ? AND max(c.day)"],
  ["complete up to the day whatever is asked", /c\.day >= ((?:min|least)\(.*?, \?\) - \?)/g, "c.day >= 0 * ($1)"]
]

const count = 500
const drawn: readonly Predicate[] = [...fc.sample(extendedQuestions(0), { numRuns: count, seed: 31 }), ...fc.sample(extendedQuestions(1), { numRuns: count, seed: 32 }), ...fc.sample(extendedQuestions(2), { numRuns: count, seed: 33 })]
const people = fc.sample(extendedRecords, { numRuns: 400, seed: 34 })

const last = { kind: "observation", pick: "last" } as const
const recorded = { pick: { which: "last", by: "recorded" } } as const
/** Questions on a border, and people who stand on both sides of it. */
const sharp: readonly (readonly [question: Predicate, ...people: readonly HealthRecord["facts"][]])[] = (() => {
  const fact = (id: string, more: Partial<Fact>): Fact => ({ id, kind: "observation", recorded: "2026-07-15", ...more })
  return [
    [{ op: "exists", in: { kind: "observation", startsIn: { from: { shift: { startOf: { kind: "condition" } }, plus: { months: 1 } }, until: { shift: { startOf: { kind: "condition" } }, plus: { months: 2 } } } } },
      ...[["2026-01-31", "2026-02-27"], ["2026-01-31", "2026-02-28"], ["2026-01-30", "2026-03-30"], ["2026-01-29", "2026-03-30"], ["2026-04-29", "2026-05-29"]].map(([from, on]) => [fact("a", { kind: "condition", start: from!, end: "ongoing" }), fact("b", { start: on! })])],
    [{ op: "compare", what: { get: "time", from: { startOf: { kind: "encounter" } }, until: { startOf: last }, in: "hours" }, is: { atLeast: 2 } }, [fact("a", { kind: "encounter", at: "2026-07-14T23:00:00+07:00" }), fact("b", { at: "2026-07-15T01:00:00+07:00" })]],
    [{ op: "exists", in: { kind: "observation", startsIn: { from: { startOf: { kind: "encounter" } }, grain: "instant" } } }, [fact("a", { kind: "encounter", at: "2026-07-14T23:59:59.999+07:00" }), fact("b", { start: "2026-07-14" })]],
    [{ op: "within", point: { recordedOf: last }, in: { from: { startOf: last }, grain: "instant" } }, ...["09:59:59.999", "10:00:00"].map((time) => [fact("b", { at: "2026-07-15T10:00:00+07:00", recorded: `2026-07-15T${time}+07:00` })])],
    [{ op: "compare", what: { get: "value", in: { kind: "observation", ...recorded } }, is: { atLeast: 5 } }, [fact("a", { start: "2026-07-02", value: 5, recorded: "2026-07-15T08:00:00+07:00" }), fact("b", { start: "2026-07-01", value: 4, recorded: "2026-07-15T07:00:00+07:00" })]],
    [{ op: "compare", what: { get: "min", in: { kind: "observation", startsIn: { from: { startOf: last } } } }, is: { below: 5 } }, [fact("a", { start: "2026-07-01", value: 4 }), fact("b", { start: "2026-07-01", value: 6 })]],
    [{ op: "exists", in: { of: { kind: "observation", pick: "first" }, codes: ["a"] } }, [fact("a", { start: "2026-07-01", code: ["a"] }), fact("b", { start: "2026-07-01", code: ["z"], status: "preliminary" })]],
    [{ op: "exists", in: { of: { kind: "observation", pick: { which: "last", by: "value" } }, codes: ["a"] } }, [fact("a", { start: "2026-07-01", code: ["a"], value: 5 }), fact("b", { start: "2026-07-01", code: ["z"] })]],
    [{ op: "exists", in: { kind: "observation", startsIn: { from: "on", until: { shift: "on", plus: { days: 1 } }, grain: "instant" } } }, [fact("a", { at: "2026-07-14T18:30:00Z" })]],
    [{ op: "exists", in: { kind: "observation", except: { kind: "observation", codes: ["a"], as: "x", where: { op: "exists", in: { linkedFrom: "x", link: "encounter" } } } } }, [fact("a", { start: "2026-07-01", code: ["a"], links: { encounter: "gone" } })]],
    [{ op: "exists", in: { anyOf: [{ kind: "observation", codes: ["a"] }, { kind: "observation", as: "x", where: { op: "exists", in: { linkedFrom: "x", link: "encounter" } } }] } }, [fact("a", { start: "2026-07-01", code: ["a"], links: { encounter: "gone" } })]],
    [{ op: "exists", in: { kind: "observation", as: "r", where: { op: "exists", in: { linkedFrom: "r", link: "encounter" } } } }, [fact("a", { start: "2026-07-01", links: { encounter: "gone" } })]]
  ]
})()
const sharpPeople = sharp.flatMap(([, ...some]) => some.map((facts): HealthRecord => ({ person: { id: "s" }, facts, complete: { observation: "2026-12-31", condition: "2026-12-31", encounter: "2026-12-31" } })))

const questions = [...sharp.flatMap(([question]) => extendedContexts.map(() => question)), ...drawn]

describe.each(databases)("a generator that writes the extended language for %s so that", (name, dialect, open) => {
  const statements = questions.map((question, index) => compileSql(extendedRules, question, { ...optionsOf(extendedContexts[index % extendedContexts.length]!), dialect: unnumbered(dialect) }))
  let db: QuestionDatabase
  beforeAll(async () => {
    db = await open()
    await db.store(apart([...sharpPeople, ...people].map((record) => readRecord(record))))
  })
  afterAll(() => db.close())
  const watch = mutantWatch(() => db, dialect, statements)

  it.each(mutantsIn(name, mutants))("%s, is noticed", async (...mutant) => {
    expect(await watch(mutant)).toEqual({ changed: expect.any(Number), noticed: 1 })
  })
})
