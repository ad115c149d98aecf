import { cite, facts, on, rule, text } from "@tramyte/core/pack"
import { indicator, type Programme, type Source } from "./programme.ts"

const resolution: Source = { cites: [cite("resolution-72-2025")], status: "secondary", from: "2025-09-09" }

const hasRecord = facts("healthRecord").activeOn(on).exist()
const insured = facts("insurance").activeOn(on).exist()

/** Health records and insurance (hồ sơ sức khỏe điện tử, bảo hiểm y tế): of everybody, and of the insured. */
export const recordsAndInsurance: Programme = {
  indicators: [
    indicator("health-record-coverage", text("Tỷ lệ người dân có hồ sơ sức khỏe điện tử", "Share of residents with an electronic health record"), { ...resolution, note: text("Nghị quyết 72 đọc qua báo chí: hồ sơ cho mọi người dân.", "Resolution 72 was read in the press: a record for everybody.") },
      { basis: "person", measures: "state", denominator: { type: "registered", when: rule("vietnam-care/resident") }, numerator: hasRecord, target: { share: 1 }, direction: "up" }),
    indicator("health-record-coverage-of-insured", text("Tỷ lệ người tham gia bảo hiểm y tế có hồ sơ sức khỏe điện tử", "Share of the insured with an electronic health record"), { ...resolution, note: text("Mẫu số khác: người có thẻ còn hạn vào ngày cuối kỳ; không so với tỷ lệ của mọi người dân.", "Another denominator: those with a card on the last day; not to be compared with the share of all residents.") },
      { basis: "person", measures: "state", initial: rule("vietnam-care/resident"), denominator: { type: "insured", when: insured }, numerator: hasRecord, direction: "up" }),
    indicator("insurance-coverage", text("Tỷ lệ người dân tham gia bảo hiểm y tế", "Share of residents with health insurance"), {
      ...resolution,
      status: "unverified",
      note: text("Đích của Nghị quyết 72 (trên 95 % năm 2026, 100 % năm 2030) chưa thấy trong văn bản, nên không ghi.", "The targets of resolution 72 (over 95 % in 2026, 100 % in 2030) were not seen in a text and are left out.")
    }, { basis: "person", measures: "state", denominator: { type: "registered", when: rule("vietnam-care/resident") }, numerator: insured, direction: "up" })
  ]
}
