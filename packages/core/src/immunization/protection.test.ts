import { describe, expect, it } from "vitest"
import { assess, type Child, dose, next, prefer, series, seriesOf, small, span, why } from "./child.fixture.ts"
import type { Antigen } from "./schedule.ts"

const schedule = (more: Omit<Antigen, "id" | "series">) => small({ measles: { series: [series("m", [dose({ preferable: prefer("MV"), allowable: [{ vaccine: "MR" }] }), dose({ preferable: prefer("MR") })])], ...more } })
const status = (more: Omit<Antigen, "id" | "series">, child: Child): unknown => next(schedule(more), child)["status"]
const seen = (...codes: readonly string[]): Child => ({ observations: codes.map((code) => ({ code })) })

describe("immune by history", () => {
  const immunity = { immunity: { history: ["had-measles", "hiv"] } }
  it("by any of the observations that prove it", () => {
    expect(status(immunity, seen("had-measles"))).toBe("immune")
    expect(status(immunity, seen("allergy", "hiv"))).toBe("immune")
    expect(status(immunity, seen("allergy"))).toBe("notComplete")
    expect(status(immunity, {})).toBe("notComplete")
    expect(status(immunity, { observations: [{ code: "had-measles", unknown: true }] })).toBe("notComplete")
  })
  it("names it, and forecasts nothing", () => {
    expect(why(schedule(immunity), seen("hiv"))).toEqual(["immuneByHistory hiv"])
    expect(seriesOf(assess(schedule(immunity), seen("hiv"))).forecast).toEqual({ status: "immune", reasons: [{ code: "immuneByHistory", observation: "hiv" }], vaccines: [], guidance: [] })
  })
})

describe("immune by date of birth", () => {
  const immunity = { immunity: { birth: [{ before: "1957-01-01", except: ["health-worker", "hiv"] }, { before: "1970-01-01", country: "VN" }] } }
  const born = (birthDate: string, more: Child = {}): Child => ({ birthDate, ...more })
  it.each([["1956-12-31", "immune"], ["1957-01-01", "notComplete"]])("born on %s, before 1957 or not: %s", (birthDate, expected) => {
    expect(status(immunity, born(birthDate))).toBe(expected)
    expect(status(immunity, born(birthDate, { birthCountry: "US" }))).toBe(expected)
    expect(status(immunity, born(birthDate, seen("allergy")))).toBe(expected)
  })
  it.each([["1969-12-31", "immune"], ["1970-01-01", "notComplete"]])("born in the country on %s: %s", (birthDate, expected) => {
    expect(status(immunity, born(birthDate, { birthCountry: "VN" }))).toBe(expected)
  })
  it("any of the exceptions takes a rule away, and no other", () => {
    for (const code of ["health-worker", "hiv"]) {
      expect(status(immunity, born("1950-01-01", seen(code)))).toBe("notComplete")
      expect(status(immunity, born("1950-01-01", { ...seen(code), birthCountry: "VN" }))).toBe("immune")
    }
  })
  it("names the day", () => {
    expect(why(schedule(immunity), born("1950-01-01"))).toEqual(["immuneByBirthDate 1957-01-01"])
    expect(why(schedule(immunity), born("1960-01-01", { birthCountry: "VN", ...seen("allergy") }))).toEqual(["immuneByBirthDate 1970-01-01"])
  })
  it("a proof goes before a date", () => {
    expect(why(schedule({ immunity: { history: ["had-measles"], ...immunity.immunity } }), born("1950-01-01", seen("had-measles")))).toEqual(["immuneByHistory had-measles"])
  })
})

