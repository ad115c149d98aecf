import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import { explain } from "../rules/explain.ts"
import type { Facts, Predicate } from "../rules/predicate.ts"
import { dataProblems } from "./dataProblems.ts"
import { explainKpi } from "./explainKpi.ts"
import type { Indicator } from "./indicator.ts"
import { kpiWorklist } from "./worklist.ts"

const period = { from: "2026-01-01", until: "2027-01-01" } as const
const readings: Facts = { kind: "observation", codes: ["bp"], startsIn: { from: "periodFrom", until: "periodUntil" } }
const below: Predicate = { op: "compare", what: { get: "min", in: readings, unit: "mm[Hg]" }, is: { below: 140 } }
const hypertension: Predicate = { op: "exists", in: { kind: "condition", codes: ["I10"] } }
const controlled: Indicator = { ...item("p/controlled"), basis: "person", measures: "period", denominator: hypertension, numerator: { op: "all", of: [{ op: "exists", in: readings }, below] }, direction: "up" }
const rules = rulesOn("2026-12-31", { indicators: [controlled] })
const person = (id: string, facts: readonly Partial<Fact>[], complete: HealthRecord["complete"] = { condition: "2026-12-31", observation: "2026-12-31" }): HealthRecord => ({
  person: { id, birthDate: "1960" },
  facts: [{ id: "htn", kind: "condition", code: ["I10"], start: "2020-01-01", end: "ongoing", recorded: "2020-01-01" }, ...facts.map((fact, index) => ({ id: `r${index}`, kind: "observation", code: ["bp"], start: "2026-05-01", unit: "mm[Hg]", recorded: "2026-05-01", ...fact }))],
  complete
})
const of = (record: HealthRecord) => explainKpi(rules, "p/controlled", record, { period })[0]!

describe("why somebody counts or not", () => {
  it("a reading that is too high keeps the gap open", () => {
    const answer = of(person("a", [{ value: 150 }]))
    expect([answer.scored, answer.gap.map(({ fact, state, by }) => [fact, state, by])]).toEqual(["no", [["observation", "unfit", "2026-12-31"]]])
    expect(explain(answer, { lang: "en", sources: false })).toBe("p/controlled (en) — does not count yet: least value 150 mm[Hg] (not: < 140): measurement: bp 150 (on 2026-05-01). Needed: measurement: bp by 2026-12-31.")
  })
  it("no reading: what is missing, and by when", () => expect(of(person("a", [])).gap.map(({ fact, state, by }) => [fact, state, by])).toEqual([["observation", "missing", "2026-12-31"], ["observation", "missing", "2026-12-31"]]))
  it("of a set that none fits, the nearest is told", () => {
    const low: Facts = { of: { kind: "observation", codes: ["bp"], pick: "last" }, value: [{ component: "systolic", below: 140 }, { component: "diastolic", below: 90 }] }
    const last = rulesOn("2026-12-31", { indicators: [{ ...controlled, numerator: { op: "exists", in: low } }] })
    const [answer] = explainKpi(last, "p/controlled", person("a", [{ components: { systolic: 150, diastolic: 80 } }]), { period })
    expect(answer!.gap[0]?.state).toBe("unfit")
    expect(explain(answer!, { lang: "vi", sources: false })).toContain("không có chỉ số đo: bp đạt yêu cầu (gần nhất: bp 150/80 (ngày 01/05/2026))")
  })
  it("a reading that is low enough leaves none", () => expect([of(person("a", [{ value: 130 }])).scored, of(person("a", [{ value: 130 }])).gap]).toEqual(["yes", []]))
  it("who is not in the denominator has no gap", () => {
    const answer = of({ ...person("a", []), facts: [] })
    expect([answer.scored, answer.populations, answer.gap]).toEqual([undefined, { initial: "yes", denominator: "no", numerator: "no" }, []])
  })
  it("what to ask where nobody knows", () => {
    expect(of(person("a", [], { condition: "2026-12-31" })).missing.map(({ fact }) => fact)).toEqual(["observation"])
    expect(of({ ...person("a", [], {}), facts: [] })).toMatchObject({ undecided: true, missing: [{ fact: "condition" }] })
  })
  it("an unknown indicator is an error that names those in force", () => expect(() => explainKpi(rules, "p/none", person("a", []), { period })).toThrow(/in force are p\/controlled/))
})

describe("worklists", () => {
  const records = [person("d", [{ value: 150 }]), person("b", []), person("a", [{ value: 130 }]), person("c", [], { condition: "2026-12-31" }), { ...person("e", []), facts: [] }]
  it("have the open gaps, and apart from them whom to ask about", () => {
    const { gaps, toClarify } = kpiWorklist(rules, "p/controlled", { period, records })
    expect([gaps.map(({ id }) => id), toClarify.map(({ id }) => id)]).toEqual([["b", "d"], ["c"]])
  })
  it("of an indicator where less is better, have those who count", () => {
    const { gaps } = kpiWorklist(rulesOn("2026-12-31", { indicators: [{ ...controlled, direction: "down" }] }), "p/controlled", { period, records })
    expect(gaps.map(({ id }) => id)).toEqual(["a"])
  })
})

describe("facts that cannot be used", () => {
  const linked: Predicate = { op: "exists", in: { kind: "observation", as: "o", where: { op: "exists", in: { linkedFrom: "o", link: "encounter" } } } }
  const both = rulesOn("2026-12-31", { indicators: [controlled, { ...controlled, id: "p/linked", numerator: linked }] })
  const codes = (fact: Partial<Fact>) => dataProblems(both, [person("a", [{ value: 150, ...fact }])]).map(({ code, fact: id, found }) => [code, id, found])
  it.each([
    [{}, []],
    [{ unit: "kPa" }, []],
    [{ unit: "mmHg" }, []],
    [{ unit: "bar" }, [["TRAMYTE_DATA_UNIT_UNKNOWN", "r0", "bar"]]],
    [{ start: "unknown" }, [["TRAMYTE_DATA_DATE_MISSING", "r0", undefined]]],
    [{ end: "2026-05-01" }, [["TRAMYTE_DATA_NEVER_HELD", "r0", "2026-05-01"]]],
    [{ links: { encounter: "gone", village: "v1" } }, [["TRAMYTE_DATA_REFERENCE_DANGLING", "r0", "gone"]]],
    [{ links: { encounter: "htn" } }, []]
  ] as const)("%j", (fact, found) => expect(codes(fact)).toEqual(found))
})
