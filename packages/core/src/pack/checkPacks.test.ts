import { describe, expect, it } from "vitest"
import { assignGroups } from "../groups/assignGroups.ts"
import { planVaccination } from "../immunization/planVaccination.ts"
import { computeKpis } from "../kpi/computeKpi.ts"
import { planScreening } from "../screening/planScreening.ts"
import { checkPacks } from "./checkPacks.ts"
import { composePacks } from "./composePacks.ts"
import { PackError, type PackProblemCode } from "./errors.ts"
import { fullPack as full } from "./fullPack.fixture.ts"
import type { Pack } from "./pack.ts"
import { changed, placesOf } from "./places.fixture.ts"
import { schedulePack } from "./schedule.fixture.ts"
import { item, law, smallPack, told } from "./smallPack.fixture.ts"

const local = (more: Partial<Pack>): Pack => smallPack({ id: "c", citations: [], ...more })

/** The problems of the full pack with changes, and of packs after it: code, pack, and place. */
const problems = (change: Partial<Pack>, ...after: readonly Pack[]): readonly (readonly [PackProblemCode, string, string])[] =>
  checkPacks([{ ...full, ...change }, ...after]).map(({ code, pack, at }) => [code, pack, at])

const rule = (id: string, more: object = {}) => ({ ...item(id), when: { op: "alive" } as const, ...more })
const value = (id: string, value: number | string | boolean, more = {}) => ({ ...item(id, more), value })

describe("packs that work together", () => {
  it("have no problems", () => {
    expect(checkPacks([full])).toEqual([])
    expect(checkPacks([full, local({ rules: [rule("c/local", { when: { op: "rule", id: "p/mixed" } })] })])).toEqual([])
    expect(checkPacks([])).toEqual([])
  })
})

