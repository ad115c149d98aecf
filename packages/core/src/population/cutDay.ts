import { contextOn, durationOf, type EvaluationContext, type ParameterValues, pointAt } from "../rules/context.ts"
import type { FixedPoint, ParameterRef } from "../rules/predicate.ts"
import { ageCutoff, type Duration, type EpochDay } from "../time/index.ts"

/**
 * A day that depends on the question alone: a cut-off, the edge of a window. Every comparison of the rule language asks
 * whether a day of the person or a fact is at most such a day. As the question moves on, it never goes back.
 */
export interface CutDay {
  /** Cut days of the same key are the same. */
  readonly key: string
  readonly at: (context: EvaluationContext) => EpochDay
}

/** From which day a question is seen: its own, or the last day of the year before. */
export interface Frame {
  readonly key: string
  readonly see: (context: EvaluationContext) => EvaluationContext
}

/** The question's own day. */
export const ownDay: Frame = { key: "", see: (context) => context }

/** The day before a day that depends on the question. */
export const dayBefore = (day: CutDay): Frame => {
  const contexts = new Map<EpochDay, EvaluationContext>()
  return {
    key: `before ${day.key}: `,
    see: (context) => {
      const on = day.at(context) - 1
      const known = contexts.get(on)
      if (known !== undefined) return known
      const made = contextOn(on)
      contexts.set(on, made)
      return made
    }
  }
}

/** Makes the cut days of questions, with the parameters of the rules filled in. */
export interface CutDays {
  readonly point: (point: FixedPoint, frame: Frame, plus?: number) => CutDay
  /** The last day of birth, or of a beginning, from which the time has passed. */
  readonly cutoff: (at: FixedPoint, span: Duration, frame: Frame) => CutDay
  readonly duration: (given: Duration | ParameterRef | undefined) => Duration | undefined
}

export const cutDays = (value: ParameterValues): CutDays => {
  const duration: CutDays["duration"] = (given) => durationOf(given, value)
  const resolved = (point: FixedPoint): unknown => {
    if (typeof point === "string") return point
    if ("schoolYearStart" in point) return "param" in point.schoolYearStart ? value(point.schoolYearStart) : point.schoolYearStart
    if ("date" in point) return point.date
    if ("floor" in point) return [resolved(point.floor), point.to]
    return [resolved(point.shift), duration(point.plus) ?? null, duration(point.minus) ?? null]
  }
  return {
    duration,
    point: (point, frame, plus = 0) => {
      const day = pointAt(point, value)
      return { key: `${frame.key}${JSON.stringify(resolved(point))}${plus}`, at: (context) => day(frame.see(context)) + plus }
    },
    cutoff: (at, span, frame) => {
      const day = pointAt(at, value)
      return { key: `${frame.key}${JSON.stringify([resolved(at), span])}`, at: (context) => ageCutoff(day(frame.see(context)), span) }
    }
  }
}

/** A day worked out from others. */
export const derived = (key: string, at: CutDay["at"]): CutDay => ({ key, at })
