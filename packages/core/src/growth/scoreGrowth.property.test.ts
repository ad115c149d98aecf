import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import { type GrowthScores, type Measure, type Measurement, noScoreCodes } from "./measurement.ts"
import { type MeasurementColumns, scoreColumns } from "./scoreColumns.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { heldDays, heldMonths, someRows } from "./tables.fixture.ts"

const bundles = [someRows(), someRows(61)]
const someStandards = fc.constantFrom(...bundles)

/** Mostly what somebody may have written down, at times what nobody can have measured. */
const measure = (from: number, to: number) => fc.oneof(
  { weight: 12, arbitrary: fc.double({ min: from, max: to, noNaN: true }) }, { weight: 4, arbitrary: fc.integer({ min: from * 10, max: to * 10 }).map((tenths) => tenths / 10) },
  { weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(0, -0, -1, 1e-9, 1e9, 1e308, NaN, Infinity, -Infinity) }
)
const age: fc.Arbitrary<Pick<Measurement, "ageDays" | "ageMonths">> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...heldDays).map((ageDays) => ({ ageDays })) }, { weight: 4, arbitrary: fc.constantFrom(...heldMonths, 59.99, 228, 228.01, 8.99, 9).map((ageMonths) => ({ ageMonths })) },
  { weight: 1, arbitrary: fc.double({ min: -2, max: 7000, noNaN: true }).map((ageDays) => ({ ageDays })) }, { weight: 1, arbitrary: fc.constantFrom({}, { ageDays: NaN }, { ageDays: -1 }, { ageMonths: Infinity }, { ageDays: 730.5 }) }
)
const child: fc.Arbitrary<Measurement> = fc.tuple(
  age,
  fc.record({
    sex: fc.constantFrom("male", "female", "male", "female", undefined), measured: fc.constantFrom("length", "height", undefined), oedema: fc.constantFrom(true, false, false, undefined),
    weight: measure(2, 30), lengthHeight: fc.oneof(measure(45, 130), fc.double({ min: 85, max: 89, noNaN: true })), headCircumference: measure(30, 60), armCircumference: measure(8, 25), tricepsSkinfold: measure(2, 25), subscapularSkinfold: measure(2, 25)
  })
).map(([years, rest]) => ({ ...years, ...rest }))

const runs = { numRuns: 400 }
const always = (law: (standards: (typeof bundles)[number], child: Measurement) => void) => fc.assert(fc.property(someStandards, child, law), runs)
const of = ({ scores, notScored }: GrowthScores, indicator: GrowthIndicator) => scores.find((one) => one.indicator === indicator) ?? notScored.find((one) => one.indicator === indicator)!

