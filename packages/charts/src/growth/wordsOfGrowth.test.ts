import { measureAtZ, percentileOf, zScore } from "@tramyte/core/growth"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { inventedPreterm, inventedWeight, statureAtTwo, weightAt65cm, weightAtFive } from "./growth.fixture.ts"
import { growthChart, type GrowthChartOptions } from "./growthChart.ts"
import type { GrowthPoint } from "./growthPoint.ts"
import { descriptionOf } from "./writing.fixture.ts"

const say = (points: readonly GrowthPoint[], more: Partial<GrowthChartOptions> = {}): string =>
  descriptionOf(growthChart({ idPrefix: "x", lang: "vi", sex: "female", reference: weightAtFive, ...more, child: { points } }))
/** A number as a reader of the language reads it. */
const read = (text: string, lang: "vi" | "en"): number => Number((lang === "vi" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "")).replace("−", "-"))

describe("a chart in words", () => {
  it("says what it is and of whom, the lines at the last point, and each point with where it lies", () => {
    expect(say([{ at: 66, measure: 16.2, date: "2026-07-15" }, { at: 60, measure: 15.4, date: "2026-01-15" }], { subtitle: "Thôn Đông Giao" }))
      .toBe("Thôn Đông Giao. Cân nặng theo tuổi, trẻ gái, 5 đến 6 tuổi. "
        + "Đường chuẩn lúc 5,5 tuổi: −3: 12,9 kg; −2: 14,6 kg; −1: 16,6 kg; 0: 19,1 kg; +1: 22,2 kg; +2: 26,2 kg; +3: 31,3 kg. "
        + "2 lần đo: 15/01/2026, 5 tuổi: 15,4 kg, z −1,17, giữa −2 và −1; 15/07/2026, 5,5 tuổi: 16,2 kg, z −1,19, giữa −2 và −1")
  })

  it("says the same in English", () => {
    expect(say([{ at: 60.5, measure: 41.25, date: "2026-07-15" }], { lang: "en", sex: "male", lines: { zs: [-2, 0, 2] } }))
      .toBe("Weight-for-age, boy, 5 to 6 years. Reference lines at 5 years: −2: 14.3 kg; 0: 18.4 kg; +2: 24 kg. "
        + "1 measurement: 2026-07-15, 5 years: 41.25 kg, z +6.82, above +2, beyond the frame")
  })

  it("says the name of the child, and percentiles where the lines are centiles", () => {
    const words = descriptionOf(growthChart({
      idPrefix: "x", lang: "en", sex: "male", reference: statureAtTwo, from: 23, until: 25, lines: "centiles",
      child: { name: "An", points: [{ ageDays: 730, measure: 84 }, { ageDays: 731, measure: 101 }] }
    }))
    expect(words).toBe("Length/height-for-age, boy, 23 to 25 months. An. Reference lines at 24 months: 3rd: 81.4 cm; 15th: 84 cm; 50th: 87.1 cm; 85th: 90.3 cm; 97th: 92.9 cm. "
      + "2 measurements: 24 months: 84 cm, 10.7th percentile, between 3rd and 15th; 24 months: 101 cm, above the 99.9th percentile, above 97th, beyond the frame")
  })

  it("says length by length, and weeks and days since the last menstrual period", () => {
    expect(say([{ at: 65.5, measure: 7.2 }], { reference: weightAt65cm, lines: { zs: [0] } }))
      .toBe("Cân nặng theo chiều dài, trẻ gái, 65 đến 67 cm. Đường chuẩn lúc 65,5 cm: 0: 7,2 kg. 1 lần đo: 65,5 cm: 7,2 kg, z +0,01, trên 0")
    const weeks = say([{ at: 34 + 3 / 7, measure: 2.1 }, { at: 36, measure: 2.4 }], { reference: inventedPreterm, lines: { zs: [0] } })
    expect(weeks).toContain("2 lần đo: 34 tuần 3 ngày: 2,1 kg, z +0,01, trên 0; ")
    expect(weeks).toContain("; 36 tuần: 2,4 kg, z −0,13, dưới 0")
  })

  it("says the lines at their ends where there is no child", () => {
    expect(say([], { lines: { zs: [-2, 2] } })).toBe("Cân nặng theo tuổi, trẻ gái, 5 đến 6 tuổi. Đường chuẩn lúc 6 tuổi: −2: 15,3 kg; +2: 27,8 kg")
  })

  it("says what is set aside and why, what lies off the chart, and nothing of where an unknown lies", () => {
    const words = say([{ at: 61, measure: 18, flagged: true, note: "phù" }, { at: 80, measure: 20 }, { at: 62, measure: 18, z: -2 }], { lines: { zs: [-2, 0] } })
    expect(words).toContain("3 lần đo: 5,1 tuổi: 18 kg, không dùng để đánh giá, phù; 5,2 tuổi: 18 kg, z −2, đúng đường −2; 6,7 tuổi: 20 kg, ngoài biểu đồ")
  })

  it("says the lines at the last point that tells of growth, not at one set aside or off the chart", () => {
    const words = say([{ at: 61, measure: 18 }, { at: 70, measure: 8, flagged: true }, { at: 90, measure: 20 }])
    expect(words).toContain("Đường chuẩn lúc 5,1 tuổi: ")
  })

  it("says the age in days, months or years", () => {
    const ages = (ageDays: number) => / lần đo: ([^:]*):/.exec(say([{ ageDays, measure: 9 }], { reference: inventedWeight }))?.[1]
    expect([0, 30, 31, 365, 730, 731, 1826].map(ages)).toEqual(["0 ngày", "30 ngày", "1 tháng", "12 tháng", "24 tháng", "24 tháng", "60 tháng"])
  })

  it("gives back a hostile name and note as they were", () => {
    const hostile = `<script>alert("x")</script> & 'Đỗ Thị Ế'`
    const svg = growthChart({ idPrefix: "x", lang: "vi", sex: "male", reference: weightAtFive, child: { name: hostile, points: [{ at: 61, measure: 18, note: hostile }] } })
    expect(svg).not.toContain("<script")
    expect(descriptionOf(svg).split(hostile)).toHaveLength(3)
  })
})

