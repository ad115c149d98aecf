import type { CiteRef, CivilDate, RuleStatus, Text } from "@tramyte/core"
import type { ChecklistItem, GoodsNeed, HowMany, MeasureNeed, SessionTraits, StaffNeed } from "@tramyte/core/campaign"
import { cite, text } from "@tramyte/core/pack"
import { always, reviewedOn } from "../write.ts"

const organise = cite("decree-165-2026", "Điều 74.4.a")
const decree = "2026-07-01"

/** What stands behind a line; nothing said: a choice of the station, which no text was seen to rule. */
interface Ground {
  readonly from?: CivilDate
  readonly cites?: readonly CiteRef[]
  readonly status?: RuleStatus
  readonly note?: Text
  readonly onlyWith?: SessionTraits
}

const line = (code: string, label: Text, { from = always, cites = [organise], status = "unverified", note, onlyWith }: Ground, need: Pick<ChecklistItem, "staff" | "goods" | "measure">): ChecklistItem => ({
  id: `vietnam-campaign/${code}`, code, label, from, cites, status, ...(status === "verified" ? { reviewedOn } : {}),
  ...(note === undefined ? {} : { note }), ...(onlyWith === undefined ? {} : { onlyWith }), ...need
})

const staff = (code: string, label: Text, need: StaffNeed, ground: Ground = {}): ChecklistItem => line(code, label, ground, { staff: need })
const goods = (kind: GoodsNeed["kind"]) => (code: string, label: Text, ground: Ground = {}, howMany?: HowMany): ChecklistItem =>
  line(code, label, ground, { goods: { kind, ...(howMany === undefined ? {} : { howMany }) } })
const [equipment, supplies] = [goods("equipment"), goods("supplies")]
const measure = (kind: MeasureNeed["kind"]) => (code: string, label: Text, ground: Ground = {}): ChecklistItem => line(code, label, ground, { measure: { kind } })
const [infection, safety] = [measure("infectionControl"), measure("safety")]

const one: HowMany = { atLeast: 1 }
const room = (...rooms: readonly string[]): SessionTraits => ({ rooms })
const infectionControl = { cites: [cite("circular-16-2018")], note: text("Văn bản chưa đọc.", "The text was not read.") } as const
const waste = { cites: [cite("circular-20-2021")], note: text("Văn bản chưa đọc.", "The text was not read."), onlyWith: room("laboratory") } as const

