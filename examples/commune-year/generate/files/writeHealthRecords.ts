import { civilDate, dateParts } from "@tramyte/core"
import { join } from "node:path"
import { formulaLike, impossibleDates, misspellName, misspellNumber } from "../dirt/misspell.ts"
import { planDirt, type DirtPlan, type Wish } from "../dirt/planDirt.ts"
import { birthsByMother, writeBirths } from "../health/births.ts"
import { writeChronicCare } from "../health/chronicCare.ts"
import { examinationKinds, hospital, writeExaminations } from "../health/examinations.ts"
import { recordBook, type Entry, type RecordBook } from "../health/record.ts"
import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import { openTextFile } from "./textFile.ts"
import { stationOf, type Writing, type Written } from "./writing.ts"

/** What the records truly say of those who live here on the day. */
export interface HealthTruth {
  readonly withRecord: number
  readonly examinedThisYear: number
  readonly examinedThisYearByVillage: readonly number[]
  readonly hypertension: number
  /** Last blood pressure, on any day up to the lists' own, below 140/90; among those with hypertension and a reading. */
  readonly hypertensionControlled: number
  readonly hypertensionMeasured: number
  readonly diabetes: number
}

/** The extract of electronic health records (hồ sơ sức khỏe điện tử), one person a line; who has no record has no line. */
export const writeHealthRecords = (writing: Writing): Written & { readonly truth: HealthTruth } => {
  const { source, residents, movedOut, folder, on, chance } = writing
  // Births draw from a lane of their own: whoever else is written down stays as before.
  const [dice, fate, care] = [chance(5), chance(6), chance(7)]
  const births = birthsByMother(residents, on)
  const file = "ho-so-suc-khoe.ndjson"
  const people = [...residents, ...movedOut].filter((resident) => fate.chance(recordShare(resident, on)))
  const dirt = planDirt(people.length, wishes(people), dice)
  const out = openTextFile(join(folder, file), false)
  const again: string[] = []
  const tally = { withRecord: 0, examined: source.villages.map(() => 0), hypertension: 0, controlled: 0, measured: 0, diabetes: 0 }

  for (const [row, resident] of people.entries()) {
    const line = lineOf(resident, row, writing, dirt, fate, (book, station) => writeBirths(book, births.get(resident.key) ?? [], station, care))
    const here = resident.diedOn === undefined && resident.movedOutOn === undefined
    if (here) tallyLine(line, resident, on, tally)
    if (resident.movedOutOn !== undefined) dirt.count("rowOfNonResident")
    const text = JSON.stringify(line)
    out.write(`${dirt.has(row, "brokenLine") ? text.slice(0, Math.floor(text.length * 0.6)) : text}\n`)
    if (dirt.has(row, "duplicateRow")) again.push(text)
  }
  for (const text of again) out.write(`${text}\n`)
  out.close()
  const truth: HealthTruth = {
    withRecord: tally.withRecord,
    examinedThisYear: tally.examined.reduce((sum, number) => sum + number, 0),
    examinedThisYearByVillage: tally.examined,
    hypertension: tally.hypertension,
    hypertensionControlled: tally.controlled,
    hypertensionMeasured: tally.measured,
    diabetes: tally.diabetes
  }
  return { file, mapping: "healthRecords", rows: people.length + again.length, dirt: dirt.counts, truth }
}

interface Line {
  readonly personalId: string
  readonly name: string
  readonly birthDate: string
  readonly sex: string
  readonly record: { readonly createdOn: string }
  readonly encounters: readonly Entry[]
  readonly observations: readonly Entry[]
  readonly conditions: readonly Entry[]
  readonly procedures: readonly Entry[]
  readonly pregnancy: { readonly id: string; readonly since: string; readonly due: string } | null
  readonly risks: readonly Entry[]
}