describe("contraindicated altogether", () => {
  const against = { contraindications: { antigen: [{ observation: "hiv", beginAge: span("2 years"), endAge: span("3 years"), text: "no live vaccine", guidance: "ask the hospital" }, { observation: "allergy" }] } }
  it.each([["2026-01-14", "notComplete"], ["2026-01-15", "contraindicated"], ["2027-01-14", "contraindicated"], ["2027-01-15", "notComplete"]])("by the age on the day: on %s %s", (on, expected) => {
    expect(status(against, { ...seen("hiv"), on })).toBe(expected)
  })
  it("by any of them", () => {
    expect(status(against, seen("allergy"))).toBe("contraindicated")
    expect(status(against, { ...seen("hiv", "allergy"), on: "2025-01-01" })).toBe("contraindicated")
    expect(status(against, seen("pregnant"))).toBe("notComplete")
    expect(status(against, { observations: [{ code: "allergy", unknown: true }] })).toBe("notComplete")
  })
  it("names what speaks against it, and what to do", () => {
    expect(why(schedule(against), seen("allergy", "hiv"))).toEqual(["antigenContraindicated hiv"])
    expect(seriesOf(assess(schedule(against), seen("hiv"))).forecast.guidance).toEqual(["no live vaccine", "ask the hospital"])
    expect(seriesOf(assess(schedule(against), seen("allergy"))).forecast.guidance).toEqual([])
    expect(seriesOf(assess(schedule(against), seen("pregnant"))).forecast.guidance).toEqual([])
  })
  it("immunity goes before it", () => {
    expect(status({ ...against, immunity: { history: ["had-measles"] } }, seen("allergy", "had-measles"))).toBe("immune")
    expect(status({ ...against, immunity: { birth: [{ before: "2025-01-01" }] } }, seen("allergy"))).toBe("immune")
  })
})

describe("single vaccines contraindicated", () => {
  const against = (...vaccines: readonly object[]) => ({ contraindications: { vaccine: [{ observation: "allergy", guidance: "another product", vaccines: vaccines as readonly { vaccine: string }[] }] } })
  it("the series is, where all that it prefers or allows are", () => {
    expect(status(against({ vaccine: "MV" }), seen("allergy"))).toBe("notComplete")
    expect(status(against({ vaccine: "MR" }), seen("allergy"))).toBe("notComplete")
    expect(status(against({ vaccine: "MV" }, { vaccine: "MR" }), seen("allergy"))).toBe("contraindicated")
    expect(status(against({ vaccine: "MV" }, { vaccine: "MR" }, { vaccine: "MMR" }), seen("allergy"))).toBe("contraindicated")
    expect(status(against({ vaccine: "MV" }, { vaccine: "MR" }), seen("hiv"))).toBe("notComplete")
    expect(status(against({ vaccine: "MV" }, { vaccine: "MR" }), {})).toBe("notComplete")
  })
  it("names what speaks against the first of them", () => {
    const two = { contraindications: { vaccine: [{ observation: "hiv", vaccines: [{ vaccine: "MR" }] }, { observation: "allergy", vaccines: [{ vaccine: "MV" }] }] } }
    expect(why(schedule(two), seen("hiv", "allergy"))).toEqual(["vaccinesContraindicated allergy"])
    expect(status(two, seen("hiv"))).toBe("notComplete")
  })
  it("an observation against the antigen is told before one against its vaccines", () => {
    expect(why(schedule({ contraindications: { antigen: [{ observation: "hiv" }], vaccine: [{ observation: "allergy", vaccines: [{ vaccine: "MV" }, { vaccine: "MR" }] }] } }), seen("hiv", "allergy"))).toEqual(["antigenContraindicated hiv"])
  })
  it.each([["2026-01-14", "notComplete"], ["2026-01-15", "contraindicated"], ["2027-01-14", "contraindicated"], ["2027-01-15", "notComplete"]])("at some ages, of the vaccine or of the whole: on %s %s", (on, expected) => {
    const aged = { beginAge: span("2 years"), endAge: span("3 years") }
    expect(status(against({ vaccine: "MV", ...aged }, { vaccine: "MR" }), { ...seen("allergy"), on })).toBe(expected)
    const whole = schedule({ contraindications: { vaccine: [{ observation: "allergy", guidance: "another product", ...aged, vaccines: [{ vaccine: "MV" }, { vaccine: "MR" }] }] } })
    expect(next(whole, { ...seen("allergy"), on })["status"]).toBe(expected)
    expect(seriesOf(assess(whole, { ...seen("allergy"), on })).forecast.guidance).toEqual(expected === "contraindicated" ? ["another product"] : [])
  })
  it("is not recommended by name, and its guidance is told", () => {
    const several = small({ measles: { series: [series("m", [dose({ preferable: prefer("MV", "MR", "MMR") })])], ...against({ vaccine: "MR" }) } })
    expect(seriesOf(assess(several, seen("allergy"))).forecast).toMatchObject({ vaccines: ["MV", "MMR"], guidance: ["another product"] })
    expect(seriesOf(assess(several, {})).forecast).toMatchObject({ vaccines: ["MV", "MR", "MMR"], guidance: [] })
  })
  it("a series without vaccines is not contraindicated by them", () => {
    expect(next(small({ measles: { series: [series("m", [{}])], ...against({ vaccine: "MV" }) } }), seen("allergy"))["status"]).toBe("notComplete")
  })
  it("of one antigen says nothing of another", () => {
    const both = small({ measles: { series: [series("m", [dose({ preferable: prefer("MR") })])], ...against({ vaccine: "MR" }) }, rubella: [series("r", [dose({ preferable: prefer("MR") })], { vaccineGroup: "rubella" })] })
    expect(next(both, seen("allergy"), "m")["status"]).toBe("contraindicated")
    expect(next(both, seen("allergy"), "r")["status"]).toBe("notComplete")
  })
})

