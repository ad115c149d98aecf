import { type Predicate, readRecord, TimeError, type Verdict } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { measureRecord } from "../measureRecords.ts"
import { measureContexts, measureQuestion, measureRules } from "../measures.ts"

describe("a trace", () => {
  const views = fc.sample(measureRecord(), { numRuns: 16, seed: 3 }).map((record) => readRecord(record))
  const told = fc.sample(measureQuestion(2), { numRuns: 800, seed: 3 }).flatMap((question: Predicate, index) => {
    const { trace, verdict } = measureRules.question(question)
    const context = measureContexts[index % measureContexts.length]!
    const tracedOf = (view: (typeof views)[number]): Verdict | "stopped" => {
      try {
        return trace(view, context).verdict
      } catch (error) {
        if (error instanceof TimeError) return "stopped"
        throw error
      }
    }
    return views.map((view) => ({ question, bare: verdict(view, context), traced: tracedOf(view) }))
  })

  it("tells the verdict that is given without it", () => {
    expect(told.filter(({ bare, traced }) => traced !== "stopped" && traced !== bare)).toEqual([])
    expect(told.filter(({ traced }) => traced === "stopped").length).toBeLessThan(told.length / 50)
  })

  // A point beyond every day (the end of what is ongoing, the death of the living, the start of what always was) has no civil date.
  it("never stops, however far a point lies", () => expect(told.filter(({ traced }) => traced === "stopped")).toEqual([]))
})
