import { describe, expect, it } from "vitest"
import { readRecord } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { contextFor } from "../rules/answer.ts"
import { recordOf, rulesWith, type ToldPack } from "./card.fixture.ts"
import { dose, series, vaccines } from "./child.fixture.ts"
import { historyOfRecord, type RecordedHistory } from "./historyOfRecord.ts"
import { preparedSchedule } from "./preparedSchedule.ts"

const antigens = { measles: [series("m", [dose()])] }

const read = (record: HealthRecord, told: ToldPack = {}): RecordedHistory => {
  const rules = rulesWith(antigens, told)
  return historyOfRecord(preparedSchedule(rules, undefined), readRecord(record), contextFor(rules, {}))
}
const immunization = (more: object) => ({ kind: "immunization", code: ["MV"], start: "2026-03-01", id: "d1", ...more })

describe("doses on record", () => {
  it("are facts of kind immunization, on their day", () => {
    expect(read(recordOf({ facts: ["MV 2026-03-01", { kind: "condition", code: ["MV"], start: "2026-04-01" }] }))).toStrictEqual({
      history: { doses: [{ id: "MV 2026-03-01", date: "2026-03-01", vaccine: "MV" }], observations: [] }, notCertain: []
    })
    expect(read(recordOf()).history.doses).toEqual([])
  })
  it("are named by any of their codes that the schedule knows", () => {
    const coded: ToldPack = { schedule: { vaccines: vaccines.map((one) => one.code === "MV" ? { ...one, codes: ["CVX|05"] } : one) } }
    const vaccine = (code: readonly string[] | undefined) => read(recordOf({ facts: [{ kind: "immunization", start: "2026-03-01", ...(code === undefined ? {} : { code }) }] }), coded).history.doses[0]?.vaccine
    expect(vaccine(["local|1", "CVX|05", "MR"])).toBe("CVX|05")
    expect(vaccine(["local|1", "local|2"])).toBe("local|1")
    expect(vaccine([])).toBe("")
    expect(vaccine(undefined)).toBe("")
  })
  it("tell the product, the lot's last day, the volume and what spoilt them", () => {
    const [told] = read(recordOf({ facts: [immunization({
      at: "2026-03-01T08:30:00+07:00", value: 0.5, unit: "mL", qualifiers: { manufacturer: ["POLYVAC"], product: ["MVVAC"], expiry: ["2026-12"], condition: ["opened", "substandard"] }
    })] })).history.doses
    expect(told).toEqual({ id: "d1", date: "2026-03-01", vaccine: "MV", at: "2026-03-01T08:30:00+07:00", manufacturer: "POLYVAC", tradeName: "MVVAC", expires: "2026-12", volume: 0.5, substandard: true })
  })
  it("have a volume in millilitres only, and are sound unless told", () => {
    const told = (more: object) => read(recordOf({ facts: [immunization(more)] })).history.doses[0]
    expect(told({ value: 0.5, unit: "L" })).not.toHaveProperty("volume")
    expect(told({ value: 0.5 })).not.toHaveProperty("volume")
    expect(told({ value: "0.5", unit: "mL" })).not.toHaveProperty("volume")
    expect(told({ qualifiers: { condition: ["opened"] } })).not.toHaveProperty("substandard")
    expect(told({ qualifiers: {} })).toEqual({ id: "d1", date: "2026-03-01", vaccine: "MV" })
  })
  it("have a day by their instant alone", () => {
    const { start: _start, ...atOnly } = immunization({ at: "2026-03-01T23:30:00+07:00" })
    expect(read(recordOf({ facts: [atOnly as never] })).history.doses).toEqual([{ id: "d1", date: "2026-03-01", vaccine: "MV", at: "2026-03-01T23:30:00+07:00" }])
  })
  it.each([
    ["final", true], [undefined, true], ["preliminary", false], ["notDone", undefined], ["planned", undefined]
  ] as const)("of status %s: certain is %s", (status, certain) => {
    const { history, notCertain } = read(recordOf({ facts: [immunization(status === undefined ? {} : { status })] }))
    expect([history.doses.length, notCertain.length]).toEqual(certain === undefined ? [0, 0] : certain ? [1, 0] : [0, 1])
    if (certain === false) expect(notCertain).toEqual([{ dose: "d1", code: "notCertain", message: "it is not final; confirm that it was given" }])
  })
  it.each(["2026-03", "2026", "unknown"])("of %s, whose day nobody knows, are not certain", (start) => {
    expect(read(recordOf({ facts: [immunization({ start })] }))).toMatchObject({ history: { doses: [] }, notCertain: [{ dose: "d1", code: "notCertain", message: "its day is not known exactly; find it on the card" }] })
  })
})

