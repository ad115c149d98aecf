import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addMonths, civilDate, epochDay, epochDayOf } from "../../time/index.ts"
import { supplementDue, type SupplementItem, type SupplementStanding } from "./supplementDue.ts"

/** Vitamin A as Hải Phòng's plan of 2023 has it: 1-2 June and 1-2 December. */
const vitaminA: SupplementItem = {
  item: { id: "test/vitamin-a" },
  is: {
    codes: ["vitamin-a"],
    rounds: [{ month: 6, from: 1, through: 2 }, { month: 12, from: 1, through: 2 }],
    doses: [{ from: { months: 6 }, until: { months: 12 }, amount: 100_000, unit: "[iU]" }, { from: { months: 12 }, until: { months: 36 }, amount: 200_000, unit: "[iU]" }],
    notWithin: { months: 4 },
    atRisk: {
      codes: ["measles", "sam"], notWithin: { months: 1 },
      doses: [{ from: { months: 6 }, until: { months: 12 }, amount: 100_000, unit: "[iU]" }, { from: { months: 12 }, until: { months: 60 }, amount: 200_000, unit: "[iU]" }]
    }
  }
}

const ask = (birth: string, on: string, given: readonly string[] = [], codes: readonly string[] = []): SupplementStanding =>
  supplementDue(vitaminA, { birth: epochDay(birth), on: epochDay(on), given: given.map((day) => ({ day: epochDay(day) })), codes })

const short = ({ status, next, reasons }: SupplementStanding): string =>
  [status, ...next === undefined ? [] : [`${next.day} ${next.amount / 1000}k`], ...reasons.map(({ code, day }) => `${code} ${day}`)].join(", ")

describe("vitamin A in rounds", () => {
  it.each([
    ["2026-05-31", "later, 2026-06-01 200k, betweenRounds 2026-06-01"], ["2026-06-01", "due, 2026-06-01 200k"], ["2026-06-02", "due, 2026-06-02 200k"], ["2026-06-03", "later, 2026-12-01 200k, betweenRounds 2026-12-01"]
  ])("a child of two, on %s: %s", (on, standing) => {
    expect(short(ask("2024-03-10", on))).toBe(standing)
  })
  it.each([
    ["2025-12-01", "due, 2026-06-01 100k"], ["2025-12-02", "later, 2026-06-02 100k, tooYoung 2026-06-02"], ["2025-12-03", "later, 2026-12-01 100k, tooYoung 2026-06-03"]
  ])("born on %s and asked on 1 June: six months are completed on the day itself", (birth, standing) => {
    expect(short(ask(birth, "2026-06-01"))).toBe(standing)
  })
  it.each([["2025-06-02", "due, 2026-06-01 100k"], ["2025-06-01", "due, 2026-06-01 200k"]])("born on %s: the dose on 1 June is that of the day's age", (birth, standing) => {
    expect(short(ask(birth, "2026-06-01"))).toBe(standing)
  })
  it.each([["2023-06-02", "due, 2026-06-01 200k"], ["2023-06-01", "over, tooOld 2026-06-01"]])("born on %s: up to 35 months and 29 days", (birth, standing) => {
    expect(short(ask(birth, "2026-06-01"))).toBe(standing)
  })
  it("a child who is too old by the next round has no dose to come", () => {
    expect(short(ask("2023-12-01", "2026-06-10"))).toBe("over, betweenRounds 2026-12-01")
    expect(short(ask("2023-12-02", "2026-06-10"))).toBe("later, 2026-12-01 200k, betweenRounds 2026-12-01")
  })
  it("six months on the day itself is old enough, between the rounds too", () => {
    expect(short(ask("2026-01-10", "2026-07-10"))).toBe("later, 2026-12-01 100k, betweenRounds 2026-12-01")
    expect(short(ask("2026-01-11", "2026-07-10"))).toBe("later, 2026-12-01 100k, tooYoung 2026-07-11, betweenRounds 2026-12-01")
  })
  it("a child born on 31 August is six months old on 1 March, and in the round of June gets 100,000", () => {
    expect(short(ask("2025-08-31", "2026-02-28"))).toBe("later, 2026-06-01 100k, tooYoung 2026-03-01, betweenRounds 2026-06-01")
  })
  it("the doses may be written in any order: a child of one year on 2 June gets the dose of the 1st", () => {
    const turned: SupplementItem = { ...vitaminA, is: { ...vitaminA.is, doses: vitaminA.is.doses.toReversed() } }
    const on = (birth: string, day: string) => supplementDue(turned, { birth: epochDay(birth), given: [], on: epochDay(day) })
    expect(on("2025-06-02", "2026-05-31").next).toMatchObject({ day: "2026-06-01", amount: 100_000 })
    expect(on("2026-03-10", "2026-05-31").reasons[0]).toEqual({ code: "tooYoung", day: "2026-09-10" })
    expect(on("2023-03-10", "2026-05-31").reasons[0]).toEqual({ code: "tooOld", day: "2026-03-10" })
  })
  it("tells the round", () => {
    expect(ask("2024-03-10", "2026-05-31").next).toEqual({ day: "2026-06-01", amount: 200_000, unit: "[iU]", round: { from: "2026-06-01", through: "2026-06-02" } })
    expect(ask("2024-03-10", "2026-05-31").rule).toBe("test/vitamin-a")
  })
})

