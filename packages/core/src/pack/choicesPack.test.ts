import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkPacks } from "./checkPacks.ts"
import { choicesPack } from "./choicesPack.ts"
import { composePacks, rulebookOf } from "./composePacks.ts"
import { PackError } from "./errors.ts"
import type { ParameterValue } from "./pack.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

const group = (id: string) => ({ id: `p/${id}`, label: { vi: id, en: id }, when: { op: "alive" } as const })
const nation = smallPack({
  parameters: [
    { ...item("p/number"), value: 6 }, { ...item("p/text"), value: "x" }, { ...item("p/truth"), value: true }, { ...item("p/list"), value: ["a"] },
    { ...item("p/duration"), value: { years: 1 } }, { ...item("p/day"), value: { month: 9, day: 5 } }, { ...item("p/order"), value: ["p/a", "p/b"] },
    { ...item("p/taken", { until: "2026-01-01" }), value: 1 }, { ...item("p/taken", { from: "2026-01-01" }), value: 2 }
  ],
  groupings: [{ ...item("p/groups"), mode: "every", scope: { op: "alive" }, groups: [group("a"), group("b")], order: { param: "p/order" } }]
})
const province = { ...smallPack({ citations: [] }), id: "q", parameters: [{ ...item("q/taken"), overrides: "p/taken", value: 3 }, { ...item("q/order"), overrides: "p/order", value: ["p/b", "p/a"] }] }

const values = fc.oneof<fc.Arbitrary<unknown>[]>(
  fc.constantFrom<unknown>(1, 0.5, -1, "x", "", true, [], ["a"], ["a", ""], ["p/b", "p/a"], ["p/a"], ["p/a", "p/a"], { years: 2 }, { years: -1 }, { years: 1.5 }, { year: 1 }, {}),
  fc.constantFrom<unknown>({ month: 2, day: 28 }, { month: 2, day: 29 }, { month: 13, day: 1 }, { month: 4, day: 31 }, { month: 1 }, { month: 1, day: 1, year: 2 }, null, [1], NaN, Infinity),
  fc.jsonValue({ maxDepth: 1 })
) as fc.Arbitrary<ParameterValue>
const ids = fc.constantFrom("p/number", "p/text", "p/truth", "p/list", "p/duration", "p/day", "p/order", "p/taken", "q/taken", "q/order")

describe("a station's choice", () => {
  it("is refused exactly when composition would refuse it", () => {
    fc.assert(fc.property(ids, values, fc.constantFrom(undefined, "2026-07-01", "2019-01-01", "July"), fc.boolean(), (id, value, from, withProvince) => {
      const packs = withProvince ? [nation, province] : [nation]
      fc.pre(withProvince || id.startsWith("p/"))
      const source = { issuer: "Trạm", ...(from === undefined ? {} : { from }) }
      let refused: readonly string[] = []
      try {
        choicesPack(packs, { [id]: value }, source)
      } catch (error) {
        if (!(error instanceof PackError)) throw error
        refused = error.problems.map(({ code }) => code)
      }
      const station = {
        ...smallPack({ citations: [{ id: "station-decision", issuer: "Trạm", number: "", year: 2000, title: { vi: "a", en: "a" } }] }), id: "station",
        parameters: [{ ...item(`station/${id}`, { from: from ?? "2000-01-01", cites: [{ ref: "station-decision" }], overrides: id }), value }]
      }
      const told = checkPacks([...packs, station]).filter(({ pack }) => pack === "station").map(({ code }) => code)
      expect([refused.length > 0, refused.every((code) => told.includes(code as never))]).toEqual([told.length > 0, true])
    }), { numRuns: 2000 })
  })
})

describe("packs that are trusted", () => {
  it("make the same rulebook, but are not checked", () => {
    expect(rulebookOf([nation, province]).on("2026-07-15").parameter("p/taken")).toBe(composePacks([nation, province]).on("2026-07-15").parameter("p/taken"))
    expect(rulebookOf([nation, province]).id).toBe(composePacks([nation, province]).id)
    expect(() => rulebookOf([{ ...nation, version: "x" }])).not.toThrow()
  })
})
