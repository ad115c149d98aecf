import type { DoseReason, DoseStatus } from "./assessment.ts"
import type { CompiledAge, CompiledInterval, CompiledTarget, CompiledVaccineRow } from "./compiled.ts"
import { nextEpisode, referenceOf } from "./interval.ts"
import { ageDay, type Evaluation, inWindow, type Patient, type PatientDose, type PatientSeries, spanAfter, standsOn, textOf } from "./patient.ts"

/**
 * Judges one dose against one target dose (CDSi chapter 6): its age, its distance from what went before, conflicts with other
 * vaccines, and the vaccine itself. All reasons are told, the weightiest first.
 */
export const evaluateDose = (dose: PatientDose, target: CompiledTarget, course: PatientSeries, patient: Patient): Evaluation => {
  const verdict = (status: DoseStatus, reasons: readonly DoseReason[], inadvertent: boolean): Evaluation => ({ dose, status, target, reasons, inadvertent, timely: timelinessOf(dose, target, patient) })
  if (target.inadvertent.has(dose.vaccine.index)) return verdict("notValid", [{ code: "inadvertentVaccine", rule: target.refs.inadvertent }], true)
  const reasons: DoseReason[] = []
  const age = evaluateAge(dose, target, patient, reasons)
  const interval = evaluateIntervals(dose, target, course, patient, reasons)
  const conflict = evaluateConflicts(dose, target, patient, reasons)
  const vaccine = evaluateVaccine(dose, target, patient, reasons)
  if (age === "tooOld") return verdict("extraneous", reasons, false)
  return verdict(age === "ok" && interval && conflict && vaccine ? "valid" : "notValid", reasons, false)
}

/** 6.4: too young does not count, a few days early counts by grace, too old was no longer needed. */
const evaluateAge = ({ day }: PatientDose, { ages }: CompiledTarget, patient: Patient, reasons: DoseReason[]): "ok" | "tooYoung" | "tooOld" => {
  const row = ages.find((age) => standsOn(age, day))
  if (row === undefined) return "ok"
  const { absMin, min, max, ref } = row
  if (max !== undefined && day >= ageDay(patient, max)) {
    reasons.push({ code: "ageTooOld", rule: ref, day: textOf(ageDay(patient, max)) })
    return "tooOld"
  }
  // Where only one of the two is set, it is both.
  const least = absMin ?? min
  if (least !== undefined && day < ageDay(patient, least)) {
    reasons.push({ code: "ageTooYoung", rule: ref, day: textOf(ageDay(patient, least)) })
    return "tooYoung"
  }
  if (min !== undefined && day < ageDay(patient, min)) reasons.push({ code: "gracePeriodAge", rule: ref, day: textOf(ageDay(patient, min)) })
  return "ok"
}

/** 6.5 and 6.6: all intervals that apply are kept, or else all of the allowable ones, of which one at least must apply. */
const evaluateIntervals = (dose: PatientDose, target: CompiledTarget, course: PatientSeries, patient: Patient, reasons: DoseReason[]): boolean => {
  if (target.intervals.length === 0) return true
  const found: DoseReason[] = []
  let kept = true
  for (const interval of target.intervals) if (isKept(interval, dose, course, patient, found) === false) kept = false
  if (!kept && target.allowableIntervals.length > 0) {
    const excuses = target.allowableIntervals.map((interval) => isKept(interval, dose, course, patient, []))
    if (excuses.includes(true) && !excuses.includes(false)) {
      reasons.push({ code: "allowableInterval", rule: target.allowableIntervals[excuses.indexOf(true)]!.ref })
      return true
    }
  }
  reasons.push(...found)
  return kept
}

