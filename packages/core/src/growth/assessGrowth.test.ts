import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { assessGrowth, type GrowthOptions } from "./assessGrowth.ts"
import type { GrowthItem } from "./growthItem.ts"
import { finding, growthItem, growthItems, growthRulesOn } from "./growthPack.fixture.ts"
import { allItems, atAge, bornOn, observed, standards, today } from "./growthRecord.fixture.ts"

const girl = { id: "c1", sex: "female", birthDate: bornOn } as const
const weight = (age: number, kg: number, more?: Partial<Fact>) => observed(`w${age}`, "weight", atAge(age), kg, "kg", more)
const length = (age: number, cm: number, more?: Partial<Fact>) => observed(`l${age}`, "length", atAge(age), cm, "cm", more)
const gestation = (weeks: number, more?: Partial<Fact>) => observed(`g${weeks}`, "gestational-age-at-birth", bornOn, weeks, "wk", more)

interface Told { readonly person?: HealthRecord["person"]; readonly items?: readonly GrowthItem[]; readonly options?: Partial<GrowthOptions>; readonly complete?: HealthRecord["complete"] }
const assess = (facts: readonly Fact[], { person = girl, items = allItems, options = {}, complete = { observation: today } }: Told = {}) =>
  assessGrowth(growthRulesOn(items), { person, facts, complete }, { standards, ...options })
const codes = (...all: Parameters<typeof assess>) => assess(...all).classes.map(({ code }) => code)
const signs = (...all: Parameters<typeof assess>) => assess(...all).signs.filter(({ verdict }) => verdict === "yes").map(({ code }) => code)

describe("a girl of two years", () => {
  const assessed = () => assess([weight(400, 8.1), length(400, 74.5), weight(730, 8), length(730, 86.5), observed("m", "muac", today, 120, "mm")])

  it("has a visit a day, with the age of that day", () => {
    expect(assessed().visits.map(({ on, ageDays, scores }) => [on, ageDays, scores.map(({ indicator, z }) => `${indicator} ${z}`)])).toEqual([
      ["2025-08-19", 400, ["length-height-for-age -0.34", "weight-for-age -1.05", "bmi-for-age -1.23"]],
      ["2026-07-15", 730, ["length-height-for-age 0.03", "weight-for-age -3.07", "weight-for-length-height -4.29", "bmi-for-age -4.51", "arm-circumference-for-age -2.7"]]
    ])
  })
  it("is called by the last visit, and by its findings", () => expect(assessed().classes.map(({ code }) => code)).toEqual(["normal-height", "severely-underweight", "severely-wasted", "small-arm", "severely-wasted", "sam", "faltering"]))
  it("is to be weighed sooner, being malnourished", () => expect(assessed().nextWeighing).toMatchObject({ due: "2026-07-29", status: "later", reason: "sinceLast", rule: "p/weighing" }))
  it("stands with her vitamin A", () => expect(assessed().supplements).toMatchObject([{ rule: "p/vitamin-a", status: "later", next: { day: "2026-12-01", amount: 200_000, unit: "[iU]" }, atRisk: { codes: ["sam"], status: "due" } }]))
  it("is told by which tables, and from which sources", () => {
    expect([...new Set(assessed().tables.map(({ id }) => id))]).toEqual(["young/length-height", "young/weight", "young/weight-for-length", "young/bmi", "young/arm"])
    expect(assessed().sources).toMatchObject([{ ref: "law", citation: { id: "law" } }])
    expect(assessed().status).toBe("verified")
  })
  it("is surely so: nothing is missing", () => expect([assessed().certainty, assessed().missing, assessed().subject, assessed().on, assessed().asOf]).toEqual(["sure", [], "c1", today, today]))
  it("has no finding of an earlier visit", () => expect(assessed().visits[0]?.classes.map(({ code }) => code)).toEqual(["normal-height", "normal-weight"]))
})

