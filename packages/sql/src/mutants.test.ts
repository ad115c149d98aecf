import type { RecordView } from "@tramyte/core"
import { checkRuleEngine } from "@tramyte/sdk/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compileSql, type SqlStatement } from "./compileSql.ts"
import { apart, databases, type Mutant, mutantsIn, mutantWatch, optionsOf, type QuestionDatabase, unnumbered } from "./databases.fixture.ts"
import type { Dialect } from "./dialect.ts"

const mutants: readonly Mutant[] = [
  ["an age is reached a day late", /p\.birth_hi <= \?/g, "p.birth_hi < ?"],
  ["an age is not ruled out on its first day", /p\.birth_lo > \? THEN FALSE/g, "p.birth_lo > ? + 1 THEN FALSE"],
  ["below an age a day too long", /p\.birth_lo > \? THEN TRUE/g, "p.birth_lo >= ? THEN TRUE"],
  ["bounds of a birth turned round", /p\.birth_hi <= \? THEN TRUE WHEN p\.birth_lo > \?/g, "p.birth_lo <= ? THEN TRUE WHEN p.birth_hi > ?"],
  ["dead a day late", /p\.death_hi <= \?/g, "p.death_hi < ?"],
  ["alive a day too long", /p\.death_lo > \?/g, "p.death_lo >= ?"],
  ["without a death, not known to be alive", /p\.death_lo IS NULL OR /g, ""],
  ["a sex not known is none of them", /p\.sex = \?/g, "coalesce(p.sex = ?, FALSE)"],
  ["all: any", /\n( *)AND (?!\(o\.)/g, "\n$1OR "],
  ["any: all", /\n( *)OR /g, "\n$1AND "],
  ["not: the same", /NOT \((?!SELECT)/g, "("],
  ["sure: unknown stays", /\) IS TRUE/g, ")"],
  ["known: yes alone", /\) IS NOT NULL/g, ") IS TRUE"],
  ["what may be, is not", /WHEN 0 THEN NULL ELSE/g, "WHEN 0 THEN FALSE ELSE"],
  ["what may be, is", /WHEN 0 THEN NULL ELSE/g, "WHEN 0 THEN TRUE ELSE"],
  ["none to be seen is none", /ELSE CASE WHEN (p\.known .*?) THEN FALSE END END/g, "ELSE CASE WHEN $1 THEN FALSE ELSE FALSE END END"],
  ["complete a day less", /day >= \?/g, "day > ?"],
  ["complete whatever the day", /day >= \?/g, "? IS NOT NULL"],
  ["known by its codes: not known", / OR p\.known IN \(SELECT known FROM q_complete WHERE kind (=|IN) /g, " OR p.known IN (SELECT CASE WHEN FALSE THEN known END FROM q_complete WHERE kind $1 "],
  ["one code that is known is enough", / GROUP BY known HAVING count\(\*\) = \?/g, " AND ? IS NOT NULL"],
  ["where codes are asked for, the kind does not count", /IN \(SELECT known FROM q_complete WHERE kind = \? AND day >= \?\) OR/g, "IN (SELECT CASE WHEN FALSE THEN known END FROM q_complete WHERE kind = ? AND day >= ?) OR"],
  ["a current list counts for a day less before", /day <= \?/g, "day < ?"],
  ["a current list counts for all time before", /day <= \?/g, "? IS NOT NULL"],
  ["the first and last of an incomplete kind", /CASE WHEN (p\.known IN .*?\)) THEN \(/g, "CASE WHEN $1 OR TRUE THEN ("],
  ["may have begun a day later", /f\.start_lo <= \?/g, "f.start_lo <= ? + 1"],
  ["surely begun a day later", /f\.start_hi <= \?/g, "f.start_hi < ?"],
  ["holds on its last day", /f\.end_lo > \?(?!\))/g, "f.end_lo >= ?"],
  ["may hold on its last day", /coalesce\((.*?)\) > \?/g, "coalesce($1) >= ?"],
  ["a state without an end lasts a day", /coalesce\(f\.end_hi, 10000000\)/g, "coalesce(f.end_hi, f.start_hi + 1)"],
  ["an event without an end goes on", /coalesce\(f\.end_hi, f\.start_hi \+ 1\)/g, "coalesce(f.end_hi, 10000000)"],
  ["a window opens a day late", /f\.start_lo >= \? AND f\.start_hi < \?/g, "f.start_lo > ? AND f.start_hi < ?"],
  ["a window closes a day late", /f\.start_hi < \?/g, "f.start_hi <= ?"],
  ["may begin before the window", /f\.start_hi >= \? AND f\.start_lo < \?/g, "f.start_hi >= ? - 1 AND f.start_lo < ?"],
  ["may begin on the window's end", /f\.start_hi >= \? AND f\.start_lo < \?/g, "f.start_hi >= ? AND f.start_lo <= ?"],
  ["overlaps without holding", / AND coalesce\([^()]*\) > f\.start_lo/g, ""],
  ["overlaps only what begins within", /\(f\.start_lo >= \? OR f\.end_lo > \?\)/g, "(f.start_lo >= ? AND ? IS NOT NULL)"],
  ["preliminary is nothing", / IN \('final', 'preliminary'\)/g, " IN ('final')"],
  ["preliminary is final", /f\.status = 'final'/g, "f.status IN ('final', 'preliminary')"],
  ["a fact without codes does not fit", /f\.codes IS NULL OR /g, ""],
  ["a fact without codes fits", /f\.codes IS NOT NULL/g, "TRUE"],
  ["a fact without links does not fit", /f\.links IS NULL OR /g, ""],
  ["a fact without that link does not fit", /f\.links NOT IN \(SELECT links FROM q_link WHERE role = \? AND target <> \?\)/g, "f.links IN (SELECT links FROM q_link WHERE role = ? AND target = ?)"],
  ["a link of any role", /f\.links IN \(SELECT links FROM q_link WHERE role = \?/g, "f.links IN (SELECT links FROM q_link WHERE ? IS NOT NULL"],
  ["a fact without the number does not fit", /\) IS NOT FALSE/g, ") IS TRUE"],
  ["at least: above", /value >= \?/g, "value > ?"],
  ["above: at least", /value > \?/g, "value >= ?"],
  ["at most: below", /value <= \?/g, "value < ?"],
  ["below: at most", /value < \?/g, "value <= ?"],
  ["another component", /v\.name = \?/g, "v.name <> ?"],
  ["a number more", /count\(CASE WHEN (.*?) THEN 1 END\) >= \? THEN 1/g, "count(CASE WHEN $1 THEN 1 END) > ? THEN 1"],
  ["a number more that may be", /count\(\*\) >= \?/g, "count(*) > ?"],
  ["the last is the first", /f\.start_hi DESC, f\.place DESC/g, "f.start_hi, f.place"],
  ["the first is the last", /ORDER BY f\.start_hi, f\.place/g, "ORDER BY f.start_hi DESC, f.place DESC"],
  ["ties in the turned order", /f\.start_hi DESC, f\.place DESC/g, "f.start_hi DESC, f.place"],
  ["a rival is overlooked", /WHEN NOT EXISTS \(/g, "WHEN TRUE OR NOT EXISTS ("],
  ["a rival of the same day is overlooked", /o\.start_hi >= f\.start_lo/g, "o.start_hi > f.start_lo"],
  ["a rival of the first of the same day is overlooked", /o\.start_lo <= f\.start_hi/g, "o.start_lo < f.start_hi"],
  ["a rival of known days that may not fit is overlooked", / OR \((.*)\) IS NOT TRUE\)/g, " OR (($1) IS NOT TRUE AND FALSE))"],
  ["a rival of days not known is overlooked", /\(o\.start_lo <> o\.start_hi OR /g, "("],
  ["a first or last of days not known", / OR f\.start_lo <> f\.start_hi/g, ""],
  ["of the change, the first alone", / AND l\.place <> f\.place/g, ""],
  ["a change turned round", /\) - f\.value END/g, ") * -1 + f.value END"],
  ["how long ago the last, by what is sure alone", /max\(f\.start_hi\)/g, "max(CASE WHEN f.start_lo = f.start_hi THEN f.start_hi END)"],
  ["how long ago the last, of an incomplete kind", / AND (p\.known IN [^()]*\([^()]*\)) THEN TRUE/g, " AND ($1 OR TRUE) THEN TRUE"],
  ["how long ago the first, of an incomplete kind", /WHEN ((?:p\.d\d+_)?lo) > \? AND (p\.known IN .*?\)) THEN FALSE/g, "WHEN $1 > ? AND ($2 OR TRUE) THEN FALSE"],
  ["how long ago, of what may be", /WHEN (?:p\.d\d+_)?lo IS NULL THEN NULL\n/g, "\n"],
  ["how long ago the first that may be", /WHEN (?:p\.d\d+_)?hi IS NULL THEN NULL\n/g, "\n"],
  ["a day late since the last", /WHEN ((?:p\.d\d+_)?hi) <= \?/g, "WHEN $1 < ?"]
]

