import { describe, expect, it } from "vitest"
import type { InviteesAnswer, NotInvitedReason } from "../invitees/invitees.ts"
import { campaignProgress } from "./campaignProgress.ts"
import { listedPeople } from "./listedPeople.ts"

const text = { vi: "", en: "" }
const reasons: readonly NotInvitedReason[] = ["died", "movedAway", "outside", "noRight", "examined", "excluded", "noDay"]
const answer: Pick<InviteesAnswer, "groups" | "invitees" | "notInvited"> = {
  groups: [{ priority: 1, id: "merit", label: text, people: 1 }, { priority: 2, id: "elderly", label: text, people: 1 }],
  invitees: [{ id: "chi", priority: 2, village: "v2" }, { id: "an", priority: 1, rooms: ["x-ray"] }],
  notInvited: reasons.map((because) => ({ id: because, because, text, priority: 1, village: "v1" }))
}

describe("the list that progress is counted of", () => {
  it("has who is invited, and who would be but has no day; nobody else", () => {
    expect(listedPeople(answer)).toEqual([
      { id: "an", group: "merit", promised: false }, { id: "chi", group: "elderly", village: "v2", promised: false }, { id: "noDay", group: "merit", village: "v1", promised: false }
    ])
  })

  it("knows to whom access is promised, who pays, and by what else people are counted", () => {
    const list = listedPeople(answer, { promised: ["merit"], fundingSource: (id) => id === "an" ? "insurance" : undefined, sex: () => "female", ageBand: () => "60+" })
    expect(list.map(({ id, promised, fundingSource, sex, ageBand }) => [id, promised, fundingSource, sex, ageBand])).toEqual([
      ["an", true, "insurance", "female", "60+"], ["chi", false, undefined, "female", "60+"], ["noDay", true, undefined, "female", "60+"]
    ])
    expect(list[1]).not.toHaveProperty("fundingSource")
  })

  it("is what progress takes: who has no day is not served, and not lost", () => {
    const { total, strata, notReached } = campaignProgress({ list: listedPeople(answer, { promised: ["merit"] }), allocation: { assigned: [], unserved: [] }, sessions: [], events: [], on: "2026-07-06", by: ["group"] })
    expect(total.notServed).toEqual([{ reason: "notPlanned", because: [], people: 3 }])
    expect(strata[0]!.values.map(({ key, listed }) => [key, listed])).toEqual([["elderly", 1], ["merit", 2]])
    expect(notReached).toEqual(["an", "noDay"])
  })
})
