import { readFileSync } from "node:fs"
import { testPack } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { haiPhong, namThanhMien, vietNam } from "../index.ts"
import { haiPhongGrowth } from "./haiPhongGrowth.ts"
import { namThanhMienGrowth } from "./namThanhMienGrowth.ts"
import { vietNamGrowth } from "./vietNamGrowth.ts"

const casesOf = (pack: string): string => readFileSync(new URL(`../../cases/${pack}.yaml`, import.meta.url), "utf8")

const reports = {
  "vietnam-growth": testPack(vietNamGrowth, { needs: [vietNam], cases: casesOf("vietnam-growth") }),
  "hai-phong-growth": testPack(haiPhongGrowth, { needs: [vietNam, vietNamGrowth, haiPhong] }),
  "nam-thanh-mien-growth": testPack(namThanhMienGrowth, { needs: [vietNam, vietNamGrowth, haiPhong, namThanhMien], cases: casesOf("nam-thanh-mien-growth") })
} as const

describe.each(Object.keys(reports) as readonly (keyof typeof reports)[])("%s", (id) => {
  const { cases, coverage, findings, warnings, witnesses } = reports[id]
  it("nothing is dead, contradicts itself, or cites nothing", () => {
    expect(findings).toEqual([])
    expect(new Set(warnings.map(({ code }) => code).filter((code) => code !== "TRAMYTE_PACK_NOT_TRIED"))).toEqual(new Set())
  })
  it("all cases hold", () => expect(cases.filter(({ differences }) => differences.length > 0)).toEqual([]))
  // Two visits a month apart, the first with a class of its own day, are beyond the search; monitoring.test.ts has them.
  const beyondTheSearch = "indicators/vietnam-growth/malnourished-reweighed "
  it("somebody for whom each condition holds, and somebody for whom it does not", () => {
    const conditions = new Set(witnesses.map(({ at, part }) => `${at} ${part}`))
    for (const verdict of ["yes", "no"] as const) {
      const found = new Set(witnesses.filter((one) => one.verdict === verdict).map(({ at, part }) => `${at} ${part}`))
      expect([...conditions].filter((condition) => !found.has(condition) && !condition.startsWith(beyondTheSearch))).toEqual([])
    }
  })
  it.skipIf(id !== "nam-thanh-mien-growth")("every condition has a case where it holds and one where it does not", () => {
    const uncovered = coverage.filter(({ missing, part }) => !part.startsWith("strata/") && (missing.includes("yes") || missing.includes("no")))
    expect(uncovered.map(({ at, missing, part }) => [at, part, ...missing])).toEqual([])
  })
})

it("the cases that a nurse can read are there", () => {
  expect([reports["vietnam-growth"].cases.length, reports["nam-thanh-mien-growth"].cases.length]).toEqual([8, 10])
})
