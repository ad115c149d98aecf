import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { loadImmunization } from "../loadImmunization.ts"
import { child, day, notJudged, open, stands, validOn, year } from "./assessed.fixture.ts"

const of = (facts: readonly Told[], more: Parameters<typeof child>[1] = {}) => stands("children-with-overdue-doses", child(facts, more))

describe("children with an overdue dose on the last day", () => {
  it.each<[string, readonly Told[], string]>([
    ["overdue since yesterday", [open("vaccine-overdue", "measles", "2026-12-30")], "in"],
    ["overdue since the last day", [open("vaccine-overdue", "measles", "2026-12-31")], "in"],
    ["overdue from tomorrow on", [open("vaccine-overdue", "measles", "2027-01-01")], "out"],
    ["due, and not overdue", [open("vaccine-due", "measles", "2026-12-15")], "out"],
    ["nothing due", validOn("measles", "2026-07-01"), "out"],
    ["overdue, and one dose could not be judged", [open("vaccine-overdue", "measles", "2026-08-02"), notJudged("measles", "measles", "2026-07")], "unknown"]
  ])("%s", (_, facts, expected) => {
    expect(of(facts)).toEqual([expected])
  })
  it("is not known where the record may lack doses, or the day of birth is not known", () => {
    const overdue = [open("vaccine-overdue", "measles", "2026-08-02")]
    expect([of(overdue, { unlisted: ["assessment"] }), of([], { unlisted: ["assessment"] }), of([], { birthDate: "2025-10" })]).toEqual([["unknown"], ["unknown"], ["unknown"]])
  })
  it("of children under five, or another age that the station chooses", () => {
    const at = (birthDate: string, law = loadImmunization("vietnam", day)) => stands("children-with-overdue-doses", child([open("vaccine-overdue", "dpt", "2026-01-01")], { birthDate }), year, law)
    const young = loadImmunization("vietnam", day, { choices: { "vietnam-immunization/overdue-doses-below": { years: 2 } } })
    expect([at("2021-12-31"), at("2022-01-01"), at("2024-12-31", young), at("2025-01-01", young)]).toEqual([["outside"], ["in"], ["outside"], ["in"]])
  })
})
