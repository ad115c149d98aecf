import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ChartError, indicatorBar, indicatorProgress, loadAgainstCapacity, populationPyramid, stackedBars, heatTable, type Lang } from "./index.ts"
import { SHADES } from "./heatTable.ts"
import { decimalsToTellApart, formatNumber } from "./formatNumber.ts"
import { textWidth, wrapText } from "./wrapText.ts"

const description = (svg: string): string => /<desc id="[^"]*">([^<]*)<\/desc>/.exec(svg)?.[1] ?? ""
/** Every number of a sentence, read as a reader of that language does. */
const numbersIn = (words: string, lang: Lang): readonly number[] =>
  [...words.matchAll(/\d[\d.,]*/g)].map(([text]) => Number(lang === "vi"
    ? text.replace(/[.,]+$/, "").replaceAll(".", "").replace(",", ".")
    : text.replace(/[.,]+$/, "").replaceAll(",", "")))
const lang = fc.constantFrom<Lang>("vi", "en")
const count = fc.oneof(fc.nat(30), fc.nat(2_000_000))
const frame = { idPrefix: "x", title: "T" } as const
const pyramidLabels = { male: "Nam", female: "Nữ", unknown: "Không rõ", empty: "Chưa có số liệu" }
const progressLabels = { value: "Thực hiện", planned: "Kế hoạch", gap: "Còn thiếu", above: "Vượt", gapUnit: "điểm %", noData: "không có số liệu", empty: "Chưa có số liệu" }
const progress = { ...frame, lang: "vi", unit: "percent", targetLabel: "Chỉ tiêu", labels: progressLabels } as const
const barLabels = { yes: "Đã khám", unknown: "Không rõ", no: "Chưa khám", target: "Chỉ tiêu", missing: "Còn thiếu", missingUnit: "người", reached: "Đã đạt", empty: "Chưa có số liệu" }
const loadLabels = { load: "Hẹn", capacity: "Năng lực", overload: "Quá tải", unit: "lượt", empty: "Chưa có lịch" }
const heatLabels = { row: "Thôn", total: "Tổng", small: "1 đến 4", withheld: "giấu", empty: "Chưa có số liệu" }

