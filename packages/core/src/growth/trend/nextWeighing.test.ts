import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, dayAgeReached, epochDay } from "../../time/index.ts"
import type { WeighingRule } from "../growthItem.ts"
import { nextWeighing, type NextWeighing, type WeighingItem } from "./nextWeighing.ts"

const item = (...is: readonly WeighingRule[]): WeighingItem => ({ item: { id: "test/weighing" }, is })

/** Malnourished children monthly, below two years monthly, from two to five every three months. */
const usual = item({ until: { years: 5 }, state: ["wasted"], every: { months: 1 } }, { until: { years: 2 }, every: { months: 1 } }, { from: { years: 2 }, until: { years: 5 }, every: { months: 3 } })

const ask = (items: readonly WeighingItem[], birth: string, lastWeighed: string | undefined, on: string, codes: readonly string[] = []): NextWeighing | undefined =>
  nextWeighing(items, { birth: epochDay(birth), lastWeighed: lastWeighed === undefined ? undefined : epochDay(lastWeighed), on: epochDay(on), codes })

const short = (next: NextWeighing | undefined): string => next === undefined ? "never" : `${next.due} ${next.status}${next.overdue === undefined ? "" : ` ${next.overdue}`} ${next.reason}`

describe("the next weighing", () => {
  it.each([["2026-07-14", "2026-07-15 later sinceLast"], ["2026-07-15", "2026-07-15 due sinceLast"], ["2026-07-16", "2026-07-15 overdue 1 sinceLast"], ["2026-09-15", "2026-07-15 overdue 62 sinceLast"]])("a baby weighed on 15 June, on %s: %s", (on, next) => {
    expect(short(ask([usual], "2026-01-10", "2026-06-15", on))).toBe(next)
  })
  it("tells which rule of which item fits", () => {
    expect(ask([usual], "2026-01-10", "2026-06-15", "2026-07-01")).toMatchObject({ rule: "test/weighing", fits: { until: { years: 2 }, every: { months: 1 } } })
  })
  it("months keep within the month", () => {
    expect(short(ask([usual], "2025-11-10", "2026-01-31", "2026-02-01"))).toBe("2026-02-28 later sinceLast")
    expect(short(ask([usual], "2023-11-10", "2023-11-30", "2023-12-01"))).toBe("2023-12-30 later sinceLast")
  })
  it("who was weighed at 23 months comes again in a month, though older children come less often", () => {
    expect(short(ask([usual], "2024-07-01", "2026-06-15", "2026-07-10"))).toBe("2026-07-15 later sinceLast")
  })
  it("who was weighed on the second birthday comes in three months, the day before in one", () => {
    expect(short(ask([usual], "2024-07-01", "2026-07-01", "2026-07-10"))).toBe("2026-10-01 later sinceLast")
    expect(short(ask([usual], "2024-07-01", "2026-06-30", "2026-07-10"))).toBe("2026-07-30 later sinceLast")
  })
  it("a child found to be wasted is called monthly, from the last weighing on", () => {
    expect(short(ask([usual], "2023-01-10", "2026-06-15", "2026-07-10"))).toBe("2026-09-15 later sinceLast")
    expect(short(ask([usual], "2023-01-10", "2026-06-15", "2026-07-10", ["stunted", "wasted"]))).toBe("2026-07-15 later sinceLast")
    expect(short(ask([usual], "2023-01-10", "2026-05-15", "2026-07-10", ["wasted"]))).toBe("2026-06-15 overdue 25 sinceLast")
  })
  it("an age at which children come sooner calls a child before the old interval is over", () => {
    const later = item({ until: { months: 6 }, every: { months: 6 } }, { from: { months: 6 }, every: { months: 1 } })
    expect(short(ask([later], "2026-01-10", "2026-05-01", "2026-05-02"))).toBe("2026-07-10 later ageReached")
    expect(short(ask([later], "2026-01-10", "2026-06-20", "2026-06-21"))).toBe("2026-07-20 later ageReached")
    expect(short(ask([later], "2026-01-10", "2026-07-10", "2026-07-11"))).toBe("2026-08-10 later sinceLast")
  })
  it("an age at which nobody has to come leaves the appointment as it was, unless the child has it by then", () => {
    const upToTwo = item({ until: { years: 2 }, every: { months: 3 } })
    expect(short(ask([upToTwo], "2024-07-15", "2026-04-01", "2026-05-01"))).toBe("2026-07-01 later sinceLast")
    expect(short(ask([upToTwo], "2024-07-01", "2026-04-01", "2026-05-01"))).toBe("never")
    expect(short(ask([upToTwo], "2024-07-15", "2026-04-01", "2026-07-14"))).toBe("2026-07-01 overdue 13 sinceLast")
    expect(short(ask([upToTwo], "2024-07-15", "2026-04-01", "2026-07-15"))).toBe("never")
  })
  it("who was never weighed is due today, or on the first day for which there is a rule", () => {
    expect(short(ask([usual], "2026-01-10", undefined, "2026-07-10"))).toBe("2026-07-10 due neverWeighed")
    expect(short(ask([item({ from: { months: 6 }, every: { months: 1 } })], "2026-02-28", undefined, "2026-07-10"))).toBe("2026-08-28 later neverWeighed")
    expect(short(ask([item({ from: { months: 6 }, every: { months: 1 } })], "2026-08-31", undefined, "2026-09-10"))).toBe("2027-03-01 later neverWeighed")
  })
  it("a rule of an age that will be over by then calls nobody", () => {
    const bands = item({ until: { months: 6 }, every: { months: 6 } }, { from: { months: 6 }, until: { months: 7 }, every: { months: 3 } }, { from: { months: 7 }, every: { months: 12 } })
    expect(short(ask([bands], "2026-01-10", "2026-07-01", "2026-07-02"))).toBe("2027-01-01 later sinceLast")
  })
  it("one of several states is enough", () => {
    expect(short(ask([item({ state: ["wasted", "stunted"], every: { months: 1 } }, { every: { months: 6 } })], "2026-01-10", "2026-06-15", "2026-06-16", ["stunted"]))).toBe("2026-07-15 later sinceLast")
  })
  it("the first day of the rules to come, in whatever order they stand", () => {
    const later = item({ from: { months: 12 }, every: { months: 1 } }, { from: { months: 6 }, until: { months: 12 }, every: { months: 1 } }, { until: { months: 2 }, every: { months: 1 } })
    expect(short(ask([later], "2026-01-10", undefined, "2026-04-10"))).toBe("2026-07-10 later neverWeighed")
  })
  it("a weighing after the day that is asked for is not known yet", () => {
    expect(short(ask([usual], "2026-01-10", "2026-07-11", "2026-07-10"))).toBe("2026-07-10 due neverWeighed")
  })
  it("who is five, or has no rule, is not called", () => {
    expect(short(ask([usual], "2021-07-10", "2026-06-01", "2026-07-09"))).toBe("never")
    expect(short(ask([usual], "2021-07-10", undefined, "2026-07-10"))).toBe("never")
    expect(short(ask([usual], "2021-07-10", undefined, "2026-07-09"))).toBe("2026-07-09 due neverWeighed")
    expect(short(ask([], "2026-01-10", "2026-06-15", "2026-07-01"))).toBe("never")
  })
  it("the first item goes before the next: a commune's own before the nation's", () => {
    const ours: WeighingItem = { item: { id: "commune/weighing" }, is: [{ until: { years: 1 }, every: { weeks: 2 } }] }
    expect(ask([ours, usual], "2026-01-10", "2026-06-15", "2026-06-16")).toMatchObject({ due: "2026-06-29", rule: "commune/weighing" })
    expect(ask([ours, usual], "2025-01-10", "2026-06-15", "2026-06-16")).toMatchObject({ due: "2026-07-15", rule: "test/weighing" })
  })
  it("a child born on 29 February is two on 1 March", () => {
    expect(short(ask([usual], "2024-02-29", "2026-02-28", "2026-03-01"))).toBe("2026-03-28 later sinceLast")
    expect(short(ask([usual], "2024-02-29", "2026-03-01", "2026-03-02"))).toBe("2026-06-01 later sinceLast")
  })
})

