import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nchsFlags } from "./nchsFlags.fixture.ts"
import { presentationReasons, presentProportion } from "./presentProportion.ts"

const reasonOf: Readonly<Record<string, string>> = { "n_eff<30": "fewerThan30People", "width>=0.30": "wideInterval", "relative width>1.30": "relativelyWideInterval" }

describe("the standard of the NCHS", () => {
  it.each(nchsFlags)("for %d of %d", (x, n, displayed, reason, flag) => {
    const expected = !displayed ? { show: "hide", reasons: [reasonOf[reason]] }
      : flag === "" ? { show: "show", reasons: [] }
      : { show: "flag", reasons: [flag === "Pc" ? "complementRelativelyWide" : "nobodyOrEverybody"] }
    expect(presentProportion(x, n, "nchs")).toEqual(expected)
  })
  it("shows at 30 people what it hides at 29", () => {
    expect([29, 30].map((n) => presentProportion(0, n, "nchs").show)).toEqual(["hide", "flag"])
  })
  it("hides a share of nobody", () => expect(presentProportion(0, 0, "nchs").show).toBe("hide"))
})

describe("a threshold", () => {
  it.each([[0, "show"], [1, "hide"], [4, "hide"], [5, "show"]])("of 5 for %d of 60", (x, show) => expect(presentProportion(x, 60, { hideBelow: 5 }).show).toBe(show))
  it("looks at the others only if told", () => {
    expect(presentProportion(58, 60, { hideBelow: 5 })).toEqual({ show: "show", reasons: [] })
    expect(presentProportion(58, 60, { hideBelow: 5, complement: true })).toEqual({ show: "hide", reasons: ["smallComplement"] })
    expect(presentProportion(2, 5, { hideBelow: 5, complement: true })).toEqual({ show: "hide", reasons: ["smallCount", "smallComplement"] })
    expect(presentProportion(60, 60, { hideBelow: 5, complement: true }).show).toBe("show")
  })
  it("of 0 or 1 hides nothing", () => expect([0, 1].map((hideBelow) => presentProportion(1, 3, { hideBelow }).show)).toEqual(["show", "show"]))
})

it("gives a reason with words in both languages for all that is not plainly shown", () => {
  fc.assert(fc.property(fc.nat(200), fc.nat(200), fc.constantFrom("nchs" as const, { hideBelow: 10, complement: true }), (x, others, standard) => {
    const { show, reasons } = presentProportion(x, x + others, standard)
    expect(reasons.length === 0).toBe(show === "show")
    for (const reason of reasons) expect(presentationReasons[reason]).toEqual({ vi: expect.stringMatching(/\S\.$/), en: expect.stringMatching(/\S\.$/) })
  }))
})

it("refuses counts that cannot be", () => {
  expect(() => presentProportion(3, 2, "nchs")).toThrow("TRAMYTE_STATISTICS_INVALID_COUNT: presentProportion: 3 of 2.")
  expect(() => presentProportion(3, 20, { hideBelow: -1 })).toThrow("presentProportion: hideBelow is -1.")
})
