import type { Indicator, Predicate } from "@tramyte/core"
import { afterPeriod, all, any, before, cite, everybody, type FactQuestions, facts, flag, months, not, on, param, startOfYear, text, valueSet, years } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { attribution, plan, resident } from "./frame.ts"
import { planPeriod } from "./parameters.ts"

const insured = facts("insurance").activeOn(on).exist()
const hasRecord = facts("healthRecord").exist()

/** The time in which a measurement counts, the time in which a patient is new, and a time before which nobody was diagnosed. */
const measuredSince = before(afterPeriod, param("nam-thanh-mien/control-window"))
const newSince = before(afterPeriod, param("nam-thanh-mien/new-patient-time"))
const longAgo = before(afterPeriod, years(150))

const newlyDiagnosed = (codes: string): Predicate => {
  const diagnosed = facts("condition").coded(valueSet(codes))
  return all(diagnosed.within(newSince, afterPeriod).exist(), diagnosed.within(longAgo, newSince).none())
}
const measured = (code: string): FactQuestions => facts("observation").coded(code).within(measuredSince, afterPeriod)
const [bloodPressure, glucose, hba1c] = [measured("blood-pressure"), measured("fasting-glucose"), measured("hba1c")]
/** As in the national indicator: 126 mg/dL is 7.0 mmol/L. */
const millimolar = { unit: "mmol/L", convert: { "mg/dL": 1 / 18 } } as const

const reports = facts("activity")
const reportedMonthsAgo = (count: number): Predicate =>
  reports.within(before(afterPeriod, months(count)), count === 1 ? afterPeriod : before(afterPeriod, months(count - 1))).exist()

