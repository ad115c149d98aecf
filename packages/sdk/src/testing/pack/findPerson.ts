import { civilDate, type HealthRecord, type Predicate, type Verdict } from "@tramyte/core"
import { type Draft, draftOf, verdictOn } from "./draft.ts"
import { madeEdits } from "./madeEdits.ts"
import { naturalStart } from "./naturalPerson.ts"
import { edits, type Leaf, workshopOf, type Workshop } from "./personEdits.ts"
import { isPlainLeaf } from "./plainForm.ts"
import { poolsOf } from "./pools.ts"
import type { Probe } from "./probe.ts"

/** A question, and the verdicts of it that are wanted. The tree has neither references nor flags. */
export interface Goal {
  readonly tree: Predicate
  readonly wanted: readonly Verdict[]
}

/** How to look for a person. */
export interface FindOptions {
  /** What the person must fulfil besides. */
  readonly accept?: (record: HealthRecord) => boolean
  /** How many questions may be asked in each round; default 2500. */
  readonly effort?: number
  /** How many further rounds, each in another order by a seed; default 5. */
  readonly rounds?: number
}

/**
 * Looks for a person who gives questions the verdicts wanted, by walking their trees and putting together what each part needs, with
 * a way back where parts contradict each other; each person is proved by the core's own verdict. Rounds that follow try the
 * same in other orders, by a fixed seed: the same pack always gives the same people.
 *
 * @returns the smallest person of the first that was found; nothing if none was
 */
export const findPerson = (probe: Probe, goals: readonly Goal[], { accept = () => true, effort = 2500, rounds = 5 }: FindOptions = {}): HealthRecord | undefined => {
  const pools = poolsOf(goals.map(({ tree }) => tree), probe.asking, probe.law)
  const reaches = (record: HealthRecord): boolean => goals.every(({ tree, wanted }) => wanted.includes(probe.verdict(tree, record))) && accept(record)
  const starts = startsFor(probe, [...pools.facts.keys()])
  for (let round = 0; round <= rounds; round++) {
    const inOrder: Workshop["inOrder"] = round === 0 ? (list) => list : shuffler(round)
    const shop = workshopOf(probe, pools, inOrder)
    for (const start of starts) {
      const search: Search = { shop, left: round === 0 ? effort : effort / 2, facts: effort * 2 }
      for (const { person } of together(goals, 0, draftOf(start), search)) if (reaches(person)) return smallest(person, reaches)
    }
  }
  return undefined
}

/** Somebody of whom all that is asked for is known, and somebody of whom nothing is. */
const startsFor = ({ asking }: Probe, kinds: readonly string[]): readonly HealthRecord[] => {
  const day = civilDate(asking.on)
  return [naturalStart(day, kinds), { person: { id: "p" }, facts: [], complete: {} }]
}

interface Search {
  readonly shop: Workshop
  left: number
  /** How many facts may yet be made: most are made in vain, and none of them is a question. */
  facts: number
}

/** People who reach all of several goals: what is made for one must not undo what was made for those before. */
function* together(goals: readonly Goal[], index: number, draft: Draft, search: Search): Generator<Draft> {
  const goal = goals[index]
  if (goal === undefined) return yield draft
  for (const made of make(goal.tree, goal.wanted, draft, search)) {
    if (holding(goals.slice(0, index), made, search)) yield* together(goals, index + 1, made, search)
    if (search.left <= 0) return
  }
}

const holding = (goals: readonly Goal[], draft: Draft, { shop: { probe } }: Search): boolean =>
  goals.every(({ tree, wanted }) => wanted.includes(verdictOn(tree, draft, probe)))

function* make(tree: Predicate, wanted: readonly Verdict[], draft: Draft, search: Search): Generator<Draft> {
  if (search.left-- <= 0) return
  if (wanted.includes(verdictOn(tree, draft, search.shop.probe))) yield draft
  for (const verdict of wanted) yield* reach(tree, verdict, draft, search)
}

function* reach(tree: Predicate, verdict: Verdict, draft: Draft, search: Search): Generator<Draft> {
  switch (tree.op) {
    case "all":
    case "any": return yield* connective(tree, verdict, draft, search)
    case "not": return yield* make(tree.of, [verdict === "yes" ? "no" : verdict === "no" ? "yes" : "unknown"], draft, search)
    case "sure": return verdict === "unknown" ? undefined : yield* make(tree.of, verdict === "yes" ? ["yes"] : ["no", "unknown"], draft, search)
    case "known": return verdict === "unknown" ? undefined : yield* make(tree.of, verdict === "yes" ? ["yes", "no"] : ["unknown"], draft, search)
    case "flag":
    case "rule": return
    default:
      for (const made of stepEdits(tree, verdict, draft, search)) {
        if (search.left-- <= 0) return
        if (verdictOn(tree, made, search.shop.probe) === verdict) yield made
      }
  }
}

/** Of the plain form, facts are tried that stand beside borders; of the full language, facts are made to fit before that. */
function* stepEdits(leaf: Leaf, verdict: Verdict, draft: Draft, search: Search): Generator<Draft> {
  const { shop } = search
  if (!isPlainLeaf(leaf) || draft.names.size > 0) {
    yield* madeEdits(leaf, verdict, draft, { probe: shop.probe, inOrder: shop.inOrder, spend: () => search.facts-- > 0, reach: (tree, wanted, one) => make(tree, wanted, one, search) })
  }
  // Where facts have names, only what nothing can be made for is left to trial: ages, and numbers that are worked out.
  if (draft.names.size === 0 || !("in" in leaf) || leaf.op === "within") for (const person of edits(leaf, verdict, draft.person, shop)) yield { ...draft, person }
}

function* connective({ of, op }: Extract<Predicate, { readonly op: "all" | "any" }>, verdict: Verdict, draft: Draft, search: Search): Generator<Draft> {
  const decisive: Verdict = op === "all" ? "no" : "yes"
  const otherwise: Verdict = op === "all" ? "yes" : "no"
  const parts = search.shop.inOrder(of)
  if (verdict === decisive) for (const part of parts) yield* make(part, [decisive], draft, search)
  else if (verdict === otherwise) yield* together(parts.map((tree) => ({ tree, wanted: [otherwise] })), 0, draft, search)
  // What is said last is the most particular: not knowing it makes the better example than not knowing whether somebody lives.
  else for (const part of parts.toReversed()) {
    const others = parts.filter((other) => other !== part).map((tree): Goal => ({ tree, wanted: [otherwise, "unknown"] }))
    yield* together([{ tree: part, wanted: ["unknown"] }, ...others], 0, draft, search)
  }
}

/** Leaves out of a person, one after the other, the facts that the goals can do without. */
const smallest = (person: HealthRecord, reaches: (record: HealthRecord) => boolean): HealthRecord => {
  let small = person
  for (const fact of person.facts) {
    const without: HealthRecord = { ...small, facts: small.facts.filter((one) => one !== fact) }
    if (reaches(without)) small = without
  }
  return small
}

/** Puts lists in an order that looks random and is always the same. */
const shuffler = (seed: number) => {
  let state = seed * 2_654_435_761 >>> 0
  const next = (below: number): number => {
    // A linear congruential generator (Numerical Recipes): good enough to break an unlucky order.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(state / 4_294_967_296 * below)
  }
  return <T>(list: readonly T[]): readonly T[] => {
    const shuffled = [...list]
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = next(index + 1)
      const held = shuffled[index]!
      shuffled[index] = shuffled[other]!
      shuffled[other] = held
    }
    return shuffled
  }
}
