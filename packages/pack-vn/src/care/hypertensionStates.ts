import type { Point, Predicate } from "@tramyte/core"
import { after, afterPeriod, alive, all, any, before, cite, definedPoint, definedSet, monthOf, months, not, on, param, quarterOf, rule, text } from "@tramyte/core/pack"
import { defined, given, indicator, type Programme, type Source } from "./programme.ts"

const simple: Source = {
  cites: [cite("simple-server-2026"), cite("hearts360-2026")],
  status: "verified",
  note: text(
    "Tính theo hiệu số tháng dương lịch đến tháng cuối của kỳ. Mất dấu có ân hạn 12 tháng sau đăng ký như máy chủ Simple; bản mô tả HEARTS360 chỉ xét lần khám. 140/90 là chưa kiểm soát. Người chết không tính từ ngày chết, không xóa ngược về trước.",
    "By difference of calendar months to the last month of the period. Lost to follow-up has a grace of 12 months after registration, as Simple's server has; HEARTS360's text looks at visits only. 140/90 is not controlled. The dead are left out from their death on, not retroactively."
  )
}

const patients = definedSet("vietnam-care/hypertension-patients")
const visits = definedSet("vietnam-care/hypertension-visits")
const readings = definedSet("vietnam-care/pressure-readings")

/** A month counts whole: from the first day of the month that many calendar months before the last month of the period, itself counted. */
const firstOfMonths = (count: string): Point => after(before(monthOf(on), param(count)), months(1))
const [recently, thisYear] = [definedPoint("vietnam-care/recent-months"), definedPoint("vietnam-care/under-care-months")]

const registered = all(alive, patients.exist())
const [underCare, isNew, isMeasured, isControlled] = ["hypertension-is-under-care", "hypertension-is-new", "pressure-is-recent", "pressure-is-controlled"].map((id) => rule(`vietnam-care/${id}`)) as [Predicate, Predicate, Predicate, Predicate]
const isSeen = rule("vietnam-care/hypertension-is-seen")

const controlledSince = (since: Point): Predicate => readings.within({ from: since, until: afterPeriod }).last
  .valued({ component: "systolic", below: param("vietnam/control-systolic") }, { component: "diastolic", below: param("vietnam/control-diastolic") }).exist()

const state = { basis: "person", measures: "state", initial: registered } as const
const inCareAndNotNew = { ...state, denominator: underCare, exclusion: isNew } as const

const quarter = quarterOf(on)
const quarterBefore = before(quarter, months(3))
const quarterly = { ...simple, note: text("Kỳ báo cáo là một quý. Người được đo trong quý theo lần đo cuối; không được đo trong quý là chưa kiểm soát.", "The period is a quarter. Judged by the last reading of the quarter; not measured in it is not controlled.") }

/**
 * The states of hypertension patients at the end of a month (trạng thái quản lý hằng tháng), as Simple and HEARTS360 tell them:
 * together they make up all who are registered.
 */