/** Whether an interval is kept; undefined where it does not stand, or has nothing to run from. */
const isKept = (interval: CompiledInterval, dose: PatientDose, course: PatientSeries, patient: Patient, reasons: DoseReason[]): boolean | undefined => {
  if (!standsOn(interval, dose.day)) return undefined
  const reference = referenceOf(interval, course, patient, dose)
  if (reference === undefined) return undefined
  const { absMin, min, max, ref } = interval
  const reason = (code: DoseReason["code"], day: number): DoseReason =>
    ({ code, rule: ref, day: textOf(day), otherDose: reference.dose?.given.id })
  const episode = nextEpisode(interval, reference, patient)
  const opens = (span: typeof min): number => span === undefined ? -Infinity : Math.min(spanAfter(reference.day, span, patient), episode)
  const least = opens(absMin ?? min)
  if (dose.day < least) {
    reasons.push(reason("intervalTooShort", least))
    return false
  }
  if (max !== undefined && dose.day >= spanAfter(reference.day, max, patient)) {
    reasons.push(reason("intervalTooLong", spanAfter(reference.day, max, patient)))
    return false
  }
  if (dose.day < opens(min)) reasons.push(reason("gracePeriodInterval", opens(min)))
  return true
}

/** 6.7: every earlier dose of anything that this vaccine must keep away from. */
const evaluateConflicts = (dose: PatientDose, target: CompiledTarget, patient: Patient, reasons: DoseReason[]): boolean => {
  if (dose.vaccine.conflicts.size === 0) return true
  let ok = true
  for (const earlier of patient.doses) {
    if (earlier.day >= dose.day) break
    const conflict = dose.vaccine.conflicts.get(earlier.vaccine.index)
    if (conflict === undefined) continue
    const end = spanAfter(earlier.day, earlier.judged === "notValid" ? conflict.end : conflict.minEnd, patient)
    if (dose.day >= spanAfter(earlier.day, conflict.begin, patient) && dose.day < end) {
      reasons.push({ code: "vaccineConflict", rule: target.refs.conflict, day: textOf(end), otherDose: earlier.given.id })
      ok = false
    }
  }
  return ok
}

/** 6.8 and 6.9: a vaccine that the target dose prefers or allows, at an age at which it does. */
const evaluateVaccine = (dose: PatientDose, target: CompiledTarget, patient: Patient, reasons: DoseReason[]): boolean => {
  const { vaccine: { index }, given, day } = dose
  let missed: DoseReason = { code: "vaccineNotAllowed", rule: target.refs.vaccine }
  for (const row of target.preferable) {
    if (row.vaccine !== index) continue
    if (!inWindow(patient, row, day)) missed = { code: "vaccineAtWrongAge", rule: row.ref }
    else if (isOtherProduct(row, given)) missed = { code: "wrongProduct", rule: row.ref }
    else {
      if (row.volume !== undefined && given.volume !== undefined && given.volume < row.volume) reasons.push({ code: "volumeLessThanRecommended", rule: row.ref })
      return true
    }
  }
  for (const row of target.allowable) {
    if (row.vaccine !== index) continue
    if (inWindow(patient, row, day)) {
      reasons.push({ code: "allowableVaccine", rule: row.ref })
      return true
    }
    missed = { code: "vaccineAtWrongAge", rule: row.ref }
  }
  reasons.push(missed)
  return false
}

/** Where a row names a product, the dose must be known to be of it: by its trade name, or by its manufacturer. */
const isOtherProduct = ({ tradeName, manufacturer }: CompiledVaccineRow, given: PatientDose["given"]): boolean => {
  if (tradeName === undefined && manufacturer === undefined) return false
  const [name, maker] = [agrees(tradeName, given.tradeName), agrees(manufacturer, given.manufacturer)]
  return name === false || maker === false || (name === undefined && maker === undefined)
}

const agrees = (wanted: string | undefined, found: string | undefined): boolean | undefined => wanted === undefined || found === undefined ? undefined : wanted === found

/** Whether a dose was given within the hours that its target dose sets, as far as the instants or the days tell. */
const timelinessOf = ({ given, day }: PatientDose, { ages }: CompiledTarget, { birth, birthInstant }: Patient): "yes" | "no" | "unknown" | undefined => {
  const hours = ages.find((age: CompiledAge) => age.withinHours !== undefined && standsOn(age, day))?.withinHours
  if (hours === undefined) return undefined
  const since = given.at === undefined || birthInstant === undefined ? NaN : Date.parse(given.at) - birthInstant
  if (since < 0) return "unknown"
  if (since >= 0) return since <= hours * 3_600_000 ? "yes" : "no"
  // The days between tell the hours but for one day on either side.
  if ((day - birth + 1) * 24 <= hours) return "yes"
  return (day - birth - 1) * 24 >= hours ? "no" : "unknown"
}
