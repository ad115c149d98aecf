import { parseCivilDate } from "../time/index.ts"
import type { DataIssue } from "./errors.ts"
import type { Fact, FactStatus } from "./fact.ts"

const statuses: readonly (FactStatus | undefined)[] = [undefined, "final", "preliminary", "planned", "notDone", "enteredInError"]

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant with offset, on a day that exists. */
export const isInstant = (text: unknown): text is string =>
  typeof text === "string" && instant.test(text) && parseCivilDate(text.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(text))

/** Whether a value is an object with named fields: neither `null` nor a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Whether a fact has the right shape; if not, each wrong field is told. Its dates are read elsewhere. Of a fact that was
 * entered in error only what says so is looked at: it is kept with all its faults.
 */
export const checkFact = (fact: Fact, index: number, issues: DataIssue[]): boolean => {
  // Nearly all facts are plain and sound, and are let through without a closer look.
  if (isPlain(fact)) return true
  const before = issues.length
  const wrong = (field: string, value: unknown, mend: string): void => void issues.push({ path: `facts[${index}]${field}`, message: `${shown(value)} ${mend}` })
  if (!isRecord(fact)) {
    wrong("", fact, "is not a fact")
    return false
  }
  if (!(typeof fact.recorded === "string" && (parseCivilDate(fact.recorded) !== undefined || isInstant(fact.recorded)))) {
    wrong(".recorded", fact.recorded, `is neither a day such as "2026-07-15" nor ${anInstant}`)
  }
  if (fact.status !== "enteredInError") checkFields(fact, wrong)
  return issues.length === before
}

/** Whether a fact is of a common form and nothing is wrong with it; of others, nothing is said. */
const isPlain = (fact: Fact): boolean => {
  if (typeof fact !== "object" || fact === null) return false
  const { id, kind, recorded, status, code, start, end, links, components } = fact
  return isText(id) && isText(kind) && typeof recorded === "string" && parseCivilDate(recorded) !== undefined && (status === undefined || status === "final") &&
    (code === undefined || (Array.isArray(code) && (code.length === 0 || (code.length === 1 && typeof code[0] === "string")))) &&
    (start === undefined || typeof start === "string") && (end === undefined || typeof end === "string") &&
    fact.at === undefined && fact.endAt === undefined && fact.supersedes === undefined && (links === undefined || isPlainLinks(links)) &&
    components === undefined && fact.valueCode === undefined && fact.qualifiers === undefined
}

const isPlainLinks = (links: NonNullable<Fact["links"]>): boolean => {
  if (!isRecord(links)) return false
  for (const role in links) if (typeof links[role] !== "string") return false
  return true
}

type Wrong = (field: string, value: unknown, mend: string) => void

const checkFields = (fact: Fact, wrong: Wrong): void => {
  if (!isText(fact.id)) wrong(".id", fact.id, "is not an id; give the fact a text of its own")
  if (!isText(fact.kind)) wrong(".kind", fact.kind, "is not a kind of fact, such as \"residence\"")
  if (!statuses.includes(fact.status)) wrong(".status", fact.status, `is not one of ${statuses.slice(1).join(", ")}`)
  if (fact.code !== undefined && !isTexts(fact.code)) wrong(".code", fact.code, "is not a list of codes")
  for (const field of ["start", "end"] as const) {
    if (fact[field] !== undefined && typeof fact[field] !== "string") wrong(`.${field}`, fact[field], "is not a date; write \"1956\", \"1956-03\" or \"1956-03-09\"")
  }
  for (const field of ["at", "endAt"] as const) if (fact[field] !== undefined && !isInstant(fact[field])) wrong(`.${field}`, fact[field], `is not ${anInstant}`)
  if (isInstant(fact.at) && isInstant(fact.endAt) && Date.parse(fact.endAt) < Date.parse(fact.at)) wrong(".endAt", fact.endAt, `lies before it began, at ${shown(fact.at)}`)
  if (fact.valueCode !== undefined && !isTexts(fact.valueCode)) wrong(".valueCode", fact.valueCode, "is not a list of codes")
  if (fact.qualifiers !== undefined) checkEach(fact.qualifiers, ".qualifiers", isTexts, "is not a list of codes", wrong)
  if (fact.supersedes !== undefined && fact.supersedes === fact.id) wrong(".supersedes", fact.supersedes, "is this fact itself; name the fact that it corrects")
  if (fact.links !== undefined) checkEach(fact.links, ".links", isString, "is not an id; write it as text", wrong)
  if (fact.components !== undefined) checkEach(fact.components, ".components", Number.isFinite, "is not a number", wrong)
}

const anInstant = "an instant with offset such as \"2026-07-15T08:30:00+07:00\""

const isString = (value: unknown): value is string => typeof value === "string"
const isText = (value: unknown): value is string => isString(value) && value !== ""
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isString)

const checkEach = (named: unknown, field: string, fits: (value: unknown) => boolean, mend: string, wrong: Wrong): void => {
  if (!isRecord(named)) return wrong(field, named, "is not an object with named values")
  for (const name of Object.keys(named)) if (!fits(named[name])) wrong(`${field}.${name}`, named[name], mend)
}

/** A value as a message shows it. */
export const shown = (value: unknown): string => typeof value === "bigint" ? `${value}n` : JSON.stringify(value) ?? String(value)
