/** How much work a plan is worth: counted in arcs that are looked at and not by a clock, so that the same campaign has the same plan everywhere. */
export interface Effort {
  readonly spend: (arcs: number) => void
  /** Whether less than that share of all has been spent. */
  readonly isLeft: (share: number) => boolean
  readonly spent: () => number
}

/** A second has some forty million. */
export const effort = (all: number): Effort => {
  let spent = 0
  return {
    spend: (arcs) => { spent += arcs },
    isLeft: (share) => spent < share * all,
    spent: () => spent
  }
}

/** What a pivot takes. */
export const ofPivot = 300
