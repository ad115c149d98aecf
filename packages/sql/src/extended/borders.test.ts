import { type Fact, type HealthRecord, type Person, type Predicate, readRecord, type RecordView } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { compileSql } from "../compileSql.ts"
import { answersIn, apart, databases } from "../databases.fixture.ts"
import { extendedRules } from "./arbitrary.fixture.ts"

type Told = Partial<Fact>
const answers = { no: 0, yes: 1, unknown: null } as const

const record = (facts: readonly Told[], person: Partial<Person> = {}): HealthRecord => ({
  person: { id: "p1", ...person },
  facts: facts.map((fact, index) => ({ id: `f${index}`, kind: "observation", recorded: "2026-07-15", ...fact }) as Fact),
  complete: { observation: "2026-12-31", condition: "2026-12-31", encounter: "2026-12-31" }
})

interface Asked {
  readonly question: Predicate
  readonly view: RecordView
  readonly options: { readonly utcOffset?: number }
  readonly answer: keyof typeof answers
}

/** All that was asked here, to be asked of each database in the end. */
const cases: Asked[] = []

const asked = (question: Predicate, facts: readonly Told[], person: Partial<Person> = {}, utcOffset?: number): string => {
  const view = readRecord(record(facts, person))
  const options = utcOffset === undefined ? {} : { utcOffset }
  const answer = extendedRules.question(question).verdict(view, { on: extendedRules.day, ...options })
  cases.push({ question, view, options, answer })
  return answer
}

/** One question asked of one thing after the other. */
const each = (question: Predicate, told: readonly Told[], person: Partial<Person> = {}): readonly string[] => told.map((fact) => asked(question, [fact], person))

const visit = { id: "e", kind: "encounter", at: "2026-07-15T08:00:00+07:00", endAt: "2026-07-15T09:00:00+07:00" } as const
const during: Predicate = { op: "exists", in: { kind: "observation", startsIn: { from: { startOf: { kind: "encounter", pick: "last" } }, through: { endOf: { kind: "encounter", pick: "last" } }, grain: "instant" } } }
const at = (instant: string): readonly Told[] => [{ at: instant }, visit]

describe("instants", () => {
  it("a millisecond before the visit began, when it began, when it ended, a millisecond after", () => {
    const found = ["2026-07-15T07:59:59.999+07:00", "2026-07-15T08:00:00+07:00", "2026-07-15T09:00:00+07:00", "2026-07-15T09:00:00.001+07:00"].map((instant) => asked(during, at(instant)))
    expect(found).toEqual(["no", "yes", "yes", "no"])
  })
  it("a measurement whose instant nobody wrote down may have been any time of its day", () => {
    expect(asked(during, [{ start: "2026-07-15" }, visit])).toBe("unknown")
    expect(asked(during, [{ start: "2026-07-14" }, visit])).toBe("no")
  })
  it("by the clock on the wall, unless an offset is asked for", () => {
    // Eight o'clock in Viet Nam is one o'clock in Greenwich.
    expect([asked(during, at("2026-07-15T01:00:00Z")), asked(during, at("2026-07-15T01:00:00Z"), {}, 420)]).toEqual(["no", "yes"])
    expect([asked(during, at("2026-07-15T08:30:00Z")), asked(during, at("2026-07-15T08:30:00Z"), {}, 420)]).toEqual(["yes", "no"])
  })
  it("a day that begins at midnight where it was written: half past six in the evening in Greenwich is the next day at +07:00", () => {
    const today: Predicate = { op: "exists", in: { kind: "observation", startsIn: { from: "on", until: { shift: "on", plus: { days: 1 } }, grain: "instant" } } }
    const evening = [{ at: "2026-07-14T18:30:00Z" }]
    expect([asked(today, evening), asked(today, evening, {}, 420)]).toEqual(["no", "yes"])
  })
})

