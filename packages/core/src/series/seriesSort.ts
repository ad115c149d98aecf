import type { Indicator } from "../kpi/indicator.ts"
import type { NumberNature, SeriesDefinition, SeriesExpression } from "./expression.ts"
import { partsOf } from "./expression.ts"
import { periodParts } from "./seriesShapes.ts"

/** What a series is a number of: something that happened, something that stands, a share or rate, or nothing (a constant). */
export type SeriesSort = NumberNature | "constant"

type Misfit = (path: string, message: string) => void

/**
 * Makes a function that tells the sort of a named series, and reports what is added up that has no sum: shares and rates,
 * stocks over time, or a share and an amount. A stock less a stock is what happened in between; a stock and what came in is
 * a stock.
 */
export const sorter = ({ numbers, series }: SeriesDefinition, indicators: readonly Pick<Indicator, "id" | "measures">[], misfit: Misfit): ((id: string) => SeriesSort) => {
  const natures = new Map(numbers.map(({ id, measures }) => [id, measures]))
  const states = new Set(indicators.filter(({ measures }) => measures === "state").map(({ id }) => id))
  const places = new Map(series.map(({ id }, index) => [id, index]))
  const known = new Map<string, SeriesSort>()

  const sortOf = (expression: SeriesExpression, path: string): SeriesSort => {
    switch (expression.op) {
      case "measure": return states.has(expression.indicator) ? "stock" : "flow"
      case "value": return natures.get(expression.id) ?? "flow"
      case "number": return "constant"
      case "use": return named(expression.id)
      case "add": return partSorts(expression, path).reduce((a, b) => sumOf(a, b, false, path, misfit))
      case "subtract": return partSorts(expression, path).reduce((a, b) => sumOf(a, b, true, path, misfit))
      case "multiply": return partSorts(expression, path).reduce(productOf)
      case "divide": return quotientOf(partSorts(expression, path))
      case "ratio": {
        const sort = quotientOf(partSorts(expression, path))
        return sort === "rate" ? sort : "share"
      }
      case "offset": return sortOf(expression.of, `${path}.of`)
      case "window": {
        const sort = sortOf(expression.of, `${path}.of`)
        if (expression.by === "sum") expectFlow(sort, path, misfit)
        return sort
      }
      case "rollUp": return rolledUp(expression, path)
      case "ofYear": {
        const sort = sortOf(expression.of, `${path}.of`)
        if (expression.proRata && sort !== "flow" && sort !== "constant") misfit(path, `${called[sort]} is not less because a period is shorter; leave "proRata" out, or multiply first: population × births a year, and of these the period's part`)
        // The whole year's number stands in each of its months.
        return sort === "flow" && !expression.proRata ? "stock" : sort
      }
    }
  }

  const partSorts = (expression: SeriesExpression, path: string): readonly SeriesSort[] => partsOf(expression).map(([below, part]) => sortOf(part, `${path}.${below}`))

  const rolledUp = (expression: Extract<SeriesExpression, { readonly op: "rollUp" }>, path: string): SeriesSort => {
    const sort = sortOf(expression.of, `${path}.of`)
    const overTime = (periodParts as readonly (string | undefined)[]).includes(expression.from)
    switch (expression.by) {
      case "sum":
        if (overTime) expectFlow(sort, path, misfit)
        else if (isRelative(sort)) misfit(path, "shares and rates of units cannot be added up; roll up the counts above and below the line, each for itself, and divide then")
        break
      case "last":
        if (!overTime) misfit(path, "units have no order, so that none is the last; roll up with \"sum\", or from \"month\" or \"quarter\"")
        else if (sort === "flow") misfit(path, "what happened in the last month is not what happened in the whole period; roll up with \"sum\"")
        break
      case "recount": {
        const told = toldIn(expression.of, new Map(series.map(({ id, is }) => [id, is])))
        if (told !== undefined) misfit(path, `the number "${told}" was told by somebody and cannot be counted anew; roll it up with "sum"${overTime ? " or \"last\"" : ""}`)
      }
    }
    return sort
  }

  const named = (id: string): SeriesSort => {
    const found = known.get(id)
    if (found !== undefined) return found
    const index = places.get(id)!
    const sort = sortOf(series[index]!.is, `series[${index}].is`)
    known.set(id, sort)
    return sort
  }
  return named
}

const called: Readonly<Record<SeriesSort, string>> = { flow: "what happened in a period", stock: "a stock", share: "a share", rate: "a rate", constant: "a constant" }

const expectFlow = (sort: SeriesSort, path: string, misfit: Misfit): void => {
  if (sort === "stock") misfit(path, "a stock of several periods cannot be added up: the same things would count in each; take \"last\" or, in a window, \"mean\"")
  if (isRelative(sort)) misfit(path, "shares and rates of several periods cannot be added up; add up the counts above and below the line, each for itself, and divide then")
}

const isRelative = (sort: SeriesSort): boolean => sort === "share" || sort === "rate"

const sumOf = (a: SeriesSort, b: SeriesSort, less: boolean, path: string, misfit: Misfit): SeriesSort => {
  if (a === "constant") return b
  if (b === "constant") return a
  if (isRelative(a) !== isRelative(b)) misfit(path, `${called[a]} and ${called[b]} have no ${less ? "difference" : "sum"}; bring both to counts, or both to shares`)
  if (isRelative(a)) return a === b ? a : "rate"
  return a === b ? (less ? "flow" : a) : "stock"
}

/** People by births for each and year are births; by the share that is female they are people. */
const productOf = (a: SeriesSort, b: SeriesSort): SeriesSort => {
  if (a === "constant" || a === "share") return b === "constant" ? a : b
  if (b === "constant" || b === "share") return a
  return a === "rate" && b === "rate" ? "rate" : "flow"
}

/** Doses by coverage are children, births by people are births for each; what else is divided is so much for each. */
const quotientOf = ([above = "constant", below = "constant"]: readonly SeriesSort[]): SeriesSort => {
  if (below === "constant") return above
  if (below === "share") return above === "constant" ? "share" : above
  if (below === "stock") return above === "flow" ? "rate" : "share"
  return below === "rate" && above === "flow" ? "stock" : "share"
}

/** A number from outside that an expression reads somewhere. */
const toldIn = (expression: SeriesExpression, named: ReadonlyMap<string, SeriesExpression>): string | undefined => {
  if (expression.op === "value") return expression.id
  if (expression.op === "use") return toldIn(named.get(expression.id)!, named)
  for (const [, part] of partsOf(expression)) {
    const found = toldIn(part, named)
    if (found !== undefined) return found
  }
  return undefined
}
