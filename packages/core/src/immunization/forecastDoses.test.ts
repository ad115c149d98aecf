import { describe, expect, it } from "vitest"
import { assess, type Child, dose, given, measles, next, prefer, series, seriesOf, small, span, why } from "./child.fixture.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { AgeRule, ConditionalSkip, IntervalRule, Series, TargetDose } from "./schedule.ts"

/** Born on 15 January 2024; asked on 15 July 2026 unless told. */
const aged = (rule: AgeRule): CompiledSchedule => measles({ ages: [rule] })
const apart = (...intervals: readonly IntervalRule[]): CompiledSchedule => measles({}, { intervals })
const oneGiven: Child = { given: ["MV 2026-01-31"] }
const skip = (context: ConditionalSkip["context"], beginAge: string, endAge?: string): TargetDose =>
  ({ skips: [{ context, sets: [{ conditions: [{ kind: "age", beginAge: span(beginAge), ...(endAge === undefined ? {} : { endAge: span(endAge) }) }] }] }] })

describe("the days of a dose by age", () => {
  it("earliest, recommended, past due and latest", () => {
    const schedule = aged({ absMin: span("9 months - 4 days"), min: span("9 months"), earliestRec: span("12 months"), latestRec: span("15 months"), max: span("5 years") })
    expect(next(schedule, { on: "2024-02-01" })).toEqual({ status: "notComplete", targetDose: 1, earliest: "2024-10-15", recommended: "2025-01-15", pastDue: "2025-04-14", latest: "2029-01-14" })
  })
  it("none that the schedule does not set; what can be given is recommended", () => {
    expect(next(measles({}), {})).toEqual({ status: "notComplete", targetDose: 1, earliest: "2024-01-15", recommended: "2024-01-15" })
    expect(next(aged({ min: span("9 months") }), {})).toEqual({ status: "notComplete", targetDose: 1, earliest: "2024-10-15", recommended: "2024-10-15" })
  })
  it("the absolute least age only where there is no other", () => {
    expect(next(aged({ absMin: span("9 months") }), {})["earliest"]).toBe("2024-10-15")
  })
  it("never recommended or late before it can be given", () => {
    expect(next(aged({ min: span("9 months"), earliestRec: span("6 months"), latestRec: span("8 months") }), {})).toMatchObject({ earliest: "2024-10-15", recommended: "2024-10-15", pastDue: "2024-10-15" })
    expect(next(aged({ min: span("9 months"), latestRec: span("9 months + 1 day") }), {})).toMatchObject({ earliest: "2024-10-15", pastDue: "2024-10-15" })
    expect(next(aged({ min: span("9 months"), latestRec: span("9 months + 2 days") }), {})).toMatchObject({ earliest: "2024-10-15", pastDue: "2024-10-16" })
  })
  it("gives the reasons, with the rule that stands", () => {
    const schedule = aged({ min: span("9 months") })
    expect(seriesOf(assess(schedule, {})).forecast.reasons).toEqual([{ code: "minimumAge", rule: { series: "measles", targetDose: 1, part: "age", index: 0 }, day: "2024-10-15" }])
    const changed = measles({ ages: [{ min: span("6 months"), cessation: "2026-07-14" }, { min: span("9 months"), effective: "2026-07-15" }] })
    expect(seriesOf(assess(changed, { on: "2026-07-14" })).forecast.reasons).toEqual([{ code: "minimumAge", rule: { series: "measles", targetDose: 1, part: "age", index: 0 }, day: "2024-07-15" }])
    expect(seriesOf(assess(changed, { on: "2026-07-15" })).forecast.reasons).toEqual([{ code: "minimumAge", rule: { series: "measles", targetDose: 1, part: "age", index: 1 }, day: "2024-10-15" }])
  })
})

