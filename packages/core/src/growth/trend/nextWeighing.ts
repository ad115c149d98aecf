import { addDuration, type CivilDate, civilDate, dayAgeReached, type EpochDay } from "../../time/index.ts"
import type { GrowthItem, WeighingRule } from "../growthItem.ts"

/** Rules of one item; the first that fits is taken, the first item first. */
export interface WeighingItem {
  readonly item: Pick<GrowthItem, "id">
  readonly is: readonly WeighingRule[]
}

/** Whose weighing is asked for, and on which day. */
export interface WeighingQuestion {
  readonly birth: EpochDay
  /** None: never weighed. */
  readonly lastWeighed?: EpochDay | undefined
  readonly on: EpochDay
  /** Codes of the child's classes, findings and signs. */
  readonly codes: readonly string[]
}

/** When a child is weighed next, and why then. */
export interface NextWeighing {
  readonly due: CivilDate
  /** `overdue`: the day has passed; `due`: it is today; `later`. */
  readonly status: "overdue" | "due" | "later"
  /** Days past the day it was due. */
  readonly overdue?: number
  /**
   * `sinceLast`: so long after the last weighing. `ageReached`: by then the child has an age at which children are weighed sooner.
   * `neverWeighed`: as soon as a rule fits.
   */
  readonly reason: "sinceLast" | "ageReached" | "neverWeighed"
  /** Id of the item of the pack, and what of it fits. */
  readonly rule: string
  readonly fits: WeighingRule
}

/**
 * The day on which a child is to be weighed next (lần cân tiếp theo); nothing where no rule is for the child's age.
 *
 * The rule that fitted on the day of the last weighing says how long it is until the next: who is weighed monthly below two years of age
 * and was weighed at 23 months comes again at 24, though older children come less often. A rule for an age that is reached before that
 * day may call the child sooner, never later. What the child is called (`codes`) is asked as of today, so a child found to be
 * malnourished is called by the shorter interval at once. Intervals are calendar months from the last weighing, never chained, kept within the month:
 * from 31 January monthly to 28 February.
 *
 * @param items the most local first
 * @example
 * ```ts
 * import { epochDay } from "@tramyte/core"
 * import { nextWeighing } from "@tramyte/core/growth"
 *
 * const rules = [{ item: { id: "mine/weighing" }, is: [{ state: ["wasted"], every: { weeks: 2 } }, { until: { years: 2 }, every: { months: 1 } }] }]
 * const child = { birth: epochDay("2025-06-01"), lastWeighed: epochDay("2026-06-15"), on: epochDay("2026-07-20") }
 * const next = nextWeighing(rules, { ...child, codes: [] })
 *
 * next?.due // => "2026-07-15"
 * next?.overdue // => 5
 * nextWeighing(rules, { ...child, codes: ["wasted"] })?.due // => "2026-06-29"
 * ```
 */
export const nextWeighing = (items: readonly WeighingItem[], { birth, lastWeighed, on, codes }: WeighingQuestion): NextWeighing | undefined => {
  const rules = items.flatMap(({ item, is }) => is.filter(({ state }) => state === undefined || state.some((code) => codes.includes(code))).map((fits) => agedRule(item.id, fits, birth)))
  const at = (day: EpochDay): AgedRule | undefined => rules.find(({ from, until }) => day >= from && day < until)
  const known = lastWeighed !== undefined && lastWeighed <= on ? lastWeighed : undefined
  const due = known === undefined ? firstTime(rules, at, Math.max(on, birth)) : afterLast(rules, at, known)
  // Who is by now too old for every rule is called no more, however long overdue.
  if (due === undefined || at(Math.max(due.day, on)) === undefined) return undefined
  const { day, reason, aged: { rule, fits } } = due
  return { due: civilDate(day), status: day < on ? "overdue" : day === on ? "due" : "later", ...day < on ? { overdue: on - day } : {}, reason, rule, fits }
}

/** A rule with the days on which the child comes to its age, and out of it. */
interface AgedRule extends Pick<NextWeighing, "rule" | "fits"> {
  readonly from: EpochDay
  readonly until: EpochDay
}

interface Due extends Pick<NextWeighing, "reason"> {
  readonly day: EpochDay
  readonly aged: AgedRule
}

type At = (day: EpochDay) => AgedRule | undefined

const agedRule = (rule: string, fits: WeighingRule, birth: EpochDay): AgedRule => ({
  rule, fits,
  from: fits.from === undefined ? -Infinity : dayAgeReached(birth, fits.from),
  until: fits.until === undefined ? Infinity : dayAgeReached(birth, fits.until)
})

/** The days on which another rule may begin to fit, the earliest first. */
const turns = (rules: readonly AgedRule[], after: EpochDay): readonly EpochDay[] =>
  rules.flatMap(({ from, until }) => [from, until]).filter((day) => day > after && day < Infinity).toSorted((a, b) => a - b)

const firstTime = (rules: readonly AgedRule[], at: At, on: EpochDay): Due | undefined => {
  const day = [on, ...turns(rules, on)].find((one) => at(one) !== undefined)
  return day === undefined ? undefined : { day, reason: "neverWeighed", aged: at(day)! }
}

const afterLast = (rules: readonly AgedRule[], at: At, last: EpochDay): Due | undefined => {
  const after = ({ fits: { every } }: AgedRule): EpochDay => addDuration(last, every, "clamp")
  const then = at(last)
  let due: Due | undefined = then === undefined ? undefined : { day: after(then), reason: "sinceLast", aged: then }
  for (const turn of turns(rules, last)) {
    const aged = at(turn)
    if (aged === undefined) continue
    const day = Math.max(turn, after(aged))
    if ((due === undefined || day < due.day) && at(day) === aged) due = { day, reason: "ageReached", aged }
  }
  return due
}
