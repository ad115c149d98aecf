import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import { readRecord } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { deriveFacts } from "../derivedFacts/deriveFacts.ts"
import { epochDay } from "../time/index.ts"
import { assessGrowth, type GrowthAssessment } from "./assessGrowth.ts"
import { growthCodes, growthEngine } from "./growthEngine.ts"
import { allItems, atAge, growthRecords, observed, standards, today } from "./growthRecord.fixture.ts"
import { growthItem, growthRulesOn } from "./growthPack.fixture.ts"

const rules = growthRulesOn(allItems)
const correlation = () => 0.8
const assess = (record: HealthRecord): GrowthAssessment => assessGrowth(rules, record, { standards, correlation })
const always = (law: (record: HealthRecord) => void, numRuns = 300) => fc.assert(fc.property(growthRecords(), law), { numRuns })

/** What is told in no order of its own is told in one. */
const ordered = ({ setAside, visits, ...rest }: GrowthAssessment) => {
  const text = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted()
  return { ...rest, setAside: text(setAside), visits: visits.map((visit) => ({ ...visit, setAside: text(visit.setAside) })) }
}
const shuffle = <T>(all: readonly T[], dice: readonly number[]): readonly T[] => all.map((one, index) => ({ one, key: dice[index % dice.length]! })).toSorted((a, b) => a.key - b.key).map(({ one }) => one)

describe("any record that can be read", () => {
  it("is answered, without an exception, and plainly", () => always((record) => {
    readRecord(record)
    const found = assess(record)
    expect(["sure", "provisional", "unknown"]).toContain(found.certainty)
    for (const { scores } of found.visits) for (const { z, percentile } of scores) expect(Number.isFinite(z) && percentile >= 0 && percentile <= 100).toBe(true)
  }, 1000))
  it("in any order of facts", () => fc.assert(fc.property(growthRecords(), fc.array(fc.nat(), { minLength: 5, maxLength: 20 }), (record, dice) => {
    expect(ordered(assess({ ...record, facts: shuffle(record.facts, dice) }))).toEqual(ordered(assess(record)))
  }), { numRuns: 300 }))
  it("a fact of another kind changes nothing", () => always((record) => {
    const other: readonly Fact[] = [{ id: "e1", kind: "encounter", code: ["weight"], start: atAge(400), recorded: atAge(400), value: 7, unit: "kg" }, { id: "r1", kind: "residence", start: atAge(0), end: "ongoing", recorded: atAge(0) }]
    expect(assess({ ...record, facts: [...record.facts, ...other] })).toEqual(assess(record))
  }))
  it("an observation of something else changes nothing", () => always((record) => {
    expect(assess({ ...record, facts: [...record.facts, observed("s1", "smoking", atAge(400), 7, "kg")] })).toEqual(assess(record))
  }))
  it("what happened after the day changes nothing", () => always((record) => {
    const later = ["2026-07-16", "2027-01-01"].flatMap((day) => [observed(`w${day}`, "weight", day, 30, "kg"), observed(`g${day}`, "gestational-age-at-birth", day, 200, "d"), observed(`m${day}`, "walk-alone", day, true), { id: `p${day}`, kind: "procedure", code: ["vitamin-a"], start: day, recorded: day }, { id: `c${day}`, kind: "condition", code: ["measles"], start: day, end: "ongoing", recorded: day }])
    expect(assess({ ...record, facts: [...record.facts, ...later] })).toEqual(assess(record))
  }))
  it("what was corrected, or entered in error, does not count", () => always((record) => {
    const wrong = observed("x1", "weight", atAge(401), 50, "kg")
    const gone = [{ ...wrong, status: "enteredInError" as const }, observed("x2", "muac", atAge(401), 5, "cm"), observed("x3", "smoking", atAge(401), 5, "cm", { supersedes: "x2" })]
    expect(assess({ ...record, facts: [...record.facts, ...gone] })).toEqual(assess(record))
  }))
})

/** Which facts are measures on the day or before: everything else is no business of growth. */
const measureCodes = ["weight", "birth-weight", "length", "height", "8306-3", "LOINC|8302-2", "head-circumference", "muac", "triceps-skinfold", "subscapular-skinfold", "oedema"]

