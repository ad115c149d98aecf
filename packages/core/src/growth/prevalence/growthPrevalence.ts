import type { Text } from "../../language/text.ts"
import { daysPerMonth } from "../growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "../indicator.ts"
import { onlyFields, oneOfWords } from "./checkedOptions.ts"
import { type Labels, sameLength } from "./columns.ts"
import { concurrentCategories, countedScores, type CountedScores, cutOffCategories } from "./cutOffs.ts"
import { type GrowthSurvey, monthsOf, rowsOf } from "./growthSurvey.ts"
import type { Mean, Percentage } from "./linearised.ts"
import { meansOf } from "./means.ts"
import { partition } from "./partition.ts"
import { sharesOf } from "./shares.ts"
import { type SurveyDesign, surveyDesign, type SurveyPlan } from "./surveyDesign.ts"
import { ageAndSexGroups, columnGroups, type GroupedCells, type SurveyGroup, type SurveyStandard } from "./surveyGroups.ts"

/** What is asked of a survey. */
export interface PrevalenceOptions {
  readonly standard: SurveyStandard
  /** How the children were chosen: weights, clusters, strata. `"register"`: they were not, all are there. Left out: one by one, by chance. */
  readonly design?: Omit<SurveyPlan, "n" | "rows"> | "register" | undefined
  /** Which tables; default the four of WHO: length/height-for-age, weight-for-age, weight-for-length/height, BMI-for-age, where the survey has them. */
  readonly indicators?: readonly GrowthIndicator[] | undefined
  /** Columns of one's own to tell groups apart by, named as the table shall name them: area, region, wealth, education, commune. */
  readonly groups?: Readonly<Record<string, Labels>> | undefined
}

/** The tables of a survey or a register. */
export interface GrowthPrevalence {
  readonly standard: SurveyStandard
  readonly rows: SurveyRows
  readonly degreesOfFreedom: number
  /** False without clusters, and where all rows are of one: then the intervals know nothing of clusters. */
  readonly clustered: boolean
  /** What the intervals mean; put `intervalMeanings` of it under the table. */
  readonly intervals: "sample" | "register"
  /** All; by age (single years first); by sex; by age and sex; by each column of one's own. */
  readonly groups: readonly GroupPrevalence[]
}

/** What became of the rows. */
export interface SurveyRows {
  readonly given: number
  readonly used: number
  /** Not used; each row once, by the first reason. */
  readonly dropped: { readonly ageUnknown: number; readonly ageOutOfRange: number; readonly clusterUnknown: number; readonly stratumUnknown: number }
  /** Used with weight 0, because theirs is missing. */
  readonly weightUnknown: number
}

/** One line of the tables. */
export interface GroupPrevalence extends SurveyGroup {
  readonly indicators: Readonly<Partial<Record<GrowthIndicator, IndicatorPrevalence>>>
  /** Of those who have both scores; under five only. */
  readonly concurrent?: ConcurrentPrevalence
}

/** One indicator in one group. An estimate is undefined where nobody counts. */
export interface IndicatorPrevalence {
  /** Children with a plausible z-score, or with oedema, which counts as below -3 where weight is in the indicator. */
  readonly n: number
  /** Children that these stand for. */
  readonly weighted: number
  readonly belowMinus3: Percentage | undefined
  readonly belowMinus2: Percentage | undefined
  readonly belowMinus1: Percentage | undefined
  readonly above1: Percentage | undefined
  readonly above2: Percentage | undefined
  readonly above3: Percentage | undefined
  /** Of the z-scores, without oedema. */
  readonly mean: Mean | undefined
  readonly sd: number | undefined
}

/** Two kinds of malnutrition in one child. */
export interface ConcurrentPrevalence {
  readonly n: number
  readonly weighted: number
  /** Vừa thấp còi vừa gầy còm. */
  readonly stuntedAndWasted: Percentage | undefined
  /** Vừa thấp còi vừa thừa cân. */
  readonly stuntedAndOverweight: Percentage | undefined
}