describe("too late", () => {
  const schedule = aged({ min: span("9 months"), max: span("2 years") })
  it.each([["2026-01-14", { status: "notComplete", targetDose: 1, earliest: "2024-10-15", recommended: "2024-10-15", latest: "2026-01-14" }], ["2026-01-15", { status: "agedOut" }], ["2026-01-16", { status: "agedOut" }]])("on %s: %o", (on, expected) => {
    expect(next(schedule, { on })).toEqual(expected)
  })
  it("names the age", () => {
    expect(seriesOf(assess(schedule, {})).forecast.reasons).toEqual([{ code: "tooOld", rule: { series: "measles", targetDose: 1, part: "age", index: 0 }, day: "2026-01-15" }])
  })
  it.each([["4 weeks", "agedOut"], ["27 days", "notComplete"]])("where the dose after %s could not be given in time", (interval, status) => {
    const late = measles({}, { ages: [{ max: span("2 years") }], intervals: [{ from: { previous: true }, min: span(interval) }] })
    const child: Child = { given: ["MV 2025-12-18"], on: "2025-12-20" }
    expect(next(late, child)["status"]).toBe(status)
    if (status === "agedOut") expect(seriesOf(assess(late, child)).forecast).toEqual({
      status, reasons: [{ code: "cannotFinishInTime", rule: { series: "measles", targetDose: 2, part: "age", index: 0 }, day: "2026-01-15" }], vaccines: [], guidance: []
    })
  })
})

describe("the ages at which a programme offers a series", () => {
  const schedule = small({ measles: [series("measles", [dose({ ages: [{ min: span("9 months"), max: span("10 years") }] }), dose()], { offered: { beginAge: span("1 year"), endAge: span("2 years") } })] })
  it("nothing is forecast before and after", () => {
    expect(next(schedule, { on: "2024-02-01" })).toEqual({ status: "notComplete", targetDose: 1, earliest: "2025-01-15", recommended: "2025-01-15", latest: "2026-01-14" })
    expect(next(schedule, { on: "2026-01-14" })["status"]).toBe("notComplete")
    expect(next(schedule, { on: "2026-01-15" })).toEqual({ status: "agedOut" })
  })
  it("names its days", () => {
    expect(why(schedule, { on: "2024-02-01" })).toEqual(["minimumAge 2024-10-15", "firstOffered 2025-01-15"])
    expect(why(schedule, { on: "2026-01-15" })).toEqual(["noLongerOffered 2026-01-15"])
    expect(seriesOf(assess(schedule, { on: "2026-01-15" })).forecast.reasons[0]).not.toHaveProperty("rule")
  })
  it("doses given at any age count", () => {
    expect(next(schedule, { given: ["MV 2024-10-15", "MV 2026-05-01"] })).toEqual({ status: "complete" })
  })
  it.each([["2026-01-14", "notRecommended"], ["2026-01-15", "agedOut"], ["2026-01-16", "agedOut"]])("its end goes before that of a season: on %s %s", (on, expected) => {
    const seasonal = small({ measles: [series("measles", [dose({ season: { until: "2025-12-31" } })], { offered: { endAge: span("2 years") } })] })
    expect(next(seasonal, { on })["status"]).toBe(expected)
  })
  it("what could only be given after its end is told as that", () => {
    const late = small({ measles: [series("measles", [dose(), dose({ intervals: [{ from: { previous: true }, min: span("1 year") }] })], { offered: { endAge: span("2 years") } })] })
    expect(why(late, { given: ["MV 2025-01-15"], on: "2025-02-01" })).toEqual(["cannotFinishInTime 2026-01-15"])
    expect(next(late, { given: ["MV 2025-01-14"], on: "2025-02-01" })).toMatchObject({ earliest: "2026-01-14", latest: "2026-01-14" })
  })
})