describe("nothing is lost", () => {
  it("each measure is in a visit, or set aside with its reason", () => always((record) => {
    const { visits, setAside } = assess(record)
    const view = readRecord(record)
    const measures = (view.facts.get("observation") ?? []).filter(({ fact: { code, status = "final" }, startLo }) => measureCodes.includes(code?.[0] ?? "") && status !== "planned" && status !== "notDone" && startLo <= epochDay(today)).map(({ fact }) => fact.id)
    const aside = setAside.filter(({ measure }) => measure !== "gestation").map(({ fact }) => fact)
    expect(aside.length).toBe(new Set(aside).size)
    const used = visits.flatMap(({ facts, measurement }) => Object.entries(facts).filter(([measure]) => measurement[measure as "weight"] !== undefined).map(([, id]) => id))
    expect([...used, ...aside].toSorted()).toEqual(measures.toSorted())
  }))
  it("what is set aside takes no part in any score", () => always((record) => {
    const { visits, setAside } = assess(record)
    const gone = new Set(setAside.map(({ fact }) => fact))
    const taken = visits.flatMap(({ facts, measurement }) => Object.entries(facts).filter(([measure, id]) => gone.has(id) && measurement[measure as "weight"] !== undefined))
    expect(taken).toEqual([])
  }))
})

describe("questions", () => {
  it("are asked where birth or sex is not known, or the observations may not be all", () => always((record) => {
    const { missing, certainty, visits } = assess(record)
    const { sex, birthDate } = record.person
    expect(missing.map(({ fact }) => fact)).toEqual([...(birthDate === undefined || birthDate.length < 10 ? ["birthDate"] : []), ...(sex === "male" || sex === "female" ? [] : ["sex"]), ...(record.complete === undefined ? ["observation"] : [])])
    expect(certainty).toBe(visits.every(({ scores }) => scores.length === 0) ? "unknown" : missing.length > 0 ? "provisional" : "sure")
  }))
  it("without sex there is no score at all", () => always((record) => {
    const { sex: _sex, ...person } = record.person
    expect(assess({ ...record, person }).visits.flatMap(({ scores }) => scores)).toEqual([])
  }))
  it("without a birth date nothing is said of age, weighing, doses and milestones", () => always((record) => {
    const { birthDate: _birth, ...person } = record.person
    const { visits, nextWeighing, supplements, milestones } = assess({ ...record, person })
    expect([nextWeighing, supplements, milestones]).toEqual([undefined, [], undefined])
    for (const { ageDays, scores } of visits) {
      expect(ageDays).toBeNaN()
      expect(scores.every(({ indicator }) => indicator === "weight-for-length-height")).toBe(true)
    }
  }))
})

describe("the answer hangs together", () => {
  it("visits come by day, none before birth, none after today", () => always((record) => {
    const { visits } = assess(record)
    const days = visits.map(({ day }) => day)
    expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b))
    for (const { ageDays, on } of visits) {
      expect(ageDays >= 0 || Number.isNaN(ageDays)).toBe(true)
      expect(on <= today).toBe(true)
    }
  }))
  it("the tables that were used are told, and no other", () => always((record) => {
    const { visits, tables } = assess(record)
    expect([...new Set(tables.map(({ id }) => id))].toSorted()).toEqual([...new Set(visits.flatMap(({ scores }) => scores.map(({ table }) => table)))].toSorted())
  }))
  it("a list of children is answered one by one", () => fc.assert(fc.property(fc.array(growthRecords({ most: 5 }), { maxLength: 4 }), (records) => {
    expect(assessGrowth(rules, records, { standards, correlation })).toEqual(records.map(assess))
  }), { numRuns: 60 }))
})

