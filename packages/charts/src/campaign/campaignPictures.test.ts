import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calendarHeat, ChartError, cumulativeProgress, planBars, weekHeat, type Lang, type PlannedPeriod } from "../index.ts"

const description = (svg: string): string => /<desc id="[^"]*">([^<]*)<\/desc>/.exec(svg)?.[1] ?? ""
const frame = { idPrefix: "x", title: "T", lang: "vi" } as const
const progressLabels = { done: "Đã khám", planned: "Kế hoạch", total: "Trong danh sách", behind: "Chậm", ahead: "Vượt", unit: "người", empty: "Chưa có kế hoạch" }
const barLabels = { done: "Đã khám", planned: "Kế hoạch đến nay", total: "Trong danh sách", behind: "chậm", empty: "Chưa có danh sách" }
const heatLabels = { done: "Đã khám", planned: "Kế hoạch", onPlan: "đúng kế hoạch", halfOrLess: "một nửa hoặc ít hơn", empty: "Chưa có kế hoạch" }
const loadLabels = { load: "Hẹn", capacity: "Năng lực", overload: "Quá tải", unit: "lượt", free: "còn trống", full: "kín chỗ", empty: "Chưa có lịch" }
const refused = (draw: () => string): string => {
  try {
    draw()
  } catch (error) {
    if (error instanceof ChartError) return `${error.code} ${error.at}`
  }
  return "drawn"
}
const week = (label: string, planned: number, done?: number): PlannedPeriod & { readonly label: string } => ({ label, planned, done })

