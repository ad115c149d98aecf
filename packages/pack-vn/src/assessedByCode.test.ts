import { composePacks, deriveFacts, type HealthRecord, type Period } from "@tramyte/core"
import { growthEngine } from "@tramyte/core/growth"
import { immunizationEngine } from "@tramyte/core/immunization"
import { whoGrowth } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { personWith, standings, type Told } from "./counted.fixture.ts"
import { vietNamGrowth } from "./growth/vietNamGrowth.ts"
import { vietNamImmunization } from "./immunization/vietNamImmunization.ts"
import { vietNam } from "./vietnam.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = composePacks([vietNam, vietNamImmunization, vietNamGrowth]).on(day)
const engines = [immunizationEngine(rules), growthEngine({ standards: whoGrowth })]

const home: Told = { kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing", links: { commune: "11284", village: "11284-01" } }
const measured = (start: string, kg: number, cm: number): readonly Told[] =>
  [{ kind: "observation", code: ["weight"], start, value: kg, unit: "kg" }, { kind: "observation", code: ["height"], start, value: cm, unit: "cm" }]

/** A girl who turned one in October 2026, weighed and measured in June, of whom BCG alone is on record. */
const girl = (unlisted: readonly string[]): HealthRecord =>
  personWith([home, { kind: "immunization", code: ["bcg"], start: "2025-10-02" }, ...measured("2026-06-01", 8, 69)], { day, birthDate: "2025-10-01", unlisted: ["assessment", ...unlisted] })

const stand = (record: HealthRecord, ...indicators: readonly string[]) => indicators.map((id) => standings(rules, id, record, year)[0])
const growth = ["vietnam-growth/stunting", "vietnam-growth/underweight", "vietnam-growth/wasting", "vietnam-growth/severe-wasting", "vietnam-growth/overweight"]
const vaccines = ["vietnam-immunization/zero-dose", "vietnam-immunization/fully-immunized-at-1"]

describe("a girl who was measured and got BCG, assessed by both engines at once", () => {
  const derived = (...unlisted: readonly string[]): HealthRecord => deriveFacts(rules, girl(unlisted), engines).record

  it("is known in all indicators if her card and her measures are all on record", () => {
    expect(derived().complete).toMatchObject({ assessment: day })
    expect(stand(derived(), ...growth)).toEqual(growth.map(() => "out"))
    expect(stand(derived(), ...vaccines)).not.toContain("unknown")
  })
  it("with doses missing from the card is known in the indicators of growth, and unknown in those of vaccination", () => {
    const record = derived("immunization")
    expect(record.complete).not.toHaveProperty("assessment")
    expect(record.complete).toMatchObject({ "assessment/growth-score": day, "assessment/growth-class": day })
    expect(Object.keys(record.complete!).filter((entry) => entry.startsWith("assessment/vaccine"))).toEqual([])
    expect(stand(record, ...growth)).toEqual(stand(derived(), ...growth))
    expect(stand(record, ...vaccines)).toEqual(vaccines.map(() => "unknown"))
  })
  it("with measures missing is known in the indicators of vaccination", () => {
    const record = derived("observation")
    expect(record.complete).toMatchObject({ "assessment/vaccine-dose": day })
    expect(stand(record, ...vaccines)).toEqual(stand(derived(), ...vaccines))
  })
  it("stands where each engine alone would put her", () => {
    for (const unlisted of [[], ["immunization"], ["observation"], ["immunization", "observation"]]) {
      const [vaccinated, weighed] = engines.map((engine) => deriveFacts(rules, girl(unlisted), [engine]).record)
      expect(stand(derived(...unlisted), ...growth)).toEqual(stand(weighed!, ...growth))
      expect(stand(derived(...unlisted), ...vaccines)).toEqual(stand(vaccinated!, ...vaccines))
    }
  })
})
