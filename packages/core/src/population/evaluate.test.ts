import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import type { HealthRecord } from "../citizen/record.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { composePacks } from "../pack/composePacks.ts"
import type { Pack } from "../pack/pack.ts"
import { item, smallPack } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { planScreening } from "../screening/planScreening.ts"
import { civilDate } from "../time/index.ts"
import { evaluate } from "./evaluate.ts"
import { population } from "./population.ts"

const sixty: Predicate = { op: "age", atLeast: { years: 60 } }
const visited: Predicate = { op: "exists", in: { kind: "visit", startsIn: { from: { shift: "on", minus: { months: 1 } }, until: { shift: "on", plus: { days: 1 } } } } }

const pack: Partial<Pack> = {
  rules: [{ ...item("p/elder"), when: sixty }, { ...item("p/visited"), when: visited }],
  groupings: [{ ...item("p/groups"), mode: "first", scope: { op: "alive" }, groups: [{ id: "p/old", label: { vi: "g", en: "g" }, when: { op: "rule", id: "p/elder" } }], otherwise: { id: "p/rest", label: { vi: "k", en: "k" } } }],
  protocols: [{ ...item("p/yearly"), item: "checkup", who: { op: "rule", id: "p/elder" }, recurrence: { every: { years: 1 }, opensBefore: { months: 1 } }, doneBy: { kind: "encounter" } }]
}
const rulebook = composePacks([smallPack(pack)])
const born = (id: string, birthDate: string | undefined, more: Partial<HealthRecord> = {}): HealthRecord =>
  ({ person: { id, ...(birthDate === undefined ? {} : { birthDate }) }, facts: [], ...more })
const seen = (id: string, birthDate: string, start: string): HealthRecord =>
  born(id, birthDate, { facts: [{ id: "e", kind: "encounter", start, recorded: "2026-07-10" }], complete: { encounter: "2027-12-31", visit: "2027-12-31" } })

describe("three lists of people", () => {
  const run = evaluate(rulebook.on("2026-07-15"), population(rulebook, [
    born("of age today", "1966-07-15"), born("of age tomorrow", "1966-07-16"), born("of the year", "1966"), born("of nobody knows when", undefined)
  ]))

  it("tells who surely is, who surely is not, and who is to be asked", () => {
    expect(run.list("p/elder")).toEqual({ yes: ["of age today"], no: ["of age tomorrow"], unknown: ["of the year", "of nobody knows when"] })
    expect(run.count("p/elder")).toEqual({ yes: 1, no: 1, unknown: 2 })
  })

  it("asks groups, scopes and whom a protocol concerns as well", () => {
    expect(run.verdict("p/old", 0)).toBe("yes")
    expect(run.verdict("p/groups", 3)).toBe("yes")
    expect(run.verdict("p/yearly", 1)).toBe("no")
  })

  it("knows when each person has to be looked at again: tomorrow the birthday, at the latest the last birthday of the year", () => {
    expect(civilDate(run.nextChange[1]!)).toBe("2026-07-16")
    // Whoever was born in 1966 may be sixty any day; surely from the last day of the year on.
    expect(civilDate(run.nextChange[2]!)).toBe("2026-12-31")
  })
})

describe("a day on", () => {
  const people = population(rulebook, [
    born("elder", "1950-01-01"), born("of age tomorrow", "1966-07-16"), seen("due tomorrow", "1950-01-01", "2025-08-16"), seen("done", "1950-01-01", "2026-07-01"), born("child", "2020-01-01")
  ])

  it("asks anew only about those for whom the day brings something", () => {
    const run = evaluate(rulebook.on("2026-07-15"), people, { rules: ["p/elder"], groupings: [] })
    expect(run.due("p/yearly", 2)).toEqual({ state: "upToDate", dueFrom: "2026-07-16", dueBy: "2026-08-16", lastDone: "2025-08-16" })
    expect(run.rollTo("2026-07-16")).toBe(2)
    expect(run.on).toBe("2026-07-16")
    expect(run.verdict("p/elder", 1)).toBe("yes")
    expect(run.due("p/yearly", 2)?.state).toBe("due")
    expect(run.rollTo("2026-08-17")).toBeGreaterThan(0)
    expect(run.due("p/yearly", 2)?.state).toBe("overdue")
  })

  it("goes back by asking about everybody", () => {
    const run = evaluate(rulebook.on("2026-07-16"), people)
    expect(run.rollTo("2026-07-15")).toBe(5)
    expect(run.verdict("p/elder", 1)).toBe("no")
  })

  it("asks about everybody where it does not know whose day comes", () => {
    const run = evaluate(rulebook.on("2026-07-15"), people, { nextChange: false })
    expect(run.rollTo("2026-07-16")).toBe(5)
    expect(run.verdict("p/elder", 1)).toBe("yes")
  })

  it("follows a change of the law, and no person is promised anything beyond it", () => {
    const changing = composePacks([smallPack({
      rules: [{ ...item("p/elder", { until: "2026-08-01" }), when: sixty }, { ...item("p/elder", { from: "2026-08-01" }), when: { op: "age", atLeast: { years: 70 } } }]
    })])
    const run = evaluate(changing.on("2026-07-15"), population(changing, [born("of 64", "1962-01-01")]))
    expect(civilDate(run.nextChange[0]!)).toBe("2026-08-01")
    expect(run.rollTo("2026-07-31")).toBe(0)
    expect(run.verdict("p/elder", 0)).toBe("yes")
    expect(run.rollTo("2026-08-01")).toBe(1)
    expect(run.verdict("p/elder", 0)).toBe("no")
  })

  it("keeps the law that was asked for where the day of the facts was given", () => {
    const changing = composePacks([smallPack({ rules: [{ ...item("p/elder", { until: "2026-08-01" }), when: sixty }] })])
    const run = evaluate(changing.on("2026-07-15"), population(changing, [born("of 64", "1962-01-01")]), { asOf: "2026-07-20" })
    run.rollTo("2026-09-01")
    expect(run.verdict("p/elder", 0)).toBe("yes")
  })
})

