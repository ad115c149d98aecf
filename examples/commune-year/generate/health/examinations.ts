import { epochDayOf } from "@tramyte/core"
import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import { campaignDay, working, type CampaignOrder } from "./campaignDay.ts"
import { pressure, sugar, type Chronic } from "./chronicCare.ts"
import type { RecordBook } from "./record.ts"

/** The kinds of encounter that satisfy the yearly right to an examination. */
export const examinationKinds: ReadonlySet<string> =
  new Set(["periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "bhyt-visit"])

export interface ExaminationPlace {
  readonly station: string
  readonly order: CampaignOrder
  readonly villages: number
}

/** Writes the examinations of this year, with what was measured, and those of the two years before. */
export const writeExaminations = (
  book: RecordBook, resident: Resident, chronic: Chronic, place: ExaminationPlace, on: number, dice: Random
): void => {
  const { age, occupation, enrolment, group } = resident
  const examine = (day: number, kind: string, facility: string): void => {
    book.encounter(day, kind, facility)
    measure(book, resident, chronic, day, kind, dice)
  }
  const employed = occupation.class === "contract" || occupation.class === "specialTrade" || occupation.class === "publicEmployee"
  const pupil = enrolment?.school !== undefined

  /** A working day in these months. */
  const someDay = (year: number, from: number, to: number): number => working(epochDayOf(year, dice.int(from, to), dice.int(1, 28)))

  for (const year of [2024, 2025]) {
    if (pupil && age - (2026 - year) >= 3 && dice.chance(0.72)) {
      examine(working(epochDayOf(year, 9, dice.int(8, 28))), "school-start-check", place.station)
    } else if (employed && dice.chance(0.5)) {
      examine(someDay(year, 3, 11), "occupational-exam", hospital)
    } else if (dice.chance((age >= 60 ? 0.55 : 0.2) * (year === 2025 ? 1 : 0.7))) {
      examine(someDay(year, 2, 11), age >= 60 ? "periodic-checkup" : "health-exam", place.station)
    }
  }
  let examined = false
  if (employed && dice.chance(0.48)) {
    examine(someDay(2026, 2, 10), "occupational-exam", hospital)
    examined = true
  }
  if (pupil && dice.chance(0.86)) {
    // School by school, through the first weeks of the school year.
    const turn = epochDayOf(2026, 9, 7) + (enrolment.school ?? 0) * 6 + enrolment.grade + dice.int(0, 2)
    examine(working(turn), "school-start-check", place.station)
    examined = true
  }
  if (age >= 18 && age < 60 && dice.chance(0.03)) examine(someDay(2026, 1, 10), "health-exam", hospital)
  if (age >= 40 && dice.chance(0.05)) examine(someDay(2026, 1, 10), "bhyt-visit", place.station)
  // Whoever had this year's examination at work or at school seldom comes a second time.
  const day = examined && dice.chance(0.9) ? undefined : campaignDay(resident, place.order, place.villages, dice)
  if (day !== undefined && day <= on) examine(day, group === 8 && age < 60 ? "screening" : "periodic-checkup", place.station)
}

export const hospital = "Trung tâm Y tế khu vực"

const measure = (book: RecordBook, { age, sex }: Resident, chronic: Chronic, day: number, kind: string, dice: Random): void => {
  if (age >= 18) {
    // About one in twenty-five is over the threshold without knowing of it.
    const raised = chronic.hypertension ? !chronic.controlled : dice.chance(age >= 40 ? 0.06 : 0.015)
    const healthy = (): readonly [number, number] => [dice.int(102, 134), dice.int(62, 84)]
    book.bloodPressure(day, ...(chronic.hypertension || raised ? pressure(!raised, dice) : healthy()))
    book.observation(day, "bmi", dice.int(178, 282) / 10, "kg/m2")
  }
  if (age >= 40 && dice.chance(0.65)) {
    book.observation(day, "fasting-glucose", chronic.diabetes ? sugar(chronic.controlled, dice) : dice.int(43, 66) / 10, "mmol/L")
  }
  if (kind === "school-start-check") {
    book.observation(day, "bmi", dice.int(135, 225) / 10, "kg/m2")
    book.observation(day, "visual-acuity", dice.chance(0.24) ? dice.int(2, 7) / 10 : dice.int(8, 10) / 10)
    book.procedure(day, "vision-test")
    if (age >= 6) {
      book.observation(day, "spine-check", dice.chance(0.03) ? "suspected" : "normal")
      book.procedure(day, "spine-exam")
    }
  }
  if (age >= 60 && dice.chance(0.6)) book.procedure(day, "elderly-assessment")
  if (sex === "female" && age >= 30 && age < 55 && dice.chance(0.22)) {
    book.procedure(day, `cervical-screening-${dice.pick(["hpv", "via", "via", "cytology"])}`)
  }
}
