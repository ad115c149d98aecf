import { type Increment, incrementBetween, measureOfVelocity, noTables } from "../increments.ts"
import { type LinePoint, lineOf, tidy } from "../line.ts"
import { type SignContext, type SignFinding, untold, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/**
 * The last gains, one after the other, were all below a z-score of the velocity standards. From the last measure it goes back to the
 * nearest one at a distance for which there is a table, and from there on. One gain that is not low means no; fewer gains than asked, all of them
 * low, leave it open. What lies below the curve of the table is low if the curve ends below the z-score, and tells nothing otherwise.
 */
export const lowIncrement = ({ measure, belowZ, times }: Rule<"lowIncrement">, context: SignContext): SignFinding => {
  const line = measure === "weight" ? context.weights : lineOf(context.visits, measureOfVelocity[measure])
  if (line.length < 2) return untoldBy(line)
  if (context.sex === undefined) return untold("sexUnknown", line.slice(-2))
  let beyondAges = false
  const chain = gains(line, { times, belowZ }, (earlier, later) => {
    const increment = incrementBetween(context.standards.velocity ?? noTables, context.sex, measure, { earlier, later, pair: [] })
    beyondAges ||= !increment.velocity.assessable && increment.velocity.code === "beyondAges"
    return increment
  })
  const [newest] = chain
  if (newest === undefined) return untold(beyondAges ? "beyondAges" : "intervalNotAssessable", line.slice(-2))
  const points = [...chain.toReversed().map(({ earlier }) => earlier), newest.later]
  const evidence = { points, days: newest.later.day - points[0]!.day, gain: tidy(chain.reduce((sum, { gain }) => sum + gain, 0)), increments: chain }
  if (chain.some((increment) => isLow(increment, belowZ) === false)) return { verdict: "no", reason: "notSeen", evidence }
  return chain.length < times ? { verdict: "unknown", reason: "tooFewMeasures", evidence } : { verdict: "yes", reason: "gainedLittle", evidence }
}

/** Whether a gain is low; nothing where it cannot be told. */
const isLow = ({ velocity }: Increment, belowZ: number): boolean | undefined =>
  velocity.assessable ? velocity.z < belowZ : velocity.code === "belowTable" && (velocity.zBelow ?? -Infinity) <= belowZ ? true : undefined

/** Those that tell something, the newest first, each ending where the one before it begins. */
const gains = (
  line: readonly LinePoint[], { times, belowZ }: Pick<Rule<"lowIncrement">, "times" | "belowZ">, between: (earlier: LinePoint, later: LinePoint) => Increment
): readonly Increment[] => {
  const chain: Increment[] = []
  let end = line.length - 1
  for (let start = end - 1; start >= 0 && chain.length < times; start--) {
    const increment = between(line[start]!, line[end]!)
    if (isLow(increment, belowZ) === undefined) continue
    chain.push(increment)
    end = start
  }
  return chain
}
