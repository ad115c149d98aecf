import { dateParts } from "@tramyte/core"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { DirtCounts, DirtKind } from "../dirt/dirtKinds.ts"
import { formulaLike, impossibleDates, misspellName, misspellNumber, misspellVillage, registerDate } from "../dirt/misspell.ts"
import { planDirt, type DirtPlan, type Wish } from "../dirt/planDirt.ts"
import type { PriorityEntry, Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import { csvLine, openCsvFile, type CsvOptions } from "./csvFile.ts"
import { utf16, windows1258 } from "./otherEncodings.ts"
import type { Writing, Written } from "./writing.ts"

export const villageListHeaders = ["STT", "Họ tên", "Năm sinh", "Giới tính", "Số CCCD", "Thôn", "Diện", "Mức độ", "Ghi chú"] as const

const options: CsvOptions = { delimiter: ",", bom: false, lineEnd: "\n" }

interface Entry {
  readonly resident: Resident
  readonly entry: PriorityEntry
  readonly refused: boolean
}

/** One list a village (danh sách của thôn), one person and category a row; some in another encoding. */
export const writeVillageLists = (writing: Writing): readonly Written[] => {
  const { source, residents, movedOut, folder, chance } = writing
  const dice = chance(3)
  const refused = (village: number): boolean => source.villages[village]?.listEncoding === "windows-1258"
  const stillListed = movedOut.slice(0, 1).map((resident) => ({ ...resident, village: 0, priorities: [elderly] }))
  const entries = [...residents.filter(({ diedOn }) => diedOn === undefined), ...stillListed]
    .flatMap((resident) => resident.priorities.map((entry): Entry => ({ resident, entry, refused: refused(resident.village) })))
  const dirt = planDirt(entries.length, wishes(entries), dice)

  return source.villages.map(({ listEncoding }, village) => {
    const file = `thon-${String(village + 1).padStart(2, "0")}.csv`
    const rows = entries.flatMap((entry, row) => (entry.resident.village === village ? [{ entry, row }] : []))
    const { lines, counts } = linesOf(rows, writing, dirt, dice)
    if (listEncoding !== undefined) {
      const text = [villageListHeaders, ...lines].map((fields) => csvLine(fields, options)).join("")
      const utf16File = listEncoding === "utf-16le"
      writeFileSync(join(folder, file), utf16File ? utf16(text) : windows1258(text))
      return { file, mapping: "villageList", rows: lines.length, dirt: utf16File ? { ...counts, utf16File: 1 } : { otherEncoding: 1 } }
    }
    const csv = openCsvFile(join(folder, file), villageListHeaders, options)
    for (const fields of lines) csv.row(fields)
    return { file, mapping: "villageList", rows: csv.close(), dirt: counts }
  })
}

const elderly: PriorityEntry = { category: "Người yếu, đi lại khó khăn", degree: "", note: "" }

interface ListedRow {
  readonly entry: Entry
  /** Position among all entries of the commune, by which the dirt is planned. */
  readonly row: number
}

const linesOf = (rows: readonly ListedRow[], { source }: Writing, dirt: DirtPlan, dice: Random) => {
  const counts: DirtCounts = {}
  const count = (kind: DirtKind): void => void (counts[kind] = (counts[kind] ?? 0) + 1)
  const lines: string[][] = []
  const again: string[][] = []
  for (const { entry: { resident, entry, refused }, row } of rows) {
    for (const kind of refused ? [] : dirt.kindsOf(row)) count(kind)
    if (resident.movedOutOn !== undefined) count("rowOfNonResident")
    if (resident.personalNumber === undefined) count("missingNumber")
    const yearOnly = resident.yearOnly || dice.chance(0.7)
    if (yearOnly && !dirt.has(row, "impossibleDate")) count("yearOnlyBirth")
    const fields = [
      String(lines.length + 1),
      misspellName(resident.name, row, dirt),
      dirt.has(row, "impossibleDate") ? impossibleDates[row % impossibleDates.length] as string
        : yearOnly ? String(dateParts(resident.birthDay).year) : registerDate(resident.birthDay),
      dirt.has(row, "missingSex") ? "" : resident.sex === "female" ? "Nữ" : "Nam",
      misspellNumber(resident.personalNumber, row, dirt),
      misspellVillage(source.villages[resident.village]?.name ?? "", row, dirt),
      entry.category,
      entry.degree,
      dirt.has(row, "formulaLikeText") ? formulaLike("xem danh sách", row) : entry.note
    ]
    if (dirt.has(row, "tooFewColumns")) fields.length = 6
    if (dirt.has(row, "tooManyColumns")) fields.push("", "đã gọi điện")
    lines.push(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
  }
  return { lines: [...lines, ...again], counts }
}

const wishes = (entries: readonly Entry[]): readonly Wish[] => {
  const at = (row: number): Entry => entries[row] as Entry
  const readable = (row: number): boolean => !at(row).refused
  const sound = (row: number): boolean => readable(row) && at(row).resident.movedOutOn === undefined
  const numbered = (row: number): boolean => readable(row) && at(row).resident.personalNumber !== undefined
  return [
    { kind: "tooFewColumns", share: 0.003, fits: sound },
    { kind: "tooManyColumns", share: 0.003, fits: sound },
    { kind: "duplicateRow", share: 0.004, fits: sound },
    { kind: "impossibleDate", share: 0.002, fits: sound },
    { kind: "formulaLikeText", share: 0.004, fits: sound },
    { kind: "unknownVillage", share: 0.002, fits: sound },
    { kind: "missingNumber", share: 0.12, fits: numbered },
    { kind: "lostLeadingZero", share: 0.08, fits: numbered },
    { kind: "marksInNumber", share: 0.02, fits: numbered },
    { kind: "nameNfd", share: 0.45, fits: readable },
    { kind: "nameAllCaps", share: 0.04, fits: readable },
    { kind: "nameDoubleSpaces", share: 0.03, fits: readable },
    { kind: "villageVariant", share: 0.4, fits: readable },
    { kind: "missingSex", share: 0.02, fits: readable }
  ]
}
