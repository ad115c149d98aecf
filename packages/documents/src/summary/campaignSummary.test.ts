import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { campaignSummary, campaignSummaryPage, type ToldPlan } from "../index.ts"
import { countText, shareText } from "../paper/paper.ts"
import { plan } from "../plan.fixture.ts"
import { readPage } from "../readPage.fixture.ts"

const paper = { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" } as const
const groups = [{ priority: 2, name: "Người cao tuổi" }, { priority: 3, name: "Bảo trợ xã hội" }, { priority: 1, name: "Người có công" }]

describe("the plan in summary", () => {
  it("counts by group, village and place, and says when each comes", () => {
    expect(campaignSummary(plan, groups)).toStrictEqual({
      people: 6, served: 5, sessions: 3, places: 120, from: "2026-07-06", last: "2026-07-07",
      groups: [{ name: "Người cao tuổi", people: 2, served: 2 }, { name: "Bảo trợ xã hội", people: 1, served: 1 }, { name: { vi: "Nhóm 8", en: "Group 8" }, people: 3, served: 2 }],
      villages: [
        { name: "Thôn Đông", people: 3, served: 3, from: "2026-07-06", last: "2026-07-06" }, { name: "Thôn Đoài", people: 2, served: 1, from: "2026-07-06", last: "2026-07-06" },
        { name: { vi: "Chưa rõ thôn", en: "Village not known" }, people: 1, served: 1, from: "2026-07-07", last: "2026-07-07" }
      ],
      sites: [
        { name: "Trạm Y tế xã Cẩm Giàng", sessions: 2, places: 100, people: 4, from: "2026-07-06", last: "2026-07-06" },
        { name: { vi: "Nhà văn hóa thôn Đông", en: "Culture house of Đông" }, sessions: 1, places: 20, people: 1, from: "2026-07-07", last: "2026-07-07" }
      ],
      unserved: [{ reason: { vi: "Chưa có buổi khám phù hợp: không có buổi nào đủ điều kiện về phòng, máy cần thiết.", en: "No session fits: none has what the examination needs." }, people: 1 }]
    })
  })

  it("knows no days where nobody comes, and a place's days in any order of its sessions", () => {
    const empty = campaignSummary({ ...plan, arrivals: [], allocation: { assigned: [], unserved: [] } }, [])
    expect(Object.keys(empty)).not.toContain("from")
    expect(Object.keys(empty.villages[0]!)).toStrictEqual(["name", "people", "served"])
    const days = ["2026-07-08", "2026-07-06", "2026-07-07"].map((day, at) => ({ id: `d${at}`, site: "station", day, capacity: 1 }))
    expect(campaignSummary({ campaign: { people: [], sessions: days }, allocation: { assigned: [], unserved: [] }, places: plan.places }, []).sites).toMatchObject([{ from: "2026-07-06", last: "2026-07-08" }])
    expect(() => campaignSummary({ ...plan, places: [] }, [])).toThrow("TRAMYTE_DOCUMENTS_UNKNOWN campaign.sessions[0].site")
  })

  it("says what the plan proves, and nothing where it does not say", () => {
    const saying = (proven: NonNullable<ToldPlan["allocation"]["proven"]>) => campaignSummary({ ...plan, allocation: { ...plan.allocation, proven } }, [])
    expect([saying(["served", "waiting"]).proven, saying([]).proven, campaignSummary(plan, []).proven]).toEqual([true, false, undefined])
    expect(readPage(campaignSummaryPage(saying(["served"]), paper)).text).toContain("Đã chứng minh: với các buổi khám và ngày theo thôn này, không có cách xếp lịch nào")
    expect(readPage(campaignSummaryPage(saying([]), paper)).text).toContain("Chưa chứng minh được")
    expect(readPage(campaignSummaryPage(campaignSummary(plan, []), paper)).text).not.toContain("hứng minh")
  })

  it("sums villages to the commune, whatever the plan", () => {
    const village = fc.constantFrom("dong", "doai", "__proto__", undefined)
    fc.assert(fc.property(fc.array(fc.record({ village, priority: fc.integer({ min: 1, max: 8 }), session: fc.constantFrom("s1", "s2", undefined) }), { maxLength: 30 }), (some) => {
      const people = some.map(({ village: at, priority }, index) => ({ id: `p${index}`, priority, ...at === undefined ? {} : { village: at } }))
      const summary = campaignSummary({
        ...plan, campaign: { people, sessions: plan.campaign.sessions }, arrivals: [],
        allocation: {
          assigned: some.flatMap(({ session }, at) => session === undefined ? [] : [{ id: `p${at}`, session }]),
          unserved: some.flatMap(({ session }, at) => session === undefined ? [{ id: `p${at}`, reason: "full", open: 1, because: [] } as const] : [])
        }
      }, groups)
      for (const part of [summary.villages, summary.groups]) {
        expect(part.reduce((sum, one) => sum + one.people, 0)).toBe(summary.people)
        expect(part.reduce((sum, one) => sum + one.served, 0)).toBe(summary.served)
      }
      expect(summary.sites.reduce((sum, one) => sum + one.people, 0)).toBe(summary.served)
      expect(summary.unserved.reduce((sum, one) => sum + one.people, 0)).toBe(summary.people - summary.served)
    }))
  })

  it("prints on one sheet", () => {
    const page = readPage(campaignSummaryPage(campaignSummary(plan, groups), paper))
    expect(page.sheets).toBe(1)
    expect(page.text).toContain("5/6Có lịch khám (83,3%)")
    expect(page.text).toContain("Từ 06/07/2026 đến 07/07/2026")
    expect(page.tables.map(([head]) => head?.[0])).toEqual(["Nhóm đối tượng, theo thứ tự ưu tiên", "Thôn", "Nơi khám", "Vì sao chưa có lịch"])
    expect(page.tables[0]?.[3]).toEqual(["Nhóm 8", "3", "2", "1", "66,7%", ""])
    expect(page.tables[1]?.[2]).toEqual(["Thôn Đoài", "2", "1", "50%", "06/07/2026", "06/07/2026"])
    expect(page.tables[1]?.at(-1)).toEqual(["Cả xã", "6", "5", "83,3%", "", ""])
    expect(page.tables[2]?.[1]).toEqual(["Trạm Y tế xã Cẩm Giàng", "2", "100", "4", "4%", "06/07/2026", "06/07/2026"])
  })

  it("prints a plan without anybody, and one in English", () => {
    const empty = readPage(campaignSummaryPage(campaignSummary({ campaign: { people: [], sessions: [] }, allocation: { assigned: [], unserved: [] }, places: [] }, []), { ...paper, lang: "en" }))
    expect(empty.tables).toEqual([])
    expect(empty.text).toContain("0/0Have a session (–)")
    const nobody = readPage(campaignSummaryPage(campaignSummary({ ...plan, allocation: { assigned: [], unserved: [] }, arrivals: [] }, []), { ...paper, lang: "en" }))
    expect(nobody.tables[1]?.[1]).toEqual(["Thôn Đông", "3", "0", "0%", "–", "–"])
    expect(readPage(campaignSummaryPage(campaignSummary(plan, []), { ...paper, lang: "en" })).text).toContain("6 Jul 2026 to 7 Jul 2026")
  })
})

describe("numbers on paper", () => {
  it("are written as each language does", () => {
    expect([countText(999, "vi"), countText(1234, "vi"), countText(1234567, "en")]).toEqual(["999", "1.234", "1,234,567"])
    expect([shareText(1, 3, "vi"), shareText(1, 3, "en"), shareText(3, 3, "vi"), shareText(0, 3, "vi"), shareText(0, 0, "vi")]).toEqual(["33,3%", "33.3%", "100%", "0%", "–"])
  })

  it("never tell all where one is missing", () => {
    expect([shareText(99_999, 100_000, "vi"), shareText(19_999, 20_000, "en")]).toEqual(["99,9%", "99.9%"])
  })
})
