export { checkSeries } from "./checkSeries.ts"
export type { NamedIndicator, SeriesNames } from "./checkSeries.ts"
export { computeSeries } from "./computeSeries.ts"
export type { SeriesCell, SeriesOptions } from "./computeSeries.ts"
export { SeriesError } from "./errors.ts"
export type { SeriesProblem, SeriesProblemCode } from "./errors.ts"
export type {
  MeasureCount, NamedSeries, NumberDefinition, NumberNature, PeriodPart, RatioFactor, SeriesDefinition, SeriesExpression, SeriesOperator
} from "./expression.ts"
export type { SeriesFlag, SeriesGap, SeriesSource } from "./notes.ts"
export type { CountAsked, CountedFigures, CountedReport, PeopleCount, SeriesData, SeriesNumber, UnitReport } from "./seriesData.ts"
