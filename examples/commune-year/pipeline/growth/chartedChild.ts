import { epochDay, type RecordView, type Text } from "@tramyte/core"
import { type GrowthAssessment, type GrowthIndicator, type GrowthVisit, growthReasonText, type SetAsideMeasure } from "@tramyte/core/growth"
import type { ChartedChild, ChartedVisit } from "./growthYear.ts"

/** The line of a child as its charts need it, with the measures that nobody believes; nobody whose sex is not known has one. */
export const chartedChild = (at: number, { birth, setAside, visits }: GrowthAssessment, view: RecordView): ChartedChild | undefined => {
  const sex = visits.at(-1)?.measurement.sex
  if (sex === undefined || view.birth === undefined) return undefined
  const { birth: { lo: birthDay } } = view
  const notBelieved = new Map<string, Flagged[]>()
  for (const one of setAside) {
    const flag = flagged(one)
    if (one.on !== undefined && epochDay(one.on) >= birthDay && flag !== undefined) notBelieved.set(one.on, [...notBelieved.get(one.on) ?? [], flag])
  }
  const measured = visits.filter(({ ageDays }) => ageDays >= 0).map((visit): ChartedVisit => ({ ...chartedVisit(visit), flagged: [...beyond(visit), ...notBelieved.get(visit.on) ?? []] }))
  // A day of which nothing is believed is no visit.
  const only = [...notBelieved].filter(([day]) => !visits.some(({ on }) => on === day)).map(([on, flags]): ChartedVisit => ({ on, ageDays: epochDay(on) - birthDay, z: {}, flagged: flags }))
  return { at, sex, gestationDays: birth?.gestationDays, visits: [...measured, ...only].toSorted((a, b) => a.ageDays - b.ageDays) }
}

type Flagged = ChartedVisit["flagged"][number]

const isBeyond = ({ scores }: GrowthVisit, indicator: GrowthIndicator): boolean => scores.some((score) => score.indicator === indicator && score.implausible)

const chartedVisit = (visit: GrowthVisit): Omit<ChartedVisit, "flagged"> => {
  const { ageDays, bmi, classes, correctedAgeDays, measurement: { weight }, on, scores, stature } = visit
  const [noWeight, noStature] = [isBeyond(visit, "weight-for-age"), isBeyond(visit, "length-height-for-age")]
  const word = classes.find(({ code }) => code.startsWith("register-"))?.label
  return {
    on, ageDays,
    ...(correctedAgeDays === undefined ? {} : { correctedAgeDays }),
    ...(weight === undefined || noWeight ? {} : { weight }),
    ...(stature === undefined || noStature ? {} : { stature: stature.used }),
    ...(bmi === undefined || noWeight || noStature ? {} : { bmi }),
    z: Object.fromEntries(scores.map(({ indicator, z }) => [indicator, z])),
    ...(word === undefined ? {} : { word })
  }
}

/** What lies beyond WHO's limits has a z-score, and takes no part in anything. */
const beyond = (visit: GrowthVisit): readonly Flagged[] => {
  const { measurement: { weight }, stature } = visit
  return [
    ...(weight !== undefined && isBeyond(visit, "weight-for-age") ? [{ measure: "weight", value: weight, why: beyondLimits } as const] : []),
    ...(stature !== undefined && isBeyond(visit, "length-height-for-age") ? [{ measure: "stature", value: stature.used, why: beyondLimits } as const] : [])
  ]
}

/** A weight in kg, a stature in cm that was set aside; others have no chart. */
const flagged = (one: SetAsideMeasure): Flagged | undefined => {
  const { code, measure, unit, value } = one
  if (code === "repeated" || typeof value !== "number" || !(value > 0)) return undefined
  if (measure === "weight" && unit === "kg") return { measure, value, why: whyNot(one) }
  return measure === "lengthHeight" && unit === "cm" ? { measure: "stature", value, why: whyNot(one) } : undefined
}

const beyondLimits: Text = { vi: "vô lý theo giới hạn của WHO", en: "implausible by WHO’s limits" }

/** Why a measure is not believed, in words for a health worker. */
export const whyNot = ({ code, suspected }: Pick<SetAsideMeasure, "code" | "suspected">): Text => {
  const why = growthReasonText({ code })
  const slip = suspected === undefined ? undefined : growthReasonText({ code: suspected.code })
  return slip === undefined ? why : { vi: `${why.vi}; ${slip.vi}`, en: `${why.en}; ${slip.en}` }
}
