import type { Definition, Indicator, Parameter, Predicate, Text } from "@tramyte/core"
import { after, all, any, before, birth, cite, days, facts, flag, param, rule, startOf, sure, text } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { choice } from "../../write.ts"
import { ofChildren } from "./cohorts.ts"
import { type CountedDose, countedDoses, type DoseName, type OnTime } from "./doses.ts"
import { defined, given, type Measures, named } from "./items.ts"
import { dosesBefore, dosesOf, nthDoseOf } from "./validDoses.ts"

const doses = Object.entries(countedDoses as Readonly<Record<DoseName, CountedDose>>) as readonly (readonly [DoseName, CountedDose])[]

/** The dose was given, and counts, before the age at which it is counted; or before another age. */
export const hasDose = (name: DoseName, age: string = countedDoses[name].age): Predicate => dosesBefore(countedDoses[name].line, countedDoses[name].count, age)

/** The dose was given on time, and counts. */
export const hasDoseOnTime = (name: DoseName): Predicate => rule(named(`${name}-is-on-time`))

const timeName = (name: DoseName): string => `${name}-on-time-until`

/** The birth doses that were given by the day after birth: no other can be within 24 hours. */
const ofTheFirstDays = dosesOf("hepatitis-b-birth-doses").within({ through: after(birth, days(1)) })

/** Within 24 hours, as the engine tells; where no hours are on record it tells nothing, and the dose may be in time. */
const withinADay: Predicate = any(ofTheFirstDays.qualified({ timely: ["yes"] }).exist(), all(flag(named("birth-dose-of-the-next-day-is-on-time")), ofTheFirstDays.exist()))

/** The dose before was given so shortly before it; and it was given before the age at which it is counted. */
const soonAfter = (name: DoseName, { count, line }: CountedDose): Predicate => all(
  hasDose(name),
  nthDoseOf(line, count).named("dose").where(nthDoseOf(line, count - 1).within({ from: before(startOf("dose"), param(named(timeName(name)))) }).exist()).exist()
)

const isOnTime = (name: DoseName, dose: CountedDose): Predicate =>
  "hours" in dose.onTime ? withinADay : "through" in dose.onTime ? soonAfter(name, dose) : dosesBefore(dose.line, dose.count, timeName(name))

const timeOf = (name: DoseName, { label, onTime }: CountedDose): readonly Parameter[] => "hours" in onTime ? [] : ["through" in onTime
  ? given(timeName(name), text(`${label.vi} đúng lịch: sau mũi trước không quá`, `${label.en} on time: after the dose before, at most`), sourceOf(onTime), onTime.through)
  : given(timeName(name), text(`${label.vi} đúng lịch: trước khi đủ`, `${label.en} on time: before the age of`), sourceOf(onTime), onTime.beforeAge)]

const sourceOf = ({ cites, note, status }: OnTime): Source => ({ cites, status, ...(note === undefined ? {} : { note }) })

const measured = (dose: CountedDose, status: Source["status"]): Source => {
  const note = remarks(dose)
  return { cites: [cite("smart-immunizations-2025", dose.who), cite("circular-23-2025")], status, ...(dose.from === undefined ? {} : { from: dose.from }), ...(note === undefined ? {} : { note }) }
}

const frame = ({ offered, otherProducts }: CountedDose): Pick<Indicator, "direction"> & Partial<Pick<Indicator, "denominator" | "exception">> => ({
  direction: "up",
  ...(offered === undefined ? {} : { denominator: rule(named(offered)) }),
  // Whoever had another product is served as well, and is not among those who went without.
  ...(otherProducts === undefined ? {} : { exception: sure(facts("immunization").coded(...otherProducts).exist()) })
})

const remarks = ({ offered, otherProducts }: CountedDose): Text | undefined => offered === undefined && otherProducts === undefined ? undefined : text(
  `${offered === undefined ? "" : "Chỉ trẻ ở nơi triển khai vắc xin, theo ngày cuối kỳ. "}${otherProducts === undefined ? "" : "Trẻ đã dùng sản phẩm khác của cùng bệnh mà chưa có mũi này thì không tính."}`.trim(),
  `${offered === undefined ? "" : "Only children where the vaccine is given, as of the last day. "}${otherProducts === undefined ? "" : "Children without this dose who had another product against the disease are left out."}`.trim()
)

const coverageOf = (name: DoseName, dose: CountedDose): Indicator => ofChildren(
  `coverage-${name}`, text(`Tỷ lệ tiêm chủng: ${dose.label.vi}`, `Coverage: ${dose.label.en}`), measured(dose, "secondary"), dose.age, { ...frame(dose), numerator: hasDose(name) }
)

const onTimeOf = (name: DoseName, dose: CountedDose): Indicator => ofChildren(
  `on-time-${name}`, text(`Tỷ lệ tiêm chủng đúng lịch: ${dose.label.vi}`, `On time: ${dose.label.en}`), measured(dose, dose.onTime.status), dose.age, { ...frame(dose), numerator: hasDoseOnTime(name) }
)

const onTimeDefinition = (name: DoseName, dose: CountedDose): Definition =>
  defined(`${name}-is-on-time`, text(`${dose.label.vi} đúng lịch`, `${dose.label.en} on time`), sourceOf(dose.onTime), { when: isOnTime(name, dose) })

/** Coverage of each dose by an age (tỷ lệ tiêm chủng từng mũi), and how many of them were on time (đúng lịch). */
export const coverage: Measures = {
  parameters: [
    ...doses.flatMap(([name, dose]) => timeOf(name, dose)),
    choice(named("birth-dose-of-the-next-day-is-on-time"), text("Mũi viêm gan B của ngày hôm sau được tính là trong 24 giờ khi không rõ giờ", "A birth dose of the next day counts as within 24 hours"), false,
      text("Luật tính theo giờ. Nơi sổ chỉ ghi ngày, mũi của ngày sau là chưa rõ, trừ khi trạm chọn tính.", "The law counts hours. Where the register has days only, a dose of the next day is not known, unless the station chooses to count it."), cite("circular-13-2026", "Điều 26.1"))
  ],
  definitions: doses.map(([name, dose]) => onTimeDefinition(name, dose)),
  indicators: doses.flatMap(([name, dose]) => [coverageOf(name, dose), onTimeOf(name, dose)])
}
