import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { doorOrder, type DoorArrival } from "./doorOrder.ts"

describe("the queue at the door", () => {
  it("lets an emergency go before all precedence", () => {
    expect(doorOrder([{ id: "a", at: "07:00" }, { id: "b", at: "09:00", emergency: true }, { id: "c", at: "08:00", emergency: true }], [{ id: "a", rank: 1 }])).toEqual(["c", "b", "a"])
    expect(doorOrder([{ id: "a", at: "07:00" }, { id: "b", at: "06:00", emergency: false }], [{ id: "a", rank: 1 }])).toEqual(["a", "b"])
  })

  it("goes by the rank of the law, the wave, and the arrival", () => {
    const arrivals: readonly DoorArrival[] = [
      { id: "unasked", at: "06:00" }, { id: "late", at: "09:00", wave: "07:00" }, { id: "early", at: "06:30", wave: "08:00" }, { id: "later", at: "06:40", wave: "08:00" },
      { id: "second", at: "06:10", wave: "07:00" }, { id: "first", at: "09:30" }
    ]
    expect(doorOrder(arrivals, [{ id: "first", rank: 1 }, { id: "second", rank: 2 }, { id: "elsewhere", rank: 0 }])).toEqual(["first", "second", "late", "early", "later", "unasked"])
  })

  it("goes by id where nothing else tells people apart, and reads instants", () => {
    expect(doorOrder([{ id: "b", at: "2026-07-06T07:00:00+07:00" }, { id: "a", at: "2026-07-06T00:00:00Z" }, { id: "c", at: "2026-07-06T06:59:00+07:00" }])).toEqual(["c", "a", "b"])
  })

  it("refuses times that are none, people who stand there twice, and two ways to write the time", () => {
    const problems = (arrivals: readonly DoorArrival[]): readonly string[] => {
      try {
        doorOrder(arrivals)
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(problems([{ id: "a", at: "7:00" }, { id: "a", at: "07:60", wave: "24:01" }])).toEqual([
      "TRAMYTE_CAMPAIGN_HOURS arrivals[0].at", "TRAMYTE_CAMPAIGN_HOURS arrivals[1].at", "TRAMYTE_CAMPAIGN_HOURS arrivals[1].wave", "TRAMYTE_CAMPAIGN_DUPLICATE arrivals[1].id"
    ])
    expect(problems([{ id: "a", at: "07:00" }, { id: "b", at: "2026-07-06T07:00:00+07:00" }])).toEqual(["TRAMYTE_CAMPAIGN_HOURS arrivals"])
  })

  it("has everyone once, whatever the order of the list", () => {
    const anyone = fc.record({ at: fc.constantFrom("07:00", "07:30"), emergency: fc.boolean(), wave: fc.constantFrom("07:00", "08:00") })
    fc.assert(fc.property(fc.array(anyone, { maxLength: 8 }), (all) => {
      const arrivals = all.map((one, index): DoorArrival => ({ ...one, id: `p${index}` }))
      const order = doorOrder(arrivals, [{ id: "p1", rank: 1 }, { id: "p3", rank: 1 }])
      expect(doorOrder(arrivals.toReversed(), [{ id: "p3", rank: 1 }, { id: "p1", rank: 1 }])).toEqual(order)
      expect(order.toSorted()).toEqual(arrivals.map(({ id }) => id).toSorted())
    }))
  })
})
