import { describe, expect, it } from "vitest"
import { item, type Told, traceOf } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "./predicate.ts"
import { missingFacts } from "./missingFacts.ts"
import { citesOf, rulesOf, statusOf } from "./trace.ts"

const merit: Predicate = { op: "exists", in: { kind: "merit" } }
const risk: Predicate = { op: "exists", in: { kind: "risk" } }
const elder: Predicate = { op: "age", atLeast: { years: 60 } }
const woman: Predicate = { op: "sex", is: ["female"] }

const pack = {
  parameters: [{ ...item("p/off"), value: false }],
  rules: [
    { ...item("p/elder"), when: elder },
    { ...item("p/merit", { status: "secondary" as const }), when: merit },
    { ...item("p/both"), when: { op: "all", of: [{ op: "rule", id: "p/elder" }, { op: "rule", id: "p/merit" }] } as const }
  ]
}

const missing = (predicate: Predicate, person: Told = {}): readonly string[] => missingFacts(traceOf(predicate, person, { pack })).map(({ fact }) => fact)
const rules = (predicate: Predicate, person: Told = {}): readonly string[] => rulesOf(traceOf(predicate, person, { pack })).map(({ id }) => id)

describe("what to ask", () => {
  it("is the fact that a question needs, with its question in both languages", () => {
    expect(missingFacts(traceOf(elder, {}))).toEqual([{ fact: "birthDate", question: { vi: "Ngày, tháng, năm sinh là gì?", en: "What is the full date of birth?" } }])
    expect(missingFacts(traceOf(woman, {}))).toEqual([{ fact: "sex", question: { vi: "Giới tính là gì?", en: "What is the sex?" } }])
    expect(missingFacts(traceOf({ op: "alive" }, { deathDate: "2026" }))).toEqual([{ fact: "deathDate", question: { vi: "Người này còn sống không, mất ngày nào?", en: "Is the person alive, or on which day did the person die?" } }])
    expect(missingFacts(traceOf(merit, {}))).toEqual([{ fact: "merit", question: { vi: "Có phải người có công với cách mạng không?", en: "Is this a person with meritorious service?" } }])
    expect(missing({ op: "count", in: { kind: "risk" }, atLeast: 2 })).toEqual(["risk"])
    expect(missing({ op: "value", which: "last", in: { kind: "observation" }, is: { atLeast: 1 } })).toEqual(["observation"])
  })

  it("is each fact once, in the order of the rule", () => {
    expect(missing({ op: "all", of: [risk, elder, { op: "not", of: risk }, merit] })).toEqual(["risk", "birthDate", "merit"])
  })

  it("is nothing where the answer is decided, however little is known besides", () => {
    expect(missing({ op: "all", of: [merit, woman] }, { sex: "male" })).toEqual([])
    expect(missing({ op: "any", of: [merit, woman] }, { sex: "female" })).toEqual([])
    expect(missing({ op: "flag", param: "p/off" })).toEqual([])
    expect(missing({ op: "sure", of: merit })).toEqual([])
    expect(missing({ op: "known", of: merit })).toEqual([])
  })

  it("is not what a decided step no longer needs", () => {
    expect(missing({ op: "any", of: [{ op: "all", of: [risk, woman] }, merit] }, { sex: "male" })).toEqual(["merit"])
    expect(missing({ op: "all", of: [{ op: "any", of: [risk, woman] }, merit] }, { sex: "female" })).toEqual(["merit"])
    expect(missing({ op: "all", of: [elder, merit] }, { birthDate: "1950" })).toEqual(["merit"])
  })

  it("is nothing that the author takes for no with `sure`, or only asks whether it is known", () => {
    for (const op of ["sure", "known"] as const) {
      expect(missing({ op: "any", of: [{ op, of: risk }, merit] })).toEqual(["merit"])
      expect(missing({ op: "all", of: [{ op: "not", of: { op, of: risk } }, merit] })).toEqual(["merit"])
    }
  })

  it("does not ask an infant about work, where the rule asks only adults about what is not on record", () => {
    const work: Predicate = { op: "exists", in: { kind: "employment" } }
    const ofWorkingAge: Predicate = { op: "any", of: [{ op: "sure", of: work }, { op: "all", of: [{ op: "age", atLeast: { years: 15 } }, work] }] }
    expect(missing({ op: "any", of: [ofWorkingAge, merit] }, { birthDate: "2025" })).toEqual(["merit"])
    expect(missing({ op: "any", of: [ofWorkingAge, merit] }, { birthDate: "1990" })).toEqual(["employment", "merit"])
  })

  it("passes through rules", () => {
    expect(missing({ op: "rule", id: "p/both" })).toEqual(["birthDate", "merit"])
    expect(missing({ op: "rule", id: "p/both" }, { birthDate: "1950" })).toEqual(["merit"])
    expect(missing({ op: "any", of: [{ op: "rule", id: "p/both" }, risk] }, { birthDate: "2000" })).toEqual(["risk"])
  })
})

