import type { Group, Grouping, Predicate } from "@tramyte/core"
import { aged, alive, cite, facts, on, param, rule, text, valueSet } from "@tramyte/core/pack"
import { askedWithin, studies } from "../write.ts"

const subject = (code: number, vi: string, en: string, when: Predicate): Group => ({ id: `vietnam/subject-${code}`, label: text(`${code}: ${vi}`, `${code}: ${en}`), when })

/** The subject codes of the Ministry's checkup data (DOI_TUONG, mã đối tượng khám): every code that holds is sent. */
export const subjectCodes: Grouping = {
  id: "vietnam/subject-codes",
  label: text("Mã đối tượng khám (DOI_TUONG)", "Subject codes of the checkup data (DOI_TUONG)"),
  from: "2026-07-07",
  cites: [cite("decision-2062-2026"), cite("decision-1551-2026")],
  status: "secondary",
  note: text("Ngày hiệu lực chưa thấy, lấy ngày ký. Bản trước (QĐ 1551) chỉ có 14 mã và mã 14 là “khác”. Lực lượng vũ trang không có mã riêng: mã 16.",
    "The day in force was not seen, the day signed is taken. The version before (1551) had 14 codes and its 14 meant other. The armed forces have no code of their own: 16."),
  mode: "every",
  scope: alive,
  groups: [
    subject(1, "người cao tuổi", "elderly", rule("vietnam/elderly")),
    subject(2, "người khuyết tật", "disabled", rule("vietnam/disabled")),
    subject(3, "hộ nghèo, cận nghèo", "poor or near-poor", rule("vietnam/poor")),
    subject(4, "người có công", "merit", rule("vietnam/merit")),
    subject(5, "người mắc bệnh mạn tính", "chronic disease", rule("vietnam/chronic-disease")),
    subject(6, "vùng dân tộc thiểu số, miền núi", "ethnic-minority and mountainous area", facts("area").coded("ethnicMinority", "mountainous").activeOn(on).exist()),
    subject(7, "vùng khó khăn, đặc biệt khó khăn", "difficult and extremely difficult area", facts("area").coded("difficult", "extremelyDifficult").activeOn(on).exist()),
    subject(8, "xã đảo", "island commune", facts("area").coded("island").activeOn(on).exist()),
    subject(9, "đặc khu", "special zone", facts("area").coded("specialZone").activeOn(on).exist()),
    subject(10, "trẻ mầm non", "child in preschool", rule("vietnam/preschool-child")),
    subject(11, "học sinh phổ thông", "pupil of a general school", rule("vietnam/general-school-pupil")),
    subject(12, "sinh viên", "student", studies(valueSet("vietnam/student-levels"))),
    subject(13, "người lao động", "worker", rule("vietnam/worker")),
    subject(14, "lao động phi chính thức", "informal worker", askedWithin(aged({ atLeast: param("vietnam/asked-about-work-from") }), facts("employment").coded("freelance").activeOn(on).exist())),
    subject(15, "chưa có bảo hiểm y tế", "without health insurance", facts("insurance").activeOn(on).none())
  ],
  otherwise: { id: "vietnam/subject-16", label: text("16: khác", "16: other") }
}
