import type { CitizenProfile } from "@tramyte/core"
import { doorPrecedence } from "@tramyte/core/campaign"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadCampaign } from "./loadCampaign.ts"

const grouping = "vietnam-campaign/door-precedence"
const rules = loadCampaign("vietnam", "2026-07-15")
const ask = (profile: CitizenProfile) => {
  const { rank, rankAtBest, group } = doorPrecedence(rules, profile, { grouping })
  return [rank, rankAtBest, group?.id.slice("vietnam-campaign/door-".length)]
}

describe("law 15/2023, article 3.2, with the law on the elderly", () => {
  it.each<[string, Partial<CitizenProfile>, number, string]>([
    ["a child of 5, the day before the sixth birthday", { birthDate: "2020-07-16" }, 1, "young-child"],
    ["a child on the sixth birthday", { birthDate: "2020-07-15" }, 8, "others"],
    ["exceptionally severely disabled", { disability: "exceptionallySevere" }, 2, "exceptionally-disabled"],
    ["severely disabled", { disability: "severe" }, 3, "severely-disabled"],
    ["mildly disabled", { disability: "mild" }, 8, "others"],
    ["80 today", { birthDate: "1946-07-15" }, 4, "oldest"],
    ["80 tomorrow", { birthDate: "1946-07-16" }, 6, "old"],
    ["pregnant", { pregnant: true }, 5, "pregnant"],
    ["75 today", { birthDate: "1951-07-15" }, 6, "old"],
    ["75 tomorrow", { birthDate: "1951-07-16" }, 8, "others"],
    ["born on 29 February, 75 years before a common year", { birthDate: "1952-02-29" }, 8, "others"],
    ["with merit", { merit: true }, 7, "merit"],
    ["a child with merit: the first counts", { birthDate: "2023", merit: true }, 1, "young-child"],
    ["anybody else", {}, 8, "others"]
  ])("%s", (_, person, rank, group) => expect(ask(citizen(person))).toEqual([rank, rank, group]))

  it("an emergency comes before all", () => {
    expect(doorPrecedence(rules, citizen(), { grouping, emergency: true }).rank).toBe(0)
  })

  it("a disability of unknown degree is to be asked at the door", () => {
    expect(ask(citizen({ disability: true }))).toEqual([8, 2, "others"])
    expect(ask(without(citizen({ merit: true }), "disability"))).toEqual([7, 2, "merit"])
  })

  it("a man is not asked whether he is pregnant, nor a woman of 60", () => {
    expect(ask(without(citizen({ sex: "male" }), "pregnant"))).toEqual([8, 8, "others"])
    expect(ask(without(citizen({ birthDate: "1966" }), "pregnant"))).toEqual([8, 8, "others"])
    expect(ask(without(citizen(), "pregnant"))).toEqual([8, 5, "others"])
  })

  it("says how far it was checked", () => {
    expect(doorPrecedence(rules, citizen({ merit: true }), { grouping }).status).toBe("secondary")
  })

  it("a station may order them otherwise", () => {
    const order = ["merit", "young-child", "exceptionally-disabled", "severely-disabled", "oldest", "pregnant", "old"].map((name) => `vietnam-campaign/door-${name}`)
    const own = loadCampaign("vietnam", "2026-07-15", { choices: { "vietnam-campaign/door-order": order } })
    expect(doorPrecedence(own, citizen({ merit: true }), { grouping }).rank).toBe(1)
  })
})
