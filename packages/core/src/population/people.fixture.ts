import fc from "fast-check"
import type { RecordView } from "../citizen/readRecord.ts"
import type { FactStatus } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { composePacks, type Rulebook } from "../pack/composePacks.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { item, theDay } from "../pack/smallPack.fixture.ts"
import { predicates, records, sets, vocabulary } from "../rules/arbitrary.fixture.ts"
import { contextOn } from "../rules/context.ts"
import type { Predicate } from "../rules/predicate.ts"
import { planScreening } from "../screening/planScreening.ts"
import type { Protocol, Recurrence } from "../screening/protocol.ts"
import { type CivilDate, epochDay } from "../time/index.ts"
import { population } from "./population.ts"
import type { Run } from "./run.ts"

/** Days on which questions are asked: the turns of months and years, the leap day, and days like any other. */
export const days: fc.Arbitrary<CivilDate> = fc.constantFrom(
  theDay, "2026-07-14", "2026-07-16", "2026-06-30", "2026-12-31", "2027-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2026-08-31", "2026-09-01", "2026-03-31"
)

const policies = fc.constantFrom("clamp" as const, "rollForward" as const)
const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.constant({ once: true } as const),
  fc.record({ every: fc.constantFrom({ months: 6 }, { years: 1 }, { months: 1 }, { days: 10 }), policy: policies, opensBefore: fc.constantFrom({ months: 1 }, { days: 40 }) }, { requiredKeys: ["every"] }),
  fc.record({ perYear: fc.constantFrom({ min: 1 }, { min: 2, target: 3 }), year: fc.constantFrom("calendar" as const, "school" as const) })
)

/** Protocols that anybody could write: for whomever, done by whatever, however often. */
export const protocols: fc.Arbitrary<Omit<Protocol, keyof ReturnType<typeof item>>> = fc.record({
  item: fc.constant("examined"),
  ages: fc.record({ from: fc.constantFrom({ years: 18 }, { years: 60 }), until: fc.constantFrom({ years: 60 }, { years: 65, months: 1 }) }, { requiredKeys: [] }),
  who: fc.oneof(fc.constant<Predicate>({ op: "all", of: [] }), predicates),
  recurrence: recurrences,
  doneBy: sets.map(({ activeAt: _at, startsIn: _in, overlaps: _over, ...facts }) => facts)
}, { requiredKeys: ["item", "who", "recurrence", "doneBy"] })

/**
 * Ways to say the same of other kinds of facts: of one whose lists tell only who has it now, and one that a pack adds; of
 * parts of measurements instead of their value.
 */
const wordings: readonly ((key: string, value: unknown) => unknown)[] = [
  (_key, value) => value,
  (_key, value) => value === "condition" ? "merit" : value === "observation" ? "p-test" : value,
  (key, value) => (key === "is" || key === "value") && typeof value === "object" && !Array.isArray(value) ? { ...value, component: "part" } : value,
  (_key, value) => typeof value === "object" && value !== null && "recorded" in value && "value" in value && typeof value.value === "number"
    ? { ...value, components: { part: value.value } } : value
]

const completeIn = (way: number, { complete = {} }: HealthRecord): NonNullable<HealthRecord["complete"]> =>
  way !== 1 ? complete : Object.fromEntries(Object.entries(complete).map(([entry, day]) => [entry.replace(/^[^/]+/, (kind) => wordings[1]!("", kind) as string), day]))

/** How the same is said of questions, and of people. */
const ways: readonly (readonly [number, number])[] = [[0, 0], [1, 1], [2, 3]]

/** A rulebook with random protocols, random questions, and people to ask them about. */
export interface Commune {
  readonly rulebook: Rulebook
  readonly questions: readonly { readonly id: string; readonly when: Predicate }[]
  readonly people: readonly HealthRecord[]
}

