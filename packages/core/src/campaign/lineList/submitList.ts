import { checkShapes } from "../checkShapes.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { checkBirth, checkNoMark, checkPerson, checkSaid, checkText, wrong } from "./checkStatements.ts"
import type { HandedInList, LineList, ListRow, ListSourceKind } from "./lineList.ts"
import { nextVersion } from "./nextVersion.ts"
import { saysTheSame } from "./saysTheSame.ts"

/**
 * Takes in a list as it was handed in: everybody on it, whether the register knows them or not. The same list handed in
 * twice changes nothing, and the order in which lists arrive changes nothing but the versions. One that was withdrawn stays so: its people
 * are handed in anew under another id.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DUPLICATE` for another list with an id that is taken, or a row that stands twice;
 *   `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_LIST` for what cannot be read, or an id
 *   that was withdrawn: with everything that is wrong
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
  refuse(checkShapes([["handedIn", handedIn, "object"]]))
  refuse(problemsOf(handedIn))
  const people = handedIn.people.map((person, index) => ({ ...person, row: person.row ?? String(index + 1) }))
  refuse(rowProblems(people))
  const numbered: HandedInList = { ...handedIn, people }
  const known = list.lists.find(({ id }) => id === handedIn.id)
  refuse(withdrawnProblems(list, handedIn.id))
  if (known !== undefined && saysTheSame(known, numbered)) return list
  refuse(known === undefined ? [] : [wrong("DUPLICATE", "id", `"${handedIn.id}" is the id of another list; give each list an id of its own, and withdraw the one that it replaces`)])
  const lists = [...list.lists, numbered].toSorted((a, b) => a.id < b.id ? -1 : 1)
  return nextVersion(list, { lists }, { on: handedIn.on, by: handedIn.by, what: "handedIn", of: [handedIn.id] })
}

const kinds: readonly ListSourceKind[] = ["village", "school", "employer", "association", "register"]

const problemsOf = (list: HandedInList): readonly CampaignProblem[] => [
  ...checkText(list.id, "id", "give the list an id of its own"),
  ...checkNoMark(list.id, "id"),
  ...(kinds.includes(list.source?.kind) ? [] : [wrong("LIST", "source.kind", `${JSON.stringify(list.source?.kind)} is none of ${kinds.join(", ")}`)]),
  ...checkText(list.source?.id, "source.id", "say which village, school, employer, association or register"),
  ...checkSaid(list, ""),
  ...peopleProblems(list.people)
]

const peopleProblems = (people: readonly ListRow[]): readonly CampaignProblem[] => {
  if (!Array.isArray(people)) return [wrong("LIST", "people", "give the rows of the list; none if nobody is on it")]
  const shapes = checkShapes([["people", people, "list"]])
  return shapes.length > 0 ? shapes : people.flatMap(personProblems)
}

const personProblems = ({ person, row, birthDate }: ListRow, index: number): readonly CampaignProblem[] => [
  ...checkPerson(person, `people[${index}].person`),
  ...(row === undefined ? [] : checkText(row, `people[${index}].row`, "give the number of the row, or leave it out")),
  ...checkBirth(birthDate, `people[${index}].birthDate`)
]

/** Otherwise nothing would happen, and whoever hands it in would think that its people are on the list. */
const withdrawnProblems = ({ withdrawn }: LineList, id: string): readonly CampaignProblem[] =>
  withdrawn.filter(({ list }) => list === id)
    .map(({ on, by, because }) => wrong("LIST", "id", `"${id}" was withdrawn on ${on} by ${by} (${because}), and stays so; what counts again is handed in under an id of its own`))

const rowProblems = (people: readonly ListRow[]): readonly CampaignProblem[] => {
  const seen = new Set<string>()
  return people.flatMap(({ row = "" }, index): readonly CampaignProblem[] => {
    const stands = seen.has(row)
    seen.add(row)
    return stands ? [wrong("DUPLICATE", `people[${index}].row`, `row "${row}" stands twice in the list; number the rows, or leave "row" out of all`)] : []
  })
}
