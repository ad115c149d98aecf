import type { Rule } from "./pack.ts"
import { inForceOn } from "./inForce.ts"
import type { PlacedItem, Report } from "./placedItem.ts"
import { referencesOf } from "./references.ts"

/** Reports rules that refer to each other in a circle on some day: on each day on which a rule comes into force it is looked for anew. */
export const checkCycles = (sound: readonly PlacedItem[], report: Report): void => {
  const rules = sound.filter(({ section }) => section === "rules")
  const told = new Set<string>()
  for (const day of new Set(rules.map(({ item }) => item.from))) {
    for (const circle of circlesOn(day, rules)) {
      const name = circle.toSorted().join(" ")
      if (told.has(name)) continue
      told.add(name)
      const place = rules.find(({ item }) => item.id === circle[0])!
      report("TRAMYTE_PACK_CYCLE", place.pack, `rules/${circle[0]}`, `rules refer to each other in a circle: ${[...circle, circle[0]].join(" → ")} (an id stands for the rule that overrides it)`)
    }
  }
}

const circlesOn = (day: string, rules: readonly PlacedItem[]): readonly (readonly string[])[] => {
  const inForce = inForceOn(rules.map(({ item }) => ({ rules: [item as Rule] })), "rules", day)
  const found: (readonly string[])[] = []
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    const item = inForce.get(name)
    if (item === undefined || done.has(item.id)) return
    if (path.includes(item.id)) {
      found.push(path.slice(path.indexOf(item.id)))
      return
    }
    for (const next of referencesOf({ pack: "", section: "rules", item }).rules) visit(next, [...path, item.id])
    done.add(item.id)
  }
  for (const name of inForce.keys()) visit(name, [])
  return found
}
