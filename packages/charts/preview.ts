// Writes one HTML page with every picture: node --conditions=source packages/charts/preview.ts out/charts.html [width]
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { argv } from "node:process"
import { inventedPreterm, inventedStature, inventedWeight, weightAtFive } from "./src/growth/growth.fixture.ts"
import {
  calendarHeat, cumulativeProgress, growthChart, heatTable, indicatorBar, indicatorProgress, loadAgainstCapacity, planBars, populationPyramid, stackedBars, weekHeat
} from "./src/index.ts"

const target = argv[2]
if (target === undefined) throw new Error("usage: preview.ts <file.html> [width of each drawing]")
const common = { lang: "vi", ...(argv[3] === undefined ? {} : { width: Number(argv[3]) }) } as const
const empty = "Chưa có số liệu"

const ages = ["0–4", "5–9", "10–14", "15–19", "20–24", "25–29", "30–34", "35–39", "40–44", "45–49", "50–54", "55–59", "60–64", "65–69", "70–74", "75–79", "80–84", "85+"]
const men = [412, 455, 470, 398, 371, 360, 420, 466, 431, 398, 356, 340, 311, 250, 166, 90, 52, 31]
const women = [388, 421, 446, 377, 352, 349, 410, 449, 428, 401, 369, 362, 340, 288, 214, 139, 98, 86]
const pyramidLabels = { male: "Nam", female: "Nữ", unknown: "Không rõ", empty }
const progressLabels = { value: "Thực hiện", planned: "Kế hoạch", gap: "Còn thiếu", above: "Vượt", gapUnit: "điểm %", noData: "không có số liệu", empty }
const month = (at: number) => `T${at + 1}`
const ehr = [41.2, 48.9, 52.4, undefined, 61.3, 67.5, 71.8, undefined, undefined, undefined, undefined, undefined]
const full = [70, 74.5, 78.2, 81, 84.4, 86.3, 88.8, 90.1, 91.9, 93.2, 94.1, 94.96]
const beyond = [52, 66, 78, 88, 97.2, 98.1]
const barLabels = { yes: "Đã khám", unknown: "Không rõ", no: "Chưa khám", target: "Chỉ tiêu", missing: "Còn thiếu", missingUnit: "người", reached: "Đã đạt chỉ tiêu", empty }
const villages = ["Thôn Hoàng Xá", "Thôn Đông Giao", "Thôn Bình Phiên và khu dân cư mới ven quốc lộ 5", "Thôn Mậu Tài", "Thôn Phú Xá", "Khu phố Ghẽ", "Thôn Trữ <La>"]
const groups = ["Người cao tuổi", "Phụ nữ mang thai", "Trẻ em dưới 6 tuổi", "Người khuyết tật nặng", "Hộ nghèo, cận nghèo", "Người có công", "Học sinh", "Còn lại"]
const counts = [
  [212, 14, 131, 9, 22, 17, 260, 640], [187, 11, 118, 6, 15, 21, 233, 588], [98, 3, 64, 4, 31, 8, 120, 301], [143, 7, 92, 12, 19, 0, 181, 470],
  [166, 9, 101, 2, 11, 16, 190, 512], [305, 22, 190, 15, 9, 33, 401, 1204], [41, 1, 22, 0, 6, 3, 48, 133]
]
const heatLabels = { row: "Thôn, khu phố", total: "Tổng", small: "từ 1 đến 4 người", withheld: "được giấu để không suy ra được ô nhỏ", empty }
const loadLabels = { load: "Lượt hẹn", capacity: "Năng lực", overload: "Quá tải", unit: "lượt", empty }
const parts = [{ key: "done", label: "Đã khám" }, { key: "due", label: "Đến hạn tuần này" }, { key: "overdue", label: "Quá hạn" }, { key: "clarify", label: "Cần làm rõ" }]
const work = [[320, 41, 18, 25], [288, 35, 52, 12], [140, 22, 61, 44], [260, 18, 9, 3], [241, 44, 27, 31], [512, 80, 36, 70], [60, 4, 2, 1]]
const name = (at: number) => villages[at] ?? ""
const weights = [3.1, 4.9, 6.2, 7.1, 7.8, 8.1, 8.6, 8.4, 8.9, 9.6].map((measure, at) => ({ ageDays: at * 61, measure, date: `202${5 + (at > 4 ? 1 : 0)}-0${at % 9 + 1}-15` }))

