import { type DataIssue, type Fact, parseCivilDate, partialDateBounds, type Person, type Unit } from "@tramyte/core"
import type { WriteBatch } from "../ports/recordStore.ts"

/**
 * Everything about a batch that can be judged without the store; an empty list: nothing is wrong. Stores call it before
 * they write, and refuse the whole batch with these issues. (Whether subjects exist, only the store knows.)
 *
 * @example
 * ```ts
 * import { checkBatch } from "@tramyte/sdk"
 *
 * const issues = checkBatch({ id: "b-1", recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id: "" }] })
 * issues.map((issue) => issue.path) // => ["persons[0].id"]
 * ```
 */
export const checkBatch = (batch: WriteBatch): readonly DataIssue[] => {
  if (typeof batch !== "object" || batch === null) return [{ path: "", message: "give a batch with an id, a label and when it is recorded" }]
  const issues: DataIssue[] = []
  if (!isText(batch.id)) issues.push({ path: "id", message: notText(batch.id) })
  if (typeof batch.label !== "string" || !isWellFormed(batch.label)) issues.push({ path: "label", message: notText(batch.label) })
  if (!isInstant(batch.recorded)) issues.push({ path: "recorded", message: `${show(batch.recorded)} is not an instant with offset; write "2026-10-15T08:00:00+07:00"` })
  const sound = (["persons", "units", "facts", "complete"] as const).filter((field) => {
    const right = batch[field] === undefined || Array.isArray(batch[field])
    if (!right) issues.push({ path: field, message: "is not a list" })
    return right
  })
  if (sound.length < 4) return issues
  const issue = (path: string, message: string): void => void issues.push({ path, message })
  batch.persons?.forEach((person, index) => checkPerson(person, `persons[${index}]`, issue))
  batch.units?.forEach((unit, index) => checkUnit(unit, `units[${index}]`, issue))
  const facts = batch.facts ?? []
  for (let index = 0; index < facts.length; index++) if (!isSoundFact(facts[index], batch.recorded)) explainFact(facts[index], `facts[${index}]`, issue)
  batch.complete?.forEach((entry, index) => checkComplete(entry, `complete[${index}]`, issue))
  return issues
}

type Report = (path: string, message: string) => void

const personFields = new Set(["id", "sex", "birthDate", "deathDate"])
const factFields: ReadonlySet<string> = new Set([
  "id", "subject", "kind", "code", "status", "start", "end", "at", "endAt", "recorded", "source", "supersedes", "value", "unit", "components", "valueCode", "qualifiers", "links"
] satisfies readonly (keyof Fact)[])
const unitKinds: readonly unknown[] = ["commune", "village", "household", "school", "employer", "facility", "collaborator"]
const statuses: readonly unknown[] = [undefined, "final", "preliminary", "planned", "notDone", "enteredInError"]

const checkPerson = (person: Person, path: string, issue: Report): void => {
  if (typeof person !== "object" || person === null) return issue(path, "is not a person")
  if (!isText(person.id)) issue(`${path}.id`, notText(person.id))
  if (![undefined, "male", "female", "other"].includes(person.sex)) issue(`${path}.sex`, `${show(person.sex)} is none of male, female, other; leave it out if it is not known`)
  for (const field of ["birthDate", "deathDate"] as const) {
    if (person[field] !== undefined && !isPartialDate(person[field])) issue(`${path}.${field}`, notDate(person[field]))
  }
  for (const field of Object.keys(person)) if (!personFields.has(field)) issue(`${path}.${field}`, "is no field of a person; what changes in a life is a fact")
}

const checkUnit = (unit: Unit, path: string, issue: Report): void => {
  if (typeof unit !== "object" || unit === null) return issue(path, "is not a unit")
  if (!isText(unit.id)) issue(`${path}.id`, notText(unit.id))
  if (!unitKinds.includes(unit.kind)) issue(`${path}.kind`, `${show(unit.kind)} is none of ${unitKinds.join(", ")}`)
  if (unit.parent !== undefined && !isText(unit.parent)) issue(`${path}.parent`, notText(unit.parent))
  if (unit.name !== undefined && !(typeof unit.name === "string" && isWellFormed(unit.name))) issue(`${path}.name`, notText(unit.name))
}

const checkComplete = (entry: NonNullable<WriteBatch["complete"]>[number], path: string, issue: Report): void => {
  if (!isText(entry?.subject)) issue(`${path}.subject`, notText(entry?.subject))
  if (!isRecord(entry?.kinds)) return issue(`${path}.kinds`, "is not an object of kinds and days")
  for (const [kind, day] of Object.entries(entry.kinds)) {
    if (typeof day !== "string" || parseCivilDate(day) === undefined) issue(`${path}.kinds.${kind}`, `${show(day)} is not a day; write "2026-10-15"`)
    if (!isText(kind)) issue(`${path}.kinds`, notText(kind))
  }
}

