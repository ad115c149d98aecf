import { assessGrowth } from "@tramyte/core/growth"
import { whoGrowth } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { personWith, type Told } from "../counted.fixture.ts"
import { arm, birthDate, bmiOfZ, headOfZ, height, heightOfZ, oedema, weight, weightForLengthOfZ } from "./indicators/measured.fixture.ts"
import { loadGrowth } from "./loadGrowth.ts"

const june = "2026-06-01"
const day = "2026-07-15"

/** What a girl is called on 1 June 2026, and by which findings. */
const called = (told: readonly Told[], born = birthDate, on = day): readonly string[] =>
  assessGrowth(loadGrowth("vietnam", on), personWith(told, { day: on, birthDate: born }), { standards: whoGrowth }).classes.map(({ code }) => code)

const words = (codes: readonly string[]) => codes.filter((code) => code.startsWith("register-") || code.startsWith("form-01-"))

/** A length and a weight of a girl of 18 months with these z-scores: of length for age, and of weight for that length. */
const shaped = (heightZ: number, kg: number): readonly Told[] => [heightOfZ(june, heightZ), weight(june, kg)]

describe("the one word of a register, and the statuses of form 01", () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ["stunted and wasted is combined, and two statuses on the form", shaped(-2.5, 7), ["register-combined", "form-01-wasted", "form-01-stunted", "form-01-underweight"]],
    ["wasted before underweight", weightForLengthOfZ(june, -2.5), ["register-wasted", "form-01-wasted"]],
    ["stunted before underweight", shaped(-2.6, 7.7), ["register-stunted", "form-01-stunted", "form-01-underweight"]],
    ["stunted before overweight", shaped(-2.5, 11.5), ["register-stunted", "form-01-stunted", "form-01-overweight"]],
    ["underweight alone", shaped(-1.9, 7.85), ["register-underweight", "form-01-underweight"]],
    ["obese", weightForLengthOfZ(june, 3.5), ["register-obese", "form-01-obese"]],
    ["overweight", weightForLengthOfZ(june, 2.5), ["register-overweight", "form-01-overweight"]],
    ["possible risk of overweight is normal", weightForLengthOfZ(june, 1.5), ["register-normal", "form-01-normal"]],
    ["normal", weightForLengthOfZ(june, 0), ["register-normal", "form-01-normal"]],
    ["measured without a weight: no word", [heightOfZ(june, 0)], []],
    ["stunted, without a weight", [heightOfZ(june, -2.5)], ["register-stunted", "form-01-stunted"]],
    ["a small arm alone is not normal in the register; form 02 has it", [arm(june, 12), ...weightForLengthOfZ(june, 0)], ["register-acute-malnutrition", "form-01-normal"]],
    ["oedema", [oedema(june), ...weightForLengthOfZ(june, 0)], ["register-acute-malnutrition"]]
  ])("%s", (_, told, expected) => expect(words(called(told))).toEqual(expected))
  it("at school age by BMI", () => {
    const of = (z: number) => words(called(bmiOfZ(june, z, "2016-05-01"), "2016-05-01"))
    expect([of(-2.5), of(0), of(1.5), of(2.5)]).toEqual([["register-wasted", "form-01-wasted"], ["register-normal", "form-01-normal"], ["register-overweight", "form-01-overweight"], ["register-obese", "form-01-obese"]])
  })
  it("before 1 July 2026 there is no form 01", () => expect(words(called(weightForLengthOfZ(june, 0), birthDate, "2026-06-30"))).toEqual(["register-normal"]))
})

describe("several classes together", () => {
  const findings = ["severe-acute-malnutrition", "moderate-acute-malnutrition", "stunted-and-wasted", "stunted-and-overweight", "anthropometric-failure"]
  const of = (told: readonly Told[]) => called(told).filter((code) => findings.includes(code))
  it.each<[string, readonly Told[], readonly string[]]>([
    ["stunted and wasted", shaped(-2.5, 7), ["moderate-acute-malnutrition", "stunted-and-wasted", "anthropometric-failure"]],
    ["stunted and overweight", shaped(-2.5, 11.5), ["stunted-and-overweight", "anthropometric-failure"]],
    ["underweight alone is a failure", shaped(-1.9, 7.85), ["anthropometric-failure"]],
    ["severe by the arm, moderate by weight", [arm(june, 11.4), ...weightForLengthOfZ(june, -2.5)], ["severe-acute-malnutrition", "anthropometric-failure"]],
    ["normal", weightForLengthOfZ(june, 0), []]
  ])("%s", (_, told, expected) => expect(of(told)).toEqual(expected))
  it("wasted by BMI, and not by weight for length: no acute malnutrition", () => {
    // Four months old, 54 cm and 4 kg: stunted, and light for her age as a consequence.
    const codes = called([{ ...height(june, 54), qualifiers: { position: ["lying"] } }, weight(june, 4)], "2026-02-01")
    expect(["wasted-by-bmi", "normal-weight-for-height", "moderate-acute-malnutrition", "register-stunted"].map((code) => codes.includes(code))).toEqual([true, true, false, true])
  })
})

describe("the head", () => {
  const of = (told: readonly Told[], born = birthDate) => called(told, born).filter((code) => code.includes("head"))
  it.each([[-3.5, ["very-small-head", "head-to-be-examined"]], [-2.5, ["small-head"]], [0, ["normal-head"]], [2.5, ["large-head"]], [3.5, ["very-large-head", "head-to-be-examined"]]] as const)("z %f", (z, codes) => expect(of([headOfZ(june, z)])).toEqual(codes))
  it("grew from +1.8 to +3.4 SD in some months: to be examined", () => expect(of([headOfZ("2026-01-10", 1.8), headOfZ(june, 3.4)])).toContain("head-to-be-examined"))
  it("until five years", () => expect([of([headOfZ(june, 0, "2021-06-10")], "2021-06-10"), of([headOfZ(june, 0, "2021-05-01")], "2021-05-01")]).toEqual([["normal-head"], []]))
  it("is nothing that makes a child malnourished", () => expect(words(called([headOfZ(june, -3.5), ...weightForLengthOfZ(june, 0)]))).toEqual(["register-normal", "form-01-normal"]))
})