describe("intervals", () => {
  it("the dose waits for the least interval, and is recommended and late by others", () => {
    const schedule = apart({ from: { previous: true }, absMin: span("4 weeks - 4 days"), min: span("4 weeks"), earliestRec: span("2 months"), latestRec: span("3 months + 4 weeks") })
    expect(next(schedule, oneGiven)).toEqual({ status: "notComplete", targetDose: 2, earliest: "2026-02-28", recommended: "2026-03-31", pastDue: "2026-05-28" })
    expect(why(schedule, oneGiven)).toEqual(["minimumInterval 2026-02-28", "latestDose 2026-01-31"])
    expect(seriesOf(assess(schedule, oneGiven)).forecast.reasons).toEqual([
      { code: "minimumInterval", rule: { series: "measles", targetDose: 2, part: "interval", index: 0 }, day: "2026-02-28" }, { code: "latestDose", day: "2026-01-31" }
    ])
  })
  it("the absolute least interval only where there is no other", () => {
    expect(next(apart({ from: { previous: true }, absMin: span("4 weeks") }), oneGiven)["earliest"]).toBe("2026-02-28")
  })
  it("of several the latest of each", () => {
    const three = measles({}, {}, { intervals: [
      { from: { targetDose: 1 }, min: span("4 months"), earliestRec: span("5 months"), latestRec: span("6 months") },
      { from: { previous: true }, min: span("4 weeks"), earliestRec: span("5 weeks"), latestRec: span("7 months") }
    ] })
    expect(next(three, { given: ["MV 2026-01-01", "MV 2026-02-01"] })).toMatchObject({ earliest: "2026-05-01", recommended: "2026-06-01", pastDue: "2026-08-31" })
    const turned = measles({}, {}, { intervals: [
      { from: { previous: true }, min: span("4 months"), earliestRec: span("5 months"), latestRec: span("6 months") },
      { from: { targetDose: 1 }, min: span("4 weeks"), earliestRec: span("5 weeks"), latestRec: span("7 months - 1 week") }
    ] })
    expect(next(turned, { given: ["MV 2026-01-01", "MV 2026-02-01"] })).toMatchObject({ earliest: "2026-06-01", recommended: "2026-07-01", pastDue: "2026-07-31" })
  })
  it("an age that is recommended goes before recommended intervals, for each of the two days", () => {
    const both = (age: AgeRule) => measles({}, { ages: [age], intervals: [{ from: { previous: true }, earliestRec: span("1 month"), latestRec: span("2 months") }] })
    expect(next(both({ earliestRec: span("3 years") }), oneGiven)).toMatchObject({ recommended: "2027-01-15", pastDue: "2026-03-30" })
    expect(next(both({ latestRec: span("3 years") }), oneGiven)).toMatchObject({ recommended: "2026-03-01", pastDue: "2027-01-14" })
  })
  it("one that has nothing to run from does not apply", () => {
    expect(next(measles({ intervals: [{ from: { previous: true }, min: span("1 year"), max: span("2 years") }] }), {})).toEqual({ status: "notComplete", targetDose: 1, earliest: "2024-01-15", recommended: "2024-01-15" })
  })
  it.each([["2026-07-14", "2026-07-31"], ["2026-07-15", "2026-01-31"]])("one counts while it stands: on %s", (on, earliest) => {
    expect(next(apart({ from: { previous: true }, min: span("6 months"), cessation: "2026-07-14" }), { ...oneGiven, on })["earliest"]).toBe(earliest)
  })
  it("an upper window is the last day, and past it, it is too late", () => {
    const window = apart({ from: { previous: true }, min: span("4 weeks"), max: span("8 weeks") })
    expect(next(window, { ...oneGiven, on: "2026-03-27" })).toEqual({ status: "notComplete", targetDose: 2, earliest: "2026-02-28", recommended: "2026-02-28", latest: "2026-03-27" })
    expect(next(window, { ...oneGiven, on: "2026-03-28" })).toEqual({ status: "agedOut" })
    expect(seriesOf(assess(window, { ...oneGiven, on: "2026-03-28" })).forecast.reasons).toEqual([{ code: "tooLongAfter", rule: { series: "measles", targetDose: 2, part: "interval", index: 0 }, day: "2026-03-28" }])
  })
  it("of an age, an offer and upper windows the first end counts, and is named", () => {
    const ends = (age: string, offer: string, ...windows: readonly string[]) => small({ measles: [series("measles", [dose(), dose({
      ages: [{ max: span(age) }], intervals: windows.map((max) => ({ from: { previous: true }, max: span(max) }))
    })], { offered: { endAge: span(offer) } })] })
    const late = { ...oneGiven, on: "2032-01-01" }
    expect(why(ends("3 years", "4 years", "5 years"), { ...late, on: "2027-06-01" })).toEqual(["tooOld 2027-01-15"])
    expect(why(ends("4 years", "3 years", "5 years"), late)).toEqual(["noLongerOffered 2027-01-15"])
    expect(why(ends("4 years", "5 years", "3 months", "2 months"), { ...late, on: "2026-06-01" })).toEqual(["tooLongAfter 2026-03-31"])
    expect(why(ends("4 years", "5 years", "2 months", "3 months"), { ...late, on: "2026-06-01" })).toEqual(["tooLongAfter 2026-03-31"])
    expect(seriesOf(assess(ends("4 years", "5 years", "3 months", "2 months"), { ...late, on: "2026-06-01" })).forecast.reasons[0]?.rule?.index).toBe(1)
    // Two that end on one day: the offer goes before the age, the age before an interval, the first interval before others.
    expect(why(ends("3 years", "3 years", "5 years"), late)).toEqual(["noLongerOffered 2027-01-15"])
    expect(why(ends("26 months", "4 years", "1 month - 16 days + 30 days"), { ...late, on: "2026-06-01" })).toEqual(["tooOld 2026-03-15"])
    expect(seriesOf(assess(ends("4 years", "5 years", "2 months", "2 months"), { ...late, on: "2026-06-01" })).forecast.reasons[0]?.rule?.index).toBe(0)
    expect(next(ends("3 years", "4 years", "5 years"), oneGiven)["latest"]).toBe("2027-01-14")
    expect(next(ends("4 years", "3 years", "5 years"), oneGiven)["latest"]).toBe("2027-01-14")
    expect(next(ends("4 years", "5 years", "6 months", "1 year"), oneGiven)["latest"]).toBe("2026-07-30")
  })
  it("an observation opens it, and one that is open already does no more", () => {
    const women = measles({}, { intervals: [{ from: { previous: true }, min: span("1 year"), earliestRec: span("14 months"), latestRec: span("2 years"), orNextEpisode: "pregnant" }] })
    const pregnant = (...dates: readonly string[]): Child => ({ ...oneGiven, observations: dates.map((date) => ({ code: "pregnant", date })) })
    expect(next(women, oneGiven)).toMatchObject({ earliest: "2027-01-31", recommended: "2027-03-31", pastDue: "2028-01-30" })
    expect(next(women, pregnant("2026-06-01"))).toMatchObject({ earliest: "2026-06-01", recommended: "2026-06-01", pastDue: "2028-01-30" })
    expect(next(women, pregnant("2025-12-01"))).toMatchObject({ earliest: "2027-01-31", recommended: "2027-03-31" })
    expect(next(women, { ...pregnant("2027-02-10"), on: "2027-03-01" })).toMatchObject({ earliest: "2027-01-31", recommended: "2027-02-10" })
  })
  it("from an observation it runs from its last day", () => {
    const revaccinate = measles({ intervals: [{ from: { observation: "transplant" }, min: span("6 months") }] })
    expect(next(revaccinate, { observations: [{ code: "transplant", date: "2026-03-01" }, { code: "transplant", date: "2025-03-01" }] })["earliest"]).toBe("2026-09-01")
    expect(next(revaccinate, { observations: [{ code: "transplant", date: "2026-08-01" }] })["earliest"]).toBe("2027-02-01")
    expect(next(revaccinate, { observations: [{ code: "transplant" }] })["earliest"]).toBe("2024-01-15")
  })
})

