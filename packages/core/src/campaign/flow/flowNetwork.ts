/**
 * A network: what each node gives (above 0) or takes (below 0), all together 0, and arcs with room for so much and a price a unit.
 * Whole numbers, so that nothing is ever rounded; room may be Infinity.
 */
export interface FlowNetwork {
  readonly supply: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly capacity: Float64Array
  readonly cost: Float64Array
}

/** A cheapest flow, with the proof that it is one. */
export interface MinimumCostFlow {
  /** By arc. */
  readonly flow: Float64Array
  /**
   * By node: the price of one more unit there. Of each arc, `cost + price[from] - price[to]` is at least 0 where room is left and at most 0
   * where something flows: no other flow can then be cheaper (complementary slackness).
   */
  readonly price: Float64Array
  readonly cost: number
  /** False: supply and demand cannot meet. */
  readonly feasible: boolean
  readonly pivots: number
}
