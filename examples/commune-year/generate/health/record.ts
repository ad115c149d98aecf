import { civilDate } from "@tramyte/core"

/** One line of the extract, without the person: lists of dated entries, each with an id of its own. */
export interface HealthLists {
  readonly encounters: Entry[]
  readonly observations: Entry[]
  readonly conditions: Entry[]
  readonly procedures: Entry[]
  readonly risks: Entry[]
}

export type Entry = Readonly<Record<string, string | number | Readonly<Record<string, number>>>>

/** What may be written into a record; nothing after `lastDay` or before `firstDay` is kept. */
export interface RecordBook {
  readonly lists: HealthLists
  readonly encounter: (on: number, kind: string, facility: string) => void
  readonly bloodPressure: (on: number, systolic: number, diastolic: number) => void
  readonly observation: (on: number, code: string, value: number | string, unit?: string) => void
  readonly condition: (code: string, since: number) => void
  readonly procedure: (on: number, code: string) => void
  readonly risk: (code: string, since: number) => void
}

/** Starts the record of a person. `prefix` makes the entries' ids. */
export const recordBook = (prefix: string, firstDay: number, lastDay: number): RecordBook => {
  const lists: HealthLists = { encounters: [], observations: [], conditions: [], procedures: [], risks: [] }
  const add = (list: Entry[], letter: string, day: number, entry: (id: string, on: string) => Entry): void => {
    if (day >= firstDay && day <= lastDay) list.push(entry(`${prefix}-${letter}${list.length + 1}`, civilDate(day)))
  }
  return {
    lists,
    encounter: (day, kind, facility) => add(lists.encounters, "e", day, (id, on) => ({ id, on, kind, facility })),
    bloodPressure: (day, systolic, diastolic) =>
      add(lists.observations, "o", day, (id, on) =>
        ({ id, on, code: "blood-pressure", components: { systolic, diastolic }, unit: "mm[Hg]" })),
    observation: (day, code, value, unit) =>
      add(lists.observations, "o", day, (id, on) => ({ id, on, code, value, ...(unit === undefined ? {} : { unit }) })),
    condition: (code, day) => add(lists.conditions, "c", day, (id, since) => ({ id, code, since })),
    procedure: (day, code) => add(lists.procedures, "p", day, (id, on) => ({ id, on, code })),
    risk: (code, day) => add(lists.risks, "r", day, (id, since) => ({ id, code, since }))
  }
}
