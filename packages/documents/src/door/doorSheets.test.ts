import { describe, expect, it } from "vitest"
import { doorSheets, doorSheetsPage } from "../index.ts"
import { plan, who } from "../plan.fixture.ts"
import { readPage } from "../readPage.fixture.ts"

const paper = { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" } as const

describe("the sheets for the door", () => {
  const told = () => doorSheets(plan, { who })

  it("are one a session with people, in the order of time, its people wave by wave", () => {
    expect(told().map(({ session, people, waves }) => [session, people, waves.map(({ hours, rows }) => `${hours?.from ?? "–"}: ${rows.map(({ number, who: name }) => `${number} ${name}`).join(", ")}`)])).toEqual([
      ["s1", 3, ["07:00: 1 Trần Thị Bình", "08:00: 2 Nguyễn Văn An, 3 Nguyễn Thị Chi"]],
      ["s3", 1, ["13:30: 1 Đỗ Tiến Dũng"]],
      ["s2", 1, ["–: 1 Lê Giang"]]
    ])
    expect(told()[0]?.waves[1]?.rows[0]).toEqual({ number: 2, who: "Nguyễn Văn An", birthYear: 1951, household: "H012", village: "Thôn Đông", fasting: true })
  })

  it("says of each where and when as the session does, in the morning before the afternoon, by id where all is alike", () => {
    expect(told().map(({ waves: _, people: __, ...rest }) => rest)).toEqual([
      { session: "s1", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, place: "Trạm Y tế xã Cẩm Giàng" },
      { session: "s3", day: "2026-07-06", part: "afternoon", hours: { from: "13:30", until: "16:30" }, place: "Trạm Y tế xã Cẩm Giàng" },
      { session: "s2", day: "2026-07-07", part: "morning", place: { vi: "Nhà văn hóa thôn Đông", en: "Culture house of Đông" } }
    ])
    const sessions = ["b", "a"].map((id) => ({ id, site: "station", day: "2026-07-06", capacity: 1 }))
    const alike = doorSheets({ campaign: { people: [{ id: "an", priority: 1 }, { id: "chi", priority: 1, village: "v9" }], sessions }, places: plan.places, allocation: { assigned: [{ id: "an", session: "b" }, { id: "chi", session: "a" }], unserved: [] } }, { who })
    expect(alike.map(({ session }) => session)).toEqual(["a", "b"])
    expect(alike[0]?.waves).toEqual([{ rows: [{ number: 1, who: "Nguyễn Thị Chi", birthYear: 1987, village: "v9", fasting: false }] }])
  })

  it("keeps two waves apart that begin together", () => {
    const waves = [{ from: "07:00", until: "07:30", people: ["an"] }, { from: "07:00", until: "08:00", people: ["binh", "chi"] }]
    expect(doorSheets({ ...plan, arrivals: [{ session: "s1", waves }] }, { who })[0]?.waves.map(({ hours, rows }) => `${hours?.until} ${rows.map(({ number }) => number)}`)).toEqual(["07:30 1", "08:00 2,3"])
  })

  it("leaves out a session to which nobody comes", () => {
    expect(doorSheets({ ...plan, allocation: { assigned: [{ id: "dung", session: "s3" }], unserved: [] }, arrivals: [] }, { who }).map(({ session }) => session)).toEqual(["s3"])
  })

  it("show a code at the door of a school, where codes are asked for", () => {
    expect(doorSheets(plan, { who: (id) => ({ name: "", code: `K-${id}` }), show: "codes" })[0]?.waves[0]?.rows[0]).toEqual({ number: 1, who: "K-binh", village: "Thôn Đông", fasting: false })
  })

  it("have boxes for the three papers, and empty lines for those without an appointment", () => {
    const page = readPage(doorSheetsPage(told(), paper))
    expect(page.headings[0]).toBe("PHIẾU TIẾP ĐÓN KHÁM SỨC KHỎE Thứ Hai, 06/07/2026, 07:00–11:30")
    expect(page.headings[2]).toBe("PHIẾU TIẾP ĐÓN KHÁM SỨC KHỎE Thứ Ba, 07/07/2026, buổi sáng")
    expect(page.tables[0]).toEqual([
      ["Thứ Hai, 06/07/2026, 07:00–11:30 – Trạm Y tế xã Cẩm Giàng"],
      ["Số", "Đến", "Họ và tên", "Năm sinh", "Thôn", "Giấy tờ", "Giờ đến", "Lưu ý"],
      ["Giờ đến 07:00–07:30: 1 người"],
      ["1", "", "Trần Thị Bình", "1949", "Thôn Đông", "VNeID Thẻ Giấy", "", ""],
      ["Giờ đến 08:00–08:30: 2 người"],
      ["2", "", "Nguyễn Văn An", "1951", "Thôn Đông", "VNeID Thẻ Giấy", "", "nhịn ăn"],
      ["3", "", "Nguyễn Thị Chi", "1987", "Thôn Đông", "VNeID Thẻ Giấy", "", ""],
      ["Đến không có lịch hẹn"],
      ...[4, 5, 6, 7, 8].map((number) => [String(number), "", "", "", "", "VNeID Thẻ Giấy", "", ""])
    ])
    expect(page.text).toContain("Trạm Y tế xã Cẩm Giàng: 3 người")
  })

  it("have no empty lines where none are wanted, no band where no hour was told, and English words", () => {
    const page = readPage(doorSheetsPage(told().slice(2), { ...paper, lang: "en", emptyLines: 0 }))
    expect(page.tables[0]?.slice(1)).toEqual([
      ["No.", "Came", "Name", "Born", "Village", "Known by", "Came at", "Note"], ["1", "", "Lê Giang", "", "", "VNeID Card Paper", "", ""]
    ])
    expect(page.headings).toEqual(["SHEET FOR THE DOOR Tuesday, 7 July 2026, morning"])
  })

  it("tell no room, no group and no household", () => {
    const page = readPage(doorSheetsPage(told(), paper)).text
    expect(page).not.toMatch(/x-ray|H012|ưu tiên|Nhóm/)
  })
})
