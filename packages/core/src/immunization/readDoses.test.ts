import { describe, expect, it } from "vitest"
import { assess, type Child, dose, given, measles, prefer, scheduleOf, series, seriesOf, small, span, vaccines, verdicts } from "./child.fixture.ts"
import { compileSchedule } from "./compileSchedule.ts"
import type { DoseGiven } from "./history.ts"

const schedule = measles({}, {}, {})

/** What was set aside, with its reason, and which doses were judged. */
const read = (child: Child) => {
  const assessment = assess(schedule, child)
  return { aside: assessment.setAside.map(({ dose: id, code }) => `${id}: ${code}`), judged: seriesOf(assessment).evaluations.map(({ dose: id }) => id) }
}

describe("doses that take no part are kept, told, and never counted", () => {
  it.each([["2024-01-14", "beforeBirth"], ["2024-01-15", undefined], ["2024-01-16", undefined]])("on %s, around the birth: %s", (day, code) => {
    expect(read({ given: [`MV ${day}`] }).aside).toEqual(code === undefined ? [] : [`MV ${day}: ${code}`])
  })
  it.each([["2026-07-14", undefined], ["2026-07-15", undefined], ["2026-07-16", "inTheFuture"]])("on %s, around the day: %s", (day, code) => {
    expect(read({ given: [`MV ${day}`] }).aside).toEqual(code === undefined ? [] : [`MV ${day}: ${code}`])
  })
  it.each([["2025-05-31", undefined], ["2025-06-01", undefined], ["2025-06-02", "afterDeath"], ["2027-01-01", "afterDeath"]])("on %s, around the death: %s", (day, code) => {
    expect(read({ deathDate: "2025-06-01", given: [`MV ${day}`] }).aside).toEqual(code === undefined ? [] : [`MV ${day}: ${code}`])
  })
  it("a death after the day of the assessment keeps nothing away", () => {
    expect(read({ deathDate: "2026-07-16", given: ["MV 2026-07-15", "MV 2026-07-16"] }).aside).toEqual(["MV 2026-07-16: inTheFuture"])
  })
  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "15/07/2025", "2025-7-1", "2025-07", "2025", "", "today"])("a date such as %o is none", (date) => {
    expect(read({ given: [given("MV", { date })] })).toEqual({ aside: ["MV: impossibleDate"], judged: [] })
  })
  it.each(["X", "", "mv", "MV ", "__proto__", "constructor", "toString"])("a vaccine such as %o is not in the schedule", (vaccine) => {
    expect(read({ given: [given("MV 2025-07-01", { vaccine })] })).toEqual({ aside: ["MV 2025-07-01: unknownVaccine"], judged: [] })
  })
  it("each is told once, the first thing that is wrong with it", () => {
    expect(read({ given: [given("a", { vaccine: "X", date: "2025-02-30" }), given("b", { vaccine: "X", date: "2020-01-01" })] }).aside).toEqual(["a: impossibleDate", "b: unknownVaccine"])
  })
  it("in words that say how to mend it", () => {
    const { setAside } = assess(schedule, { deathDate: "2026-01-01", given: ["MV 2025-02-29", "X 2025-03-01", "MV 2024-01-14", "MV 2026-01-02", given("MV 2025-05-01", { id: "a" }), given("MV 2025-05-01", { id: "b" })] })
    expect(Object.fromEntries(setAside.map(({ code, message }) => [code, message]))).toEqual({
      impossibleDate: '"2025-02-29" is no date; write "2026-07-15"',
      unknownVaccine: '"X" is no vaccine of the schedule; map the code, or add the vaccine',
      beforeBirth: "2024-01-14 lies before the birth; look at both dates",
      afterDeath: "2026-01-02 lies after the death; look at both dates",
      duplicate: 'the same vaccine on the same day as "a"; one of them is counted'
    })
    expect(assess(schedule, { given: ["MV 2026-07-16"] }).setAside).toEqual([{ dose: "MV 2026-07-16", code: "inTheFuture", message: "2026-07-16 lies after the day of the assessment; it is planned, or the date is wrong" }])
  })
  it("stand in the order of their ids, not in that of the input", () => {
    const told = [given("MV 2027-01-01", { id: "c" }), given("X 2026-01-01", { id: "a" }), given("MV 2023-01-01", { id: "b" }), given("MV 2026-01-01", { id: "e" }), given("MV 2026-01-01", { id: "d" })]
    for (const one of [told, told.toReversed()]) expect(read({ given: one }).aside).toEqual(["a: unknownVaccine", "b: beforeBirth", "c: inTheFuture", "e: duplicate"])
  })
  it("does not keep the others from being judged", () => {
    expect(verdicts(schedule, { given: ["MV 2024-01-01", "MV 2025-01-01", "X 2025-02-01", "MV 2025-02-30", "MV 2025-03-01", "MV 2027-01-01"] })).toEqual(["valid 1", "valid 2"])
  })
  it("does not count for intervals, conflicts, skips or the next dose", () => {
    const strict = small({ measles: [series("m", [
      dose({ intervals: [{ from: { mostRecent: ["JE"] }, min: span("4 weeks") }], skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0, vaccines: ["JE"] }] }] }] })
    ])] }, { conflicts: [{ previous: "JE", current: "MV", begin: span("1 day"), minEnd: span("28 days"), end: span("28 days") }] })
    expect(verdicts(strict, { birthDate: "2026-03-01", given: ["JE 2026-02-27", "MV 2026-03-02"] })).toEqual(["valid 1"])
    expect(assess(strict, { birthDate: "2026-03-01", given: ["JE 2026-02-27"] }).series[0]!.forecast).toEqual(assess(strict, { birthDate: "2026-03-01" }).series[0]!.forecast)
  })
})

