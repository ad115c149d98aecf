import type { Text } from "../language/text.ts"

/**
 * What a kind of fact is: its shape in time, its name, and the question to ask when it is missing.
 * A `state` holds over a stretch of days (a residence); an `event` happens on one day (a visit).
 */
export interface FactKindDefinition {
  readonly kind: string
  readonly shape: "state" | "event"
  /**
   * What a complete list of this kind tells. `history` (the default): all there ever was up to its day, as a record does.
   * `current`: who has it on its day, as a list of insured or poor people does; who had it before, and no longer has,
   * is not in it, so that it says nothing about days long before.
   */
  readonly lists?: "history" | "current"
  /** All codes that its facts carry, where they are few and known: a question that asks for another is refused. */
  readonly codes?: readonly string[]
  readonly label: Text
  /** What a health worker asks to learn it. */
  readonly question: Text
}

/** The kinds that the core knows, by name. */
export type FactKind =
  | "name" | "identifier" | "residence" | "area" | "household" | "poverty" | "merit" | "disability" | "ethnicity"
  | "insurance" | "employment" | "education" | "pregnancy" | "condition" | "risk" | "frailty" | "healthRecord"
  | "digitalIdentity" | "enrolment" | "medication" | "consent" | "encounter" | "observation" | "procedure" | "immunization"
  | "dispensing" | "order" | "deviceOrder" | "referral" | "visit" | "contact" | "activity" | "assessment" | "collaborator"
  | "stockCount"

const state = (kind: FactKind, vi: string, en: string, askVi: string, askEn: string): FactKindDefinition =>
  ({ kind, shape: "state", label: { vi, en }, question: { vi: askVi, en: askEn } })
const current = (kind: FactKind, vi: string, en: string, askVi: string, askEn: string): FactKindDefinition =>
  ({ ...state(kind, vi, en, askVi, askEn), lists: "current" })
const event = (kind: FactKind, vi: string, en: string, askVi: string, askEn: string): FactKindDefinition =>
  ({ kind, shape: "event", label: { vi, en }, question: { vi: askVi, en: askEn } })