describe("days and months", () => {
  const monthAfterBirth: Predicate = { op: "exists", in: { kind: "observation", startsIn: { from: { shift: "birth", plus: { months: 1 } }, until: { shift: "birth", plus: { months: 2 } } } } }
  it("a month after 31 January is the last of February", () => {
    const days = ["2026-02-27", "2026-02-28", "2026-03-30", "2026-03-31"].map((start): Told => ({ start }))
    expect(each(monthAfterBirth, days, { birthDate: "2026-01-31" })).toEqual(["no", "yes", "yes", "no"])
  })
  it("in a leap year the twenty-ninth", () => {
    const days = ["2024-02-28", "2024-02-29"].map((start): Told => ({ start }))
    expect(each(monthAfterBirth, days, { birthDate: "2024-01-31" })).toEqual(["no", "yes"])
  })
  it("a birth known by the year alone, before, within and after what it may be", () => {
    const days = ["2023-01-31", "2023-02-01", "2024-01-31", "2024-02-29"].map((start): Told => ({ start }))
    expect(each(monthAfterBirth, days, { birthDate: "2023" })).toEqual(["no", "unknown", "unknown", "no"])
  })
  it("completed years of somebody born on 29 February", () => {
    const aged = (day: string): string => asked({ op: "compare", what: { get: "age", in: "years", at: { startOf: { kind: "observation", pick: "last" } } }, is: { atLeast: 18 } }, [{ start: day }], { birthDate: "2008-02-29" })
    expect(["2026-02-28", "2026-03-01"].map(aged)).toEqual(["no", "yes"])
  })
  it("completed months and weeks between two facts, also backwards", () => {
    const between = (unit: "months" | "weeks" | "days" | "hours", is: number, first: Told, second: Told): string => asked({
      op: "compare", what: { get: "time", from: { startOf: { kind: "condition", pick: "last" } }, until: { startOf: { kind: "observation", pick: "last" } }, in: unit }, is: { atLeast: is, atMost: is }
    }, [{ kind: "condition", ...first }, second])
    expect(between("months", 0, { start: "2026-01-31" }, { start: "2026-02-28" })).toBe("yes")
    expect(between("months", 1, { start: "2026-01-31" }, { start: "2026-03-01" })).toBe("yes")
    expect(between("months", -1, { start: "2026-03-01" }, { start: "2026-01-31" })).toBe("yes")
    expect(between("weeks", -1, { start: "2026-07-14" }, { start: "2026-07-01" })).toBe("yes")
    expect(between("days", 1, { start: "2026-02-28" }, { start: "2026-03-01" })).toBe("yes")
    expect(between("hours", 1, { at: "2026-07-14T23:00:00+07:00" }, { at: "2026-07-15T00:59:59.999+07:00" })).toBe("yes")
    expect(between("hours", 2, { at: "2026-07-14T23:00:00+07:00" }, { at: "2026-07-15T01:00:00+07:00" })).toBe("yes")
  })
  it("the first of the quarter and of the year that a day lies in", () => {
    const since = (to: "month" | "quarter" | "year", start: string): string => asked({ op: "within", point: { startOf: { kind: "observation", pick: "last" } }, in: { from: { floor: { startOf: { kind: "condition" } }, to } } }, [{ start }, { kind: "condition", start: "2026-05-31" }])
    expect([since("month", "2026-04-30"), since("month", "2026-05-01"), since("quarter", "2026-03-31"), since("quarter", "2026-04-01"), since("year", "2025-12-31"), since("year", "2026-01-01")]).toEqual(["no", "yes", "no", "yes", "no", "yes"])
  })
  it("a day far from the first 400 years of the calendar", () => {
    const late: Predicate = { op: "within", point: { shift: { endOf: { kind: "condition" } }, plus: { months: 1 } }, in: { from: { floor: { endOf: { kind: "condition" } }, to: "month" } } }
    expect(asked(late, [{ kind: "condition", start: "2020-01-01", end: "9998-12-31" }])).toBe("yes")
    expect(asked(late, [{ kind: "condition", start: "0101-01-01", end: "0102-03-01" }])).toBe("yes")
  })
  it("the last day of what ended, the day before its end", () => {
    const ended: Predicate = { op: "exists", in: { kind: "condition", endsIn: { from: "on", through: "on" } } }
    expect(each(ended, ["2026-07-15", "2026-07-16", "2026-07-17"].map((end): Told => ({ kind: "condition", start: "2026-01-01", end })))).toEqual(["no", "yes", "no"])
  })
  it("what never held, as it ended where it began", () => {
    expect(asked({ op: "exists", in: { kind: "condition", overlaps: { until: "on" }, endsIn: { through: "yearEnd" } } }, [{ kind: "condition", start: "2026-01-01", end: "2026-01-01" }])).toBe("no")
  })
})