describe("the rules that bear a verdict", () => {
  it("are named from the outermost on", () => {
    expect(rules({ op: "rule", id: "p/both" }, { birthDate: "1950", facts: [{}] })).toEqual(["p/both", "p/elder", "p/merit"])
  })
  it("are those on the side that decided", () => {
    expect(rules({ op: "rule", id: "p/both" }, { birthDate: "2000", facts: [{}] })).toEqual(["p/both", "p/elder"])
    expect(rules({ op: "any", of: [{ op: "rule", id: "p/elder" }, { op: "rule", id: "p/merit" }] }, { birthDate: "2000", facts: [{}] })).toEqual(["p/merit"])
  })
  it("are found below not, sure and known", () => {
    for (const op of ["not", "sure", "known"] as const) expect(rules({ op, of: { op: "rule", id: "p/elder" } }, { birthDate: "1950" })).toEqual(["p/elder"])
  })
  it("are none in a plain question", () => expect(rules(merit)).toEqual([]))
})

describe("how far an answer was checked, and on which texts it stands", () => {
  const cited = {
    parameters: [{ ...item("p/sixty", { status: "unverified", cites: [{ ref: "law", at: "sixty" }] }), value: { years: 60 } }],
    rules: [
      { ...item("p/verified", { cites: [{ ref: "law", at: "1" }] }), when: woman },
      { ...item("p/secondary", { status: "secondary", cites: [{ ref: "law", at: "2" }] }), when: merit },
      { ...item("p/unverified", { status: "unverified", cites: [{ ref: "law", at: "3" }] }), when: risk }
    ]
  } as const
  const rule = (id: string): Predicate => ({ op: "rule", id: `p/${id}` })
  const both = { sex: "female", facts: [{}, { kind: "risk" }] } as const
  const checked = (predicate: Predicate, person: Told): readonly unknown[] => {
    const trace = traceOf(predicate, person, { pack: cited })
    return [statusOf(trace), citesOf(trace).map(({ at }) => at)]
  }

  it("where all are needed, as far as the weakest", () => {
    expect(checked({ op: "all", of: [rule("verified"), rule("unverified"), rule("secondary")] }, both)).toEqual(["unverified", ["1", "3", "2"]])
    expect(checked({ op: "all", of: [rule("verified"), rule("secondary")] }, both)).toEqual(["secondary", ["1", "2"]])
  })
  it("where one is enough, as far as the best of those that hold", () => {
    expect(checked({ op: "any", of: [rule("unverified"), rule("verified"), rule("secondary")] }, both)).toEqual(["verified", ["3", "1", "2"]])
    expect(checked({ op: "any", of: [rule("unverified"), rule("verified"), rule("secondary")] }, { ...both, sex: "male" })).toEqual(["secondary", ["3", "2"]])
  })
  it("of a no, the other way round", () => {
    const nothing = { sex: "male", complete: ["merit", "risk"] } as const
    expect(checked({ op: "all", of: [rule("unverified"), rule("secondary")] }, nothing)).toEqual(["secondary", ["3", "2"]])
    expect(checked({ op: "any", of: [rule("unverified"), rule("secondary")] }, nothing)).toEqual(["unverified", ["3", "2"]])
    for (const op of ["not", "sure", "known"] as const) expect(checked({ op, of: rule("secondary") }, nothing)).toEqual(["secondary", ["2"]])
  })
  it("no better than the figures that were used", () => {
    expect(checked({ op: "age", atLeast: { param: "p/sixty" } }, { birthDate: "1950" })).toEqual(["unverified", ["sixty"]])
    expect(checked({ op: "all", of: [rule("verified"), { op: "age", atLeast: { param: "p/sixty" } }] }, { ...both, birthDate: "1950" })).toEqual(["unverified", ["1", "sixty"]])
    expect(checked(woman, both)).toEqual(["verified", []])
    expect(checked({ op: "all", of: [] }, {})).toEqual(["verified", []])
  })
})
