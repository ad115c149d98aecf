import { describe, expect, it } from "vitest"
import { computeKpi } from "../kpi/computeKpi.ts"
import { PackError } from "./errors.ts"
import { loadDefinitions } from "./loadDefinitions.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

const on = "2026-12-31"
const alive = { op: "alive" } as const
const file = (more: object) => ({ format: 1, indicators: { x: { numerator: alive } }, ...more })
const problemsOf = (given: unknown): readonly (readonly [string, string])[] => {
  try {
    loadDefinitions(given, { on })
    return []
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return error.problems.map(({ code, at, message }) => [code, `${at}: ${message}`] as const)
  }
}
const withWhen = (when: unknown, more: object = {}) => file({ definitions: { d: { when }, ...more } })

describe("a file of definitions", () => {
  it("has plain names, and speaks of packs by their ids", () => {
    const pack = smallPack({ parameters: [{ ...item("p/limit"), value: 140 }] })
    const rules = loadDefinitions(JSON.stringify({
      format: 1,
      valueSets: { bp: ["systolic"], more: { codes: [{ code: "s2", label: { vi: "x", en: "x" } }] } },
      definitions: {
        readings: { facts: { kind: "observation", codes: { valueSet: ["bp", "more"] } } },
        least: { quantity: { get: "min", in: { use: "readings" } } },
        low: { when: { op: "compare", what: { get: "use", id: "least" }, is: { below: { param: "p/limit" } } } }
      },
      indicators: { controlled: { numerator: { op: "rule", id: "low" }, status: "secondary" } }
    }), { on, packs: [pack] })
    const report = computeKpi(rules, "controlled", { period: { from: "2026-01-01", until: "2027-01-01" }, records: [{ person: { id: "a" }, facts: [{ id: "f", kind: "observation", code: ["s2"], start: "2026-05-01", recorded: "2026-05-01", value: 120 }], complete: { observation: "2026-12-31" } }] })
    expect([report.indicator, report.rate, report.provenance.definition.status]).toEqual(["controlled", 1, "secondary"])
  })
})

describe("names", () => {
  it("of a value set, a definition and an indicator may be the same, and have a slash", () => {
    const rules = loadDefinitions({
      format: 1, valueSets: { "HIV 1/2": ["B20"] },
      definitions: { "HIV 1/2": { when: { op: "exists", in: { kind: "condition", codes: { valueSet: "HIV 1/2" } } } } },
      indicators: { "HIV 1/2": { numerator: { op: "rule", id: "HIV 1/2" } } }
    }, { on })
    const record = { person: { id: "a" }, facts: [{ id: "f", kind: "condition", code: ["B20"], start: "2026-05-01", end: "ongoing", recorded: "2026-05-01" }] } as const
    expect(computeKpi(rules, "HIV 1/2", { period: { from: "2026-01-01", until: "2027-01-01" }, records: [record] }).rate).toBe(1)
  })
})

describe("is refused with its path", () => {
  it("counting a kind of fact, with the way to say it", () => expect(problemsOf(file({ indicators: { x: { basis: "encounter", numerator: alive } } }))[0]?.[1]).toMatch(/"event": \{ "kind": "encounter" \}/))

  it.each([
    ["a cycle", file({ definitions: { a: { when: { op: "rule", id: "b" } }, b: { when: { op: "not", of: { op: "rule", id: "a" } } } } }), "TRAMYTE_PACK_CYCLE", /^definitions\.a: .*a → b → a/],
    ["a cycle of sets", file({ definitions: { a: { facts: { use: "b" } }, b: { facts: { kind: "visit", except: { use: "a" } } } } }), "TRAMYTE_PACK_CYCLE", /^definitions\./],
    ["a sort error", withWhen({ op: "exists", in: { use: "n" } }, { n: { quantity: { get: "age", in: "years" } } }), "TRAMYTE_PACK_VALUE", /^definitions\.d: it uses "n" as a set of facts, which is a quantity/],
    ["a set where a question belongs", withWhen({ kind: "visit" }), "TRAMYTE_PACK_OPERATOR_UNKNOWN", /^definitions\.d: when: there is no operator/],
    ["an unknown operator", withWhen({ op: "exist", in: { kind: "visit" } }), "TRAMYTE_PACK_OPERATOR_UNKNOWN", /did you mean "exists"/],
    ["an unknown quantity", withWhen({ op: "compare", what: { get: "avg", in: { kind: "visit" } }, is: { below: 1 } }), "TRAMYTE_PACK_OPERATOR_UNKNOWN", /of quantities/],
    ["an unknown kind of fact", withWhen({ op: "exists", in: { kind: "encountr" } }), "TRAMYTE_PACK_FACT_UNKNOWN", /^definitions\.d: .*did you mean "encounter"/],
    ["an unknown value set", withWhen({ op: "exists", in: { kind: "visit", codes: { valueSet: "none" } } }), "TRAMYTE_PACK_REFERENCE_UNKNOWN", /"none"/],
    ["an unknown rule", withWhen({ op: "rule", id: "none" }), "TRAMYTE_PACK_REFERENCE_UNKNOWN", /"none"/],
    ["an unknown code of a kind whose codes are known", file({ factKinds: { colour: { codes: ["red", "green"] } }, definitions: { d: { when: { op: "exists", in: { kind: "colour", codes: ["gren"] } } } } }), "TRAMYTE_PACK_CODE_UNKNOWN", /did you mean "green"/],
    ["a name that nothing gives", file({ indicators: { x: { numerator: { op: "within", point: { startOf: "visit" }, in: { from: "periodFrom" } } } } }), "TRAMYTE_PACK_NAME_UNKNOWN", /^indicators\.x: .*"visit"/],
    ["a name that nothing gives where a definition is used", file({ definitions: { d: { when: { op: "exists", in: { fact: "visit" } } } }, indicators: { x: { numerator: { op: "rule", id: "d" } } } }), "TRAMYTE_PACK_NAME_UNKNOWN", /^indicators\.x: /],
    ["a definition of two things", file({ definitions: { d: { when: alive, point: "birth" } } }), "TRAMYTE_PACK_VALUE", /^definitions\.d: .*defines when and point/],
    ["no numerator", file({ indicators: { x: {} } }), "TRAMYTE_PACK_VALUE", /^indicators\.x: numerator: is missing/],
    ["a misspelt part", file({ definition: {} }), "TRAMYTE_PACK_VALUE", /^definition: there is no such part/],
    ["another format", { format: 2, indicators: {} }, "TRAMYTE_PACK_FORMAT", /format 2/],
    ["no JSON", "{", "TRAMYTE_PACK_UNREADABLE", /not JSON/],
    ["names that reach the language itself", `{"format":1,"indicators":{"__proto__":{}}}`, "TRAMYTE_PACK_UNREADABLE", /__proto__/]
  ] as const)("%s", (_name, given, code, message) => {
    const found = problemsOf(given)
    expect(found.map(([one]) => one)).toContain(code)
    expect(found.find(([one]) => one === code)?.[1]).toMatch(message)
  })
  it("and a name may be given by what counts events", () => {
    expect(problemsOf(file({
      definitions: { d: { when: { op: "exists", in: { fact: "visit" } } } }, indicators: { x: { basis: { event: { kind: "encounter" }, as: "visit" }, numerator: { op: "rule", id: "d" } } }
    }))).toEqual([])
  })
})
