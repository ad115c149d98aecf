import { describe, expect, it } from "vitest"
import { shortNames } from "./shortNames.ts"

describe("short names of households", () => {
  it("leave out what all begin with", () => {
    expect(["10903-h-10903-H00012", "10903-h-10903-H00013", "10903-h-10903-H11111"].map(shortNames(["10903-h-10903-H00012", "10903-h-10903-H00013", "10903-h-10903-H11111"]))).toEqual(["H00012", "H00013", "H11111"])
  })

  it("never cut within a part, nor where there is nothing in common, nor a single one", () => {
    expect(["H0001", "H0002"].map(shortNames(["H0001", "H0002"]))).toEqual(["H0001", "H0002"])
    expect(shortNames(["a-1", "b-1"])("a-1")).toBe("a-1")
    expect(shortNames(["a-1"])("a-1")).toBe("a-1")
  })
})
