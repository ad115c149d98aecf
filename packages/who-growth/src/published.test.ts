import { readFileSync } from "node:fs"
import { type GrowthSex, type GrowthTable, measureAtZ, type NewbornStandard, zScore } from "@tramyte/core/growth"
import { describe, expect, it } from "vitest"
import * as all from "./index.ts"

/*
 * A sample of the tables as they are printed: the expanded tables of WHO (each 151st row) and the tables of INTERGROWTH-21st (each
 * 23rd), taken by tables/samplePublished.ts. tables/checkPublished.ts and tables/checkIntergrowth.ts compare all rows.
 */
const lines = readFileSync(new URL("published.fixture.csv", import.meta.url), "utf8").trim().split("\n").map((line) => line.split(","))
const files = [...new Set(lines.map(([file = ""]) => file))]
const filesOf = (start: string) => files.filter((file) => file.startsWith(start)).map((file) => [file, lines.filter((line) => line[0] === file)] as const)

const normalQuantiles: Readonly<Record<number, number>> = {
  0.1: -3.090232306167813, 1: -2.326347874040841, 3: -1.880793608151251, 5: -1.6448536269514729, 10: -1.2815515655446004, 15: -1.0364333894937896, 25: -0.6744897501960817, 50: 0
}
const zOfCentile = (percent: number): number => percent > 50 ? -normalQuantiles[Number((100 - percent).toFixed(1))]! : normalQuantiles[percent]!

const who: Readonly<Record<string, GrowthTable>> = {
  lhfa: all.lengthHeightForAge2006, wfa: all.weightForAge2006, wfl: all.weightForLength2006, wfh: all.weightForHeight2006, bfa: all.bmiForAge2006,
  hcfa: all.headCircumferenceForAge2006, acfa: all.armCircumferenceForAge2006, tsfa: all.tricepsSkinfoldForAge2006, ssfa: all.subscapularSkinfoldForAge2006
}

describe("WHO's expanded tables", () => {
  it("are all sampled", () => expect(filesOf("who_gs_")).toHaveLength(36))
  it.each(filesOf("who_gs_"))("%s", (file, rows) => {
    const [, , code = "", sex, kind] = file.split("_")
    const table = who[code]!
    const zs = kind === "zscore" ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [0.1, 1, 3, 5, 10, 15, 25, 50, 75, 85, 90, 95, 97, 99, 99.9].map(zOfCentile)
    // SD values are restricted beyond 3 SD, as scores are; centiles are not.
    const used: GrowthTable = kind === "zscore" ? table : { ...table, beyond3: "computed" }
    expect(rows.length).toBeGreaterThan(4)
    for (const [, at, ...values] of rows) {
      expect(values).toHaveLength(zs.length)
      values.forEach((value, index) => {
        const measure = measureAtZ(used, sex as GrowthSex, Number(at), zs[index]!)
        expect(Math.abs(measure - Number(value)), `${file} at ${at}, z ${zs[index]}`).toBeLessThanOrEqual(0.0005 + 1e-9)
        expect(zScore(used, sex as GrowthSex, Number(at), measure)).toBeCloseTo(zs[index]!, 9)
      })
    }
  })
})

const intergrowth: Readonly<Record<string, NewbornStandard>> = {
  nbs_hc: all.newbornHeadCircumference, nbs_len: all.newbornLength, nbs_weight: all.newbornWeight,
  png_hc: all.pretermHeadCircumference, png_len: all.pretermLength, png_weight: all.pretermWeight, png_wfl: all.pretermWeightForLength
}

describe("INTERGROWTH-21st's tables", () => {
  it("are all sampled", () => expect(filesOf("ig_")).toHaveLength(28))
  it.each(filesOf("ig_"))("%s", (file, rows) => {
    const [, set, code = "", sex, kind] = file.split("_")
    const standard = intergrowth[`${set}_${code}`]!
    const zs = kind === "zscores" ? [-3, -2, -1, 0, 1, 2, 3] : [3, 5, 10, 50, 90, 95, 97].map(zOfCentile)
    // Print was rounded twice in places (36.046 to 36.05 to 36.1), and the centiles of newborn weight are not quite those that its z-scores give.
    const unit = code.startsWith("w") ? 0.01 : 0.1
    const off = file.startsWith("ig_nbs_weight") && kind === "percentiles" ? 0.015 : 0.56 * unit
    for (const [, at = "", ...values] of rows) {
      const [weeks = NaN, days = 0] = at.split("+").map(Number)
      const place = standard.axis === "cm" ? weeks : weeks * 7 + days
      expect(values).toHaveLength(zs.length)
      values.forEach((value, index) => {
        const measure = standard.measure(sex as GrowthSex, place, zs[index]!)
        expect(Math.abs(measure! - Number(value)), `${file} at ${at}, z ${zs[index]}`).toBeLessThanOrEqual(off)
      })
    }
  })
})
