import { describe, expect, it } from "vitest"
import type { PersonToVaccinate, VaccinationYear } from "../../pipeline/vaccination/vaccinationYear.ts"
import { attribute, descendants, hasClass, readPage, textIn } from "../page.fixture.ts"
import { renderReport } from "../renderReport.ts"
import { sampleYear } from "../sample.fixture.ts"
import { stationYear } from "../stationYear.ts"
import { ageText, cannotWait, dosesText, needText, overdueSince } from "./doseWords.ts"
import { vaccinationFile, vaccinationLists } from "./vaccinationLists.ts"
import { vialsFor } from "./vials.ts"
import { sessionStandingOf, whomOf } from "./whom.ts"

const year = sampleYear({ key: "cam-giang", people: 900, seed: 3 })
const options = { lang: "vi", names: true, generatedFor: year.on } as const
const page = readPage(renderReport([year], options)).elements
const section = page.find((one) => attribute(one, "id") === "s0-vaccination")!
const sheets = page.filter((one) => hasClass(one, "session-sheet"))

describe("the screen of vaccination", () => {
  it("names the session and how it is known, and marks a schedule that nobody could check", () => {
    const shown = textIn(section, "vi")
    expect(shown).toContain("Buổi tiêm: 10/11/2026 (theo sổ, trạm tiêm vào khoảng ngày đó trong 12 của 12 tháng qua)")
    expect(descendants(section).some((one) => hasClass(one, "unverified"))).toBe(true)
    expect(textIn(section, "en")).toContain("Session: 10 Nov 2026")
  })

  it("says so where no session could be told", () => {
    const none = readPage(renderReport([{ ...year, vaccination: { ...year.vaccination, session: year.on, sessionsSeen: 0 } }], options)).elements
    expect(textIn(none.find((one) => attribute(one, "id") === "s0-vaccination")!, "vi")).toContain("Sổ chưa cho thấy trạm tiêm vào ngày nào hằng tháng")
  })

  it("counts everybody once: by village children and pregnant women, by age everybody", () => {
    const { count } = stationYear(year, 0, true)
    expect(count("z=odqh")).toBe(year.vaccination.people.length)
    expect(["i", "y", "k", "p", "w"].reduce((sum, whom) => sum + count(`y=${whom}&z=odqh`), 0)).toBe(year.vaccination.people.length)
    expect([...year.villages.keys(), -1].reduce((sum, village) => sum + count(`v=${village}&z=odqh`), 0)).toBe(year.vaccination.people.length)
  })

  it("has whoever lives here, also people whom the plan is not about", () => {
    const [one] = year.vaccination.people
    const outside = { ...year, people: year.people.map((person, at) => at === one!.at ? { ...person, inScope: "no" as const } : person) }
    expect(stationYear(outside, 0, true).count("z=odqh")).toBe(year.vaccination.people.length)
  })
})

describe("session sheets", () => {
  it("are one a village, with everybody but the older ones of unknown history, who are counted", () => {
    expect(sheets.length).toBe(new Set(year.vaccination.people.map(({ at }) => year.people[at]!.village)).size)
    const rows = sheets.flatMap(descendants).filter((one) => one.tagName === "tr" && descendants(one).some((cell) => hasClass(cell, "give")))
    const listed = year.vaccination.people.filter(({ at, standing }) => sessionStandingOf(standing, year.people[at]!) !== "h" && whomOf(year.people[at]!) !== "w")
    expect(rows).toHaveLength(listed.length)
    const left = sheets.map((sheet) => Number(/Ngoài ra (\d+) người/.exec(textIn(sheet, "vi"))?.[1] ?? 0)).reduce((sum, count) => sum + count, 0)
    expect(left).toBe(year.vaccination.people.length - listed.length)
  })

  it("hide names in a meeting", () => {
    const { name } = year.people[year.vaccination.people.find(({ standing }) => standing === "o")!.at]!
    expect(sheets.some((sheet) => textIn(sheet, "vi", "in-meeting").includes(name))).toBe(true)
    expect(sheets.some((sheet) => textIn(sheet, "vi", "in-names").includes(name))).toBe(false)
  })
})