describe("each problem has a code of its own", () => {
  it("FORMAT: a format that this library does not read", () => {
    expect(problems({ format: 2 as unknown as 1 })).toEqual([["TRAMYTE_PACK_FORMAT", "p", "format"]])
  })
  it.each(["vietnam", "cam-giang", "nam-thanh-mien", "p2", "a-1"])("ID: %s is an id of a pack", (id) => expect(checkPacks([smallPack({ id })])).toEqual([]))
  it.each(["", "P", "cam giang", "cam--giang", "-p", "1p", "cẩm", "__proto__"])("ID: %s is no id of a pack", (id) => {
    expect(checkPacks([smallPack({ id })]).map(({ code }) => code)).toEqual(["TRAMYTE_PACK_ID"])
  })
  it("NEEDS: a needed pack is missing, stands later, or is of another version", () => {
    expect(problems({ needs: [{ pack: "vietnam" }] })).toEqual([["TRAMYTE_PACK_NEEDS", "p", "needs"]])
    expect(problems({ needs: [{ pack: "c" }] }, local({}))).toEqual([["TRAMYTE_PACK_NEEDS", "p", "needs"]])
    expect(problems({}, local({ needs: [{ pack: "vietnam" }] }))).toEqual([["TRAMYTE_PACK_NEEDS", "c", "needs"]])
    for (const [version, fine] of [["2026.1.0", true], [">=2025.9.9", true], ["^2026.0.3", true], ["2025.x || 2026.1.x", true], ["2026.1.1", false], [">=2026.10.0", false], ["2027.x", false]] as const) {
      expect(problems({}, local({ needs: [{ pack: "p", version }] }))).toEqual(fine ? [] : [["TRAMYTE_PACK_NEEDS", "c", "needs"]])
    }
    expect(checkPacks([smallPack({ version: "2026.10.0" }), local({ needs: [{ pack: "p", version: ">=2026.9.0" }] })])).toEqual([])
  })
  it("NEEDS: a needed engine is brought by no plugin, or is of another version", () => {
    const scored = [full, local({ needs: [{ derivedFacts: "acme/frailty-score", version: "^1.2.0" }] })]
    const found = (...derivedFacts: readonly { readonly id: string; readonly version: string }[]) => checkPacks(scored, { derivedFacts }).map(({ code, pack, message }) => [code, pack, message])
    expect(found({ id: "acme/frailty-score", version: "1.3.0" })).toEqual([])
    expect(found()).toEqual([["TRAMYTE_PACK_NEEDS", "c", "\"c\" 2026.1.0 needs the engine \"acme/frailty-score\" in version ^1.2.0; compose the plugin that brings it"]])
    expect(found({ id: "p", version: "1.2.0" }, { id: "acme/frailty-score", version: "2.0.0" })).toEqual([
      ["TRAMYTE_PACK_NEEDS", "c", "\"c\" 2026.1.0 needs the engine \"acme/frailty-score\" in version ^1.2.0, but \"acme/frailty-score\" is version 2.0.0; take another version of one of them"]
    ])
    expect(() => composePacks(scored)).toThrow(PackError)
    expect(composePacks(scored, { derivedFacts: [{ id: "acme/frailty-score", version: "1.2.0" }] }).id).toBe("p@2026.1.0+c@2026.1.0")
  })
  it("VALUE: a version or a range that nobody can read", () => {
    expect(problems({ version: "2026.1" })).toEqual([["TRAMYTE_PACK_VALUE", "p", "version"]])
    for (const version of ["latest", "2026.1", ">= 2026.1.0", "^".repeat(1_000_000)]) {
      expect(problems({}, local({ needs: [{ pack: "p", version }, { derivedFacts: "x/y", version }] }))).toEqual([["TRAMYTE_PACK_VALUE", "c", "needs[0].version"], ["TRAMYTE_PACK_VALUE", "c", "needs[1].version"]])
    }
    expect(checkPacks([full, local({ needs: [{ pack: "p", version: "1.x.x" }] })])[0]?.message).toBe("\"1.x.x\" does not fit; give a range of versions: "
      + "\"2026.1.0\", \">=2026.1.0\", \"^2026.1.0\" (the same year), \"~2026.1.0\", \"2026.x\", \">=2026.1.0 <2027.0.0\", or several joined by \" || \"")
  })
  it("NAMESPACE: the id of an item or a group does not begin with its pack's", () => {
    expect(problems({}, local({ rules: [rule("other/x", { cites: [{ ref: "law" }] })] }))).toEqual([["TRAMYTE_PACK_NAMESPACE", "c", "rules/other/x"]])
    expect(problems({ groupings: [{ ...item("p/g"), mode: "every", scope: { op: "alive" }, groups: [{ id: "x/1", label: { vi: "1", en: "1" }, when: { op: "alive" } }] }] })).toEqual([["TRAMYTE_PACK_NAMESPACE", "p", "groupings/p/g/x/1"]])
  })
  it("ID_TAKEN: by another section, another pack, or the same pack composed twice", () => {
    expect(problems({ rules: [...full.rules!, rule("p/number")] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "rules/p/number"]])
    expect(problems({}, local({ rules: [rule("p/elder")] }))).toEqual([["TRAMYTE_PACK_NAMESPACE", "c", "rules/p/elder"], ["TRAMYTE_PACK_ID_TAKEN", "c", "rules/p/elder"]])
    expect(problems({}, full)).toContainEqual(["TRAMYTE_PACK_ID_TAKEN", "p", "id"])
  })
  it("ID_TAKEN: by another group, of this grouping or another", () => {
    const [grouping] = full.groupings!
    const [first] = grouping!.groups
    const of = (id: string, ...groups: readonly string[]) => ({ ...item(id), mode: "every" as const, scope: { op: "alive" } as const, groups: groups.map((group) => ({ ...first!, id: group })) })
    expect(problems({ groupings: [of("p/g", "p/a", "p/a")] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "groupings/p/g"]])
    expect(problems({ groupings: [of("p/g", "p/a"), of("p/h", "p/a")] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "groupings/p/h"]])
    expect(problems({ groupings: [{ ...grouping!, otherwise: { id: "p/first", label: { vi: "x", en: "x" } } }] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "groupings/p/groups"]])
    expect(problems({ groupings: [{ ...of("p/g", "p/a"), until: "2026-01-01" }, { ...of("p/g", "p/a"), from: "2026-01-01" }] })).toEqual([])
  })
  it("ID_TAKEN: of kinds of fact, of texts with another content, of how long a kind stays fresh", () => {
    expect(problems({ factKinds: [...full.factKinds!, { ...full.factKinds![0]!, kind: "merit" }] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "factKinds/merit"]])
    expect(problems({}, local({ factKinds: full.factKinds! }))).toEqual([["TRAMYTE_PACK_ID_TAKEN", "c", "factKinds/hobby"]])
    expect(problems({}, local({ citations: [law] }))).toEqual([])
    expect(problems({}, local({ citations: [{ ...law, year: 2021 }] }))).toEqual([["TRAMYTE_PACK_ID_TAKEN", "c", "citations/law"]])
    expect(problems({ citations: [law, law] })).toEqual([["TRAMYTE_PACK_ID_TAKEN", "p", "citations/law"]])
    const fresh = { kind: "merit", days: 1 }
    expect(problems({}, local({ freshness: [{ ...item("c/fresh"), ...fresh }] }))).toEqual([["TRAMYTE_PACK_ID_TAKEN", "c", "freshness/c/fresh"]])
    expect(problems({}, local({ freshness: [{ ...item("c/fresh", { overrides: "p/fresh" }), ...fresh }] }))).toEqual([])
    expect(problems({}, local({ freshness: [{ ...item("c/fresh"), ...fresh, kind: "risk" }] }))).toEqual([])
    expect(problems({}, local({ freshness: [{ ...item("c/fresh", { overrides: "p/fresh" }), ...fresh }] }), smallPack({ id: "d", freshness: [{ ...item("d/fresh", { overrides: "c/fresh" }), ...fresh }] }))).toEqual([])
    expect(problems({ freshness: [{ ...full.freshness![0]!, until: "2026-01-01" }] }, local({ freshness: [{ ...item("c/fresh", { from: "2026-01-01" }), ...fresh }] }))).toEqual([])
  })
  it("DATE: a day that is none, or an end that is not after the beginning", () => {
    for (const more of [{ from: "2026" }, { from: "2026-02-30" }, { until: "soon" }, { until: "2020-01-01" }, { until: "2019-12-31" }, { reviewedOn: "x" }, { from: undefined }, { from: 2026 }, { reviewedOn: null }]) {
      expect(problems({ rules: [...full.rules!, { ...rule("p/x"), ...more } as never] })).toEqual([["TRAMYTE_PACK_DATE", "p", "rules/p/x"]])
    }
    expect(problems({ rules: [...full.rules!, rule("p/x", { until: "2020-01-02" })] })).toEqual([])
  })
  it("OVERLAP and GAP: versions must meet", () => {
    const two = (until: string | undefined, from: string) => [...full.rules!, rule("p/x", { from }), { ...rule("p/x"), ...(until === undefined ? {} : { until }) }]
    expect(problems({ rules: two("2026-07-01", "2026-07-01") })).toEqual([])
    expect(problems({ rules: two("2026-07-02", "2026-07-01") })).toEqual([["TRAMYTE_PACK_OVERLAP", "p", "rules/p/x"]])
    expect(problems({ rules: two(undefined, "2026-07-01") })).toEqual([["TRAMYTE_PACK_OVERLAP", "p", "rules/p/x"]])
    expect(problems({ rules: two("2026-06-30", "2026-07-01") })).toEqual([["TRAMYTE_PACK_GAP", "p", "rules/p/x"]])
    expect(problems({ rules: two(undefined, "2020-01-01") })).toEqual([["TRAMYTE_PACK_OVERLAP", "p", "rules/p/x"]])
  })
  it("CITATION_MISSING and CITATION_UNKNOWN: of items, of groups and of the residual group", () => {
    expect(problems({ rules: [...full.rules!, rule("p/x", { cites: [] })] })).toEqual([["TRAMYTE_PACK_CITATION_MISSING", "p", "rules/p/x"]])
    expect(problems({ rules: [...full.rules!, rule("p/x", { cites: undefined })] })).toEqual([["TRAMYTE_PACK_CITATION_MISSING", "p", "rules/p/x"]])
    expect(problems({ rules: [...full.rules!, rule("p/x", { cites: [{ ref: "law" }, { ref: "nowhere" }] })] })).toEqual([["TRAMYTE_PACK_CITATION_UNKNOWN", "p", "rules/p/x"]])
    const [grouping] = full.groupings!
    const nowhere = { cites: [{ ref: "nowhere" }] }
    expect(problems({ groupings: [{ ...grouping!, groups: grouping!.groups.map((group) => ({ ...group, ...nowhere })) }] })).toEqual([
      ["TRAMYTE_PACK_CITATION_UNKNOWN", "p", "groupings/p/groups/p/first"], ["TRAMYTE_PACK_CITATION_UNKNOWN", "p", "groupings/p/groups/p/second"]
    ])
    expect(problems({ groupings: [{ ...grouping!, otherwise: { ...grouping!.otherwise!, ...nowhere } }] })).toEqual([["TRAMYTE_PACK_CITATION_UNKNOWN", "p", "groupings/p/groups/p/rest"]])
    expect(problems({ groupings: [{ ...grouping!, otherwise: { ...grouping!.otherwise!, cites: [] } }] })).toEqual([["TRAMYTE_PACK_CITATION_MISSING", "p", "groupings/p/groups/p/rest"]])
    expect(problems({ rules: [...full.rules!, rule("p/x", { cites: [{ ref: "plan" }] })] }, local({ citations: [{ ...law, id: "plan" }] }))).toEqual([["TRAMYTE_PACK_CITATION_UNKNOWN", "p", "rules/p/x"]])
  })
  it("FACT_UNKNOWN: a kind that neither the core nor a pack has", () => {
    expect(problems({ freshness: [{ ...item("p/fresh"), kind: "merits", days: 1 }] })).toEqual([["TRAMYTE_PACK_FACT_UNKNOWN", "p", "freshness/p/fresh"]])
    for (const kind of ["constructor", "__proto__"]) expect(problems({ rules: [...full.rules!, rule("p/x", { when: { op: "exists", in: { kind } } })] })).toEqual([["TRAMYTE_PACK_FACT_UNKNOWN", "p", "rules/p/x"]])
    expect(problems({}, local({ rules: [rule("c/x", { when: { op: "exists", in: { kind: "hobby" } } })] }))).toEqual([])
  })
  it("OPERATOR_UNKNOWN: anywhere in a predicate", () => {
    for (const op of ["xor", "constructor", "__proto__", undefined]) {
      expect(problems({ rules: [...full.rules!, rule("p/x", { when: { op: "all", of: [{ op: "not", of: { op } }] } })] })).toEqual([["TRAMYTE_PACK_OPERATOR_UNKNOWN", "p", "rules/p/x"]])
    }
    expect(checkPacks([smallPack({ rules: [rule("p/x", { when: { op: "all", of: [{ op: "xor" }] } })] })])[0]?.message).toMatch(/^when\.of\[0\]: there is no operator "xor"; the operators are all, any, not,/)
  })
  it("REFERENCE_UNKNOWN: to a parameter, a value set or a rule, wherever it stands", () => {
    const unknown = { param: "p/nothing" }
    const facts = (more: object) => ({ op: "exists", in: { kind: "merit", ...more } })
    const predicates = [
      { op: "rule", id: "p/nothing" }, { op: "rule", id: "p/number" }, { op: "flag", param: "p/nothing" }, { op: "age", atLeast: unknown }, { op: "age", below: unknown }, { op: "age", at: { shift: "on", plus: unknown } },
      { op: "alive", at: { shift: "on", minus: unknown } }, { op: "alive", at: { schoolYearStart: unknown } }, { op: "alive", at: { shift: { schoolYearStart: unknown } } },
      facts({ codes: unknown }), facts({ codes: { valueSet: "p/nothing" } }), facts({ links: { commune: unknown } }), facts({ value: { above: unknown } }), facts({ activeAt: { shift: "on", plus: unknown } }),
      facts({ startsIn: { from: { shift: "on", plus: unknown }, until: "on" } }), facts({ startsIn: { from: "on", until: { shift: "on", plus: unknown } } }), facts({ overlaps: { from: { shift: "on", plus: unknown }, until: "on" } }),
      { op: "count", in: { kind: "merit" }, atLeast: unknown }, { op: "count", in: { kind: "merit", codes: unknown }, atLeast: 1 }, { op: "value", which: "last", in: { kind: "merit" }, is: { atLeast: unknown } },
      { op: "value", which: "last", in: { kind: "merit" }, is: { atMost: unknown } }, { op: "value", which: "last", in: { kind: "merit" }, is: { below: unknown } }, { op: "value", which: "last", in: { kind: "merit", codes: unknown }, is: {} },
      { op: "any", of: [{ op: "sure", of: { op: "known", of: { op: "not", of: { op: "rule", id: "p/nothing" } } } }] }
    ]
    for (const when of predicates) expect(problems({ rules: [...full.rules!, rule("p/x", { when })] }), JSON.stringify(when)).toEqual([["TRAMYTE_PACK_REFERENCE_UNKNOWN", "p", "rules/p/x"]])

    const [yearly, again] = full.protocols!
    const protocols: readonly object[] = [
      { ...yearly, ages: { from: unknown } }, { ...yearly, ages: { until: unknown } }, { ...yearly, who: { op: "rule", id: "p/nothing" } }, { ...yearly, doneBy: { kind: "encounter", codes: { valueSet: "p/nothing" } } },
      { ...yearly, recurrence: { perYear: { min: unknown }, year: "school" } }, { ...yearly, recurrence: { perYear: { min: 1, target: unknown }, year: "school" } }, { ...yearly, recurrence: { perYear: { min: 1 }, year: unknown } },
      { ...yearly, recurrence: { perYear: { min: 1 }, year: "school", schoolYearStart: unknown } }, { ...again, recurrence: { every: unknown } }, { ...again, recurrence: { every: { years: 1 }, opensBefore: unknown } }
    ]
    for (const protocol of protocols) expect(problems({ protocols: [protocol as never] }).map(([code]) => code), JSON.stringify(protocol)).toEqual(["TRAMYTE_PACK_REFERENCE_UNKNOWN"])

    const [grouping] = full.groupings!
    for (const change of [{ order: unknown }, { scope: { op: "rule", id: "p/nothing" } }, { groups: [{ ...grouping!.groups[0], when: { op: "rule", id: "p/nothing" } }], order: undefined }]) {
      expect(problems({ groupings: [{ ...grouping, ...change } as never] }).map(([code]) => code)).toEqual(["TRAMYTE_PACK_REFERENCE_UNKNOWN"])
    }
    for (const field of ["denominator", "exclusion", "numerator"]) {
      expect(problems({ indicators: [{ ...full.indicators![0]!, [field]: { op: "rule", id: "p/nothing" } }] }).map(([code]) => code)).toEqual(["TRAMYTE_PACK_REFERENCE_UNKNOWN"])
    }
  })
  it("REFERENCE_NOT_IN_FORCE: what it refers to begins later or ends earlier", () => {
    const refer = (own: object, other: object) => problems({ rules: [...full.rules!, rule("p/base", other), rule("p/x", { when: { op: "rule", id: "p/base" }, ...own })] })
    const late = ["TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE", "p", "rules/p/x"]
    expect(refer({}, {})).toEqual([])
    expect(refer({}, { from: "2020-01-02" })).toEqual([late])
    expect(refer({ from: "2020-01-02" }, { from: "2020-01-02" })).toEqual([])
    expect(refer({}, { until: "2030-01-01" })).toEqual([late])
    expect(checkPacks([smallPack({ rules: [rule("p/base", { until: "2030-01-01" }), rule("p/x", { when: { op: "rule", id: "p/base" } })] })])[0]?.message).toBe("it refers to \"p/base\", which is not in force for all of its own time")
    expect(refer({ until: "2030-01-01" }, { until: "2030-01-01" })).toEqual([])
    expect(refer({ until: "2030-01-02" }, { until: "2030-01-01" })).toEqual([late])
    const versions = (from: string, until: object) => [rule("p/base", { from: "2025-01-01", ...until }), rule("p/base", { from, until: "2025-01-01" }), rule("p/x", { when: { op: "rule", id: "p/base" } })]
    expect(problems({ rules: [...full.rules!, ...versions("2020-01-01", {})] })).toEqual([])
    expect(problems({ rules: [...full.rules!, ...versions("2020-01-02", {})] })).toEqual([late])
    expect(problems({ rules: [...full.rules!, ...versions("2020-01-01", { until: "2030-01-01" })] })).toEqual([late])
  })
  it("TOO_DEEP: more than a hundred rules in a row", () => {
    const chain = (length: number) => Array.from({ length }, (_, index) => rule(`p/r${index}`, { when: index === length - 1 ? { op: "alive" } : { op: "rule", id: `p/r${index + 1}` } }))
    expect(checkPacks([smallPack({ rules: chain(100) })])).toEqual([])
    expect(checkPacks([smallPack({ rules: chain(101) })]).map(({ code, at }) => [code, at])).toEqual([["TRAMYTE_PACK_TOO_DEEP", "rules/p/r0"]])
  })
  it("CYCLE: rules in a circle, of any length, and through an override", () => {
    const circle = (...ids: readonly string[]) => ids.map((id, index) => rule(`p/${id}`, { when: { op: "rule", id: `p/${ids[(index + 1) % ids.length]}` } }))
    expect(problems({ rules: [...full.rules!, ...circle("a")] })).toEqual([["TRAMYTE_PACK_CYCLE", "p", "rules/p/a"]])
    expect(problems({ rules: [...full.rules!, ...circle("a", "b", "c")] })).toEqual([["TRAMYTE_PACK_CYCLE", "p", "rules/p/a"]])
    expect(checkPacks([smallPack({ rules: circle("a", "b") })])[0]?.message).toContain("p/a → p/b → p/a")
    const more = local({ rules: [rule("c/elder", { overrides: "p/elder", when: { op: "any", of: [{ op: "rule", id: "p/elder" }, { op: "alive" }] } })] })
    expect(problems({}, more)).toEqual([["TRAMYTE_PACK_CYCLE", "c", "rules/c/elder"]])
    const [first] = circle("a", "b")
    expect(problems({ rules: [...full.rules!, { ...first!, until: "2026-01-01" }, rule("p/a", { from: "2026-01-01" }), circle("a", "b")[1]!] })).toEqual([["TRAMYTE_PACK_CYCLE", "p", "rules/p/a"]])
    expect(problems({ rules: [...full.rules!, rule("p/a", { until: "2026-01-01", when: { op: "rule", id: "p/b" } }), rule("p/a", { from: "2026-01-01" }), rule("p/b", { until: "2026-01-01" }), rule("p/b", { from: "2026-01-01", when: { op: "rule", id: "p/a" } })] })).toEqual([])
    expect(problems({ rules: [...full.rules!, rule("p/x", { when: { op: "all", of: [{ op: "rule", id: "p/elder" }, { op: "rule", id: "p/mixed" }] } })] })).toEqual([])
    const [a, b] = circle("a", "b")
    const versions = [{ ...a!, until: "2026-01-01" }, { ...a!, from: "2026-01-01" }, b!]
    expect(checkPacks([smallPack({ rules: [rule("p/first", { when: { op: "rule", id: "p/a" } }), ...versions] })]).map(({ at, message }) => [at, message.split(": ")[1]?.split(" (")[0]])).toEqual([["rules/p/a", "p/a → p/b → p/a"]])
  })
  it("NO_DEFAULT_GROUP: an ordered grouping without a residual group", () => {
    const { otherwise: _otherwise, ...grouping } = full.groupings![0]!
    expect(problems({ groupings: [grouping] })).toEqual([["TRAMYTE_PACK_NO_DEFAULT_GROUP", "p", "groupings/p/groups"]])
    expect(problems({ groupings: [{ ...grouping, mode: "every" }] })).toEqual([])
  })
  it("OVERRIDE: of what no pack before has, of another section, of one's own pack, or twice at once", () => {
    const over = (overrides: string, more = {}) => local({ rules: [rule("c/x", { overrides, ...more })] })
    expect(problems({}, over("p/elder"))).toEqual([])
    for (const target of ["p/nothing", "p/number", "c/x"]) expect(problems({}, over(target))).toEqual([["TRAMYTE_PACK_OVERRIDE", "c", "rules/c/x"]])
    expect(checkPacks([over("p/elder"), full]).map(({ code }) => code)).toContain("TRAMYTE_PACK_OVERRIDE")
    const second = smallPack({ id: "d", citations: [], rules: [rule("d/x", { overrides: "p/elder" })] })
    expect(problems({}, over("p/elder"), second)).toEqual([["TRAMYTE_PACK_OVERRIDE", "d", "rules/d/x"]])
    expect(problems({}, over("p/elder", { until: "2026-01-01" }), { ...second, rules: [rule("d/x", { overrides: "p/elder", from: "2026-01-01" })] })).toEqual([])
    expect(problems({}, over("p/elder"), { ...second, rules: [rule("d/x", { overrides: "c/x" })] })).toEqual([])
    expect(problems({}, local({ rules: [rule("c/x", { overrides: "p/elder", until: "2026-01-01" }), rule("c/x", { overrides: "p/elder", from: "2026-01-01" })] }))).toEqual([])
  })
})