describe("what is not known", () => {
  const facts = [weight(730, 8), length(730, 86.5)]
  it("the birth date: nothing by age, and it is asked for", () => {
    const told = assess(facts, { person: { id: "c1", sex: "female" } })
    expect(told.visits[0]?.scores.map(({ indicator }) => indicator)).toEqual(["weight-for-length-height"])
    expect([told.missing.map(({ fact }) => fact), told.certainty, told.nextWeighing, told.supplements, told.milestones]).toEqual([["birthDate"], "provisional", undefined, [], undefined])
  })
  it("the day of birth, but not the month: the same", () => expect(assess(facts, { person: { ...girl, birthDate: "2024-07" } }).missing.map(({ fact }) => fact)).toEqual(["birthDate"]))
  it.each([[undefined], ["other" as const]])("the sex (%s): no score, and it is asked for", (sex) => {
    const told = assess(facts, { person: { id: "c1", birthDate: bornOn, ...(sex === undefined ? {} : { sex }) } })
    expect([told.visits[0]?.scores, told.missing.map(({ fact }) => fact), told.certainty]).toEqual([[], ["sex"], "unknown"])
    expect(told.missing[0]?.question.vi).toBe("Giới tính là gì?")
  })
  it("whether all observations are here", () => {
    const told = (complete: HealthRecord["complete"]) => assess(facts, { complete })
    expect([told({}), told({ observation: "2026-07-14" }), told({ observation: today })].map(({ certainty, missing }) => [certainty, missing.map(({ fact }) => fact)])).toEqual([["provisional", ["observation"]], ["provisional", ["observation"]], ["sure", []]])
  })
  it("nothing measured at all", () => {
    const told = assess([])
    expect([told.visits, told.classes, told.certainty, told.setAside, told.tables]).toEqual([[], [], "unknown", [], []])
    expect(told.nextWeighing).toMatchObject({ status: "due", reason: "neverWeighed" })
  })
})

describe("what is set aside", () => {
  it("is told with its reason, and the rest goes on", () => {
    const told = assess([weight(400, 8.1), observed("x", "weight", atAge(401), "8,2", "kg"), observed("y", "length", atAge(401), 74.5, "in"), observed("z", "muac", "2026-06", 12, "cm", { recorded: "2026-07-01" }), weight(728, 80), { ...weight(0, 3), id: "b", start: "2024-07-14" }])
    expect(told.setAside.map(({ fact, code }) => [fact, code]).toSorted()).toEqual([["b", "ageNegative"], ["w728", "beyondLimits"], ["x", "notNumber"], ["y", "beyondLimits"], ["z", "notCertain"]])
    expect(told.visits.flatMap(({ scores }) => scores.map(({ z }) => z))).toEqual([-1.05])
  })
  it("does not take away what the child was called before", () => {
    expect(codes([weight(728, 8), length(728, 86.5), observed("x", "weight", today, "8,2", "kg")])).toContain("severely-wasted")
    expect(codes([weight(728, 8), length(728, 86.5), weight(730, 99)])).toContain("severely-wasted")
  })
  it("what the child's own line does not believe: a length that shrinks", () => {
    const told = assess([length(399, 76), length(400, 86), length(401, 76.2), length(730, 86.5)])
    expect(told.setAside).toMatchObject([{ fact: "l400", measure: "lengthHeight", code: "implausibleChange" }])
    expect(told.visits.map(({ ageDays }) => ageDays)).toEqual([399, 401, 730])
  })
  it("measures before birth make no visit", () => {
    const told = assess([observed("b", "weight", "2024-07-14", 3, "kg"), observed("c", "weight", "2024-07-14", "3", "kg"), observed("o", "oedema", "2024-07-14", true)])
    expect([told.visits, told.setAside.map(({ fact, code }) => [fact, code]).toSorted()]).toEqual([[], [["b", "ageNegative"], ["c", "notNumber"], ["o", "ageNegative"]]])
  })
})

