import type { Text } from "@tramyte/core"
import type { AgedVaccine, AgeRule, Basis, IntervalRule, PreferableVaccine, Series, Span, TargetDose } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "./law.ts"

/** From this age on nobody is a child (trẻ em), for whom the programme is. */
export const endOfChildhood: Span = { years: 16 }

const childrenOnly = text(
  "Chương trình dành cho trẻ em; tuổi cuối là tuổi của Luật Trẻ em (dưới 16), bảng lịch không ghi. Mũi trễ được tiêm tiếp, không tiêm lại từ đầu.",
  "The programme is for children; where it ends is the age of the Law on Children (under 16), the table gives none. Late doses go on, and nothing is begun anew."
)

/** Two notes, one after the other. */
export const joined = (one: Text, other: Text | undefined): Text => other === undefined ? one : text(`${one.vi} ${other.vi}`, `${one.en} ${other.en}`)

/** What a series of the childhood programme rests on, the row of its disease; and that it ends where childhood does. */
export const forChildren = (basis: Basis): Basis & Pick<Series, "offered"> =>
  ({ ...basis, cites: [...basis.cites ?? [], cite("law-102-2016")], note: joined(childrenOnly, basis.note), offered: { endAge: endOfChildhood } })

/** From this age on nobody gets whole-cell pertussis vaccine, alone or combined (DPT, DPT-VGB-Hib). */
export const endOfWholeCell: Span = { years: 7 }

const pentavalentOnly = text(
  "Chương trình chỉ có thành phần này trong vắc xin 5 trong 1, có ho gà toàn tế bào, không dùng từ 7 tuổi: từ đó mũi còn thiếu không được nhắc nữa. Bảng lịch không ghi tuổi cuối. Mũi trễ được tiêm tiếp, không tiêm lại từ đầu.",
  "The programme has this component only in the pentavalent vaccine, with whole-cell pertussis, which is not used from 7 years on: then doses that lack are no longer called for. The table has no last age. Late doses go on, and nothing is begun anew."
)

/** What a series of the childhood programme rests on that is given with the pentavalent vaccine alone; and that it ends where that does. */
export const byPentavalent = (basis: Basis): Basis & Pick<Series, "offered"> => ({ ...basis, note: joined(pentavalentOnly, basis.note), offered: { endAge: endOfWholeCell } })

/** From an age on: `fromAge({ months: 9 })` is "khi trẻ đủ 9 tháng tuổi". */
export const fromAge = (min: Span): readonly AgeRule[] => [{ min }]

/** So long after the dose before. */
export const after = (min: Span, more: Omit<IntervalRule, "from" | "min"> = {}): IntervalRule => ({ from: { previous: true }, min, ...more })

const fourWeeks = text(
  "“Ít nhất 1 tháng” là một tháng dương lịch. 28 ngày cũng được tính: bảng của Thông tư 10/2024 có chú thích (*) ở chỗ này, chưa đọc được; phần mềm và trang thuật lại ghi ít nhất 28 ngày.",
  "\"At least 1 month\" is a calendar month. 28 days count, too: the table of Circular 10/2024 has a footnote (*) here, which was not read; station software and a page that retells it say at least 28 days."
)

/** At least 1 month after the dose before (ít nhất 1 tháng sau lần trước), and how it is put into practice. */
export const aMonthAfter = (law: Law): Pick<TargetDose, "intervals" | "allowableIntervals"> => ({
  intervals: [after({ months: 1 })],
  allowableIntervals: [{ from: { previous: true }, absMin: { days: 28 }, ...law.unseen(fourWeeks) }]
})

const repeated = text(
  "Mũi tiêm quá sớm không được tính; tiêm lại sau ít nhất 28 ngày. Văn bản không nói về mũi tiêm sai.",
  "A dose that was too early does not count and is given again after at least 28 days. No text speaks of doses given wrongly."
)

/** A first dose that has to be given again keeps its distance from the one that did not count. */
export const ifRepeated = (law: Law): Pick<TargetDose, "intervals"> => ({ intervals: [after({ days: 28 }, law.unseen(repeated))] })

/** The vaccine of the programme, by which a dose that is due is named. */
export const programme = (vaccine: string, ages: Omit<AgedVaccine, "vaccine"> = {}): PreferableVaccine => ({ vaccine, ...ages, forecast: true })

/** Other vaccines that have the component, such as those that people pay for (vắc xin dịch vụ): they count, too. */
export const alsoCounts = (...vaccines: readonly string[]): readonly AgedVaccine[] => vaccines.map((vaccine) => ({ vaccine }))

/** One dose of a series by its number. */
export const dose = (number: number, parts: Omit<TargetDose, "label">): TargetDose => ({ label: text(`Mũi ${number}`, `Dose ${number}`), ...parts })
