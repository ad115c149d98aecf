import type { Fact } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { WriteBatch } from "../ports/recordStore.ts"
import { arb } from "../testing/arb.ts"
import { checkBatch } from "./checkBatch.ts"
import { codePointOrder } from "./codePointOrder.ts"
import { sameContent, sameFact } from "./sameContent.ts"

const fact: Fact = { id: "f", subject: "p1", kind: "merit", recorded: "2026-10-15", source: { id: "s", key: "1" } }
const paths = (content: object): readonly string[] =>
  checkBatch({ id: "b", label: "", recorded: "2026-10-15T08:00:00+07:00", ...content } as WriteBatch).map((issue) => issue.path)
const wrongFact = (more: object): readonly string[] => paths({ facts: [{ ...fact, ...more }] })

describe("checkBatch", () => {
  it("accepts what the generators of the domain make", () => {
    fc.assert(fc.property(arb.record(), ({ facts, person }) => {
      expect(paths({ persons: [person], facts })).toEqual([])
    }))
  })
  it.each<[string, object]>([
    ["id", { id: "" }], ["kind", { kind: 3 }], ["subject", { subject: undefined }], ["recorded", { recorded: "2026-10" }], ["recorded", { recorded: "2026-02-30T08:00:00+07:00" }],
    ["start", { start: "15/10/2026" }], ["end", { end: "never" }], ["at", { at: "2026-10-15" }], ["status", { status: "done" }], ["code", { code: "I10" }], ["code", { code: [""] }],
    ["value", { value: Number.POSITIVE_INFINITY }], ["value", { value: null }], ["value", { value: "\udc00" }], ["unit", { unit: "" }], ["links", { links: { commune: 10903 } }],
    ["components", { components: { systolic: "120" } }], ["components", { components: [1] }], ["source.id", { source: undefined }], ["source.key", { source: { id: "s", key: "" } }], ["supersedes", { supersedes: "f" }],
    ["note", { note: "lost otherwise" }]
  ])("finds the wrong %s of %j", (field, more) => {
    const found = wrongFact(more)
    expect(found).toContain(`facts[0].${field}`)
    expect(new Set(found.map((path) => path.split(".")[1]))).toEqual(new Set([field.split(".")[0]]))
  })
  it("lists every problem of everything at once, and takes anything", () => {
    expect(paths({ id: "", recorded: "now", persons: [{ id: "p", sex: "m", age: 3 }], units: [{ id: "u", kind: "hamlet" }], facts: [null], complete: [{ subject: "p", kinds: [] }] }))
      .toEqual(["id", "recorded", "persons[0].sex", "persons[0].age", "units[0].kind", "facts[0]", "complete[0].kinds"])
    fc.assert(fc.property(fc.anything(), (batch) => {
      expect(checkBatch(batch as WriteBatch).length).toBeGreaterThan(0)
    }))
  })
})

describe("sameFact", () => {
  it("does not look at id, time of recording and the order of keys", () => {
    const one: Fact = { ...fact, links: { a: "1", b: "2" }, code: ["x", "y"] }
    expect(sameFact(one, { ...one, id: "g", recorded: "2027-01-01", links: { b: "2", a: "1" } })).toBe(true)
    expect(sameFact(one, { ...one, code: ["y", "x"] })).toBe(false)
    expect(sameFact(one, { ...one, links: { a: "1" } })).toBe(false)
    expect(sameFact(fact, { ...fact, value: 0 })).toBe(false)
    expect(sameFact({ ...fact, value: 1 }, { ...fact, value: "1" })).toBe(false)
  })
  it("agrees with itself over copies, whatever the content", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameContent(value, structuredClone(value))))
  })
})

describe("codePointOrder", () => {
  it("is the order of UTF-8 bytes", () => {
    const text = fc.string({ unit: "binary", maxLength: 4 })
    fc.assert(fc.property(text, text, (a, b) => {
      expect(Math.sign(codePointOrder(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
    }))
  })
})
