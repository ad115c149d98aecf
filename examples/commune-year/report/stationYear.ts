import type { Text } from "@tramyte/core"
import type { CommuneYear, IndicatorYear } from "../pipeline/model.ts"
import type { PeopleColumns } from "./client/peopleColumns.ts"
import { selectPeople } from "./client/selectPeople.ts"
import { columnsOf } from "./columnsOf.ts"
import { lastDayOfWeek, type ListedPerson, listedPeople } from "./standing.ts"

/** One commune ready to be written: the year, its place among the communes of the file, and what several parts of the report need. */
export interface StationYear {
  readonly year: CommuneYear
  /** Start of ids on the page: `s0`, `s1` … */
  readonly prefix: string
  /** Whether people may be named. Without names the file holds no person at all, only counts. */
  readonly names: boolean
  readonly people: PeopleColumns
  readonly listed: readonly ListedPerson[]
  readonly sunday: string
  /** The indicators of the first screen, those with a target first, with their place in `year.indicators`; and the others, of the plan and of the country. */
  readonly own: readonly Numbered[]
  readonly others: readonly Numbered[]
  /** How many people a selection means. */
  readonly count: (selection: string) => number
  readonly groups: readonly { readonly index: number; readonly label: Text }[]
  /** Groups may overlap: a person then counts in each. */
  readonly overlap: boolean
}

export interface Numbered {
  readonly at: number
  readonly indicator: IndicatorYear
}

export const stationYear = (year: CommuneYear, index: number, names: boolean): StationYear => {
  const overlap = year.groupsOverlap
  const people = columnsOf(year, overlap)
  const numbered = year.indicators.map((indicator, at): Numbered => ({ at, indicator }))
  const isInNone = year.people.some((person, at) => person.inScope !== "no" && people.groups[at]?.includes(-1) === true)
  return {
    year, prefix: `s${index}`, names, people, overlap,
    listed: listedPeople(year.people, year.on),
    sunday: lastDayOfWeek(year.on),
    own: numbered.filter(({ indicator }) => indicator.first).toSorted((a, b) => Number(a.indicator.definition.target === undefined) - Number(b.indicator.definition.target === undefined)),
    others: numbered.filter(({ indicator }) => !indicator.first),
    count: (selection) => selectPeople(people, selection).length,
    groups: [...year.groups.map(({ label }, group) => ({ index: group, label })),
      ...(isInNone ? [{ index: -1, label: overlap ? inNone : undecided }] : [])]
  }
}

const inNone: Text = { vi: "Không thuộc nhóm nào", en: "In none of the groups" }
const undecided: Text = { vi: "Chưa xác định nhóm", en: "No group decided" }