/** The kinds that the core knows. A pack may add its own. */
export const factKinds: readonly FactKindDefinition[] = [
  state("name", "họ tên", "name", "Họ và tên là gì?", "What is the full name?"),
  state("identifier", "mã định danh", "identifier", "Số định danh cá nhân là gì?", "What is the personal identification number?"),
  state("residence", "cư trú", "residence", "Đăng ký thường trú hay tạm trú, ở xã, thôn nào?", "Permanent or temporary resident, of which commune and village?"),
  current("area", "khu vực", "area type", "Nơi ở có thuộc vùng khó khăn, miền núi, hải đảo không?", "Is the home in a difficult, mountainous or island area?"),
  current("household", "hộ gia đình", "household", "Thuộc hộ gia đình nào?", "Which household does the person belong to?"),
  current("poverty", "hộ nghèo, cận nghèo", "household poverty", "Có thuộc hộ nghèo hoặc hộ cận nghèo không?", "Is the household registered as poor or near-poor?"),
  current("merit", "người có công", "meritorious service", "Có phải người có công với cách mạng không?", "Is this a person with meritorious service?"),
  current("disability", "khuyết tật", "disability", "Có giấy xác nhận khuyết tật không, mức độ nào?", "Is a disability certified, and of which degree?"),
  state("ethnicity", "dân tộc", "ethnic group", "Thuộc dân tộc nào?", "Which ethnic group?"),
  current("insurance", "bảo hiểm y tế", "health insurance", "Có thẻ bảo hiểm y tế còn hạn không?", "Is the person covered by health insurance now?"),
  current("employment", "việc làm", "employment", "Đang làm việc cho ai, theo hình thức nào?", "For whom does the person work, and on what basis?"),
  current("education", "học tập", "education", "Đang học ở trường nào, cấp nào?", "At which school and level is the person studying?"),
  // It starts on the first day of the last menstrual period, so that the time since its start is the gestational age.
  current("pregnancy", "mang thai", "pregnancy", "Hiện có mang thai không?", "Is she pregnant now?"),
  state("condition", "bệnh, tình trạng sức khỏe", "health condition", "Có mắc bệnh mạn tính nào không?", "Is there any chronic condition?"),
  state("risk", "yếu tố nguy cơ", "risk factor", "Có yếu tố nguy cơ nào (hút thuốc, rượu bia, thừa cân, tiền sử gia đình)?", "Any risk factor (tobacco, alcohol, overweight, family history)?"),
  current("frailty", "suy yếu, đi lại khó khăn", "frailty", "Có yếu, đi lại khó khăn, cần chăm sóc tại nhà không?", "Is the person frail, hard to move, in need of home care?"),
  state("healthRecord", "hồ sơ sức khỏe điện tử", "electronic health record", "Đã lập hồ sơ sức khỏe điện tử chưa?", "Has an electronic health record been created?"),
  current("digitalIdentity", "VNeID", "digital identity", "Đã kích hoạt VNeID mức 2 chưa?", "Is the level-2 digital identity activated?"),
  state("enrolment", "quản lý theo chương trình", "programme enrolment", "Đang được quản lý trong chương trình nào?", "In which programme is the person enrolled?"),
  state("medication", "thuốc đang dùng", "medication", "Đang dùng thuốc gì thường xuyên?", "Which medicines are taken regularly?"),
  state("consent", "đồng ý xử lý dữ liệu", "consent", "Đã đồng ý cho xử lý dữ liệu sức khỏe chưa?", "Was consent to process health data given?"),
  event("encounter", "lượt khám", "examination", "Lần khám sức khỏe gần nhất là ngày nào, ở đâu?", "When and where was the last health examination?"),
  event("observation", "chỉ số đo", "measurement", "Kết quả đo gần nhất là bao nhiêu, ngày nào?", "What was the last measurement, and when?"),
  event("procedure", "thủ thuật, xét nghiệm", "procedure or test", "Đã làm xét nghiệm, thủ thuật này chưa, ngày nào?", "Was this test or procedure done, and when?"),
  event("immunization", "mũi tiêm", "vaccination", "Đã tiêm những mũi nào, ngày nào?", "Which vaccine doses were given, and when?"),
  event("dispensing", "cấp thuốc", "dispensing", "Lần cấp thuốc gần nhất là ngày nào, bao nhiêu ngày?", "When was medicine last dispensed, for how many days?"),
  event("order", "chỉ định", "order", "Đã chỉ định gì, ngày nào?", "What was ordered, and when?"),
  event("deviceOrder", "chỉ định dụng cụ, thiết bị", "device order", "Đã chỉ định dụng cụ, thiết bị gì, ngày nào?", "Which device was ordered, and when?"),
  event("referral", "chuyển tuyến", "referral", "Có được chuyển tuyến không, ngày nào?", "Was the person referred, and when?"),
  event("visit", "thăm hộ", "household visit", "Lần thăm hộ gần nhất là ngày nào?", "When was the last household visit?"),
  event("contact", "mời khám", "invitation or contact", "Đã mời, nhắc khám chưa?", "Was the person invited or reminded?"),
  event("activity", "hoạt động", "activity report", "Cộng tác viên đã báo cáo tháng này chưa?", "Did the community health worker report this month?"),
  event("assessment", "kết quả tính", "computed assessment", "Chưa có kết quả tính.", "Not computed yet."),
  state("collaborator", "cộng tác viên", "community health worker", "Thôn có cộng tác viên y tế không?", "Does the village have a community health worker?"),
  event("stockCount", "kiểm kê kho", "stock count", "Kiểm kê gần nhất còn bao nhiêu, ngày nào?", "How much was left at the last stock count, and when?")
]
