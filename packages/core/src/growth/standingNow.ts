import { addDuration } from "../time/index.ts"
import type { GrowthRules } from "./growthRules.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import { hiddenByOedema } from "./indicatorMeasures.ts"
import type { GrowthClass, GrowthVisit } from "./visit.ts"

/** How a child stands by each criterion, wherever along its line that was measured last. */
export interface StandingNow {
  readonly criteria: readonly GrowthClass[]
  readonly measureAgain: readonly GrowthIndicator[]
}

type Criterion = NonNullable<GrowthClass["of"]>

/**
 * What the visits say of a child by now. Not everything is measured every time: a child who was only weighed today is as tall, and as thin, as it was found
 * the last time, for as long as the rules let that hold. Of two visits that both measured something the later one counts.
 */
export const standingNow = (visits: readonly GrowthVisit[], { classesHold, classifications }: GrowthRules): StandingNow => {
  const last = visits.at(-1)
  if (last === undefined) return { criteria: [], measureAgain: [] }
  const held = visits.filter(({ day }) => day === last.day || (classesHold !== undefined && addDuration(day, classesHold, "rollForward") >= last.day)).toReversed()
  // Oedema hides the weight: what the child weighed before says nothing any more.
  const lastOf = (of: Criterion): GrowthVisit | undefined => held.find((one) => isMeasured(one, of) || (one.measurement.oedema === true && hiddenByOedema.has(of)))
  return {
    criteria: [...new Set(classifications.map(({ is: { of } }) => of))].flatMap((of) => {
      const visit = lastOf(of)
      return visit === undefined ? [] : visit.classes.filter((one) => one.of === of).map((one) => ({ ...one, on: visit.on }))
    }),
    measureAgain: growthIndicators.filter((indicator) => isDoubted(lastOf(indicator), indicator))
  }
}

const isDoubted = (visit: GrowthVisit | undefined, indicator: GrowthIndicator): boolean => visit !== undefined
  && (visit.scores.some((score) => score.indicator === indicator && score.implausible) || visit.classes.some(({ of, implausible }) => of === indicator && implausible === true))

const isMeasured = ({ scores, measurement }: GrowthVisit, of: Criterion): boolean =>
  of === "oedema" ? measurement.oedema !== undefined : of === "armCircumference" ? measurement.armCircumference !== undefined : scores.some(({ indicator }) => indicator === of)
