import { civilDate, type Facts, type Point } from "@tramyte/core"
import { pointAt } from "../naive/naiveTimes.ts"
import { askedFor, type Draft } from "./draft.ts"
import { makeMember, type Making } from "./makeMembers.ts"
import { visitLanguage } from "./mapLanguage.ts"
import { plus } from "./naiveCalendar.ts"
import { naiveSpan } from "./naiveDays.ts"
import type { Leaf } from "./personEdits.ts"
import { spanOf } from "./richParts.ts"
import { withPerson } from "./withPerson.ts"

/**
 * For steps that ask for an age or a time at points of facts (how old at the first dose, how long between two visits): the facts of
 * those points first, and again on other days, then births so long before that the answer turns.
 */
export function* pointEdits(leaf: Leaf, draft: Draft, making: Omit<Making, "nth">): Generator<Draft> {
  const points = pointsOf(leaf)
  if (points.length === 0) return
  const sets: Facts[] = []
  const { point } = visitLanguage({ point: (part) => {
    const which = typeof part !== "object" ? undefined : "startOf" in part ? part.startOf : "endOf" in part ? part.endOf : "recordedOf" in part ? part.recordedOf : undefined
    if (typeof which === "object") sets.push(which)
  } })
  points.forEach(point)
  let tried = 0
  for (const made of inTurn(sets, draft, making)) {
    yield made
    for (const day of birthsFor(leaf, points, made, making)) yield { ...made, person: withPerson(made.person, "birthDate", civilDate(day)) }
    if (++tried === 40) return
  }
}

function* inTurn([set, ...rest]: readonly Facts[], draft: Draft, making: Omit<Making, "nth">, nth = 0): Generator<Draft> {
  if (set === undefined) return yield draft
  for (const { draft: made } of makeMember(set, draft, { ...making, nth })) yield* inTurn(rest, { ...made, names: draft.names }, making, nth + 1)
}

const pointsOf = (leaf: Leaf): readonly Point[] => {
  if (leaf.op === "age" || leaf.op === "alive" || leaf.op === "elapsed") return leaf.at === undefined ? [] : [leaf.at]
  if (leaf.op !== "compare") return []
  return leaf.what.get === "age" ? [leaf.what.at ?? "on"] : leaf.what.get === "time" ? [leaf.what.from, leaf.what.until] : []
}

/** Days to be born on: so long before each point as the step asks, and the days around. */
const birthsFor = (leaf: Leaf, points: readonly Point[], draft: Draft, { probe }: Omit<Making, "nth">): readonly number[] => {
  const { law } = probe
  const spans = leaf.op === "age" ? [leaf.atLeast, leaf.below].filter((span) => span !== undefined).map((span) => naiveSpan(span, law))
    : leaf.op === "compare" && leaf.what.get === "age" ? Object.values(leaf.is).flatMap((bound) => spanOf(typeof bound === "number" ? bound : "param" in bound ? law.value(bound) as number : 0, leaf.what.get === "age" ? leaf.what.in : "days"))
    : []
  const asked = askedFor(draft, probe)
  return points.flatMap((one) => {
    const at = pointAt(one, "day", asked)
    if (at === undefined || Math.abs(at.lo) > 700_000) return []
    return spans.flatMap((span) => [0, -1, 1, -400, 400].map((by) => plus(at.lo, span, "lastOfMonth", -1) + by)).filter((day) => day > -700_000 && day <= probe.asking.on)
  })
}
