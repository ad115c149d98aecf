import type { RecordView } from "../../citizen/readRecord.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { EvaluationContext, ParameterValues } from "../../rules/context.ts"
import type { MissingFact } from "../../rules/missingFacts.ts"
import type { MonthDay } from "../../rules/predicate.ts"
import { missingOfStanding, prepareProtocol, standingFor } from "../../screening/planScreening.ts"
import type { Protocol, YearlyRecurrence } from "../../screening/protocol.ts"
import type { Standing } from "../../screening/standing.ts"
import { dateParts, type EpochDay, epochDay, epochDayOf } from "../../time/index.ts"

/** How a protocol stands for somebody for whom it is or may be, as `planScreening` says, without the reasons. */
export interface Due extends Standing {
  readonly protocol: string
  /** The first day on which it may be done; nothing where it never is again. */
  readonly opensOn: EpochDay | undefined
  /** How pressing it is: see `urgencyOf`. */
  readonly urgency: number
}

/** A protocol that is ready to be asked about many people. */
export interface AskedProtocol {
  /** How it stands; nothing if it surely is not for the person. */
  readonly due: (view: RecordView, context: EvaluationContext) => Due | undefined
  /** The facts that would decide it, where it is unknown. */
  readonly missing: (view: RecordView, context: EvaluationContext) => readonly MissingFact[]
}

/** Makes a protocol ready. */
export const askedProtocol = (protocol: Protocol, rules: RulesInForce): AskedProtocol => {
  const prepared = prepareProtocol(protocol, rules)
  return {
    due: (view, context) => {
      const verdict = prepared.eligible.verdict(view, context)
      if (verdict === "no") return undefined
      const found = standingFor(prepared, view, context)
      // What was done in time needs no answer to whether it had to be done.
      const due: Standing = verdict === "unknown" && found.state !== "upToDate" ? { ...found, state: "unknown" } : found
      return { ...due, protocol: protocol.id, opensOn: opensOn(due, protocol, prepared.value, context.on), urgency: urgencyOf(due, protocol, context.on) }
    },
    missing: (view, context) => {
      const done = standingFor(prepared, view, context).state === "unknown" ? prepared.done.trace(view, context) : undefined
      return missingOfStanding(prepared.eligible.trace(view, context), done)
    }
  }
}

const opensOn = ({ dueFrom }: Standing, { recurrence }: Protocol, value: ParameterValues, on: EpochDay): EpochDay | undefined =>
  dueFrom !== undefined ? epochDay(dueFrom) : "perYear" in recurrence ? nextYear(recurrence, value, on) : undefined

/** The first day of the next year of a right that is counted by the year. */
const nextYear = (recurrence: YearlyRecurrence, value: ParameterValues, on: EpochDay): EpochDay => {
  const { month, day } = yearStart(recurrence, value)
  const { year } = dateParts(on)
  const thisYear = epochDayOf(year, month, day)
  return thisYear > on ? thisYear : epochDayOf(year + 1, month, day)
}

const yearStart = (recurrence: YearlyRecurrence, value: ParameterValues): MonthDay => {
  const year = typeof recurrence.year === "string" ? recurrence.year : value(recurrence.year)
  if (year === "calendar") return { month: 1, day: 1 }
  const start = recurrence.schoolYearStart ?? { month: 9, day: 1 }
  return "param" in start ? value(start) as MonthDay : start
}

/**
 * How pressing it is, as `Invitee.urgency`: 0 unless it is surely overdue; then the months of 30 days that it is overdue, begun ones too and at most 12, times 10 less
 * the protocol's own urgency (at least 1, at most 10). So 1 to 120: the longer, and the stricter the duty, the sooner. Who may have been examined does not go
 * before those who surely were not, and who is on time hurries nobody: without that all would be crowded into the first days.
 */
export const urgencyOf = ({ state, dueFrom, dueBy }: Standing, { urgency = 5 }: Pick<Protocol, "urgency">, on: EpochDay): number => {
  if (state !== "overdue" || dueFrom === undefined || dueBy === undefined) return 0
  // Of a right by the year that was missed, the dates are those of this year: it is overdue since the last day of the year before.
  const lastOnTime = epochDay(dueBy) < on ? epochDay(dueBy) : epochDay(dueFrom) - 1
  const months = Math.min(12, Math.ceil((on - lastOnTime) / 30))
  return months * Math.min(10, Math.max(1, Math.round(10 - urgency)))
}