export const hypertensionStates: Programme = {
  parameters: [
    given("hearts-under-care", text("Còn được quản lý nếu đến khám trong số tháng dương lịch này", "Still under care if seen within so many calendar months"), simple, months(12)),
    given("hearts-recent", text("Số tháng dương lịch xét lần khám, lần đo gần đây; cũng là thời gian chưa tính người mới", "Calendar months in which visits and readings are recent; and in which patients are new"), simple, months(3))
  ],
  definitions: [
    defined("recent-months", text("Ngày đầu của ba tháng gần nhất", "First day of the last three months"), simple, { point: firstOfMonths("vietnam-care/hearts-recent") }),
    defined("under-care-months", text("Ngày đầu của mười hai tháng gần nhất", "First day of the last twelve months"), simple, { point: firstOfMonths("vietnam-care/hearts-under-care") }),
    defined("hypertension-is-new", text("Mới đăng ký trong ba tháng gần nhất", "Newly registered in the last three months"), simple, { when: patients.within({ until: recently }).none() }),
    defined("hypertension-is-under-care", text("Đang được quản lý: đăng ký hoặc đến trong mười hai tháng gần nhất", "Under care: registered or seen in the last twelve months"), simple, {
      when: any(patients.within({ until: thisYear }).none(), visits.within({ from: thisYear, until: afterPeriod }).exist())
    }),
    defined("hypertension-is-seen", text("Có đến trong ba tháng gần nhất", "Seen in the last three months"), simple, { when: visits.within({ from: recently, until: afterPeriod }).exist() }),
    defined("pressure-is-recent", text("Có đo huyết áp trong ba tháng gần nhất", "Blood pressure measured in the last three months"), simple, { when: readings.within({ from: recently, until: afterPeriod }).exist() }),
    defined("pressure-is-controlled", text("Lần đo cuối trong ba tháng gần nhất dưới 140/90 mmHg", "Last reading of the last three months below 140/90 mmHg"), simple, { when: controlledSince(recently) })
  ],
  indicators: [
    indicator("hypertension-under-care", text("Tỷ lệ người tăng huyết áp đang được quản lý", "Share of registered hypertension patients under care"), simple, {
      ...state,
      numerator: underCare,
      strata: [{
        id: "state",
        label: text("Trạng thái", "State"),
        bands: [
          { id: "new", label: text("mới đăng ký", "newly registered"), when: isNew },
          { id: "lost", label: text("mất dấu", "lost to follow-up"), when: not(underCare) },
          { id: "missed", label: text("không đến trong ba tháng", "no visit in three months"), when: not(isSeen) },
          { id: "not-measured", label: text("có đến, không đo huyết áp", "visited, blood pressure not measured"), when: not(isMeasured) },
          { id: "controlled", label: text("đã kiểm soát", "controlled"), when: isControlled }
        ],
        otherwise: { id: "uncontrolled", label: text("chưa kiểm soát", "uncontrolled") }
      }],
      direction: "up"
    }),
    indicator("hypertension-lost-to-follow-up", text("Tỷ lệ người tăng huyết áp mất dấu", "Share of registered hypertension patients lost to follow-up"), simple, { ...state, numerator: not(underCare), direction: "down" }),
    indicator("hypertension-newly-registered", text("Tỷ lệ người mới đăng ký trong số người tăng huyết áp đang quản lý", "Share of newly registered among hypertension patients under care"), simple,
      { ...state, denominator: underCare, numerator: isNew, direction: "up" }),
    indicator("hypertension-missed-visits", text("Tỷ lệ người tăng huyết áp không đến trong ba tháng", "Share of hypertension patients under care without a visit in three months"), simple,
      { ...inCareAndNotNew, numerator: not(isSeen), direction: "down" }),
    indicator("hypertension-visited-not-measured", text("Tỷ lệ người tăng huyết áp có đến mà không đo huyết áp", "Share of hypertension patients under care who came and were not measured"), simple,
      { ...inCareAndNotNew, numerator: all(isSeen, not(isMeasured)), direction: "down" }),
    indicator("hypertension-controlled", text("Tỷ lệ người tăng huyết áp đang quản lý đã kiểm soát (tháng)", "Share of hypertension patients under care who are controlled (monthly)"), simple,
      { ...inCareAndNotNew, numerator: isControlled, direction: "up" }),
    indicator("hypertension-uncontrolled", text("Tỷ lệ người tăng huyết áp đang quản lý chưa kiểm soát (tháng)", "Share of hypertension patients under care who are uncontrolled (monthly)"), simple,
      { ...inCareAndNotNew, numerator: all(isMeasured, not(isControlled)), direction: "down" }),
    indicator("hypertension-control-quarter", text("Tỷ lệ người tăng huyết áp đang quản lý được kiểm soát trong quý (theo kỳ)", "Blood pressure control in a quarter (period form): all under care"), quarterly, {
      basis: "person", measures: "period", initial: registered, denominator: underCare, exclusion: patients.within({ until: quarter }).none(), numerator: controlledSince(quarter), direction: "up"
    }),
    indicator("hypertension-control-quarterly-cohort", text("Tỷ lệ người đăng ký quý trước được kiểm soát trong quý này (thuần tập)", "Blood pressure control of the cohort registered in the quarter before"), quarterly, {
      basis: "person",
      measures: "cohort",
      initial: registered,
      denominator: all(patients.within({ from: quarterBefore, until: quarter }).exist(), patients.within({ until: quarterBefore }).none()),
      numerator: controlledSince(quarter),
      strata: [{
        id: "outcome",
        label: text("Kết quả", "Outcome"),
        bands: [
          { id: "controlled", label: text("đã kiểm soát", "controlled"), when: controlledSince(quarter) },
          { id: "uncontrolled", label: text("chưa kiểm soát", "uncontrolled"), when: readings.within({ from: quarter, until: afterPeriod }).exist() }
        ],
        otherwise: { id: "not-seen", label: text("không được đo", "not seen") }
      }],
      direction: "up"
    })
  ]
}
