import fc from "fast-check"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { type CivilDate, civilDate, epochDay } from "../time/index.ts"
import { classification, band, finding, growthItem, growthItems } from "./growthPack.fixture.ts"
import type { GrowthItem } from "./growthItem.ts"
import type { GrowthStandards, VelocityTable } from "./growthTable.ts"
import { madeNewborn } from "./newborn.fixture.ts"
import { heldDays, someRows } from "./tables.fixture.ts"

/** The child of these records is born two years before the day of the rules: 730 days. */
export const bornOn: CivilDate = "2024-07-15"
export const today: CivilDate = "2026-07-15"

/** The day on which the child is so many days old. */
export const atAge = (days: number): CivilDate => civilDate(epochDay(bornOn) + days)

const velocity: VelocityTable = {
  id: "made/weight-velocity", measure: "weight", unit: "g", interval: 1, source: "made for tests",
  rows: { male: Array.from({ length: 24 }, (_, from) => ({ from, until: from + 1, l: 1, m: 800 - 20 * from, s: 0.3, delta: 400 })), female: Array.from({ length: 24 }, (_, from) => ({ from, until: from + 1, l: 1, m: 750 - 20 * from, s: 0.3, delta: 400 })) }
}

/** Some rows of WHO, and made-up standards for everything else. */
export const standards: GrowthStandards = {
  ...someRows(), newborn: madeNewborn, velocity: [velocity],
  milestones: { id: "made/milestones", source: "made for tests", percentiles: [1, 50, 97, 99], milestones: [{ milestone: "walk-alone", days: [250, 370, 500, 534] }, { milestone: "crawl", days: [150, 250, 390, 410] }] }
}

const named = (code: string) => ({ code, label: { vi: `${code} (vi)`, en: code } })

/** Rules of every kind that a pack can lay down. */
export const allItems: readonly GrowthItem[] = [
  ...growthItems,
  classification("bmi-under-5", "bmi-for-age", { from: 0, until: 60 }, band("severely-wasted", { below: -3 }), band("wasted", { below: -2 })),
  growthItem("loss", { sign: { ...named("weight-loss"), when: { sign: "weightLoss", moreThan: 0.1 } } }), growthItem("newborn-loss", { sign: { ...named("newborn-loss"), when: { sign: "newbornLoss", moreThanPercent: 10, withinDays: 14 } } }),
  growthItem("flat", { sign: { ...named("flat-line"), ages: { from: 0, until: 24 }, when: { sign: "flatLine", visits: 2, apart: { weeks: 3 } } } }),
  growthItem("fall", { sign: { ...named("centile-fall"), when: { sign: "centileFall", indicator: "weight-for-age", spaceInZ: 0.67, spaces: [{ fromCentileBelow: 9, spaces: 1 }, { spaces: 2 }] } } }),
  growthItem("low", { sign: { ...named("low-centile"), when: { sign: "lowCentile", indicator: "weight-for-age", below: 2 } } }),
  growthItem("increment", { sign: { ...named("low-increment"), when: { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 1 } } }),
  growthItem("gain", { sign: { ...named("low-gain"), when: { sign: "lowConditionalGain", indicator: "weight-for-age", belowZ: -2 } } }),
  finding("faltering", ["faltering", ["weight-loss", "centile-fall"]]),
  growthItem("weighing", { weighing: [{ state: ["sam", "mam", "faltering"], every: { weeks: 2 } }, { until: { years: 2 }, every: { months: 1 } }, { until: { years: 5 }, every: { months: 3 } }] }),
  growthItem("vitamin-a", { supplement: {
    codes: ["vitamin-a"], rounds: [{ month: 6, from: 1, through: 2 }, { month: 12, from: 1, through: 2 }], notWithin: { months: 4 },
    doses: [{ from: { months: 6 }, until: { months: 12 }, amount: 100_000, unit: "[iU]" }, { from: { months: 12 }, until: { months: 36 }, amount: 200_000, unit: "[iU]" }],
    atRisk: { codes: ["measles", "sam"], doses: [{ from: { months: 6 }, until: { months: 60 }, amount: 100_000, unit: "[iU]" }], notWithin: { months: 1 } }
  } }),
  growthItem("milestones", { milestones: { watchFrom: 97, referFrom: 99, checkBefore: 1, neverAlone: ["crawl"] } }),
  growthItem("weights", { plausibility: { measure: "weight", range: { from: 0.5, through: 58 }, jumpInZ: 3 } }), growthItem("lengths", { plausibility: { measure: "lengthHeight", range: { from: 30, through: 150 }, shrinksAtMost: 1, jumpInZ: 3 } })
]

