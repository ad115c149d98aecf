import { describe, expect, it } from "vitest"
import { CitizenError } from "./errors.ts"
import { decodeRecord } from "./schema.ts"

const issuesOf = (value: unknown): readonly string[] => {
  try {
    decodeRecord(value)
    return []
  } catch (error) {
    if (!(error instanceof CitizenError)) throw error
    return error.issues.map((issue) => issue.path)
  }
}

describe("a record from outside", () => {
  it("is taken as it is when every field is right", () => {
    const record = { person: { id: "p1", sex: "female", birthDate: "1956" }, facts: [{ id: "f1", kind: "merit", recorded: "2026-07-15", end: "ongoing" }], complete: { merit: "2026-07-15" } }
    expect(decodeRecord(record)).toEqual(record)
  })

  it("is refused with the path of every wrong field at once", () => {
    expect(issuesOf({ person: { id: "p1", birthDate: "1956-13" }, facts: [{ id: "f1", kind: "merit", recorded: "yesterday", start: "2026-02-30" }] }))
      .toEqual(expect.arrayContaining(["person.birthDate", "facts[0].start", "facts[0].recorded"]))
  })

  it("is refused when it has a field that we do not know, which may be a misspelt one", () => {
    expect(issuesOf({ person: { id: "p1", birthdate: "1956" }, facts: [] })).toEqual(["person.birthdate"])
  })
})