describe("what is implausible at the last visit", () => {
  it("is to be measured again, and its classes are marked", () => {
    const told = assess([weight(728, 8), weight(730, 3), length(730, 86.5), observed("m", "muac", today, 24, "cm")])
    expect(told.measureAgain).toEqual(["weight-for-age", "weight-for-length-height", "bmi-for-age", "arm-circumference-for-age"])
    expect(told.classes.filter(({ implausible }) => implausible !== true).map(({ code }) => code)).toEqual(["normal-height"])
    expect(told.classes.map(({ code }) => code)).toContain("sam")
  })
  it("is no measure at all where nobody lives, and the slip is asked for", () => {
    const told = assess([weight(730, 11), observed("m", "muac", today, 125, "cm")])
    expect([told.measureAgain, told.setAside]).toEqual([[], [{ fact: "m", measure: "armCircumference", code: "beyondLimits", on: today, value: 125, unit: "cm", suspected: { code: "millimetres", value: 12.5 } }]])
  })
  it("nor is a child simply normal of whom somebody wrote an oedema that is not understood", () => {
    const told = assess([weight(730, 11), observed("o", "oedema", today, "nghi phù")])
    expect(told.measureAgain).toEqual(["weight-for-age"])
    expect(told.classes.filter(({ of }) => of === "weight-for-age").every(({ implausible }) => implausible === true)).toBe(true)
  })
  it("nor is it where nobody is so small", () => {
    const told = assess([weight(730, 11), observed("m", "muac", today, 1.3, "cm")])
    expect(told.setAside).toMatchObject([{ fact: "m", code: "beyondLimits", value: 1.3, suspected: { code: "pointTooFarLeft", value: 13 } }])
    expect(assess([weight(730, 11), observed("m", "muac", today, 7, "cm")]).classes).toContainEqual(expect.objectContaining({ code: "very-small-arm" }))
  })
  it("a duration of pregnancy that none has is told", () => {
    const told = [observed("g", "gestational-age-at-birth", today, 12, "wk"), observed("h", "gestational-age-at-birth", today, "32+3"), observed("i", "gestational-age-at-birth", today, 32)].map((fact) => assess([weight(730, 11), fact]).setAside)
    expect(told.flat().map(({ fact, measure, code }) => [fact, measure, code])).toEqual([["g", "gestation", "beyondLimits"], ["h", "gestation", "notNumber"], ["i", "gestation", "unitUnknown"]])
  })
  it("is no matter once somebody has measured again", () => expect(assess([weight(728, 3), weight(730, 11)]).measureAgain).toEqual([]))
  it("of nobody is nothing", () => expect(assess([]).measureAgain).toEqual([]))
})

describe("life", () => {
  it("nothing is measured after the last day on which the child may have died", () => {
    const told = (deathDate: string) => assess([weight(399, 8), weight(400, 8.1), weight(401, 8.2)], { person: { ...girl, deathDate } })
    expect(told(atAge(400)).visits.map(({ ageDays }) => ageDays)).toEqual([399, 400])
    expect(told(atAge(400)).setAside).toMatchObject([{ fact: "w401", measure: "weight", code: "afterDeath" }])
    expect(told("2025").setAside).toEqual([])
  })
  it("a birth weight told at a visit is of the day of birth, not of the visit", () => {
    const told = assess([observed("b", "birth-weight", atAge(91), 3.1, "kg"), weight(91, 5.8)])
    expect(told.visits.map(({ ageDays, measurement }) => [ageDays, measurement.weight])).toEqual([[0, 3.1], [91, 5.8]])
    expect(told.signs.filter(({ verdict }) => verdict === "yes")).toEqual([])
  })
})

describe("signs", () => {
  it("a loss of weight is one, and makes a finding", () => {
    expect(signs([weight(399, 9), weight(401, 8.7)], {})).toContain("weight-loss")
    expect(codes([weight(399, 9), weight(401, 8.7)])).toContain("faltering")
    expect(signs([weight(399, 9), weight(401, 8.95)])).toEqual([])
  })
  it("an implausible weight makes none", () => expect(signs([weight(399, 9), weight(401, 59)])).not.toContain("weight-loss"))
  it("conditional gain goes by the correlation that is given, or by that of the first two years", () => {
    const told = (options: Partial<GrowthOptions>) => assess([weight(400, 9), weight(728, 9.1)], { options }).signs.find(({ code }) => code === "low-gain")?.verdict
    expect([told({ correlation: () => undefined }), told({ correlation: () => 0.8 }), told({})]).toEqual(["unknown", "yes", "yes"])
  })
  it("increments are told against the velocity standard", () => expect(assess([weight(91, 5.8), weight(122, 6.4)]).increments.length).toBe(1))
})

