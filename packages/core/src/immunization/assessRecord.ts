import type { RecordView } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { addMonths, civilDate, type EpochDay, epochDay, type MonthPolicy } from "../time/index.ts"
import { assessImmunization } from "./assessImmunization.ts"
import type { ImmunizationAssessment, SetAsideDose } from "./assessment.ts"
import { historyOfRecord } from "./historyOfRecord.ts"
import { possibleBirths } from "./possibleBirths.ts"
import type { PreparedSchedule } from "./preparedSchedule.ts"
import { isReckonable } from "./reckonable.ts"
import type { Span } from "./schedule.ts"

/** What a schedule says of a record. */
export interface RecordAssessment {
  /** For the last day on which the person may be born: too late is mended by asking, too early is not. Absent where nobody knows when. */
  readonly assessment: ImmunizationAssessment | undefined
  /** For other days on which the person may be born; none where the day is known. */
  readonly otherwise: readonly ImmunizationAssessment[]
  /** Doses of which it is not sure when, or whether, they were given. */
  readonly notCertain: readonly SetAsideDose[]
}

/** Asks a schedule about a health record, once for each birth that is possible and may make a difference. */
export const assessRecord = (prepared: PreparedSchedule, view: RecordView, context: EvaluationContext): RecordAssessment => {
  const { on } = context
  const { history, notCertain } = historyOfRecord(prepared, view, context)
  const { birth, death } = view
  const hi = Math.min(birth?.hi ?? Infinity, on, death?.hi ?? Infinity)
  if (birth === undefined || birth.lo > hi || !isReckonable(birth.lo) || !isReckonable(hi) || !isReckonable(on)) return { assessment: undefined, otherwise: [], notCertain }
  const bornOn = (day: EpochDay): ImmunizationAssessment => withLateDays(assessImmunization(prepared.compiled, { ...history, birthDate: civilDate(day) }, civilDate(on)), prepared)
  const days = birth.lo === hi ? [] : [on, ...(view.facts.get("immunization") ?? []).map(({ startLo }) => startLo).filter(isReckonable)]
  const [last, ...others] = birth.lo === hi ? [hi] : possibleBirths({ lo: birth.lo, hi }, days, prepared.compiled)
  return { assessment: bornOn(last!), otherwise: others.map(bornOn), notCertain }
}

/** The day by which a dose is late, where the schedule itself names none. */
const withLateDays = (assessment: ImmunizationAssessment, { overdueAfter, compiled }: PreparedSchedule): ImmunizationAssessment => overdueAfter === undefined ? assessment : {
  ...assessment,
  groups: assessment.groups.map((group) => group.recommended === undefined || group.pastDue !== undefined ? group
    : { ...group, pastDue: civilDate(addSpan(epochDay(group.recommended), overdueAfter, compiled.policy) - 1) })
}

const addSpan = (day: EpochDay, { years = 0, months = 0, weeks = 0, days = 0 }: Span, policy: MonthPolicy): EpochDay => addMonths(day, years * 12 + months, policy) + weeks * 7 + days
