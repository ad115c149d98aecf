import { addDuration, type CivilDate, civilDate, dayAgeReached, type Duration, type EpochDay } from "../../time/index.ts"
import type { GrowthItem, Supplement, SupplementDose } from "../growthItem.ts"
import { roundsFrom, type SupplementRound } from "./supplementRounds.ts"

/** A supplement, and the item of a pack that says so. */
export interface SupplementItem {
  readonly item: Pick<GrowthItem, "id">
  readonly is: Supplement
}

/** Whose dose is asked for, and on which day. */
export interface SupplementQuestion {
  readonly birth: EpochDay
  /** Doses given, in any order. */
  readonly given: readonly { readonly day: EpochDay }[]
  readonly on: EpochDay
  /** Codes of conditions, classes, findings and signs: who is at risk. */
  readonly codes?: readonly string[]
}

/** Why no dose is due today, and the day on which that turns (or turned). */
export type SupplementReasonCode =
  /** Old enough from that day. */
  | "tooYoung"
  /** Too old since that day. */
  | "tooOld"
  /** The last dose was not long enough ago; from that day it is. */
  | "tooSoon"
  /** Given on that day, in the round that is on. */
  | "givenInRound"
  /** No round is on; the next begins on that day. */
  | "betweenRounds"

/** One reason. */
export interface SupplementReason {
  readonly code: SupplementReasonCode
  readonly day: CivilDate
}

/** A dose to come. */
export interface SupplementDue {
  /** The first day on which it can be given. */
  readonly day: CivilDate
  /** How much at the age of that day. */
  readonly amount: number
  readonly unit: string
}

/** How a child stands with a supplement. */
export interface SupplementStanding {
  /** Id of the item of the pack. */
  readonly rule: string
  /** `due`: today; `given`: in the round that is on; `later`; `over`: too old for every round to come. */
  readonly status: "due" | "given" | "later" | "over"
  /** The dose that is due, or comes next in a round. */
  readonly next?: SupplementDue & { readonly round: SupplementRound }
  /** Why not today: none if it is due. */
  readonly reasons: readonly SupplementReason[]
  /** The last round that is over, if the child could have got a dose in it and got none since it began. */
  readonly missed?: SupplementRound
  /** The last dose on record. */
  readonly last?: CivilDate
  /** Outside the rounds, for a child at risk: which codes say so, and when. */
  readonly atRisk?: {
    readonly codes: readonly string[]
    readonly status: "due" | "later" | "over"
    readonly next?: SupplementDue
    readonly reasons: readonly SupplementReason[]
  }
}

/**
 * Whether a child gets a dose of a supplement today, or when it does (bổ sung vitamin A): rounds of the year, ages by completed calendar
 * months ("6-59 months" is from the day on which the child is 6 months old to the day before it is 60), and not too soon after the last dose.
 *
 * Doses after `on` are not looked at. A child who becomes old enough in the middle of a round is due from that day on.
 *
 * @example
 * ```ts
 * import { epochDay } from "@tramyte/core"
 * import { supplementDue } from "@tramyte/core/growth"
 *
 * const vitaminA = {
 *   item: { id: "mine/vitamin-a" },
 *   is: {
 *     codes: ["vitamin-a"], notWithin: { months: 4 },
 *     rounds: [{ month: 6, from: 1, through: 2 }, { month: 12, from: 1, through: 2 }],
 *     doses: [{ from: { months: 6 }, until: { months: 12 }, amount: 100_000, unit: "[iU]" }, { from: { months: 12 }, until: { months: 36 }, amount: 200_000, unit: "[iU]" }]
 *   }
 * }
 * const child = { birth: epochDay("2025-06-15"), given: [{ day: epochDay("2026-03-10") }], on: epochDay("2026-06-01") }
 * const { status, reasons, next } = supplementDue(vitaminA, child)
 *
 * status // => "later"
 * reasons // => [{ code: "tooSoon", day: "2026-07-10" }]
 * next // => { day: "2026-12-01", amount: 200000, unit: "[iU]", round: { from: "2026-12-01", through: "2026-12-02" } }
 * ```
 */
export const supplementDue = ({ item, is }: SupplementItem, question: SupplementQuestion): SupplementStanding => {
  const { birth, on } = question
  const given = question.given.map(({ day }) => day).filter((day) => day <= on)
  const last = given.length === 0 ? undefined : Math.max(...given)
  const child: Child = { birth, on, last }
  const rounds = roundsFrom(is.rounds, on, Math.max(...is.doses.map(({ until }) => dayAgeReached(birth, until))))
  const current = rounds.find(({ from }) => from <= on)
  const next = rounds.map((round) => ({ round, due: firstDay(is.doses, child, is.notWithin, round) })).find(({ due }) => due !== undefined)
  const inRound = current === undefined ? undefined : given.filter((day) => day >= current.from)[0]
  const missed = lastMissed(is, child, given)
  return {
    rule: item.id,
    status: next?.due?.day === on ? "due" : inRound !== undefined ? "given" : next === undefined ? "over" : "later",
    ...next?.due === undefined ? {} : { next: { ...written(next.due), round: writtenRound(next.round) } },
    reasons: next?.due?.day === on ? [] : reasonsOf(is, child, inRound),
    ...missed === undefined ? {} : { missed: writtenRound(missed) },
    ...last === undefined ? {} : { last: civilDate(last) },
    ...atRiskOf(is, child, question.codes ?? [])
  }
}

