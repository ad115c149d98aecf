import { describe, expect, test } from "vitest"
import { registerMappings } from "../mappings/registerMappings.ts"
import { loadMapping } from "./loadMapping.ts"
import { MappingError } from "./mappingError.ts"

const issuesOf = (json: unknown): readonly string[] => {
  try {
    loadMapping(json)
  } catch (error) {
    expect(error).toBeInstanceOf(MappingError)
    return (error as MappingError).issues.map(({ path, message }) => `${path}: ${message}`)
  }
  return []
}

describe("a mapping file", () => {
  test.each(Object.entries(registerMappings))("%s, which ships, is plain JSON and sound", (id, mapping) => {
    expect(loadMapping(JSON.stringify(mapping))).toEqual(mapping)
    expect(mapping.id).toBe(id)
  })

  test("a byte order mark before the JSON does no harm", () => {
    expect(loadMapping(`\ufeff${JSON.stringify(registerMappings.insurance)}`).id).toBe("insurance")
  })

  test.each([
    ["no JSON", "{\"id\": ", /is not JSON/],
    ["a misspelled entry", { ...registerMappings.insurance, colums: {} }, /^colums: there is no such entry; nearest are "columns"/],
    ["a misspelled field", { ...registerMappings.insurance, columns: { nam: { header: "Tên" }, name: { header: "Họ tên" } } }, /^columns\.nam: there is no such entry; nearest are "name"/],
    ["a header that is no text", { ...registerMappings.insurance, columns: { name: { header: 3 } } }, /^columns\.name\.header: /],
    ["a policy that does not exist", { ...registerMappings.insurance, codes: { sex: { words: {}, unknown: "guess" } } }, /^codes\.sex\.unknown: .*rejectField/],
    ["a later format", { ...registerMappings.insurance, format: 2 }, /^format: /],
    ["no name column", { ...registerMappings.insurance, columns: {} }, /^columns\.name: is missing; rows name a person by it/],
    ["residents without a birth date", { ...registerMappings.residents, columns: { name: { header: "Tên" } } }, /^columns\.birthDate: is missing/],
    ["one header for two fields", { ...registerMappings.insurance, columns: { name: { header: "Tên" }, sex: { header: "TÊN" } } }, /^columns\.sex\.header: "TÊN" is a header of name already/],
    ["a kind completed that is not read", { ...registerMappings.insurance, completes: ["merit"] }, /^completes\[0\]: "merit" is not among yields/],
    ["something else altogether", 17, /^: /],
    ["a hostile key", JSON.parse("{\"__proto__\": {\"x\": 1}}"), /^__proto__: there is no such entry/]
  ])("%s is said with its path", (_, json, expected) => {
    expect(issuesOf(json).some((issue) => expected.test(issue))).toBe(true)
  })

  test("all problems are listed at once, and the message has them all", () => {
    const issues = issuesOf({ ...registerMappings.residents, covers: "all", dateFormats: [], about: "nobody" })
    expect(issues.map((issue) => issue.split(":")[0]).toSorted()).toEqual(["about", "covers", "dateFormats"])
  })
})
