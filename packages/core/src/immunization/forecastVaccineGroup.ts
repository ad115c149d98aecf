import type { EpochDay } from "../time/index.ts"
import type { SeriesStatus } from "./assessment.ts"
import type { CompiledVaccineGroup } from "./compiled.ts"
import { type Patient, standsOn } from "./patient.ts"
import type { Candidate } from "./selectSeries.ts"

/** The forecast of a vaccine group, with days as numbers. */
export interface GroupForecast {
  readonly status: SeriesStatus
  readonly doseNumber: number | undefined
  readonly earliest: EpochDay | undefined
  readonly recommended: EpochDay | undefined
  readonly pastDue: EpochDay | undefined
  readonly latest: EpochDay | undefined
  /** The series of which it is made. */
  readonly from: readonly Candidate[]
  /** Those of them that need a dose, whatever keeps the group from it (FORECASTVG-8). */
  readonly needed: readonly Candidate[]
}

/**
 * Puts the best series of a vaccine group together (CDSi chapter 9): one status, one dose number and one set of dates.
 *
 * @param best the best series of the group's antigens, of one type
 */
export const forecastVaccineGroup = (group: CompiledVaccineGroup, best: readonly Candidate[], patient: Patient): GroupForecast => {
  const several = group.antigens.length > 1
  const from = speaking(best)
  const status = several ? statusOfSeveral(stillOffered(from)) : from[0]!.forecast.status
  const needed = from.filter(needsDose)
  if (status !== "notComplete" || needed.length === 0) return { status, doseNumber: undefined, earliest: undefined, recommended: undefined, pastDue: undefined, latest: undefined, from, needed }
  const earliest = several ? earliestOfSeveral(needed, group, patient) : least(needed, ({ forecast }) => forecast.earliest)!
  const numbers = needed.map(({ forecast }) => forecast.doseNumber!)
  return {
    status,
    doseNumber: group.source.administerFull === true ? Math.min(...numbers) : Math.max(...numbers),
    earliest,
    recommended: notBefore(earliest, least(needed, ({ forecast }) => forecast.recommended)),
    pastDue: notBefore(earliest, least(needed, ({ forecast }) => forecast.pastDue)),
    latest: least(needed, ({ forecast }) => forecast.latest),
    from,
    needed
  }
}

/** Of several best series of one antigen all that need a dose speak; if none does, the first that is complete, or else the first. */
const speaking = (best: readonly Candidate[]): readonly Candidate[] => {
  if (best.length === 1) return best
  const antigens = new Set(best.map(({ course }) => course.series.antigen))
  return [...antigens].flatMap((antigen) => {
    const rivals = best.filter(({ course }) => course.series.antigen === antigen)
    const needed = rivals.filter(needsDose)
    return needed.length > 0 ? needed : [rivals.find(({ forecast }) => forecast.status === "complete") ?? rivals[0]!]
  })
}

/** What the programme no longer offers at this age does not close the line for the other antigens. */
const stillOffered = (from: readonly Candidate[]): readonly Candidate[] => {
  const offered = from.filter(({ forecast }) => forecast.reasons[0]?.code !== "noLongerOffered")
  return offered.length > 0 ? offered : from
}

const needsDose = ({ forecast }: Candidate): boolean => forecast.status === "notComplete"

/** Table 9-4: the gravest first. */
const gravest: readonly SeriesStatus[] = ["contraindicated", "agedOut", "notRecommended", "notComplete"]

const statusOfSeveral = (from: readonly Candidate[]): SeriesStatus => {
  for (const status of gravest) if (from.some(({ forecast }) => forecast.status === status)) return status
  return from.every(({ forecast }) => forecast.status === "immune") ? "immune" : "complete"
}

/** MULTIANTVG-1: a dose that goes first waits only for what was given before; otherwise all are given together. */
const earliestOfSeveral = (needed: readonly Candidate[], { antigens }: CompiledVaccineGroup, { doses, on }: Patient): EpochDay => {
  const days = needed.map(({ forecast }) => forecast.earliest!)
  if (!needed.some((one) => goesFirst(one, on))) return Math.max(...days)
  const last = doses.findLast((dose) => dose.antigens.some((antigen) => antigens.includes(antigen)))
  return Math.max(Math.min(...days), last?.day ?? -Infinity)
}

/** FORECASTPRIORITY-1: every interval of its target dose goes before those of the other antigens. */
const goesFirst = ({ forecast: { target } }: Candidate, on: EpochDay): boolean => {
  const standing = target?.intervals.filter((interval) => standsOn(interval, on)) ?? []
  return standing.length > 0 && standing.every(({ override }) => override)
}

const least = (needed: readonly Candidate[], dayOf: (one: Candidate) => EpochDay | undefined): EpochDay | undefined => {
  let day: EpochDay | undefined
  for (const one of needed) {
    const other = dayOf(one)
    if (other !== undefined && (day === undefined || other < day)) day = other
  }
  return day
}

const notBefore = (earliest: EpochDay, day: EpochDay | undefined): EpochDay | undefined => day === undefined ? undefined : Math.max(earliest, day)
