import { dateParts, epochDayOf } from "@tramyte/core"
import { join } from "node:path"
import { canBeShort, impossibleDates, misspellName, misspellNumber, misspellVillage, registerDate, shortDate } from "../dirt/misspell.ts"
import { planDirt, type DirtPlan, type Wish } from "../dirt/planDirt.ts"
import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import type { Dose } from "../vaccination/dose.ts"
import { drawChildhood } from "../vaccination/drawChildhood.ts"
import { drawTetanus, pregnanciesOf } from "../vaccination/drawTetanus.ts"
import { antigensOf } from "../vaccination/programme.ts"
import { vaccinationTally, type VaccinationTruth } from "../vaccination/tally.ts"
import { openCsvFile } from "./csvFile.ts"
import { stationOf, type Writing, type Written } from "./writing.ts"

export type { VaccinationTruth } from "../vaccination/tally.ts"

export const vaccinationHeaders = [
  "STT", "Mã đối tượng", "Số định danh cá nhân", "Họ và tên", "Ngày sinh", "Giờ sinh", "Giới tính", "Thôn", "Tên vắc xin", "Kháng nguyên", "Mũi thứ", "Ngày tiêm", "Giờ tiêm",
  "Tình trạng tiêm", "Lý do không tiêm", "Số lô", "Hạn dùng", "Vị trí tiêm", "Cơ sở tiêm", "Loại hình tiêm chủng", "Tiền sử tiêm chủng"
] as const

/** The day on which the national system began: doses given before were entered for a few children only. */
const begun = epochDayOf(2017, 6, 1)

interface Entry {
  readonly resident: Resident
  readonly dose: Dose
  readonly birthMinute: number | undefined
  readonly history: "" | "Đủ" | "Thiếu"
}

/** The vaccination register (sổ tiêm chủng): one row a dose, of children, and of women against tetanus. */
export const writeVaccinations = (writing: Writing): Written & { readonly truth: VaccinationTruth } => {
  const { residents, folder, on, chance } = writing
  const [fate, dice] = [chance(8), chance(9)]
  const file = "so-tiem-chung.csv"
  const tally = vaccinationTally(on)
  const entries = entriesOf(writing, fate, tally)
  const dirt = planDirt(entries.length, wishes(entries), dice)
  const csv = openCsvFile(join(folder, file), vaccinationHeaders, { delimiter: ",", bom: true, lineEnd: "\r\n" })
  const again: string[][] = []
  for (const [row, entry] of entries.entries()) {
    const fields = fieldsOf(entry, row, writing, dirt)
    if (entry.resident.movedOutOn !== undefined) dirt.count("rowOfNonResident")
    if (dirt.has(row, "tooFewColumns")) fields.length = 12
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
    if (dirt.has(row, "doseTwiceOtherwise")) again.push(fields.with(LOT, `${fields[LOT] ?? ""}B`))
  }
  const dead = residents.find(({ diedOn, personalNumber }) => diedOn !== undefined && diedOn < on - 12 && personalNumber !== undefined)
  if (dead !== undefined) {
    const dose: Dose = { code: "tt", word: "UV", number: 1, day: dead.diedOn! + 10, place: "station" }
    again.push(fieldsOf({ resident: dead, dose, birthMinute: undefined, history: "" }, -1, writing, noDirt))
    dirt.count("doseAfterDeath")
  }
  for (const fields of again) csv.row(fields)
  return { file, mapping: "vaccinations", rows: csv.close(), dirt: dirt.counts, truth: tally.end() }
}

const LOT = vaccinationHeaders.indexOf("Số lô")
const noDirt: DirtPlan = { has: () => false, kindsOf: () => [], counts: {}, count: () => undefined }

/** Draws everybody's doses, counts what is true, and keeps what the register has of them. */
const entriesOf = ({ source, residents, movedOut, on }: Writing, fate: Random, tally: ReturnType<typeof vaccinationTally>): readonly Entry[] => {
  const entries: Entry[] = []
  const pregnancies = pregnanciesOf(residents, on)
  for (const resident of [...residents, ...movedOut]) {
    const last = resident.diedOn ?? resident.movedOutOn ?? on
    const livesHere = resident.diedOn === undefined && resident.movedOutOn === undefined
    const expecting = pregnancies.get(resident.key)
    if (resident.age < 16) {
      const { birthMinute, doses, incomplete = false } = drawChildhood(resident, { dayOfMonth: source.vaccinationDay, last }, fate)
      if (livesHere) tally.child(resident, doses, birthMinute, incomplete)
      const entered = resident.birthDay >= begun || fate.chance(0.35)
      const moved = resident.arrivedOn !== undefined && resident.arrivedOn > resident.birthDay + 40
      const history = incomplete ? "Thiếu" : moved || resident.birthDay < begun && fate.chance(0.25) ? "Đủ" : ""
      if (entered) for (const dose of doses) if (dose.unregistered === undefined) entries.push({ resident, dose, birthMinute, history })
    } else if (expecting !== undefined) {
      const doses = drawTetanus(expecting, source.vaccinationDay, last, fate)
      if (livesHere) tally.woman(doses)
      // Most are asked for their card when they come.
      const history = fate.chance(0.7) ? "Đủ" : ""
      for (const dose of doses) if (dose.day >= begun) entries.push({ resident, dose, birthMinute: undefined, history })
    }
  }
  return entries
}

