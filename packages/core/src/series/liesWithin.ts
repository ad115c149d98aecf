import type { MeasureCount, SeriesExpression } from "./expression.ts"

/** In which populations of its indicator each one lies, by construction. */
const around: Readonly<Record<MeasureCount, readonly MeasureCount[]>> = {
  initial: [],
  denominator: ["initial"],
  exclusion: ["denominator", "initial"],
  scored: ["denominator", "initial"],
  numerator: ["scored", "denominator", "initial"],
  exception: ["denominator", "initial"]
}

/**
 * Whether one series never exceeds another, whoever the unknown people turn out to be: because it counts a population that
 * lies in the other's, in the same units and periods.
 */
export const liesWithin = (part: SeriesExpression, whole: SeriesExpression): boolean => {
  if (part.op === "measure") return whole.op === "measure" && part.indicator === whole.indicator && (part.count === whole.count || around[part.count].includes(whole.count))
  if (!sums(part)) return false
  const { of: ofPart, ...how } = part
  const { of: ofWhole, ...otherHow } = whole as typeof part
  // The operator is one of the fields.
  return sameFields(how, otherHow) && liesWithin(ofPart, ofWhole)
}

type Sum = Extract<SeriesExpression, { readonly op: "offset" | "window" | "rollUp" | "ofYear" }>

/** What keeps "at most as many" as it is. The latest known of two need not be of the same period. */
const sums = (expression: SeriesExpression): expression is Sum => {
  switch (expression.op) {
    case "offset": case "rollUp": case "ofYear": return true
    case "window": return expression.by !== "last"
    default: return false
  }
}

const sameFields = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  Object.keys({ ...a, ...b }).every((field) => a[field] === b[field])
