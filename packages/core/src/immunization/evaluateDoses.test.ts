import { describe, expect, it } from "vitest"
import { assess, dose, given, measles, next, prefer, series, seriesOf, small, span, vaccines, verdict, verdicts } from "./child.fixture.ts"

const fourWeeks = [{ from: { previous: true }, min: span("4 weeks") }] as const

describe("the walk through doses and target doses", () => {
  const schedule = measles({ ages: [{ min: span("9 months") }] }, { intervals: fourWeeks })
  it("a dose that counts goes on to the next target, another one stays", () => {
    expect(verdicts(schedule, { given: ["MV 2024-09-01", "MV 2024-11-01", "MV 2024-11-20", "MV 2024-12-20"] })).toEqual([
      "notValid 1: ageTooYoung 2024-10-15", "valid 1", "notValid 2: intervalTooShort 2024-11-29 after MV 2024-11-01", "valid 2"
    ])
  })
  it("with all targets behind, what follows was not needed", () => {
    expect(verdicts(schedule, { given: ["MV 2025-01-01", "MV 2025-02-01", "MV 2025-03-01", "JE 2025-04-01", "MMR 2025-05-01"] })).toEqual(["valid 1", "valid 2", "extraneous: seriesAlreadyComplete", "extraneous: seriesAlreadyComplete"])
  })
  it("a spoilt dose after the last target was not needed either", () => {
    expect(verdict(schedule, { given: ["MV 2025-01-01", "MV 2025-02-01", given("MV 2025-03-01", { substandard: true })] })).toBe("extraneous: seriesAlreadyComplete")
  })
  it("without doses there is nothing to judge", () => {
    expect(verdicts(schedule, {})).toEqual([])
  })
  it("in whatever order the doses are told", () => {
    const doses = ["MV 2024-09-01", "MV 2024-11-01", "MV 2024-12-20"]
    expect(assess(schedule, { given: doses.toReversed() })).toEqual(assess(schedule, { given: doses }))
  })
  it("every series judges by itself", () => {
    const both = small({ measles: [series("early", [dose(), dose()]), series("late", [dose({ ages: [{ min: span("1 year") }] })], { group: "2" })] })
    expect(verdicts(both, { given: ["MV 2025-01-01", "MV 2025-02-01"] }, "early")).toEqual(["valid 1", "valid 2"])
    expect(verdicts(both, { given: ["MV 2025-01-01", "MV 2025-02-01"] }, "late")).toEqual(["notValid 1: ageTooYoung 2025-01-15", "valid 1"])
  })
})

describe("what is needed again and again", () => {
  const yearly = measles({}, { recurring: true, intervals: [{ from: { previous: true }, min: span("1 year") }] })
  it("stays the next target, however often it was given", () => {
    expect(verdicts(yearly, { given: ["MV 2024-02-01", "MV 2025-02-01", "MV 2026-01-31", "MV 2026-02-01"], on: "2026-03-01" })).toEqual(["valid 1", "valid 2", "notValid 2: intervalTooShort 2026-02-01 after MV 2025-02-01", "notValid 2: intervalTooShort 2027-01-31 after MV 2026-01-31"])
    expect(verdicts(yearly, { given: ["MV 2024-02-01", "MV 2025-02-01", "MV 2026-02-01"] })).toEqual(["valid 1", "valid 2", "valid 2"])
  })
  it("is never complete, and counts the doses given", () => {
    const forecast = seriesOf(assess(yearly, { given: ["MV 2024-02-01", "MV 2025-02-01", "MV 2026-02-01"] })).forecast
    expect(forecast).toMatchObject({ status: "notComplete", targetDose: 2, doseNumber: 4, earliest: "2027-02-01" })
  })
  it("unless a skip ends it", () => {
    const ended = measles({ recurring: true, skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 1, validOnly: true }] }] }] })
    expect(verdicts(ended, { given: ["MV 2026-01-01", "MV 2026-02-01", "MV 2026-03-01"] })).toEqual(["valid 1", "valid 1", "extraneous: seriesAlreadyComplete"])
    expect(next(ended, { given: ["MV 2026-01-01"] })).toMatchObject({ status: "notComplete", targetDose: 1 })
    expect(next(ended, { given: ["MV 2026-01-01", "MV 2026-02-01"] })).toEqual({ status: "complete" })
  })
})

