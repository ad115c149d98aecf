import type { ChannelFault, Simulation } from "@tramyte/sdk/testing"

/** What may happen to a transaction or its process, besides what a channel does to messages. */
export type StoreFault =
  /** The process ends between two steps, within one, before it commits, or after it committed and before it told anybody. */
  | "crashBeforeStep" | "crashWithinStep" | "crashAfterStep" | "crashBeforeCommit" | "crashAfterCommit"
  /** Every process ends, and only what the disk has is left. */
  | "powerCut"
  | "diskFull" | "diskFullAtCommit" | "busy"
  /** The database gives a transaction up and wants it begun anew. */
  | "serialization" | "deadlock" | "serializationAtCommit"
  /** The connection is gone; at the commit nobody knows whether it was done. */
  | "connectionLost" | "connectionLostBeforeCommit" | "connectionLostAfterCommit" | "connectionRefused"
  | "slowStep" | "slowCommit"
  | "crashInRead" | "connectionLostInRead" | "slowRead"
  /** The process ends while it opens. */
  | "crashAtStart"

export type Fault = StoreFault | ChannelFault

/** Decides what happens when, and remembers what did. */
export interface FaultPlan {
  /** What happens to one transaction, and before which of its steps; a transaction with fewer steps meets it at its end. */
  readonly ofWrite: () => Planned | undefined
  readonly ofRead: () => Planned | undefined
  readonly atStart: () => boolean
  /** A channel's fault is allowed or not: it is decided there. */
  readonly counted: (fault: Fault) => void
  readonly counts: ReadonlyMap<Fault, number>
  readonly allows: (fault: Fault) => boolean
}

export interface Planned {
  readonly fault: StoreFault
  readonly step: number
}

const writeFaults: readonly (readonly [StoreFault, number])[] = [
  ["crashBeforeStep", 3], ["crashWithinStep", 3], ["crashAfterStep", 3], ["crashBeforeCommit", 3], ["crashAfterCommit", 4], ["powerCut", 2],
  ["diskFull", 5], ["diskFullAtCommit", 3], ["busy", 5], ["serialization", 8], ["deadlock", 6], ["serializationAtCommit", 6],
  ["connectionLost", 6], ["connectionLostBeforeCommit", 5], ["connectionLostAfterCommit", 6], ["connectionRefused", 3], ["slowStep", 12], ["slowCommit", 5]
]
const readFaults: readonly (readonly [StoreFault, number])[] = [["crashInRead", 1], ["connectionLostInRead", 4], ["slowRead", 8]]

/** How many steps a write has, about: faults fall on any of them alike. */
const usualSteps = 36

/**
 * @param allowed whether a fault may happen, asked by kind and how many were decided before: a story is made shorter by forbidding
 * some; the random numbers of all others stay what they are
 */
export const faultPlan = (world: Simulation, allowed: (fault: Fault, number: number) => boolean = () => true): FaultPlan => {
  const counts = new Map<Fault, number>()
  let decided = 0
  const allows = (fault: Fault): boolean => allowed(fault, decided++)
  const drawn = (table: readonly (readonly [StoreFault, number])[], probability: number, steps: number): Planned | undefined => {
    // Always three draws, so that what was forbidden does not move what was not.
    const happens = world.chance(probability)
    const place = world.random() * table.reduce((sum, [, weight]) => sum + weight, 0)
    const step = world.below(steps)
    if (!happens) return undefined
    let sum = 0
    const [fault] = table.find(([, weight]) => (sum += weight) > place) ?? table.at(-1)!
    return allows(fault) ? { fault, step } : undefined
  }
  return {
    ofWrite: () => drawn(writeFaults, 0.45, world.chance(0.3) ? 8 : usualSteps),
    ofRead: () => drawn(readFaults, 0.2, 6),
    atStart: () => world.chance(0.15) && allows("crashAtStart"),
    counted: (fault) => counts.set(fault, (counts.get(fault) ?? 0) + 1),
    counts,
    allows
  }
}
