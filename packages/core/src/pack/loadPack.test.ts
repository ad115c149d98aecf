import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate } from "../time/index.ts"
import { checkPacks } from "./checkPacks.ts"
import { PackError } from "./errors.ts"
import { loadPack } from "./loadPack.ts"
import type { Pack } from "./pack.ts"
import { exampleItem, exampleSchedule } from "./schedule.fixture.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

const refused = (json: unknown): PackError => {
  try {
    loadPack(json)
  } catch (error) {
    if (error instanceof PackError) return error
    throw error
  }
  throw new Error("was accepted")
}

const pack = smallPack({ rules: [{ ...item("p/elder"), when: { op: "age", atLeast: { years: 60 } } }] })
const nested = (depth: number): unknown => {
  let predicate: unknown = { op: "alive" }
  for (let level = 0; level < depth; level++) predicate = { op: "not", of: predicate }
  return predicate
}
const withWhen = (when: unknown) => ({ ...pack, rules: [{ ...item("p/elder"), when }] })

describe("a pack from outside", () => {
  it("is taken as it is, as a text or as a value, and loses nothing", () => {
    expect(loadPack(JSON.stringify(pack))).toEqual(pack)
    expect(loadPack(pack)).toEqual(pack)
  })

  it("may need other packs: that is for composition to say", () => {
    const local = { ...pack, needs: [{ pack: "vietnam" }], rules: [{ ...item("p/a"), when: { op: "rule", id: "vietnam/elderly" } }] }
    expect(loadPack(local)).toEqual(local)
  })

  it("with a wrong field is refused with its place", () => {
    expect(refused(withWhen({ op: "agee" })).problems).toEqual([expect.objectContaining({ code: "TRAMYTE_PACK_OPERATOR_UNKNOWN", at: "rules/p/elder" })])
    expect(refused("{").code).toBe("TRAMYTE_PACK_UNREADABLE")
    expect(refused("null").code).toBe("TRAMYTE_PACK_ID")
  })

  it("may nest as deep as a law may be, and no deeper", () => {
    expect(loadPack(withWhen(nested(50)))).toBeDefined()
    expect(refused(withWhen(nested(60))).problems[0]?.message).toContain("60 deep")
  })

  it("that turns back on itself is refused", () => {
    const circle: Record<string, unknown> = { ...pack }
    circle["rules"] = [circle]
    expect(refused(circle).code).toBe("TRAMYTE_PACK_UNREADABLE")
  })
})

