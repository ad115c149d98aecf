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
// The steps by themselves, on a person made ready for a schedule.
export { evaluateDoses } from "./immunization/evaluateDoses.ts"
export { type CourseForecast, forecastDoses } from "./immunization/forecastDoses.ts"
export { forecastVaccineGroup, type GroupForecast } from "./immunization/forecastVaccineGroup.ts"
export type { Evaluation, Patient, PatientDose, PatientSeries, TargetState } from "./immunization/patient.ts"
export { readPatient } from "./immunization/readPatient.ts"
export { relevantSeries, type Relevance } from "./immunization/relevantSeries.ts"
export { type Candidate, type Selected, selectSeries } from "./immunization/selectSeries.ts"
// On health records, with the law of a pack.
export { immunizationEngine, type ImmunizationCode } from "./immunization/immunizationEngine.ts"
export { type DoseVerdict, planVaccination, type VaccinationLine, type VaccinationOptions, type VaccinationPlan, type VaccinationState } from "./immunization/planVaccination.ts"
export { reasonText } from "./immunization/reasonTexts.ts"
export { type SessionDose, sessionDoses } from "./immunization/sessionDoses.ts"
