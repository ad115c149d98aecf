import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"
import { type Access, checkAccess, checkWrite, mayReadPerson, mayReadUnit, type StoreAction } from "./checkAccess.ts"

const actions: readonly StoreAction[] = ["write", "undo", "batches", "conflicts", "records", "units", "identifiers", "counts", "changes", "outbox", "kpi", "list", "history", "restore", "verify"]
const head: SecurityContext = { actor: "head", role: "station", purpose: "care", commune: "10903" }
const codeOf = (act: () => unknown): unknown => {
  try {
    act()
    return undefined
  } catch (error) {
    return isStoreError(error) ? error.code : error
  }
}

describe("checkAccess", () => {
  it("denies whatever is not a whole context, and never throws anything else", () => {
    fc.assert(fc.property(fc.anything(), fc.constantFrom(...actions), (context, action) => {
      expect(codeOf(() => checkAccess(context as SecurityContext, action))).toBe("TRAMYTE_STORE_ACCESS_DENIED")
    }))
    for (const field of ["actor", "role", "purpose", "commune"] as const) {
      expect(codeOf(() => checkAccess({ ...head, [field]: undefined } as unknown as SecurityContext, "counts"))).toBe("TRAMYTE_STORE_ACCESS_DENIED")
    }
  })
  it.each<[SecurityContext["role"], readonly StoreAction[]]>([
    ["station", actions.slice(0, -3)], ["collaborator", ["write", "records", "units", "identifiers", "counts", "changes", "kpi", "list"]], ["analyst", ["records", "units", "counts", "kpi", "list"]],
    ["auditor", ["batches", "counts", "verify"]], ["operator", ["history", "restore", "verify"]]
  ])("a %s may %j and nothing else", (role, allowed) => {
    const context = { ...head, role, ...(role === "collaborator" ? { villages: ["v1"] } : {}) }
    expect(actions.filter((action) => codeOf(() => checkAccess(context, action)) === undefined)).toEqual(allowed)
  })
  it("a station of some villages does nothing that is the whole commune's", () => {
    const denied = actions.filter((action) => codeOf(() => checkAccess(head, action)) === undefined && codeOf(() => checkAccess({ ...head, villages: ["v1"] }, action)) !== undefined)
    expect(denied).toEqual(["undo", "batches", "conflicts", "outbox"])
  })
  it("a question narrows the villages of the context and never widens them", () => {
    const context = { ...head, role: "collaborator", villages: ["v1", "v2"] } as const
    expect([...checkAccess(context, "records", ["v2"]).villages!]).toEqual(["v2"])
    expect([...checkAccess(context, "records").villages!]).toEqual(["v1", "v2"])
    expect(codeOf(() => checkAccess(context, "records", ["v2", "v3"]))).toBe("TRAMYTE_STORE_ACCESS_DENIED")
    expect(codeOf(() => checkAccess({ ...head, role: "collaborator" }, "records"))).toBe("TRAMYTE_STORE_ACCESS_DENIED")
  })
})

describe("what a collaborator may write", () => {
  const visitor = checkAccess({ ...head, role: "collaborator", villages: ["v1"] }, "write")
  it.each<[string, Parameters<typeof checkWrite>[1], boolean]>([
    ["a visit and a contact", { facts: [{ kind: "visit" }, { kind: "contact" }] }, true], ["nothing", {}, true], ["empty lists", { persons: [], units: [], complete: [], merges: [], messages: [] }, true],
    ["a diagnosis", { facts: [{ kind: "visit" }, { kind: "condition" }] }, false], ["a person", { persons: [{ id: "p" }] }, false], ["a unit", { units: [{ id: "u", kind: "village" }] }, false],
    ["completeness", { complete: [{}] }, false], ["a merge", { merges: [{}] }, false], ["a message", { messages: [{}] }, false]
  ])("%s", (_what, batch, allowed) => {
    expect(codeOf(() => checkWrite(visitor, batch))).toBe(allowed ? undefined : "TRAMYTE_STORE_ACCESS_DENIED")
    expect(codeOf(() => checkWrite(checkAccess(head, "write"), batch))).toBe(undefined)
  })
})

describe("who may be read", () => {
  const whole: Access = checkAccess(head, "records")
  const village: Access = checkAccess({ ...head, villages: ["v1"] }, "records")
  it.each([
    ["a resident", [{ commune: "10903", village: "v1" }], "11284", true, true],
    ["a resident of another village", [{ commune: "10903", village: "v2" }], "10903", true, false],
    ["a resident of an unknown village", [{ commune: "10903" }], "10903", true, false],
    ["a neighbour whom this station wrote", [{ commune: "10888", village: "v1" }], "10903", false, false],
    ["somebody with homes in both", [{ commune: "10888", village: "v9" }, { commune: "10903", village: "v1" }], "10888", true, true],
    ["somebody of no known home, whom this station wrote", [], "10903", true, false],
    ["somebody of no known home, whom a neighbour wrote", [], "10888", false, false],
    ["a village without its commune, written here", [{ village: "v1" }], "10903", true, true]
  ])("%s", (_who, homes, writer, byStation, byVillage) => {
    expect([mayReadPerson(whole, homes, writer), mayReadPerson(village, homes, writer)]).toEqual([byStation, byVillage])
  })
  it.each([
    ["a village of the commune", ["v1", "10903"], true, "10888", true, true],
    ["a village of the neighbour", ["v1", "10888"], true, "10903", false, false],
    ["a household whose village nobody described", ["h1", "v1"], false, "10903", true, true],
    ["a school of no parent, written here", ["s1"], false, "10903", true, false]
  ])("%s", (_what, above, underCommune, writer, byStation, byVillage) => {
    expect([mayReadUnit(whole, above, underCommune, writer), mayReadUnit(village, above, underCommune, writer)]).toEqual([byStation, byVillage])
  })
})
