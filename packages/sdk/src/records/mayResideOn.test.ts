import { type Fact, epochDay, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { mayResideOn } from "./mayResideOn.ts"

const home = (more: Partial<Fact>): Fact => ({ id: "r", kind: "residence", recorded: "2026-12-31", links: { village: "v" }, ...more })

it.each<[string, Partial<Fact>, readonly string[]]>([
  ["from a day to a day", { start: "2026-03-08", end: "2026-03-10" }, ["2026-03-08", "2026-03-09"]],
  ["since a month", { start: "2026-03", end: "ongoing" }, ["2026-03-01", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10", "2027-01-01"]],
  ["always, until a day", { start: "always", end: "2026-03-08" }, ["2020-01-01", "2026-03-01", "2026-03-07"]],
  ["on days that nobody knows", { start: "unknown", end: "unknown" }, ["2020-01-01", "2026-03-01", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10", "2027-01-01"]],
  ["from an instant to an instant: its day is the last", { at: "2026-03-08T22:00:00+07:00", endAt: "2026-03-09T05:00:00+07:00" }, ["2026-03-08", "2026-03-09"]],
  ["not at all: planned", { status: "planned" }, []], ["not at all: denied", { status: "notDone" }, []], ["not at all: in error", { status: "enteredInError" }, []], ["not at all: another fact", { kind: "household" }, []],
  ["not on a day: never begun", { start: "2026-03-08", end: "2026-03-08" }, []]
])("%s", (_what, more, wanted) => {
  const days = ["2020-01-01", "2026-03-01", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10", "2027-01-01"]
  expect(days.filter((day) => mayResideOn(home(more), day))).toEqual(wanted)
})

it("agrees with how the core reads a residence", () => {
  const date = fc.constantFrom("2025", "2026", "2026-02", "2026-03", "2026-03-08", "2026-03-09")
  fc.assert(fc.property(fc.option(fc.oneof(date, fc.constantFrom("unknown", "always")), { nil: undefined }), fc.option(fc.oneof(date, fc.constantFrom("ongoing", "unknown")), { nil: undefined }), fc.constantFrom("2024-12-31", "2025-01-01", "2026-03-07", "2026-03-08", "2026-03-31", "2027-01-01"), (start, end, day) => {
    const fact = home({ ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) })
    let view
    try {
      view = readRecord({ person: { id: "p" }, facts: [fact] }).facts.get("residence")![0]!
    } catch {
      return // It ends before it begins.
    }
    expect(mayResideOn(fact, day)).toBe(view.startLo <= epochDay(day) && epochDay(day) < view.endHi)
  }), { numRuns: 300 })
})
