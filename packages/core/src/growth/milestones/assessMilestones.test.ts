import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { MilestoneTable } from "../growthTable.ts"
import { assessMilestones, type MilestoneItem, type ObservedMilestone } from "./assessMilestones.ts"

/** Some percentiles of three milestones (WHO Motor Development Study, 2006). */
const table: MilestoneTable = {
  id: "who-2006/motor-milestones", source: "WHO 2006", percentiles: [1, 50, 97, 99],
  milestones: [
    { milestone: "sitting", days: [115, 179, 256, 279] },
    { milestone: "crawling", days: [157, 254, 364, 409] },
    { milestone: "walking", days: [250, 365, 487, 534] }
  ]
}

const rules: MilestoneItem = { item: { id: "test/milestones" }, is: { watchFrom: 97, referFrom: 99, checkBefore: 1, neverAlone: ["crawling"] } }

const yes = (milestone: string, ageDays: number): ObservedMilestone => ({ milestone, reached: true, ageDays })
const no = (milestone: string, ageDays: number): ObservedMilestone => ({ milestone, reached: false, ageDays })
const ask = (observed: readonly ObservedMilestone[], ageDays: number) => assessMilestones(table, rules, observed, ageDays)
const one = (milestone: string, observed: readonly ObservedMilestone[], ageDays: number): string => {
  const { status, verdict, reason } = ask(observed, ageDays).milestones.find((standing) => standing.milestone === milestone)!
  return `${status} ${verdict} ${reason}`
}

describe("one milestone", () => {
  it.each([
    [255, "notYet none notYetNormal"], [256, "notYet watch lateForMost"], [278, "notYet watch lateForMost"], [279, "notYet refer lateForNearlyAll"], [280, "notYet refer lateForNearlyAll"]
  ])("does not sit on day %s (97 %% do on day 256, 99 %% on day 279): %s", (day, standing) => {
    expect(one("sitting", [no("sitting", day)], day)).toBe(standing)
  })
  it.each([[114, "reached check reachedTooEarly"], [115, "reached none reached"], [200, "reached none reached"]])("sits on day %s (1 %% do on day 115): %s", (day, standing) => {
    expect(one("sitting", [yes("sitting", day)], 300)).toBe(standing)
  })
  it.each([[255, "unknown none tooEarlyToAsk"], [256, "unknown ask notAsked"]])("nobody asked by day %s: %s", (day, standing) => {
    expect(one("sitting", [], day)).toBe(standing)
  })
  it("was not asked again since it mattered: ask, not late", () => {
    expect(one("sitting", [no("sitting", 200)], 300)).toBe("unknown ask notAsked")
  })
  it("was late when last seen, and is so until somebody sees it", () => {
    expect(one("sitting", [no("sitting", 256)], 400)).toBe("notYet watch lateForMost")
    expect(one("sitting", [no("sitting", 256), yes("sitting", 270)], 400)).toBe("reached none reached")
  })
  it("seen and then not seen is no milestone reached: look at the entry, or at the child", () => {
    expect(one("sitting", [yes("sitting", 200), no("sitting", 230)], 240)).toBe("unknown check notSeenAgain")
    expect(one("sitting", [no("sitting", 200), yes("sitting", 200)], 240)).toBe("reached none reached")
  })
  it("of several entries the first that it was reached, and the last that it was not", () => {
    expect(ask([yes("sitting", 230), yes("sitting", 200), no("sitting", 150), no("sitting", 180)], 300).milestones[0]).toMatchObject({ status: "reached", reachedBy: 200, notReachedAt: 180 })
    expect(ask([yes("sitting", 230), yes("sitting", 200)], 300).milestones[0]).toEqual({ milestone: "sitting", status: "reached", verdict: "none", reason: "reached", neverAlone: false, watchFrom: 256, referFrom: 279, reachedBy: 200 })
  })
  it("is asked for until an age, if the pack says so: 12 months are day 365.25", () => {
    const until = (observed: readonly ObservedMilestone[], day: number) => assessMilestones(table, { ...rules, is: { ...rules.is, askUntil: 12 } }, observed, day).milestones[0]
    expect(until([], 365)).toMatchObject({ verdict: "ask", reason: "notAsked" })
    expect(until([], 366)).toMatchObject({ status: "unknown", verdict: "none", reason: "tooOldToAsk" })
    expect(until([no("sitting", 200)], 366)).toMatchObject({ status: "unknown", verdict: "none", reason: "tooOldToAsk" })
    expect(until([no("sitting", 256)], 366)).toMatchObject({ status: "notYet", verdict: "watch" })
    const sixteen = (day: number) => assessMilestones(table, { ...rules, is: { ...rules.is, askUntil: 16 } }, [], day).milestones[0]?.verdict
    expect([sixteen(486), sixteen(487)]).toEqual(["ask", "none"])
  })
  it("what was seen after the day that is asked for is not known yet", () => {
    expect(one("sitting", [no("sitting", 256)], 255)).toBe("unknown none tooEarlyToAsk")
  })
  it("tells the days from which it matters", () => {
    expect(ask([no("walking", 400)], 400).milestones[2]).toEqual({ milestone: "walking", status: "notYet", verdict: "none", reason: "notYetNormal", neverAlone: false, watchFrom: 487, referFrom: 534, notReachedAt: 400 })
  })
  it("a percentile that the table does not tell is no reason to guess", () => {
    for (const other of [{ watchFrom: 95 }, { referFrom: 98 }, { checkBefore: 3 }]) {
      expect(assessMilestones(table, { ...rules, is: { ...rules.is, ...other } }, [no("sitting", 300)], 300))
        .toMatchObject({ verdict: "none", because: [], milestones: [{ status: "unknown", verdict: "none", reason: "noSuchPercentile" }, {}, {}] })
    }
  })
})

