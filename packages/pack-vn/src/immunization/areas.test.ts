import { describe, expect, it } from "vitest"
import type { LoadOptions } from "../loadRules.ts"
import { loadImmunization } from "./loadImmunization.ts"
import { card, planOn, vaccinated } from "./vaccinated.fixture.ts"

const livingIn = (place: Readonly<Record<string, string>>, birthDate: string, sex: "male" | "female" = "female") => {
  const { commune, ...qualifiers } = place
  return vaccinated(birthDate, [], {
    sex,
    facts: [{
      kind: "residence", code: ["permanent"], start: birthDate, end: "ongoing", qualifiers: Object.fromEntries(Object.entries(qualifiers).map(([name, code]) => [name, [code]])),
      ...(commune === undefined ? {} : { links: { commune } })
    }]
  })
}
const lines = (day: string, record: ReturnType<typeof livingIn>, options: LoadOptions = {}) => card(planOn(day, record, loadImmunization("vietnam", day, options)), "pcv", "hpv", "rotavirus")

const infant = "2026-05-15"
const girl = "2015-03-01"

describe("nobody of Hải Phòng is shown due for what the city has on no list that was seen", () => {
  it.each([["by the commune alone", { commune: "10903" }], ["by province and commune", { province: "31", commune: "11284" }]])("%s", (_, place) => {
    expect(lines("2026-07-15", livingIn(place, infant))).toEqual([])
    expect(lines("2026-07-15", livingIn(place, girl))).toEqual([])
    expect(lines("2028-07-15", livingIn(place, "2028-05-15"))).toEqual([])
  })
  it("also at its two communes, by their own rules", () => {
    for (const place of ["cam-giang", "nam-thanh-mien"] as const) {
      for (const birthDate of [infant, girl]) expect(card(planOn("2026-07-15", livingIn({ commune: "10903" }, birthDate), loadImmunization(place, "2026-07-15")), "pcv", "hpv", "rotavirus")).toEqual([])
    }
  })
  it("until the station says that it gives the vaccine", () => {
    const choices = { "vietnam-immunization/rotavirus-offered": true }
    expect(lines("2026-07-15", livingIn({ province: "31" }, infant), { choices })).toEqual(["rotavirus 1 due 2026-07-15"])
  })
})

describe("where vaccines are rolled out", () => {
  it.each([
    ["Cao Bằng, 2026", "04", "2026-07-15", ["pcv 1 due 2026-07-15"]],
    ["Điện Biên, 2026: from 2027 on", "11", "2026-07-15", []],
    ["Điện Biên, the first day of 2027", "11", "2027-01-01", ["pcv 1 overdue 2026-07-15"]],
    ["Gia Lai, the last day of 2027", "52", "2027-12-31", []],
    ["Hà Nội", "01", "2026-07-15", ["rotavirus 1 due 2026-07-15"]]
  ])("%s", (_, province, day, expected) => {
    const birthDate = day.startsWith("2027-12") ? "2027-05-15" : infant
    expect(lines(day, livingIn({ province }, birthDate))).toEqual(expected)
  })
  it("in a merged province only where the former one is on the list; without it nobody knows, and the question is asked", () => {
    expect(lines("2026-07-15", livingIn({ province: "48", formerProvince: "49" }, infant))).toEqual(["pcv 1 due 2026-07-15"])
    expect(lines("2026-07-15", livingIn({ province: "48", formerProvince: "48" }, infant))).toEqual([])
    const open = planOn("2026-07-15", livingIn({ province: "48" }, infant), loadImmunization("vietnam", "2026-07-15")).lines.find(({ vaccineGroup }) => vaccineGroup === "pcv")
    expect(open).toMatchObject({ state: "unknown", certainty: "unknown", missing: [{ fact: "residence" }] })
  })
  it("PCV: the third dose at 1 year, and 2 months after a late second one", () => {
    const on = (day: string, ...days: readonly string[]) => {
      const { facts, ...child } = livingIn({ province: "04" }, "2026-01-15")
      return lines(day, { ...child, facts: [...facts, ...days.map((start) => ({ id: start, kind: "immunization", code: ["pcv"], start, recorded: start }))] })
    }
    expect(on("2026-06-01", "2026-03-15", "2026-05-15")).toEqual(["pcv 3 later 2027-01-15"])
    expect(on("2027-02-01", "2026-12-01", "2027-02-01")).toEqual(["pcv 3 later 2027-04-01"])
  })
  it("HPV: girls of 11 years, not of 10 or 12, not boys; a second dose also later", () => {
    const on = (birthDate: string, sex?: "male") => lines("2026-07-15", livingIn({ province: "66" }, birthDate, sex))
    expect([on("2015-07-15"), on("2015-07-16"), on("2014-07-16"), on("2014-07-15"), on("2015-03-01", "male")]).toEqual([["hpv 1 due 2026-07-15"], [], ["hpv 1 overdue 2025-07-16"], [], []])
    const begun = livingIn({ province: "66" }, "2014-03-01")
    const dose = { id: "d", kind: "immunization", code: ["hpv"], start: "2026-02-20", recorded: "2026-02-20" }
    expect(lines("2026-07-15", { ...begun, facts: [...begun.facts, dose] })).toEqual(["hpv 2 later 2026-08-20"])
  })
  it("who began where people pay goes on by the programme only where the programme has the vaccine", () => {
    const begun = (province: string) => {
      const { facts, ...child } = livingIn({ province }, "2026-01-15")
      return lines("2026-07-15", { ...child, facts: [...facts, { id: "d", kind: "immunization", code: ["pcv"], start: "2026-03-20", recorded: "2026-03-20" }] })
    }
    expect([begun("04"), begun("31")]).toEqual([["pcv 2 overdue 2026-05-20"], []])
  })
  it("rotavirus is finished before 6 months, and Rotarix is not gone on with by Rotavin", () => {
    const on = (day: string, birthDate = "2026-01-15") => lines(day, livingIn({ province: "01" }, birthDate))
    expect([on("2026-07-14"), on("2026-07-15")]).toEqual([["rotavirus 1 overdue 2026-03-15"], ["rotavirus agedOut"]])
    const other = livingIn({ province: "01" }, "2026-05-01")
    const dose = { id: "d", kind: "immunization", code: ["CVX|119"], start: "2026-07-01", recorded: "2026-07-01" }
    expect(lines("2026-08-15", { ...other, facts: [...other.facts, dose] })).toEqual(["rotavirus notRecommended"])
  })
})
