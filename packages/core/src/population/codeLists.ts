import { codeEntry, completeDay } from "../citizen/completeDay.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import type { EpochDay } from "../time/index.ts"
import type { KindReads, Reads } from "./reads.ts"

/** No day: the kind is not known completely, or no death is known, or a date says nothing. Before or after all days that are. */
export const never: EpochDay = -(2 ** 29)

/**
 * What else of a kind is known completely than all of it: some codes further than the kind. Whoever is known alike shares one
 * of these, and has its number in the place of the day; people of whom nothing of the sort is known have the day itself.
 */
export interface CodeLists {
  readonly held: readonly RecordView["complete"][]
  /** What stands in the place of the day of a person. */
  readonly numberOf: (complete: RecordView["complete"]) => number
}

/** Makes an empty list, for the codes that a question names. */
export const codeLists = ({ kind, current }: Pick<KindReads, "kind" | "current">, words: Reads["words"]): CodeLists => {
  const held: RecordView["complete"][] = []
  const numbers = new Map<string, number>()
  const prefix = codeEntry(kind, "")
  return {
    held,
    numberOf: (complete) => {
      const day = complete.get(kind) ?? never
      if (current || !hasCodes(complete)) return day
      const further = [...complete].filter(([entry, known]) => known > day && entry.startsWith(prefix) && words.has(entry.slice(prefix.length)))
      if (further.length === 0) return day
      const known = [...day === never ? [] : [[kind, day] as const], ...further.toSorted(([a], [b]) => a < b ? -1 : 1)]
      const key = JSON.stringify(known)
      const number = numbers.get(key) ?? never - held.push(new Map(known))
      numbers.set(key, number)
      return number
    }
  }
}

/** People of one commune mostly share what is known completely. */
let last: { readonly complete: RecordView["complete"]; readonly codes: boolean } | undefined

const hasCodes = (complete: RecordView["complete"]): boolean => {
  if (last?.complete !== complete) last = { complete, codes: [...complete.keys()].some((entry) => entry.includes("/")) }
  return last.codes
}

/** What a number in the place of the day stands for. */
export const listedAs = ({ held }: CodeLists, kind: string, number: number): RecordView["complete"] =>
  number < never ? held[never - number - 1]! : new Map(number === never ? [] : [[kind, number]])

/** For each list held, the day up to which facts with the codes of some entries are known. */
export const listedDays = ({ held }: CodeLists, kind: string, entries: readonly string[]): Int32Array =>
  Int32Array.from(held, (known) => completeDay(known, kind, entries) ?? never)
