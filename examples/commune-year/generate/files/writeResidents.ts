import { dateParts } from "@tramyte/core"
import { join } from "node:path"
import {
  canBeShort, formulaLike, impossibleDates, misspellName, misspellNumber, misspellVillage, registerDate, shortDate
} from "../dirt/misspell.ts"
import { planDirt, type DirtPlan, type Wish } from "../dirt/planDirt.ts"
import type { Resident } from "../people/resident.ts"
import { openCsvFile } from "./csvFile.ts"
import type { Writing, Written } from "./writing.ts"

export const residentHeaders = [
  "STT", "Số định danh cá nhân", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Xã thường trú", "Mã xã", "Thôn", "Mã hộ",
  "Quan hệ với chủ hộ", "Tình trạng cư trú", "Nghề nghiệp", "Nơi làm việc", "Ngày đến", "Ngày mất"
] as const

const statusWords = { permanent: "Thường trú", temporary: "Tạm trú", absent: "Tạm vắng" } as const
const unknownTrades = ["Thợ xây", "Buôn bán nhỏ", "Lái xe", "Thợ cắt tóc", "Chạy chợ"]

/** The resident register (danh sách dân cư): everybody who lives here, and those who died this year. */
export const writeResidents = ({ source, residents, folder, on, chance }: Writing): Written => {
  const dice = chance(0)
  const file = "dan-cu.csv"
  const dirt = planDirt(residents.length, wishes(residents), dice)
  const csv = openCsvFile(join(folder, file), residentHeaders, { delimiter: source.delimiter, bom: true, lineEnd: "\r\n" })
  const again: string[][] = []
  /** The number of somebody whose own row shows it as it is. */
  const numberOfAnother = (row: number): string | undefined => {
    for (let tries = 0; tries < 200; tries += 1) {
      const other = dice.int(0, residents.length - 1)
      const { personalNumber } = residents[other] as Resident
      if (other !== row && personalNumber !== undefined && dirt.kindsOf(other).length === 0) return personalNumber
    }
    throw new RangeError(`no row of ${file} is clean enough to lend its number; generate more people.`)
  }

  const fieldsOf = (resident: Resident, row: number): string[] => {
    const { occupation, homeCommune, arrivedOn, diedOn, sex } = resident
    const commune = homeCommune ?? source
    if (homeCommune?.code === source.confusedWith.code) dirt.count("communeByRight")
    const shown = dirt.has(row, "sharedNumber") ? numberOfAnother(row) : resident.personalNumber
    const female = (sex === "female") !== dirt.has(row, "sexContradictsNumber")
    const name = misspellName(resident.name, row, dirt)
    return [
      String(row + 1),
      misspellNumber(shown, row, dirt),
      dirt.has(row, "formulaLikeText") ? formulaLike(name, row) : name,
      birthDate(resident, row, on, dirt),
      dirt.has(row, "missingSex") ? "" : female ? "Nữ" : "Nam",
      resident.ethnicity,
      dirt.has(row, "communeNamedByMistake") ? source.confusedWith.name : commune.name,
      dirt.has(row, "communeCodeByMistake") ? source.confusedWith.code : commune.code,
      misspellVillage(source.villages[resident.village]?.name ?? "", row, dirt),
      resident.household,
      resident.relation,
      dirt.has(row, "missingResidenceStatus") ? "" : statusWords[resident.residence],
      dirt.has(row, "missingOccupation") ? "" : dirt.has(row, "unknownOccupation") ? dice.pick(unknownTrades) : occupation.word,
      occupation.workplace ?? "",
      arrivedOn === undefined ? "" : registerDate(arrivedOn),
      diedOn === undefined ? "" : registerDate(diedOn)
    ]
  }

  for (const [row, resident] of residents.entries()) {
    const fields = fieldsOf(resident, row)
    if (dirt.has(row, "tooFewColumns")) fields.length = 9
    if (dirt.has(row, "tooManyColumns")) fields.splice(13, 0, "xem ghi chú", "")
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
    if (dirt.has(row, "samePersonTwice")) again.push(slightlyDifferent(fields, resident, residents.length + again.length + 1))
  }
  for (const fields of again) csv.row(fields)
  return { file, mapping: "residents", rows: csv.close(), dirt: dirt.counts }
}

