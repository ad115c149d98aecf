import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readTime } from "./readTime.ts"

describe("readTime", () => {
  it.each([["08:30", "08:30"], ["8h30", "08:30"], ["8 giờ 30", "08:30"], ["8 giờ 30 phút", "08:30"], ["20h", "20:00"], ["8g05", "08:05"], ["0:00", "00:00"], ["23:59:59", "23:59"], [" 7 : 05 ", "07:05"]])("%s", (text, time) => {
    expect(readTime(text, "2026-07-15")).toEqual({ ok: true, value: `2026-07-15T${time}:00+07:00` })
  })

  it.each(["", "8", "830", "24:00", "08:60", "sáng", "8h30x", "-1:00"])("%j is no time", (text) => {
    expect(readTime(text, "2026-07-15")).toEqual({ ok: false, code: "TRAMYTE_REGISTER_INVALID_VALUE" })
  })

  it("reads every minute of the day", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      expect(readTime(`${hour}h${minute}`, "2026-01-01")).toEqual({ ok: true, value: new Date(Date.UTC(2026, 0, 1, hour, minute)).toISOString().replace(".000Z", "+07:00") })
    }))
  })
})
