import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { selectPeople } from "./client/selectPeople.ts"
import { type StationData, unpacked } from "./client/stationData.ts"
import { reasonOf, whyOf } from "./client/peopleColumns.ts"
import { attribute, descendants, type Element, hasClass, readPage, textIn } from "./page.fixture.ts"
import { renderReport } from "./renderReport.ts"
import { sampleYear } from "./sample.fixture.ts"

const years = [sampleYear({ key: "cam-giang", seed: 5 }), sampleYear({ key: "nam-thanh-mien", seed: 6 })]
const options = { lang: "vi", names: true, generatedFor: "2026-10-15" } as const
const text = renderReport(years, options)
const page = readPage(text)
const published = renderReport(years, { ...options, names: false })

const withTag = (...tags: readonly string[]): readonly Element[] => page.elements.filter(({ tagName }) => tags.includes(tagName))
const station = (index: number): Element => page.elements.find((one) => one.tagName === "div" && attribute(one, "data-part-of") === `s${index}`)!
const dataOf = (index: number, elements = page.elements): StationData => {
  const block = elements.find((one) => attribute(one, "id") === `s${index}-data`)!
  const data = JSON.parse(textIn(block, "vi")) as StationData
  return { ...data, people: unpacked(data.people) }
}
const numberIn = (shown: string): number => Number(shown.replaceAll(".", "").replace(",", "."))

