import type { RecordView } from "../citizen/readRecord.ts"
import type { Trace, TraceFact } from "../rules/trace.ts"
import { dayAgeReached, type EpochDay, parseCivilDate, partialDateBounds } from "../time/index.ts"

/**
 * The first day from which a condition that holds now is known to have held, by the facts that make it hold: life by the
 * birth, an age by the day it was reached, a membership by its start. What gives no day (a sex, the absence of a fact) holds
 * since ever. A day that is not fully known may come out later than now; whoever asks knows that it holds now.
 *
 * It dates a first examination: a worker hired in March is not overdue since the law of 2016. For a membership of which the
 * start is not known, `surely` takes the day it was recorded, by which it had begun; `earliest` takes it for as old as can be.
 */
export const heldSince = (trace: Trace, view: RecordView, bound: "earliest" | "surely"): EpochDay => {
  if (trace.verdict !== "yes") return sinceEver
  switch (trace.op) {
    case "all": return trace.of.reduce((latest, part) => Math.max(latest, heldSince(part, view, bound)), sinceEver)
    case "any": return trace.of.filter((part) => part.verdict === "yes").reduce((earliest, part) => Math.min(earliest, heldSince(part, view, bound)), Infinity)
    case "rule":
    case "sure": return heldSince(trace.of, view, bound)
    case "alive": return view.birth?.hi ?? sinceEver
    case "age": return trace.atLeast === undefined || view.birth === undefined ? sinceEver : dayAgeReached(view.birth.hi, trace.atLeast)
    case "exists": return trace.found.reduce((earliest, fact) => Math.min(earliest, begun(fact, bound)), Infinity)
    default: return sinceEver
  }
}

/** Before every day. */
export const sinceEver: EpochDay = -Infinity

const begun = ({ start, recorded }: TraceFact, bound: "earliest" | "surely"): EpochDay => {
  const bounds = start === undefined ? undefined : partialDateBounds(start)
  if (bounds !== undefined) return bounds.hi
  return bound === "earliest" ? sinceEver : parseCivilDate(recorded.slice(0, 10)) ?? sinceEver
}
