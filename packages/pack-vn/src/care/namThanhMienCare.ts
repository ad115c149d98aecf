import type { Indicator, Pack, Parameter, RuleStatus, Text } from "@tramyte/core"
import { afterPeriod, aged, all, cite, definedSet, facts, months, on, param, rule, startOfSchoolYear, text, theFact, valueSet, years } from "@tramyte/core/pack"
import { attribution, plan, resident } from "../namThanhMien/frame.ts"
import { openIn, planPeriod } from "../namThanhMien/parameters.ts"
import { reviewedOn, studies } from "../write.ts"

const open = openIn("nam-thanh-mien-care")

const parameters: readonly Parameter[] = [
  open("followed-up-within", "Mục V.4", text("Người bệnh được theo dõi: có lượt khám trong khoảng", "A patient is followed up: a visit within"), months(12),
    text("Kế hoạch viết “theo dõi liên tục, lâu dài” không kèm khoảng cách.", "The plan says continuous and long-term follow-up without an interval.")),
  open("not-seen-for", "Mục II.3", text("Không được theo dõi: không có lượt khám nào trong khoảng", "Not followed: no visit of any kind within"), months(12),
    text("Kế hoạch nêu việc theo dõi chưa liên tục, không kèm khoảng thời gian.", "The plan says that monitoring is not continuous, and gives no time.")),
  open("preventive-kinds", "Mục II.4", text("Lượt khám để phòng bệnh", "Examinations that are preventive"), ["periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "antenatal"],
    text("Kế hoạch viết chuyển từ “chữa bệnh” sang “phòng bệnh – quản lý sức khỏe”, không nêu lượt khám nào.", "The plan says to turn from treating to preventing, and does not say which examinations are meant.")),
  {
    ...open("young-child-age", "Mục V.6", text("Tuổi hết được theo dõi như trẻ dưới 5 tuổi", "Age at which a child is no longer under 5"), years(5), text("Kế hoạch nêu “trẻ em dưới 5 tuổi”.", "The plan says children under 5.")),
    status: "verified",
    reviewedOn
  }
]

const measure = (name: string, label: Text, at: string, status: RuleStatus, note: Text, measured: Pick<Indicator, "basis" | "measures" | "initial" | "denominator" | "numerator" | "target" | "direction">): Indicator =>
  ({ id: `nam-thanh-mien-care/${name}`, label, ...planPeriod, cites: plan(at), status, reviewedOn, note, ...(measured.basis === "person" ? { attribution } : {}), ...measured })

const elderlyExams = facts("encounter").coded(valueSet("vietnam/elderly-exams")).thisYear()
const elder = rule("vietnam/elderly")
const hasRecord = facts("healthRecord").exist()
const youngChild = aged({ below: param("nam-thanh-mien-care/young-child-age") })
const noShare = ["Kế hoạch nêu việc phải làm, không đặt tỷ lệ.", "The plan says what is to be done, and sets no share."] as const
const silent = (vi: string, en: string): Text => text(`${vi} ${noShare[0]}`, `${en} ${noShare[1]}`)

const elderlyCheckups = (name: string, vi: string, en: string, times: string): Indicator =>
  measure(name, text(vi, en), "Mục V.5", "unverified", silent("“Ít nhất 01-02 lần/năm”: ít nhất 1, phấn đấu 2; hai chỉ số.", "\"At least 1-2 times a year\": at least 1, aiming at 2; two indicators."),
    { basis: "person", measures: "period", initial: resident, denominator: elder, numerator: elderlyExams.atLeast(param(times)), direction: "up" })

const indicators: readonly Indicator[] = [
  elderlyCheckups("elderly-checkups", "Tỷ lệ người cao tuổi được khám định kỳ ít nhất 1 lần trong năm", "Share of the elderly examined at least once this year", "vietnam/elderly-checkups-min"),
  elderlyCheckups("elderly-checkups-aimed-at", "Tỷ lệ người cao tuổi được khám định kỳ đủ số lần phấn đấu trong năm", "Share of the elderly examined as often this year as is aimed at", "vietnam/elderly-checkups-target"),
  measure("pupil-checkups", text("Tỷ lệ học sinh được khám sức khỏe trong năm học", "Share of pupils examined this school year"), "Mục V.7", "unverified",
    silent("“Ít nhất 01 lần/năm”; tính từ đầu năm học đến hết kỳ.", "\"At least once a year\"; counted from the start of the school year to the end of the period."), {
      basis: "person", measures: "period", initial: resident, denominator: studies(valueSet("vietnam/pupil-levels")),
      numerator: facts("encounter").coded(valueSet("vietnam/pupil-exams")).within(startOfSchoolYear(param("vietnam/school-year-start")), afterPeriod).exist(), direction: "up"
    }),
  measure("pregnancies-managed", text("Tỷ lệ phụ nữ mang thai được quản lý thai", "Share of pregnant women who are managed"), "Mục V.6", "unverified",
    text("“Quản lý 100% phụ nữ mang thai”: ở đây là đã có ít nhất một lần khám thai của lần mang thai này.", "\"Manage 100 % of pregnant women\": here, at least one antenatal contact of this pregnancy."), {
      basis: "person", measures: "state", initial: resident, denominator: rule("nam-thanh-mien/pregnant"),
      numerator: facts("pregnancy").activeOn(on).named("pregnancy").where(definedSet("vietnam-care/contacts-of-pregnancy").exist()).exist(), target: { share: 1 }, direction: "up"
    }),
  measure("young-children-with-record", text("Tỷ lệ trẻ dưới 5 tuổi được lập hồ sơ theo dõi sức khỏe", "Share of children under 5 with a health record"), "Mục V.6", "verified", text("Chỉ tiêu 100%, không nêu thời hạn.", "Target 100 %, no day is given."),
    { basis: "person", measures: "state", initial: resident, denominator: youngChild, numerator: hasRecord, target: { share: 1 }, direction: "up" }),
  measure("young-children-measured", text("Tỷ lệ trẻ dưới 5 tuổi được cân, đo trong kỳ", "Share of children under 5 weighed and measured in the period"), "Mục V.6", "unverified",
    silent("“Cân, đo, đánh giá tình trạng dinh dưỡng định kỳ”: cả cân nặng và chiều cao trong kỳ.", "\"Weigh, measure and assess nutrition regularly\": both weight and height in the period."), {
      basis: "person", measures: "period", initial: resident, denominator: youngChild,
      numerator: all(facts("observation").coded("weight").inPeriod().exist(), facts("observation").coded("height", "length").inPeriod().exist()), direction: "up"
    }),
  measure("ncd-patients-followed-up", text("Tỷ lệ người mắc bệnh không lây nhiễm được quản lý theo hồ sơ và theo dõi", "Share of people with a non-communicable disease who have a record and are followed up"), "Mục V.4", "unverified",
    silent("Có hồ sơ sức khỏe điện tử và có lượt khám trong khoảng thời gian theo dõi.", "With an electronic record, and a visit within the time of follow-up."), {
      basis: "person", measures: "state", initial: resident, denominator: facts("condition").coded(valueSet("vietnam/chronic-diseases")).exist(),
      numerator: all(hasRecord, facts("encounter").coded(valueSet("vietnam-care/clinical-visits")).inTheLast(param("nam-thanh-mien-care/followed-up-within")).exist()), direction: "up"
    }),
  measure("digital-identities", text("Tỷ lệ người dân đã kích hoạt định danh điện tử VNeID mức 2", "Share of residents with an activated level-2 digital identity"), "Mục V.8", "unverified",
    silent("Mọi người dân, vì kế hoạch không nêu tuổi.", "Of all residents, as the plan gives no age."), { basis: "person", measures: "state", initial: resident, numerator: facts("digitalIdentity").activeOn(on).exist(), direction: "up" }),
  measure("not-seen", text("Tỷ lệ người dân không có lượt khám nào trong 12 tháng", "Share of residents without any visit in 12 months"), "Mục II.3", "unverified",
    silent("“Theo dõi sức khỏe người dân chưa liên tục”: số tháng là tham số.", "\"People are not followed continuously\": the months are a parameter."),
    { basis: "person", measures: "state", initial: resident, numerator: facts("encounter").inTheLast(param("nam-thanh-mien-care/not-seen-for")).none(), direction: "down" }),
  {
    ...measure("preventive-visits", text("Tỷ trọng lượt khám để phòng bệnh trong tất cả lượt khám", "Share of preventive examinations among all visits"), "Mục II.4", "unverified",
      silent("Tính theo lượt khám trong kỳ, không theo người; lượt không ghi loại là chưa biết.", "By visits of the period, not by people; a visit of no kind on record is not known."), {
        basis: { event: facts("encounter").inPeriod().data, as: "visit" }, measures: "period", initial: resident, numerator: theFact("visit").coded(param("nam-thanh-mien-care/preventive-kinds")).exist(), direction: "up"
      }),
    cites: [...plan("Mục II.4"), cite("resolution-72-2025")]
  }
]

/** What Nam Thanh Miện's plan says of the care of its groups (chăm sóc theo nhóm), as far as facts tell: sections II and V, as indicators. */
export const namThanhMienCare: Pack = {
  format: 1,
  id: "nam-thanh-mien-care",
  version: "2026.1.0",
  label: text("Xã Nam Thanh Miện: chăm sóc theo nhóm", "Commune of Nam Thanh Miện: care of its groups"),
  needs: [{ pack: "vietnam-care", version: ">=2026.1.0" }, { pack: "nam-thanh-mien", version: ">=2026.1.0" }],
  citations: [],
  parameters,
  indicators
}