/** The second entry of a person: another day of birth, a shorter name, or another trade. */
const slightlyDifferent = (fields: readonly string[], { birthDay, yearOnly }: Resident, row: number): string[] => {
  const other = [...fields]
  other[0] = String(row)
  if (row % 3 === 0 && !yearOnly) other[3] = registerDate(birthDay - 1)
  else if (row % 3 === 1) other[2] = (fields[2] ?? "").split(" ").filter((_, at) => at !== 1).join(" ")
  else other[12] = fields[12] === "Lao động tự do" ? "Nông dân" : "Lao động tự do"
  return other
}

const birthDate = ({ birthDay, yearOnly }: Resident, row: number, on: number, dirt: DirtPlan): string => {
  if (dirt.has(row, "impossibleDate")) return impossibleDates[row % impossibleDates.length] as string
  if (dirt.has(row, "futureBirth")) return registerDate(on + 30 + row % 300)
  if (dirt.has(row, "shortDate")) return shortDate(birthDay)
  if (!yearOnly) return registerDate(birthDay)
  dirt.count("yearOnlyBirth")
  return String(dateParts(birthDay).year)
}

const wishes = (residents: readonly Resident[]): readonly Wish[] => {
  const at = (row: number): Resident => residents[row] as Resident
  const numbered = (row: number): boolean => at(row).personalNumber !== undefined
  const exact = (row: number): boolean => numbered(row) && at(row).diedOn === undefined
  const atHome = (row: number): boolean => at(row).homeCommune === undefined
  const unnumbered = residents.filter(({ personalNumber }) => personalNumber === undefined).length
  return [
    { kind: "tooFewColumns", share: 0.0012, fits: exact },
    { kind: "tooManyColumns", share: 0.0012, fits: exact },
    { kind: "duplicateRow", share: 0.004, fits: exact },
    { kind: "samePersonTwice", share: 0.003, fits: exact },
    { kind: "impossibleDate", share: 0.0012, fits: exact },
    { kind: "futureBirth", share: 0.0008, fits: exact },
    { kind: "unknownVillage", share: 0.002, fits: exact },
    { kind: "sexContradictsNumber", share: 0.003, fits: exact },
    { kind: "formulaLikeText", share: 0.0006, fits: exact },
    // Newborns have none yet; with them about twelve in a hundred rows lack a number.
    { kind: "missingNumber", share: Math.max(0, 0.12 - unnumbered / residents.length), fits: numbered },
    { kind: "lostLeadingZero", share: 0.03, fits: numbered },
    { kind: "marksInNumber", share: 0.015, fits: numbered },
    { kind: "sharedNumber", share: 0.003, fits: exact },
    { kind: "nameAllCaps", share: 0.05 },
    { kind: "nameDoubleSpaces", share: 0.02 },
    { kind: "nameNfd", share: 0.07 },
    { kind: "villageVariant", share: 0.18 },
    { kind: "shortDate", share: 0.12, fits: (row) => !at(row).yearOnly && canBeShort(at(row).birthDay) },
    { kind: "missingSex", share: 0.008 },
    { kind: "unknownOccupation", share: 0.008, fits: (row) => at(row).occupation.class === "freelance" },
    { kind: "missingOccupation", share: 0.03 },
    { kind: "communeNamedByMistake", share: 0.01, fits: atHome },
    { kind: "communeCodeByMistake", share: 0.002, fits: atHome },
    { kind: "missingResidenceStatus", share: 0.005, fits: atHome }
  ]
}