// A campaign from 26 June to the end of the year: 26 weeks, 132 days with sessions.
const campaignLabels = { done: "Đã khám", planned: "Kế hoạch", total: "Trong danh sách", behind: "chậm", ahead: "vượt", unit: "người", empty: "Chưa có kế hoạch" }
const campaignWeeks = Array.from({ length: 26 }, (_, at) => ({ label: `${at + 27}`, planned: 560 + (at * 97) % 240, done: at > 17 ? undefined : Math.round((560 + (at * 97) % 240) * (at < 6 ? 0.8 : 0.97)) }))
const campaignGroups = [["Người có công", 212, 212, 209], ["Người cao tuổi", 3204, 3100, 2877], ["Bảo trợ xã hội", 604, 540, 540], ["Người lao động theo hợp đồng, cán bộ, công chức, viên chức", 5210, 3010, 3190], ["Lực lượng vũ trang", 48, 30, 12], ["Sinh viên đại học", 310, 0, 0], ["Học sinh", 4382, 4100, 3555], ["Còn lại", 6030, 2020, 1402]] as const
const campaignDays = Array.from({ length: 189 }, (_, at) => new Date(Date.UTC(2026, 5, 26 + at))).filter((day) => day.getUTCDay() > 0 && day.getUTCDay() < 6)
  .map((day, at) => ({ day: day.toISOString().slice(0, 10), load: at % 29 === 7 ? 131 : 20 + (at * 53) % 101, capacity: at % 13 === 0 ? 60 : 120 }))
const heatWeeks = (row: number) => campaignWeeks.map(({ planned, done }, at) => at < row ? { planned: 0, done: 0 } : { planned: Math.round(planned / 7), done: done === undefined ? undefined : Math.round(done / 7 * (row === 3 ? 0.55 : row === 5 && at > 11 ? 0.3 : 1)) })

