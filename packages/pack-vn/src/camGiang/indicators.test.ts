import { type CitizenProfile, computeKpi, type Fact, type HealthRecord, recordFromProfile } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { loadCamGiang } from "../camGiang.ts"
import { loadCare } from "../care.ts"
import { citizen, without } from "../citizen.fixture.ts"

const period = { from: "2026-10-01", until: "2026-11-01" }
const lastDay = "2026-10-31"

const record = (profile: CitizenProfile, invitedOn?: string): HealthRecord => {
  const base = recordFromProfile(profile, lastDay)
  const contact: readonly Fact[] = invitedOn === undefined ? [] : [{ id: "contact", kind: "contact", code: ["invitation"], start: invitedOn, recorded: invitedOn }]
  return { ...base, facts: [...base.facts, ...contact], complete: { ...base.complete, contact: lastDay } }
}
const member = (indicator: string, person: HealthRecord, choices = {}) =>
  computeKpi(loadCamGiang(lastDay, { choices }), `cam-giang/${indicator}`, { records: [person], period, people: true }).people![0]!
const examined = (on: string, kind = "periodic-checkup") => ({ examinations: [{ on, kind }] })

describe("share of residents examined this year", () => {
  it.each<[string, CitizenProfile, string | undefined]>([
    ["examined in the month", citizen(examined("2026-10-05")), "yes"],
    ["examined in January: the year counts, not the month", citizen(examined("2026-01-01")), "yes"],
    ["examined on the last day of last year", citizen(examined("2025-12-31")), "no"],
    ["examined after the period", citizen(examined("2026-11-01")), "no"],
    ["an ordinary visit as an outpatient", citizen(examined("2026-10-05", "outpatient")), "no"],
    ["never examined", citizen(), "no"],
    ["examinations not known", without(citizen(), "examinations"), "unknown"],
    ["a temporary resident is not counted", citizen({ residence: { type: "temporary", commune: "10903" } }), undefined],
    ["a resident of Cẩm Giang is not counted", citizen({ residence: { type: "permanent", commune: "10888" } }), undefined],
    ["who died in the period is not counted", citizen({ deathDate: "2026-10-31" }), undefined]
  ])("%s: %s", (_, profile, numerator) => {
    expect(member("checkup-coverage", record(profile)).scored).toBe(numerator)
  })
})

describe("the priority groups are reached", () => {
  const elder = { birthDate: "1956-01-01" }
  it.each<[string, HealthRecord, string | undefined]>([
    ["an elder invited", record(citizen(elder), "2026-03-01"), "yes"],
    ["an elder examined without an invitation", record(citizen({ ...elder, ...examined("2026-03-01") })), "yes"],
    ["an elder neither invited nor examined", record(citizen(elder)), "no"],
    ["an elder invited last year only", record(citizen(elder), "2025-12-31"), "no"],
    ["a pupil invited", record(citizen({ birthDate: "2015-01-01", education: "primary" }), "2026-03-01"), "yes"],
    ["group 8 is not counted", record(citizen(), "2026-03-01"), undefined]
  ])("%s: %s", (_, person, numerator) => {
    expect(member("priority-access", person).scored).toBe(numerator)
  })

  it("a person whose group is open is counted apart", () => {
    expect(member("priority-access", record(without(citizen(), "merit")))).toMatchObject({ undecided: true, populations: { denominator: "unknown" } })
  })

  it("a station may count groups 1 to 3 only", () => {
    const choices = { "cam-giang/access-counts-groups-4-to-7": false }
    expect(member("priority-access", record(citizen({ employment: "contract" })), choices)).toMatchObject({ populations: { denominator: "no" } })
    expect(member("priority-access", record(citizen(elder)), choices).scored).toBe("no")
  })

  it("aims at everybody, and the share of examined people at nothing that the plan does not say", () => {
    const targets = loadCamGiang(lastDay).indicators.filter(({ id }) => id.startsWith("cam-giang/")).map(({ id, target }) => [id, target?.share])
    expect(targets.filter(([, share]) => share !== undefined)).toEqual([["cam-giang/priority-access", 1]])
    expect(targets.map(([id]) => id)).toContain("cam-giang/checkup-coverage")
  })
})

describe("broken down", () => {
  const of = (id: string, person: HealthRecord, by: readonly "village"[] = []) =>
    computeKpi(loadCare("cam-giang", lastDay), id, { records: [person], period, by }).strata.map(({ by: name, values }) => [name, values.map(({ key }) => key)])

  it.each<[string, CitizenProfile, string]>([
    ["an elder with merit who works", citizen({ merit: true, birthDate: "1956-01-01", employment: "contract" }), "cam-giang/group-1"],
    ["a worker", citizen({ employment: "contract" }), "cam-giang/group-4"],
    ["nobody's group", citizen(), "cam-giang/group-8"],
    ["of whom merit is not known", without(citizen({ employment: "contract" }), "merit"), "unknown"]
  ])("by the eight groups in their order: %s", (_, profile, group) => {
    expect(of("cam-giang/checkup-coverage", record(profile))).toEqual([["priority-group", [group]]])
  })

  it("a person counts to the village of the commune, wherever else they are registered", () => {
    const base = record(citizen())
    const elsewhere: Fact = { id: "elsewhere", kind: "residence", code: ["permanent"], start: "2026-01-01", end: "ongoing", recorded: "2026-01-01", links: { commune: "10888", village: "10888-07" } }
    const both = { ...base, facts: [...base.facts, elsewhere] }
    expect(of("cam-giang-care/digital-identities", both, ["village"])).toEqual([["village", ["10903-01"]]])
  })
})
