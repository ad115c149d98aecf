import type { Predicate } from "@tramyte/core"
import { afterPeriod, alive, all, any, before, cite, definedSet, facts, not, on, param, rule, startOf, text, valueSet } from "@tramyte/core/pack"
import { codes, defined, given, indicator, type Programme, type Source } from "./programme.ts"

const c4: Source = { cites: [cite("who-ncd-c4-2022")], status: "verified" }

const patients = definedSet("vietnam-care/hypertension-patients")
/** The last visit of the period, and a condition of its readings. */
const lastVisit = definedSet("vietnam-care/hypertension-clinical-visits").inPeriod().last
const atLastVisit = (holds: Predicate): Predicate => lastVisit.named("visit").where(holds).exist()

const below = { systolic: { component: "systolic", below: param("vietnam/control-systolic") }, diastolic: { component: "diastolic", below: param("vietnam/control-diastolic") } } as const
const belowHighRisk = { component: "systolic", below: param("vietnam-care/control-systolic-high-risk") } as const

const readingOfVisit = definedSet("vietnam-care/pressure-of-visit")
const highRisk = rule("vietnam-care/high-risk-hypertension")
const isBelow140And90 = readingOfVisit.valued(below.systolic, below.diastolic).exist()
const systolicIsBelow130 = readingOfVisit.valued(belowHighRisk).exist()

const silent = "Văn bản không nói về người đã chết trong kỳ (ở đây: không tính), và nhiều lần đo trong một lượt khám (ở đây: lần cuối)."
const silentToo = "The text is silent about deaths in the period (here: not counted), and about several readings at one visit (here: the last)."

/** The frame that all readings of C4 share: they differ in what controlled means. */
const variant = (letter: "a" | "b" | "c", vi: string, en: string, note: { readonly vi: string; readonly en: string }, controlled: Predicate, source: Source = c4) =>
  indicator(`hypertension-control-c4-${letter}`, text(`Tỷ lệ người tăng huyết áp được kiểm soát, WHO C4: ${vi}`, `Blood pressure control, WHO C4: ${en}`), { ...source, note: text(`${note.vi} ${silent}`, `${note.en} ${silentToo}`) }, {
    basis: "person",
    measures: "period",
    initial: all(alive, patients.exist()),
    exclusion: patients.within({ until: before(afterPeriod, param("vietnam-care/new-patient-time")) }).none(),
    numerator: atLastVisit(controlled),
    direction: "up"
  })

/**
 * Blood pressure control by WHO's facility indicator C4 (kiểm soát huyết áp): judged by the last clinical visit of the period;
 * who is not seen, or not measured, stays in the denominator as not controlled.
 */
export const hypertensionControl: Programme = {
  parameters: [
    given("control-systolic-high-risk", text("Huyết áp tâm thu của người nguy cơ cao dưới mức này là kiểm soát (mmHg)", "Systolic pressure below which hypertension at high risk counts as controlled (mmHg)"), {
      ...c4,
      note: text("C4 không nêu ngưỡng tâm trương cho người nguy cơ cao.", "C4 gives no diastolic limit for people at high risk.")
    }, 130),
    given("new-patient-time", text("Bệnh nhân mới chưa tính trong", "How long a new patient is left out of disease control"), c4, { months: 3 })
  ],
  valueSets: [
    codes("cardiovascular-disease", text("Bệnh tim mạch đã mắc", "Cardiovascular disease"), {
      ...c4,
      status: "unverified",
      note: text("C4 viết “tiền sử bệnh tim mạch” không kèm mã; ở đây là các nhóm ICD-10 thường gặp.", "C4 says history of cardiovascular disease without codes; here: the usual categories of ICD-10.")
    }, {
      I20: text("cơn đau thắt ngực", "angina pectoris"),
      I21: text("nhồi máu cơ tim cấp", "acute myocardial infarction"),
      I25: text("bệnh tim thiếu máu cục bộ mạn tính", "chronic ischaemic heart disease"),
      I50: text("suy tim", "heart failure"),
      I61: text("chảy máu não", "intracerebral haemorrhage"),
      I63: text("nhồi máu não", "cerebral infarction"),
      I64: text("đột quỵ không rõ loại", "stroke, not specified"),
      I69: text("di chứng bệnh mạch máu não", "sequelae of stroke")
    }),
    codes("kidney-disease", text("Bệnh thận mạn", "Chronic kidney disease"), { ...c4, status: "secondary" }, { N18: text("bệnh thận mạn", "chronic kidney disease") }),
    codes("cardiovascular-risk", text("Nguy cơ tim mạch cao", "High cardiovascular risk"), { ...c4, status: "secondary" }, { "high-cardiovascular-risk": text("nguy cơ tim mạch cao", "high cardiovascular risk") })
  ],
  definitions: [
    defined("pressure-of-visit", text("Lần đo huyết áp cuối trong ngày của lượt khám", "Last reading on the day of the visit"), {
      ...c4,
      status: "unverified",
      note: text("C4 không nói lần đo nào nếu đo nhiều lần; dùng với tên `visit`.", "C4 does not say which of several readings; speaks of a fact named `visit`.")
    }, { facts: definedSet("vietnam-care/pressure-readings").within({ from: startOf("visit"), through: startOf("visit") }).last.data }),
    defined("high-risk-hypertension", text("Tăng huyết áp nguy cơ cao: bệnh tim mạch, đái tháo đường, bệnh thận mạn hoặc nguy cơ tim mạch cao", "Hypertension at high risk: cardiovascular disease, diabetes, chronic kidney disease, or high risk"), c4, {
      when: any(
        facts("condition").coded(valueSet("vietnam-care/cardiovascular-disease", "vietnam/diabetes", "vietnam-care/kidney-disease")).exist(),
        facts("risk").coded(valueSet("vietnam-care/cardiovascular-risk")).activeOn(on).exist()
      )
    })
  ],
  indicators: [
    variant("a", "dưới 140/90 cho mọi người", "below 140/90 for everybody", {
      vi: "Biến thể A: một ngưỡng cho mọi người, không đọc ngưỡng riêng của nhóm nguy cơ cao.", en: "Variant A: one threshold for everybody, without that of the high-risk groups."
    }, isBelow140And90),
    variant("b", "nguyên văn", "to the letter", {
      vi: "Biến thể B: nguyên văn C4; nhóm nguy cơ cao chỉ xét tâm thu dưới 130, vì văn bản không nêu tâm trương; điều đó làm tỷ lệ tăng.",
      en: "Variant B: C4 to the letter; of high-risk groups only a systolic pressure below 130 is asked, as the text gives no diastolic limit, which raises the share."
    }, all(any(highRisk, isBelow140And90), any(not(highRisk), systolicIsBelow130))),
    variant("c", "nhóm nguy cơ cao dưới 130/90", "high-risk groups below 130/90", {
      vi: "Biến thể C: nhóm nguy cơ cao dưới 130 và dưới 90; ngưỡng tâm trương là của người khác, không có trong văn bản.",
      en: "Variant C: high-risk groups below 130 and below 90; that diastolic limit is everybody else's, and not in the text."
    }, all(isBelow140And90, any(not(highRisk), systolicIsBelow130)))
  ]
}
