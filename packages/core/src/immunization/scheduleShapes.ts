import { isRecord, shown } from "../citizen/checkFact.ts"
import { factsShape, orParameter, predicate } from "../pack/predicateShapes.ts"
import {
  byField, count, each, either, fields, filledListOf, isWithin, listOf, mended, oneOf, optional, type Shape, type Shapes, text, truth, when, within
} from "../pack/shape.ts"
import { cites, status } from "../pack/sourceShapes.ts"
import { day, label, texts } from "../pack/textShapes.ts"
import type {
  AgedVaccine, AgeRule, AgeWindow, Antigen, AntigenAssociation, Basis, ConditionalSkip, Considers, Contraindication, Contraindications, Effective, ImmunizationSchedule,
  Immunity, Indication, IntervalFrom, IntervalRule, ObservationDefinition, PreferableVaccine, Selection, Series, SkipCondition, SkipCount, SkipSet, Span, TargetDose, Vaccine,
  VaccineConflict, VaccineGroup
} from "./schedule.ts"
import type { ObservedInRecord, ScheduleItem } from "./scheduleItem.ts"

const longest = 200

/** What other parts refer to, and messages name: a schedule may say it a thousand times. */
const name: Shape = when((value) => typeof value === "string" && value !== "" && isWithin(value, longest), `a name of 1 to ${longest} letters`, { type: "string", minLength: 1, maxLength: longest })
const names: Shape = listOf(name)
/** A list that narrows something down: without names it would leave nothing, which is never meant. */
const someNames: Shape = filledListOf(name)

// The same bounds that making a schedule ready knows: wide enough for any life, narrow enough for any calendar.
const span: Shape = mended(fields<Span>("LengthOfTime", {
  years: optional(within(-200, 200)), months: optional(within(-2400, 2400)), weeks: optional(within(-10_000, 10_000)), days: optional(within(-80_000, 80_000))
}), (value) => isRecord(value) ? undefined : "a length of time: { \"weeks\": 6, \"days\": -4 }, in years, months, weeks and days")

const positive: Shape = when((value) => Number.isFinite(value) && (value as number) > 0, "a number above 0", { type: "number", exclusiveMinimum: 0 })

const basis: Shapes<Basis> = { cites: optional(cites), status: optional(status), note: optional(texts) }
const effective: Shapes<Effective> = { effective: optional(day), cessation: optional(day) }
const ages: Shapes<AgeWindow> = { beginAge: optional(span), endAge: optional(span) }
const aged: Shapes<AgedVaccine> = { vaccine: name, ...ages }
const agedVaccine: Shape = fields<AgedVaccine>("AgedVaccine", aged)

const limits = { absMin: optional(span), min: optional(span), earliestRec: optional(span), latestRec: optional(span), max: optional(span) }

type From<Field extends string> = Extract<IntervalFrom, Readonly<Record<Field, unknown>>>

const references = {
  previous: fields<From<"previous">>("IntervalFrom.previous", { previous: when((value) => value === true, "true", { const: true }) }),
  targetDose: fields<From<"targetDose">>("IntervalFrom.targetDose", { targetDose: within(1, 1_000, "the number of a dose, from 1") }),
  mostRecent: fields<From<"mostRecent">>("IntervalFrom.mostRecent", { mostRecent: someNames }),
  observation: fields<From<"observation">>("IntervalFrom.observation", { observation: name })
} as const
const referenceNames = ["previous", "targetDose", "mostRecent", "observation"] as const

const intervalFrom: Shape = either(Object.values(references), (value) => {
  const found = isRecord(value) ? referenceNames.find((one) => one in value) : undefined
  return found === undefined ? undefined : references[found]
}, `what the interval runs from, by one of ${referenceNames.join(", ")}`)

const interval: Shape = fields<IntervalRule>("IntervalRule", { from: intervalFrom, ...limits, override: optional(truth), orNextEpisode: optional(name), ...effective, ...basis })

type Condition<Kind extends SkipCondition["kind"]> = Extract<SkipCondition, { readonly kind: Kind }>

const conditions: { readonly [Kind in SkipCondition["kind"]]: Shape } = {
  age: fields<Condition<"age">>("SkipCondition.age", { kind: oneOf("age"), ...ages }),
  completedSeries: fields<Condition<"completedSeries">>("SkipCondition.completedSeries", { kind: oneOf("completedSeries"), groups: someNames }),
  interval: fields<Condition<"interval">>("SkipCondition.interval", { kind: oneOf("interval"), interval: span }),
  count: fields<SkipCount>("SkipCount", {
    kind: oneOf("count"), compare: oneOf("greaterThan", "equalTo", "lessThan"), doses: count, validOnly: optional(truth), vaccines: optional(someNames), from: optional(day), until: optional(day), ...ages
  })
}

