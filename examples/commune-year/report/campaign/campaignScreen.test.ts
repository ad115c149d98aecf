import fc from "fast-check"
import { civilDate, epochDay } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { CampaignPerson, CampaignStanding, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import type { CommuneYear } from "../../pipeline/model.ts"
import { hasPlace, numberAt, packNumbers, packPlaces } from "../client/placeLists.ts"
import { packRuns, unpackRuns } from "../client/memberLetters.ts"
import { selectPeople } from "../client/selectPeople.ts"
import { attribute, descendants, type Element, hasClass, readPage, textIn } from "../page.fixture.ts"
import { renderReport } from "../renderReport.ts"
import { sampleYear } from "../sample.fixture.ts"
import { sharedDrawing } from "../sharedDrawing.ts"
import { stationYear } from "../stationYear.ts"
import { campaignFiles, campaignNoticePage, campaignVillageCsv, campaignVillagePage } from "./campaignFiles.ts"
import { dongText } from "./campaignWords.ts"
import { loadToCome, sessionsToCome } from "./nextSessions.ts"
import { plannedByNow, progressByWeek } from "./progressByWeek.ts"
import { standingParts } from "./standingParts.ts"

const options = { lang: "vi", names: true, generatedFor: "2026-10-15" } as const
const year = sampleYear({ key: "cam-giang", seed: 5, people: 600 })
const campaign = year.campaign!
const sectionOf = (one: CommuneYear, names = true): Element =>
  readPage(renderReport([one], { ...options, names })).elements.find((element) => attribute(element, "id") === "s0-campaign")!
const section = sectionOf(year)
const withPeople = (change: (person: CampaignPerson, index: number) => CampaignPerson, of: Partial<CampaignYear> = {}): CommuneYear =>
  ({ ...year, campaign: { ...campaign, ...of, people: campaign.people.map(change) } })
const plain = (shown: string): string => shown.replace(/\s+/g, " ").trim()
const firstSentence = (of: Element, skip = "in-meeting"): string => plain(textIn(descendants(of).find((one) => hasClass(one, "session-day"))!, "vi", skip))
const rowsOf = (of: Element, caption: string): readonly (readonly string[])[] => {
  const table = descendants(of).find((one) => one.tagName === "table" && descendants(one).some(({ tagName, childNodes }) => tagName === "caption" && childNodes.some((child) => textIn(child, "vi") === caption)))
  return table === undefined ? [] : descendants(table).filter(({ tagName }) => tagName === "tr").slice(1).map((row) => descendants(row).filter(({ tagName }) => tagName === "td" || tagName === "th").map((cell) => plain(textIn(cell, "vi", "in-meeting"))))
}

describe("the screen of the campaign", () => {
  it("says first how it stands: examined, late, to come, without a session", () => {
    const count = (letters: string): number => campaign.people.filter(({ standing }) => letters.includes(standing)).length
    const late = campaign.people.filter(({ planned }) => planned !== undefined && campaign.sessions[planned]!.day < year.on).length - count("xe")
    expect(late).toBeGreaterThan(0)
    expect(firstSentence(section)).toMatch(new RegExp(`^Đến ngày 15/10/2026: đã khám ${count("xe")} trong ${campaign.people.length} người trong danh sách \\([\\d,]+%\\), chậm ${late} người so với kế hoạch. ${count("sm")} người có lịch từ nay đến 30/12/2026, ${count("nu")} người chưa có lịch.$`))
  })

  it("says so where all goes as planned, and where more were examined than planned", () => {
    const planned = campaign.people.flatMap((person) => person.planned !== undefined && campaign.sessions[person.planned]!.day < year.on ? [person.at] : [])
    const examined = (those: ReadonlySet<number>): Element => sectionOf(withPeople(({ session: _s, why: _w, ...person }) => ({ ...person, standing: those.has(person.at) ? "x" : "u" })))
    expect(firstSentence(examined(new Set(planned)))).toContain("), đúng kế hoạch.")
    expect(firstSentence(examined(new Set(campaign.people.map(({ at }) => at))))).toContain(`), vượt kế hoạch ${campaign.people.length - planned.length} người.`)
  })

  it("tells each group in the order of priority, and what the plan wants of it by now", () => {
    const rows = rowsOf(section, "Người trong danh sách khám, theo nhóm")
    expect(rows.slice(0, -1).map(([name]) => name)).toEqual(campaign.groups.map(({ label }) => label.vi))
    rows.slice(0, -1).forEach((row, group) => {
      const of = campaign.people.filter((person) => person.group === group)
      expect(row.slice(1, -1).map(Number)).toEqual([..."xesmnu"].map((letter) => of.filter(({ standing }) => standing === letter).length).concat(of.length))
      expect(Number(row.at(-1))).toBe(plannedByNow(campaign, year.on, of))
    })
  })

  it("tells when each village comes next, and nothing that is over", () => {
    const rows = rowsOf(section, "Người trong danh sách khám, theo thôn")
    year.villages.forEach(({ name }, village) => {
      const days = sessionsToCome(campaign, year.on).map((at) => campaign.sessions[at]!).filter(({ villages }) => villages.includes(village)).map(({ day }) => day)
      expect(days.every((day) => day >= year.on)).toBe(true)
      const row = rows.find(([shown]) => shown === name)!
      expect(row.at(-1)).toContain(days[0]!.split("-").reverse().join("/"))
      expect(row.at(-1)).toContain(`(+${days.length - 1} buổi)`)
    })
  })

  it("of a village without days of its own, the first day for all to which somebody of it comes; an organisation’s day is none", () => {
    const day = (at: number): string => campaign.sessions[at]!.day.split("-").reverse().join("/")
    const [first, second, third] = sessionsToCome(campaign, year.on)
    const sessions = campaign.sessions.map((session, at) => ({ ...session, villages: session.villages.filter((village) => village !== 2), ...(at === first ? { organisation: "Xưởng may" } : {}) }))
    const ofVillage = new Map(campaign.people.filter(({ at }) => year.people[at]!.village === 2).map(({ at }, place) => [at, place]))
    const to = (chosen: readonly (number | undefined)[]): string | undefined => rowsOf(sectionOf(withPeople(({ session: _, ...person }) => {
      const session = chosen[ofVillage.get(person.at) ?? -1]
      return session === undefined ? { ...person, standing: "u" } : { ...person, standing: "s", session }
    }, { sessions })), "Người trong danh sách khám, theo thôn").find(([name]) => name === year.villages[2]!.name)!.at(-1)
    expect(to([third, first, second])).toContain(`${day(second!)} `)
    expect(to([third, first, second])).toContain("(ngày chung)")
    expect(to([])).toBe("không còn ngày riêng")
  })

  it("marks what was not verified, and says that figures are examples", () => {
    expect(descendants(section).filter((one) => hasClass(one, "example")).map((one) => textIn(one, "vi"))).toEqual(["số liệu ví dụ"])
    expect(plain(textIn(section, "vi"))).toContain("ai chi trả theo quy định chưa kiểm chứng")
    expect(plain(textIn(section, "vi"))).toContain("300.000 đồng chưa kiểm chứng (văn bản ví dụ)")
  })

  it("tells what is proven, and of a plan with faults that it has them", () => {
    const faulty = sectionOf({ ...year, campaign: { ...campaign, plan: { ...campaign.plan, findings: 2 }, replan: { ...campaign.replan, onlyDisplacedMoved: false } } })
    expect(plain(textIn(section, "vi"))).toContain("Kế hoạch ban đầu: được chứng minh là tốt nhất ở mọi mục tiêu (nhiều người được khám nhất theo thứ tự ưu tiên,")
    expect(plain(textIn(section, "vi"))).toContain("Không ai còn giữ được lịch đã báo mà phải đổi.")
    expect(plain(textIn(faulty, "vi"))).toContain("Kiểm tra lại: 2 điểm sai!")
    expect(plain(textIn(faulty, "vi"))).toContain("Có người phải đổi lịch để người được ưu tiên trước có chỗ.")
  })

  it("is not there, nor on the way to it, where the station tells no campaign", () => {
    const { campaign: _, ...without } = year
    const page = renderReport([without], options)
    expect(page).not.toContain("s0-campaign")
    expect(page).not.toContain("s0-def-e")
  })

  it("stands in English, too", () => {
    expect(plain(textIn(descendants(section).find((one) => hasClass(one, "session-day"))!, "en", "in-meeting"))).toMatch(/^By 15 Oct 2026: examined \d+ of \d+ people on the list \([\d.]+%\), \d+ people behind the plan\. \d+ have a session to come by 30 Dec 2026, \d+ have none\.$/)
  })
})

describe("what others see of the campaign", () => {
  const closed = sectionOf(year, false)

  it("is no person and no staff: nothing opens, nobody of the checklist is named", () => {
    expect(descendants(closed).filter((one) => attribute(one, "data-open") !== undefined)).toEqual([])
    expect(textIn(closed, "vi")).not.toContain("Buổi sắp tới đã sẵn sàng chưa?")
    expect(textIn(section, "vi")).toContain("Thiếu 1 máy điện tim: cần 1, có 0")
  })

  it("is no picture that tells of one to four people", () => {
    const small = sectionOf(withPeople((person, index) => index < 3 ? person : { ...person, group: 1 }), false)
    const figures = (of: Element): readonly Element[] => descendants(of).filter(({ tagName }) => tagName === "figure")
    const groups = figures(small).find((one) => textIn(one, "vi").startsWith("Nhóm nào chậm"))!
    expect(descendants(groups).filter(({ tagName }) => tagName === "svg")).toEqual([])
    expect(textIn(groups, "vi")).toContain("Hình có số nhỏ nên không hiện ở đây.")
  })

  it("is no sentence that says how few people it is about", () => {
    const told = sectionOf({ ...year, campaign: { ...campaign, money: { ...campaign.money!, findings: [4, 5].map((count) => ({ says: { vi: `Vượt mức trần: ${count} người`, en: `Above the cap: ${count} people` }, who: campaign.people.slice(0, count).map(({ at }) => at) })) } } }, false)
    expect(rowsOf(told, "Cần xem trước khi gửi dự toán")).toEqual([["*", "<5"], ["Vượt mức trần: 5 người", "5"]])
  })

  it("tells a small standing together with its neighbour, everywhere alike", () => {
    const ofLetters = (letters: string): CommuneYear => withPeople((person, index) => ({ ...person, standing: (letters[index] ?? "x") as CampaignStanding }))
    const parts = (letters: string): readonly string[] => standingParts(stationYear(ofLetters(letters), 0, true)).map(({ letters: of }) => of)
    const [five, many] = [(letter: string) => letter.repeat(5), (letter: string) => letter.repeat(30)]
    expect(parts(`${five("e")}${five("s")}${five("m")}${five("n")}${five("u")}`)).toEqual(["x", "e", "s", "m", "n", "u"])
    expect(parts(`${five("e")}${five("s")}${five("m")}${five("n")}uuuu`)).toEqual(["x", "e", "s", "m", "nu"])
    expect(parts(`eee${many("s")}m${many("n")}`)).toEqual(["xe", "sm", "n", "u"])
    expect(parts(`${five("e")}${many("s")}${many("m")}uu`)).toEqual(["x", "e", "smnu"])
    const few = sectionOf(ofLetters(`${five("e")}${many("s")}${many("m")}uu`), false)
    expect(firstSentence(few, "none")).toMatch(/đã khám \d+ trong \d+ .* \* người có lịch từ nay đến .*, \* người chưa có lịch\.$/)
    expect(rowsOf(few, "Người trong danh sách khám, theo thôn").at(-1)).toHaveLength(6)
  })
})

describe("the weeks of the campaign", () => {
  it("hold everybody who was planned, and everybody who was examined by the last that is over", () => {
    const weeks = progressByWeek(campaign, year.on)
    expect(weeks[0]!.from).toBe("2026-06-22")
    expect(weeks.reduce((sum, { planned }) => sum + planned, 0)).toBe(campaign.people.filter(({ planned }) => planned !== undefined).length)
    const over = weeks.filter(({ done }) => done !== undefined)
    const end = civilDate(epochDay(over.at(-1)!.from) + 7)
    expect(over.at(-1)!.from).toBe("2026-10-05")
    expect(over.reduce((sum, { done }) => sum + done!, 0)).toBe(campaign.people.filter(({ examined }) => examined !== undefined && examined < end).length)
  })

  it.each([["2026-10-10", "2026-09-28"], ["2026-10-11", "2026-10-05"], ["2026-10-12", "2026-10-05"]] as const)("a week is over on its Sunday: on %s the last is that from %s", (on, from) => {
    expect(progressByWeek(campaign, on).findLast(({ done }) => done !== undefined)!.from).toBe(from)
  })

  it("a session of today is still to come, and not late", () => {
    const day = campaign.sessions[20]!.day
    const of = [{ at: 0, group: 0, standing: "s" as const, planned: 20 }]
    expect(plannedByNow(campaign, day, of)).toBe(0)
    expect(plannedByNow(campaign, civilDate(epochDay(day) + 1), of)).toBe(1)
    expect(sessionsToCome({ ...campaign, replan: { ...campaign.replan, lost: [] } }, day)[0]).toBe(20)
    expect(sessionsToCome({ ...campaign, replan: { ...campaign.replan, lost: [20] } }, day)[0]).toBe(21)
  })

  it("the load of weeks is that of their days, and of all who have a session", () => {
    const [days, weeks] = [loadToCome(campaign, year.on, "day"), loadToCome(campaign, year.on, "week")]
    const sum = (list: readonly { readonly load: number; readonly capacity: number }[]): readonly number[] => [list.reduce((all, { load }) => all + load, 0), list.reduce((all, { capacity }) => all + capacity, 0)]
    expect(sum(weeks)).toEqual(sum(days))
    expect(sum(days)[0]).toBe(campaign.people.filter(({ session }) => session !== undefined).length)
    expect(weeks.length).toBeLessThan(days.length)
  })
})

describe("lists of places", () => {
  it("come back as they were, whoever is on them", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(199)), (places) => {
      const packed = unpackRuns(packRuns(packPlaces(places, 200)))
      expect(Array.from({ length: 200 }, (_, at) => at).filter((at) => hasPlace(packed, at))).toEqual(places.toSorted((a, b) => a - b))
    }))
  })

  it("and numbers, from none to the largest that two letters can say", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1, max: 4094 })), (numbers) => {
      const packed = unpackRuns(packRuns(packNumbers(numbers)))
      expect(numbers.map((_, at) => numberAt(packed, at))).toEqual(numbers)
      expect(numberAt(packed, numbers.length)).toBe(-1)
    }))
    expect(() => packNumbers([4095])).toThrow("Two letters cannot say 4095")
  })

  it("mean nobody where there is no campaign", () => {
    const { campaign: _, ...without } = year
    const { people } = stationYear(without, 0, true)
    expect(["e=x", "h=a", "j=0", "o=0"].map((selection) => selectPeople(people, selection).length)).toEqual([0, 0, 0, 0])
  })
})