describe("the same dose told twice", () => {
  const twice = (a: Partial<DoseGiven>, b: Partial<DoseGiven> = {}) => [given("MV 2025-05-01", { id: "a", ...a }), given("MV 2025-05-01", { id: "b", ...b })]
  const kept = (doses: readonly DoseGiven[], among = schedule): string => {
    const answers = [doses, doses.toReversed()].map((one) => seriesOf(assess(among, { given: one })).evaluations.map(({ dose: id }) => id).join())
    expect(answers[0]).toBe(answers[1])
    return answers[0]!
  }

  it("counts once", () => {
    expect(read({ given: twice({}) })).toEqual({ aside: ["b: duplicate"], judged: ["a"] })
    expect(read({ given: [...twice({}), given("MV 2025-05-01", { id: "c" })] })).toEqual({ aside: ["b: duplicate", "c: duplicate"], judged: ["a"] })
  })
  it("another day, or another vaccine, is another dose", () => {
    expect(read({ given: ["MV 2025-05-01", "MV 2025-05-02", "MR 2025-05-01"] })).toEqual({ aside: [], judged: ["MV 2025-05-01", "MR 2025-05-01", "MV 2025-05-02"] })
  })
  it("by two codes of one vaccine, too", () => {
    const coded = compileSchedule(scheduleOf({ measles: [series("m", [dose(), dose()])] }, { vaccines: vaccines.map((one) => one.code === "MV" ? { ...one, codes: ["CVX|05"] } : one) }))
    const assessment = assess(coded, { given: [given("MV 2025-05-01", { id: "a" }), given("CVX|05 2025-05-01", { id: "b" })] })
    expect(assessment.setAside.map(({ dose: id, code }) => [id, code])).toEqual([["b", "duplicate"]])
    expect(verdicts(coded, { given: ["CVX|05 2025-05-01", "MV 2025-06-01"] })).toEqual(["valid 1", "valid 2"])
  })
  it("the record of a usable dose is kept, then the one that names its product, then the first by id", () => {
    expect(kept(twice({ substandard: true }))).toBe("b")
    expect(kept(twice({ expires: "2025-04" }))).toBe("b")
    expect(kept(twice({ expires: "2025-05" }, {}))).toBe("a")
    expect(kept(twice({}, { manufacturer: "POLYVAC" }))).toBe("b")
    expect(kept(twice({}, { tradeName: "MVVAC" }))).toBe("b")
    expect(kept(twice({}, { tradeName: "MVVAC", expires: "2030-01" }))).toBe("b")
    expect(kept(twice({ manufacturer: "POLYVAC" }, { tradeName: "MVVAC" }))).toBe("a")
    expect(kept(twice({ manufacturer: "POLYVAC", tradeName: "MVVAC" }, { tradeName: "MVVAC" }))).toBe("a")
    expect(kept(twice({ substandard: true, manufacturer: "POLYVAC", tradeName: "MVVAC" }))).toBe("b")
    expect(kept(twice({ substandard: true }, { substandard: true, manufacturer: "POLYVAC" }))).toBe("b")
    expect(kept(twice({}))).toBe("a")
  })
  it("also where another vaccine was given between the two", () => {
    const doses = [given("MV 2025-05-01", { id: "a", at: "2025-05-01T08:00:00+07:00" }), given("MR 2025-05-01", { id: "b", at: "2025-05-01T09:00:00+07:00" }), given("MV 2025-05-01", { id: "c", at: "2025-05-01T10:00:00+07:00" })]
    expect(read({ given: doses }).aside).toEqual(["c: duplicate"])
  })
  it("names the record that is counted", () => {
    expect(assess(schedule, { given: twice({ substandard: true }) }).setAside).toEqual([{ dose: "a", code: "duplicate", message: 'the same vaccine on the same day as "b"; one of them is counted' }])
  })
  it("a right record that knows its product is not lost to one that does not", () => {
    const named = measles({ preferable: [{ vaccine: "MV", manufacturer: "POLYVAC" }] })
    expect(verdicts(named, { given: twice({}, { manufacturer: "POLYVAC", expires: "2030-01" }) })).toEqual(["valid 1"])
  })
})

