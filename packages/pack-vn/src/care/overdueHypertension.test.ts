import type { Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const november: Period = { from: "2026-11-01", until: "2026-12-01" }
const day = "2026-11-30"
const hypertension: Told = { kind: "condition", code: ["I10"], start: "2020-03-01", end: "ongoing" }
const visit = (start: string): Told => ({ kind: "encounter", code: ["ncd-visit"], start })
const appointment = (start: string): Told => ({ kind: "encounter", code: ["ncd-visit"], start, status: "planned", recorded: "2026-08-01" })
const call = (start: string): Told => ({ kind: "contact", code: ["reminder-call"], start })
const stands = (indicator: string, facts: readonly Told[], kept = false, more: Partial<Parameters<typeof personWith>[1]> = {}): Standing | undefined =>
  standings(loadCare("vietnam", day, { choices: { "vietnam-care/appointments-are-kept": kept } }), `vietnam-care/hypertension-${indicator}`, personWith(facts, { day, ...more }), november)[0]

describe("overdue on 1 November", () => {
  it.each<[string, readonly Told[], Standing]>([
    ["last seen 30 days before", [hypertension, visit("2026-10-02")], "out"],
    ["last seen 31 days before", [hypertension, visit("2026-10-01")], "in"],
    ["seen again on 1 November: overdue is counted on the first, and then frozen", [hypertension, visit("2026-10-01"), visit("2026-11-01")], "in"],
    ["medicine fetched in October", [hypertension, { kind: "dispensing", start: "2026-10-20" }], "out"],
    ["not seen for a year", [hypertension, visit("2025-11-30")], "outside"],
    ["without hypertension", [visit("2026-10-01")], "outside"],
    ["registered on 31 October", [{ ...hypertension, start: "2026-10-31" }], "in"],
    ["registered on 1 November", [{ ...hypertension, start: "2026-11-01" }], "outside"]
  ])("without appointments: %s", (_, facts, expected) => {
    expect(stands("overdue", facts)).toBe(expected)
  })

  it.each<[string, readonly Told[], Standing]>([
    ["the appointment of October was missed", [hypertension, visit("2026-09-01"), appointment("2026-10-15")], "in"],
    ["it was kept on the day", [hypertension, appointment("2026-10-15"), visit("2026-10-15")], "out"],
    ["it was kept late, before the first", [hypertension, appointment("2026-10-15"), visit("2026-10-31")], "out"],
    ["it was kept on the first: that is too late", [hypertension, visit("2026-09-01"), appointment("2026-10-15"), visit("2026-11-01")], "in"],
    ["the appointment is on the first: it is not past", [hypertension, visit("2026-09-01"), appointment("2026-11-01")], "out"],
    ["no appointment", [hypertension, visit("2026-09-01")], "out"],
    ["an earlier one was kept, the last one missed", [hypertension, appointment("2026-09-01"), visit("2026-09-01"), appointment("2026-10-15")], "in"],
    ["an earlier one was missed, the last one kept", [hypertension, appointment("2026-09-01"), appointment("2026-10-15"), visit("2026-10-15")], "out"]
  ])("with appointments: %s", (_, facts, expected) => {
    expect(stands("overdue", facts, true)).toBe(expected)
  })

  it("the dead are not counted", () => {
    expect([stands("overdue", [hypertension, visit("2026-10-01")], false, { deathDate: "2026-11-30" }), stands("returned-to-care", [hypertension, visit("2026-09-01"), call("2026-11-05")], false, { deathDate: "2026-11-30" })]).toEqual(["outside", "outside"])
  })

  it("what is not known leaves it open", () => {
    expect(stands("overdue", [hypertension, visit("2026-09-01")], false, { unlisted: ["dispensing"] })).toBe("unknown")
    expect(stands("overdue", [], false, { unlisted: ["condition"] })).toBe("open")
  })
})

describe("returned to care after a call", () => {
  const late = [hypertension, visit("2026-09-01")]
  it.each<[string, readonly Told[], Standing]>([
    ["came on the day of the call", [...late, call("2026-11-05"), visit("2026-11-05")], "in"],
    ["came on day 15", [...late, call("2026-11-05"), visit("2026-11-20")], "in"],
    ["came on day 16", [...late, call("2026-11-05"), visit("2026-11-21")], "out"],
    ["called again: the first call of the month decides", [...late, call("2026-11-02"), call("2026-11-10"), visit("2026-11-20")], "out"],
    ["came in the next month, within 15 days", [...late, call("2026-11-25"), visit("2026-12-10")], "in"],
    ["was called on the first of the month", [...late, call("2026-11-01"), visit("2026-11-05")], "in"],
    ["was called after the month", [...late, call("2026-12-01"), visit("2026-12-02")], "outside"],
    ["has no hypertension", [visit("2026-09-01"), call("2026-11-05"), visit("2026-11-05")], "outside"],
    ["was not called", [...late, visit("2026-11-05")], "outside"],
    ["was called in October", [...late, call("2026-10-31"), visit("2026-11-05")], "outside"],
    ["was not overdue", [hypertension, visit("2026-10-20"), call("2026-11-05"), visit("2026-11-06")], "outside"]
  ])("%s", (_, facts, expected) => {
    expect(stands("returned-to-care", facts)).toBe(expected)
  })
  it("visits or calls not known completely leave it open whether she was overdue, or called", () => {
    expect(stands("returned-to-care", [...late, call("2026-11-05")], false, { unlisted: ["observation"] })).toBe("open")
    expect(stands("returned-to-care", late, false, { unlisted: ["contact"] })).toBe("open")
  })
})
