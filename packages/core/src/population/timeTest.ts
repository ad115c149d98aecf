import type { PlainFacts } from "../rules/predicate.ts"
import type { CutDay, CutDays, Frame } from "./cutDay.ts"
import type { DayColumn, DayTest, TimeTest } from "./node.ts"

const by = (column: DayColumn, cut: CutDay): DayTest => ({ column, after: false, cut })
const after = (column: DayColumn, cut: CutDay): DayTest => ({ column, after: true, cut })

/** The test of time that a set of facts asks for, as comparisons with cut days. */
export const timeTest = (facts: PlainFacts, cuts: CutDays, frame: Frame): TimeTest => {
  if (facts.activeAt !== undefined) {
    const day = cuts.point(facts.activeAt, frame)
    return plain(`active at ${day.key}`, [by("hi", day), after("endLo", day)], [by("lo", day), after("endHi", day)])
  }
  const window = facts.startsIn ?? facts.overlaps
  if (window === undefined) return begun(cuts, frame)
  // Half-open: a day lies in the window if it is after `before`, and at most `last`.
  const [before, last] = [cuts.point(window.from, frame, -1), cuts.point(window.until, frame, -1)]
  const edges = { from: cuts.point(window.from, frame), until: cuts.point(window.until, frame) }
  if (facts.startsIn !== undefined) return startsIn(before, last, edges)
  return {
    key: `overlaps ${before.key}..${last.key}`,
    sure: [by("hi", last)],
    possible: [by("lo", last), after("endHi", edges.from)],
    either: [after("lo", before), after("endLo", edges.from)],
    window: edges,
    lasting: true
  }
}

/** What began by the day of the question. */
export const begun = (cuts: CutDays, frame: Frame): TimeTest => {
  const on = cuts.point("on", frame)
  return plain(`begun ${on.key}`, [by("hi", on)], [by("lo", on)])
}

/** What begins after a day, up to another. */
export const startsIn = (before: CutDay, last: CutDay, window: TimeTest["window"]): TimeTest => ({
  ...plain(`starts ${before.key}..${last.key}`, [after("lo", before), by("hi", last)], [after("hi", before), by("lo", last)]),
  window
})

/** Both tests hold. */
export const both = (a: TimeTest, b: TimeTest): TimeTest => ({
  key: `${a.key} and ${b.key}`,
  sure: [...a.sure, ...b.sure],
  possible: [...a.possible, ...b.possible],
  either: a.either ?? b.either,
  window: a.window ?? b.window,
  lasting: a.lasting || b.lasting
})

const plain = (key: string, sure: readonly DayTest[], possible: readonly DayTest[]): TimeTest =>
  ({ key, sure, possible, either: undefined, window: undefined, lasting: false })
