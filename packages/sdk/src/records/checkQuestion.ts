import { type DataIssue, type Predicate, readRecord, type RulesInForce } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import type { KpiQuery, ListQuery } from "../ports/recordStore.ts"
import { invalid } from "../ports/storeError.ts"
import { isDay, isRecord } from "./checkStoredFact.ts"
import { show } from "./keptText.ts"
import { questionError } from "./questionError.ts"

/**
 * Refuses a `KpiQuery` of the wrong shape, which no compiler saw. `kpiOfRecords` does; a store that answers in another way calls
 * it first. Whether its indicators are in force, the rules say.
 *
 * @throws StoreError `TRAMYTE_STORE_INVALID`
 */
export const checkKpiQuery = (query: KpiQuery): void => {
  const given = objectOf(query)
  const { by, indicators, people } = given
  refuse([
    ...(given["period"] === undefined ? [{ path: "period", message: `say over which period; write { from: "2026-01-01", until: "2027-01-01" }` }] : timeIssues(given)),
    ...(indicators === undefined || isListOf(indicators, isText) ? [] : [{ path: "indicators", message: `${show(indicators)} is not a list of ids` }]),
    ...(by === undefined || isListOf(by, isBreakdown) ? [] : [{ path: "by", message: `${show(by)} is not a list of ${breakdowns.join(", ")} or { ageBands: [6, 60] }` }]),
    ...(people === undefined || typeof people === "boolean" ? [] : [{ path: "people", message: `${show(people)} is neither true nor false` }]),
    ...timeIssuesOfDays(given)
  ])
}

/**
 * Refuses a `ListQuery` of the wrong shape. `listOfRecords` does; a store that answers in another way calls it first.
 *
 * @throws StoreError `TRAMYTE_STORE_INVALID`
 */
export const checkListQuery = (query: ListQuery | undefined): void => {
  if (query === undefined) return
  const given = objectOf(query)
  refuse([...(given["period"] === undefined ? [] : timeIssues(given)), ...timeIssuesOfDays(given)])
}

/**
 * The predicate that is asked: itself, or of a rule by its id.
 *
 * @throws StoreError `TRAMYTE_STORE_INVALID` for what is no question, or names what is not in force
 */
export const askedPredicate = (rules: RulesInForce, question: Predicate | string): Predicate => {
  const given: unknown = question
  const predicate = typeof given === "string" && given !== "" ? { op: "rule", id: given } : given
  if (!isRecord(predicate) || typeof predicate["op"] !== "string") throw unreadable(given)
  try {
    // Asked once of somebody of whom nothing is known: its trace looks at every part.
    rules.question(predicate as unknown as Predicate).trace(nobody, contextOn(rules.day, { from: rules.day, until: rules.day + 1 }))
  } catch (error) {
    const told = questionError(error)
    throw told === error ? unreadable(given, error) : told
  }
  return predicate as unknown as Predicate
}

const nobody = readRecord({ person: { id: "nobody" }, facts: [] })
const breakdowns: readonly unknown[] = ["village", "sex", "ageBand", "group"]

const objectOf = (query: unknown): Readonly<Record<string, unknown>> => {
  if (isRecord(query)) return query
  throw invalid("The question", [{ path: "", message: `${show(query)} is no question; give an object` }])
}

const timeIssues = ({ period }: Readonly<Record<string, unknown>>): readonly DataIssue[] =>
  isRecord(period) && isDay(period["from"]) && isDay(period["until"]) ? []
    : [{ path: "period", message: `${show(period)} is no period; write { from: "2026-01-01", until: "2027-01-01" }` }]

const timeIssuesOfDays = ({ asOf, knownAt, utcOffset }: Readonly<Record<string, unknown>>): readonly DataIssue[] => [
  ...Object.entries({ asOf, knownAt }).flatMap(([path, day]) => day === undefined || isDay(day) ? [] : [{ path, message: `${show(day)} is not a day; write "2026-06-30"` }]),
  ...(utcOffset === undefined || Number.isInteger(utcOffset) ? [] : [{ path: "utcOffset", message: `${show(utcOffset)} is no whole number of minutes; write 420` }])
]

const isBreakdown = (one: unknown): boolean => breakdowns.includes(one) || (isRecord(one) && isListOf(one["ageBands"], (age) => Number.isInteger(age) && (age as number) >= 0))
const isListOf = (value: unknown, fits: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(fits)
const isText = (value: unknown): boolean => typeof value === "string"

const refuse = (issues: readonly DataIssue[]): void => {
  if (issues.length > 0) throw invalid("The question", issues)
}

const unreadable = (question: unknown, cause?: unknown): Error => {
  const error = invalid("The question", [{ path: "question", message: `${show(question)} is neither a predicate nor the id of a rule` }])
  if (cause !== undefined) error.cause = cause
  return error
}