describe("what somebody wrote by hand, with a slip", () => {
  const told = (pack: unknown): readonly string[] => refused(pack).problems.map(({ at, message }) => `${at} ${message}`)
  const facts = (more: object) => withWhen({ op: "exists", in: { kind: "encounter", ...more } })
  const when = (value: unknown) => told(withWhen(value))

  it.each<[string, unknown, string]>([
    ["an operator", { op: "exist", in: { kind: "merit" } }, "when: there is no operator \"exist\"; did you mean \"exists\"? The operators are all, any, not, sure, known, sex, age, alive, exists, count, value, change, elapsed, compare, within, flag, rule"],
    ["an operator deep inside", { op: "all", of: [{ op: "not", of: { op: "alve" } }] }, "when.of[0].of: there is no operator \"alve\"; did you mean \"alive\"? The operators are all, any, not, sure, known, sex, age, alive, exists, count, value, change, elapsed, compare, within, flag, rule"],
    ["a question in words", "alive", "when: there is no operator in \"alive\"; write a question such as { \"op\": \"alive\" }"],
    ["a field in small letters", { op: "age", atleast: { years: 60 } }, "when.atleast: there is no such field; did you mean \"atLeast\"? The fields are op, atLeast, below, at"],
    ["a unit", { op: "age", atLeast: { year: 60 } }, "when.atLeast.year: there is no such field; did you mean \"years\"? The fields are years, months, weeks, days"],
    ["a duration in words", { op: "age", atLeast: "2 years" }, "when.atLeast: \"2 years\" does not fit; give a duration: { \"years\": 2 }"],
    ["a duration of ISO 8601", { op: "age", below: "P18M" }, "when.below: \"P18M\" does not fit; give a duration: { \"months\": 18 }"],
    ["a duration without a unit", { op: "age", below: 18 }, "when.below: 18 does not fit; give a duration: { \"years\": 1 }, in years, months, weeks or days"],
    ["a sex", { op: "sex", is: ["femal"] }, "when.is[0]: \"femal\" does not fit; give one of male, female, other; did you mean \"female\"?"],
    ["a sex without a list", { op: "sex", is: "female" }, "when.is: \"female\" does not fit; give a list: [\"female\"]"],
    ["a point in time", { op: "alive", at: "yearstart" }, "when.at: \"yearstart\" does not fit; give one of on, yearStart, yearEnd, periodFrom, periodUntil, birth, death; did you mean \"yearStart\"?"]
  ])("%s", (_, value, message) => {
    expect(when(value)).toEqual([`rules/p/elder ${message}`])
  })

  it("a code without a list, and a window said elsewhere", () => {
    expect(told(facts({ codes: "screening" }))).toEqual(["rules/p/elder when.in.codes: \"screening\" does not fit; give a list: [\"screening\"]"])
    expect(told(facts({ startIn: { from: "yearStart", until: "on" } }))).toEqual(["rules/p/elder when.in.startIn: there is no such field; did you mean \"startsIn\"? The fields are kind, codes, status, links, activeAt, startsIn, endsIn, overlaps, value, valueCodes, qualifiers, has, lacks, as, where, except, pick"])
  })

  it("names of kinds, rules, parameters, value sets and citations are for composition, which proposes the nearest too", () => {
    const slips = [
      { op: "exists", in: { kind: "residense" } }, { op: "rule", id: "p/eldery" }, { op: "flag", param: "p/acess" }, { op: "exists", in: { kind: "condition", codes: { valueSet: "p/hypertention" } } }
    ].map((value, index) => ({ ...item(`p/slip-${index}`), when: value }))
    const composed = checkPacks([smallPack({
      parameters: [{ ...item("p/access"), value: true }], valueSets: [{ ...item("p/hypertension"), codes: [] }], rules: [...pack.rules!, ...slips, { ...item("p/cited", { cites: [{ ref: "laws" }] }), when: { op: "alive" } }] as NonNullable<Pack["rules"]>
    })])
    expect(composed.map(({ message }) => message)).toEqual([
      "no citation has the id \"laws\"; did you mean \"law\"? Or add it to \"citations\"",
      "there is no kind of fact \"residense\"; did you mean \"residence\"? Correct the name, or define it in \"factKinds\"",
      "it refers to \"p/eldery\", which is not among the rules of any pack; did you mean \"p/elder\"?",
      "it refers to \"p/acess\", which is not among the parameters of any pack; did you mean \"p/access\"?",
      "it refers to \"p/hypertention\", which is not among the valueSets of any pack; did you mean \"p/hypertension\"?"
    ])
  })

  it("a thousand faults are enough to tell", () => {
    const slips = told(withWhen({ op: "all", of: Array.from({ length: 20_000 }, () => ({ op: "exist" })) }))
    expect(slips).toHaveLength(1001)
    expect(slips[19]).toContain("did you mean \"exists\"?")
    expect(slips[20]).not.toContain("did you mean")
    expect(slips.at(-1)).toBe(" there are more faults than these 1000; mend them first")
    expect(told(withWhen({ op: "x".repeat(100_000) }))[0]!.length).toBeLessThan(300)
  })

  it("what is like nothing is not guessed at", () => {
    expect(when({ op: "xor" })[0]).toContain("there is no operator \"xor\"; the operators are")
  })
})

