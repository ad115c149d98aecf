import { addMonths } from "@tramyte/core"
import { join } from "node:path"
import { canBeShort, impossibleDates, misspellName, misspellNumber, misspellVillage, registerDate, shortDate } from "../dirt/misspell.ts"
import { type DirtPlan, planDirt, type Wish } from "../dirt/planDirt.ts"
import { drawGrowth, type GrowthHistory, type Weighing } from "../growth/drawGrowth.ts"
import { growthTally, type GrowthTruth } from "../growth/tally.ts"
import { drawFamilyName, drawFullName } from "../people/nameResidents.ts"
import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import { openCsvFile } from "./csvFile.ts"
import type { Writing, Written } from "./writing.ts"

export type { GrowthTruth } from "../growth/tally.ts"

export const growthHeaders = [
  "STT", "Số định danh cá nhân", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Thôn", "Tuổi thai khi sinh (tuần)", "Cân nặng khi sinh (g)", "Ngày cân", "Cân nặng (kg)", "Chiều dài/chiều cao (cm)",
  "Tư thế đo", "Vòng đầu (cm)", "Vòng cánh tay (cm)", "Phù", "Vitamin A (UI)", "Mốc vận động"
] as const

/** The register is kept on the computer for so many months; older books are on paper. */
const KEPT = 36

interface Entry {
  readonly resident: Resident
  readonly born: GrowthHistory["born"]
  readonly weighing: Weighing
}

/** The growth register (sổ theo dõi tăng trưởng): one row a weighing, child by child. */
export const writeGrowth = (writing: Writing): Written & { readonly truth: GrowthTruth } => {
  const { source, folder, on, chance } = writing
  const [fate, dice] = [chance(10), chance(11)]
  const file = "so-tang-truong.csv"
  const tally = growthTally(on)
  const entries = entriesOf(writing, fate, tally)
  const dirt = planDirt(entries.length, wishes(entries), dice)
  const csv = openCsvFile(join(folder, file), growthHeaders, { delimiter: source.delimiter, bom: true, lineEnd: "\r\n" })
  const again: string[][] = []
  for (const [row, entry] of entries.entries()) {
    const fields = fieldsOf(entry, row, writing, dirt)
    if (entry.resident.movedOutOn !== undefined) dirt.count("rowOfNonResident")
    if (dirt.has(row, "tooFewColumns")) fields.length = 9
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
    if (dirt.has(row, "measuredTwiceOtherwise")) again.push(fields.with(WEIGHT, written(entry.weighing.weight! + 0.3, writing, row, dirt)))
  }
  for (const fields of [...again, ...guests(entries, writing, dice, dirt)]) csv.row(fields)
  return { file, mapping: "growth", rows: csv.close(), dirt: dirt.counts, truth: tally.end() }
}

const WEIGHT = growthHeaders.indexOf("Cân nặng (kg)")

/** Draws how everybody under 18 grows, counts what is true, and keeps what the register has. */
const entriesOf = ({ source, residents, movedOut, on }: Writing, fate: Random, tally: ReturnType<typeof growthTally>): readonly Entry[] => {
  const entries: Entry[] = []
  const kept = addMonths(on, -KEPT, "clamp")
  for (const resident of [...residents, ...movedOut]) {
    if (resident.age >= 18) continue
    const { arrivedOn = resident.birthDay, diedOn, movedOutOn } = resident
    const history = drawGrowth(resident, { dayOfMonth: source.vaccinationDay, from: Math.max(kept, arrivedOn), last: diedOn ?? movedOutOn ?? on }, fate)
    if (diedOn === undefined && movedOutOn === undefined) tally.child(resident, history)
    for (const weighing of history.weighings) entries.push({ resident, born: history.born, weighing })
  }
  return entries
}

const fieldsOf = ({ born, resident, weighing }: Entry, row: number, writing: Writing, dirt: DirtPlan): string[] => {
  const { birthDay, name, personalNumber, sex, village } = resident
  const { arm, head, lying, milestones, months, oedema, vitaminA } = weighing
  const number = (value: number | undefined): string => written(value, writing, row, dirt)
  const [weight, stature] = measuresOf(weighing, row, number, dirt)
  return [
    String(row + 1),
    misspellNumber(personalNumber, row, dirt),
    misspellName(name, row, dirt),
    dirt.has(row, "shortDate") ? shortDate(birthDay) : registerDate(birthDay),
    sex === "female" ? "Nữ" : "Nam",
    misspellVillage(writing.source.villages[village]?.name ?? "", row, dirt),
    // At school nobody asks how somebody was born.
    months >= 60 || born.gestationDays === undefined ? "" : gestation(born.gestationDays),
    months >= 60 || born.weight === undefined ? "" : String(Math.round(born.weight * 1000)),
    dayOf(weighing, resident, row, writing.on, dirt),
    weight,
    stature,
    stature === "" || row % 17 === 0 ? "" : dirt.has(row, "standingBaby") || !lying ? "Đứng" : "Nằm",
    number(head),
    number(arm),
    oedema === undefined ? "" : oedema ? "Có" : "Không",
    vitaminA === undefined ? "" : row % 7 === 0 ? "x" : vitaminA === 100_000 ? "100.000" : "200.000",
    milestones ?? ""
  ]
}

