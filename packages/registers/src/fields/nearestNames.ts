import { withoutAccents } from "./plainText.ts"

/** The names most like a text, best first, at most `limit`: what a clerk may have meant. */
export const nearestNames = (text: string, names: readonly string[], limit = 3): readonly string[] => {
  const wanted = withoutAccents(text).slice(0, 60)
  return names.map((name) => ({ name, distance: editDistance(wanted, withoutAccents(name).slice(0, 60)) }))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)).slice(0, limit).map(({ name }) => name)
}

/** How many letters must be changed, added or left out (Levenshtein). */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