describe("other things that are waited for", () => {
  it("the last dose that the series judged, of whatever worth", () => {
    expect(next(measles({}, {}), { given: ["MV 2026-01-31"] })["earliest"]).toBe("2026-01-31")
    expect(next(measles({}), { given: ["MMR 2026-01-31", given("MV 2026-03-01", { substandard: true })] })["earliest"]).toBe("2026-03-01")
    expect(why(measles({}), { given: ["MMR 2026-01-31"] })).toEqual(["latestDose 2026-01-31"])
    expect(next(measles({}), { given: ["JE 2026-01-31"] })["earliest"]).toBe("2024-01-15")
  })
  it("a spoilt dose, or one that came too late, was no mistake", () => {
    expect(why(measles({}), { given: [given("MV 2026-01-31", { substandard: true })] })).toEqual(["latestDose 2026-01-31"])
    const changed = measles({ ages: [{ max: span("1 year"), cessation: "2026-01-31" }] })
    expect(why(changed, { given: ["MV 2026-01-31"] })).toEqual(["latestDose 2026-01-31"])
    const recent = measles({ ages: [{ max: span("1 year"), cessation: "2026-01-31" }], intervals: [{ from: { mostRecent: ["MV"] }, min: span("4 weeks") }] })
    expect(next(recent, { given: ["MV 2026-01-31"] })["earliest"]).toBe("2026-02-28")
    expect(next(recent, { given: [given("MV 2026-01-31", { substandard: true })] })["earliest"]).toBe("2026-02-28")
  })
  it("doses given by mistake", () => {
    const schedule = measles({ inadvertent: ["MR"] })
    expect(seriesOf(assess(schedule, { given: ["MR 2026-01-31", "MMR 2026-03-01"] })).forecast.reasons).toEqual([
      { code: "inadvertentDose", rule: { series: "measles", targetDose: 1, part: "inadvertent" }, day: "2026-01-31" }, { code: "latestDose", day: "2026-03-01" }
    ])
    expect(next(schedule, { given: ["MR 2026-01-31"] })["earliest"]).toBe("2026-01-31")
  })

  const conflicts = [
    { previous: "JE", current: "MV", begin: span("1 day"), minEnd: span("24 days"), end: span("28 days") },
    { previous: "OPV", current: "MV", begin: span("1 day"), minEnd: span("24 days"), end: span("30 days") }
  ]
  const conflicting = small({ measles: [series("m", [dose({ ages: [{ min: span("9 months") }] })])] }, { conflicts })
  it("the end of a conflict with any dose, the longer one", () => {
    expect(next(conflicting, { given: ["JE 2026-07-01"] })).toEqual({ status: "notComplete", targetDose: 1, earliest: "2026-07-29", recommended: "2026-07-29" })
    expect(seriesOf(assess(conflicting, { given: ["JE 2026-07-01"] })).forecast.reasons).toEqual([
      { code: "minimumAge", rule: { series: "m", targetDose: 1, part: "age", index: 0 }, day: "2024-10-15" }, { code: "vaccineConflict", rule: { series: "m", targetDose: 1, part: "conflict" }, day: "2026-07-29" }
    ])
  })
  it("of several conflicts the last end", () => {
    expect(next(conflicting, { given: ["OPV 2026-07-01", "JE 2026-07-02"] })["earliest"]).toBe("2026-07-31")
    expect(next(conflicting, { given: ["OPV 2026-07-01", "JE 2026-07-05"] })["earliest"]).toBe("2026-08-02")
    expect(next(conflicting, { given: ["JE 2026-07-01", "OPV 2026-07-02", "HepB 2026-07-10"] })["earliest"]).toBe("2026-08-01")
  })
  it("none where the vaccine is not preferred, or conflicts with nothing given", () => {
    expect(next(conflicting, { given: ["HepB 2026-07-01"] })["earliest"]).toBe("2024-10-15")
    const other = small({ measles: [series("m", [dose({ preferable: prefer("MR"), allowable: [{ vaccine: "MV" }] })])] }, { conflicts })
    expect(next(other, { given: ["JE 2026-07-01"] })["earliest"]).toBe("2024-01-15")
    const two = small({ measles: [series("m", [dose({ preferable: prefer("MR", "MV") })])] }, { conflicts })
    expect(next(two, { given: ["JE 2026-07-01"] })["earliest"]).toBe("2026-07-29")
  })
})

