import type { Sex } from "../people/resident.ts"
import { choices, type Random } from "../random.ts"
import { drawGestation, term } from "./gestation.ts"
import { normal } from "./normal.ts"

/** How a child grows, in z-scores: where it stands, and what may happen to it. All shares and sizes are invented. */
export interface GrowthPath {
  readonly sex: Sex
  readonly gestationDays: number
  /** How tall and how heavy for its height the child is, beside what is usual at its age. */
  readonly height: number
  readonly weight: number
  /** Head and arm, beside height and weight. */
  readonly head: number
  readonly arm: number
  /** Ages in months between which it fails to thrive. */
  readonly falters: { readonly from: number; readonly until: number; readonly perMonth: number } | undefined
  /** From this age on, in months, it becomes heavier than it is tall. */
  readonly obeseFrom: number | undefined
}

/** Of children under five: too thin, too heavy, or neither. With what varies by itself, 4-5 % are wasted and 7-9 % overweight. */
const builds = choices([["thin", 4], ["heavy", 7], ["usual", 89]] as const)

/** Draws how a child grows. */
export const drawGrowthPath = (sex: Sex, dice: Random): GrowthPath => {
  const build = dice.weighted(builds)
  const weight = build === "thin" ? -2.2 + normal(dice) * 0.35 : build === "heavy" ? 2.3 + normal(dice) * 0.4 : normal(dice) * 0.85
  const from = dice.int(4, 15)
  return {
    sex,
    gestationDays: drawGestation(dice),
    height: normal(dice) * 1.02,
    weight,
    head: normal(dice) * 0.6,
    arm: normal(dice) * 0.4,
    falters: dice.chance(0.05) ? { from, until: from + dice.int(3, 6), perMonth: 0.28 + dice.int(0, 12) / 100 } : undefined,
    obeseFrom: dice.chance(0.07) ? dice.int(60, 130) : undefined
  }
}

/** Where a child truly stands at an age in months: height for age, and weight for height (from five years on, BMI for age). */
export interface Standing {
  readonly height: number
  readonly weight: number
}

/** Stunting shows itself in the first year and a half; nearly one child in five is stunted then. */
const usualHeight = (months: number): number => months < 18 ? -0.4 - 0.75 * months / 18 : months < 60 ? -1.15 : -1

/** The path at an age, before what changes from visit to visit. How heavy a child will be shows half at birth, and wholly from six months on. */
export const standingAt = (path: GrowthPath, months: number): Standing => {
  const lost = lostBy(path, months)
  const { obeseFrom } = path
  const gained = obeseFrom === undefined || months < obeseFrom ? 0 : Math.min(2.6, (months - obeseFrom) * 0.08)
  return { height: usualHeight(months) + path.height - lost * 0.25, weight: path.weight * Math.min(1, 0.5 + months / 12) + (months >= 60 ? 0.1 : 0.05) + gained - lost }
}

/** What a child that failed to thrive has lost; half of it comes back within a year. */
const lostBy = ({ falters }: GrowthPath, months: number): number => {
  if (falters === undefined || months <= falters.from) return 0
  const most = (falters.until - falters.from) * falters.perMonth
  return months <= falters.until ? (months - falters.from) * falters.perMonth : most * (1 - 0.5 * Math.min(1, (months - falters.until) / 12))
}

/** The age by which a child who was born too early stands on its path: counted from its term at first, caught up by two and a half years. */
export const grownDays = ({ gestationDays }: GrowthPath, ageDays: number): number =>
  ageDays - Math.max(0, term - gestationDays) * (gestationDays >= 259 ? 0 : Math.max(0, Math.min(1, (913 - ageDays) / 548)))
