import fc from "fast-check"
import { type CivilDate, civilDate, type EpochDay, epochDay } from "../time/index.ts"
import { span } from "./child.fixture.ts"
import type { DoseGiven, Observed, VaccinationHistory } from "./history.ts"
import type {
  AgedVaccine, AgeRule, AgeWindow, Antigen, ConditionalSkip, Effective, ImmunizationSchedule, IntervalFrom, IntervalRule, PreferableVaccine, Selection, Series, SkipCondition, SkipSet, Span, TargetDose
} from "./schedule.ts"

/** What a law may leave out of its schedules, because the rules themselves break it there. */
export interface Features {
  readonly skips?: boolean
  /** Rules that stand for a time only. */
  readonly dated?: boolean
  /** The upper windows of intervals. */
  readonly upperWindows?: boolean
}

const label = { vi: "vi", en: "en" }
const antigenIds = ["measles", "rubella"] as const
/** What protects against one disease, against two, and against one or the other by age. */
const vaccines: ImmunizationSchedule["vaccines"] = [
  { code: "MV", codes: ["CVX|05"], label, antigens: [{ antigen: "measles" }] },
  { code: "RV", label, antigens: [{ antigen: "rubella" }] },
  { code: "MR", label, antigens: [{ antigen: "measles" }, { antigen: "rubella" }] },
  { code: "by-age", label, antigens: [{ antigen: "measles", endAge: span("1 year") }, { antigen: "rubella", beginAge: span("1 year") }] }
]
const codes = vaccines.map(({ code }) => code)
const seen = ["hiv", "pregnant", "transplant"] as const

// Few spans and few days, so that doses meet the borders of rules.
const ages: readonly string[] = ["0 days", "6 weeks", "2 months", "6 months", "9 months", "1 year", "18 months", "2 years"]
const distances: readonly string[] = ["0 days", "1 day", "4 weeks", "1 month", "2 months", "6 months"]
const minus = (said: string, days: number): Span => ({ ...span(said), days: (span(said).days ?? 0) - days })

/** There in so many of ten cases. */
const optional = <Value>(value: fc.Arbitrary<Value>, often = 4): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: often, arbitrary: value as fc.Arbitrary<Value | undefined> }, { weight: 10 - often, arbitrary: fc.constant(undefined) })
/** An object without the fields that were drawn as absent. */
const present = <Value extends object>(shape: { readonly [Key in keyof Value]-?: fc.Arbitrary<Value[Key] | undefined> }): fc.Arbitrary<Value> =>
  fc.record(shape as Record<string, fc.Arbitrary<unknown>>).map((value) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value)

const sometimes = optional(fc.constant(true), 2)
const lawDays: readonly CivilDate[] = ["2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01"]

const effective: fc.Arbitrary<Effective> = fc.constantFrom<Effective>({}, {}, { cessation: "2025-06-30" }, { effective: "2025-07-01" }, { effective: "2025-01-01", cessation: "2025-12-31" })
const dated = ({ dated: allowed = true }: Features): fc.Arbitrary<Effective> => allowed ? effective : fc.constant({})

/** From the smaller to the larger, as a schedule must have them. */
const limits = (among: readonly string[], { upper }: { readonly upper: boolean }): fc.Arbitrary<Omit<AgeRule, keyof Effective | "withinHours">> =>
  fc.tuple(fc.nat(among.length - 1), optional(fc.nat(3)), optional(fc.nat(3)), upper ? optional(fc.integer({ min: 1, max: 4 }), 1) : fc.constant(undefined), fc.constantFrom(0, 4), fc.constantFrom("both", "min", "absMin", "none")).map(([least, rec, late, top, grace, which]) => {
    const at = (steps: number): string => among[Math.min(least + steps, among.length - 1)]!
    return {
      ...(which === "both" || which === "absMin" ? { absMin: minus(at(0), grace) } : {}),
      ...(which === "both" || which === "min" ? { min: span(at(0)) } : {}),
      ...(rec === undefined ? {} : { earliestRec: span(at(rec)) }),
      ...(late === undefined ? {} : { latestRec: span(at((rec ?? 0) + late)) }),
      // Later than the least by years, or the next in the list.
      ...(top === undefined ? {} : { max: least + top < among.length ? span(at(top)) : span(`${top + 2} years`) })
    }
  })

const ageRules = (features: Features): fc.Arbitrary<readonly AgeRule[]> => {
  const rule = fc.tuple(limits(ages, { upper: true }), dated(features), optional(fc.constantFrom(24, 48), 1)).map(([limit, standing, withinHours]): AgeRule => ({ ...limit, ...standing, ...(withinHours === undefined ? {} : { withinHours }) }))
  return fc.array(rule, { maxLength: features.dated === false ? 1 : 2 })
}

