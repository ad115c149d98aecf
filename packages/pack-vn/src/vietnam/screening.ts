import type { Predicate, Protocol } from "@tramyte/core"
import { all, any, cite, facts, female, not, on, param, sure, text, valueSet } from "@tramyte/core/pack"
import { studies } from "../write.ts"

// Early detection is in force since the decree; a person never screened is due from then on, and not overdue since an older guideline.
const from = "2026-07-01"
const early = cite("decree-165-2026", "Điều 75")
const recall = { opensBefore: param("vietnam/recall-window") }

const bmiHigh: Predicate = any(
  facts("risk").coded("overweight").activeOn(on).exist(),
  facts("observation").coded("bmi").last.is({ atLeast: param("vietnam/diabetes-screening-bmi") })
)
const otherRisk: Predicate = any(facts("risk").coded("family-diabetes").activeOn(on).exist(), facts("condition").coded(valueSet("vietnam/hypertension")).exist())
const noDiabetes = facts("condition").coded(valueSet("vietnam/diabetes")).none()

// Neither is known of most women; only what is on record takes a woman out, so that nobody is asked.
const hasCervix = not(sure(any(facts("procedure").coded("total-hysterectomy").exist(), facts("condition").coded("C53").exist())))
const hpvTest = facts("procedure").coded("cervical-screening-hpv")
const hpvInDate = hpvTest.inTheLast(param("vietnam/cervical-hpv-interval")).exist()
const cervicalAges = { from: param("vietnam/cervical-screening-from"), until: param("vietnam/cervical-screening-until") }
const cervicalCites = [cite("decision-3792-2024"), cite("cervical-plan-2016"), cite("who-cervical-2021")]
const cervicalNote = text(
  "Tuổi và khoảng cách của QĐ 3792/2024 chưa thấy. Người cắt tử cung toàn bộ không sàng lọc; người có triệu chứng đi khám chẩn đoán, không theo lịch này.",
  "The ages and intervals of decision 3792/2024 were not seen. Not after a total hysterectomy; women with symptoms are to be examined, not screened."
)

const pupilYear = { year: param("vietnam/pupil-year"), schoolYearStart: param("vietnam/school-year-start") }

/** What is looked for in whom (tầm soát): every age and interval is a named parameter. */
export const screening: readonly Protocol[] = [
  {
    id: "vietnam/hypertension-screening",
    label: text("Đo huyết áp tầm soát", "Blood pressure screening"),
    from,
    cites: [early, cite("decision-5904-2019"), cite("decision-3192-2010")],
    status: "unverified",
    item: "blood-pressure",
    ages: { from: param("vietnam/hypertension-screening-from") },
    who: facts("condition").coded(valueSet("vietnam/hypertension")).none(),
    recurrence: { every: param("vietnam/hypertension-screening-interval"), ...recall },
    doneBy: facts("observation").coded("blood-pressure").data,
    urgency: 6
  },
  {
    id: "vietnam/diabetes-screening",
    label: text("Tầm soát đái tháo đường", "Diabetes screening"),
    from,
    cites: [early, cite("decision-5481-2020")],
    status: "unverified",
    item: "fasting-glucose",
    ages: { from: param("vietnam/diabetes-screening-from") },
    who: noDiabetes,
    recurrence: { every: param("vietnam/diabetes-screening-interval"), ...recall },
    doneBy: facts("observation").coded("fasting-glucose", "hba1c").data,
    urgency: 6
  },
  {
    id: "vietnam/diabetes-screening-at-risk",
    label: text("Tầm soát đái tháo đường ở người trẻ có nguy cơ", "Diabetes screening of younger people at risk"),
    from,
    cites: [early, cite("decision-5481-2020")],
    status: "unverified",
    note: text("BMI cao kèm ít nhất một yếu tố nguy cơ; ở đây: gia đình có người đái tháo đường, hoặc tăng huyết áp.", "High BMI with at least one risk factor; here: diabetes in the family, or hypertension."),
    item: "fasting-glucose",
    ages: { from: param("vietnam/diabetes-at-risk-from"), until: param("vietnam/diabetes-screening-from") },
    who: all(noDiabetes, otherRisk, bmiHigh),
    recurrence: { every: param("vietnam/diabetes-screening-interval"), ...recall },
    doneBy: facts("observation").coded("fasting-glucose", "hba1c").data,
    urgency: 6
  },
  {
    id: "vietnam/cervical-screening-after-hpv",
    label: text("Sàng lọc ung thư cổ tử cung: theo xét nghiệm HPV còn thời hạn", "Cervical screening: after an HPV test that is in date"),
    from,
    cites: cervicalCites,
    status: "unverified",
    note: cervicalNote,
    item: "cervical-screening",
    ages: cervicalAges,
    who: all(female, hasCervix, hpvInDate),
    recurrence: { every: param("vietnam/cervical-hpv-interval"), ...recall },
    doneBy: hpvTest.data,
    urgency: 6
  },
  {
    id: "vietnam/cervical-screening",
    label: text("Sàng lọc ung thư cổ tử cung", "Cervical screening"),
    from,
    cites: cervicalCites,
    status: "unverified",
    note: cervicalNote,
    item: "cervical-screening",
    ages: cervicalAges,
    // A woman stands under one of the two protocols at a time: a test for HPV holds longer.
    who: all(female, hasCervix, not(hpvInDate)),
    recurrence: { every: param("vietnam/cervical-via-interval"), ...recall },
    doneBy: facts("procedure").coded(valueSet("vietnam/cervical-via-cytology")).data,
    urgency: 6
  },
  {
    id: "vietnam/pupil-vision",
    label: text("Đo thị lực học sinh", "Visual acuity of pupils"),
    from,
    cites: [cite("joint-circular-13-2016"), cite("decision-1551-2026")],
    status: "secondary",
    item: "visual-acuity",
    ages: { from: param("vietnam/vision-check-from") },
    who: studies(valueSet("vietnam/pupil-levels")),
    recurrence: { perYear: { min: 1 }, ...pupilYear },
    doneBy: facts("observation").coded("visual-acuity").data,
    urgency: 7
  },
  {
    id: "vietnam/pupil-spine",
    label: text("Khám cột sống học sinh (cong vẹo)", "Spine check of pupils"),
    from,
    cites: [cite("decision-1551-2026")],
    status: "secondary",
    note: text("Sổ sức khỏe học sinh có mục cột sống; tần suất lấy theo kiểm tra đầu năm học.", "The pupils' health book has the spine; its frequency is that of the yearly check."),
    item: "spine-check",
    who: studies(valueSet("vietnam/general-school-levels")),
    recurrence: { perYear: { min: 1 }, ...pupilYear },
    doneBy: facts("observation").coded("spine-check").data,
    urgency: 7
  }
]
