import { calendarYear } from "../time/index.ts"
import type { NamedSeries, SeriesExpression } from "./expression.ts"
import { add, divide, exactly, type Figure, multiply, subtract, unknownFigure } from "./figure.ts"
import { liesWithin } from "./liesWithin.ts"
import { noNotes, type Notes, type SeriesFlag, type SeriesGap, together } from "./notes.ts"
import { earlier, periodsWithin, type Place, placeKey, placeOf, yearOf, yearShares } from "./placement.ts"
import type { DataReader } from "./readData.ts"
import type { UnitTree } from "./unitTree.ts"

/** A number, or why there is none, with all that came up. */
export interface Reckoned {
  readonly figure: Figure
  readonly notes: Notes
}

type Node<Op extends SeriesExpression["op"]> = Extract<SeriesExpression, { readonly op: Op }>

/**
 * Makes a function that works out a named series at a place. The definition must be sound: no circles, no unknown names.
 * Each part is worked out once for each place.
 */
export const evaluator = (series: readonly NamedSeries[], data: DataReader, tree: UnitTree): ((id: string, place: Place) => Reckoned) => {
  const named = new Map(series.map(({ id, is }) => [id, is]))
  const known = new Map<SeriesExpression, Map<string, Reckoned>>()
  /** The name of the series that was asked for, for messages. */
  let asked = ""

  const evaluate = (expression: SeriesExpression, place: Place): Reckoned => {
    if (expression.op === "number") return constant(expression.is)
    let places = known.get(expression)
    if (places === undefined) known.set(expression, places = new Map())
    const key = placeKey(place)
    let found = places.get(key)
    if (found === undefined) places.set(key, found = reckon(expression, place))
    return found
  }

  const used = (id: string, place: Place): Reckoned => {
    const reckoned = evaluate(named.get(id)!, place)
    return reckoned.figure.state === "number" && reckoned.figure.at < 0 ? flagged(reckoned, "belowZero") : reckoned
  }

  const all = (expressions: readonly SeriesExpression[], place: Place): readonly Reckoned[] => expressions.map((one) => evaluate(one, place))

  const reckon = (expression: Exclude<SeriesExpression, { readonly op: "number" }>, place: Place): Reckoned => {
    switch (expression.op) {
      case "measure": return counted(expression, place, data)
      case "value": return told(expression.id, place, data)
      case "use": return used(expression.id, place)
      case "add": return folded(all(expression.of, place), add)
      case "subtract": return folded(all(expression.of, place), subtract)
      case "multiply": return folded(all(expression.of, place), multiply)
      case "divide": return folded(all(expression.of, place), divide)
      case "ratio": return shared(expression, evaluate(expression.of, place), evaluate(expression.to, place))
      case "offset": return evaluate(expression.of, earlier(place, expression))
      case "window": return windowed(expression, place)
      case "rollUp": return rolledUp(expression, place)
      case "ofYear": return ofYear(expression, place)
    }
  }

  const windowed = ({ of, over, by }: Node<"window">, place: Place): Reckoned => {
    const places = over === "yearToDate" ? ofThisYear(place) : Array.from({ length: over }, (_, periods) => earlier(place, { periods }))
    if (by === "last") return lastOf(places.map((one) => () => evaluate(of, one)))
    const sum = folded(places.map((one) => evaluate(of, one)), add)
    return by === "sum" ? sum : folded([sum, constant(places.length)], divide)
  }

  const rolledUp = ({ of, from = "village", by }: Node<"rollUp">, place: Place): Reckoned => {
    if (by === "recount") return evaluate(of, place)
    if (from === "month" || from === "quarter") {
      const parts = periodsWithin(place.period, from, asked).map((period) => placeOf(place.unit, period))
      return by === "last" ? evaluate(of, parts.at(-1)!) : folded(parts.map((part) => evaluate(of, part)), add)
    }
    const units = tree.below(place.unit, from)
    if (units.length === 0) return unknownFor({ missing: "units", kind: from, unit: place.unit })
    return folded(units.map((unit) => evaluate(of, { ...place, unit })), add)
  }

  const ofYear = ({ of, proRata }: Node<"ofYear">, place: Place): Reckoned => {
    if (proRata === undefined) return evaluate(of, placeOf(place.unit, yearOf(place.period)))
    const parts = yearShares(place.period).map(({ year, share }) =>
      folded([evaluate(of, placeOf(place.unit, year)), { figure: exactly(share), notes: share < 1 ? { ...noNotes, flags: ["proRata"] } : noNotes }], multiply))
    return folded(parts, add)
  }

  return (id, place) => {
    asked = id
    return used(id, place)
  }
}