describe("a person that changes", () => {
  it("is asked about alone, also when a first date is not fully known", () => {
    const people = population(rulebook, [seen("a", "1950-01-01", "2026-07-01"), seen("b", "1950-01-01", "2026-07-02")])
    const run = evaluate(rulebook.on("2026-07-15"), people)
    const changed = seen("b", "1950-01-01", "2025-03")
    expect(people.update(changed)).toBe(1)
    run.update("b")
    const planned = planScreening(rulebook.on("2026-07-15"), readRecord(changed)).items[0]!
    expect(run.due("p/yearly", 1)).toEqual({ state: planned.state, dueFrom: planned.dueFrom, dueBy: planned.dueBy, lastDone: planned.lastDone })
    expect(run.due("p/yearly", 0)?.lastDone).toBe("2026-07-01")
  })

  it("may be new", () => {
    const people = population(rulebook, [born("a", "1950-01-01")])
    const run = evaluate(rulebook.on("2026-07-15"), people)
    for (let index = 0; index < 40; index++) people.update(born(`new ${index}`, index % 2 === 0 ? "1950-01-01" : "2026-07-01"))
    run.update("new 39")
    expect(run.count("p/elder")).toEqual({ yes: 21, no: 20, unknown: 0 })
    expect(people.indexOf("new 39")).toBe(40)
  })

  it("leaves no old facts behind, however often it changes", () => {
    const people = population(rulebook, [seen("a", "1950-01-01", "2026-07-01"), seen("b", "1950-01-01", "2026-01-01")])
    const run = evaluate(rulebook.on("2026-07-15"), people)
    for (let round = 1; round <= 9000; round++) people.update({ ...seen("a", "1950-01-01", "2026-07-01"), facts: Array.from({ length: 1 + round % 3 }, (_, index) => ({ id: `e${index}`, kind: "encounter", start: "2026-06-01", recorded: "2026-07-01" })) })
    run.update("a")
    expect(people.view(0).facts.get("encounter")).toHaveLength(1)
    expect(people.bytes).toBeLessThan(400_000)
    expect(run.due("p/yearly", 0)?.lastDone).toBe("2026-06-01")
    expect(run.due("p/yearly", 1)?.lastDone).toBe("2026-01-01")
  })
})

describe("many questions", () => {
  it("about more sets of one kind than a word has bits, with more facts than a byte counts", () => {
    const whens = Array.from({ length: 70 }, (_, index): Predicate => ({ op: "count", in: { kind: "visit", codes: [`c${index}`] }, atLeast: 1 + index % 6 }))
    const visits = (id: string, many: number): HealthRecord =>
      born(id, "1950-01-01", { facts: Array.from({ length: many }, (_, index) => ({ id: `v${index}`, kind: "visit", code: [`c${(index * 7) % 90}`], start: "2026-01-01", recorded: "2026-01-01" })), complete: { visit: "2026-12-31" } })
    const records = [visits("few", 40), visits("many", 700), visits("none", 0)]
    const people = population(rulebook, records, { questions: whens })
    const run = evaluate(rulebook.on("2026-07-15"), people, { questions: whens.map((when, index) => ({ id: `q${index}`, when })) })
    records.forEach((record, person) => {
      const view = readRecord(record)
      expect(whens.map((_, index) => run.verdict(`q${index}`, person))).toEqual(whens.map((when) => rulebook.on("2026-07-15").question(when).verdict(view, { on: rulebook.on("2026-07-15").day })))
    })
    expect(new Set(whens.map((_, index) => run.verdict(`q${index}`, 0)))).toEqual(new Set(["yes", "no"]))
  })

  it("about nothing, and about nobody", () => {
    const run = evaluate(rulebook.on("2026-07-15"), population(rulebook, []), { rules: [], groupings: [], protocols: [] })
    expect([...run.nextChange]).toEqual([])
    expect(run.rollTo("2026-07-16")).toBe(0)
  })
})

