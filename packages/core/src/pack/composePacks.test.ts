import { describe, expect, it } from "vitest"
import { assignGroups } from "../groups/assignGroups.ts"
import type { Grouping } from "../groups/grouping.ts"
import { contextOn } from "../rules/context.ts"
import { TimeError } from "../time/index.ts"
import { composePacks } from "./composePacks.ts"
import { choicesPack } from "./choicesPack.ts"
import { definePack } from "./definePack.ts"
import { PackError, RulesError } from "./errors.ts"
import type { Pack, ParameterValue } from "./pack.ts"
import { item, law, smallPack, told } from "./smallPack.fixture.ts"

const parameter = (id: string, value: ParameterValue, more = {}) => ({ ...item(id, more), value })
const grouping = (id: string, more: Partial<Grouping> = {}): Grouping =>
  ({ ...item(id), mode: "every", main: true, scope: { op: "alive" }, groups: [{ id: `${id}-1`, label: { vi: "1", en: "1" }, when: { op: "alive" } }], ...more })

describe("a rulebook", () => {
  const amended = smallPack({ parameters: [parameter("p/age", 60, { until: "2026-07-01" }), parameter("p/age", 62, { from: "2026-07-01", until: "2028-01-01" })] })
  const rulebook = composePacks([amended, smallPack({ id: "c", version: "2026.2.0", citations: [] })])

  it("is named by its packs and their versions", () => expect(rulebook.id).toBe("p@2026.1.0+c@2026.2.0"))

  it.each([["2020-01-01", 60], ["2026-06-30", 60], ["2026-07-01", 62], ["2027-12-31", 62]] as const)("says on %s what was the law then: %d", (day, value) => {
    expect(rulebook.on(day).parameter("p/age")).toBe(value)
    expect(rulebook.on(day).parameters).toHaveLength(1)
  })
  it.each(["2019-12-31", "2028-01-01"])("says of %s that nothing was in force", (day) => {
    expect(() => rulebook.on(day).parameter("p/age")).toThrow(RulesError)
    expect(() => rulebook.on(day).parameter("p/age")).toThrow(`"p/age" is not among the parameters in force on ${day} (p@2026.1.0+c@2026.2.0)`)
    expect(rulebook.on(day).parameters).toEqual([])
  })
  it("gives the same rules for the same day, and takes nothing but days", () => {
    expect(rulebook.on("2026-07-01")).toBe(rulebook.on("2026-07-01"))
    expect(() => rulebook.on("1/7/2026")).toThrow(TimeError)
  })
})

describe("an override", () => {
  const commune = smallPack({ id: "c", citations: [], parameters: [parameter("c/n", 2, { overrides: "p/n", until: "2026-07-01" })] })
  const village = smallPack({ id: "d", citations: [], parameters: [parameter("d/n", 3, { overrides: "c/n", from: "2025-01-01" })] })
  const rules = (day: string, ...packs: readonly Pack[]) => composePacks([smallPack({ parameters: [parameter("p/n", 1)] }), ...packs]).on(day)

  it("stands for what it replaces while it is in force", () => {
    expect(rules("2026-06-30", commune).parameter("p/n")).toBe(2)
    expect(rules("2026-06-30", commune).parameter("c/n")).toBe(2)
    expect(rules("2026-06-30", commune).parameters.map(({ id }) => id)).toEqual(["c/n"])
    expect(rules("2026-07-01", commune).parameter("p/n")).toBe(1)
    expect(() => rules("2026-07-01", commune).parameter("c/n")).toThrow(RulesError)
  })
  it("of an override stands for both", () => {
    expect(["p/n", "c/n", "d/n"].map((id) => rules("2026-06-30", commune, village).parameter(id))).toEqual([3, 3, 3])
    expect(rules("2024-12-31", commune, village).parameter("p/n")).toBe(2)
  })
  it("of the main grouping does not hide the main grouping of a more local pack", () => {
    const nation = smallPack({ groupings: [grouping("p/g")] })
    const province = smallPack({ id: "h", citations: [], groupings: [grouping("h/g")] })
    const plan = smallPack({ id: "c", citations: [], groupings: [grouping("c/g", { overrides: "p/g" })] })
    const main = (...packs: readonly Pack[]) => assignGroups(composePacks(packs).on("2026-07-15"), { id: "x" }).grouping
    expect(main(nation)).toBe("p/g")
    expect(main(nation, province)).toBe("h/g")
    expect(main(nation, province, plan)).toBe("c/g")
    expect(main(nation, plan, province)).toBe("h/g")
  })
  it("is found where the replaced one is asked for by its id", () => {
    const rules = composePacks([smallPack({ groupings: [grouping("p/g")] }), smallPack({ id: "c", citations: [], groupings: [grouping("c/g", { overrides: "p/g" })] })]).on("2026-07-15")
    expect(assignGroups(rules, { id: "x" }, { grouping: "p/g" }).grouping).toBe("c/g")
  })
})