describe("the day", () => {
  const facts = [weight(400, 8.1), weight(730, 8)]
  it("facts are read at is that of the rules, or the one asked for", () => {
    expect(assess(facts).visits.length).toBe(2)
    const told = assess(facts, { options: { asOf: "2026-07-14" } })
    expect([told.visits.length, told.asOf, told.on]).toEqual([1, "2026-07-14", today])
  })
  it("by which it was recorded counts", () => expect(assess([weight(400, 8.1), weight(401, 8.2, { recorded: "2026-07-01" })], { options: { knownAt: "2026-06-30" } }).visits.length).toBe(1))
  it("of death ends weighing, doses and milestones", () => {
    const dead = (deathDate: string) => assess(facts, { person: { ...girl, deathDate } })
    expect([dead("2026-07-15"), dead("2026-07-16")].map(({ nextWeighing, supplements, milestones }) => [nextWeighing === undefined, supplements.length, milestones === undefined])).toEqual([[true, 0, true], [false, 1, false]])
    // Some day of July, maybe after today: she may live.
    expect(dead("2026-07").nextWeighing).toBeDefined()
  })
  it("of birth is a day of life, the day before is none", () => {
    const told = (birthDate: string) => assess([], { person: { ...girl, birthDate } })
    expect([told(today), told("2026-07-16")].map(({ nextWeighing }) => nextWeighing !== undefined)).toEqual([true, false])
  })
})

describe("a child born too early", () => {
  const told = (facts: readonly Fact[]) => assess([weight(470, 8.1), ...facts]).visits[0]
  it("has a corrected age", () => {
    expect(told([gestation(30)])).toMatchObject({ ageDays: 470, correctedAgeDays: 400, scores: [{ z: -1.05 }] })
    expect(told([observed("g", "gestational-age-at-birth", bornOn, 210, "d")])).toMatchObject({ correctedAgeDays: 400 })
  })
  it.each([["born at 37 weeks", gestation(37)], ["which nobody is sure of", gestation(30, { status: "preliminary" })], ["of 19 weeks, which cannot be", gestation(19)], ["of 46 weeks, which cannot be", gestation(46)], ["in no unit", observed("g", "gestational-age-at-birth", bornOn, 30)]] as const)("not if %s", (_, fact) => {
    expect(told([fact])).not.toHaveProperty("correctedAgeDays")
  })
  it.each([[20, 280 - 140], [36, 28]])("of %i weeks is corrected by %i days", (weeks, days) => expect(told([gestation(weeks)])?.correctedAgeDays).toBe(470 - days))
  it("the gestation that was recorded last counts, in whichever order they come", () => {
    const facts = [gestation(30), gestation(32, { recorded: "2025-01-01" })]
    expect([told(facts), told(facts.toReversed())].map((visit) => visit?.correctedAgeDays)).toEqual([414, 414])
    const sameDay = [gestation(30), gestation(34)]
    expect(told(sameDay)).toEqual(told(sameDay.toReversed()))
  })
  it("a gestation that was told after the day does not count", () => expect(assess([weight(470, 8.1), { ...gestation(30), start: "2026-07-15" }], { options: { asOf: "2026-07-14" } }).visits[0]).not.toHaveProperty("correctedAgeDays"))
  it("has its size at birth among newborns of the same gestation, as any child has", () => {
    expect(assess([observed("bw", "birth-weight", bornOn, 1500, "g"), gestation(30)]).birth).toMatchObject({ gestationDays: 210, scores: [{ indicator: "weight-for-age", z: 2.6, table: "birth/weight" }] })
    expect(assess([observed("bw", "birth-weight", bornOn, 2.3, "kg"), gestation(40)]).birth).toMatchObject({ gestationDays: 280, scores: [{ z: 3 }] })
    expect(assess([weight(1, 2.3), gestation(40)]).birth).toEqual({ gestationDays: 280, scores: [] })
    expect(assess([weight(0, 2.3)])).not.toHaveProperty("birth")
  })
  it("is told in the tables by which it was judged", () => expect(assess([observed("bw", "birth-weight", bornOn, 1500, "g"), gestation(30)]).tables).toEqual([{ id: "birth/weight", source: "made for tests" }]))
  it("does things later: milestones by the corrected age", () => {
    // Walking is late for nearly all from day 534 on: 470 days less 70 are not
    const walks = (facts: readonly Fact[]) => assess([observed("m", "walk-alone", atAge(560), false), ...facts], { options: { asOf: atAge(560) } }).milestones?.milestones.find(({ milestone }) => milestone === "walk-alone")?.verdict
    expect([walks([]), walks([gestation(30)])]).toEqual(["refer", "none"])
  })
})

