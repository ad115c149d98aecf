import type { Citation, DatedItem, Group, Grouping, Indicator, Pack, Predicate, Protocol, Rule } from "@tramyte/core/pack"

/** The act that the harbour cites. */
export const plan: Citation = { id: "plan", issuer: "UBND phường Cảng", number: "12/KH-UBND", year: 2026, title: { vi: "Kế hoạch", en: "Plan" } }

/** What every item of the harbour has. */
export const item = (name: string): DatedItem => ({
  id: `harbour/${name}`, label: { vi: `${name} (vi)`, en: `${name} (en)` }, from: "2026-01-01", cites: [{ ref: "plan" }], status: "secondary"
})

export const rule = (name: string, when: Predicate, more: Partial<Rule> = {}): Rule => ({ ...item(name), when, ...more })
export const group = (name: string, when: Predicate): Group => ({ id: `harbour/${name}`, label: item(name).label, when })
export const grouping = (more: Partial<Grouping> = {}): Grouping => ({
  ...item("order"), mode: "first", main: true, scope: { op: "alive" }, groups: [], otherwise: { id: "harbour/others", label: item("others").label }, ...more
})

export const aged = (atLeast?: number, below?: number): Predicate =>
  ({ op: "age", ...(atLeast === undefined ? {} : { atLeast: { years: atLeast } }), ...(below === undefined ? {} : { below: { years: below } }) })
export const works: Predicate = { op: "exists", in: { kind: "employment", codes: ["hazardous"], activeAt: "on" } }
export const alive: Predicate = { op: "alive" }

const protocol: Protocol = {
  ...item("checkup"), item: "checkup", ages: { from: { years: 50 } }, who: { op: "rule", id: "harbour/docker" }, recurrence: { every: { months: 6 } }, doneBy: { kind: "encounter" }
}
const indicator: Indicator = {
  ...item("seen"), basis: "person", measures: "period", denominator: { op: "rule", id: "harbour/docker" },
  numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } }, direction: "up"
}

/** A pack in which nothing is wrong, with something of each kind. */
export const harbour = (more: Partial<Pack> = {}): Pack => ({
  format: 1, id: "harbour", version: "2026.1.0", label: { vi: "Phường Cảng", en: "Harbour ward" }, citations: [plan],
  parameters: [
    { ...item("old"), value: { years: 55 }, until: "2028-01-01" },
    { ...item("old"), value: { years: 50 }, from: "2028-01-01" },
    { ...item("strict"), value: false }
  ],
  rules: [
    rule("docker", { op: "all", of: [alive, works] }),
    rule("old-docker", { op: "all", of: [{ op: "rule", id: "harbour/docker" }, { op: "any", of: [{ op: "age", atLeast: { param: "harbour/old" } }, { op: "flag", param: "harbour/strict" }] }] }),
    rule("long-seen", { op: "elapsed", which: "last", in: { kind: "visit" }, atLeast: { months: 6 }, below: { years: 2 } }),
    rule("high-pressure", { op: "value", which: "last", in: { kind: "observation", codes: ["blood-pressure"] }, is: { component: "systolic", atLeast: 140 } })
  ],
  groupings: [
    grouping({ groups: [group("dockers", works), group("elders", aged(50))] }),
    { ...item("ages"), mode: "every", exclusive: true, scope: alive, groups: [group("children", aged(undefined, 16)), group("adults", aged(16, 60)), group("seniors", aged(60))] }
  ],
  protocols: [protocol],
  indicators: [indicator],
  ...more
})
