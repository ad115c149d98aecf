import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { csvRows } from "./csvRows.ts"
import { run } from "./run.ts"

// Children of the surveys that WHO's programs igrowup and anthroplus are published with; the z-scores are those of WHO anthro and anthroplus.
const under5 = `id,sex,age_days,age_months,weight,lenhei,measure,headc,armc,triskin,subskin,oedema,zlen,flen,zwei,fwei,zwfl,fwfl,zbmi,fbmi,zhc,fhc,zac,fac,zts,fts,zss,fss
73,2,1716,,27.5,110.40000153,l,,22.600000381,24.799999237,18.200000763,n,0.48,0,2.85,0,4.05,0,3.87,0,,,3.24,0,3.87,0,3.08,0
145,1,0,,4.5,52.400001526,l,37.799999237,,,,y,1.33,0,,,,,,,2.63,0,,,,,,
`
const school = `id,sex,age_months,weight,height,oedema,zhfa,fhfa,zwfa,fwfa,zbfa,fbfa
262,2,207.64,169.7,171.7,n,1.32,0,,,6.07,1
`

let folder = ""
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "tramyte-growth-"))))
afterAll(() => rmSync(folder, { recursive: true }))

const conformance = async (...given: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(["conformance", ...given], { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { code, out, err: err.join("\n") }
}
const growth = (csv: string | Uint8Array, ...more: readonly string[]) => conformance("growth", "--cases", file("cases.csv", csv), ...more)

describe("tramyte conformance growth", () => {
  it("all pass: exit 0, and the last line says how many", async () => {
    expect(await growth(under5)).toEqual({ code: 0, out: ["32 passed, 0 failed"], err: "" })
    expect(await conformance("growth", "--cases", file("a.csv", under5), "--cases", file("b.csv", school))).toEqual({ code: 0, out: ["38 passed, 0 failed"], err: "" })
  })
  it("some fail: exit 1, and a line each with the reason", async () => {
    expect(await growth(under5.replace(",n,0.48,", ",n,0.49,").replace(",y,1.33,0,,,", ",y,1.33,0,1.86,0,"))).toEqual({
      code: 1, err: "", out: ["73: zlen: expected 0.49, got 0.48", "145: zwei: expected 1.86, got none (oedema)", "145: fwei: expected 0, got none (oedema)", "29 passed, 3 failed"]
    })
  })
  it("as JSON: one object with file and line of each, before the last line", async () => {
    const { code, out } = await growth(under5.replace(",n,0.48,", ",n,,"), "--json")
    expect([code, out.length, out[1]]).toEqual([1, 2, "31 passed, 1 failed"])
    expect(JSON.parse(out[0]!)).toEqual({ passed: 31, failed: 1, failures: [{ file: join(folder, "cases.csv"), id: "73", line: 2, column: "zlen", expected: null, got: 0.48 }] })
  })
  it("a byte order mark, CRLF or CR, quoted cells, spaces and empty lines at the end change nothing", async () => {
    const quoted = under5.replace(/[^,\n]+/g, (cell) => ` "${cell}" `)
    for (const csv of [`\uFEFF${under5}`, under5.replaceAll("\n", "\r\n"), under5.replaceAll("\n", "\r"), quoted, `\uFEFF${quoted.replaceAll("\n", "\r\n")}`, `\n${under5}\n\n,,,\n \n`, under5.trimEnd(), under5.replaceAll(",,", ",NA,").replaceAll(",,", ",NA,")]) {
      expect(await growth(csv)).toEqual({ code: 0, out: ["32 passed, 0 failed"], err: "" })
    }
  })
  it("a header alone is no case", async () => expect(await growth(school.split("\n")[0]!)).toMatchObject({ code: 0, out: ["0 passed, 0 failed"] }))
  it("a lone -- is let through", async () => expect((await growth(school, "--")).code).toBe(0))
})

describe("a row that cannot be read", () => {
  const second = "263,2,207.64,50,171.7,n,,,,,,\n"
  it.each([
    ["both ages", school.replace("weight", "age_days,weight").replace(",169.7", ",6320,169.7"), "cases.csv:2: TRAMYTE_GROWTH_CASES_AGES: ", "2 passed, 4 failed"],
    ["a number that is none", `${school}${second.replace(",50,", ",heavy,")}`, `cases.csv:3: TRAMYTE_GROWTH_CASES_NUMBER: weight "heavy"`, "12 passed, 0 failed"],
    ["cut off", `${school}263,2,207.64`, "cases.csv:3: TRAMYTE_GROWTH_CASES_ROW: ", "6 passed, 6 failed"],
    ["a quote that is not closed", `${school}"${second}264,2,207.64,169.7,171.7,n,1.32,0,,,6.07,1\n`, "cases.csv:3: TRAMYTE_GROWTH_CASES_CSV: ", "14 passed, 4 failed"]
  ])("%s: is told, and all others are scored", async (_, csv, message, last) => {
    const { code, out, err } = await growth(csv)
    expect(out.at(-1)).toBe(last)
    expect(code).toBe(last.endsWith(" 0 failed") ? 0 : 1)
    expect(err).toContain(message)
    expect(err).not.toContain("tramyte check-pack")
  })
  it("of many the first are told", async () => {
    const { code, out, err } = await growth(school + "263,1,207.64,x,171.7,n,1,,,,,\n".repeat(30))
    expect([code, out.at(-1), err.split("\n").length]).toEqual([1, `${6 + 30 * 5} passed, 30 failed`, 21])
    expect(err).toContain("cases.csv: 10 more problems")
  })
  it("a sex that is none is not known: no values, as for one that is missing", async () => {
    expect(await growth(school.replace("262,2", "262,x"))).toMatchObject({ code: 1, err: "", out: expect.arrayContaining(["262: zhfa: expected 1.32, got none (sexUnknown)", "2 passed, 4 failed"]) })
  })
})

describe("a file or a header that cannot be read: exit 2", () => {
  it.each([
    ["a column missing", school.replace("height", "cm"), `cases.csv:1: TRAMYTE_GROWTH_CASES_COLUMN: the column "height" is missing`],
    ["no header", school.split("\n")[1]!, "cases.csv:1: TRAMYTE_GROWTH_CASES_HEADER: "],
    ["nothing", "", "cases.csv:1: TRAMYTE_GROWTH_CASES_HEADER: "]
  ])("%s", async (_, csv, message) => {
    const { code, out, err } = await growth(csv)
    expect([code, out]).toEqual([2, ["0 passed, 0 failed"]])
    expect(err).toContain(message)
    expect(err).not.toContain("tramyte check-pack")
  })
  it("a file that is not there, or is a folder, is told, and others are scored", async () => {
    mkdirSync(join(folder, "folder.csv"))
    const { code, out, err } = await conformance("growth", "--cases", join(folder, "nowhere.csv"), "--cases", join(folder, "folder.csv"), "--cases", file("bad.csv", "x"), "--cases", file("good.csv", school))
    expect([code, out]).toEqual([2, ["6 passed, 0 failed"]])
    for (const told of [/nowhere\.csv:1: TRAMYTE_GROWTH_CASES_UNREADABLE: .*ENOENT/, /folder\.csv:1: TRAMYTE_GROWTH_CASES_UNREADABLE/, /bad\.csv:1: TRAMYTE_GROWTH_CASES_HEADER/]) expect(err).toMatch(told)
    expect(err).not.toContain("good.csv")
  })
  it.each([["no cases", ["growth"], /--cases/], ["something besides", ["growth", "x.csv"], /"x.csv" belongs to no option/], ["an unknown option", ["growth", "--case", "x"], /--case/]])("%s: with the usage", async (_, given, message) => {
    const { code, out, err } = await conformance(...given)
    expect([code, out]).toEqual([2, []])
    expect(err).toMatch(message)
    expect(err).toContain("tramyte conformance growth --cases FILE.csv")
  })
  it("the usage names both suites", async () => expect((await conformance("other")).err).toMatch(/conformance cdsi or conformance growth[^]*tramyte conformance cdsi[^]*tramyte conformance growth/))
})

describe("rows of a CSV file", () => {
  it("tell the line on which they begin, also where a cell holds several", () => {
    expect(csvRows(Buffer.from(`a,b\r\n"1\n2", 3\n\n4,5`))).toEqual({ rows: [{ cells: ["a", "b"], line: 1 }, { cells: ["1\n2", "3"], line: 2 }, { cells: [""], line: 4 }, { cells: ["4", "5"], line: 5 }] })
  })
  it("are lines where a quote is broken, without the quotes around cells", () => {
    expect(csvRows(Buffer.from(`"a",b\n"1,2\n"3",4`))).toMatchObject({ rows: [{ cells: ["a", "b"], line: 1 }, { cells: [`"1`, "2"], line: 2 }, { cells: ["3", "4"], line: 3 }], broken: { line: 2 } })
  })
  it("are there for any bytes, in their order", () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.array(fc.constantFrom("\"", ",", "\n", "\r", " ", "x", "\uFEFF"), { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(""))))
    fc.assert(fc.property(bytes, (given) => {
      const { rows, broken } = csvRows(given)
      const lines = Buffer.from(given).toString("latin1").split(/\r\n|\n|\r/).length
      const found = rows.map(({ line }) => line)
      expect(found).toEqual(found.toSorted((a, b) => a - b))
      expect(Math.max(0, ...found, broken?.line ?? 0)).toBeLessThanOrEqual(lines)
    }), { numRuns: 500 })
  })
  it("any bytes given to the command end in a count; what was there before them is scored", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (given, below) => {
      const { code, out, err } = await growth(below ? Buffer.concat([Buffer.from(under5), given]) : given)
      const [, passed] = /^(\d+) passed, \d+ failed$/.exec(out.at(-1)!)!
      expect(below ? Number(passed) >= 32 && code !== 2 : code === 2 ? err.includes("cases.csv:") : true).toBe(true)
    }), { numRuns: 100 })
  })
})
