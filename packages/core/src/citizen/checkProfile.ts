import { partialDateBounds } from "../time/index.ts"
import { isRecord, shown } from "./checkFact.ts"
import type { DataIssue } from "./errors.ts"

/** The words that each field of a profile takes, used to check data at run time. */
const words = {
  sex: ["male", "female", "other"],
  residence: ["permanent", "temporary", "absent"],
  poverty: ["poor", "nearPoor", "none"],
  disability: ["mild", "severe", "exceptionallySevere"],
  area: ["ethnicMinority", "mountainous", "difficult", "extremelyDifficult", "island", "specialZone"],
  employment: ["contract", "probation", "apprentice", "trainee", "cadre", "civilServant", "publicEmployee", "specialTrade", "police", "military", "freelance", "retired"],
  education: ["preschool", "primary", "lowerSecondary", "upperSecondary", "continuing", "college", "vocational", "university", "postgraduate"]
} as const

type Check = (value: unknown, path: string, wrong: Wrong) => void
type Wrong = (path: string, value: unknown, mend: string) => void

const word = (allowed: readonly string[]): Check => (value, path, wrong) => {
  if (!allowed.includes(value as string)) wrong(path, value, `is not one of ${allowed.join(", ")}`)
}
const date: Check = (value, path, wrong) => {
  if (typeof value !== "string" || partialDateBounds(value) === undefined) wrong(path, value, "is not a date; write \"1956\", \"1956-03\" or \"1956-03-09\"")
}
const truth: Check = (value, path, wrong) => {
  if (typeof value !== "boolean") wrong(path, value, "is neither true nor false; leave it out if it is not known")
}
const text: Check = (value, path, wrong) => {
  if (typeof value !== "string" || value === "") wrong(path, value, "is not a text; leave it out if it is not known")
}
const codes: Check = (value, path, wrong) => {
  if (!Array.isArray(value) || !value.every((code) => typeof code === "string")) wrong(path, value, "is not a list of codes")
}
const listOf = (check: Check): Check => (value, path, wrong) => {
  if (!Array.isArray(value)) wrong(path, value, "is not a list")
  else value.forEach((one, index) => check(one, `${path}[${index}]`, wrong))
}
const unless = (allowed: (value: unknown) => boolean, check: Check): Check => (value, path, wrong) => {
  if (!allowed(value)) check(value, path, wrong)
}
/** An object with these fields and no others; what is left out is not known, but for those that are needed. */
const fields = (checks: Readonly<Record<string, Check>>, ...needed: readonly string[]): Check => {
  const known = new Map(Object.entries(checks))
  return (value, path, wrong) => {
    if (!isRecord(value)) return wrong(path, value, `is not an object with ${Object.keys(checks).join(", ")}`)
    const at = (field: string): string => path === "" ? field : `${path}.${field}`
    for (const field of Object.keys(value)) {
      const check = known.get(field)
      if (check === undefined) wrong(at(field), value[field], "is in a field that does not exist here")
      else if (value[field] !== undefined) check(value[field], at(field), wrong)
    }
    for (const field of needed) if (value[field] === undefined) known.get(field)!(undefined, at(field), wrong)
  }
}

const isFalse = (value: unknown): boolean => value === false
const isTruth = (value: unknown): boolean => typeof value === "boolean"
const isWord = (value: unknown): boolean => words.employment.some((type) => type === value)

const profile = fields({
  id: text,
  sex: word(words.sex),
  birthDate: date,
  deathDate: date,
  residence: fields({ type: word(words.residence), commune: text, village: text, since: date }),
  merit: truth,
  disability: unless(isTruth, word(words.disability)),
  poverty: word(words.poverty),
  area: unless(isFalse, listOf(word(words.area))),
  employment: unless((value) => isFalse(value) || isWord(value), (value, path, wrong) =>
    isRecord(value) ? job(value, path, wrong) : word(words.employment)(value, path, wrong)),
  education: unless(isFalse, word(words.education)),
  insurance: unless(isTruth, text),
  pregnant: unless(isTruth, fields({ since: date }, "since")),
  conditions: codes,
  risks: codes,
  examinations: listOf(fields({ on: date, kind: text }, "on")),
  healthRecord: truth
}, "id")

const job = fields({ type: word(words.employment), hazardous: truth }, "type")

/** Finds every wrong field of a profile, strange fields included. */
export const checkProfile = (value: unknown): readonly DataIssue[] => {
  if (!isRecord(value)) return [{ path: "", message: `${shown(value)} is not a profile; give an object with at least an id` }]
  const issues: DataIssue[] = []
  profile(value, "", (path, found, mend) => void issues.push({ path, message: `${shown(found)} ${mend}` }))
  return issues
}
