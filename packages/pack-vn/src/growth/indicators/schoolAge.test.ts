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

describe("pupils of Nam Thanh Miện", () => {
  const law = loadGrowth("nam-thanh-mien", "2026-12-31")
  const pupil: Told = { kind: "education", code: ["primary"], start: "2022-09-01", end: "ongoing" }
  const of = (told: readonly Told[]) => standings(law, "nam-thanh-mien-growth/pupils-overweight", child(told, { birthDate: born }, law), year)[0]
  it("overweight, of those who study and were measured", () => {
    expect([of([pupil, ...bmiOfZ(day, 1.5, born)]), of([pupil, ...bmiOfZ(day, 0, born)]), of(bmiOfZ(day, 1.5, born)), of([pupil])]).toEqual(["in", "out", "outside", "outside"])
  })
})
