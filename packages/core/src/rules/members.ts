import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { FactSlot } from "./question.ts"

/**
 * The facts of a person that belong to a set, surely or possibly, in no order, and whether that is all: `complete` says
 * that no unseen fact could belong.
 */
export interface Members {
  readonly facts: readonly FactView[]
  readonly sure: readonly boolean[]
  readonly complete: boolean
}

/** Nothing belongs, and nothing unseen could. */
export const nobody: Members = { facts: [], sure: [], complete: true }

/** Nothing is known of what belongs. */
export const notKnown: Members = { facts: [], sure: [], complete: false }

/** What a fact refers to. A reference to what is not on record tells nothing; no reference at all refers to nothing. */
export const referred = ({ fact }: FactSlot, link: string, view: RecordView): Members => {
  if (fact === undefined) return notKnown
  const id = fact.fact.links?.[link]
  if (typeof id !== "string") return nobody
  const found = factsById(view).get(id)
  return found === undefined ? notKnown : { facts: [found], sure: [true], complete: true }
}

const indexes = new WeakMap<RecordView, ReadonlyMap<string, FactView>>()

/** The facts of a person by id, made when the first reference is followed. */
const factsById = (view: RecordView): ReadonlyMap<string, FactView> => {
  let index = indexes.get(view)
  if (index === undefined) indexes.set(view, index = indexOf(view))
  return index
}

/** An id that facts of two kinds have means neither: nobody could tell which is meant. */
const indexOf = (view: RecordView): ReadonlyMap<string, FactView> => {
  const index = new Map<string, FactView>()
  const twice = new Set<string>()
  for (const facts of view.facts.values()) {
    for (const one of facts) {
      if (index.has(one.fact.id)) twice.add(one.fact.id)
      index.set(one.fact.id, one)
    }
  }
  for (const id of twice) index.delete(id)
  return index
}

/** What belongs to at least one of several sets, each fact once; surely, if it surely belongs to one. */
export const union = (parts: readonly Members[]): Members => {
  const facts: FactView[] = []
  const sure: boolean[] = []
  let complete = true
  for (const part of parts) {
    complete &&= part.complete
    part.facts.forEach((fact, index) => {
      const known = facts.indexOf(fact)
      if (known < 0) {
        facts.push(fact)
        sure.push(part.sure[index]!)
      } else if (part.sure[index] === true) sure[known] = true
    })
  }
  return { facts, sure, complete }
}
