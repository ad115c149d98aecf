import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readRecord } from "../citizen/readRecord.ts"
import { theDay } from "../pack/smallPack.fixture.ts"
import { contextOn } from "../rules/context.ts"
import { civilDate, epochDay, periodDays } from "../time/index.ts"
import { evaluate } from "./evaluate.ts"
import { borders, communes, days, held, said, told } from "./people.fixture.ts"
import { population } from "./population.ts"

const asked = { questions: 12, protocols: 3, people: 12 }

describe("a population asked any questions on any day", () => {
  it("gives the answers of the interpreter, for masks alone and with the next change", () => {
    fc.assert(fc.property(communes(asked), days, fc.boolean(), (commune, day, nextChange) => {
      const rules = commune.rulebook.on("2026-07-15")
      const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day, nextChange })
      commune.people.forEach((record, index) => {
        expect(said(run, rules, commune, index)).toEqual(told(rules, commune, readRecord(record), day))
      })
    }), { numRuns: 300, examples: [[borders, theDay, true], [borders, theDay, false]] })
  })

  it("gives them of a reporting period, too", () => {
    fc.assert(fc.property(communes({ questions: 20, protocols: 0, people: 12 }), days, (commune, day) => {
      const rules = commune.rulebook.on("2026-07-15")
      const period = { from: "2026-04-01", until: "2026-07-01" }
      const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day, period })
      const context = contextOn(epochDay(day), periodDays(period))
      commune.people.forEach((record, index) => {
        const view = readRecord(record)
        expect(commune.questions.map(({ id }) => run.verdict(id, index))).toEqual(commune.questions.map(({ when }) => rules.question(when).verdict(view, context)))
      })
    }), { numRuns: 100 })
  })

  it("gives the same answers until the day before the next change", () => {
    fc.assert(fc.property(communes({ questions: 4, protocols: 2, people: 8 }), days, (commune, day) => {
      const rules = commune.rulebook.on("2026-07-15")
      const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day })
      commune.people.forEach((record, index) => {
        const view = readRecord(record)
        const [on, next] = [epochDay(day), run.nextChange[index]!]
        expect(next).toBeGreaterThan(on)
        expect(next).toBeLessThanOrEqual(on + 401)
        const now = said(run, rules, commune, index)
        for (const later of [on + 1, on + 2, on + 17, next - 40, next - 17, next - 2, next - 1]) {
          if (later > on && later < next) expect(told(rules, commune, view, civilDate(later))).toEqual(now)
        }
      })
    }), { numRuns: 250 })
  })

  it("takes in people that change or come, as if they had been so from the start", () => {
    fc.assert(fc.property(communes(asked), days, (commune, day) => {
      const rules = commune.rulebook.on("2026-07-15")
      const half = commune.people.length / 2
      // The first half changes into the second half; and somebody new comes.
      const before = commune.people.slice(0, half)
      const after = commune.people.slice(half).map((record, at) => ({ ...record, person: { ...record.person, id: at === half - 1 ? "new" : `p${at}` } }))
      const questions = commune.questions.map(({ when }) => when)
      const people = population(commune.rulebook, before, { questions })
      const run = evaluate(rules, people, { questions: commune.questions, asOf: day })
      for (const record of after) {
        people.update(record)
        run.update(record.person.id)
      }
      for (const record of after) {
        expect(said(run, rules, commune, people.indexOf(record.person.id)!)).toEqual(told(rules, commune, readRecord(record), day))
      }
      const anew = evaluate(rules, people, { questions: commune.questions, asOf: day })
      expect([...run.nextChange]).toEqual([...anew.nextChange])
      const untouched = people.indexOf(`p${half - 1}`)!
      expect(said(run, rules, commune, untouched)).toEqual(told(rules, commune, readRecord(before[half - 1]!), day))
    }), { numRuns: 100 })
  })

  it("says the same rolled on day by day as asked anew, over leap days, the turns of years and changes of the law", () => {
    fc.assert(fc.property(communes({ questions: 5, protocols: 2, people: 20 }), fc.constantFrom("2023-12-20", "2024-02-20", "2025-05-20", "2026-06-25", "2026-12-15"), (commune, first) => {
      const people = held(commune)
      const from = epochDay(first)
      const run = evaluate(commune.rulebook.on(first), people, { questions: commune.questions })
      for (let day = from + 1; day <= from + 60; day++) {
        const on = civilDate(day)
        const touched = run.rollTo(on)
        expect(touched).toBeLessThanOrEqual(people.size)
        const rules = commune.rulebook.on(on)
        const anew = evaluate(rules, people, { questions: commune.questions, nextChange: false })
        for (let index = 0; index < people.size; index++) expect(said(run, rules, commune, index)).toEqual(said(anew, rules, commune, index))
      }
    }), { numRuns: 12 })
  })
})