describe("what is told of a gestation", () => {
  const told = (...facts: readonly Fact[]) => assess([weight(470, 8.1), ...facts]).setAside.map(({ fact, measure, code }) => [fact, measure, code])
  it.each([
    ["of 12 weeks cannot be", gestation(12), "beyondLimits"], ["that nobody is sure of", gestation(30, { status: "preliminary" }), "notCertain"], ["in stones", observed("g12", "gestational-age-at-birth", bornOn, 30, "stone"), "unitUnknown"],
    ["in words", observed("g12", "gestational-age-at-birth", bornOn, "đủ tháng"), "notNumber"]
  ] as const)("%s is set aside", (_, fact, code) => expect(told(fact)).toEqual([[fact.id, "gestation", code]]))
  it.each(["planned", "notDone", "enteredInError"] as const)("%s is passed over", (status) => {
    expect(told(gestation(30, { status }))).toEqual([])
    expect(assess([weight(470, 8.1), gestation(30, { status })])).not.toHaveProperty("birth")
  })
  it("the last that can be counts", () => {
    expect(assess([gestation(30), gestation(12, { recorded: "2025-01-01" }), gestation(34, { recorded: "2025-02-01", status: "preliminary" })]).birth?.gestationDays).toBe(210)
  })
  it("children born too early may lose more in their first days: nobody looks for it", () => {
    const lost = (...facts: readonly Fact[]) => assess([observed("b", "birth-weight", bornOn, 3.2, "kg"), weight(1, 2.8), ...facts]).signs.find(({ code }) => code === "newborn-loss")?.verdict
    expect([lost(), lost(gestation(37)), lost(gestation(36))]).toEqual(["yes", "yes", undefined])
  })
})

describe("what is implausible calls for the child sooner", () => {
  it("where a rule of weighing says so", () => {
    const again = [...allItems, growthItem("again", { weighing: [{ state: ["measure-again"], every: { weeks: 1 } }] })]
    const next = (kg: number) => assess([weight(400, kg)], { items: again, options: { asOf: atAge(401) } }).nextWeighing?.due
    expect([next(4), next(8.1)]).toEqual([atAge(407), "2025-09-19"])
  })
})

describe("milestones", () => {
  const walk = (more: Partial<Fact>, value?: Fact["value"]) => assess([observed("m", "walk-alone", atAge(540), value, undefined, more)]).milestones?.milestones.find(({ milestone }) => milestone === "walk-alone")
  it.each([
    ["true", {}, true, "reached"], ["nothing said but the fact", {}, undefined, "reached"], ["false", {}, false, "notYet"], ["not done", { status: "notDone" }, undefined, "notYet"], ["planned", { status: "planned" }, true, "unknown"],
    ["preliminary", { status: "preliminary" }, true, "unknown"], ["before birth", { start: "2024-07-14" }, true, "unknown"], ["some day of 2025", { start: "2025" }, true, "unknown"], ["after today", { start: "2026-07-16", recorded: "2026-07-16" }, true, "unknown"]
  ] as const)("%s", (_, more, value, status) => expect(walk(more, value)?.status).toBe(status))
  it("late for nearly all: refer, but never on crawling alone", () => {
    const told = assess([observed("m", "walk-alone", atAge(540), false), observed("c", "crawl", atAge(540), false)]).milestones!
    expect(told.milestones.map(({ milestone, verdict, neverAlone }) => [milestone, verdict, neverAlone])).toEqual([["walk-alone", "refer", false], ["crawl", "refer", true]])
  })
  it("are not told without a table or rules", () => {
    expect(assess([], { items: growthItems })).not.toHaveProperty("milestones")
    expect(assess([], { options: { standards: { tables: [] } } })).not.toHaveProperty("milestones")
  })
})

