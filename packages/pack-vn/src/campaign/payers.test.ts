import { assignGroups, type CitizenProfile, RulesError } from "@tramyte/core"
import { estimateBudget, payersOf } from "@tramyte/core/campaign"
import { cite, text, composePacks } from "@tramyte/core/pack"
import type { Pack } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { vietNam } from "../vietnam.ts"
import { cited } from "../write.ts"
import { loadCampaign } from "./loadCampaign.ts"
import { campaignMoney as money } from "./payers.ts"
import { vietNamCampaign } from "./vietNamCampaign.ts"

const rules = loadCampaign("vietnam", "2026-07-15")
const ask = (profile: CitizenProfile) => {
  const { standing, payer, couldPay } = payersOf(rules, profile, { money })
  return [standing, payer?.id.slice("vietnam-campaign/payer-".length), couldPay.map(({ id }) => id.slice("vietnam-campaign/payer-".length))]
}

describe("decree 165, article 72", () => {
  it.each<[string, Partial<CitizenProfile>, readonly unknown[]]>([
    ["class a: an elder", { birthDate: "1956" }, ["decided", "budget", []]],
    ["class a: of a near-poor household", { poverty: "nearPoor" }, ["decided", "budget", []]],
    ["class b: a poor pupil", { birthDate: "2013", education: "primary", poverty: "poor" }, ["decided", "school-health", []]],
    ["class c: a worker who is an elder", { birthDate: "1960", employment: "contract" }, ["decided", "employer", []]],
    ["class d: a soldier with a chronic disease", { employment: "military", conditions: ["I10"] }, ["decided", "ministry", []]],
    ["class đ: a student", { birthDate: "2006", education: "university" }, ["decided", "budget", []]],
    ["class đ: somebody self-employed", { employment: "freelance" }, ["decided", "budget", []]],
    ["classes b and c, which the decree does not order: nobody is guessed", { birthDate: "2010", education: "upperSecondary", employment: "apprentice" }, ["several", undefined, ["school-health", "employer"]]]
  ])("%s", (_, person, answer) => expect(ask(citizen(person))).toEqual(answer))

  it("an elder whose work is not known: the employer, the ministry or the budget", () => {
    expect(ask(without(citizen({ birthDate: "1956" }), "employment"))).toEqual(["unknown", undefined, ["employer", "ministry", "budget"]])
  })

  it("whether there is a chronic disease, merit or poverty does not matter: the budget pays for classes a and đ", () => {
    expect(ask(without(citizen(), "conditions", "merit", "poverty", "area", "disability"))).toEqual(["decided", "budget", []])
  })

  it("a payer cites its article", () => {
    const { sources, status } = payersOf(rules, citizen({ employment: "contract" }), { money })
    expect(sources.map(({ at }) => at)).toContain("Điều 72")
    expect(status).toBe("secondary")
  })

  it("there are no payers before the decree", () => {
    expect(() => payersOf(loadCampaign("vietnam", "2026-06-30"), citizen(), { money })).toThrow(RulesError)
  })

  it("whoever has one payer has the one of the class of entitlement", () => {
    const payersByClass: Readonly<Record<string, string>> = { a: "budget", b: "school-health", c: "employer", d: "ministry", dd: "budget" }
    const people = [{ birthDate: "1950" }, { education: "primary" }, { employment: "contract" }, { employment: "police" }, { area: ["island"] }, { merit: true }, { disability: "mild" }, {}, { employment: "retired" }] as const
    for (const person of people) {
      const entitled = assignGroups(rules, citizen(person), { grouping: "vietnam/entitlement" }).group!.id.slice("vietnam/class-".length)
      expect(ask(citizen(person))[1]).toBe(payersByClass[entitled])
    }
  })
})

describe("decree 165, article 73: the cap", () => {
  const elder = (id: string) => citizen({ id, birthDate: "1950" })
  const costing = (amount: number, person: CitizenProfile, law = rules) =>
    estimateBudget(law, [{ person, items: ["all"] }], { money, prices: { all: amount } }).findings.filter(({ code }) => code === "aboveCap").map(({ amount: over }) => over)

  it.each([[350_000, []], [350_001, [1]]])("an estimate of %i", (amount, over) => expect(costing(amount, elder("p1"))).toEqual(over))
  it("limits classes a and đ only", () => {
    expect(costing(900_000, citizen({ employment: "freelance" }))).toEqual([550_000])
    expect(costing(900_000, citizen({ employment: "contract" }))).toEqual([])
    expect(costing(900_000, citizen({ employment: "police" }))).toEqual([])
    expect(costing(900_000, citizen({ birthDate: "2013", education: "primary" }))).toEqual([])
  })

  const province: Pack = {
    format: 1, id: "province", version: "2026.1.0", label: text("Một tỉnh", "A province"), needs: [{ pack: "vietnam-campaign" }],
    citations: [cited("province-resolution", "HĐND tỉnh", "12/2026/NQ-HĐND", 2026, "Nghị quyết quy định mức chi khám sức khỏe", "Resolution on the spending on checkups")],
    parameters: [{ id: "province/cap", label: text("Mức của tỉnh", "The province's cap"), from: "2026-09-01", cites: [cite("province-resolution", "Điều 2")], status: "verified", overrides: "vietnam-campaign/checkup-cap", value: 500_000 }],
    valueSets: [{ id: "province/free-items", label: text("Danh mục miễn phí", "Free items"), from: "2026-09-01", cites: [cite("province-resolution", "Phụ lục")], status: "verified", overrides: "vietnam-campaign/free-items", codes: [{ code: "glucose", label: text("đường huyết", "glucose") }] }]
  }
  const law = composePacks([vietNam, vietNamCampaign, province])

  it("a province may raise it, from a day on and with its source", () => {
    expect(costing(450_000, elder("p1"), law.on("2026-08-31"))).toEqual([100_000])
    expect(costing(450_000, elder("p1"), law.on("2026-09-01"))).toEqual([])
    expect(estimateBudget(law.on("2026-09-01"), [], { money, prices: {} }).cap.sources.map(({ ref }) => ref)).toEqual(["province-resolution"])
  })

  it("what is free is not known until the province says it", () => {
    const codes = (day: string) => estimateBudget(law.on(day), [{ person: elder("p1"), items: ["glucose", "ct"] }], { money, prices: { glucose: 1, ct: 1 } }).findings.map(({ code, item }) => `${code} ${item}`)
    expect(codes("2026-08-31")).toEqual(["freeUnknown glucose", "freeUnknown ct"])
    expect(codes("2026-09-01")).toEqual(["notFree ct"])
  })
})

describe("no second payment in a year", () => {
  it.each([["screening", ["secondThisYear"]], ["school-start-check", ["secondThisYear"]], ["bhyt-visit", []], ["outpatient", []]])("after a %s", (kind, codes) => {
    const person = citizen({ birthDate: "1950", examinations: [{ on: "2026-02-10", kind }] })
    expect(estimateBudget(rules, [{ person, items: [] }], { money, prices: {} }).findings.map(({ code }) => code)).toEqual(codes)
  })
})
