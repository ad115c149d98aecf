import { composePacks, deriveFacts, explain, type Fact, type HealthRecord } from "@tramyte/core"
import { immunizationEngine } from "@tramyte/core/immunization"
import { checkPacks } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { vietNam } from "../../vietnam.ts"
import { vietNamImmunization } from "../vietNamImmunization.ts"
import { activityList } from "./activityList.ts"
import { measlesActivity } from "./measlesActivity.ts"
import type { ActivityPlan } from "./supplementaryActivity.ts"

/** A commune, a decision and figures that do not exist. */
const plan: ActivityPlan = {
  id: "xa-mau-measles",
  label: { vi: "Tiêm bổ sung sởi, Xã Mẫu", en: "Measles activity of Xã Mẫu" },
  decision: { id: "xa-mau-plan", issuer: "UBND Xã Mẫu", number: "0/KH-UBND", year: 2026, title: { vi: "Kế hoạch mẫu", en: "Plan for example" } },
  status: "unverified",
  from: "2026-10-01",
  until: "2026-11-01",
  born: { from: "2021-10-01", until: "2026-01-01" },
  area: { communes: ["00000"] },
  spared: { doses: { count: 2, fromMonths: 9 }, doseInWeeks: 4 }
}
const packs = (more: Partial<ActivityPlan> = {}) => [vietNam, vietNamImmunization, measlesActivity({ ...plan, ...more })]
const rulesOn = (day: string, more: Partial<ActivityPlan> = {}) => composePacks(packs(more)).on(day)

const child = (id: string, birthDate: string, doses: readonly (readonly [string, string])[], { commune = "00000", complete = true } = {}): HealthRecord => ({
  person: { id, birthDate },
  facts: [
    { id: "home", kind: "residence", code: ["temporary"], start: "2021", end: "ongoing", links: { commune }, recorded: "2026-01-01" },
    ...doses.map(([vaccine, start]): Fact => ({ id: `${vaccine} ${start}`, kind: "immunization", code: [vaccine], start, recorded: start }))
  ],
  complete: { residence: "2026-12-31", ...(complete ? { immunization: "2026-12-31" } : {}) }
})

const listed = (day: string, record: HealthRecord, more: Partial<ActivityPlan> = {}) => {
  const { spared, toClarify, toVaccinate } = activityList(rulesOn(day, more), [record], "xa-mau-measles")
  return [...toVaccinate, ...spared].map(({ group }) => group?.label.en).concat(toClarify.length > 0 ? ["to clarify"] : [])
}

describe("a measles activity in October 2026", () => {
  it("is a pack like any other", () => {
    expect(checkPacks(packs())).toEqual([])
  })
  it.each<[string, HealthRecord, readonly string[]]>([
    ["no dose at all", child("a", "2024-01-10", []), ["To be vaccinated"]],
    ["one dose at 9 months", child("a", "2024-01-10", [["measles", "2024-10-10"]]), ["To be vaccinated"]],
    ["two doses", child("a", "2024-01-10", [["measles", "2024-10-10"], ["mr", "2025-07-10"]]), ["Spared: 2 doses or more"]],
    ["two doses, the first before 9 months", child("a", "2024-01-10", [["measles", "2024-10-09"], ["mr", "2025-07-10"]]), ["To be vaccinated"]],
    ["two doses by CVX codes", child("a", "2024-01-10", [["CVX|05", "2024-10-10"], ["CVX|03", "2025-07-10"]]), ["Spared: 2 doses or more"]],
    ["one dose that was written down twice", child("a", "2024-01-10", [["measles", "2024-10-10"], ["mr", "2024-10-10"]]), ["To be vaccinated"]],
    ["a dose 27 days ago", child("a", "2025-11-10", [["measles", "2026-09-08"]]), ["Spared: a dose within 4 weeks"]],
    ["a dose 28 days ago", child("a", "2025-11-10", [["measles", "2026-09-07"]]), ["Spared: a dose within 4 weeks"]],
    ["a dose 29 days ago", child("a", "2025-11-10", [["measles", "2026-09-06"]]), ["To be vaccinated"]],
    ["vaccinated in it", child("a", "2024-01-10", [["mr", "2026-10-01"]]), ["Vaccinated in this activity"]],
    ["born on the first day", child("a", "2021-10-01", []), ["To be vaccinated"]],
    ["born the day before", child("a", "2021-09-30", []), []],
    ["born on the first day after", child("a", "2026-01-01", []), []],
    ["born in a year that is partly in it", child("a", "2021", []), ["to clarify"]],
    ["of another commune", child("a", "2024-01-10", [], { commune: "00001" }), []],
    ["doses not known completely: to be vaccinated, and to clarify", child("a", "2024-01-10", [["measles", "2024-10-10"]], { complete: false }), ["To be vaccinated", "to clarify"]],
    ["two doses on record are enough, whatever else there may be", child("a", "2024-01-10", [["measles", "2024-10-10"], ["mr", "2025-07-10"]], { complete: false }), ["Spared: 2 doses or more", "to clarify"]]
  ])("%s", (_, record, expected) => {
    expect(listed("2026-10-05", record)).toEqual(expected)
  })
  it("is no list before and after its days", () => {
    expect(() => activityList(rulesOn("2026-09-30"), [], "xa-mau-measles")).toThrow("not in force")
    expect(() => activityList(rulesOn("2026-11-01"), [], "xa-mau-measles")).toThrow("not in force")
  })
  it("each child has its reason in words", () => {
    const { toVaccinate, spared } = activityList(rulesOn("2026-10-05"), [child("a", "2024-01-10", []), child("b", "2024-01-10", [["measles", "2024-10-10"], ["mr", "2025-07-10"]])], "xa-mau-measles")
    expect([toVaccinate.map(({ subject }) => subject), spared.map(({ subject }) => subject)]).toEqual([["a"], ["b"]])
    expect(explain(spared[0]!, { lang: "vi" })).toContain("Miễn: đã có từ 2 mũi")
  })
})

describe("by the verdicts of the schedule", () => {
  const judged = { spared: { doses: { count: 2, judged: true } } }
  it("only doses that are valid there count: a second dose before 18 months is none", () => {
    const rules = rulesOn("2026-10-05", judged)
    const groupOf = (...doses: readonly (readonly [string, string])[]) => {
      const { record } = deriveFacts(rules, child("a", "2024-01-10", doses), [immunizationEngine(rules)])
      const { spared, toVaccinate } = activityList(rules, [record], "xa-mau-measles")
      return [...toVaccinate, ...spared].map(({ group }) => group?.label.en)
    }
    expect(groupOf(["measles", "2024-10-10"], ["mr", "2025-07-10"])).toEqual(["Spared: 2 doses or more"])
    expect(groupOf(["measles", "2024-10-10"], ["mmr", "2025-01-10"])).toEqual(["To be vaccinated"])
  })
})

describe("of villages", () => {
  it("only their children", () => {
    const villages = { area: { villages: ["00000-01"] } }
    const inVillage = (village: string): HealthRecord => {
      const record = child("a", "2024-01-10", [])
      return { ...record, facts: record.facts.map((fact) => fact.kind === "residence" ? { ...fact, links: { commune: "00000", village } } : fact) }
    }
    expect([listed("2026-10-05", inVillage("00000-01"), villages), listed("2026-10-05", inVillage("00000-02"), villages)]).toEqual([["To be vaccinated"], []])
  })
})
