import type { Fact } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { measureRecord } from "./measureRecords.ts"

const records = fc.sample(measureRecord(), { numRuns: 2000, seed: 1 })
const facts: readonly Fact[] = records.flatMap((record) => record.facts)
const having = (is: (fact: Fact) => boolean): number => facts.filter(is).length
const people = (is: (record: (typeof records)[number]) => boolean): number => records.filter(is).length
const sameDay = (record: (typeof records)[number]): boolean => record.facts.some((one, index) => record.facts.slice(index + 1).some((other) => other.kind === one.kind && other.start === one.start && one.start !== undefined))

/** How often each edge occurs in 2,000 records at least. */
const edges: readonly (readonly [name: string, atLeast: number, found: number])[] = [
  ["instants of the first millisecond of a day", 50, having(({ at }) => at?.includes("T00:00:00+") === true || at?.includes("T00:00:00Z") === true)],
  ["instants of the last millisecond of a day", 50, having(({ at }) => at?.includes("T23:59:59.999") === true)],
  ["instants a millisecond beside another", 50, having(({ at }) => at?.includes("T08:00:00.001") === true || at?.includes("T07:59:59.999") === true)],
  ["instants in UTC", 50, having(({ at }) => at?.endsWith("Z") === true)],
  ["instants of another offset", 50, having(({ at }) => at?.endsWith("-05:00") === true || at?.endsWith("+05:30") === true)],
  ["instants on another day than the start", 20, having(({ at, start }) => at !== undefined && start?.length === 10 && at.slice(0, 10) !== start)],
  ["29 February", 50, having(({ start }) => start === "2024-02-29")],
  ["ends of months", 50, having(({ start }) => start?.endsWith("-31") === true || start?.endsWith("-30") === true)],
  ["starts known by the month or year", 200, having(({ start }) => start?.length === 7 || start?.length === 4)],
  ["unknown starts", 50, having(({ start }) => start === "unknown")],
  ["what always was", 50, having(({ start }) => start === "always")],
  ["starts that are told by the instant alone", 50, having(({ at, start }) => start === undefined && at !== undefined)],
  ["what is ongoing", 200, having(({ end }) => end === "ongoing")],
  ["unknown ends", 200, having(({ end }) => end === "unknown")],
  ["what held on no day", 20, having(({ end, start }) => end !== undefined && end === start)],
  ["ends as instants", 100, having(({ endAt }) => endAt !== undefined)],
  ["facts without a code", 100, having(({ code }) => code === undefined || code.length === 0)],
  ["facts without a value", 200, having(({ value }) => value === undefined)],
  ["values without a unit", 200, having(({ unit, value }) => value !== undefined && unit === undefined)],
  ["a unit with the name of a method", 50, having(({ unit }) => unit === "constructor")],
  ["empty qualifiers", 50, having(({ qualifiers }) => qualifiers?.["class"]?.length === 0)],
  ["references to what is not on record", 50, having(({ links }) => links?.["encounter"] === "gone")],
  ["references to facts", 200, having(({ links }) => links?.["encounter"] === "f0")],
  ["facts of every status", 20, Math.min(...["preliminary", "planned", "notDone"].map((status) => having((fact) => fact.status === status)))],
  ["several facts of a kind on a day", 300, people(sameDay)],
  ["kinds not known completely", 200, people(({ complete = {}, facts: all }) => all.some(({ kind }) => complete[kind] === undefined))],
  ["births not known, and known by the year", 50, Math.min(people(({ person }) => person.birthDate === undefined), people(({ person }) => person.birthDate?.length === 4))],
  ["the dead", 100, people(({ person }) => person.deathDate !== undefined)]
]

describe("generated records reach on purpose", () => {
  it.each(edges)("%s: at least %i", (_name, atLeast, found) => expect(found).toBeGreaterThanOrEqual(atLeast))
})
