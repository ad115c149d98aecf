import { dateParts } from "@tramyte/core"
import { join } from "node:path"
import {
  canBeShort, impossibleDates, misspellName, misspellNumber, misspellVillage, registerDate, shortDate
} from "../dirt/misspell.ts"
import { planDirt, type Wish } from "../dirt/planDirt.ts"
import { drawFamilyName, drawFullName } from "../people/nameResidents.ts"
import { personalNumber } from "../people/personalNumber.ts"
import type { Resident } from "../people/resident.ts"
import { schoolYearOf } from "../people/schooling.ts"
import type { Random } from "../random.ts"
import { sourceData, type SchoolSource } from "../sourceData.ts"
import { openCsvFile } from "./csvFile.ts"
import type { Writing, Written } from "./writing.ts"

export const schoolHeaders = [
  "Mã học sinh", "Số định danh", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp", "Cấp học", "Trường", "Thôn", "Xã", "Năm học"
] as const

/** A pupil as the school knows them; those of other communes live in no village of ours. */
interface Pupil extends Pick<Resident, "sex" | "birthDay" | "name" | "personalNumber"> {
  readonly grade: number
  readonly village: string
  /** The other commune in which the pupil lives. */
  readonly commune: string | undefined
}

/** The roll of every school (danh sách học sinh), with pupils from other communes in it. */
export const writeSchoolRolls = (writing: Writing): readonly Written[] => {
  const dice = writing.chance(2)
  return writing.source.schools.map((school, at) => writeRoll(school, pupilsOf(school, at, writing, dice), writing, dice))
}

const writeRoll = (school: SchoolSource, pupils: readonly Pupil[], { source, folder, on }: Writing, dice: Random): Written => {
  const dirt = planDirt(pupils.length, wishes(pupils), dice)
  const options = { delimiter: ",", bom: school.bom, lineEnd: school.bom ? "\r\n" : "\n" } as const
  const csv = openCsvFile(join(folder, school.file), schoolHeaders, options)
  const year = schoolYearOf(on)
  let again: string[] | undefined

  for (const [row, pupil] of pupils.entries()) {
    if (pupil.commune !== undefined) dirt.count("pupilOfOtherCommune")
    const fields = [
      `HS${source.code}${String(source.schools.indexOf(school))}${String(row + 1).padStart(4, "0")}`,
      misspellNumber(pupil.personalNumber, row, dirt),
      misspellName(pupil.name, row, dirt),
      dirt.has(row, "impossibleDate") ? impossibleDates[row % impossibleDates.length] as string
        : dirt.has(row, "shortDate") ? shortDate(pupil.birthDay) : registerDate(pupil.birthDay),
      dirt.has(row, "missingSex") ? "" : pupil.sex === "female" ? "Nữ" : "Nam",
      className(school, pupil.grade, row),
      school.level,
      school.name,
      pupil.commune === undefined ? misspellVillage(pupil.village, row, dirt) : "",
      pupil.commune ?? source.name,
      `${year}-${year + 1}`
    ]
    if (dirt.has(row, "tooFewColumns")) fields.length = 6
    csv.row(fields)
    if (dirt.has(row, "duplicateRow")) again = fields
  }
  if (again !== undefined) csv.row(again)
  return { file: school.file, mapping: "schoolRoll", rows: csv.close(), dirt: dirt.counts }
}

const className = ({ level }: SchoolSource, grade: number, row: number): string =>
  level === "Mầm non" ? `${grade} tuổi ${"AB"[row % 2]}` : `${grade}${"ABC"[row % 3]}`

const pupilsOf = (school: SchoolSource, at: number, { source, residents, on }: Writing, dice: Random): readonly Pupil[] => {
  const own = residents.flatMap((resident): Pupil | readonly [] =>
    resident.enrolment?.school === at && resident.diedOn === undefined
      ? { ...resident, grade: resident.enrolment.grade, village: source.villages[resident.village]?.name ?? "", commune: undefined }
      : [])
  const guests = Math.max(1, Math.round(own.length * (school.level === "THPT" ? 0.25 : 0.05)))
  const year = schoolYearOf(on)
  for (let guest = 0; guest < guests; guest += 1) {
    const like = own.length > 0 ? dice.pick(own) : { birthDay: on - 8 * 365, grade: year - dateParts(on - 8 * 365).year - 5 }
    const sex = dice.chance(0.5) ? "male" : "female"
    const birthYear = dateParts(like.birthDay).year
    own.push({
      sex, grade: like.grade, birthDay: like.birthDay, village: "",
      commune: dice.chance(0.3) ? source.confusedWith.name : dice.pick(sourceData.otherCommunes).name,
      name: drawFullName(drawFamilyName(dice), sex, birthYear, dice),
      // Serials from 900,000 on belong to nobody in the two communes.
      personalNumber: personalNumber("030", sex, birthYear, 900_000 + Number(source.code) % 10 * 9000 + at * 1500 + guest)
    })
  }
  return dice.shuffle(own).toSorted((a, b) => a.grade - b.grade)
}

const wishes = (pupils: readonly Pupil[]): readonly Wish[] => {
  const at = (row: number): Pupil => pupils[row] as Pupil
  const own = (row: number): boolean => at(row).commune === undefined
  const numbered = (row: number): boolean => own(row) && at(row).personalNumber !== undefined
  return [
    { kind: "tooFewColumns", share: 0.001, fits: own },
    { kind: "impossibleDate", share: 0.001, fits: own },
    { kind: "duplicateRow", share: 0.0001, fits: own },
    { kind: "missingNumber", share: 0.12, fits: numbered },
    { kind: "lostLeadingZero", share: 0.06, fits: numbered },
    { kind: "marksInNumber", share: 0.01, fits: numbered },
    { kind: "nameAllCaps", share: 0.02 },
    { kind: "nameDoubleSpaces", share: 0.02 },
    { kind: "nameNfd", share: 0.03 },
    { kind: "villageVariant", share: 0.35, fits: own },
    { kind: "shortDate", share: 0.1, fits: (row) => canBeShort(at(row).birthDay) },
    { kind: "missingSex", share: 0.004 }
  ]
}
