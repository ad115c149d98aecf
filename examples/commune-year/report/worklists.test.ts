import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { safeCsv } from "./client/safeCsv.ts"
import { csvText } from "./csv.ts"
import { sampleYear } from "./sample.fixture.ts"
import { groupsCsv, toClarifyCsv, villageLists } from "./worklists.ts"

const years = [sampleYear({ key: "cam-giang", seed: 2 }), sampleYear({ key: "nam-thanh-mien", seed: 3 })]
const lines = (text: string): readonly string[] => text.split("\r\n").slice(0, -1)

describe("lists beside the report", () => {
  it("groups.csv has everybody of all communes once", () => {
    const { path, text } = groupsCsv(years)
    expect(path).toBe("groups.csv")
    expect(lines(text)).toHaveLength(1 + 600)
    expect(lines(text)[0]).toBe("\uFEFFid,commune,commune_code,village,household,name,birth,sex,in_scope,group_id,group,matches,could_be,certainty,reason_vi,entitlement,subjects,due_item,due_state,due_by")
    const person = years[0]!.people.find(({ due, group }) => due.length > 0 && group > 0)!
    expect(lines(text).find((line) => line.startsWith(person.id))).toContain(`cam-giang/group-${person.group + 1}`)
  })

  it("each village has a file, the most urgent on top", () => {
    const files = villageLists(years[0]!)
    expect(files.map(({ path }) => path)).toEqual(["dong-sen", "go-tram", "ao-vang", "cau-rang", "dinh-gam", "mia-dong", "chua-ro-thon"].map((name) => `lists/cam-giang/${name}.csv`))
    for (const { text } of files) {
      const states = lines(text).slice(1).map((line) => ["Quá hạn", "Đến hạn tuần này", "Đến hạn", "Cần làm rõ", "Chưa đến hạn"].findIndex((state) => line.includes(`,${state},`)))
      expect(states).toEqual(states.toSorted((a, b) => a - b))
    }
  })

  it("two villages of one plain name get two files", () => {
    const year = { ...years[0]!, villages: years[0]!.villages.map((village) => ({ ...village, name: "Gò Trám" })) }
    const paths = villageLists(year).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it("to-clarify.csv has a row for each question of each person", () => {
    const asked = years.flatMap(({ people }) => people).filter(({ inScope }) => inScope !== "no").reduce((sum, { clarify }) => sum + clarify.length, 0)
    expect(lines(toClarifyCsv(years).text)).toHaveLength(1 + asked)
  })
})

describe("cells that a spreadsheet opens", () => {
  it.each([["=1+1", "'=1+1"], ["+84", "'+84"], ["-5", "'-5"], ["@x", "'@x"], ["\tx", "\"'\tx\""], ["An, Bình", "\"An, Bình\""], ["a\"b", "\"a\"\"b\""], ["0312", "0312"]])("%j is written %j", (cell, written) => {
    expect(csvText([cell], [])).toBe(`\uFEFF${written}\r\n`)
  })

  it("the list that a browser saves has the same bytes", () => {
    const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("=x", "＝x", "-", "\r", "a;b", "\u2028", "\"", ""))
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      expect(safeCsv(rows)).toBe(csvText(rows[0]!, rows.slice(1)))
    }))
  })
})
