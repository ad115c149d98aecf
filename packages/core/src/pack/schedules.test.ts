import { describe, expect, it } from "vitest"
import type { Series } from "../immunization/schedule.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import { contextOn } from "../rules/context.ts"
import type { Citation } from "../rules/dated.ts"
import { checkLaw } from "./checkLaw.ts"
import { checkPacks } from "./checkPacks.ts"
import { choicesPack } from "./choicesPack.ts"
import { composePacks } from "./composePacks.ts"
import { diffRulebooks } from "./diffRules.ts"
import { loadDefinitions } from "./loadDefinitions.ts"
import { loadPack } from "./loadPack.ts"
import type { Pack } from "./pack.ts"
import { exampleItem, exampleObserved, exampleSchedule, schedulePack } from "./schedule.fixture.ts"
import { item, law, smallPack, told } from "./smallPack.fixture.ts"

const label = { vi: "x", en: "x" }
const packOf = (...schedules: readonly ScheduleItem[]): Pack => smallPack({ schedules })
const local = (more: Partial<Pack>): Pack => smallPack({ id: "c", citations: [], ...more })
/** Code without its prefix, and place without that of the item. */
const problems = (...packs: readonly Pack[]) => checkPacks(packs).map(({ code, at }) => `${code.slice(13)} ${at.replace("schedules/p/schedule/", "")}`)

/** The example with one series changed. */
const withSeries = (change: Partial<Series>, more: Partial<ScheduleItem> = {}): ScheduleItem => {
  const [antigen] = exampleSchedule.antigens
  const [first, ...others] = antigen!.series
  return exampleItem("p/schedule", { schedule: { ...exampleSchedule, antigens: [{ ...antigen!, series: [{ ...first!, ...change }, ...others] }] }, ...more })
}

describe("schedules of packs", () => {
  it("compose, come through JSON, and stand among the rules of the day", () => {
    expect(checkPacks([schedulePack])).toEqual([])
    expect(loadPack(JSON.stringify(schedulePack))).toEqual(schedulePack)
    const rules = composePacks([schedulePack]).on("2026-07-15")
    expect(rules.schedules).toEqual(schedulePack.schedules)
    expect(() => rules.expectKnown("schedules", ["p/schedule"])).not.toThrow()
    expect(() => rules.expectKnown("schedules", ["p/shedule"])).toThrow("\"p/shedule\" is not among the schedules of any pack (p@2026.1.0); there are p/schedule")
  })

  it("packs without any have none", () => expect(composePacks([smallPack()]).on("2026-07-15").schedules).toEqual([]))

  it("a later law is another version: the day before it, its first day, and the day after its last", () => {
    const old = exampleItem("p/schedule", { until: "2026-07-01" })
    const next = exampleItem("p/schedule", { from: "2026-07-01", until: "2028-02-29", schedule: { ...exampleSchedule, version: "2" } })
    const book = composePacks([packOf(old, next)])
    const versions = (day: string) => book.on(day).schedules.map(({ schedule }) => schedule.version)
    expect(["2019-12-31", "2020-01-01", "2026-06-30", "2026-07-01", "2028-02-28", "2028-02-29"].map(versions)).toEqual([[], ["1"], ["1"], ["2"], ["2"], []])
    expect(problems(packOf(old, { ...next, from: "2026-07-02" }))).toEqual(["GAP schedules/p/schedule"])
    expect(problems(packOf(old, { ...next, from: "2026-06-30" }))).toEqual(["OVERLAP schedules/p/schedule"])
  })

  it("a province's own replaces the national one while it is in force, and says so", () => {
    const province = local({ schedules: [exampleItem("c/schedule", { overrides: "p/schedule", from: "2026-07-01" })] })
    const book = composePacks([packOf(exampleItem("p/schedule")), province])
    expect(book.on("2026-06-30").schedules.map(({ id }) => id)).toEqual(["p/schedule"])
    expect(book.on("2026-07-01").schedules).toMatchObject([{ id: "c/schedule", replaces: { id: "p/schedule" } }])
    expect(problems(packOf(exampleItem("p/schedule")), local({ schedules: [exampleItem("c/schedule", { overrides: "p/shedule" })] }))).toEqual(["OVERRIDE schedules/c/schedule"])
    expect(problems(packOf(exampleItem("p/schedule")), local({ schedules: [exampleItem("c/schedule")] }))).toEqual([])
  })

  it("see a record by the station's choices", () => {
    const chosen = choicesPack([schedulePack], { "p/travels": false }, { issuer: "Trạm" })
    const travels = (...packs: readonly Pack[]) => {
      const rules = composePacks(packs).on("2026-07-15")
      const seen = rules.schedules[0]!.observed!["journey"]!
      return "when" in seen && rules.question(seen.when).verdict(told({ birthDate: "1990-05-05" }), contextOn(rules.day))
    }
    expect([travels(schedulePack), travels(schedulePack, chosen)]).toEqual(["yes", "no"])
  })

  it("differ between two states of the law as items do", () => {
    const amended = { ...schedulePack, schedules: [{ ...schedulePack.schedules![0]!, schedule: { ...exampleSchedule, version: "2" } }] }
    expect(diffRulebooks(composePacks([schedulePack]), composePacks([amended]), "2026-07-15").items).toMatchObject([{ section: "schedules", id: "p/schedule", change: "changed", fields: ["schedule"] }])
  })

  it("may be in a pack that indicators of a file speak of", () => {
    const rules = loadDefinitions({ format: 1, indicators: { old: { numerator: { op: "rule", id: "p/old" } } } }, { on: "2026-07-15", packs: [schedulePack] })
    expect([rules.schedules.length, rules.indicators.map(({ id }) => id)]).toEqual([1, ["old"]])
  })
})

