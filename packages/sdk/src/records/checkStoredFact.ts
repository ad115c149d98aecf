import { CitizenError, type DataIssue, type Fact, parseCivilDate, partialDateBounds, readRecord } from "@tramyte/core"
import { isDayOrInstant, isInstant } from "./instants.ts"
import { canBeKept, contentProblem, isKeptText, longestText, longestValue, show, textProblem } from "./keptText.ts"

export type Report = (path: string, message: string) => void

const factFields: ReadonlySet<string> = new Set([
  "id", "subject", "kind", "code", "status", "start", "end", "at", "endAt", "recorded", "source", "supersedes", "value", "unit", "components", "valueCode", "qualifiers", "links"
] satisfies readonly (keyof Fact)[])
const statuses: readonly unknown[] = [undefined, "final", "preliminary", "planned", "notDone", "enteredInError"]

/** The quick look at a fact that is almost always right; what is wrong is told by `explainFact`. */
export const isSoundFact = (fact: Fact | undefined, recorded: string): boolean =>
  typeof fact === "object" && fact !== null && isKeptText(fact.id) && isKeptText(fact.subject) && isKeptText(fact.kind) &&
  fact.source !== undefined && fact.source !== null && isKeptText(fact.source.id) && isKeptText(fact.source.key) &&
  (fact.recorded === recorded || isDayOrInstant(fact.recorded)) && (fact.status === undefined || statuses.includes(fact.status)) &&
  (fact.start === undefined || fact.start === "unknown" || fact.start === "always" || isPartialDate(fact.start)) &&
  (fact.end === undefined || fact.end === "ongoing" || fact.end === "unknown" || isPartialDate(fact.end)) &&
  (fact.code === undefined || isTexts(fact.code)) && (fact.value === undefined || (isValue(fact.value) && (fact.kind !== "identifier" || typeof fact.value !== "string" || fact.value.length <= longestText))) &&
  (fact.unit === undefined || isKeptText(fact.unit)) && (fact.at === undefined || isInstant(fact.at)) &&
  (fact.supersedes === undefined || (isKeptText(fact.supersedes) && fact.supersedes !== fact.id)) && hasOnlyFactFields(fact) &&
  (fact.links === undefined || isRecordOf(fact.links, isKeptText)) && (fact.components === undefined || isRecordOf(fact.components, isNumber)) &&
  (fact.endAt === undefined || isInstant(fact.endAt)) && (fact.valueCode === undefined || isTexts(fact.valueCode)) &&
  (fact.qualifiers === undefined || isRecordOf(fact.qualifiers, isTexts)) && isInOrder(fact)

/** Whether a fact surely does not end before it begins. Most have one date, or two whole ones. */
const isInOrder = (fact: Fact): boolean => {
  const { at, end, endAt, start } = fact
  if (at === undefined && endAt === undefined) {
    if (end === undefined || start === undefined || end === "ongoing") return true
    if (end.length === start.length && end >= start) return true
  }
  return orderProblems(fact).length === 0
}

/** What the core finds wrong with the dates of a fact together: one such fact would make its whole record unreadable. */
const orderProblems = (fact: Fact): readonly DataIssue[] => {
  try {
    readRecord({ person: { id: "p" }, facts: [{ ...fact, subject: "p" }] })
    return []
  } catch (error) {
    if (error instanceof CitizenError) return error.issues.filter(({ path }) => /\.(start|end|at|endAt)$/.test(path))
    throw error
  }
}

