import type { RecordView } from "../citizen/readRecord.ts"
import type { Trace } from "../rules/trace.ts"
import { dayAgeReached, type EpochDay, partialDateBounds } from "../time/index.ts"

/**
 * The first day from which a condition that holds now is known to have held, by the facts that make it hold: life by the
 * birth, an age by the day it was reached, a membership by its start. What gives no day (a sex, the absence of a fact) holds
 * since ever. A day that is not fully known may come out later than now; whoever asks knows that it holds now.
 *
 * It dates a first examination: a worker hired in March is not overdue since the law of 2016.
 */
export const heldSince = (trace: Trace, view: RecordView): EpochDay => {
  if (trace.verdict !== "yes") return sinceEver
  switch (trace.op) {
    case "all": return trace.of.reduce((latest, part) => Math.max(latest, heldSince(part, view)), sinceEver)
    case "any": return trace.of.filter((part) => part.verdict === "yes").reduce((earliest, part) => Math.min(earliest, heldSince(part, view)), Infinity)
    case "rule":
    case "sure": return heldSince(trace.of, view)
    case "alive": return view.birth?.hi ?? sinceEver
    case "age": return trace.atLeast === undefined || view.birth === undefined ? sinceEver : dayAgeReached(view.birth.hi, trace.atLeast)
    case "exists": return trace.found.reduce((earliest, { start }) => Math.min(earliest, begun(start)), Infinity)
    default: return sinceEver
  }
}

/** Before every day. */
export const sinceEver: EpochDay = -Infinity

const begun = (start: string | undefined): EpochDay =>
  start === undefined ? sinceEver : partialDateBounds(start)?.hi ?? sinceEver
