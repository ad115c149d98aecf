/** How the places of rooms are divided among shares. */
export interface Sharing {
  /** Everyone gets what is wanted, who has been pressed longest first; what is left goes round. */
  readonly sharedOut: (wanted: Float64Array, pressed: Float64Array) => Float64Array
  /** Places go from shares to which one less means nothing to those that want more. */
  readonly shifted: (own: Float64Array, wanted: Float64Array, worth: readonly number[]) => Float64Array
}

/** By share the rooms that it needs, by number, and how many people each takes. */
export const sharing = (shares: readonly (readonly number[])[], room: Float64Array): Sharing => {
  const sharedOut = (wanted: Float64Array, pressed: Float64Array): Float64Array => {
    const left = room.slice()
    const own = new Float64Array(shares.length)
    const order = [...shares.keys()].sort((a, b) => pressed[b]! - pressed[a]! || a - b)
    const give = (at: number, most: number): boolean => {
      const rows = shares[at]!
      const given = Math.min(most, ...rows.map((row) => left[row]!))
      own[at]! += given
      for (const row of rows) left[row]! -= given
      return given > 0
    }
    for (const at of order) give(at, wanted[at]!)
    for (let isGiven = true; isGiven;) isGiven = order.map((at) => give(at, 1)).includes(true)
    return own
  }
  const inRow = Array.from(room, (): number[] => [])
  shares.forEach((rows, at) => { for (const row of rows) inRow[row]!.push(at) })
  const shifted = (own: Float64Array, wanted: Float64Array, worth: readonly number[]): Float64Array => {
    const next = own.slice()
    const left = room.slice()
    shares.forEach((rows, at) => { for (const row of rows) left[row]! -= own[at]! })
    const change = (at: number, by: number): void => {
      next[at]! += by
      for (const row of shares[at]!) left[row]! -= by
    }
    const isGiver = shares.map((_, at) => wanted[at]! <= own[at]! && worth[at] === 0)
    shares.forEach((rows, at) => {
      for (let more = wanted[at]! - own[at]!; more > 0; more--) {
        change(at, 1)
        for (const row of rows) {
          if (left[row]! >= 0) continue
          const giver = inRow[row]!.filter((other) => other !== at && isGiver[other]! && next[other]! > 0).sort((a, b) => (next[b]! - wanted[b]!) - (next[a]! - wanted[a]!))[0]
          if (giver !== undefined) change(giver, -1)
        }
        if (rows.some((row) => left[row]! < 0)) {
          change(at, -1)
          break
        }
      }
    })
    return next
  }
  return { sharedOut, shifted }
}
