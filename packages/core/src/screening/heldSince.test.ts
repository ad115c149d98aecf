import { describe, expect, it } from "vitest"
import { item, rulesOn, told } from "../pack/smallPack.fixture.ts"
import { planScreening } from "./planScreening.ts"
import type { Protocol } from "./protocol.ts"

const hazardous = { op: "exists", in: { kind: "employment", codes: ["hazardous"], activeAt: "on" } } as const
const sixMonthly: Protocol = { ...item("p/x"), from: "2016-07-01", item: "exam", who: hazardous, recurrence: { every: { months: 6 } }, doneBy: { kind: "encounter" } }
const yearly: Protocol = { ...sixMonthly, recurrence: { perYear: { min: 1 }, year: "calendar" } }

const due = (protocol: Protocol, start: { readonly start?: string }) => {
  const worker = told({ birthDate: "1980-01-01", complete: { encounter: "2026-10-15" }, facts: [{ kind: "employment", code: ["hazardous"], recorded: "2026-10-01", ...start }] })
  const found = planScreening(rulesOn("2026-10-15", { protocols: [protocol] }), worker).items[0]
  return [found?.state, found?.dueFrom, found?.dueBy]
}

describe("somebody who was never examined", () => {
  it("is due from the day the job began, and overdue an interval later", () => {
    expect(due(sixMonthly, { start: "2026-06-01" })).toEqual(["due", "2026-06-01", "2026-12-01"])
    expect(due(sixMonthly, { start: "2026-03-01" })).toEqual(["overdue", "2026-03-01", "2026-09-01"])
  })

  it("is not called overdue since the law of 2016 when nobody knows when the job began: it had by the day it was recorded", () => {
    expect(due(sixMonthly, {})).toEqual(["due", "2026-10-01", "2027-04-01"])
  })

  it("has a yearly right for the whole year, whenever the job was recorded", () => {
    expect(due(yearly, {})).toEqual(["due", "2026-01-01", "2026-12-31"])
    expect(due(yearly, { start: "2026-03-01" })).toEqual(["due", "2026-03-01", "2026-12-31"])
  })
})
