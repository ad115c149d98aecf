import { describe, expect, it } from "vitest"
import { weightForAge2006 } from "./index.ts"
import { unpackColumn } from "./unpackColumn.ts"

describe("a packed column", () => {
  it("has its numbers in zigzag form: 0, -1, 1, -2, 2", () => expect(unpackColumn("0#$%&'", 5, 0)).toEqual([0, -1, 1, -2, 2]))
  it("has differences of the first order, of the second", () => {
    expect(unpackColumn("1%%%", 4, 0)).toEqual([1, 2, 3, 3])
    expect(unpackColumn("2%%%", 4, 0)).toEqual([1, 3, 6, 9])
  })
  it("leaves out the zeros at its end: a constant is one number", () => expect(unpackColumn("1%", 4, 0)).toEqual([1, 1, 1, 1]))
  it("has digits of base 45, the last one first, and no backslash", () => {
    expect(unpackColumn("0O", 1, 0)).toEqual([22])
    expect(unpackColumn("0P$", 1, 0)).toEqual([-23])
    expect(unpackColumn("0[$]$", 2, 0)).toEqual([28, -29])
    expect(unpackColumn("0esX%0", 2, 0)).toEqual([100000, -7])
  })
  it("gives the very numbers that published text stands for", () => expect(unpackColumn("0T2", 1, 4)[0]).toBe(-0.034))
  it("is unpacked once, and only when it is asked for", () => {
    const { rows } = weightForAge2006
    expect(rows.male).toBe(rows.male)
    expect({ ...weightForAge2006 }.rows.female.m).toBe(rows.female.m)
    expect(Object.getOwnPropertyDescriptor(rows, "male")?.get).toBeTypeOf("function")
  })
  it("is plain data for JSON", () => {
    expect(JSON.parse(JSON.stringify(weightForAge2006))).toEqual({ ...weightForAge2006, rows: { male: weightForAge2006.rows.male, female: weightForAge2006.rows.female } })
  })
})
