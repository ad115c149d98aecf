import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type GrowthIndicator, growthIndicators } from "../indicator.ts"
import { growthPrevalence, type GroupPrevalence, type IndicatorPrevalence, intervalMeanings, type PrevalenceOptions } from "./growthPrevalence.ts"
import type { GrowthSurvey } from "./growthSurvey.ts"
import { naiveEstimate, naiveInterval } from "./naiveEstimate.fixture.ts"

/** A child with one or two z-scores, as a nurse would tell of it. */
interface Child {
  readonly months?: number | undefined
  readonly sex?: 1 | 2 | 0
  readonly stature?: number | undefined
  readonly thin?: number | undefined
  readonly oedema?: boolean
  readonly weight?: number
  readonly cluster?: string
  readonly stratum?: string
  readonly village?: string
}

const surveyOf = (children: readonly Child[], thinness: GrowthIndicator = "weight-for-length-height"): GrowthSurvey => ({
  scores: { "length-height-for-age": { z: children.map(({ stature }) => stature ?? NaN) }, [thinness]: { z: children.map(({ thin }) => thin ?? NaN) } },
  ageMonths: children.map(({ months }) => months ?? NaN),
  sex: children.map(({ sex }) => sex ?? 0),
  oedema: children.map(({ oedema }) => oedema === true ? 1 : 0)
})

const tableOf = (children: readonly Child[], options: Partial<PrevalenceOptions> = {}) => growthPrevalence(surveyOf(children), { standard: "0-5", ...options })
const lineOf = (children: readonly Child[], id = "all", options: Partial<PrevalenceOptions> = {}): GroupPrevalence => tableOf(children, options).groups.find((group) => group.id === id)!
const stature = (line: GroupPrevalence): IndicatorPrevalence => line.indicators["length-height-for-age"]!
const thinness = (line: GroupPrevalence): IndicatorPrevalence => line.indicators["weight-for-length-height"]!

describe("cut-offs", () => {
  it.each([
    [-3.01, 100, 100, 100], [-3, 0, 100, 100], [-2.01, 0, 100, 100], [-2, 0, 0, 100], [-1.01, 0, 0, 100], [-1, 0, 0, 0], [0, 0, 0, 0]
  ])("a z-score of %d", (z, below3, below2, below1) => {
    const { belowMinus3, belowMinus2, belowMinus1, above1 } = stature(lineOf([{ stature: z }]))
    expect([belowMinus3?.percent, belowMinus2?.percent, belowMinus1?.percent, above1?.percent]).toEqual([below3, below2, below1, 0])
  })
  it.each([[1, 0, 0, 0], [1.01, 100, 0, 0], [2, 100, 0, 0], [2.01, 100, 100, 0], [3, 100, 100, 0], [3.01, 100, 100, 100]])("a z-score of %d", (z, over1, over2, over3) => {
    const { above1, above2, above3, belowMinus1 } = stature(lineOf([{ stature: z }]))
    expect([above1?.percent, above2?.percent, above3?.percent, belowMinus1?.percent]).toEqual([over1, over2, over3, 0])
  })
  it("go by two decimals, as WHO's do", () => {
    expect(stature(lineOf([{ stature: -2.004 }])).belowMinus2?.percent).toBe(0)
    expect(stature(lineOf([{ stature: -2.006 }])).belowMinus2?.percent).toBe(100)
  })
})

describe("what is not believed", () => {
  it.each([
    ["length-height-for-age", [-6, 6], [-6.01, 6.01]], ["weight-for-age", [-6, 5], [-6.01, 5.01]], ["weight-for-length-height", [-5, 5], [-5.01, 5.01]],
    ["bmi-for-age", [-5, 5], [-5.01, 5.01]], ["arm-circumference-for-age", [-5, 5], [-5.01, 5.01]]
  ] as const)("of %s, without flags of its own, lies beyond WHO's limits", (indicator, plausible, implausible) => {
    const count = (z: readonly number[]) => growthPrevalence({ scores: { [indicator]: { z } } }, { standard: "0-5", indicators: [indicator] }).groups[0]?.indicators[indicator]?.n
    expect([count(plausible), count(implausible)]).toEqual([2, 0])
  })
  it("is what is flagged, where flags are given", () => {
    const { groups } = growthPrevalence({ scores: { "bmi-for-age": { z: [7, 0.5, 1], implausible: [0, 1, 0] } } }, { standard: "0-5" })
    expect(groups[0]?.indicators["bmi-for-age"]).toMatchObject({ n: 2, mean: { mean: 4 } })
  })
})

