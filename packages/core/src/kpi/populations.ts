import type { Verdict } from "../logic/verdict.ts"

/** How many surely belong, surely do not, and are not known. */
export interface Counts {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}

/** The populations of an indicator, outermost first. */
export const populationNames = ["initial", "denominator", "exclusion", "numerator", "exception"] as const

/** The name of a population. */
export type PopulationName = (typeof populationNames)[number]

/** Where one subject stands in each population; those that the indicator does not define are left out. */
export type Membership = { readonly [name in PopulationName]?: Verdict }

/** The populations of an indicator: each counts every subject once, as yes, no or unknown. */
export type Populations = { readonly [name in PopulationName]?: Counts }

/** Counts, the share, and the range in which it lies once the unknown are known. */
export interface Tally {
  readonly populations: Populations
  /**
   * Those whose share it is, by whether they are in the numerator: surely in the denominator, neither excluded nor excepted. With
   * an estimated denominator, `no` is what the estimate leaves.
   */
  readonly scored: Counts
  /** How many those are: what the share is taken of. */
  readonly of: number
  /** How many may be among them: it is not known whether they are in the denominator, excluded or excepted. */
  readonly undecided: number
  /** Numerator over those scored, from 0; absent when there is nobody to share among: a share of nothing is undefined, not zero. */
  readonly rate?: number
  /** The share if every unknown of those scored were *no*, and if every one were *yes*. */
  readonly range?: { readonly lo: number; readonly hi: number }
}

const verdicts = ["no", "unknown", "yes"] as const
const digitOf: Readonly<Record<Verdict, number>> = { no: 0, unknown: 1, yes: 2 }

/** A membership as one whole number: a digit of base 3 for each population, and two for how it is scored. */
export type MembershipCode = number

/** How a subject is scored: whether it is among those whose share it is, and if so, whether in the numerator. */
export interface Scoring {
  readonly counted: Verdict
  readonly outcome: Verdict
}

/** Packs a membership. Populations that are not defined take nobody in. */
export const encode = ({ initial = "no", denominator = "no", exclusion = "no", numerator = "no", exception = "no" }: Membership, { counted, outcome }: Scoring): MembershipCode =>
  ((((((digitOf[counted] * 3 + digitOf[outcome]) * 3 + digitOf[exception]) * 3 + digitOf[numerator]) * 3 + digitOf[exclusion]) * 3 + digitOf[denominator]) * 3) + digitOf[initial]

/** Reads a code back: the verdict of each population by its place, then whether counted, then the outcome. */
export const digits = (code: MembershipCode): readonly Verdict[] => {
  const found: Verdict[] = []
  for (let rest = code, place = 0; place < 7; place++, rest = Math.floor(rest / 3)) found.push(verdicts[rest % 3]!)
  // The last two stand the other way round.
  return [...found.slice(0, 5), found[6]!, found[5]!]
}

/** The membership that a code holds, of the populations named. */
export const decode = (code: MembershipCode, names: readonly PopulationName[]): Membership => {
  const found = digits(code)
  return Object.fromEntries(names.map((name) => [name, found[populationNames.indexOf(name)]!]))
}

/** How a code is scored. */
export const scoringOf = (code: MembershipCode): Scoring => {
  const found = digits(code)
  return { counted: found[5]!, outcome: found[6]! }
}

/** Subjects by their code: a cell of a table while it is being counted. Cells add up, and take away. */
export interface Cell {
  /** The codes met so far, and how many subjects have each now: they are few, so that looking along them is quicker than a map. */
  readonly codes: MembershipCode[]
  readonly counts: number[]
  /** How many have each number, for a continuous measure, and how many have none that is known. */
  readonly values: Map<number, number>
  withoutValue: number
}

/** Nobody counted yet. */
export const emptyCell = (): Cell => ({ codes: [], counts: [], values: new Map(), withoutValue: 0 })

/** Counts a subject, or takes one away. */
export const addCode = ({ codes, counts }: Cell, code: MembershipCode, by: number): void => {
  let place = 0
  while (place < codes.length && codes[place] !== code) place++
  codes[place] = code
  counts[place] = (counts[place] ?? 0) + by
}

/** Counts a number of a continuous measure, or takes one away. */
export const addValue = (cell: Cell, value: number | undefined, by: number): void => {
  if (value === undefined) cell.withoutValue += by
  else addTo(cell.values, value, by)
}

const addTo = (counts: Map<number, number>, key: number, by: number): void => {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}

/** Whether nothing is counted in a cell. */
export const isEmpty = ({ counts }: Cell): boolean => counts.every((count) => count === 0)

/** An estimated number of people that stands for the denominator. */
export type Estimated = number | undefined

/** The counts with their share and its range. */
export const tally = (cell: Cell, names: readonly PopulationName[], estimated?: Estimated): Tally => {
  const sums = Array.from({ length: 7 }, () => ({ no: 0, unknown: 0, yes: 0 }))
  const scored = { yes: 0, no: 0, unknown: 0 }
  let undecided = 0
  for (const [at, code] of cell.codes.entries()) {
    const count = cell.counts[at]!
    const found = digits(code)
    for (let place = 0; place < 5; place++) sums[place]![found[place]!] += count
    if (found[5] === "unknown") undecided += count
    else if (found[5] === "yes") scored[found[6]!] += count
  }
  const populations = Object.fromEntries(names.map((name) => [name, inOrder(sums[populationNames.indexOf(name)]!)]))
  const of = estimated ?? scored.yes + scored.no + scored.unknown
  return {
    populations,
    scored: estimated === undefined ? scored : { ...scored, no: Math.max(0, estimated - scored.yes - scored.unknown) },
    of,
    undecided,
    ...(of === 0 ? {} : { rate: scored.yes / of, range: { lo: scored.yes / of, hi: (scored.yes + scored.unknown) / of } })
  }
}

const inOrder = ({ yes, no, unknown }: Counts): Counts => ({ yes, no, unknown })
