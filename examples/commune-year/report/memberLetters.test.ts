import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isOneOf, type Letter, letterOfAll, packRuns, unpackRuns } from "./client/memberLetters.ts"

const letter = fc.constantFrom<Letter>("y", "n", "u", "?", "-")

describe("the letter of a person", () => {
  it("of several events stands for each that is counted", () => {
    fc.assert(fc.property(fc.array(letter, { minLength: 1, maxLength: 6 }), letter, (letters, wanted) => {
      fc.pre(wanted !== "-")
      expect(isOneOf(letterOfAll(letters), wanted)).toBe(letters.includes(wanted))
    }))
  })

  it("of one event is its own", () => {
    for (const one of ["y", "n", "u", "?", "-"] as const) expect(letterOfAll([one])).toBe(one)
  })

  it.each([["y", "nu", false], ["a", "n", true], ["a", "u", false], ["-", "ynu?", false]])("%s is one of %s: %s", (one, wanted, expected) => expect(isOneOf(one, wanted)).toBe(expected))
})

describe("runs of letters", () => {
  it.each([["---yyn", "3-2yn"], ["", ""], ["y", "y"], ["????????????", "12?"]])("%s is written %s", (letters, packed) => {
    expect([packRuns(letters), unpackRuns(packed)]).toEqual([packed, letters])
  })

  it("lose nothing", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(..."yNnu?-abcdefghijk"), { maxLength: 200 }), (letters) => {
      expect(unpackRuns(packRuns(letters.join("")))).toBe(letters.join(""))
    }))
  })
})
