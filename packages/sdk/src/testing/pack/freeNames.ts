import type { Predicate } from "@tramyte/core"
import { visitLanguage } from "./mapLanguage.ts"

/** Whether a question without references speaks of a fact by a name that nothing in it gives. */
export const hasFreeNames = (tree: Predicate): boolean => {
  const [given, spoken] = [new Set<string>(), new Set<string>()]
  visitLanguage({
    facts: (set) => {
      if (set.as !== undefined) given.add(set.as)
      if ("fact" in set) spoken.add(set.fact)
      if ("linkedFrom" in set) spoken.add(set.linkedFrom)
    },
    point: (point) => {
      for (const which of typeof point === "object" ? Object.values(pick(point)) : []) if (typeof which === "string") spoken.add(which)
    },
    quantity: (quantity) => {
      if (quantity.get === "value" && typeof quantity.in === "string") spoken.add(quantity.in)
    }
  }).predicate(tree)
  return [...spoken].some((name) => !given.has(name))
}

const pick = (point: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(point).filter(([field]) => field === "startOf" || field === "endOf" || field === "recordedOf"))