describe("sources within a schedule", () => {
  const nowhere = [{ ref: "nowhere" }]
  const dose = exampleSchedule.antigens[0]!.series[0]!.doses[0]!
  it("must be known, wherever they stand: at series, doses, ages, intervals, skips, indications, contraindications", () => {
    const [antigen] = exampleSchedule.antigens
    const [standard, risk] = antigen!.series
    const [first, second] = standard!.doses
    const { contraindications } = antigen!
    const lost = {
      ...antigen!,
      contraindications: { antigen: [{ ...contraindications!.antigen![0]!, cites: nowhere }], vaccine: [{ ...contraindications!.vaccine![0]!, cites: nowhere }] },
      series: [
        {
          ...standard!, cites: nowhere, doses: [
            { ...first!, cites: nowhere, ages: [{ ...first!.ages![0]!, cites: nowhere }] },
            { ...second!, intervals: [{ ...second!.intervals![0]!, cites: nowhere }], allowableIntervals: [{ from: { previous: true }, cites: nowhere } as const], skips: [{ ...second!.skips![0]!, cites: nowhere }] }
          ]
        },
        { ...risk!, indications: [{ ...risk!.indications![0]!, cites: nowhere }] }
      ]
    }
    const at = (path: string) => `CITATION_UNKNOWN schedule.antigens[0].${path}`
    expect(problems(packOf(exampleItem("p/schedule", { schedule: { ...exampleSchedule, antigens: [lost] } })))).toEqual([
      at("contraindications.antigen[0]"), at("contraindications.vaccine[0]"), at("series[0]"), at("series[0].doses[0]"), at("series[0].doses[0].ages[0]"),
      at("series[0].doses[1].intervals[0]"), at("series[0].doses[1].allowableIntervals[0]"), at("series[0].doses[1].skips[0]"), at("series[1].indications[0]")
    ])
  })
  it("are there where a part has any", () => expect(problems(packOf(withSeries({ cites: [] })))).toEqual(["CITATION_MISSING schedule.antigens[0].series[0]"]))
  it("may be those of a pack below, as elsewhere", () => expect(problems(smallPack(), local({ schedules: [exampleItem("c/schedule")] }))).toEqual([]))

  const circular: Citation = { ...law, id: "circular", number: "10/TT", from: "2026-07-01" }
  const warned = (schedule: ScheduleItem, on: string, citations: readonly Citation[] = [law, circular]) =>
    checkLaw([smallPack({ citations, schedules: [{ ...schedule, reviewedOn: "2020-01-01" }] })], on).map(({ code, at }) => `${code.slice(13)} ${at.replace("schedules/p/schedule/", "")}`)
  it("count as cited", () => {
    expect(warned(exampleItem("p/schedule"), "2026-07-15")).toEqual(["CITATION_UNUSED citations/circular"])
    expect(warned(withSeries({ doses: [{ ...dose, status: "unverified", cites: [{ ref: "circular" }] }] }), "2026-07-15")).toEqual([])
  })
  it("begin before a rule stands on them: the rule's own first day counts, and its own status", () => {
    const age = (more: object) => withSeries({ status: "verified", doses: [{ ages: [{ min: { weeks: 6 }, cites: [{ ref: "circular" }], ...more }] }] })
    const early = "BEFORE_ACT schedule.antigens[0].series[0].doses[0].ages[0]"
    expect(warned(age({}), "2026-07-15")).toEqual([early])
    expect(warned(age({ effective: "2026-06-30" }), "2026-07-15")).toEqual([early])
    expect(warned(age({ effective: "2026-07-01" }), "2026-07-15")).toEqual([])
    expect(warned(age({ status: "unverified" }), "2026-07-15")).toEqual([])
    expect(warned(withSeries({ status: "unverified", doses: [{ ages: [{ cites: [{ ref: "circular" }] }] }] }), "2026-07-15")).toEqual([])
  })
  it("are replaced by others: a rule that has ended by then is left alone, on its last day it is not", () => {
    const old: Citation = { ...law, id: "old", number: "1/TT", from: "2010-01-01" }
    const replacing = [law, old, { ...circular, supersedes: [{ issuer: old.issuer, number: old.number, year: old.year }] }]
    const age = (cessation?: string) => withSeries({ doses: [{ ages: [{ min: { weeks: 6 }, cites: [{ ref: "old" }], ...(cessation === undefined ? {} : { cessation }) }] }] })
    const superseded = "SUPERSEDED schedule.antigens[0].series[0].doses[0].ages[0]"
    expect([warned(age(), "2026-06-30", replacing), warned(age(), "2026-07-01", replacing)]).toEqual([[], [superseded]])
    expect([warned(age("2026-07-15"), "2026-07-15", replacing), warned(age("2026-07-15"), "2026-07-16", replacing)]).toEqual([[superseded], []])
    expect(warned(age("9999-12-31"), "2026-07-15", replacing)).toEqual([superseded])
  })
})