const someCodes = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 2 })

const intervalRules = (before: number, features: Features): fc.Arbitrary<readonly IntervalRule[]> => {
  const from = fc.oneof(
    { weight: 4, arbitrary: fc.constant<IntervalFrom>({ previous: true }) },
    ...(before === 0 ? [] : [{ weight: 2, arbitrary: fc.integer({ min: 1, max: before }).map((targetDose): IntervalFrom => ({ targetDose })) }]),
    { weight: 1, arbitrary: someCodes.map((mostRecent): IntervalFrom => ({ mostRecent })) },
    { weight: 1, arbitrary: fc.constantFrom(...seen).map((observation): IntervalFrom => ({ observation })) }
  )
  const rule = fc.tuple(from, limits(distances, { upper: features.upperWindows !== false }), dated(features), sometimes, optional(fc.constantFrom(...seen), 1))
    .map(([where, limit, standing, override, orNextEpisode]): IntervalRule => {
      // An upper window without a lower one would run from what may come after the dose.
      const bounded = limit.max === undefined || limit.min !== undefined ? limit : { ...limit, min: limit.absMin ?? {} }
      return { from: where, ...bounded, ...standing, ...(override === undefined ? {} : { override }), ...(orNextEpisode === undefined ? {} : { orNextEpisode }) }
    })
  return fc.array(rule, { maxLength: 2 })
}

const ageWindow: fc.Arbitrary<AgeWindow> = fc.tuple(fc.nat(ages.length - 1), fc.nat(ages.length - 1), fc.constantFrom("both", "begin", "end", "none", "none", "none")).map(([a, b, which]) => {
  const [begin, end] = a < b ? [a, b] : [b, a + 1]
  return { ...(which === "both" || which === "begin" ? { beginAge: span(ages[begin]!) } : {}), ...(which === "both" || which === "end" ? { endAge: span(ages[end] ?? "3 years") } : {}) }
})

const agedVaccine = (among: readonly string[]): fc.Arbitrary<AgedVaccine> => fc.tuple(fc.constantFrom(...among), ageWindow).map(([vaccine, window]) => ({ vaccine, ...window }))

const preferable = (among: readonly string[]): fc.Arbitrary<PreferableVaccine> => fc.tuple(
  agedVaccine(among), present<Pick<PreferableVaccine, "tradeName" | "volume" | "forecast">>({ tradeName: optional(fc.constant("P"), 1), volume: optional(fc.constant(0.5), 1), forecast: fc.constant(true) })
).map(([aged, more]) => ({ ...aged, ...more }))

const condition = (groups: readonly string[]): fc.Arbitrary<SkipCondition> => fc.oneof(
  ageWindow.map((window): SkipCondition => ({ kind: "age", ...window })),
  fc.constantFrom(...distances).map((said): SkipCondition => ({ kind: "interval", interval: span(said) })),
  ...(groups.length === 0 ? [] : [fc.constantFrom(...groups).map((group): SkipCondition => ({ kind: "completedSeries", groups: [group] }))]),
  fc.tuple(fc.constantFrom("greaterThan", "equalTo", "lessThan"), fc.nat(2), sometimes, optional(someCodes), ageWindow, optional(fc.constantFrom(...lawDays), 1)).map(([compare, doses, validOnly, named, window, until]): SkipCondition => ({
    kind: "count", compare, doses, ...window, ...(validOnly === undefined ? {} : { validOnly }), ...(named === undefined ? {} : { vaccines: named }), ...(until === undefined ? {} : { until })
  }))
)

const logic = fc.constantFrom("all", "any", undefined)
const skip = (groups: readonly string[], features: Features): fc.Arbitrary<ConditionalSkip> => {
  const set = fc.tuple(fc.array(condition(groups), { minLength: 1, maxLength: 2 }), logic, dated(features)).map(([conditions, how, standing]): SkipSet => ({ conditions, ...(how === undefined ? {} : { logic: how }), ...standing }))
  return fc.tuple(fc.constantFrom("evaluation", "forecast", "both"), fc.array(set, { minLength: 1, maxLength: 2 }), logic).map(([context, sets, how]): ConditionalSkip => ({ context, sets, ...(how === undefined ? {} : { logic: how }) }))
}

