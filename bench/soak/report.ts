/** What went wrong, in words; printed at the end. */
export const losses: string[] = []

/** Prints a figure as bench programs do. `limit` is what it may at most be, or with `atLeast` must at least be. */
export const report = (name: string, value: number, unit: string, n: number, limit?: { readonly atMost: number } | { readonly atLeast: number }): void => {
  const missed = limit === undefined ? false : "atMost" in limit ? value > limit.atMost : value < limit.atLeast
  if (missed) losses.push(`${name}: ${value} ${unit}, limit ${JSON.stringify(limit)}`)
  console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit, n, ...limit === undefined ? {} : { limit: "atMost" in limit ? limit.atMost : limit.atLeast } }))
}

/** Notes what was lost, and goes on. */
export const lost = (told: string): void => {
  const what = told.startsWith("in the simulation") ? told : told.slice(0, 600)
  losses.push(what)
  console.error(`LOST ${what}`)
}

/** A source of numbers that a seed decides (mulberry32). */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
