import type { Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { bmiOfZ, child, stands, year } from "./measured.fixture.ts"
import { standings, type Told } from "../../counted.fixture.ts"
import { loadGrowth } from "../loadGrowth.ts"

const born = "2016-05-01"
const day = "2026-10-10"

describe("BMI of school age", () => {
  it.each([
    [-3.01, "out", "out", "in", "in"], [-3, "out", "out", "in", "out"], [-2.01, "out", "out", "in", "out"], [-2, "out", "out", "out", "out"],
    [1, "out", "out", "out", "out"], [1.01, "in", "out", "out", "out"], [2, "in", "out", "out", "out"], [2.01, "in", "in", "out", "out"]
  ] as const)("z %f", (z, ...expected) => {
    expect(stands(["overweight-5-to-18", "obesity-5-to-18", "thinness-5-to-18", "severe-thinness-5-to-18"], bmiOfZ(day, z, born), { birthDate: born })).toEqual(expected)
  })
  it("from the fifth birthday until the nineteenth, on the day of the measurement", () => {
    const on = (birthDate: string) => stands(["overweight-5-to-18"], bmiOfZ(day, 1.5, born), { birthDate })[0]
    expect([on("2021-10-11"), on("2007-10-11"), on("2007-10-10")]).toEqual(["outside", "out", "outside"])
  })
  it("stunted at 140 cm with fifteen years, not with ten", () => {
    const at = (birthDate: string) => stands(["stunting-5-to-18"], bmiOfZ(day, 0, born), { birthDate })[0]
    expect([at("2011-05-01"), at(born)]).toEqual(["in", "out"])
  })
  it("weighed only: no BMI", () => expect(stands(["overweight-5-to-18"], [bmiOfZ(day, 1.5, born)[1]!], { birthDate: born })).toEqual(["outside"]))
})

describe("pupils measured in the school year, which begins on 1 September", () => {
  const both = ["pupils-measured", "pupils-measured-twice"]
  const school: Period = { from: "2025-09-01", until: "2026-06-01" }
  const studies: Told = { kind: "education", code: ["primary"], start: "2022-09-01", end: "ongoing" }
  const law = loadGrowth("vietnam", "2026-05-31")
  const of = (told: readonly Told[], birthDate = born) => stands(both, told, { period: school, law, birthDate })
  const on = (...days: readonly string[]) => of([studies, ...days.flatMap((one) => bmiOfZ(one, 0, born))])
  it.each<[string, readonly string[], string, string]>([
    ["in autumn and in spring", ["2025-10-10", "2026-03-10"], "in", "in"],
    ["in autumn", ["2025-10-10"], "in", "out"],
    ["again two months later", ["2025-10-10", "2025-12-10"], "in", "in"],
    ["again a day sooner: that is no second time", ["2025-10-10", "2025-12-09"], "in", "out"],
    ["the school year before", ["2025-08-31"], "out", "out"],
    ["on its first day", ["2025-09-01"], "in", "out"],
    ["on the last day of the period", ["2025-09-01", "2026-05-31"], "in", "in"],
    ["never", [], "out", "out"]
  ])("%s", (_, days, once, twice) => expect(on(...days)).toEqual([once, twice]))
  it("weighed only is not measured", () => expect(of([studies, bmiOfZ("2025-10-10", 0, born)[1]!])).toEqual(["out", "out"]))
  it("an implausible BMI is not measured", () => expect(of([studies, ...bmiOfZ("2025-10-10", 0, born).slice(0, 1), { ...bmiOfZ("2025-10-10", 0, born)[1]!, value: 140 }])).toEqual(["out", "out"]))
  it("those who study, from five until nineteen", () => {
    expect([of([]), of([studies], "2021-05-31"), of([studies], "2021-06-01"), of([studies], "2007-06-01"), of([studies], "2007-05-31")].map(([once]) => once)).toEqual(["outside", "out", "outside", "out", "outside"])
  })
  it("a station may ask for four months between", () => {
    const apart = loadGrowth("vietnam", "2026-05-31", { choices: { "vietnam-growth/pupils-measured-apart": { months: 4 } } })
    expect(stands(both, [studies, ...bmiOfZ("2025-10-10", 0, born), ...bmiOfZ("2025-12-10", 0, born)], { period: school, law: apart, birthDate: born })).toEqual(["in", "out"])
  })
})

describe("pupils of Nam Thanh Miện", () => {
  const law = loadGrowth("nam-thanh-mien", "2026-12-31")
  const pupil: Told = { kind: "education", code: ["primary"], start: "2022-09-01", end: "ongoing" }
  const of = (told: readonly Told[]) => standings(law, "nam-thanh-mien-growth/pupils-overweight", child(told, { birthDate: born }, law), year)[0]
  it("overweight, of those who study and were measured", () => {
    expect([of([pupil, ...bmiOfZ(day, 1.5, born)]), of([pupil, ...bmiOfZ(day, 0, born)]), of(bmiOfZ(day, 1.5, born)), of([pupil])]).toEqual(["in", "out", "outside", "outside"])
  })
  it("measured, of those who study", () => {
    const measured = (told: readonly Told[]) => standings(law, "nam-thanh-mien-growth/pupils-measured", child(told, { birthDate: born }, law), year)[0]
    expect([measured([pupil, ...bmiOfZ(day, 1.5, born)]), measured([pupil, ...bmiOfZ("2026-08-31", 0, born)]), measured(bmiOfZ(day, 1.5, born)), measured([pupil])]).toEqual(["in", "out", "outside", "out"])
  })
})