describe("is the campaign on its plan?", () => {
  const draw = (periods: readonly ReturnType<typeof week>[], more: { readonly total?: number; readonly lang?: Lang } = {}) => cumulativeProgress({ ...frame, periods, labels: progressLabels, ...more })

  it("sums the weeks, says how many are missing, and goes no further than the last week that is over", () => {
    const svg = draw([week("27", 600, 480), week("28", 700, 655), week("29", 650)], { total: 2400 })
    expect(description(svg)).toBe("28: Đã khám 1.135 người, Kế hoạch 1.300 người. Chậm 165 người. Trong danh sách 2.400 người. "
      + "27: Đã khám 480 người, Kế hoạch 600 người; 28: Đã khám 1.135 người, Kế hoạch 1.300 người; 29: Kế hoạch 1.950 người")
    expect(/<path d="([^"]*)" fill="none" stroke="#0072b2"/.exec(svg)?.[1]?.match(/[ML]/g)).toHaveLength(2)
    expect(svg).toContain(">Kế hoạch 1.950</tspan>")
  })

  it("says how many are ahead, and nothing of a gap on the plan itself or before the first week is over", () => {
    expect(description(draw([week("27", 600, 640)]))).toContain(". Vượt 40 người. ")
    expect(description(draw([week("27", 600, 600)]))).toBe("27: Đã khám 600 người, Kế hoạch 600 người. 27: Đã khám 600 người, Kế hoạch 600 người")
    expect(description(draw([week("27", 600)]))).toBe("27: Kế hoạch 600 người")
  })

  it("points at the gap where it can be seen", () => {
    expect(draw([week("27", 600, 100)])).toContain("fill=\"#d55e00\"")
    expect(draw([week("27", 600, 599)])).not.toContain("fill=\"#d55e00\"")
    expect(draw([week("27", 100, 600)])).not.toContain("fill=\"#d55e00\"")
  })

  it("says that there is no plan, writes English numbers, and draws a week of nobody", () => {
    expect(description(draw([]))).toBe("Chưa có kế hoạch")
    expect(description(draw([week("27", 1234, 0)], { lang: "en" }))).toContain("Kế hoạch 1,234 người. Chậm 1,234 người")
    expect(description(draw([week("27", 0, 0)]))).toBe("27: Đã khám 0 người, Kế hoạch 0 người. 27: Đã khám 0 người, Kế hoạch 0 người")
  })

  it("refuses a hole, a half person, and a negative list", () => {
    expect(refused(() => draw([week("27", 1), week("28", 1, 1)]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE periods[1].done")
    expect(refused(() => draw([week("27", 0.5, 1)]))).toBe("TRAMYTE_CHARTS_BAD_NUMBER periods[0].planned")
    expect(refused(() => draw([week("27", 1, -1)]))).toBe("TRAMYTE_CHARTS_BAD_NUMBER periods[0].done")
    expect(refused(() => draw([week("27", 1)], { total: NaN }))).toBe("TRAMYTE_CHARTS_BAD_NUMBER total")
  })
})

describe("which group is behind the plan?", () => {
  const draw = (...rows: readonly (readonly [string, number, number, number])[]) => planBars({ ...frame, labels: barLabels, rows: rows.map(([label, total, planned, done]) => ({ label, total, planned, done })) })

  it("says every number, and how many are missing only where some are", () => {
    expect(description(draw(["Người cao tuổi", 1204, 900, 812], ["Học sinh", 4000, 100, 100], ["Còn lại", 0, 0, 0])))
      .toBe("Người cao tuổi: Đã khám 812, Kế hoạch đến nay 900, Trong danh sách 1.204, chậm 88; Học sinh: Đã khám 100, Kế hoạch đến nay 100, Trong danh sách 4.000; "
        + "Còn lại: Đã khám 0, Kế hoạch đến nay 0, Trong danh sách 0")
  })

  it("draws a small group as long as a large one, filled by its share, with the plan's line at its place", () => {
    const svg = draw(["A", 10, 5, 4], ["B", 10_000, 5000, 4000])
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="22" fill="(#0072b2|#ffffff)"/g)].map(([, x, width, fill]) => ({ x, width: Number(width), fill }))
    expect(bars[0]).toEqual(bars[2])
    expect(bars[1]).toEqual(bars[3])
    expect(bars[1]!.width / bars[0]!.width).toBeCloseTo(0.4, 2)
    const lines = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="4" height="32"/g)].map(([, x]) => (Number(x) + 2 - Number(bars[0]!.x)) / bars[0]!.width)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toBeCloseTo(0.5, 2)
  })

  it("refuses more people than are on the list", () => {
    expect(description(draw())).toBe("Chưa có danh sách")
    expect(refused(() => draw(["A", 10, 11, 0]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE rows[0].planned")
    expect(refused(() => draw(["A", 10, 10, 10], ["B", 10, 0, 11]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE rows[1].done")
    expect(refused(() => draw(["A", 10.5, 0, 0]))).toBe("TRAMYTE_CHARTS_BAD_NUMBER rows[0].total")
  })
})

describe("which village falls behind, and since when?", () => {
  const draw = (weeks: readonly string[], ...rows: readonly (readonly PlannedPeriod[])[]) => weekHeat({ ...frame, labels: heatLabels, weeks, rows: rows.map((periods, at) => ({ label: `V${at}`, weeks: periods })) })
  const cellsOf = (svg: string) => [...svg.matchAll(/<rect [^>]*fill="(rgb[^"]*|none)"[^>]*stroke="(#8a8a8a|#d9d9d9)"/g)].map(([, fill]) => fill)

  it("says the share of the plan up to each week, rounded down, and nothing of weeks to come or before the village's turn", () => {
    expect(description(draw(["27", "28", "29", "30"], [{ planned: 0, done: 0 }, { planned: 100, done: 29 }, { planned: 100, done: 170 }, { planned: 50, done: undefined }])))
      .toBe("V0, 28: 29%, Đã khám 29, Kế hoạch 100. V0, 29: 99%, Đã khám 199, Kế hoạch 200")
  })

  it("is white on the plan or before it, darkest at half of it, and empty where nothing is said", () => {
    const [white, ahead, quarter, half, none, notYet] = cellsOf(draw(["27", "28"],
      [{ planned: 100, done: 100 }, { planned: 0, done: 40 }], [{ planned: 100, done: 75 }, { planned: 100, done: 25 }], [{ planned: 0, done: 3 }, { planned: 9, done: undefined }]))
    expect([white, ahead, half]).toEqual(["rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(229, 138, 60)"])
    expect([none, notYet]).toEqual(["none", "none"])
    expect(quarter).toBe("rgb(242, 197, 158)")
    expect(cellsOf(draw(["27"], [{ planned: 100, done: 10 }]))[0]).toBe(half)
  })

  it("writes its numbers where they fit, and always in words", () => {
    const half = Array.from({ length: 26 }, (_, at) => `${at + 27}`)
    const row = half.map(() => ({ planned: 10, done: 9 }))
    expect(draw(half, row).match(/font-size="11"[^>]*>90</g)).toHaveLength(26)
    const year = Array.from({ length: 53 }, (_, at) => `${at + 1}`)
    expect(weekHeat({ ...frame, width: 480, labels: heatLabels, weeks: year, rows: [{ label: "V", weeks: year.map(() => ({ planned: 10, done: 9 })) }] })).not.toMatch(/font-size="11"[^>]*>90</)
  })

  it("wants as many weeks as are named, and no hole", () => {
    expect(description(draw([], []))).toBe("Chưa có kế hoạch")
    expect(description(draw(["27"]))).toBe("Chưa có kế hoạch")
    expect(refused(() => draw(["27"], []))).toBe("TRAMYTE_CHARTS_BAD_SHAPE rows[0].weeks")
    expect(refused(() => draw(["27", "28"], [{ planned: 1, done: undefined }, { planned: 1, done: 1 }]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE rows[0].weeks[1].done")
  })
})

describe("which days of the year are full?", () => {
  const draw = (days: readonly (readonly [string, number, number])[], more: { readonly lang?: Lang; readonly width?: number } = {}) =>
    calendarHeat({ ...frame, labels: loadLabels, days: days.map(([day, load, capacity]) => ({ day, load, capacity })), ...more })

  it("says load, capacity and overload of each open day, in the order of days", () => {
    const svg = draw([["2026-07-07", 64, 60], ["2026-07-06", 30, 60], ["2026-07-08", 60, 60]])
    expect(description(svg)).toBe("06/07/2026: Hẹn 30 lượt, Năng lực 60 lượt; 07/07/2026: Hẹn 64 lượt, Năng lực 60 lượt, Quá tải 4 lượt; 08/07/2026: Hẹn 60 lượt, Năng lực 60 lượt")
    expect(svg.match(/url\(#x-fill-stripes\)/g)).toHaveLength(2)
    expect(svg).toContain(">Quá tải<")
  })

  it("draws each month in which something is open as a calendar on the wall, Monday first", () => {
    const svg = draw([["2026-06-30", 1, 10], ["2026-08-03", 2, 10]])
    expect([...svg.matchAll(/>(Tháng \d+\/\d+)</g)].map(([, month]) => month)).toEqual(["Tháng 6/2026", "Tháng 8/2026"])
    // 30 June 2026 is a Tuesday, 3 August a Monday, the first in the second row.
    const places = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="34" fill="rgb/g)].map(([, x, , width]) => Math.round(Number(x) / Number(width) * 10) / 10)
    const [june, august] = places
    expect(june).toBeLessThan(1.3)
    expect(june).toBeGreaterThan(1)
    expect(svg.match(/height="34"/g)).toHaveLength(30 + 31)
    expect(august).toBeGreaterThan(7)
  })

  it("knows leap years, December and English", () => {
    expect(draw([["2028-02-29", 1, 1]]).match(/height="34"/g)).toHaveLength(29)
    const svg = draw([["2026-12-31", 1, 1]], { lang: "en" })
    expect(svg.match(/height="34"/g)).toHaveLength(31)
    expect(svg).toContain(">December 2026<")
    expect(description(svg)).toContain("31 December 2026: ")
  })

  it("has no key of overload where there is none, and shows half a day half as dark", () => {
    const svg = draw([["2026-07-06", 30, 60], ["2026-07-07", 0, 0]])
    expect(svg).not.toContain("Quá tải")
    expect([...svg.matchAll(/height="34" fill="(rgb[^"]*)"/g)].map(([, fill]) => fill)).toEqual(["rgb(175, 212, 236)", "rgb(255, 255, 255)"])
  })

  it("serves 180 days on a page: at 720 units, every number drawn", () => {
    const days = Array.from({ length: 252 }, (_, at) => new Date(Date.UTC(2026, 5, 26 + at))).filter((at) => at.getUTCDay() % 6 !== 0)
      .map((at, index) => [at.toISOString().slice(0, 10), 20 + index % 90, 80] as const)
    const svg = draw(days, { width: 720 })
    expect(days.length).toBe(180)
    expect(svg.match(/font-size="12"[^>]*font-weight="700"/g)).toHaveLength(180)
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
    // A4 upright within its margins is 190 by 277 mm.
    expect(Number(height) / Number(width)).toBeLessThan(277 / 190)
  })

  it("refuses what is no day, a day twice, and half a capacity", () => {
    expect(description(draw([]))).toBe("Chưa có lịch")
    expect(refused(() => draw([["6/7/2026", 1, 1]]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE days[0].day")
    expect(refused(() => draw([["2026-07-06", 1, 1], ["2026-07-06", 1, 1]]))).toBe("TRAMYTE_CHARTS_BAD_SHAPE days[1].day")
    expect(refused(() => draw([["2026-07-06", -1, 1]]))).toBe("TRAMYTE_CHARTS_BAD_NUMBER days[0].load")
    expect(refused(() => draw([["2026-07-06", 1, NaN]]))).toBe("TRAMYTE_CHARTS_BAD_NUMBER days[0].capacity")
  })

  it("draws the same whatever the order of days", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }), (offsets) => {
      const days = offsets.map((at) => [new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), at, 100] as const)
      expect(draw(days.toReversed())).toBe(draw(days))
    }))
  })
})
