import { civilDate, epochDay, type Fact, type HealthRecord, readRecord } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { stationRules } from "../stationRules.ts"
import { mayGrow, planGrowth } from "./planGrowth.ts"

const on = "2026-10-15"
const day = epochDay(on)
const rules = stationRules("nam-thanh-mien", on)

const child = (id: string, birthDate: string, weights: readonly (readonly [daysBefore: number, kg: number, cm?: number])[], more: readonly Partial<Fact>[] = []): HealthRecord => ({
  person: { id, sex: "male", birthDate },
  facts: [
    { kind: "residence", code: ["permanent"], start: birthDate, end: "ongoing", links: { village: "v" } } as const,
    ...weights.flatMap(([before, kg, cm]) => [
      { kind: "observation", code: ["weight"], value: kg, unit: "kg", start: civilDate(day - before) } as const,
      ...(cm === undefined ? [] : [{ kind: "observation", code: ["height"], value: cm, unit: "cm", start: civilDate(day - before) } as const])
    ]), ...more
  ].map((fact, index) => ({ id: `${id}-${index}`, kind: "observation", recorded: on, ...fact })),
  complete: { observation: on, procedure: on, residence: on }
})

const planned = (...records: readonly HealthRecord[]) => {
  const planner = planGrowth(rules)
  for (const [at, record] of records.entries()) planner.add(at, record, readRecord(record))
  return planner.end("2026-11-10", (at) => at % 2)
}

describe("the growth of a commune", () => {
  it("counts of every child the last measurement of the year that has weight and stature, under five and after", () => {
    const { surveys } = planned(
      child("a", "2024-10-15", [[400, 9, 74], [140, 11, 82], [20, 11.6]]),
      child("b", "2023-01-10", [[400, 12, 90]]),
      child("c", "2018-01-10", [[30, 24, 122]])
    )
    expect(surveys.map(({ prevalence, standard }) => [standard, prevalence.rows.used])).toEqual([["0-5", 1], ["5-19", 1]])
    const [all] = surveys[0]!.prevalence.groups
    // 82 cm at 19 months is the median of boys, nearly.
    expect(all?.indicators["length-height-for-age"]?.mean?.mean).toBeCloseTo(-0.2, 0)
    expect(surveys[1]!.prevalence.groups.some(({ column, value }) => column === "village" && value === 0)).toBe(true)
  })

  it("draws the line of a child whose growth falters, with the measure that nobody believes", () => {
    const falling = child("a", "2025-06-15", [[340, 6.4, 62], [310, 6.9], [280, 7.4, 66], [250, 7.7], [220, 8, 69], [190, 8.2], [160, 8.4, 71], [130, 8.5], [100, 18], [70, 8.5, 73], [40, 8.4], [10, 8.1, 74]])
    const { charted, children, examples } = planned(falling)
    expect(children[0]!.marks).toContain("f")
    expect(charted).toHaveLength(1)
    expect(charted[0]!.visits.filter(({ flagged }) => flagged.length > 0).map(({ on: visit, flagged }) => [visit, flagged[0]!.value])).toEqual([[civilDate(day - 100), 18]])
    expect(examples).toEqual([{ about: "faltering", place: 0 }])
  })

  it("goes by corrected age for a child who was born too early, and shows it", () => {
    const early = child("a", "2026-01-15", [[240, 3.2, 50], [210, 3.9], [180, 4.6, 56], [150, 5.2], [120, 5.8, 61], [60, 6.6], [20, 7, 66]], [{ code: ["gestational-age-at-birth"], value: 32, unit: "wk", start: "2026-01-15" }])
    const { charted, examples } = planned(early)
    expect(examples).toEqual([{ about: "preterm", place: 0 }])
    expect(charted[0]!.gestationDays).toBe(224)
    expect(charted[0]!.visits.map(({ ageDays, correctedAgeDays }) => correctedAgeDays === undefined ? 0 : ageDays - correctedAgeDays).at(-1)).toBe(56)
  })

  it("leaves out who does not live here, has died, or is grown up", () => {
    const moved = { ...child("a", "2024-10-15", [[20, 11.6, 84]]), facts: child("a", "2024-10-15", [[20, 11.6, 84]]).facts.filter(({ kind }) => kind !== "residence") }
    const dead = child("b", "2024-10-15", [[20, 11.6, 84]])
    const { children, surveys } = planned(moved, { ...dead, person: { ...dead.person, deathDate: "2026-10-01" } })
    expect([children, surveys]).toEqual([[], []])
    expect(["2007-01-01", "2006-12-31", undefined].map((birthDate) => mayGrow({ person: { id: "x", ...(birthDate === undefined ? {} : { birthDate }) }, facts: [] }, on))).toEqual([true, false, false])
  })
})