describe("names from outside never become code", () => {
  const hostile = ["\"];globalThis.hacked=1;//", "`${globalThis.hacked=1}`", "\u2028globalThis.hacked=1", "*/globalThis.hacked=1/*", "__proto__", "constructor", "p\\u0022", "toString"]
  it.each(hostile)("%j as code, role, id, component, kind and id of a person", (name) => {
    const set = { kind: name, codes: [name], links: { [name]: name }, value: { component: name, atLeast: 3 } } as const
    const when: Predicate = { op: "any", of: [{ op: "exists", in: set }, { op: "value", which: "last", in: { kind: name }, is: { component: name, above: 2 } }] }
    const own = composePacks([smallPack({ factKinds: [{ kind: name, shape: "event", label: { vi: "k", en: "k" }, question: { vi: "q", en: "q" } }], rules: [{ ...item(`p/${name.replaceAll(/[^a-zA-Z_]/g, "")}`), when }] })])
    const record = born(name, "1950-01-01", {
      facts: [{ id: "f", kind: name, code: [name], links: JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(name)}}`) as Record<string, string>, components: JSON.parse(`{${JSON.stringify(name)}:4}`) as Record<string, number>, start: "2026-01-01", recorded: "2026-01-01" }]
    })
    const texts: string[] = []
    const original = globalThis.Function
    globalThis.Function = new Proxy(original, {
      construct: (target, given: string[]) => {
        texts.push(...given)
        return Reflect.construct(target, given) as object
      }
    })
    try {
      const run = evaluate(own.on("2026-07-15"), population(own, [record]))
      expect(run.verdict(`p/${name.replaceAll(/[^a-zA-Z_]/g, "")}`, 0)).toBe(own.on("2026-07-15").question(when).verdict(readRecord(record), { on: own.on("2026-07-15").day }))
    } finally {
      globalThis.Function = original
    }
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(text.includes(name) && !["constructor", "toString"].includes(name)).toBe(false)
    expect("hacked" in globalThis).toBe(false)
  })
})

describe("where code may not be made from text", () => {
  it("the interpreter answers", () => {
    const program = fileURLToPath(new URL("withoutCode.fixture.ts", import.meta.url))
    const output = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "--conditions=source", "--disable-warning=ExperimentalWarning", program], { encoding: "utf8" })
    expect(JSON.parse(output)).toEqual({ forbidden: true, compared: 240, wrong: 0 })
  })
})

describe("what cannot be asked", () => {
  const people = population(rulebook, [born("a", "1950-01-01")])
  const run = evaluate(rulebook.on("2026-07-15"), people, { rules: ["p/elder"], groupings: [], protocols: [] })
  it.each<[string, () => unknown, string]>([
    ["rules of another rulebook", () => evaluate(composePacks([smallPack(pack)]).on("2026-07-15"), people), "TRAMYTE_POPULATION_RULEBOOK"],
    ["a kind that no question reads", () => evaluate(rulebook.on("2026-07-15"), people, { questions: [{ id: "q", when: { op: "exists", in: { kind: "merit" } } }] }), "TRAMYTE_POPULATION_NOT_HELD"],
    ["a code that no question names", () => evaluate(rulebook.on("2026-07-15"), people, { questions: [{ id: "q", when: { op: "exists", in: { kind: "visit", codes: ["x"] } } }] }), "TRAMYTE_POPULATION_NOT_HELD"],
    ["a number that no question reads", () => evaluate(rulebook.on("2026-07-15"), people, { questions: [{ id: "q", when: { op: "value", which: "last", in: { kind: "visit" }, is: { above: 1 } } }] }), "TRAMYTE_POPULATION_NOT_HELD"],
    ["a misspelt rule", () => evaluate(rulebook.on("2026-07-15"), people, { rules: ["p/eldr"] }), "TRAMYTE_RULES_UNKNOWN"],
    ["what the run was not asked", () => run.verdict("p/visited", 0), "TRAMYTE_POPULATION_NOT_ASKED"],
    ["when a rule is due", () => run.due("p/elder", 0), "TRAMYTE_POPULATION_NOT_ASKED"],
    ["somebody who is not there", () => run.verdict("p/elder", 1), "TRAMYTE_POPULATION_PERSON_UNKNOWN"],
    ["an update of somebody who is not there", () => run.update("b"), "TRAMYTE_POPULATION_PERSON_UNKNOWN"],
    ["the record of somebody who is not there", () => people.view(-1), "TRAMYTE_POPULATION_PERSON_UNKNOWN"],
    ["a profile of no day", () => population(rulebook, [{ id: "a" }]), "TRAMYTE_POPULATION_PROFILE_DAY"]
  ])("%s", (_, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }))
  })
})
