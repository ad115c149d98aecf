import type { GrowthIndicator } from "../indicator.ts"
import type { GrowthSurvey } from "./growthSurvey.ts"
import type { SurveyPlan } from "./surveyDesign.ts"
import { schoolAge, underFives } from "./growthSurveys.fixture.ts"

/** A published survey as columns, and how its children were chosen. */
export interface PublishedSurvey {
  readonly survey: GrowthSurvey
  readonly weights: readonly number[]
  readonly clusters: NonNullable<SurveyPlan["clusters"]>
  readonly strata: NonNullable<SurveyPlan["strata"]>
  readonly groups: Readonly<Record<string, readonly string[]>>
}

const read = (text: string): readonly (readonly string[])[] => text.trim().split("\n").map((line) => line.split(","))
const number = (text: string): number => text === "" ? Number.NaN : Number(text)

const scoresAt = (lines: readonly (readonly string[])[], places: Readonly<Partial<Record<GrowthIndicator, number>>>): GrowthSurvey["scores"] =>
  Object.fromEntries(Object.entries(places).map(([indicator, at]) => [indicator, {
    z: Float64Array.from(lines, (line) => number(line[at]!.replace("!", "")) / 100),
    implausible: Uint8Array.from(lines, (line) => line[at]!.endsWith("!") ? 1 : 0)
  }]))

/** The survey under five. Its clusters are made up: the children in turn over 25, of which the first twelve are one stratum. */
export const publishedUnderFives = (): PublishedSurvey => {
  const lines = read(underFives)
  return {
    survey: {
      scores: scoresAt(lines, { "length-height-for-age": 5, "weight-for-age": 6, "weight-for-length-height": 7, "bmi-for-age": 8 }),
      sex: lines.map((line) => number(line[0]!)),
      ageDays: lines.map((line) => number(line[1]!)),
      oedema: lines.map((line) => line[3] === "y" ? 1 : 0)
    },
    weights: lines.map((line) => number(line[4]!)),
    clusters: lines.map((_, at) => at % 25),
    strata: lines.map((_, at) => at % 25 < 12 ? 0 : 1),
    groups: { region: lines.map((line) => ({ W: "West", N: "North", E: "East", S: "South" })[line[2]!]!) }
  }
}

/** The survey of schoolchildren, with its own clusters and strata. */
export const publishedSchoolAge = (): PublishedSurvey => {
  const lines = read(schoolAge)
  return {
    survey: {
      scores: scoresAt(lines, { "length-height-for-age": 6, "weight-for-age": 7, "bmi-for-age": 8 }),
      sex: lines.map((line) => number(line[0]!)),
      ageMonths: lines.map((line) => number(line[1]!)),
      oedema: lines.map((line) => line[2] === "y" ? 1 : 0)
    },
    weights: lines.map((line) => number(line[3]!)),
    clusters: lines.map((line) => line[5]!),
    strata: lines.map((line) => line[4]!),
    groups: {}
  }
}
