/**
 * The door of immunization: schedules as data, and the four steps from the doses given to the doses due, named as CDC's
 * CDSi logic specification names them.
 */
export type * from "./immunization/assessment.ts"
export type * from "./immunization/history.ts"
export type * from "./immunization/reasons.ts"
export type * from "./immunization/schedule.ts"
export type * from "./immunization/scheduleItem.ts"
export type { CompiledSchedule } from "./immunization/compiled.ts"
export { assessImmunization } from "./immunization/assessImmunization.ts"
export { compileSchedule } from "./immunization/compileSchedule.ts"
export { HistoryError, ScheduleError, type ScheduleProblem, type ScheduleProblemCode } from "./immunization/errors.ts"
