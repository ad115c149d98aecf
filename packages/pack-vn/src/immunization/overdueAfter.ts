import type { Parameter } from "@tramyte/core"
import { cite, months, text } from "@tramyte/core/pack"
import { choice } from "../write.ts"

/** After how long a dose that is due is overdue (quá hạn tiêm), where the law itself has no last day: a choice of the station. */
export const overdueAfter: Parameter = choice(
  "vietnam-immunization/overdue-after", text("Mũi đã đến lịch là quá hạn sau", "A dose that is due is overdue after"), months(1),
  text("Trạm tiêm chủng ít nhất một tháng một buổi. Các bảng lịch chỉ có hạn cho viêm gan B sơ sinh, lao, và mũi 2 viêm não Nhật Bản.", "Stations vaccinate at least once a month. The tables have a last day only for hepatitis B at birth, tuberculosis, and dose 2 against Japanese encephalitis."),
  cite("circular-13-2026")
)
