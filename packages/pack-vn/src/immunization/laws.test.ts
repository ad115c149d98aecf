import { composePacks, diffRules, type RuleStatus } from "@tramyte/core"
import type { Basis } from "@tramyte/core/immunization"
import { checkLaw, checkPacks } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { vietNamCare } from "../care/vietNamCare.ts"
import { vietNam } from "../vietnam.ts"
import { laws } from "./law.ts"
import { loadImmunization } from "./loadImmunization.ts"
import { schedules } from "./schedules.ts"
import { card, planOn, vaccinated } from "./vaccinated.fixture.ts"
import { vietNamImmunization } from "./vietNamImmunization.ts"

const packs = [vietNam, vietNamImmunization]
const statusOn = (day: string, group: string) => planOn(day, vaccinated("2016-01-01", [])).lines.find(({ vaccineGroup }) => vaccineGroup === group)

describe("the pack", () => {
  it("composes with national law, and together with routine care", () => {
    expect(checkPacks(packs)).toEqual([])
    expect(checkPacks([vietNam, vietNamCare, vietNamImmunization])).toEqual([])
  })
  it.each(["2019-06-14", "2023-03-26", "2023-03-27", "2024-08-01", "2026-02-15", "2026-07-01", "2028-01-01"])("cites on %s no act that was replaced by then, and every text that it has", (day) => {
    expect(checkLaw(packs, day).filter(({ code, pack }) => pack === "vietnam-immunization" && code !== "TRAMYTE_PACK_REVIEW_AHEAD")).toEqual([])
  })
})

describe("the circulars as they followed each other", () => {
  it("meet without a gap", () => {
    expect(laws.map(({ from, until, version }) => [version, from, until])).toEqual([
      ["2017", "2018-01-01", "2024-08-01"], ["2024", "2024-08-01", "2026-02-15"], ["2025", "2026-02-15", "2026-07-01"], ["2026", "2026-07-01", undefined]
    ])
  })
  it.each([["2024-07-31", 4], ["2024-08-01", 5]])("the booster at 7 years came with Circular 10/2024: on %s the booster at 18 months is the last of %i doses", (day, doses) => {
    const { schedule } = loadImmunization("vietnam", day).schedules[0]!
    expect(schedule.antigens.find(({ id }) => id === "tetanus")?.series[0]?.doses.length).toBe(doses)
  })
  it("so did rotavirus; pneumococcal disease and HPV came with the plan for 2026", () => {
    const known = (day: string) => loadImmunization("vietnam", day).schedules[0]!.schedule.antigens.filter(({ series }) => series.length > 0).map(({ id }) => id)
    expect(["2024-07-31", "2024-08-01", "2026-02-15"].map((day) => ["rotavirus", "pneumococcal", "hpv"].filter((id) => known(day).includes(id)))).toEqual([[], ["rotavirus"], ["rotavirus", "pneumococcal", "hpv"]])
  })
  it("from one to the next nothing changes for a child on time but what is told above", () => {
    const child = vaccinated("2023-12-01", [["hepb-birth", "2023-12-01"], ["bcg", "2023-12-05"]])
    const on = (day: string) => card(planOn("2024-07-15", child, loadImmunization("vietnam", day)))
    expect(on("2024-08-01")).toEqual(on("2024-07-31"))
    expect(on("2026-07-01")).toEqual(on("2026-06-30"))
  })
  it("the law that prints no table is told: values go on as the last printed ones, unverified, with both texts", () => {
    const before = statusOn("2026-06-30", "je")!
    const since = statusOn("2026-07-01", "je")!
    expect([before.status, since.status]).toEqual(["secondary", "unverified"])
    expect(since.sources.map(({ ref }) => ref)).toEqual(["circular-13-2026", "circular-52-2025", "law-102-2016"])
    expect(schedules.at(-1)?.note?.en).toContain("prints no schedule")
  })
  it("but the birth dose, which it orders itself", () => {
    const line = planOn("2026-07-15", vaccinated("2026-07-14", [])).lines.find(({ vaccineGroup }) => vaccineGroup === "hepb-birth")
    expect(line).toMatchObject({ status: "secondary", sources: [{ ref: "circular-13-2026", at: "Điều 26.1" }] })
  })
  it("and what changed between two days can be told", () => {
    const rulebook = composePacks(packs)
    expect(JSON.stringify(diffRules(rulebook.on("2026-06-30"), rulebook.on("2026-07-01")))).toContain("vietnam-immunization/schedule")
  })
})

describe("every part of a schedule is truthful about its source", () => {
  const bases: { readonly at: string; readonly basis: Basis; readonly version: string }[] = []
  const walk = (part: unknown, at: string, version: string): void => {
    if (typeof part !== "object" || part === null) return
    if ("status" in part) bases.push({ at, basis: part as Basis, version })
    for (const [field, inner] of Object.entries(part)) walk(inner, `${at}.${field}`, version)
  }
  for (const { schedule } of schedules) walk(schedule.antigens, "antigens", schedule.version)

  it("nothing claims that the act itself was read", () => {
    expect(bases.filter(({ basis: { status } }) => status === ("verified" satisfies RuleStatus))).toEqual([])
    expect(bases.length).toBeGreaterThan(100)
  })
  it("what is unverified says what could not be verified", () => {
    expect(bases.filter(({ basis: { note, status } }) => status === "unverified" && note === undefined).map(({ at }) => at)).toEqual([])
  })
  it("every series has its own source", () => {
    const without = schedules.flatMap(({ schedule }) => schedule.antigens).flatMap(({ series }) => series).filter(({ cites, status }) => cites === undefined || cites.length === 0 || status === undefined)
    expect(without.map(({ id }) => id)).toEqual([])
  })
})
