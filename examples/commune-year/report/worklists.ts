import type { CommuneYear, PersonYear, Village } from "../pipeline/model.ts"
import { collaboratorName } from "./collaboratorName.ts"
import { type CsvCell, csvText } from "./csv.ts"
import { householdParts } from "./householdParts.ts"
import { flagLabels, standingLabels, unknownVillage } from "./labels.ts"
import { itemState, lastDayOfWeek, type ListedPerson, listedPeople, mostUrgent } from "./standing.ts"
import { villageFile } from "./villageFiles.ts"

/** A file to write: its path in the output folder, and its text. */
export interface ListFile {
  readonly path: string
  readonly text: string
}

/** Everybody of all communes with group, reason, classes and most urgent item: one row a person, in the order of the records. */
export const groupsCsv = (years: readonly CommuneYear[]): ListFile => ({
  path: "groups.csv",
  text: csvText(
    ["id", "commune", "commune_code", "village", "household", "name", "birth", "sex", "in_scope", "group_id", "group", "matches", "could_be", "certainty", "reason_vi",
      "entitlement", "subjects", "due_item", "due_state", "due_by"],
    years.flatMap((year) => {
      const sunday = lastDayOfWeek(year.on)
      const groupIds = (indexes: readonly number[]): string => indexes.map((index) => year.groups[index]?.id ?? "").join("; ")
      return year.people.map((person): readonly CsvCell[] => {
        const item = mostUrgent(person, sunday)
        return [
          person.id, year.commune.name.vi, year.commune.code, villageName(year, person), person.household, person.name, person.birth, person.sex, person.inScope,
          year.groups[person.group]?.id, year.groups[person.group]?.label.vi, groupIds(person.matches), groupIds(person.couldBe), person.certainty, person.reason.vi,
          person.entitlement, person.subjects.join("; "),
          item === undefined ? undefined : year.protocols[item.protocol]?.id, item?.state, item?.dueBy
        ]
      })
    }))
})

/** One list a village, the most urgent on top: everybody who is due, pregnant, chronically ill, frail or to clarify. */
export const villageLists = (year: CommuneYear): readonly ListFile[] => {
  const listed = listedPeople(year.people, year.on).filter(hasWork)
  const parts = householdParts(year)
  const villages = [...year.villages.keys(), ...(listed.some(({ person }) => person.village === -1) ? [-1] : [])]
  return villages.map((village) => ({
    path: villageFile(year, village),
    text: csvText(
      ["STT", "Mã", "Họ và tên", "Ngày sinh", "Giới tính", "Số hộ", "Cộng tác viên", "Nhóm", "Tình trạng", "Việc cần làm", "Hạn cuối", "Lần gần nhất", "Tất cả việc", "Theo dõi", "Cần hỏi"],
      listed.filter(({ person }) => person.village === village).map((one, row) => [
        row + 1, ...rowOf(year, one, year.villages[village]?.collaborators[parts[one.at] ?? 0])
      ]))
  }))
}

/** Every question to ask, one row a person and question. */
export const toClarifyCsv = (years: readonly CommuneYear[]): ListFile => ({
  path: "to-clarify.csv",
  text: csvText(
    ["id", "commune", "village", "household", "name", "birth", "fact", "question_vi", "question_en"],
    years.flatMap((year) => year.people.flatMap((person) => person.inScope === "no" ? [] : person.clarify.map(({ fact, question }) =>
      [person.id, year.commune.name.vi, villageName(year, person), person.household, person.name, person.birth, fact, question.vi, question.en]))))
})

/** Whether a person belongs on a worklist at all. */
export const hasWork = ({ person, standing }: ListedPerson): boolean =>
  standing !== "r" || person.flags.pregnant || person.flags.chronic || person.flags.frail

const rowOf = (year: CommuneYear, { person, standing, item }: ListedPerson, collaborator: Village["collaborators"][number] | undefined): readonly CsvCell[] => [
  person.id, person.name, viBirth(person.birth), person.sex === "male" ? "Nam" : person.sex === "female" ? "Nữ" : "", person.household, collaborator === undefined ? undefined : collaboratorName(collaborator),
  year.groups[person.group]?.label.vi, standingLabels[standing].vi,
  item === undefined ? undefined : year.protocols[item.protocol]?.label.vi, viBirth(item?.dueBy), viBirth(item?.lastDone),
  person.due.map((one) => `${year.protocols[one.protocol]?.label.vi ?? ""} (${standingLabels[itemState(one, lastDayOfWeek(year.on))].vi.toLowerCase()})`).join("; "),
  flagsOf(person).map((flag) => flagLabels[flag].vi).join("; "),
  person.clarify.map(({ question }) => question.vi).join(" ")
]

/** The letters of a person's flags. */
export const flagsOf = ({ flags }: PersonYear): readonly ("p" | "c" | "f")[] =>
  [...(flags.pregnant ? ["p"] as const : []), ...(flags.chronic ? ["c"] as const : []), ...(flags.frail ? ["f"] as const : [])]

const villageName = (year: CommuneYear, { village }: PersonYear): string => year.villages[village]?.name ?? unknownVillage.vi

/** 09/03/1956, 03/1956 or 1956. */
const viBirth = (birth: string | undefined): string | undefined => birth?.split("-").reverse().join("/")