describe("the words are the data", () => {
  it("says every count of a pyramid, totals first", () => {
    fc.assert(fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 20 }), lang, (bands, language) => {
      const svg = populationPyramid({ ...frame, lang: language, labels: pyramidLabels, bands: bands.map(([male, female]) => ({ label: "k", male, female })) })
      const total = (at: 0 | 1) => bands.reduce((sum, band) => sum + band[at], 0)
      expect(numbersIn(description(svg), language)).toEqual([total(0), total(1), ...bands.flat()])
    }))
  })

  it("says people of unrecorded sex apart", () => {
    const svg = populationPyramid({ ...frame, lang: "vi", labels: pyramidLabels, bands: [{ label: "80+", male: 4, female: 7, unknown: 1250 }] })
    expect(description(svg)).toBe("Nam 4, Nữ 7, Không rõ 1.250. 80+: Nam 4, Nữ 7, Không rõ 1.250")
  })

  it("says each part and the sum of every stacked row", () => {
    fc.assert(fc.property(fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 12 }), lang, (rows, language) => {
      const svg = stackedBars({
        ...frame, lang: language, parts: ["a", "b", "c"].map((key) => ({ key, label: key })), labels: { total: "t", empty: "e" },
        rows: rows.map(([a, b, c]) => ({ label: "r", parts: [{ key: "a", value: a }, { key: "b", value: b }, { key: "c", value: c }] }))
      })
      expect(numbersIn(description(svg), language)).toEqual(rows.flatMap((row) => [...row, row[0] + row[1] + row[2]]))
    }))
  })

  it("draws every number of a stacked row, in its part or under it", () => {
    const svg = stackedBars({
      ...frame, lang: "vi", parts: ["a", "b", "c"].map((key) => ({ key, label: key })), labels: { total: "t", empty: "e" },
      rows: [{ label: "r", parts: [{ key: "a", value: 900 }, { key: "b", value: 3 }, { key: "c", value: 2 }] }]
    })
    for (const number of ["900", "3", "2", "905"]) expect(svg).toContain(`>${number}</text>`)
  })

  it("says load, capacity and overload of each period", () => {
    fc.assert(fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 12 }), lang, (periods, language) => {
      const svg = loadAgainstCapacity({ ...frame, lang: language, labels: loadLabels, periods: periods.map(([load, capacity]) => ({ label: "d", load, capacity })) })
      expect(numbersIn(description(svg), language)).toEqual(periods.flatMap(([load, capacity]) => [load, capacity, ...(load > capacity ? [load - capacity] : [])]))
    }))
  })

  it("says months with data, and months without data only before the last recorded one", () => {
    const svg = indicatorProgress({
      ...progress, target: 95, gapNote: "37 người",
      months: [{ label: "T1", value: 61.5, planned: 60 }, { label: "T2", value: undefined }, { label: "T3", value: 70 }, { label: "T4", value: undefined, planned: 95 }, { label: "T5", value: undefined }]
    })
    expect(description(svg)).toBe("T3: Thực hiện 70%. Chỉ tiêu 95%. Còn thiếu 25 điểm %, 37 người. "
      + "T1: Thực hiện 61,5%, Kế hoạch 60%; T2: không có số liệu; T3: Thực hiện 70%; T4: Kế hoạch 95%")
    expect(svg.match(/<rect[^>]*fill="url\(#x-fill-hatch\)"/g)).toHaveLength(1)
    expect(svg.match(/<circle/g)).toHaveLength(2)
    expect(/<path d="([^"]*)" fill="none" stroke="#0072b2"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  })

  it("says how far beyond the target a value is, and nothing of a gap when it is met exactly", () => {
    const at = (value: number) => description(indicatorProgress({ ...progress, target: 90, months: [{ label: "T1", value }] }))
    expect(at(98.1)).toContain("Vượt 8,1 điểm %")
    expect(at(90)).toBe("T1: Thực hiện 90%. Chỉ tiêu 90%. T1: Thực hiện 90%")
  })
})

describe("missing people", () => {
  const words = (yes: number, unknown: number, no: number, target: number) =>
    description(indicatorBar({ ...frame, lang: "vi", yes, unknown, no, target, labels: barLabels }))

  it.each([
    [949, 0, 51, 95, "94,9%, Chỉ tiêu 95%, Còn thiếu 1 người"],
    [950, 0, 50, 95, "95%, Chỉ tiêu 95%, Đã đạt"],
    [94_996, 0, 5004, 95, "94,996%, Chỉ tiêu 95%, Còn thiếu 4 người"],
    [0, 10, 0, 95, "0%, Chỉ tiêu 95%, Còn thiếu 10 người"],
    [7, 0, 93, 7, "7%, Chỉ tiêu 7%, Đã đạt"],
    [2, 0, 1, 100, "66,7%, Chỉ tiêu 100%, Còn thiếu 1 người"]
  ])("%i yes, %i unknown, %i no against %i %%: %s", (yes, unknown, no, target, expected) => {
    expect(words(yes, unknown, no, target).startsWith(expected)).toBe(true)
  })

  it("that many more reach the target, and one fewer does not", () => {
    fc.assert(fc.property(fc.nat(3000), fc.nat(3000), fc.integer({ min: 1, max: 100 }), (yes, no, target) => {
      fc.pre(yes + no > 0)
      const found = /Còn thiếu ([\d.]+) người/.exec(words(yes, 0, no, target))?.[1]
      const missing = Number((found ?? "0").replaceAll(".", ""))
      const total = yes + no
      expect((yes + missing) * 100).toBeGreaterThanOrEqual(total * target)
      if (missing > 0) expect((yes + missing - 1) * 100).toBeLessThan(total * target)
    }))
  })
})

