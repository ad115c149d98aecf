import type { CivilDate, Completeness, Fact, Person, Unit } from "@tramyte/core"
import type { CommuneReader, KnownCommune } from "../fields/readCommune.ts"
import type { VillageIndex } from "../fields/villageIndex.ts"
import type { WordReader } from "../fields/readWord.ts"
import type { CodeTableName, RegisterMapping, YieldKind } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import type { PeopleIndex } from "../people/peopleIndex.ts"
import type { EarlierWord } from "./earlierWord.ts"
import { kindBit, type KindSet, noKinds } from "./kindSet.ts"
import type { LostRow } from "./suspects.ts"

/** What one import knows while it runs. */
export interface ImportState {
  readonly commune: KnownCommune
  readonly newId: () => string
  people: PeopleIndex
  villages: VillageIndex
  /** The villages were given, so that none is learned. */
  readonly villagesGiven: boolean
  /** Units that the store has or this import adds, by id. */
  units: Map<string, Unit>
  /** The kinds that this import's registers may end, by source; what was said of people before, of these kinds. */
  readonly endable: ReadonlyMap<string, KindSet>
  earlier: Map<string, EarlierWord>
  /** What the rows of each source and day have said, so that a list in two files is still one list. */
  readonly sources: Map<string, SourceState>
}

/** What the rows of one source have said so far. */
export interface SourceState {
  /** Whole rows, by a digest of their content, with their place. */
  readonly rows: Map<string, PlaceCode>
  /** Those of them that were rejected. */
  readonly rejected: Set<string>
  /** Rows that were not taken, as far as somebody may be missed for them. */
  readonly lost: LostRow[]
  /** The row by which somebody was taken into the resident register. */
  readonly taken: Map<string, PlaceCode>
  /** Entries that can occur more than once for somebody, by key. */
  readonly entries: Map<string, Entry>
  /** Files that were read, as places name them. */
  readonly files: string[]
}

/** What was said under a key. */
export interface Entry {
  readonly place: PlaceCode
  readonly content: string
}

/** Where a row stands, as one number: an import keeps one for each row. */
export type PlaceCode = number

/** The place of a row in the file that is being read. */
export const placeCode = ({ files }: SourceState, line: number): PlaceCode => (files.length - 1) * 2 ** 32 + line

/** How a place is named in a sentence: the line of the same file, or file and line. */
export const placeText = ({ files }: SourceState, place: PlaceCode): string => {
  const file = Math.floor(place / 2 ** 32)
  const line = String(place % 2 ** 32)
  return file === files.length - 1 ? line : `${files[file] ?? ""}:${line}`
}

/** What one file will write, and what it makes complete. */
export interface FileDraft {
  readonly file: string
  readonly asOf: CivilDate
  readonly mapping: RegisterMapping
  readonly yields: KindSet
  readonly completes: KindSet
  /** Kinds that it ends where it no longer says them. */
  readonly ends: KindSet
  readonly words: Readonly<Partial<Record<CodeTableName, WordReader>>>
  readonly readCommune: CommuneReader
  readonly source: SourceState
  readonly persons: Map<string, Person>
  readonly units: Unit[]
  readonly facts: Fact[]
  /** People whom its rows are about, with the kinds that are complete for them by their row alone. */
  readonly listed: Map<string, KindSet>
  /** Kinds that stay unknown for somebody, because a row or field that may be about them was not taken. */
  readonly doubtful: Map<string, KindSet>
  /** How many rows name each village. */
  readonly villageRows: Map<string, number>
  readonly unitComplete: { readonly subject: string; readonly kinds: Completeness }[]
}

/** A fact without what all facts of a file share. */
export type FactContent = Pick<Fact, "code" | "status" | "start" | "end" | "at" | "value" | "unit" | "components" | "qualifiers" | "links">

type Unfinished = { -readonly [Field in keyof Fact]: Fact[Field] }

/**
 * Adds a fact, if the mapping yields its kind. The key makes it the same fact whenever the register is read again. The content
 * becomes the fact itself (nothing is copied, as a register makes more than a million of them).
 */
export const addFact = (draft: FileDraft, subject: string, kind: YieldKind, key: string, content: FactContent): void => {
  if ((draft.yields & kindBit(kind)) === 0) return
  const fact = content as Unfinished
  fact.id = ""
  fact.subject = subject
  fact.kind = kind
  // The list recorded it on its day; when the list came in here, the batch tells.
  fact.recorded = draft.asOf
  fact.source = { id: draft.mapping.source, key }
  draft.facts.push(fact)
}

/** Adds a unit that is not known yet. */
export const addUnit = (state: ImportState, draft: FileDraft, unit: Unit): void => {
  if (state.units.has(unit.id)) return
  state.units.set(unit.id, unit)
  draft.units.push(unit)
}

/** Writes a person as the index now has them. */
export const addPerson = (draft: FileDraft, known: KnownPerson): void => {
  draft.persons.set(known.id, {
    id: known.id,
    ...(known.sex === undefined ? {} : { sex: known.sex }),
    ...(known.exactBirthDate === undefined ? {} : { birthDate: known.exactBirthDate }),
    ...(known.deathDate === undefined ? {} : { deathDate: known.deathDate })
  })
}

/** What is registered of somebody stays unknown: for some kinds, or for all that the list would make complete. */
export const doubt = (draft: FileDraft, person: string, kinds: KindSet): void => {
  draft.doubtful.set(person, (draft.doubtful.get(person) ?? noKinds) | kinds)
}
