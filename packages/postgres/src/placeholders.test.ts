import { describe, expect, it } from "vitest"
import { placeholders } from "./placeholders.ts"

describe("placeholders are numbered in their order", () => {
  it.each([
    ["SELECT n FROM fact", "SELECT n FROM fact", []],
    ["SELECT ? + ?", "SELECT $1 + $2", [undefined, undefined]],
    ["SELECT '?' || ? || 'it''s ?'", "SELECT '?' || $1 || 'it''s ?'", [undefined]],
    [`SELECT "a?b" FROM t WHERE "c""?" = ?`, `SELECT "a?b" FROM t WHERE "c""?" = $1`, [undefined]],
    ["SELECT ? -- who?\n, ? /* or ? */", "SELECT $1 -- who?\n, $2 /* or ? */", [undefined, undefined]],
    ["FROM unnest(?::bigint[], ?::text[] COLLATE \"C\", ?::double precision[])", "FROM unnest($1::bigint[], $2::text[] COLLATE \"C\", $3::double precision[])", ["bigint", "text", "double precision"]],
    ["SELECT ?::bigint", "SELECT $1::bigint", [undefined]],
    ["SELECT $1::text, $2", "SELECT $1::text, $2", []]
  ])("%s", (sql, text, lists) => {
    expect(placeholders()(sql)).toEqual({ text, lists })
  })

  it("keeps no more texts than it was told", () => {
    const numbered = placeholders(2)
    const first = numbered("SELECT ?")
    expect(numbered("SELECT ?")).toBe(first)
    numbered("SELECT 1, ?")
    numbered("SELECT 2, ?")
    expect(numbered("SELECT ?")).not.toBe(first)
    expect(numbered("SELECT ?")).toEqual(first)
  })
})
