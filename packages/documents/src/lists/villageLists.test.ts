import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { appointmentsOf, DocumentError, type ToldPlan, type VillageList, villageLists, villageListsCsv, villageListsPage } from "../index.ts"
import { plan, who } from "../plan.fixture.ts"
import { readPage } from "../readPage.fixture.ts"

const paper = { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" } as const
const rowsOf = (lists: readonly VillageList[]) => lists.map(({ name, rows }) => [name, ...rows.map((row) => `${row.number} ${row.who}`)])
const told = (show: "names" | "initials" | "codes") => villageLists(plan, { who, show })

describe("a village's list", () => {
  it("has each village's people by day, hour and household, villages as the station names them, people without one last", () => {
    expect(rowsOf(told("names"))).toEqual([
      ["Thôn Đông", "1 Trần Thị Bình", "2 Nguyễn Văn An", "3 Nguyễn Thị Chi"],
      ["Thôn Đoài", "1 Đỗ Tiến Dũng"],
      [{ vi: "Chưa rõ thôn", en: "Village not known" }, "1 Lê Giang"]
    ])
  })

  it("tells each the hour of the wave, else of the session, else the part of the day", () => {
    const [dong, doai, unknown] = told("names")
    expect(dong?.rows[1]).toStrictEqual({
      number: 2, who: "Nguyễn Văn An", birthYear: 1951, household: "H012", day: "2026-07-06", hours: { from: "08:00", until: "08:30" }, place: "Trạm Y tế xã Cẩm Giàng", fasting: true
    })
    expect(doai?.rows[0]).toMatchObject({ hours: { from: "13:30", until: "16:30" }, part: "afternoon", fasting: false })
    expect(unknown?.rows[0]).toStrictEqual({ number: 1, who: "Lê Giang", day: "2026-07-07", part: "morning", place: { vi: "Nhà văn hóa thôn Đông", en: "Culture house of Đông" }, fasting: false })
  })

  it("puts the morning before the afternoon where no hours are told, and two waves of one beginning apart", () => {
    const [a, b] = plan.campaign.people.map(({ id }) => ({ id, priority: 1 })) as [{ id: string; priority: number }, { id: string; priority: number }]
    const half = (assigned: ToldPlan["allocation"]["assigned"], sessions: ToldPlan["campaign"]["sessions"], arrivals: NonNullable<ToldPlan["arrivals"]> = []) =>
      appointmentsOf({ campaign: { people: [a, b], sessions }, allocation: { assigned, unserved: [] }, places: plan.places, arrivals }).map(({ id }) => id)
    const day = { site: "station", day: "2026-07-06", capacity: 1 }
    expect(half([{ id: a.id, session: "x" }, { id: b.id, session: "y" }], [{ id: "x", part: "afternoon", ...day }, { id: "y", part: "morning", ...day }])).toEqual([b.id, a.id])
    expect(half([{ id: a.id, session: "x" }, { id: b.id, session: "x" }], [{ id: "x", ...day }],
      [{ session: "x", waves: [{ from: "07:00", until: "08:00", people: [a.id] }, { from: "07:00", until: "07:30", people: [b.id] }] }])).toEqual([b.id, a.id])
  })

  it("lists a village that nobody named under its id, after those that are named", () => {
    const { villages: _, ...unnamed } = plan
    expect(villageLists(unnamed, { who }).map(({ name }) => name)).toEqual(["doai", "dong", { vi: "Chưa rõ thôn", en: "Village not known" }])
    expect(villageLists({ ...plan, villages: [{ id: "empty", name: "Thôn Trống" }, { id: "doai", name: "Thôn Đoài" }] }, { who }).map(({ name }) => name).slice(0, 2)).toEqual(["Thôn Đoài", "dong"])
  })

  it("shows the id at the station where the register does not know the person, nothing at the notice board, and no birth year that is not known", () => {
    const [dong] = villageLists(plan, { who: (id) => id === "binh" ? undefined : id === "an" ? { name: "Nguyễn Văn An" } : who(id) })
    expect(dong?.rows.map((row) => [row.who, row.birthYear])).toEqual([["binh", undefined], ["Nguyễn Văn An", undefined], ["Nguyễn Thị Chi", 1987]])
    expect(dong?.rows[0]).toStrictEqual({ number: 1, who: "binh", household: "H003", day: "2026-07-06", hours: { from: "07:00", until: "07:30" }, place: "Trạm Y tế xã Cẩm Giàng", fasting: false })
    for (const show of ["initials", "codes"] as const) {
      expect(villageLists(plan, { who: () => undefined, show })[0]?.rows.map((row) => row.who)).toEqual(["–", "–", "–"])
      // An id may be the number of an identity card.
      expect(villageLists(plan, { who: () => ({ name: " " }), show })[0]?.rows.map((row) => row.who)).toEqual(["–", "–", "–"])
    }
    expect(villageLists(plan, { who: () => ({ name: "An", birthYear: NaN }) })[0]?.rows[0]?.birthYear).toBe(undefined)
  })
})

it("gives plain data, without empty fields", () => {
  expect(appointmentsOf(plan).at(-1)).toStrictEqual({ id: "giang", session: "s2", day: "2026-07-07", part: "morning", site: "hall", fasting: false })
  const { arrivals: _, fasting: __, ...bare } = plan
  expect(appointmentsOf(bare).filter(({ fasting, hours }) => fasting || hours?.until === "07:30")).toEqual([])
})

describe("without names", () => {
  it("takes the first letters of words, whatever the spaces", () => {
    expect(villageLists(plan, { who: () => ({ name: "  Nguyễn   Thị\tÁnh " }), show: "initials" })[0]?.rows[0]?.who).toBe("N.T.Á.")
  })

  it("knows initials or codes, and neither birth year nor household", () => {
    expect(told("initials")[0]?.rows.map(({ number, who: shown, birthYear, household }) => [number, shown, birthYear, household]))
      .toEqual([[1, "T.T.B.", undefined, undefined], [2, "N.T.C.", undefined, undefined], [3, "N.V.A.", undefined, undefined]])
    const coded = villageLists(plan, { who: (id) => ({ name: "x", birthYear: 1950, code: `CG-${id.length}` }), show: "codes" })
    expect(coded[0]?.rows.map(({ who: shown }) => shown)).toEqual(["CG-4", "CG-2", "CG-3"])
  })

  it.each(["initials", "codes"] as const)("lets nothing else of a person out: %s", (show) => {
    const known = (id: string) => ({ ...who(id)!, code: `M${id.length}` })
    const lists = villageLists(plan, { who: known, show })
    for (const text of [JSON.stringify(lists), readPage(villageListsPage(lists, paper)).text, villageListsCsv(lists, "vi")]) {
      for (const { id, household } of plan.campaign.people) {
        const { name, birthYear } = who(id)!
        for (const secret of [name, name.split(" ").at(-1)!, household, birthYear?.toString()]) if (secret !== undefined) expect(text).not.toMatch(new RegExp(`(?<![\\p{L}.])${secret}(?![\\p{L}.])`, "u"))
        expect(text).not.toMatch(new RegExp(`\\b${id}\\b`))
      }
    }
  })
})

describe("on paper", () => {
  const read = () => readPage(villageListsPage(told("names"), paper))

  it("is one sheet a village, with its name on every page, and what all bring", () => {
    const page = read()
    expect(page.headings).toEqual(["DANH SÁCH KHÁM SỨC KHỎE Thôn Đông", "DANH SÁCH KHÁM SỨC KHỎE Thôn Đoài", "DANH SÁCH KHÁM SỨC KHỎE Chưa rõ thôn"])
    expect(page.sheets).toBe(3)
    expect(page.tables[0]?.[0]).toEqual(["Thôn Đông"])
    expect(page.text).toContain("Mang theo: căn cước hoặc điện thoại có VNeID")
    expect(page.text).toContain("Lập ngày 01/07/2026")
  })

  it("has a line a person, with room for a tick and a signature", () => {
    const page = read()
    expect(page.tables[0]?.slice(1)).toEqual([
      ["Số", "Họ và tên", "Năm sinh", "Hộ", "Ngày, giờ đến", "Nơi khám", "Lưu ý", "Đã báo", "Ký nhận"],
      ["1", "Trần Thị Bình", "1949", "H003", "T2 06/07/2026 07:00–07:30", "Trạm Y tế xã Cẩm Giàng", "", "", ""],
      ["2", "Nguyễn Văn An", "1951", "H012", "T2 06/07/2026 08:00–08:30", "Trạm Y tế xã Cẩm Giàng", "nhịn ăn", "", ""],
      ["3", "Nguyễn Thị Chi", "1987", "H012", "T2 06/07/2026 08:00–08:30", "Trạm Y tế xã Cẩm Giàng", "", "", ""]
    ])
    expect(page.text).toContain("Trưởng thôn")
  })

  it("explains fasting only where somebody fasts", () => {
    const [dong, doai] = told("names")
    expect(readPage(villageListsPage([dong!], paper)).text).toContain("Ai có ghi “nhịn ăn”: xin chưa ăn gì")
    expect(readPage(villageListsPage([doai!], paper)).text).not.toContain("nhịn ăn")
  })

  it("is for the notice board without signatures, and says why there are no names", () => {
    const board = readPage(villageListsPage(told("initials"), { ...paper, lang: "en", title: "WHO COMES WHEN", bring: "insurance card" }))
    expect(board.headings[0]).toBe("WHO COMES WHEN Thôn Đông")
    expect(board.tables[0]?.slice(1, 3)).toEqual([["No.", "Initials", "Day, hour", "Place", "Note"], ["1", "T.T.B.", "Mon 6 Jul 2026 07:00–07:30", "Trạm Y tế xã Cẩm Giàng", ""]])
    expect(board.text).toContain("No names stand here")
    expect(board.text).not.toContain("signature")
    expect(board.text).toContain("Bring: insurance card.")
    expect(board.text).toContain("Made on 1 Jul 2026")
    expect(readPage(villageListsPage(told("codes"), paper)).tables[0]?.[1]?.[1]).toBe("Mã số")
  })

  it("turns to a new day with a thick line, and says Sunday as people do", () => {
    const rows = ["2026-07-04", "2026-07-05", "2026-07-05"].map((day, at) => ({ number: at + 1, who: "A", day, place: "x", fasting: false }))
    const markup = villageListsPage([{ name: "v", show: "codes", rows }], paper)
    expect(markup.match(/<tr class="turn">/g)).toHaveLength(1)
    expect(readPage(markup).tables[0]?.slice(2).map((row) => row[2])).toEqual(["T7 04/07/2026", "CN 05/07/2026", "CN 05/07/2026"])
  })

  it("runs nothing, loads nothing, and gives back any name as it is", () => {
    const name = fc.oneof(fc.constantFrom("<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "'\"`&amp;", "${x}", "__proto__", "Nguyễn\u0323 Ế"), fc.string({ unit: "binary", maxLength: 30 }))
    fc.assert(fc.property(name, name, name, (person, village, place) => {
      const lists = villageLists({ ...plan, villages: [{ id: "dong", name: village }], places: [{ id: "station", name: place }, { id: "hall", name: place }] }, { who: () => ({ name: person }) })
      const { elements, tables, links } = readPage(villageListsPage(lists, { ...paper, station: place, title: village, bring: person }))
      expect(elements.filter((element) => !/^(html|head|meta|title|style|body|main|article|header|div|p|strong|em|h1|br|table|colgroup|col|thead|tbody|tr|th|td|span|footer)$/.test(element))).toEqual([])
      expect(links).toEqual([])
      const kept = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD").normalize("NFC").replace(/\s+/g, " ").trim()
      expect(tables[0]?.[2]?.[1]).toBe(kept(person))
    }), { numRuns: 60 })
  })
})

describe("for a spreadsheet", () => {
  const read = (csv: string): readonly (readonly string[])[] => parse(csv, { bom: true, relax_column_count: false }) as string[][]

  it("has a line a person", () => {
    expect(read(villageListsCsv(told("names"), "vi"))).toEqual([
      ["Thôn", "Số", "Họ và tên", "Năm sinh", "Hộ", "Ngày", "Giờ đến", "Nơi khám", "Lưu ý"],
      ["Thôn Đông", "1", "Trần Thị Bình", "1949", "H003", "2026-07-06", "07:00–07:30", "Trạm Y tế xã Cẩm Giàng", ""],
      ["Thôn Đông", "2", "Nguyễn Văn An", "1951", "H012", "2026-07-06", "08:00–08:30", "Trạm Y tế xã Cẩm Giàng", "nhịn ăn"],
      ["Thôn Đông", "3", "Nguyễn Thị Chi", "1987", "H012", "2026-07-06", "08:00–08:30", "Trạm Y tế xã Cẩm Giàng", ""],
      ["Thôn Đoài", "1", "Đỗ Tiến Dũng", "1962", "", "2026-07-06", "13:30–16:30", "Trạm Y tế xã Cẩm Giàng", ""],
      ["Chưa rõ thôn", "1", "Lê Giang", "", "", "2026-07-07", "buổi sáng", "Nhà văn hóa thôn Đông", ""]
    ])
    expect(read(villageListsCsv(told("initials"), "en"))[0]).toEqual(["Village", "No.", "Initials", "Day", "Hour", "Place", "Note"])
    expect(villageListsCsv(told("codes"), "vi").split("\r\n")[0]).toBe("\uFEFFThôn,Số,Mã số,Ngày,Giờ đến,Nơi khám,Lưu ý")
  })

  it("hides names in all columns as soon as one list has none", () => {
    expect(villageListsCsv([told("names")[0]!, told("codes")[1]!], "vi")).not.toContain("H012")
  })

  it("leaves a sign within a text alone", () => {
    const rows = [{ number: 1, who: "Nguyễn Văn An -2", day: "2026-07-06", place: "a =1", fasting: false }]
    expect(villageListsCsv([{ name: " -v", show: "codes", rows }], "vi").split("\r\n")[1]).toBe("' -v,1,Nguyễn Văn An -2,2026-07-06,,a =1,")
  })

  it("starts no cell as a formula, and loses no text", () => {
    const cell = fc.oneof(fc.constantFrom("=cmd|' /C calc'!A0", "+84 912", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\uFF1D1", "\u200B=1", "a,b;c\"d\ne"), fc.string({ maxLength: 20 }))
    fc.assert(fc.property(cell, cell, (person, village) => {
      const csv = villageListsCsv([{ name: village, show: "names", rows: [{ number: 1, who: person, household: person, day: "2026-07-06", place: village, fasting: false }] }], "vi")
      const [, row] = read(csv)
      for (const text of row ?? []) expect(text).not.toMatch(/^[\s\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
      for (const text of row ?? []) expect(text).not.toMatch(/^[\t\r]/)
      const kept = person.replace(/[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD").normalize("NFC")
      expect([kept, `'${kept}`]).toContain(row?.[2])
    }), { numRuns: 400 })
  })
})

describe("a plan that does not hold together", () => {
  const problemsOf = (change: Partial<ToldPlan>): readonly string[] => {
    try {
      appointmentsOf({ ...plan, ...change })
    } catch (error) {
      if (error instanceof DocumentError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_DOCUMENTS_", "")} ${where}`)
    }
    return []
  }
  const { people, sessions } = plan.campaign
  const none = { assigned: [], unserved: [] }

  it.each<[string, Partial<ToldPlan>, readonly string[]]>([
    ["a person twice", { campaign: { people: [...people, people[0]!], sessions } }, ["DUPLICATE campaign.people[6]"]],
    ["a session twice, on no day", { campaign: { people, sessions: [...sessions, { ...sessions[0]!, day: "" }] }, allocation: none, arrivals: [] }, ["DUPLICATE campaign.sessions[3]", "DAY campaign.sessions[3].day"]],
    ["somebody in two sessions", { allocation: { ...none, assigned: [{ id: "an", session: "s1" }, { id: "an", session: "s2" }] }, arrivals: [] }, ["DUPLICATE allocation.assigned[1]"]],
    ["nobody's session, a session that is not", { allocation: { ...none, assigned: [{ id: "x", session: "__proto__" }] }, arrivals: [] }, ["UNKNOWN allocation.assigned[0].id", "UNKNOWN allocation.assigned[0].session"]],
    ["nobody unserved", { allocation: { assigned: [], unserved: [{ id: "x", reason: "full", open: 1, because: [] }] }, arrivals: [] }, ["UNKNOWN allocation.unserved[0].id"]],
    ["an hour in another session, an hour that is none", { arrivals: [{ session: "s2", waves: [{ from: "08:00", until: "7:00", people: ["an"] }] }] }, ["HOURS arrivals[0].waves[0]", "UNKNOWN arrivals[0].waves[0].people[0]"]],
    ["two hours for one person", { arrivals: [{ session: "s1", waves: [{ from: "07:00", until: "07:30", people: ["an"] }, { from: "08:00", until: "08:30", people: ["an"] }] }] }, ["DUPLICATE arrivals: people[1]"]]
  ])("is refused: %s", (_, change, expected) => {
    expect(problemsOf(change)).toEqual(expected)
  })

  it("is refused whole, with the first twenty problems in the message", () => {
    const assigned = Array.from({ length: 30 }, (_, at) => ({ id: `x${at}`, session: "s1" }))
    expect(() => appointmentsOf({ ...plan, allocation: { assigned, unserved: [] }, arrivals: [] })).toThrow(/\nand 10 more$/)
    expect(() => appointmentsOf({ ...plan, allocation: { assigned: assigned.slice(0, 20), unserved: [] }, arrivals: [] })).toThrow(/"x19" is not among campaign\.people$/)
  })

  it("is a paper of no day", () => {
    expect(() => villageListsPage([], { ...paper, madeOn: "1/7/2026" })).toThrow("TRAMYTE_DOCUMENTS_DAY madeOn: \"1/7/2026\" is not a day")
  })
})

it("does not depend on the order of people, sessions and assignments", () => {
  const turned: ToldPlan = {
    ...plan, campaign: { people: plan.campaign.people.toReversed(), sessions: plan.campaign.sessions.toReversed() },
    allocation: { ...plan.allocation, assigned: plan.allocation.assigned.toReversed() }
  }
  expect(villageLists(turned, { who })).toEqual(told("names"))
  expect(appointmentsOf(turned)).toEqual(appointmentsOf(plan))
})
