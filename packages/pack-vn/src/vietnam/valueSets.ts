import type { CiteRef, RuleStatus, Text, ValueSet } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"
import { always, reviewedOn } from "../write.ts"
import { area, cards, diseases, education, employment, every, examinations, pick } from "./words.ts"

const right = cite("decree-165-2026", "Điều 69.2")

/** Codes of this library that a text's words are read as. */
const codes = (id: string, label: Text, status: RuleStatus, cites: readonly CiteRef[], list: ValueSet["codes"], note?: Text): ValueSet =>
  ({ id: `vietnam/${id}`, label, from: always, cites, status, ...(status === "verified" ? { reviewedOn } : {}), ...(note === undefined ? {} : { note }), codes: list })

const card = (id: string, label: Text, ...list: readonly string[]): ValueSet =>
  codes(`card-${id}`, label, "unverified", [cite("decision-1351-2015")], pick(cards, ...list), text(
    "Mã chỉ ghi đối tượng đầu tiên theo thứ tự của luật, nên không có mã không có nghĩa là không thuộc diện; suy nhóm từ mã là đề xuất.",
    "A card names only the first ground in the order of the law, so the absence of a code proves nothing; reading a group from it is a proposal."
  ))

/** The lists of codes of the national pack. */
export const valueSets: readonly ValueSet[] = [
  codes("employment-types", text("Hình thức làm việc", "Kinds of employment"), "secondary", [right], every(employment)),
  codes("education-levels", text("Cấp học", "Levels of education"), "secondary", [right], every(education)),
  codes("area-types", text("Khu vực cư trú", "Kinds of area"), "verified", [cite("decree-165-2026", "Điều 69.2.a")], every(area)),
  codes("residence-types", text("Hình thức cư trú", "Kinds of residence"), "secondary", [right], [
    { code: "permanent", label: text("thường trú", "permanent") },
    { code: "temporary", label: text("tạm trú", "temporary") },
    { code: "absent", label: text("tạm vắng", "registered but absent") }
  ]),
  codes("poverty-levels", text("Hộ nghèo, hộ cận nghèo", "Household poverty"), "verified", [cite("decree-165-2026", "Điều 69.2.a")], [
    { code: "poor", label: text("hộ nghèo", "poor") },
    { code: "nearPoor", label: text("hộ cận nghèo", "near-poor") }
  ]),
  codes("disability-degrees", text("Mức độ khuyết tật", "Degrees of disability"), "secondary", [right], [
    { code: "mild", label: text("nhẹ", "mild") },
    { code: "severe", label: text("nặng", "severe") },
    { code: "exceptionallySevere", label: text("đặc biệt nặng", "exceptionally severe") }
  ]),
  codes("risk-factors", text("Yếu tố nguy cơ", "Risk factors"), "secondary", [cite("law-114-2025", "Điều 29.1"), cite("decree-165-2026", "Điều 77.1")], [
    { code: "tobacco", label: text("hút thuốc", "tobacco") },
    { code: "alcohol", label: text("lạm dụng rượu, bia", "alcohol") },
    { code: "overweight", label: text("thừa cân, béo phì", "overweight") },
    { code: "family-diabetes", label: text("gia đình có người đái tháo đường", "family history of diabetes") },
    { code: "family-hypertension", label: text("gia đình có người tăng huyết áp", "family history of hypertension") }
  ], text("Điều 29.1 của Luật chưa đọc; danh mục này là các mã mà trạm dùng.", "Article 29.1 of the law was not read; these are the codes that stations use.")),
  codes("examinations", text("Loại lượt khám", "Kinds of examination"), "secondary", [cite("decree-165-2026", "Điều 70.2")], every(examinations)),
  {
    id: "vietnam/yearly-right-exams",
    label: text("Lượt khám được tính là đã khám trong năm", "Examinations that fulfil the yearly right"),
    from: "2026-01-01",
    cites: [cite("decree-165-2026", "Điều 70.2")],
    status: "verified",
    reviewedOn,
    note: text("Nghị định có hiệu lực 01/7/2026; lượt khám từ đầu năm 2026 cũng được tính theo lộ trình từ năm 2026.",
      "The decree is in force from 1 July 2026; examinations since January count, as its roadmap begins with 2026."),
    codes: pick(examinations, "periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "bhyt-visit")
  },
  codes("elderly-exams", text("Lượt khám định kỳ hoặc sàng lọc của người cao tuổi", "Periodic or screening examinations of the elderly"), "secondary",
    [cite("decision-1116-2026")], pick(examinations, "periodic-checkup", "screening")),
  codes("worker-exams", text("Lượt khám sức khỏe của người lao động", "Health examinations of workers"), "unverified",
    [cite("law-84-2015", "Điều 21")], pick(examinations, "periodic-checkup", "occupational-exam", "health-exam"),
    text("Luật không nêu mã lượt khám.", "The law names no codes.")),
  codes("pupil-exams", text("Lượt khám sức khỏe của học sinh", "Health examinations of pupils"), "unverified",
    [cite("decree-165-2026", "Điều 5")], pick(examinations, "school-start-check", "periodic-checkup", "health-exam"),
    text("Nghị định chỉ nêu kiểm tra đầu năm học; khám định kỳ, khám sức khỏe trong năm học cũng được tính.",
      "The decree names the check at the start of the year only; a periodic checkup or health examination of that year counts too.")),
  codes("workers", text("Người lao động có người sử dụng lao động", "Workers with an employer"), "secondary",
    [cite("decree-165-2026", "Điều 69.2.c"), cite("law-84-2015", "Điều 21")],
    pick(employment, "contract", "probation", "apprentice", "trainee", "cadre", "civilServant", "publicEmployee", "specialTrade")),
  codes("armed-forces-employment", text("Lực lượng vũ trang", "Armed forces"), "verified", [cite("decree-165-2026", "Điều 69.2.d")], pick(employment, "police", "military")),
  codes("general-school-levels", text("Học sinh phổ thông", "Pupils of general schools"), "verified",
    [cite("decree-165-2026", "Điều 69.2.b")], pick(education, "primary", "lowerSecondary", "upperSecondary"),
    text("Trung tâm giáo dục thường xuyên không được nêu tên.", "Continuing education centres are not named.")),
  codes("pupil-levels", text("Người học được kiểm tra đầu năm học", "Learners checked at the start of the school year"), "secondary",
    [cite("decree-165-2026", "Điều 5")], pick(education, "preschool", "primary", "lowerSecondary", "upperSecondary", "continuing"),
    text("Nghị định viết “người học”; ở đây không tính cao đẳng, trung cấp, đại học.", "The decree says all learners; colleges, vocational schools and universities are left out here.")),
  codes("student-levels", text("Sinh viên, học viên", "Students"), "secondary",
    [cite("decision-2062-2026")], pick(education, "college", "vocational", "university", "postgraduate")),
  codes("hypertension", text("Tăng huyết áp", "Hypertension"), "secondary", [cite("decision-3192-2010")], pick(diseases, "I10", "I11", "I12", "I13", "I15"),
    text("Mã ICD-10 ba ký tự; mã bốn ký tự phải rút về ba ký tự khi nhập.", "Three-character ICD-10 categories; four-character codes are to be cut to three on import.")),
  codes("diabetes", text("Đái tháo đường", "Diabetes"), "secondary", [cite("decision-5481-2020")], pick(diseases, "E10", "E11", "E12", "E13", "E14")),
  codes("chronic-diseases", text("Bệnh mạn tính", "Chronic diseases"), "unverified", [cite("decree-165-2026", "Điều 69.2.a")], every(diseases),
    text("Nghị định không kèm danh mục bệnh mạn tính; đây là danh mục làm việc.", "The decree has no list of chronic diseases; this is a working list.")),
  codes("cervical-via-cytology", text("VIA hoặc tế bào học cổ tử cung", "VIA or cervical cytology"), "secondary", [cite("decision-3792-2024")], [
    { code: "cervical-screening-via", label: text("VIA", "VIA") },
    { code: "cervical-screening-cytology", label: text("tế bào học cổ tử cung", "cervical cytology") },
    { code: "cervical-screening-hpv", label: text("xét nghiệm HPV", "HPV test") }
  ], text("Có cả xét nghiệm HPV: khi kết quả HPV đã quá thời hạn, lần đó vẫn là lần sàng lọc gần nhất.",
    "The HPV test is among them: once it is out of date, it still was the last screening.")),
  codes("no-cervix", text("Đã cắt tử cung toàn bộ", "Total hysterectomy"), "secondary", [cite("decision-3792-2024")], [{ code: "total-hysterectomy", label: text("cắt tử cung toàn bộ", "total hysterectomy") }]),
  codes("measurements", text("Chỉ số đo", "Measurements"), "secondary", [cite("decision-2062-2026")], [
    { code: "blood-pressure", label: text("huyết áp", "blood pressure") },
    { code: "fasting-glucose", label: text("đường huyết lúc đói", "fasting glucose") },
    { code: "hba1c", label: text("HbA1c", "HbA1c") },
    { code: "visual-acuity", label: text("thị lực", "visual acuity") },
    { code: "spine-check", label: text("cột sống", "spine") },
    { code: "weight", label: text("cân nặng", "weight") },
    { code: "height", label: text("chiều cao", "height") },
    { code: "bmi", label: text("chỉ số khối cơ thể (BMI)", "body mass index") }
  ]),
  codes("invitations", text("Mời khám", "Invitations"), "unverified", [cite("decree-165-2026", "Điều 75")], [{ code: "invitation", label: text("mời khám sức khỏe", "invitation to a checkup") }]),
  card("merit", text("Thẻ BHYT của người có công", "Insurance cards of people with merit"), "CC", "CK"),
  card("social-protection", text("Thẻ BHYT của hộ nghèo, cận nghèo, bảo trợ xã hội", "Insurance cards of the poor, near-poor and assisted"), "HN", "CN", "BT"),
  card("worker", text("Thẻ BHYT của người lao động", "Insurance cards of workers"), "DN", "HX", "CH", "NN", "TK", "HC", "XK"),
  card("armed-forces", text("Thẻ BHYT của lực lượng vũ trang", "Insurance cards of the armed forces"), "QN", "CY", "CA"),
  card("pupil", text("Thẻ BHYT của học sinh", "Insurance cards of pupils"), "HS")
]
