import type { Predicate, Verdict } from "@tramyte/core"
import type { Indicator } from "@tramyte/core/pack"
import type { Goal } from "./findPerson.ts"

/** One question of an indicator, and what holds of everybody who is asked it. */
export interface IndicatorPart {
  readonly name: string
  readonly when: Predicate
  /** The question as it is asked of one event, and what stands for its verdicts, to be answered yes, where events are counted. */
  readonly ofEvent?: { readonly asked: Predicate; readonly instead: Readonly<Partial<Record<Verdict, Predicate>>> }
  readonly given: readonly Goal[]
}

/**
 * The questions of an indicator in the order in which they are asked, each of those whom the ones before let through. Where events
 * are counted, each question becomes one about the person: whether there is an event that the ones before let through and of which
 * it holds, does not hold, or is open.
 */
export const indicatorParts = (indicator: Indicator): readonly IndicatorPart[] => {
  const { basis, denominator, exception, exclusion, initial, numerator, strata = [] } = indicator
  const inDenominator = denominator === undefined ? undefined : !("type" in denominator) ? denominator : denominator.type === "estimated" ? undefined : denominator.when
  const parts: IndicatorPart[] = []
  const ask = (name: string, when: Predicate | undefined, given: readonly Goal[]): readonly Goal[] => {
    if (when === undefined) return given
    if (typeof basis !== "object") parts.push({ name, when, given })
    else {
      const some = (asked: Predicate): Predicate => ofSomeEvent(basis, [...given.map(held), asked])
      const instead = { no: some({ op: "not", of: when }), unknown: some({ op: "not", of: { op: "known", of: when } }) }
      parts.push({ name, when: some(when), ofEvent: { asked: when, instead }, given: [] })
    }
    return given
  }
  const within = (given: readonly Goal[], tree: Predicate | undefined, verdict: "yes" | "no"): readonly Goal[] => tree === undefined ? given : [...given, { tree, wanted: [verdict] }]
  const spokenOf = within(ask("initial", initial, []), initial, "yes")
  const counted = within(ask("denominator", inDenominator, spokenOf), inDenominator, "yes")
  const eligible = within(ask("exclusion", exclusion, counted), exclusion, "no")
  ask("exception", exception, within(ask("numerator", numerator, eligible), numerator, "no"))
  for (const { bands, id } of strata) for (const band of bands) ask(`strata/${id}/${band.id}`, band.when, spokenOf)
  return parts
}

const held = ({ tree, wanted }: Goal): Predicate => wanted[0] === "yes" ? tree : { op: "not", of: tree }

const ofSomeEvent = ({ as, event }: Extract<Indicator["basis"], object>, all: readonly Predicate[]): Predicate =>
  ({ op: "exists", in: { of: event, as, where: all.length === 1 ? all[0]! : { op: "all", of: all } } })
