/**
 * The door of immunization: schedules as data, and the four steps from the doses given to the doses due, named as CDC's
 * CDSi logic specification names them.
 */
export type * from "./immunization/assessment.ts"
export type * from "./immunization/history.ts"
export type * from "./immunization/reasons.ts"
export type * from "./immunization/schedule.ts"
