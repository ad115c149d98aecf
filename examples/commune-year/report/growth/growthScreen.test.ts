import { describe, expect, it } from "vitest"
import { growthMarks } from "./growthWords.ts"
import { attribute, descendants, hasClass, readPage, textIn } from "../page.fixture.ts"
import { renderReport } from "../renderReport.ts"
import { sampleYear } from "../sample.fixture.ts"
import { stationYear } from "../stationYear.ts"
import { growthLists } from "./growthLists.ts"
import { stateText, todoText } from "./growthWords.ts"

const year = sampleYear({ key: "cam-giang", people: 900, seed: 4 })
const options = { lang: "vi", names: true, generatedFor: year.on } as const
const page = readPage(renderReport([year], options)).elements
const section = page.find((one) => attribute(one, "id") === "s0-growth")!
const sheets = page.filter((one) => hasClass(one, "growth-sheet"))
const station = stationYear(year, 0, true)

describe("the screen of growth", () => {
  it("names the next weighing and the next round of vitamin A, in both languages", () => {
    expect(textIn(section, "vi")).toContain("Buổi cân tới: 10/11/2026 · Đợt vitamin A tới: 01/12/2026–02/12/2026")
    expect(textIn(section, "en")).toContain("Next weighing: 10 Nov 2026")
  })

  it("counts each child under each of its marks: in the table by age everybody, by village those under five", () => {
    for (const mark of growthMarks) expect(station.count(`w=${mark}`), mark).toBe(year.growth.children.filter(({ marks }) => marks.includes(mark)).length)
    const under5 = year.growth.children.filter(({ age, marks }) => age !== "s" && marks.includes("m")).length
    expect([...year.villages.keys(), -1].reduce((sum, village) => sum + station.count(`v=${village}&a=iy&w=m`), 0)).toBe(under5)
    expect(station.count("a=iys")).toBe(year.growth.children.length)
  })

  it("tells shares with their intervals, by village too", () => {
    const table = descendants(section).find((one) => hasClass(one, "prevalence"))!
    const [all] = year.growth.surveys[0]!.prevalence.groups
    const { lower, percent, upper } = all!.indicators["length-height-for-age"]!.belowMinus2!
    const vi = (value: number): string => value.toFixed(1).replace(".", ",")
    expect(textIn(table, "vi")).toContain(`${vi(percent)} (${vi(lower!)}–${vi(upper!)})`)
    for (const { name } of year.villages) expect(textIn(table, "vi")).toContain(name)
  })

  it("names the villages that round, and why measures were not used", () => {
    expect(textIn(section, "vi")).toContain(`Nên xem lại cách cân đo ở: ${year.villages[0]!.name}`)
    expect(textIn(section, "vi")).toContain("không khớp với các lần đo khác của trẻ")
  })

  it("says of each child what it is called and what is to be done", () => {
    const [first, second] = year.growth.children
    expect([stateText(first!).vi, todoText(first!).vi]).toEqual(["Suy dinh dưỡng cấp tính nặng; thấp còi", "chuyển khám"])
    expect([stateText(second!).en, todoText(second!).en]).toEqual(["Stunted; weight loss: −0.4 kg in 31 days", "measure again at once"])
  })
})

