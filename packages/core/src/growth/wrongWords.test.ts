import { describe, expect, it } from "vitest"
import { GrowthError } from "./errors.ts"
import type { Measurement } from "./measurement.ts"
import { scoreColumns } from "./scoreColumns.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { someRows } from "./tables.fixture.ts"
import { zScore } from "./zScore.ts"

const standards = someRows()
const score = (told: unknown) => scoreGrowth(standards, { sex: "male", ageDays: 728, weight: 11, ...(told as Measurement) })
const thrown = (run: () => unknown): string => {
  try {
    run()
    return "nothing"
  } catch (error) {
    return error instanceof GrowthError ? error.message : String(error)
  }
}

describe("what has gone through JSON", () => {
  it("an age of null is not known: no newborn", () => {
    expect(score({ ageDays: null }).scores).toEqual([])
    expect(score({ ageDays: null, ageMonths: null }).notScored.find(({ indicator }) => indicator === "weight-for-age")?.code).toBe("ageUnknown")
  })
  it("a weight of null was not measured", () => expect(score({ weight: null }).notScored.find(({ indicator }) => indicator === "weight-for-age")?.code).toBe("notMeasured"))
  it("null words say nothing", () => expect(score({ oedema: null, measured: null })).toEqual(score({})))
})

describe("words that say nothing that can be said are told", () => {
  it.each([
    ["oedema", "y", 'TRAMYTE_GROWTH_VALUE: oedema is "y"; give true, false, or nothing where nobody looked'],
    ["oedema", 1, "TRAMYTE_GROWTH_VALUE: oedema is 1; give true, false, or nothing where nobody looked"],
    ["measured", "standing", 'TRAMYTE_GROWTH_VALUE: measured is "standing"; give "length" (lying), "height" (standing), or nothing where nobody said']
  ])("%s: %j", (field, value, message) => expect(thrown(() => score({ [field]: value }))).toBe(message))
  it("a column that says nothing", () => {
    expect(thrown(() => scoreColumns(standards, { ageDays: [1] } as never))).toContain('there is no column "sex"')
    expect(thrown(() => scoreColumns(standards, { sex: [1, 1], oedema: [0, "y"] } as never))).toBe('TRAMYTE_GROWTH_VALUE: oedema of row 2 is "y"; give 1 where there is oedema, 0 where there is none, NaN where nobody looked')
    expect(scoreColumns(standards, { sex: [1], oedema: [true], ageDays: [728], weight: [11] } as never).scores["weight-for-age"]?.z[0]).toBeNaN()
  })
  it("a sex that has no standard has no score", () => expect(score({ sex: "M" }).notScored[1]?.code).toBe("sexUnknown"))
  it("one table is no list of standards", () => {
    expect(thrown(() => scoreGrowth(standards.tables[0] as never, { sex: "male" }))).toContain("TRAMYTE_GROWTH_STANDARDS: there are no growth standards")
    expect(thrown(() => zScore(standards.tables[0]!, "M" as never, 400, 9))).toContain('TRAMYTE_GROWTH_VALUE: sex is "M"; give "male" or "female"')
  })
})
