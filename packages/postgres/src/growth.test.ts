import { describe, expect, it } from "vitest"
import { growthOf } from "./growth.ts"

const rows = (count: number) => Array.from({ length: count }, (_, n) => [n])
const writer = (growth: ReturnType<typeof growthOf>) => (inserts: Readonly<Record<string, number>>, commits = true): readonly string[] => {
  const write = growth.write()
  write.saw({ sql: "UPDATE fact SET standing = 0", params: [] })
  for (const [insert, count] of Object.entries(inserts)) write.saw({ insert, rows: rows(count) })
  return commits ? write.committed() : []
}

describe("when the statistics of tables no longer fit", () => {
  it("once the rows that were added have doubled, all tables that grew", () => {
    const write = writer(growthOf(100))
    expect(write({ fact: 60, batch: 1 })).toEqual([])
    expect(write({ fact: 60, batch: 1 })).toEqual(["fact", "batch"])
    expect(write({ fact: 100, batch: 1 })).toEqual([])
    expect(write({ fact: 20, term: 5 })).toEqual(["fact", "batch", "term"])
    expect(write({ fact: 239 })).toEqual([])
    expect(write({ fact: 1 })).toEqual(["fact"])
    expect(write({})).toEqual([])
  })

  it("what is taken back does not count", () => {
    const write = writer(growthOf(100))
    expect(write({ fact: 1000 }, false)).toEqual([])
    expect(write({ fact: 99 })).toEqual([])
  })
})
