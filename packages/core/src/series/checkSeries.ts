import { isRecord } from "../citizen/checkFact.ts"
import { denominatorType } from "../kpi/frame.ts"
import type { Indicator } from "../kpi/indicator.ts"
import { walk } from "../pack/circles.ts"
import { didYouMean, type Nearest, nearestOf } from "../pack/nearest.ts"
import { brief, checkShape } from "../pack/shape.ts"
import type { SeriesProblem, SeriesProblemCode } from "./errors.ts"
import { type MeasureCount, partsOf, type SeriesDefinition, type SeriesExpression } from "./expression.ts"
import { seriesDefinition } from "./seriesShapes.ts"
import { sorter } from "./seriesSort.ts"

/** What is looked at of an indicator. */
export type NamedIndicator = Pick<Indicator, "id" | "measures"> & Partial<Pick<Indicator, "denominator" | "exclusion" | "exception">>

/** What series may speak of besides what their definition holds. */
export interface SeriesNames {
  /** The indicators in force: `rules.indicators`. Left out: indicators are not looked at. */
  readonly indicators?: readonly NamedIndicator[]
}

/**
 * Finds everything that is wrong in a definition of series: fields that are missing, misspelt or of the wrong type, names
 * that do not exist or are taken, circles, and sums of what cannot be added up, such as shares. It never throws, whatever it
 * is given.
 *
 * @param names the indicators of which measures may speak
 * @returns all problems, each with its path and how to mend it; none means that `computeSeries` accepts the definition
 * @example
 * ```ts
 * import { checkSeries } from "@tramyte/core"
 *
 * const problems = checkSeries({
 *   numbers: [{ id: "doses-received", measures: "flow" }],
 *   series: [{ id: "doses-this-year", is: { op: "window", of: { op: "value", id: "doses-recieved" }, over: "yearToDate", by: "sum" } }]
 * })
 * problems.map(({ code, path }) => [code, path]) // => [["TRAMYTE_SERIES_UNKNOWN", "series[0].is.of.id"]]
 * problems[0]?.message // => "there is no number \"doses-recieved\" among those defined; did you mean \"doses-received\"?"
 * ```
 */
export const checkSeries = (definition: SeriesDefinition, names: SeriesNames = {}): readonly SeriesProblem[] => {
  const problems: SeriesProblem[] = []
  const report: Report = (code, path, message) => void problems.push({ code, path, message })
  // Nested without end, it could not even be looked at.
  if (isTooDeep(definition)) {
    report("TRAMYTE_SERIES_TOO_DEEP", "", `more than ${deepest} operators hang one below the other; give parts names of their own, or sum many in one "add"`)
    return problems
  }
  const nearest = nearestOf()
  const enough = (): boolean => problems.length >= most
  checkShape(seriesDefinition, definition, "", { misfit: (path, message) => report("TRAMYTE_SERIES_SHAPE", path, message), nearest, enough })
  if (problems.length > 0) return problems
  checkIds(definition, names, report)
  checkNames(definition, names, nearest, report)
  if (problems.length > 0) return problems
  checkCircles(definition, report)
  if (problems.length > 0) return problems
  const sortOf = sorter(definition, names.indicators ?? [], (path, message) => report("TRAMYTE_SERIES_SORT", path, message))
  definition.series.forEach(({ id }) => sortOf(id))
  return problems
}

type Report = (code: SeriesProblemCode, path: string, message: string) => void

/** A definition with more faults than this is none. */
const most = 1_000
/** So many operators one below the other, and so many names in a row, are more than anybody needs and few enough for the stack. */
const deepest = 40
const longestChain = 30

/** Looks without recursion; each operator is two levels of data deep at most. */
const isTooDeep = (definition: unknown): boolean => {
  let level: readonly unknown[] = [definition]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest * 2 + 5) return true
    level = [...new Set(level.flatMap((value) => Array.isArray(value) ? value as readonly unknown[] : isRecord(value) ? Object.values(value) : []).filter((value) => typeof value === "object" && value !== null))]
  }
  return false
}