describe("a dose that was always there", () => {
  it("is told with a date that is none, so that it is set aside", () => {
    expect(read(recordOf({ facts: [immunization({ start: "always" })] }))).toMatchObject({ history: { doses: [{ id: "d1", date: "unknown" }] }, notCertain: [] })
  })
})

describe("the person", () => {
  it("by sex, and the last day on which the death may have been", () => {
    expect(read(recordOf({ sex: "female", deathDate: "2026-05" })).history).toEqual({ doses: [], observations: [], sex: "female", deathDate: "2026-05-31" })
    expect(read(recordOf({ deathDate: "2026-05-02" })).history.deathDate).toBe("2026-05-02")
  })
  it("by the hour of birth, where the pack says which facts tell it", () => {
    const birth: ToldPack = { observed: { birth: { facts: { kind: "observation", codes: ["birth"] } } } }
    const facts = [{ kind: "observation", code: ["other"], at: "2024-01-15T01:00:00+07:00" }, { kind: "observation", code: ["birth"], start: "2024-01-15" }, { kind: "observation", code: ["birth"], at: "2024-01-15T09:30:00+07:00" }]
    expect(read(recordOf({ facts }), birth).history.birthInstant).toBe("2024-01-15T09:30:00+07:00")
    expect(read(recordOf({ facts: facts.slice(0, 2) }), birth).history).not.toHaveProperty("birthInstant")
    expect(read(recordOf({ facts })).history).not.toHaveProperty("birthInstant")
  })
})

describe("observations by a question of the pack", () => {
  const ill: ToldPack = { observed: { hiv: { when: { op: "exists", in: { kind: "condition", codes: ["B20"] } } } } }
  const fact = { kind: "condition", code: ["B20"], start: "2026-01-01", end: "ongoing" } as const
  it("hold, do not, or nobody knows", () => {
    const known = { immunization: "2026-07-15", condition: "2026-07-15" }
    expect(read(recordOf({ facts: [fact], complete: known }), ill).history.observations).toEqual([{ code: "hiv" }])
    expect(read(recordOf({ complete: known }), ill).history.observations).toEqual([])
    expect(read(recordOf(), ill).history.observations).toEqual([{ code: "hiv", unknown: true }])
  })
})

describe("observations by facts", () => {
  const pregnancies: ToldPack = { observed: { pregnant: { facts: { kind: "pregnancy" } }, hiv: { facts: { kind: "condition", codes: ["B20"] } } } }
  const known = { immunization: "2026-07-15", pregnancy: "2026-07-15", condition: "2026-07-15" }
  const observed = (facts: readonly object[], complete: HealthRecord["complete"] = known) => read(recordOf({ facts: facts as never, ...(complete === undefined ? {} : { complete }) }), pregnancies).history.observations
  it("one for each episode, with the day on which it began", () => {
    expect(observed([{ kind: "pregnancy", start: "2025-03-01", end: "2025-12-01" }, { kind: "pregnancy", start: "2026-05-01", end: "ongoing" }, { kind: "condition", code: ["B20"], start: "2026-06-01", end: "ongoing" }])).toEqual([
      { code: "pregnant", date: "2025-03-01" }, { code: "pregnant", date: "2026-05-01" }, { code: "hiv", date: "2026-06-01" }
    ])
  })
  it("without a day where only the month is known", () => {
    expect(observed([{ kind: "pregnancy", start: "2026-05", end: "ongoing" }])).toEqual([{ code: "pregnant" }])
  })
  it("none where the list is complete, unknown where it is not, or only a doubtful one is on it", () => {
    expect(observed([])).toEqual([])
    expect(observed([], { immunization: "2026-07-15", condition: "2026-07-15" })).toEqual([{ code: "pregnant", unknown: true }])
    expect(observed([{ kind: "pregnancy", start: "2026-05-01", end: "ongoing", status: "preliminary" }])).toEqual([{ code: "pregnant", unknown: true }])
    expect(observed([{ kind: "pregnancy", start: "2026-05-01", end: "ongoing" }, { kind: "pregnancy", start: "2026-06-01", end: "ongoing", status: "preliminary" }], { immunization: "2026-07-15", condition: "2026-07-15" })).toEqual([{ code: "pregnant", date: "2026-05-01" }])
  })
})

