import { computeKpi, type Period } from "@tramyte/core"
import { expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const home: Told = { kind: "residence", code: ["permanent"], start: "2010-01-01", end: "ongoing" }
const card = (end = "ongoing"): Told => ({ kind: "insurance", code: ["GD"], start: "2026-01-01", end })
const book = (more: Partial<Told> = {}): Told => ({ kind: "healthRecord", start: "2024-05-02", end: "ongoing", ...more })

it.each<[string, readonly Told[], readonly string[], readonly [Standing, Standing, Standing]]>([
  ["insured, with a record", [home, card(), book()], [], ["in", "in", "in"]],
  ["insured, without", [home, card()], [], ["out", "out", "in"]],
  ["not insured, with a record", [home, book()], [], ["in", "outside", "out"]],
  ["the card ends on the last day: it no longer holds then", [home, card("2026-12-31"), book()], [], ["in", "outside", "out"]],
  ["the card ends on the day after", [home, card("2027-01-01"), book()], [], ["in", "in", "in"]],
  ["the record was closed", [home, card(), book({ end: "2026-06-01" })], [], ["out", "out", "in"]],
  ["no resident", [card(), book()], [], ["outside", "outside", "outside"]],
  ["records not known", [home, card()], ["healthRecord"], ["unknown", "unknown", "in"]],
  ["insurance not known", [home, book()], ["insurance"], ["in", "open", "unknown"]]
])("health records of all and of the insured, and insurance: %s", (_, facts, unlisted, expected) => {
  const record = personWith(facts, { day, unlisted })
  expect(["health-record-coverage", "health-record-coverage-of-insured", "insurance-coverage"].map((id) => standings(rules, `vietnam-care/${id}`, record, year)[0])).toEqual(expected)
})

it("the type of the denominator travels with the result", () => {
  const types = ["health-record-coverage", "health-record-coverage-of-insured", "insurance-coverage"].map((id) => computeKpi(rules, `vietnam-care/${id}`, { records: [], period: year }).denominatorType)
  expect(types).toEqual(["registered", "insured", "registered"])
})