describe("the file stands alone and is well made", () => {
  it("is HTML that a browser has nothing to forgive", () => {
    expect(page.errors).toEqual([])
    expect(readPage(published).errors).toEqual([])
  })

  it("fetches nothing and lets only its own script run", () => {
    const policy = attribute(page.elements.find((one) => attribute(one, "http-equiv") === "Content-Security-Policy")!, "content")!
    const scripts = withTag("script").filter((one) => attribute(one, "type") === undefined)
    expect(scripts).toHaveLength(1)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`'sha256-${createHash("sha256").update(textIn(scripts[0]!, "vi")).digest("base64")}'`)
    for (const element of page.elements) {
      expect(element.attrs.filter(({ name, value }) => /^(src|srcset|action|on\w+)$/.test(name) || (name === "href" && !value.startsWith("#")))).toEqual([])
    }
    expect(text.match(/url\((?!#)|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/)).toBeNull()
  })

  it("has every id once, and every reference has its element", () => {
    const ids = page.elements.flatMap((one) => attribute(one, "id") ?? [])
    expect(ids.length).toBe(new Set(ids).size)
    const references = page.elements.flatMap((one) => ["aria-labelledby", "aria-describedby", "for"].flatMap((name) => attribute(one, name) ?? []))
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
    const links = withTag("a").flatMap((one) => attribute(one, "href")?.slice(1) ?? [])
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  it("leads a screen reader: one heading of the first level a commune, none skipped, and a scope on every table head", () => {
    for (const index of [0, 1]) {
      const levels = descendants(station(index)).filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
    }
    expect(withTag("th").filter((one) => attribute(one, "scope") === undefined)).toEqual([])
  })

  it("opens in the language asked for, and holds both", () => {
    expect(attribute(readPage(renderReport(years, { ...options, lang: "en" })).elements[0]!, "lang")).toBe("en")
    const heading = withTag("h1")[1]!
    expect([textIn(heading, "vi"), textIn(heading, "en")]).toEqual(["Xã Nam Thanh Miện", "Nam Thanh Miện commune"])
    expect(textIn(station(0), "vi")).toContain("Ngày 15/10/2026")
  })

  it("has a switch for two communes and none for one", () => {
    expect(page.elements.filter((one) => attribute(one, "data-show-station") !== undefined)).toHaveLength(2)
    expect(renderReport([years[0]!], options)).not.toContain("<button type=\"button\" data-show-station")
  })

  it("is the same text for the same data", () => {
    expect(renderReport([sampleYear({ key: "cam-giang", seed: 5 }), sampleYear({ key: "nam-thanh-mien", seed: 6 })], options)).toBe(text)
  })
})

describe("the first screen says what the model says", () => {
  years.forEach((year, index) => {
    const cards = descendants(station(index)).filter((one) => attribute(one, "data-indicator") !== undefined)

    it(`${year.commune.key}: every indicator of the plan and no other, those with a target first`, () => {
      const ids = cards.map((card) => attribute(card, "data-indicator"))
      expect(ids.toSorted()).toEqual(year.indicators.map(({ definition }) => definition.id).filter((id) => id.startsWith(`${year.commune.key}/`)).toSorted())
      const targets = ids.map((id) => year.indicators.find(({ definition }) => definition.id === id)!.definition.target !== undefined)
      expect(targets).toEqual(targets.toSorted((a, b) => Number(b) - Number(a)))
    })

    it.each(cards.map((card) => [attribute(card, "data-indicator")!, card] as const))(`${year.commune.key}: %s`, (id, card) => {
      const { definition, report } = year.indicators.find((one) => one.definition.id === id)!
      const shown = textIn(card, "vi")
      const big = descendants(card).find((one) => hasClass(one, "big"))!
      expect(numberIn(textIn(big, "vi").replace("%", ""))).toBeCloseTo(report.rate! * 100, 0)
      const { scored } = report
      const key = descendants(card).find(({ tagName }) => tagName === "ul")!
      expect(textIn(key, "vi", "in-meeting").match(/[\d.]+/g)!.slice(0, 3).map(numberIn)).toEqual([scored.yes, scored.unknown, scored.no])
      if (definition.target === undefined) expect(shown).toContain("Kế hoạch không ghi con số")
      else {
        expect(shown).toContain(`${definition.target.share * 100}%`)
        expect(shown).toContain(definition.target.by === undefined ? "kế hoạch không ghi thời hạn" : "đến hết năm 2030")
        const missing = descendants(card).find((one) => hasClass(one, "missing"))!
        expect(numberIn(textIn(missing, "vi"))).toBe(report.missingToTarget)
      }
      expect(shown.includes("chưa kiểm chứng")).toBe(definition.status === "unverified")
    })
  })

  it("never shows a share below the target as the target", () => {
    const [year] = years
    const near = { ...year!, indicators: year!.indicators.map((one) => ({ ...one, report: { ...one.report, rate: 0.99996, missingToTarget: 1 } })) }
    expect(renderReport([near], options)).toContain("99,996%")
  })
})

describe("routine indicators", () => {
  const rowsOf = (index: number): readonly Element[] => descendants(station(index)).filter((one) => attribute(one, "data-routine") !== undefined)

  it("stand programme by programme in a section of their own, each once, those without data last", () => {
    years.forEach((year, index) => {
      const section = descendants(station(index)).find((one) => attribute(one, "id") === `s${index}-routine`)!
      expect(descendants(section).filter(({ tagName }) => tagName === "h3").map((heading) => textIn(heading, "vi")))
        .toEqual(["Khám sức khỏe, phát hiện bệnh", "Tăng huyết áp", "Chuyển tuyến", "Thôn, hộ gia đình, thuốc"])
      expect(rowsOf(index).map((row) => attribute(row, "data-routine")).toSorted()).toEqual(year.indicators.filter(({ first }) => !first).map(({ definition }) => definition.id).toSorted())
    })
  })

  it("say how many have it and how many not, in words that praise nobody", () => {
    const row = rowsOf(0).find((one) => attribute(one, "data-routine") === "vietnam-care/hypertension-overdue")!
    const { scored, undecided } = years[0]!.indicators.find(({ definition }) => definition.id === "vietnam-care/hypertension-overdue")!.report
    expect(textIn(row, "vi", "in-meeting").match(/[\d.]+(?=(?!.*%))/g)!.map(numberIn)).toEqual([scored.yes, scored.no, scored.unknown, undecided])
    expect(textIn(row, "vi")).not.toContain("đạt")
    expect(textIn(row, "vi")).toContain("nguồn thứ cấp")
  })

  it("say which data are wanted where there are none", () => {
    const row = rowsOf(0).find((one) => attribute(one, "data-routine") === "vietnam-care/referrals-completed")!
    expect(textIn(row, "vi")).toContain("Chưa có dữ liệu. Cần có: chuyển tuyến.")
    expect(descendants(row).filter((one) => attribute(one, "data-open") !== undefined)).toEqual([])
  })

  it("hide small numbers from others as the first screen does", () => {
    const rare = years[0]!.indicators.map((one) => one.definition.id !== "vietnam-care/hypertension-controlled" ? one
      : { ...one, report: { ...one.report, scored: { yes: 3, no: 20, unknown: 0 }, of: 23, undecided: 0, rate: 3 / 23 } })
    const read = readPage(renderReport([{ ...years[0]!, indicators: rare }], { ...options, names: false }))
    const row = read.elements.find((one) => attribute(one, "data-routine") === "vietnam-care/hypertension-controlled")!
    expect(textIn(row, "vi")).toContain("<5")
    expect(textIn(row, "vi")).not.toMatch(/%|\b3\b|\b20\b/)
  })
})

describe("every number opens to as many people as it says", () => {
  const decoded = years.map((_, index) => dataOf(index))
  it.each([0, 1])("commune %i", (index) => {
    const { people } = decoded[index]!
    const buttons = descendants(station(index)).filter((one) => attribute(one, "data-open") !== undefined)
    expect(buttons.length).toBeGreaterThan(150)
    for (const button of buttons) {
      const selection = attribute(button, "data-open")!
      const shown = textIn(button, "vi")
      if (shown.endsWith("%")) continue
      const need = /&need=(\d+)/.exec(selection)
      const found = selectPeople(people, selection.replace(/&need=\d+/, "")).length
      if (need === null) expect(`${selection} ${numberIn(shown)}`).toBe(`${selection} ${found}`)
      else {
        expect(numberIn(shown)).toBe(Number(need[1]))
        expect(found).toBeGreaterThanOrEqual(Number(need[1]))
      }
    }
  })

  it("and each heat table can be opened cell by cell", () => {
    const heat = descendants(station(0)).find((one) => hasClass(one, "heat"))!
    const table = descendants(heat).find(({ tagName }) => tagName === "tbody")!
    const rows = attribute(heat, "data-rows")!.split(" ")
    const columns = attribute(heat, "data-columns")!.split(" ")
    const cells = descendants(table).filter(({ tagName }) => tagName === "tr").map((row) => descendants(row).filter(({ tagName }) => tagName === "td").map((cell) => numberIn(textIn(cell, "vi"))))
    expect(cells.map((row) => row.slice(0, -1))).toEqual(rows.map((row) => columns.map((column) => selectPeople(decoded[0]!.people, `${row}&${column}`).length)))
  })

  it("to people with the very reasons that the rules gave", () => {
    years.forEach(({ people }, index) => people.forEach(({ reason }, at) => {
      expect({ vi: reasonOf(decoded[index]!.people, at, "vi"), en: reasonOf(decoded[index]!.people, at, "en") }).toEqual(reason)
    }))
  })

  it("to people of whom it is told why they count in the plan's indicators", () => {
    years.forEach(({ people, indicators, sentences }, index) => indicators.forEach(({ told }, at) => people.forEach((_person, person) => {
      const expected = sentences[told[person] ?? -1] ?? { vi: "", en: "" }
      expect({ vi: whyOf(decoded[index]!.people, at, person, "vi"), en: whyOf(decoded[index]!.people, at, person, "en") }).toEqual(expected)
    })))
  })

  it("and every definition that is named stands in the file", () => {
    const ids = new Set(page.elements.map((one) => attribute(one, "id")))
    for (const index of [0, 1]) {
      const named = descendants(station(index)).flatMap((one) => attribute(one, "data-define") ?? [])
      expect(named.filter((key) => !ids.has(`s${index}-def-${key}`))).toEqual([])
    }
  })
})

describe("text from data stays text", () => {
  const hostile = fc.oneof(
    fc.constantFrom("</script><img src=x onerror=alert(1)>", "<!--<script>", "\u2028\u2029", "\"'`><b>", "&lt;&amp;", "]]>", "\u202Eabc", "{{x}}", "${y}", "\u0000\u0007", "a\u007F\u0085b"),
    fc.string({ unit: "binary", maxLength: 40 })
  )

  it("whatever a person, a household or a village is called", () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 4, maxLength: 4 }), ([person = "", household = "", village = "", word = ""]) => {
      const year = sampleYear({ people: 12, nameOf: () => person })
      const spoilt = {
        ...year,
        villages: year.villages.map((one) => ({ ...one, name: village, collaborators: one.collaborators.map((helper) => ({ ...helper, name: person })) })),
        people: year.people.map((one) => ({ ...one, household, reason: { vi: word, en: word }, clarify: one.clarify.map((ask) => ({ ...ask, question: { vi: word, en: word } })) })),
        campaign: {
          ...year.campaign!, opening: { file: word, note: { vi: word, en: word } }, sites: year.campaign!.sites.map((site) => ({ ...site, name: { vi: village, en: village } })),
          sessions: year.campaign!.sessions.map((session) => ({ ...session, organisation: household })), reasons: year.campaign!.reasons.map(() => ({ vi: word, en: word }))
        }
      }
      const read = readPage(renderReport([spoilt], options))
      // Unicode's noncharacters are passed on by every browser; a parser only remarks on them.
      expect(read.errors.filter((error) => !error.startsWith("noncharacter"))).toEqual([])
      expect(read.elements.filter(({ tagName }) => tagName === "script")).toHaveLength(2)
      expect(read.elements.filter(({ tagName }) => ["img", "iframe", "object", "embed"].includes(tagName))).toEqual([])
      expect(read.elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith("on")))).toEqual([])
      const { people } = dataOf(0, read.elements)
      expect(people.name).toEqual(spoilt.people.map(({ name }) => name))
      expect(reasonOf(people, 0, "vi")).toBe(word)
    }), { numRuns: 40 })
  })
})