const measuresOf = ({ stature, weight }: Weighing, row: number, number: (value: number | undefined) => string, dirt: DirtPlan): readonly [weight: string, stature: string] => {
  if (dirt.has(row, "gramsForKg")) return [String(Math.round(weight! * 1000)), number(stature)]
  if (dirt.has(row, "swappedMeasures")) return [number(stature), number(weight)]
  // The decimal mark lost or moved, a ten too few, a digit read for another.
  if (dirt.has(row, "slipOfPen")) return ([[weight! * 10, stature!], [weight! / 10, stature!], [weight!, stature! - 10], [weight! * 1.5, stature!]] as const)[row % 4]!.map(number) as [string, string]
  return [number(weight), number(stature)]
}

/** Whole weeks in most rows, `34+2` where the hospital wrote it so. */
const gestation = (days: number): string => days % 3 === 0 ? `${Math.floor(days / 7)}+${days % 7}` : String(Math.floor(days / 7))

/** With a comma, as Vietnamese spreadsheets write it, or a point; each register now and then as the other. */
const written = (value: number | undefined, { source }: Writing, row: number, dirt: DirtPlan): string => {
  if (value === undefined) return ""
  const text = value.toFixed(1)
  return (source.delimiter === ";") === dirt.has(row, "otherDecimalMark") ? text : text.replace(".", ",")
}

const dayOf = ({ day }: Weighing, { birthDay }: Resident, row: number, on: number, dirt: DirtPlan): string =>
  dirt.has(row, "impossibleDate") ? impossibleDates[row % impossibleDates.length] as string
  : dirt.has(row, "measuredBeforeBirth") ? registerDate(birthDay - 10 - row % 200)
  : dirt.has(row, "measuredInFuture") ? registerDate(on + 20 + row % 300)
  : registerDate(day)

/** Children who are with their grandparents for some weeks: weighed here, and in no resident register of the commune. */
const guests = (entries: readonly Entry[], writing: Writing, dice: Random, dirt: DirtPlan): readonly string[][] => {
  const none: DirtPlan = { ...dirt, has: () => false, count: () => undefined }
  return Array.from({ length: Math.max(1, Math.round(entries.length * 0.0006)) }, (_, at) => {
    const like = dice.pick(entries)
    const { sex, birthDay } = like.resident
    dirt.count("unknownChild")
    const name = drawFullName(drawFamilyName(dice), sex, 2022, dice)
    return fieldsOf({ ...like, resident: { ...like.resident, name, personalNumber: undefined, birthDay: birthDay - 3 - at % 9 } }, entries.length + at, writing, none)
  })
}

const wishes = (entries: readonly Entry[]): readonly Wish[] => {
  const at = (row: number): Entry => entries[row] as Entry
  const here = (row: number): boolean => at(row).resident.movedOutOn === undefined && at(row).resident.diedOn === undefined
  const weighed = (row: number): boolean => here(row) && at(row).weighing.weight !== undefined
  const both = (row: number): boolean => weighed(row) && at(row).weighing.stature !== undefined
  const numbered = (row: number): boolean => at(row).resident.personalNumber !== undefined
  return [
    { kind: "tooFewColumns", share: 0.0003, fits: here },
    { kind: "duplicateRow", share: 0.0008, fits: here },
    { kind: "impossibleDate", share: 0.0004, fits: here },
    { kind: "measuredBeforeBirth", share: 0.0003, fits: here },
    { kind: "measuredInFuture", share: 0.0003, fits: here },
    { kind: "measuredTwiceOtherwise", share: 0.0005, fits: weighed },
    { kind: "gramsForKg", share: 0.002, fits: weighed },
    { kind: "swappedMeasures", share: 0.0006, fits: both },
    { kind: "slipOfPen", share: 0.003, fits: both },
    { kind: "standingBaby", share: 0.0005, fits: (row) => both(row) && at(row).weighing.months < 9 && row % 17 !== 0 },
    { kind: "otherDecimalMark", share: 0.1 },
    { kind: "missingNumber", share: 0.03, fits: numbered },
    { kind: "lostLeadingZero", share: 0.004, fits: numbered },
    { kind: "nameAllCaps", share: 0.05 },
    { kind: "nameNfd", share: 0.03 },
    { kind: "villageVariant", share: 0.06 },
    { kind: "shortDate", share: 0.04, fits: (row) => canBeShort(at(row).resident.birthDay) }
  ]
}
