/** An age group of a standard population: it ends where the next begins, the last is open. */
export interface StandardAgeGroup {
  /** Completed years at which the group begins. */
  readonly from: number
  /** Its part of the standard, in any unit: weights are always divided by their sum. */
  readonly weight: number
}

/**
 * The world standard population of the World Health Organization (dân số chuẩn thế giới), the average of 2000-2025, in percent.
 *
 * O. B. Ahmad and others, Age standardization of rates: a new WHO standard, GPE Discussion Paper 31, WHO 2001, with the groups from
 * 85 years on put together. The figures are rounded and sum to 100.03.
 */
export const whoWorldStandard: readonly StandardAgeGroup[] = [
  { from: 0, weight: 8.86 }, { from: 5, weight: 8.69 }, { from: 10, weight: 8.6 }, { from: 15, weight: 8.47 }, { from: 20, weight: 8.22 },
  { from: 25, weight: 7.93 }, { from: 30, weight: 7.61 }, { from: 35, weight: 7.15 }, { from: 40, weight: 6.59 }, { from: 45, weight: 6.04 },
  { from: 50, weight: 5.37 }, { from: 55, weight: 4.55 }, { from: 60, weight: 3.72 }, { from: 65, weight: 2.96 }, { from: 70, weight: 2.21 },
  { from: 75, weight: 1.52 }, { from: 80, weight: 0.91 }, { from: 85, weight: 0.63 }
]