const made = (way: number, whens: readonly Predicate[], plans: readonly Omit<Protocol, keyof ReturnType<typeof item>>[], people: readonly HealthRecord[]): Commune => {
  const [asked, told] = ways[way]!
  const worded = <T>(value: T, wording = asked): T => JSON.parse(JSON.stringify(value), wordings[wording]!) as T
  const pack = {
    ...vocabulary,
    rules: worded(vocabulary.rules ?? []),
    factKinds: [{ kind: "p-test", shape: "event" as const, label: { vi: "t", en: "t" }, question: { vi: "t", en: "t" } }],
    freshness: [{ ...item("p/fresh-merit"), kind: "merit", days: 30 }, { ...item("p/fresh-observation"), kind: "observation", days: 3 }],
    protocols: worded(plans).map((plan, at): Protocol => ({ ...item(`p/protocol-${at}`, at % 2 === 0 ? {} : { from: "2025-06-01" }), ...plan }))
  }
  return {
    rulebook: composePacks([pack]),
    questions: worded(whens).map((when, at) => ({ id: `question-${at}`, when })),
    people: worded(people, told).map((record, at) => ({ ...record, person: { ...record.person, id: `p${at}` }, complete: completeIn(way, record) }))
  }
}

export const communes = (sizes: { readonly questions: number; readonly protocols: number; readonly people: number }): fc.Arbitrary<Commune> => fc.tuple(
  fc.nat(ways.length - 1),
  fc.array(predicates, { minLength: sizes.questions, maxLength: sizes.questions }),
  fc.array(protocols, { minLength: sizes.protocols, maxLength: sizes.protocols }),
  fc.array(records, { minLength: sizes.people, maxLength: sizes.people })
).map((parts) => made(...parts))

const last: Predicate = { op: "value", which: "last", in: { kind: "observation" }, is: { atLeast: 5 } }
const ill: Predicate = { op: "exists", in: { kind: "condition", activeAt: "on" } }
const known = { observation: "2026-12-31", condition: "2026-12-31" }
const measured = (...of: readonly (readonly [string, number, FactStatus?])[]): HealthRecord =>
  ({ person: { id: "p" }, facts: of.map(([start, value, status = "final"], at) => ({ id: `m${at}`, kind: "observation", start, value, status, recorded: "2026-07-15" })), complete: known })
const illFrom = (start: string, end: string): HealthRecord => ({ person: { id: "p" }, facts: [{ id: "c", kind: "condition", start, end, recorded: start }], complete: known })

/** What random records seldom hit: several measurements of which one is the last, an illness of no day, dates that meet the day. */
export const borders: Commune = made(0, [
  last, { ...last, which: "first" }, { op: "change", in: { kind: "observation" }, is: { above: 0 } },
  { op: "exists", in: { kind: "condition", overlaps: { from: "yearStart", until: "yearEnd" } } }, ill
], [
  { item: "examined", who: { op: "all", of: [] }, recurrence: { every: { years: 1 } }, doneBy: { kind: "observation" } },
  { item: "examined", who: ill, recurrence: { every: { years: 1 } }, doneBy: { kind: "observation" } }
], [
  measured(["2026-01-01", 4], ["2026-07-14", 6]), measured(["2026-01-01", 6], ["2026-07-14", 4]), measured(["2025-07-14", 6]), measured(["2025-07-15", 6]), measured(["2025-07-16", 6]),
  measured(["2026-01-01", 6], ["2026-01-01", 4, "preliminary"]), measured(["2025-01-01", 6], ["2025", 4]), measured(["2026-01-01", 6], ["2025-12", 4], ["2026", 4]),
  illFrom("2026-03-01", "2026-03-01"), illFrom("2026-03-01", "2026-03-02"), illFrom("2026-05-01", "ongoing"), illFrom("2026-05-01", "2026-07-16")
])

/** A random commune's people in columns. */
export const held = ({ rulebook, questions, people }: Commune) => population(rulebook, people, { questions: questions.map(({ when }) => when) })

/** All that the interpreter says of one person on a day. */
export const told = (rules: RulesInForce, { questions }: Commune, view: RecordView, asOf: CivilDate) => {
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

/** All that a run says of one person. */
export const said = (run: Run, rules: RulesInForce, { questions }: Commune, index: number) => [
  ...questions.map(({ id }) => run.verdict(id, index)),
  ...rules.protocols.map(({ id }) => {
    const due = run.due(id, index)
    return due === undefined ? undefined : { state: due.state, dueFrom: due.dueFrom, dueBy: due.dueBy, lastDone: due.lastDone }
  })
]