describe("the lists of a session", () => {
  const files = vaccinationLists(year)
  it("are one a village, overdue before due before to ask", () => {
    const [file] = files
    expect(file!.path).toBe("lists/cam-giang/vaccination/dong-sen.csv")
    expect(file!.path).toBe(vaccinationFile(year, 0))
    const standings = file!.text.trimEnd().split("\r\n").slice(1).map((row) => row.split(",")[10])
    const order = ["Quá hạn", "Đến lịch", "Hỏi trước khi tiêm", "\"Từ 5 tuổi"]
    expect(standings).toEqual(standings.toSorted((a, b) => order.indexOf(a!) - order.indexOf(b!)))
  })

  it("come with the doses that need a look", () => {
    expect(files.at(-1)!.path).toBe("lists/cam-giang/vaccination/mui-can-xem-lai.csv")
    expect(files.at(-1)!.text).toContain("Để riêng, không xét")
    expect(files.at(-1)!.text).toContain("ngày tiêm trước ngày sinh")
  })
})

describe("in words", () => {
  const one = (lines: PersonToVaccinate["lines"], give: PersonToVaccinate["give"]): PersonToVaccinate => ({ at: 0, standing: "o", lines, give, ask: [], status: "unverified" })
  const schedule: VaccinationYear = { ...year.vaccination, session: "2026-11-10" }
  const line = (place: number, more: Partial<PersonToVaccinate["lines"][number]> = {}) => ({ line: place, dose: 1, dueFrom: "2026-10-01", dueBy: undefined, lastDay: undefined, ...more })

  it("a vaccine with the number of the dose, as cards have it; two where lines differ", () => {
    expect(dosesText(one([line(0, { dose: 2 }), line(1, { dose: 1 })], [{ vaccine: 0, lines: [0] }, { vaccine: 1, lines: [1] }]), schedule)).toEqual({ vi: "5 trong 1 mũi 2, sởi - rubella mũi 1", en: "pentavalent dose 2, measles, rubella dose 1" })
    expect(dosesText(one([line(0, { dose: 2 }), line(1, { dose: 1 })], [{ vaccine: 1, lines: [0, 1] }]), schedule)).toEqual({ vi: "sởi - rubella mũi 2/1", en: "measles, rubella doses 2/1" })
    expect(dosesText(one([line(0)], []), schedule).vi).toBe("Bạch hầu - ho gà - uốn ván")
  })

  it("since when it is overdue: the earliest last day before the session; the day itself is on time", () => {
    expect(overdueSince([line(0, { dueBy: "2026-09-09" }), line(1, { dueBy: "2026-08-01" })], "2026-11-10")).toBe("2026-08-01")
    expect(overdueSince([line(0, { dueBy: "2026-11-10" })], "2026-11-10")).toBeUndefined()
    expect(overdueSince([line(0, { dueBy: "2026-11-09" })], "2026-11-10")).toBe("2026-11-09")
  })

  it("what cannot wait for the session", () => {
    const early = one([line(0, { lastDay: "2026-10-24" })], [])
    expect(cannotWait(early, schedule)?.vi).toBe("Bạch hầu - ho gà - uốn ván: không chờ được buổi tiêm, chậm nhất 24/10/2026")
    expect(needText(early, schedule).en).toContain("24 Oct 2026 at the latest")
    expect(cannotWait(one([line(0)], []), schedule)).toBeUndefined()
  })

  it.each([
    ["2026-09-10", "2 tháng"], ["2026-09-11", "1 tháng"], ["2021-11-11", "59 tháng"], ["2021-11-10", "5 tuổi"], ["2025", "10–22 tháng"], ["2015-03", "11 tuổi"], [undefined, undefined]
  ])("the age of somebody born %s: %s", (birth, age) => {
    expect(ageText(birth, "2026-11-10")?.vi).toBe(age)
  })

  it.each([["bcg", 11, { vials: 2, size: 10, left: 9 }], ["bcg", 10, { vials: 1, size: 10, left: 0 }], ["dpt-hepb-hib", 7, { vials: 7, size: 1, left: 0 }], ["bcg", 0, { vials: 0, size: 10, left: 0 }], ["hpv", 3, undefined], ["__proto__", 3, undefined]])(
    "%s, %i doses: %j", (vaccine, needed, expected) => expect(vialsFor(vaccine, needed)).toEqual(expected))
})
