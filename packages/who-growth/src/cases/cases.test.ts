import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CaseRow } from "./growthCase.ts"
import { readGrowthCases } from "./readGrowthCases.ts"
import { growthCaseLine, scoreGrowthCases } from "./scoreGrowthCases.ts"
import { anthroplusSurvey, igrowupSurvey } from "./surveys.fixture.ts"

const rowsOf = (csv: string): CaseRow[] => csv.split("\n").map((line, index) => ({ cells: line.split(","), line: index + 1 }))
const read = (...lines: readonly string[]) => readGrowthCases(rowsOf(lines.join("\n")))
const caseOf = (...lines: readonly string[]) => {
  const { cases, problems } = read(...lines)
  expect(problems).toEqual([])
  return cases[0]!
}
const problemsOf = (...lines: readonly string[]): readonly string[] => read(...lines).problems.map(({ code, line, message }) => `${line} ${code.replace("TRAMYTE_GROWTH_CASES_", "")}: ${message}`)
const linesOf = (...lines: readonly string[]): readonly string[] => scoreGrowthCases(read(...lines).cases).failures.map(growthCaseLine)

const small = "id,sex,age_days,age_months,weight,oedema,zwei,fwei"
const girl = "1,f,400,,7.4,n,-1.82,0"

describe("what WHO's programs published", () => {
  it.each([["anthro", igrowupSurvey, 19 * 16], ["anthroplus", anthroplusSurvey, 16 * 6]])("of %s all values are met", (_, csv, expected) => {
    const { cases, problems } = readGrowthCases(rowsOf(csv))
    expect(problems).toEqual([])
    expect(scoreGrowthCases(cases)).toEqual({ passed: expected, failed: 0, failures: [] })
  })
  it.each([["anthro", igrowupSurvey], ["anthroplus", anthroplusSurvey]])("of %s any column may stand anywhere", (_, csv) => {
    const rows = rowsOf(csv).filter(({ cells }) => cells.length > 1)
    const width = rows[0]!.cells.length
    fc.assert(fc.property(fc.shuffledSubarray([...Array(width).keys()], { minLength: width }), (order) => {
      const { cases } = readGrowthCases(rows.map(({ cells, line }) => ({ line, cells: order.map((place) => cells[place]!) })))
      expect(scoreGrowthCases(cases).failed).toBe(0)
    }), { numRuns: 20 })
  })
  it("a changed value of any expected cell is found, and nothing else", () => {
    const rows = rowsOf(igrowupSurvey).filter(({ cells }) => cells.length > 1)
    const header = rows[0]!.cells
    const cells = fc.record({ row: fc.integer({ min: 1, max: rows.length - 1 }), column: fc.integer({ min: header.indexOf("zlen"), max: header.length - 1 }) })
    fc.assert(fc.property(cells, ({ row, column }) => {
      const { cells: told, line } = rows[row]!
      const value = told[column]!
      const changed = value === "" ? "0" : (Number(value) + (header[column]!.startsWith("f") ? 1 : 0.01)).toFixed(2)
      const { failures } = scoreGrowthCases(readGrowthCases(rows.map((each, index) => index === row ? { line, cells: told.with(column, changed) } : each)).cases)
      expect(failures).toMatchObject([{ id: told[0], line, column: header[column], expected: Number(changed), got: value === "" ? null : Number(value) }])
    }))
  })
})

describe("a value that is otherwise is told", () => {
  it("with what was expected and got", () => expect(linesOf(small, "1,f,400,,7.4,n,-1.81,1")).toEqual(["1: zwei: expected -1.81, got -1.82", "1: fwei: expected 1, got 0"]))
  it("a value where none is expected", () => expect(linesOf(small, "1,f,400,,7.4,n,,")).toEqual(["1: zwei: expected none, got -1.82", "1: fwei: expected none, got 0"]))
  it.each([
    ["oedema", "1,f,400,,7.4,y,-1.82,0", "oedema"], ["no weight", "1,f,400,,,n,-1.82,0", "notMeasured"], ["a negative weight", "1,f,400,,-7.4,n,-1.82,0", "measureNotPositive"],
    ["no sex", "1,,400,,7.4,n,-1.82,0", "sexUnknown"], ["a sex that is none", "1,x,400,,7.4,n,-1.82,0", "sexUnknown"], ["no age", "1,f,,,7.4,n,-1.82,0", "ageUnknown"], ["an age before birth", "1,f,-1,,7.4,n,-1.82,0", "ageNegative"], ["five years", "1,f,,60,7.4,n,-1.82,0", "ageOutOfRange"]
  ])("none for %s, and why", (_, row, code) => expect(linesOf(small, row)).toEqual([`1: zwei: expected -1.82, got none (${code})`, `1: fwei: expected 0, got none (${code})`]))
  it("an implausible value has flag 1", () => expect(linesOf(small, "1,f,400,,17.4,n,5.66,0")).toContain("1: fwei: expected 0, got 1"))
  it("z-scores compare at two decimals, as numbers", () => expect(linesOf(small, "1,f,400,,7.4,n,-1.8200000763,0.0", "2,m,0,,3.3464,n,-0,0", "3,m,0,,3.3464,n,0.00,0")).toEqual([]))
  it("nothing to compare is none that failed", () => expect(scoreGrowthCases(read(small).cases)).toEqual({ passed: 0, failed: 0, failures: [] }))
})

