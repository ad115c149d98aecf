import type { ScheduleItem } from "@tramyte/core/immunization"
import { param, text } from "@tramyte/core/pack"
import { type Law, laws } from "./law.ts"
import { observedOf } from "./observed.ts"
import { overdueAfter } from "./overdueAfter.ts"
import { scheduleOf } from "./schedule.ts"

const notes = {
  "2017": text("Bảng đọc qua trang pháp luật và bảng của HCDC ngày 09/01/2024.", "The table as read on legal pages, and HCDC's table of 9 January 2024."),
  "2024": text("Bảng đọc qua trang pháp luật; bản gốc là bản quét.", "The table as read on legal pages; the act itself is a scan."),
  "2025": text("Bảng in cuối cùng, đọc qua bản thuật lại có đối chiếu từng đoạn của văn bản.", "The last printed table, as read in notes that were checked against passages of the act."),
  "2026": text(
    "Thông tư 13/2026 không có bảng lịch tiêm và giao cho hướng dẫn chuyên môn của Cục Phòng bệnh, chưa thấy; các giá trị của Thông tư 52/2025 được giữ như bảng in cuối cùng.",
    "Circular 13/2026 prints no schedule and refers to a guideline of the Department of Disease Prevention, which was not seen; the values of Circular 52/2025 go on as the last printed ones."
  )
}

const item = (law: Law): ScheduleItem => ({
  id: "vietnam-immunization/schedule",
  label: text("Lịch tiêm chủng mở rộng", "Expanded programme on immunization"),
  from: law.from,
  ...(law.until === undefined ? {} : { until: law.until }),
  cites: law.cites,
  status: law.version === "2026" ? "unverified" : "secondary",
  note: notes[law.version],
  schedule: scheduleOf(law),
  overdueAfter: param(overdueAfter.id),
  observed: observedOf(law)
})

/** The national schedules as the circulars followed each other: 38/2017, 10/2024, 52/2025, 13/2026. */
export const schedules: readonly ScheduleItem[] = laws.map(item)
