import type { RegisterMapping } from "../mapping/registerMapping.ts"

/**
 * The extract of electronic health records (hồ sơ sức khỏe điện tử), NDJSON, one person a line with lists of encounters,
 * observations, conditions, procedures and risks. It is whole for the commune: who has no line has no record.
 */
export const healthRecords: RegisterMapping = {
  format: 1,
  id: "healthRecords",
  label: { vi: "Hồ sơ sức khỏe điện tử", en: "Electronic health record extract" },
  source: "health-records",
  shape: "ndjson",
  about: "people",
  columns: {
    personalId: { header: "personalId" },
    name: { header: "name", required: true },
    birthDate: { header: "birthDate" },
    sex: { header: "sex" },
    record: { header: "record" },
    encounters: { header: "encounters" },
    observations: { header: "observations" },
    conditions: { header: "conditions" },
    procedures: { header: "procedures" },
    pregnancy: { header: "pregnancy" },
    risks: { header: "risks" }
  },
  dateFormats: ["y-m-d", "y", "d/m/y", "m/y"],
  codes: {
    sex: { words: { "male": "male", "female": "female", "other": "other", "Nam": "male", "Nữ": "female" }, unknown: "rejectField" }
  },
  yields: ["identifier", "healthRecord", "encounter", "observation", "condition", "procedure", "pregnancy", "risk"],
  covers: "commune",
  completes: ["healthRecord", "encounter", "observation", "condition", "procedure", "pregnancy", "risk"]
}
