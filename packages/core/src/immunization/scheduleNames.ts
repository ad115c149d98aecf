import { parseCivilDate } from "../time/index.ts"
import type { CompiledRow, CompiledSpan, CompiledWindow } from "./compiled.ts"
import type { ScheduleProblem, ScheduleProblemCode } from "./errors.ts"
import type { RuleRef } from "./reasons.ts"
import type { AgeRule, AgeWindow, Antigen, Effective, ImmunizationSchedule, IntervalRule, Span } from "./schedule.ts"

/** What a schedule can refer to, and what was found wrong so far. */
export interface Names {
  readonly schedule: ImmunizationSchedule
  readonly problems: ScheduleProblem[]
  readonly spans: Map<number, CompiledSpan>
  readonly vaccineIndex: Map<string, number>
  readonly antigenIndex: Map<string, number>
  readonly seriesIndex: Map<string, number>
  readonly observations: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

export const problem = (names: Names, code: ScheduleProblemCode, at: string, message: string): void => {
  names.problems.push({ code, at, message })
}

export const claim = (names: Names, index: Map<string, number>, id: string, value: number, at: string): void => {
  if (index.has(id)) problem(names, "TRAMYTE_SCHEDULE_TAKEN", at, `"${id}" stands twice; give each its own`)
  else index.set(id, value)
}

export const find = (names: Names, index: ReadonlyMap<string, number>, id: string, among: string, at: string): number => {
  const found = index.get(id)
  if (found === undefined) problem(names, "TRAMYTE_SCHEDULE_UNKNOWN", at, `"${id}" is not among the ${among} of the schedule; add it there, or mend the name`)
  return found ?? -1
}

export const readVaccine = (names: Names, code: string, at: string): number =>
  find(names, names.vaccineIndex, code, "vaccines", at)

export const readVaccineSet = (names: Names, codes: readonly string[], at: string): ReadonlySet<number> =>
  new Set(codes.map((code, index) => readVaccine(names, code, `${at}[${index}]`)))

export const readObservation = (names: Names, code: string, at: string): string => {
  if (!names.observations.has(code)) problem(names, "TRAMYTE_SCHEDULE_UNKNOWN", at, `"${code}" is not among the observations of the schedule; add it there, or mend the code`)
  return code
}

export const readDay = (names: Names, date: string | undefined, absent: number, at: string): number => {
  if (date === undefined) return absent
  const day = parseCivilDate(date)
  if (day === undefined) problem(names, "TRAMYTE_SCHEDULE_INVALID", at, `${JSON.stringify(date)} is no date; write "2026-07-15"`)
  return day ?? absent
}

export const readSpan = (names: Names, span: Span, at: string): CompiledSpan => {
  const { years = 0, months = 0, weeks = 0, days = 0 } = span
  const whole = [years, months, weeks, days].every(Number.isSafeInteger) && Math.abs(years) <= 150 && Math.abs(months) <= 1800 && Math.abs(weeks) <= 5_200 && Math.abs(days) <= 36_500
  if (!whole) problem(names, "TRAMYTE_SCHEDULE_INVALID", at, `${JSON.stringify(span)} is no span; give whole numbers of years, months, weeks and days, such as { weeks: 6, days: -4 }`)
  const key = (years * 12 + months) * 1_000_000 + weeks * 7 + days
  let compiled = names.spans.get(key)
  if (compiled === undefined) names.spans.set(key, compiled = { months: years * 12 + months, days: weeks * 7 + days, slot: names.spans.size })
  return compiled
}

export const readAnySpan = (names: Names, span: Span | undefined, at: string): CompiledSpan | undefined =>
  span === undefined ? undefined : readSpan(names, span, at)

export const readWindow = (names: Names, { beginAge, endAge }: AgeWindow, at: string): CompiledWindow => {
  const window = { begin: readAnySpan(names, beginAge, `${at}.beginAge`), end: readAnySpan(names, endAge, `${at}.endAge`) }
  checkOrder(names, [["beginAge", window.begin], ["endAge", window.end]], at)
  return window
}

export const claimAll = (names: Names, ids: readonly string[], at: (index: number) => string): void => {
  const claimed = new Map<string, number>()
  ids.forEach((id, index) => claim(names, claimed, id, index, at(index)))
}

/** Looks that a rule stands on some day, and that its spans are in their order. */
export const checkRow = (names: Names, rule: CompiledRow, at: string): void => {
  if (rule.effective > rule.cessation) problem(names, "TRAMYTE_SCHEDULE_INVALID", at, "ends before it begins; it would never stand: mend \"effective\" or \"cessation\"")
  checkOrder(names, [["absMin", rule.absMin], ["min", rule.min], ["max", rule.max]], at)
  checkOrder(names, [["earliestRec", rule.earliestRec], ["latestRec", rule.latestRec]], at)
}

export const checkOrder = (names: Names, spans: readonly (readonly [string, CompiledSpan | undefined])[], at: string): void => {
  const given = spans.flatMap(([name, span]) => span === undefined ? [] : [{ name, days: lengthOf(span) }])
  given.forEach((one, index) => {
    const before = given[index - 1]
    // Months have no one length: only what is surely out of order is told.
    if (before !== undefined && before.days > one.days + 5) problem(names, "TRAMYTE_SCHEDULE_INVALID", `${at}.${before.name}`, `"${before.name}" lies beyond "${one.name}"; nothing could fit both`)
  })
}

export const lengthOf = ({ months, days }: CompiledSpan): number => months * 30.44 + days

export const readRow = (names: Names, rule: Effective & Omit<AgeRule & IntervalRule, "from">, ref: RuleRef, at: string): CompiledRow => {
  const row: CompiledRow = {
    ref,
    effective: readDay(names, rule.effective, -Infinity, `${at}.effective`),
    cessation: readDay(names, rule.cessation, Infinity, `${at}.cessation`),
    absMin: readAnySpan(names, rule.absMin, `${at}.absMin`),
    min: readAnySpan(names, rule.min, `${at}.min`),
    earliestRec: readAnySpan(names, rule.earliestRec, `${at}.earliestRec`),
    latestRec: readAnySpan(names, rule.latestRec, `${at}.latestRec`),
    max: readAnySpan(names, rule.max, `${at}.max`)
  }
  checkRow(names, row, at)
  return row
}

/** Whether a stretch of days holds any. */
export const checkDays = (names: Names, from: number, until: number, at: string): void => {
  if (from > until) problem(names, "TRAMYTE_SCHEDULE_INVALID", at, "ends before it begins; it would never hold: mend one of the days")
}

/** Series groups are those of the same antigen. */
export const checkGroups = (names: Names, groups: readonly string[], source: Antigen, at: string): void => groups.forEach((group, index) => {
  if (!source.series.some((series) => series.group === group)) problem(names, "TRAMYTE_SCHEDULE_UNKNOWN", `${at}[${index}]`, `no series of ${source.id} is of group "${group}"; mend the name`)
})

/** Refuses series groups whose skips ask in a circle whether the others are complete: nobody could tell which comes first. */
export const checkCircles = (names: Names, { id, series }: Antigen, at: string): void => {
  const asks = new Map<string, Set<string>>()
  for (const { group, doses } of series) {
    const asked = asks.get(group) ?? new Set()
    asks.set(group, asked)
    for (const { skips = [] } of doses) for (const { sets } of skips) for (const { conditions } of sets) {
      for (const condition of conditions) if (condition.kind === "completedSeries") for (const one of condition.groups) asked.add(one)
    }
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean => [...asks.get(from) ?? []].some((next) => {
    if (next === to) return true
    if (seen.has(next)) return false
    seen.add(next)
    return reaches(next, to, seen)
  })
  for (const group of asks.keys()) {
    if (reaches(group, group, new Set())) problem(names, "TRAMYTE_SCHEDULE_INVALID", `${at}.series`, `the series of group "${group}" of ${id} ask, by way of each other, whether they are complete themselves; leave one of the questions out`)
  }
}