const madeOf: Readonly<Record<GrowthIndicator, readonly Measure[]>> = {
  "length-height-for-age": ["lengthHeight"], "weight-for-age": ["weight"], "weight-for-length-height": ["weight", "lengthHeight"], "bmi-for-age": ["weight", "lengthHeight"], "head-circumference-for-age": ["headCircumference"],
  "arm-circumference-for-age": ["armCircumference"], "triceps-skinfold-for-age": ["tricepsSkinfold"], "subscapular-skinfold-for-age": ["subscapularSkinfold"]
}
const measures: readonly Measure[] = ["weight", "lengthHeight", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold"]

describe("whatever was written down", () => {
  it("each indicator has a finite score or a reason, in WHO's order, and nothing is thrown", () => always((standards, one) => {
    const found = scoreGrowth(standards, one)
    expect(growthIndicators.map((indicator) => of(found, indicator).indicator)).toEqual(growthIndicators)
    expect(found.scores.length + found.notScored.length).toBe(8)
    for (const { z, percentile } of found.scores) {
      expect(Number.isFinite(z) && !Object.is(z, -0) && Math.abs(z * 100 - Math.round(z * 100)) <= 1e-9 * Math.abs(z * 100)).toBe(true)
      expect(percentile >= 0 && percentile <= 100).toBe(true)
    }
    expect(JSON.parse(JSON.stringify(found.scores))).toEqual(found.scores)
  }))
  it("without a sex there is no score, and only what was measured asks for it", () => always((standards, one) => {
    const { scores, notScored } = scoreGrowth(standards, { ...one, sex: undefined })
    expect(scores).toEqual([])
    for (const { indicator, code } of notScored) expect(code).toBe(madeOf[indicator].some((each) => one[each] === undefined) ? "notMeasured" : "sexUnknown")
  }))
  it("a flag says that the rounded score lies beyond the limits of the table that was used", () => always((standards, one) => {
    for (const { z, implausible, table } of scoreGrowth(standards, one).scores) {
      const { below, above } = standards.tables.find(({ id }) => id === table)!.implausible
      expect(implausible).toBe(z < below || z > above)
    }
  }))
  it("a measure that is left out takes its own indicators and no other", () => fc.assert(fc.property(someStandards, child, fc.constantFrom(...measures), (standards, one, gone) => {
    const [before, after] = [scoreGrowth(standards, one), scoreGrowth(standards, { ...one, [gone]: undefined })]
    for (const indicator of growthIndicators) expect(of(after, indicator)).toEqual(madeOf[indicator].includes(gone) ? { indicator, code: "notMeasured" } : of(before, indicator))
  }), runs))
  it("oedema takes the scores of weight, and changes nothing else", () => always((standards, one) => {
    const [without, swollen] = [scoreGrowth(standards, { ...one, oedema: false }), scoreGrowth(standards, { ...one, oedema: true })]
    for (const indicator of growthIndicators) {
      const before = of(without, indicator)
      const after = of(swollen, indicator)
      if (!madeOf[indicator].includes("weight")) expect(after).toEqual(before)
      else if ("z" in before) expect(after).toEqual({ indicator, code: "oedema" })
      // Where the table itself holds no such place either reason is true.
      else if (!["beyondLimits", "statureOutOfRange", "ageOutOfRange"].includes(before.code)) expect(after).toEqual(before)
      else expect(["oedema", before.code]).toContain((after as typeof before).code)
    }
    expect({ ...swollen, scores: [], notScored: [] }).toEqual({ ...without, scores: [], notScored: [] })
  }))
  it("boys by the girls' rows have the girls' scores", () => always((standards, one) => {
    const swapped = { tables: standards.tables.map((table) => ({ ...table, rows: { male: table.rows.female, female: table.rows.male } })) }
    const other = { ...one, sex: one.sex === "male" ? "female" : one.sex === "female" ? "male" : undefined } as const
    expect(scoreGrowth(swapped, other)).toEqual(scoreGrowth(standards, one))
  }))
  it("no other table is asked where the first that is meant for the child is taken", () => always((standards, one) => {
    expect(scoreGrowth({ tables: [...standards.tables, ...standards.tables] }, one)).toEqual(scoreGrowth(standards, one))
  }))
  it("age in months says the same as age in days", () => fc.assert(fc.property(someStandards, child, fc.constantFrom(...heldDays), (standards, one, ageDays) => {
    expect(scoreGrowth(standards, { ...one, ageDays: undefined, ageMonths: ageDays / 30.4375 })).toEqual(scoreGrowth(standards, { ...one, ageMonths: undefined, ageDays }))
  }), runs))
  it("without `setAside` a baby said to stand is as one of whom nobody said", () => always((standards, one) => {
    const found = scoreGrowth(standards, { ...one, measured: "height" })
    if (found.stature?.standingBaby !== true) return
    expect({ ...found, stature: undefined }).toEqual({ ...scoreGrowth(standards, { ...one, measured: undefined }), stature: undefined })
  }))
})

describe("z rises with the measure", () => {
  const sound = fc.tuple(fc.oneof(fc.constantFrom(...heldDays).map((ageDays) => ({ ageDays })), fc.constantFrom(...heldMonths).map((ageMonths) => ({ ageMonths }))), fc.constantFrom("male" as const, "female" as const), fc.constantFrom("length" as const, "height" as const, undefined))
  it.each([["weight", 1, 60], ["headCircumference", 20, 70], ["armCircumference", 5, 40], ["tricepsSkinfold", 1, 50], ["subscapularSkinfold", 1, 50], ["lengthHeight", 30, 200]] as const)("%s", (which, min, max) => {
    const value = fc.double({ min, max, noNaN: true })
    fc.assert(fc.property(someStandards, sound, value, value, (standards, [years, sex, measured], a, b) => {
      const at = (measure: number) => scoreGrowth(standards, { ...years, sex, measured, lengthHeight: which === "weight" ? 87 : undefined, [which]: measure })
      const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))]
      for (const indicator of growthIndicators) {
        const [less, more] = [of(low, indicator), of(high, indicator)]
        expect("z" in less).toBe("z" in more)
        if ("z" in less && "z" in more) expect(less.z).toBeLessThanOrEqual(more.z)
      }
    }), runs)
  })
  it("and BMI falls with stature", () => {
    const value = fc.double({ min: 60, max: 120, noNaN: true })
    fc.assert(fc.property(sound, value, value, ([years, sex, measured], a, b) => {
      const at = (lengthHeight: number) => of(scoreGrowth(bundles[0]!, { ...years, sex, measured, lengthHeight, weight: 12 }), "bmi-for-age")
      const [shorter, taller] = [at(Math.min(a, b)), at(Math.max(a, b))]
      if ("z" in shorter && "z" in taller) expect(shorter.z).toBeGreaterThanOrEqual(taller.z)
    }), runs)
  })
})