describe("no data, and nothing but zeros", () => {
  it("says so in place of a picture", () => {
    expect(description(populationPyramid({ ...frame, lang: "vi", labels: pyramidLabels, bands: [] }))).toBe("Chưa có số liệu")
    expect(description(indicatorProgress({ ...progress, target: 95, months: [] }))).toBe("Chưa có số liệu")
    expect(description(indicatorProgress({ ...progress, target: 95, months: [{ label: "T1", value: undefined }] }))).toBe("Chưa có số liệu. Chỉ tiêu 95%")
    expect(description(indicatorBar({ ...frame, lang: "vi", yes: 0, unknown: 0, no: 0, labels: barLabels }))).toBe("Chưa có số liệu")
    expect(description(loadAgainstCapacity({ ...frame, lang: "vi", periods: [], labels: loadLabels }))).toBe("Chưa có lịch")
    expect(description(stackedBars({ ...frame, lang: "vi", rows: [], parts: [], labels: { total: "t", empty: "Trống" } }))).toBe("Trống")
    expect(heatTable({ ...frame, lang: "vi", rows: [], columns: [], labels: heatLabels })).toContain("Chưa có số liệu</td>")
  })

  it("draws zeros as zeros", () => {
    expect(description(populationPyramid({ ...frame, lang: "vi", labels: pyramidLabels, bands: [{ label: "0–4", male: 0, female: 0 }] }))).toContain("0–4: Nam 0, Nữ 0")
    expect(description(loadAgainstCapacity({ ...frame, lang: "vi", labels: loadLabels, periods: [{ label: "T2", load: 0, capacity: 0 }] }))).toBe("T2: Hẹn 0 lượt, Năng lực 0 lượt")
    expect(heatTable({ ...frame, lang: "vi", labels: heatLabels, columns: ["a"], rows: [{ label: "r", cells: [0] }], suppressBelow: 5 }).match(/>0<\/td>/g)).toHaveLength(4)
  })
})

