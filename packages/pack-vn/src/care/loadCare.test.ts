import { assignGroups, PackError } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { camGiangCare, type CarePlace, loadCare, namThanhMienCare, vietNamCare } from "../care.ts"
import { citizen } from "../citizen.fixture.ts"
import { CommuneError, loadCommune, loadVietNam } from "../index.ts"

const day = "2026-12-31"
const ids = (of: readonly { readonly id: string }[] = []): readonly string[] => of.map(({ id }) => id)

describe("loadCare", () => {
  it.each([["cam-giang", camGiangCare], ["nam-thanh-mien", namThanhMienCare]] as const)("%s: the rules of the commune, with the national indicators and what its plan says of care", (commune, ofPlan) => {
    const [care, plan] = [loadCare(commune, day), loadCommune(commune, day)]
    expect(ids(care.indicators).toSorted()).toEqual([...ids(plan.indicators), ...ids(vietNamCare.indicators), ...ids(ofPlan.indicators)].toSorted())
    expect([ids(care.groupings), ids(care.protocols)]).toEqual([ids(plan.groupings), ids(plan.protocols)])
    const home = { type: "permanent", commune: commune === "cam-giang" ? "10903" : "11284" } as const
    expect(assignGroups(care, citizen({ residence: home })).matches).toEqual(assignGroups(plan, citizen({ residence: home })).matches)
  })

  it("vietnam: national law and the national indicators, no plan's", () => {
    const [care, law] = [loadCare("vietnam", day), loadVietNam(day)]
    expect(ids(care.indicators)).toEqual(ids(vietNamCare.indicators))
    expect(law.indicators).toEqual([])
    expect(ids(care.groupings)).toEqual(ids(law.groupings))
  })

  it.each(["hai-phong", "__proto__", "constructor"])("knows no place called %s, and names those that it knows", (place) => {
    expect(() => loadCare(place as CarePlace, day)).toThrow(CommuneError)
    expect(() => loadCare(place as CarePlace, day)).toThrow(/"cam-giang", "nam-thanh-mien", "vietnam"/)
  })

  it("composes once: the same day gives the same rules", () => {
    expect(loadCare("nam-thanh-mien", day)).toBe(loadCare("nam-thanh-mien", day))
  })

  it("takes a station's choices of what its indicators leave open, and refuses those that name nothing", () => {
    const chosen = loadCare("nam-thanh-mien", day, { choices: { "vietnam-care/overdue-after": { days: 45 }, "nam-thanh-mien-care/not-seen-for": { months: 6 } } })
    expect([chosen.parameter("vietnam-care/overdue-after"), chosen.parameter("nam-thanh-mien-care/not-seen-for")]).toEqual([{ days: 45 }, { months: 6 }])
    expect(chosen.citations.get("station-decision")?.issuer).toBe("Trạm Y tế xã Nam Thanh Miện")
    expect(() => loadCare("nam-thanh-mien", day, { choices: { "vietnam/overdue-after": { days: 45 } } })).toThrow(PackError)
  })
})
