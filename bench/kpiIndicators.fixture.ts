import type { DatedItem, Definition, Duration, Facts, Indicator, Pack, Point, Predicate, Window } from "@tramyte/core"

// Fourteen indicators of the kinds that a station's programmes have: chronic diseases, pregnancies, children, screening,
// referrals. Together with those of a commune's plan they are twenty.

const item = (id: string): DatedItem => ({ id: `bench/${id}`, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "bench" }], status: "verified" })
const years = (count: number): Duration => ({ years: count })
const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
const not = (of: Predicate): Predicate => ({ op: "not", of })
const exists = (facts: Facts): Predicate => ({ op: "exists", in: facts })
const atLeast = (number: number, facts: Facts): Predicate => ({ op: "count", in: facts, atLeast: number })
const aged = (from: Duration, below?: Duration): Predicate => ({ op: "age", atLeast: from, ...(below === undefined ? {} : { below }) })
const plus = (shift: Point, duration: Duration): Point => ({ shift, plus: duration })
const minus = (shift: Point, duration: Duration): Point => ({ shift, minus: duration })
const female: Predicate = { op: "sex", is: ["female"] }
const alive: Predicate = { op: "alive" }
const sure = (of: Predicate): Predicate => ({ op: "sure", of })

const period: Window = { from: "periodFrom", until: "periodUntil" }
const lately = (span: Duration): Window => ({ from: minus("periodUntil", span), until: "periodUntil" })
const inPeriod = (kind: string, codes?: readonly string[]): Facts => ({ kind, ...(codes === undefined ? {} : { codes }), startsIn: period })
const during = (span: Duration, kind: string, codes?: readonly string[]): Facts => ({ kind, ...(codes === undefined ? {} : { codes }), startsIn: lately(span) })
const holds = (kind: string, codes?: readonly string[]): Facts => ({ kind, ...(codes === undefined ? {} : { codes }), activeAt: "on" })
const diagnosed = (codes: readonly string[]): Facts => ({ kind: "condition", codes, qualifiers: { verificationStatus: { noneOf: ["provisional", "refuted"], absent: "fits" } } })
const [hypertension, diabetes] = [["I10", "I11", "I12", "I13", "I15"], ["E10", "E11", "E14"]]
const visits = ["outpatient", "periodic-checkup", "screening", "bhyt-visit"]

const set = (id: string, facts: Facts): Definition => ({ ...item(id), facts })
const definitions: readonly Definition[] = [
  set("outpatient-readings", {
    kind: "observation", codes: ["blood-pressure"], startsIn: period, has: ["components.systolic", "components.diastolic"], as: "reading",
    where: not(exists({ linkedFrom: "reading", link: "encounter", qualifiers: { class: { codes: ["emergency", "inpatient"], absent: "out" } } }))
  }),
  { ...item("last-reading-day"), point: { startOf: { use: "bench/outpatient-readings", pick: "last" } } },
  set("readings-of-last-day", { use: "bench/outpatient-readings", startsIn: { from: { use: "bench/last-reading-day" }, through: { use: "bench/last-reading-day" } } }),
  { ...item("third-dose-due"), point: plus("birth", { months: 12 }) },
  { ...item("birth-cohort"), when: { op: "within", point: "birth", in: { from: minus("periodFrom", years(1)), until: "periodFrom" } } }
]

const least = (component: string, below: number): Predicate =>
  ({ op: "compare", what: { get: "min", in: { use: "bench/readings-of-last-day" }, component, unit: "mm[Hg]" }, is: { below } })
const last = (code: readonly string[], is: { readonly unit: string; readonly below: number }): Predicate =>
  all(exists(during(years(1), "observation", code)), { op: "value", which: "last", in: during(years(1), "observation", code), is })
const doses = (codes: readonly string[], number: number): Predicate =>
  ({ op: "compare", what: { get: "distinctDays", in: { kind: "immunization", codes, startsIn: { from: "birth", until: { use: "bench/third-dose-due" } } } }, is: { atLeast: number } })