describe("laws", () => {
  const age = fc.integer({ min: 0, max: 30 }).map((months) => ({ months }))
  const rule: fc.Arbitrary<WeighingRule> = fc.record({ from: age, until: age, state: fc.constantFrom(["wasted"], ["wasted", "stunted"]), every: fc.integer({ min: 1, max: 6 }).map((months) => ({ months })) }, { requiredKeys: ["every"] })
  const items = fc.array(rule, { maxLength: 4 }).map((rules) => [item(...rules)])
  const birth = epochDay("2024-01-31")
  const day = fc.integer({ min: birth, max: birth + 1000 })
  const codes = fc.constantFrom<readonly string[]>([], ["wasted"], ["stunted"])
  it("is after the last weighing, and on a day of which a rule for the age speaks", () => {
    fc.assert(fc.property(items, day, fc.integer({ min: 0, max: 200 }), codes, (rules, lastWeighed, later, state) => {
      const next = nextWeighing(rules, { birth, lastWeighed, on: lastWeighed + later, codes: state })
      if (next === undefined) return
      expect(epochDay(next.due)).toBeGreaterThan(lastWeighed)
      expect(next.overdue ?? 0).toBe(Math.max(0, lastWeighed + later - epochDay(next.due)))
      expect(next.fits.state === undefined || next.fits.state.some((code) => state.includes(code))).toBe(true)
    }))
  })
  it("waiting changes nothing of the day, until the child is too old", () => {
    fc.assert(fc.property(items, day, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (rules, lastWeighed, first, more) => {
      const [now, then] = [first, first + more].map((days) => nextWeighing(rules, { birth, lastWeighed, on: lastWeighed + days, codes: [] }))
      if (now !== undefined && then !== undefined) expect(then.due).toBe(now.due)
    }))
  })
  it("a rule more for a state never calls anybody later", () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (lastWeighed, usualMonths, months) => {
      const [state, all]: readonly WeighingRule[] = [{ state: ["wasted"], every: { months: Math.min(months, usualMonths) } }, { every: { months: usualMonths } }]
      const dueOf = (codes: readonly string[]) => epochDay(nextWeighing([item(state!, all!)], { birth, lastWeighed, on: lastWeighed, codes })!.due)
      expect(dueOf(["wasted"])).toBeLessThanOrEqual(dueOf([]))
    }))
  })
  it("agrees with going from day to day: the first on which the rule of the last weighing, or of the day, says so", () => {
    fc.assert(fc.property(items, day, (rules, lastWeighed) => {
      const fitting = (on: number) => rules[0]!.is.find(({ from, until, state }) => state === undefined && (from === undefined || on >= dayAgeReached(birth, from)) && (until === undefined || on < dayAgeReached(birth, until)))
      const months = (rule: WeighingRule | undefined): number | undefined => rule === undefined ? undefined : rule.every.months
      const due = (on: number): boolean => [fitting(lastWeighed), fitting(on)].some((rule) => rule !== undefined && on >= monthsAfter(lastWeighed, months(rule)!))
      let on = lastWeighed + 1
      while (on < lastWeighed + 1500 && !due(on)) on++
      const next = nextWeighing(rules, { birth, lastWeighed, on: lastWeighed, codes: [] })
      expect(next?.due).toBe(on === lastWeighed + 1500 || fitting(on) === undefined ? undefined : civilDate(on))
    }))
  })
})

const monthsAfter = (day: number, months: number): number => {
  const date = new Date(day * 86_400_000)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)) / 86_400_000
}
