import { type CampaignProblem, refuse } from "../errors.ts"
import { checkPerson, checkSaid, wrong } from "./checkStatements.ts"
import { type LineList, type RowMatch, rowId } from "./lineList.ts"
import { madeBy, nextVersion } from "./nextVersion.ts"

/**
 * Says who rows of lists are in the register. What a list wrote stays beside it, and what was found out about the row goes
 * with it to the person. Of several matches of a row the last counts; one without `person` takes an earlier one back.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_UNKNOWN` for a row that no list has; `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_LIST` without day or name
 */
export const matchRows = (list: LineList, matches: readonly RowMatch[]): LineList => {
  const written = new Map(list.lists.flatMap(({ id, people }) => people.map(({ row = "", person }) => [rowId(id, row), person] as const)))
  refuse(matches.flatMap((match, index): readonly CampaignProblem[] => [
    ...(written.has(rowId(match.list, match.row)) ? [] : [wrong("UNKNOWN", `matches[${index}].row`, `no list "${match.list}" with a row "${match.row}" was handed in`)]),
    ...checkPerson(match.person, `matches[${index}].person`),
    ...checkSaid(match, `matches[${index}].`)
  ]))
  const now = personsOf(list)
  const fresh: RowMatch[] = []
  for (const match of matches) {
    const row = rowId(match.list, match.row)
    if ((now.has(row) ? now.get(row) : written.get(row)) === match.person) continue
    now.set(row, match.person)
    fresh.push(match)
  }
  if (fresh.length === 0) return list
  return nextVersion(list, { matches: [...list.matches, ...fresh] }, { ...madeBy(fresh), what: "matched", of: fresh.map((match) => rowId(match.list, match.row)) })
}

/** Rows that were matched, and with whom; with nobody, where a match was taken back. */
export const personsOf = ({ matches }: LineList): Map<string, string | undefined> =>
  new Map(matches.map(({ list, row, person }) => [rowId(list, row), person]))