describe("vitamin A", () => {
  const given = (day: string, more: Partial<Fact> = {}): Fact => ({ id: `a${day}`, kind: "procedure", code: ["vitamin-a"], start: day, recorded: day, ...more })
  const last = (...facts: readonly Fact[]) => assess(facts).supplements[0]?.last
  it("the last dose on record counts", () => expect(last(given("2025-12-01"), given("2026-06-01"), given("2025-06-01"))).toBe("2026-06-01"))
  it.each([["planned", { status: "planned" }], ["of some day in June", { start: "2026-06", recorded: "2026-07-01" }], ["tomorrow", { start: "2026-07-16" }], ["another one", { code: ["iron"] }], ["without a code", { code: [] }]] as const)("%s is none", (_, more) => expect(last(given("2026-06-01", more))).toBeUndefined())
  it("measles puts a child at risk, as long as it lasts", () => {
    const measles = (more: Partial<Fact>): Fact => ({ id: "m", kind: "condition", code: ["measles"], start: "2026-07-01", recorded: "2026-07-01", ...more })
    const risk = (more: Partial<Fact>) => assess([measles(more)]).supplements[0]?.atRisk?.codes
    expect([risk({ end: "ongoing" }), risk({ end: "2026-07-10" }), risk({ end: "ongoing", status: "preliminary" }), risk({ start: "2026-07-16", end: "ongoing" })]).toEqual([["measles"], undefined, undefined, undefined])
  })
})

describe("packs", () => {
  const own: GrowthItem = growthItem("own", { table: { ...standards.tables.find(({ id, rows }) => id === "young/weight" && rows.male.first === 399)!, id: "own/weight", source: "own" } })
  it("may put a table in front of the standards", () => {
    expect(assess([weight(400, 8.1)], { items: [...allItems, own] }).tables).toEqual([{ id: "own/weight", source: "own" }])
    expect(new Set(assess([weight(730, 8.1)], { items: [...allItems, own] }).tables.map(({ id }) => id))).toEqual(new Set(["young/weight"]))
  })
  it("the weakest status and all sources of what spoke are told", () => {
    const doubtful = { ...finding("doubtful", ["thin-arm", ["small-arm"]]), status: "unverified", note: { vi: "x", en: "x" } } as const
    const told = (value: number) => assess([observed("m", "muac", today, value, "mm")], { items: [...growthItems, doubtful] }).status
    expect([told(120), told(130)]).toEqual(["unverified", "verified"])
  })
  it("that say nothing leave the scores", () => {
    const told = assess([weight(400, 8.1)], { items: [] })
    expect([told.visits[0]?.scores.map(({ z }) => z), told.classes, told.signs, told.supplements, told.sources]).toEqual([[-1.05], [], [], [], []])
    expect(told).not.toHaveProperty("nextWeighing")
  })
})

describe("where answers come from", () => {
  it("each place in a text that spoke is a source, once", () => {
    const from = (item: GrowthItem, at: string): GrowthItem => ({ ...item, cites: [{ ref: "law", at }] })
    const items = allItems.map((item) => item.id === "p/weight" ? from(item, "Điều 1") : item.id === "p/weighing" ? from(item, "Điều 2") : item)
    const { sources } = assess([weight(400, 8.1)], { items })
    expect(sources.map(({ ref, at, citation }) => [ref, at, citation.number])).toEqual([["law", "Điều 1", "1/2020/QH"], ["law", undefined, "1/2020/QH"], ["law", "Điều 2", "1/2020/QH"]])
  })
  it.each(["p/weighing", "p/milestones", "p/vitamin-a", "p/loss"])("%s is among what spoke, even of a child never measured", (id) => {
    const doubted = allItems.map((item): GrowthItem => item.id === id ? { ...item, status: "unverified", note: { vi: "x", en: "x" } } : item)
    expect([assess([], { items: allItems }).status, assess([], { items: doubted }).status]).toEqual(["verified", "unverified"])
  })
  it("observations that were listed not long ago are all there is", () => {
    const rules = growthRulesOn(allItems, { freshness: [{ id: "p/fresh", label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "verified", kind: "observation", days: 30 }] })
    const listed = (observation: string) => assessGrowth(rules, { person: girl, facts: [weight(400, 8.1)], complete: { observation } }, { standards })
    expect([listed("2026-06-15"), listed("2026-06-14")].map(({ certainty }) => certainty)).toEqual(["sure", "provisional"])
    expect(listed("2026-06-14").missing).toMatchObject([{ fact: "observation", question: { vi: expect.stringMatching(/\S/u) as string } }])
  })
})