const cohort: Predicate = { op: "rule", id: "bench/birth-cohort" }

const indicator = (id: string, given: Pick<Indicator, "numerator"> & Partial<Indicator>): Indicator => ({ ...item(id), basis: "person", measures: "period", direction: "up", ...given })
const bands: Indicator["strata"] = [{
  id: "older", bands: [{ id: "80+", when: aged(years(80)) }, { id: "60-79", when: aged(years(60)) }], otherwise: { id: "under-60" }
}]

/**
 * Blood pressure under control, as complex as the public measures of that name: prevalent in the first six months of the period
 * and seen in it; without pregnancy, kidney failure, dialysis and hospice; the least numbers of the last day with a reading that
 * was not taken in an emergency or on a ward.
 */
export const pressureControl: Indicator = indicator("pressure-control", {
  initial: aged(years(18), years(86)),
  denominator: all(
    exists({ ...diagnosed(hypertension), overlaps: { from: "periodFrom", until: plus("periodFrom", { months: 6 }) } }),
    exists(inPeriod("encounter", visits))
  ),
  exclusion: any(
    // Lists of these say who is on them now, not who was: what is not known excludes nobody.
    sure(exists({ kind: "pregnancy", overlaps: period })),
    sure(exists({ kind: "enrolment", codes: ["hospice"], overlaps: period })),
    exists({ ...diagnosed(["N18", "N19"]), overlaps: period }),
    exists({ kind: "procedure", codes: ["dialysis", "kidney-transplant"], startsIn: { until: "periodUntil" } }),
    exists({ kind: "encounter", codes: ["hospice"], overlaps: period })
  ),
  numerator: all(exists({ use: "bench/outpatient-readings" }), least("systolic", 140), least("diastolic", 90)),
  strata: bands,
  target: { share: 0.5 }
})

/** Of adults with hypertension, those whose last blood pressure of the period is below 140/90: what the peer computes, too. */
export const lastPressure: Indicator = indicator("last-pressure", {
  initial: aged(years(18)),
  denominator: exists({ kind: "condition", codes: ["I10"], startsIn: { until: "periodUntil" } }),
  numerator: all(
    exists(inPeriod("observation", ["blood-pressure"])),
    ...([["systolic", 140], ["diastolic", 90]] as const).map(([component, below]): Predicate =>
      ({ op: "compare", what: { get: "value", in: { ...inPeriod("observation", ["blood-pressure"]), pick: "last" }, component, unit: "mm[Hg]" }, is: { below } }))
  )
})