describe("hostile packs", () => {
  const hostile = fc.oneof(
    fc.integer({ min: 100, max: 50_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
    fc.integer({ min: 100, max: 20_000 }).map((depth) => JSON.stringify({ ...pack, rules: [] }).replace("\"rules\":[]", `"rules":[{"when":${"{\"op\":\"not\",\"of\":".repeat(depth)}{}${"}".repeat(depth)}}]`)),
    fc.constantFrom("__proto__", "constructor", "prototype").map((name) => JSON.stringify(pack).replace("\"op\":", `"${name}":{"polluted":true},"op":`)),
    fc.constantFrom("1e999", "-1e999").map((number) => JSON.stringify(pack).replace("60", number)),
    fc.integer({ min: 50_001, max: 600_000 }).map((length) => `{"format":1,"id":"p","rules":[${"0,".repeat(length)}0]}`),
    fc.string().filter((text) => { try { JSON.parse(text); return false } catch { return true } }),
    fc.integer({ min: 501, max: 50_000 }).map((times) => JSON.stringify({ ...pack, needs: Array.from({ length: times }, () => ({ pack: "q", version: "2026.x" })) })),
    fc.tuple(fc.constantFrom("^", "1.", "9", ">=2026.1.0 ", "2026.x||", " "), fc.integer({ min: 1000, max: 200_000 })).map(([part, times]) => JSON.stringify({ ...pack, needs: [{ pack: "q", version: part.repeat(times) }] })),
    // Rules that refer to one another: a chain too long to follow, a circle, and circles that differ by the day.
    fc.tuple(fc.integer({ min: 101, max: 2500 }), fc.constantFrom("chain", "circle", "days")).map(([length, form]) => JSON.stringify({
      ...pack,
      rules: Array.from({ length }, (_, index) => ({
        ...item(`p/r${index}`), ...(form === "days" ? { from: civilDate(index) } : {}),
        when: form === "chain" && index === length - 1 ? { op: "alive" } : { op: "rule", id: `p/r${(index + 1) % length}` }
      }))
    })),
    // Ids without end, which would stand in every problem of what they name.
    fc.tuple(fc.integer({ min: 501, max: 1_000_000 }), fc.constantFrom("item", "pack", "code")).map(([length, what]) => {
      const long = "x".repeat(length)
      return JSON.stringify(what === "pack" ? { ...withWhen({ op: "all", of: Array.from({ length: 900 }, () => ({ op: "xor" })) }), id: long }
        : { ...pack, rules: [{ ...item(what === "item" ? `p/${long}` : "p/elder"), when: { op: "all", of: Array.from({ length: 900 }, (_, index) => what === "code" ? { op: "exists", in: { kind: "hobby", codes: [`c${index}`] } } : { op: "xor" }) } }],
          factKinds: [{ kind: "hobby", shape: "state", label: pack.label, question: pack.label, codes: [long] }] })
    }),
    // Schedules that are wrong in every place: names that nothing has, names without end, observations that nothing shows.
    fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom("names", "spans", "doses", "observed", "cites", "long")).map(([times, what]) => {
      const many = <T>(one: (index: number) => T): readonly T[] => Array.from({ length: times }, (_, index) => one(index))
      const doses = what === "doses" ? many((index) => ({ intervals: [{ from: { targetDose: 1_000 } }], inadvertent: [`v${index}`] })) : what === "cites" ? many(() => ({ cites: [] })) : [{}]
      const series = { id: "s", vaccineGroup: what === "long" ? "g".repeat(200 + times) : "g", type: "standard", group: "1", doses }
      return JSON.stringify({
        ...pack,
        schedules: [exampleItem("p/schedule", {
          ...(what === "observed" ? { observed: Object.fromEntries(many((index) => [`o${index}`, { when: { op: "alive" } }])) } : {}),
          schedule: {
            ...exampleSchedule, antigens: [{ id: "a", series: [series as never] }],
            ...(what === "names" ? { conflicts: many((index) => ({ previous: `v${index}`, current: "w", begin: {}, minEnd: {}, end: {} })) } : {}),
            ...(what === "spans" ? { conflicts: many((index) => ({ previous: "EX", current: "EX", begin: { days: index / 2 }, minEnd: {}, end: { years: 1e9 } })) } : {})
          }
        })]
      })
    }),
    fc.json(),
    fc.jsonValue().map((schedule) => JSON.stringify({ ...pack, schedules: [{ ...item("p/schedule"), schedule: schedule ?? null }] })),
    fc.jsonValue().map((when) => JSON.stringify(withWhen(when ?? { op: null })))
  )

  it("700 of them are each refused with a clear error, and none reaches the language", () => {
    fc.assert(fc.property(hostile, (text) => {
      const error = refused(text)
      expect(error.problems.length).toBeGreaterThan(0)
      expect(error.problems.every(({ code, message }) => code.startsWith("TRAMYTE_PACK_") && message.length > 5)).toBe(true)
      expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined()
    }), { numRuns: 700 })
  }, 60_000)
})