const targetDose = (before: number, among: readonly string[], groups: readonly string[], features: Features): fc.Arbitrary<TargetDose> => present<TargetDose>({
  ages: ageRules(features),
  intervals: intervalRules(before, features),
  allowableIntervals: optional(intervalRules(before, features), 1),
  preferable: fc.array(preferable(among), { minLength: 1, maxLength: 3 }),
  allowable: optional(fc.array(agedVaccine(among), { maxLength: 2 }), 7),
  inadvertent: optional(fc.constantFrom(...codes).map((code) => [code]), 1),
  skips: features.skips === false ? fc.constant(undefined) : optional(fc.array(skip(groups, features), { minLength: 1, maxLength: 2 })),
  recurring: sometimes,
  season: optional(present<NonNullable<TargetDose["season"]>>({ from: optional(fc.constantFrom("2024-09-01", "2025-09-01")), until: optional(fc.constantFrom("2026-03-31", "2026-08-31")) }), 1),
  label: fc.constant(undefined),
  cites: fc.constant(undefined),
  status: fc.constant(undefined),
  note: fc.constant(undefined)
})

const selection: fc.Arbitrary<Selection> = present<Selection>({
  default: sometimes, productPath: sometimes, priority: optional(fc.constantFrom("A", "B")), preference: optional(fc.integer({ min: 1, max: 3 }), 8),
  minAgeToStart: optional(fc.constantFrom(...ages).map(span), 1), maxAgeToStart: optional(fc.constantFrom(...ages.slice(2)).map(span), 1)
})

const indications = fc.array(fc.tuple(fc.constantFrom(...seen), ageWindow).map(([observation, window]) => ({ observation, ...window })), { minLength: 1, maxLength: 2 })

const protections: fc.Arbitrary<Omit<Antigen, "id" | "series">> = present<Omit<Antigen, "id" | "series" | "label">>({
  immunity: optional(present<NonNullable<Antigen["immunity"]>>({
    history: optional(fc.constantFrom(...seen).map((code) => [code])),
    birth: optional(fc.constantFrom(...lawDays).map((before) => [{ before, except: ["hiv"] }]), 1)
  }), 2),
  contraindications: optional(present<NonNullable<Antigen["contraindications"]>>({
    antigen: optional(fc.tuple(fc.constantFrom(...seen), ageWindow).map(([observation, window]) => [{ observation, ...window }])),
    vaccine: optional(fc.tuple(fc.constantFrom(...seen), ageWindow, fc.array(agedVaccine(codes), { minLength: 1, maxLength: 2 })).map(([observation, window, barred]) => [{ observation, ...window, vaccines: barred }]))
  }), 2)
})

/** Series groups in the order in which they stand: only later ones ask whether earlier ones are complete, so that there is no circle. */
const groupIds = ["1", "2", "3"] as const

const antigen = (id: typeof antigenIds[number], vaccineGroup: string, features: Features): fc.Arbitrary<Antigen> => {
  const among = vaccines.filter((one) => one.antigens.some((association) => association.antigen === id)).map(({ code }) => code)
  const oneSeries = (index: number, group: string, groups: readonly string[]): fc.Arbitrary<Series> => fc.integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, before) => targetDose(before, among, groups.filter((one) => one < group), features)))).chain((doses) => fc.tuple(
      fc.constantFrom("standard", "standard", "standard", "risk", "evaluationOnly"), optional(selection, 6), optional(indications, 2),
      optional(fc.constantFrom<Series["sexes"]>(["female"], ["male"], ["female", "unknown"]), 1), optional(fc.tuple(ageWindow, optional(someCodes, 1)), 1), optional(ageWindow, 1), fc.subarray([...groups])
    ).map(([type, chosen, indicated, sexes, considers, offered, equivalentGroups]): Series => ({
      id: `${id} ${index}`, vaccineGroup, type, group, doses, guidance: [`of ${id}`],
      ...(chosen === undefined ? {} : { selection: chosen }), ...(indicated === undefined ? {} : { indications: indicated }), ...(sexes === undefined ? {} : { sexes }), ...(offered === undefined ? {} : { offered }),
      ...(considers === undefined ? {} : { considers: { ...considers[0], ...(considers[1] === undefined ? {} : { vaccines: considers[1] }) } }), equivalentGroups: equivalentGroups.filter((one) => one !== group)
    })))
  return fc.tuple(protections, fc.array(fc.constantFrom(...groupIds), { minLength: 1, maxLength: 3 })).chain(([protection, of]) =>
    fc.tuple(...of.map((group, index) => oneSeries(index, group, [...new Set(of)]))).map((all): Antigen => ({ id, ...protection, series: all })))
}

const conflicts: fc.Arbitrary<NonNullable<ImmunizationSchedule["conflicts"]>> = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes), fc.constantFrom(0, 1), fc.constantFrom(24, 28)).map(([previous, current, begin, minEnd]) => ({ previous, current, begin: { days: begin }, minEnd: { days: minEnd }, end: { days: 28 } })),
  { maxLength: 3, selector: ({ previous, current }) => `${previous} ${current}` }
)

