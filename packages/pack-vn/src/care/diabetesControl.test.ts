import type { Period } from "@tramyte/core"
import { expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const diabetes: Told = { kind: "condition", code: ["E11"], start: "2020-03-01", end: "ongoing" }
const glucose = (start: string, value: number, unit?: string): Told => ({ kind: "observation", code: ["fasting-glucose"], start, value, ...(unit === undefined ? {} : { unit }) })
const hba1c = (start: string, value: number, unit = "%"): Told => ({ kind: "observation", code: ["hba1c"], start, value, unit })
const stands = (facts: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): Standing | undefined => standings(rules, "vietnam-care/diabetes-control", personWith(facts, { day, ...more }), year)[0]

it.each<[string, readonly Told[], Standing]>([
  ["glucose 6.9 mmol/L", [diabetes, glucose("2026-10-01", 6.9, "mmol/L")], "in"],
  ["glucose 7.0 mmol/L: not below 7", [diabetes, glucose("2026-10-01", 7, "mmol/L")], "out"],
  ["glucose 125 mg/dL", [diabetes, glucose("2026-10-01", 125, "mg/dL")], "in"],
  ["glucose 126 mg/dL is 7.0 mmol/L", [diabetes, glucose("2026-10-01", 126, "mg/dL")], "out"],
  ["glucose 6.5 of no unit", [diabetes, glucose("2026-10-01", 6.5)], "unknown"],
  ["HbA1c 6.9 %", [diabetes, hba1c("2026-10-01", 6.9)], "in"],
  ["HbA1c 7.0 %", [diabetes, hba1c("2026-10-01", 7)], "out"],
  ["HbA1c 52 mmol/mol, which no factor turns into per cent", [diabetes, hba1c("2026-10-01", 52, "mmol/mol")], "unknown"],
  ["glucose 8, HbA1c 6.5: one of the two is enough", [diabetes, glucose("2026-10-01", 8, "mmol/L"), hba1c("2026-10-02", 6.5)], "in"],
  ["the last glucose of the year counts", [diabetes, glucose("2026-03-01", 6, "mmol/L"), glucose("2026-10-01", 9, "mmol/L")], "out"],
  ["the last HbA1c of the year counts", [diabetes, hba1c("2026-03-01", 6.5), hba1c("2026-10-01", 8)], "out"],
  ["tested on the last day of last year only", [diabetes, glucose("2025-12-31", 6, "mmol/L")], "out"],
  ["tested on the first day and the last day", [diabetes, glucose("2026-01-01", 9, "mmol/L"), glucose("2026-12-31", 6, "mmol/L")], "in"],
  ["not tested", [diabetes], "out"],
  ["diagnosed on 30 September", [{ ...diabetes, start: "2026-09-30" }, glucose("2026-10-01", 6, "mmol/L")], "in"],
  ["diagnosed on 1 October: new", [{ ...diabetes, start: "2026-10-01" }, glucose("2026-10-01", 6, "mmol/L")], "excluded"],
  ["without diabetes", [glucose("2026-10-01", 6, "mmol/L")], "outside"]
])("diabetes control: %s", (_, facts, expected) => {
  expect(stands(facts)).toBe(expected)
})

it.each<[string, (start: string) => Told]>([["glucose", (start) => glucose(start, 6, "mmol/L")], ["HbA1c", (start) => hba1c(start, 6)]])("of a quarter: %s of the quarter", (_, test) => {
  const quarter = { from: "2026-10-01", until: "2027-01-01" }
  expect(["2026-09-30", "2026-10-01"].map((start) => standings(rules, "vietnam-care/diabetes-control", personWith([diabetes, test(start)], { day }), quarter)[0])).toEqual(["out", "in"])
})

it("what the station does not know completely leaves it open", () => {
  expect(stands([diabetes, glucose("2026-10-01", 9, "mmol/L")], { unlisted: ["observation"] })).toBe("unknown")
  expect(stands([], { unlisted: ["condition"] })).toBe("open")
})
