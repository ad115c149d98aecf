import { describe, expect, it } from "vitest"
import { civilDate, TimeError } from "../time/index.ts"
import { CitizenError } from "./errors.ts"
import type { Fact } from "./fact.ts"
import { alwaysAfter, alwaysBefore, type FactView, readRecord, type ReadOptions } from "./readRecord.ts"
import type { HealthRecord } from "./record.ts"

const recorded = "2026-07-15"

const read = (facts: readonly Partial<Fact>[], options: ReadOptions = {}) =>
  readRecord({ person: { id: "p1" }, facts: facts.map((fact, index) => ({ id: `f${index}`, kind: "merit", recorded, ...fact })) }, options)

/** The four days of the only fact, as a nurse reads them. */
const daysOf = (fact: Partial<Fact>): readonly string[] => {
  const view = [...read([fact]).facts.values()].flat()[0]!
  return [view.startLo, view.startHi, view.endLo, view.endHi].map((day) => day === alwaysBefore ? "always" : day === alwaysAfter ? "never" : civilDate(day))
}

const idsOf = (facts: readonly Partial<Fact>[], options: ReadOptions = {}): readonly string[] =>
  [...read(facts, options).facts.values()].flat().map(({ fact }: FactView) => fact.id).toSorted()

const issuesOf = (record: unknown): readonly string[] => {
  try {
    readRecord(record as HealthRecord)
    return []
  } catch (error) {
    if (!(error instanceof CitizenError)) throw error
    return error.issues.map((issue) => issue.path)
  }
}

describe("the days of a state (a residence, a disability)", () => {
  it("are those given", () => {
    expect(daysOf({ start: "2026-02-01", end: "2026-05-01" })).toEqual(["2026-02-01", "2026-02-01", "2026-05-01", "2026-05-01"])
  })
  it("never end while it goes on", () => {
    expect(daysOf({ start: "2026-02-01", end: "ongoing" })).toEqual(["2026-02-01", "2026-02-01", "never", "never"])
  })
  it("may have ended from the second day on when the end is left out or unknown", () => {
    expect(daysOf({ start: "2026-02-01" })).toEqual(["2026-02-01", "2026-02-01", "2026-02-02", "never"])
    expect(daysOf({ start: "2026-02-01", end: "unknown" })).toEqual(["2026-02-01", "2026-02-01", "2026-02-02", "never"])
  })
  it("spread over the year or month when no more is known", () => {
    expect(daysOf({ start: "2024", end: "2025-03" })).toEqual(["2024-01-01", "2024-12-31", "2025-03-01", "2025-03-31"])
  })
  it("may be none, when it ended on the day it began", () => {
    expect(daysOf({ start: "2026-02-01", end: "2026-02-01" })).toEqual(["2026-02-01", "2026-02-01", "2026-02-01", "2026-02-01"])
  })
})

describe("the day of an event (a visit, a vaccination)", () => {
  it("is one day", () => {
    expect(daysOf({ kind: "encounter", start: "2024-02-28" })).toEqual(["2024-02-28", "2024-02-28", "2024-02-29", "2024-02-29"])
  })
  it("is one day of the month, if only the month is known", () => {
    expect(daysOf({ kind: "encounter", start: "2024-02" })).toEqual(["2024-02-01", "2024-02-29", "2024-02-02", "2024-03-01"])
  })
  it("may go on for several days when an end is given", () => {
    expect(daysOf({ kind: "encounter", start: "2024-02-01", end: "2024-02-10" })).toEqual(["2024-02-01", "2024-02-01", "2024-02-10", "2024-02-10"])
  })
})

