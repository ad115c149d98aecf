import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import type { RecordBook } from "./record.ts"

/** Diagnosed diseases of a person, and whether blood pressure and sugar are where they should be. */
export interface Chronic {
  readonly hypertension: boolean
  readonly diabetes: boolean
  /** Below 140/90 at the last reading. */
  readonly controlled: boolean
}

/** Prevalence of what has been *diagnosed*, by age; synthetic, of the order that Vietnamese surveys report. */
const hypertensive = (age: number): number =>
  age < 25 ? 0 : age < 40 ? 0.02 : age < 50 ? 0.08 : age < 60 ? 0.2 : age < 70 ? 0.34 : 0.46
const diabetic = (age: number): number =>
  age < 30 ? 0 : age < 40 ? 0.006 : age < 50 ? 0.03 : age < 60 ? 0.075 : age < 70 ? 0.12 : 0.11

/** Share of hypertensive patients under 140/90 at their last reading. */
const CONTROLLED = 0.45

/** Writes diagnoses, risks and the monthly or quarterly visits for medicine of the last ten months or so. */
export const writeChronicCare = (
  book: RecordBook, { age, sex, birthDay }: Resident, station: string, on: number, dice: Random
): Chronic => {
  const hypertension = dice.chance(hypertensive(age))
  const diabetes = dice.chance(diabetic(age) * (hypertension ? 1.6 : 0.75))
  const controlled = dice.chance(CONTROLLED)
  const since = (): number => Math.max(birthDay + 365, on - dice.int(120, Math.min(4200, Math.max(400, (age - 20) * 200))))
  if (hypertension) book.condition("I10", since())
  if (diabetes) book.condition("E11", since())
  if (dice.chance(age < 55 ? 0 : hypertension ? 0.05 : 0.012)) book.condition("I25", since())
  if (dice.chance(age < 65 ? 0 : hypertension ? 0.03 : 0.005)) book.condition("I50", since())
  if (dice.chance(age < 50 ? 0 : sex === "male" ? 0.04 : 0.008)) book.condition("J44", since())
  if (dice.chance(0.013)) book.condition("J45", since())
  if (sex === "female" && dice.chance(age < 40 ? 0 : 0.004)) book.condition("C50", since())
  if (dice.chance(age < 50 ? 0.001 : diabetes ? 0.05 : 0.01)) book.condition("N18", since())
  writeRisks(book, age, sex, hypertension || diabetes, on, dice)
  if (hypertension || diabetes) writeVisits(book, { hypertension, diabetes, controlled }, station, on, dice)
  return { hypertension, diabetes, controlled }
}

const writeVisits = (book: RecordBook, chronic: Chronic, station: string, on: number, dice: Random): void => {
  // One in eight has stopped coming; some never came to the station at all.
  const lapsed = dice.chance(0.12) ? dice.int(120, 300) : 0
  if (dice.chance(0.08)) return
  const interval = dice.chance(0.6) ? 30 : 88
  const first = on - 300 + dice.int(0, interval)
  for (let day = first; day <= on - lapsed; day += interval + dice.int(-4, 5)) {
    if (dice.chance(0.12)) continue
    book.encounter(day, "outpatient", station)
    if (chronic.hypertension) book.bloodPressure(day, ...pressure(chronic.controlled, dice))
    if (!chronic.diabetes) continue
    book.observation(day, "fasting-glucose", sugar(chronic.controlled, dice), "mmol/L")
    if (!dice.chance(interval === 30 ? 0.25 : 0.6)) continue
    book.observation(day, "hba1c", (chronic.controlled ? dice.int(56, 69) : dice.int(70, 104)) / 10, "%")
  }
}

/** A reading of somebody treated, under or over 140/90. */
export const pressure = (controlled: boolean, dice: Random): readonly [systolic: number, diastolic: number] =>
  controlled ? [dice.int(114, 138), dice.int(68, 88)] : [dice.int(141, 176), dice.int(78, 104)]

export const sugar = (controlled: boolean, dice: Random): number => (controlled ? dice.int(48, 69) : dice.int(71, 132)) / 10

const writeRisks = (book: RecordBook, age: number, sex: Resident["sex"], ill: boolean, on: number, dice: Random): void => {
  const since = (): number => on - dice.int(200, 2600)
  if (age >= 18 && dice.chance(sex === "male" ? 0.27 : 0.01)) book.risk("tobacco", since())
  if (age >= 18 && dice.chance(sex === "male" ? 0.2 : 0.01)) book.risk("alcohol", since())
  if (age >= 6 && dice.chance(age < 18 ? 0.12 : ill ? 0.3 : 0.15)) book.risk("overweight", since())
  if (age >= 25 && dice.chance(ill ? 0.18 : 0.06)) book.risk("family-hypertension", since())
  if (age >= 25 && dice.chance(ill ? 0.1 : 0.04)) book.risk("family-diabetes", since())
}
