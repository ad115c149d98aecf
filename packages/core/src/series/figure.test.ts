import { describe, expect, it } from "vitest"
import { add, divide, exactly, type Figure, multiply, subtract, unknownFigure } from "./figure.ts"

const from = (lo: number, hi: number, at = lo): Figure => ({ state: "number", at, lo, hi })
const nothing: Figure = { state: "undefined" }
const operations = { add, subtract, multiply, divide } as const

describe("bounds", () => {
  it.each([
    ["add", from(1, 2), from(10, 20), from(11, 22)],
    ["subtract", from(1, 2), from(10, 20), from(-19, -8, -9)],
    ["multiply", from(1, 2), from(10, 20), from(10, 40)],
    ["multiply", from(-1, 2), from(-10, 20), from(-20, 40, 10)],
    ["divide", from(1, 2), from(10, 20), from(0.05, 0.2, 0.1)],
    ["divide", from(-1, 2), from(-4, -2), from(-1, 0.5, 0.25)]
  ] as const)("%s %j and %j", (name, a, b, expected) => {
    expect(operations[name](a, b)).toEqual(expected)
  })
  it("no zero has a sign", () => {
    expect(multiply(exactly(-1), exactly(0))).toEqual(exactly(0))
    expect(exactly(-0)).toEqual(exactly(0))
    expect(divide(exactly(0), exactly(-2))).toEqual(exactly(0))
  })
})

describe("a share of nothing", () => {
  it.each([[exactly(0)], [exactly(3)], [from(1, 4)], [unknownFigure]])("%j by zero", (above) => {
    expect(divide(above, exactly(0))).toMatchObject({ state: "undefined" })
  })
  it("says that zero was the reason", () => {
    expect(divide(exactly(3), exactly(0))).toEqual({ state: "undefined", because: "divisionByZero" })
  })
  it.each([[from(0, 4)], [from(-4, 0)], [from(-1, 1)]])("by %j, which may be zero, nothing can be said", (below) => {
    expect(divide(exactly(3), below)).toEqual({ state: "unknown", because: "divisorMayBeZero" })
  })
})

describe("what is no number", () => {
  it.each(Object.entries(operations))("%s: unknown stays unknown, even with zero, and undefined weighs more", (_, operation) => {
    expect(operation(unknownFigure, exactly(2)).state).toBe("unknown")
    expect(operation(exactly(0), unknownFigure).state).toBe("unknown")
    expect(operation(unknownFigure, nothing).state).toBe("undefined")
    expect(operation(nothing, unknownFigure).state).toBe("undefined")
    expect(operation(nothing, exactly(0)).state).toBe("undefined")
  })
  it("an unknown that may turn out as undefined stays one", () => {
    const open = divide(exactly(1), from(0, 1))
    expect(add(unknownFigure, open)).toEqual(open)
    expect(add(open, unknownFigure)).toEqual(open)
    expect(divide(unknownFigure, from(0, 1))).toEqual(open)
  })
  it.each([[add, 1e308, 1e308], [subtract, -1e308, 1e308], [multiply, 1e200, 1e200], [divide, 1e200, 1e-200]])("no infinity comes out", (operation, a, b) => {
    expect(operation(exactly(a), exactly(b))).toEqual({ state: "undefined", because: "tooLarge" })
  })
})