const pictures = [
  cumulativeProgress({ ...common, idPrefix: "c1", title: "Khám đúng kế hoạch không?", subtitle: "Xã Cẩm Giàng, cộng dồn theo tuần, 2026", total: 20_000, labels: { ...campaignLabels, behind: "Chậm", ahead: "Vượt" }, periods: campaignWeeks }),
  planBars({ ...common, idPrefix: "c2", title: "Nhóm nào chậm so với kế hoạch?", subtitle: "Đến 31/10/2026", labels: { ...campaignLabels, planned: "Kế hoạch đến nay" }, rows: campaignGroups.map(([label, total, planned, done]) => ({ label, total, planned, done })) }),
  stackedBars({ ...common, idPrefix: "c3", title: "Nhóm nào chưa có lịch khám?", labels: { total: "Tổng", empty }, parts: [{ key: "served", label: "Có lịch" }, { key: "full", label: "Hết chỗ" }, { key: "none", label: "Chưa có buổi phù hợp" }], rows: campaignGroups.map(([label, total], at) => ({ label, parts: [{ key: "served", value: Math.round(total * (1 - at * 0.02)) }, { key: "full", value: at * 15 }, { key: "none", value: at * 5 }] })) }),
  loadAgainstCapacity({ ...common, idPrefix: "c4", title: "Tuần nào quá tải?", labels: loadLabels, periods: campaignWeeks.map(({ label, planned }) => ({ label, load: planned, capacity: 720 })) }),
  weekHeat({ lang: "vi", idPrefix: "c5", title: "Thôn nào chậm, từ tuần nào?", subtitle: "Phần trăm so với kế hoạch cộng dồn đến cuối tuần", weeks: campaignWeeks.map(({ label }) => label), rows: villages.map((label, at) => ({ label, weeks: heatWeeks(at) })), labels: { ...campaignLabels, onPlan: "đúng kế hoạch", halfOrLess: "mới được một nửa hoặc ít hơn" } }),
  calendarHeat({ ...common, idPrefix: "c6", title: "Ngày nào kín chỗ, ngày nào quá tải?", subtitle: "Số lượt hẹn mỗi ngày có buổi khám", days: campaignDays, labels: { ...loadLabels, free: "còn trống", full: "kín chỗ" } }),
  indicatorBar({ ...common, idPrefix: "bar1", title: "Người cao tuổi được khám sức khỏe định kỳ", subtitle: "Xã Cẩm Giàng, đến 15/7/2026", yes: 784, unknown: 66, no: 150, target: 95, labels: barLabels }),
  indicatorBar({ ...common, idPrefix: "bar2", title: "Trẻ dưới 1 tuổi tiêm chủng đầy đủ", subtitle: "Xã Cẩm Giàng, đến 15/7/2026", yes: 1893, unknown: 4, no: 61, target: 95, labels: barLabels }),
  indicatorProgress({ ...common, idPrefix: "p1", title: "Người dân có hồ sơ sức khỏe điện tử đang đến gần chỉ tiêu chưa?", subtitle: "Tỷ lệ cộng dồn theo tháng, 2026", unit: "percent", target: 95, targetLabel: "Chỉ tiêu", gapNote: "3.412 người", labels: progressLabels, months: ehr.map((value, at) => ({ label: month(at), value, planned: 40 + at * 5 })) }),
  indicatorProgress({ ...common, idPrefix: "p2", title: "Quản lý tăng huyết áp", unit: "percent", target: 95, targetLabel: "Chỉ tiêu cả năm", gapNote: "thiếu 2 người", labels: progressLabels, months: full.map((value, at) => ({ label: `Tháng ${at + 1}/2026`, value })) }),
  indicatorProgress({ ...common, idPrefix: "p3", title: "Khám thai đủ bốn lần", unit: "percent", target: 90, targetLabel: "Chỉ tiêu", labels: progressLabels, months: Array.from({ length: 12 }, (_, at) => ({ label: month(at), value: beyond[at] })) }),
  populationPyramid({ ...common, idPrefix: "age", title: "Dân số theo tuổi và giới", subtitle: "Xã Cẩm Giàng, 15/7/2026", labels: pyramidLabels, bands: ages.map((label, at) => ({ label, male: men[at] ?? 0, female: women[at] ?? 0, unknown: [0, 0, 2, 0, 1, 0, 0, 0, 0, 4, 0, 0, 3, 12, 26, 31, 19, 9][at] ?? 0 })) }),
  loadAgainstCapacity({ ...common, idPrefix: "l1", title: "Ngày nào quá tải?", subtitle: "Lượt hẹn khám mỗi ngày, tuần 29 và 30", labels: loadLabels, periods: [[38, 40], [52, 40], [40, 40], [61, 40], [22, 20], [12, 0], [35, 45], [45, 45], [58, 45], [30, 45]].map(([load = 0, capacity = 0], at) => ({ label: `${13 + at}/7`, load, capacity })) }),
  loadAgainstCapacity({ ...common, idPrefix: "l2", title: "Lượt hẹn cả tháng", labels: loadLabels, periods: Array.from({ length: 31 }, (_, at) => ({ label: `${at + 1}/8/2026`, load: (at * 37) % 61, capacity: at % 7 > 4 ? 10 : 45 })) }),
  stackedBars({ ...common, idPrefix: "s1", title: "Khám sức khỏe định kỳ: thôn nào còn nhiều người quá hạn?", labels: { total: "Tổng", empty }, parts, rows: work.map((row, at) => ({ label: name(at), parts: parts.map(({ key }, index) => ({ key, value: row[index] ?? 0 })) })) }),
  stackedBars({ ...common, idPrefix: "s2", title: "Tám cách tô", labels: { total: "Tổng", empty }, parts: Array.from({ length: 8 }, (_, at) => ({ key: `k${at}`, label: `Phần ${at + 1}` })), rows: [{ label: "Ví dụ", parts: Array.from({ length: 8 }, (_, at) => ({ key: `k${at}`, value: 40 + at })) }] }),
  growthChart({ ...common, idPrefix: "g1", subtitle: "Chuẩn giả, để thử", reference: inventedWeight, sex: "female", until: 24, child: { name: "Bé An", points: [...weights, { ageDays: 300, measure: 86, flagged: true }, { ageDays: 400, measure: 4.1, flagged: true, note: "phù" }] } }),
  growthChart({ ...common, idPrefix: "g2", reference: inventedWeight, sex: "male", until: 24, lines: "centiles", palette: "colour-blind", child: { name: "Bé Minh", points: weights.map((point) => ({ ...point, correctedAgeDays: point.ageDays - 49 })) } }),
  growthChart({ ...common, idPrefix: "g3", reference: inventedStature, sex: "female", child: { points: [{ ageDays: 600, measure: 79 }, { ageDays: 800, measure: 82.4 }, { ageDays: 1200, measure: 91 }] } }),
  growthChart({ ...common, idPrefix: "g4", reference: weightAtFive, sex: "male", palette: "mono" }),
  growthChart({ ...common, idPrefix: "g5", reference: inventedPreterm, sex: "female", child: { points: [31, 33, 36, 41.5].map((at, index) => ({ at, measure: [1.2, 1.6, 2.4, 3.6][index] ?? 0 })) } }),
  populationPyramid({ ...common, idPrefix: "none", title: "Dân số theo tuổi và giới", labels: pyramidLabels, bands: [] }),
  heatTable({ lang: "vi", idPrefix: "heat", title: "Nhóm ưu tiên theo thôn", subtitle: "Mỗi cột được tô theo số người của cột đó; ô nhỏ hơn 5 được giấu", columns: groups, suppressBelow: 5, shadeBy: "column", labels: heatLabels, rows: counts.map((cells, at) => ({ label: name(at), cells })) }),
  heatTable({ lang: "vi", idPrefix: "heat2", title: "Nhóm ưu tiên theo thôn", columns: groups, labels: heatLabels, rows: counts.map((cells, at) => ({ label: name(at), cells })) })
]

mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>@tramyte/charts</title>
<style>body{margin:12px;font-family:system-ui}main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:28px}
main>div{grid-column:1/-1;min-width:0}@media print{main{display:block}main>*{margin-bottom:24px}}</style>
<main>${pictures.join("\n")}</main></html>
`)