describe("how cells are read", () => {
  it.each([["1", "male"], ["m", "male"], ["M", "male"], ["2", "female"], ["f", "female"], [" F ", "female"], ["male", "male"], ["Female", "female"], ["1.0", "male"], ["2.0", "female"], ["3", undefined], ["1.5", undefined], ["nam", undefined], ["", undefined], ["NA", undefined]])("sex %j", (written, sex) =>
    expect(caseOf(small, `1,${written},400,,7.4,n,,`).measurement.sex).toBe(sex))
  it.each([["y", true], ["Y", true], ["1", true], [" y ", true], ["n", false], ["N", false], ["2", false], ["0", false], ["", false], ["NA", false]])("oedema %j", (written, oedema) =>
    expect(caseOf(small, `1,f,400,,7.4,${written},,`).measurement.oedema).toBe(oedema))
  it.each([["l", "length"], ["L", "length"], ["h", "height"], ["H", "height"], ["s", undefined], ["", undefined], ["NA", undefined]])("measure %j", (written, measured) =>
    expect(caseOf("sex,age_days,lenhei,measure,zlen", `f,400,72,${written},`).measurement.measured).toBe(measured))
  it.each([["7.4", 7.4], [" 7.4 ", 7.4], ["+7.4", 7.4], ["7", 7], ["7.", 7], [".5", 0.5], ["74e-1", 7.4], ["-7.4", -7.4], ["", undefined], ["NA", undefined], ["nan", undefined], [".", undefined]])("weight %j", (written, weight) =>
    expect(caseOf(small, `1,f,400,,${written},n,,`).measurement.weight).toBe(weight))
  it("age in days or in months", () => {
    expect(caseOf(small, "1,f,400,,7.4,n,,").measurement).toMatchObject({ ageDays: 400, ageMonths: undefined })
    expect(caseOf(small, "1,f,,13.5,7.4,n,,").measurement).toMatchObject({ ageDays: undefined, ageMonths: 13.5 })
  })
  it("an expected value may be none, or not asked for", () => {
    expect(caseOf(small, "1,f,400,,7.4,n,,NA").expected).toEqual({ zwei: null, fwei: null })
    expect(caseOf("sex,age_months,weight,zwfa", "f,70,20,0.1")).toMatchObject({ layout: "5-19", expected: { zwfa: 0.1 } })
  })
  it("a row without an id has its line for a name", () => {
    expect(caseOf("sex,age_days,weight,zwei", "f,400,7.4,").id).toBe("line 2")
    expect(caseOf(small, "", " ,f,400,,7.4,n,,").id).toBe("line 3")
  })
  it("columns that nobody knows, a byte order mark, capitals, empty rows and empty cells at the end do no harm", () => {
    expect(caseOf(`\uFEFFID, Sex ,AGE_days,village,weight,zwei,,`, "", ",,", "1,f,400,Kim Giang,7.4,-1.82,,", "2,f,400,Kim Giang,7.4,-1.82", "")).toMatchObject({ id: "1", line: 4, expected: { zwei: -1.82 } })
  })
})