const constant = (value: number): Reckoned => ({ figure: exactly(value), notes: noNotes })

/** From the left on. */
const folded = (parts: readonly Reckoned[], by: (a: Figure, b: Figure) => Figure): Reckoned => {
  const because: SeriesFlag[] = []
  const figure = parts.map((part) => part.figure).reduce((a, b) => {
    const result = by(a, b)
    if (result.state !== "number" && result.because !== undefined) because.push(result.because)
    return result
  })
  return { figure, notes: together([...parts.map(({ notes }) => notes), because.length === 0 ? noNotes : { ...noNotes, flags: because }]) }
}

const flagged = (reckoned: Reckoned, flag: SeriesFlag): Reckoned => ({ ...reckoned, notes: together([reckoned.notes, { ...noNotes, flags: [flag] }]) })

const unknownFor = (gap: SeriesGap, flags: readonly SeriesFlag[] = []): Reckoned => ({ figure: unknownFigure, notes: { ...noNotes, flags, missing: [gap] } })

const counted = ({ indicator, count }: Node<"measure">, { unit, period }: Place, data: DataReader): Reckoned => {
  const found = data.count({ indicator, count, unit, period })
  if (found === undefined) return unknownFor({ missing: "count", indicator, count, unit, period })
  const { yes, unknown, rulebook } = found
  return {
    figure: { state: "number", at: yes, lo: yes, hi: yes + unknown },
    notes: {
      flags: [],
      sources: [{ id: indicator, kind: "counted", ...(rulebook === undefined ? {} : { source: rulebook }) }],
      missing: unknown === 0 ? [] : [{ missing: "people", indicator, count, unit, period, people: unknown }]
    }
  }
}

const told = (id: string, place: Place, data: DataReader): Reckoned => {
  const { unit, period } = place
  const [found, ...others] = data.numbers(id, place)
  if (found === undefined) return unknownFor({ missing: "number", id, unit, period })
  if (others.length > 0) return unknownFor({ missing: "agreement", id, unit, period, numbers: [found, ...others].map(({ value }) => value) }, ["conflictingNumbers"])
  const { kind, source, year, version, value } = found
  return {
    figure: exactly(value),
    notes: { flags: kind === "estimated" ? ["estimated"] : [], sources: [{ id, kind, source, year, ...(version === undefined ? {} : { version }) }], missing: [] }
  }
}

/** The factor goes in before the division: 7 of 100 per cent are 7, and not 7.000000000000001. */
const shared = ({ of, to, per = 1, mayExceed }: Node<"ratio">, part: Reckoned, whole: Reckoned): Reckoned => {
  const ratio = folded([folded([part, constant(per)], multiply), whole], divide)
  const { figure } = ratio
  if (mayExceed || figure.state !== "number") return ratio
  // Compared without the factor, which may round 100 per cent up a little.
  const without = divide(part.figure, whole.figure)
  if (without.state === "number" && without.at > 1) return flagged(ratio, "aboveWhole")
  // A population never exceeds the one in which it lies, whoever the unknown turn out to be. This narrows bounds and clips no value.
  return figure.hi > per && liesWithin(of, to) ? { ...ratio, figure: { ...figure, hi: per } } : ratio
}

/**
 * The first, looking back, of which no number is missing; the gaps of those after it stay, because filling them would change
 * it. What only some people leave open is not looked past: it is no gap in the data.
 */
const lastOf = (looks: readonly (() => Reckoned)[]): Reckoned => {
  const skipped: Notes[] = []
  for (const look of looks) {
    const { figure, notes } = look()
    if (figure.state !== "unknown" || figure.because !== undefined) {
      return { figure, notes: together([notes, ...skipped.map(({ missing }) => ({ ...noNotes, missing })), skipped.length === 0 ? noNotes : { ...noNotes, flags: ["carriedForward"] }]) }
    }
    skipped.push(notes)
  }
  return { figure: unknownFigure, notes: together(skipped) }
}

/** The place and those before it whose periods began in the same calendar year. */
const ofThisYear = (place: Place): readonly Place[] => {
  const { from } = calendarYear(place.period.from)
  const places: Place[] = []
  for (let one = place; one.period.from >= from; one = earlier(one, { periods: 1 })) places.push(one)
  return places
}
