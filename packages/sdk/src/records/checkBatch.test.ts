import type { Fact } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { WriteBatch } from "../ports/recordStore.ts"
import { arb } from "../testing/arb.ts"
import { checkBatch } from "./checkBatch.ts"
import { isKeptText } from "./keptText.ts"
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
  const long = "x".repeat(1001)
  it.each<[string, object]>([
    ["id", { id: long }], ["label", { label: "x".repeat(1001) }], ["label", { label: 7 }], ["persons[0].id", { persons: [{ id: long }] }], ["units[0].id", { units: [{ id: long, kind: "village" }] }],
    ["units[0].name", { units: [{ id: "u", kind: "village", name: "x".repeat(10_001) }] }], ["units[0].parent", { units: [{ id: "u", kind: "village", parent: long }] }], ["units[0].nick", { units: [{ id: "u", kind: "village", nick: "lost" }] }],
    ...["id", "subject", "kind", "unit", "supersedes"].map((field): [string, object] => [`facts[0].${field}`, { facts: [{ ...fact, [field]: long }] }]),
    ["facts[0].code", { facts: [{ ...fact, code: ["a", long] }] }], ["facts[0].valueCode", { facts: [{ ...fact, valueCode: [long] }] }], ["facts[0].value", { facts: [{ ...fact, value: "x".repeat(10_001) }] }],
    ["facts[0].source.id", { facts: [{ ...fact, source: { id: long, key: "1" } }] }], ["facts[0].source.key", { facts: [{ ...fact, source: { id: "s", key: long } }] }],
    ["facts[0].links", { facts: [{ ...fact, links: { [long]: "1" } }] }], ["facts[0].links", { facts: [{ ...fact, links: { role: long } }] }],
    ["facts[0].components", { facts: [{ ...fact, components: { [long]: 1 } }] }], ["facts[0].qualifiers", { facts: [{ ...fact, qualifiers: { name: [long] } }] }],
    ["complete[0].subject", { complete: [{ subject: long, kinds: {} }] }], ["complete[0].kinds", { complete: [{ subject: "p", kinds: { [long]: "2026-01-01" } }] }],
    ["merges[0].from", { merges: [{ from: long, into: "p" }] }], ["merges[0].into", { merges: [{ from: "p", into: "" }] }], ["merges[0].into", { merges: [{ from: "p", into: "p" }] }],
    ["expects[0].subject", { expects: [{ version: "1" }] }], ["expects[0].version", { expects: [{ subject: "p", version: 1 }] }], ["expects", { expects: {} }],
    ["messages[0].id", { messages: [{ id: "withdraw:m", topic: "t", payload: 1 }] }], ["messages[0].topic", { messages: [{ id: "m", topic: "", payload: 1 }] }], ["messages[0].subject", { messages: [{ id: "m", topic: "t", subject: long, payload: 1 }] }],
    ["messages[0].payload", { messages: [{ id: "m", topic: "t" }] }], ["messages[0].more", { messages: [{ id: "m", topic: "t", payload: 1, more: 1 }] }], ["messages[0]", { messages: ["m"] }], ["messages[0]", { messages: Array.from({ length: 1 }) }],
    ["recorded", { recorded: "1999-12-31T23:59:59+07:00" }], ["recorded", { recorded: "2100-01-01T00:00:00+07:00" }], ["recorded", { recorded: "1970-01-01T00:00:00Z" }], ["recorded", { recorded: `2026-10-15T08:00:00.${"0".repeat(50)}+07:00` }],
    ["fact", { fact: [fact] }]
  ])("finds the wrong %s, and nothing else", (path, content) => {
    expect(new Set(paths(content))).toEqual(new Set([path]))
  })
  it.each<[string, unknown]>([
    ["a number that is none", Number.NaN], ["an endless one", { a: [Number.POSITIVE_INFINITY] }], ["a large integer", 1n], ["a function", () => 1], ["a date", new Date(0)], ["a map", new Map()], ["nothing in a list", [undefined]], ["half a character", { "\ud800": 1 }],
    ["U+0000", ["a\u0000b"]], ["a circle", (() => { const circle: unknown[] = []; circle.push(circle); return circle })()], ["a million characters", "x".repeat(1_000_000)], ["what turns itself into something else", { toJSON: () => 1 }]
  ])("a payload is JSON that comes back as it was: not %s", (_what, payload) => {
    expect(paths({ messages: [{ id: "m", topic: "t", payload }] })).toEqual(["messages[0].payload"])
  })
  it("any JSON is a payload", () => {
    fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), (payload) => {
      const text = JSON.stringify(payload)
      if (!text.includes("\\u0000") && !/\\ud[89a-f]/.test(text)) expect(paths({ messages: [{ id: "m", topic: "t", payload }] })).toEqual([])
    }))
    expect(paths({ messages: [{ id: "m", topic: "t", subject: "p", payload: { absent: undefined, __proto__: null, text: "x".repeat(900_000) } }] })).toEqual([])
  })
  it("texts at the limit are kept, in any script", () => {
    const text = "ệ".repeat(391)
    const content = {
      id: text, label: text, recorded: "2099-12-31T23:59:59+07:00", persons: [{ id: text }], units: [{ id: text, kind: "village", name: "ệ".repeat(10_000) }], complete: [{ subject: text, kinds: { [text]: "2026-01-01" } }], merges: [{ from: text, into: "p" }],
      facts: [{ ...fact, id: text, subject: text, kind: text, code: [text], unit: text, value: "ệ".repeat(10_000), links: { [text]: text }, source: { id: text, key: text } }], expects: [{ subject: text, version: text }], messages: [{ id: text, topic: text, payload: null }]
    }
    expect(paths(content)).toEqual([])
  })
  it.each([["U+0000", "a\u0000b"], ["half of a character", "\udc00"]])("%s is nowhere", (_what, text) => {
    const places: readonly object[] = [
      { id: text }, { label: text }, { persons: [{ id: text }] }, { units: [{ id: "u", kind: "village", name: text }] }, { complete: [{ subject: text, kinds: {} }] }, { merges: [{ from: text, into: "p" }] }, { expects: [{ subject: text }] },
      { messages: [{ id: text, topic: "t", payload: 1 }] }, ...["id", "subject", "kind", "unit", "supersedes", "value"].map((field) => ({ facts: [{ ...fact, [field]: text }] })), { facts: [{ ...fact, code: [text] }] },
      { facts: [{ ...fact, links: { role: text } }] }, { facts: [{ ...fact, components: { [text]: 1 } }] }, { facts: [{ ...fact, qualifiers: { name: [text] } }] }, { facts: [{ ...fact, source: { id: "s", key: text } }] }
    ]
    for (const place of places) expect([place, paths(place).length]).toEqual([place, 1])
  })
  it("does not repeat a megabyte in what it says", () => {
    const text = "x".repeat(1_000_000)
    const issues = checkBatch({ id: text, label: text, recorded: text, [text]: 1, persons: [{ id: text, birthDate: text, [text]: 1 }], facts: [{ ...fact, kind: text, links: { [text]: text }, [text]: 1 }], complete: [{ subject: text, kinds: { [text]: text } }] } as unknown as WriteBatch)
    expect(issues.length).toBeGreaterThan(8)
    for (const { message, path } of issues) expect(message.length + path.length).toBeLessThan(500)
  })
  it.each<[number, boolean]>([
    [0, true], [-0, true], [1e100, true], [-1e100, true], [1e-100, true], [-1e-100, true], [37.5, true], [1.1e100, false], [-1.1e100, false], [9e-101, false], [-9e-101, false], [5e-324, false], [Number.MAX_VALUE, false], [Number.NaN, false], [Number.NEGATIVE_INFINITY, false]
  ])("the number %d may be measured: %s", (value, allowed) => {
    expect([wrongFact({ value }), wrongFact({ components: { systolic: value } })]).toEqual(allowed ? [[], []] : [["facts[0].value"], ["facts[0].components"]])
  })
  it("a merge of nothing lacks both its sides", () => {
    expect(paths({ merges: [null] })).toEqual(["merges[0].from", "merges[0].into"])
  })
  it("lists every problem of everything at once, and takes anything", () => {
    expect(paths({ id: "", recorded: "now", persons: [{ id: "p", sex: "m", age: 3 }], units: [{ id: "u", kind: "hamlet" }], facts: [null], complete: [{ subject: "p", kinds: [] }] }))
      .toEqual(["id", "recorded", "persons[0].sex", "persons[0].age", "units[0].kind", "facts[0]", "complete[0].kinds"])
    fc.assert(fc.property(fc.anything(), (batch) => {
      expect(checkBatch(batch as WriteBatch).length).toBeGreaterThan(0)
    }))
  })
})

describe("isKeptText", () => {
  it.each<[unknown, boolean]>([["ệ".repeat(400), true], ["x".repeat(401), false], ["", false], [7, false], [undefined, false], ["a\u0000", false], ["\ud800", false], ["𠀀", true]])("%j: %s", (value, kept) => {
    expect(isKeptText(value)).toBe(kept)
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
