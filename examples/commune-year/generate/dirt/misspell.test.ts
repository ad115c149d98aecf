import { epochDay } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { random } from "../random.ts"
import type { PlannedDirt } from "./dirtKinds.ts"
import { formulaLike, misspellName, misspellNumber, misspellVillage, registerDate, shortDate } from "./misspell.ts"
import { planDirt } from "./planDirt.ts"

const all = (...kinds: readonly PlannedDirt[]) => planDirt(6, kinds.map((kind) => ({ kind, share: 1 })), random(1, 0))

describe("dates as registers write them", () => {
  it("with and without leading zeros", () => {
    expect(registerDate(epochDay("1956-03-09"))).toBe("09/03/1956")
    expect(shortDate(epochDay("1956-03-09"))).toBe("9/3/1956")
  })
})

describe("numbers as clerks write them", () => {
  it.each([
    [0, all(), "030056001234"],
    [0, all("lostLeadingZero"), "30056001234"],
    [0, all("marksInNumber"), "'030056001234"],
    [1, all("marksInNumber"), "030 056 001234"],
    [0, all("missingNumber"), ""]
  ])("row %i", (row, dirt, written) => {
    expect(misspellNumber("030056001234", row, dirt)).toBe(written)
  })

  it("counts a newborn without a number among the missing", () => {
    const dirt = all()
    expect(misspellNumber(undefined, 0, dirt)).toBe("")
    expect(dirt.counts).toEqual({ missingNumber: 1 })
  })
})

describe("names and villages as clerks write them", () => {
  it("keeps the name readable", () => {
    expect(misspellName("Đỗ Thị Hòa", 0, all("nameAllCaps"))).toBe("ĐỖ THỊ HÒA")
    expect(misspellName("Đỗ Thị Hòa", 0, all("nameDoubleSpaces"))).toBe("Đỗ  Thị Hòa ")
    expect(misspellName("Đỗ Thị Hòa", 0, all("nameNfd"))).toBe("Đỗ Thị Hòa".normalize("NFD"))
  })
  it("varies the village", () => {
    const variants = [0, 1, 2, 3, 4].map((row) => misspellVillage("Đồng Sen", row, all("villageVariant")))
    expect(variants).toEqual(["Đồng Sen", "thôn đồng sen", "THÔN ĐỒNG SEN", "Thon Dong Sen", " Thôn  Đồng Sen "])
    expect(misspellVillage("Đồng Sen", 0, all())).toBe("Thôn Đồng Sen")
  })
  it("writes text that a spreadsheet would run", () => {
    expect([0, 1, 2].map((row) => formulaLike("x", row)[0])).toEqual(["=", "+", "@"])
  })
})