describe("seasons", () => {
  const flu = measles({ season: { from: "2025-09-01", until: "2026-06-30" }, recurring: true }, {})
  it("nothing before it begins, nothing after it ends", () => {
    expect(next(flu, { on: "2025-08-01" })).toMatchObject({ status: "notComplete", earliest: "2025-09-01", recommended: "2025-09-01" })
    expect(why(flu, { on: "2025-08-01" })).toEqual(["seasonStart 2025-09-01"])
    expect(next(flu, { on: "2026-06-30" })["status"]).toBe("notComplete")
    expect(next(flu, { on: "2026-07-01" })).toEqual({ status: "notRecommended" })
    expect(seriesOf(assess(flu, { on: "2026-07-01" })).forecast.reasons).toEqual([{ code: "seasonOver", rule: { series: "measles", targetDose: 1, part: "season" }, day: "2026-06-30" }])
    expect(seriesOf(assess(flu, { on: "2025-08-01" })).forecast.reasons).toEqual([{ code: "seasonStart", rule: { series: "measles", targetDose: 1, part: "season" }, day: "2025-09-01" }])
  })
  it.each([["2025-08-31", 1], ["2025-09-01", 2]])("the dose number counts doses of this season: one of %s gives number %i", (day, number) => {
    expect(seriesOf(assess(flu, { given: [`MV ${day}`], on: "2026-06-01" })).forecast.doseNumber).toBe(number)
  })
  it("each target counts by its own season", () => {
    const mixed = measles({}, { season: { from: "2025-09-01" } }, {})
    expect(seriesOf(assess(mixed, { given: ["MV 2025-01-01", "MV 2025-02-01"] })).forecast).toMatchObject({ targetDose: 3, doseNumber: 2 })
    expect(seriesOf(assess(mixed, { given: ["MV 2025-01-01", "MV 2025-10-01"] })).forecast).toMatchObject({ targetDose: 3, doseNumber: 3 })
  })
  it("open at one end", () => {
    expect(next(measles({ season: { until: "2026-06-30" } }), { on: "2026-06-30" })).toMatchObject({ status: "notComplete", earliest: "2024-01-15" })
    expect(next(measles({ season: { from: "2025-09-01" } }), {})).toMatchObject({ status: "notComplete", earliest: "2025-09-01" })
  })
})