const checkIds = ({ numbers, series }: SeriesDefinition, { indicators = [] }: SeriesNames, report: Report): void => {
  const taken = (what: string, section: string, items: readonly { readonly id: string }[], others: ReadonlySet<string> = new Set()): void => {
    const seen = new Set<string>()
    items.forEach(({ id }, index) => {
      if (seen.has(id)) report("TRAMYTE_SERIES_ID_TAKEN", `${section}[${index}].id`, `there are two ${what} "${id}"; give each a name of its own`)
      else if (others.has(id)) report("TRAMYTE_SERIES_ID_TAKEN", `${section}[${index}].id`, `"${id}" is an indicator; a number of another kind needs another name, such as "${id}-period"`)
      seen.add(id)
    })
  }
  taken("numbers", "numbers", numbers)
  taken("series", "series", series, new Set(indicators.map(({ id }) => id)))
}

/** Every expression of a definition with its path. */
const expressionsOf = function* (path: string, expression: SeriesExpression): Generator<readonly [path: string, expression: SeriesExpression]> {
  yield [path, expression]
  for (const [below, part] of partsOf(expression)) yield* expressionsOf(`${path}.${below}`, part)
}

const checkNames = ({ numbers, series }: SeriesDefinition, { indicators }: SeriesNames, nearest: Nearest, report: Report): void => {
  const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))
  const known = { number: idsOf(numbers), series: idsOf(series), indicator: idsOf(indicators ?? []) }
  const expect = (what: keyof typeof known, id: string, path: string): void => {
    if (known[what].has(id)) return
    const elsewhere = (["number", "series", "indicator"] as const).find((other) => other !== what && known[other].has(id))
    const mend = elsewhere === undefined ? didYouMean(nearest(id, known[what])) : `; it is ${article[elsewhere]}, so write ${written[elsewhere]}`
    report("TRAMYTE_SERIES_UNKNOWN", path, `there is no ${what} ${brief(id)} among those ${what === "indicator" ? "in force" : "defined"}${mend}`)
  }
  series.forEach(({ is }, index) => {
    for (const [path, expression] of expressionsOf(`series[${index}].is`, is)) {
      if (expression.op === "value") expect("number", expression.id, `${path}.id`)
      if (expression.op === "use") expect("series", expression.id, `${path}.id`)
      if (expression.op === "measure" && indicators !== undefined) {
        expect("indicator", expression.indicator, `${path}.indicator`)
        const lacking = lackOf(expression.count, indicators.find(({ id }) => id === expression.indicator))
        if (lacking !== undefined) report("TRAMYTE_SERIES_UNKNOWN", `${path}.count`, `the indicator ${brief(expression.indicator)} ${lacking}`)
      }
    }
  })
}

/** Why an indicator counts nobody under this name. */
const lackOf = (count: MeasureCount, indicator: NamedIndicator | undefined): string | undefined => {
  if (indicator === undefined) return undefined
  if ((count === "exclusion" || count === "exception") && indicator[count] === undefined) return `defines no ${count}; count another of its populations`
  const isEstimated = indicator.denominator !== undefined && denominatorType(indicator.denominator) === "estimated"
  return isEstimated && (count === "denominator" || count === "scored") ? "has an estimate for its denominator and counts nobody there; define the estimate among the numbers and write { \"op\": \"value\" }" : undefined
}

const article = { number: "a number", series: "a series", indicator: "an indicator" } as const
const written = { number: "{ \"op\": \"value\" }", series: "{ \"op\": \"use\" }", indicator: "{ \"op\": \"measure\" } with the population to count" } as const

const checkCircles = ({ series }: SeriesDefinition, report: Report): void => {
  const used = new Map(series.map(({ id, is }) => [id, [...expressionsOf("", is)].flatMap(([, expression]) => expression.op === "use" ? [expression.id] : [])]))
  const placeOf = (id: string): string => `series[${series.findIndex((one) => one.id === id)}]`
  const { circles, depths } = walk(used.keys(), (id) => used.get(id) ?? [])
  for (const circle of circles) {
    const names = circle.length > 12 ? `${circle.slice(0, 12).join(" → ")} → … (${circle.length} series)` : [...circle, circle[0]].join(" → ")
    report("TRAMYTE_SERIES_CYCLE", placeOf(circle[0]!), `series refer to each other in a circle: ${names}; let one of them read a count or a number instead (an earlier period of itself does not help: it has no first one)`)
  }
  const long = circles.length > 0 ? undefined : [...depths].find(([, depth]) => depth > longestChain)?.[0]
  if (long !== undefined) report("TRAMYTE_SERIES_TOO_DEEP", placeOf(long), `from "${long}" on more than ${longestChain} series refer to one another in a row; write fewer steps`)
}