/** What to say of the intervals under a table. */
export const intervalMeanings: Readonly<Record<GrowthPrevalence["intervals"], Text>> = {
  sample: {
    vi: "Khoảng tin cậy 95 % cho biết tỷ lệ của toàn bộ trẻ có thể khác mẫu điều tra bao nhiêu.",
    en: "The 95 % confidence interval says how far the share of all children may lie from that of the sample."
  },
  register: {
    vi: "Đã đếm toàn bộ trẻ, không phải mẫu: khoảng tin cậy 95 % cho biết tỷ lệ có thể thay đổi ngẫu nhiên bao nhiêu từ năm này sang năm khác.",
    en: "All children were counted, this is no sample: the 95 % interval says how much such a share varies by chance from year to year."
  }
}

/**
 * How common malnutrition is (tỷ lệ suy dinh dưỡng), with confidence intervals: the tables of a survey with weights, clusters and strata,
 * or of a whole register, as WHO's programs anthro and anthroplus make them.
 *
 * - Under five: children up to 1,826 days, and those whose age is not known. 5 to 19 years: from 60 to 228 months.
 * - Implausible z-scores are left out. Oedema counts as below -3 where weight is in the indicator, and is left out of means.
 * - Weight-for-age of schoolchildren is known up to 10 years only, and is not given for groups of all ages.
 * - Cut-offs are strict and go by z-scores of two decimals. Groups that nobody belongs to are there, with `n` 0.
 * - 0 % and 100 % have an interval without width, at 1 % it is as wide as it must be (anthro 1.1.0 gives 1 to 1 there in weighted surveys).
 *
 * @param survey one row a child
 * @throws GrowthError `TRAMYTE_GROWTH_COLUMN_LENGTH`, `TRAMYTE_GROWTH_DESIGN` for a weight that cannot be, an unknown option or standard, a survey without scores
 * @see https://github.com/WorldHealthOrganization/anthro; standard errors: T. Lumley, Complex Surveys (2010), chapter 2
 * @example
 * ```ts
 * import { growthPrevalence, intervalMeanings, scoreColumns } from "@tramyte/core/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const file = `village,sex,days,weight,length
 * Đông,1,400,7.1,70.5
 * Đông,2,650,9.9,78
 * Đông,1,330,9.6,74.8
 * Tây,2,240,7.9,69
 * Tây,1,500,10.8,
 * Tây,2,710,8.2,75.5`
 * const rows = file.split("\n").slice(1).map((line) => line.split(","))
 * const column = (at: number) => rows.map((row) => row[at] === "" ? NaN : Number(row[at]))
 *
 * const children = { sex: column(1), ageDays: column(2), weight: column(3), lengthHeight: column(4) }
 * const survey = { ...children, ...scoreColumns(whoGrowth, children) }
 * const { groups, intervals } = growthPrevalence(survey, { standard: "0-5", design: "register", groups: { village: rows.map(([village]) => village) } })
 *
 * const stunting = (id: string) => groups.find((group) => group.id === id)?.indicators["length-height-for-age"]
 * stunting("all")?.n // => 5
 * stunting("all")?.belowMinus2?.percent // => 40
 * stunting("sex:male")?.belowMinus2?.percent // => 50
 * stunting("village=Tây")?.belowMinus2?.percent // => 50
 * intervalMeanings[intervals].en // => "All children were counted, this is no sample: the 95 % interval says how much such a share varies by chance from year to year."
 * ```
 */
export const growthPrevalence = (survey: GrowthSurvey, options: PrevalenceOptions): GrowthPrevalence => {
  checkOptions(options)
  const { standard, design: plan = {}, indicators: wanted = ofPrevalence, groups = {} } = options
  const n = rowsOf(survey)
  sameLength(n, groups)
  const ageMonths = monthsOf(survey, n)
  const { taking, ...byAge } = rowsByAge(ageMonths, survey.ageDays, standard)
  const design = surveyDesign({ ...(plan === "register" ? {} : plan), n, rows: taking })
  const indicators = growthIndicators.filter((indicator) => wanted.includes(indicator) && survey.scores[indicator] !== undefined && (standard === "0-5" || ofSchoolAge.has(indicator)))
  const scores = new Map(indicators.map((indicator) => [indicator, countedScores(indicator, survey.scores[indicator]!, survey, ageMonths, standard)]))
  const columns = Object.entries(groups).map(([column, labels]) => columnGroups(column, labels, design.block))
  return {
    standard,
    rows: { given: n, used: design.rows, dropped: { ...byAge, ...design.dropped }, weightUnknown: design.weightUnknown },
    degreesOfFreedom: design.degreesOfFreedom,
    clustered: design.clustered,
    intervals: plan === "register" ? "register" : "sample",
    groups: [ageAndSexGroups(standard, ageMonths, survey.sex), ...columns].flatMap((grouped) => prevalenceOf(design, grouped, scores, standard))
  }
}

