import { GrowthError } from "../errors.ts"
import { daysPerMonth } from "../growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "../indicator.ts"
import { saidOf } from "./checkedOptions.ts"
import { sameLength } from "./columns.ts"

/** The z-scores of one indicator, one a row. What `scoreColumns` gives has this form. */
export interface SurveyScores {
  /** NaN where there is none. Cut-offs go by two decimals, as WHO's do. */
  readonly z: ArrayLike<number>
  /** 1 where it is biologically implausible; left out: by WHO's limits. */
  readonly implausible?: ArrayLike<number> | undefined
}

/**
 * The children of a survey or a register as columns, one row a child. What is put into `scoreColumns` and what it gives, together, is one:
 * `{ ...columns, ...scoreColumns(standards, columns) }`.
 */
export interface GrowthSurvey {
  readonly scores: Readonly<Partial<Record<GrowthIndicator, SurveyScores>>>
  /** Age in days and in unrounded months of 30.4375 days: one of them or both; NaN where it is not known. */
  readonly ageDays?: ArrayLike<number> | undefined
  readonly ageMonths?: ArrayLike<number> | undefined
  /** 1 male, 2 female; anything else: not known. */
  readonly sex?: ArrayLike<number> | undefined
  /** 1 where there is oedema. */
  readonly oedema?: ArrayLike<number> | undefined
  /** 1 where the birth date is known to the day; only the quality of the data is told of it. */
  readonly exactBirthDate?: ArrayLike<number> | undefined
  /** kg; only the quality of the data is told of it. */
  readonly weight?: ArrayLike<number> | undefined
  /** cm; only the quality of the data is told of it. */
  readonly lengthHeight?: ArrayLike<number> | undefined
  /** cm; only the quality of the data is told of it. */
  readonly armCircumference?: ArrayLike<number> | undefined
}

/** How many rows a survey has; all its columns must have as many. */
export const rowsOf = (survey: GrowthSurvey): number => {
  checkPlaces(survey)
  const { scores, ageDays, ageMonths, sex, oedema, exactBirthDate, weight, lengthHeight, armCircumference } = survey
  const columns: Record<string, ArrayLike<number> | undefined> = { sex, ageDays, ageMonths, oedema, exactBirthDate, weight, lengthHeight, armCircumference }
  for (const [indicator, column] of Object.entries(scores)) {
    columns[`${indicator}, z`] = column.z
    columns[`${indicator}, implausible`] = column.implausible
  }
  const n = Object.values(columns).find((column) => column !== undefined)?.length ?? 0
  sameLength(n, columns)
  return n
}

/** Columns that belong elsewhere would be left out without a word; and without scores there is nothing to tell. */
const checkPlaces = (survey: GrowthSurvey): void => {
  const { scores } = survey as Partial<GrowthSurvey>
  if (typeof scores !== "object" || scores === null) {
    throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `the survey's "scores" are ${saidOf(scores)}; give { ...columns, ...scoreColumns(standards, columns) }, or scores: { "weight-for-age": { z } }`)
  }
  for (const [indicator, column] of Object.entries(scores)) {
    if (!growthIndicators.includes(indicator as GrowthIndicator)) throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `the survey's scores have the unknown indicator "${indicator}"; there are ${growthIndicators.join(", ")}`)
    if (column?.z === undefined) throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `the survey's scores of "${indicator}" are ${saidOf(column)} without "z"; give { z }, or { z, implausible }`)
  }
  for (const misplaced of ["weights", "clusters", "strata", "design", "groups"]) {
    if (misplaced in survey) throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `"${misplaced}" stands among the survey's columns; give it in the options: { standard, design: { weights, clusters, strata }, groups }`)
  }
}

/** Ages in months: as they are given, else of days; NaN where neither is known. */
export const monthsOf = ({ ageDays, ageMonths }: GrowthSurvey, rows: number): Float64Array => {
  const months = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const age = ageMonths?.[row] ?? Number.NaN
    months[row] = Number.isNaN(age) ? (ageDays?.[row] ?? Number.NaN) / daysPerMonth : age
  }
  return months
}