describe("oedema", () => {
  it("counts as severely wasted, and is left out of the mean", () => {
    const line = lineOf([{ thin: -0.5, stature: -1 }, { thin: 1.5, stature: -2.5, oedema: true }, { stature: 0.5, oedema: true }, { stature: 0 }])
    expect(thinness(line)).toMatchObject({ n: 3, belowMinus3: { percent: expect.closeTo(200 / 3, 12) }, mean: { mean: -0.5 } })
    expect(stature(line)).toMatchObject({ n: 4, mean: { mean: -0.75 } })
    expect(line.concurrent).toMatchObject({ n: 3, stuntedAndWasted: { percent: expect.closeTo(100 / 3, 12) } })
  })
  it("of a schoolchild counts in weight-for-age up to 120 months", () => {
    const survey = { scores: { "weight-for-age": { z: [NaN, NaN] }, "bmi-for-age": { z: [NaN, NaN] } }, ageMonths: [120, 120.01], oedema: [1, 1] }
    const line = growthPrevalence(survey, { standard: "5-19" }).groups.find(({ id }) => id === "year:10")
    expect([line?.indicators["weight-for-age"]?.n, line?.indicators["bmi-for-age"]?.n]).toEqual([1, 2])
  })
})

describe("two kinds of malnutrition in one child", () => {
  it("are told of children who have both scores", () => {
    const { concurrent } = lineOf([
      { stature: -2.1, thin: -2.1 }, { stature: -2.1, thin: 2.1 }, { stature: -2.1, thin: -2 }, { stature: -2, thin: -2.1 }, { stature: -3 }, { thin: -3 }, { stature: -2.5, thin: 2 }, { stature: 0, thin: 2.5 }
    ])
    expect(concurrent).toMatchObject({ n: 6, weighted: 6, stuntedAndWasted: { percent: expect.closeTo(100 / 6, 12) }, stuntedAndOverweight: { percent: expect.closeTo(100 / 6, 12) } })
  })
  it("are nobody's where one of the two is not in the survey", () => {
    expect(growthPrevalence({ scores: { "length-height-for-age": { z: [-3] } } }, { standard: "0-5" }).groups[0]).not.toHaveProperty("concurrent")
  })
})