const lineOf = (
  resident: Resident, row: number, { source, on }: Writing, dirt: DirtPlan, fate: Random, more: (book: RecordBook, station: string) => void
): Line => {
  const { birthDay, sex, name, pregnancySince } = resident
  const prefix = `hs-${resident.key}`
  const last = resident.diedOn ?? resident.movedOutOn ?? on
  const station = stationOf(source)
  const book = recordBook(prefix, birthDay, last)
  const createdOn = Math.max(birthDay, Math.min(last, on - fate.int(20, 2600)))
  const chronic = writeChronicCare(book, resident, station, on, fate)
  writeExaminations(book, resident, chronic, {
    station, villages: source.villages.length, order: source.code === "10903" ? "byGroup" : "byVillage"
  }, on, fate)
  if (fate.chance(0.18)) book.encounter(on - fate.int(1, 280), "outpatient", fate.chance(0.7) ? station : hospital)
  if (pregnancySince !== undefined) {
    for (const week of [9, 15, 21, 27, 32, 36]) {
      if (fate.chance(0.86)) book.encounter(pregnancySince + week * 7 + fate.int(0, 6), "antenatal", station)
    }
  }
  more(book, station)
  if (resident.yearOnly && !dirt.has(row, "impossibleDate")) dirt.count("yearOnlyBirth")
  const shownNumber = dirt.has(row, "formerNumber") ? resident.formerNumber : resident.personalNumber
  const shownName = misspellName(name, row, dirt)
  const { encounters, observations, conditions, procedures, risks } = book.lists
  return {
    personalId: misspellNumber(shownNumber, row, dirt),
    name: dirt.has(row, "formulaLikeText") ? formulaLike(shownName, row) : shownName,
    birthDate: dirt.has(row, "impossibleDate") ? impossibleDates[1]
      : resident.yearOnly ? String(dateParts(birthDay).year) : civilDate(birthDay),
    sex,
    record: { createdOn: civilDate(createdOn) },
    encounters: encounters.toSorted(byDay),
    observations: observations.toSorted(byDay),
    conditions,
    procedures: procedures.toSorted(byDay),
    pregnancy: pregnancySince === undefined ? null
      : { id: `${prefix}-t1`, since: civilDate(pregnancySince), due: civilDate(pregnancySince + 280) },
    risks
  }
}

const byDay = (a: Entry, b: Entry): number => (String(a["on"]) < String(b["on"]) ? -1 : String(a["on"]) > String(b["on"]) ? 1 : 0)

interface Tally {
  withRecord: number
  readonly examined: number[]
  hypertension: number
  controlled: number
  measured: number
  diabetes: number
}

const tallyLine = ({ encounters, observations, conditions }: Line, { village }: Resident, on: number, tally: Tally): void => {
  const yearStart = `${dateParts(on).year}-01-01`
  tally.withRecord += 1
  if (encounters.some(({ kind, on: day }) => examinationKinds.has(String(kind)) && String(day) >= yearStart)) {
    tally.examined[village] = (tally.examined[village] ?? 0) + 1
  }
  if (conditions.some(({ code }) => code === "E11")) tally.diabetes += 1
  if (!conditions.some(({ code }) => code === "I10")) return
  tally.hypertension += 1
  const last = observations.findLast(({ code }) => code === "blood-pressure")
  const reading = last?.["components"] as Readonly<Record<string, number>> | undefined
  if (reading === undefined) return
  tally.measured += 1
  if ((reading["systolic"] ?? 0) < 140 && (reading["diastolic"] ?? 0) < 90) tally.controlled += 1
}

/** Who has a record already: elders and children most often; about 85 % in all. */
const recordShare = ({ age, birthDay, residence }: Resident, on: number): number =>
  on - birthDay < 60 ? 0.3
  : residence === "absent" ? 0.66
  : residence === "temporary" ? 0.55
  : age < 18 ? 0.9
  : age < 45 ? 0.81
  : age < 60 ? 0.86
  : 0.94

const wishes = (people: readonly Resident[]): readonly Wish[] => {
  const at = (row: number): Resident => people[row] as Resident
  const resident = (row: number): boolean =>
    at(row).movedOutOn === undefined && at(row).diedOn === undefined && at(row).formerNumber === undefined
  const numbered = (row: number): boolean => at(row).personalNumber !== undefined && at(row).formerNumber === undefined
  const former = people.filter(({ formerNumber }) => formerNumber !== undefined).length
  const unnumbered = people.filter(({ personalNumber }) => personalNumber === undefined).length
  return [
    { kind: "brokenLine", share: 0.0004, fits: resident },
    { kind: "impossibleDate", share: 0.0006, fits: resident },
    { kind: "formulaLikeText", share: 0.0003, fits: resident },
    { kind: "duplicateRow", share: 0.002, fits: resident },
    { kind: "formerNumber", share: former * 0.5 / people.length, fits: (row) => at(row).formerNumber !== undefined },
    { kind: "missingNumber", share: Math.max(0, 0.12 - unnumbered / people.length), fits: numbered },
    { kind: "lostLeadingZero", share: 0.01, fits: numbered },
    { kind: "marksInNumber", share: 0.01, fits: numbered },
    { kind: "nameAllCaps", share: 0.12 },
    { kind: "nameDoubleSpaces", share: 0.01 },
    { kind: "nameNfd", share: 0.06 }
  ]
}
