import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, it } from "vitest"
import type { ChecklistItem } from "../campaign/readiness/checklistItem.ts"
import { checkPacks } from "./checkPacks.ts"
import type { Pack } from "./pack.ts"
import { packSchema } from "./packSchema.ts"
import { packShape } from "./packShapes.ts"
import { changed, placesOf } from "./places.fixture.ts"
import { checkShape } from "./shape.ts"
import { item, rulesOn, smallPack } from "./smallPack.fixture.ts"

const isValid = new Ajv2020({ strictTypes: false, strictRequired: false, allErrors: false }).compile(packSchema())

const packOf = (more: object, rest: Partial<Pack> = {}): Pack => smallPack({ checklists: [{ ...item("p/line"), code: "line", ...more } as ChecklistItem], ...rest })

const who = { vi: "Trạm trưởng", en: "Head" }

describe("an item of a checklist", () => {
  it.each<[string, object]>([
    ["staff", { staff: {} }],
    ["staff of all kinds", { staff: { howMany: { atLeast: 2, perPeople: 50 }, licensed: true, assigned: true, volunteers: true, alongside: true }, onlyWith: { rooms: ["ecg"], examinations: ["screening"], mobile: false } }],
    ["goods", { goods: { kind: "supplies", howMany: { atLeast: 0 }, unit: who } }],
    ["a measure", { measure: { kind: "infectionControl" } }],
    ["an incident", { incident: { tell: [{ to: "head", who, withinHours: 0.5, how: who }] } }],
    ["an incident of which nobody need be told", { incident: { tell: [] } }]
  ])("may be %s", (_, more) => {
    expect(checkPacks([packOf(more)])).toEqual([])
    expect(isValid(packOf(more))).toBe(true)
  })

  it.each<[string, object]>([
    ["that says nothing", {}],
    ["that says two things", { staff: {}, measure: { kind: "safety" } }],
    ["without a code", { code: undefined, staff: {} }],
    ["of an unknown kind of goods", { goods: { kind: "machines" } }],
    ["of an unknown kind of measure", { measure: { kind: "staff" } }],
    ["for half a person", { staff: { howMany: { atLeast: 1.5 } } }],
    ["for every no people", { staff: { howMany: { atLeast: 1, perPeople: 0 } } }],
    ["that is licensed or not", { staff: { licensed: false } }],
    ["only with no room", { staff: {}, onlyWith: { rooms: [] } }],
    ["told before it happened", { incident: { tell: [{ to: "head", who, withinHours: -1 }] } }],
    ["told to nobody by name", { incident: { tell: [{ who }] } }],
    ["with a misspelt field", { staff: { licenced: true } }]
  ])("cannot be one %s", (_, more) => {
    const pack = JSON.parse(JSON.stringify(packOf(more))) as Pack
    expect(checkPacks([pack]).map(({ code, at }) => [code, at])).toEqual([["TRAMYTE_PACK_VALUE", "checklists/p/line"]])
    expect(isValid(pack)).toBe(false)
  })
})

describe("numbers by parameter", () => {
  const howMany = { atLeast: { param: "p/few" }, perPeople: { param: "p/many" } }
  const parameters = [{ ...item("p/few"), value: 2 }, { ...item("p/many"), value: 60 }]
  it.each(["staff", "goods"])("of %s are found", (field) => {
    const more = { [field]: { ...(field === "goods" ? { kind: "supplies" } : {}), howMany } }
    expect(checkPacks([packOf(more, { parameters })])).toEqual([])
    expect(checkPacks([packOf(more)]).map(({ code }) => code)).toEqual(["TRAMYTE_PACK_REFERENCE_UNKNOWN", "TRAMYTE_PACK_REFERENCE_UNKNOWN"])
    expect(checkPacks([packOf(more, { parameters: parameters.map((one) => ({ ...one, value: "two" })) })]).map(({ code }) => code)).toEqual(["TRAMYTE_PACK_VALUE", "TRAMYTE_PACK_VALUE"])
  })
})

describe("the schema and the check agree", () => {
  const whole = smallPack({
    parameters: [{ ...item("p/many"), value: 60 }],
    checklists: [
      { ...item("p/doctor"), code: "doctor", onlyWith: { rooms: ["ecg"], examinations: ["screening"], mobile: true }, staff: { howMany: { atLeast: { param: "p/many" }, perPeople: 50 }, licensed: true, alongside: true } },
      { ...item("p/gloves"), code: "gloves", goods: { kind: "supplies", howMany: { atLeast: 2, perPeople: { param: "p/many" } }, unit: who } },
      { ...item("p/hands"), code: "hands", measure: { kind: "infectionControl" } },
      { ...item("p/fall"), code: "fall", incident: { tell: [{ to: "head", who, withinHours: 24, how: who }] } }
    ]
  })
  it.each([undefined, null, 0, -1, 1.5, "", "x", true, [], [null], {}, { param: "p/many" }])("with %j in any place of an item", (junk) => {
    for (const path of placesOf(whole.checklists)) {
      const pack = JSON.parse(JSON.stringify(changed(whole, ["checklists", ...path], junk))) as Pack
      const found: string[] = []
      checkShape(packShape, pack, "", { misfit: (at, message) => found.push(`${at}: ${message}`), nearest: () => undefined, asSchema: true })
      expect([path, isValid(pack)]).toEqual([path, found.length === 0])
    }
  })
})

it("the rules of a day have the items in force", () => {
  const checklists: ChecklistItem[] = [{ ...item("p/now"), code: "now", staff: {} }, { ...item("p/later", { from: "2026-07-02" }), code: "later", staff: {} }]
  expect(rulesOn("2026-07-01", { checklists }).checklists.map(({ code }) => code)).toEqual(["now"])
  expect(rulesOn("2026-07-02", { checklists }).checklists.map(({ code }) => code)).toEqual(["now", "later"])
})
