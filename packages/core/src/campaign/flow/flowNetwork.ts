/**
 * A network: what each node gives (above 0) or takes (below 0), all together 0, and arcs with room for so much and a price a unit.
 * Whole numbers, so that nothing is ever rounded; room may be Infinity.
 */
export interface FlowNetwork {
  readonly supply: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly capacity: Float64Array
  /** By aim, the most important first: a later one is looked at only where all earlier ones leave a choice. */
  readonly costs: readonly Float64Array[]
  /** Where to begin: it saves time, and changes nothing else. */
  readonly begin?: FlowBeginning
}

/** A flow that is known beforehand, and what to look at first. The arcs that leave one node stand together. */
export interface FlowBeginning {
  /**
   * By node an arc that leaves it, or -1. From arc to arc they lead, never round in a circle, to nodes without one; everything that is given flows along them
   * and finds room, with some left.
   */
  readonly ways: Int32Array
  /** Nodes that take the least dear of the arcs that leave them, one node after the other. */
  readonly order: readonly number[]
  /** By arc. */
  readonly dearness: Float64Array
}

/** A cheapest flow, with the proof that it is one. */
export interface MinimumCostFlow {
  /** By arc. */
  readonly flow: Float64Array
  /**
   * By aim and node: the price of one more unit there. Of an arc, `cost + price[from] - price[to]` is looked at aim by aim; the first that is not 0
   * is above 0 only where nothing flows, and below 0 only where no room is left. No other flow can then be cheaper in the order of the
   * aims (complementary slackness).
   */
  readonly prices: readonly Float64Array[]
  /** By aim. */
  readonly totals: readonly number[]
  /** False: supply and demand cannot meet. */
  readonly feasible: boolean
  readonly pivots: number
}
