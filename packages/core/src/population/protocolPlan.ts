import type { RulesInForce } from "../pack/rulesInForce.ts"
import { durationOf } from "../rules/context.ts"
import type { MonthDay, ParameterRef, Predicate } from "../rules/predicate.ts"
import type { Protocol, YearlyRecurrence } from "../screening/protocol.ts"
import { dateParts, type Duration, type EpochDay, epochDay, epochDayOf, type MonthPolicy } from "../time/index.ts"
import { type CutDay, dayBefore, derived, ownDay } from "./cutDay.ts"
import type { Node, SetNode } from "./node.ts"
import { begun, both, startsIn } from "./timeTest.ts"
import type { Translator } from "./translate.ts"

/** A protocol as code is made from it. */
export interface ProtocolPlan {
  readonly id: string
  readonly eligible: Node
  /** The first day of the rule. */
  readonly from: EpochDay
  /** What was done up to the day. */
  readonly done: SetNode
  readonly recurrence: OncePlan | IntervalPlan | YearlyPlan
}

export interface OncePlan {
  readonly op: "once"
}

export interface IntervalPlan {
  readonly op: "interval"
  readonly every: Duration
  readonly policy: MonthPolicy
  readonly opensBefore: Duration | undefined
}

export interface YearlyPlan {
  readonly op: "yearly"
  readonly min: number
  /** The first day of this year and of the year before. */
  readonly yearFrom: CutDay
  readonly yearBefore: CutDay
  /** The last day of the year in which it is due. */
  readonly dueBy: CutDay
  readonly doneThisYear: SetNode
  readonly doneTheYearBefore: SetNode
  /** Who was entitled on the last day of the year before. */
  readonly eligibleBefore: Node
}

/** Whom a protocol concerns: the living of these ages whom it names. */
export const whomItConcerns = ({ ages, who }: Protocol): Predicate => {
  const { from, until } = ages ?? {}
  const age: readonly Predicate[] = from === undefined && until === undefined ? [] :
    [{ op: "age", ...(from === undefined ? {} : { atLeast: from }), ...(until === undefined ? {} : { below: until }) }]
  return { op: "all", of: [{ op: "alive" }, ...age, who] }
}

export const protocolPlan = (protocol: Protocol, rules: RulesInForce, translate: Translator): ProtocolPlan => ({
  id: protocol.id,
  eligible: translate.node(whomItConcerns(protocol)),
  from: epochDay(protocol.from),
  done: translate.set(protocol.doneBy),
  recurrence: recurrenceOf(protocol, rules, translate)
})

const recurrenceOf = (protocol: Protocol, rules: RulesInForce, translate: Translator): ProtocolPlan["recurrence"] => {
  const value = ({ param }: ParameterRef): unknown => rules.parameter(param)
  const { recurrence } = protocol
  if ("perYear" in recurrence) return yearlyPlan(protocol, recurrence, value, translate)
  if (!("every" in recurrence)) return { op: "once" }
  return { op: "interval", every: durationOf(recurrence.every, value)!, policy: recurrence.policy ?? "clamp", opensBefore: durationOf(recurrence.opensBefore, value) }
}

const yearlyPlan = (protocol: Protocol, recurrence: YearlyRecurrence, value: (reference: ParameterRef) => unknown, translate: Translator): YearlyPlan => {
  const { min } = recurrence.perYear
  const start = startOf(recurrence, value)
  const key = `${start.month}-${start.day}`
  const first = epochDay(protocol.from)
  const yearFrom = derived(`year ${key}`, ({ on }) => yearOf(start, on)[0])
  const yearUntil = derived(`year end ${key}`, ({ on }) => yearOf(start, on)[1])
  const yearBefore = derived(`year before ${key}`, ({ on }) => yearOf(start, yearOf(start, on)[0] - 1)[0])
  const up = begun(translate.cuts, ownDay)
  const inYear = (from: CutDay, until: CutDay) => both(up, startsIn(dayAhead(from), dayAhead(until), undefined))
  return {
    op: "yearly",
    min: typeof min === "number" ? min : value(min) as number,
    yearFrom,
    yearBefore,
    dueBy: derived(`due by ${key} ${protocol.from}`, ({ on }) => yearOf(start, Math.max(on, first))[1] - 1),
    doneThisYear: translate.set(protocol.doneBy, ownDay, inYear(yearFrom, yearUntil)),
    doneTheYearBefore: translate.set(protocol.doneBy, ownDay, inYear(yearBefore, yearFrom)),
    eligibleBefore: translate.node(whomItConcerns(protocol), dayBefore(yearFrom))
  }
}



const dayAhead = (day: CutDay): CutDay => derived(`day ahead of ${day.key}`, (context) => day.at(context) - 1)

const startOf = (recurrence: YearlyRecurrence, value: (reference: ParameterRef) => unknown): MonthDay => {
  const year = typeof recurrence.year === "string" ? recurrence.year : value(recurrence.year) as "calendar" | "school"
  if (year === "calendar") return { month: 1, day: 1 }
  const start = recurrence.schoolYearStart ?? { month: 9, day: 1 }
  return "param" in start ? value(start) as MonthDay : start
}

const yearOf = ({ month, day }: MonthDay, on: EpochDay): readonly [EpochDay, EpochDay] => {
  const { year } = dateParts(on)
  const begins = epochDayOf(year, month, day) <= on ? year : year - 1
  return [epochDayOf(begins, month, day), epochDayOf(begins + 1, month, day)]
}
