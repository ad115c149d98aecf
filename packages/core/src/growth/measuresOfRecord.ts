import type { Fact } from "../citizen/fact.ts"
import { alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { conversionFactor } from "../rules/reading.ts"
import { civilDate, type EpochDay } from "../time/index.ts"
import type { Stature } from "./indicator.ts"
import type { Measure, NoScoreCode } from "./measurement.ts"
import type { SetAsideMeasure } from "./visit.ts"

/** The measures of one day, as a record tells them. */
export interface DayMeasures {
  readonly day: EpochDay
  readonly values: Readonly<Partial<Record<Measure, number>>>
  readonly measured?: Stature
  readonly oedema?: boolean
  readonly facts: Readonly<Partial<Record<Measure | "oedema", string>>>
  readonly setAside: readonly SetAsideMeasure[]
}

interface Coded {
  readonly measure: Measure
  readonly unit: "kg" | "cm" | "mm"
  readonly measured?: Stature
  /** Told of the day of birth, whenever it was written down. */
  readonly atBirth?: true
}

/** The codes of observations that are measures, with those of LOINC. */
const codes: ReadonlyMap<string, Coded | { readonly measure: "oedema" }> = new Map(Object.entries({
  "weight": { measure: "weight", unit: "kg" },
  "birth-weight": { measure: "weight", unit: "kg", atBirth: true },
  "29463-7": { measure: "weight", unit: "kg" },
  "3141-9": { measure: "weight", unit: "kg" },
  "8339-4": { measure: "weight", unit: "kg", atBirth: true },
  "height": { measure: "lengthHeight", unit: "cm" },
  "length": { measure: "lengthHeight", unit: "cm", measured: "length" },
  "8302-2": { measure: "lengthHeight", unit: "cm" },
  "8306-3": { measure: "lengthHeight", unit: "cm", measured: "length" },
  "8308-9": { measure: "lengthHeight", unit: "cm", measured: "height" },
  "head-circumference": { measure: "headCircumference", unit: "cm" },
  "9843-4": { measure: "headCircumference", unit: "cm" },
  "8287-5": { measure: "headCircumference", unit: "cm" },
  "muac": { measure: "armCircumference", unit: "cm" },
  "56072-2": { measure: "armCircumference", unit: "cm" },
  "triceps-skinfold": { measure: "tricepsSkinfold", unit: "mm" },
  "subscapular-skinfold": { measure: "subscapularSkinfold", unit: "mm" },
  "oedema": { measure: "oedema" }
} as const))

const meaningOf = (code: readonly string[] | undefined): Coded | { readonly measure: "oedema" } | undefined => {
  for (const one of code ?? []) {
    const found = codes.get(one.startsWith("LOINC|") ? one.slice(6) : one)
    if (found !== undefined) return found
  }
  return undefined
}

const positions: Readonly<Record<string, Stature>> = { lying: "length", standing: "height" }

/**
 * The measures of a health record by the day, the earliest first: observations coded as above, with a value in any unit that
 * can be converted; for stature the qualifier `position` says `lying` or `standing`. Nothing is lost: what cannot be used is
 * set aside with its reason.
 */
export const measuresOfRecord = (view: RecordView, until: EpochDay, birth?: EpochDay): { readonly days: readonly DayMeasures[]; readonly undated: readonly SetAsideMeasure[] } => {
  const days = new Map<EpochDay, Filled>()
  const undated: SetAsideMeasure[] = []
  for (const one of (view.facts.get("observation") ?? []).toSorted(byRecording)) {
    const { fact: { status = "final", code }, startLo } = one
    const meaning = meaningOf(code)
    if (meaning === undefined || status === "notDone" || status === "planned" || startLo > until) continue
    const atBirth = "atBirth" in meaning
    const on = atBirth ? birth : startLo
    const refusal = status !== "final" || (!atBirth && !isOneDay(one)) ? "notCertain" : on === undefined ? "birthUnknown" : on > until ? "ageNegative" : undefined
    if (refusal !== undefined || on === undefined) {
      undated.push(aside(one, meaning.measure, refusal ?? "birthUnknown"))
      continue
    }
    let day = days.get(on)
    if (day === undefined) days.set(on, day = { day: on, values: {}, facts: {}, setAside: [] })
    add(one, meaning, day)
  }
  return { days: [...days.values()].sort((a, b) => a.day - b.day), undated }
}

/** An observation that cannot be used. */
export const aside = ({ fact: { id, value, unit }, startLo, startHi }: FactView, measure: SetAsideMeasure["measure"], code: NoScoreCode): SetAsideMeasure => ({
  fact: id, measure, code, ...(startLo === startHi && startLo > alwaysBefore ? { on: civilDate(startLo) } : {}), ...(value === undefined ? {} : { value }), ...(unit === undefined ? {} : { unit })
})

/** Whether it is known on which day it was; what holds "always" was measured on none. */
export const isOneDay = ({ startLo, startHi }: FactView): boolean => startLo === startHi && startLo > alwaysBefore

/** A day that is being filled. */
interface Filled {
  readonly day: EpochDay
  readonly values: Partial<Record<Measure, number>>
  measured?: Stature
  oedema?: boolean
  readonly facts: Partial<Record<Measure | "oedema", string>>
  readonly setAside: SetAsideMeasure[]
}

/** Of several measures of a day the one that was recorded last stands, in whichever order they come. */
export const byRecording = ({ fact: a }: FactView, { fact: b }: FactView): number => order(a.recorded, b.recorded) || order(a.at ?? "", b.at ?? "") || order(a.id, b.id)

const order = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

const add = (one: FactView, meaning: Coded | { readonly measure: "oedema" }, day: Filled): void => {
  const { fact } = one
  const { measure } = meaning
  if (meaning.measure === "oedema") {
    const oedema = isOedema(fact.value)
    if (oedema === undefined) day.setAside.push(aside(one, measure, "notUnderstood"))
    else {
      replace(day, measure, one)
      day.oedema = oedema
    }
    return
  }
  const { unit, measured } = meaning as Coded
  const factor = fact.unit === undefined ? undefined : conversionFactor(fact.unit, unit)
  if (typeof fact.value !== "number" || !Number.isFinite(fact.value)) day.setAside.push(aside(one, measure, "notNumber"))
  else if (factor === undefined) day.setAside.push(aside(one, measure, "unitUnknown"))
  else if (fact.value <= 0) day.setAside.push(aside(one, measure, "measureNotPositive"))
  else {
    replace(day, measure, one)
    // Rounded where binary fractions would leave 6.999999999999999 of 7.
    day.values[meaning.measure as Measure] = Number((fact.value * factor).toPrecision(12))
    if (measure !== "lengthHeight") return
    const position = positions[fact.qualifiers?.["position"]?.[0] ?? ""] ?? measured
    if (position === undefined) delete day.measured
    else day.measured = position
  }
}

/** Oedema as registers write it: yes or no, how far up it reaches, or in words, each as a whole. What is only suspected, or not known, is neither. */
const isOedema = (value: Fact["value"]): boolean | undefined => {
  if (typeof value === "boolean") return value
  const word = String(value ?? "").trim().toLowerCase().normalize("NFC")
  return noOedema.has(word) ? false : withOedema.has(word) ? true : undefined
}

const noOedema: ReadonlySet<string> = new Set(["0", "-", "(-)", "n", "no", "none", "absent", "không", "không phù", "phù không", "chưa phù", "hết phù", "âm tính"])

const withOedema: ReadonlySet<string> = new Set([
  "1", "+", "++", "+++", "(+)", "y", "yes", "present", "có", "có phù", "phù", "phù nhẹ", "phù vừa", "phù nặng", "phù hai chân", "phù hai bên", "phù 2 chân", "phù 2 bên", "phù độ 1", "phù độ 2", "phù độ 3", "dương tính"
])

const replace = (day: Filled, measure: Measure | "oedema", { fact }: FactView): void => {
  const before = day.facts[measure]
  if (before !== undefined) day.setAside.push({ fact: before, measure, code: "repeated" })
  day.facts[measure] = fact.id
}
