import { testPack } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { vietNam } from "../vietnam.ts"
import { vietNamImmunization } from "./vietNamImmunization.ts"

// Indicators have a test of their own, with cases.
const { indicators: _, ...pack } = vietNamImmunization
const report = testPack(pack, { needs: [vietNam] })

describe("what the test kit finds in the pack", () => {
  it("nothing but texts that only indicators cite", () => {
    expect(report.findings).toEqual([])
    expect(new Set(report.warnings.map(({ code }) => code))).toEqual(new Set(["TRAMYTE_PACK_CITATION_UNUSED"]))
  })

  it("somebody for whom each condition holds, and somebody for whom it does not; open is all but what is taken for no", () => {
    const verdicts = new Map<string, Set<string>>()
    for (const { at, part, verdict } of report.witnesses) {
      const condition = `${at.replace(/^[a-z]+\/vietnam-immunization\//, "")} ${part}`
      verdicts.set(condition, (verdicts.get(condition) ?? new Set()).add(verdict))
    }
    const without = (verdict: string) => [...verdicts].filter(([, found]) => !found.has(verdict)).map(([condition]) => condition)
    expect(verdicts.size).toBeGreaterThan(35)
    expect([without("yes"), without("no")]).toEqual([[], []])
    // Nobody is asked for what is given in few provinces, or for which vaccines the doses so far were.
    expect(without("unknown")).toEqual([
      "rotavirus-area when", "hpv-area when", ...["polio-by-combined-vaccine", "rotavirus-area", "pcv-begun", "hpv-area", "hpv-begun"].map((code) => `schedule observed.${code}`)
    ])
  })
})