describe("doses that were given", () => {
  it("in the round that is on", () => {
    expect(short(ask("2024-03-10", "2026-06-02", ["2026-06-01"]))).toBe("given, 2026-12-01 200k, givenInRound 2026-06-01")
    expect(ask("2024-03-10", "2026-06-02", ["2026-06-01", "2025-12-01"]).last).toBe("2026-06-01")
    expect(short(ask("2024-03-10", "2026-06-01", ["2026-06-01"]))).toBe("given, 2026-12-01 200k, givenInRound 2026-06-01")
  })
  it.each([
    ["2026-02-01", "due, 2026-06-01 200k"], ["2026-02-02", "later, 2026-06-02 200k, tooSoon 2026-06-02"], ["2026-02-03", "later, 2026-12-01 200k, tooSoon 2026-06-03"]
  ])("the last on %s: four months are over on the day itself", (last, standing) => {
    expect(short(ask("2024-03-10", "2026-06-01", [last]))).toBe(standing)
  })
  it("four months after 31 January are over on 31 May, after 31 October on 1 March", () => {
    expect(ask("2024-03-10", "2026-02-01", ["2026-01-31"]).reasons).toEqual([{ code: "tooSoon", day: "2026-05-31" }, { code: "betweenRounds", day: "2026-06-01" }])
    expect(ask("2024-03-10", "2026-02-01", ["2025-10-31"]).reasons[0]).toEqual({ code: "tooSoon", day: "2026-03-01" })
  })
  it("after the day that is asked for are not known yet", () => {
    expect(short(ask("2024-03-10", "2026-06-01", ["2026-06-02"]))).toBe("due, 2026-06-01 200k")
  })
  it.each([
    ["nothing was given", [], { from: "2026-06-01", through: "2026-06-02" }],
    ["it was given in the round", ["2026-06-01"], undefined],
    ["it was made up for since", ["2026-06-20"], undefined],
    ["the last was too near to the round", ["2026-02-03"], undefined],
    ["of several the last was too near to the round", ["2026-02-03", "2025-06-01"], undefined],
    ["the last was long ago", ["2025-12-01"], { from: "2026-06-01", through: "2026-06-02" }]
  ])("the round of June was missed if %s", (_, given, missed) => {
    expect(ask("2024-03-10", "2026-07-01", given).missed).toEqual(missed)
  })
  it("a round before the child was old enough is not missed, nor one that is on", () => {
    expect(ask("2025-12-03", "2026-07-01").missed).toBeUndefined()
    expect(ask("2025-12-02", "2026-07-01").missed).toEqual({ from: "2026-06-01", through: "2026-06-02" })
    expect(ask("2025-11-20", "2026-06-02").missed).toBeUndefined()
  })
})

describe("children at risk", () => {
  it("get a dose outside the rounds, at once, up to five years", () => {
    expect(ask("2022-03-10", "2026-07-15", [], ["stunted", "measles"]).atRisk).toEqual({ codes: ["measles"], status: "due", next: { day: "2026-07-15", amount: 200_000, unit: "[iU]" }, reasons: [] })
    expect(ask("2022-03-10", "2026-07-15").atRisk).toBeUndefined()
  })
  it.each([
    ["2026-06-15", "due"], ["2026-06-16", "later"]
  ])("the last dose on %s, asked on 15 July: a month must be over: %s", (last, status) => {
    expect(ask("2024-03-10", "2026-07-15", [last], ["sam"]).atRisk).toMatchObject({ status, reasons: status === "due" ? [] : [{ code: "tooSoon", day: "2026-07-16" }] })
  })
  it("too young: on the day they are six months; too old: none", () => {
    expect(ask("2026-02-10", "2026-07-15", [], ["sam"]).atRisk).toEqual({ codes: ["sam"], status: "later", next: { day: "2026-08-10", amount: 100_000, unit: "[iU]" }, reasons: [{ code: "tooYoung", day: "2026-08-10" }] })
    expect(ask("2021-07-15", "2026-07-15", [], ["sam"]).atRisk).toEqual({ codes: ["sam"], status: "over", reasons: [{ code: "tooOld", day: "2026-07-15" }] })
  })
  it("a dose for the risk counts for the round, too", () => {
    expect(short(ask("2024-03-10", "2026-06-01", ["2026-04-20"], ["sam"]))).toBe("later, 2026-12-01 200k, tooSoon 2026-08-20")
  })
})

