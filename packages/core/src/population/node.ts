import type { Verdict } from "../logic/verdict.ts"
import type { FactSet } from "../rules/factSet.ts"
import type { FirstOrLast } from "../rules/predicate.ts"
import type { Duration } from "../time/index.ts"
import type { CutDay } from "./cutDay.ts"

/**
 * A predicate with its references resolved and its days turned into cut days: what code is made from. Equal parts are one
 * node, whichever rules they stand in.
 */
export type Node = { readonly id: number } & NodeShape

export type NodeShape =
  | { readonly op: "constant"; readonly verdict: Verdict }
  /** Bit 1 for male, 2 for female, 3 for other. */
  | { readonly op: "sex"; readonly yes: number }
  | ({ readonly op: "age" } & Span)
  | { readonly op: "alive"; readonly at: CutDay }
  | { readonly op: "count"; readonly set: SetNode; readonly atLeast: number; readonly exists: boolean }
  | { readonly op: "value"; readonly which: FirstOrLast; readonly set: SetNode; readonly number: NumberTest }
  | { readonly op: "change"; readonly set: SetNode; readonly number: NumberTest }
  | ({ readonly op: "elapsed"; readonly which: FirstOrLast; readonly set: SetNode } & Span)
  | { readonly op: "all" | "any"; readonly of: readonly Node[] }
  | { readonly op: "not" | "sure" | "known"; readonly of: Node }

/** How long something lasts that began within bounds: it began by a day, and after another. */
export interface Span {
  readonly begunBy: CutDay
  readonly begunAfter: CutDay | undefined
  /** The length that `begunBy` stands for, if one was asked for. */
  readonly atLeast: Duration | undefined
}

/** A number that facts of a kind carry, by its place among the columns, and its bounds. */
export interface NumberTest {
  readonly column: number
  readonly atLeast: number | undefined
  readonly above: number | undefined
  readonly atMost: number | undefined
  readonly below: number | undefined
}

/** A set of facts: of one kind, of some classes, at some time, with some number. */
export interface SetNode {
  readonly id: number
  /** The place of the kind among the tables. */
  readonly table: number
  /** Asked about one fact of each class, it tells which classes surely or possibly fit. */
  readonly classes: FactSet
  /** Sets with the same text have the same classes. */
  readonly classKey: string
  readonly time: TimeTest
  readonly number: NumberTest | undefined
  readonly complete: CompleteTest
}

/** The kind, or each of the codes asked for, is known completely if the day of its list lies after one day and, if told, not after another. */
export interface CompleteTest {
  /** The entries of the codes, as `codeEntries` gives them. */
  readonly entries: readonly string[]
  readonly after: CutDay
  readonly notAfter: CutDay | undefined
}

/** Which columns of days a test of time looks at. */
export type DayColumn = "lo" | "hi" | "endLo" | "endHi"

/** A day of a fact is at most a cut day, or after it. */
export interface DayTest {
  readonly column: DayColumn
  readonly after: boolean
  readonly cut: CutDay
}

/**
 * When a fact surely or possibly fits in time: all of these hold. A membership overlaps a window surely also if it only
 * `either` begins or ends after the window's start.
 */
export interface TimeTest {
  readonly key: string
  readonly sure: readonly DayTest[]
  readonly possible: readonly DayTest[]
  readonly either: readonly [DayTest, DayTest] | undefined
  /** Nothing fits in a window that ends before it begins. */
  readonly window: { readonly from: CutDay; readonly until: CutDay } | undefined
  /** Nothing fits that ends before it begins. */
  readonly lasting: boolean
}