describe("which target dose, and its number", () => {
  it("the first that is not behind", () => {
    expect(next(measles({}, {}, {}), oneGiven)["targetDose"]).toBe(2)
    expect(next(measles({}, {}, {}), { given: ["MMR 2026-01-01"] })["targetDose"]).toBe(1)
  })
  it("number counts the doses that satisfied a target, not those skipped", () => {
    const schedule = measles(skip("both", "2 years"), {}, {})
    expect(seriesOf(assess(schedule, oneGiven)).forecast).toMatchObject({ targetDose: 3, doseNumber: 2 })
    expect(seriesOf(assess(schedule, {})).forecast).toMatchObject({ targetDose: 2, doseNumber: 1 })
  })
  it("with all behind the series is complete, or was never needed", () => {
    expect(next(measles({}), oneGiven)).toEqual({ status: "complete" })
    expect(why(measles({}), oneGiven)).toEqual(["seriesComplete"])
    expect(next(measles({}, skip("forecast", "1 year")), oneGiven)).toEqual({ status: "complete" })
    expect(next(measles(skip("forecast", "1 year")), {})).toEqual({ status: "notRecommended" })
    expect(why(measles(skip("forecast", "1 year")), {})).toEqual(["noDoseNeeded"])
  })
  it("several in a row are skipped", () => {
    expect(next(measles(skip("forecast", "1 year"), skip("forecast", "2 years"), {}, {}), {})["targetDose"]).toBe(3)
  })
})

describe("what would not be needed on the day it could be given", () => {
  // Between 8 and 10 months the first dose is not needed: who could have it then, gets the next.
  const schedule = measles({ ages: [{ min: span("9 months") }], ...skip("forecast", "8 months", "10 months") }, { ages: [{ min: span("1 year") }] })
  it("is not forecast", () => {
    expect(next(schedule, { on: "2024-02-01" })).toMatchObject({ targetDose: 2, earliest: "2025-01-15" })
  })
  it("is forecast where it would be needed", () => {
    const later = measles({ ages: [{ min: span("9 months") }], ...skip("forecast", "10 months", "11 months") }, {})
    expect(next(later, { on: "2024-02-01" })).toMatchObject({ targetDose: 1, earliest: "2024-10-15" })
  })
  it("skips of judging alone are not asked", () => {
    expect(next(measles({ ages: [{ min: span("9 months") }], ...skip("evaluation", "8 months", "10 months") }, {}), { on: "2024-02-01" })).toMatchObject({ targetDose: 1 })
  })
  it("the dose after it is asked on the day of the assessment first, then on its own earliest day", () => {
    const chain = measles(
      { ages: [{ min: span("9 months") }], ...skip("forecast", "8 months", "10 months") }, { ages: [{ min: span("1 year") }], ...skip("forecast", "0 days", "2 months") }, { ages: [{ min: span("2 years") }], ...skip("forecast", "23 months", "25 months") }, { ages: [{ min: span("3 years") }] }
    )
    expect(next(chain, { on: "2024-02-01" })).toMatchObject({ targetDose: 4, earliest: "2027-01-15" })
    expect(next(chain, { on: "2024-05-01" })).toMatchObject({ targetDose: 2, earliest: "2025-01-15" })
  })
  it("with nothing left the series is complete, or not recommended", () => {
    const last = measles({}, { ages: [{ min: span("3 years") }], ...skip("forecast", "35 months", "37 months") })
    expect(next(last, oneGiven)).toEqual({ status: "complete" })
    expect(next(measles({ ages: [{ min: span("3 years") }], ...skip("forecast", "35 months", "37 months") }), {})).toEqual({ status: "notRecommended" })
  })
  it("an earliest day before the assessment is asked, too", () => {
    const past = measles({ ages: [{ min: span("9 months") }], ...skip("forecast", "8 months", "10 months") }, { ages: [{ min: span("1 year") }] })
    expect(next(past, { on: "2026-07-15" })).toMatchObject({ targetDose: 2 })
  })
})

