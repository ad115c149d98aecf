import { describe, expect, it } from "vitest"
import { CasesError, readCases, readWaivers } from "./readCases.ts"

describe("a file of cases", () => {
  it("is a list of objects", () => expect(readCases("\uFEFF[{\"id\":\"a\"},{}]")).toEqual([{ id: "a" }, {}]))
  it.each([["no JSON", "["], ["an object", "{}"], ["a list of names", `["a"]`], ["a list with a list in it", "[[]]"], ["a list with nothing in it", "[null]"], ["a list with a name in it", `[{}, "a"]`]])("%s is none", (_, json) => {
    expect(() => readCases(json)).toThrow(CasesError)
    expect(() => readCases(json)).toThrow(/not a list of cases/)
    expect(() => readCases(json)).toThrow(expect.objectContaining({ name: "CasesError", code: "TRAMYTE_CDSI_CASES_UNREADABLE" }))
  })
})

describe("a file of waivers", () => {
  it("has an argument for each", () => {
    expect(readWaivers(`[{"id":"a","reason":"b"}]`)).toEqual([{ id: "a", reason: "b" }])
    for (const json of ["{}", `[{"id":"a"}]`, `[{"reason":"b"}]`, `[{"id":"a","reason":" "}]`, `[{"id":1,"reason":"b"}]`, `[{"id":"a","reason":1}]`, `[{"id":"a","reason":"b"},{"id":"c"}]`]) expect(() => readWaivers(json)).toThrow(/not a list of waivers/)
  })
})
