import { gzipSync } from "node:zlib"
import { measureAtZ } from "@tramyte/core/growth"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ChartError } from "../ChartError.ts"
import { anyGrowthChart } from "./generatedCharts.fixture.ts"
import { inventedPreterm, inventedStature, inventedWeight, statureAtTwo, weightAt65cm, weightAtFive } from "./growth.fixture.ts"
import { growthChart, type GrowthChartOptions } from "./growthChart.ts"
import { growthPalettes } from "./growthPalettes.ts"
import { overlap } from "./placeLabels.ts"
import { pathsIn, writingIn } from "./writing.fixture.ts"

const girl = { idPrefix: "x", lang: "vi", sex: "female", reference: inventedWeight } as const
const draw = (points: NonNullable<GrowthChartOptions["child"]>["points"], more: Partial<GrowthChartOptions> = {}): string =>
  growthChart({ ...girl, ...more, child: { points } })
const child = growthPalettes.who.child
/** The thick line of the child, by the white line under it. */
const childLine = (svg: string) => pathsIn(svg).find(({ stroke }) => stroke === "#ffffff")?.places ?? []
const circles = (svg: string) => [...svg.matchAll(/<circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"( fill="#ffffff")?><title>/g)]
  .map(([, x, y, r, hollow]) => ({ x: Number(x), y: Number(y), r: Number(r), hollow: hollow !== undefined }))
const paper = (svg: string) => {
  const [, x, y, width, height] = /<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)" fill="#ffffff"\/>/.exec(svg) ?? []
  return { left: Number(x), top: Number(y), right: Number(x) + Number(width), bottom: Number(y) + Number(height) }
}
const texts = (svg: string) => writingIn(svg).map(({ text }) => text)
const month = 30.4375

describe("writing", () => {
  const name = fc.constantFrom("Nguyễn Thị Ánh Tuyết", "Bé Út", "<b>An</b> & Bình", "Vũ Hoàng Nguyễn Trần Phương Thảo Nguyệt Cầm Đỗ Quyên, thôn Bình Phiên", "")

  it("never lies on other writing, and stays on the sheet, whatever the child, the reference and the size", () => {
    fc.assert(fc.property(anyGrowthChart(name), (options) => {
      const svg = growthChart(options)
      const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? []
      const written = writingIn(svg)
      for (const [index, one] of written.entries()) {
        expect([one.text, one.box.left >= -0.5, one.box.right <= (width ?? 0) + 0.5, one.box.bottom <= (height ?? 0) + 0.5]).toEqual([one.text, true, true, true])
        const hit = written.slice(index + 1).find((other) => overlap(one.box, other.box))
        expect(hit === undefined ? "" : `${one.text} | ${hit.text}`).toBe("")
      }
    }), { numRuns: 200 })
  })

  it("names each line at its right end in the line's own ink", () => {
    const inks = (palette: "who" | "colour-blind") => writingIn(draw([], { palette, reference: weightAtFive })).filter(({ text }) => /^[−+]?\d$/.test(text)).map(({ text, fill }) => [text, fill])
    const [median, one, two, three] = growthPalettes.who.lines.map(({ ink }) => ink)
    expect(inks("who")).toEqual([["−3", three], ["−2", two], ["−1", one], ["0", median], ["+1", one], ["+2", two], ["+3", three]])
    expect(new Set(inks("colour-blind").map(([, ink]) => ink)).size).toBe(4)
  })

  it("writes centiles as each language does", () => {
    const names = (lang: "vi" | "en", centiles: readonly number[]) => texts(draw([], { lang, lines: { centiles } })).filter((text) => /^P[\d,]+$|^[\d.]+(st|nd|rd|th)$/.test(text))
    expect(names("vi", [0.4, 3, 50])).toEqual(["P0,4", "P3", "P50"])
    expect(names("en", [0.4, 1, 2, 3, 11, 50, 91])).toEqual(["0.4th", "1st", "2nd", "3rd", "11th", "50th", "91st"])
  })

  it.each([
    [{}, "Cân nặng theo tuổi, trẻ gái, 0–5 tuổi"],
    [{ until: 24, lang: "en" }, "Weight-for-age, girl, 0–2 years"],
    [{ from: 6, until: 30 }, "Cân nặng theo tuổi, trẻ gái, 6–30 tháng"],
    [{ reference: inventedStature, sex: "male" }, "Chiều dài/chiều cao theo tuổi, trẻ trai, 0–5 tuổi"],
    [{ reference: inventedStature, until: 24 }, "Chiều dài theo tuổi, trẻ gái, 0–2 tuổi"],
    [{ reference: inventedStature, from: 24, lang: "en" }, "Height-for-age, girl, 2–5 years"],
    [{ reference: weightAt65cm }, "Cân nặng theo chiều dài, trẻ gái, 65–67 cm"],
    [{ reference: inventedPreterm }, "Cân nặng theo tuổi, trẻ gái, 27–64 tuần"],
    [{ reference: { ...inventedPreterm, indicator: "length-height-for-age" }, lang: "en" }, "Length-for-age, girl, 27–64 weeks"],
    [{ title: "Bé An lớn lên thế nào?" }, "Bé An lớn lên thế nào?"]
  ] as const)("%o is called %s", (more, title) => {
    expect(growthChart({ ...girl, ...more })).toContain(`<title id="x-title">${title}</title>`)
  })
})

describe("the reference", () => {
  it("has WHO's colours, and no lines at one standard deviation for weight and stature under 5 years", () => {
    const [median, one, two, three] = growthPalettes.who.lines.map(({ stroke }) => stroke)
    const strokes = (more: Partial<GrowthChartOptions>) => pathsIn(draw([], more)).map(({ stroke }) => stroke).filter((stroke) => [median, one, two, three].includes(stroke))
    expect(strokes({})).toEqual([three, two, median, two, three])
    expect(strokes({ reference: weightAtFive })).toEqual([three, two, one, median, one, two, three])
    expect(strokes({ lines: "centiles" })).toEqual([two, one, median, one, two])
    expect(strokes({ lines: { zs: [2, -2] } })).toEqual([two, two])
  })

  it("is blue for boys and pink for girls, and says so in words", () => {
    for (const [sex, word] of [["male", "Trẻ trai"], ["female", "Trẻ gái"]] as const) {
      const svg = draw([], { sex })
      expect(svg).toContain(`fill="${growthPalettes.who.frames[sex].tint}"`)
      expect(texts(svg)).toContain(word)
    }
  })

  it("steps down at 2 years, where standing height replaces lying length, and says which is which", () => {
    const svg = draw([], { reference: statureAtTwo, from: 23, until: 25 })
    const median = pathsIn(svg).find(({ stroke }) => stroke === growthPalettes.who.lines[0].stroke)?.places ?? []
    const { left, right } = paper(svg)
    const down = median.findIndex(([, y], index) => y > (median[index - 1]?.[1] ?? Infinity))
    expect(median[down]?.[0]).toBeCloseTo(left + (731 / month - 23) / 2 * (right - left), 1)
    const step = left + (731 / month - 23) / 2 * (right - left)
    const [lying, standing] = ["đo nằm", "đo đứng"].map((words) => writingIn(svg).find(({ text }) => text === words)?.box)
    expect([lying?.right, standing?.left]).toEqual([expect.closeTo(step - 5, 1), expect.closeTo(step + 5, 1)])
    for (const none of [draw([], { reference: inventedStature, until: 24 }), draw([], { reference: inventedStature, from: 23, width: 300 }), draw([])]) {
      expect(texts(none)).not.toContain("đo nằm")
      expect(texts(none)).not.toContain("đo đứng")
    }
  })

  it("says nothing of lying and standing where two standards of standing height meet", () => {
    const shorter = { ...weightAtFive, indicator: "length-height-for-age" } as const
    expect(texts(draw([], { reference: [inventedStature, shorter], from: 36, until: 72 }))).not.toContain("đo nằm")
  })

  it("goes on from one table to the next, each for the ages it is meant for", () => {
    const svg = draw([{ at: 59.9, measure: 18 }, { at: 60, measure: 18 }], { reference: [inventedWeight, weightAtFive], from: 48, until: 72, lines: { zs: [0] } })
    const [median] = pathsIn(svg).filter(({ stroke }) => stroke === growthPalettes.who.lines[0].stroke)
    const { left, right } = paper(svg)
    expect(median?.places[0]?.[0]).toBeCloseTo(left, 0)
    expect(median?.places.at(-1)?.[0]).toBeCloseTo(right, 1)
    const xs = median?.places.map(([x]) => x) ?? []
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(svg.match(/<path d="M[^"M]*" fill="none" stroke="#1a8f3c"/g)).toHaveLength(1)
    const step = median?.places.findIndex(([x]) => x >= (left + right) / 2 - 0.01) ?? 0
    expect((median?.places[step]?.[1] ?? 0) - (median?.places[step - 1]?.[1] ?? 0)).not.toBeCloseTo(0, 0)
    // Day 1823 by the invented table, month 60 by WHO's: another z-score of the same weight.
    expect(svg).toContain("59,9 tháng: 18 kg, z −0,1, ")
    expect(svg).toContain("5 tuổi: 18 kg, z −0,03")
  })

  it("has a line at the due date of a preterm child", () => {
    const svg = draw([], { reference: inventedPreterm })
    const { left, right } = paper(svg)
    const at40 = pathsIn(svg).filter(({ stroke, places }) => stroke === growthPalettes.who.frames.female.edge && places.length === 1)
    expect(at40[0]?.places[0]?.[0]).toBeCloseTo(left + 13 / 37 * (right - left), 1)
    expect(pathsIn(draw([])).filter(({ stroke }) => stroke === growthPalettes.who.frames.female.edge)).toEqual([])
  })

  it("begins at nothing, never below", () => {
    const svg = draw([{ at: 30, measure: 0.05 }], { reference: inventedPreterm, lines: "centiles" })
    const { left, bottom } = paper(svg)
    const nothing = writingIn(svg).find(({ text, box }) => text === "0" && box.right < left)
    expect(nothing?.box.bottom).toBeCloseTo(bottom + 4, 0)
  })

  it("is counted in months and completed years for small children, in years for school children", () => {
    const small = texts(draw([]))
    expect(small).toEqual(expect.arrayContaining(["0", "3", "57", "60", "dưới 1 tuổi", "1 tuổi", "4 tuổi", "Tuổi (tháng)"]))
    const narrow = texts(draw([], { width: 280 }))
    expect(narrow).toEqual(expect.arrayContaining(["< 1", "1", "4"]))
    expect(narrow).not.toContain("4 tuổi")
    const school = { ...weightAtFive, rows: { male: weightAtFive.rows.male, female: { ...inventedWeight.rows.female, first: 60 } } }
    const years = texts(draw([], { reference: school, until: 120 }))
    expect(years).toEqual(expect.arrayContaining(["5", "6", "10", "Tuổi (năm)"]))
    expect(years).not.toContain("66")
    expect(texts(draw([], { reference: school, until: 228 }))).toContain("19")
    expect(texts(draw([], { reference: weightAtFive }))).toContain("Tuổi (tháng)")
  })

  it("names each source once", () => {
    expect(texts(draw([], { reference: [weightAtFive, { ...weightAtFive, id: "again", ages: { from: 66 } }] }))).toContain("Nguồn: WHO Growth Reference 5-19 years (2007)")
  })
})

describe("the child", () => {
  const visits = [0, 91, 183, 365].map((ageDays, index) => ({ ageDays, measure: [3.2, 5.4, 6.8, 8.1][index] ?? 0 }))

  it("is a line through its points, in the order of age, however they were given", () => {
    const svg = draw(visits)
    expect(childLine(svg)).toHaveLength(4)
    expect(childLine(svg)).toEqual(circles(svg).map(({ x, y }) => [x, y]))
    expect(draw(visits.toReversed())).toBe(svg)
    expect(texts(svg)).toContain("8,1 kg")
  })

  it("leaves out of its line what tells nothing of growth: a hollow point", () => {
    const svg = draw([...visits, { ageDays: 274, measure: 2.1, flagged: true, note: "phù" }])
    expect(childLine(svg)).toEqual(childLine(draw(visits)))
    expect(circles(svg).filter(({ hollow }) => hollow)).toHaveLength(1)
    expect(svg).toContain("2,1 kg, không dùng để đánh giá, phù</title>")
    expect(texts(svg)).toContain("Không dùng để đánh giá")
  })

  it("born preterm has a cross at the corrected age, a dot at the age since birth, and a thin line between; its line runs through the crosses", () => {
    const early = visits.slice(1).map((visit) => ({ ...visit, correctedAgeDays: visit.ageDays - 56 }))
    const svg = draw(early)
    const { left, right } = paper(svg)
    const x = (days: number) => left + days / month / 60 * (right - left)
    expect(childLine(svg).map(([at]) => at)).toEqual(early.map(({ correctedAgeDays }) => expect.closeTo(x(correctedAgeDays), 1)))
    expect(circles(svg).map((dot) => dot.x)).toEqual(early.map(({ ageDays }) => expect.closeTo(x(ageDays), 1)))
    const bridges = [...svg.matchAll(/<path d="([^"]*)" fill="none" stroke-width="0.9"/g)].flatMap(([, d]) => pathsIn(`<path d="${d}"`)[0]?.places ?? [])
    expect(bridges).toEqual(early.flatMap((_, index) => [childLine(svg)[index], [circles(svg)[index]?.x, circles(svg)[index]?.y]]))
    expect(texts(svg)).toEqual(expect.arrayContaining(["Theo tuổi hiệu chỉnh", "Theo tuổi từ khi sinh"]))
  })

  it("born preterm is shown as long as one of its ages is on the chart, and its line goes by the age at which it was assessed", () => {
    const svg = draw([{ ageDays: 700, measure: 9.4 }, { ageDays: 720, measure: 9.1, correctedAgeDays: 640 }, { ageDays: 760, measure: 9.9, correctedAgeDays: 690 }], { until: 24 })
    const xs = childLine(svg).map(([x]) => x)
    expect(xs).toHaveLength(3)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(circles(svg)).toHaveLength(2)
    expect(texts(svg).join(" ")).not.toContain("Ngoài biểu đồ")
  })

  it("not yet due has a dot alone", () => {
    const svg = draw([{ ageDays: 20, measure: 1.9, correctedAgeDays: -36 }])
    expect(circles(svg)).toHaveLength(1)
    expect(svg).toContain("20 ngày (theo tuổi hiệu chỉnh −36 ngày): 1,9 kg")
    expect(svg).not.toContain("m0 -8l-8 8\" fill=\"none\" stroke-width=\"2\"><title>")
  })

  it("is on the paper, however far from the reference, as the axis grows", () => {
    fc.assert(fc.property(fc.double({ min: -6, max: 5, noNaN: true }), fc.integer({ min: 60, max: 1820 }), (z, ageDays) => {
      const measure = measureAtZ(inventedWeight, "female", ageDays, z)
      const svg = draw([{ ageDays, measure }])
      const { left, right, top, bottom } = paper(svg)
      const [dot] = circles(svg)
      expect(dot?.x).toBeGreaterThanOrEqual(left)
      expect(dot?.x).toBeLessThanOrEqual(right)
      expect(dot?.y).toBeGreaterThanOrEqual(top)
      expect(dot?.y).toBeLessThanOrEqual(bottom)
    }))
  })

  it("is an arrow at the edge with its value, beyond that; a slip of the pen does not flatten the chart", () => {
    const svg = draw([...visits, { ageDays: 700, measure: 810, flagged: true }])
    const { top, left, right } = paper(svg)
    const [arrow] = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)h10l-5 -9z" fill="#ffffff">/g)]
    expect(Number(arrow?.[1]) + 5).toBeCloseTo(left + 700 / month / 60 * (right - left), 1)
    expect(Number(arrow?.[2])).toBeCloseTo(top + 12, 1)
    expect(texts(svg)).toContain("810 kg")
    expect(childLine(svg)).toEqual(childLine(draw(visits)))
  })

  it("lets the axis grow by half its length, not more, and only for what tells of growth at these ages", () => {
    const measures = (points: Parameters<typeof draw>[0]) => writingIn(draw(points, { until: 24 })).filter(({ text, box }) => /^\d+$/.test(text) && box.right < 30).map(({ text }) => Number(text))
    const highest = (points: Parameters<typeof draw>[0]) => Math.max(...measures(points))
    const plain = highest([])
    const [low, high] = [-3, 3].map((z) => [0, 730].map((day) => measureAtZ(inventedWeight, "female", day, z)))
    const [least = 0, most = 0] = [Math.min(...low ?? []), Math.max(...high ?? [])]
    const near = { ageDays: 400, measure: most + 0.45 * (most - least) }
    expect(highest([near])).toBeGreaterThan(plain + 3)
    expect(circles(draw([near], { until: 24 }))).toHaveLength(1)
    expect(highest([{ ...near, measure: most + 0.55 * (most - least) }])).toBe(plain)
    expect(highest([{ ...near, flagged: true }])).toBe(plain)
    expect(circles(draw([{ ageDays: 1000, measure: 12 }], { reference: inventedStature, until: 60 }))).toHaveLength(1)
    expect(highest([{ ...near, ageDays: 900 }])).toBe(plain)
  })

  it("breaks its line at what lies beyond the frame", () => {
    const runs = (svg: string) => /<path d="([^"]*)" fill="none" stroke="#ffffff"/.exec(svg)?.[1]?.match(/M/g)?.length
    expect(runs(draw(visits))).toBe(1)
    expect(runs(draw([...visits, { ageDays: 137, measure: 640 }]))).toBe(2)
  })

  it("has the value of its last point beside it, on no mark, and not that of a point set aside", () => {
    const last = { ageDays: 1000, measure: 12 }
    const hidden = draw([...visits, last, { ageDays: 1150, measure: 12, flagged: true }], { lines: { zs: [3] } })
    const label = writingIn(hidden).find(({ text }) => text === "12 kg")?.box
    expect(circles(hidden).filter(({ x, y }) => x > (label?.left ?? 0) && x < (label?.right ?? 0) && y > (label?.top ?? 0) && y < (label?.bottom ?? 0))).toEqual([])
    const aside = texts(draw([...visits, { ageDays: 500, measure: 6.6, flagged: true }]))
    expect(aside).toContain("8,1 kg")
    expect(aside).not.toContain("6,6 kg")
  })

  it("is told in the order of age, then of the day", () => {
    const svg = draw([{ ageDays: 100, measure: 5, date: "2026-02-01" }, { ageDays: 100, measure: 6, date: "2026-01-31" }])
    expect(svg.indexOf("31/01/2026")).toBeLessThan(svg.indexOf("01/02/2026"))
  })

  it("outside the range of ages is told under the chart", () => {
    const svg = draw([...visits, { ageDays: 900, measure: 11.2 }], { until: 24 })
    expect(circles(svg)).toHaveLength(4)
    expect(texts(svg).join(" ")).toContain("Ngoài biểu đồ: 29,6 tháng: 11,2 kg, z −")
  })

  it("may be absent: the chart is then empty, to be filled in by hand", () => {
    const svg = growthChart(girl)
    expect(svg).not.toContain(child)
    expect(growthChart({ ...girl, child: { points: [] } })).toBe(svg)
  })
})

