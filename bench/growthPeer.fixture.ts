import { readFileSync } from "node:fs"
import { calculateAll } from "@pedi-growth/core"
import type { GrowthIndicator, Measurement } from "@tramyte/core/growth"
import { type GrowthCase, readGrowthCases } from "@tramyte/who-growth"

// The peer: @pedi-growth/core (MIT), of the JavaScript packages that compute WHO z-scores the one that npm has under a free licence, without old
// dependencies, and that takes what a station has: dates, sex, weight, stature, head. It knows no arm and no skinfolds.
// (jsgrowup, BSD-3, counts in decimal.js over tables by month and was not measured; the others are not on npm any more.)
// WHO's own program anthro needs R: elsewhere it was seen to take 16,700 children a second, on one processor.

const born = Date.UTC(2021, 0, 1)

/** What the peer is asked: the same child, born on a day. Absent: nothing it takes was measured, or there is no sex. */
const question = ({ sex, ageDays = NaN, weight, lengthHeight, headCircumference }: Measurement): Parameters<typeof calculateAll>[0] | undefined => sex === undefined || Number.isNaN(ageDays) ? undefined : {
  sex, dateOfBirth: new Date(born), dateOfMeasurement: new Date(born + ageDays * 86_400_000),
  ...(weight === undefined ? {} : { weight }), ...(lengthHeight === undefined ? {} : { lengthHeight }), ...(headCircumference === undefined ? {} : { headCircumference })
}

export const questions = (measurements: readonly Measurement[]): readonly Parameters<typeof calculateAll>[0][] => measurements.flatMap((one) => question(one) ?? [])

/** Asks it of all, and counts the z-scores. */
export const askPeer = async (asked: readonly Parameters<typeof calculateAll>[0][]): Promise<number> => {
  let scores = 0
  for (const one of asked) scores += (await calculateAll(one)).results.length
  return scores
}

/** The survey that WHO publishes with igrowup, 498 children with the z-scores of anthro: from the test data of pygrowup (BSD-3-Clause). */
export const publishedCases = (): readonly GrowthCase[] => {
  const lines = readFileSync(new URL("growthCases.fixture.csv", import.meta.url), "utf8").split("\n")
  const { cases, problems } = readGrowthCases(lines.map((line, index) => ({ cells: line.split(","), line: index + 1 })))
  if (problems.length > 0) throw new Error(problems[0]!.message)
  return cases
}

const comparable = {
  zlen: ["length-height-for-age"], zwei: ["weight-for-age"], zwfl: ["weight-for-length", "weight-for-height"], zbmi: ["bmi-for-age"], zhc: ["head-circumference-for-age"]
} as const satisfies Readonly<Record<string, readonly (GrowthIndicator | "weight-for-length" | "weight-for-height")[]>>

/** Of the published z-scores that the peer can be asked for: how many there are, and how many it gives to the last digit. */
export const peerAgreement = async (cases: readonly GrowthCase[]): Promise<{ readonly asked: number; readonly same: number }> => {
  let [asked, same] = [0, 0]
  for (const { measurement, expected } of cases) {
    const one = question(measurement)
    const results = one === undefined ? [] : (await calculateAll(one)).results
    for (const [column, indicators] of Object.entries(comparable)) {
      const published = expected[column as keyof typeof comparable] ?? null
      if (published === null) continue
      asked++
      if (results.some(({ indicator, zScore }) => (indicators as readonly string[]).includes(indicator) && zScore === published)) same++
    }
  }
  return { asked, same }
}
