import { unpackRuns } from "./memberLetters.ts"
import type { PeopleColumns, Words } from "./peopleColumns.ts"

/** What the file holds of one commune for the script. */
export interface StationData {
  readonly key: string
  readonly day: Words
  /** Names of what a selection speaks of, by its letter and number: `v3`, `g1`, `so`. */
  readonly labels: Readonly<Record<string, Words>>
  /** With `packRuns` over what is one letter a person. */
  readonly people: PeopleColumns
}

/** The people as they are selected from. */
export const unpacked = (people: PeopleColumns): PeopleColumns => withRuns(people, unpackRuns)

/** What repeats itself, written otherwise: `packRuns` for the file, `unpackRuns` to select from. */
export const withRuns = (people: PeopleColumns, write: (letters: string) => string): PeopleColumns => {
  const { campaign, members } = people
  return {
    ...people, members: members.map(write),
    ...campaign === undefined ? {} : { campaign: { ...campaign, standing: write(campaign.standing), group: write(campaign.group), appointment: write(campaign.appointment), lists: campaign.lists.map(write) } }
  }
}
