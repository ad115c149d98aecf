import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PackError } from "./errors.ts"
import { loadPack } from "./loadPack.ts"
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

describe("hostile packs", () => {
  const hostile = fc.oneof(
    fc.integer({ min: 100, max: 50_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
    fc.integer({ min: 100, max: 20_000 }).map((depth) => JSON.stringify({ ...pack, rules: [] }).replace("\"rules\":[]", `"rules":[{"when":${"{\"op\":\"not\",\"of\":".repeat(depth)}{}${"}".repeat(depth)}}]`)),
    fc.constantFrom("__proto__", "constructor", "prototype").map((name) => JSON.stringify(pack).replace("\"op\":", `"${name}":{"polluted":true},"op":`)),
    fc.constantFrom("1e999", "-1e999").map((number) => JSON.stringify(pack).replace("60", number)),
    fc.integer({ min: 400_001, max: 600_000 }).map((length) => `{"format":1,"id":"p","rules":[${"0,".repeat(length)}0]}`),
    fc.string().filter((text) => { try { JSON.parse(text); return false } catch { return true } }),
    fc.tuple(fc.constantFrom("^", "1.", "9", ">=2026.1.0 ", "2026.x||", " "), fc.integer({ min: 1000, max: 200_000 })).map(([part, times]) => JSON.stringify({ ...pack, needs: [{ pack: "q", version: part.repeat(times) }] })),
    fc.json(),
    fc.jsonValue().map((when) => JSON.stringify(withWhen(when ?? { op: null })))
  )

  it("500 of them are each refused with a clear error, and none reaches the language", () => {
    fc.assert(fc.property(hostile, (text) => {
      const error = refused(text)
      expect(error.problems.length).toBeGreaterThan(0)
      expect(error.problems.every(({ code, message }) => code.startsWith("TRAMYTE_PACK_") && message.length > 5)).toBe(true)
      expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined()
    }), { numRuns: 500 })
  }, 60_000)
})
