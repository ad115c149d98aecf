import type { Text } from "@tramyte/core"
import type { Unserved } from "@tramyte/core/campaign"
import { compared } from "../lists/appointments.ts"
import { fullBecause, whyUnservedText } from "./whyUnservedText.ts"

/** How many have no session for one reason. */
export interface ReasonCount {
  readonly reason: Text
  readonly people: number
}

/** How many for which reason, the most first; however many sessions were full, that is one reason, with what stands in the way of one that has room. */
export const reasonsOf = (unserved: readonly Unserved[]): readonly ReasonCount[] => {
  const found = new Map<string, ReasonCount>()
  for (const one of unserved) {
    const reason = one.reason === "full" ? fullBecause(allFull, one.because) : whyUnservedText(one)
    found.set(reason.en, { reason, people: (found.get(reason.en)?.people ?? 0) + 1 })
  }
  return [...found.values()].toSorted((a, b) => b.people - a.people || compared(a.reason.en, b.reason.en))
}

const allFull: Text = { vi: "Mọi buổi khám đến được đều đã hết chỗ", en: "All sessions that they could come to are full" }
