import { describe, expect, it } from "vitest"
import { assess, type Child, dose, prefer, series, small, span } from "./child.fixture.ts"
import type { Series } from "./schedule.ts"

/** The series that somebody is on, and those of which nobody can tell. */
const relevant = (more: Partial<Series>, child: Child = {}) => {
  const { series: on, inconclusive } = assess(small({ measles: [series("m", [dose()], more)] }), child)
  return on.length > 0 ? "relevant" : inconclusive.length > 0 ? { ask: inconclusive[0]!.observations, sexUnknown: inconclusive[0]!.sexUnknown } : "not relevant"
}

describe("a series is for", () => {
  it("everybody, unless it says otherwise", () => {
    expect(relevant({})).toBe("relevant")
    expect(relevant({ type: "evaluationOnly" })).toBe("relevant")
    expect(relevant({ type: "risk" })).toBe("relevant")
    expect(relevant({ indications: [] })).toBe("relevant")
  })

  it.each([
    [["female"], "female", "relevant"], [["female"], "male", "not relevant"], [["male"], "male", "relevant"], [["female", "male"], "male", "relevant"], [["female", "unknown"], "male", "not relevant"],
    // Nobody knows: the question stays open, unless the series is for them, too.
    [["female"], undefined, { ask: [], sexUnknown: true }], [["female"], "other", { ask: [], sexUnknown: true }], [["female", "unknown"], undefined, "relevant"], [["female", "unknown"], "other", "relevant"],
    [undefined, undefined, "relevant"], [undefined, "male", "relevant"]
  ] as const)("of %o, somebody %s: %o", (sexes, sex, expected) => {
    expect(relevant(sexes === undefined ? {} : { sexes }, sex === undefined ? {} : { sex })).toEqual(expected)
  })

  const indicated = { type: "risk", indications: [{ observation: "hiv", beginAge: span("2 years"), endAge: span("3 years") }, { observation: "transplant" }] } as const
  it.each([["2026-01-14", "not relevant"], ["2026-01-15", "relevant"], ["2027-01-14", "relevant"], ["2027-01-15", "not relevant"]])("whom an indication applies to, by the age on the day: on %s %s", (on, expected) => {
    expect(relevant(indicated, { on, observations: [{ code: "hiv" }] })).toBe(expected)
  })
  it("whom one of several applies to", () => {
    expect(relevant(indicated, { on: "2025-01-01", observations: [{ code: "hiv" }, { code: "transplant" }] })).toBe("relevant")
    expect(relevant(indicated, { observations: [{ code: "transplant", date: "2020-01-01" }] })).toBe("relevant")
    expect(relevant(indicated, { observations: [{ code: "allergy" }] })).toBe("not relevant")
    expect(relevant(indicated, {})).toBe("not relevant")
    expect(relevant({ ...indicated, type: "standard" }, {})).toBe("not relevant")
  })
  it("whom an indication is planned for, too: a journey, a transplantation", () => {
    for (const date of ["2026-07-14", "2026-07-15", "2026-07-16", "2030-01-01"]) expect(relevant(indicated, { observations: [{ code: "transplant", date }] })).toBe("relevant")
  })
})

describe("what nobody can tell", () => {
  const indicated = { type: "risk", indications: [{ observation: "hiv", endAge: span("2 years") }, { observation: "transplant" }, { observation: "allergy" }] } as const
  it("is told with the observations to ask for, those that could matter at this age", () => {
    const unknown: Child = { observations: [{ code: "hiv", unknown: true }, { code: "transplant", unknown: true }, { code: "health-worker", unknown: true }] }
    expect(relevant(indicated, { ...unknown, on: "2026-01-14" })).toEqual({ ask: ["hiv", "transplant"], sexUnknown: false })
    expect(relevant(indicated, { ...unknown, on: "2026-01-15" })).toEqual({ ask: ["transplant"], sexUnknown: false })
    expect(relevant({ type: "risk", indications: [{ observation: "hiv" }] }, { observations: [{ code: "allergy", unknown: true }] })).toBe("not relevant")
  })
  it("does not matter where another indication applies", () => {
    expect(relevant(indicated, { observations: [{ code: "hiv", unknown: true }, { code: "allergy" }] })).toBe("relevant")
  })
  it("both at once", () => {
    expect(relevant({ ...indicated, sexes: ["female"] }, { observations: [{ code: "transplant", unknown: true }] })).toEqual({ ask: ["transplant"], sexUnknown: true })
    expect(relevant({ ...indicated, sexes: ["female"] }, { observations: [{ code: "transplant" }] })).toEqual({ ask: [], sexUnknown: true })
    expect(relevant({ ...indicated, sexes: ["female"] }, { observations: [{ code: "transplant" }, { code: "allergy", unknown: true }] })).toEqual({ ask: [], sexUnknown: true })
    expect(relevant({ ...indicated, sexes: ["female"] }, {})).toBe("not relevant")
    expect(relevant({ ...indicated, sexes: ["female"] }, { sex: "male", observations: [{ code: "transplant", unknown: true }] })).toBe("not relevant")
    expect(relevant({ ...indicated, sexes: ["female"] }, { sex: "female", observations: [{ code: "transplant", unknown: true }] })).toEqual({ ask: ["transplant"], sexUnknown: false })
  })
  it("names the antigen, the series and its vaccine group", () => {
    const schedule = small({ je: [series("je-risk", [{ preferable: prefer("JE") }], { vaccineGroup: "je", type: "risk", indications: [{ observation: "hiv" }] })] })
    expect(assess(schedule, { observations: [{ code: "hiv", unknown: true }] }).inconclusive).toEqual([{ antigen: "je", series: "je-risk", vaccineGroup: "je", observations: ["hiv"], sexUnknown: false }])
  })
})