/** The indicators of Nam Thanh Miện's plan (chỉ tiêu của kế hoạch). */
export const indicators: readonly Indicator[] = [
  {
    id: "nam-thanh-mien/health-records-of-insured",
    label: text("Tỷ lệ người tham gia bảo hiểm y tế được lập hồ sơ sức khỏe điện tử", "Share of the insured with an electronic health record"),
    ...planPeriod,
    cites: plan("Mục III"),
    status: "verified",
    reviewedOn,
    note: text("Chỉ tiêu 100%, không nêu thời hạn.", "Target 100 %, no day is given."),
    basis: "person",
    attribution,
    measures: "state",
    denominator: all(resident, insured),
    numerator: hasRecord,
    target: { share: 1 },
    direction: "up"
  },
  {
    id: "nam-thanh-mien/health-records-of-all",
    label: text("Tỷ lệ người dân có hồ sơ sức khỏe điện tử", "Share of residents with an electronic health record"),
    ...planPeriod,
    cites: [...plan("Mục V.8"), ...plan("Mục VIII")],
    status: "verified",
    reviewedOn,
    note: text("Mục V.8 viết “toàn bộ người dân” nhưng không đặt chỉ tiêu.", "Section V.8 says the whole population and sets no target."),
    basis: "person",
    attribution,
    measures: "state",
    denominator: resident,
    numerator: hasRecord,
    direction: "up"
  },
  {
    id: "nam-thanh-mien/insurance-coverage",
    label: text("Tỷ lệ người dân tham gia bảo hiểm y tế", "Share of residents with health insurance"),
    ...planPeriod,
    cites: plan("Mục III"),
    status: "verified",
    reviewedOn,
    basis: "person",
    attribution,
    measures: "state",
    denominator: resident,
    numerator: insured,
    target: { share: 0.98, by: "2031-01-01" },
    direction: "up"
  },
  {
    id: "nam-thanh-mien/checkup-coverage",
    label: text("Tỷ lệ người dân được khám sức khỏe định kỳ trong năm", "Share of residents with a periodic checkup this year"),
    ...planPeriod,
    cites: [...plan("Mục III"), cite("decree-165-2026", "Điều 70.2")],
    status: "unverified",
    reviewedOn,
    note: text("Chỉ tiêu ≥ 90% không kèm kỳ tính; tính từ đầu năm dương lịch đến hết kỳ báo cáo.", "The target of 90 % has no period; counted from 1 January to the end of the period."),
    basis: "person",
    attribution,
    measures: "period",
    denominator: resident,
    numerator: facts("encounter").coded(param("nam-thanh-mien/checkup-kinds")).within(startOfYear, afterPeriod).exist(),
    target: { share: 0.9 },
    direction: "up"
  },
  {
    id: "nam-thanh-mien/hypertension-control",
    label: text("Tỷ lệ người tăng huyết áp được kiểm soát", "Share of people with hypertension whose blood pressure is controlled"),
    ...planPeriod,
    cites: [...plan("Mục VIII"), cite("who-ncd-c4-2022")],
    status: "unverified",
    note: text("Kế hoạch không có công thức. Lần đo gần nhất dưới 140/90 mmHg; không đo trong khoảng thời gian là chưa kiểm soát; người mới chẩn đoán chưa tính.",
      "The plan has no formula. Last measurement below 140/90 mmHg; not measured in time counts as not controlled; new patients are left out."),
    basis: "person",
    attribution,
    measures: "period",
    denominator: all(resident, facts("condition").coded(valueSet("vietnam/hypertension")).exist()),
    exclusion: newlyDiagnosed("vietnam/hypertension"),
    numerator: all(
      bloodPressure.exist(),
      bloodPressure.last.is({ component: "systolic", below: param("vietnam/control-systolic") }),
      bloodPressure.last.is({ component: "diastolic", below: param("vietnam/control-diastolic") })
    ),
    direction: "up"
  },
  {
    id: "nam-thanh-mien/diabetes-control",
    label: text("Tỷ lệ người đái tháo đường được kiểm soát", "Share of people with diabetes whose blood glucose is controlled"),
    ...planPeriod,
    cites: [...plan("Mục VIII"), cite("hearts-d-2020")],
    status: "unverified",
    note: text("Kế hoạch không có công thức. Đường huyết lúc đói hoặc HbA1c gần nhất dưới ngưỡng; không đo trong khoảng thời gian là chưa kiểm soát; kết quả không ghi đơn vị là chưa biết.",
      "The plan has no formula. Last fasting glucose or last HbA1c below the threshold; not measured in time counts as not controlled; a result without a unit is not known."),
    basis: "person",
    attribution,
    measures: "period",
    denominator: all(resident, facts("condition").coded(valueSet("vietnam/diabetes")).exist()),
    exclusion: newlyDiagnosed("vietnam/diabetes"),
    numerator: any(
      all(glucose.exist(), glucose.last.is({ ...millimolar, below: param("vietnam/control-glucose") })),
      all(hba1c.exist(), hba1c.last.is({ unit: "%", below: param("vietnam/control-hba1c") }))
    ),
    direction: "up"
  },
  {
    id: "nam-thanh-mien/villages-with-active-worker",
    label: text("Tỷ lệ thôn có cộng tác viên y tế hoạt động hiệu quả", "Share of villages with an active community health worker"),
    ...planPeriod,
    cites: plan("Mục III"),
    status: "unverified",
    reviewedOn,
    note: text("Kế hoạch không định nghĩa “hoạt động hiệu quả”; ở đây là có cộng tác viên và có báo cáo.", "The plan does not define \"works effectively\"; here: there is a worker, and reports came."),
    basis: "village",
    measures: "period",
    denominator: everybody,
    numerator: all(
      facts("collaborator").activeOn(on).exist(),
      any(
        all(flag("nam-thanh-mien/report-every-month"), reportedMonthsAgo(1), reportedMonthsAgo(2), reportedMonthsAgo(3)),
        all(not(flag("nam-thanh-mien/report-every-month")), reports.inPeriod().exist())
      )
    ),
    target: { share: 1 },
    direction: "up"
  }
]
