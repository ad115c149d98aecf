import type { Pack } from "../pack/pack.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Band, Classification, GrowthItem, PretermRules } from "./growthItem.ts"
import { type GrowthRules, growthRules } from "./growthRules.ts"

/** A band with a label; `below` and `above` as in a pack. */
export const band = (code: string, cutoffs: Pick<Band, "below" | "above"> = {}): Band => ({ code, label: { vi: `${code} (vi)`, en: code }, ...cutoffs })

const bands = (...codes: readonly [string, string, string]): readonly Band[] => [band(codes[0], { below: -3 }), band(codes[1], { below: -2 }), band(codes[2])]
const under5 = { from: 0, until: 60 }

/** An item that says one thing. */
export const growthItem = (id: string, says: Partial<GrowthItem>): GrowthItem => ({ ...item(`p/${id}`), ...says })
export const classification = (id: string, of: Classification["of"], ages: Classification["ages"], ...of3: readonly Band[]): GrowthItem => growthItem(id, { classification: { of, ages, bands: of3 } })
export const finding = (id: string, ...grades: readonly (readonly [code: string, ...all: readonly (readonly string[])[]])[]): GrowthItem =>
  growthItem(id, { finding: { grades: grades.map(([code, ...all]) => ({ code, label: { vi: `${code} (vi)`, en: code }, all })) } })

/** Born before 37 weeks; until 64 weeks after the last menstrual period by standards of preterm growth; corrected until 2 years. */
export const pretermRules: PretermRules = { bornBefore: { weeks: 37 }, pretermStandardUntil: { weeks: 64 }, correctUntil: { years: 2 } }

/** What WHO's training course calls children under 5, by every criterion. */
export const growthItems: readonly GrowthItem[] = [
  classification("height", "length-height-for-age", under5, band("severely-stunted", { below: -3 }), band("stunted", { below: -2 }), band("very-tall", { above: 3 }), band("normal-height")),
  classification("weight", "weight-for-age", under5, ...bands("severely-underweight", "underweight", "normal-weight")),
  classification("wasting", "weight-for-length-height", under5,
    band("severely-wasted", { below: -3 }), band("wasted", { below: -2 }), band("obese", { above: 3 }), band("overweight", { above: 2 }), band("possible-risk-of-overweight", { above: 1 }), band("normal-wfl")),
  classification("arm", "armCircumference", { from: 6, until: 60 }, band("very-small-arm", { below: 11.5 }), band("small-arm", { below: { param: "p/small-arm-below" } }), band("normal-arm")),
  classification("oedema", "oedema", under5, band("oedema")),
  classification("thinness", "bmi-for-age", { from: 60, until: 229 }, band("severely-thin", { below: -3 }), band("thin", { below: -2 }), band("obese", { above: 2 }), band("overweight", { above: 1 }), band("normal-bmi")),
  finding("acute", ["sam", ["severely-wasted", "very-small-arm", "oedema"]], ["mam", ["wasted", "small-arm"]]),
  finding("both", ["stunted-and-wasted", ["stunted", "severely-stunted"], ["wasted", "severely-wasted"]]),
  finding("referral", ["refer", ["sam"], ["stunted", "severely-stunted"]]),
  growthItem("preterm", { preterm: pretermRules })
]

/** The parameter that a station may set, in cm. */
export const growthPack = (growth: readonly GrowthItem[] = growthItems, more: Partial<Pack> = {}): Partial<Pack> =>
  ({ parameters: [{ ...item("p/small-arm-below"), value: 12.5 }], growth, ...more })

/** The rules of 15 July 2026. */
export const growthRulesOn = (growth?: readonly GrowthItem[], more?: Partial<Pack>): RulesInForce => rulesOn("2026-07-15", growthPack(growth, more))
export const growthLaw = (growth?: readonly GrowthItem[], more?: Partial<Pack>): GrowthRules => growthRules(growthRulesOn(growth, more))