describe("the numbers are the data", () => {
  const visit = fc.record({ ageDays: fc.integer({ min: 0, max: 1826 }), measure: fc.integer({ min: 500, max: 40_000 }).map((grams) => grams / 1000) })

  it("measure, age, z-score and the lines between which it lies, of each point", () => {
    fc.assert(fc.property(fc.array(visit, { minLength: 1, maxLength: 8 }), fc.constantFrom("vi", "en"), (points, lang) => {
      const words = say(points, { reference: inventedWeight, lang })
      const told = (/(?: lần đo| measurements?): (.*)$/.exec(words)?.[1] ?? "").split("; ")
      const sorted = points.toSorted((a, b) => a.ageDays - b.ageDays || a.measure - b.measure)
      expect(told).toHaveLength(points.length)
      for (const [index, sentence] of told.entries()) {
        const { ageDays, measure } = sorted[index] ?? { ageDays: NaN, measure: NaN }
        const [, age = "", unit, kg = "", z = "", where] = /^(\S+) (\S+): (\S+) kg, z (\S+), (.*?)(?:, (?:ngoài khung|beyond the frame))?$/.exec(sentence) ?? []
        const days = ["ngày", "days"].includes(unit ?? "")
        expect(read(age, lang)).toBeCloseTo(days ? ageDays : Math.round(ageDays / 30.4375 * 10) / 10, 9)
        expect(read(kg, lang)).toBe(measure)
        const score = Math.round(zScore(inventedWeight, "female", ageDays, measure) * 100) / 100
        expect(read(z, lang)).toBe(score + 0)
        const bounds = [...(where ?? "").matchAll(/[−+]?\d/g)].map(([line]) => read(line, lang))
        expect(bounds.length).toBeGreaterThan(0)
        const [low = NaN, high = low] = bounds
        if (/giữa|between/.test(where ?? "")) expect(low < score && score < high).toBe(true)
        else if (/dưới|below/.test(where ?? "")) expect([low, score < low]).toEqual([-3, true])
        else if (/đúng|on the/.test(where ?? "")) expect(score + 0).toBe(low + 0)
        else expect([low, score > low]).toEqual([3, true])
      }
    }))
  })

  it("the lines at the last point that is assessed", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1826 }), fc.nat(100), (ageDays, early) => {
      const at = ageDays - early
      const words = say([{ ageDays, correctedAgeDays: at, measure: 9 }], { reference: inventedWeight, lang: "en" })
      const levels = [...(/Reference lines at [^:]*: ([^.]*(?:\.\d[^.]*)*)\./.exec(words)?.[1] ?? "").matchAll(/([−+]?\d): ([\d.]+) kg/g)]
      const day = at < 0 ? 1826 : at
      expect(levels.map(([, z = "", kg = ""]) => [read(z, "en"), Number(kg)]))
        .toEqual([-3, -2, 0, 2, 3].map((z) => [z, Number(measureAtZ(inventedWeight, "female", day, z).toFixed(1))]))
    }), { numRuns: 40 })
  })

  it("the percentile, and beyond 0.1 and 99.9 only on which side", () => {
    fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), (hundredths) => {
      const z = hundredths / 100
      const words = say([{ at: 61, measure: 18, z }], { lang: "en", lines: "centiles" })
      const told = /18 kg, (above the |below the )?([\d.]+)\w\w percentile/.exec(words)
      const percentile = percentileOf(z)
      const expected = percentile < 0.05 ? ["below the ", "0.1"] : percentile > 99.95 ? ["above the ", "99.9"] : [undefined, String(Number(percentile.toFixed(1)))]
      expect([told?.[1], told?.[2]]).toEqual(expected)
    }))
  })
})
