import { addDuration, type Duration } from "../../../time/index.ts"
import { daysPerMonth } from "../../growthTable.ts"
import { measurementError } from "../increments.ts"
import { type LinePoint, tidy } from "../line.ts"
import { type SignContext, type SignEvidence, type SignFinding, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/**
 * Of so many weighings in a row, at least so far apart, none is more than the one before. Weighings in between are passed over. One that
 * gained anything means no; fewer weighings than asked, none of which gained, leave it open.
 *
 * A line that falls is not flat: it is no sign of this kind if the last weighing is less than the one before it, whatever lies between
 * them, by more than the scale may err. That is a loss of weight, which has a sign of its own; a child that gained nothing and of
 * which no loss is told now keeps this one.
 */
export const flatLine = ({ visits, apart }: Rule<"flatLine">, { weights }: SignContext): SignFinding => {
  const points = spaced(weights, visits, apart)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first === last) return untoldBy(points)
  const gained = points.some(({ value }, index) => index > 0 && tidy(value - points[index - 1]!.value) > 0)
  const evidence = change(points, first, last)
  return gained || fell(weights) ? { verdict: "no", reason: "notSeen", evidence }
    : points.length < visits ? { verdict: "unknown", reason: "tooFewMeasures", evidence } : { verdict: "yes", reason: "gainedNothing", evidence }
}

/** By two scales that agree as well as WHO asks, the child weighs less than the time before. */
const fell = (line: readonly LinePoint[]): boolean => {
  const [before, last] = line.slice(-2)
  return before !== undefined && last !== undefined && tidy(before.value - last.value) > measurementError.weight
}

/** The last points, each at least so long before the next. */
const spaced = (line: readonly LinePoint[], count: number, apart: Duration): readonly LinePoint[] => {
  const taken: LinePoint[] = []
  for (const point of line.toReversed()) {
    const next = taken[0]
    if (taken.length < count && (next === undefined || addDuration(point.day, apart, "clamp") <= next.day)) taken.unshift(point)
  }
  return taken
}

const change = (points: readonly LinePoint[], first: LinePoint, last: LinePoint): SignEvidence => {
  const days = last.day - first.day
  const evidence = { points, gain: tidy(last.value - first.value), days }
  if (first.z === undefined || last.z === undefined) return evidence
  const zChange = tidy(last.z - first.z)
  return { ...evidence, zChange, ...days > 0 ? { zChangePerMonth: tidy(zChange / days * daysPerMonth) } : {} }
}
