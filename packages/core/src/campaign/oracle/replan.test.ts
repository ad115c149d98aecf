import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import { type Campaign, replanningAims } from "../campaign.ts"
import type { CampaignChange } from "../living/changes.ts"
import { replan } from "../living/replan.ts"
import { campaignOf, dice } from "./campaigns.fixture.ts"
import { differences } from "./differences.fixture.ts"
import { bestOfEveryPlan } from "./everyPlan.fixture.ts"
import { bestByHighs, solver } from "./highs.fixture.ts"

const highs = await solver()
const rooms = ["one", "nested", "any"] as const

/** A lost session, a site that is closed, a broken machine, somebody new or somebody who is gone. */
const changesOf = (campaign: Campaign, seed: number): readonly CampaignChange[] => {
  const { pick, chance } = dice(seed + 7)
  const session = pick(campaign.sessions)
  const time = { from: session.day, until: "2026-08-30" } as const
  const of = (change: CampaignChange): readonly CampaignChange[] => chance(0.3) ? [change] : []
  const changes = [
    ...of({ kind: "siteClosed", site: session.site, ...time }),
    ...of({ kind: "roomBroken", site: session.site, room: "ultrasound", ...time }),
    ...of({ kind: "newcomer", person: { id: "newcomer", priority: 1, urgency: 1 } }),
    ...of({ kind: "gone", id: campaign.people[0]!.id, because: "movedAway" })
  ]
  return changes.length === 0 ? [{ kind: "sessionLost", session: session.id }] : changes
}

describe("a plan made again", () => {
  it.each([["every plan there is", 400, 5, 4], ["HiGHS", 15, 40, 8]] as const)("is the best that is left, or says how far it is proven, by %s", (oracle, seeds, people, sessions) => {
    const told = Array.from({ length: seeds }, (_, seed) => seed).flatMap((seed) => {
      const campaign = campaignOf(seed, { people, sessions, crowding: [1.3, 0.9, 0.6][seed % 3]!, rooms: rooms[seed % 4 % 3]! })
      const { remaining } = replan(campaign, changesOf(campaign, seed), allocateSlots(campaign))
      expect(remaining.campaign.aims).toEqual(replanningAims)
      return differences(remaining.campaign, (layers) => oracle === "HiGHS" ? bestByHighs(highs, remaining.campaign, layers) : bestOfEveryPlan(remaining.campaign, layers).cost, remaining.allocation)
        .map((difference) => `seed ${seed}: ${difference}`)
    })
    expect(told).toEqual([])
  }, 120_000)
})