describe("what is complete stays so", () => {
  it("whatever else is known of the person", () => {
    const all = { immunity: { history: ["had-measles"] }, contraindications: { antigen: [{ observation: "hiv" }], vaccine: [{ observation: "allergy", vaccines: [{ vaccine: "MV" }, { vaccine: "MR" }] }] } }
    for (const code of ["had-measles", "hiv", "allergy"]) {
      expect(status(all, { ...seen(code), given: ["MV 2025-01-01", "MR 2025-02-01"] })).toBe("complete")
      expect(status(all, { ...seen(code), given: ["MV 2025-01-01"] })).not.toBe("notComplete")
    }
  })
  it("where every dose is skipped and none was given, immunity and contraindications speak first", () => {
    const skipped = (more: Omit<Antigen, "id" | "series">) => small({ measles: { series: [series("m", [dose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", beginAge: span("1 year") }] }] }] })])], ...more } })
    expect(next(skipped({ immunity: { history: ["had-measles"] } }), seen("had-measles"))).toEqual({ status: "immune" })
    expect(next(skipped({ contraindications: { antigen: [{ observation: "hiv" }] } }), seen("hiv"))).toEqual({ status: "contraindicated" })
    expect(next(skipped({}), seen("hiv"))).toEqual({ status: "notRecommended" })
    expect(why(skipped({}), {})).toEqual(["noDoseNeeded"])
  })
})

describe("guidance", () => {
  it("of the series, of each indication that holds, and of what speaks against it, each once", () => {
    const risk = small({ measles: {
      series: [series("m", [dose()], {
        guidance: ["of the series", "twice"],
        indications: [{ observation: "hiv", guidance: "by hiv" }, { observation: "transplant", guidance: "twice" }, { observation: "pregnant", guidance: "too old", endAge: span("1 year") }, { observation: "allergy" }, { observation: "health-worker", guidance: "not seen" }]
      })],
      contraindications: { vaccine: [{ observation: "pregnant", text: "against", vaccines: [{ vaccine: "MR" }] }] }
    } })
    expect(seriesOf(assess(risk, seen("hiv", "transplant", "pregnant", "allergy"))).forecast.guidance).toEqual(["of the series", "twice", "by hiv", "against"])
    expect(assess(risk, seen("hiv")).groups[0]!.guidance).toEqual(["of the series", "twice", "by hiv"])
    expect(seriesOf(assess(small({ measles: [series("m", [dose()], { guidance: ["of the series"] })] }), {})).forecast.guidance).toEqual(["of the series"])
  })
})