describe("VALUE: the type of a parameter", () => {
  const over = (id: string, given: unknown) => problems({}, local({ parameters: [{ ...item("c/x", { overrides: id }), value: given as number }] }))
  it.each<[string, unknown]>([
    ["p/number", 3], ["p/text", "x"], ["p/truth", false], ["p/list", []], ["p/list", ["b", "c"]], ["p/span", { months: 6 }], ["p/start", { month: 2, day: 28 }]
  ])("%s may be replaced by %o", (id, given) => expect(over(id, given)).toEqual([]))
  it.each<[string, unknown]>([
    ["p/number", "3"], ["p/text", 3], ["p/truth", "true"], ["p/list", "b"], ["p/span", 6], ["p/span", { month: 6, day: 1 }], ["p/start", { months: 6 }], ["p/truth", 0]
  ])("%s may not be replaced by %o", (id, given) => expect(over(id, given)).toEqual([["TRAMYTE_PACK_VALUE", "c", "parameters/c/x"]]))
  it.each<[unknown]>([[null], [undefined], [Number.NaN], [[1]], [{ month: 13, day: 1 }], [{ month: 2, day: 29 }], [{ month: 4, day: 31 }], [{ month: 1 }], [{ years: -1 }], [{ years: 1.5 }], [{ year: 1 }]])(
    "%o is no value", (given) => expect(problems({ parameters: [...full.parameters!, { ...item("p/x"), value: given as number }] })).toEqual([["TRAMYTE_PACK_VALUE", "p", "parameters/p/x"]]))
  it("stays the same over versions, and through an override of an override", () => {
    expect(problems({ parameters: [...full.parameters!, value("p/x", 1, { until: "2026-01-01" }), value("p/x", "1", { from: "2026-01-01" })] })).toEqual([["TRAMYTE_PACK_VALUE", "p", "parameters/p/x"]])
    expect(problems({}, local({ parameters: [value("c/x", 1, { overrides: "p/number" })] }), smallPack({ id: "d", parameters: [value("d/x", "1", { overrides: "c/x" })] }))).toEqual([["TRAMYTE_PACK_VALUE", "d", "parameters/d/x"]])
  })
  it("fits the place where it is used", () => {
    const use = (when: object) => problems({ rules: [...full.rules!, rule("p/x", { when })] })
    const wrong = [["TRAMYTE_PACK_VALUE", "p", "rules/p/x"]]
    expect(use({ op: "flag", param: "p/number" })).toEqual(wrong)
    expect(use({ op: "age", atLeast: { param: "p/number" } })).toEqual(wrong)
    expect(use({ op: "count", in: { kind: "merit" }, atLeast: { param: "p/span" } })).toEqual(wrong)
    expect(use({ op: "exists", in: { kind: "merit", codes: { param: "p/text" } } })).toEqual(wrong)
    expect(use({ op: "exists", in: { kind: "merit", links: { commune: { param: "p/list" } } } })).toEqual(wrong)
    expect(use({ op: "alive", at: { schoolYearStart: { param: "p/span" } } })).toEqual(wrong)
    expect(use({ op: "value", which: "last", in: { kind: "merit" }, is: { below: { param: "p/truth" } } })).toEqual(wrong)
  })
  it("an order that is not in force together with the grouping may name others", () => {
    const later = { parameters: [{ ...item("p/order", { until: "2025-01-01" }), value: ["p/old"] }, { ...item("p/order", { from: "2025-01-01" }), value: ["p/second", "p/first"] }] }
    const [grouping] = full.groupings!
    expect(problems({ ...later, parameters: [...full.parameters!.filter(({ id }) => id !== "p/order"), ...later.parameters], groupings: [{ ...grouping!, from: "2025-01-01" }] })).toEqual([])
    expect(problems({ ...later, parameters: [...full.parameters!.filter(({ id }) => id !== "p/order"), ...later.parameters], groupings: [{ ...grouping!, from: "2024-12-31" }] })).toEqual([["TRAMYTE_PACK_VALUE", "p", "parameters/p/order"]])
  })
  it("an order names every group once", () => {
    const order = (given: readonly string[]) => problems({}, local({ parameters: [{ ...item("c/order", { overrides: "p/order" }), value: given }] }))
    expect(order(["p/first", "p/second"])).toEqual([])
    for (const given of [[], ["p/first"], ["p/first", "p/first"], ["p/first", "p/other"], ["p/first", "p/second", "p/second"]]) expect(order(given)).toEqual([["TRAMYTE_PACK_VALUE", "c", "parameters/c/order"]])
  })
})

