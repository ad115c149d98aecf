import * as fc from "fast-check"
import { XMLParser, XMLValidator } from "fast-xml-parser"
import { describe, expect, it } from "vitest"
import { anyGrowthChart } from "./growth/generatedCharts.fixture.ts"
import {
  calendarHeat, cumulativeProgress, growthChart, heatTable, indicatorBar, indicatorProgress, loadAgainstCapacity, planBars, populationPyramid, stackedBars, weekHeat, type Lang
} from "./index.ts"

// Names that registers and attackers produce: markup, entities, control and bidirectional characters, half surrogates, long words.
const name = fc.oneof(
  fc.constantFrom("<script>alert(1)</script>", "]]>", "&amp; & &#x0;", "\" onload=\"x", "'", "", "\u0000\u0008\uFFFE", "\uD800", "\u202Eabc",
    "__proto__", "Thôn Bình Phiên và khu dân cư mới ven quốc lộ 5 kéo dài đến hết địa phận xã", "Nguyễn".normalize("NFD"), "a\nb\tc", "👩‍⚕️"),
  fc.string({ unit: "binary", maxLength: 40 })
)
const count = fc.oneof(fc.nat(30), fc.nat(), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER))
const amount = fc.oneof(count, fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom(5e-324, 0.1 + 0.2))
const lang = fc.constantFrom<Lang>("vi", "en")
const common = fc.record(
  { idPrefix: fc.constantFrom("a", "b-2"), title: name, subtitle: name, lang, width: fc.integer({ min: 280, max: 2000 }), showTitle: fc.boolean() },
  { requiredKeys: ["idPrefix", "title", "lang"] }
)
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 14 })

const less = fc.nat(1_000_000_000)
/** Counts of weeks of which the last are not over. */
const weeks = (length: number) => fc.tuple(fc.array(fc.tuple(fc.oneof(fc.nat(30), less), fc.oneof(fc.nat(30), less)), { minLength: length, maxLength: length }), fc.nat(length))
  .map(([counts, over]) => counts.map(([planned, done], at) => ({ planned, done: at < over ? done : undefined })))
const day = fc.oneof(fc.integer({ min: 0, max: 400 }).map((at) => new Date(Date.UTC(2026, 5, 26 + at))), fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }))
  .map((at) => at.toISOString().slice(0, 10))

const drawings: Readonly<Record<string, fc.Arbitrary<() => string>>> = {
  growthChart: anyGrowthChart(name).map((options) => () => growthChart(options)),
  cumulativeProgress: fc.tuple(common, fc.nat(30).chain(weeks), name, fc.option(less, { nil: undefined }))
    .map(([options, periods, word, total]) => () => cumulativeProgress({
      ...options, periods: periods.map((period) => ({ ...period, label: word })), ...total === undefined ? {} : { total },
      labels: { done: word, planned: word, total: word, behind: word, ahead: word, unit: word, empty: word }
    })),
  planBars: fc.tuple(common, list(fc.tuple(name, fc.oneof(fc.nat(30), less), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))), name)
    .map(([options, rows, word]) => () => planBars({
      ...options, rows: rows.map(([label, total, planned, done]) => ({ label, total, planned: Math.floor(total * planned), done: Math.floor(total * done) })),
      labels: { done: word, planned: word, total: word, behind: word, empty: word }
    })),
  weekHeat: fc.tuple(common, fc.nat(30).chain((length) => fc.tuple(fc.array(name, { minLength: length, maxLength: length }), list(fc.record({ label: name, weeks: weeks(length) })))), name)
    .map(([options, [names, rows], word]) => () => weekHeat({ ...options, weeks: names, rows, labels: { done: word, planned: word, onPlan: word, halfOrLess: word, empty: word } })),
  calendarHeat: fc.tuple(common, fc.uniqueArray(fc.record({ day, load: amount, capacity: amount }), { selector: (one) => one.day, maxLength: 30 }), name)
    .map(([options, days, word]) => () => calendarHeat({ ...options, days, labels: { load: word, capacity: word, overload: word, unit: word, free: word, full: word, empty: word } })),
  populationPyramid: fc.tuple(common, list(fc.record({ label: name, male: count, female: count, unknown: count }, { requiredKeys: ["label", "male", "female"] })), name)
    .map(([options, bands, word]) => () =>
      populationPyramid({ ...options, bands, labels: { male: word, female: word, unknown: word, empty: word } })),
  indicatorProgress: fc.tuple(common, list(fc.record({ label: name, value: fc.option(amount, { nil: undefined }), planned: amount }, { requiredKeys: ["label", "value"] })), name, fc.option(amount, { nil: undefined }))
    .map(([options, months, word, target]) => () => indicatorProgress({
      ...options, months, unit: "percent", targetLabel: word, gapNote: word, ...(target === undefined ? {} : { target }),
      labels: { value: word, planned: word, gap: word, above: word, gapUnit: word, noData: word, empty: word }
    })),
  indicatorBar: fc.tuple(common, count, count, count, fc.double({ min: 0, max: 100, noNaN: true }), name)
    .map(([options, yes, unknown, no, target, word]) => () => indicatorBar({
      ...options, yes, unknown, no, target,
      labels: { yes: word, unknown: word, no: word, target: word, missing: word, missingUnit: word, reached: word, empty: word }
    })),
  heatTable: fc.tuple(common, fc.nat(5).chain((width) => fc.record({
    columns: fc.array(name, { minLength: width, maxLength: width }),
    rows: list(fc.record({ label: name, cells: fc.array(fc.nat(40), { minLength: width, maxLength: width }) }))
  })), name, fc.option(fc.integer({ min: 3, max: 12 }), { nil: undefined }), fc.constantFrom("table" as const, "column" as const))
    .map(([options, table, word, below, shadeBy]) => () => heatTable({
      ...options, ...table, shadeBy, ...(below === undefined ? {} : { suppressBelow: below }),
      labels: { row: word, total: word, small: word, withheld: word, empty: word }
    })),
  loadAgainstCapacity: fc.tuple(common, list(fc.record({ label: name, load: amount, capacity: amount })), name)
    .map(([options, periods, word]) => () =>
      loadAgainstCapacity({ ...options, periods, labels: { load: word, capacity: word, overload: word, unit: word, empty: word } })),
  stackedBars: fc.tuple(common, list(fc.record({ label: name, values: fc.array(count, { maxLength: 8 }) })), fc.array(name, { maxLength: 8 }), name)
    .map(([options, rows, parts, word]) => () => stackedBars({
      ...options, parts: parts.map((label, at) => ({ key: `__proto__${at}`, label })), labels: { total: word, empty: word },
      rows: rows.map(({ label, values }) => ({ label, parts: values.slice(0, parts.length).map((value, at) => ({ key: `__proto__${at}`, value })) }))
    }))
}