/** The quick look at a fact that is almost always right; what is wrong is told by `explainFact`. */
const isSoundFact = (fact: Fact | undefined, recorded: string): boolean =>
  typeof fact === "object" && fact !== null && isText(fact.id) && isText(fact.subject) && isText(fact.kind) &&
  fact.source !== undefined && fact.source !== null && isText(fact.source.id) && isText(fact.source.key) &&
  (fact.recorded === recorded || isDayOrInstant(fact.recorded)) && (fact.status === undefined || statuses.includes(fact.status)) &&
  (fact.start === undefined || fact.start === "unknown" || fact.start === "always" || isPartialDate(fact.start)) &&
  (fact.end === undefined || fact.end === "ongoing" || fact.end === "unknown" || isPartialDate(fact.end)) &&
  (fact.code === undefined || isTexts(fact.code)) && (fact.value === undefined || isValue(fact.value)) &&
  (fact.unit === undefined || isText(fact.unit)) && (fact.at === undefined || isInstant(fact.at)) &&
  (fact.supersedes === undefined || (isText(fact.supersedes) && fact.supersedes !== fact.id)) && hasOnlyFactFields(fact) &&
  (fact.links === undefined || isRecordOf(fact.links, isText)) && (fact.components === undefined || isRecordOf(fact.components, isNumber)) &&
  (fact.endAt === undefined || isInstant(fact.endAt)) && (fact.valueCode === undefined || isTexts(fact.valueCode)) && (fact.qualifiers === undefined || isRecordOf(fact.qualifiers, isTexts))

const explainFact = (fact: Fact | undefined, path: string, issue: Report): void => {
  if (typeof fact !== "object" || fact === null) return issue(path, "is not a fact")
  for (const field of ["id", "subject", "kind"] as const) if (!isText(fact[field])) issue(`${path}.${field}`, notText(fact[field]))
  if (!isText(fact.source?.id)) issue(`${path}.source.id`, `${notText(fact.source?.id)}; it names the register that the fact came from`)
  if (!isText(fact.source?.key)) issue(`${path}.source.key`, `${notText(fact.source?.key)}; it names the row there`)
  if (!isDayOrInstant(fact.recorded)) issue(`${path}.recorded`, `${show(fact.recorded)} is neither a day nor an instant; write "2026-10-15"`)
  if (!statuses.includes(fact.status)) issue(`${path}.status`, `${show(fact.status)} is none of ${statuses.slice(1).join(", ")}`)
  if (fact.start !== undefined && fact.start !== "unknown" && fact.start !== "always" && !isPartialDate(fact.start)) issue(`${path}.start`, notDate(fact.start))
  if (fact.end !== undefined && fact.end !== "ongoing" && fact.end !== "unknown" && !isPartialDate(fact.end)) issue(`${path}.end`, notDate(fact.end))
  if (fact.code !== undefined && !isTexts(fact.code)) issue(`${path}.code`, "is not a list of codes")
  if (fact.value !== undefined && !isValue(fact.value)) issue(`${path}.value`, `${show(fact.value)} is no finite number, text or truth`)
  if (fact.unit !== undefined && !isText(fact.unit)) issue(`${path}.unit`, notText(fact.unit))
  for (const field of ["at", "endAt"] as const) if (fact[field] !== undefined && !isInstant(fact[field])) issue(`${path}.${field}`, `${show(fact[field])} is not an instant with offset; write "2026-07-15T08:30:00+07:00"`)
  if (fact.supersedes !== undefined && !isText(fact.supersedes)) issue(`${path}.supersedes`, notText(fact.supersedes))
  if (fact.supersedes === fact.id) issue(`${path}.supersedes`, "is the fact's own id; a correction of the same source and key needs no supersedes")
  if (fact.links !== undefined && !isRecordOf(fact.links, isText)) issue(`${path}.links`, "is not an object of roles and ids")
  if (fact.components !== undefined && !isRecordOf(fact.components, isNumber)) issue(`${path}.components`, "is not an object of named finite numbers")
  if (fact.valueCode !== undefined && !isTexts(fact.valueCode)) issue(`${path}.valueCode`, "is not a list of codes")
  if (fact.qualifiers !== undefined && !isRecordOf(fact.qualifiers, isTexts)) issue(`${path}.qualifiers`, "is not an object of named lists of codes")
  for (const field in fact) if (!factFields.has(field)) issue(`${path}.${field}`, "is no field of a fact and would be lost")
}

const hasOnlyFactFields = (fact: Fact): boolean => {
  for (const field in fact) if (!factFields.has(field)) return false
  return true
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "" && isWellFormed(value)

/** A half of a surrogate pair has no UTF-8 form: no database could give it back. */
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed: () => boolean }).isWellFormed()

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value)
const isValue = (value: unknown): boolean => isNumber(value) || typeof value === "boolean" || (typeof value === "string" && isWellFormed(value))
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isPartialDate = (value: unknown): boolean => typeof value === "string" && partialDateBounds(value) !== undefined
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
/** Whether a value is an instant with offset. */
export const isInstant = (value: unknown): boolean => typeof value === "string" && instant.test(value) && parseCivilDate(value.slice(0, 10)) !== undefined
const isDayOrInstant = (value: unknown): boolean => typeof value === "string" && (parseCivilDate(value) !== undefined || isInstant(value))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)

const isRecordOf = (value: unknown, holds: (entry: unknown) => boolean): boolean => {
  if (!isRecord(value)) return false
  for (const key in value) if (!isText(key) || !holds(value[key])) return false
  return true
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value)
const notText = (value: unknown): string => `${show(value)} is not a non-empty text`
const notDate = (value: unknown): string => `${show(value)} is not a date; write "1956", "1956-03" or "1956-03-09"`
