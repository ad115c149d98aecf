import { type PartialDate, partialDateBounds } from "../../time/index.ts"
import { type DisputedField, type HandedInList, type LineList, type ListRow, type ListSource, rowId, type Verification, type VerificationState } from "./lineList.ts"
import { personsOf } from "./matchRows.ts"
import { asRead } from "./saysTheSame.ts"

/** One source of an entry: the list, its row as it was written, who handed it in and when. */
export interface EntrySource {
  readonly list: string
  readonly source: ListSource
  readonly by: string
  readonly on: string
  readonly row: ListRow
}

/** What sources say that cannot all be right. */
export interface Contradiction {
  readonly field: DisputedField
  readonly said: readonly { readonly value: string; readonly lists: readonly string[] }[]
}

/** Somebody on the list: in the register, or a row that nobody knows yet. */
export interface ListEntry {
  /** The id in the register; `list#row` of a row that was not matched. */
  readonly id: string
  readonly isMatched: boolean
  /** What the sources say; where they contradict each other, what was said last, unless a verification settled it. */
  readonly name?: string
  readonly birthDate?: PartialDate
  readonly number?: string
  readonly village?: string
  readonly household?: string
  readonly group?: string
  /** All that put the person on the list, the earliest first. */
  readonly sources: readonly EntrySource[]
  /** What is not settled. */
  readonly contradictions: readonly Contradiction[]
  readonly verification: { readonly state: VerificationState } & Partial<Omit<Verification, "id" | "state" | "settles">>
}

/** Who is on the list (đối tượng trong danh sách), by id: one entry for each person of the register, and one for each row that is not matched. */
export const entriesOf = (list: LineList): readonly ListEntry[] => {
  const matched = personsOf(list)
  const withdrawn = new Set(list.withdrawn.map((one) => one.list))
  const found = new Map<string, { readonly isMatched: boolean; readonly sources: EntrySource[] }>()
  for (const handedIn of list.lists.filter(({ id }) => !withdrawn.has(id)).toSorted(byDay)) {
    const { id, source, by, on } = handedIn
    for (const row of handedIn.people) {
      const key = rowId(id, row.row ?? "")
      const person = matched.has(key) ? matched.get(key) : row.person
      const entry = found.get(person ?? key) ?? { isMatched: person !== undefined, sources: [] }
      entry.sources.push({ list: id, source, by, on, row })
      found.set(person ?? key, entry)
    }
  }
  const verifications = standingVerifications(list)
  return [...found].map(([id, { isMatched, sources }]) => entryOf(id, isMatched, sources, verifications)).toSorted((a, b) => a.id < b.id ? -1 : 1)
}

/** For each entry the verification that counts: that of the latest day, the last written of those. */
export const standingVerifications = ({ verifications }: LineList): Map<string, Verification> => {
  const standing = new Map<string, Verification>()
  for (const one of verifications) {
    const before = standing.get(one.id)
    if (before === undefined || before.on <= one.on) standing.set(one.id, one)
  }
  return standing
}

/** Lists of one day stay in the order of their ids. */
const byDay = (a: HandedInList, b: HandedInList): number => a.on < b.on ? -1 : a.on > b.on ? 1 : 0

const entryOf = (id: string, isMatched: boolean, sources: readonly EntrySource[], verifications: ReadonlyMap<string, Verification>): ListEntry => {
  const verified = verificationOf(id, sources, verifications)
  const settles = verified?.settles ?? {}
  const contradictions: Contradiction[] = []
  const values: Partial<Record<DisputedField, string>> = {}
  for (const field of disputedFields) {
    const said = saidOf(field, sources)
    const value = settles[field] ?? (field === "birthDate" ? mostExact(said) : said.at(-1)?.value)
    if (value !== undefined) values[field] = value
    if (settles[field] === undefined && contradict(field, said)) contradictions.push({ field, said })
  }
  const name = lastOf("name", sources)
  const number = lastOf("number", sources)
  const { state, by, on, because } = verified ?? { state: "proposed" as const }
  return {
    id,
    isMatched,
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { number }),
    ...values,
    sources,
    contradictions,
    verification: { state, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }), ...(because === undefined ? {} : { because }) }
  }
}

const disputedFields: readonly DisputedField[] = ["birthDate", "village", "household", "group"]

/** What was found out about a row before anybody knew who it is goes with it. */
const verificationOf = (id: string, sources: readonly EntrySource[], verifications: ReadonlyMap<string, Verification>): Verification | undefined => {
  let latest = verifications.get(id)
  for (const { list, row } of sources) {
    const ofRow = verifications.get(rowId(list, row.row ?? ""))
    if (ofRow !== undefined && (latest === undefined || latest.on < ofRow.on)) latest = ofRow
  }
  return latest
}

/** Each value once, with the lists that say it; what was said last comes last. */
const saidOf = (field: DisputedField, sources: readonly EntrySource[]): Contradiction["said"] => {
  const said = new Map<string, Contradiction["said"][number]>()
  for (const { list, row } of sources) {
    const value = row[field]
    if (value === undefined) continue
    const lists = said.get(asRead(value))?.lists ?? []
    said.delete(asRead(value))
    said.set(asRead(value), { value, lists: lists.includes(list) ? lists : [...lists, list] })
  }
  return [...said.values()]
}

const lastOf = (field: "name" | "number", sources: readonly EntrySource[]): string | undefined => sources.findLast(({ row }) => row[field] !== undefined)?.row[field]

/** Two different values cannot both be right, but a year and a day in it can. */
const contradict = (field: DisputedField, said: Contradiction["said"]): boolean =>
  field === "birthDate" ? said.some((one) => said.some((other) => !mayBeOneDay(one.value, other.value))) : said.length > 1

const mayBeOneDay = (a: PartialDate, b: PartialDate): boolean => {
  const [one, other] = [partialDateBounds(a)!, partialDateBounds(b)!]
  return one.lo <= other.hi && other.lo <= one.hi
}

/** Of dates that may be what was said last the one that says most; of several the last. */
const mostExact = (said: Contradiction["said"]): string | undefined => {
  const last = said.at(-1)?.value
  if (last === undefined) return undefined
  return said.filter(({ value }) => mayBeOneDay(value, last)).reduce((best, { value }) => value.length >= best.length ? value : best, last)
}
