// Writes each document of an invented campaign: node --conditions=source packages/documents/preview.ts out/documents
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { argv } from "node:process"
import {
  appointmentCalendar, appointmentsOf, campaignCalendar, campaignSummary, campaignSummaryPage, doorSheets, doorSheetsPage, type ToldPlan, unservedLists, unservedListsCsv,
  unservedListsPage, villageLists, villageListsCsv, villageListsPage
} from "./src/index.ts"

const target = argv[2]
if (target === undefined) throw new Error("usage: preview.ts <folder>")

const families = ["Nguyễn Văn", "Trần Thị", "Phạm Đức", "Lê Thị Thanh", "Hoàng Nguyễn Phương", "Đỗ", "Vũ Thị Ngọc"]
const given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khuê", "Nghĩa", "Thuận", "Uyên"]
const villages = ["Thôn Hoàng Xá", "Thôn Đông Giao", "Khu dân cư mới ven quốc lộ 5", "Thôn Mậu Tài"].map((name, at) => ({ id: `v${at}`, name }))
const places = [
  { id: "station", name: "Trạm Y tế xã Cẩm Giàng", address: "cạnh Ủy ban nhân dân xã" },
  { id: "hall", name: { vi: "Nhà văn hóa thôn Đông Giao", en: "Culture house of Đông Giao" } }
]
const sessions = Array.from({ length: 6 }, (_, at) => ({
  id: `s${at}`, site: at % 3 === 2 ? "hall" : "station", day: `2026-07-${String(6 + Math.floor(at / 2)).padStart(2, "0")}`, capacity: 60,
  ...at % 2 === 0 ? { hours: { from: "07:00", until: "11:30" }, part: "morning" as const } : { hours: { from: "13:30", until: "16:30" }, part: "afternoon" as const }
}))
const people = Array.from({ length: 380 }, (_, at) => ({ id: `p${String(at).padStart(4, "0")}`, priority: 1 + at % 8, village: `v${at % 97 < 60 ? 0 : 1 + at % 3}`, household: `H${String(1 + Math.floor(at / 3)).padStart(4, "0")}` }))
const assigned = people.slice(0, 350).map(({ id }, at) => ({ id, session: `s${at % 6}` }))
const clock = (halfHours: number): string => `${String(Math.floor(halfHours / 2)).padStart(2, "0")}:${halfHours % 2 === 0 ? "00" : "30"}`
const plan: ToldPlan = {
  campaign: { people, sessions }, places, villages, fasting: people.filter((_, at) => at % 12 === 0).map(({ id }) => id),
  allocation: {
    assigned, proven: ["served"],
    unserved: people.slice(350).map(({ id }, at) => at % 3 === 0 ? { id, reason: "full", open: 2 + at % 2, because: [] } : { id, reason: "noSession", open: 0, because: at % 3 === 1 ? ["windows"] : ["rooms", "fixed"] })
  },
  arrivals: sessions.slice(0, 5).map(({ id, hours }) => ({
    session: id, waves: [0, 1, 2, 3].map((wave) => ({
      from: `${clock(Number(hours.from.slice(0, 2)) * 2 + wave)}`, until: `${clock(Number(hours.from.slice(0, 2)) * 2 + wave + 1)}`,
      people: assigned.filter(({ session }, at) => session === id && Math.floor(at / 6) % 4 === wave).map((one) => one.id)
    })).filter((wave) => wave.people.length > 0)
  }))
}
const who = (id: string) => {
  const at = Number(id.slice(1))
  return { name: `${families[at % 7]} ${given[at % 10]}`, birthYear: 1935 + at % 80, code: `CG-${String(at * 7919 % 9973).padStart(4, "0")}` }
}
const paper = { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" } as const
const file = { id: "kham-2026.cam-giang.example", lang: "vi", stamp: "2026-07-01T08:00:00+07:00" } as const
const groups = ["Người có công", "Người cao tuổi", "Bảo trợ xã hội", "Người lao động theo hợp đồng, cán bộ, công chức, viên chức", "Lực lượng vũ trang", "Sinh viên đại học", "Học sinh", "Còn lại"].map((name, at) => ({ priority: at + 1, name }))

const files: Readonly<Record<string, string>> = {
  "station.ics": campaignCalendar({ ...file, title: "Khám sức khỏe 2026, xã Cẩm Giàng", ...plan.campaign, places, allocation: plan.allocation }),
  "one-person.ics": appointmentCalendar({ ...file, appointment: appointmentsOf(plan)[0]!, place: places[0]! }),
  "villages.html": villageListsPage(villageLists(plan, { who }), paper),
  "villages-board.html": villageListsPage(villageLists(plan, { who, show: "codes" }), paper),
  "villages-en.html": villageListsPage(villageLists(plan, { who, show: "initials" }), { ...paper, lang: "en" }),
  "villages.csv": villageListsCsv(villageLists(plan, { who }), "vi"),
  "door.html": doorSheetsPage(doorSheets(plan, { who }), paper),
  "unserved.html": unservedListsPage(unservedLists(plan, { who }), paper),
  "unserved.csv": unservedListsCsv(unservedLists(plan, { who }), "vi"),
  "summary.html": campaignSummaryPage(campaignSummary(plan, groups), paper),
  "summary-en.html": campaignSummaryPage(campaignSummary(plan, groups), { ...paper, lang: "en" })
}
mkdirSync(target, { recursive: true })
for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text)
