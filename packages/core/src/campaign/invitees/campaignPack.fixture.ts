import type { Pack } from "../../pack/pack.ts"
import { item } from "../../pack/smallPack.fixture.ts"
import type { Predicate } from "../../rules/predicate.ts"
import type { Protocol } from "../../screening/protocol.ts"
import type { InviteeOptions } from "./invitees.ts"

const everybody = { op: "alive" } as const
const has = (kind: string, codes?: readonly string[]): Predicate => ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), activeAt: "on" } })
const text = (words: string) => ({ vi: words, en: words })

export const protocol = (id: string, recurrence: Protocol["recurrence"], more: Partial<Protocol> = {}): Protocol =>
  ({ ...item(`p/${id}`), item: id, who: everybody, recurrence, doneBy: { kind: "encounter", codes: [id] }, ...more })

/** A plan with three groups, a yearly examination, one of workers every six months, and a test of women that lasts three years. */
export const campaignPack: Partial<Pack> = {
  groupings: [
    {
      ...item("p/plan"), mode: "first", main: true, scope: has("residence", ["permanent"]),
      groups: [{ id: "p/merit", label: text("merit"), when: has("merit") }, { id: "p/elder", label: text("elder"), when: { op: "age", atLeast: { years: 60 } } }],
      otherwise: { id: "p/rest", label: text("rest") }
    },
    { ...item("p/old-first"), mode: "first", scope: everybody, groups: [{ id: "p/old", label: text("old"), when: { op: "age", atLeast: { years: 70 } } }], otherwise: { id: "p/others", label: text("others") } },
    { ...item("p/overlapping"), mode: "every", scope: everybody, groups: [{ id: "p/any", label: text("any"), when: everybody }] }
  ],
  rules: [{ ...item("p/fasts"), when: has("condition", ["E11"]) }, { ...item("p/pregnant"), when: has("pregnancy") }],
  definitions: [{ ...item("p/pupil"), when: has("education") }, { ...item("p/exams"), facts: { kind: "encounter" } }],
  protocols: [
    protocol("checkup", { perYear: { min: 1 }, year: "calendar" }, { from: "2026-01-01" }),
    protocol("worker-exam", { every: { months: 6 } }, { who: has("employment"), urgency: 2 }),
    protocol("women-test", { every: { years: 3 } }, { who: { op: "sex", is: ["female"] } }),
    protocol("women-test-again", { every: { years: 5 } }, { item: "women-test", who: { op: "sex", is: ["female"] }, doneBy: { kind: "encounter", codes: ["never"] }, from: "2026-12-01" }),
    protocol("once", { once: true })
  ]
}

export const on = "2026-07-15"

/** A campaign of a month, for the yearly examination. */
export const july: InviteeOptions = { period: { from: "2026-08-01", until: "2026-09-01" }, protocols: ["p/checkup"] }
