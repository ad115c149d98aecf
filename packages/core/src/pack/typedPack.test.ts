import { describe, expect, expectTypeOf, it } from "vitest"
import { type GroupOptions, assignGroups } from "../groups/assignGroups.ts"
import { computeKpi, computeKpis } from "../kpi/computeKpi.ts"
import { countKpis } from "../kpi/countKpis.ts"
import { planScreening } from "../screening/planScreening.ts"
import { composePacks, type Rulebook } from "./composePacks.ts"
import { choicesPack } from "./choicesPack.ts"
import { definePack } from "./definePack.ts"
import { RulesError } from "./errors.ts"
import { loadPack } from "./loadPack.ts"
import type { Pack, Parameter } from "./pack.ts"
import type { RulesInForce } from "./rulesInForce.ts"
import { exampleSchedule } from "./schedule.fixture.ts"
import { item, law, smallPack } from "./smallPack.fixture.ts"
import type { IdsOf, TypedPack } from "./typedPack.ts"

const label = { vi: "x", en: "x" }
const dated = { label, from: "2020-01-01", cites: [{ ref: "law" }], status: "verified" } as const

const nation = definePack({
  format: 1, id: "n", version: "2026.1.0", label, citations: [law],
  parameters: [{ id: "n/age", ...dated, value: { years: 60 } }],
  rules: [{ id: "n/elder", ...dated, when: { op: "age", atLeast: { param: "n/age" } } }],
  protocols: [{ id: "n/checkup", ...dated, item: "checkup", who: { op: "alive" }, recurrence: { once: true }, doneBy: { kind: "encounter" } }]
})
const commune = definePack({
  format: 1, id: "c", version: "2026.1.0", label, citations: [], needs: [{ pack: "n", version: "2026.x" }],
  groupings: [{
    id: "c/groups", ...dated, mode: "first", main: true, scope: { op: "alive" },
    groups: [{ id: "c/elder", label, when: { op: "rule", id: "n/elder" } }], otherwise: { id: "c/rest", label }
  }],
  indicators: [{ id: "c/elders", ...dated, basis: "person", measures: "state", denominator: { op: "alive" }, numerator: { op: "rule", id: "n/elder" }, direction: "up" }]
})
const rules = composePacks([nation, commune]).on("2026-07-15")
const period = { from: "2026-01-01", until: "2026-07-16" } as const
const elder = { id: "1", birthDate: "1940" } as const

