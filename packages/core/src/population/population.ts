import type { ReadOptions, RecordView } from "../citizen/readRecord.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { recordFromProfile } from "../citizen/profile.ts"
import type { Rulebook } from "../pack/composePacks.ts"
import type { Subject } from "../rules/answer.ts"
import type { Predicate } from "../rules/predicate.ts"
import type { CivilDate } from "../time/index.ts"
import { bytesOf, type Columns, emptyColumns, isUntidy, putPerson, tidy } from "./columns.ts"
import { PopulationError } from "./errors.ts"
import { personView } from "./personView.ts"
import { readsOf } from "./reads.ts"

/**
 * All people of a commune or a province, held as columns of numbers: what the questions of one rulebook read of them, and
 * nothing else. A person has an index, from 0 in the order of coming, which stays.
 */
export interface Population {
  readonly rulebook: Rulebook
  readonly size: number
  /** The ids by index. */
  readonly ids: readonly string[]
  /** The index of a person; nothing for an id that is not there. */
  readonly indexOf: (id: string) => number | undefined
  /** Takes in a person anew, or a new one, and gives the index. Runs over this population are told with `run.update`. */
  readonly update: (subject: Subject) => number
  /** What is held of a person, as a record that every verb can read. */
  readonly view: (index: number) => RecordView
  /** The bytes that the columns take, without the ids. */
  readonly bytes: number
}

/** How people are read. */
export interface PopulationOptions extends ReadOptions {
  /** The day that flat profiles describe; needed where there are any. */
  readonly on?: CivilDate
  /** Questions besides those of the rulebook that will be asked: what they read is held too. */
  readonly questions?: readonly Predicate[]
}

/**
 * Reads people into columns, one after the other: they may come from a stream and need not be in memory together.
 *
 * @param rulebook the packs whose questions will be asked, on any day
 * @param subjects people in any form: flat profiles, records, or records read before
 * @throws CitizenError when the data of a person cannot be read; PopulationError `TRAMYTE_POPULATION_PROFILE_DAY`
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { population } from "@tramyte/core/population"
 * import { vietNam } from "@tramyte/pack-vn"
 *
 * const people = population(composePacks([vietNam]), [{ person: { id: "p1", birthDate: "1956" }, facts: [] }])
 * people.size // => 1
 * people.indexOf("p1") // => 0
 * ```
 */
export const population = (rulebook: Rulebook, subjects: Iterable<Subject>, options: PopulationOptions = {}): Population => {
  const columns = emptyColumns(rulebook, readsOf(rulebook, options.questions ?? []))
  const indexes = new Map<string, number>()
  // A million people that never change need no index by id: it is made when the first is looked for.
  let indexed = 0
  const indexOf = (id: string): number | undefined => {
    for (; indexed < columns.ids.length; indexed++) indexes.set(columns.ids[indexed]!, indexed)
    return indexes.get(id)
  }
  for (const subject of subjects) putPerson(columns, columns.ids.length, viewOf(subject, options))
  tidy(columns)
  const people: Population = {
    rulebook,
    ids: columns.ids,
    get size() { return columns.ids.length },
    indexOf,
    update: (subject) => {
      const view = viewOf(subject, options)
      const index = indexOf(view.subject) ?? columns.ids.length
      putPerson(columns, index, view)
      if (isUntidy(columns)) tidy(columns)
      return index
    },
    view: (index) => {
      if (columns.ids[index] === undefined) throw new PopulationError("TRAMYTE_POPULATION_PERSON_UNKNOWN", `there is nobody at ${index}; indexes go from 0 to ${columns.ids.length - 1}`)
      return personView(columns, index)
    },
    get bytes() { return bytesOf(columns) }
  }
  held.set(people, columns)
  return people
}

const held = new WeakMap<Population, Columns>()

/** The columns behind a population. */
export const columnsOf = (people: Population): Columns => held.get(people)!

const viewOf = (subject: Subject, options: PopulationOptions): RecordView => {
  if ("subject" in subject && subject.facts instanceof Map) return subject
  if ("person" in subject || "unit" in subject) return readRecord(subject, options)
  if (options.on === undefined) {
    throw new PopulationError("TRAMYTE_POPULATION_PROFILE_DAY", `"${String((subject as { readonly id?: unknown }).id)}" is a flat profile, which describes one day: say which with { on: "2026-07-15" }`)
  }
  return readRecord(recordFromProfile(subject as Parameters<typeof recordFromProfile>[0], options.on), options)
}