describe("rules in force", () => {
  it("make things once, and know the texts they cite", () => {
    const rules = composePacks([smallPack()]).on("2026-07-15")
    let made = 0
    const make = () => rules.once("key", () => ++made)
    expect([make(), make()]).toEqual([1, 1])
    expect(rules.citations.get("law")).toEqual(law)
    expect([rules.on, rules.rulebook]).toEqual(["2026-07-15", "p@2026.1.0"])
  })
  it("refuse a question about what is not in force", () => {
    const rules = composePacks([smallPack()]).on("2026-07-15")
    expect(() => rules.question({ op: "rule", id: "p/none" })).toThrow("\"p/none\" is not among the rules in force")
    expect(() => rules.question({ op: "exists", in: { kind: "merit", codes: { valueSet: "p/none" } } })).toThrow(RulesError)
    expect(() => rules.question({ op: "flag", param: "p/none" })).toThrow(RulesError)
  })
  it("give a question the name of the item that asks it", () => {
    const rules = composePacks([smallPack()]).on("2026-07-15")
    expect(rules.question({ op: "alive" }, item("p/x", { status: "unverified" })).trace(told({}), contextOn(rules.day))).toMatchObject({ op: "rule", id: "p/x", status: "unverified", of: { op: "alive" } })
  })
})

describe("a station's choices", () => {
  const nation = definePack(smallPack({ parameters: [parameter("p/months", 6), parameter("p/order", ["a"])] }))
  const source = { issuer: "Trạm Y tế", number: "5/QĐ", from: "2026-07-01" }

  it("are a small pack that replaces the parameters, from the day of the decision", () => {
    const station = choicesPack([nation], { "p/months": 12 }, source)
    const rulebook = composePacks([nation, station])
    expect([rulebook.on("2026-06-30"), rulebook.on("2026-07-01")].map((rules) => rules.parameter("p/months"))).toEqual([6, 12])
    expect(station.citations).toEqual([{ id: "station-decision", issuer: "Trạm Y tế", number: "5/QĐ", year: 2026, title: { vi: "Lựa chọn tham số của trạm", en: "The station's choice of parameters" } }])
    expect(station.parameters).toEqual([{ id: "station/p/months", label: nation.parameters![0]!.label, from: "2026-07-01", cites: [{ ref: "station-decision" }], status: "verified", reviewedOn: "2026-07-01", overrides: "p/months", value: 12 }])
  })
  it("hold from 2000 on, by a decision without number, unless more is told", () => {
    const station = choicesPack([nation], { "p/months": 12 }, { issuer: "Trạm" })
    expect(station.parameters?.[0]?.from).toBe("2000-01-01")
    expect(station.parameters?.[0]?.reviewedOn).toBeUndefined()
    expect(station.citations[0]).toMatchObject({ number: "", year: 2000 })
  })
  it("may be none", () => expect(composePacks([nation, choicesPack([nation], {}, source)]).on("2026-07-15").parameter("p/months")).toBe(6))
  it("never collide, whatever hyphens are in their names", () => {
    const packs = [smallPack({ id: "a", parameters: [parameter("a/b-c", 1)] }), smallPack({ id: "a-b", citations: [], parameters: [parameter("a-b/c", 1)] })]
    const rules = composePacks([...packs, choicesPack(packs, { "a/b-c": 2, "a-b/c": 3 }, source)]).on("2026-07-15")
    expect([rules.parameter("a/b-c"), rules.parameter("a-b/c")]).toEqual([2, 3])
  })

  const problemsOf = (choices: Readonly<Record<string, ParameterValue>>, from = source.from) => {
    try {
      choicesPack([nation], choices, { ...source, from })
      return []
    } catch (error) {
      if (!(error instanceof PackError)) throw error
      return error.problems.map(({ code, pack, at }) => [code, pack, at])
    }
  }
  it("must be of parameters that exist, and all unknown ones are told", () => {
    const unknown = JSON.parse("{\"p/none\":1,\"__proto__\":2,\"constructor\":3}")
    expect(problemsOf(unknown)).toEqual(["p/none", "__proto__", "constructor"].map((id) => ["TRAMYTE_PACK_REFERENCE_UNKNOWN", "station", `parameters/${id}`]))
    expect(() => choicesPack([nation], unknown, source)).toThrow("no pack has the parameter \"p/none\"; the parameters are p/months, p/order")
  })
  it("must be of the type that the parameter has", () => {
    expect(problemsOf({ "p/months": "12", "p/order": 1 })).toEqual([["TRAMYTE_PACK_VALUE", "station", "parameters/station/p/months"], ["TRAMYTE_PACK_VALUE", "station", "parameters/station/p/order"]])
    expect(() => choicesPack([nation], { "p/months": "12" }, source)).toThrow("\"12\" is a text, but \"p/months\" holds a number")
  })
  it("must begin on a day", () => expect(problemsOf({ "p/months": 12 }, "July 2026")).toContainEqual(["TRAMYTE_PACK_DATE", "station", "parameters/station/p/months"]))
  it("leave problems of the packs below to composition", () => {
    expect(choicesPack([{ ...nation, format: 2 as 1 }], { "p/months": 12 }, source).id).toBe("station")
  })
})
