import type { GrowthVisit } from "@tramyte/core/growth"
import { describe, expect, it } from "vitest"
import { inventedPreterm, inventedWeight, statureAtTwo, weightAt65cm, weightAtFive } from "./growth.fixture.ts"
import { growthChart } from "./growthChart.ts"
import { growthPoints } from "./growthPoints.ts"
import { descriptionOf } from "./writing.fixture.ts"

const visit = (ageDays: number, more: Partial<GrowthVisit>): GrowthVisit => ({
  on: "2026-07-15", day: 20_649, ageDays, measurement: {}, facts: {}, scores: [], notScored: [], classes: [], setAside: [], ...more
} as GrowthVisit)
const score = (indicator: GrowthVisit["scores"][number]["indicator"], table: string, z: number, implausible = false) =>
  ({ indicator, table, z, percentile: 50, implausible })
const weighed = (ageDays: number, weight: number, table: string, z: number, implausible = false): GrowthVisit =>
  visit(ageDays, { measurement: { weight }, scores: [score("weight-for-age", table, z, implausible)] })

describe("the points of an assessment", () => {
  it("stand on the chart of the table that the child was assessed by, with its z-score", () => {
    const visits = [weighed(300, 8.1, inventedWeight.id, -1.2), weighed(1900, 17, weightAtFive.id, -0.4)]
    expect(growthPoints({ visits }, inventedWeight, "vi")).toEqual([{ ageDays: 300, measure: 8.1, z: -1.2, date: "2026-07-15" }])
    expect(growthPoints({ visits }, weightAtFive, "vi").map(({ ageDays }) => ageDays)).toEqual([1900])
    expect(growthPoints({ visits }, [inventedWeight, weightAtFive], "vi").map(({ ageDays }) => ageDays)).toEqual([300, 1900])
    expect(growthPoints({ visits }, [], "vi")).toEqual([])
  })

  it("of a child born preterm are first by weeks since the last menstrual period, then at both ages", () => {
    const visits = [weighed(21, 1.6, inventedPreterm.id, 0.1), { ...weighed(300, 7.9, inventedWeight.id, -1.1), correctedAgeDays: 244 }]
    const birth = { gestationDays: 224, scores: [] }
    expect(growthPoints({ visits, birth }, inventedPreterm, "vi")).toEqual([{ at: 35, measure: 1.6, z: 0.1, date: "2026-07-15" }])
    expect(growthPoints({ visits, birth }, inventedWeight, "vi")).toEqual([{ ageDays: 300, correctedAgeDays: 244, measure: 7.9, z: -1.1, date: "2026-07-15" }])
    expect(growthPoints({ visits }, inventedPreterm, "vi")).toEqual([])
  })

  it("of the size at birth are by weeks of gestation, from the day of birth alone", () => {
    const newborn = { ...inventedPreterm, id: "invented/newborn", axis: "gestational-day" as const }
    const birth = { gestationDays: 238, scores: [score("weight-for-age", newborn.id, -0.7)] }
    const visits = [weighed(0, 1.9, inventedPreterm.id, 0.3), weighed(20, 2.4, inventedPreterm.id, 0.2)]
    expect(growthPoints({ visits, birth }, newborn, "vi")).toEqual([{ at: 34, measure: 1.9, z: -0.7, date: "2026-07-15" }])
  })

  it("go by length where the chart does, in the stature that went into the table", () => {
    const measured = visit(300, {
      measurement: { weight: 7.2, lengthHeight: 65.2 }, stature: { used: 65.9, correction: 0.7, measured: "height", standingBaby: false },
      scores: [score("weight-for-length-height", weightAt65cm.id, -0.1), score("length-height-for-age", statureAtTwo.id, -2)]
    })
    expect(growthPoints({ visits: [measured] }, weightAt65cm, "vi")).toEqual([{ at: 65.9, measure: 7.2, z: -0.1, date: "2026-07-15" }])
    expect(growthPoints({ visits: [measured] }, statureAtTwo, "vi")).toEqual([{ ageDays: 300, measure: 65.9, z: -2, date: "2026-07-15" }])
  })

  it("are flagged where the z-score is implausible, or water was weighed", () => {
    const visits = [weighed(300, 2.1, inventedWeight.id, -6.4, true), visit(400, { measurement: { weight: 9, oedema: true }, notScored: [{ indicator: "weight-for-age", code: "oedema" }] })]
    const points = growthPoints({ visits }, inventedWeight, "vi")
    expect(points).toEqual([
      { ageDays: 300, measure: 2.1, z: -6.4, date: "2026-07-15", flagged: true }, { ageDays: 400, measure: 9, date: "2026-07-15", flagged: true, note: "phù" }
    ])
    expect(descriptionOf(growthChart({ idPrefix: "x", lang: "vi", sex: "male", reference: inventedWeight, child: { points } })))
      .toContain("2 lần đo: 15/07/2026, 9,9 tháng: 2,1 kg, z −6,4, dưới −3, không dùng để đánh giá; 15/07/2026, 13,1 tháng: 9 kg, không dùng để đánh giá, phù")
  })

  it("are not flagged for oedema where no weight is in them", () => {
    const visits = [visit(300, { measurement: { lengthHeight: 66, oedema: true }, stature: { used: 66, correction: 0, measured: "length", standingBaby: false }, scores: [score("length-height-for-age", statureAtTwo.id, -1)] })]
    expect(growthPoints({ visits }, statureAtTwo, "vi")).toEqual([{ ageDays: 300, measure: 66, z: -1, date: "2026-07-15" }])
  })

  it("leave out what was not measured, what has no score, and children whose birth is not known", () => {
    const visits = [visit(300, {}), visit(300, { measurement: { weight: 8 } }), weighed(NaN, 8, inventedWeight.id, 0)]
    expect(growthPoints({ visits }, inventedWeight, "vi")).toEqual([])
  })
})
