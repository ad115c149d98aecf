import { incidentDuties, incidentsOf, type Provided, readinessOf } from "@tramyte/core/campaign"
import { describe, expect, it } from "vitest"
import { loadCampaign } from "./loadCampaign.ts"
import { vietNamCampaign } from "./vietNamCampaign.ts"

const rules = loadCampaign("cam-giang", "2026-07-01")
const session = { id: "nha-van-hoa 2026-07-20", day: "2026-07-20", capacity: 60 }
const licence = { from: "2015-01-01" }

const provided: Provided = {
  staff: [
    { id: "bs-lan", roles: ["doctor", "concluder"], licence, assigned: true }, { id: "dd-hoa", roles: ["nurse"] }, { id: "dd-mai", roles: ["nurse", "data-entry"] },
    { id: "doan-vien-an", roles: ["guide"], volunteer: true }
  ],
  goods: ["blood-pressure-monitor", "scale", "vision-chart", "record-device", "emergency-kit", "masks", "gloves", "hand-rub"].map((code) => ({ code, count: 60 })).concat({ code: "forms", count: 60 }),
  measures: Object.fromEntries(["hand-hygiene", "surfaces", "apart", "facility", "flow", "ordinary-care", "precedence", "emergency-path", "identity", "privacy"].map((code) => [code, true])),
  enough: { nurse: 1, guide: 1, "data-entry": 1, "blood-pressure-monitor": 2, scale: 1, "vision-chart": 1, "record-device": 1, masks: 60, gloves: 60, "hand-rub": 2 }
}

describe("a session of 60 people at a station", () => {
  it("with everything is ready", () => {
    const { ready, requirements, status } = readinessOf(rules, session, provided)
    expect(requirements.filter(({ state }) => state !== "met").map(({ code, says }) => [code, says.vi])).toEqual([])
    expect([ready, status]).toEqual(["yes", "unverified"])
  })

  it.each(["doctor", "concluder", "nurse", "guide", "data-entry"])("without a %s is not", (role) => {
    const staff = provided.staff!.map((one) => ({ ...one, roles: one.roles.filter((own) => own !== role) }))
    const { ready, requirements } = readinessOf(rules, session, { ...provided, staff: role === "nurse" ? staff.filter(({ id }) => id !== "dd-mai").concat({ id: "dd-mai", roles: ["data-entry"] }) : staff })
    expect([ready, requirements.filter(({ state }) => state === "missing").map(({ code }) => code)]).toEqual(["no", [role]])
  })

  it("a form for each person", () => {
    const { requirements } = readinessOf(rules, { ...session, people: 61 }, provided)
    expect(requirements.filter(({ state }) => state === "missing").map(({ says }) => says)).toEqual([
      { vi: "Thiếu 1 mẫu phiếu khám sức khỏe: cần 61, có 60", en: "forms of the examination: 1 missing, 61 needed, 60 there" }
    ])
  })

  it("a volunteer does not enter records", () => {
    const staff = [...provided.staff!.filter(({ id }) => id !== "dd-mai"), { id: "doan-vien-bao", roles: ["data-entry"], volunteer: true }]
    expect(readinessOf(rules, session, { ...provided, staff }).requirements.find(({ code }) => code === "data-entry")?.state).toBe("missing")
  })

  it("away from the station, and with rooms open, more is asked", () => {
    const more = (add: object) => readinessOf(rules, { ...session, ...add }, provided).requirements.filter(({ state }) => state !== "met").map(({ code }) => code)
    expect(more({ mobile: true })).toEqual(["site", "transport"])
    expect(more({ rooms: { ultrasound: 30 } })).toEqual(["sonographer", "ultrasound-machine"])
    expect(more({ rooms: { "x-ray": 30, ecg: 10 } })).toEqual(["radiographer", "x-ray-machine", "ecg-machine"])
    expect(more({ rooms: { laboratory: 60 } })).toEqual(["sample-tubes", "sharps-box", "waste"])
    expect(more({ rooms: { gynaecology: 20 } })).toEqual(["gynaecologist", "chaperone", "gynaecology-table", "specula", "women-consent"])
  })

  it("a doctor is asked for by circular 25/2026, verified", () => {
    const doctor = readinessOf(rules, session, provided).requirements.find(({ code }) => code === "doctor")!
    expect([doctor.status, doctor.sources.map(({ ref, at }) => [ref, at]), doctor.by]).toEqual(["verified", [["circular-25-2026", "Điều 36.6"]], ["bs-lan"]])
  })
})

describe("incidents", () => {
  const found = "2026-07-20T09:15:00+07:00"
  const duties = (code: string) => incidentDuties(rules, { id: "1", code, session: session.id, found, what: "…" }).duties.map(({ to, by }) => [to, by])
  it("a serious one: the head at once, the health agency by telephone within an hour", () => {
    expect(duties("serious-incident")).toEqual([["head", found], ["health-agency", "2026-07-20T10:15:00+07:00"]])
  })
  it("a suspected infectious disease: the station within 24 hours", () => {
    expect(duties("infectious-disease-suspected")).toEqual([["station", "2026-07-21T09:15:00+07:00"]])
  })
  it("an adverse reaction goes another way, and no hour was seen", () => expect(duties("anaphylaxis")).toEqual([["head", undefined], ["drug-safety", undefined]]))
  it("each has somebody who is told", () => {
    for (const { code, incident } of incidentsOf(rules)) expect([code, incident.tell.length > 0]).toEqual([code, true])
  })
})

it("codes are unique, and what no text was seen to rule says so", () => {
  const codes = vietNamCampaign.checklists!.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  const verified = vietNamCampaign.checklists!.filter(({ status }) => status === "verified").map(({ code }) => code)
  expect(verified).toEqual(["doctor", "facility", "flow", "infectious-disease-suspected"])
})