describe("what a schedule looks at in records", () => {
  const seen = (past: unknown, more: Partial<Pack> = {}) =>
    problems(smallPack({ schedules: [exampleItem("p/schedule", { observed: { ...exampleObserved, past: past as never } })], ...more }))
  const at = (code: string) => [`${code} schedules/p/schedule`]
  it.each<[string, object, string]>([
    ["a rule", { when: { op: "rule", id: "p/none" } }, "REFERENCE_UNKNOWN"], ["a parameter", { when: { op: "age", atLeast: { param: "p/none" } } }, "REFERENCE_UNKNOWN"],
    ["a value set", { facts: { kind: "condition", codes: { valueSet: "p/none" } } }, "REFERENCE_UNKNOWN"], ["a definition", { facts: { use: "p/none" } }, "REFERENCE_UNKNOWN"],
    ["a kind of fact", { facts: { kind: "illness" } }, "FACT_UNKNOWN"], ["a name that nothing gives", { facts: { kind: "condition", activeAt: { startOf: "visit" } } }, "NAME_UNKNOWN"],
    ["an operator", { when: { op: "had" } }, "OPERATOR_UNKNOWN"], ["a question that is none", { when: "past" }, "OPERATOR_UNKNOWN"], ["both ways at once", { when: { op: "alive" }, facts: { kind: "condition" } }, "VALUE"], ["nothing", {}, "VALUE"]
  ])("%s that is not there is told", (_, given, code) => expect(seen(given)).toEqual(at(code)))
  it("stands for all the time of the schedule, and has the type that is needed", () => {
    const parameters = [{ ...item("p/age", { until: "2026-07-01" }), value: { years: 1 } }]
    expect(seen({ when: { op: "age", atLeast: { param: "p/age" } } }, { parameters })).toEqual(at("REFERENCE_NOT_IN_FORCE"))
    expect(seen({ when: { op: "flag", param: "p/age" } }, { parameters: [{ ...parameters[0]!, until: "9999-01-01" }] })).toEqual(["REFERENCE_NOT_IN_FORCE schedules/p/schedule", "VALUE schedules/p/schedule"])
  })
  it("is an observation of the schedule, or the birth", () => {
    const more = packOf(exampleItem("p/schedule", { observed: { ...exampleObserved, pregnent: { when: { op: "alive" } } } }))
    expect(checkPacks([more]).map(({ code, at: place, message }) => [code, place, message])).toEqual([
      ["TRAMYTE_PACK_SCHEDULE", "schedules/p/schedule/observed.pregnent", "\"pregnent\" is not among the observations of the schedule; did you mean \"pregnant\"? Or add it there"]
    ])
    expect(problems(packOf(exampleItem("p/schedule", { observed: { ...exampleObserved, birth: { when: { op: "alive" } } } })))).toEqual(["SCHEDULE observed.birth"])
    for (const name of ["constructor", "toString"]) expect(problems(packOf(exampleItem("p/schedule", { observed: { ...exampleObserved, [name]: { when: { op: "alive" } } } })))).toEqual([`SCHEDULE observed.${name}`])
  })
  it("is all that the schedule asks for, unless others report it under codes of theirs", () => {
    const { past: _past, danger: _danger, pregnant: _pregnant, ...others } = exampleObserved
    expect(problems(packOf(exampleItem("p/schedule", { observed: others })))).toEqual([
      "SCHEDULE schedule.antigens[0].immunity.history[0]", "SCHEDULE schedule.antigens[0].contraindications.antigen[0].observation", "SCHEDULE schedule.antigens[0].contraindications.vaccine[0].observation"
    ])
    const { observed: _observed, ...unseen } = exampleItem("p/schedule")
    expect(problems(packOf(unseen))).toHaveLength(3)
    expect(checkPacks([packOf(unseen)])[1]?.message).toBe("nothing says how \"danger\" is seen; say it in \"observed\" (if no record shows it: { \"when\": { \"op\": \"any\", \"of\": [] } }), or give it \"codes\" by which others report it")
    const reported = { ...exampleSchedule, observations: exampleSchedule.observations!.map((one) => ({ ...one, codes: ["SNOMED|2"] })) }
    expect(problems(packOf({ ...unseen, schedule: reported }))).toEqual([])
    const never = { when: { op: "any", of: [] } } as const
    expect(problems(packOf({ ...unseen, observed: { past: never, danger: never, pregnant: never } }))).toEqual([])
  })
  it("is asked for by indications, intervals and the next episode, too", () => {
    const asking = (change: Partial<Series>) => problems(packOf(withSeries(change, { schedule: { ...withSeries(change).schedule, observations: [...exampleSchedule.observations!, { code: "rare", label }] } })))
    expect(asking({ indications: [{ observation: "rare" }] })).toEqual(["SCHEDULE schedule.antigens[0].series[0].indications[0].observation"])
    expect(asking({ doses: [{ intervals: [{ from: { observation: "rare" } }] }] })).toEqual(["SCHEDULE schedule.antigens[0].series[0].doses[0].intervals[0].from.observation"])
    expect(asking({ doses: [{ intervals: [{ from: { previous: true }, orNextEpisode: "rare" }] }] })).toEqual(["SCHEDULE schedule.antigens[0].series[0].doses[0].intervals[0].orNextEpisode"])
  })
})

