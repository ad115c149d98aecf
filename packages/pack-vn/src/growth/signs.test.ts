import { civilDate, epochDay } from "@tramyte/core"
import { assessGrowth } from "@tramyte/core/growth"
import { whoGrowth } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { personWith, type Told } from "../counted.fixture.ts"
import { weight, weightOfZ } from "./indicators/measured.fixture.ts"
import { loadGrowth } from "./loadGrowth.ts"

const born = "2026-01-10"
const after = (days: number): string => civilDate(epochDay(born) + days)

/** Which signs are seen in the weights of a girl born on 10 January 2026, on the day of the last one. */
const seen = (told: readonly Told[], on = "2026-12-31"): readonly string[] =>
  assessGrowth(loadGrowth("vietnam", on), personWith(told, { day: on, birthDate: born }), { standards: whoGrowth }).signs.filter(({ verdict }) => verdict === "yes").map(({ code }) => code)
const has = (sign: string, told: readonly Told[], on?: string): boolean => seen(told, on).includes(sign)
const kg = (days: number, value: number): Told => weight(after(days), value)
const z = (days: number, score: number): Told => weightOfZ(after(days), score, born)

describe("a newborn", () => {
  it("may lose a tenth of the birth weight, and not more", () => expect([has("newborn-weight-loss", [kg(0, 3), kg(4, 2.7)]), has("newborn-weight-loss", [kg(0, 3), kg(4, 2.69)])]).toEqual([false, true]))
  it("to the 21st day", () => expect([has("newborn-weight-loss", [kg(0, 3), kg(21, 2.6)]), has("newborn-weight-loss", [kg(0, 3), kg(22, 2.6)])]).toEqual([true, false]))
  it("bears no other sign for it", () => expect(seen([kg(0, 3), kg(4, 2.75)])).toEqual([]))
})

describe("weight", () => {
  it("lost by more than weighing errs", () => expect([has("weight-loss", [kg(100, 6), kg(130, 5.9)]), has("weight-loss", [kg(100, 6), kg(130, 5.89)])]).toEqual([false, true]))
  it("below the 2nd centile, which is -2.05 SD", () => expect([has("below-2nd-centile", [z(200, -2.05)]), has("below-2nd-centile", [z(200, -2.06)])]).toEqual([false, true]))
})

describe("a flat line", () => {
  const flat = (...days: readonly number[]) => has("flat-line", days.map((day) => kg(day, 6)))
  it("over four weeks, below six months", () => {
    expect([flat(100, 128), flat(100, 127), has("flat-line", [kg(100, 6), kg(128, 6.1)])]).toEqual([true, false, false])
  })
  // Six months are 182.6 days, twelve 365.25: the age is that of the last weighing.
  it("to the last day before six months one month is enough, then two are asked", () => {
    expect([flat(154, 182), flat(154, 183), flat(126, 154, 182), flat(127, 155, 183)]).toEqual([true, false, true, true])
  })
  it("at 6-11 months: three visits, four weeks apart", () => {
    expect([flat(250, 278), flat(222, 250, 278), flat(222, 249, 278), has("flat-line", [kg(222, 6), kg(250, 6.1), kg(278, 6.1)])]).toEqual([false, true, false, false])
  })
  it("at 12-23 months: four visits", () => {
    const later = (...days: readonly number[]) => has("flat-line", days.map((day) => kg(day, 9)), "2028-06-30")
    expect([later(309, 337, 365), later(310, 338, 366), later(282, 310, 338, 366)]).toEqual([true, false, true])
    // Twenty-four months are 730.5 days.
    expect([later(646, 674, 702, 730), later(647, 675, 703, 731)]).toEqual([true, false])
  })
})

describe("a fall across centile spaces of 0.67 SD", () => {
  const fell = (from: number, to: number) => has("centile-fall", [z(0, from), z(200, to)])
  it.each([
    ["below the 9th centile: one", -1.5, -2.16, -2.18], ["at the 10th: two", -1.28, -2.61, -2.63], ["at the 90th: two", 1.28, -0.05, -0.07], ["above the 91st: three", 1.5, -0.5, -0.52]
  ] as const)("born %s", (_, from, not, yes) => expect([fell(from, not), fell(from, yes)]).toEqual([false, true]))
})

describe("gaining little by WHO's velocity standards", () => {
  // Girls from 3 to 5 months gain 1.1 kg at the median in two months, and fewer than one in forty gains less than 0.5 kg.
  it("once", () => expect([has("low-weight-increment", [kg(92, 6), kg(153, 6.2)]), has("low-weight-increment", [kg(92, 6), kg(153, 7)])]).toEqual([true, false]))
  it("twice in a row is a sign of its own", () => {
    expect(has("two-low-weight-increments", [kg(92, 6), kg(153, 6.2)])).toBe(false)
    expect(has("two-low-weight-increments", [kg(92, 6), kg(153, 6.2), kg(214, 6.3)])).toBe(true)
    expect(has("two-low-weight-increments", [kg(92, 6), kg(153, 7), kg(214, 7.1)])).toBe(false)
  })
})

it("there is no guideline on centiles before 27 September 2017", () => {
  const codes = (on: string) => loadGrowth("vietnam", on).growth.flatMap(({ sign }) => sign === undefined ? [] : [sign.code])
  expect([codes("2017-09-26").includes("centile-fall"), codes("2017-09-27").includes("centile-fall")]).toEqual([false, true])
})
