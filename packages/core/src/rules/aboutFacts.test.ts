import { describe, expect, it } from "vitest"
import { ask, type Told, type ToldFact, traceOf } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "./predicate.ts"

// All is asked on 15 July 2026.
const weighed = (start: string, value: number, more: Partial<ToldFact> = {}): ToldFact => ({ kind: "observation", code: ["weight"], start, value, ...more })
const weights = { kind: "observation", codes: ["weight"] } as const
const known: Told = { complete: ["observation", "encounter", "pregnancy"] }

describe("the value of the first fact", () => {
  const light: Predicate = { op: "value", which: "first", in: weights, is: { below: 2.5 } }

  it("is that of the earliest weighing, not of the lightest", () => {
    expect(ask(light, { ...known, facts: [weighed("2026-03-01", 3.9), weighed("2026-01-02", 2.4)] })).toBe("yes")
    expect(ask(light, { ...known, facts: [weighed("2026-03-01", 2.4), weighed("2026-01-02", 3.1)] })).toBe("no")
  })
  it("is unknown without a weighing, without a complete record, or when another weighing may have been earlier", () => {
    expect(ask(light, known)).toBe("unknown")
    expect(ask(light, { facts: [weighed("2026-01-02", 2.4)] })).toBe("unknown")
    expect(ask(light, { ...known, facts: [weighed("2026-01-02", 2.4), weighed("2026-01", 3)] })).toBe("unknown")
    expect(ask(light, { ...known, facts: [weighed("2026-01-02", 2.4), weighed("2026-02", 3)] })).toBe("yes")
    expect(ask(light, { ...known, facts: [weighed("2026-01-02", 2.4), weighed("2026-01-01", 3, { status: "preliminary" })] })).toBe("unknown")
  })
  it("shows the number it went by", () => {
    expect(traceOf(light, { ...known, facts: [weighed("2026-01-02", 2.4)] })).toMatchObject({ op: "value", which: "first", verdict: "yes", number: 2.4, is: { below: 2.5 } })
  })
})

describe("a change", () => {
  const lost: Predicate = { op: "change", in: { ...weights, startsIn: { from: { shift: "on", minus: { months: 6 } }, until: "on" } }, is: { atMost: -5 } }

  it("is the last value less the first of the window", () => {
    expect(ask(lost, { ...known, facts: [weighed("2026-02-01", 62), weighed("2026-04-01", 70), weighed("2026-07-01", 57)] })).toBe("yes")
    expect(ask(lost, { ...known, facts: [weighed("2026-02-01", 62), weighed("2026-07-01", 57.5)] })).toBe("no")
    expect(ask(lost, { ...known, facts: [weighed("2025-12-01", 80), weighed("2026-02-01", 62), weighed("2026-07-01", 60)] })).toBe("no")
  })
  it("is unknown from one measurement, or without the number of one of the two", () => {
    expect(ask(lost, { ...known, facts: [weighed("2026-02-01", 62)] })).toBe("unknown")
    expect(ask(lost, { ...known, facts: [weighed("2026-02-01", 62), { kind: "observation", code: ["weight"], start: "2026-07-01" }] })).toBe("unknown")
  })
  it("can be of one component", () => {
    const fell: Predicate = { op: "change", in: { kind: "observation" }, is: { component: "systolic", below: 0 } }
    const measured = (start: string, systolic: number): ToldFact => ({ kind: "observation", start, components: { systolic, diastolic: 80 } })
    expect(ask(fell, { ...known, facts: [measured("2026-06-01", 150), measured("2026-07-01", 138)] })).toBe("yes")
    expect(traceOf(fell, { ...known, facts: [measured("2026-06-01", 150), measured("2026-07-01", 138)] })).toMatchObject({ by: -12 })
  })
})

describe("the time that has passed", () => {
  const halfYear: Predicate = { op: "elapsed", which: "last", in: { kind: "encounter" }, atLeast: { months: 6 } }
  const seen = (start: string, more: Partial<ToldFact> = {}): ToldFact => ({ kind: "encounter", start, ...more })

  it("since the last visit is full on the same day of the month", () => {
    expect(ask(halfYear, { ...known, facts: [seen("2026-01-15"), seen("2025-03-01")] })).toBe("yes")
    expect(ask(halfYear, { ...known, facts: [seen("2026-01-16"), seen("2025-03-01")] })).toBe("no")
  })
  it("since a visit on 31 August is full on 1 March", () => {
    const person = { ...known, facts: [seen("2025-08-31")] }
    expect([ask(halfYear, person, { on: "2026-02-28" }), ask(halfYear, person, { on: "2026-03-01" })]).toEqual(["no", "yes"])
  })
  it("is surely short while one visit was short ago, even if others are not known", () => {
    expect(ask(halfYear, { facts: [seen("2026-07-01")] })).toBe("no")
    expect(ask(halfYear, { facts: [seen("2025-07-01")] })).toBe("unknown")
  })
  it("is as certain as the day of the visit", () => {
    expect(ask(halfYear, { ...known, facts: [seen("2026-01")] })).toBe("unknown")
    expect(ask(halfYear, { ...known, facts: [seen("2025-12")] })).toBe("yes")
    expect(ask(halfYear, { ...known, facts: [seen("2025-01-01"), seen("2026-06-01", { status: "preliminary" })] })).toBe("unknown")
  })
  it("cannot be told of what never was", () => {
    expect(ask(halfYear, known)).toBe("unknown")
  })
  it("since the first visit is surely long if one visit was long ago", () => {
    const patient: Predicate = { op: "elapsed", which: "first", in: { kind: "encounter" }, atLeast: { years: 1 } }
    expect(ask(patient, { facts: [seen("2024-01-01"), seen("2026-07-01")] })).toBe("yes")
    expect(ask(patient, { facts: [seen("2026-07-01")] })).toBe("unknown")
    expect(ask(patient, { ...known, facts: [seen("2026-07-01")] })).toBe("no")
  })

  describe("since a pregnancy began is the gestational age", () => {
    const thirdTrimester: Predicate = { op: "elapsed", which: "last", in: { kind: "pregnancy", activeAt: "on" }, atLeast: { weeks: 28 }, below: { weeks: 42 } }
    const pregnantSince = (start: string): Told => ({ ...known, facts: [{ kind: "pregnancy", start }] })

    it("in completed weeks since the first day of the last menstrual period", () => {
      expect(ask(thirdTrimester, pregnantSince("2025-12-31"))).toBe("yes")
      expect(ask(thirdTrimester, pregnantSince("2026-01-01"))).toBe("no")
      expect(ask(thirdTrimester, pregnantSince("2025-09-25"))).toBe("yes")
      expect(ask(thirdTrimester, pregnantSince("2025-09-24"))).toBe("no")
    })
    it("is unknown when only the month is known and it matters", () => {
      expect(ask(thirdTrimester, pregnantSince("2026-01"))).toBe("no")
      expect(ask(thirdTrimester, pregnantSince("2025-12"))).toBe("yes")
      expect(ask(thirdTrimester, pregnantSince("2025"))).toBe("unknown")
    })
  })
})