describe("groups", () => {
  it.each([[0, "age:0-5"], [5.99, "age:0-5"], [6, "age:6-11"], [11.99, "age:6-11"], [12, "age:12-23"], [23.99, "age:12-23"], [24, "age:24-35"], [36, "age:36-47"], [48, "age:48-59"], [59.99, "age:48-59"]])(
    "%d months are in %s", (months, id) => {
      const ages = tableOf([{ months, stature: -1, sex: 2 }]).groups.filter(({ by }) => by === "age")
      expect(ages.filter((group) => stature(group).n === 1).map((group) => group.id)).toEqual([id])
    })
  it.each([[60, "year:5", "age:60-119"], [119.99, "year:9", "age:60-119"], [120, "year:10", "age:120-179"], [180, "year:15", "age:180-228"], [227.99, "year:18", "age:180-228"], [228, "year:19", "age:180-228"]])(
    "%d months of a schoolchild are in %s and %s", (months, year, age) => {
      const { groups } = growthPrevalence(surveyOf([{ months, stature: -1, sex: 1 }], "bmi-for-age"), { standard: "5-19" })
      const ids = groups.filter((group) => group.indicators["length-height-for-age"]!.n === 1).map(({ id }) => id)
      expect(ids).toEqual(["all", year, age, "sex:male", `age-sex:${age.slice(4)}:male`])
    })
  it("are all there under five, in their order, even of nobody", () => {
    const { groups } = tableOf([])
    expect(groups.map(({ id }) => id)).toEqual([
      "all", "age:0-5", "age:6-11", "age:12-23", "age:24-35", "age:36-47", "age:48-59", "sex:female", "sex:male",
      ...["0-5", "6-11", "12-23", "24-35", "36-47", "48-59"].flatMap((age) => [`age-sex:${age}:female`, `age-sex:${age}:male`])
    ])
    expect(stature(groups[3]!)).toEqual({ n: 0, weighted: 0, belowMinus3: undefined, belowMinus2: undefined, belowMinus1: undefined, above1: undefined, above2: undefined, above3: undefined, mean: undefined, sd: undefined })
  })
  it("have names in both languages", () => {
    const { groups } = tableOf([{ months: 30, village: "Đông" }], { groups: { thôn: ["Đông"] } })
    expect(groups.find(({ id }) => id === "age-sex:24-35:female")).toMatchObject({ months: { from: 24, through: 35 }, sex: "female", label: { vi: "trẻ gái 24–35 tháng", en: "girls, 24–35 months" } })
    expect(groups.at(-1)).toMatchObject({ id: "thôn=Đông", by: "column", column: "thôn", value: "Đông", label: { vi: "thôn: Đông", en: "thôn: Đông" } })
    const schools = growthPrevalence(surveyOf([{ months: 100 }]), { standard: "5-19" }).groups
    expect(schools.filter(({ id }) => ["year:9", "age:180-228"].includes(id)).map(({ label }) => label.vi)).toEqual(["9 tuổi", "15–19 tuổi"])
  })
  it("of an unknown age or sex are in the total, and in the groups that are known", () => {
    const { groups } = tableOf([{ stature: -3.5, sex: 1 }, { stature: 0, months: 7 }])
    expect(groups.filter((group) => stature(group).n > 0).map(({ id }) => id)).toEqual(["all", "age:6-11", "sex:male"])
    expect(stature(groups[0]!).n).toBe(2)
  })
  it("of a column of one's own are sorted, without those that nobody in the survey has", () => {
    const village = ["Nam", "Bắc", "Nam", null, "", "Xa"]
    const children = village.map((_, at): Child => ({ stature: -1, months: at === 5 ? 61 : 10 }))
    expect(tableOf(children, { groups: { village } }).groups.filter(({ by }) => by === "column").map(({ id }) => id)).toEqual(["village=Bắc", "village=Nam"])
    expect(tableOf(children, { groups: { quintile: [10, 9, 2, 2, NaN, 1] } }).groups.filter(({ by }) => by === "column").map(({ value }) => value)).toEqual([2, 9, 10])
  })
  it("may have any name", () => {
    const line = lineOf([{ stature: -3 }], "__proto__=constructor", { groups: { ["__proto__"]: ["constructor"] } })
    expect(stature(line).n).toBe(1)
  })
  it("of all ages do not tell schoolchildren's weight-for-age, which ends at ten years", () => {
    const survey = { scores: { "weight-for-age": { z: [-1, NaN] } }, ageMonths: [70, 150], sex: [1, 1] }
    const told = growthPrevalence(survey, { standard: "5-19", groups: { area: ["x", "y"] } }).groups.filter(({ indicators }) => indicators["weight-for-age"] !== undefined)
    expect(new Set(told.map(({ by }) => by))).toEqual(new Set(["year", "age", "age-sex"]))
  })
})