describe("the child", () => {
  const well = [yes("sitting", 200), yes("walking", 400)]
  it("is never alarmed at for crawling alone", () => {
    expect(ask([...well, no("crawling", 450)], 450)).toMatchObject({ verdict: "none", because: [] })
    expect(ask(well, 450)).toMatchObject({ verdict: "none", because: [] })
  })
  it("crawling stands among the reasons when something else is late", () => {
    expect(ask([yes("sitting", 200), no("crawling", 490), no("walking", 490)], 490)).toMatchObject({ verdict: "watch", because: ["crawling", "walking"] })
  })
  it("gets the gravest of the verdicts, with the milestones that are as grave", () => {
    expect(ask([no("sitting", 540), no("walking", 540)], 540)).toMatchObject({ verdict: "refer", because: ["sitting", "walking"] })
    expect(ask([no("sitting", 490), no("walking", 490)], 490)).toMatchObject({ verdict: "refer", because: ["sitting"], rule: "test/milestones", table: "who-2006/motor-milestones" })
    expect(ask([no("sitting", 300)], 500)).toMatchObject({ verdict: "refer", because: ["sitting"] })
    expect(ask([yes("sitting", 200)], 500)).toMatchObject({ verdict: "ask", because: ["crawling", "walking"] })
  })
  it("an impossible entry is looked at, even of crawling", () => {
    expect(ask([...well, yes("crawling", 100)], 450)).toMatchObject({ verdict: "check", because: ["crawling"] })
  })
  it("who is young is asked nothing", () => {
    expect(ask([], 200)).toMatchObject({ verdict: "none", because: [] })
  })
})

describe("laws", () => {
  const grave = ["none", "watch", "refer"]
  const observation = fc.record({ milestone: fc.constantFrom("sitting", "crawling", "walking"), reached: fc.boolean(), ageDays: fc.integer({ min: 50, max: 600 }) })
  it("the order of the entries does not matter", () => {
    fc.assert(fc.property(fc.array(observation, { maxLength: 8 }), fc.integer({ min: 0, max: 700 }), (observed, day) => {
      expect(ask(observed.toReversed(), day)).toEqual(ask(observed, day))
    }))
  })
  it("the later a child still does not do it, the graver", () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 600 }), fc.integer({ min: 0, max: 100 }), (day, later) => {
      const [first, second] = [ask([no("walking", day)], day), ask([no("walking", day + later)], day + later)].map(({ milestones }) => grave.indexOf(milestones[2]!.verdict))
      expect(second).toBeGreaterThanOrEqual(first!)
    }))
  })
  it("whatever is said of crawling never makes a child watched or referred", () => {
    fc.assert(fc.property(fc.array(observation.map((seen) => ({ ...seen, milestone: "crawling" })), { maxLength: 5 }), fc.integer({ min: 0, max: 700 }), (observed, day) => {
      expect(["watch", "refer"]).not.toContain(ask([yes("sitting", 200), yes("walking", 400), ...observed], Math.max(day, 400)).verdict)
    }))
  })
  it("whoever is told late was seen not to do it at that age", () => {
    fc.assert(fc.property(fc.array(observation, { maxLength: 8 }), fc.integer({ min: 0, max: 700 }), (observed, day) => {
      for (const { milestone, verdict, watchFrom } of ask(observed, day).milestones) {
        if (verdict === "watch" || verdict === "refer") expect(observed.some((seen) => seen.milestone === milestone && !seen.reached && seen.ageDays >= watchFrom! && seen.ageDays <= day)).toBe(true)
      }
    }))
  })
})
