import type { Facts, Quantity } from "@tramyte/core"
import type { ParameterRef, QuantityComparison, Reading, TimeUnit } from "@tramyte/core/pack"
import type { Point, Verdict } from "@tramyte/core"
import type { Asked } from "./asked.ts"
import { type Bounds, exactly } from "./bounds.ts"
import type { Measured } from "./meaningOfNumbers.ts"
import { beginning, pointAt, theFact } from "./naiveTimes.ts"

/** A number about a person or a fact, between bounds; nothing if it is not known at all. */
export const naiveQuantity = (quantity: Quantity, asked: Asked): Bounds | undefined => {
  const { law, meaning } = asked
  switch (quantity.get) {
    case "number": return exactly(typeof quantity.is === "number" ? quantity.is : law.value(quantity.is) as number)
    case "use": return naiveQuantity(law.definition(quantity.id).quantity!, asked)
    case "plus":
    case "minus": {
      const parts = quantity.of.map((part) => naiveQuantity(part, asked))
      return parts.includes(undefined) ? undefined : (parts as readonly Bounds[]).reduce(meaning[quantity.get])
    }
    case "count": {
      const { complete, members } = asked.setOf(quantity.in, asked)
      return meaning.count(members.filter(({ fit }) => fit === "sure").length, members.filter(({ fit }) => fit === "possible").length, complete)
    }
    case "distinctDays": {
      const { complete, members } = asked.setOf(quantity.in, asked)
      return meaning.distinctDays(members.map(({ fact, fit }) => ({ at: beginning(fact, "day", asked), sure: fit === "sure" })), complete)
    }
    case "value": {
      const fact = theFact(quantity.in, asked)
      const number = fact === undefined ? undefined : meaning.read(fact.fact, quantity)
      return number === undefined ? undefined : exactly(number)
    }
    case "min":
    case "max":
    case "sum":
    case "mean": {
      const { complete, numbers } = measured(quantity.in, quantity, asked)
      return meaning[quantity.get](numbers, complete)
    }
    case "age": return between("birth", quantity.at ?? "on", quantity.in, asked)
    case "time": return between(quantity.from, quantity.until, quantity.in, asked)
  }
}

const measured = (facts: Facts, reading: Reading, asked: Asked): { readonly numbers: readonly Measured[]; readonly complete: boolean } => {
  const { complete, members } = asked.setOf(facts, asked)
  return { complete, numbers: members.map(({ fact, fit }) => ({ number: asked.meaning.read(fact.fact, reading), sure: fit === "sure" })) }
}

/** At least from the latest beginning to the earliest end, and at most from the earliest to the latest. */
const between = (from: Point, until: Point, unit: TimeUnit, asked: Asked): Bounds | undefined => {
  const { completed, isNever } = asked.meaning
  const grain = unit === "hours" ? "instant" : "day"
  const [begun, ended] = [pointAt(from, grain, asked), pointAt(until, grain, asked)]
  return begun === undefined || ended === undefined || isNever(begun) || isNever(ended) ? undefined : { lo: completed(begun.hi, ended.lo, unit), hi: completed(begun.lo, ended.hi, unit) }
}

/** Compares a number with bounds, all of which must hold; a bound that is not known leaves it open. */
export const compared = (number: Bounds, is: QuantityComparison, asked: Asked): Verdict => {
  const { law, meaning } = asked
  const boundOf = (given: number | ParameterRef | Quantity): Bounds | undefined =>
    typeof given === "number" ? exactly(given) : "param" in given ? exactly(law.value(given) as number) : naiveQuantity(given, asked)
  const parts = (["atLeast", "above", "atMost", "below"] as const).flatMap((name): readonly Verdict[] => {
    const given = is[name]
    if (given === undefined) return []
    const bound = boundOf(given)
    return [bound === undefined ? "unknown" : meaning[name](number, bound)]
  })
  return meaning.all(parts)
}