describe("rows", () => {
  it("of age 1826 days are in, of 1827 out", () => {
    const survey = { scores: { "length-height-for-age": { z: [-1, -1, -1, -1, -1] } }, ageDays: [1826, 1827, NaN, -1, 0] }
    expect(growthPrevalence(survey, { standard: "0-5" }).rows).toEqual({ given: 5, used: 3, dropped: { ageUnknown: 0, ageOutOfRange: 2, clusterUnknown: 0, stratumUnknown: 0 }, weightUnknown: 0 })
  })
  it("with an age in months alone are in up to half a day after 1826 days", () => {
    expect(tableOf([{ months: 1826.4 / 30.4375 }, { months: 1826.5 / 30.4375 }]).rows.used).toBe(1)
  })
  it("of schoolchildren are in from 60 to 228 months", () => {
    const { rows } = growthPrevalence(surveyOf([59.99, 60, 228, 228.01, undefined].map((months) => ({ months }))), { standard: "5-19" })
    expect(rows).toMatchObject({ used: 2, dropped: { ageUnknown: 1, ageOutOfRange: 2 } })
  })
  it("out of age are no units of the design; those without a z-score are", () => {
    const children: readonly Child[] = [{ months: 10, stature: -1 }, { months: 10 }, { months: 70, stature: -1 }]
    expect(tableOf(children).degreesOfFreedom).toBe(1)
  })
  it("without cluster, stratum or weight are told", () => {
    const children: readonly Child[] = Array.from({ length: 5 }, () => ({ months: 10, stature: -2.5 }))
    const { rows } = tableOf(children, { design: { weights: [1, NaN, 1, 1, 1], clusters: ["a", "b", "", "c", "c"], strata: [1, 1, 1, null, 1] } })
    expect(rows).toEqual({ given: 5, used: 3, dropped: { ageUnknown: 0, ageOutOfRange: 0, clusterUnknown: 1, stratumUnknown: 1 }, weightUnknown: 1 })
  })
  it("take age in days where age in months is not known", () => {
    const survey = { scores: { "length-height-for-age": { z: [-1, -1] } }, ageMonths: [NaN, 12], ageDays: [365, 365] }
    const { groups } = growthPrevalence(survey, { standard: "0-5" })
    expect(["age:6-11", "age:12-23"].map((id) => stature(groups.find((group) => group.id === id)!).n)).toEqual([1, 1])
  })
  it("must be as many in each column", () => {
    expect(() => growthPrevalence({ scores: { "bmi-for-age": { z: [1, 2] } }, sex: [1] }, { standard: "0-5" })).toThrow("TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"bmi-for-age, z\" has 2 rows instead of 1;")
    expect(() => tableOf([{ stature: 1 }], { groups: { area: [] } })).toThrow("TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"area\" has 0 rows instead of 1;")
    expect(() => tableOf([{ stature: 1 }], { design: { weights: [-1] } })).toThrow("TRAMYTE_GROWTH_DESIGN")
  })
})

describe("tables", () => {
  const scores: GrowthSurvey["scores"] = Object.fromEntries(growthIndicators.map((indicator) => [indicator, { z: [-1] }]))
  const told = (options: Partial<PrevalenceOptions>) => Object.keys(growthPrevalence({ scores, ageMonths: [60] }, { standard: "0-5", ...options }).groups[1]!.indicators)
  it("are WHO's four, in their order", () => expect(told({})).toEqual(["length-height-for-age", "weight-for-age", "weight-for-length-height", "bmi-for-age"]))
  it("are three of schoolchildren", () => expect(told({ standard: "5-19" })).toEqual(["length-height-for-age", "weight-for-age", "bmi-for-age"]))
  it("are those that are wished, as far as they are known", () => {
    expect(told({ indicators: ["arm-circumference-for-age", "weight-for-age"] })).toEqual(["weight-for-age", "arm-circumference-for-age"])
    expect(told({ indicators: ["arm-circumference-for-age", "weight-for-age"], standard: "5-19" })).toEqual(["weight-for-age"])
  })
})

