import type { Fact } from "../citizen/fact.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { CivilDate } from "../time/index.ts"

/**
 * A result as an engine writes it. What it is about, who computed it and when is filled in: it becomes a fact of kind
 * `assessment`.
 */
export interface DerivedFact extends Pick<Fact, "status" | "end" | "at" | "value" | "unit" | "components" | "qualifiers" | "links"> {
  readonly kind?: "assessment"
  /** What was found, of the codes that the engine says it writes. */
  readonly code: readonly string[]
  /** Since when, or on which day, it holds. Default: the day the facts were read at. */
  readonly start?: Fact["start"]
  /** Tells results of the same code and start apart: the id of the dose that was judged, say. */
  readonly key?: string
}

/**
 * Code that works out what no rule can say (a score, the validity of a dose) and writes it as facts, so that rules,
 * indicators and SQL need to see nothing but facts. Plugins bring it; a pack names it in `needs`.
 */
export interface FactEngine {
  /** `"<plugin>/<name>"`. */
  readonly id: string
  /** Three numbers, `"1.2.0"`: results of another version are another statement. */
  readonly version: string
  /** Every code it may write. No two engines write the same. */
  readonly codes: readonly string[]
  /** The kinds of fact it looks at. It is shown no other; when one of them changes, its results are to be computed again. */
  readonly reads: readonly string[]
  /** Kinds of fact without all of which its results are not all there: they are complete only as far as these are. Those of other engines may reach further. */
  readonly completeWith?: readonly string[]
  /** Where it reads `assessment`: the codes it looks at, written by engines that run before it. Default: all but its own. */
  readonly readsCodes?: readonly string[]
  /**
   * Works the results out. Pure: the same record gives the same results; nothing is read besides, no clock, no network.
   *
   * @param rules the law of the day, for thresholds and rules of packs
   * @param record the facts of the kinds in `reads`, with sex and dates of birth and death
   * @param asOf the day the facts are read at
   */
  readonly derive: (rules: RulesInForce, record: RecordView, asOf: CivilDate) => readonly DerivedFact[]
}