describe("VALUE: the shape of items", () => {
  it("names the field and how to mend it, and misspelt fields too", () => {
    const [problem] = checkPacks([smallPack({ rules: [rule("p/x", { when: { op: "age", atleast: { years: 60 } } })] })])
    expect(problem).toEqual({ code: "TRAMYTE_PACK_VALUE", pack: "p", at: "rules/p/x", message: "when.atleast: there is no such field; did you mean \"atLeast\"? The fields are op, atLeast, below, at" })
    expect(checkPacks([smallPack({ protocols: [{ ...full.protocols![2]!, recurrence: { every: 5 } as never }] })])[0]?.message).toBe("recurrence.every: 5 does not fit; give a duration: { \"years\": 1 }, in years, months, weeks or days")
    expect(checkPacks([smallPack({ indicators: [{ ...full.indicators![0]!, numerator: undefined as never, exclusion: { op: "alive" } }] })])[0]?.message).toMatch(/^numerator: is missing; write a question/)
  })
  it.each([
    [{}, "says no edge"], [{ from: "on", after: "on" }, "says from and after"], [{ until: "on", through: "on" }, "says until and through"]
  ] as const)("a window with the edges %o", (startsIn, message) => {
    expect(checkPacks([smallPack({ rules: [rule("p/x", { when: { op: "exists", in: { kind: "merit", startsIn } } })] })]).map((one) => one.message)).toEqual([expect.stringContaining(message)])
  })
  it("what counts as done in a protocol has no time of its own", () => {
    expect(problems({ protocols: [{ ...full.protocols![2]!, doneBy: { kind: "encounter", activeAt: "on" } as never }] })).toEqual([["TRAMYTE_PACK_VALUE", "p", "protocols/p/once"]])
  })
  it("a working calendar is checked as such", () => {
    const [calendar] = full.calendars!
    expect(checkPacks([smallPack({ calendars: [{ ...calendar!, calendar: { ...calendar!.calendar, weeklyRestDays: [8 as never] } }] })])[0]?.message).toBe("calendar.weeklyRestDays[0]: 8 does not fit; give a number from 1 (Monday) to 7 (Sunday)")
  })
})