describe("vaccines that may be recommended", () => {
  const vaccines = (target: TargetDose, child: Child = { on: "2024-02-01" }): readonly string[] => seriesOf(assess(measles(target), child)).forecast.vaccines
  it("those preferred and meant for forecasts, each once", () => {
    expect(vaccines({ preferable: [{ vaccine: "MV", forecast: true }, { vaccine: "MR" }, { vaccine: "MMR", forecast: false }, { vaccine: "MV", forecast: true, beginAge: span("1 day") }], allowable: [{ vaccine: "MR" }] })).toEqual(["MV"])
  })
  it("that fit the age on the earliest day, or on the recommended one", () => {
    const target = (window: object): TargetDose => ({ ages: [{ min: span("9 months"), earliestRec: span("1 year") }], preferable: [{ vaccine: "MV", forecast: true, ...window }] })
    expect(vaccines(target({ beginAge: span("9 months"), endAge: span("10 months") }))).toEqual(["MV"])
    expect(vaccines(target({ beginAge: span("10 months"), endAge: span("13 months") }))).toEqual(["MV"])
    expect(vaccines(target({ beginAge: span("10 months"), endAge: span("11 months") }))).toEqual([])
    expect(vaccines(target({ beginAge: span("1 year") }))).toEqual(["MV"])
    expect(vaccines(target({ endAge: span("9 months") }))).toEqual([])
    expect(vaccines(target({ beginAge: span("13 months") }))).toEqual([])
  })
  it.each([["2024-12-15", ["MV"]], ["2025-01-15", ["MV"]], ["2025-02-14", ["MV"]], ["2025-02-15", []]])("days that have gone by count no more: asked on %s, one for 11 and 12 months is %o", (on, expected) => {
    const target = { ages: [{ min: span("9 months"), earliestRec: span("1 year") }], preferable: [{ vaccine: "MV", forecast: true, beginAge: span("11 months"), endAge: span("13 months") }, { vaccine: "MR", forecast: true, endAge: span("10 months") }] }
    expect(vaccines(target, { on })).toEqual(expected)
  })
  it("none where no dose is needed", () => {
    expect(vaccines({}, oneGiven)).toEqual([])
  })
})

describe("after death", () => {
  it.each([["2026-07-14", "notRecommended"], ["2026-07-15", "notRecommended"], ["2026-07-16", "notComplete"]])("a death on %s, asked on 15 July: %s", (deathDate, status) => {
    expect(next(measles({}), { deathDate })["status"]).toBe(status)
  })
  it("nothing is forecast, and the day is told", () => {
    const immune = { measles: { series: [series("m", [dose()])], immunity: { history: ["had-measles"] } } }
    expect(why(small(immune), { deathDate: "2026-07-01", observations: [{ code: "had-measles" }] })).toEqual(["died 2026-07-01"])
    expect(next(measles({}), { ...oneGiven, deathDate: "2026-07-01" })).toEqual({ status: "complete" })
  })
})

describe("how many series", () => {
  it("each has its own forecast", () => {
    const two: readonly Series[] = [series("a", [dose({ ages: [{ min: span("9 months") }] })]), series("b", [dose({ ages: [{ min: span("1 year") }] })], { group: "2" })]
    expect(assess(small({ measles: two }), {}).series.map(({ forecast }) => forecast.earliest)).toEqual(["2024-10-15", "2025-01-15"])
  })
})
