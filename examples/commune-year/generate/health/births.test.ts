import { epochDay } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { settleCommune } from "../people/settleCommune.ts"
import { random } from "../random.ts"
import { sourceData } from "../sourceData.ts"
import { birthsByMother, writeBirths } from "./births.ts"
import { recordBook } from "./record.ts"

const on = epochDay("2026-10-15")
const [source] = sourceData.communes
if (source === undefined) throw new Error("the source data name no commune")
const { residents } = settleCommune(source, 3000, 0, on, random(2, 0))
const births = birthsByMother(residents, on)

describe("births", () => {
  it("are the birthdays of children under one, each with a woman of the household", () => {
    const byKey = new Map(residents.map((resident) => [resident.key, resident]))
    expect(births.size).toBeGreaterThan(10)
    for (const [key, days] of births) {
      const { sex, age, household } = byKey.get(key)!
      expect([sex, age >= 18 && age <= 45]).toEqual(["female", true])
      for (const day of days) expect(residents.some((child) => child.birthDay === day && child.household === household && on - day < 366)).toBe(true)
    }
  })

  it("are followed by visits until the 42nd day, and by none after the day of the lists", () => {
    const day = on - 30
    const care = random(5, 0)
    const books = Array.from({ length: 200 }, () => {
      const book = recordBook("p", 0, on)
      writeBirths(book, [day], "Trạm", care)
      return book.lists
    })
    expect(books.every(({ procedures }) => procedures.length === 1)).toBe(true)
    const visits = books.flatMap(({ encounters }) => encounters.map((entry) => epochDay(String(entry["on"])) - day))
    expect(visits.length).toBeGreaterThan(100)
    expect([Math.min(...visits) >= 2, Math.max(...visits) <= 30]).toEqual([true, true])
  })
})