describe("a child stands by each criterion as it was measured last", () => {
  const holding = growthRulesOn([...allItems, growthItem("hold", { classesHold: { years: 10 } })])
  const standing = (record: HealthRecord) => assessGrowth(holding, record, { standards, correlation })

  it("a visit on which something else was measured changes no class", () => always((record) => {
    const plain: HealthRecord = { ...record, facts: record.facts.filter(({ code }) => code?.[0] !== "triceps-skinfold") }
    const more: HealthRecord = { ...plain, facts: [...plain.facts, observed("t1", "triceps-skinfold", today, 8, "mm")] }
    const [before, after] = [standing(plain), standing(more)]
    expect(after.classes).toEqual(before.classes)
    expect(after.measureAgain).toEqual(before.measureAgain)
  }))
  it("each class is that of the last visit on which its criterion was measured", () => always((record) => {
    const { classes, visits } = standing(record)
    for (const { of, code, on } of classes) {
      if (of === undefined) continue
      const measured = visits.filter(({ scores, measurement }) => of === "oedema" ? measurement.oedema !== undefined : of === "armCircumference" ? measurement.armCircumference !== undefined : scores.some(({ indicator }) => indicator === of))
      expect(measured.at(-1)?.on).toBe(on)
      expect(measured.at(-1)?.classes.map((one) => `${one.of} ${one.code}`)).toContain(`${of} ${code}`)
    }
    expect(classes.filter(({ of }) => of !== undefined).length).toBeGreaterThanOrEqual(visits.at(-1)?.classes.filter(({ of }) => of !== undefined).length ?? 0)
  }))
  it("a class that is doubted rests on an implausible score, or on a weight beside an oedema that nobody understood, and no other does", () => always((record) => {
    const { visits } = standing(record)
    const told = visits.map(({ classes }) => classes.filter(({ of }) => of !== undefined).map(({ implausible }) => implausible === true))
    const doubted = ({ scores, setAside }: (typeof visits)[number], of: string) => (setAside.some(({ measure, code }) => measure === "oedema" && code === "notUnderstood") && ["weight-for-age", "weight-for-length-height", "bmi-for-age"].includes(of))
      || scores.some(({ indicator, implausible }) => indicator === (of === "armCircumference" ? "arm-circumference-for-age" : of) && implausible)
    expect(told).toEqual(visits.map((visit) => visit.classes.flatMap(({ of }) => of === undefined ? [] : [doubted(visit, of)])))
  }))
})

describe("the engine", () => {
  const derived = (record: HealthRecord) => deriveFacts(rules, record, [growthEngine({ standards, correlation })])
  const ofCode = (facts: readonly Fact[], code: string) => facts.filter((fact) => fact.kind === "assessment" && fact.code?.[0] === code)

  it("writes its facts of any record, without a problem", () => always((record) => {
    const { problems, record: { facts } } = derived(record)
    expect(problems).toEqual([])
    for (const { kind, code } of facts) if (kind === "assessment") expect(growthCodes).toContain(code?.[0])
  }, 600))
  it("says what the assessment says", () => always((record) => {
    const { facts } = derived(record).record
    const { visits, signs, setAside, nextWeighing, classes } = assess(record)
    expect(ofCode(facts, "growth-score").map(({ start, value, qualifiers }) => [start, qualifiers?.["indicator"]?.[0], value])).toEqual(visits.flatMap(({ on, scores }) => scores.map(({ indicator, z }) => [on, indicator, z])))
    expect(ofCode(facts, "growth-set-aside").length).toBe(setAside.length)
    expect(ofCode(facts, "growth-sign").filter(({ status }) => status === undefined).map(({ qualifiers }) => qualifiers?.["sign"]?.[0])).toEqual(signs.filter(({ verdict }) => verdict === "yes").map(({ code }) => code))
    expect(ofCode(facts, "growth-sign").filter(({ status }) => status === "preliminary").length).toBe(signs.filter(({ verdict }) => verdict === "unknown").length)
    expect(ofCode(facts, "weighing-due").map(({ start }) => start)).toEqual(nextWeighing === undefined ? [] : [nextWeighing.due])
    expect(ofCode(facts, "weighing-overdue").length).toBe(nextWeighing?.status === "overdue" ? 1 : 0)
    const last = visits.at(-1)
    const told = [...ofCode(facts, "growth-class"), ...ofCode(facts, "growth-class-implausible")].filter(({ start }) => start === last?.on).map(({ code, qualifiers }) => `${code?.[0]} ${qualifiers?.["class"]?.[0]}`)
    const called = last === undefined ? [] : [...last.classes.filter(({ of }) => of !== undefined), ...classes.filter(({ of }) => of === undefined)]
    expect(told.toSorted()).toEqual(called.map(({ code, implausible }) => `${implausible === true ? "growth-class-implausible" : "growth-class"} ${code}`).toSorted())
  }))
  it("writes the same when it writes again", () => always((record) => {
    const once = derived(record)
    expect(derived(once.record)).toEqual(once)
  }, 150))
})
