import { describe, expect, it } from "vitest"
import { readRecord } from "../../citizen/readRecord.ts"
import { campaignFacts } from "./campaignFacts.ts"
import { campaignProgress } from "./campaignProgress.ts"
import type { CampaignEvent } from "./events.ts"

const examined: CampaignEvent = { id: "e2", kind: "examined", person: "an", session: "s1", at: "2026-07-06T08:10:00+07:00" }
const options = { on: "2026-07-31", examination: "periodic-checkup" }

describe("what events say to a health record", () => {
  it("writes an examination as an encounter at its site, and an invitation as a contact", () => {
    const events: readonly CampaignEvent[] = [{ id: "e1", kind: "invited", person: "an", session: "s2", at: "2026-07-01" }, examined]
    expect(campaignFacts(events, { ...options, sessions: [{ id: "s1", site: "station" }] })).toEqual([
      { id: "campaign/e1", subject: "an", kind: "contact", code: ["invitation"], start: "2026-07-01", recorded: "2026-07-01", source: { id: "campaign", key: "e1" }, links: { session: "s2" } },
      {
        id: "campaign/e2", subject: "an", kind: "encounter", code: ["periodic-checkup"], start: "2026-07-06", at: "2026-07-06T08:10:00+07:00", recorded: "2026-07-06T08:10:00+07:00",
        source: { id: "campaign", key: "e2" }, links: { session: "s1", facility: "station" }
      }
    ])
  })

  it("takes the codes and the source that the caller gives", () => {
    const events: readonly CampaignEvent[] = [{ id: "e1", kind: "invited", person: "an", at: "2026-07-01" }]
    expect(campaignFacts(events, { ...options, invitation: "letter", source: "campaign-2026" })).toEqual([
      { id: "campaign-2026/e1", subject: "an", kind: "contact", code: ["letter"], start: "2026-07-01", recorded: "2026-07-01", source: { id: "campaign-2026", key: "e1" } }
    ])
  })

  it("counts an examination that was written down twice once, and two sessions twice", () => {
    const again = { ...examined, id: "e3", at: "2026-07-07" }
    expect(campaignFacts([examined, again], options).map(({ id }) => id)).toEqual(["campaign/e2"])
    expect(campaignFacts([examined, { ...again, session: "s2" }], options).map(({ id }) => id)).toEqual(["campaign/e2", "campaign/e3"])
    expect(campaignFacts([examined, { ...again, person: "binh" }], options)).toHaveLength(2)
  })

  it("has nothing of what is not an examination or invitation, and nothing of later days", () => {
    const events = (["reminded", "confirmed", "checkedIn", "attended", "didNotCome"] as const).map((kind): CampaignEvent => ({ ...examined, id: kind, kind }))
    expect(campaignFacts(events, options)).toEqual([])
    expect(campaignFacts([examined], { ...options, on: "2026-07-05" })).toEqual([])
  })

  it.each(["resultsPending", "resultsReady", "completed"] as const)("counts who has results as examined, as progress does, once: %s", (kind) => {
    const result: CampaignEvent = { ...examined, id: "e8", kind, at: "2026-07-09" }
    expect(campaignFacts([{ ...result, id: "e9", kind: "completed", at: "2026-07-10" }, result], options)).toMatchObject([{ id: "campaign/e8", kind: "encounter", code: ["periodic-checkup"], start: "2026-07-09" }])
    expect(campaignFacts([result, examined], options).map(({ id }) => id)).toEqual(["campaign/e2"])
    expect(campaignFacts([result, { ...examined, at: "2026-07-12" }], options).map(({ id }) => id)).toEqual(["campaign/e2"])
    const { examined: people } = campaignProgress({ list: [{ id: "an" }], allocation: { assigned: [], unserved: [] }, sessions: [], events: [result], on: "2026-07-31" }).total
    expect(people).toBe(1)
    expect(campaignFacts([result, { id: "r", kind: "retracted", person: "an", retracts: "e8", at: "2026-07-10" }], options).map(({ id, status }) => [id, status])).toEqual([["campaign/e8", "enteredInError"]])
  })

  it("tells a mistake as entered in error, of what facts are made of", () => {
    const retraction = (retracts: string): CampaignEvent => ({ id: `r ${retracts}`, kind: "retracted", person: "an", retracts, at: "2026-07-08" })
    const events: readonly CampaignEvent[] = [examined, retraction("e2"), { ...examined, id: "e4", kind: "checkedIn" }, retraction("e4")]
    expect(campaignFacts(events, options).map(({ id, status }) => [id, status])).toEqual([["campaign/e2", "enteredInError"]])
  })

  it("is read by a record", () => {
    const encounters = (events: readonly CampaignEvent[]): number | undefined => readRecord({ person: { id: "an" }, facts: campaignFacts(events, options) }).facts.get("encounter")?.length
    expect(encounters([examined])).toBe(1)
    expect(encounters([examined, { id: "r", kind: "retracted", person: "an", retracts: "e2", at: "2026-07-08" }])).toBe(undefined)
  })
})