describe("size", () => {
  const thirty = Array.from({ length: 30 }, (_, index) => ({ ageDays: index * 60, measure: 3.2 + index * 0.41, date: "2026-07-15" }))

  it.each([["phone", {}], ["page of A4", { width: 700, height: 980 }], ["page of A4 in dashes", { width: 700, height: 980, palette: "colour-blind", lines: { zs: [-3, -2, -1, 0, 1, 2, 3] } }]] as const)(
    "a chart with thirty points stays below 25 kB: %s", (_, more) => {
      const svg = draw(thirty, more)
      expect(svg.length).toBeLessThan(25 * 1024)
      expect(gzipSync(svg).length).toBeLessThan(7 * 1024)
    })

  it("takes the height that it is given, as far as the plot keeps a height of its own", () => {
    const heightOf = (height: number) => Number(/viewBox="0 0 \d+ (\d+)"/.exec(draw(thirty, { height }))?.[1])
    expect([heightOf(980), heightOf(480)]).toEqual([980, 480])
    expect(heightOf(240)).toBeGreaterThan(300)
  })
})

describe("what cannot be drawn honestly is refused", () => {
  const expectRefused = (code: string, at: string, ask: () => unknown) => {
    expect(ask).toThrow(ChartError)
    expect(ask).toThrow(expect.objectContaining({ code, at }))
  }

  it("names the measurement that is none", () => {
    for (const measure of [NaN, -1, Infinity]) expectRefused("TRAMYTE_CHARTS_BAD_NUMBER", "child.points[0].measure", () => draw([{ ageDays: 1, measure }]))
    for (const ageDays of [NaN, -1]) expectRefused("TRAMYTE_CHARTS_BAD_NUMBER", "child.points[1].ageDays", () => draw([{ ageDays: 1, measure: 3 }, { ageDays, measure: 3 }]))
    expectRefused("TRAMYTE_CHARTS_BAD_NUMBER", "child.points[0].correctedAgeDays", () => draw([{ ageDays: 1, correctedAgeDays: NaN, measure: 3 }]))
    expectRefused("TRAMYTE_CHARTS_BAD_NUMBER", "child.points[0].z", () => draw([{ ageDays: 1, measure: 3, z: Infinity }]))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "child.points[0]", () => draw([{ measure: 3 }]))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "child.points[0]", () => draw([{ ageDays: 1, at: 1, measure: 3 }]))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "child.points[0].ageDays", () => draw([{ ageDays: 1, measure: 3 }], { reference: weightAt65cm }))
    for (const date of ["15/7/2026", "2026-7-15", "<b>"]) expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "child.points[0].date", () => draw([{ ageDays: 1, measure: 3, date }]))
  })

  it("names the option that does not fit", () => {
    expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "sex", () => draw([], { sex: "unknown" as "male" }))
    expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "palette", () => draw([], { palette: "__proto__" as "who" }))
    expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "lines", () => draw([], { lines: { centiles: [0] } }))
    expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "idPrefix", () => draw([], { idPrefix: "1" }))
    for (const height of [NaN, 100, 1e5]) expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "height", () => draw([], { height }))
    for (const range of [{ from: 24, until: 24 }, { from: 70 }, { until: NaN }, { from: -3 }, { from: 60, until: 72 }]) expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "from", () => draw([], range))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "reference", () => draw([], { reference: [] }))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "reference[1]", () => draw([], { reference: [inventedWeight, inventedStature] }))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "reference[1]", () => draw([], { reference: [weightAt65cm, weightAt65cm] }))
  })
})
