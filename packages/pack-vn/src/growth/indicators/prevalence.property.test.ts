import { civilDate, computeKpis, epochDay } from "@tramyte/core"
import { type GrowthIndicator, growthPrevalence, type IndicatorPrevalence, scoreColumns } from "@tramyte/core/growth"
import { whoGrowth } from "@tramyte/who-growth"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { named } from "../items.ts"
import { child, height, oedema, rules, weight, year } from "./measured.fixture.ts"

const measuredOn = epochDay("2026-06-01")

interface Drawn {
  readonly female: boolean
  readonly ageDays: number
  readonly kg: number | undefined
  readonly cm: number | undefined
  readonly swollen: boolean
}

/** A child under five near what children measure, and now and then far from it. */
const drawn: fc.Arbitrary<Drawn> = fc.record({
  female: fc.boolean(), ageDays: fc.integer({ min: 0, max: 1800 }), slim: fc.double({ min: 0.55, max: 1.6, noNaN: true }), small: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
  measured: fc.constantFrom("both", "both", "both", "weight", "height"), swollen: fc.constantFrom(false, false, false, false, true)
}).map(({ ageDays, female, measured, slim, small, swollen }) => {
  const cm = Math.round((50 + 25 * Math.min(1, ageDays / 365) + 8.5 * Math.max(0, ageDays / 365 - 1)) * small * 10) / 10
  const kg = Math.round(16 * (cm / 100) ** 2 * slim * 10) / 10
  return { female, ageDays, kg: measured === "height" ? undefined : kg, cm: measured === "weight" ? undefined : cm, swollen }
})

const start = civilDate(measuredOn)

/** The indicator of the plan, the standard that it goes by, and the cut-off of WHO's own tables. */
const pairs: readonly (readonly [string, GrowthIndicator, keyof IndicatorPrevalence])[] = [
  ["stunting", "length-height-for-age", "belowMinus2"], ["severe-stunting", "length-height-for-age", "belowMinus3"], ["underweight", "weight-for-age", "belowMinus2"], ["severe-underweight", "weight-for-age", "belowMinus3"],
  ["wasting", "weight-for-length-height", "belowMinus2"], ["severe-wasting", "weight-for-length-height", "belowMinus3"], ["overweight", "weight-for-length-height", "above2"], ["obesity", "weight-for-length-height", "above3"]
]

it("where each child is measured once, shares are those of WHO's method over a whole register", () => {
  fc.assert(fc.property(fc.array(drawn, { minLength: 1, maxLength: 25 }), (children) => {
    const column = (of: (one: Drawn) => number | undefined) => children.map((one) => of(one) ?? Number.NaN)
    const columns = { sex: column(({ female }) => female ? 2 : 1), ageDays: column(({ ageDays }) => ageDays), weight: column(({ kg }) => kg), lengthHeight: column(({ cm }) => cm), oedema: column(({ swollen }) => swollen ? 1 : 0) }
    const [all] = growthPrevalence({ ...columns, ...scoreColumns(whoGrowth, columns) }, { standard: "0-5", design: "register" }).groups
    const records = children.map(({ ageDays, cm, female, kg, swollen }, at) => {
      const record = child([...(kg === undefined ? [] : [weight(start, kg)]), ...(cm === undefined ? [] : [height(start, cm)]), ...(swollen ? [oedema(start)] : [])], { birthDate: civilDate(measuredOn - ageDays), sex: female ? "female" : "male" })
      return { ...record, person: { ...record.person, id: `c${at}` } }
    })
    const reports = computeKpis(rules, { records, period: year, indicators: pairs.map(([name]) => named(name)) })
    for (const [index, [name, indicator, cutOff]] of pairs.entries()) {
      const { n, [cutOff]: share } = all!.indicators[indicator]!
      const { of, scored } = reports[index]!
      expect([name, of, scored.yes]).toEqual([name, n, n === 0 ? 0 : Math.round((share as { readonly percent: number }).percent / 100 * n)])
    }
  }), { numRuns: 40 })
})
