import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calendarMonth, calendarQuarter, calendarYear, dateParts, epochDay, type Period } from "../time/index.ts"
import { evaluator } from "./evaluate.ts"
import type { MeasureCount, RatioFactor, SeriesExpression } from "./expression.ts"
import { placeOf } from "./placement.ts"
import { readData } from "./readData.ts"
import type { CountAsked, PeopleCount, SeriesNumber } from "./seriesData.ts"
import { cell, entered, july, numbersOf, people, units } from "./series.fixture.ts"
import { unitTree } from "./unitTree.ts"

type Answer = "yes" | "no" | "unknown"

/** A person of whom it is known, or not, whether the denominator holds, and the numerator. What was unknown turns out as `truth` says. */
interface Somebody {
  readonly village: "east" | "west"
  readonly month: number
  readonly asked: Readonly<Record<"denominator" | "numerator", Answer>>
  readonly truth: Readonly<Record<"denominator" | "numerator", boolean>>
}

const answer = fc.constantFrom<Answer>("yes", "yes", "no", "unknown")
const pair = <T>(of: fc.Arbitrary<T>) => fc.record({ denominator: of, numerator: of })
const somebody: fc.Arbitrary<Somebody> = fc.record({ village: fc.constantFrom("east", "west"), month: fc.nat(2), asked: pair(answer), truth: pair(fc.boolean()) })

const settled = (one: Somebody): Somebody => {
  const settle = (name: "denominator" | "numerator"): Answer => one.asked[name] === "unknown" ? (one.truth[name] ? "yes" : "no") : one.asked[name]
  return { ...one, asked: { denominator: settle("denominator"), numerator: settle("numerator") } }
}

/** The numerator lies in the denominator, in Kleene logic. */
const belongs = ({ asked: { denominator, numerator } }: Somebody, count: MeasureCount): Answer =>
  count === "denominator" || denominator === "no" ? denominator : numerator === "no" ? "no" : denominator === "yes" && numerator === "yes" ? "yes" : "unknown"

/** Counts whoever lives in the unit and came in one of the period's months, of which there are three kinds. */
const counter = (all: readonly Somebody[]) => ({ unit, period, count }: CountAsked): PeopleCount => {
  const month = dateParts(epochDay(period.from)).month % 3
  const answers = all.filter((one) => (unit === "commune" || one.village === unit) && one.month === month).map((one) => belongs(one, count))
  return { yes: answers.filter((one) => one === "yes").length, unknown: answers.filter((one) => one === "unknown").length }
}

const tree = unitTree(units)
const numbers: readonly SeriesNumber[] = ["commune", "east", "west"].flatMap((unit) => [3, -2, 0].map((told, index) =>
  entered("n", told, { unit, period: calendarMonth(["2026-05-01", "2026-06-01", "2026-07-01"][index]!) })))

/** Whatever can be written, sensible or not. */
const { expressions } = fc.letrec<{ expressions: SeriesExpression }>((tie) => {
  const inner = tie("expressions")
  return {
    expressions: fc.oneof({ maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<SeriesExpression>(people("i"), people("i", "denominator"), { op: "value", id: "n" }, { op: "number", is: 2 }, { op: "number", is: 0 }),
      fc.record({ op: fc.constantFrom("add", "subtract", "multiply"), of: fc.array(inner, { minLength: 2, maxLength: 3 }) }) as unknown as fc.Arbitrary<SeriesExpression>,
      fc.record({ op: fc.constant("divide"), of: fc.tuple(inner, inner) }) as fc.Arbitrary<SeriesExpression>,
      fc.record({ op: fc.constant("ratio"), of: inner, to: inner, per: fc.constantFrom<RatioFactor>(1, 100) }) as fc.Arbitrary<SeriesExpression>,
      fc.constantFrom("numerator" as const, "denominator" as const).chain((count) => fc.constantFrom<SeriesExpression>(
        { op: "ratio", of: people("i", count), to: people("i", "denominator"), per: 100 },
        { op: "ratio", of: { op: "rollUp", of: people("i", count), by: "sum" }, to: { op: "rollUp", of: people("i", "denominator"), by: "sum" } },
        { op: "ratio", of: { op: "window", of: people("i", count), over: 2, by: "mean" }, to: { op: "window", of: people("i", "denominator"), over: 2, by: "mean" } }
      )),
      fc.record({ op: fc.constant("offset"), of: inner, periods: fc.nat(2) }) as fc.Arbitrary<SeriesExpression>,
      fc.record({ op: fc.constant("window"), of: inner, over: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant("yearToDate")), by: fc.constantFrom("sum", "mean", "last") }) as fc.Arbitrary<SeriesExpression>,
      fc.record({ op: fc.constant("rollUp"), of: inner, by: fc.constantFrom("sum", "recount") }) as fc.Arbitrary<SeriesExpression>
    )
  }
})

const evaluate = (is: SeriesExpression, all: readonly Somebody[], unit = "commune", period = july) =>
  evaluator([{ id: "s", is }], readData({ counts: counter(all), numbers }, tree), tree)("s", placeOf(unit, period))