describe("a pack with anything at all in any place", () => {
  it("is reported where a list has a place with nothing in it, as no JSON has", () => {
    const gap = (...more: readonly unknown[]): unknown[] => Object.assign([], { ...more, length: more.length + 1 })
    const holed = { ...smallPack(), citations: gap(law), needs: gap(), rules: gap({ ...item("p/a", { cites: gap({ ref: "law" }) as never }), when: { op: "all", of: gap({ op: "alive" }) } }) }
    expect(checkPacks([holed as unknown as Pack]).length).toBeGreaterThan(3)
  })
  const person = told({ sex: "female", birthDate: "1950", facts: [{}, { kind: "encounter", start: "2026-01-01" }, { kind: "observation", start: "2026-02-01", value: 3 }] })
  const child = told({ sex: "male", birthDate: "2026-01-31", facts: [{ kind: "immunization", code: ["EX"], start: "2026-03-31" }, { kind: "immunization", code: ["EX-OLD"], start: "2026-04-15" }] })

  it("is either reported or works; nothing is thrown", () => {
    let reported = 0
    for (const [whole, path] of [full, schedulePack].flatMap((whole) => placesOf(whole).map((path) => [whole, path] as const))) {
      for (const junk of [undefined, null, 0, -1, "", "x", "2026-01-01", true, [], [null], {}, { op: "all" }, { param: "p/number" }]) {
        const pack = changed(whole, path, junk) as Pack
        const found = checkPacks([pack])
        if (found.length > 0) {
          reported++
          continue
        }
        const rules = composePacks([pack]).on("2026-07-15")
        if (rules.groupings.length > 0) assignGroups(rules, person, { grouping: rules.groupings[0]!.id })
        planScreening(rules, person)
        if (rules.schedules.length > 0) planVaccination(rules, child)
        computeKpis(rules, { records: [person], period: { from: "2026-01-01", until: "2026-07-16" } })
      }
    }
    expect(reported).toBeGreaterThan(6000)
  })
})

