import type { Protocol } from "@tramyte/core"
import { all, cite, everybody, facts, not, param, rule, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn, studies } from "../write.ts"

const inForceUnchecked = text("Ngày văn bản có hiệu lực chưa đối chiếu.", "The day on which the text came into force was not checked.")

/** The periodic checkups of national law. Urgencies are operational: the stricter the duty, the smaller the number. */
export const checkups: readonly Protocol[] = [
  {
    id: "vietnam/annual-checkup",
    label: text("Khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí hằng năm", "Free yearly periodic checkup or screening"),
    from: "2026-07-01",
    cites: [cite("decree-165-2026", "Điều 69.2"), cite("decree-165-2026", "Điều 70.2"), cite("resolution-72-2025")],
    status: "verified",
    reviewedOn,
    note: text("Nghị quyết 72 nói từ năm 2026; Nghị định có hiệu lực 01/7/2026, lượt khám từ đầu năm vẫn được tính.",
      "Resolution 72 says from 2026; the decree is in force from 1 July 2026, and examinations since January count."),
    item: "annual-checkup",
    who: everybody,
    recurrence: { perYear: { min: 1 }, year: "calendar" },
    doneBy: facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).data,
    urgency: 5
  },
  {
    id: "vietnam/elderly-checkup",
    label: text("Khám sức khỏe định kỳ người cao tuổi", "Periodic checkup of the elderly"),
    from: "2012-01-01",
    cites: [cite("circular-35-2011", "Điều 3"), cite("decision-1116-2026")],
    status: "secondary",
    note: inForceUnchecked,
    item: "elderly-checkup",
    ages: { from: param("vietnam/elderly-age") },
    // Said again although the ages say it: the trace then names the law that sets the age.
    who: rule("vietnam/elderly"),
    recurrence: { perYear: { min: param("vietnam/elderly-checkups-min"), target: param("vietnam/elderly-checkups-target") }, year: "calendar" },
    doneBy: facts("encounter").coded(valueSet("vietnam/elderly-exams")).data,
    urgency: 3
  },
  {
    id: "vietnam/worker-six-monthly",
    label: text("Khám sức khỏe 6 tháng một lần của người lao động", "Six-monthly health examination of workers"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "verified",
    reviewedOn,
    note: inForceUnchecked,
    item: "worker-exam",
    who: rule("vietnam/six-monthly-worker"),
    recurrence: { every: param("vietnam/six-monthly-interval"), opensBefore: param("vietnam/recall-window") },
    doneBy: facts("encounter").coded(valueSet("vietnam/worker-exams")).data,
    urgency: 2
  },
  {
    id: "vietnam/worker-yearly",
    label: text("Khám sức khỏe định kỳ hằng năm của người lao động", "Yearly health examination of workers"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "verified",
    reviewedOn,
    note: inForceUnchecked,
    item: "worker-exam",
    who: all(rule("vietnam/worker"), not(rule("vietnam/six-monthly-worker"))),
    recurrence: { perYear: { min: 1 }, year: "calendar" },
    doneBy: facts("encounter").coded(valueSet("vietnam/worker-exams")).data,
    urgency: 4
  },
  {
    id: "vietnam/pupil-checkup",
    label: text("Khám sức khỏe học sinh mỗi năm một lần", "Yearly health check of pupils"),
    from: "2026-07-01",
    cites: [cite("decree-165-2026", "Điều 5")],
    status: "verified",
    reviewedOn,
    item: "pupil-checkup",
    who: studies(valueSet("vietnam/pupil-levels")),
    recurrence: { perYear: { min: 1 }, year: param("vietnam/pupil-year"), schoolYearStart: param("vietnam/school-year-start") },
    doneBy: facts("encounter").coded(valueSet("vietnam/pupil-exams")).data,
    urgency: 3
  }
]