describe("bounds", () => {
  it("hold the true number, whoever the undecided turn out to be", () => {
    const seen = { number: 0, bounded: 0 }
    fc.assert(fc.property(expressions, fc.array(somebody, { maxLength: 12 }), fc.constantFrom("commune", "east"), (is, all, unit) => {
      const before = evaluate(is, all, unit).figure
      const after = evaluate(is, all.map(settled), unit).figure
      if (before.state === "undefined") expect(after.state).toBe("undefined")
      if (before.state !== "number") return
      seen.number++
      if (before.lo < before.hi) seen.bounded++
      expect(before.lo).toBeLessThanOrEqual(before.at)
      expect(before.at).toBeLessThanOrEqual(before.hi)
      if (after.state !== "number") throw new Error(`${after.state} once it is settled`)
      expect(after.lo).toBe(after.hi)
      expect(before.lo).toBeLessThanOrEqual(after.at)
      expect(after.at).toBeLessThanOrEqual(before.hi)
    }), { numRuns: 2_000 })
    // Otherwise the property would say nothing.
    expect(seen.number).toBeGreaterThan(400)
    expect(seen.bounded).toBeGreaterThan(100)
  })
  it("are no number beyond all numbers, and nothing is unknown without a reason", () => {
    fc.assert(fc.property(expressions, fc.array(somebody, { maxLength: 12 }), (is, all) => {
      const { figure, notes } = evaluate(is, all)
      if (figure.state === "number") expect([figure.at, figure.lo, figure.hi].every((one) => Number.isFinite(one) && !Object.is(one, -0))).toBe(true)
      if (figure.state === "unknown" || (figure.state === "number" && figure.lo < figure.hi)) expect(notes.missing).not.toEqual([])
      if (figure.state === "undefined") expect(notes.flags).toContain("divisionByZero")
    }), { numRuns: 500 })
  })
})

describe("laws", () => {
  const many = fc.array(somebody, { maxLength: 8 })
  const same = (a: SeriesExpression, b: SeriesExpression) => (all: readonly Somebody[]): void => expect(evaluate(a, all)).toEqual(evaluate(b, all))

  it("a window of one, an offset of none and a sum of one village are the series itself", () => {
    fc.assert(fc.property(expressions, many, fc.constantFrom("sum" as const, "mean" as const, "last" as const), (of, all, by) => {
      same({ op: "window", of, over: 1, by }, of)(all)
      same({ op: "offset", of, periods: 0 }, of)(all)
      same({ op: "rollUp", of, by: "recount" }, of)(all)
      expect(evaluate({ op: "rollUp", of, by: "sum" }, all, "east")).toEqual(evaluate(of, all, "east"))
    }))
  })
  it("offsets add up, and trade places with arithmetic", () => {
    fc.assert(fc.property(expressions, expressions, many, fc.nat(3), fc.nat(3), (a, b, all, m, n) => {
      same({ op: "offset", of: { op: "offset", of: a, periods: m }, periods: n }, { op: "offset", of: a, periods: m + n })(all)
      const back = (of: SeriesExpression): SeriesExpression => ({ op: "offset", of, periods: n })
      same(back({ op: "subtract", of: [a, b] }), { op: "subtract", of: [back(a), back(b)] })(all)
    }))
  })
  it("a window is the sum of its offsets", () => {
    fc.assert(fc.property(expressions, many, (of, all) => {
      same({ op: "window", of, over: 3, by: "sum" }, { op: "add", of: [of, { op: "offset", of, periods: 1 }, { op: "offset", of, periods: 2 }] })(all)
    }))
  })
  it("addition and multiplication do not ask for the order", () => {
    fc.assert(fc.property(expressions, expressions, many, fc.constantFrom("add" as const, "multiply" as const), (a, b, all, op) => {
      expect(evaluate({ op, of: [a, b] }, all).figure).toEqual(evaluate({ op, of: [b, a] }, all).figure)
    }))
  })
  it("villages that share the commune out sum up to what is counted anew", () => {
    fc.assert(fc.property(many, fc.constantFrom("numerator" as const, "denominator" as const), (all, count) => {
      const sum = evaluate({ op: "rollUp", of: people("i", count), by: "sum" }, all).figure
      expect(sum).toEqual(evaluate({ op: "rollUp", of: people("i", count), by: "recount" }, all).figure)
    }))
  })
  it("a yearly number's months and quarters sum up to it", () => {
    fc.assert(fc.property(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 0, max: 4_000_000 }).map((quarters) => quarters / 4), (year, told) => {
      const whole = calendarYear(`${year}-01-01`)
      const data = { numbers: [entered("n", told, { period: whole })] }
      for (const [count, periodOf] of [[12, calendarMonth], [4, calendarQuarter]] as const) {
        const periods = Array.from({ length: count }, (_, index): Period => periodOf(`${year}-${String(1 + index * 12 / count).padStart(2, "0")}-01`))
        const sum = periods.reduce((total, period) => total + cell({ op: "ofYear", of: { op: "value", id: "n" }, proRata: true }, data, { period, numbers: numbersOf("flow", "n") }).value!, 0)
        expect(Math.abs(sum - told)).toBeLessThanOrEqual(told * 1e-12)
      }
    }))
  })
})
