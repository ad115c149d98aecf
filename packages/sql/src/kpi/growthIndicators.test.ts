import { civilDate, computeKpis, deriveFacts, epochDay, type Fact, type HealthRecord } from "@tramyte/core"
import { growthEngine } from "@tramyte/core/growth"
import { loadGrowth } from "@tramyte/pack-vn/growth"
import { whoGrowth } from "@tramyte/who-growth"
import fc from "fast-check"
import { expect, it } from "vitest"
import { databases } from "../databases.fixture.ts"
import { inOrder, reportsIn, store } from "./kpi.fixture.ts"

const lastDay = epochDay("2026-12-31")
const rules = loadGrowth("nam-thanh-mien", "2026-12-31")
const indicators = rules.indicators.map(({ id }) => id).filter((id) => id.includes("growth/"))

const visits = fc.array(fc.record({
  before: fc.nat(400), heavy: fc.integer({ min: 0, max: 40 }), tall: fc.integer({ min: 0, max: 12 }), arm: fc.option(fc.integer({ min: 110, max: 150 })), oedema: fc.option(fc.boolean(), { freq: 9 })
}), { maxLength: 5 })

const children = fc.array(fc.record({
  age: fc.oneof({ weight: 3, arbitrary: fc.nat(1825) }, fc.nat(6570)), sex: fc.constantFrom("female" as const, "male" as const), visits, vitaminA: fc.option(fc.nat(300)), pupil: fc.boolean(), village: fc.nat(2),
  told: fc.boolean(), vague: fc.boolean()
}), { minLength: 60, maxLength: 60 })

type Child = typeof children extends fc.Arbitrary<readonly (infer T)[]> ? T : never

const recordOf = ({ age, sex, visits: seen, vitaminA, pupil, village, told, vague }: Child, at: number): HealthRecord => {
  const born = lastDay - age
  const fact = (id: string, kind: string, code: string, day: number, more: Partial<Fact>): Fact => ({ id, kind, code: [code], start: civilDate(day), recorded: civilDate(lastDay), ...more })
  const measures = seen.filter(({ before }) => before <= age).flatMap(({ before, heavy, tall, arm, oedema }, nth) => {
    const [day, years] = [lastDay - before, (age - before) / 365]
    const measured = (code: string, value: number | boolean, unit?: string): Fact => fact(`${code}${nth}`, "observation", code, day, unit === undefined ? { value } : { value, unit })
    return [
      measured("weight", 3.5 + years * 3 + heavy / 10, "kg"), measured("height", Math.round(52 + years * (years > 5 ? 6 : 10)) + tall, "cm"),
      ...(arm === null ? [] : [measured("muac", arm, "mm")]), ...(oedema === null ? [] : [measured("oedema", oedema)])
    ]
  })
  const { record } = deriveFacts(rules, {
    person: { id: `p${at}`, sex, birthDate: vague && at % 8 === 0 ? civilDate(born).slice(0, 7) : civilDate(born) },
    facts: [
      fact("home", "residence", "permanent", born, { end: "ongoing", links: { commune: "11284", village: `11284-0${village}` } }), ...measures,
      ...(pupil ? [fact("school", "education", "primary", lastDay - 700, { end: "ongoing" })] : []), ...(vitaminA === null ? [] : [fact("dose", "procedure", "vitamin-a", lastDay - vitaminA, {})])
    ],
    complete: told ? { observation: "2026-12-31", procedure: "2026-12-31", residence: "2026-12-31", education: "2026-12-31" } : { residence: "2026-12-31" }
  }, [growthEngine({ standards: whoGrowth })])
  return record
}

it.each(databases)("the indicators of growth are the same in the core and in %s, by village and sex, with their people", async (_name, dialect, open) => {
  const db = await open()
  await fc.assert(fc.asyncProperty(children, async (drawn) => {
    const records = drawn.map(recordOf)
    const settings = { period: { from: "2026-01-01", until: "2027-01-01" }, by: ["village", "sex"] as const, people: true }
    await store(db, records)
    expect((await reportsIn(db, rules, indicators, { ...settings, dialect })).map(inOrder)).toEqual(computeKpis(rules, { ...settings, indicators, records }).map(inOrder))
  }), { numRuns: 1, endOnFailure: true })
  await db.close()
}, 60_000)