describe("the ids of packs that are written out", () => {
  it("are one flat union, of its items", () => {
    expectTypeOf(nation).toEqualTypeOf<TypedPack<"n/age" | "n/elder" | "n/checkup">>()
    expectTypeOf<IdsOf<typeof commune>>().toEqualTypeOf<"c/groups" | "c/elders">()
    expectTypeOf(rules).toEqualTypeOf<RulesInForce<"n/age" | "n/elder" | "n/checkup" | "c/groups" | "c/elders">>()
    expectTypeOf(rules.onDay("2026-01-01")).toEqualTypeOf(rules)
  })

  it("can be asked for", () => {
    expect(rules.parameter("n/age")).toEqual({ years: 60 })
    expect(assignGroups(rules, elder, { grouping: "c/groups" }).group?.id).toBe("c/elder")
    expect(assignGroups(rules, [elder], { grouping: "c/groups" })).toHaveLength(1)
    expect(planScreening(rules, elder, { protocols: ["n/checkup"] }).items).toHaveLength(1)
    expect(computeKpi(rules, "c/elders", { records: [elder], period }).rate).toBe(1)
    expect(computeKpis(rules, { records: [elder], period, indicators: ["c/elders"] })).toHaveLength(1)
  })

  it("misspelt do not compile, and are an error at run time all the same", () => {
    // @ts-expect-error: there is no "n/aged"
    expect(() => rules.parameter("n/aged")).toThrow(RulesError)
    // @ts-expect-error: there is no "c/group"
    expect(() => assignGroups(rules, elder, { grouping: "c/group" })).toThrow(RulesError)
    // @ts-expect-error: there is no "c/group"
    expect(() => assignGroups(rules, [elder], { grouping: "c/group" })).toThrow(RulesError)
    // @ts-expect-error: there is no "n/checkups"
    expect(() => planScreening(rules, elder, { protocols: ["n/checkups"] })).toThrow(RulesError)
    // @ts-expect-error: there is no "c/elder-share"
    expect(() => computeKpi(rules, "c/elder-share", { records: [], period })).toThrow(RulesError)
    // @ts-expect-error: there is no "c/elder-share"
    expect(() => computeKpis(rules, { records: [], period, indicators: ["c/elder-share"] })).toThrow(RulesError)
    // @ts-expect-error: there is no "c/elder-share"
    expect(() => countKpis(rules, { period, indicators: ["c/elder-share"] })).toThrow(RulesError)
  })

  it("are those of schedules as well", () => {
    const clinic = definePack({ format: 1, id: "s", version: "2026.1.0", label, citations: [], schedules: [{ id: "s/schedule", ...dated, schedule: exampleSchedule }] })
    expectTypeOf(clinic).toEqualTypeOf<TypedPack<"s/schedule">>()
    expect(clinic.schedules?.map(({ id }) => id)).toEqual(["s/schedule"])
  })

  it("do not keep typed rules from functions that take any", () => {
    const main = (any: RulesInForce): string => assignGroups(any, elder).grouping
    const first = (any: Rulebook): string => any.on("2026-07-15").rulebook
    expect([main(rules), first(composePacks([nation, commune]))]).toEqual(["c/groups", "n@2026.1.0+c@2026.1.0"])
    const any: RulesInForce = rules
    // @ts-expect-error: rules whose ids nobody knows may have others
    const narrow: RulesInForce<"n/age"> = any
    expect(narrow).toBe(rules)
    expectTypeOf<GroupOptions["grouping"]>().toEqualTypeOf<string | undefined>()
  })

  it("stay known with the station's own choices on top", () => {
    const chosen = composePacks([nation, choicesPack([nation], { "n/age": { years: 80 } }, { issuer: "Trạm" })]).on("2026-07-15")
    expect(chosen.parameter("n/age")).toEqual({ years: 80 })
    expect(chosen.parameter("station/n/age")).toEqual({ years: 80 })
    // @ts-expect-error: there is no "n/aged"
    expect(() => chosen.parameter("n/aged")).toThrow(RulesError)
  })
})

describe("ids that nobody knows before the program runs", () => {
  it("are any text: of packs from JSON, of packs of type Pack, and of a rulebook with one of them in it", () => {
    const loaded = loadPack(JSON.stringify(smallPack({ parameters: [{ ...item("p/n"), value: 1 }] })))
    expectTypeOf(loaded).toEqualTypeOf<Pack>()
    const mixed = composePacks([nation, { ...loaded, citations: [law] }]).on("2026-07-15")
    expectTypeOf(mixed).toEqualTypeOf<RulesInForce>()
    expect(mixed.parameter("p/n")).toBe(1)
    const parameters: readonly Parameter[] = loaded.parameters ?? []
    expectTypeOf(definePack({ ...loaded, parameters: [...parameters, { id: "p/x", ...dated, value: 1 }] })).toEqualTypeOf<TypedPack>()
  })
  it("a pack without items has none", () => {
    const none = definePack({ format: 1, id: "h", version: "2026.1.0", label, citations: [] })
    expectTypeOf(none).toEqualTypeOf<TypedPack<never>>()
    expectTypeOf(composePacks([nation, none])).toEqualTypeOf<Rulebook<"n/age" | "n/elder" | "n/checkup">>()
  })
})

it("a misspelt field does not compile", () => {
  // @ts-expect-error: it is called "status"
  expect(definePack({ format: 1, id: "p", version: "2026.1.0", label, citations: [], rules: [{ id: "p/a", ...dated, statsu: "verified", when: { op: "alive" } }] }).id).toBe("p")
  // @ts-expect-error: there is no operator "alife"
  expect(definePack({ format: 1, id: "p", version: "2026.1.0", label, citations: [], rules: [{ id: "p/a", ...dated, when: { op: "alife" } }] }).id).toBe("p")
})
