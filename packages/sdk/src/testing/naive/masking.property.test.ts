import { civilDate, type Fact, type HealthRecord, type Predicate, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { measureRecord } from "../measureRecords.ts"
import { measureContexts, measureQuestion, measureRules } from "../measures.ts"
import { visitLanguage } from "../pack/mapLanguage.ts"

/** Whether a question takes what is not known for something: `sure` and `known`, parts that are there or not, and references that are there or not. */
const takesUnknownForSomething = (question: Predicate): boolean => {
  let found = false
  visitLanguage({
    predicate: ({ op }) => void (found ||= op === "sure" || op === "known"),
    facts: (set) => void (found ||= "linkedFrom" in set || set.has !== undefined || set.lacks !== undefined || Object.values(set.qualifiers ?? {}).some((test) => "absent" in test) ||
      // A fact that is preliminary belongs to a set that asks for it.
      set.status?.includes("preliminary") === true)
  }).predicate(question)
  return found
}

/** Questions that hang on one thing each, so that every mask hides something. */
const plainly: readonly Predicate[] = [
  ...(["encounter", "observation", "condition"] as const).flatMap((kind): readonly Predicate[] => [
    { op: "exists", in: { kind, qualifiers: { class: ["emergency"] } } }, { op: "exists", in: { kind, links: { commune: "c1" } } }, { op: "exists", in: { kind, overlaps: { from: "periodFrom", through: "on" } } },
    ...["2026-01-15", "2026-02-10", "2026-07-10", "2026-12-15", "2024-03-10"].map((date): Predicate => ({ op: "exists", in: { kind, status: ["final", "planned", "notDone"], endsIn: { from: { date: "2020-01-01" }, until: { date } } } })),
    { op: "exists", in: { kind, value: { atLeast: 5, unit: "mmol/L" } } }, { op: "compare", what: { get: "max", in: { kind }, unit: "mmol/L" }, is: { atLeast: 5 } }
  ]),
  { op: "alive" }, { op: "alive", at: { shift: "on", minus: { months: 1 } } }, { op: "within", point: "death", in: { through: "on" } }, { op: "within", point: "death", in: { from: "periodFrom" } }
]

type Mask = (record: HealthRecord) => HealthRecord

const ofFacts = (change: (fact: Fact) => Fact): Mask => (record) => ({ ...record, facts: record.facts.map(change) })
const without = <Field extends keyof Fact>(fact: Fact, ...fields: readonly Field[]): Fact => Object.fromEntries(Object.entries(fact).filter(([name]) => !fields.includes(name as Field))) as unknown as Fact

/** Ways to know less. Instants stay: on one day they only say which of two facts is taken for the later. */
const masks: readonly (readonly [name: string, mask: Mask])[] = [
  ["no kind is known completely", (record) => ({ ...record, complete: {} })],
  ["kinds are known completely up to an earlier day", (record) => ({ ...record, complete: Object.fromEntries(Object.entries(record.complete ?? {}).map(([kind]) => [kind, "2020-01-01"])) })],
  ["what is known of single codes is not", (record) => ({ ...record, complete: Object.fromEntries(Object.entries(record.complete ?? {}).filter(([entry]) => !entry.includes("/"))) })],
  ["nothing but single codes is known completely", (record) => ({ ...record, complete: Object.fromEntries(Object.entries(record.complete ?? {}).filter(([entry]) => entry.includes("/"))) })],
  ["the sex is not known", ({ person: { sex: _, ...person }, ...record }) => ({ ...record, person })],
  ["the birth is known by its year", ({ person, ...record }) => ({ ...record, person: { ...person, ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate.slice(0, 4) }) } })],
  ["no birth is known", ({ person: { birthDate: _, ...person }, ...record }) => ({ ...record, person })],
  ["the death is known by its month", ({ person, ...record }) => ({ ...record, person: { ...person, ...(person.deathDate === undefined ? {} : { deathDate: person.deathDate.slice(0, 7) }) } })],
  // What was said ahead of its time was known to be ahead: it stays so.
  ["starts are known by their month", ofFacts((fact) => fact.start?.length === 10 && fact.at === undefined && fact.start <= fact.recorded.slice(0, 10) ? { ...fact, start: fact.start.slice(0, 7) } : fact)],
  ["ends are known by their month", ofFacts((fact) => fact.end?.length === 10 && fact.endAt === undefined ? { ...fact, end: fact.end.slice(0, 7) } : fact)],
  ["codes are not known", ofFacts((fact) => without(fact, "code"))],
  ["values are not known", ofFacts((fact) => without(fact, "value", "valueCode", "components"))],
  ["units are not known", ofFacts((fact) => without(fact, "unit"))],
  ["qualifiers and links are not known", ofFacts((fact) => without(fact, "qualifiers", "links"))],
  ["facts are preliminary", ofFacts((fact) => fact.status === undefined || fact.status === "final" ? { ...fact, status: "preliminary" } : fact)],
  ["a fact is not seen, and nothing is known completely", ({ facts, ...record }) => ({ ...record, facts: facts.slice(1), complete: {} })]
]

/** What never held has no end; once its dates are blurred it may have held. That is no lack of knowledge, and left aside here. */
const held = (record: HealthRecord): boolean => [...readRecord(record).facts.values()].flat().every(({ endHi, startLo }) => endHi > startLo)

const readable = (record: HealthRecord): HealthRecord | undefined => {
  try {
    readRecord(record)
    return record
  } catch {
    return undefined
  }
}

describe("who knows less is not told otherwise, only less: an answer turns to unknown, never from yes to no", () => {
  const questions = [...plainly, ...fc.sample(measureQuestion(2), { numRuns: 1500, seed: 5 }).filter((question) => !takesUnknownForSomething(question))]
    .map((question, index) => ({ question, verdict: measureRules.question(question).verdict, context: measureContexts[index % measureContexts.length]! }))
  const records = fc.sample(measureRecord().filter(held), { numRuns: 50, seed: 6 }).map((record) => {
    const view = readRecord(record)
    return { record, known: questions.map(({ context, verdict }) => verdict(view, context)) }
  })
  it.each(masks)("%s", (_name, mask) => {
    let turned = 0
    for (const { known, record } of records) {
      const masked = readable(mask(record))
      if (masked === undefined) continue
      const view = readRecord(masked)
      for (const [index, { context, question, verdict }] of questions.entries()) {
        const less = verdict(view, context)
        if (less === known[index]) continue
        if (less !== "unknown") expect.unreachable(`${known[index]} becomes ${less} on ${civilDate(context.on)}: ${JSON.stringify(question)} of ${JSON.stringify(record)} known as ${JSON.stringify(masked)}`)
        turned++
      }
    }
    expect(turned).toBeGreaterThan(0)
  })
})