describe("what is misspelt or misplaced is told, not left out", () => {
  const survey: GrowthSurvey = { scores: { "bmi-for-age": { z: [1] } } }
  it.each<[string, unknown, unknown, string]>([
    ["a design's field", survey, { standard: "0-5", design: { weight: [1] } }, "the option \"design\" has the unknown field \"weight\"; it may have weights, clusters, strata"],
    ["a design", survey, { standard: "0-5", design: "survey" }, "the option \"design\" is \"survey\"; give \"register\", or an object with weights, clusters, strata"],
    ["a made design", survey, { standard: "0-5", design: [1] }, "the option \"design\" is a list; give \"register\", or an object with weights, clusters, strata"],
    ["a standard", survey, { standard: "0-59" }, "the option \"standard\" is \"0-59\"; give \"0-5\" or \"5-19\""],
    ["no standard", survey, {}, "the option \"standard\" is undefined;"],
    ["no options", survey, undefined, "the options object of growthPrevalence is undefined; give an object with standard, design, indicators, groups"],
    ["an option", survey, { standard: "0-5", group: {} }, "the options object of growthPrevalence has the unknown field \"group\";"],
    ["groups", survey, { standard: "0-5", groups: "region" }, "the option \"groups\" is \"region\";"],
    ["an indicator", survey, { standard: "0-5", indicators: ["stunting"] }, "an indicator is \"stunting\"; give \"length-height-for-age\" or"],
    ["no scores", { ageDays: [400] }, { standard: "0-5" }, "the survey's \"scores\" are undefined; give { ...columns, ...scoreColumns(standards, columns) }"],
    ["a score", { scores: { haz: { z: [1] } } }, { standard: "0-5" }, "the survey's scores have the unknown indicator \"haz\"; there are length-height-for-age,"],
    ["z-scores without a name", { scores: { "bmi-for-age": [1] } }, { standard: "0-5" }, "the survey's scores of \"bmi-for-age\" are a list without \"z\";"],
    ["weights among the columns", { ...survey, weights: [1] }, { standard: "0-5" }, "\"weights\" stands among the survey's columns; give it in the options:"]
  ])("%s", (_, of, options, message) => expect(() => growthPrevalence(of as GrowthSurvey, options as PrevalenceOptions)).toThrow(`TRAMYTE_GROWTH_DESIGN: ${message}`))
  it("one cluster for all is none, and that is seen", () => {
    const children: readonly Child[] = [{ stature: -3 }, { stature: -1 }, { stature: 0 }]
    const [one, two] = [["a", "a", "a"], ["a", "b", "b"]].map((clusters) => tableOf(children, { design: { clusters } }))
    expect([one!.clustered, one!.degreesOfFreedom, two!.clustered, two!.degreesOfFreedom]).toEqual([false, 2, true, 1])
    expect(one!.groups).toEqual(tableOf(children).groups)
  })
})

describe("a whole register", () => {
  it("has the figures of a sample by chance, and says that its intervals mean something else", () => {
    const children: readonly Child[] = [{ stature: -2.5 }, { stature: 0 }, { stature: 1 }]
    const [register, sample] = [tableOf(children, { design: "register" }), tableOf(children)]
    expect(register.groups).toEqual(sample.groups)
    expect([register.intervals, sample.intervals]).toEqual(["register", "sample"])
    expect(intervalMeanings.register.vi).toContain("không phải mẫu")
  })
})