describe("columns", () => {
  const column = (children: readonly Measurement[], of: (child: Measurement) => number | undefined) => Float64Array.from(children, (one) => of(one) ?? NaN)
  const columns = (children: readonly Measurement[]): MeasurementColumns => ({
    sex: column(children, ({ sex }) => sex === "male" ? 1 : sex === "female" ? 2 : 0), ageDays: column(children, ({ ageDays }) => ageDays), ageMonths: column(children, ({ ageMonths }) => ageMonths),
    measured: column(children, ({ measured }) => measured === "length" ? 1 : measured === "height" ? 2 : 0), oedema: column(children, ({ oedema }) => oedema === true ? 1 : 0),
    ...Object.fromEntries(measures.map((which) => [which, column(children, (one) => one[which])]))
  })
  /** What columns cannot tell: a number that is none is one that nobody wrote down. */
  const asColumn = (one: Measurement): Measurement => Object.fromEntries(Object.entries(one).filter(([, value]) => !Number.isNaN(value)))
  const many = fc.array(child.map(asColumn), { minLength: 1, maxLength: 30 })

  it("say of every row what is said of one child", () => fc.assert(fc.property(someStandards, many, (standards, children) => {
    const { rows, scores, ageDays, ageMonths } = scoreColumns(standards, columns(children))
    expect(rows).toBe(children.length)
    children.forEach((one, row) => {
      const found = scoreGrowth(standards, one)
      expect([ageDays[row], ageMonths[row]].map((age) => Number.isFinite(age) ? age : undefined)).toEqual([found.ageDays, found.ageMonths])
      for (const indicator of growthIndicators) {
        const { z, implausible, reason } = scores[indicator]!
        const expected = of(found, indicator)
        expect([z[row], implausible[row], reason[row]]).toEqual("z" in expected ? [expected.z, expected.implausible ? 1 : 0, 0] : [NaN, 0, 1 + noScoreCodes.indexOf(expected.code)])
      }
    })
  }), { numRuns: 100 }))
  it("do not hang on the order of rows, nor on which indicators are asked", () => fc.assert(fc.property(someStandards, many, fc.subarray([...growthIndicators]), (standards, children, wanted) => {
    const forth = scoreColumns(standards, columns(children))
    const back = scoreColumns(standards, columns(children.toReversed()), wanted)
    expect(Object.keys(back.scores).toSorted()).toEqual(wanted.toSorted())
    for (const indicator of wanted) {
      expect(back.scores[indicator]!.z.toReversed()).toEqual(forth.scores[indicator]!.z)
      expect(back.scores[indicator]!.implausible.toReversed()).toEqual(forth.scores[indicator]!.implausible)
      expect(back.scores[indicator]!.reason.toReversed()).toEqual(forth.scores[indicator]!.reason)
    }
  }), { numRuns: 100 }))
})
