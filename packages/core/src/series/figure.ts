/**
 * A number with its bounds: `at` counts only what is surely so; whatever the rest turns out to be, the true number lies
 * from `lo` to `hi`. Or no number: `unknown` where one is missing, `undefined` where it cannot exist.
 */
export type Figure =
  | { readonly state: "number"; readonly at: number; readonly lo: number; readonly hi: number }
  | { readonly state: "unknown"; readonly because?: "divisorMayBeZero" }
  | { readonly state: "undefined"; readonly because?: "divisionByZero" | "tooLarge" }

type Bounded = Extract<Figure, { readonly state: "number" }>

/** A number that is not known. */
export const unknownFigure: Figure = { state: "unknown" }

/** One number for sure. Adding 0 turns -0 into 0, here and below. */
export const exactly = (value: number): Figure => ({ state: "number", at: value + 0, lo: value + 0, hi: value + 0 })

/**
 * Interval arithmetic: the result's bounds hold whatever the parts turn out to be, each for itself. What is undefined makes
 * the result undefined, because no missing number could change that; else what is unknown makes it unknown.
 */
const both = (reckon: (a: Bounded, b: Bounded) => readonly [at: number, corners: readonly number[]]) => (a: Figure, b: Figure): Figure => {
  if (a.state === "undefined") return a
  if (b.state === "undefined") return b
  // If a divisor may be zero, the result may be undefined, too: that is not forgotten.
  if (a.state === "unknown") return a.because === undefined && b.state === "unknown" ? b : a
  if (b.state === "unknown") return b
  const [at, corners] = reckon(a, b)
  // No number of a station is too large for a computer, but a mistyped one may be.
  if (![at, ...corners].every(Number.isFinite)) return { state: "undefined", because: "tooLarge" }
  return { state: "number", at: at + 0, lo: Math.min(...corners) + 0, hi: Math.max(...corners) + 0 }
}

export const add = both((a, b) => [a.at + b.at, [a.lo + b.lo, a.hi + b.hi]])

export const subtract = both((a, b) => [a.at - b.at, [a.lo - b.hi, a.hi - b.lo]])

export const multiply = both((a, b) => [a.at * b.at, [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]])

const quotient = both((a, b) => [a.at / b.at, [a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi]])

/** Nothing shared among none is undefined; if the divisor may turn out as zero, nothing can be said. */
export const divide = (a: Figure, b: Figure): Figure => {
  if (a.state === "undefined" || b.state !== "number" || b.lo > 0 || b.hi < 0) return quotient(a, b)
  if (b.lo === b.hi) return { state: "undefined", because: "divisionByZero" }
  return { state: "unknown", because: "divisorMayBeZero" }
}