describe("charts", () => {
  it("stand on a sheet to print, weight and stature in both languages, with the corrected age and the weight that nobody believes", () => {
    expect(sheets).toHaveLength(year.growth.examples.length)
    const drawings = descendants(sheets[0]!).filter((one) => one.tagName === "svg")
    expect(drawings.map((one) => attribute(one, "lang"))).toEqual(["vi", "en", "vi", "en"])
    expect(textIn(drawings[0]!, "vi")).toContain("không khớp với các lần đo khác của trẻ")
    expect(textIn(sheets[0]!, "vi")).toContain("sinh non 34 tuần 2 ngày")
    expect(textIn(sheets[0]!, "en")).toContain("born preterm at 34 weeks 2 days")
  })

  it("are not shown in a meeting, and hide the name there", () => {
    const { name } = year.people[year.growth.charted[0]!.at]!
    expect(textIn(sheets[0]!, "vi", "in-meeting")).toContain(name)
    expect(textIn(sheets[0]!, "vi", "in-names")).not.toContain(name)
    expect(descendants(section).filter((one) => hasClass(one, "pictures")).every((one) => hasClass(one, "in-names"))).toBe(true)
  })

  it("are in no file to publish, which hides small numbers of children", () => {
    const published = readPage(renderReport([year], { ...options, names: false })).elements
    const screen = published.find((one) => attribute(one, "id") === "s0-growth")!
    expect(published.filter((one) => hasClass(one, "growth-sheet"))).toEqual([])
    expect(descendants(screen).filter((one) => one.tagName === "svg" && (attribute(one, "aria-labelledby") ?? "").includes("growth"))).toEqual([])
    const cells = descendants(screen).filter((one) => one.tagName === "td").map((one) => textIn(one, "vi"))
    expect(cells.filter((text) => /^[1-4]$/.test(text))).toEqual([])
    expect(cells.some((text) => text === "<5")).toBe(true)
  })
})

describe("prevalence in a file to publish", () => {
  it("hides no share alone: taking the groups of a breakdown from the whole would give it away", () => {
    for (const seed of [4, 5, 6, 7]) {
      const published = readPage(renderReport([sampleYear({ key: "cam-giang", people: 600, seed })], { ...options, names: false })).elements
      const table = published.find((one) => hasClass(one, "prevalence"))!
      const rows = descendants(table).filter((one) => one.tagName === "tr").slice(1).map((row) => row.childNodes.flatMap((cell) => "tagName" in cell ? [textIn(cell, "vi")] : []))
      const starts = descendants(table).filter((one) => one.tagName === "tr").slice(1).flatMap((row, at) => hasClass(row, "turn") ? [at] : [])
      expect(starts).toHaveLength(3)
      for (const [index, start] of starts.entries()) {
        const part = rows.slice(start, starts[index + 1])
        for (let column = 2; column < 6; column++) {
          const hidden = part.filter((row) => row[column] === "*").length
          if (rows[0]![column] !== "*") expect(hidden, `${column} of ${part.map((row) => row[0]).join()}`).not.toBe(1)
        }
      }
    }
  })
})

describe("lists of growth", () => {
  const files = growthLists(year).flatMap((make) => make())
  it("have every child once, in the list of its village, the gravest first", () => {
    const lists = files.filter(({ path }) => path.endsWith(".csv"))
    const rows = lists.map(({ text }) => text.trimEnd().split("\r\n").slice(1))
    expect(rows.flat().map((row) => row.split(",")[1]).toSorted()).toEqual(year.growth.children.map(({ at }) => year.people[at]!.id).toSorted())
    for (const list of rows) {
      const refer = list.map((row) => row.includes("Chuyển khám"))
      expect(refer.lastIndexOf(true)).toBeLessThan(refer.includes(false) ? refer.indexOf(false) : Infinity)
    }
    expect(lists.every(({ path }) => path.startsWith("lists/cam-giang/growth/"))).toBe(true)
  })

  it("come with the charts to print, a sound page without scripts", () => {
    const pages = files.filter(({ path }) => path.endsWith(".html"))
    expect(pages).toHaveLength(new Set(year.growth.charted.map(({ at }) => year.people[at]!.village)).size)
    for (const { path, text } of pages) {
      const { elements, errors } = readPage(text)
      expect([path.startsWith("lists/cam-giang/growth/bieu-do/"), errors, elements.filter(({ tagName }) => tagName === "script")]).toEqual([true, [], []])
      const ids = elements.flatMap((one) => attribute(one, "id") ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      expect(elements.filter((one) => hasClass(one, "growth-sheet")).length).toBeGreaterThan(0)
    }
  })
})
