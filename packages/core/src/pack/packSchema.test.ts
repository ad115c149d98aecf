import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Predicate } from "../rules/predicate.ts"
import { checkPacks } from "./checkPacks.ts"
import { describedPackSchema } from "./describedSchema.fixture.ts"
import { fullPack as full } from "./fullPack.fixture.ts"
import type { Pack } from "./pack.ts"
import { packSchema } from "./packSchema.ts"
import { packShape } from "./packShapes.ts"
import { checkShape } from "./shape.ts"
import { changed, placesOf } from "./places.fixture.ts"
import { exampleItem, exampleSchedule, schedulePack } from "./schedule.fixture.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

const isValid: ValidateFunction = new Ajv2020({ strictTypes: false, strictRequired: false, allErrors: false }).compile(packSchema())

/** As JSON would carry it. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? "null")

const misfitsOf = (pack: unknown): readonly string[] => {
  const found: string[] = []
  checkShape(packShape, pack, "", { misfit: (path, message) => found.push(`${path}: ${message}`), nearest: () => undefined, asSchema: true })
  return found
}

const rule = (when: unknown, more: object = {}) => ({ ...full, rules: [{ ...item("p/x"), when, ...more }] })

describe("the file for editors", () => {
  // Shapes and doc comments are the only source: `npx vitest run packages/core/src/pack/packSchema -u` writes the file anew.
  it("is what shapes and doc comments say", async () => {
    await expect(describedPackSchema()).toMatchFileSnapshot("../../pack.schema.json")
  })
  it("describes every type that has a name, and every operator in words of its own", () => {
    interface Described {
      readonly description?: string
      readonly properties?: Readonly<Record<string, { readonly oneOf?: readonly Described[] }>>
    }
    const { $defs } = JSON.parse(describedPackSchema()) as { readonly $defs: Readonly<Record<string, Described>> }
    const nameless = ["Ages", "AgesOfTable", "BornBefore", "CentileSpaces", "CodeWithLabel", "DayOffOrdered", "DoseSeason", "GrowthBand", "ImplausibleZ", "MeasureRange", "RowsBySex", "SupplementAtRisk", "TimesPerYear"]
    expect(Object.entries($defs).filter(([, { description }]) => description === undefined).map(([name]) => name).toSorted()).toEqual(nameless)
    const operators = $defs["Predicate"]!.properties!["op"]!.oneOf!.map(({ description }) => description)
    expect([new Set(operators).size, operators.includes(undefined)]).toEqual([operators.length, false])
    expect(describedPackSchema()).not.toMatch(/\*\/|\\n \*|@example/)
  })
})

describe("packs that work", () => {
  it("are valid, with a $schema and with sections that this library does not know", () => {
    for (const pack of [full, schedulePack, smallPack(), { ...full, $schema: "./node_modules/@tramyte/core/pack.schema.json" }, { ...full, letters: [1], rule: [] }]) {
      expect(isValid(asJson(pack))).toBe(true)
      expect(checkPacks([pack])).toEqual([])
    }
  })
})

describe("seeded faults of shape are told by both", () => {
  const [grouping] = full.groupings!
  const { otherwise: _otherwise, ...unresidual } = grouping!
  const scheduled = (change: object) => ({ ...schedulePack, schedules: [exampleItem("p/schedule", { schedule: { ...exampleSchedule, ...change } })] })
  const faults: Readonly<Record<string, unknown>> = {
    "a format that is none": { ...full, format: 2 },
    "a pack id with a space": smallPack({ id: "cam giang" }),
    "a version of two numbers": { ...full, version: "2026.1" },
    "a range that nobody can read": { ...full, needs: [{ pack: "p", version: "latest" }] },
    "a need of nothing": { ...full, needs: [{}] },
    "no label": { ...full, label: undefined },
    "an item outside of any pack": rule({ op: "alive" }, { id: "x" }),
    "a day that is none": rule({ op: "alive" }, { from: "2026-02-30" }),
    "no first day": rule({ op: "alive" }, { from: undefined }),
    "a review on no day": rule({ op: "alive" }, { reviewedOn: null }),
    "no source": rule({ op: "alive" }, { cites: [] }),
    "no sources at all": rule({ op: "alive" }, { cites: undefined }),
    "a status that is none": rule({ op: "alive" }, { status: "sure" }),
    "an unknown operator": rule({ op: "all", of: [{ op: "not", of: { op: "xor" } }] }),
    "no operator": rule({ op: "all", of: [{}] }),
    "a field of another operator": rule({ op: "alive", of: [] }),
    "a misspelt field": rule({ op: "age", atleast: { years: 60 } }),
    "a duration in words": rule({ op: "age", atLeast: "60 years" }),
    "a duration of a fraction": rule({ op: "age", atLeast: { years: 1.5 } }),
    "a code as a text": rule({ op: "exists", in: { kind: "merit", codes: "a" } }),
    "a window without edges": rule({ op: "exists", in: { kind: "merit", startsIn: {} } }),
    "a window with two beginnings": rule({ op: "exists", in: { kind: "merit", startsIn: { from: "yearStart", after: "on" } } }),
    "a set of facts from nowhere": rule({ op: "exists", in: { codes: ["a"] } as never }),
    "a quantity without an operator": rule({ op: "compare", what: { in: { kind: "merit" } } as never, is: { atLeast: 1 } }),
    "a comparison without bounds": rule({ op: "compare", what: { get: "age", in: "years" }, is: {} }),
    "a school year that starts on a leap day": rule({ op: "alive", at: { schoolYearStart: { month: 2, day: 29 } } }),
    "a count below nothing": rule({ op: "count", in: { kind: "merit" }, atLeast: -1 }),
    "a parameter that holds nothing": { ...full, parameters: [...full.parameters!, { ...item("p/y"), value: null }] },
    "a list with a number": { ...full, parameters: [...full.parameters!, { ...item("p/y"), value: [1] }] },
    "a day that no month has": { ...full, parameters: [...full.parameters!, { ...item("p/y"), value: { month: 4, day: 31 } }] },
    "a recurrence of a number": { ...full, protocols: [{ ...full.protocols![1]!, recurrence: { every: 5 } }] },
    "what counts as done, with a time": { ...full, protocols: [{ ...full.protocols![2]!, doneBy: { kind: "encounter", activeAt: "on" } }] },
    "an indicator without a numerator": { ...full, indicators: [{ ...full.indicators![0]!, numerator: undefined }] },
    "an ordered grouping without a residual group": { ...full, groupings: [unresidual] },
    "an eighth day of the week": { ...full, calendars: [{ ...full.calendars![0]!, calendar: { ...full.calendars![0]!.calendar, weeklyRestDays: [8] } }] },
    "a residual group without an id": { ...full, groupings: [{ ...grouping!, otherwise: { label: { vi: "x", en: "x" } } }] },
    "freshness of half a day": { ...full, freshness: [{ ...item("p/fresh"), kind: "merit", days: 0.5 }] },
    "a kind of fact with a shape of its own": { ...full, factKinds: [{ ...full.factKinds![0]!, shape: "cloud" }] },
    "a section that is no list": { ...full, rules: {} },
    "an id without end": { ...full, freshness: [{ ...item(`p/${"x".repeat(500)}`), kind: "merit", days: 1 }] },
    "a schedule without antigens": scheduled({ antigens: undefined }),
    "a schedule by another policy of months": scheduled({ monthPolicy: "rollforward" }),
    "a dose on a day that is none": scheduled({ antigens: [{ id: "a", series: [{ id: "s", vaccineGroup: "g", type: "standard", group: "1", doses: [{ season: { from: "2026-02-30" } }] }] }] }),
    "a length of time in words": scheduled({ conflicts: [{ previous: "EX", current: "EX", begin: "4 weeks", minEnd: {}, end: {} }] }),
    "a length of time beyond every life": scheduled({ conflicts: [{ previous: "EX", current: "EX", begin: { years: 201 }, minEnd: {}, end: {} }] }),
    "a series without doses": scheduled({ antigens: [{ id: "a", series: [{ id: "s", vaccineGroup: "g", type: "standard", group: "1", doses: [] }] }] }),
    "an observation seen in two ways": { ...schedulePack, schedules: [exampleItem("p/schedule", { observed: { past: { when: { op: "alive" }, facts: { kind: "condition" } } as never } })] }
  }
  it.each(Object.keys(faults))("%s", (name) => {
    const pack = asJson(faults[name])
    expect(isValid(pack)).toBe(false)
    expect(misfitsOf(pack)).not.toEqual([])
    expect(checkPacks([pack as Pack])).not.toEqual([])
  })
})

describe("the schema and the check agree on any pack, however broken", () => {
  /** What one of the two tells and the other does not. */
  const disagreement = (pack: unknown): string | undefined => {
    const [valid, misfits] = [isValid(pack), misfitsOf(pack)]
    if (valid !== (misfits.length === 0)) return `${valid ? "valid" : JSON.stringify(isValid.errors)}, but ${JSON.stringify(misfits)}`
    // A schema never asks for more than composition does.
    if (!valid && checkPacks([pack as Pack]).length === 0) return `only the schema tells ${JSON.stringify(misfits)}`
    return undefined
  }
  /** Every place of the two packs that have everything. */
  const places = [full, schedulePack].flatMap((whole) => placesOf(whole).map((path) => ({ whole, path })))
  const words = fc.constantFrom(
    "", "x", "p/x", "on", "2026-01-01", "2024-02-29", "1900-02-29", "0000-01-01", "2026-13-01", "2026.1.0", "^2026.1.0 || 2027.x", "first", "every", "school", "alive", "exists", "merit", "p/number", "op", "kind", "verified", "nextWorkingDay"
  )
  const parts: fc.Arbitrary<unknown> = fc.oneof(
    words, fc.constantFrom(null, true, false, 0, 1, 5, 12, 29, 31, -1, 1.5, 1e300, [], {}), fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(...places).map(({ whole, path }) => path.reduce<unknown>((data, key) => (data as Record<string, unknown>)[key], whole)),
    fc.dictionary(fc.constantFrom("op", "of", "in", "is", "at", "atLeast", "below", "param", "valueSet", "kind", "codes", "month", "day", "years", "shift", "plus", "vi", "en", "id", "from", "until", "every", "once", "perYear", "weeks", "previous", "observation", "vaccine", "cites", "conditions", "when", "facts"), words)
  )
  it("anything in any place", () => {
    // Of a schedule, which has nothing that a parameter could stand for, fewer will do.
    const some = [undefined, null, -1, "", "x", [], {}]
    const more = [0, "2026-01-01", true, [null], { op: "all" }, { param: "p/number" }]
    for (const { whole, path } of places) for (const junk of whole === full ? [...some, ...more] : some) expect(disagreement(asJson(changed(whole, path, junk)))).toBeUndefined()
  })
  it("several at once, taken from other places too", () => {
    fc.assert(fc.property(fc.constantFrom(full, schedulePack).chain((whole) => fc.tuple(fc.constant(whole), fc.array(fc.tuple(fc.constantFrom(...placesOf(whole).slice(1)), parts), { minLength: 1, maxLength: 3 }))), ([whole, changes]) => {
      expect(disagreement(asJson(changes.reduce<unknown>((pack, [path, put]) => changedWherePossible(pack, path, put), whole)))).toBeUndefined()
    }), { numRuns: 2000 })
  })
  it("new fields", () => {
    fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom("until", "at", "above", "overlaps", "note", "target", "links", "zzz", "substitute", "cites", "max", "beginAge"), parts, ({ whole, path }, field, put) => {
      expect(disagreement(asJson(changedWherePossible(whole, [...path, field], put)))).toBeUndefined()
    }), { numRuns: 2000 })
  })
  it("questions of any kind", () => {
    fc.assert(fc.property(parts, parts, (when, other) => {
      expect(disagreement(asJson(rule(when)))).toBeUndefined()
      expect(disagreement(asJson(rule({ op: "any", of: [when, other, { op: "value", which: when, in: other, is: when } as unknown as Predicate] })))).toBeUndefined()
    }), { numRuns: 1000 })
  })
})

/** An earlier change may have taken the place away. */
const changedWherePossible = (data: unknown, path: readonly string[], put: unknown): unknown =>
  path.length === 0 || (typeof data === "object" && data !== null) ? path.length === 0 ? put : changed(data, [path[0]!], changedWherePossible((data as Record<string, unknown>)[path[0]!], path.slice(1), put)) : data