/** The statements that are written when engines are compared, and whom they are asked of. */
const recorded = async (dialect: Dialect): Promise<{ readonly statements: readonly SqlStatement[]; readonly people: readonly RecordView[] }> => {
  const statements: SqlStatement[] = []
  let asked: readonly RecordView[] = []
  await checkRuleEngine({
    name: "a recorder",
    verdicts: (rules, questions, context, people) => {
      asked = people
      statements.push(...questions.map((question) => compileSql(rules, question, { ...optionsOf(context), dialect: unnumbered(dialect) })))
      return questions.map(() => new Uint8Array(people.length))
    }
  }, { rules: 400, people: 250, seed: 3 })
  return { statements, people: asked }
}

describe.each(databases)("a generator that writes for %s", (name, dialect, open) => {
  let db: QuestionDatabase
  let watch: ReturnType<typeof mutantWatch>
  beforeAll(async () => {
    db = await open()
    const { people, statements } = await recorded(dialect)
    await db.store(apart(people))
    watch = mutantWatch(() => db, dialect, statements)
  })
  afterAll(() => db.close())

  it.each(mutantsIn(name, mutants))("%s, is noticed", async (...mutant) => {
    expect(await watch(mutant)).toEqual({ changed: expect.any(Number), noticed: 1 })
  })
})