describe("what was recorded as holding had begun by then", () => {
  it("when nothing is known of the start", () => {
    expect(daysOf({ end: "ongoing" })).toEqual(["always", "2026-07-15", "never", "never"])
    expect(daysOf({ start: "unknown", end: "ongoing", recorded: "2026-07-15T08:30:00+07:00" })).toEqual(["always", "2026-07-15", "never", "never"])
  })
  it("when only the year is known", () => {
    expect(daysOf({ start: "2026", end: "ongoing" })).toEqual(["2026-01-01", "2026-07-15", "never", "never"])
    expect(daysOf({ start: "2025", end: "ongoing" })).toEqual(["2025-01-01", "2025-12-31", "never", "never"])
  })
  it("but not when it was said ahead: a card valid from some day of September, recorded in July", () => {
    expect(daysOf({ start: "2026-09", end: "ongoing" })).toEqual(["2026-09-01", "2026-09-30", "never", "never"])
    expect(daysOf({ start: "2026-09-01", end: "ongoing" })).toEqual(["2026-09-01", "2026-09-01", "never", "never"])
  })
  it("recorded on the first day it may have begun, it began that day", () => {
    expect(daysOf({ start: "2026-07", end: "ongoing", recorded: "2026-07-01" })).toEqual(["2026-07-01", "2026-07-01", "never", "never"])
  })
  it("but not when it was only planned", () => {
    expect(daysOf({ status: "planned", end: "ongoing" })).toEqual(["always", "never", "never", "never"])
    expect(daysOf({ status: "planned", start: "2026", end: "ongoing" })).toEqual(["2026-01-01", "2026-12-31", "never", "never"])
  })
})

describe("what was known on a day", () => {
  const facts: readonly Partial<Fact>[] = [{ recorded: "2026-06-29" }, { recorded: "2026-06-30T23:59:00+07:00" }, { recorded: "2026-07-01" }]

  it("is what had been recorded by its end", () => {
    expect(idsOf(facts)).toEqual(["f0", "f1", "f2"])
    expect(idsOf(facts, { knownAt: "2026-06-28" })).toEqual([])
    expect(idsOf(facts, { knownAt: "2026-06-29" })).toEqual(["f0"])
    expect(idsOf(facts, { knownAt: "2026-06-30" })).toEqual(["f0", "f1"])
    expect(idsOf(facts, { knownAt: "2026-07-01" })).toEqual(["f0", "f1", "f2"])
  })

  it("is complete no further than that day", () => {
    const record = { person: { id: "p1" }, facts: [], complete: { merit: "2026-07-15", risk: "2026-01-01" } }
    const complete = (options: ReadOptions) => Object.fromEntries([...readRecord(record, options).complete].map(([kind, day]) => [kind, civilDate(day)]))
    expect(complete({})).toEqual({ merit: "2026-07-15", risk: "2026-01-01" })
    expect(complete({ knownAt: "2026-06-30" })).toEqual({ merit: "2026-06-30", risk: "2026-01-01" })
  })

  it("must be asked for by a day of the calendar", () => {
    expect(() => read([], { knownAt: "30/06/2026" })).toThrow(TimeError)
  })
})

describe("corrections and errors", () => {
  const correction: readonly Partial<Fact>[] = [{ id: "old", recorded: "2026-01-01" }, { id: "new", recorded: "2026-02-01", supersedes: "old" }]

  it("hide what they correct, in whichever order they come", () => {
    expect(idsOf(correction)).toEqual(["new"])
    expect(idsOf(correction.toReversed())).toEqual(["new"])
  })
  it("hide nothing before they were recorded", () => {
    expect(idsOf(correction, { knownAt: "2026-01-31" })).toEqual(["old"])
    expect(idsOf(correction, { knownAt: "2026-02-01" })).toEqual(["new"])
  })
  it("follow each other", () => {
    expect(idsOf([...correction, { id: "newest", recorded: "2026-03-01", supersedes: "new" }])).toEqual(["newest"])
  })
  it("may change the kind", () => {
    expect(idsOf([{ id: "old", kind: "merit" }, { id: "new", kind: "disability", supersedes: "old" }])).toEqual(["new"])
  })
  it("leave no fact that was entered in error, nor what its retraction takes back", () => {
    expect(idsOf([{ status: "enteredInError" }])).toEqual([])
    expect(idsOf([{ id: "old" }, { id: "retraction", status: "enteredInError", supersedes: "old" }])).toEqual([])
  })
})

