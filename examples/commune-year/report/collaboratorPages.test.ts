import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sheetsOf } from "./collaboratorPages.ts"
import { attribute, descendants, hasClass, readPage, textIn } from "./page.fixture.ts"
import { renderReport } from "./renderReport.ts"
import { sampleYear } from "./sample.fixture.ts"
import { LINES, sheetRows } from "./sheetRows.ts"
import { stationYear } from "./stationYear.ts"

const year = sampleYear({ key: "cam-giang", people: 900, seed: 11 })
const station = stationYear(year, 0, true)
const pages = readPage(renderReport([year], { lang: "vi", names: true, generatedFor: year.on })).elements.filter((one) => hasClass(one, "sheet"))

describe("pages for collaborators", () => {
  it("are one a collaborator, one for a village without any, and one for people whose village is not known", () => {
    const collaborators = year.villages.reduce((sum, village) => sum + village.collaborators.length, 0)
    const without = year.villages.filter((village) => village.collaborators.length === 0).length
    expect([collaborators, without]).toEqual([6, 1])
    expect(pages).toHaveLength(collaborators + without + 1)
    expect(pages.map((page) => Number(attribute(page, "data-village")))).toEqual([0, 0, 1, 2, 3, 4, 5, -1])
  })

  it("share a village's households in equal parts by their order, and say so", () => {
    const households = [0, 1].map((part) => new Set(year.people.flatMap((person, at) => person.village === 0 && station.people.part[at] === part ? person.household ?? [] : [])))
    expect(Math.abs(households[0]!.size - households[1]!.size)).toBeLessThanOrEqual(1)
    expect([...households[0]!].toSorted().at(-1)! < [...households[1]!].toSorted()[0]!).toBe(true)
    expect(textIn(pages[1]!, "vi")).toContain("phần 2/2 của thôn, chia đều theo số hộ")
    expect(textIn(pages[4]!, "vi")).toContain("Thôn chưa có cộng tác viên")
    expect(textIn(pages[3]!, "vi")).toContain("chưa có báo cáo trong 2 tháng")
  })

  it("give everybody to exactly one page", () => {
    const places = sheetsOf(station).flatMap(({ village, part }) => station.listed.filter(({ person, at }) => person.village === village && station.people.part[at] === part).map(({ at }) => at))
    expect(places.toSorted((a, b) => a - b)).toEqual(station.listed.map(({ at }) => at).toSorted((a, b) => a - b))
  })

  it("say how many did not fit, and where they are", () => {
    expect(textIn(pages[2]!, "vi")).toMatch(/và \d+ người nữa: xem tệp lists\/cam-giang\/go-tram\.csv/)
  })

  it("have a box to tick for each person and lines to sign", () => {
    for (const page of pages) {
      const rows = descendants(page).filter((one) => hasClass(one, "tick")).length
      expect(rows).toBeGreaterThan(0)
      expect(textIn(page, "vi")).toContain("(ký, ghi rõ họ tên)")
    }
  })
})

describe("rows of a page", () => {
  const someone = fc.subarray([...station.listed], { minLength: 0 }).map((people) => people.toSorted((a, b) => station.listed.indexOf(a) - station.listed.indexOf(b)))

  it("fit on the page, count everybody, and put the most urgent on top", () => {
    fc.assert(fc.property(someone, (people) => {
      const sections = sheetRows(people)
      const lines = sections.reduce((sum, { rows, left }) => sum + 1 + rows.reduce((all, row) => all + row.lines, 0) + (left > 0 ? 1 : 0), 0)
      expect(lines).toBeLessThanOrEqual(LINES)
      for (const { total, above, rows, left } of sections) expect(above + rows.length + left).toBe(total)
      expect(sections.map(({ key }) => "owdphfc".indexOf(key))).toEqual(sections.map(({ key }) => "owdphfc".indexOf(key)).toSorted((a, b) => a - b))
      const overdue = sections.find(({ key }) => key === "o")?.rows.map(({ one }) => one.item!.dueBy!) ?? []
      expect(overdue).toEqual(overdue.toSorted())
      const written = sections.flatMap(({ rows }) => rows.map(({ one }) => one.at))
      expect(written.length).toBe(new Set(written).size)
    }), { numRuns: 200 })
  })

  it("leave room for each section, however long the overdue are", () => {
    const sections = sheetRows(station.listed)
    expect(sections.map(({ key }) => key)).toEqual(["o", "w", "d", "p", "h", "f", "c"])
    for (const { rows } of sections) expect(rows.length).toBeGreaterThanOrEqual(3)
  })
})
