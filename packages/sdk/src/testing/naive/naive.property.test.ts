import { civilDate, type HealthRecord, type Predicate, readRecord, type RecordView, type Verdict } from "@tramyte/core"
import type { EvaluationContext } from "@tramyte/core/engine"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { visitLanguage } from "../pack/mapLanguage.ts"
import { measureRecord } from "../measureRecords.ts"
import { measureContexts, measurePacks, measureQuestion, measureRules } from "../measures.ts"
import { question, questionContexts, questionPack, questionRecord, questionRules } from "../questions.ts"
import { naiveLaw } from "./asked.ts"
import { askedOf, naiveVerdict } from "./naivePredicate.ts"

const law = naiveLaw(measureRules, measurePacks)
const naive = (asked: Predicate, view: RecordView, context: EvaluationContext): Verdict => naiveVerdict(asked, askedOf(law, context, view))

interface Meeting {
  readonly question: Predicate
  readonly view: RecordView
  readonly record: HealthRecord
  readonly context: EvaluationContext
}

/** Every question with every person, the days in turn. */
function* meetings(questions: number, people: number, seed: number): Generator<Meeting> {
  const records = fc.sample(measureRecord(), { numRuns: people, seed })
  const views = records.map((record) => readRecord(record))
  for (const [index, asked] of fc.sample(measureQuestion(2), { numRuns: questions, seed }).entries()) {
    for (const [at, view] of views.entries()) yield { question: asked, view, record: records[at]!, context: measureContexts[index % measureContexts.length]! }
  }
}

const told = ({ context, question: asked, record }: Meeting, ...verdicts: readonly Verdict[]): string =>
  `${verdicts.join(" / ")} on ${civilDate(context.on)} (${String(context.utcOffset)}): ${JSON.stringify(asked)} of ${JSON.stringify(record)}`

describe("the core and the naive interpreter", () => {
  it("give the same verdicts on questions of every form", () => {
    const different: string[] = []
    const met = { yes: 0, no: 0, unknown: 0 }
    for (const meeting of meetings(800, 60, 7)) {
      const [real, expected] = [measureRules.question(meeting.question).verdict(meeting.view, meeting.context), naive(meeting.question, meeting.view, meeting.context)]
      met[expected]++
      if (real !== expected && different.length < 5) different.push(told(meeting, real, expected))
    }
    expect(different).toEqual([])
    for (const verdict of ["yes", "no", "unknown"] as const) expect([verdict, met[verdict] > 4000]).toEqual([verdict, true])
  })

  it("give the same verdicts on questions of the plain form", () => {
    const plainLaw = naiveLaw(questionRules, [questionPack])
    const views = fc.sample(questionRecord(), { numRuns: 100, seed: 3 }).map((record) => readRecord(record))
    const different: Predicate[] = []
    for (const [index, asked] of fc.sample(question(), { numRuns: 400, seed: 4 }).entries()) {
      const context = questionContexts[index % questionContexts.length]!
      const { verdict } = questionRules.question(asked)
      if (views.some((view) => verdict(view, context) !== naiveVerdict(asked, askedOf(plainLaw, context, view)))) different.push(asked)
    }
    expect(different).toEqual([])
  })
})

describe("generated questions", () => {
  it("have every operator, source, narrowing, point and number", () => {
    const seen = new Set<string>()
    const { predicate } = visitLanguage({
      predicate: ({ op }) => void seen.add(op),
      facts: (set) => Object.keys(set).forEach((field) => seen.add(field)),
      point: (point) => void (typeof point === "string" ? seen.add(point) : Object.keys(point).forEach((field) => seen.add(field))),
      quantity: (quantity) => void seen.add(quantity.get),
      window: (window) => Object.keys(window).forEach((edge) => seen.add(edge))
    })
    fc.sample(measureQuestion(2), { numRuns: 2000, seed: 1 }).forEach(predicate)
    for (const word of [
      "all", "any", "not", "sure", "known", "sex", "age", "alive", "exists", "count", "value", "change", "elapsed", "compare", "within", "flag", "rule",
      "kind", "anyOf", "of", "use", "fact", "linkedFrom", "codes", "status", "links", "activeAt", "startsIn", "endsIn", "overlaps", "valueCodes", "qualifiers", "has", "lacks", "where", "except", "pick",
      "on", "birth", "death", "startOf", "endOf", "recordedOf", "shift", "floor", "date", "schoolYearStart", "from", "after", "until", "through", "grain",
      "count", "distinctDays", "value", "min", "max", "sum", "mean", "age", "time", "plus", "minus"
    ]) expect([word, seen.has(word)]).toEqual([word, true])
  })
})
