import { describe, expect, it } from "vitest"
import { composePacks } from "../pack/composePacks.ts"
import { RulesError } from "../pack/errors.ts"
import { item, rulesOn, smallPack } from "../pack/smallPack.fixture.ts"
import { rulesWith, scheduleItem } from "./card.fixture.ts"
import { dose, series } from "./child.fixture.ts"
import { kindsRead, preparedSchedule } from "./preparedSchedule.ts"

const antigens = { measles: [series("m", [dose()])] }
const label = { vi: "nhãn", en: "label" }

describe("which schedule is asked", () => {
  const two = rulesOn("2026-07-15", smallPack({ schedules: [scheduleItem(antigens), { ...scheduleItem(antigens), id: "p/other" }] }))
  it("the one that is named, or the last of the packs", () => {
    expect(preparedSchedule(two, "p/schedule").item.id).toBe("p/schedule")
    expect(preparedSchedule(two, "p/other").item.id).toBe("p/other")
    expect(preparedSchedule(two, undefined).item.id).toBe("p/other")
  })
  it("that of the most local pack", () => {
    const local = { ...smallPack({ schedules: [{ ...scheduleItem(antigens), id: "c/own" }] }), id: "c", requires: { p: "2026.1.0" } }
    expect(preparedSchedule(composePacks([smallPack({ schedules: [scheduleItem(antigens)] }), local as never]).on("2026-07-15"), undefined).item.id).toBe("c/own")
  })
  it("is made ready once for all people", () => {
    expect(preparedSchedule(two, "p/other")).toBe(preparedSchedule(two, undefined))
  })
  it("a misspelt one is an error, and so is none at all on the day", () => {
    const code = (ask: () => unknown): unknown => {
      try {
        return ask()
      } catch (error) {
        return error instanceof RulesError ? error.code : error
      }
    }
    expect(code(() => preparedSchedule(two, "p/shedule"))).toBe("TRAMYTE_RULES_UNKNOWN")
    const later = rulesOn("2026-07-15", smallPack({ schedules: [{ ...scheduleItem(antigens), from: "2026-08-01" }] }))
    expect(code(() => preparedSchedule(later, "p/schedule"))).toBe("TRAMYTE_RULES_NOT_IN_FORCE")
    expect(code(() => preparedSchedule(later, undefined))).toBe("TRAMYTE_RULES_NOT_IN_FORCE")
    expect(() => preparedSchedule(later, undefined)).toThrow(/no schedule is among the schedules in force on 2026-07-15/u)
    expect(() => preparedSchedule(later, "p/schedule")).toThrow(/"p\/schedule" is among/u)
  })
})

describe("what a schedule looks at", () => {
  const kinds = (...all: Parameters<typeof rulesWith>): readonly string[] => kindsRead(rulesWith(...all)).toSorted()
  it("doses alone, where nothing is observed", () => {
    expect(kinds(antigens, { schedule: { observations: [] } })).toEqual(["immunization"])
  })
  it("what its questions and sets of facts read, also by way of rules and definitions", () => {
    expect(kinds(antigens, {
      observed: { hiv: { when: { op: "rule", id: "p/ill" } }, pregnant: { facts: { use: "p/pregnancies" } }, birth: { facts: { kind: "observation", codes: ["birth"] } } },
      pack: { rules: [{ ...item("p/ill"), when: { op: "any", of: [{ op: "exists", in: { kind: "condition" } }, { op: "rule", id: "p/poor" }] } }, { ...item("p/poor"), when: { op: "exists", in: { kind: "poverty" } } }], definitions: [{ ...item("p/pregnancies"), facts: { kind: "pregnancy" } }] }
    })).toEqual(["condition", "immunization", "observation", "poverty", "pregnancy"])
  })
  it("conditions, risks, procedures and observations, where codes of other systems tell one", () => {
    const coded = { schedule: { observations: [{ code: "hiv", label, codes: ["SNOMED|86406008"] }] } }
    expect(kinds(antigens, coded)).toEqual(["condition", "immunization", "observation", "procedure", "risk"])
    expect(kinds(antigens, { ...coded, observed: { hiv: { when: { op: "exists", in: { kind: "condition" } } } } })).toEqual(["condition", "immunization"])
  })
  it("of all schedules in force", () => {
    const two = (...all: readonly { readonly observations: readonly { readonly code: string; readonly label: typeof label; readonly codes?: readonly string[] }[] }[]) =>
      kindsRead(rulesOn("2026-07-15", smallPack({ schedules: all.map((schedule, index) => ({ ...scheduleItem(antigens, { schedule }), id: `p/${index}` })) })))
    const [plain, coded] = [{ observations: [] }, { observations: [{ code: "hiv", label, codes: ["SNOMED|86406008"] }] }]
    expect(two(plain, coded)).toContain("procedure")
    expect(two(coded, plain)).toContain("procedure")
    expect(two(plain, plain)).toEqual(["immunization"])
  })
  it("nothing, where a schedule has no observations at all", () => {
    const { observations: _observations, ...bare } = scheduleItem(antigens).schedule
    expect(kindsRead(rulesOn("2026-07-15", smallPack({ schedules: [{ ...scheduleItem(antigens), schedule: bare }] })))).toEqual(["immunization"])
  })
  it("doses once, and never what engines found", () => {
    expect(kinds(antigens, { observed: { hiv: { when: { op: "all", of: [{ op: "exists", in: { kind: "immunization" } }, { op: "exists", in: { kind: "assessment" } }] } } } })).toEqual(["immunization"])
  })
})

describe("when a dose is late", () => {
  it("as the item says, or a parameter of the pack", () => {
    expect(preparedSchedule(rulesWith(antigens), undefined).overdueAfter).toBeUndefined()
    expect(preparedSchedule(rulesWith(antigens, { overdueAfter: { months: 1 } }), undefined).overdueAfter).toEqual({ months: 1 })
    expect(preparedSchedule(rulesWith(antigens, { overdueAfter: { param: "p/late" }, pack: { parameters: [{ ...item("p/late"), value: { weeks: 2 } }] } }), undefined).overdueAfter).toEqual({ weeks: 2 })
  })
})
