import { testPack } from "@tramyte/sdk/testing/pack"
import { checkPacks } from "@tramyte/core/pack"
import { expect, it } from "vitest"
import { camGiangCare, namThanhMienCare, vietNamCare } from "../care.ts"
import { haiPhongGrowth, namThanhMienGrowth, vietNamGrowth } from "../growth.ts"
import { vietNamImmunization } from "../immunization.ts"
import { camGiang, haiPhong, namThanhMien, vietNam } from "../index.ts"
import { vietNamCampaign } from "./vietNamCampaign.ts"

const { findings, warnings, witnesses } = testPack(vietNamCampaign, { needs: [vietNam] })

it("nothing is dead, contradicts itself, or cites nothing", () => expect([findings, warnings]).toEqual([[], []]))

it("somebody for whom each condition holds, and somebody for whom it does not", () => {
  const of = (verdict: string) => new Set(witnesses.filter((one) => one.verdict === verdict).map(({ at, part }) => `${at} ${part}`))
  const all = new Set(witnesses.map(({ at, part }) => `${at} ${part}`))
  for (const verdict of ["yes", "no"]) expect([...all].filter((condition) => !of(verdict).has(condition))).toEqual([])
  expect(all.size).toBeGreaterThan(12)
})

it("goes together with all that the library ships", () => {
  const national = [vietNam, vietNamCare, vietNamImmunization, vietNamGrowth, vietNamCampaign, haiPhong, haiPhongGrowth]
  expect(checkPacks([...national, camGiang, camGiangCare])).toEqual([])
  expect(checkPacks([...national, namThanhMien, namThanhMienCare, namThanhMienGrowth])).toEqual([])
})
