import type { Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const delivery = (start: string, qualifiers: Told["qualifiers"] = {}): Told => ({ kind: "procedure", code: ["delivery"], start, qualifiers })
const postnatal = (start: string): Told => ({ kind: "encounter", code: ["postnatal"], start })
const stands = (indicator: string, facts: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): readonly Standing[] =>
  standings(rules, `vietnam-care/${indicator}`, personWith(facts, { day, ...more }), year)

describe("where, and with whom: two indicators", () => {
  it.each<[string, Told, readonly Standing[], readonly Standing[]]>([
    ["in hospital, with a midwife", delivery("2026-05-01", { place: ["hospital"], attendant: ["midwife"] }), ["in"], ["in"]],
    ["at the commune station, with an assistant doctor", delivery("2026-05-01", { place: ["commune-station"], attendant: ["assistant-doctor"] }), ["in"], ["in"]],
    ["at home, with a midwife", delivery("2026-05-01", { place: ["home"], attendant: ["midwife"] }), ["out"], ["in"]],
    ["at home, with a relative", delivery("2026-05-01", { place: ["home"], attendant: ["relative"] }), ["out"], ["out"]],
    ["in hospital, before anybody came", delivery("2026-05-01", { place: ["hospital"], attendant: ["nobody"] }), ["in"], ["out"]],
    ["the place is not written down", delivery("2026-05-01", { attendant: ["doctor"] }), ["unknown"], ["in"]],
    ["the attendant is not written down", delivery("2026-05-01", { place: ["hospital"] }), ["in"], ["unknown"]],
    ["on the first day of the year", delivery("2026-01-01", { place: ["hospital"], attendant: ["doctor"] }), ["in"], ["in"]],
    ["on the last day", delivery("2026-12-31", { place: ["hospital"], attendant: ["doctor"] }), ["in"], ["in"]],
    ["the day before the year", delivery("2025-12-31", { place: ["hospital"], attendant: ["doctor"] }), [], []],
    ["on a day of 2026 or before that nobody knows", { ...delivery("2026"), start: "unknown" }, ["open"], ["open"]]
  ])("%s", (_, told, facility, skilled) => {
    expect([stands("facility-births", [told]), stands("skilled-birth-attendance", [told])]).toEqual([facility, skilled])
  })
  it("of a quarter: the births of the quarter", () => {
    const quarter = { from: "2026-10-01", until: "2027-01-01" }
    const of = (start: string) => standings(rules, "vietnam-care/facility-births", personWith([delivery(start, { place: ["hospital"] })], { day }), quarter)
    expect([of("2026-09-30"), of("2026-10-01")]).toEqual([[], ["in"]])
  })
  it("each birth counts for itself", () => {
    expect(stands("facility-births", [delivery("2026-01-05", { place: ["hospital"] }), delivery("2026-12-05", { place: ["home"] })])).toEqual(["in", "out"])
  })
})

describe("seen after the birth", () => {
  it.each<[string, readonly Told[], readonly Standing[], readonly Standing[]]>([
    ["on the day of birth", [delivery("2026-05-01"), postnatal("2026-05-01")], ["in"], ["in"]],
    ["on day 7", [delivery("2026-05-01"), postnatal("2026-05-08")], ["in"], ["in"]],
    ["on day 8", [delivery("2026-05-01"), postnatal("2026-05-09")], ["out"], ["in"]],
    ["on day 42", [delivery("2026-05-01"), postnatal("2026-06-12")], ["out"], ["in"]],
    ["on day 43", [delivery("2026-05-01"), postnatal("2026-06-13")], ["out"], ["out"]],
    ["never", [delivery("2026-05-01")], ["out"], ["out"]],
    ["born on 24 December: the week ends with the year, the 42 days do not", [delivery("2026-12-24"), postnatal("2026-12-31")], ["in"], []],
    ["born on 25 December", [delivery("2026-12-25"), postnatal("2026-12-31")], [], []],
    ["born on 19 November: 42 days later is the last day of the year", [delivery("2026-11-19"), postnatal("2026-12-31")], ["out"], ["in"]],
    ["born on 20 November: it is not", [delivery("2026-11-20"), postnatal("2026-12-31")], ["out"], []],
    ["born last year, its 42 days end in this one", [delivery("2025-11-20"), postnatal("2026-01-01")], [], ["in"]]
  ])("%s", (_, facts, week, period) => {
    expect([stands("postnatal-first-week", facts), stands("postnatal-42-days", facts)]).toEqual([week, period])
  })
  it("visits not known completely leave it unknown", () => {
    expect([stands("postnatal-first-week", [delivery("2026-05-01")], { unlisted: ["encounter"] }), stands("postnatal-42-days", [delivery("2026-05-01")], { unlisted: ["encounter"] })]).toEqual([["unknown"], ["unknown"]])
  })
})