describe("a person's own dates", () => {
  it("are read as far as known", () => {
    const view = readRecord({ person: { id: "p1", sex: "female", birthDate: "1956", deathDate: "2026-02" }, facts: [] })
    expect(view.sex).toBe("female")
    expect([view.birth!.lo, view.birth!.hi, view.death!.lo, view.death!.hi].map(civilDate)).toEqual(["1956-01-01", "1956-12-31", "2026-02-01", "2026-02-28"])
  })
  it("may be left out, and a village has none", () => {
    expect(readRecord({ person: { id: "p1" }, facts: [] })).toMatchObject({ subject: "p1", sex: undefined, birth: undefined, death: undefined })
    expect(readRecord({ unit: { id: "v1", kind: "village" }, facts: [] })).toMatchObject({ subject: "v1", sex: undefined, birth: undefined })
  })
})

describe("a record that cannot be read", () => {
  const fact = { id: "f1", kind: "merit", recorded }

  it("tells every wrong field at once, with its path and how to mend it", () => {
    const record = {
      person: { id: "p1", birthDate: "1956-13", deathDate: "yesterday" },
      facts: [{ ...fact, start: "2026-02-30" }, { ...fact, id: "g" }, { ...fact, id: "h", end: "soon" }],
      complete: { merit: "2026" }
    }
    expect(issuesOf(record)).toEqual(["person.birthDate", "person.deathDate", "facts[0].start", "facts[2].end", "complete.merit"])
    expect(() => readRecord(record)).toThrow(/"2026-02-30" is not a date; write "1956", "1956-03" or "1956-03-09"/)
    expect(() => readRecord(record)).toThrow(/complete.merit: "2026" is not a day; write "2026-07-15"/)
  })

  it.each([
    ["a year as a number", { person: { id: "p1", birthDate: 1956 }, facts: [] }, ["person.birthDate"]],
    ["a date that is null", { person: { id: "p1", birthDate: null }, facts: [] }, ["person.birthDate"]],
    ["a sex in another word", { person: { id: "p1", sex: "nam" }, facts: [] }, ["person.sex"]],
    ["no id", { person: {}, facts: [] }, ["person.id"]],
    ["an empty id", { unit: { id: "", kind: "village" }, facts: [] }, ["unit.id"]],
    ["no person", { person: null, facts: [] }, ["person"]],
    ["no unit", { unit: undefined, facts: [] }, ["unit"]],
    ["no facts", { person: { id: "p1" } }, ["facts"]],
    ["a fact that is null", { person: { id: "p1" }, facts: [null] }, ["facts[0]"]],
    ["a fact without its own id", { person: { id: "p1" }, facts: [{ ...fact, id: "" }] }, ["facts[0].id"]],
    ["a fact of no kind", { person: { id: "p1" }, facts: [{ ...fact, kind: undefined }] }, ["facts[0].kind"]],
    ["codes that are not a list", { person: { id: "p1" }, facts: [{ ...fact, code: "permanent" }] }, ["facts[0].code"]],
    ["a code that is not text", { person: { id: "p1" }, facts: [{ ...fact, code: [1] }] }, ["facts[0].code"]],
    ["a status that does not exist", { person: { id: "p1" }, facts: [{ ...fact, status: "Final" }] }, ["facts[0].status"]],
    ["a recording without a day", { person: { id: "p1" }, facts: [{ ...fact, recorded: undefined }] }, ["facts[0].recorded"]],
    ["a recording on no day of the calendar", { person: { id: "p1" }, facts: [{ ...fact, recorded: "2026-02-30T08:00:00+07:00" }] }, ["facts[0].recorded"]],
    ["a recording that is only a month", { person: { id: "p1" }, facts: [{ ...fact, recorded: "2026-02" }] }, ["facts[0].recorded"]],
    ["text after the day", { person: { id: "p1" }, facts: [{ ...fact, recorded: "2026-02-01x" }] }, ["facts[0].recorded"]],
    ["a start that is a number", { person: { id: "p1" }, facts: [{ ...fact, start: 2026 }] }, ["facts[0].start"]],
    ["an end that is null", { person: { id: "p1" }, facts: [{ ...fact, end: null }] }, ["facts[0].end"]],
    ["an end before the start", { person: { id: "p1" }, facts: [{ ...fact, start: "2026-05-02", end: "2026-05-01" }] }, ["facts[0].end"]],
    ["an instant that is none", { person: { id: "p1" }, facts: [{ ...fact, at: "08:30" }] }, ["facts[0].at"]],
    ["an instant without an offset", { person: { id: "p1" }, facts: [{ ...fact, at: "2026-07-15T08:30:00" }] }, ["facts[0].at"]],
    ["a link that is a number", { person: { id: "p1" }, facts: [{ ...fact, links: { commune: 10903 } }] }, ["facts[0].links.commune"]],
    ["links that are text", { person: { id: "p1" }, facts: [{ ...fact, links: "10903" }] }, ["facts[0].links"]],
    ["a measurement that is text", { person: { id: "p1" }, facts: [{ ...fact, components: { systolic: "142" } }] }, ["facts[0].components.systolic"]],
    ["a correction of itself", { person: { id: "p1" }, facts: [{ ...fact, supersedes: "f1" }] }, ["facts[0].supersedes"]],
    ["a retraction without its day", { person: { id: "p1" }, facts: [{ ...fact, status: "enteredInError", recorded: "x" }] }, ["facts[0].recorded"]],
    ["completeness that is null", { person: { id: "p1" }, facts: [], complete: { merit: null } }, ["complete.merit"]],
    ["completeness that is a list", { person: { id: "p1" }, facts: [], complete: ["merit"] }, ["complete.0"]],
    ["nothing at all", null, [""]],
    ["a text", "p1", [""]]
  ])("%s", (_what, record, paths) => expect(issuesOf(record)).toEqual(paths))

  it("is not one with a faulty fact that was entered in error: it is kept as it was", () => {
    expect(issuesOf({ person: { id: "p1" }, facts: [{ ...fact, status: "enteredInError", start: "2026-13", code: "x" }] })).toEqual([])
  })
  it("is not one whose partial end may still lie after the start", () => {
    expect(issuesOf({ person: { id: "p1" }, facts: [{ ...fact, start: "2026-05-02", end: "2026" }, { ...fact, id: "g", start: "2026", end: "2026" }] })).toEqual([])
  })
  it("is one where two facts of a kind share an id, unless they are the very same", () => {
    expect(issuesOf({ person: { id: "p1" }, facts: [fact, { ...fact, start: "2020" }] })).toEqual(["facts[1].id"])
    expect(issuesOf({ person: { id: "p1" }, facts: [fact, { ...fact }, { ...fact, kind: "risk" }] })).toEqual([])
    expect(readRecord({ person: { id: "p1" }, facts: [fact, { ...fact }] }).facts.get(fact.kind)).toHaveLength(1)
  })
})

describe("names that JavaScript gives a meaning", () => {
  it.each(["__proto__", "constructor", "toString"])("%s is harmless as an id, a kind, a code and a role", (name) => {
    const record = JSON.parse(JSON.stringify({ person: { id: name }, facts: [{ id: name, kind: name, code: [name], recorded, links: { role: name } }] })) as HealthRecord
    const complete = JSON.parse(`{"${name}":"2026-07-15"}`) as Record<string, string>
    const view = readRecord({ ...record, complete })
    expect(view.subject).toBe(name)
    expect(view.facts.get(name)).toHaveLength(1)
    expect(civilDate(view.complete.get(name)!)).toBe("2026-07-15")
    expect(view.facts.get("valueOf")).toBeUndefined()
  })
})