describe("a schedule that cannot be used", () => {
  it("is told with every place at which it refers to nothing", () => {
    expect(checkPacks([packOf(withSeries({ vaccineGroup: "Exampel", doses: [{ preferable: [{ vaccine: "EXX" }] }] }))]).map(({ code, pack, at }) => [code, pack, at])).toEqual([
      ["TRAMYTE_PACK_SCHEDULE", "p", "schedules/p/schedule/schedule.antigens[0].series[0].vaccineGroup"],
      ["TRAMYTE_PACK_SCHEDULE", "p", "schedules/p/schedule/schedule.antigens[0].series[0].doses[0].preferable[0].vaccine"]
    ])
  })
  it("is refused when it comes from outside, and no composition takes it", () => {
    const broken = packOf(withSeries({ doses: [{ inadvertent: ["EXX"] }] }))
    expect(() => loadPack(JSON.stringify(broken))).toThrow("TRAMYTE_PACK_SCHEDULE in pack \"p\", schedules/p/schedule/schedule.antigens[0].series[0].doses[0].inadvertent[0]: \"EXX\"")
    expect(() => composePacks([broken])).toThrow(expect.objectContaining({ name: "PackError", code: "TRAMYTE_PACK_SCHEDULE" }))
  })
  it("with a fault of its form is not looked at any closer", () => {
    expect(problems(packOf(withSeries({ vaccineGroup: "Exampel", type: "risky" as never })))).toEqual(["VALUE schedules/p/schedule"])
  })

  const messages = (change: Partial<Series>) => checkPacks([packOf(withSeries(change))]).map(({ message }) => message)
  it.each<[string, Partial<Series>, string]>([
    ["a length of time in words", { offered: { beginAge: "6 weeks" as never } }, "offered.beginAge: \"6 weeks\" does not fit; give a length of time: { \"weeks\": 6, \"days\": -4 }, in years, months, weeks and days"],
    ["a unit", { offered: { beginAge: { week: 6 } as never } }, "offered.beginAge.week: there is no such field; did you mean \"weeks\"? The fields are years, months, weeks, days"],
    ["a part of a week", { offered: { beginAge: { weeks: 1.5 } } }, "offered.beginAge.weeks: 1.5 does not fit; give a whole number from -10000 to 10000"],
    ["what an interval runs from", { doses: [{ intervals: [{ from: "previous" as never }] }] }, "doses[0].intervals[0].from: \"previous\" does not fit; give what the interval runs from, by one of previous, targetDose, mostRecent, observation"],
    ["a condition of a skip", { doses: [{ skips: [{ context: "both", sets: [{ conditions: [{ kind: "ages" } as never] }] }] }] }, "doses[0].skips[0].sets[0].conditions[0]: there is no condition of the kind \"ages\"; give one of the kind age, completedSeries, interval, count"],
    ["conditions that are none", { doses: [{ skips: [{ context: "both", sets: [{ conditions: [] }] }] }] }, "doses[0].skips[0].sets[0].conditions: [] does not fit; give a list of one part at least"],
    ["nobody's indication", { indications: [] }, "indications: [] does not fit; give a list of one part at least"],
    ["no dose", { doses: [] }, "doses: [] does not fit; give a list of one part at least"]
  ])("misspelt: %s", (_, change, message) => expect(messages(change).map((one) => one.replace("schedule.antigens[0].series[0].", ""))).toEqual([message]))
})
