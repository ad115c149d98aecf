import { partialDateBounds } from "../../time/index.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { HandedInList, LineList, ListedPerson, ListSourceKind } from "./lineList.ts"
import { checkSaid, nextVersion, sameText, textProblem } from "./nextVersion.ts"

/**
 * Takes in a list as it was handed in: everybody on it, whether the register knows them or not. The same list handed in
 * twice changes nothing, and the order in which lists arrive changes nothing but the versions.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DUPLICATE` for another list with an id that is taken, or a row that stands twice;
 *   `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_LIST` for what cannot be read: with everything that is wrong
 * @example
 * ```ts
 * import { emptyLineList, entriesOf, submitList } from "@tramyte/core/campaign"
 *
 * const list = submitList(emptyLineList, {
 *   id: "thon-3-2026-07", source: { kind: "village", id: "10903-03" }, by: "Trưởng thôn 3", on: "2026-07-10",
 *   people: [{ person: "p1", village: "10903-03" }, { name: "Nguyễn Thị Hoa", birthDate: "1950", village: "10903-03" }]
 * })
 * list.version // => 1
 * entriesOf(list).map(({ id }) => id) // => ["p1", "thon-3-2026-07#2"]
 * ```
 */
export const submitList = (list: LineList, handedIn: HandedInList): LineList => {
  refuse(problemsOf(handedIn))
  const people = handedIn.people.map((person, index) => ({ ...person, row: person.row ?? String(index + 1) }))
  refuse(rowProblems(people))
  const numbered: HandedInList = { ...handedIn, people }
  const known = list.lists.find(({ id }) => id === handedIn.id)
  if (known !== undefined && sameText(known) === sameText(numbered)) return list
  refuse(known === undefined ? [] : [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: "id", message: `"${handedIn.id}" is the id of another list; give each list that is handed in an id of its own, and withdraw the one that it replaces` }])
  const lists = [...list.lists, numbered].toSorted((a, b) => a.id < b.id ? -1 : 1)
  return nextVersion(list, { lists }, { on: handedIn.on, by: handedIn.by, what: "handedIn", of: [handedIn.id] })
}

const kinds: readonly ListSourceKind[] = ["village", "school", "employer", "association", "register"]

const problemsOf = (list: HandedInList): readonly CampaignProblem[] => [
  ...textProblem(list.id, "id", "give the list an id of its own"),
  ...(typeof list.id === "string" && list.id.includes("#") ? [{ code: "TRAMYTE_CAMPAIGN_LIST" as const, where: "id", message: `"${list.id}" holds "#", which stands between list and row` }] : []),
  ...(kinds.includes(list.source?.kind) ? [] : [{ code: "TRAMYTE_CAMPAIGN_LIST" as const, where: "source.kind", message: `${JSON.stringify(list.source?.kind)} is none of ${kinds.join(", ")}` }]),
  ...textProblem(list.source?.id, "source.id", "say which village, school, employer, association or register"),
  ...checkSaid(list, "").map((problem) => ({ ...problem, where: problem.where.slice(1) })),
  ...(Array.isArray(list.people) ? list.people.flatMap(personProblems) : [{ code: "TRAMYTE_CAMPAIGN_LIST" as const, where: "people", message: "give the rows of the list; none if nobody is on it" }])
]

const personProblems = (person: ListedPerson, index: number): readonly CampaignProblem[] => [
  ...(person.person === undefined ? [] : [...textProblem(person.person, `people[${index}].person`, "give the id in the register, or leave it out"), ...registerIdProblem(person.person, `people[${index}].person`)]),
  ...(person.row === undefined ? [] : textProblem(person.row, `people[${index}].row`, "give the number of the row, or leave it out")),
  ...(person.birthDate === undefined || partialDateBounds(person.birthDate) !== undefined ? [] :
    [{ code: "TRAMYTE_CAMPAIGN_DAY" as const, where: `people[${index}].birthDate`, message: `${JSON.stringify(person.birthDate)} is not a date; write "1956", "1956-03" or "1956-03-09", and what was written in "note"` }])
]

/** An id that could be a row's would be taken for it. */
export const registerIdProblem = (id: string, where: string): readonly CampaignProblem[] =>
  id.includes("#") ? [{ code: "TRAMYTE_CAMPAIGN_LIST", where, message: `"${id}" holds "#", which stands between list and row` }] : []

const rowProblems = (people: readonly ListedPerson[]): readonly CampaignProblem[] => {
  const seen = new Set<string>()
  return people.flatMap(({ row = "" }, index): readonly CampaignProblem[] => {
    const stands = seen.has(row)
    seen.add(row)
    return !stands ? [] : [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `people[${index}].row`, message: `row "${row}" stands twice in the list; number the rows, or leave "row" out of all` }]
  })
}
