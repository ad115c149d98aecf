import type { DatedItem, Duration, Facts, Pack, Point, Predicate, Protocol, Rule } from "@tramyte/core"

// Thirty rules as a province could have them: 18 about the person and current memberships, 12 about facts in windows of
// time. Each is also a protocol with an interval.

const item = (id: string): DatedItem => ({ id, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "bench" }], status: "verified" })
const years = (count: number): Duration => ({ years: count })
const age = (atLeast?: Duration, below?: Duration): Predicate => ({ op: "age", ...(atLeast === undefined ? {} : { atLeast }), ...(below === undefined ? {} : { below }) })
const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
const not = (of: Predicate): Predicate => ({ op: "not", of })
const holds = (kind: string, codes?: readonly string[], links?: NonNullable<Facts["links"]>): Predicate =>
  ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), ...(links === undefined ? {} : { links }), activeAt: "on" } })
const ago = (minus: Duration): Point => ({ shift: "on", minus })
const tomorrow: Point = { shift: "on", plus: { days: 1 } }
const within = (span: Duration, kind: string, codes?: readonly string[], value?: Facts["value"]): Facts =>
  ({ kind, ...(codes === undefined ? {} : { codes }), startsIn: { from: ago(span), until: tomorrow }, ...(value === undefined ? {} : { value }) })
const seen = (span: Duration, kind: string, codes?: readonly string[]): Predicate => ({ op: "exists", in: within(span, kind, codes) })
const female: Predicate = { op: "sex", is: ["female"] }
const resident = holds("residence", ["permanent"], { commune: "10903" })
const chronic = holds("condition", ["I10", "E11"])

const flat: Readonly<Record<string, Predicate>> = {
  elderly: age(years(60)),
  "very-old": all({ op: "alive" }, age(years(75))),
  "young-child": age(undefined, years(6)),
  pupil: all(age(years(6), years(18)), holds("education", ["primary", "lowerSecondary", "upperSecondary"])),
  adolescent: age(years(10), years(20)),
  "working-age": all({ op: "alive" }, age(years(18), years(60))),
  "childbearing-age": all(female, age(years(15), years(50))),
  resident,
  "elderly-resident": all(age(years(60)), resident, { op: "alive" }),
  poor: holds("poverty", ["poor"]),
  "poor-elderly": all(age(years(60)), holds("poverty", ["poor", "nearPoor"])),
  merit: holds("merit"),
  "severe-disability": holds("disability", ["severe", "exceptionallySevere"]),
  worker: all(age(years(18), years(62)), holds("employment", ["contract", "civilServant", "publicEmployee"])),
  uninsured: all(resident, not(holds("insurance"))),
  pregnant: all(female, age(years(15), years(50)), holds("pregnancy")),
  chronic,
  priority: all({ op: "alive" }, resident, any(holds("merit"), holds("disability", ["severe", "exceptionallySevere"]), holds("poverty", ["poor"]), age(years(75))))
}

const pressure = "blood-pressure"
const windows: Readonly<Record<string, Predicate>> = {
  "examined-this-year": seen({ months: 12 }, "encounter", ["annual-checkup", "elderly-checkup"]),
  "elderly-not-examined": all(age(years(60)), { op: "alive" }, not(seen({ months: 6 }, "encounter", ["annual-checkup", "elderly-checkup"]))),
  "pressure-followed": all(chronic, seen({ months: 3 }, "observation", [pressure])),
  "pressure-controlled": all(chronic, { op: "value", which: "last", in: within({ months: 12 }, "observation", [pressure]), is: { component: "systolic", below: 140 } }),
  "pressure-high-twice": all(age(years(40)), { op: "count", in: within({ months: 12 }, "observation", [pressure], { component: "systolic", atLeast: 140 }), atLeast: 2 }),
  "visited-twice": all(resident, { op: "count", in: { kind: "visit", startsIn: { from: "yearStart", until: tomorrow } }, atLeast: 2 }),
  "vaccinated-lately": all(age(undefined, years(6)), seen({ months: 6 }, "immunization")),
  "booster-due": all(age(years(6), years(18)), not(seen({ years: 1 }, "immunization", ["tetanus"]))),
  "medicine-in-hand": all(chronic, seen({ days: 30 }, "dispensing")),
  "weight-gained": all(female, { op: "change", in: within({ months: 12 }, "observation", ["weight"]), is: { atLeast: 5 } }),
  "long-not-seen": all({ op: "alive" }, age(years(60)), { op: "elapsed", which: "last", in: { kind: "encounter" }, atLeast: { months: 9 } }),
  "referral-open": all(seen({ days: 90 }, "referral"), not(seen({ days: 90 }, "encounter", ["referred"])))
}

/** What counts as done for the protocols, in turn. */
const done: readonly Protocol["doneBy"][] = [
  { kind: "encounter", codes: ["annual-checkup", "elderly-checkup"] }, { kind: "observation", codes: [pressure] }, { kind: "visit" }, { kind: "immunization" },
  { kind: "dispensing" }, { kind: "observation", codes: ["weight"] }
]
const intervals: readonly Duration[] = [{ years: 1 }, { months: 6 }, { years: 2 }, { months: 3 }]

const rulesOf = (given: Readonly<Record<string, Predicate>>): readonly Rule[] => Object.entries(given).map(([id, when]) => ({ ...item(`bench/${id}`), when }))

export const flatRules = rulesOf(flat)
export const windowRules = rulesOf(windows)

export const thirtyRules: Pack = {
  format: 1,
  id: "bench",
  version: "2026.1.0",
  label: { vi: "Ba mươi quy tắc", en: "Thirty rules" },
  citations: [{ id: "bench", issuer: "bench", number: "", year: 2026, title: { vi: "Đo tốc độ", en: "Benchmark" } }],
  rules: [...flatRules, ...windowRules],
  protocols: [...flatRules, ...windowRules].map(({ id }, at): Protocol => ({
    ...item(`${id}-protocol`),
    item: "examination",
    who: { op: "rule", id },
    recurrence: { every: intervals[at % intervals.length]!, opensBefore: { days: 14 } },
    doneBy: done[at % done.length]!
  })),
  freshness: ["residence", "merit", "disability", "poverty", "employment", "education", "insurance", "condition", "pregnancy", "encounter", "observation", "visit", "immunization", "dispensing", "referral"]
    .map((kind) => ({ ...item(`bench/fresh-${kind}`), kind, days: 365 }))
}
