import type { Resident } from "../people/resident.ts"
import type { GrowthHistory, Weighing } from "./drawGrowth.ts"

/** What is true of the growth of those who live in the commune on the day, before it was written down. */
export interface GrowthTruth {
  /** Under five years on the day, and of these born before 37 weeks. */
  readonly under5: number
  readonly preterm: number
  /** Under five years who fail, or failed, to thrive. */
  readonly faltered: number
  /** Weighed in the last round before the day; of these truly stunted, wasted, overweight. */
  readonly weighedInRound: number
  readonly stunted: number
  readonly wasted: number
  readonly overweight: number
  /** Five to eighteen years, with a weighing of the last school check; of these truly obese. */
  readonly schoolChildren: number
  readonly obese: number
  readonly weighings: number
  readonly vitaminADoses: number
}

/** Counts while everybody's growth is drawn. */
export const growthTally = (on: number): { readonly child: (child: Resident, history: GrowthHistory) => void; readonly end: () => GrowthTruth } => {
  const truth = { under5: 0, preterm: 0, faltered: 0, weighedInRound: 0, stunted: 0, wasted: 0, overweight: 0, schoolChildren: 0, obese: 0, weighings: 0, vitaminADoses: 0 }
  return {
    child: ({ age }, { path, weighings }) => {
      truth.weighings += weighings.length
      truth.vitaminADoses += weighings.filter(({ vitaminA }) => vitaminA !== undefined).length
      if (age >= 5) {
        const last = lastOf(weighings, "school")
        if (last === undefined) return
        truth.schoolChildren += 1
        if (last.standing.weight > 2) truth.obese += 1
        return
      }
      truth.under5 += 1
      if (path.gestationDays < 259) truth.preterm += 1
      if (path.falters !== undefined && weighings.some(({ months }) => months > path.falters!.from)) truth.faltered += 1
      const round = lastOf(weighings, "round")
      if (round === undefined || on - round.day > 200) return
      truth.weighedInRound += 1
      if (round.standing.height < -2) truth.stunted += 1
      if (round.standing.weight < -2) truth.wasted += 1
      if (round.standing.weight > 2) truth.overweight += 1
    },
    end: () => truth
  }
}

const lastOf = (weighings: readonly Weighing[], occasion: Weighing["occasion"]): Weighing | undefined => weighings.findLast((one) => one.occasion === occasion)
