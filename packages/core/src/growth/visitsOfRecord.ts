import type { Fact } from "../citizen/fact.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import { numberOf } from "../rules/reading.ts"
import type { EpochDay } from "../time/index.ts"
import type { GrowthRules } from "./growthRules.ts"
import type { GrowthStandards } from "./growthTable.ts"
import type { GrowthSex } from "./indicator.ts"
import { aside, byRecording, type DayMeasures, measuresOfRecord } from "./measuresOfRecord.ts"
import type { GrowthScore, Measure, NoScoreCode } from "./measurement.ts"
import { birthScores, pretermChild } from "./preterm.ts"
import { implausibleChanges } from "./trend/implausibleChanges.ts"
import type { GrowthVisit, SetAsideMeasure } from "./visit.ts"
import { type MeasuredPerson, visitOf, without } from "./visitOf.ts"

/** The line of a child, as its record tells it. */
export interface RecordedGrowth extends MeasuredPerson {
  /** The earliest first. */
  readonly visits: readonly GrowthVisit[]
  /** All measures that were not used. */
  readonly setAside: readonly SetAsideMeasure[]
  readonly gestationDays: number | undefined
  /** Weight, length and head at birth among newborns of the same gestation. */
  readonly birthScores: readonly GrowthScore[]
}

/** Code of the observation that tells how long the pregnancy lasted, in any unit of time. */
const gestation = "gestational-age-at-birth"

/** Reads a record's measures up to a day, and scores them. */
export const visitsOfRecord = (view: RecordView, until: EpochDay, rules: GrowthRules, standards: GrowthStandards): RecordedGrowth => {
  const birth = view.birth !== undefined && view.birth.lo === view.birth.hi ? view.birth.lo : undefined
  const { days, undated } = measuresOfRecord(view, until, birth)
  const { days: gestationDays, setAside: gestations } = gestationOf(view, until)
  const person: MeasuredPerson = { sex: sexOf(view), birth, births: view.birth, preterm: pretermChild(gestationDays, birth, rules.preterm?.is) }
  const [firstDay, lastDay] = [birth ?? -Infinity, view.death?.hi ?? Infinity]
  const lived = days.filter(({ day }) => day >= firstDay && day <= lastDay)
  const notLived = days.flatMap((one) => one.day < firstDay ? allOf(one, "ageNegative") : one.day > lastDay ? allOf(one, "afterDeath") : [])
  const everyDay = believed(lived, person, rules, standards)
  // A day on which nothing could be used tells nothing of the child, and changes nothing of what was known before.
  const visits = everyDay.filter(({ measurement, facts }) => Object.keys(facts).some((measure) => measurement[measure as Measure] !== undefined))
  const newborn = visits.find(({ ageDays }) => ageDays === 0)
  return {
    ...person,
    visits,
    setAside: [...gestations, ...undated, ...notLived, ...everyDay.flatMap(({ setAside }) => setAside)].map(asRecorded(view)),
    gestationDays,
    birthScores: newborn === undefined || gestationDays === undefined ? [] : birthScores(standards, newborn.measurement, gestationDays)
  }
}

/** Scores all, then sets aside what the child's own line cannot believe, and scores those days again without it. */
const believed = (days: readonly DayMeasures[], person: MeasuredPerson, rules: GrowthRules, standards: GrowthStandards): readonly GrowthVisit[] => {
  const visits = days.map((day) => visitOf(day, person, rules, standards))
  const changes = implausibleChanges(rules.plausibility, visits, { standards })
  if (changes.length === 0) return visits
  return visits.map((visit, index) => {
    const here = changes.filter(({ day }) => day === visit.day)
    if (here.length === 0) return visit
    const day = days[index]!
    return visitOf({ ...day, values: without(day.values, here), setAside: [...day.setAside, ...here] }, person, rules, standards)
  })
}

const sexOf = ({ sex }: RecordView): GrowthSex | undefined => sex === "male" || sex === "female" ? sex : undefined

interface Gestation {
  readonly days: number | undefined
  readonly setAside: readonly SetAsideMeasure[]
}

/** The last that was recorded; what no pregnancy can last (20 to 45 weeks) is set aside. */
const gestationOf = (view: RecordView, until: EpochDay): Gestation => {
  const told = (view.facts.get("observation") ?? [])
    .filter(({ fact: { code, status = "final" }, startLo }) => code?.includes(gestation) === true && status !== "planned" && status !== "notDone" && startLo <= until)
    .toSorted(byRecording)
    .map((one) => ({ one, days: Math.round(numberOf(one, { unit: "d" }) ?? NaN) }))
  const isSure = ({ status = "final" }: Fact): boolean => status === "final"
  const isTrue = (days: number): boolean => days >= 140 && days < 322
  const why = (fact: Fact, days: number): NoScoreCode => !isSure(fact) ? "notCertain" : !Number.isNaN(days) ? "beyondLimits" : typeof fact.value === "number" ? "unitUnknown" : "notNumber"
  return {
    days: told.findLast(({ one, days }) => isTrue(days) && isSure(one.fact))?.days,
    setAside: told.flatMap(({ one, days }) => isTrue(days) && isSure(one.fact) ? [] : [aside(one, "gestation", why(one.fact, days))])
  }
}

/** With its day, its value and its unit as the record has them, wherever on the way it was set aside. */
const asRecorded = (view: RecordView) => {
  const observations = new Map((view.facts.get("observation") ?? []).map((one) => [one.fact.id, one]))
  return (one: SetAsideMeasure): SetAsideMeasure => {
    const recorded = observations.get(one.fact)
    return recorded === undefined ? one : { ...one, ...aside(recorded, one.measure, one.code) }
  }
}

/** The measures of a day that can be none of the child's. */
const allOf = ({ facts, setAside }: DayMeasures, code: NoScoreCode): readonly SetAsideMeasure[] =>
  [...Object.entries(facts).map(([measure, fact]): SetAsideMeasure => ({ fact, measure: measure as SetAsideMeasure["measure"], code })), ...setAside]
