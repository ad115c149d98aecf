import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { arm, height, oedema, stands, weight, weightForLengthOfZ, weightOfZ } from "./measured.fixture.ts"

const june = "2026-06-01"
const lists = ["children-to-refer", "children-to-measure-again"]

/** Four kilograms at 80 cm: far beyond WHO's limit of -5. */
const implausible: readonly Told[] = [{ ...height(june, 80), qualifiers: { position: ["lying"] } }, weight(june, 4)]

describe("whom to refer, and whom to measure again", () => {
  it.each<[string, readonly Told[], string, string]>([
    ["severely wasted", weightForLengthOfZ(june, -3.5), "in", "out"],
    ["moderately wasted", weightForLengthOfZ(june, -2.5), "out", "out"],
    ["a very small arm", [arm(june, 11.4)], "in", "out"],
    ["oedema", [oedema(june)], "in", "out"],
    ["well", weightForLengthOfZ(june, 0), "out", "out"],
    ["a score beyond WHO's limits", implausible, "out", "in"],
    ["a score beyond WHO's limits, and a very small arm", [...implausible, arm(june, 11)], "in", "in"],
    ["nobody measured the child", [], "outside", "outside"]
  ])("%s", (_, told, refer, again) => expect(stands(lists, told)).toEqual([refer, again]))
  it("severe, and only weighed the month after: still to be referred", () => expect(stands(["children-to-refer"], [arm(june, 11.2), weightOfZ("2026-07-01", -1)])).toEqual(["in"]))
  it("severe, and recovered when measured again", () => expect(stands(["children-to-refer"], [arm(june, 11.2), arm("2026-08-01", 13)])).toEqual(["out"]))
  it("severe, and not seen since: however long ago", () => expect(stands(["children-to-refer"], [arm("2025-10-01", 11.2)])).toEqual(["in"]))
  it("a slip that was measured again", () => expect(stands(lists, [...implausible, ...weightForLengthOfZ("2026-06-02", 0)])).toEqual(["out", "out"]))
  it("what the record may lack helps no child off the list, and does not put one on it", () => {
    const unlisted = { unlisted: ["observation"] }
    expect([stands(["children-to-refer"], [arm(june, 11.4)], unlisted), stands(["children-to-refer"], [arm(june, 13)], unlisted)]).toEqual([["in"], ["unknown"]])
  })
  it("to refer until the sixth birthday; to measure again until the nineteenth", () => {
    const counted = (birthDate: string) => stands(lists, [oedema(june)], { birthDate })
    expect([counted("2021-01-01")[0], counted("2020-12-31")[0], counted("2008-01-01")[1], counted("2007-12-31")[1]]).toEqual(["in", "outside", "out", "outside"])
  })
})
