import { duration, orParameter } from "../pack/predicateShapes.ts"
import { also, fields, filledListOf, listOf, number, oneOf, optional, type Shape, type Shapes, text, when, within } from "../pack/shape.ts"
import { label } from "../pack/textShapes.ts"
import type { DatedItem } from "../rules/dated.ts"
import type {
  AgesInMonths, Band, Classification, Finding, FindingGrade, GrowthItem, GrowthSign, MilestoneRules, Plausibility, PretermRules, RoundOfYear, SignRule, Supplement, SupplementDose, WeighingRule
} from "./growthItem.ts"
import { growthFields } from "./growthItem.ts"
import type { GrowthTable, LmsRows } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import type { Measure } from "./measurement.ts"

const indicator: Shape = oneOf<GrowthIndicator>(...growthIndicators)
const positive: Shape = when((value) => Number.isFinite(value) && (value as number) > 0, "a number above 0", { type: "number", exclusiveMinimum: 0 })
const percent: Shape = when((value) => typeof value === "number" && value > 0 && value < 100, "a percentile between 0 and 100", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 100 })
const measures: readonly Measure[] = ["weight", "lengthHeight", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold"]
const ages: Shape = fields<AgesInMonths>("AgesInMonths", { from: number, until: positive })
const codes: Shape = filledListOf(text)

const classification: Shape = fields<Classification>("Classification", {
  of: oneOf<Classification["of"]>(...growthIndicators, "armCircumference", "oedema"),
  ages,
  bands: filledListOf(fields<Band>("GrowthBand", { code: text, label, below: optional(orParameter(number)), above: optional(orParameter(number)) }))
})

const finding: Shape = fields<Finding>("Finding", { grades: filledListOf(fields<FindingGrade>("FindingGrade", { code: text, label, all: filledListOf(codes) })) })

type Sign<Kind extends SignRule["sign"]> = Extract<SignRule, { readonly sign: Kind }>

const signRules: { readonly [Kind in SignRule["sign"]]: Shape } = {
  weightLoss: fields<Sign<"weightLoss">>("SignRule.weightLoss", { sign: oneOf("weightLoss"), moreThan: number }),
  newbornLoss: fields<Sign<"newbornLoss">>("SignRule.newbornLoss", { sign: oneOf("newbornLoss"), moreThanPercent: percent, withinDays: within(1, 60) }),
  flatLine: fields<Sign<"flatLine">>("SignRule.flatLine", { sign: oneOf("flatLine"), visits: within(2, 12), apart: duration }),
  centileFall: fields<Sign<"centileFall">>("SignRule.centileFall", {
    sign: oneOf("centileFall"), indicator, spaceInZ: positive,
    spaces: filledListOf(fields<Sign<"centileFall">["spaces"][number]>("CentileSpaces", { fromCentileBelow: optional(percent), spaces: positive }))
  }),
  lowCentile: fields<Sign<"lowCentile">>("SignRule.lowCentile", { sign: oneOf("lowCentile"), indicator, below: percent }),
  lowIncrement: fields<Sign<"lowIncrement">>("SignRule.lowIncrement", { sign: oneOf("lowIncrement"), measure: oneOf("weight", "length", "head-circumference"), belowZ: number, times: within(1, 12) }),
  lowConditionalGain: fields<Sign<"lowConditionalGain">>("SignRule.lowConditionalGain", { sign: oneOf("lowConditionalGain"), indicator, belowZ: number })
}

const signRule: Shape = {
  is: "tagged", type: "SignRule", tag: "sign", shapes: signRules, misfit: () => `is no sign; give one of the kind ${Object.keys(signRules).join(", ")}`
}

const dose: Shape = fields<SupplementDose>("SupplementDose", { from: duration, until: duration, amount: positive, unit: text })

const rows: Shape = fields<LmsRows>("LmsRows", { first: number, step: positive, l: filledListOf(number), m: filledListOf(number), s: filledListOf(number) } as Shapes<LmsRows>)

/** The shapes of what an item may say about growth. */
export const growthFieldShapes: Omit<Shapes<GrowthItem>, keyof DatedItem> = {
  classification: optional(classification),
  finding: optional(finding),
  sign: optional(fields<GrowthSign>("GrowthSign", { code: text, label, ages: optional(ages), when: signRule })),
  weighing: optional(filledListOf(fields<WeighingRule>("WeighingRule", { from: optional(duration), until: optional(duration), state: optional(codes), every: duration }))),
  supplement: optional(fields<Supplement>("Supplement", {
    codes,
    rounds: listOf(fields<RoundOfYear>("RoundOfYear", { month: within(1, 12), from: within(1, 31), through: within(1, 31) })),
    doses: filledListOf(dose),
    notWithin: duration,
    atRisk: optional(fields<NonNullable<Supplement["atRisk"]>>("SupplementAtRisk", { codes, doses: filledListOf(dose), notWithin: duration }))
  })),
  milestones: optional(fields<MilestoneRules>("MilestoneRules", { watchFrom: percent, referFrom: percent, checkBefore: percent, neverAlone: listOf(text), askUntil: optional(positive) })),
  plausibility: optional(fields<Plausibility>("Plausibility", {
    measure: oneOf<Measure>(...measures),
    range: optional(fields<NonNullable<Plausibility["range"]>>("MeasureRange", { from: number, through: number, ages: optional(ages) })),
    shrinksAtMost: optional(number),
    jumpInZ: optional(positive)
  })),
  preterm: optional(fields<PretermRules>("PretermRules", { bornBefore: duration, pretermStandardUntil: duration, correctUntil: duration })),
  classesHold: optional(duration),
  table: optional(fields<GrowthTable>("GrowthTable", {
    id: text,
    indicator,
    axis: oneOf<GrowthTable["axis"]>("day", "month", "cm"),
    stature: optional(oneOf<NonNullable<GrowthTable["stature"]>>("length", "height")),
    ages: fields<GrowthTable["ages"]>("AgesOfTable", { from: number, until: optional(number), through: optional(number) }),
    beyond3: oneOf<GrowthTable["beyond3"]>("restricted", "computed"),
    implausible: fields<GrowthTable["implausible"]>("ImplausibleZ", { below: number, above: number }),
    source: text,
    rows: fields<GrowthTable["rows"]>("RowsBySex", { male: rows, female: rows })
  }))
}

/** An item says one thing. */
export const oneGrowthField = (shape: Shape): Shape => also<GrowthItem>(shape, (item, path, misfit) => {
  const said = growthFields.filter((field) => item[field] !== undefined)
  if (said.length !== 1) misfit(path, `says ${said.length === 0 ? "nothing" : said.join(" and ")} about growth; give one of ${growthFields.join(", ")}`)
}, { oneOf: growthFields.map((field) => ({ required: [field] })) })
