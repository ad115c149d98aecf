import { readFileSync } from "node:fs"
import { testPack } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { vietNam } from "../vietnam.ts"
import { vietNamImmunization } from "./vietNamImmunization.ts"

const report = testPack(vietNamImmunization, { needs: [vietNam], cases: readFileSync(new URL("../../cases/vietnam-immunization.yaml", import.meta.url), "utf8") })

describe("what the test kit finds in the pack", () => {
  it("nothing at all", () => expect([report.findings, report.warnings]).toEqual([[], []]))

  it("that all cases hold", () => {
    expect(report.cases.length).toBe(12)
    expect(report.cases.filter(({ differences }) => differences.length > 0)).toEqual([])
  })

  it("somebody for whom each condition holds, and somebody for whom it does not; open is all but what is taken for no", () => {
    const verdicts = new Map<string, Set<string>>()
    for (const { at, part, verdict } of report.witnesses) {
      const condition = `${at.replace(/^[a-z]+\/vietnam-immunization\//, "")} ${part}`
      verdicts.set(condition, (verdicts.get(condition) ?? new Set()).add(verdict))
    }
    const without = (verdict: string) => [...verdicts].filter(([, found]) => !found.has(verdict)).map(([condition]) => condition)
    expect(verdicts.size).toBeGreaterThan(35)
    expect([without("yes"), without("no").filter((name) => name !== "vaccinations-are-known when")]).toEqual([[], []])
    // Nobody is asked for what is given in few provinces, or for which vaccines the doses so far were.
    const given = /^(coverage|on-time)-(rotavirus[12] (denominator|exception)|je[123] exception)$/
    expect(without("unknown").filter((name) => !given.test(name))).toEqual([
      "rotavirus-area when", "hpv-area when", ...["polio-by-combined-vaccine", "rotavirus-area", "hpv-area", "hpv-begun"].map((code) => `schedule observed.${code}`)
    ])
  })
})