const others: readonly Indicator[] = [
  indicator("diabetes-control", {
    denominator: exists({ ...diagnosed(diabetes), activeAt: "on" }),
    numerator: any(last(["fasting-glucose"], { unit: "mmol/L", below: 7 }), last(["hba1c"], { unit: "%", below: 7 }))
  }),
  indicator("under-care", {
    measures: "state",
    denominator: all(alive, exists(holds("enrolment", ["hypertension", "diabetes"]))),
    exclusion: exists({ ...holds("enrolment", ["hypertension", "diabetes"]), startsIn: lately({ months: 3 }) }),
    numerator: exists(during({ months: 3 }, "encounter", visits)),
    strata: bands
  }),
  indicator("medicine-in-hand", {
    initial: exists({ ...diagnosed(hypertension), startsIn: { until: "periodFrom" } }),
    numerator: { op: "compare", what: { get: "sum", in: inPeriod("dispensing", ["amlodipine", "losartan"]), unit: "d" }, is: { atLeast: 60 } }
  }),
  indicator("elderly-examined", { denominator: all(aged(years(60)), alive), numerator: exists(inPeriod("encounter", ["periodic-checkup", "screening", "bhyt-visit"])), strata: bands }),
  indicator("cervical-screening", {
    denominator: all(female, aged(years(30), years(50)), alive),
    exclusion: exists({ kind: "condition", codes: ["C53"], startsIn: { until: "periodUntil" } }),
    numerator: any(exists(during(years(3), "procedure", ["cervical-screening-via", "cervical-screening-cytology"])), exists(during(years(5), "procedure", ["cervical-screening-hpv"])))
  }),
  indicator("antenatal-four-visits", {
    basis: { event: { kind: "pregnancy", endsIn: period }, as: "pregnancy" },
    numerator: { op: "compare", what: { get: "distinctDays", in: { kind: "encounter", codes: ["antenatal"], startsIn: { from: { startOf: "pregnancy" }, through: { endOf: "pregnancy" } } } }, is: { atLeast: 4 } }
  }),
  indicator("antenatal-first-trimester", {
    basis: { event: { kind: "pregnancy", startsIn: { from: minus("periodFrom", { months: 3 }), until: minus("periodUntil", { months: 3 }) } }, as: "pregnancy" },
    numerator: exists({ kind: "encounter", codes: ["antenatal"], startsIn: { from: { startOf: "pregnancy" }, until: plus({ startOf: "pregnancy" }, { days: 84 }) } })
  }),
  indicator("fully-vaccinated", {
    measures: "cohort",
    denominator: cohort,
    numerator: all(doses(["BCG"], 1), doses(["HepB"], 1), doses(["DTaP"], 3), doses(["IPV"], 1), doses(["measles"], 1))
  }),
  indicator("first-to-third-dose", { measures: "cohort", denominator: all(cohort, doses(["DTaP"], 1)), numerator: not(doses(["DTaP"], 3)), direction: "down" }),
  indicator("growth-followed", { denominator: all(aged({ days: 0 }, years(5)), alive), numerator: atLeast(2, inPeriod("observation", ["weight"])) }),
  indicator("referrals-seen", {
    basis: { event: inPeriod("referral"), as: "referral" },
    numerator: exists({
      kind: "encounter", as: "visit", startsIn: { from: { startOf: "referral" }, until: plus({ startOf: "referral" }, { days: 30 }) }, has: ["links.basedOn"],
      where: { op: "compare", what: { get: "time", from: { startOf: { linkedFrom: "visit", link: "basedOn" } }, until: { startOf: "referral" }, in: "days" }, is: { atLeast: 0, atMost: 0 } }
    }),
    continuous: {
      value: { get: "time", from: { startOf: "referral" }, until: { startOf: { kind: "encounter", codes: ["specialist-visit"], startsIn: { from: { startOf: "referral" } }, pick: "first" } }, in: "days" },
      percentiles: [90]
    }
  }),
  indicator("frail-visited", { denominator: any(exists(holds("frailty")), exists(holds("disability", ["severe"]))), numerator: exists(during({ months: 6 }, "visit")) }),
  indicator("reached", { denominator: alive, numerator: any(exists(inPeriod("contact")), exists(inPeriod("encounter"))), strata: bands })
]

/** The indicators of this benchmark, and what they are made of. */
export const kpiPack: Pack = {
  format: 1,
  id: "bench",
  version: "2026.1.0",
  label: { vi: "Chỉ tiêu để đo tốc độ", en: "Indicators to measure" },
  citations: [{ id: "bench", issuer: "bench", number: "", year: 2026, title: { vi: "Đo tốc độ", en: "Benchmark" } }],
  definitions,
  indicators: [pressureControl, lastPressure, ...others]
}

/** Twenty of the national indicators, of every programme. */
export const twentyIndicators: readonly string[] = [
  "hypertension-control-c4-b", "hypertension-lost-to-follow-up", "hypertension-missed-visits", "hypertension-controlled", "hypertension-control-quarterly-cohort", "hypertension-overdue",
  "hypertension-returned-to-care", "diabetes-control", "antenatal-first-contact-early", "antenatal-four-visits-vn", "facility-births", "postnatal-42-days", "checkup-coverage",
  "elderly-checkup-coverage", "hypertension-newly-detected", "cervical-screening-coverage", "referrals-completed", "home-care-coverage", "health-record-coverage-of-insured", "insurance-coverage"
].map((name) => `vietnam-care/${name}`)
