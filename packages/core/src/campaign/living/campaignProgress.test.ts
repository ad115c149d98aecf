import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Unserved } from "../campaign.ts"
import { CampaignError } from "../errors.ts"
import { campaignProgress, type ListedPerson, type ProgressBy, type ProgressQuestion } from "./campaignProgress.ts"
import { type CampaignEvent, type CampaignEventKind, campaignEventKinds } from "./events.ts"

const sessions = [{ id: "s1", day: "2026-07-06" }, { id: "s2", day: "2026-07-13" }]

/** `"an invited s1 2026-07-01"`. */
const told = (...lines: readonly string[]): readonly CampaignEvent[] => lines.map((line, index) => {
  const [person, kind, session, at] = line.split(" ") as [string, CampaignEventKind, string, string]
  return { id: `e${index}`, kind, person, session, at }
})

const unserved = (id: string, reason: Unserved["reason"], ...because: Unserved["because"]): Unserved => ({ id, reason, open: 0, because })

const question = (more: Partial<ProgressQuestion>): ProgressQuestion => ({ list: [], allocation: { assigned: [], unserved: [] }, sessions, events: [], on: "2026-07-31", ...more })

describe("how far the campaign is", () => {
  const list = ["an", "binh", "chi", "dung", "em", "giang", "hoa"].map((id): ListedPerson => ({ id, village: id < "dung" ? "v10" : "v2", promised: id !== "hoa" }))
  const progress = campaignProgress(question({
    list, by: ["village", "day", "week", "sex"],
    allocation: {
      assigned: ["an", "binh", "chi"].map((id) => ({ id, session: "s1" })).concat({ id: "dung", session: "s2" }),
      unserved: [unserved("em", "full"), unserved("giang", "noSession", "windows", "rooms")]
    },
    events: told(
      "an invited s1 2026-07-01", "an checkedIn s1 2026-07-06", "an examined s1 2026-07-06", "an completed s1 2026-07-08", "binh invited s1 2026-07-01", "binh didNotCome s1 2026-07-06",
      "chi attended s1 2026-07-06", "chi examined s1 2026-07-06", "chi resultsPending s1 2026-07-07", "dung invited s2 2026-07-05", "dung declined s2 2026-07-06"
    )
  }))

  it("counts who is listed, invited, has a session, came, and is done", () => {
    expect(progress.total).toEqual({
      listed: 7, invited: 3, withSession: 4, came: 2, examined: 2, resultsPending: 1, completed: 1, didNotCome: 1, declined: 1,
      notServed: [{ reason: "full", because: [], people: 1 }, { reason: "noSession", because: ["windows", "rooms"], people: 1 }, { reason: "notPlanned", because: [], people: 1 }],
      shares: {
        access: { numerator: 4, denominator: 7 }, priorityAccess: { numerator: 4, denominator: 6 }, withSession: { numerator: 4, denominator: 7 },
        examined: { numerator: 2, denominator: 7 }, completed: { numerator: 1, denominator: 7 }
      }
    })
  })

  it("names who of the priority groups is not reached", () => {
    expect(progress.notReached).toEqual(["em", "giang"])
  })

  it("breaks down by village, numbers in their order, and by day and week of the session", () => {
    const keys = (by: ProgressBy): readonly unknown[] => progress.strata.find((one) => one.by === by)!.values.map(({ key, listed, examined }) => [key, listed, examined])
    expect(keys("village")).toEqual([["v2", 4, 0], ["v10", 3, 2]])
    expect(keys("day")).toEqual([["2026-07-06", 3, 2], ["2026-07-13", 1, 0], ["none", 3, 0]])
    expect(keys("week")).toEqual([["2026-W28", 3, 2], ["2026-W29", 1, 0], ["none", 3, 0]])
    expect(keys("sex")).toEqual([["unknown", 7, 2]])
  })

  it("counts who came without a session, on the day of the examination", () => {
    const { total, strata } = campaignProgress(question({ list: [{ id: "an" }], by: ["day"], events: told("an checkedIn s1 2026-07-08", "an examined s1 2026-07-09") }))
    expect([total.withSession, total.notServed]).toEqual([1, []])
    expect(strata[0]!.values.map(({ key }) => key)).toEqual(["2026-07-09"])
  })

  it("counts who was examined as done by results alone, and nobody who only stood at the door", () => {
    const events = told("an completed s1 2026-07-06", "binh checkedIn s1 2026-07-06")
    expect(campaignProgress(question({ list: [{ id: "an" }, { id: "binh" }], events })).total).toMatchObject({ came: 2, examined: 1, completed: 1, shares: { access: { numerator: 1 } } })
  })

  it("names who has a session or an event and is not on the list, and counts them nowhere", () => {
    const { total, notListed } = campaignProgress(question({ list: [], allocation: { assigned: [{ id: "x", session: "s1" }], unserved: [] }, events: told("y invited s1 2026-07-01", "x invited s1 2026-07-01") }))
    expect([total.listed, total.invited, notListed]).toEqual([0, 0, ["x", "y"]])
  })

  it("has what is not known last", () => {
    const { strata } = campaignProgress(question({ list: [{ id: "a" }, { id: "b", group: "z" }, { id: "c", group: "a" }], by: ["group"] }))
    expect(strata[0]!.values.map(({ key }) => key)).toEqual(["a", "z", "unknown"])
  })

  it("refuses somebody who is listed twice", () => {
    expect(() => campaignProgress(question({ list: [{ id: "an" }, { id: "an" }] }))).toThrow(CampaignError)
  })
})

