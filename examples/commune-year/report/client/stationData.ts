import { unpackRuns } from "./memberLetters.ts"
import type { PeopleColumns, Words } from "./peopleColumns.ts"

/** What the file holds of one commune for the script. */
export interface StationData {
  readonly key: string
  readonly day: Words
  /** Names of what a selection speaks of, by its letter and number: `v3`, `g1`, `so`. */
  readonly labels: Readonly<Record<string, Words>>
  /** With `packRuns` over the letters of each indicator. */
  readonly people: PeopleColumns
}

/** The people as they are selected from. */
export const unpacked = (people: PeopleColumns): PeopleColumns => ({ ...people, members: people.members.map(unpackRuns) })