const checkOptions = (options: PrevalenceOptions): void => {
  onlyFields("the options object of growthPrevalence", options, ["standard", "design", "indicators", "groups"])
  const { standard, design, indicators, groups } = options
  oneOfWords("the option \"standard\"", standard, ["0-5", "5-19"])
  if (design !== undefined && design !== "register") onlyFields("the option \"design\"", design, ["weights", "clusters", "strata"], "\"register\", or ")
  for (const indicator of indicators ?? []) oneOfWords("an indicator", indicator, growthIndicators)
  if (groups !== undefined) onlyFields("the option \"groups\"", groups, Object.keys(groups))
}

/** Those that WHO's tables of prevalence are made of. */
const ofPrevalence: readonly GrowthIndicator[] = ["length-height-for-age", "weight-for-age", "weight-for-length-height", "bmi-for-age"]

/** Indicators of the reference of 2007. */
const ofSchoolAge: ReadonlySet<GrowthIndicator> = new Set(["length-height-for-age", "weight-for-age", "bmi-for-age"])

const LAST_DAY_UNDER_FIVE = 1826

interface RowsByAge {
  readonly taking: Uint8Array
  readonly ageUnknown: number
  readonly ageOutOfRange: number
}

const rowsByAge = (months: Float64Array, ageDays: ArrayLike<number> | undefined, standard: SurveyStandard): RowsByAge => {
  const taking = new Uint8Array(months.length)
  let [ageUnknown, ageOutOfRange] = [0, 0]
  for (let row = 0; row < months.length; row++) {
    const age = months[row]!
    if (Number.isNaN(age)) {
      if (standard === "0-5") taking[row] = 1
      else ageUnknown++
    } else if (standard === "0-5" ? isUnderFive(age, ageDays?.[row]) : age >= 60 && age <= 228) taking[row] = 1
    else ageOutOfRange++
  }
  return { taking, ageUnknown, ageOutOfRange }
}

const isUnderFive = (months: number, days: number | undefined): boolean =>
  months >= 0 && Math.floor((days === undefined || Number.isNaN(days) ? months * daysPerMonth : days) + 0.5) <= LAST_DAY_UNDER_FIVE

/** The lines of groups that are made of the same cells. */
const prevalenceOf = (
  design: SurveyDesign, { cellOfRow, cells: count, groups }: GroupedCells, scores: ReadonlyMap<GrowthIndicator, CountedScores>, standard: SurveyStandard
): readonly GroupPrevalence[] => {
  const cells = partition(design, cellOfRow, count)
  const lists = groups.map((group) => group.cells)
  const tables = [...scores].map(([indicator, { z, counted }]) => ({
    indicator,
    shares: sharesOf(design, cells, cutOffCategories(counted), lists),
    means: meansOf(design, cells, z, lists)
  }))
  const [stature, weight] = [scores.get("length-height-for-age"), scores.get("weight-for-length-height")]
  const both = stature && weight && standard === "0-5" ? sharesOf(design, cells, concurrentCategories(stature.counted, weight.counted), lists) : undefined
  return groups.map(({ group }, at): GroupPrevalence => {
    const indicators: Partial<Record<GrowthIndicator, IndicatorPrevalence>> = {}
    for (const { indicator, shares, means } of tables) {
      if (standard === "5-19" && indicator === "weight-for-age" && group.months === undefined) continue
      const { n, weighted, shares: [belowMinus3, belowMinus2, belowMinus1, above1, above2, above3] } = shares[at]!
      const { mean, sd } = means[at]!
      indicators[indicator] = { n, weighted, belowMinus3, belowMinus2, belowMinus1, above1, above2, above3, mean, sd }
    }
    const concurrent = both?.[at]
    if (concurrent === undefined) return { ...group, indicators }
    const { n, weighted, shares: [stuntedAndWasted, stuntedAndOverweight] } = concurrent
    return { ...group, indicators, concurrent: { n, weighted, stuntedAndWasted, stuntedAndOverweight } }
  })
}
