import { readFileSync } from "node:fs"
import type { Pack } from "@tramyte/core"
import { type PackTestReport, registerPackTests, testPack } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { camGiangCare, namThanhMienCare, vietNamCare } from "./care.ts"
import { camGiang, haiPhong, namThanhMien, vietNam } from "./index.ts"

const casesOf = (pack: string): string => readFileSync(new URL(`../cases/${pack}.yaml`, import.meta.url), "utf8")

const packs: readonly (readonly [Pack, { readonly needs: readonly Pack[]; readonly cases?: string }])[] = [
  [vietNam, { needs: [] }],
  [vietNamCare, { needs: [vietNam] }],
  [haiPhong, { needs: [vietNam] }],
  [camGiang, { needs: [vietNam, haiPhong], cases: casesOf("cam-giang") }],
  [camGiangCare, { needs: [vietNam, vietNamCare, haiPhong, camGiang], cases: casesOf("cam-giang-care") }],
  [namThanhMien, { needs: [vietNam, haiPhong], cases: casesOf("nam-thanh-mien") }],
  [namThanhMienCare, { needs: [vietNam, vietNamCare, haiPhong, namThanhMien], cases: casesOf("nam-thanh-mien-care") }]
]

for (const [pack, options] of packs) registerPackTests(pack, options, { describe, it })

const reports = new Map<string, PackTestReport>()
const reportOf = (pack: Pack): PackTestReport => {
  const known = reports.get(pack.id) ?? testPack(pack, packs.find(([one]) => one === pack)![1])
  reports.set(pack.id, known)
  return known
}

describe("the reasons that people read", () => {
  // When an explanation changes on purpose, read it and accept it: npx vitest run packages/pack-vn -u
  it.each([vietNam, camGiang, namThanhMien].map((pack) => [pack.id, pack] as const))("%s explains its groups and protocols as stored", async (id, pack) => {
    await expect(reportOf(pack).reasons).toMatchFileSnapshot(`../cases/${id}.reasons.md`)
  })
})

describe("the cases that a nurse can read", () => {
  it.each([["cam-giang", camGiang, 42], ["cam-giang-care", camGiangCare, 14], ["nam-thanh-mien", namThanhMien, 30], ["nam-thanh-mien-care", namThanhMienCare, 33]] as const)("%s has its cases, and all hold", (_, pack, count) => {
    const { cases } = reportOf(pack)
    expect(cases.length).toBe(count)
    expect(cases.filter(({ differences }) => differences.length > 0)).toEqual([])
  })

  it.each([camGiang, camGiangCare, namThanhMien, namThanhMienCare].map((pack) => [pack.id, pack] as const))("%s: every condition has a case where it holds and one where it does not", (_, pack) => {
    const uncovered = reportOf(pack).coverage.filter(({ missing }) => missing.includes("yes") || missing.includes("no"))
    expect(uncovered.map(({ at, missing, part }) => [at, part, ...missing])).toEqual([])
  })
})

const forEverybody: Readonly<Record<string, readonly string[]>> = {
  vietnam: ["protocols/vietnam/annual-checkup who"],
  "vietnam-care": ["indicators/vietnam-care/pregnancies-registered-of-expected numerator"],
  "nam-thanh-mien": ["indicators/nam-thanh-mien/villages-with-active-worker denominator"]
}

describe("what the test kit finds in the packs", () => {
  it("nothing but texts that nothing cites", () => {
    const codes = packs.flatMap(([pack]) => [...reportOf(pack).findings, ...reportOf(pack).warnings]).map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(["TRAMYTE_PACK_CITATION_UNUSED"]))
  })

  it("nothing in the indicators and definitions of routine care that it could not try", () => {
    const { warnings, witnesses } = reportOf(vietNamCare)
    const found = (section: string, part: RegExp) => new Set(witnesses.filter((one) => one.verdict === "yes" && one.at.startsWith(section) && part.test(one.part)).map(({ at }) => at.slice(section.length)))
    expect(warnings.filter(({ code }) => code === "TRAMYTE_PACK_NOT_TRIED")).toHaveLength(0)
    expect([...found("indicators/", /^numerator$/)]).toEqual(vietNamCare.indicators!.map(({ id }) => id))
    // What speaks of a visit, a pregnancy or a referral by its name is tried in the indicators that name one; days are no conditions.
    expect(vietNamCare.definitions!.map(({ id }) => id).filter((id) => !found("definitions/", /^(when|facts)$/).has(id))).toEqual(
      ["pressure-of-visit", "recent-months", "under-care-months", "contacts-of-pregnancy", "visits-after-referral"].map((id) => `vietnam-care/${id}`))
  })

  it("a witness for yes, no and unknown of every condition that is not meant for everybody", () => {
    for (const [pack] of packs) {
      const { witnesses } = reportOf(pack)
      const conditions = new Set(witnesses.map(({ at, part }) => `${at} ${part}`))
      const always = [...conditions].filter((one) => !witnesses.some((witness) => `${witness.at} ${witness.part}` === one && witness.verdict === "no"))
      expect(always).toEqual(forEverybody[pack.id] ?? [])
    }
  })
})
