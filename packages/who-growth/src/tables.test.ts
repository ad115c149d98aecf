import { createHash } from "node:crypto"
import type { GrowthTable, VelocityTable } from "@tramyte/core/growth"
import { describe, expect, it } from "vitest"
import { checksums } from "./checksums.fixture.ts"
import * as door from "./index.ts"

const all = { ...door }

const checksum = (rows: ReadonlyArray<readonly number[]>): string => createHash("sha256").update(rows.map((row) => row.join(" ")).join("\n")).digest("hex")

const sexes = ["male", "female"] as const

const lmsRows = ({ rows }: GrowthTable): ReadonlyArray<readonly number[]> =>
  sexes.flatMap((sex) => Array.from(rows[sex].m, (m, row) => [Number((rows[sex].first + row * rows[sex].step).toFixed(1)), rows[sex].l[row]!, m, rows[sex].s[row]!]))

const velocityRows = ({ rows }: VelocityTable): ReadonlyArray<readonly number[]> =>
  sexes.flatMap((sex) => rows[sex].map(({ from, until, l, m, s, delta }) => [from, until, l, m, s, delta]))

describe("each table has the published rows, to the last bit", () => {
  it.each(Object.entries(checksums))("%s", (name, sum) => {
    const table = all[name as keyof typeof checksums]
    expect(checksum("axis" in table ? lmsRows(table) : velocityRows(table))).toBe(sum)
  })
  it("and every table is looked at", () => {
    const tables = Object.entries(all).filter(([, value]) => "rows" in value).map(([name]) => name)
    expect(tables.toSorted()).toEqual(Object.keys(checksums).toSorted())
  })
})

describe("what is said of a table", () => {
  const tables = all.whoGrowth.tables
  it.each(tables.map((table) => [table.id, table] as const))("%s reaches over its ages, where it goes by age", (_, { axis, ages, rows: { male, female } }) => {
    expect([female.first, female.m.length]).toEqual([male.first, male.m.length])
    const last = male.first + (male.m.length - 1) * male.step
    if (axis === "day") expect([Math.round(ages.from * 30.4375 + 1e-9), last]).toEqual([male.first, 1856])
    if (axis === "month") expect([ages.from, ages.through]).toEqual([male.first, last - 1])
  })
  it("has WHO's limits of the implausible", () => {
    const limits = Object.fromEntries(tables.map(({ indicator, implausible: { below, above } }) => [indicator, [below, above]]))
    expect(limits).toEqual({
      "length-height-for-age": [-6, 6], "weight-for-age": [-6, 5], "weight-for-length-height": [-5, 5], "bmi-for-age": [-5, 5],
      "head-circumference-for-age": [-5, 5], "arm-circumference-for-age": [-5, 5], "triceps-skinfold-for-age": [-5, 5], "subscapular-skinfold-for-age": [-5, 5]
    })
  })
  it("restricts what has weight in it, and leaves stature as computed", () => {
    expect(tables.filter(({ beyond3 }) => beyond3 === "computed").map(({ id }) => id)).toEqual(["who-2006/length-height-for-age", "who-2007/height-for-age"])
  })
  it("has ids that are taken once", () => {
    const ids = [...tables, ...all.who2009, ...all.intergrowth21st, all.motorMilestones2006].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe("milestones", () => {
  it("are reached later by fewer", () => {
    for (const { days } of all.motorMilestones2006.milestones) {
      expect(days).toHaveLength(all.motorMilestones2006.percentiles.length)
      expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b))
    }
  })
  it("have WHO's windows, in months from the 1st to the 99th percentile", () => {
    const windows = all.motorMilestones2006.milestones.map(({ days }) => [days[0]! / 30.4375, days.at(-1)! / 30.4375])
    const printed = [[3.8, 9.2], [4.8, 11.4], [5.2, 13.5], [5.9, 13.7], [6.9, 16.9], [8.2, 17.6]]
    printed.forEach(([first, last], index) => {
      expect(Math.abs(windows[index]![0]! - first!)).toBeLessThan(0.1)
      expect(Math.abs(windows[index]![1]! - last!)).toBeLessThan(0.1)
    })
  })
})
