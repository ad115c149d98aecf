import { checkWorkingCalendar, epochDay, workingCalendar } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { loadVietNam } from "../loadVietNam.ts"

const { calendar } = loadVietNam("2026-07-15").calendars[0]!
const days = workingCalendar(calendar)

it("is well formed", () => {
  expect(checkWorkingCalendar(calendar)).toEqual([])
})

describe("days as reported for 2026", () => {
  it.each([
    ["2026-02-16", false, "Tết"],
    ["2026-02-20", false, "the last statutory day of Tết"],
    ["2026-02-23", true, "the Monday after Tết"],
    ["2026-04-27", false, "in lieu of Hùng Kings' Day, a Sunday"],
    ["2026-08-22", true, "a Saturday worked for 31 August"],
    ["2026-08-31", false, "swapped"],
    ["2026-09-02", false, "National Day"],
    ["2026-11-24", false, "Vietnam Culture Day"],
    ["2025-11-24", true, "before there was a Culture Day"],
    ["2026-07-15", true, "an ordinary Wednesday"],
    ["2026-07-18", false, "a Saturday"]
  ])("%s, worked: %s (%s)", (day, worked) => {
    expect(days.isWorkingDay(epochDay(day))).toBe(worked)
  })
})

it("every entry cites a text of the pack", () => {
  const cited = [...JSON.stringify(calendar).matchAll(/"cite":"([^"]+)"/g)].map(([, id]) => id!)
  expect(cited.length).toBeGreaterThan(10)
  expect(cited.filter((id) => !loadVietNam("2026-07-15").citations.has(id))).toEqual([])
})
