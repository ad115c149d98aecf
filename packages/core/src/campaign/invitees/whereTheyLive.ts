import type { FactView, RecordView } from "../../citizen/readRecord.ts"
import type { EvaluationContext } from "../../rules/context.ts"
import { inTime } from "../../rules/factOrder.ts"

/** The village in which somebody surely lives on the day: of several residences the permanent one, then the latest. */
export const villageOf = (view: RecordView, context: EvaluationContext): string | undefined => linkOf(view, context, "residence", "village")

/** The household to which somebody surely belongs on the day; of several, the latest. */
export const householdOf = (view: RecordView, context: EvaluationContext): string | undefined => linkOf(view, context, "household", "household")

/** Whether somebody lived here and surely does no longer: every residence on record is over. */
export const hasMovedAway = (view: RecordView, { on }: EvaluationContext): boolean => {
  const homes = (view.facts.get("residence") ?? none).filter(isFinal)
  return homes.length > 0 && homes.every(({ endHi }) => endHi <= on)
}

const linkOf = (view: RecordView, { on }: EvaluationContext, kind: string, link: string): string | undefined => {
  let latest: FactView | undefined
  for (const one of view.facts.get(kind) ?? none) {
    const holds = isFinal(one) && one.startHi <= on && on < one.endLo && one.fact.links?.[link] !== undefined
    if (holds && (latest === undefined || goesBefore(one, latest))) latest = one
  }
  return latest?.fact.links?.[link]
}

const none: readonly FactView[] = []

const isFinal = ({ fact }: FactView): boolean => (fact.status ?? "final") === "final"

const goesBefore = (one: FactView, other: FactView): boolean =>
  isPermanent(one) === isPermanent(other) ? inTime(one, other) > 0 : isPermanent(one)

const isPermanent = ({ fact }: FactView): boolean => fact.code?.includes("permanent") === true