/** Small schedules that reach every feature of the model. They can be used as they are. */
export const schedules = (features: Features = {}): fc.Arbitrary<ImmunizationSchedule> => fc.boolean().chain((together) => fc.tuple(
  fc.tuple(...antigenIds.map((id) => antigen(id, together ? "both" : id, features))), conflicts, fc.constantFrom("rollForward", "clamp"), sometimes
).map(([antigens, between, monthPolicy, administerFull]): ImmunizationSchedule => ({
  id: "arbitrary", version: "1", label, monthPolicy, antigens, vaccines, conflicts: between,
  vaccineGroups: together ? [{ id: "both", label, antigens: antigenIds, ...(administerFull === undefined ? {} : { administerFull }) }] : antigenIds.map((id) => ({ id, label, antigens: [id] })),
  observations: seen.map((code) => ({ code, label }))
})))

const births: readonly CivilDate[] = ["2024-01-15", "2024-01-31", "2024-02-29", "2023-12-31", "2024-08-31", "2000-02-29"]
// Days of life around the borders of the rules, and any others.
const daysOfLife: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1, 38, 42, 60, 61, 178, 182, 270, 274, 275, 302, 362, 366, 367, 394, 548, 731), fc.integer({ min: -3, max: 1000 }))

/** A history with the day it is asked on. */
export interface Asked {
  readonly history: VaccinationHistory
  readonly on: CivilDate
}

const observed = (birth: EpochDay, last: number): fc.Arbitrary<Observed> => fc.tuple(fc.constantFrom(...seen), optional(fc.integer({ min: 0, max: last }), 7), sometimes)
  .map(([code, day, unknown]) => ({ code, ...(day === undefined ? {} : { date: civilDate(birth + day) }), ...(unknown === undefined ? {} : { unknown }) }))

const doseOf = (birth: EpochDay, days: readonly number[], wrong: boolean): fc.Arbitrary<Omit<DoseGiven, "id">> => fc.tuple(fc.constantFrom(...days), wrong ? fc.constantFrom(...codes, ...codes, "CVX|05", "unknown") : fc.constantFrom(...codes), present<Omit<DoseGiven, "id" | "date" | "vaccine" | "at" | "manufacturer">>({
  tradeName: optional(fc.constantFrom("P", "Q"), 1), volume: optional(fc.constantFrom(0.4, 0.5), 1), substandard: wrong ? optional(fc.constant(true), 1) : fc.constant(undefined), expires: wrong ? optional(fc.constantFrom("2024-12", "2025-06-30", "2030-01"), 1) : fc.constant(undefined)
}), optional(fc.constantFrom("T08:00:00+07:00", "T03:00:00Z"), 3)).map(([day, vaccine, more, at]) => {
  const date = civilDate(birth + day)
  return { date, vaccine, ...more, ...(at === undefined ? {} : { at: `${date}${at}` }) }
})

const impossible: fc.Arbitrary<Omit<DoseGiven, "id">> = fc.constantFrom("2025-02-30", "2025", "30/02/2025").map((date) => ({ date, vaccine: "MV" }))

/**
 * People with doses at the borders of rules, on one day, twice, before birth, in the future, and on days that do not exist.
 *
 * @param wrong false for doses and observations that all take part, of the living
 */
export const asked = ({ wrong = true }: { readonly wrong?: boolean } = {}): fc.Arbitrary<Asked> => fc.tuple(fc.constantFrom(...births), fc.constantFrom(0, 60, 274, 366, 548, 731, 900, 900, 1000), fc.array(daysOfLife, { minLength: 1, maxLength: 5 })).chain(([birthDate, age, days]) => {
  const birth = epochDay(birthDate)
  const one = doseOf(birth, days, wrong)
  return fc.tuple(
    fc.array(wrong ? fc.oneof({ weight: 20, arbitrary: one }, { weight: 1, arbitrary: impossible }) : one, { maxLength: 6 }),
    fc.array(observed(birth, wrong ? 1000 : age), { maxLength: 3 }),
    present<Pick<VaccinationHistory, "birthInstant" | "deathDate" | "sex" | "birthCountry">>({
      birthInstant: optional(fc.constant(`${birthDate}T10:00:00+07:00`)), deathDate: wrong ? optional(fc.integer({ min: 0, max: 1000 }).map((day) => civilDate(birth + day)), 1) : fc.constant(undefined),
      sex: optional(fc.constantFrom("female", "male", "other"), 8), birthCountry: optional(fc.constant("VN"))
    })
  ).map(([doses, observations, more]): Asked => {
    const taken = wrong ? doses : doses.filter(({ date }) => date >= birthDate && epochDay(date) <= birth + age)
    return { on: civilDate(birth + age), history: { birthDate, ...more, doses: taken.map((dose, index) => ({ id: `d${index}`, ...dose })), observations } }
  })
})
