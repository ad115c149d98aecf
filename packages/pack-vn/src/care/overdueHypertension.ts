import type { Point } from "@tramyte/core"
import { after, afterPeriod, alive, all, any, anyOf, type AnySet, before, cite, definedSet, facts, flag, monthOf, not, on, param, rule, startOf, text, valueSet } from "@tramyte/core/pack"
import { choice } from "../write.ts"
import { codes, defined, given, indicator, type Programme, type Source } from "./programme.ts"

const hearts: Source = { cites: [cite("hearts360-2026")], status: "verified" }

/** Overdue is counted on the first of the month. */
const first = monthOf(on)
const patients = definedSet("vietnam-care/hypertension-patients")

/** Visits of any kind in a window, which may reach beyond the period. */
const visitsWithin = (from: Point, edge: { readonly until: Point } | { readonly through: Point }): AnySet => {
  const window = { from, ...edge }
  return anyOf(facts("encounter").coded(valueSet("vietnam-care/clinical-visits")).within(window), facts("observation").coded(valueSet("vietnam-care/pressure-reading-codes")).within(window), facts("dispensing").within(window))
}

const lastAppointment = facts("encounter").ofStatus("planned").coded(valueSet("vietnam-care/clinical-visits")).within({ until: first }).last
const firstCall = facts("contact").coded(valueSet("vietnam-care/reminders")).within({ from: first, until: afterPeriod }).first

/** Patients whose visit is overdue on the first of a month (quá hẹn), and those who return after a call (gọi nhắc). */
export const overdueHypertension: Programme = {
  parameters: [
    choice("vietnam-care/appointments-are-kept", text("Trạm có ghi lịch hẹn khám", "The station writes down appointments"), false,
      text("Đúng thì quá hẹn là đã qua ngày hẹn mà chưa đến; sai thì là lần đến gần nhất đã quá số ngày quy định.", "If true, overdue is past the appointment without a visit; if false, longer than so many days since the last visit."), cite("hearts360-2026")),
    given("overdue-after", text("Quá hẹn nếu lần đến gần nhất đã hơn", "Overdue if the last visit is longer ago than"), { ...hearts, note: text("Chỉ dùng nơi không ghi lịch hẹn.", "Only where no appointments are written down.") }, { days: 30 }),
    given("returned-within", text("Trở lại nếu đến trong số ngày này sau cuộc gọi đầu tiên của tháng", "Returned if seen within so many days after the first call of the month"),
      { ...hearts, note: text("Từ ngày 0 đến ngày 15, là 16 ngày; có thể sang tháng sau.", "Day 0 to day 15, which is 16 days; it may reach into the next month.") }, { days: 15 })
  ],
  valueSets: [
    codes("reminders", text("Gọi, nhắn, đến nhà nhắc khám", "Reminders"), hearts, { "reminder-call": text("gọi điện nhắc khám", "call"), "reminder-message": text("nhắn tin nhắc khám", "message"), "reminder-visit": text("đến nhà nhắc khám", "visit at home") })
  ],
  definitions: [
    defined("hypertension-is-overdue", text("Quá hẹn vào ngày đầu tháng", "Overdue on the first of the month"), {
      ...hearts,
      note: text("Đến sớm hơn ngày hẹn thì lượt khám thay cho lịch hẹn (`supersedes`).", "Who comes before the appointment: the visit corrects it (`supersedes`).")
    }, {
      when: any(
        all(flag("vietnam-care/appointments-are-kept"), lastAppointment.named("appointment").where(visitsWithin(startOf("appointment"), { until: first }).none()).exist()),
        all(not(flag("vietnam-care/appointments-are-kept")), visitsWithin(before(first, param("vietnam-care/overdue-after")), { until: first }).none())
      )
    })
  ],
  indicators: [
    indicator("hypertension-overdue", text("Tỷ lệ người tăng huyết áp quá hẹn vào ngày đầu tháng", "Share of hypertension patients under care who are overdue on the first of the month"), hearts, {
      basis: "person", measures: "state", initial: all(alive, patients.exist()), denominator: all(rule("vietnam-care/hypertension-is-under-care"), patients.within({ until: first }).exist()),
      numerator: rule("vietnam-care/hypertension-is-overdue"), direction: "down"
    }),
    indicator("hypertension-returned-to-care", text("Tỷ lệ người quá hẹn đến khám trong 15 ngày sau khi được nhắc", "Share of overdue patients who returned within 15 days of being called"), {
      ...hearts,
      note: text("Cuộc gọi đầu tiên của tháng được tính. Báo cáo lập trước khi hết 15 ngày sau kỳ thì chưa đủ.", "The first call of the month decides. A report made before the 15 days after the period are over is not final.")
    }, {
      basis: "person", measures: "period", initial: all(alive, patients.exist()), denominator: all(rule("vietnam-care/hypertension-is-overdue"), firstCall.exist()),
      numerator: firstCall.named("call").where(visitsWithin(startOf("call"), { through: after(startOf("call"), param("vietnam-care/returned-within")) }).exist()).exist(), direction: "up"
    })
  ]
}