const condition: Shape = {
  is: "tagged",
  type: "SkipCondition",
  tag: "kind",
  shapes: conditions,
  misfit: (value) => `${isRecord(value) ? `there is no condition of the kind ${shown(value["kind"]).slice(0, 80)}` : "is no condition"}; give one of the kind ${Object.keys(conditions).join(", ")}`
}

const logic: Shape = oneOf("all", "any")

const skip: Shape = fields<ConditionalSkip>("ConditionalSkip", {
  context: oneOf<ConditionalSkip["context"]>("evaluation", "forecast", "both"),
  logic: optional(logic),
  sets: filledListOf(fields<SkipSet>("SkipSet", { label: optional(text), logic: optional(logic), conditions: filledListOf(condition), ...effective })),
  ...basis
})

const dose: Shape = fields<TargetDose>("TargetDose", {
  label: optional(label),
  ages: optional(listOf(fields<AgeRule>("AgeRule", { ...limits, withinHours: optional(positive), ...effective, ...basis }))),
  intervals: optional(listOf(interval)),
  allowableIntervals: optional(listOf(interval)),
  preferable: optional(listOf(fields<PreferableVaccine>("PreferableVaccine", {
    ...aged, tradeName: optional(text), manufacturer: optional(text), volume: optional(positive), forecast: optional(truth)
  }))),
  allowable: optional(listOf(agedVaccine)),
  inadvertent: optional(names),
  skips: optional(listOf(skip)),
  recurring: optional(truth),
  season: optional(fields<NonNullable<TargetDose["season"]>>("DoseSeason", { from: optional(day), until: optional(day) })),
  ...basis
})

const contraindication: Shapes<Contraindication> = { observation: name, text: optional(text), guidance: optional(text), ...ages, ...basis }

const series: Shape = fields<Series>("Series", {
  id: name,
  label: optional(label),
  vaccineGroup: name,
  type: oneOf<Series["type"]>("standard", "risk", "evaluationOnly"),
  sexes: optional(filledListOf(oneOf("female", "male", "unknown"))),
  indications: optional(filledListOf(fields<Indication>("Indication", { observation: name, description: optional(text), guidance: optional(text), ...ages, ...basis }))),
  considers: optional(fields<Considers>("Considers", { vaccines: optional(someNames), ...ages })),
  group: name,
  offered: optional(fields<AgeWindow>("AgeWindow", ages)),
  equivalentGroups: optional(names),
  selection: optional(fields<Selection>("Selection", {
    default: optional(truth), productPath: optional(truth), priority: optional(text), preference: optional(count), minAgeToStart: optional(span), maxAgeToStart: optional(span)
  })),
  guidance: optional(listOf(text)),
  doses: filledListOf(dose),
  ...basis
})

const antigen: Shape = fields<Antigen>("Antigen", {
  id: name,
  label: optional(label),
  immunity: optional(fields<Immunity>("Immunity", {
    history: optional(names),
    birth: optional(listOf(fields<NonNullable<Immunity["birth"]>[number]>("BornBefore", { before: day, country: optional(text), except: optional(names) })))
  })),
  contraindications: optional(fields<Contraindications>("Contraindications", {
    antigen: optional(listOf(fields<Contraindication>("Contraindication", contraindication))),
    vaccine: optional(listOf(fields<NonNullable<Contraindications["vaccine"]>[number]>("VaccineContraindication", { ...contraindication, vaccines: filledListOf(agedVaccine) })))
  })),
  series: listOf(series)
})

const schedule: Shape = fields<ImmunizationSchedule>("ImmunizationSchedule", {
  id: name,
  version: text,
  label,
  monthPolicy: oneOf<ImmunizationSchedule["monthPolicy"]>("clamp", "rollForward"),
  antigens: listOf(antigen),
  vaccines: listOf(fields<Vaccine>("Vaccine", {
    code: name, codes: optional(names), label, antigens: listOf(fields<AntigenAssociation>("AntigenAssociation", { antigen: name, ...ages }))
  })),
  vaccineGroups: listOf(fields<VaccineGroup>("VaccineGroup", { id: name, label, antigens: names, administerFull: optional(truth) })),
  conflicts: optional(listOf(fields<VaccineConflict>("VaccineConflict", { previous: name, current: name, begin: span, minEnd: span, end: span }))),
  observations: optional(listOf(fields<ObservationDefinition>("ObservationDefinition", { code: name, label, codes: optional(names) })))
})

type Seen<Field extends string> = Extract<ObservedInRecord, Readonly<Record<Field, unknown>>>

const observed: Shape = byField("when", fields<Seen<"when">>("ObservedInRecord.when", { when: predicate }), fields<Seen<"facts">>("ObservedInRecord.facts", { facts: factsShape }))

/** The fields of a schedule in a pack, besides those of every dated item. */
export const scheduleFields: Pick<Shapes<ScheduleItem>, "schedule" | "overdueAfter" | "observed"> = { schedule, overdueAfter: optional(orParameter(span)), observed: optional(each(observed)) }