describe("a file without names", () => {
  const marked = years.map(({ commune }, index) => {
    const year = sampleYear({ key: commune.key === "cam-giang" ? "cam-giang" : "nam-thanh-mien", seed: 9 + index, nameOf: (at) => `Quỳnhzq${at} Tên` })
    return { ...year, villages: year.villages.map((village) => ({ ...village, collaborators: village.collaborators.map((one, at) => ({ ...one, name: `Cộngtv${at}`, id: `mactv${at}` })) })),
      rejects: [{ code: "ID_TWICE", severity: "error" as const, label: { vi: "Trùng số của Quỳnhzq1 Tên, Mậtkhẩu", en: "Same number as Quỳnhzq1 Tên, Mậtkhẩu" }, count: 7 }] }
  })
  const open = renderReport(marked, options)
  const closed = renderReport(marked, { ...options, names: false })

  it("holds no person: no name, no number of a person or household, no collaborator", () => {
    for (const trace of ["Quỳnhzq", "Cộngtv", "Mậtkhẩu", marked[0]!.people[0]!.id, marked[1]!.people[0]!.id, "H0001", "-data\""]) {
      expect([trace, open.includes(trace)]).toEqual([trace, true])
      expect([trace, closed.includes(trace)]).toEqual([trace, false])
    }
    expect(closed).not.toContain("class=\"sheet\"")
    expect(closed).not.toContain("class=\"session-sheet\"")
    expect(closed).not.toContain(" data-open=\"")
  })

  it("shows no count of one to four people, neither in the file nor in the meeting view of the full one", () => {
    for (const [shown, skip] of [[closed, "none"], [open, "in-names"]] as const) {
      const read = readPage(shown)
      const tables = read.elements.filter(({ tagName }) => tagName === "section").filter((one) => /-(work|campaign|vaccination|pictures|routine|clarify)$/.test(attribute(one, "id") ?? "") || hasClass(one, "first"))
      const numbers = tables.flatMap((table) => visible(table, skip)).filter((value) => /^[1-4]$/.test(value))
      expect(numbers).toEqual([])
    }
    expect(closed).toContain("&lt;5")
  })
})

/** The texts of table cells that are seen without the elements of a class; numbers of villages and of months are no people. */
const visible = (node: Element, skip: string): readonly string[] => {
  if (hasClass(node, skip) || hasClass(node, "sheets")) return []
  if (node.tagName === "details" && descendants(node).some(({ tagName, childNodes }) => tagName === "caption" && childNodes.some((child) => /thôn|Thôn/.test(textIn(child, "vi"))) && textIn(node, "vi").includes("cộng tác viên"))) return []
  if (node.tagName === "td") return [textIn(node, "vi", skip).trim()]
  return node.childNodes.flatMap((child) => "tagName" in child ? visible(child, skip) : [])
}

describe("size", () => {
  it("two communes of 20,000 people stay under 12 MB", () => {
    const large = [sampleYear({ key: "cam-giang", people: 20_000 }), sampleYear({ key: "nam-thanh-mien", people: 20_000 })]
    expect(Buffer.byteLength(renderReport(large, options))).toBeLessThan(12e6)
  })
})