describe("a boy", () => {
  it("is scored as one", () => expect(assess([weight(400, 8.1)], { person: { ...girl, sex: "male" } }).visits[0]?.scores.map(({ z }) => z)).toEqual([-1.83]))
})

describe("records as they are", () => {
  it("observations without a code, and codes of something else, are passed over", () => {
    const bare: Fact = { id: "n", kind: "observation", start: atAge(400), recorded: atAge(400), value: 7, unit: "kg" }
    const odd: Fact = { ...bare, id: "p", kind: "procedure" }
    const told = assess([bare, odd, { ...bare, id: "c", kind: "condition", end: "ongoing" }, weight(400, 8.1)])
    expect([told.visits.length, told.setAside]).toEqual([1, []])
    expect(told.milestones?.milestones.every(({ status }) => status === "unknown")).toBe(true)
  })
  it("the next weighing goes by the last weight, not by the last visit", () => {
    expect(assess([weight(728, 11), length(730, 86.5)]).nextWeighing?.due).toBe("2026-08-13")
    expect(assess([weight(728, 11), weight(730, 11)]).nextWeighing?.due).toBe("2026-10-15")
  })
  it("a condition holds from its first day until the day of its end", () => {
    const risk = (more: Partial<Fact>) => assess([{ id: "m", kind: "condition", code: ["measles"], start: "2026-07-01", recorded: "2026-07-01", ...more }]).supplements[0]?.atRisk?.codes
    expect([risk({ start: today, recorded: today, end: "ongoing" }), risk({ end: "2026-07-16" }), risk({ end: "2026-07-15" })]).toEqual([["measles"], ["measles"], undefined])
  })
  it("a dose of today counts", () => expect(assess([{ id: "a", kind: "procedure", code: ["vitamin-a"], start: today, recorded: today }]).supplements[0]?.last).toBe(today))
  it("a gestation of 45 weeks and 6 days is the longest that is believed", () => {
    const days = (value: number) => assess([weight(470, 8.1), observed("g", "gestational-age-at-birth", bornOn, value, "d")]).birth?.gestationDays
    expect([days(139), days(140), days(321), days(322)]).toEqual([undefined, 140, 321, undefined])
  })
  it("milestones seen late are told with the corrected age", () => {
    const seen = (facts: readonly Fact[]) => assess([observed("m", "walk-alone", atAge(560), false), ...facts], { options: { asOf: atAge(560) } }).milestones?.milestones[0]?.notReachedAt
    expect([seen([]), seen([gestation(30)])]).toEqual([560, 490])
  })
})

describe("several children", () => {
  it("are answered in their order, in any form", () => {
    const rules = growthRulesOn(allItems)
    const records = [girl, { ...girl, id: "c2" }].map((person): HealthRecord => ({ person, facts: [weight(400, 8.1)] }))
    expect(assessGrowth(rules, records, { standards }).map(({ subject }) => subject)).toEqual(["c1", "c2"])
    expect(assessGrowth(rules, [], { standards })).toEqual([])
    expect(assessGrowth(rules, { id: "c3", sex: "female", birthDate: bornOn }, { standards }).subject).toBe("c3")
  })
  it("what cannot be read is told", () => expect(() => assessGrowth(growthRulesOn(allItems), { person: { id: "" }, facts: [] }, { standards })).toThrow("person.id"))
})