describe("what every problem says", () => {
  const nowhere = [{ ref: "nowhere" }]
  const awful: readonly unknown[] = [
    smallPack({
      version: 5 as never, needs: [{ pack: "vietnam" }], factKinds: [{ ...full.factKinds![0]!, kind: "merit" }], citations: [law, law],
      parameters: [value("p/n", 1), value("p/t", "x"), { ...item("p/order"), value: ["p/1"] }],
      rules: [
        rule("p/dates", { from: "x" }), rule("p/dates", { until: "y" }), rule("p/turned", { until: "2020-01-01" }), rule("p/no-from", { from: undefined }),
        rule("p/versions", { until: "2026-02-01" }), rule("p/versions", { from: "2026-01-01", until: "2026-03-01" }), rule("p/versions", { from: "2026-04-01" }),
        rule("p/late", { from: "2026-01-01" }), rule("p/refers", { when: { op: "rule", id: "p/late" } }), rule("p/kind", { when: { op: "exists", in: { kind: "x" } } }),
        rule("p/uses", { when: { op: "flag", param: "p/n" } }), rule("p/cited", { cites: nowhere }), rule("p/uncited", { cites: [] }), 7 as never
      ],
      groupings: [{
        ...item("p/g"), mode: "first", scope: { op: "alive" }, order: { param: "p/order" },
        groups: ["p/1", "p/1", "x/2"].map((id) => ({ id, label: { vi: "x", en: "x" }, when: { op: "alive" } }))
      }, { ...item("p/h"), mode: "every", scope: { op: "alive" }, groups: [{ id: "p/1", label: { vi: "x", en: "x" }, when: { op: "alive" } }] }],
      protocols: {} as never, freshness: [{ ...item("p/f"), kind: "merit", days: 1 }, { ...item("p/f2"), kind: "merit", days: 1 }]
    }),
    local({ needs: [{ pack: "p", version: "^2027.1.0" }], factKinds: full.factKinds!, parameters: [value("c/n", "1", { overrides: "p/n" }), value("c/m", 2, { overrides: "p/n" }), value("c/o", 2, { overrides: "p/o" })], rules: [rule("p/late")] }),
    local({ id: "d", factKinds: full.factKinds! }), { id: 5 }, null, smallPack({ id: "P" }), local({})
  ]
  it("is this", () => {
    expect(checkPacks(awful as readonly Pack[]).map(({ code, pack, at, message }) => `${code.slice(13)} ${pack} ${at}: ${message}`)).toMatchInlineSnapshot(`
      [
        "ID  packs[3]: {"id":5} is not a pack; give an object with format, id, version, label and citations",
        "ID  packs[4]: null is not a pack; give an object with format, id, version, label and citations",
        "VALUE p version: 5 does not fit; give a version, "2026.1.0": year, number and correction",
        "VALUE p rules[13]: give an object with an id",
        "VALUE p protocols: {} does not fit; give a list",
        "NEEDS p needs: "p" 5 needs the pack "vietnam"; put it before this one",
        "NEEDS c needs: "c" 2026.1.0 needs the pack "p" in version ^2027.1.0, but "p" is version 5; take another version of one of them",
        "ID P id: a pack id is lower-case words with hyphens, such as "cam-giang"",
        "ID_TAKEN c id: two packs have this id; compose each pack once",
        "NO_DEFAULT_GROUP p groupings/p/g: an ordered grouping needs a residual group (\`otherwise\`), or people fall through",
        "NAMESPACE c rules/p/late: the id must begin with "c/"",
        "ID_TAKEN c rules/p/late: pack "p" has this id already in rules; choose another, or say "overrides" with a source",
        "ID_TAKEN p groupings/p/g: the group id "p/1" stands twice",
        "NAMESPACE p groupings/p/g/x/2: the id of a group must begin with "p/"",
        "ID_TAKEN p groupings/p/h: the group id "p/1" stands twice, here and in "p/g"",
        "ID_TAKEN p factKinds/merit: the core has this kind of fact already; choose another name",
        "ID_TAKEN d factKinds/hobby: pack "c" has this kind of fact already; choose another name",
        "ID_TAKEN p freshness/p/f2: "p/f" says already how long merit stays fresh; override that one",
        "DATE p rules/p/dates: "from" is "x"; write a day such as "2026-07-01"",
        "DATE p rules/p/dates: "until" is "y"; write a day such as "2026-07-01", or leave it out",
        "DATE p rules/p/turned: it ends on 2020-01-01, not after it begins on 2020-01-01",
        "DATE p rules/p/no-from: "from" is missing; write a day such as "2026-07-01"",
        "OVERLAP p rules/p/versions: the version from 2020-01-01 still holds when the one from 2026-01-01 begins; end it with "until": "2026-01-01"",
        "GAP p rules/p/versions: nothing is in force from 2026-03-01 to 2026-04-01; let the versions meet",
        "ID_TAKEN p citations/law: pack "p" has a citation of this id; choose another",
        "CITATION_UNKNOWN p rules/p/cited: no citation has the id "nowhere"; add it to "citations"",
        "CITATION_MISSING p rules/p/uncited: say where this comes from ("cites")",
        "OVERRIDE c parameters/c/m: "c/n" of pack "c" overrides "p/n" in the same time; override that one instead",
        "OVERRIDE c parameters/c/o: it overrides "p/o", but no pack before this one has that among its parameters",
        "VALUE c parameters/c/n: "1" is a text, but "p/n" holds a number",
        "FACT_UNKNOWN p rules/p/kind: there is no kind of fact "x"; correct the name, or define it in "factKinds"",
        "VALUE p rules/p/uses: it needs a truth where it refers to "p/n", which holds a number",
        "VALUE p parameters/p/order: the order of the groups of "p/g" must name each of them once: p/1, p/1, x/2",
      ]
    `)
  })
})