describe("laws of generated surveys", () => {
  const z = fc.option(fc.integer({ min: -550, max: 550 }).map((hundredths) => hundredths / 100), { nil: undefined, freq: 8 })
  const child: fc.Arbitrary<Child> = fc.record({
    months: fc.oneof({ weight: 6, arbitrary: fc.double({ min: 0, max: 59.99, noNaN: true }) }, fc.constantFrom(undefined, 6, 12, 62)),
    sex: fc.constantFrom(1, 2, 1, 2, 0), stature: z, thin: z.map((one) => one === undefined ? one : Math.max(-5, Math.min(5, one))), oedema: fc.constantFrom(false, false, false, true),
    weight: fc.constantFrom(1, 2.5, 0, 7), cluster: fc.constantFrom("a", "b", "c", "d"), stratum: fc.constantFrom("n", "n", "s"), village: fc.constantFrom("Đông", "Tây")
  })
  const children = fc.array(child, { maxLength: 60 })
  const plan = (of: readonly Child[]) => ({
    design: { weights: of.map(({ weight }) => weight!), clusters: of.map(({ cluster }) => cluster), strata: of.map(({ stratum }) => stratum) }, groups: { village: of.map(({ village }) => village) }
  })

  it("each line is what the formulas give for its children", () => fc.assert(fc.property(children, (of) => {
    const { groups } = tableOf(of, plan(of))
    const used = of.filter(({ months }) => months !== 62)
    for (const line of groups) {
      const isIn = ({ months = NaN, sex, village }: Child): boolean =>
        (line.months === undefined || (months >= line.months.from && months < line.months.through + 1)) && (line.sex === undefined || sex === (line.sex === "male" ? 1 : 2)) && (line.value === undefined || village === line.value)
      const estimate = (valueOf: (one: Child) => number | undefined) => naiveEstimate(used.map((one) => ({ weight: one.weight!, cluster: one.cluster, stratum: one.stratum, value: isIn(one) ? valueOf(one) : undefined })))
      const wasted = estimate(({ thin, oedema }) => oedema ? 1 : thin === undefined ? undefined : thin < -2 ? 1 : 0)
      const mean = estimate(({ thin, oedema }) => oedema ? undefined : thin)
      const { n, belowMinus2, mean: meanZ } = thinness(line)
      if (wasted === undefined) expect(belowMinus2).toBeUndefined()
      else {
        const [lower, upper] = naiveInterval(wasted)
        expect(n).toBe(wasted.n)
        expect(belowMinus2?.percent).toBeCloseTo(100 * wasted.estimate, 8)
        expect(belowMinus2?.standardError).toBeCloseTo(100 * wasted.standardError, 5)
        if (lower === undefined) expect(belowMinus2?.lower).toBeUndefined()
        else expect([belowMinus2!.lower! / 100, belowMinus2!.upper! / 100]).toEqual([expect.closeTo(lower, 6), expect.closeTo(upper!, 6)])
      }
      if (mean === undefined) expect(meanZ).toBeUndefined()
      else expect([meanZ?.mean, meanZ?.standardError]).toEqual([expect.closeTo(mean.estimate, 9), expect.closeTo(mean.standardError, 7)])
    }
  })))

  it("whoever is below -3 is below -2, and whoever is below -2 is below -1; so above", () => fc.assert(fc.property(children, (of) => {
    for (const line of tableOf(of, plan(of)).groups) {
      for (const { belowMinus3, belowMinus2, belowMinus1, above1, above2, above3 } of [stature(line), thinness(line)]) {
        if (belowMinus1 === undefined) continue
        expect(belowMinus3!.percent).toBeLessThanOrEqual(belowMinus2!.percent)
        expect(belowMinus2!.percent).toBeLessThanOrEqual(belowMinus1.percent)
        expect(above3!.percent).toBeLessThanOrEqual(above2!.percent)
        expect(above2!.percent).toBeLessThanOrEqual(above1!.percent)
        expect(belowMinus1.percent + above1!.percent).toBeLessThanOrEqual(100 + 1e-9)
      }
    }
  })))

  it.each([["sexes", ({ by }: GroupPrevalence) => by === "sex"], ["villages", ({ by }: GroupPrevalence) => by === "column"]] as const)("the total is the weighted mean of the %s", (_, part) => fc.assert(fc.property(children, (of) => {
    const sexed = of.map((one) => ({ ...one, sex: one.sex === 0 ? 1 as const : one.sex! }))
    const { groups } = tableOf(sexed, plan(sexed))
    const parts = groups.filter(part).map(stature)
    const { n, weighted, belowMinus2, mean } = stature(groups[0]!)
    expect(parts.reduce((sum, each) => sum + each.n, 0)).toBe(n)
    expect(parts.reduce((sum, each) => sum + each.weighted, 0)).toBeCloseTo(weighted, 9)
    if (belowMinus2 === undefined) return
    expect(parts.reduce((sum, each) => sum + each.weighted * (each.belowMinus2?.percent ?? 0), 0) / weighted).toBeCloseTo(belowMinus2.percent, 9)
    expect(parts.reduce((sum, each) => sum + each.weighted * (each.mean?.mean ?? 0), 0) / weighted).toBeCloseTo(mean!.mean, 9)
  })))

  it("the order of rows changes nothing", () => fc.assert(fc.property(children.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray([...of], { minLength: of.length }))), ([of, shuffled]) => {
    const [one, other] = [of, shuffled].map((each) => tableOf(each, plan(each)).groups)
    expect(other!.map(({ id }) => id)).toEqual(one!.map(({ id }) => id))
    one!.forEach((line, at) => {
      const [a, b] = [thinness(line), thinness(other![at]!)]
      expect(b.n).toBe(a.n)
      if (a.mean) expect(b.mean!.mean).toBeCloseTo(a.mean.mean, 12)
      if (a.belowMinus2) expect(b.belowMinus2!.percent).toBeCloseTo(a.belowMinus2.percent, 10)
      if (a.sd !== undefined) expect(b.sd).toBeCloseTo(a.sd, 9)
    })
  })))
})