/** What a session of examinations needs (bảng kiểm điều kiện tổ chức buổi khám). How many, where no text was seen to say it, the station decides. */
export const sessionChecklist: readonly ChecklistItem[] = [
  staff("doctor", text("bác sĩ khám", "examining doctor"), { howMany: one, licensed: true, assigned: true }, {
    from: decree, cites: [cite("circular-25-2026", "Điều 36.6")], status: "verified",
    note: text("Bác sĩ có giấy phép hành nghề, được người phụ trách chuyên môn phân công bằng văn bản.", "A licensed doctor whom the professional head assigned in writing.")
  }),
  staff("concluder", text("người kết luận", "doctor who concludes"), { howMany: one, licensed: true, alongside: true }, {
    cites: [cite("circular-25-2026")], note: text("Điều kiện về thâm niên (quy định cũ: 54 tháng) chưa đọc được.", "How long they must have practised (54 months in older rules) could not be read.")
  }),
  staff("nurse", text("điều dưỡng, y sĩ đo chỉ số và lấy mẫu", "nurse or physician assistant who measures and takes samples"), {}),
  staff("guide", text("người đón tiếp, hướng dẫn, phân luồng", "somebody who receives and guides people"), { volunteers: true }, {
    note: text("Đoàn viên thanh niên tình nguyện có thể làm.", "Youth volunteers may do it.")
  }),
  staff("data-entry", text("người nhập hồ sơ sức khỏe điện tử", "somebody who enters the electronic records"), {}, { cites: [cite("decree-165-2026", "Điều 74.4")] }),
  staff("sonographer", text("bác sĩ siêu âm", "doctor for ultrasound"), { howMany: one, licensed: true }, { onlyWith: room("ultrasound") }),
  staff("radiographer", text("kỹ thuật viên X-quang", "radiographer"), { howMany: one, licensed: true }, { onlyWith: room("x-ray") }),
  staff("gynaecologist", text("người khám phụ khoa", "gynaecological examiner"), { howMany: one, licensed: true }, { onlyWith: room("gynaecology") }),
  staff("chaperone", text("nữ nhân viên có mặt khi khám phụ khoa", "woman of the staff present at gynaecological examinations"), { howMany: one }, { onlyWith: room("gynaecology") }),
  equipment("blood-pressure-monitor", text("máy đo huyết áp", "blood pressure monitor")),
  equipment("scale", text("cân và thước đo chiều cao", "scale and height rod")),
  equipment("vision-chart", text("bảng đo thị lực", "vision chart")),
  equipment("record-device", text("máy tính hoặc điện thoại có kết nối để nhập hồ sơ", "computer or telephone, connected, for the records"), { cites: [cite("decree-165-2026", "Điều 74.4")] }),
  equipment("emergency-kit", text("hộp thuốc cấp cứu phản vệ", "emergency kit for anaphylaxis"), {
    from: "2018-02-15", cites: [cite("circular-51-2017", "Điều 5"), cite("circular-51-2017", "Phụ lục V")], status: "secondary",
    note: text("Chỉ đọc được tên điều và phụ lục; số lượng một hộp là lựa chọn của trạm.", "Only the headings of the article and annex were read; one kit is a choice of the station.")
  }, one),
  equipment("ultrasound-machine", text("máy siêu âm", "ultrasound machine"), { onlyWith: room("ultrasound") }, one),
  equipment("x-ray-machine", text("máy X-quang", "X-ray machine"), { onlyWith: room("x-ray") }, one),
  equipment("ecg-machine", text("máy điện tim", "ECG machine"), { onlyWith: room("ecg") }, one),
  equipment("gynaecology-table", text("bàn khám phụ khoa", "gynaecological table"), { onlyWith: room("gynaecology") }, one),
  supplies("forms", text("mẫu phiếu khám sức khỏe", "forms of the examination"), { from: decree, cites: [cite("circular-25-2026", "Điều 36")], note: text("Mỗi người một phiếu, nếu không nhập thẳng vào hồ sơ điện tử.", "One a person, unless all is entered at once.") }, { atLeast: 1, perPeople: 1 }),
  supplies("masks", text("khẩu trang y tế", "medical masks"), infectionControl),
  supplies("gloves", text("găng tay y tế", "medical gloves"), infectionControl),
  supplies("hand-rub", text("dung dịch rửa tay nhanh", "hand rub"), infectionControl),
  supplies("sample-tubes", text("ống lấy mẫu và kim lấy máu", "sample tubes and needles"), { onlyWith: room("laboratory"), note: text("Tính một bộ mỗi người.", "One set a person is taken.") }, { atLeast: 1, perPeople: 1 }),
  supplies("sharps-box", text("hộp đựng vật sắc nhọn", "sharps box"), waste, one),
  supplies("specula", text("mỏ vịt vô khuẩn", "sterile specula"), { onlyWith: room("gynaecology") }),
  infection("hand-hygiene", text("chỗ rửa tay ở mỗi bàn khám", "a place for hand hygiene at every table"), infectionControl),
  infection("surfaces", text("lau khử khuẩn bàn, dụng cụ dùng chung giữa hai người", "tables and shared instruments cleaned between people"), infectionControl),
  infection("apart", text("chỗ riêng cho người sốt, ho", "a place apart for people with fever or cough"), infectionControl),
  infection("waste", text("phân loại chất thải, vật sắc nhọn bỏ riêng", "waste sorted, sharps apart"), waste),
  safety("facility", text("cơ sở đủ điều kiện khám sức khỏe, hoặc là điểm lưu động của cơ sở đủ điều kiện", "the facility may hold these examinations, or is a mobile place of one that may"), {
    from: decree, cites: [cite("decree-165-2026", "Điều 71"), cite("decree-165-2026", "Điều 74.3")], status: "verified"
  }),
  safety("flow", text("đã xếp giờ và phân luồng, không quá tải", "hours and ways are laid out, nobody crowds"), { from: decree, status: "verified" }),
  safety("ordinary-care", text("khám chữa bệnh thường xuyên vẫn đủ người trực", "ordinary care keeps its staff"), {
    from: "2026-07-15", cites: [cite("decree-192-2026")], status: "secondary",
    note: text("Mỗi ca trực ít nhất 2 người ở trạm, 1 người ở điểm trạm (nguồn thứ cấp).", "At least two a shift at the station, one at a station point (as reported).")
  }),
  safety("precedence", text("lối ưu tiên cho cấp cứu và người được ưu tiên theo luật", "a way in front for emergencies and those with statutory precedence"), { from: "2024-01-01", cites: [cite("law-15-2023", "Điều 3.2")], status: "secondary" }),
  safety("emergency-path", text("biết gọi ai, chuyển đi đâu khi cấp cứu", "it is known whom to call and where to send an emergency")),
  safety("identity", text("đối chiếu hai thông tin nhận dạng trước mỗi việc", "two identifiers compared before every step"), { cites: [cite("circular-43-2018")] }),
  safety("privacy", text("khám kín đáo; danh sách, bảng gọi tên không nêu bệnh, nhóm", "examined out of sight; no list or call names a disease or group"), {
    from: "2026-01-01", cites: [cite("law-91-2025")], status: "secondary", note: text("Dữ liệu sức khỏe là dữ liệu nhạy cảm; văn bản chưa đọc.", "Data on health are sensitive data; the text was not read.")
  }),
  safety("women-consent", text("tư vấn và hỏi đồng ý trước khi khám phụ khoa", "counselling and consent before gynaecological examinations"), {
    from: decree, cites: [cite("circular-25-2026", "Điều 36.5")], status: "secondary", onlyWith: room("gynaecology")
  }),
  safety("site", text("điểm khám lưu động có mái che, điện, nước, nhà vệ sinh", "the mobile place has shelter, power, water and a toilet"), { onlyWith: { mobile: true } }),
  safety("transport", text("có phương tiện chở người, máy và chuyển cấp cứu", "there is transport for staff, machines and emergencies"), { onlyWith: { mobile: true } })
]
