import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readRecord, type RecordView } from "../citizen/readRecord.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { contextOn } from "../rules/context.ts"
import { planScreening } from "../screening/planScreening.ts"
import { civilDate, epochDay, type CivilDate } from "../time/index.ts"
import { evaluate } from "./evaluate.ts"
import { type Commune, communes, days } from "./people.fixture.ts"
import { population } from "./population.ts"
import type { Run } from "./run.ts"

const held = ({ rulebook, questions, people }: Commune) => population(rulebook, people, { questions: questions.map(({ when }) => when) })

/** All that the interpreter says of one person on a day, and all that a run says. */
const told = (rules: RulesInForce, { questions }: Commune, view: RecordView, asOf: CivilDate) => {
  const context = contextOn(epochDay(asOf))
  const plan = planScreening(rules, view, { asOf })
  return [
    ...questions.map(({ when }) => rules.question(when).verdict(view, context)),
    ...rules.protocols.map(({ id }) => {
      const item = plan.items.find(({ protocol }) => protocol === id)
      if (item === undefined) return undefined
      const { state, dueFrom, dueBy, lastDone } = item
      return { state, dueFrom, dueBy, lastDone }
    })
  ]
}

const said = (run: Run, rules: RulesInForce, { questions }: Commune, index: number) => [
  ...questions.map(({ id }) => run.verdict(id, index)),
  ...rules.protocols.map(({ id }) => {
    const due = run.due(id, index)
    return due === undefined ? undefined : { state: due.state, dueFrom: due.dueFrom, dueBy: due.dueBy, lastDone: due.lastDone }
  })
]

describe("a population asked any questions on any day", () => {
  it("gives the answers of the interpreter, for masks alone and with the next change", () => {
    fc.assert(fc.property(communes({ questions: 12, protocols: 3, people: 12 }), days, fc.boolean(), (commune, day, nextChange) => {
      const rules = commune.rulebook.on("2026-07-15")
      const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day, nextChange })
      commune.people.forEach((record, index) => {
        expect(said(run, rules, commune, index)).toEqual(told(rules, commune, readRecord(record), day))
      })
    }), { numRuns: 250 })
  })

  it("gives the same answers until the day before the next change", () => {
    fc.assert(fc.property(communes({ questions: 4, protocols: 2, people: 8 }), days, (commune, day) => {
      const rules = commune.rulebook.on("2026-07-15")
      const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day })
      commune.people.forEach((record, index) => {
        const view = readRecord(record)
        const [on, next] = [epochDay(day), run.nextChange[index]!]
        expect(next).toBeGreaterThan(on)
        const now = said(run, rules, commune, index)
        for (const later of [on + 1, on + 2, on + 17, next - 40, next - 17, next - 2, next - 1]) {
          if (later > on && later < next) expect(told(rules, commune, view, civilDate(later))).toEqual(now)
        }
      })
    }), { numRuns: 200 })
  })
})
