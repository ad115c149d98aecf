import { dateParts } from "@tramyte/core"
import type { Random } from "../random.ts"
import type { SchoolLevel, SchoolSource } from "../sourceData.ts"
import type { Enrolment } from "./resident.ts"

/** Pupils of each level who go to school elsewhere, so that no roll names them. Synthetic. */
const elsewhere: Readonly<Record<SchoolLevel, number>> = { "Mầm non": 0.07, "Tiểu học": 0.05, THCS: 0.07, THPT: 0.3 }

/** The first calendar year of the school year (năm học) of a day; 1 September opens it. */
export const schoolYearOf = (on: number): number => {
  const { year, month } = dateParts(on)
  return month >= 9 ? year : year - 1
}

/** The class that a child's year of birth leads to, and whether it goes to school at all. */
export const drawEnrolment = (
  birthDay: number, schoolYear: number, schools: readonly SchoolSource[], chance: Random
): Enrolment | undefined => {
  const years = schoolYear - dateParts(birthDay).year
  const level = levelOf(years)
  if (level === undefined || !chance.chance(attendance(years))) return undefined
  const here = schools.flatMap((school, at) => (school.level === level ? [at] : []))
  const grade = level === "Mầm non" ? years : years - 5
  return { level, grade, school: chance.chance(elsewhere[level]) ? undefined : chance.pick(here) }
}

const levelOf = (years: number): SchoolLevel | undefined =>
  years < 2 || years > 17 ? undefined : years < 6 ? "Mầm non" : years < 11 ? "Tiểu học" : years < 15 ? "THCS" : "THPT"

const attendance = (years: number): number =>
  years === 2 ? 0.4 : years === 3 ? 0.85 : years < 6 ? 0.97 : years < 11 ? 0.998 : years < 15 ? 0.99 : 0.88
