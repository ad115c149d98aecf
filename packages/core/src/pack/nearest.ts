/** Finds among names the one that somebody meant who wrote another: `"atleast"`, `"atLeast"`. None if nothing is near. */
export type Nearest = (written: string, names: Iterable<string>) => string | undefined

/** Nobody misspells a longer name, and a pack full of misspellings is not helped by naming them all. */
const longest = 60
const helped = 20
const looked = 2_000

/** A search that helps a limited number of times, so that hostile packs cost no more than others. */
export const nearestOf = (): Nearest => {
  let left = helped
  return (written, names) => {
    if (written.length > longest || left === 0) return undefined
    left--
    let found: string | undefined
    // A third of the letters at most, those of the pack's id not counted: every short name is near every other.
    let least = Math.min(3, Math.floor((written.length - written.lastIndexOf("/") - 1) / 3)) + 1
    let seen = 0
    for (const name of names) {
      if (++seen > looked) break
      const steps = editDistance(written.toLowerCase(), name.toLowerCase(), least)
      if (steps < least) [found, least] = [name, steps]
    }
    return found
  }
}

/** How many letters must be put in, taken out, changed or swapped with the next; `limit` if as many or more. */
const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line.push(Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1), swapped ? before[column - 2]! + 1 : limit))
    }
    if (Math.min(...line) >= limit) return limit
    before = above
    above = line
  }
  return above[b.length]!
}

/** `; did you mean "atLeast"?`, or nothing. */
export const didYouMean = (nearest: string | undefined): string => nearest === undefined ? "" : `; did you mean ${JSON.stringify(nearest)}?`
