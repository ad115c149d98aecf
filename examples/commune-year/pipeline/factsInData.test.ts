import type { Fact, Indicator } from "@tramyte/core"
import { loadDefinitions } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { factsSeen } from "./factsInData.ts"

const rules = loadDefinitions({
  format: 1,
  valueSets: { bornAt: { label: { vi: "Nơi sinh", en: "Places of birth" }, codes: [{ code: "home", label: { vi: "tại nhà", en: "home" } }] } },
  definitions: { births: { facts: { kind: "procedure", codes: ["delivery"] } } },
  indicators: {
    measured: { numerator: { op: "all", of: [{ op: "exists", in: { kind: "observation", codes: ["weight"] } }, { op: "exists", in: { kind: "observation", codes: ["height"] } }] } },
    referred: { basis: { event: { use: "births" }, as: "birth" }, numerator: { op: "exists", in: { fact: "birth", qualifiers: { place: { valueSet: "bornAt" } } } } }
  }
}, { on: "2026-12-31" })
const indicator = (name: string): Indicator => rules.indicators.find(({ id }) => id.endsWith(name))!
const fact = (kind: string, code: string, more: Partial<Fact> = {}): Fact => ({ id: `${kind}-${code}`, kind, code: [code], start: "2026-05-01", recorded: "2026-05-01", ...more })
const lacking = (name: string, ...facts: readonly Fact[]): readonly string[] => {
  const seen = factsSeen()
  seen.add({ person: { id: "a" }, facts })
  return seen.lackingFor(indicator(name), rules).map(({ en }) => en)
}

describe("facts that the files do not hold", () => {
  it("are named by kind and code", () => {
    expect(lacking("measured")).toEqual(["measurement: weight", "measurement: height"])
    expect(lacking("measured", fact("observation", "weight"))).toEqual(["measurement: height"])
    expect(lacking("measured", fact("observation", "weight"), fact("observation", "height"))).toEqual([])
  })

  it("are found through definitions, and within what a fact says", () => {
    expect(lacking("referred")).toEqual(["procedure or test: delivery", "places of birth"])
    expect(lacking("referred", fact("procedure", "delivery"))).toEqual(["places of birth"])
    expect(lacking("referred", fact("procedure", "delivery", { qualifiers: { place: ["home"] } }))).toEqual([])
  })

  it("make a share of nought say nothing, if nothing of the numerator is there", () => {
    const seen = factsSeen()
    expect(seen.nothingFor(indicator("measured"), rules)).toBe(true)
    seen.add({ person: { id: "a" }, facts: [fact("observation", "weight")] })
    expect(seen.nothingFor(indicator("measured"), rules)).toBe(false)
  })
})
