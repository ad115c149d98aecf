import { codeEntry, completeDay } from "../citizen/completeDay.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import type { Completeness } from "../citizen/record.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { civilDate, type EpochDay } from "../time/index.ts"
import type { FactEngine } from "./engine.ts"
import type { OrderedEngine } from "./engineOrder.ts"

/** Up to which day the results of each engine that ran are all there; nothing if they are not complete at all. */
export type Reached = Map<FactEngine, EpochDay | undefined>

/** Up to which day the results of an engine are all there: as far as the kinds of fact and the results are on which they rest. */
export const reachedBy = (
  { engine: { completeWith = [] }, after }: OrderedEngine, rules: RulesInForce, complete: (kind: string) => EpochDay | undefined, reached: Reached, asOf: EpochDay
): EpochDay | undefined => {
  let day = earliest([asOf, ...after.map((other) => reached.get(other))])
  for (const kind of completeWith) {
    const listed = complete(kind)
    if (listed === undefined || day === undefined) return undefined
    if (listed + rules.scope.freshness(kind) < day) day = listed
  }
  return day
}

/**
 * Up to which days the results that an engine reads are all there: those written just now as far as their engines reach,
 * others as the record says. All together, and by their codes those that reach further.
 */
export const assessedUpTo = ({ engine: { reads, readsCodes }, after }: OrderedEngine, { complete }: RecordView, reached: Reached, asOf: EpochDay): ReadonlyMap<string, EpochDay> => {
  const assessed = new Map<string, EpochDay>()
  if (!reads.includes("assessment")) return assessed
  const written = new Map(after.flatMap((other) => other.codes.map((code) => [code, reached.get(other)] as const)))
  const dayOf = (code: string): EpochDay | undefined => written.has(code) ? written.get(code) : completeDay(complete, "assessment", [codeEntry("assessment", code)])
  const days = readsCodes === undefined ? after.map((other) => reached.get(other)) : readsCodes.map(dayOf)
  const together = days.length === 0 ? asOf : earliest(days)
  if (together !== undefined) assessed.set("assessment", together)
  for (const code of readsCodes ?? written.keys()) {
    const day = dayOf(code)
    if (day !== undefined && day > (together ?? -Infinity)) assessed.set(codeEntry("assessment", code), day)
  }
  return assessed
}

/** What a record says of completeness once engines ran: `assessment` as far as all of them reach, by their codes those that reach further. */
export const withReached = (before: Completeness = {}, engines: readonly FactEngine[], reached: Reached, replaced: readonly string[]): Completeness => {
  const gone = new Set(["assessment", ...[...replaced, ...engines.flatMap(({ codes }) => codes)].map((code) => codeEntry("assessment", code))])
  const together = earliest(engines.map((engine) => reached.get(engine)))
  const further = [...reached].flatMap(([{ codes }, day]) => day !== undefined && day > (together ?? -Infinity) ? codes.map((code) => [codeEntry("assessment", code), civilDate(day)] as const) : [])
  return Object.fromEntries([
    ...Object.entries(before).filter(([entry]) => !gone.has(entry)),
    ...(together === undefined ? [] : [["assessment", civilDate(together)] as const]),
    ...further
  ])
}

/** The earliest of days; nothing if one of them is not known. */
const earliest = (days: readonly (EpochDay | undefined)[]): EpochDay | undefined =>
  days.includes(undefined) ? undefined : Math.min(...days as readonly EpochDay[])
