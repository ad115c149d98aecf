import type { Obstacle } from "@tramyte/core/campaign"
import { describe, expect, it } from "vitest"
import { type ToldPlan, unservedLists, unservedListsCsv, unservedListsPage, whyUnservedText } from "../index.ts"
import { plan, who } from "../plan.fixture.ts"
import { readPage } from "../readPage.fixture.ts"

const paper = { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" } as const
const waiting: ToldPlan = {
  ...plan, arrivals: [],
  allocation: {
    assigned: [],
    unserved: [
      { id: "mai", reason: "noSession", open: 0, because: ["rooms"] }, { id: "an", reason: "full", open: 2, because: [] }, { id: "chi", reason: "full", open: 3, because: [] },
      { id: "binh", reason: "full", open: 1, because: [] }, { id: "giang", reason: "noSession", open: 0, because: ["windows", "part"] }
    ]
  }
}

describe("why somebody has no session", () => {
  it.each<[Parameters<typeof whyUnservedText>[0], string, string]>([
    [{ id: "x", reason: "full", open: 1, because: [] }, "Buổi khám duy nhất mà người này đến được đã hết chỗ.", "The one session that the person could come to is full."],
    [{ id: "x", reason: "full", open: 2, because: [] }, "Cả 2 buổi khám mà người này đến được đều đã hết chỗ.", "All 2 sessions that the person could come to are full."],
    [{ id: "x", reason: "full", open: 1, because: ["rooms"] },
      "Buổi khám duy nhất mà người này đến được đã hết chỗ: còn buổi có chỗ, nhưng phòng, máy cần thiết đã hết lượt.",
      "The one session that the person could come to is full: there are places, but what the examination needs is taken."],
    [{ id: "x", reason: "full", open: 3, because: ["villages", "part"] },
      "Cả 3 buổi khám mà người này đến được đều đã hết chỗ: ngày của thôn đã hết chỗ, ngày của thôn khác còn chỗ; còn chỗ vào phần ngày khác (sáng hoặc chiều).",
      "All 3 sessions that the person could come to are full: the village's days are taken, other villages' days have room; there is room at the other part of the day."],
    [{ id: "x", reason: "noSession", open: 0, because: ["sessions"] }, "Chưa mở buổi khám nào.", "There is no session yet."],
    [{ id: "x", reason: "noSession", open: 0, because: [] }, "Chưa có buổi khám phù hợp: vướng nhiều điều kiện cùng một lúc.", "No session fits: several things stand in the way together."],
    [{ id: "x", reason: "noSession", open: 0, because: ["villages", "capacity"] },
      "Chưa có buổi khám phù hợp: không có ngày khám nào dành cho thôn này; hoặc những buổi phù hợp không còn chỗ nào để nhận người.",
      "No session fits: no day is given to the village; or the sessions that fit have no places at all."]
  ])("%j", (unserved, vi, en) => {
    expect(whyUnservedText(unserved)).toEqual({ vi, en })
  })

  it("has its own words for each obstacle, and none that names a room, a disease or a group", () => {
    const obstacles: readonly Obstacle[] = ["windows", "part", "rooms", "villages", "fixed", "capacity"]
    const none = obstacles.map((one) => whyUnservedText({ id: "x", reason: "noSession", open: 0, because: [one] }))
    // A session that has room cannot lack places.
    const full = obstacles.slice(0, 5).map((one) => whyUnservedText({ id: "x", reason: "full", open: 2, because: [one] }))
    const texts = [...none, ...full]
    expect(new Set(texts.map(({ vi }) => vi)).size).toBe(11)
    expect(new Set(texts.map(({ en }) => en)).size).toBe(11)
    for (const { vi } of texts) expect(vi).not.toMatch(/nhóm|bệnh/i)
  })
})

describe("the list of those without a session", () => {
  const told = () => unservedLists(waiting, { who })

  it("is by village and household, with the reason in words and how many for each", () => {
    expect(told().map(({ name, rows }) => [name, rows.map((row) => `${row.number} ${row.who}`)])).toEqual([
      ["Thôn Đông", ["1 Trần Thị Bình", "2 Nguyễn Văn An", "3 Nguyễn Thị Chi"]], ["Thôn Đoài", ["1 Phạm Thị Mai"]], [{ vi: "Chưa rõ thôn", en: "Village not known" }, ["1 Lê Giang"]]
    ])
    expect(told()[0]?.reasons).toEqual([{ reason: { vi: "Mọi buổi khám đến được đều đã hết chỗ.", en: "All sessions that they could come to are full." }, people: 3 }])
    expect(told()[0]?.rows[2]?.reason.en).toBe("All 3 sessions that the person could come to are full.")
  })

  it("puts the reason of the most people first, equal ones by their words, and people of no household last", () => {
    const people = ["a", "b", "c", "d", "e"].map((id) => ({ id, priority: 1, ...id === "a" ? {} : { household: id === "e" ? "H1" : "H2" } }))
    const [list] = unservedLists({
      campaign: { people, sessions: [] }, places: [],
      allocation: { assigned: [], unserved: people.map(({ id }, at) => ({ id, reason: "noSession", open: 0, because: at < 1 ? ["windows"] : at < 2 ? ["part"] : ["villages"] })) }
    }, { who: () => undefined })
    expect(list?.reasons.map(({ people: some, reason }) => `${some} ${reason.en}`)).toEqual([
      "3 No session fits: no day is given to the village.", "1 No session fits: none is at the needed part of the day.", "1 No session fits: none is on the days on which the person can come."
    ])
    expect(list?.rows.map((row) => row.who)).toEqual(["e", "b", "c", "d", "a"])
  })

  it("counts those who could come if the room were free apart from those for whom all is full", () => {
    const people = ["a", "b", "c"].map((id) => ({ id, priority: 1 }))
    const [list] = unservedLists({
      campaign: { people, sessions: [] }, places: [],
      allocation: { assigned: [], unserved: people.map(({ id }, at) => ({ id, reason: "full", open: 1 + at, because: at < 2 ? ["rooms"] : [] })) }
    }, { who: () => undefined })
    expect(list?.reasons.map(({ people: some, reason }) => `${some} ${reason.vi}`)).toEqual([
      "2 Mọi buổi khám đến được đều đã hết chỗ: còn buổi có chỗ, nhưng phòng, máy cần thiết đã hết lượt.", "1 Mọi buổi khám đến được đều đã hết chỗ."
    ])
  })

  it("prints", () => {
    const page = readPage(unservedListsPage(told(), paper))
    expect(page.headings[1]).toBe("DANH SÁCH CHƯA CÓ LỊCH KHÁM Thôn Đoài")
    expect(page.tables[1]).toEqual([
      ["Thôn Đoài"], ["Số", "Họ và tên", "Năm sinh", "Hộ", "Vì sao chưa có lịch", "Hướng giải quyết"],
      ["1", "Phạm Thị Mai", "1990", "H031", "Chưa có buổi khám phù hợp: không có buổi nào đủ điều kiện về phòng, máy cần thiết.", ""]
    ])
    expect(page.text).toContain("3 người: Mọi buổi khám đến được đều đã hết chỗ.")
  })

  it("prints without names in the order of what is shown, and tells no more", () => {
    const shown = unservedLists(waiting, { who, show: "initials" })
    expect(shown[0]?.rows.map((row) => [row.who, row.birthYear, row.household])).toEqual([["N.T.C.", undefined, undefined], ["N.V.A.", undefined, undefined], ["T.T.B.", undefined, undefined]])
    const page = readPage(unservedListsPage(shown, { ...paper, lang: "en" }))
    expect(page.tables[0]?.[1]).toEqual(["No.", "Initials", "Why", "What is done"])
    expect(page.text).not.toMatch(/signature|1990|H0/)
    expect(readPage(unservedListsPage(unservedLists(waiting, { who, show: "codes" }), paper)).tables[0]?.[1]?.[1]).toBe("Mã số")
  })

  it("goes to a spreadsheet", () => {
    expect(unservedListsCsv(told(), "en").split("\r\n").slice(0, 2)).toEqual([
      "\uFEFFVillage,No.,Name,Born,Home,Why", "Thôn Đông,1,Trần Thị Bình,1949,H003,The one session that the person could come to is full."
    ])
    expect(unservedListsCsv(unservedLists(waiting, { who, show: "codes" }), "vi").split("\r\n")[0]).toBe("\uFEFFThôn,Số,Mã số,Vì sao chưa có lịch")
  })

  it("refuses a plan that does not hold together", () => {
    expect(() => unservedLists({ ...waiting, campaign: { people: [], sessions: [] } }, { who })).toThrow("TRAMYTE_DOCUMENTS_UNKNOWN allocation.unserved[0].id")
  })
})