describe("which doses a series looks at", () => {
  const considers = (more: object) => small({ measles: [series("m", [dose({ preferable: prefer("MV", "MR") }), dose({ preferable: prefer("MV", "MR") })], { considers: more })] })
  it("all of its antigen, unless told otherwise", () => {
    expect(verdicts(considers({}), { given: ["MV 2026-01-01", "MR 2026-02-01", "JE 2026-03-01"] })).toEqual(["valid 1", "valid 2"])
  })
  it("those of some vaccines", () => {
    expect(verdicts(considers({ vaccines: ["MR", "JE"] }), { given: ["MV 2026-01-01", "MR 2026-02-01", "JE 2026-03-01"] })).toEqual(["valid 1"])
  })
  it.each([["2025-01-14", []], ["2025-01-15", ["valid 1"]], ["2026-01-14", ["valid 1"]], ["2026-01-15", []]])("those given from 1 until before 2 years: on %s %o", (day, expected) => {
    expect(verdicts(considers({ beginAge: span("1 year"), endAge: span("2 years") }), { given: [`MV ${day}`] })).toEqual(expected)
  })
  it.each([
    [{ beginAge: span("1 year") }, ["2025-01-14"], ["2025-01-15", "2026-01-01"]], [{ endAge: span("1 year") }, ["2025-01-15"], ["2025-01-14"]], [{}, [], ["2024-02-01", "2026-01-01"]]
  ] as const)("a vaccine protects against one disease at any age and against another at %o", (window, not, counts) => {
    const young = small({ measles: [series("m", [dose()])], rubella: [series("r", [dose({ preferable: prefer("MV") })], { vaccineGroup: "rubella" })] }, {
      vaccines: [{ code: "MV", label: { vi: "", en: "" }, antigens: [{ antigen: "measles" }, { antigen: "rubella", ...window }] }]
    })
    for (const day of [...not, ...counts]) expect(verdicts(young, { given: [`MV ${day}`] }, "m")).toEqual(["valid 1"])
    for (const day of not) expect(verdicts(young, { given: [`MV ${day}`] }, "r")).toEqual([])
    for (const day of counts) expect(verdicts(young, { given: [`MV ${day}`] }, "r")).toEqual(["valid 1"])
  })
  it("a vaccine that names an antigen twice is judged once", () => {
    const doubled = small({ measles: [series("m", [dose(), dose()])] }, { vaccines: [{ code: "MV", label: { vi: "", en: "" }, antigens: [{ antigen: "measles" }, { antigen: "measles", beginAge: span("1 day") }] }] })
    expect(verdicts(doubled, { given: ["MV 2026-01-01"] })).toEqual(["valid 1"])
    const twice = small({ measles: [series("m", [dose(), dose()])] }, { vaccines: [{ code: "MV", label: { vi: "", en: "" }, antigens: [{ antigen: "measles" }, { antigen: "measles" }] }] })
    expect(verdicts(twice, { given: ["MV 2026-01-01"] })).toEqual(["valid 1"])
  })
  it("a vaccine protects at some ages only, if the schedule says so", () => {
    const young = small({ measles: [series("m", [dose(), dose()])] }, { vaccines: [{ code: "MV", label: { vi: "", en: "" }, antigens: [{ antigen: "measles", beginAge: span("1 year"), endAge: span("2 years") }] }] })
    expect(verdicts(young, { given: ["MV 2025-01-14"] })).toEqual([])
    expect(verdicts(young, { given: ["MV 2025-01-15", "MV 2026-01-14", "MV 2026-01-15"] })).toEqual(["valid 1", "valid 2"])
  })
  it("each of its antigens judges a dose of several", () => {
    const both = small({ measles: [series("m", [dose({ preferable: prefer("MR") })])], rubella: [series("r", [dose({ preferable: prefer("MR"), ages: [{ min: span("1 year") }] })], { vaccineGroup: "rubella" })] })
    expect(verdicts(both, { given: ["MR 2025-01-01"] }, "m")).toEqual(["valid 1"])
    expect(verdicts(both, { given: ["MR 2025-01-01"] }, "r")).toEqual(["notValid 1: ageTooYoung 2025-01-15"])
  })
  it("a dose judged in a risk series by an indication that holds now", () => {
    const risk = small({ measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv" }] })] })
    expect(verdicts(risk, { observations: [{ code: "hiv", date: "2026-03-01" }], given: ["MV 2025-01-01"] })).toEqual(["valid 1"])
    expect(assess(risk, { given: ["MV 2025-01-01"] }).series).toEqual([])
  })
})

describe("several doses of one day", () => {
  const schedule = measles({ allowable: [{ vaccine: "MR" }], intervals: fourWeeks }, { intervals: fourWeeks })
  const ids = (...doses: Parameters<typeof given>[]): readonly string[] => {
    const [one, other] = [doses, doses.toReversed()].map((all) => seriesOf(assess(schedule, { given: all.map((each) => given(...each)) })).evaluations.map(({ dose: id, status }) => `${id} ${status}`))
    expect(one).toEqual(other)
    return one!
  }
  it("the one that the target prefers satisfies it, else one that it allows; then others, then spoilt ones", () => {
    expect(ids(["MR 2026-01-01"], ["MV 2026-01-01"])).toEqual(["MV 2026-01-01 valid", "MR 2026-01-01 notValid"])
    const allowedFirst = measles({ preferable: prefer("MR"), allowable: [{ vaccine: "MV" }] })
    expect(verdicts(allowedFirst, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete"])
    expect(ids(["MMR 2026-01-01"], ["MR 2026-01-01"])).toEqual(["MR 2026-01-01 valid", "MMR 2026-01-01 notValid"])
    expect(ids(["MMR 2026-01-01"], ["MR 2026-01-01"], ["MV 2026-01-01"])).toEqual(["MV 2026-01-01 valid", "MMR 2026-01-01 notValid", "MR 2026-01-01 notValid"])
    expect(ids(["MMR 2026-01-01"], ["MV 2026-01-01", { substandard: true }])).toEqual(["MMR 2026-01-01 notValid", "MV 2026-01-01 substandard"])
    expect(ids(["MR 2026-01-01"], ["MV 2026-01-01", { substandard: true }])).toEqual(["MR 2026-01-01 valid", "MV 2026-01-01 substandard"])
    expect(ids(["MMR 2026-01-01", { substandard: true }], ["MV 2026-01-01", { expires: "2025-12" }])).toEqual(["MV 2026-01-01 substandard", "MMR 2026-01-01 substandard"])
  })
  it("each satisfies a target of its own, where nothing keeps them apart", () => {
    const apart = measles({ preferable: prefer("MR") }, { preferable: prefer("MMR") }, { preferable: prefer("MV") })
    expect(verdicts(apart, { given: ["MV 2026-01-01", "MMR 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "valid 2", "valid 3"])
    expect(verdicts(apart, { given: ["MV 2026-01-01", "MMR 2026-01-01"] })).toEqual(["notValid 1: vaccineNotAllowed", "notValid 1: vaccineNotAllowed"])
    expect(verdicts(apart, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "notValid 2: vaccineNotAllowed"])
    expect(verdicts(measles({ preferable: prefer("MR") }), { given: ["MV 2026-01-01", "MR 2026-01-01", given("MMR 2026-01-01", { substandard: true })] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete", "extraneous: seriesAlreadyComplete"])
  })
  it("the one at the right age, or of the right product, goes before one that only has the right code", () => {
    const aged = measles({ preferable: [{ vaccine: "MV", endAge: span("1 year") }, { vaccine: "MR" }] })
    expect(verdicts(aged, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete"])
    const named = measles({ preferable: [{ vaccine: "MV", tradeName: "MVVAC" }], allowable: [{ vaccine: "MR" }] })
    expect(verdicts(named, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1: allowableVaccine", "extraneous: seriesAlreadyComplete"])
    expect(verdicts(named, { given: [given("MV 2026-01-01", { tradeName: "MVVAC" }), "MR 2026-01-01"] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete"])
  })
  it("a dose may be too near to another disease's vaccine while one of the same day is not", () => {
    const conflict = small({ measles: [series("m", [dose({ preferable: prefer("MV", "MR") })])] }, { conflicts: [{ previous: "JE", current: "MV", begin: span("1 day"), minEnd: span("28 days"), end: span("28 days") }] })
    expect(verdicts(conflict, { given: ["JE 2025-12-25", "MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete"])
  })
  it("a mistake of the same day does not push the right dose aside, and the right one keeps no distance from it", () => {
    expect(verdicts(schedule, { given: ["MMR 2026-01-01", "MV 2026-01-01"] })).toEqual(["valid 1", "notValid 2: intervalTooShort 2026-01-29 after MV 2026-01-01, vaccineNotAllowed"])
  })
  it("whichever vaccine stands first in the schedule", () => {
    for (const order of [vaccines, vaccines.toReversed()]) {
      const recent = small({ measles: [series("m", [dose({ intervals: [{ from: { mostRecent: ["MMR"] }, min: span("4 weeks") }] }), dose()])] }, { vaccines: order })
      expect(verdicts(recent, { given: ["MMR 2026-01-01", "MV 2026-01-01"] })).toEqual(["valid 1", "notValid 2: vaccineNotAllowed"])
      const counted = small({ measles: [series("m", [dose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0 }] }] }] }), dose()])] }, { vaccines: order })
      expect(verdicts(counted, { given: ["MMR 2026-01-01", "MV 2026-01-01"] })).toEqual(["valid 1", "notValid 2: vaccineNotAllowed"])
    }
  })
  it("with nothing left to satisfy, and where two fit alike, by the order of the vaccines", () => {
    const one = measles({ preferable: prefer("MV", "MR") })
    expect(seriesOf(assess(one, { given: ["MV 2026-02-01", "MMR 2026-02-01", "MR 2026-01-01"] })).evaluations.map(({ dose: id }) => id)).toEqual(["MR 2026-01-01", "MV 2026-02-01", "MMR 2026-02-01"])
    expect(verdicts(one, { given: ["MR 2026-01-01", "MV 2026-01-01"] })).toEqual(["valid 1", "extraneous: seriesAlreadyComplete"])
    expect(seriesOf(assess(one, { given: ["MR 2026-01-01", "MV 2026-01-01"] })).evaluations.map(({ dose: id }) => id)).toEqual(["MV 2026-01-01", "MR 2026-01-01"])
  })
  it("what was judged before on the day counts as before", () => {
    const recent = measles({}, { preferable: prefer("MR"), intervals: [{ from: { mostRecent: ["MV"] }, min: span("4 weeks") }] })
    expect(verdicts(recent, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "notValid 2: intervalTooShort 2026-01-29 after MV 2026-01-01"])
    const counted = measles({}, { preferable: prefer("MV"), skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0 }] }] }] }, { preferable: prefer("MR") })
    expect(verdicts(counted, { given: ["MV 2026-01-01", "MR 2026-01-01"] })).toEqual(["valid 1", "valid 3"])
  })
  it("doses of different diseases do not meet", () => {
    const both = small({ measles: [series("m", [dose()])], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] })
    expect(verdicts(both, { given: ["MV 2026-01-01", "JE 2026-01-01"] }, "m")).toEqual(["valid 1"])
    expect(verdicts(both, { given: ["MV 2026-01-01", "JE 2026-01-01"] }, "je")).toEqual(["valid 1"])
  })
  it("doses of the days before and after are no doses of the day", () => {
    expect(verdicts(schedule, { given: ["MMR 2026-01-01", "MMR 2026-01-02", "MV 2026-01-02", "MV 2026-01-30"] })).toEqual([
      "notValid 1: vaccineNotAllowed", "notValid 1: intervalTooShort 2026-01-29 after MMR 2026-01-01", "notValid 1: intervalTooShort 2026-01-30 after MV 2026-01-02, vaccineNotAllowed", "valid 1"
    ])
  })
})

describe("a series that is complete, for skips of another", () => {
  const skip = { skips: [{ context: "both", sets: [{ conditions: [{ kind: "completedSeries", groups: ["basic"] }] }] }] } as const
  const basic = series("basic", [dose()], { group: "basic" })
  const booster = series("booster", [dose(skip), dose()], { group: "booster" })
  it("is so from the day after: which of the two is judged first says nothing", () => {
    for (const both of [[basic, booster], [booster, basic]]) {
      expect(verdicts(small({ measles: both }), { given: ["MV 2026-01-01"] }, "booster")).toEqual(["valid 1"])
      expect(verdicts(small({ measles: both }), { given: ["MMR 2026-01-01", "MV 2026-01-01"] }, "booster")).toEqual(["valid 1", "notValid 2: vaccineNotAllowed"])
    }
    const late = series("booster", [dose({ ...skip, ages: [{ min: span("3 years") }] }), dose()], { group: "booster" })
    for (const both of [[basic, late], [late, basic]]) {
      expect(verdicts(small({ measles: both }), { given: ["MV 2026-01-01", "MV 2026-01-02"] }, "booster")).toEqual(["notValid 1: ageTooYoung 2027-01-15", "valid 2"])
    }
  })
})
