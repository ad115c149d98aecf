import type { Dong } from "./money.ts"

/**
 * The fewest items that could go so that the rest is within the cap, and of these the smallest that will do for the last; items of
 * equal price by name. Which of them go is for the doctor to say: it is an offer, no decision.
 */
export const itemsAbove = (items: readonly { readonly item: string; readonly amount: Dong }[], cap: Dong): readonly string[] => {
  let over = items.reduce((sum, { amount }) => sum + amount, 0) - cap
  const left = items.toSorted((a, b) => b.amount - a.amount || (a.item < b.item ? -1 : 1))
  const going: string[] = []
  while (over > 0 && left.length > 0) {
    const last = left.findLastIndex(({ amount }) => amount >= over)
    const [gone] = left.splice(Math.max(last, 0), 1)
    going.push(gone!.item)
    over -= gone!.amount
  }
  return going
}