describe("the order of the doses", () => {
  // Nothing fits, so that the order is that in which they were given.
  const nothingFits = measles({ preferable: prefer("JE") })
  const order = (...doses: readonly DoseGiven[]): string => {
    const [one, other] = [doses, doses.toReversed()].map((told) => seriesOf(assess(nothingFits, { given: told })).evaluations.map(({ dose: id }) => id).join(" "))
    expect(one).toBe(other)
    return one!
  }
  const at = (id: string, vaccine: string, instant?: string): DoseGiven => given(`${vaccine} 2026-01-01`, { id, ...(instant === undefined ? {} : { at: instant }) })

  it("is by day, whatever else is known", () => {
    expect(order(given("MV 2026-01-02", { id: "a", at: "2026-01-02T01:00:00Z" }), given("MR 2026-01-01", { id: "b", at: "2026-01-01T23:00:00Z" }), given("MMR 2025-12-31", { id: "c" }))).toBe("c b a")
  })
  it("is by instant within a day, across time zones", () => {
    expect(order(at("a", "MV", "2026-01-01T08:30:00+07:00"), at("b", "MMR", "2026-01-01T01:40:00Z"))).toBe("a b")
    expect(order(at("a", "MV", "2026-01-01T08:30:00+07:00"), at("b", "MMR", "2026-01-01T01:20:00Z"))).toBe("b a")
    expect(order(at("a", "MV", "2026-01-01T01:30:00Z"), at("b", "MMR", "2026-01-01T08:30:00+07:00"))).toBe("a b")
  })
  it("what has no instant, or none that can be read, comes after what has one", () => {
    expect(order(at("a", "MV"), at("b", "MMR", "2026-01-01T22:00:00Z"))).toBe("b a")
    expect(order(at("a", "MV", "at noon"), at("b", "MMR", "2026-01-01T22:00:00Z"))).toBe("b a")
    expect(order(at("a", "MV", "at noon"), at("b", "MMR"))).toBe("a b")
  })
  it("is by vaccine then, as the schedule lists them", () => {
    expect(order(at("a", "MR"), at("b", "MMR"), at("c", "MV"))).toBe("c b a")
  })
})

describe("bad input of other kinds", () => {
  it("doses of one id on two days are two doses", () => {
    expect(verdicts(schedule, { given: [given("MV 2025-05-01", { id: "a" }), given("MV 2025-06-01", { id: "a" })] })).toEqual(["valid 1", "valid 2"])
  })
  it.each(["x", "2026-01-01T99:00:00Z"])("an instant such as %o tells nothing: the days do", (instant) => {
    const birthDose = measles({ ages: [{ withinHours: 24 }] })
    const timely = (birthInstant: string, doseAt: string, day: string) => seriesOf(assess(birthDose, { birthDate: "2026-01-01", birthInstant, given: [given(`MV ${day}`, { at: doseAt })] })).evaluations[0]?.timely
    expect(timely(instant, "2026-01-01T08:00:00+07:00", "2026-01-01")).toBe("yes")
    expect(timely("2026-01-01T08:00:00+07:00", instant, "2026-01-02")).toBe("unknown")
    expect(timely("2026-01-01T08:00:00+07:00", instant, "2026-01-03")).toBe("no")
  })
  it("a dose before the hour of birth on the day of birth is not in time for sure", () => {
    const birthDose = measles({ ages: [{ withinHours: 24 }] })
    expect(seriesOf(assess(birthDose, { birthDate: "2026-01-01", birthInstant: "2026-01-01T09:00:00+07:00", given: [given("MV 2026-01-01", { at: "2026-01-01T08:59:59+07:00" })] })).evaluations[0]?.timely).toBe("unknown")
    expect(seriesOf(assess(birthDose, { birthDate: "2026-01-01", birthInstant: "2026-01-01T09:00:00+07:00", given: [given("MV 2026-01-01", { at: "2026-01-01T09:00:00+07:00" })] })).evaluations[0]?.timely).toBe("yes")
  })
  it.each([["2025", "2025-12-31", "valid 1"], ["2025", "2026-01-01", "substandard 1: lotExpired"], ["12/2025", "2026-01-01", "valid 1"], ["2025-13", "2026-01-01", "valid 1"]])("a lot until %s, on %s: %s", (expires, day, expected) => {
    expect(verdicts(schedule, { given: [given(`MV ${day}`, { expires })] })).toEqual([expected])
  })
})
