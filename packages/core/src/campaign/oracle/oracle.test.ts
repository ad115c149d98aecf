import { describe, expect, it } from "vitest"
import { familyAims, planningAims, replanningAims } from "../campaign.ts"
import { campaignOf, type CampaignShape } from "./campaigns.fixture.ts"
import { differences } from "./differences.fixture.ts"
import { bestOfEveryPlan } from "./everyPlan.fixture.ts"
import { bestByHighs, solver } from "./highs.fixture.ts"
import { layersOf } from "./naiveReading.fixture.ts"

const highs = await solver()
/** So many times the campaigns of an ordinary run: CAMPAIGNS=20 for a long one. */
const times = Number(process.env["CAMPAIGNS"] ?? 1)
const patience = 120_000 * times
const rooms = ["one", "nested", "any"] as const
/** Far too little room, and more than enough. */
const crowding = (seed: number): number => [1.6, 1.1, 1, 0.9, 0.6][seed % 5]!
/** Seeds whose campaign is told wrongly, each with what is wrong. */
const told = (seeds: number, check: (seed: number) => readonly string[]): readonly string[] =>
  Array.from({ length: seeds * times }, (_, at) => at + 1).flatMap((seed) => check(seed).map((difference) => `seed ${seed}: ${difference}`))
const tiny = (seed: number, more: Partial<CampaignShape>) => campaignOf(seed, { people: 1 + seed % 6, sessions: 1 + (seed >> 2) % 4, crowding: crowding(seed), ...more })

describe("two oracles", () => {
  it.each(rooms)("agree: every plan there is, and HiGHS (rooms: %s)", (rooms) => expect(told(60, (seed) => {
    const campaign = tiny(seed, { rooms })
    const layers = layersOf(campaign, campaign.aims!)
    const [one, other] = [bestOfEveryPlan(campaign, layers).cost, bestByHighs(highs, campaign, layers)]
    return String(one) === String(other) ? [] : [`${String(one)} and ${String(other)}`]
  })).toEqual([]), patience)
})

describe("an allocation, against every plan there is", () => {
  it.each(rooms)("is the best, or says how far it is proven (rooms: %s)", (rooms) => expect(told(400, (seed) => {
    const campaign = tiny(seed, { rooms })
    return differences(campaign, (layers) => bestOfEveryPlan(campaign, layers).cost)
  })).toEqual([]), patience)
})

describe("an allocation, against HiGHS", () => {
  it.each([
    ["a new plan", 30, { people: 50, sessions: 8, aims: planningAims }],
    ["a plan after a lost day", 15, { people: 50, sessions: 8, aims: replanningAims }],
    ["rooms that nest", 10, { people: 40, sessions: 8, rooms: "nested", aims: planningAims }],
    ["a crowd", 3, { people: 200, sessions: 16, aims: planningAims }],
    ["rooms that cross", 8, { people: 30, sessions: 6, rooms: "any", aims: planningAims }],
    ["households together", 8, { people: 24, sessions: 6, aims: familyAims }]
  ] as const)("%s is the best, or says how far it is proven", (_, seeds, shape) => expect(told(seeds, (seed) => {
    const campaign = campaignOf(seed, { crowding: crowding(seed), ...shape })
    return differences(campaign, (layers) => bestByHighs(highs, campaign, layers))
  })).toEqual([]), patience)
})
