import { daysPerMonth } from "@tramyte/core/growth"
import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import { type Body, bodyOf } from "./bodyOf.ts"
import { drawGrowthPath, type GrowthPath, type Standing, standingAt } from "./growthPath.ts"
import { drawMilestones } from "./milestones.ts"
import { normal } from "./normal.ts"
import { drawWeighingDays, type Occasion, type WeighingDay } from "./weighingDays.ts"

/** One weighing as it was written down: kg, cm. What is missing was not measured. */
export interface Weighing {
  readonly day: number
  readonly occasion: Occasion
  readonly months: number
  readonly weight: number | undefined
  readonly stature: number | undefined
  readonly lying: boolean
  readonly head: number | undefined
  readonly arm: number | undefined
  readonly oedema: boolean | undefined
  /** Units of vitamin A. */
  readonly vitaminA: 100_000 | 200_000 | undefined
  readonly milestones: string | undefined
  /** Where the child truly stood. */
  readonly standing: Standing
}

/** A child's growth as the register has it. */
export interface GrowthHistory {
  readonly path: GrowthPath
  /** Kilograms and centimetres at birth, and the days of gestation, where somebody noted them. */
  readonly born: { readonly weight: number | undefined; readonly gestationDays: number | undefined }
  readonly weighings: readonly Weighing[]
}

export interface Station {
  readonly dayOfMonth: number
  readonly from: number
  readonly last: number
}

/** Draws how a child grows and what the station finds of it. */
export const drawGrowth = ({ birthDay, sex, village }: Resident, { dayOfMonth, from, last }: Station, dice: Random): GrowthHistory => {
  const path = drawGrowthPath(sex, dice)
  const preterm = path.gestationDays < 259
  const milestones = dice.chance(0.7) ? drawMilestones(preterm ? (280 - path.gestationDays) / daysPerMonth : 0, dice) : () => undefined
  const vary = variation(dice)
  const atBirth = bodyOf(path, standingAt(path, 0), 0)
  const weighings = drawWeighingDays({ birthDay, village, dayOfMonth, from, last }, dice).map((weighing): Weighing => {
    const months = (weighing.day - birthDay) / daysPerMonth
    const steady = standingAt(path, months)
    const { height, weight } = vary(months)
    const standing = { height: steady.height + height, weight: steady.weight + weight }
    return { ...found(bodyOf(path, standing, weighing.day - birthDay), { ...weighing, months, village, told: milestones(months) }, dice), standing }
  })
  return {
    path, weighings,
    born: {
      weight: dice.chance(0.93) ? Math.max(0.7, Math.round(atBirth.weight * (1 + normal(dice) * 0.04) * 20) / 20) : undefined,
      gestationDays: dice.chance(preterm ? 0.97 : 0.85) ? path.gestationDays : undefined
    }
  }
}

/** What changes from visit to visit: slowly by itself, and now and then by an illness that is over the next month. */
const variation = (dice: Random): (months: number) => Standing => {
  let [last, height, weight] = [0, 0, 0]
  return (months) => {
    const kept = Math.exp(-(months - last) / 6)
    const fresh = Math.sqrt(1 - kept * kept)
    height = height * kept + normal(dice) * 0.12 * fresh
    weight = weight * kept + normal(dice) * 0.3 * fresh
    last = months
    return { height, weight: weight - (dice.chance(0.05) ? 0.4 : 0) }
  }
}

interface Visit extends WeighingDay {
  readonly months: number
  readonly village: number
  readonly told: string | undefined
}

/** What is measured on which occasion, with the error of scales, boards and people. */
const found = ({ arm, head, stature, weight }: Body, { day, months, occasion, told, village }: Visit, dice: Random): Omit<Weighing, "standing"> => {
  const small = months < 60
  const checkup = told !== undefined
  const tall = occasion !== "month" || checkup || dice.chance(0.35)
  const round = rounding(village, dice)
  const lying = months < 24 ? !(months > 14 && dice.chance(0.02)) : small && dice.chance(0.015)
  const usual = months < 24
  return {
    day, occasion, months, lying,
    weight: dice.chance(0.995) ? round(weight + normal(dice) * (small ? 0.05 : 0.15), 10) : undefined,
    stature: tall && dice.chance(0.98) ? round(stature + (lying === usual ? 0 : lying ? 0.7 : -0.7) + normal(dice) * (usual ? 0.4 : 0.3), 10) : undefined,
    head: head !== undefined && checkup && dice.chance(0.8) ? round(head + normal(dice) * 0.2, 10) : undefined,
    arm: arm !== undefined && occasion === "round" && months >= 6 && dice.chance(0.92) ? Math.round((arm + normal(dice) * 0.2) * 10) / 10 : undefined,
    oedema: occasion === "round" && dice.chance(0.5) ? dice.chance(0.0015) : undefined,
    vitaminA: occasion === "round" && months >= 6 && months < 36 && dice.chance(0.95) ? months < 12 ? 100_000 : 200_000 : undefined,
    milestones: told
  }
}

/** One village in five reads scales to the half only, and everywhere somebody does so now and then: last digits 0 and 5 are too many. */
const rounding = (village: number, dice: Random): (measure: number, tenths: number) => number => {
  const halves = village % 5 === 3 ? dice.chance(0.7) : dice.chance(0.08)
  return (measure, tenths) => halves ? Math.round(measure * 2) / 2 : Math.round(measure * tenths) / tenths
}
