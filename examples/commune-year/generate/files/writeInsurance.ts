import { dateParts } from "@tramyte/core"
import { join } from "node:path"
import { canBeShort, impossibleDates, misspellName, misspellNumber, registerDate, shortDate } from "../dirt/misspell.ts"
import { planDirt, type Wish } from "../dirt/planDirt.ts"
import type { Insurance, Resident } from "../people/resident.ts"
import { openCsvFile } from "./csvFile.ts"
import { stationOf, type Writing, type Written } from "./writing.ts"

export const insuranceHeaders = [
  "Mã số BHXH", "Số CCCD", "Họ tên", "Ngày sinh", "Giới tính", "Mã đối tượng", "Giá trị từ ngày", "Giá trị đến ngày",
  "Nơi ĐK KCB ban đầu"
] as const

type CardHolder = Resident & { readonly insurance: Insurance }

/** The health insurance list (danh sách BHYT): all cards of the commune, with some of people who are not in its register. */
export const writeInsurance = ({ source, residents, movedOut, folder, chance }: Writing): Written => {
  const dice = chance(1)
  const file = "bhyt.csv"
  const holders = [...residents, ...movedOut].filter((resident): resident is CardHolder => resident.insurance !== undefined)
  const dirt = planDirt(holders.length, wishes(holders), dice)
  const csv = openCsvFile(join(folder, file), insuranceHeaders, { delimiter: ",", bom: false, lineEnd: "\n" })
  const station = stationOf(source)
  const facilities = [station, station, "Trung tâm Y tế khu vực", "Bệnh viện Đa khoa khu vực"]
  const again: string[][] = []

  for (const [row, holder] of holders.entries()) {
    const { insurance: { number, code, from, to }, sex } = holder
    const shown = dirt.has(row, "formerNumber") ? holder.formerNumber : holder.personalNumber
    const swapped = dirt.has(row, "insuranceEndsBeforeStart")
    const fields = [
      number,
      misspellNumber(shown, row, dirt),
      misspellName(holder.name, row, dirt),
      dirt.has(row, "impossibleDate") ? impossibleDates[row % impossibleDates.length] as string
        : dirt.has(row, "shortDate") ? shortDate(holder.birthDay)
        : holder.yearOnly ? String(dateParts(holder.birthDay).year)
        : registerDate(holder.birthDay),
      dirt.has(row, "missingSex") ? "" : sex === "female" ? "Nữ" : "Nam",
      dirt.has(row, "unknownInsuranceCode") ? ["ZZ", "Q9", "??"][row % 3] as string : code,
      registerDate(swapped ? to : from),
      registerDate(swapped ? from : to),
      dice.pick(facilities)
    ]
    if (holder.yearOnly && !dirt.has(row, "impossibleDate")) dirt.count("yearOnlyBirth")
    if (holder.movedOutOn !== undefined) dirt.count("rowOfNonResident")
    if (dirt.has(row, "tooFewColumns")) fields.length = 5
    if (dirt.has(row, "tooManyColumns")) fields.splice(8, 0, "", "K2")
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
  }
  for (const fields of again) csv.row(fields)
  return { file, mapping: "insurance", rows: csv.close(), dirt: dirt.counts }
}

/** Lives here now, and has had one number only: dirt in such a row has one cause. */
const isPlainResident = ({ movedOutOn, diedOn, formerNumber }: Resident): boolean =>
  movedOutOn === undefined && diedOn === undefined && formerNumber === undefined

const wishes = (holders: readonly CardHolder[]): readonly Wish[] => {
  const at = (row: number): CardHolder => holders[row] as CardHolder
  const resident = (row: number): boolean => isPlainResident(at(row))
  const numbered = (row: number): boolean => at(row).personalNumber !== undefined && at(row).formerNumber === undefined
  const former = holders.filter(({ formerNumber }) => formerNumber !== undefined).length
  const unnumbered = holders.filter(({ personalNumber }) => personalNumber === undefined).length
  return [
    { kind: "tooFewColumns", share: 0.0006, fits: resident },
    { kind: "tooManyColumns", share: 0.0006, fits: resident },
    { kind: "duplicateRow", share: 0.003, fits: resident },
    { kind: "impossibleDate", share: 0.0006, fits: resident },
    { kind: "insuranceEndsBeforeStart", share: 0.002, fits: resident },
    { kind: "unknownInsuranceCode", share: 0.002, fits: resident },
    { kind: "formerNumber", share: former / holders.length, fits: (row) => at(row).formerNumber !== undefined },
    { kind: "missingNumber", share: Math.max(0, 0.12 - unnumbered / holders.length), fits: numbered },
    { kind: "lostLeadingZero", share: 0.05, fits: numbered },
    { kind: "marksInNumber", share: 0.01, fits: numbered },
    { kind: "nameAllCaps", share: 0.3 },
    { kind: "nameDoubleSpaces", share: 0.01 },
    { kind: "nameNfd", share: 0.02 },
    { kind: "shortDate", share: 0.05, fits: (row) => !at(row).yearOnly && canBeShort(at(row).birthDay) },
    { kind: "missingSex", share: 0.004 }
  ]
}
