import type { Text } from "@tramyte/core"
import type { CommuneYear } from "../../pipeline/model.ts"
import type { DoseProblem, PersonToVaccinate } from "../../pipeline/vaccination/vaccinationYear.ts"
import { collaboratorName } from "../collaboratorName.ts"
import { type CsvCell, csvText } from "../csv.ts"
import { householdParts } from "../householdParts.ts"
import { statusTexts, unknownVillage } from "../labels.ts"
import { compareText } from "../standing.ts"
import { villageFile } from "../villageFiles.ts"
import type { ListFile } from "../worklists.ts"
import { ageText, cannotWait, dosesText, overdueSince } from "./doseWords.ts"
import { sessionLabels, type SessionStanding, sessionStandingOf, sessionStandings, type Whom, whomLabels, whomOf } from "./whom.ts"

/** Where the vaccination list of a village lies, `lists/cam-giang/vaccination/dong-sen.csv`. */
export const vaccinationFile = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)$/, "/vaccination/$1")

/** Where the list of doses that do not count lies. */
export const doseProblemsFile = (year: CommuneYear): string => `lists/${year.commune.key}/vaccination/mui-can-xem-lai.csv`

/** The lists of the next session, one a village, the most urgent on top; and one of the doses on record that need a look. */
export const vaccinationLists = (year: CommuneYear): readonly ListFile[] => {
  const { people, session } = year.vaccination
  const parts = householdParts(year)
  const villages = [...year.villages.keys(), ...(people.some(({ at }) => year.people[at]!.village === -1) ? [-1] : [])]
  const header = ["STT", "Mã", "Họ và tên", "Ngày sinh", `Tuổi ngày ${viDay(session)}`, "Giới tính", "Số hộ", "Cộng tác viên", "Buổi tiêm", "Đối tượng", "Tình trạng", "Cần tiêm", "Các mũi trên sổ", "Quá hạn sau ngày", "Không chờ được", "Hỏi trước khi tiêm", "Căn cứ"]
  return [
    ...villages.map((village) => ({
      path: vaccinationFile(year, village),
      text: csvText(header, inOrder(year, village).map((one, row) => [row + 1, ...rowOf(year, one, year.villages[village]?.collaborators[parts[one.at] ?? 0])]))
    })),
    problemsFile(year)
  ]
}

/** The people of a village as the session goes through them: overdue, due, to ask; children before women, the youngest first. */
export const inOrder = (year: CommuneYear, village: number): readonly PersonToVaccinate[] => {
  const { people, session } = year.vaccination
  const whom = (one: PersonToVaccinate): Whom => whomOf(year.people[one.at]!)
  const standing = (one: PersonToVaccinate): SessionStanding => sessionStandingOf(one.standing, year.people[one.at]!)
  // Whoever has gone longest without goes first among the overdue.
  return people.filter(({ at }) => year.people[at]!.village === village).toSorted((a, b) =>
    sessionStandings.indexOf(standing(a)) - sessionStandings.indexOf(standing(b)) || "iypkw".indexOf(whom(a)) - "iypkw".indexOf(whom(b))
    || compareText(overdueSince(a.lines, session) ?? "9", overdueSince(b.lines, session) ?? "9") || compareText(year.people[b.at]!.birth ?? "", year.people[a.at]!.birth ?? "") || a.at - b.at)
}

const rowOf = (year: CommuneYear, one: PersonToVaccinate, collaborator: Parameters<typeof collaboratorName>[0] | undefined): readonly CsvCell[] => {
  const { session } = year.vaccination
  const person = year.people[one.at]!
  return [
    person.id, person.name, viDay(person.birth), ageText(person.birth, session)?.vi, person.sex === "male" ? "Nam" : person.sex === "female" ? "Nữ" : "", person.household,
    collaborator === undefined ? undefined : collaboratorName(collaborator), viDay(session), whomLabels[whomOf(person)].vi, sessionLabels[sessionStandingOf(one.standing, person)].vi,
    one.give.length === 0 ? undefined : dosesText(one, year.vaccination).vi,
    one.lines.map(({ line, dose, dueFrom }) => `${year.vaccination.lines[line]?.label.vi ?? ""}${dose === undefined ? "" : ` mũi ${dose}`}${dueFrom === undefined ? "" : ` (từ ${viDay(dueFrom)})`}`).join("; "),
    viDay(overdueSince(one.lines, session)), cannotWait(one, year.vaccination)?.vi, one.ask.map(({ question }) => question.vi).join(" "), statusTexts[one.status].vi
  ]
}

const problemsFile = (year: CommuneYear): ListFile => {
  const rows = (problems: readonly DoseProblem[], standing: Text): readonly (readonly CsvCell[])[] => problems.map(({ at, code, day, reason, vaccine }) => {
    const person = year.people[at]!
    return [person.id, year.villages[person.village]?.name ?? unknownVillage.vi, person.household, person.name, viDay(person.birth), vaccine.vi, viDay(day), standing.vi, reason.vi, code]
  })
  const { notCounted, setAside } = year.vaccination
  return {
    path: doseProblemsFile(year),
    text: csvText(["Mã", "Thôn", "Số hộ", "Họ và tên", "Ngày sinh", "Vắc xin", "Ngày tiêm", "Xếp loại", "Lý do", "Mã lý do"], [...rows(setAside, setAsideLabel), ...rows(notCounted, notCountedLabel)])
  }
}

export const setAsideLabel: Text = { vi: "Để riêng, không xét", en: "Set aside" }
export const notCountedLabel: Text = { vi: "Đã tiêm, không được tính", en: "Given, does not count" }

/** 09/03/2026, 03/2026 or 2026. */
const viDay = (day: string | undefined): string | undefined => day?.split("-").reverse().join("/")