const fieldsOf = ({ resident, dose, birthMinute, history }: Entry, row: number, writing: Writing, dirt: DirtPlan): string[] => {
  const { birthDay, key, name, personalNumber, sex, village } = resident
  const given = dose.reason === undefined
  const [lot, expires] = lotOf(dose)
  return [
    String(row + 1),
    `TC-${key}`,
    misspellNumber(personalNumber, row, dirt),
    misspellName(name, row, dirt),
    dirt.has(row, "shortDate") ? shortDate(birthDay) : registerDate(birthDay),
    birthMinute === undefined ? "" : clock(birthMinute),
    sex === "female" ? "Nữ" : "Nam",
    misspellVillage(writing.source.villages[village]?.name ?? "", row, dirt),
    dirt.has(row, "unknownVaccine") ? ["5 trong 1", "Rota", "Vắc xin phối hợp"][row % 3] as string : dose.word,
    antigensOf[dose.code] ?? "",
    String(dose.number),
    dayOf(dose, resident, row, writing.on, dirt),
    given && dose.minute !== undefined ? clock(dose.minute) : "",
    given ? "Đã tiêm" : dose.reason === "Không đến" ? "Chưa tiêm" : "Hoãn tiêm",
    dose.reason ?? "",
    given ? lot : "",
    given ? expires : "",
    given ? sites[dose.code] ?? "Bắp tay trái" : "",
    placeName(dose, writing),
    dose.place === "clinic" ? "Dịch vụ" : "TCMR",
    history
  ]
}

const dayOf = ({ day }: Dose, { birthDay }: Resident, row: number, on: number, dirt: DirtPlan): string =>
  dirt.has(row, "impossibleDate") ? impossibleDates[row % impossibleDates.length] as string
  : dirt.has(row, "doseBeforeBirth") ? registerDate(birthDay - 20 - row % 300)
  : dirt.has(row, "doseInFuture") ? registerDate(on + 20 + row % 300)
  : registerDate(day)

const placeName = ({ place }: Dose, { source }: Writing): string => ({
  station: stationOf(source), hospital: "Trung tâm Y tế khu vực", clinic: "Phòng tiêm chủng dịch vụ (giả định)", elsewhere: "Trạm Y tế nơi ở cũ"
})[place]

const sites: Readonly<Record<string, string>> = { "hepb-birth": "Đùi phải", "dpt-hepb-hib": "Đùi trái", "dtap-ipv-hib-hepb": "Đùi trái", ipv: "Đùi phải", bopv: "Uống", rotarix: "Uống", pcv: "Đùi phải" }

/** A lot lasts a quarter of a year at a station, and may be used for two years. */
const lotOf = ({ code, day, expired }: Dose): readonly [lot: string, expires: string] => {
  const { year, month } = dateParts(day)
  const quarter = Math.floor((month - 1) / 3)
  const made = epochDayOf(year, quarter * 3 + 1, 1) - 200
  return [`${code.slice(0, 3).toUpperCase()}${year % 100}Q${quarter + 1}`, registerDate(expired === true ? day - 20 : made + 730)]
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

const wishes = (entries: readonly Entry[]): readonly Wish[] => {
  const at = (row: number): Entry => entries[row] as Entry
  const here = (row: number): boolean => at(row).resident.movedOutOn === undefined && at(row).resident.diedOn === undefined
  const given = (row: number): boolean => here(row) && at(row).dose.reason === undefined
  const numbered = (row: number): boolean => at(row).resident.personalNumber !== undefined
  return [
    { kind: "tooFewColumns", share: 0.0003, fits: here },
    { kind: "duplicateRow", share: 0.0008, fits: here },
    { kind: "impossibleDate", share: 0.0004, fits: given },
    { kind: "doseBeforeBirth", share: 0.0005, fits: given },
    { kind: "doseInFuture", share: 0.0003, fits: given },
    { kind: "unknownVaccine", share: 0.0006, fits: given },
    { kind: "doseTwiceOtherwise", share: 0.0005, fits: given },
    { kind: "missingNumber", share: 0.03, fits: numbered },
    { kind: "lostLeadingZero", share: 0.004, fits: numbered },
    { kind: "nameAllCaps", share: 0.05 },
    { kind: "nameNfd", share: 0.03 },
    { kind: "villageVariant", share: 0.06 },
    { kind: "shortDate", share: 0.04, fits: (row) => canBeShort(at(row).resident.birthDay) }
  ]
}