describe("rounds as packs write them", () => {
  it("a day that the month lacks is its last one", () => {
    const february: SupplementItem = { ...vitaminA, is: { ...vitaminA.is, rounds: [{ month: 2, from: 28, through: 31 }] } }
    const on = (day: string) => supplementDue(february, { birth: epochDay("2024-03-10"), given: [], on: epochDay(day) })
    expect([on("2026-02-28").status, on("2026-03-01").status]).toEqual(["due", "later"])
    expect(on("2026-02-27").next?.round).toEqual({ from: "2026-02-28", through: "2026-02-28" })
  })
  it("no rounds: nothing to come but for those at risk", () => {
    const none: SupplementItem = { ...vitaminA, is: { ...vitaminA.is, rounds: [] } }
    expect(supplementDue(none, { birth: epochDay("2024-03-10"), given: [], on: epochDay("2026-06-01"), codes: ["sam"] })).toMatchObject({ status: "over", reasons: [], atRisk: { status: "due" } })
  })
  it("rounds in any order", () => {
    const turned: SupplementItem = { ...vitaminA, is: { ...vitaminA.is, rounds: vitaminA.is.rounds.toReversed() } }
    expect(supplementDue(turned, { birth: epochDay("2024-03-10"), given: [], on: epochDay("2026-05-01") }).next?.day).toBe("2026-06-01")
  })
})

describe("laws", () => {
  const birthDay = epochDay("2023-01-01")
  const day = fc.integer({ min: birthDay, max: birthDay + 1500 })
  const question = fc.record({ birth: fc.integer({ min: birthDay, max: birthDay + 400 }), given: fc.array(day.map((one) => ({ day: one })), { maxLength: 4 }), on: day }).filter(({ birth, on }) => on >= birth)
  /** Read off the plan, a day at a time. */
  const mayGet = (birth: number, last: number | undefined, on: number): number | undefined => {
    const date = civilDate(on)
    if (!/-(06|12)-0[12]$/.test(date)) return undefined
    if (last !== undefined && on < completed(last, 4)) return undefined
    return on < completed(birth, 6) ? undefined : on < completed(birth, 12) ? 100_000 : on < completed(birth, 36) ? 200_000 : undefined
  }
  it("agrees with going from day to day", () => {
    fc.assert(fc.property(question, ({ birth, given, on }) => {
      const past = given.map((one) => one.day).filter((one) => one <= on)
      const last = past.length === 0 ? undefined : Math.max(...past)
      let first = on
      while (first < on + 1600 && mayGet(birth, last, first) === undefined) first++
      const { next, status } = supplementDue(vitaminA, { birth, given, on })
      expect(next?.day).toBe(first === on + 1600 ? undefined : civilDate(first))
      expect(next?.amount).toBe(first === on + 1600 ? undefined : mayGet(birth, last, first))
      expect(status === "due").toBe(first === on)
    }), { numRuns: 300 })
  })
  it("who is not due has a reason, and every reason's day turns it", () => {
    fc.assert(fc.property(question, ({ birth, given, on }) => {
      const { status, reasons } = supplementDue(vitaminA, { birth, given, on })
      expect(reasons.length === 0).toBe(status === "due")
      for (const { code, day: turn } of reasons) {
        if (code === "tooYoung" || code === "tooSoon" || code === "betweenRounds") expect(epochDay(turn)).toBeGreaterThan(on)
        else expect(epochDay(turn)).toBeLessThanOrEqual(on)
        if (code === "tooYoung" || code === "tooSoon") expect(supplementDue(vitaminA, { birth, given, on: epochDay(turn) }).reasons.map((reason) => `${reason.code} ${reason.day}`)).not.toContain(`${code} ${turn}`)
      }
    }))
  })
  it("the order of the doses does not matter, and none moves the next round to an earlier day", () => {
    fc.assert(fc.property(question, day, ({ birth, given, on }, more) => {
      const before = supplementDue(vitaminA, { birth, given, on })
      expect(supplementDue(vitaminA, { birth, given: given.toReversed(), on })).toEqual(before)
      const after = supplementDue(vitaminA, { birth, given: [...given, { day: more }], on })
      if (after.next !== undefined) expect(before.next !== undefined && after.next.day >= before.next.day).toBe(true)
    }))
  })
})

const completed = (from: number, months: number): number => {
  const clamped = addMonths(from, months, "clamp")
  const [, month, dayOfMonth] = civilDate(from).split("-").map(Number)
  const [year, reached, on] = civilDate(clamped).split("-").map(Number)
  return on === dayOfMonth || month === undefined ? clamped : epochDayOf(year!, reached!, on!) + 1
}
