import { aged, all, any, cite, facts, not, on, param, rule, text, years } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { choice } from "../../write.ts"
import { indicator, type Measures, named } from "./items.ts"

const circular = cite("circular-13-2026")

const source: Source = {
  cites: [circular],
  status: "unverified",
  note: text(
    "Vào ngày cuối kỳ có ít nhất một dòng quá hạn: theo lịch, hoặc theo thời gian trạm chọn (`overdue-after`). Kết quả đánh giá phải lập cho đúng ngày đó. Sổ chưa đủ thì chưa rõ: mũi có thể đã tiêm ở nơi khác. Không văn bản nào đã thấy nêu chỉ tiêu này.",
    "On the period's last day one line at least is overdue: by the schedule, or by the time that the station chose (`overdue-after`). The assessment must be of that day. Where the record is not whole it is unknown: the dose may have been given elsewhere. No text seen has this indicator."
  )
}

const isLate = facts("assessment").coded("vaccine-overdue").activeOn(on).exist()
const known = rule(named("vaccinations-are-known"))

/** Children with a dose that is overdue now (quá hạn tiêm). */
export const overdue: Measures = {
  parameters: [choice(named("overdue-doses-below"), text("Đếm trẻ quá hạn tiêm dưới", "Children with overdue doses are counted below"), years(5), text("Lựa chọn của trạm.", "A choice of the station."), circular)],
  indicators: [
    indicator("children-with-overdue-doses", text("Tỷ lệ trẻ đang quá hạn tiêm", "Share of children with an overdue dose"), source, {
      basis: "person",
      measures: "state",
      initial: all(aged({ below: param(named("overdue-doses-below")) }), rule(named("resident"))),
      // Of somebody whose doses are not all known it is open whether one is late, whatever the facts so far say.
      numerator: any(all(known, isLate), not(known)),
      direction: "down"
    })
  ]
}
