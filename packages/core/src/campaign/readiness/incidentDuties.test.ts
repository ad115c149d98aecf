import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { line, rulesWith } from "./checklist.fixture.ts"
import type { Incident } from "./incident.ts"
import { incidentDuties, incidentsOf } from "./incidentDuties.ts"

const who = { vi: "ai đó", en: "somebody" }
const serious = line("serious", { incident: { tell: [{ to: "head", who, withinHours: 0 }, { to: "agency", who, withinHours: 1, how: { vi: "gọi", en: "by telephone" } }, { to: "press", who }] } })
const rules = rulesWith([serious, line("flow", { measure: { kind: "safety" } })])
const incident: Incident = { id: "i1", code: "serious", session: "s1", found: "2026-07-06T08:40:00+07:00", what: "Ngã" }
const agency = (more: Partial<Incident>, at?: string) => incidentDuties(rules, { ...incident, ...more }, at === undefined ? {} : { at }).duties[1]!

describe("who is to be told of an incident", () => {
  it("stands with the hour, and how", () => {
    const { item, duties, sources } = incidentDuties(rules, incident)
    expect(item).toBe("p/serious")
    expect(sources.map(({ ref }) => ref)).toEqual(["law"])
    expect(duties.map(({ to, by, state }) => [to, by, state])).toEqual([
      ["head", "2026-07-06T08:40:00+07:00", "toTell"], ["agency", "2026-07-06T09:40:00+07:00", "toTell"], ["press", undefined, "toTell"]
    ])
    expect(duties[1]!.how).toEqual({ vi: "gọi", en: "by telephone" })
  })

  it.each([["2026-07-06T09:40:00+07:00", "toTell"], ["2026-07-06T09:40:01+07:00", "overdue"], ["2026-07-06T02:40:00Z", "toTell"], ["2026-07-06T02:41:00Z", "overdue"]])("asked at %s: %s", (at, state) => {
    expect(agency({}, at).state).toBe(state)
  })

  it.each([["2026-07-06T09:40:00+07:00", "told"], ["2026-07-06T09:41:00+07:00", "toldLate"]])("told at %s: %s", (at, state) => {
    expect(agency({ told: [{ to: "agency", at }] }, "2026-07-07T00:00:00+07:00")).toMatchObject({ state, toldAt: at })
  })

  it("the first time counts, in whatever offset it is written", () => {
    expect(agency({ told: [{ to: "agency", at: "2026-07-06T09:50:00+07:00" }, { to: "agency", at: "2026-07-06T02:30:00Z" }] })).toMatchObject({ state: "told", toldAt: "2026-07-06T02:30:00Z" })
    expect(agency({ told: [{ to: "head", at: "2026-07-06T08:41:00+07:00" }] }).state).toBe("toTell")
  })

  it("at once and without an hour nobody is overdue by the clock", () => {
    const { duties } = incidentDuties(rules, { ...incident, told: [{ to: "head", at: "2026-07-06T08:59:00+07:00" }] }, { at: "2026-08-01T00:00:00Z" })
    expect(duties.map(({ state }) => state)).toEqual(["told", "overdue", "toTell"])
  })

  it.each([
    ["2026-12-31T23:30:00+07:00", "2027-01-01T00:30:00+07:00"], ["2028-02-28T23:59:30+07:00", "2028-02-29T00:59:30+07:00"],
    ["2026-07-06T23:10:00Z", "2026-07-07T00:10:00Z"], ["2026-07-06T23:45:00-03:30", "2026-07-07T00:45:00-03:30"]
  ])("an hour after %s is %s", (found, by) => expect(agency({ found }).by).toBe(by))
})

it("an incident that no list knows is not lost: it has no duties, and says so", () => {
  expect(incidentDuties(rules, { ...incident, code: "__proto__" })).toEqual({
    incident: "i1", label: { vi: "Sự cố ngoài danh mục: __proto__", en: "An incident that is not on the list: __proto__" }, duties: [], sources: [], status: "unverified"
  })
})

it("the list of a day holds incidents only; the law of the day of the incident is read", () => {
  expect(incidentsOf(rules).map(({ code }) => code)).toEqual(["serious"])
  const later = rulesWith([{ ...serious, from: "2026-07-06" }])
  expect([incidentDuties(later, incident).duties.length, incidentDuties(later, { ...incident, found: "2026-07-05T08:40:00+07:00" }).duties.length]).toEqual([3, 0])
})

it("instants without an offset are refused, all at once", () => {
  const wrong = { ...incident, found: "2026-07-06T08:40:00", told: [{ to: "head", at: "2026-07-06" }] }
  expect(() => incidentDuties(rules, wrong, { at: "now" })).toThrow(CampaignError)
  expect(() => incidentDuties(rules, wrong, { at: "now" })).toThrow(/found.*\n.*told\[0\]\.at.*\n.*at: now/)
})