describe("a row that cannot be read is told with its line, and what is expected of it has failed", () => {
  it.each([
    ["both ages", "1,f,400,13.1,7.4,n,-1.82,", "2 AGES: the row gives both age_days 400 and age_months 13.1; leave one of them empty"],
    ["a weight that is no number", "1,f,400,,7.4kg,n,-1.82,", `2 NUMBER: weight "7.4kg" is no number such as 10.5`],
    ["a hexadecimal weight", "1,f,400,,0x10,n,-1.82,", `2 NUMBER: weight "0x10" is no number such as 10.5`],
    ["an infinite weight", "1,f,400,,1e999,n,-1.82,", `2 NUMBER: weight "1e999" is no number such as 10.5`],
    ["a row too long", "1,f,400,,7.4,n,-1.82,,0", "2 ROW: the row has 9 cells, and the header 8"]
  ])("%s", (_, row, problem) => {
    expect(problemsOf(small, row)).toEqual([problem])
    const { layout, cases } = read(small, row, girl)
    expect([layout, cases.map(({ unreadable }) => unreadable)]).toEqual(["0-5", [true, false]])
    // Nothing is expected of the flag, and there is none.
    expect(scoreGrowthCases(cases)).toEqual({ passed: 3, failed: 1, failures: [{ id: "1", line: 2, column: "zwei", expected: -1.82, got: null, code: "rowUnreadable" }] })
  })
  it("an expected value that is no number", () => {
    expect(problemsOf(small, "1,f,400,,7.4,n,low,")).toEqual([`2 NUMBER: zwei "low" is no number such as 10.5`])
    expect(linesOf(small, "1,f,400,,7.4,n,low,", girl)).toEqual(["1: zwei: expected what cannot be read, got none (rowUnreadable)"])
  })
  it("a row that was cut off: what may have been expected has failed", () => {
    expect(problemsOf(small, "1,f,400,,7.4")).toEqual(["2 ROW: the row has 5 cells, and the header 8"])
    expect(scoreGrowthCases(read(small, "1,f,400,,7.4", girl).cases)).toMatchObject({ passed: 2, failed: 2 })
  })
  it("all that is wrong with a row, and with several", () => {
    expect(problemsOf(small, "1,f,400,13,heavy,n,,", girl, "3,m,one,,7,n,,")).toEqual([expect.stringContaining("2 AGES"), expect.stringContaining("2 NUMBER"), expect.stringContaining("4 NUMBER")])
  })
  it("a cell of any length is told in short", () => {
    const long = "9".repeat(1e6)
    expect(problemsOf(small, `1,f,400,,${long}x,n,,`)[0]!.length).toBeLessThan(120)
    expect(linesOf(small, `${long},f,400,,7,n,,`)[0]!.length).toBeLessThan(120)
  })
})

describe("what is no header is told", () => {
  it.each([
    ["nothing", "", /nothing in it/], ["no expected value", "id,sex,age_days,weight", /names no expected value.*zlen,flen.*zhfa,fhfa/], ["both layouts", "id,sex,age_months,weight,zwei,zwfa", /mixes the columns/],
    ["no sex", "id,age_days,weight,zwei", /"sex" is missing/], ["no age", "id,sex,weight,zwei", /"age_days" or "age_months" is missing/], ["a measure short", "id,sex,age_days,weight,zbmi", /"lenhei" is missing/],
    ["the stature of the other layout", "id,sex,age_months,weight,lenhei,zbfa", /"height" is missing/], ["a column twice", "id,sex,age_days,weight,weight,zwei", /"weight" stands twice/],
    ["semicolons", "id;sex;age_days;weight;zwei", /names no expected value/], ["no text", "\u0000\u0001PK\uFFFD", /names no expected value/]
  ])("%s", (_, header, message) => {
    const { layout, cases, problems } = read(header, "1,f,400,7.4,-1.82")
    expect([layout, cases]).toEqual([undefined, []])
    if (header === "") expect(read(header)).toMatchObject({ problems: [{ line: 1, message: expect.stringMatching(message) }] })
    else expect(problems.map(({ line, message: told }) => `${line} ${told}`).join("\n")).toMatch(message)
  })
  it("names from Object.prototype are columns as any other", () => expect(read("__proto__,constructor,sex,age_days,weight,zwei", "a,b,f,400,7.4,-1.82").cases[0]!.expected).toEqual({ zwei: -1.82 }))
})

it("whatever cells hold, every row is a case, and one with a problem is told as unreadable", () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom("", "NA", "1", "f", "400", "-1", "7.4", "y", "1e5", "Infinity", "99999999999999999999"), fc.double().map(String))
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 8, maxLength: 8 })), (rows) => {
    const { cases, problems } = readGrowthCases([{ line: 1, cells: small.split(",") }, ...rows.map((cells, index) => ({ cells, line: index + 2 }))])
    const empty = rows.filter((cells) => cells.every((each) => each.trim() === "")).length
    expect(cases.length + empty).toBe(rows.length)
    expect(cases.filter(({ unreadable }) => unreadable).map(({ line }) => line)).toEqual([...new Set(problems.map(({ line }) => line))])
    const { passed, failed } = scoreGrowthCases(cases)
    expect(passed + failed).toBe(cases.length * 2)
  }))
})