describe("observations that always were", () => {
  it("hold without a day", () => {
    const always: ToldPack = { observed: { hiv: { facts: { kind: "condition", codes: ["B20"] } } } }
    expect(read(recordOf({ facts: [{ kind: "condition", code: ["B20"], start: "always", end: "ongoing" }], complete: { immunization: "2026-07-15", condition: "2026-07-15" } }), always).history.observations).toEqual([{ code: "hiv" }])
    const coded: ToldPack = { schedule: { observations: [{ code: "hiv", label: { vi: "HIV", en: "HIV" }, codes: ["ICD10|B20"] }] } }
    expect(read(recordOf({ facts: [{ kind: "condition", code: ["B20"], start: "always", end: "ongoing" }] }), coded).history.observations).toEqual([{ code: "hiv" }])
  })
})

describe("observations by codes of other systems", () => {
  const label = { vi: "HIV", en: "HIV" }
  const coded: ToldPack = { schedule: { observations: [{ code: "hiv", label, codes: ["SNOMED|86406008", "ICD10|B20"] }, { code: "transplant", label }] } }
  const observed = (facts: readonly object[], told: ToldPack = coded) => read(recordOf({ facts: facts as never }), told).history.observations
  it.each(["condition", "risk", "procedure", "observation"])("of a %s, with or without the name of the system, on its day", (kind) => {
    const goesOn = kind === "condition" || kind === "risk" ? { end: "ongoing" } : {}
    expect(observed([{ kind, code: ["SNOMED|86406008"], start: "2026-05-01", ...goesOn }])).toEqual([{ code: "hiv", date: "2026-05-01" }])
    expect(observed([{ kind, code: ["other", "B20"], start: "2026-05", ...goesOn }])).toEqual([{ code: "hiv" }])
    expect(observed([{ kind, code: ["SNOMED|86406008", "B20"], start: "2026-05-01", ...goesOn }])).toEqual([{ code: "hiv", date: "2026-05-01" }])
    expect(observed([{ kind, code: ["SNOMED|1"], start: "2026-05-01", ...goesOn }])).toEqual([])
    expect(observed([{ kind, start: "2026-05-01", ...goesOn }])).toEqual([])
  })
  it("of no other kind", () => {
    expect(observed([{ kind: "encounter", code: ["B20"], start: "2026-05-01" }, { kind: "immunization", code: ["B20"], start: "2026-05-01" }])).toEqual([])
  })
  it("that have begun, are final, and go on if they are such as go on", () => {
    const on = (kind: string, more: object) => observed([{ kind, code: ["B20"], start: "2026-05-01", ...more }])?.length
    expect([on("condition", { end: "2026-07-15" }), on("condition", { end: "2026-07-16" }), on("risk", { end: "2026-07-15" }), on("risk", { end: "ongoing" })]).toEqual([0, 1, 0, 1])
    expect([on("procedure", { end: "2026-07-01" }), on("observation", { end: "2026-07-01" })]).toEqual([1, 1])
    expect([on("observation", { start: "2026-07-15" }), on("observation", { start: "2026-07-16" })]).toEqual([1, 0])
    expect([on("procedure", { status: "notDone" }), on("procedure", { status: "planned" }), on("procedure", { status: "final" })]).toEqual([0, 0, 1])
  })
  it.each([
    [{ end: "ongoing" }, { date: "2026-05-01" }], [{}, { unknown: true }], [{ end: "unknown" }, { unknown: true }], [{ end: "2026-07" }, { unknown: true }], [{ end: "2026-08" }, { date: "2026-05-01" }],
    [{ start: "2026", end: "ongoing", recorded: "2026-12-01" }, { unknown: true }], [{ status: "preliminary", end: "ongoing" }, { unknown: true }]
  ])("what may hold or not is unknown: a condition with %o is %o", (more, expected) => {
    expect(observed([{ kind: "condition", code: ["B20"], start: "2026-05-01", ...more }])).toEqual([{ code: "hiv", ...expected }])
  })
  it("what was done or found holds, whatever its end", () => {
    expect(observed([{ kind: "procedure", code: ["B20"], start: "2026-05-01" }])).toEqual([{ code: "hiv", date: "2026-05-01" }])
    expect(observed([{ kind: "procedure", code: ["B20"], start: "2026-05-01", status: "preliminary" }])).toEqual([{ code: "hiv", unknown: true }])
  })
  it("only where the pack does not say otherwise how the observation is seen", () => {
    const asked: ToldPack = { ...coded, observed: { hiv: { when: { op: "exists", in: { kind: "merit" } } } } }
    expect(observed([{ kind: "condition", code: ["B20"], start: "2026-05-01", end: "ongoing" }], asked)).toEqual([{ code: "hiv", unknown: true }])
  })
})
