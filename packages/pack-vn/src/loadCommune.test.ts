import { assignGroups, PackError, RulesError } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen } from "./citizen.fixture.ts"
import { CommuneError, loadCommune, loadVietNam } from "./index.ts"

describe("loadCommune", () => {
  it.each([
    ["cam-giang", "cam-giang/priority-groups"],
    ["nam-thanh-mien", "nam-thanh-mien/managed-groups"]
  ] as const)("%s has its own main grouping", (commune, grouping) => {
    const home = { type: "permanent", commune: commune === "cam-giang" ? "10903" : "11284" } as const
    const answer = assignGroups(loadCommune(commune, "2026-07-15"), citizen({ residence: home }))
    expect(answer.grouping).toBe(grouping)
    expect(answer.inScope).toBe("yes")
  })

  it("names the communes there are when asked for another", () => {
    const load = () => loadCommune("cam-giangg" as "cam-giang", "2026-07-15")
    expect(load).toThrow(CommuneError)
    expect(load).toThrow(/"cam-giangg".*"cam-giang", "nam-thanh-mien"/)
    try {
      load()
    } catch (error) {
      expect(error).toMatchObject({ code: "TRAMYTE_COMMUNE_UNKNOWN", communes: ["cam-giang", "nam-thanh-mien"] })
    }
  })

  it("composes once: the same day gives the same rules", () => {
    expect(loadCommune("cam-giang", "2026-07-15")).toBe(loadCommune("cam-giang", "2026-07-15"))
    expect(loadVietNam("2026-07-15")).toBe(loadVietNam("2026-07-15"))
  })

  it.each([
    ["the day before Cẩm Giàng's plan", "cam-giang", "2026-06-25", false],
    ["the day it was signed", "cam-giang", "2026-06-26", true],
    ["years later: it goes on every year", "cam-giang", "2035-01-01", true],
    ["the day before Nam Thanh Miện's period", "nam-thanh-mien", "2025-12-31", false],
    ["the first day of its period", "nam-thanh-mien", "2026-01-01", true],
    ["the last day of its period", "nam-thanh-mien", "2030-12-31", true],
    ["the day after its period", "nam-thanh-mien", "2031-01-01", false]
  ] as const)("%s", (_, commune, day, inForce) => {
    const ask = () => assignGroups(loadCommune(commune, day), citizen())
    if (inForce) expect(ask().rulebook).toContain(commune)
    else expect(ask).toThrow(RulesError)
  })
})

describe("a station's choices", () => {
  const lodger = citizen({ birthDate: "1956-03-09", residence: { type: "temporary", commune: "10903" } })

  it("win over the plan's default, and the station is named as the issuer", () => {
    const rules = loadCommune("cam-giang", "2026-07-15", { choices: { "cam-giang/residence-types": ["permanent", "temporary"] }, decision: { number: "12/QĐ-TYT" } })
    expect(assignGroups(rules, lodger).group?.id).toBe("cam-giang/group-2")
    expect(rules.citations.get("station-decision")).toMatchObject({ issuer: "Trạm Y tế xã Cẩm Giàng", number: "12/QĐ-TYT" })
    expect(rules.rulebook).toMatch(/\+station@/)
  })

  it("do not leak into rules that were loaded without them", () => {
    loadCommune("cam-giang", "2026-07-15", { choices: { "cam-giang/residence-types": ["permanent", "temporary"] } })
    expect(assignGroups(loadCommune("cam-giang", "2026-07-15"), lodger).inScope).toBe("no")
  })

  it("hold from the day that they were decided for", () => {
    const load = (day: string) => loadCommune("cam-giang", day, { choices: { "cam-giang/residence-types": ["temporary"] }, decision: { from: "2026-08-01" } })
    expect(assignGroups(load("2026-07-31"), lodger).inScope).toBe("no")
    expect(assignGroups(load("2026-08-01"), lodger).inScope).toBe("yes")
  })

  it("that name no parameter are refused, with the parameters there are", () => {
    expect(() => loadCommune("cam-giang", "2026-07-15", { choices: { "cam-giang/elderly-age": { years: 65 } } })).toThrow(PackError)
    expect(() => loadCommune("cam-giang", "2026-07-15", { choices: { "cam-giang/elderly-age": { years: 65 } } })).toThrow(/vietnam\/elderly-age/)
  })

  it("of a value that the commune's plan replaces must replace the plan's", () => {
    expect(() => loadCommune("nam-thanh-mien", "2026-07-15", { choices: { "vietnam/elderly-checkups-target": 3 } })).toThrow(/nam-thanh-mien\/elderly-checkups-target/)
    expect(loadCommune("nam-thanh-mien", "2026-07-15", { choices: { "nam-thanh-mien/elderly-checkups-target": 3 } }).parameter("vietnam/elderly-checkups-target")).toBe(3)
  })

  it("none at all is no choice", () => {
    expect(loadCommune("cam-giang", "2026-07-15", { choices: {} })).toBe(loadCommune("cam-giang", "2026-07-15"))
  })
})