interface Child {
  readonly birth: EpochDay
  readonly on: EpochDay
  readonly last: EpochDay | undefined
}

interface Days {
  readonly from: EpochDay
  readonly through: EpochDay
}

interface DueDay {
  readonly day: EpochDay
  readonly dose: SupplementDose
}

/** The first day of a window, not before today, on which the child is of an age for a dose and the last one is long enough ago. */
const firstDay = (doses: readonly SupplementDose[], { birth, on, last }: Child, notWithin: Duration, { from, through }: Days): DueDay | undefined => {
  const free = last === undefined ? -Infinity : freeFrom(last, notWithin)
  let first: DueDay | undefined
  for (const dose of doses) {
    const day = Math.max(from, on, free, dayAgeReached(birth, dose.from))
    if (day <= through && day < dayAgeReached(birth, dose.until) && (first === undefined || day < first.day)) first = { day, dose }
  }
  return first
}

/** So many completed months after the last dose, as ages are counted. */
const freeFrom = (last: EpochDay, notWithin: Duration): EpochDay => addDuration(last, notWithin, "rollForward")

const reasonsOf = ({ rounds, doses, notWithin }: Supplement, child: Child, inRound: EpochDay | undefined): readonly SupplementReason[] => {
  const { birth, on } = child
  const [current] = roundsFrom(rounds, on, on + 1)
  const comes = roundsFrom(rounds, on, on + 366).find(({ from }) => from > on)
  return [
    ...ageReasons(doses, birth, on),
    ...inRound !== undefined ? [{ code: "givenInRound" as const, day: civilDate(inRound) }] : soonReasons(child, notWithin),
    ...current === undefined && comes !== undefined ? [{ code: "betweenRounds" as const, day: civilDate(comes.from) }] : []
  ]
}

const ageReasons = (doses: readonly SupplementDose[], birth: EpochDay, on: EpochDay): readonly SupplementReason[] => {
  const starts = doses.map(({ from }) => dayAgeReached(birth, from))
  const ends = doses.map(({ until }) => dayAgeReached(birth, until))
  if (doses.some((_, index) => on >= starts[index]! && on < ends[index]!)) return []
  const start = starts.filter((day) => day > on).toSorted((a, b) => a - b)[0]
  return start === undefined ? [{ code: "tooOld", day: civilDate(Math.max(...ends)) }] : [{ code: "tooYoung", day: civilDate(start) }]
}

const soonReasons = ({ last, on }: Child, notWithin: Duration): readonly SupplementReason[] => {
  const free = last === undefined ? on : freeFrom(last, notWithin)
  return free > on ? [{ code: "tooSoon", day: civilDate(free) }] : []
}

/** Of the last year's rounds the latest that is over, in which the child could have got a dose and since which it got none. */
const lastMissed = ({ rounds, doses, notWithin }: Supplement, { birth, on }: Child, given: readonly EpochDay[]): Days | undefined => {
  const round = roundsFrom(rounds, on - 366, on).findLast(({ through }) => through < on)
  if (round === undefined || given.some((day) => day >= round.from)) return undefined
  const last = given.length === 0 ? undefined : Math.max(...given)
  return firstDay(doses, { birth, on: birth, last }, notWithin, round) === undefined ? undefined : round
}

const atRiskOf = ({ atRisk }: Supplement, child: Child, codes: readonly string[]): Pick<SupplementStanding, "atRisk"> => {
  const fitting = atRisk === undefined ? [] : atRisk.codes.filter((code) => codes.includes(code))
  if (atRisk === undefined || fitting.length === 0) return {}
  const due = firstDay(atRisk.doses, child, atRisk.notWithin, { from: child.on, through: Infinity })
  const today = due?.day === child.on
  return {
    atRisk: {
      codes: fitting,
      status: due === undefined ? "over" : today ? "due" : "later",
      ...due === undefined ? {} : { next: written(due) },
      reasons: today ? [] : [...ageReasons(atRisk.doses, child.birth, child.on), ...soonReasons(child, atRisk.notWithin)]
    }
  }
}

const written = ({ day, dose: { amount, unit } }: DueDay): SupplementDue => ({ day: civilDate(day), amount, unit })

const writtenRound = ({ from, through }: Days): SupplementRound => ({ from: civilDate(from), through: civilDate(through) })
