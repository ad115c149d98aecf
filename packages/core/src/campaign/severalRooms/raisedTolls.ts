/** A question to a flow: what it proves with tolls on rooms, and how many people use them then. */
export interface TollQuestion {
  readonly solve: (toll: Float64Array) => number
  readonly used: () => Float64Array
  readonly room: Float64Array
  /** By room: no toll below this. */
  readonly least: Float64Array
  /** Nothing above this can be proven. */
  readonly target: number
  /** Whether enough work has been done. */
  readonly isEnough: () => boolean
}

/** Tolls are whole multiples of one in so many: sums of such numbers are exact. */
const grain = 64
const rounds = 200

/**
 * Tolls that prove more: where more people come than there is room for, the toll rises, where fewer, it falls; in steps as Polyak chose them, shorter where they lead nowhere, and turned away from
 * going to and fro as Camerini, Fratta and Maffioli do.
 *
 * @see Held, Wolfe, Crowder: Validation of subgradient optimization, Mathematical Programming 6 (1974) 62-88
 */
export const raisedTolls = ({ solve, used, room, least, target, isEnough }: TollQuestion, start: Float64Array): Float64Array<ArrayBuffer> => {
  const allowed = (toll: Float64Array, parts: number): Float64Array<ArrayBuffer> => Float64Array.from(toll, (one, row) => Math.max(least[row]!, Math.round(one * parts) / parts))
  let best = allowed(start, grain)
  let most = solve(best)
  let [toll, value] = [best, most]
  let step = 1
  let before = new Float64Array(room.length)
  let behind = 0
  for (let round = 1; round <= rounds && most < target && !isEnough(); round++) {
    const slope = used().map((one, row) => one < room[row]! && toll[row]! <= least[row]! ? 0 : one - room[row]!)
    const [square, turn] = [dot(before, before), dot(before, slope)]
    const keep = square > 0 && turn < 0 ? -1.5 * turn / square : 0
    const way = slope.map((one, row) => one + keep * before[row]!)
    const length = dot(way, way)
    // Nobody is where there is no room, and nobody pays where there is: nothing more can be proven.
    if (dot(slope, slope) === 0 || length === 0) break
    before = Float64Array.from(way)
    const far = step * (target - value) / length
    toll = allowed(toll.map((one, row) => one + far * way[row]!), grain)
    value = solve(toll)
    if (value > most) {
      ;[best, most, behind] = [toll, value, 0]
      continue
    }
    if (++behind % 3 !== 0) continue
    step /= 2
    // The best tolls are often whole, or halves.
    for (const parts of [1, 2]) {
      const near = allowed(best, parts)
      const worth = solve(near)
      if (worth >= most) [best, most] = [near, worth]
    }
    ;[toll, value] = [best, solve(best)]
    before.fill(0)
    if (step < 1 / 256) break
  }
  return best
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, at) => sum + one * b[at]!, 0)
