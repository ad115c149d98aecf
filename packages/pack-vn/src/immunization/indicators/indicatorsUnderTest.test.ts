import { readFileSync } from "node:fs"
import type { Pack } from "@tramyte/core"
import { testPack } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { vietNam } from "../../vietnam.ts"
import { vietNamImmunization } from "../vietNamImmunization.ts"

// Schedules and screening are tested by themselves: what they ask is not asked again for each case.
const { groupings: _, rules: __, schedules: ___, ...rest } = vietNamImmunization
const pack: Pack = rest
const report = testPack(pack, { needs: [vietNam], cases: readFileSync(new URL("../../../cases/vietnam-immunization.yaml", import.meta.url), "utf8") })

describe("the cases that a nurse can read", () => {
  it("all hold", () => {
    expect(report.cases.length).toBe(12)
    expect(report.cases.filter(({ differences }) => differences.length > 0)).toEqual([])
  })
})

describe("what the test kit finds in the indicators", () => {
  it("nothing but texts that only the schedules cite", () => {
    expect(new Set([...report.findings, ...report.warnings].map(({ code }) => code))).toEqual(new Set(["TRAMYTE_PACK_CITATION_UNUSED"]))
  })

  it("somebody for whom each condition holds, and somebody for whom it does not; open is all but what is taken for no", () => {
    const conditions = new Map<string, Set<string>>()
    for (const { at, part, verdict } of report.witnesses) {
      const name = `${at.replace(/^[a-z]+\/vietnam-immunization\//, "")} ${part}`
      conditions.set(name, (conditions.get(name) ?? new Set()).add(verdict))
    }
    const without = (verdict: string) => [...conditions].filter(([, found]) => !found.has(verdict)).map(([name]) => name)
    expect([without("yes"), without("no").filter((name) => name !== "vaccinations-are-known when")]).toEqual([[], []])
    expect(without("unknown").filter((name) => !/-area when$|^(coverage|on-time)-(rotavirus[12] (denominator|exception)|je[123] exception)$/.test(name))).toEqual([])
  })
})