describe("sets", () => {
  const least = (unit?: string): Predicate => ({ op: "compare", what: { get: "min", in: { kind: "observation", codes: ["bp"], startsIn: { from: { startOf: { kind: "observation", codes: ["bp"], pick: "last" } }, through: { startOf: { kind: "observation", codes: ["bp"], pick: "last" } } } }, component: "systolic", ...(unit === undefined ? {} : { unit }) }, is: { below: 140 } })
  const bp = (start: string, systolic: number, more: Told = {}): Told => ({ start, code: ["bp"], components: { systolic }, unit: "mm[Hg]", ...more })
  it("the least of the last day, not the last", () => {
    expect(asked(least(), [bp("2026-07-01", 120), bp("2026-07-14", 150, { at: "2026-07-14T08:00:00+07:00" }), bp("2026-07-14", 139, { at: "2026-07-14T07:00:00+07:00" })])).toBe("yes")
    expect(asked(least(), [bp("2026-07-01", 120), bp("2026-07-14", 140)])).toBe("no")
  })
  it("a preliminary reading may be the last day's", () => {
    expect(asked(least(), [bp("2026-07-01", 120), bp("2026-07-14", 150, { status: "preliminary" })])).toBe("unknown")
  })
  it("in another unit, and in one that nobody can convert", () => {
    expect(asked(least("mm[Hg]"), [bp("2026-07-14", 18.6, { unit: "kPa" })])).toBe("yes")
    expect(asked(least("mm[Hg]"), [bp("2026-07-14", 18.7, { unit: "kPa" })])).toBe("no")
    expect(asked(least("mm[Hg]"), [bp("2026-07-14", 120, { unit: "kg" })])).toBe("unknown")
  })
  it("not those taken in an emergency; a visit that is not on record tells nothing, none at all is no emergency", () => {
    const elsewhere: Predicate = { op: "exists", in: { kind: "observation", as: "r", where: { op: "not", of: { op: "exists", in: { linkedFrom: "r", link: "encounter", codes: ["emergency"] } } } } }
    const [emergency, ward] = [{ id: "e1", kind: "encounter", code: ["emergency"] }, { id: "e2", kind: "encounter", code: ["ward"] }]
    expect([{}, { links: { encounter: "e1" } }, { links: { encounter: "e2" } }, { links: { encounter: "gone" } }].map((more) => asked(elsewhere, [{ start: "2026-07-01", ...more }, emergency, ward]))).toEqual(["yes", "no", "yes", "unknown"])
  })
  it("without those that surely belong to another set; what may belong may stay", () => {
    const rest: Predicate = { op: "exists", in: { kind: "observation", except: { kind: "observation", codes: ["a"] } } }
    expect(each(rest, [{ code: ["a"] }, { code: ["b"] }, {}].map((more): Told => ({ start: "2026-07-01", ...more })))).toEqual(["no", "yes", "unknown"])
  })
  it("two on one day are one day", () => {
    const days: Predicate = { op: "compare", what: { get: "distinctDays", in: { kind: "observation" } }, is: { atLeast: 2 } }
    expect(asked(days, [{ start: "2026-07-01" }, { start: "2026-07-01" }])).toBe("no")
    expect(asked(days, [{ start: "2026-07-01" }, { start: "2026-07-02" }])).toBe("yes")
    expect(asked(days, [{ start: "2026-07-01" }, { start: "2026-07" }])).toBe("unknown")
  })
  it("sums that only whole knowledge tells, and in which no order shows", () => {
    const total: Predicate = { op: "compare", what: { get: "sum", in: { kind: "observation" } }, is: { atLeast: 0.6, atMost: 0.6 } }
    const doses = [0.1, 0.2, 0.3].map((value): Told => ({ start: "2026-07-01", value }))
    expect([asked(total, doses), asked(total, doses.toReversed()), asked(total, [...doses, { start: "2026-07-02" }])]).toEqual(["yes", "yes", "unknown"])
  })
  it("endless less endless, of which nothing can be told", () => {
    const since = { get: "time", from: { startOf: { kind: "condition", pick: "last" } }, until: "on", in: "days" } as const
    const difference = (is: Predicate & { readonly op: "compare" }): string => asked(is, [{ kind: "condition", start: "always", end: "ongoing" }])
    expect(difference({ op: "compare", what: since, is: { above: 1 } })).toBe("yes")
    expect(difference({ op: "compare", what: { get: "minus", of: [since, since] }, is: { above: 1 } })).toBe("unknown")
    expect(difference({ op: "compare", what: { get: "minus", of: [since, since] }, is: { atMost: 1 } })).toBe("unknown")
  })
  it("of a kind that a pack adds, an event whose end nobody told lasts a day", () => {
    const held: Predicate = { op: "exists", in: { kind: "test", overlaps: { from: "on", through: "birth" } } }
    expect(asked({ op: "exists", in: { kind: "test", overlaps: { from: "on" } } }, [{ kind: "test", start: "2026-07-14" }])).toBe("unknown")
    expect(asked(held, [{ kind: "test", start: "2026-07-15" }], { birthDate: "2026-07-15" })).toBe("yes")
  })
})

describe.each(databases)("%s", (_name, dialect, open) => {
  it("answers all of these as the core does", async () => {
    const db = await open()
    await db.store(apart(cases.map(({ view }) => view)))
    for (const [index, { answer, options, question, view }] of cases.entries()) {
      const found = (await answersIn(db, compileSql(extendedRules, question, { ...options, dialect })))[index]
      expect({ question, view, found }).toEqual({ question, view, found: answers[answer] })
    }
    await db.close()
    expect(cases.length).toBeGreaterThan(60)
  })
})
