import { composePacks, type Fact, type HealthRecord, type Predicate } from "@tramyte/core"
import type { Facts, Point } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { harbour, item } from "./harbour.fixture.ts"
import { lawOfDay } from "./lawOfDay.ts"
import { epochDay } from "@tramyte/core"
import { probeOf } from "./probe.ts"

const packs = [harbour({
  parameters: [{ ...item("two"), value: 2 }, { ...item("adult"), value: { years: 18 } }, { ...item("list"), value: ["a"] }, { ...item("commune"), value: "c1" }],
  valueSets: [{ ...item("set"), codes: [{ code: "a", label: item("a").label }, { code: "b", label: item("b").label }] }],
  rules: [], groupings: [], protocols: [], indicators: []
})] as const

/** Where random predicates are asked: an ordinary day and a leap day, with and without a period. */
export const probes = (["2026-07-15", "2028-02-29"] as const).map((day) => {
  const law = lawOfDay(composePacks(packs).on(day), packs)
  return probeOf(law, { on: epochDay(day), period: { from: epochDay(`${day.slice(0, 4)}-01-01`), until: epochDay(day) + 1 } })
})

const spans = fc.constantFrom({ years: 1 }, { months: 1 }, { days: 1 }, { weeks: 2 }, { param: "harbour/adult" })
const points: fc.Arbitrary<Point> = fc.oneof(
  fc.constantFrom<Point>("on", "on", "yearStart", "yearEnd", "periodFrom", "periodUntil", { schoolYearStart: { month: 9, day: 1 } }),
  fc.record({ shift: fc.constantFrom<Point>("on", "yearStart"), plus: spans, minus: spans }, { requiredKeys: ["shift"] })
)
const bounds = fc.record({ atLeast: fc.constantFrom(5, { param: "harbour/two" }), above: fc.constant(4), atMost: fc.constant(5), below: fc.constant(6) }, { requiredKeys: [] })
const windows = fc.record({ from: points, until: points })
const times: fc.Arbitrary<Partial<Facts>> = fc.oneof(
  fc.constant({}), points.map((activeAt) => ({ activeAt })), windows.map((startsIn) => ({ startsIn })), windows.map((overlaps) => ({ overlaps }))
)
const sets: fc.Arbitrary<Facts> = fc.tuple(fc.record({
  kind: fc.constantFrom("condition", "observation", "merit"),
  codes: fc.constantFrom<NonNullable<Facts["codes"]>>(["a"], ["b", "z"], { valueSet: "harbour/set" }, { param: "harbour/list" }),
  status: fc.constantFrom<NonNullable<Facts["status"]>>(["final"], ["notDone"], ["planned", "final"]),
  links: fc.constantFrom<NonNullable<Facts["links"]>>({ commune: "c1" }, { commune: { param: "harbour/commune" } }),
  value: bounds
}, { requiredKeys: ["kind"] }), times).map(([set, time]) => ({ ...set, ...time }))

const leaves: readonly fc.Arbitrary<Predicate>[] = [
  fc.record({ op: fc.constant("sex"), is: fc.subarray(["male", "female", "other"] as const) }),
  fc.record({ op: fc.constant("age"), atLeast: fc.constantFrom({ years: 60 }, { param: "harbour/adult" }), below: fc.constantFrom({ years: 60 }, { years: 65, months: 1 }), at: points }, { requiredKeys: ["op"] }),
  fc.record({ op: fc.constant("alive"), at: points }, { requiredKeys: ["op"] }),
  fc.record({ op: fc.constant("exists"), in: sets }),
  fc.record({ op: fc.constant("count"), in: sets, atLeast: fc.constantFrom(0, 1, 3, { param: "harbour/two" }) }),
  fc.record({ op: fc.constant("value"), which: fc.constantFrom("first", "last"), in: sets, is: bounds }),
  fc.record({ op: fc.constant("change"), in: sets, is: fc.record({ atLeast: fc.constantFrom(0, -1), above: fc.constant(0), below: fc.constant(1) }, { requiredKeys: [] }) }),
  fc.record({ op: fc.constant("elapsed"), which: fc.constantFrom("first", "last"), in: sets, atLeast: spans, below: fc.constantFrom({ years: 2 }, { months: 3 }), at: points },
    { requiredKeys: ["op", "which", "in"] })
]

/** Predicates of every operator but references, as the core's own tests draw them. */
export const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    ...leaves,
    fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom("not", "sure", "known"), of: tie("tree") })
  )
})).tree

const days = fc.constantFrom(
  "2026-07-14", "2026-07-15", "2026-07-16", "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2026-07-01", "2026-06-30", "2027-02-28", "2028-02-29", "2026-02-28"
)
const births = fc.constantFrom("1966-07-14", "1966-07-15", "1966-07-16", "1968-02-29", "1950-01-01", "2008-02-29", "2008-07-15", "2008-07-16", "2010-03-01", "2026-07-15", "1961-06-15")
const complete = fc.constantFrom({}, { condition: "2026-12-31", observation: "2026-12-31", merit: "2026-07-15" }, { condition: "2028-02-29", observation: "2028-02-29", merit: "2028-02-29" })

/** People drawn blindly, with dates near the borders: what a search by brute force looks through. */
export const people: fc.Arbitrary<HealthRecord> = fc.record({
  person: fc.record({ id: fc.constant("p"), sex: fc.constantFrom("male", "female", "other"), birthDate: births, deathDate: days }, { requiredKeys: ["id"] }),
  facts: fc.array(fc.record({
    kind: fc.constantFrom("condition", "observation", "merit"),
    recorded: fc.constant("2026-07-15"),
    code: fc.constantFrom(["a"], ["b"], ["z"], ["a", "z"], ["q"]),
    status: fc.constantFrom("final", "final", "planned", "notDone"),
    start: days,
    until: fc.constantFrom("ongoing", "2024-03-01", "2026-01-01", "2026-07-15", "2026-07-16", "2027-06-01"),
    value: fc.constantFrom(3, 4, 4.5, 5, 6, 7),
    links: fc.constantFrom({ commune: "c1" }, { commune: "c2" })
  }), { maxLength: 4 }).map((facts) => facts.map(({ until, ...fact }, index) => ({
    ...fact, id: `f${index}`, ...(fact.kind === "observation" ? {} : { end: until > fact.start ? until : "ongoing" })
  } as Fact))),
  complete
})
