import type { CiteRef, RuleStatus, Text } from "@tramyte/core"
import type { ChecklistItem, Notice } from "@tramyte/core/campaign"
import { cite, text } from "@tramyte/core/pack"
import { always, reviewedOn } from "../write.ts"

const head: Notice = { to: "head", who: text("Trạm trưởng, người phụ trách buổi khám", "Head of the station, who is in charge of the session") }
const atOnce = (notice: Notice): Notice => ({ ...notice, withinHours: 0 })

interface IncidentText {
  readonly label: Text
  readonly from?: string
  readonly cites: readonly CiteRef[]
  readonly status: RuleStatus
  readonly note: Text
  readonly tell: readonly Notice[]
}

const incident = (code: string, { from = always, status, tell, ...said }: IncidentText): ChecklistItem =>
  ({ id: `vietnam-campaign/incident-${code}`, code, from, status, ...(status === "verified" ? { reviewedOn } : {}), ...said, incident: { tell } })

const read = text("Thông tư 43/2018 đọc qua bản thuật lại, không qua văn bản.", "Circular 43/2018 as reported; the text itself was not read.")
const unseen = text("Chưa thấy văn bản nào nêu phải báo cho ai, trong bao lâu; trạm quyết định.", "No text was seen that says who is told, and how soon; the station decides.")
const mandatory = cite("circular-43-2018", "Điều 5")

/** What may go wrong at a session, and who is to be told (sự cố phải ghi nhận và báo cáo). */
export const incidents: readonly ChecklistItem[] = [
  incident("serious-incident", {
    label: text("Sự cố y khoa nghiêm trọng (tử vong, di chứng nghiêm trọng)", "Serious medical incident (death, grave harm)"),
    from: "2019-03-01", cites: [mandatory, cite("circular-43-2018", "Điều 8.1"), cite("law-15-2023", "Điều 71")], status: "secondary", note: read,
    tell: [
      atOnce(head),
      { to: "health-agency", who: text("Cơ quan quản lý y tế trực tiếp", "The health agency in charge"), withinHours: 1, how: text("Điện thoại báo trước, sau đó bằng văn bản hỏa tốc hoặc báo cáo điện tử", "By telephone first, then in an urgent letter or electronic report") }
    ]
  }),
  incident("medical-incident", {
    label: text("Sự cố y khoa khác, kể cả suýt xảy ra", "Other medical incident, near misses too"),
    from: "2019-03-01", cites: [mandatory, cite("circular-43-2018", "Điều 6.1")], status: "secondary",
    note: text(`${read.vi} Báo cáo tự nguyện; tổng hợp gửi cơ quan quản lý 6 tháng một lần.`, `${read.en} A voluntary report; summed up for the health agency every six months.`),
    tell: [head]
  }),
  incident("anaphylaxis", {
    label: text("Phản vệ, phản ứng có hại của thuốc", "Anaphylaxis, adverse reaction to a drug"),
    from: "2018-02-15", cites: [cite("circular-51-2017", "Điều 6"), cite("circular-43-2018", "Điều 1.2")], status: "unverified",
    note: text("Báo theo kênh phản ứng có hại của thuốc, không theo kênh sự cố y khoa; thời hạn chưa thấy.", "Told through the channel of adverse drug reactions, not that of medical incidents; no time was seen."),
    tell: [head, { to: "drug-safety", who: text("Trung tâm Thông tin thuốc và theo dõi phản ứng có hại của thuốc (DI & ADR)", "The national centre of drug information and adverse drug reactions (DI & ADR)") }]
  }),
  incident("infectious-disease-suspected", {
    label: text("Nghi mắc bệnh truyền nhiễm", "Suspected infectious disease"),
    from: "2026-07-01", cites: [cite("circular-15-2026", "Điều 10")], status: "verified",
    note: text("Người phát hiện báo cho trạm y tế xã trong 24 giờ.", "Whoever finds it tells the commune's health station within 24 hours."),
    tell: [{ to: "station", who: text("Trạm Y tế xã", "The commune's health station"), withinHours: 24 }]
  }),
  incident("sharps-injury", { label: text("Kim đâm, phơi nhiễm với máu", "Needle-stick, exposure to blood"), cites: [cite("circular-16-2018")], status: "unverified", note: unseen, tell: [head] }),
  incident("faint-or-fall", { label: text("Ngất, ngã, hạ đường huyết khi nhịn đói", "Faint, fall, low blood sugar on an empty stomach"), cites: [mandatory], status: "unverified", note: unseen, tell: [head] }),
  incident("mix-up", { label: text("Nhầm người, nhầm mẫu, nhầm kết quả", "Wrong person, sample or result"), cites: [mandatory], status: "unverified", note: unseen, tell: [head] }),
  incident("data-breach", {
    label: text("Lộ, mất dữ liệu cá nhân, danh sách", "Personal data or lists lost or seen by others"),
    from: "2026-01-01", cites: [cite("law-91-2025", "Điều 23")], status: "secondary",
    note: text("72 giờ theo nguồn thứ cấp, văn bản chưa đọc.", "72 hours as reported; the text was not read."),
    tell: [head, { to: "data-authority", who: text("Cơ quan chuyên trách bảo vệ dữ liệu cá nhân (Bộ Công an)", "The authority for personal data (Public Security)"), withinHours: 72 }]
  }),
  incident("overcrowding", {
    label: text("Quá tải, chen lấn tại điểm khám", "Too many people at the place of examination"),
    from: "2026-07-01", cites: [cite("decree-165-2026", "Điều 74.4.a")], status: "unverified", note: unseen,
    tell: [head, { to: "commune-police", who: text("Công an xã", "The commune's police") }]
  })
]
