import { describe, expect, it } from "vitest"
import { RulesError } from "../pack/errors.ts"
import { item, rulesOn, type Told, told } from "../pack/smallPack.fixture.ts"
import { explain } from "../rules/explain.ts"
import { ask } from "./ask.ts"

const rules = rulesOn("2026-07-15", {
  rules: [{ ...item("p/worker", { label: { vi: "người lao động", en: "worker" } }), when: { op: "exists", in: { kind: "employment", codes: ["contract"], activeAt: "on" } } }],
  groupings: [{
    ...item("p/plan"), mode: "first", main: true, scope: { op: "exists", in: { kind: "residence", activeAt: "on" } },
    groups: [{ id: "p/elder", label: { vi: "Nhóm cao tuổi", en: "Elders" }, when: { op: "age", atLeast: { years: 60 } } }],
    otherwise: { id: "p/rest", label: { vi: "Còn lại", en: "Rest" } }
  }],
  protocols: [{
    ...item("p/cervix", { label: { vi: "Sàng lọc ung thư cổ tử cung", en: "Cervical screening" } }), item: "cervical-screening",
    ages: { from: { years: 30 }, until: { years: 55 } }, who: { op: "sex", is: ["female"] }, recurrence: { every: { years: 3 } }, doneBy: { kind: "procedure", codes: ["hpv"] }
  }]
})
const woman: Told = { sex: "female", birthDate: "1990-01-01", facts: [{ kind: "procedure", code: ["hpv"], start: "2025-03-01", end: "2025-03-02", recorded: "2026-07-10" }], complete: ["procedure"] }
const said = (person: Told, id: string, lang: "vi" | "en" = "en") => explain(ask(rules, told(person), id), { lang, sources: false, recorded: true })

describe("why somebody is on a list, or not", () => {
  it("the protocol is not for a man", () => {
    expect(said({ ...woman, sex: "male" }, "p/cervix")).toBe("Cervical screening — not for this person: male.")
    expect(said({ ...woman, sex: "male" }, "p/cervix", "vi")).toBe("Sàng lọc ung thư cổ tử cung — không thuộc diện: nam.")
  })
  it("nor for a girl", () => expect(said({ ...woman, birthDate: "2010-01-01" }, "p/cervix")).toBe("Cervical screening — not for this person: not: at least 30 years, under 55 years (16 years on 2026-07-15)."))
  it("she was tested last year, as was recorded last week", () => {
    const answer = ask(rules, told(woman), "p/cervix")
    expect(answer).toMatchObject({ id: "p/cervix", verdict: "yes", state: "upToDate", lastDone: "2025-03-01" })
    expect(explain(answer, { lang: "en", sources: false, recorded: true })).toContain("procedure or test: hpv (on 2025-03-01, recorded 2026-07-10)")
  })
  it("nobody knew that on Tuesday", () => {
    expect(ask(rules, told({ ...woman, knownAt: "2026-07-07", complete: [] }), "p/cervix").state).toBe("unknown")
  })
  it("what is not known is asked for", () => {
    expect(ask(rules, told({ birthDate: "1990" }), "p/cervix").missing.map(({ fact }) => fact)).toEqual(["sex", "procedure"])
  })
})

describe("one rule or group", () => {
  it("holds, or does not, with the facts", () => {
    expect(said({ facts: [{ kind: "employment", code: ["contract"], start: "2024-01-01", recorded: "2026-07-01" }] }, "p/worker")).toBe("worker — yes: employment: contract (since 2024-01-01, recorded 2026-07-01).")
    expect(said({ complete: ["employment"] }, "p/worker")).toBe("worker — no: no employment: contract.")
    expect(said({}, "p/worker")).toBe("worker — not decided. To clarify: For whom does the person work, and on what basis?")
  })
  it("a group is asked with the scope of its plan", () => {
    expect(said({ birthDate: "1950", complete: ["residence"] }, "p/elder")).toBe("Elders — no: no residence.")
    expect(ask(rules, told({ birthDate: "1950", facts: [{ kind: "residence" }] }), "p/elder")).toMatchObject({ verdict: "yes", certainty: "sure", id: "p/elder" })
  })
  it("is asked of the facts of another day, and says so", () => {
    const answer = ask(rules, told({ facts: [{ kind: "employment", code: ["contract"], start: "2024-01-01" }] }), "p/worker", { asOf: "2023-12-31" })
    expect(answer).toMatchObject({ verdict: "unknown", asOf: "2023-12-31", on: "2026-07-15", certainty: "unknown" })
    expect(ask(rules, told({ complete: ["employment"] }), "p/worker")).toMatchObject({ verdict: "no", asOf: "2026-07-15", certainty: "sure", status: "verified", missing: [] })
  })
  it("an id that is not in force is refused by name", () => {
    expect(() => ask(rules, told({}), "p/elders")).toThrow(RulesError)
    expect(() => ask(rules, told({}), "p/elders")).toThrow("\"p/elders\" is no rule, group or protocol in force on 2026-07-15")
  })
})