describe("what forecasts hang on and nobody knows", () => {
  const unknown = (...codes: readonly string[]): Child => ({ observations: codes.map((code) => ({ code, unknown: true })) })
  const undecided = (child: Child, ...antigens: Parameters<typeof small>) => assess(small(...antigens), child).undecided

  it("is told by antigen: immunity, its exceptions, contraindications of both kinds, what intervals run from or are opened by", () => {
    const measles = {
      series: [series("m", [dose({ intervals: [{ from: { observation: "transplant" }, min: span("6 months") }, { from: { previous: true }, orNextEpisode: "pregnant" }] })])],
      immunity: { history: ["had-measles"], birth: [{ before: "1957-01-01", except: ["health-worker"] }] },
      contraindications: { antigen: [{ observation: "allergy" }], vaccine: [{ observation: "hiv", vaccines: [{ vaccine: "MV" }] }] }
    }
    for (const code of ["had-measles", "health-worker", "allergy", "hiv", "transplant", "pregnant"]) expect(undecided(unknown(code), { measles })).toEqual([{ antigen: "measles", observations: [code] }])
    expect(undecided(unknown("hiv", "allergy"), { measles })).toEqual([{ antigen: "measles", observations: ["allergy", "hiv"] }])
    expect(undecided({}, { measles })).toEqual([])
    expect(undecided({ observations: [{ code: "hiv" }] }, { measles })).toEqual([])
  })
  it("says nothing of antigens that ask nothing of it, or that nobody is on", () => {
    expect(undecided(unknown("hiv"), { measles: [series("m", [dose()])] })).toEqual([])
    expect(undecided(unknown("hiv"), { measles: { series: [], contraindications: { antigen: [{ observation: "hiv" }] } } })).toEqual([])
  })
  it("is not asked for where it surely holds", () => {
    const measles = { series: [series("m", [dose()])], contraindications: { antigen: [{ observation: "hiv", endAge: span("1 year") }] } }
    expect(undecided({ observations: [{ code: "hiv", unknown: true }, { code: "hiv" }] }, { measles })).toEqual([])
    expect(relevant({ type: "risk", indications: [{ observation: "hiv", endAge: span("1 year") }] }, { observations: [{ code: "hiv" }, { code: "hiv", unknown: true }] })).toBe("not relevant")
  })
  it("by allowable intervals, too", () => {
    const asks = dose({ intervals: [{ from: { previous: true }, min: span("1 year") }], allowableIntervals: [{ from: { observation: "transplant" }, absMin: span("1 month") }] })
    expect(undecided(unknown("transplant"), { measles: [series("m", [asks])] })).toEqual([{ antigen: "measles", observations: ["transplant"] }])
  })
  it("tells each antigen once", () => {
    const asks = dose({ intervals: [{ from: { observation: "transplant" } }, { from: { observation: "hiv" } }] })
    expect(undecided(unknown("transplant"), { measles: [series("a", [asks]), series("b", [asks, asks])], je: [series("je", [dose({ ...asks, preferable: prefer("JE") })], { vaccineGroup: "je" })] })).toEqual([
      { antigen: "measles", observations: ["transplant"] }, { antigen: "je", observations: ["transplant"] }
    ])
  })
})