describe("a drawing that two languages share", () => {
  const cell = (x: number): string => `<rect x="${x}" y="1" width="9" height="9" fill="rgb(255, 0, 16)" stroke="#8a8a8a"><title>Thôn ${x}</title></rect><text x="${x}" y="8" font-size="11">${x}</text>`
  const draw = (lang: string, id: string): string => `<svg><title id="${id}-title">T</title><desc id="${id}-desc">D</desc>${cell(1)}${cell(20)}<text x="0" y="0">${lang === "vi" ? "Tuần" : "Week"}</text></svg>`

  it("has its cells once and its words twice", () => {
    const { markup } = sharedDrawing("a", draw)
    expect(markup).toBe('<svg class="same" width="0" height="0" aria-hidden="true"><g id="a-same"><g stroke="#8a8a8a"><rect x="1" y="1" width="9" height="9" fill="#ff0010"></rect><rect x="20" y="1" width="9" height="9" fill="#ff0010"></rect></g><g font-size="11"><text x="1" y="8">1</text><text x="20" y="8">20</text></g></g></svg>'
      + ["vi", "en"].map((lang) => `<svg><title id="a-${lang}-title">T</title><desc id="a-${lang}-desc">D</desc><use href="#a-same"/><text x="0" y="0">${lang === "vi" ? "Tuần" : "Week"}</text></svg>`).join(""))
  })

  it("keeps the patterns of each drawing whole", () => {
    const { markup } = sharedDrawing("a", (_, id) => `<svg><desc></desc><defs><pattern id="${id}-p"><rect width="4" height="4"/></pattern></defs><rect x="1" fill="url(#${id}-p)"/><rect x="2"/></svg>`)
    for (const lang of ["vi", "en"]) expect(markup).toContain(`<pattern id="a-${lang}-p"><rect width="4" height="4"/></pattern></defs><use href="#a-same"/><rect x="1" fill="url(#a-${lang}-p)"/></svg>`)
    expect(markup).toContain('<g id="a-same"><g><rect x="2"/></g></g>')
  })

  it("stays as it is where nothing is the same", () => {
    expect(sharedDrawing("a", (lang) => `<svg><desc></desc><text>${lang}</text></svg>`).markup).toBe("<svg><desc></desc><text>vi</text></svg><svg><desc></desc><text>en</text></svg>")
  })
})

describe("names of files and of money", () => {
  it("every village has its own page, CSV and notice", () => {
    expect([campaignVillagePage(year, 0), campaignVillageCsv(year, 0), campaignNoticePage(year, -1)]).toEqual(["lists/cam-giang/kham/dong-sen.html", "lists/cam-giang/kham/dong-sen.csv", "lists/cam-giang/kham/bang-tin/chua-ro-thon.html"])
    expect(campaignFiles(year).calendar).toBe("lists/cam-giang/kham/lich-kham.ics")
  })

  it.each([[0, "0 triệu đồng", "0 m đồng"], [1_250_000, "1,3 triệu đồng", "1.3 m đồng"], [999_949_999, "999,9 triệu đồng", "999.9 m đồng"], [1_234_000_000, "1,23 tỷ đồng", "1.23 bn đồng"], [-5_000_000, "−5 triệu đồng", "−5 m đồng"]])("%i đồng", (amount, vi, en) => {
    expect(dongText(amount)).toEqual({ vi, en })
  })
})
