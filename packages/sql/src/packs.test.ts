import { type Fact, type HealthRecord, type PlainFacts as Facts, type Predicate, readRecord, type RulesInForce } from "@tramyte/core"
import { contextOn, denominatorQuestion } from "@tramyte/core/engine"
import type { Rule } from "@tramyte/core/pack"
import { loadCamGiang } from "@tramyte/pack-vn/cam-giang"
import { loadNamThanhMien } from "@tramyte/pack-vn/nam-thanh-mien"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compileSql } from "./compileSql.ts"
import { answersIn, apart, databases, inOrderOfPeople, type QuestionDatabase } from "./databases.fixture.ts"

/** Every question that the packs ask, by name. */
const questionsOf = (rules: RulesInForce): readonly (readonly [name: string, question: Predicate])[] => [
  ...rules.items.filter(({ section }) => section === "rules").map(({ item }) => [item.id, (item as Rule).when] as const),
  ...rules.groupings.flatMap(({ groups, id, scope }) => [[`${id}: scope`, scope] as const, ...groups.map((group) => [group.id, group.when] as const)]),
  ...rules.protocols.map(({ id, who }) => [id, who] as const),
  ...rules.indicators.filter(({ basis }) => typeof basis === "string").flatMap(({ denominator, exclusion, id, numerator }) =>
    [["denominator", denominatorQuestion(denominator)], ["exclusion", exclusion], ["numerator", numerator]].flatMap(([name, each]) => each === undefined ? [] : [[`${id}: ${name as string}`, each as Predicate] as const]))
]

/** All sets of facts that questions speak of: anything with a kind. */
const setsIn = (value: unknown): readonly Facts[] => {
  if (typeof value !== "object" || value === null) return []
  const inner = Object.values(value).flatMap(setsIn)
  return "kind" in value ? [value as Facts, ...inner] : inner
}

/** People whose facts fit what the packs ask of, or nearly. */
const peopleOf = (rules: RulesInForce, sets: readonly Facts[]): fc.Arbitrary<HealthRecord> => {
  const fitting = sets.map((set) => ({
    kind: set.kind, codes: rules.factSet({ kind: set.kind, ...(set.codes === undefined ? {} : { codes: set.codes }) }).codes ?? [],
    links: Object.fromEntries(Object.entries(set.links ?? {}).map(([role, id]) => [role, typeof id === "string" ? id : rules.parameter(id.param) as string]))
  }))
  const dates = fc.constantFrom("2020", "2025-07-15", "2025-12-31", "2026-01-01", "2026-03", "2026-07-01", "2026-10-14", "2026-10-15", "2026-10-16", "2026-11-01")
  const fact = fc.tuple(fc.constantFrom(...fitting), fc.nat({ max: 9 }), fc.nat(), fc.record({
    start: dates, end: fc.constantFrom("ongoing", "ongoing", "unknown", "2027"), recorded: fc.constantFrom("2020-01-01", "2026-10-01"), value: fc.constantFrom(1, 5, 30, 140),
    status: fc.constantFrom("final", "final", "final", "preliminary", "planned")
  }, { requiredKeys: ["recorded"] })).map(([{ codes, kind, links }, wrong, which, more]): Omit<Fact, "id"> => ({
    kind, ...more, code: wrong === 0 || codes.length === 0 ? [] : wrong === 1 ? ["other"] : [codes[which % codes.length]!], links: wrong === 2 ? {} : wrong === 3 ? { commune: "other" } : links
  }))
  const kinds = [...new Set(fitting.map(({ kind }) => kind))]
  return fc.record({
    person: fc.record({
      id: fc.constant("p"), sex: fc.constantFrom("male", "female"), deathDate: fc.constantFrom("2026-10-15", "2026-10-16", "2026-10"),
      birthDate: fc.constantFrom("1940", "1956-10-15", "1966-10-16", "1966", "1985-05-01", "2008-10-15", "2012-02-29", "2020-10-15", "2020-10-16", "2025-01-01")
    }, { requiredKeys: ["id"] }),
    facts: fc.array(fact, { maxLength: 14 }).map((facts) => facts.map((one, index) => ({ ...one, id: `f${index}` }))),
    complete: fc.subarray(kinds).map((known) => Object.fromEntries(known.map((kind) => [kind, "2026-10-01"])))
  })
}

describe.each([["Cẩm Giàng", loadCamGiang("2026-10-15")], ["Nam Thanh Miện", loadNamThanhMien("2026-10-15")]] as const)("the packs of %s", (_name, rules) => {
  const questions = questionsOf(rules)
  const views = fc.sample(peopleOf(rules, setsIn(questions)), { numRuns: 300, seed: 21 }).map((record) => readRecord(record))
  const context = contextOn(rules.day)
  const answerOf = { yes: 1, no: 0, unknown: null }
  const expected = questions.map(([, question]) => {
    const { verdict } = rules.question(question)
    return views.map((view) => answerOf[verdict(view, context)])
  })

  it("ask what some are, some are not, and of some is not known", () => {
    expect(questions.length).toBeGreaterThan(40)
    expect([0, 1, null].map((answer) => expected.flat().filter((each) => each === answer).length > 500)).toEqual([true, true, true])
  })

  describe.each(databases)("in %s", (_database, dialect, open) => {
    let db: QuestionDatabase
    beforeAll(async () => {
      db = await open()
      await db.store(apart(views))
    })
    afterAll(() => db.close())

    it("answer what they answer in the core, each question for itself", async () => {
      for (const [index, [name, question]] of questions.entries()) {
        expect([name, await answersIn(db, compileSql(rules, question, { dialect }))]).toEqual([name, expected[index]])
      }
    })

    it("answer the same all in one statement", async () => {
      const rows = inOrderOfPeople(await db.rows(compileSql(rules, questions.map(([, question]) => question), { dialect })))
      expect(rows.map((row) => row.slice(2))).toEqual(views.map((_view, at) => expected.map((answers) => answers[at])))
    })
  })
})