/** Tells everything that is wrong with a fact. */
export const explainFact = (fact: Fact | undefined, path: string, issue: Report): void => {
  if (typeof fact !== "object" || fact === null) return issue(path, "is not a fact")
  const check = (field: string, problem: string | undefined): void => problem === undefined ? undefined : issue(`${path}.${field}`, problem)
  const open = (date: unknown, ...words: readonly string[]): boolean => date === undefined || words.includes(date as string) || isPartialDate(date)
  for (const field of ["id", "subject", "kind"] as const) check(field, textProblem(fact[field]))
  check("source.id", hinted(textProblem(fact.source?.id), "it names the register that the fact came from"))
  check("source.key", hinted(textProblem(fact.source?.key), "it names the row there"))
  if (!isDayOrInstant(fact.recorded)) check("recorded", `${show(fact.recorded)} is neither a day nor an instant; write "2026-10-15"`)
  if (!statuses.includes(fact.status)) check("status", `${show(fact.status)} is none of ${statuses.slice(1).join(", ")}`)
  if (!open(fact.start, "unknown", "always")) check("start", notDate(fact.start))
  if (!open(fact.end, "ongoing", "unknown")) check("end", notDate(fact.end))
  // A number of another system is what somebody is found by.
  if (fact.value !== undefined) check("value", fact.kind === "identifier" && typeof fact.value === "string" ? contentProblem(fact.value, longestText) : valueProblem(fact.value))
  if (fact.unit !== undefined) check("unit", textProblem(fact.unit))
  for (const field of ["at", "endAt"] as const) {
    if (fact[field] !== undefined && !isInstant(fact[field])) check(field, `${show(fact[field])} is not an instant with offset; write "2026-07-15T08:30:00+07:00"`)
  }
  if (fact.supersedes !== undefined) check("supersedes", textProblem(fact.supersedes))
  if (fact.supersedes === fact.id) check("supersedes", "is the fact's own id; a correction of the same source and key needs no supersedes")
  for (const field of ["code", "valueCode"] as const) if (fact[field] !== undefined) check(field, codesProblem(fact[field]))
  if (fact.links !== undefined) check("links", recordProblem(fact.links, "an object of roles and ids", textProblem))
  if (fact.components !== undefined) check("components", recordProblem(fact.components, "an object of named finite numbers", numberProblem))
  if (fact.qualifiers !== undefined) check("qualifiers", recordProblem(fact.qualifiers, "an object of named lists of codes", codesProblem))
  for (const problem of isFinished(fact) ? orderProblems(fact) : []) issue(problem.path.replace("facts[0]", path), problem.message)
  for (const field in fact) if (!factFields.has(field)) issue(`${path}.${show(field).slice(1, -1)}`, "is no field of a fact and would be lost")
}

/** Whether each date of a fact is one, so that they can be compared. */
const isFinished = (fact: Fact): boolean =>
  typeof fact.kind === "string" && [fact.at, fact.endAt].every((one) => one === undefined || isInstant(one)) &&
  [fact.start, fact.end].every((one) => one === undefined || ["unknown", "always", "ongoing"].includes(one) || isPartialDate(one))

const hinted = (problem: string | undefined, hint: string): string | undefined => problem === undefined ? undefined : `${problem}; ${hint}`

const valueProblem = (value: unknown): string | undefined =>
  typeof value === "string" ? contentProblem(value, longestValue) : typeof value === "number" ? numberProblem(value)
    : typeof value === "boolean" ? undefined : `${show(value)} is no finite number, text or truth`

const numberProblem = (value: unknown): string | undefined => isNumber(value) ? undefined
  : typeof value === "number" && Number.isFinite(value) ? `${value} lies beyond what is measured (1e-100 to 1e100, or 0); mend the number, or the unit` : `${show(value)} is no finite number`

const codesProblem = (codes: unknown): string | undefined => {
  if (!Array.isArray(codes)) return "is not a list of codes"
  for (const code of codes as unknown[]) {
    const problem = textProblem(code)
    if (problem !== undefined) return `is not a list of codes: ${problem}`
  }
  return undefined
}

const recordProblem = (value: unknown, what: string, problemOf: (entry: unknown) => string | undefined): string | undefined => {
  if (!isRecord(value)) return `is not ${what}`
  for (const key in value) {
    const problem = textProblem(key) ?? problemOf(value[key])
    if (problem !== undefined) return `is not ${what}: at ${show(key)}, ${problem}`
  }
  return undefined
}

const hasOnlyFactFields = (fact: Fact): boolean => {
  for (const field in fact) if (!factFields.has(field)) return false
  return true
}

/** A number that can be added up and converted in every database: some refuse what goes beyond doubles on the way. No measurement does. */
const isNumber = (value: unknown): value is number =>
  typeof value === "number" && ((value <= farthest && value >= nearest) || (value >= -farthest && value <= -nearest) || value === 0)
const farthest = 1e100
const nearest = 1e-100
const isValue = (value: unknown): boolean => isNumber(value) || typeof value === "boolean" || (typeof value === "string" && value.length <= longestValue && canBeKept(value))

const isTexts = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false
  for (let index = 0; index < value.length; index++) if (!isKeptText(value[index])) return false
  return true
}

export const isPartialDate = (value: unknown): boolean => typeof value === "string" && partialDateBounds(value) !== undefined
export const isDay = (value: unknown): boolean => typeof value === "string" && parseCivilDate(value) !== undefined
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)

const isRecordOf = (value: unknown, holds: (entry: unknown) => boolean): boolean => {
  if (!isRecord(value)) return false
  for (const key in value) if (!isKeptText(key) || !holds(value[key])) return false
  return true
}

export const notDate = (value: unknown): string => `${show(value)} is not a date; write "1956", "1956-03" or "1956-03-09"`
