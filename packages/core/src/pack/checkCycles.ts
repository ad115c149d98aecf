import { walk } from "./circles.ts"
import { inForceOn } from "./inForce.ts"
import type { Rule } from "./pack.ts"
import type { PlacedItem, Report } from "./placedItem.ts"
import { referencesOf } from "./references.ts"

/** So many rules may refer to one another in a row: more than any law needs, and few enough to be followed in one go. */
const longestChain = 100

const mostSteps = 50_000

/** Reports rules and definitions that refer to each other in a circle on some day, and chains of rules that are too long. */
export const checkCycles = (sound: readonly PlacedItem[], report: Report): void => {
  const rules = sound.filter(({ section }) => section === "rules" || section === "definitions")
  const followed = new Map(rules.map((place) => {
    const { rules: named, definitions } = referencesOf(place)
    return [place.item, [...named, ...definitions]]
  }))
  // First all versions together: where they make no circle, no day does.
  const { circles, depths } = ever(rules, (place) => followed.get(place.item) ?? [])
  const deepest = [...depths].find(([, depth]) => depth === longestChain + 1)?.[0]
  if (deepest !== undefined) report("TRAMYTE_PACK_TOO_DEEP", packOf(deepest, rules), placeIn(deepest, rules), `from it on more than ${longestChain} rules refer to one another in a row; write fewer steps`)
  if (circles.length === 0) return
  const tell = (circle: readonly string[]): void =>
    report("TRAMYTE_PACK_CYCLE", packOf(circle[0]!, rules), placeIn(circle[0]!, rules), `rules refer to each other in a circle: ${namesOf(circle)} (an id stands for the rule that overrides it)`)
  const days = new Set(rules.map(({ item }) => item.from))
  // So many rules on so many days no law has: they are not looked at day by day.
  if (days.size * rules.length > mostSteps) return circles.forEach(tell)
  for (const day of days) {
    const found = circlesOn(day, rules, followed)
    found.forEach(tell)
    // One faulty day is enough to mend; the days after it would tell the same again.
    if (found.length > 0) return
  }
}

const packOf = (id: string, rules: readonly PlacedItem[]): string => rules.find(({ item }) => item.id === id)?.pack ?? ""

const placeIn = (id: string, rules: readonly PlacedItem[]): string => `${rules.find(({ item }) => item.id === id)?.section ?? "rules"}/${id}`

const namesOf = (circle: readonly string[]): string =>
  circle.length > 12 ? `${circle.slice(0, 12).join(" → ")} → … (${circle.length} rules)` : [...circle, circle[0]].join(" → ")

/** The walk over ids, each standing for all its versions and for whatever overrides it. */
const ever = (rules: readonly PlacedItem[], followed: (place: PlacedItem) => readonly string[]) => {
  const next = new Map<string, string[]>()
  const add = (from: string, to: readonly string[]): void => {
    const known = next.get(from)
    if (known === undefined) next.set(from, [...to])
    else known.push(...to)
  }
  for (const place of rules) {
    add(place.item.id, followed(place))
    if (place.item.overrides !== undefined) add(place.item.overrides, [place.item.id])
  }
  return walk(next.keys(), (id) => next.get(id) ?? [])
}

const circlesOn = (day: string, rules: readonly PlacedItem[], followed: ReadonlyMap<unknown, readonly string[]>): readonly (readonly string[])[] => {
  const inForce = new Map(["rules", "definitions"].flatMap((section) => [...inForceOn(rules.map((place) => place.section === section ? { rules: [place.item as Rule] } : {}), "rules", day)]))
  const original = new Map(rules.filter(({ item }) => item.from <= day && (item.until === undefined || item.until > day)).map(({ item }) => [item.id, item]))
  const standing = (id: string): readonly string[] => inForce.has(id) ? [inForce.get(id)!.id] : []
  return walk([...inForce.keys()].flatMap(standing), (id) => (followed.get(original.get(id)) ?? []).flatMap(standing)).circles
}
