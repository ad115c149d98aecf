import { computeKpi, type Period } from "@tramyte/core"
import { expect, it } from "vitest"
import { personWith, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-03-01", until: "2027-01-01" }
const rules = loadCare("vietnam", "2026-12-31")
const dose = (start: string, code = "measles"): Told => ({ kind: "immunization", code: [code], start })
const report = (facts: readonly Told[], birthDate: string, unlisted: readonly string[] = []) =>
  computeKpi(rules, "vietnam-care/measles-first-dose-of-surviving-infants", { records: [personWith(facts, { day: "2026-12-31", birthDate, unlisted })], period: year, estimates: [{ id: "surviving-infants", year: 2026, value: 365, source: "Trạm Y tế" }] })

it.each<[string, readonly Told[], string, "yes" | "no" | "unknown"]>([
  ["at 9 months", [dose("2026-10-01")], "2026-01-01", "yes"],
  ["on the day before the first birthday", [dose("2026-10-01")], "2025-10-02", "yes"],
  ["on the first birthday", [dose("2026-10-01")], "2025-10-01", "no"],
  ["against measles and rubella", [dose("2026-10-01", "MR")], "2026-01-01", "yes"],
  ["against something else", [dose("2026-10-01", "BCG")], "2026-01-01", "no"],
  ["before the period", [dose("2026-02-28")], "2025-06-01", "no"],
  ["the day of birth is known by its year", [dose("2026-10-01")], "2025", "unknown"],
  ["no dose", [], "2026-01-01", "no"]
])("first dose against measles: %s", (_, facts, birthDate, expected) => {
  const { scored: { unknown, yes } } = report(facts, birthDate)
  expect([yes, unknown]).toEqual(expected === "yes" ? [1, 0] : expected === "unknown" ? [0, 1] : [0, 0])
})

it("of surviving infants as estimated, for the part of the year; vaccinations not known are counted apart", () => {
  expect(report([dose("2026-10-01")], "2026-01-01")).toMatchObject({ denominatorType: "estimated", of: 306, rate: 1 / 306, estimate: { value: 306 } })
  expect(report([], "2026-01-01", ["immunization"]).scored).toMatchObject({ yes: 0, unknown: 1 })
  expect(report([], "1990-01-01", ["immunization"])).toMatchObject({ scored: { yes: 0, unknown: 0 }, undecided: 0 })
})
