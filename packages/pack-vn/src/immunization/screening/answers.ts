import type { ParameterRef, Predicate } from "@tramyte/core"
import { after, all, any, days, facts, not, on, param, sure, type ValueSetRef } from "@tramyte/core/pack"

// What is asked before a vaccination is an observation of that day: its code the item, its result "yes" or "no", or a number.
const answers = (item: string) => facts("observation").coded(item)
const tomorrow = after(on, days(1))
const todays = (item: string) => answers(item).within(on, tomorrow)

/** Answered with yes on the day; unknown if it was not answered, or neither with yes nor with no: nobody takes that for a no. */
export const answeredYes = (item: string): Predicate =>
  all(todays(item).last.resulting("yes", "true", "no", "false").last.began({ atLeast: days(0) }), not(todays(item).last.resulting("no", "false").exist()))

/** Answered with yes on the day or ever before: what once was does not go away. */
export const everAnsweredYes = (item: string): Predicate => not(all(answers(item).resulting("yes", "true").none(), not(answeredYes(item))))

/** Answered with yes on the day, or on record as done within a time. */
export const recently = (item: string, time: string): Predicate => any(sure(facts("procedure").coded(item).inTheLast(param(time)).exist()), answeredYes(item))

/** The last result on record is another than these; unknown if there is none. */
export const resultedOtherThan = (item: string, ...codes: readonly [string, ...string[]]): Predicate => all(answers(item).last.began({ atLeast: days(0) }), not(answers(item).last.resulting(...codes).exist()))

/** The bounds of a measurement, as named values. */
export type Bounds = { readonly atLeast: ParameterRef; readonly below?: ParameterRef } | { readonly atMost: ParameterRef } | { readonly below: ParameterRef } | { readonly above: ParameterRef }

/** The last measurement of the day lies within bounds; unknown if there is none. */
export const measuredToday = (item: string, bounds: Bounds, unit?: string): Predicate => todays(item).last.is({ ...bounds, ...(unit === undefined ? {} : { unit }) })

/** The last measurement on record lies within bounds; unknown if there is none. */
export const measured = (item: string, bounds: Bounds, unit: string): Predicate => answers(item).last.is({ ...bounds, unit })

/** The vaccine that is to be given today is one of these: a planned dose of the day. */
export const isFor = (vaccines: ValueSetRef): Predicate => sure(facts("immunization").ofStatus("planned").coded(vaccines).within(on, tomorrow).exist())