describe("what cannot be drawn honestly is refused", () => {
  const bad = fc.constantFrom(NaN, Infinity, -Infinity, -1, -0.5, 2 ** 53)
  const expectRefused = (code: string, at: string, draw: () => string) => {
    let caught: unknown
    try { draw() } catch (error) { caught = error }
    expect(caught).toBeInstanceOf(ChartError)
    expect(caught).toMatchObject({ code, at })
  }

  it("names the place of a number that is none", () => {
    fc.assert(fc.property(bad, (value) => {
      const code = "TRAMYTE_CHARTS_BAD_NUMBER"
      expectRefused(code, "bands[0].female", () => populationPyramid({ ...frame, lang: "vi", labels: pyramidLabels, bands: [{ label: "a", male: 1, female: value }] }))
      expectRefused(code, "months[0].value", () => indicatorProgress({ ...progress, months: [{ label: "a", value }] }))
      expectRefused(code, "months[0].planned", () => indicatorProgress({ ...progress, months: [{ label: "a", value: 1, planned: value }] }))
      expectRefused(code, "target", () => indicatorProgress({ ...progress, target: value, months: [] }))
      expectRefused(code, "unknown", () => indicatorBar({ ...frame, lang: "vi", yes: 1, unknown: value, no: 1, labels: barLabels }))
      expectRefused(code, "rows[0].cells[1]", () => heatTable({ ...frame, lang: "vi", labels: heatLabels, columns: ["a", "b"], rows: [{ label: "r", cells: [1, value] }] }))
      expectRefused(code, "periods[0].capacity", () => loadAgainstCapacity({ ...frame, lang: "vi", labels: loadLabels, periods: [{ label: "a", load: 1, capacity: value }] }))
      expectRefused(code, "rows[0].parts[0].value", () => stackedBars({ ...frame, lang: "vi", labels: { total: "t", empty: "e" }, parts: [{ key: "a", label: "A" }], rows: [{ label: "r", parts: [{ key: "a", value }] }] }))
    }))
  })

  it("does not draw half a person", () => {
    expectRefused("TRAMYTE_CHARTS_BAD_NUMBER", "yes", () => indicatorBar({ ...frame, lang: "vi", yes: 1.5, unknown: 0, no: 1, labels: barLabels }))
  })

  it("wants keys that are declared, once, and at most eight", () => {
    const draw = (keys: readonly string[], used: readonly string[]) => () => stackedBars({
      ...frame, lang: "vi", labels: { total: "t", empty: "e" }, parts: keys.map((key) => ({ key, label: key })),
      rows: [{ label: "r", parts: used.map((key) => ({ key, value: 1 })) }]
    })
    expectRefused("TRAMYTE_CHARTS_UNKNOWN_PART", "rows[0].parts[0].key", draw(["a"], ["__proto__"]))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "rows[0].parts[1].key", draw(["a"], ["a", "a"]))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "parts", draw(["a", "a"], []))
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "parts", draw([..."abcdefghi"], []))
  })

  it("wants a row as wide as the header, a safe prefix, a sensible width and threshold", () => {
    const table = { ...frame, lang: "vi", labels: heatLabels, columns: ["a", "b"] } as const
    expectRefused("TRAMYTE_CHARTS_BAD_SHAPE", "rows[0].cells", () => heatTable({ ...table, rows: [{ label: "r", cells: [1] }] }))
    expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "below", () => heatTable({ ...table, rows: [], suppressBelow: 2 }))
    for (const idPrefix of ["", "1a", "a b", "a\"", "é"]) {
      expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "idPrefix", () => indicatorProgress({ ...progress, idPrefix, months: [] }))
      expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "idPrefix", () => heatTable({ ...table, idPrefix, rows: [] }))
    }
    for (const width of [0, 279, 2001, NaN]) expectRefused("TRAMYTE_CHARTS_BAD_OPTION", "width", () => indicatorProgress({ ...progress, width, months: [] }))
  })
})

describe("writing", () => {
  it("writes numbers as each language does", () => {
    expect([formatNumber(1234.56, "vi"), formatNumber(1234.56, "en"), formatNumber(1e6, "vi"), formatNumber(95, "en")]).toEqual(["1.234,6", "1,234.6", "1.000.000", "95"])
  })

  it("never lets a near miss read as the target", () => {
    expect([decimalsToTellApart(94.96, 95), decimalsToTellApart(94.996, 95), decimalsToTellApart(80, 95), decimalsToTellApart(95, 95)]).toEqual([2, 3, 1, 1])
  })

  it("keeps wrapped lines inside their width and loses no word unless it says so", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("Thôn", "Hoàng", "Xá", "nghiêng", "WWWWWW", "phường", "5"), { maxLength: 14 }), fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: 4 }), (words, width, most) => {
      const { lines, cut } = wrapText(words.join(" "), width, 13, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(Math.max(width, textWidth("W…", 13)))
      if (!cut) expect(lines.join(" ")).toBe(words.join(" "))
    }))
  })

  it("keeps the full label within reach where it had to be cut", () => {
    const label = "Thôn Bình Phiên và khu dân cư mới ven quốc lộ 5 kéo dài đến hết địa phận xã Cẩm Giàng"
    const svg = stackedBars({ ...frame, lang: "vi", width: 300, parts: [{ key: "a", label: "A" }], labels: { total: "t", empty: "e" }, rows: [{ label, parts: [{ key: "a", value: 1 }] }] })
    expect(svg).toContain(`<title>${label}</title>`)
  })

  it("shades so that dark writing has at least 6.5:1 on every cell", () => {
    const luminance = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0)
    expect((luminance(SHADES[1]) + 0.05) / (luminance("#1a1a1a") + 0.05)).toBeGreaterThanOrEqual(6.5)
    expect(luminance(SHADES[0])).toBeGreaterThan(luminance(SHADES[1]) * 2)
  })
})
