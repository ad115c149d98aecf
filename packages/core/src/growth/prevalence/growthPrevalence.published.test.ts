import { describe, expect, it } from "vitest"
import { growthPrevalence, type PrevalenceOptions } from "./growthPrevalence.ts"
import {
  schoolAgeByChance, schoolAgeColumns, schoolAgeInClusters, schoolAgeWeighted, underFivesByChance, underFivesColumns, underFivesInClusters, underFivesWeighted
} from "./prevalenceFigures.fixture.ts"
import { type PublishedSurvey, publishedSchoolAge, publishedUnderFives } from "./publishedSurveys.fixture.ts"
import { whoColumns } from "./whoColumns.fixture.ts"

type Design = Exclude<PrevalenceOptions["design"], "register" | undefined>

/** Every figure of every line; returns how many there were. */
const compare = (published: PublishedSurvey, standard: PrevalenceOptions["standard"], design: Design, columns: string, lines: string): number => {
  const { groups } = growthPrevalence(published.survey, { standard, design, groups: published.groups })
  const ours = new Map(groups.map((group) => [group.id, whoColumns(group)]))
  let compared = 0
  for (const line of lines.trim().split("\n")) {
    const [id, figures] = line.split("|") as [string, string]
    expect(ours.has(id), id).toBe(true)
    figures.split(",").forEach((figure, at) => {
      const name = columns.split(",")[at]!
      const actual = ours.get(id)![name]
      // WHO's program for schoolchildren leaves cells empty where nobody counts, and gives their number as 0.
      if (figure === "") {
        expect(actual, `${id} ${name}`).toBeUndefined()
        return
      }
      compared++
      expect(Math.abs(actual! - Number(figure)), `${id} ${name}: ${actual} instead of ${figure}`).toBeLessThan(1e-6)
    })
  }
  return compared
}

const design = ({ weights, clusters, strata }: PublishedSurvey) => ({ chance: {}, weighted: { weights }, clusters: { weights, clusters, strata } })

describe("the figures of WHO's programs, to 1e-6", () => {
  const small = publishedUnderFives()
  it.each([
    ["chosen by chance", design(small).chance, underFivesByChance, 13], ["weighted", design(small).weighted, underFivesWeighted, 13], ["in clusters and strata", design(small).clusters, underFivesInClusters, 25]
  ] as const)("of children under five %s", (_, plan, lines, groups) => expect(compare(small, "0-5", plan, underFivesColumns, lines)).toBe(134 * groups))

  const big = publishedSchoolAge()
  it.each([
    ["chosen by chance", design(big).chance, schoolAgeByChance], ["weighted", design(big).weighted, schoolAgeWeighted], ["in clusters and strata", design(big).clusters, schoolAgeInClusters]
  ] as const)("of schoolchildren %s", (_, plan, lines) => expect(compare(big, "5-19", plan, schoolAgeColumns, lines)).toBeGreaterThan(1300))
})
