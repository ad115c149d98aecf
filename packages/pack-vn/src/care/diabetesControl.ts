import type { Predicate } from "@tramyte/core"
import { afterPeriod, alive, all, any, before, cite, definedSet, facts, param, text, valueSet } from "@tramyte/core/pack"
import { codes, defined, indicator, type Programme, type Source } from "./programme.ts"

const heartsD: Source = { cites: [cite("hearts-d-2020")], status: "unverified" }

const patients = definedSet("vietnam-care/diabetes-patients")

/** 126 mg/dL and 7.0 mmol/L are one threshold in all guidelines, which holds with 18 mg/dL to the mmol/L. */
const fasting = { unit: "mmol/L", convert: { "mg/dL": 1 / 18 }, below: param("vietnam/control-glucose") } as const
const hba1c = { unit: "%", below: param("vietnam/control-hba1c") } as const

/** The last fasting glucose or the last HbA1c of the reporting period is below its threshold. */
export const glucoseIsControlled: Predicate = any(
  facts("observation").coded(valueSet("vietnam-care/fasting-glucose")).inPeriod().last.valued(fasting).exist(),
  facts("observation").coded(valueSet("vietnam-care/hba1c")).inPeriod().last.valued(hba1c).exist()
)

/** Diabetes control (kiểm soát đái tháo đường). */
export const diabetesControl: Programme = {
  valueSets: [
    codes("fasting-glucose", text("Đường huyết lúc đói", "Fasting glucose"), heartsD, { "fasting-glucose": text("đường huyết lúc đói", "fasting glucose") }),
    codes("hba1c", text("HbA1c", "HbA1c test"), heartsD, { hba1c: text("HbA1c", "HbA1c") })
  ],
  definitions: [
    defined("diabetes-patients", text("Chẩn đoán đái tháo đường đã ghi nhận", "Diabetes on record"), heartsD, { facts: facts("condition").coded(valueSet("vietnam/diabetes")).data })
  ],
  indicators: [
    indicator("diabetes-control", text("Tỷ lệ người đái tháo đường được kiểm soát đường huyết", "Diabetes control: glucose or HbA1c below the threshold"), {
      ...heartsD,
      note: text(
        "Ngưỡng của HEARTS-D chưa đọc trong văn bản: đường huyết lúc đói < 7,0 mmol/L hoặc HbA1c < 7 %; chỉ cần một trong hai. mg/dL được đổi (126 mg/dL là 7,0); kết quả không ghi đơn vị, hoặc HbA1c theo mmol/mol, là chưa biết. Người mới ba tháng chưa tính, theo C4; không xét nghiệm trong kỳ là chưa kiểm soát.",
        "The thresholds of HEARTS-D were not read in the text: fasting glucose < 7.0 mmol/L or HbA1c < 7 %; one of the two is enough. mg/dL is converted (126 mg/dL is 7.0); a result without a unit, or HbA1c in mmol/mol, is not known. Patients of three months are left out, as in C4; not tested in the period is not controlled."
      )
    }, {
      basis: "person", measures: "period", initial: all(alive, patients.exist()), exclusion: patients.within({ until: before(afterPeriod, param("vietnam-care/new-patient-time")) }).none(), numerator: glucoseIsControlled, direction: "up"
    })
  ]
}