describe("laws of progress", () => {
  const bys: readonly ProgressBy[] = ["group", "village", "fundingSource", "sex", "ageBand", "day", "week"]
  const anyone = fc.record({
    village: fc.constantFrom(undefined, "v1", "__proto__"), group: fc.constantFrom(undefined, "g1", "g2"), sex: fc.constantFrom("male", "female"), promised: fc.boolean(),
    session: fc.constantFrom(undefined, "s1", "s2"), reason: fc.constantFrom("full" as const, "noSession" as const, undefined),
    events: fc.array(fc.record({ kind: fc.constantFrom(...campaignEventKinds), session: fc.constantFrom("s1", "s2"), at: fc.constantFrom("2026-07-01", "2026-07-06", "2026-07-13") }), { maxLength: 5 })
  })
  const anyQuestion = fc.array(anyone, { maxLength: 8 }).map((people): ProgressQuestion => question({
    by: bys, on: "2026-07-10",
    list: people.map(({ village, group, sex, promised }, index) => ({ id: `p${index}`, sex, promised, ...(village === undefined ? {} : { village }), ...(group === undefined ? {} : { group }) })),
    allocation: {
      assigned: people.flatMap(({ session }, index) => session === undefined ? [] : [{ id: `p${index}`, session }]),
      unserved: people.flatMap(({ session, reason }, index) => session !== undefined || reason === undefined ? [] : [unserved(`p${index}`, reason)])
    },
    events: people.flatMap(({ events }, index) => events.map((event, at): CampaignEvent => ({ ...event, id: `p${index} ${at}`, person: `p${index}` })))
  }))

  it("adds up to the commune by whatever it is broken down, every number of it", () => {
    fc.assert(fc.property(anyQuestion, (asked) => {
      const { total, strata } = campaignProgress(asked)
      for (const { values } of strata) {
        for (const field of ["listed", "invited", "withSession", "came", "examined", "resultsPending", "completed", "didNotCome", "declined"] as const) {
          expect(values.reduce((sum, one) => sum + one[field], 0)).toBe(total[field])
        }
        for (const field of ["access", "priorityAccess", "withSession", "examined", "completed"] as const) for (const side of ["numerator", "denominator"] as const) {
          expect(values.reduce((sum, one) => sum + one.shares[field][side], 0)).toBe(total.shares[field][side])
        }
        expect(values.flatMap(({ notServed }) => notServed).reduce((sum, { people }) => sum + people, 0)).toBe(total.notServed.reduce((sum, { people }) => sum + people, 0))
      }
    }))
  })

  it("has done among examined among those who came among those with a session, and everybody else not served", () => {
    fc.assert(fc.property(anyQuestion, (asked) => {
      const { listed, withSession, came, examined, completed, resultsPending, notServed, didNotCome, declined } = campaignProgress(asked).total
      expect(completed + resultsPending).toBeLessThanOrEqual(examined)
      expect(examined).toBeLessThanOrEqual(came)
      expect(came + didNotCome + declined).toBeLessThanOrEqual(listed)
      expect(came).toBeLessThanOrEqual(withSession)
      expect(withSession + notServed.reduce((sum, { people }) => sum + people, 0)).toBe(listed)
    }))
  })

  it("does not depend on the order of the list", () => {
    fc.assert(fc.property(anyQuestion, (asked) => {
      expect(campaignProgress({ ...asked, list: asked.list.toReversed(), events: asked.events.toReversed() })).toEqual(campaignProgress(asked))
    }))
  })
})
