import type { DataIssue, Person, Unit } from "@tramyte/core"
import type { Expectation, PersonMerge, WriteBatch } from "../ports/recordStore.ts"
import { checkMessage } from "./checkMessage.ts"
import { explainFact, isDay, isPartialDate, isRecord, isSoundFact, notDate, type Report } from "./checkStoredFact.ts"
import { recordedProblem } from "./instants.ts"
import { contentProblem, longestValue, show, textProblem } from "./keptText.ts"

export { isInstant } from "./instants.ts"

/**
 * Everything about a batch that can be judged without the store; an empty list: nothing is wrong. Stores call it before
 * they write, and refuse the whole batch with these issues. (Whether subjects exist, only the store knows.)
 *
 * Ids, keys, kinds, codes, topics, labels and roles have at most 400 UTF-16 units (ids of messages 391); names of units and text values 10,000; the
 * payload of a message 1,000,000 characters of JSON. Nowhere is U+0000 or half of a surrogate pair. A batch is recorded
 * between 2000 and 2099. Numbers of facts are 0 or lie between 1e-100 and 1e100, above or below 0.
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
  const issue: Report = (path, message) => void issues.push({ path, message })
  const check = (path: string, problem: string | undefined): void => problem === undefined ? undefined : issue(path, problem)
  check("id", textProblem(batch.id))
  check("label", contentProblem(batch.label))
  const wrongTime = recordedProblem(batch.recorded)
  if (wrongTime !== undefined) issue("recorded", `${show(batch.recorded)} ${wrongTime}`)
  for (const field in batch) if (!batchFields.has(field)) issue(show(field).slice(1, -1), "is no field of a batch and would be lost")
  for (const field of lists) if (batch[field] !== undefined && !Array.isArray(batch[field])) issue(field, "is not a list")
  const each = <Field extends typeof lists[number]>(field: Field, look: (item: NonNullable<WriteBatch[Field]>[number], path: string, issue: Report) => void): void => {
    const list = batch[field] as readonly NonNullable<WriteBatch[Field]>[number][] | undefined
    // By place: also what is missing from a list is looked at.
    if (Array.isArray(list)) for (let index = 0; index < list.length; index++) look(list[index]!, `${field}[${index}]`, issue)
  }
  each("persons", checkPerson)
  each("units", checkUnit)
  const facts = Array.isArray(batch.facts) ? batch.facts : []
  for (let index = 0; index < facts.length; index++) if (!isSoundFact(facts[index], batch.recorded)) explainFact(facts[index], `facts[${index}]`, issue)
  each("complete", checkComplete)
  each("merges", checkMerge)
  each("expects", checkExpectation)
  each("messages", checkMessage)
  return issues
}

const lists = ["persons", "units", "facts", "complete", "merges", "expects", "messages"] as const
const batchFields: ReadonlySet<string> = new Set(["id", "recorded", "label", ...lists])
const personFields: ReadonlySet<string> = new Set(["id", "sex", "birthDate", "deathDate"])
const unitFields: ReadonlySet<string> = new Set(["id", "kind", "parent", "name"])
const unitKinds: readonly unknown[] = ["commune", "village", "household", "school", "employer", "facility", "collaborator"]

const checkPerson = (person: Person, path: string, issue: Report): void => {
  if (typeof person !== "object" || person === null) return issue(path, "is not a person")
  checkText(person.id, `${path}.id`, issue)
  if (![undefined, "male", "female", "other"].includes(person.sex)) issue(`${path}.sex`, `${show(person.sex)} is none of male, female, other; leave it out if it is not known`)
  for (const field of ["birthDate", "deathDate"] as const) {
    if (person[field] !== undefined && !isPartialDate(person[field])) issue(`${path}.${field}`, notDate(person[field]))
  }
  for (const field of Object.keys(person)) if (!personFields.has(field)) issue(`${path}.${show(field).slice(1, -1)}`, "is no field of a person; what changes in a life is a fact")
}

const checkUnit = (unit: Unit, path: string, issue: Report): void => {
  if (typeof unit !== "object" || unit === null) return issue(path, "is not a unit")
  checkText(unit.id, `${path}.id`, issue)
  if (!unitKinds.includes(unit.kind)) issue(`${path}.kind`, `${show(unit.kind)} is none of ${unitKinds.join(", ")}`)
  if (unit.parent !== undefined) checkText(unit.parent, `${path}.parent`, issue)
  const wrongName = unit.name === undefined ? undefined : contentProblem(unit.name, longestValue)
  if (wrongName !== undefined) issue(`${path}.name`, wrongName)
  for (const field of Object.keys(unit)) {
    if (!unitFields.has(field)) issue(`${path}.${show(field).slice(1, -1)}`, "is no field of a unit and would be lost; what is known of a unit is a fact")
  }
}

const checkComplete = (entry: NonNullable<WriteBatch["complete"]>[number], path: string, issue: Report): void => {
  checkText(entry?.subject, `${path}.subject`, issue)
  if (!isRecord(entry?.kinds)) return issue(`${path}.kinds`, "is not an object of kinds and days")
  for (const [kind, day] of Object.entries(entry.kinds)) {
    if (!isDay(day)) issue(`${path}.kinds.${show(kind).slice(1, -1)}`, `${show(day)} is not a day; write "2026-10-15"`)
    checkText(kind, `${path}.kinds`, issue)
  }
}

const checkMerge = (merge: PersonMerge, path: string, issue: Report): void => {
  checkText(merge?.from, `${path}.from`, issue)
  checkText(merge?.into, `${path}.into`, issue)
  if (typeof merge?.from === "string" && merge.from === merge.into) issue(`${path}.into`, `${show(merge.into)} is the same person`)
}

const checkExpectation = (expected: Expectation, path: string, issue: Report): void => {
  checkText(expected?.subject, `${path}.subject`, issue)
  if (expected?.version !== undefined) checkText(expected.version, `${path}.version`, issue)
}

const checkText = (value: unknown, path: string, issue: Report): void => {
  const problem = textProblem(value)
  if (problem !== undefined) issue(path, problem)
}
