import type { Verdict } from "@tramyte/core"
import { membershipCode } from "@tramyte/core/engine"
import { describe, expect, it } from "vitest"
import { letterOf } from "./standingLetters.ts"

const code = (initial: Verdict, denominator: Verdict, exclusion: Verdict, numerator: Verdict, exception: Verdict) => ({ code: membershipCode(initial, denominator, exclusion, numerator, exception) })

describe("how a person stands, as a letter", () => {
  it.each([
    ["counted, and has it", code("yes", "yes", "no", "yes", "no"), "y"],
    ["counted, and has it not", code("yes", "yes", "no", "no", "no"), "n"],
    ["counted, nobody knows whether with it", code("yes", "yes", "no", "unknown", "no"), "u"],
    ["nobody knows whether counted", code("yes", "unknown", "no", "yes", "no"), "?"],
    ["excluded", code("yes", "yes", "yes", "yes", "no"), "-"],
    ["perhaps excluded", code("yes", "yes", "unknown", "yes", "no"), "?"],
    ["has it not, with good reason", code("yes", "yes", "no", "no", "yes"), "-"],
    ["has it: a reason not to is none", code("yes", "yes", "no", "yes", "yes"), "y"],
    ["not spoken of", code("no", "yes", "no", "yes", "no"), "-"]
  ] as const)("%s", (_case, one, letter) => expect(letterOf([one])).toBe(letter))

  it("of several events is that of all of them", () => expect(letterOf([code("yes", "yes", "no", "yes", "no"), code("yes", "yes", "no", "no", "no")])).toBe("a"))
  it("of no event is that of one who is not counted", () => expect(letterOf([])).toBe("-"))
})