// What XML 1.0 forbids, plus half surrogates; the validator does not look for them.
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

describe.each(Object.entries(drawings))("%s, of any data", (chart, drawing) => {
  it("is well-formed, with no foreign element and no impossible number", () => {
    fc.assert(fc.property(drawing, (draw) => {
      const markup = draw()
      expect(XMLValidator.validate(markup)).toBe(true)
      expect(markup).not.toMatch(illegal)
      expect(markup).not.toMatch(/<script|<[a-z]+[^>]* on[a-z]+=/i)
      const figures = markup.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height|d|viewBox|transform)="([^"]*)"/g)
      for (const [, value] of figures) expect(value).not.toMatch(/NaN|Infinity|undefined|e[-+]?\d/)
      for (const [, value] of markup.matchAll(/ (?:width|height)="([^"]*)"/g)) expect(value).not.toMatch(/^-/)
    }), { numRuns: 150 })
  })

  it("is the same bytes every time", () => {
    fc.assert(fc.property(drawing, (draw) => { expect(draw()).toBe(draw()) }), { numRuns: 30 })
  })

  it("names itself to screen readers, and every id starts with its prefix and stands once", () => {
    fc.assert(fc.property(drawing, (draw) => {
      const markup = draw()
      const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "")
      const prefix = ids[0]?.replace(/-title$/, "") ?? ""
      expect(prefix).not.toBe("")
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id.startsWith(`${prefix}-`)).toBe(true)
      for (const [, , used] of markup.matchAll(/(url\(#|aria-labelledby="|aria-describedby=")([^")]*)/g)) expect(ids).toContain(used)
      expect(markup).toMatch(chart === "heatTable" ? /<table[^>]* aria-labelledby=/ : /^<svg [^>]*role="img"/)
    }), { numRuns: 60 })
  })
})

it("gives a reader back the very name that was put in", () => {
  const hostile = `<script>alert("x")</script> & 'Đỗ Thị Ế'`
  const svg = populationPyramid({
    idPrefix: "a", lang: "vi", title: hostile, bands: [{ label: hostile, male: 1, female: 2 }],
    labels: { male: "Nam", female: "Nữ", unknown: "Không rõ", empty: "Trống" }
  })
  const read = new XMLParser({ processEntities: true, htmlEntities: true, parseTagValue: false }).parse(svg) as { svg: { title: { "#text"?: string } | string; desc: string } }
  expect(read.svg.title).toBe(hostile)
  expect(read.svg.desc).toContain(`${hostile}: Nam 1, Nữ 2`)
})