describe("names that JavaScript gives a meaning", () => {
  it.each(["__proto__", "constructor"])("%s is harmless in an id", (name) => {
    const pack = smallPack({ rules: [rule(`p/${name}`), rule("p/x", { when: { op: "rule", id: `p/${name}` } })], parameters: [value(`p/${name}-value`, 1)] })
    expect(checkPacks([pack])).toEqual([])
    expect(checkPacks([smallPack({ rules: [rule("p/x", { when: { op: "rule", id: name } })] })]).map(({ code }) => code)).toEqual(["TRAMYTE_PACK_REFERENCE_UNKNOWN"])
  })
})

describe("the error of composition", () => {
  it("lists all problems together, each with its code, pack, place and mend", () => {
    const bad = smallPack({ format: 2 as unknown as 1, rules: [rule("p/a", { from: "soon" }), rule("x/b", { cites: [] }), rule("p/c", { when: { op: "rule", id: "p/d" } })] })
    const error = (() => {
      try {
        return composePacks([bad])
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(PackError)
    const { code, problems: all, message } = error as PackError
    expect(code).toBe("TRAMYTE_PACK_FORMAT")
    expect(all.map((problem) => problem.code)).toEqual(["TRAMYTE_PACK_FORMAT", "TRAMYTE_PACK_NAMESPACE", "TRAMYTE_PACK_DATE", "TRAMYTE_PACK_CITATION_MISSING", "TRAMYTE_PACK_REFERENCE_UNKNOWN"])
    expect(message).toBe(`The packs do not compose: 5 problems
- TRAMYTE_PACK_FORMAT in pack "p", format: format 2 cannot be read; this library reads format 1
- TRAMYTE_PACK_NAMESPACE in pack "p", rules/x/b: the id must begin with "p/"
- TRAMYTE_PACK_DATE in pack "p", rules/p/a: "from" is "soon"; write a day such as "2026-07-01"
- TRAMYTE_PACK_CITATION_MISSING in pack "p", rules/x/b: say where this comes from ("cites")
- TRAMYTE_PACK_REFERENCE_UNKNOWN in pack "p", rules/p/c: it refers to "p/d", which is not among the rules of any pack`)
  })
  it("counts one problem as one", () => {
    expect(() => composePacks([smallPack({ id: "P" })])).toThrow("The packs do not compose: 1 problem\n- TRAMYTE_PACK_ID in pack \"P\", id:")
  })
})
