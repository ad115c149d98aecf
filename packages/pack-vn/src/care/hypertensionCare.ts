import { anyOf, cite, facts, text, valueSet } from "@tramyte/core/pack"
import { codes, defined, type Programme } from "./programme.ts"

const method = { cites: [cite("who-ncd-c4-2022"), cite("simple-server-2026")], status: "secondary" } as const

/** What hypertension indicators share (quản lý tăng huyết áp): who is a patient, and what is a visit. */
export const hypertensionCare: Programme = {
  valueSets: [
    codes("clinical-visits", text("Lượt khám, điều trị ngoại trú", "Clinical visits"), {
      ...method,
      note: text("Khám sức khỏe định kỳ, khám sàng lọc không phải là lượt khám điều trị.", "Periodic checkups and screening are no visits of care.")
    }, {
      outpatient: text("khám ngoại trú", "outpatient visit"),
      "bhyt-visit": text("khám bệnh bảo hiểm y tế", "consultation under health insurance"),
      "ncd-visit": text("khám, tư vấn, cấp thuốc bệnh không lây nhiễm", "visit of a patient with a non-communicable disease")
    }),
    codes("pressure-reading-codes", text("Lần đo huyết áp", "Blood pressure readings"), method, { "blood-pressure": text("huyết áp", "blood pressure") })
  ],
  definitions: [
    defined("hypertension-patients", text("Chẩn đoán tăng huyết áp đã ghi nhận", "Hypertension on record"), {
      ...method,
      note: text(
        "Ngày bắt đầu của chẩn đoán đầu tiên là ngày đăng ký. Trạm có sổ quản lý riêng thì thay định nghĩa này bằng sổ đó (`enrolment`).",
        "The first diagnosis begins on the day of registration. A station with a register of its own replaces this definition by it (`enrolment`)."
      )
    }, { facts: facts("condition").coded(valueSet("vietnam/hypertension")).data }),
    defined("pressure-readings", text("Lần đo huyết áp", "Blood pressure readings"), method, { facts: facts("observation").coded(valueSet("vietnam-care/pressure-reading-codes")).data }),
    defined("hypertension-clinical-visits", text("Lượt khám, điều trị hoặc lần đo huyết áp", "Clinical visits, or readings of blood pressure"), {
      ...method,
      note: text("Nhiều sổ chỉ ghi lần đo huyết áp mà không ghi lượt khám, nên lần đo cũng là lượt khám.", "Many registers hold readings and no visits, so a reading counts as a visit.")
    }, { facts: anyOf(facts("encounter").coded(valueSet("vietnam-care/clinical-visits")), facts("observation").coded(valueSet("vietnam-care/pressure-reading-codes"))).data }),
    defined("hypertension-visits", text("Lần đến bất kỳ: khám, đo huyết áp, nhận thuốc", "Visits of any kind: seen, measured, or given medicine"), method, {
      facts: anyOf(facts("encounter").coded(valueSet("vietnam-care/clinical-visits")), facts("observation").coded(valueSet("vietnam-care/pressure-reading-codes")), facts("dispensing")).data
    })
  ],
  indicators: []
}
