import { computeKpi, type Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const referral = (id: string, start: string): Told => ({ kind: "referral", id, start })
const visit = (start: string, basedOn?: string, code = "specialist-visit"): Told => ({ kind: "encounter", code: [code], start, ...(basedOn === undefined ? {} : { links: { basedOn } }) })
const stands = (facts: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): readonly Standing[] =>
  standings(rules, "vietnam-care/referrals-completed", personWith(facts, { day, ...more }), year)

describe("referrals that led to a visit", () => {
  it.each<[string, readonly Told[], readonly Standing[]]>([
    ["seen on the same day, the visit says which referral", [referral("r1", "2026-05-01"), visit("2026-05-01", "r1", "outpatient")], ["in"]],
    ["seen on day 30", [referral("r1", "2026-05-01"), visit("2026-05-31", "r1")], ["in"]],
    ["seen on day 31", [referral("r1", "2026-05-01"), visit("2026-06-01", "r1")], ["out"]],
    ["seen at the upper level, without a link", [referral("r1", "2026-05-01"), visit("2026-05-10")], ["in"]],
    ["seen at the station, without a link", [referral("r1", "2026-05-01"), visit("2026-05-10", undefined, "outpatient")], ["out"]],
    ["two referrals, the visit belongs to the second", [referral("r1", "2026-05-01"), referral("r2", "2026-05-05"), visit("2026-05-10", "r2")], ["out", "in"]],
    ["the visit names a referral that is not on record", [referral("r1", "2026-05-01"), visit("2026-05-10", "elsewhere")], ["unknown"]],
    ["seen before the referral", [referral("r1", "2026-05-01"), visit("2026-04-30")], ["out"]],
    ["not seen", [referral("r1", "2026-05-01")], ["out"]],
    ["the thirty days end with the year", [referral("r1", "2026-12-01")], ["out"]],
    ["they end after it", [referral("r1", "2026-12-02")], []],
    ["referred last year, they end in this one", [referral("r1", "2025-12-02"), visit("2025-12-20")], ["in"]],
    ["none", [visit("2026-05-10")], []]
  ])("%s", (_, facts, expected) => {
    expect(stands(facts)).toEqual(expected)
  })
  it("visits not known completely", () => expect(stands([referral("r1", "2026-05-01")], { unlisted: ["encounter"] })).toEqual(["unknown"]))

  it("days from referral to visit: median and 90th percentile of those seen", () => {
    const records = [0, 2, 4, 10, 29].map((days, index) => personWith([referral("r1", "2026-05-01"), visit(`2026-05-${String(1 + days).padStart(2, "0")}`, "r1"), visit("2026-05-30", "r1")], { day, id: `p${index}` }))
    const report = computeKpi(rules, "vietnam-care/referrals-completed", { records: [...records, personWith([referral("r1", "2026-05-01")], { day, id: "unseen" })], period: year })
    expect(report).toMatchObject({ of: 6, scored: { yes: 5, no: 1 }, distribution: { n: 5, unknown: 0, median: 4, min: 0, max: 29 } })
    expect(report.distribution?.percentiles?.["90"]).toBeCloseTo(21.4, 9)
  })
})