/** An observation; recorded on its day. */
export const observed = (id: string, code: string, day: CivilDate, value?: Fact["value"], unit?: string, more: Partial<Fact> = {}): Fact =>
  ({ id, kind: "observation", code: [code], start: day, recorded: day, ...(value === undefined ? {} : { value }), ...(unit === undefined ? {} : { unit }), ...more })

const days = heldDays.filter((day) => day <= 730).map(atAge)
const day = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...days) }, { weight: 1, arbitrary: fc.constantFrom("2024-07-01", "2026-07-16", "2026-08-01") })
const anyCode = ["weight", "weight", "weight", "weight", "birth-weight", "length", "length", "height", "8306-3", "LOINC|8302-2", "head-circumference", "muac", "triceps-skinfold", "subscapular-skinfold", "oedema", "gestational-age-at-birth", "walk-alone", "crawl", "smoking"] as const

/** Once in so many. */
const seldom = <Usual, T>(once: number, usual: Usual, other: fc.Arbitrary<T>) => fc.oneof({ weight: once - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

/** What may stand in a record about a child's growth: mostly sound, at times doubtful, absurd or mistyped. */
const growthFact: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom("observation", "observation", "observation", "observation", "observation", "procedure", "condition"), code: fc.constantFrom(...anyCode), start: day, later: fc.nat(3),
  size: fc.oneof(fc.double({ min: 0.8, max: 1.2, noNaN: true }), fc.double({ min: 0.3, max: 1.8, noNaN: true })), odd: seldom(12, "sound", fc.constantFrom<unknown>(0, -1, NaN, Infinity, 1e308, "7", "", null, true, false, {}, [], undefined)),
  unit: seldom(12, "right", fc.constantFrom<unknown>("g", "mm", "m", "[lb_av]", "wk", "stone", undefined, null, "__proto__")),
  status: seldom(8, "final", fc.constantFrom("preliminary", "planned", "notDone", "enteredInError", undefined)),
  start2: seldom(15, undefined, fc.constantFrom("2026-06", "2025", "unknown", "always")), at: fc.boolean(), position: fc.constantFrom("lying", "standing", "sitting", undefined)
}).map(({ kind, code, start, later, size, odd, unit, status, start2, at, position }) => {
  const grown = Math.sqrt(Math.min(730, Math.max(0, epochDay(start) - epochDay(bornOn))) / 730)
  const [typical, right] = code.includes("weight") ? [3.3 + 8.7 * grown, "kg"] : code === "muac" ? [13, "cm"] : code.includes("skinfold") ? [8, "mm"] : code === "gestational-age-at-birth" ? [245, "d"] : code === "head-circumference" ? [44, "cm"] : [50 + 37 * grown, "cm"]
  const truth = ["oedema", "walk-alone", "crawl"].includes(code) ? size > 1 : Math.round(typical * size * 100) / 100
  const value = odd === "sound" ? truth : odd
  const told = unit === "right" ? right : unit
  const recorded = civilDate(epochDay(start) + later)
  return {
    kind, code: [kind === "procedure" ? "vitamin-a" : kind === "condition" ? "measles" : code], start: start2 ?? start, recorded: at ? `${recorded}T08:00:00+07:00` : recorded, ...(value === undefined ? {} : { value }), ...(told === undefined ? {} : { unit: told }),
    ...(status === undefined ? {} : { status }), ...(position === undefined ? {} : { qualifiers: { position: [position] } }), ...(kind === "condition" ? { end: "ongoing" } : {})
  } as unknown as Omit<Fact, "id">
})

/** Records of one child, with each fact under its own id; at times one corrects another. */
export const growthRecords = ({ most = 18 }: { readonly most?: number } = {}): fc.Arbitrary<HealthRecord> => fc.record({
  sex: seldom(8, "female", fc.constantFrom("male", "other", undefined)), birthDate: seldom(6, bornOn, fc.constantFrom("2024-07", "2024", undefined, "2027-01-01")), deathDate: seldom(8, undefined, fc.constantFrom("2026-01-01", "2026")),
  facts: fc.array(growthFact, { maxLength: most }), complete: fc.boolean(), corrects: seldom(4, undefined, fc.tuple(fc.nat(most), fc.nat(most)))
}).map(({ sex, birthDate, deathDate, facts, complete, corrects }): HealthRecord => ({
  person: { id: "c1", ...(sex === undefined ? {} : { sex }), ...(birthDate === undefined ? {} : { birthDate }), ...(deathDate === undefined ? {} : { deathDate }) } as HealthRecord["person"],
  facts: facts.map((one, index) => ({ ...one, id: `f${index}`, ...(corrects !== undefined && corrects[0] === index && corrects[1] !== index ? { supersedes: `f${corrects[1]}` } : {}) })),
  ...(complete ? { complete: { observation: today } } : {})
}))
