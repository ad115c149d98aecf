import { dateParts, epochDayOf } from "@tramyte/core"
import { join } from "node:path"
import { misspellName, misspellVillage, registerDate } from "../dirt/misspell.ts"
import { planDirt } from "../dirt/planDirt.ts"
import { drawFamilyName, drawFullName } from "../people/nameResidents.ts"
import type { Random } from "../random.ts"
import { openCsvFile } from "./csvFile.ts"
import type { Writing, Written } from "./writing.ts"

export const collaboratorHeaders = [
  "Mã CTV", "Họ và tên", "Thôn", "Từ ngày", "Đến ngày", "Tháng báo cáo", "Đã báo cáo", "Số lượt thăm hộ"
] as const

/** How a village is looked after. */
export type VillageCare = "active" | "inactive" | "ended" | "nobody"

interface Worker {
  readonly id: string
  readonly name: string
  readonly village: number
  readonly from: number
  readonly to: number | undefined
  /** The last month with a report, counted from January as 1; 0 for none. */
  readonly lastReport: number
}

/** The community health workers (cộng tác viên) and their reports for each month that has ended: one row a worker and month. */
export const writeCollaborators = ({ source, folder, on, chance }: Writing): Written & { readonly care: readonly VillageCare[] } => {
  const dice = chance(4)
  const file = "cong-tac-vien.csv"
  const { year, month } = dateParts(on)
  const care = careOf(source.villages.length)
  const workers = care.flatMap((kind, village) => workersOf(kind, village, year, on, dice))
  const rows = workers.flatMap((worker) =>
    Array.from({ length: month - 1 }, (_, at) => at + 1)
      .filter((reported) => worker.to === undefined || epochDayOf(year, reported, 1) < worker.to)
      .map((reported) => ({ worker, reported })))
  const dirt = planDirt(rows.length, [
    { kind: "duplicateRow", share: 0.005 },
    { kind: "villageVariant", share: 0.2 },
    { kind: "nameDoubleSpaces", share: 0.02 },
    { kind: "nameNfd", share: 0.05 }
  ], dice)
  const csv = openCsvFile(join(folder, file), collaboratorHeaders, { delimiter: ",", bom: false, lineEnd: "\r\n" })
  const again: string[][] = []

  for (const [row, { worker, reported }] of rows.entries()) {
    const done = reported <= worker.lastReport && (worker.lastReport < month - 1 || dice.chance(0.94))
    const fields = [
      `CTV${source.code}${worker.id}`,
      misspellName(worker.name, row, dirt),
      misspellVillage(source.villages[worker.village]?.name ?? "", row, dirt),
      registerDate(worker.from),
      worker.to === undefined ? "" : registerDate(worker.to),
      `${String(reported).padStart(2, "0")}/${year}`,
      done ? "x" : "",
      done ? String(dice.int(12, 64)) : ""
    ]
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again.push(fields)
  }
  for (const fields of again) csv.row(fields)
  return { file, mapping: "collaborators", rows: csv.close(), dirt: dirt.counts, care }
}

/** The third village has nobody, the sixth somebody who stopped reporting, the ninth somebody whose task ended. */
const careOf = (villages: number): readonly VillageCare[] =>
  Array.from({ length: villages }, (_, at) => (at === 2 ? "nobody" : at === 5 ? "inactive" : at === 8 ? "ended" : "active"))

const workersOf = (care: VillageCare, village: number, year: number, on: number, dice: Random): readonly Worker[] =>
  Array.from({ length: care === "nobody" ? 0 : care === "active" && dice.chance(0.35) ? 2 : 1 }, (_, at) => {
    const birthYear = dice.int(1966, 1992)
    const { month } = dateParts(on)
    return {
      id: `${String(village + 1).padStart(2, "0")}${at + 1}`,
      name: drawFullName(drawFamilyName(dice), dice.chance(0.85) ? "female" : "male", birthYear, dice),
      village,
      from: epochDayOf(dice.int(2014, 2025), dice.int(1, 12), 1),
      to: care === "ended" ? epochDayOf(year, Math.min(6, month), 1) - 1 : undefined,
      lastReport: care === "inactive" ? Math.min(4, month - 1) : month - 1
    }
  })
