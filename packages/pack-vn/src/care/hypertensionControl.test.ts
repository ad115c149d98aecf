import { composePacks, computeKpi, type Pack, type Period, type RulesInForce } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"
import { vietNam } from "../vietnam.ts"
import { vietNamCare } from "./vietNamCare.ts"

const year: Period = { from: "2022-01-01", until: "2023-01-01" }
const day = "2022-12-31"
const rules = loadCare("vietnam", day)

const hypertension: Told = { kind: "condition", code: ["I10"], start: "2020-03-01", end: "ongoing" }
const visit = (start: string, code = "outpatient"): Told => ({ kind: "encounter", code: [code], start })
const pressure = (start: string, systolic?: number, diastolic?: number, more: Partial<Told> = {}): Told => ({
  kind: "observation", code: ["blood-pressure"], start, unit: "mm[Hg]", components: { ...(systolic === undefined ? {} : { systolic }), ...(diastolic === undefined ? {} : { diastolic }) }, ...more
})
const stands = (letter: string, facts: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): Standing | undefined =>
  standings(rules, `vietnam-care/hypertension-control-c4-${letter}`, personWith(facts, { day, ...more }), year)[0]

describe("blood pressure control, WHO C4, variant A: below 140/90 at the last clinical visit of the year", () => {
  it.each<[string, readonly Told[], Standing]>([
    ["139/89 at the last visit", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 139, 89)], "in"],
    ["140/89: 140 is not below 140", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 140, 89)], "out"],
    ["139/90: 90 is not below 90", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 139, 90)], "out"],
    ["controlled in spring, not at the last visit", [hypertension, visit("2022-03-05"), pressure("2022-03-05", 120, 70), visit("2022-10-05"), pressure("2022-10-05", 150, 80)], "out"],
    ["controlled in spring, not measured at the last visit: its status is unknown, so not controlled", [hypertension, visit("2022-03-05"), pressure("2022-03-05", 120, 70), visit("2022-10-05")], "out"],
    ["missed all visits of the year", [hypertension, visit("2021-12-31"), pressure("2021-12-31", 120, 70)], "out"],
    ["seen on the first day of the year", [hypertension, visit("2022-01-01"), pressure("2022-01-01", 120, 70)], "in"],
    ["seen on the last day of the year", [hypertension, visit("2022-12-31"), pressure("2022-12-31", 120, 70)], "in"],
    ["a visit after the report's day does not count", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 120, 70), visit("2023-01-01"), pressure("2023-01-01", 170, 99)], "in"],
    ["a reading without a visit on record is a visit", [hypertension, pressure("2022-10-05", 120, 70)], "in"],
    ["a periodic checkup is no visit of care", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 120, 70), visit("2022-11-01", "periodic-checkup")], "in"],
    ["measured twice at the last visit: the last counts", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 150, 95, { at: "2022-10-05T08:00:00+07:00" }), pressure("2022-10-05", 138, 84, { at: "2022-10-05T08:15:00+07:00" })], "in"],
    ["the diastolic value was not written down", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 130)], "unknown"],
    ["a preliminary reading may be corrected", [hypertension, visit("2022-10-05"), pressure("2022-10-05", 130, 80, { status: "preliminary" })], "unknown"],
    ["without hypertension", [visit("2022-10-05"), pressure("2022-10-05", 120, 70)], "outside"]
  ])("%s", (_, facts, expected) => {
    expect(stands("a", facts)).toBe(expected)
  })

  it.each<[string, string, Standing]>([
    ["on the last day of the third month back", "2022-09-30", "in"],
    ["three months before the year's end", "2022-10-01", "excluded"],
    ["in December", "2022-12-15", "excluded"],
    ["sometime in 2022", "2022", "open"],
    ["after the year", "2023-01-01", "outside"]
  ])("diagnosed %s (%s)", (_, start, expected) => {
    expect(stands("a", [{ ...hypertension, start, recorded: "2023-01-01" }, visit("2022-12-20"), pressure("2022-12-20", 130, 80)])).toBe(expected)
  })

  it("of the second half of the year: visits before it do not count", () => {
    const half = { from: "2022-07-01", until: "2023-01-01" }
    const of = (start: string) => standings(rules, "vietnam-care/hypertension-control-c4-a", personWith([hypertension, pressure(start, 120, 70)], { day }), half)[0]
    expect([of("2022-06-30"), of("2022-07-01")]).toEqual(["out", "in"])
  })

  it("a diagnosis that was written down again is not new", () => {
    expect(stands("a", [hypertension, { ...hypertension, start: "2022-12-01" }, pressure("2022-12-20", 130, 80)])).toBe("in")
  })

  it("who died in the year is not counted; who was referred or moved on stays", () => {
    expect(stands("a", [hypertension, pressure("2022-10-05", 120, 70)], { deathDate: "2022-12-31" })).toBe("outside")
    expect(stands("a", [hypertension, pressure("2022-10-05", 150, 90), { kind: "referral", start: "2022-10-06" }])).toBe("out")
  })

  it.each<[string, string, Standing]>([
    ["conditions", "condition", "open"],
    ["visits", "encounter", "unknown"],
    ["readings", "observation", "unknown"]
  ])("a station that does not know its %s completely", (_, kind, expected) => {
    const facts = kind === "condition" ? [visit("2022-10-05")] : [hypertension, visit("2022-10-05"), pressure("2022-10-05", 150, 95)]
    expect(stands("a", facts, { unlisted: [kind] })).toBe(expected)
  })
})

describe("the three readings of C4 differ for people at high risk", () => {
  const diabetes: Told = { kind: "condition", code: ["E11"], start: "2019", end: "ongoing" }
  const atRisk: Told = { kind: "risk", code: ["high-cardiovascular-risk"], start: "2021-01-01", end: "ongoing" }
  it.each<[string, readonly Told[], readonly [Standing, Standing, Standing]]>([
    ["nothing but hypertension, 135/85", [pressure("2022-10-05", 135, 85)], ["in", "in", "in"]],
    ["diabetes, 129/89", [diabetes, pressure("2022-10-05", 129, 89)], ["in", "in", "in"]],
    ["diabetes, 130/80: 130 is not below 130", [diabetes, pressure("2022-10-05", 130, 80)], ["in", "out", "out"]],
    ["diabetes, 125/95: the text has no diastolic limit for high risk", [diabetes, pressure("2022-10-05", 125, 95)], ["out", "in", "out"]],
    ["stroke, 139/89", [{ kind: "condition", code: ["I69"], start: "2018", end: "ongoing" }, pressure("2022-10-05", 139, 89)], ["in", "out", "out"]],
    ["chronic kidney disease, 139/89", [{ kind: "condition", code: ["N18"], start: "2018", end: "ongoing" }, pressure("2022-10-05", 139, 89)], ["in", "out", "out"]],
    ["high cardiovascular risk, 139/89", [atRisk, pressure("2022-10-05", 139, 89)], ["in", "out", "out"]],
    ["a risk that was over before the year's end, 139/89", [{ ...atRisk, end: "2022-06-01" }, pressure("2022-10-05", 139, 89)], ["in", "in", "in"]],
    ["diabetes, 150/95", [diabetes, pressure("2022-10-05", 150, 95)], ["out", "out", "out"]]
  ])("%s", (_, facts, expected) => {
    expect(["a", "b", "c"].map((letter) => stands(letter, [hypertension, ...facts]))).toEqual(expected)
  })

  it("of whom the risk is not known, who is below both thresholds is controlled all the same", () => {
    const of = (systolic: number) => ["a", "b", "c"].map((letter) => stands(letter, [hypertension, pressure("2022-10-05", systolic, 80)], { unlisted: ["risk"] }))
    expect([of(125), of(135)]).toEqual([["in", "in", "in"], ["in", "unknown", "unknown"]])
  })
})

describe("four rules on one small register of patients", () => {
  // WHO's check values (20.20, 23.23, 19.11 and 14.80 % of 13,233 and 18,062 patients) come from a consultancy's data, which cannot
  // be shipped. These fourteen people are made up so that each rule gives another share, in the same order: B > A > C > D.
  interface Patient {
    readonly who: string
    readonly since: string
    readonly highRisk?: true
    /** The reading at the last visit; absent: not seen, `[]`: seen and not measured. */
    readonly last?: readonly [] | readonly [systolic: number, diastolic: number]
    readonly a: boolean
    readonly b: boolean
    readonly c: boolean
  }
  const register: readonly Patient[] = [
    { who: "Ông An", since: "2019-05-01", last: [120, 70], a: true, b: true, c: true },
    { who: "Bà Bích", since: "2020-01-10", last: [135, 85], a: true, b: true, c: true },
    { who: "Ông Chiến", since: "2021-07-01", last: [139, 89], a: true, b: true, c: true },
    { who: "Bà Dung", since: "2018-02-01", last: [145, 80], a: false, b: false, c: false },
    { who: "Ông Giang, không đến khám cả năm", since: "2017-03-01", a: false, b: false, c: false },
    { who: "Bà Hạnh, có đến mà không đo", since: "2022-09-30", last: [], a: false, b: false, c: false },
    { who: "Ông Khoa, đái tháo đường", since: "2020-06-01", highRisk: true, last: [125, 95], a: false, b: true, c: false },
    { who: "Bà Lan, đái tháo đường", since: "2020-06-01", highRisk: true, last: [126, 96], a: false, b: true, c: false },
    { who: "Ông Minh, đái tháo đường", since: "2016-06-01", highRisk: true, last: [128, 88], a: true, b: true, c: true },
    { who: "Bà Nga, đái tháo đường", since: "2016-06-01", highRisk: true, last: [135, 85], a: true, b: false, c: false },
    // New patients: less than three months before the end of the year.
    { who: "Ông Phúc, mới", since: "2022-10-01", last: [150, 95], a: false, b: false, c: false },
    { who: "Bà Quyên, mới", since: "2022-11-11", last: [160, 90], a: false, b: false, c: false },
    { who: "Ông Sơn, mới", since: "2022-12-01", last: [142, 92], a: false, b: false, c: false },
    { who: "Bà Thu, mới", since: "2022-12-31", a: false, b: false, c: false }
  ]
  const records = register.map(({ highRisk, last, since, who }) => personWith([
    { ...hypertension, start: since },
    ...(highRisk === true ? [{ kind: "condition", code: ["E11"], start: "2015", end: "ongoing" } as const] : []),
    // Everybody was well at some earlier visit: only the last one of the year counts.
    ...(last === undefined ? [] : [visit("2022-12-20"), ...(last.length === 0 ? [] : [pressure("2022-12-20", last[0], last[1])])])
  ], { day, id: who }))

  const share = (of: RulesInForce, id: string) => {
    const { of: denominator, rate, scored } = computeKpi(of, id, { records, period: year })
    return [scored.yes, denominator, Number((100 * rate!).toFixed(1))]
  }
  it.each([["a", [5, 10, 50]], ["b", [6, 10, 60]], ["c", [4, 10, 40]]] as const)("variant %s: %j", (letter, expected) => {
    expect(share(rules, `vietnam-care/hypertension-control-c4-${letter}`)).toEqual(expected)
  })

  it("D, the mistake of forgetting that new patients are left out: 5 of 14", () => {
    const { exclusion: _, ...withoutExclusion } = vietNamCare.indicators!.find(({ id }) => id === "vietnam-care/hypertension-control-c4-a")!
    const mistake: Pack = {
      format: 1, id: "mistake", version: "2026.1.0", label: { vi: "Sai", en: "Mistake" }, citations: vietNam.citations.filter(({ id }) => id === "who-ncd-c4-2022").map((one) => ({ ...one, id: "c4-2022" })),
      indicators: [{ ...withoutExclusion, id: "mistake/d", cites: [{ ref: "c4-2022" }] }]
    }
    expect(share(composePacks([vietNam, vietNamCare, mistake]).on(day), "mistake/d")).toEqual([5, 14, 35.7])
  })

  it("person by person", () => {
    const inNumerator = (letter: string) => records.map((record) => standings(rules, `vietnam-care/hypertension-control-c4-${letter}`, record, year)[0] === "in")
    expect({ a: inNumerator("a"), b: inNumerator("b"), c: inNumerator("c") }).toEqual({ a: register.map(({ a }) => a), b: register.map(({ b }) => b), c: register.map(({ c }) => c) })
  })
})

it("a station with a register of its own says who is a patient, and since when, by one definition", () => {
  const station: Pack = {
    format: 1, id: "station", version: "2026.1.0", label: { vi: "Trạm", en: "Station" },
    citations: [{ id: "register-2020", issuer: "Trạm Y tế", number: "", year: 2020, title: { vi: "Sổ quản lý tăng huyết áp", en: "Register of hypertension" } }],
    definitions: [{
      ...vietNamCare.definitions!.find(({ id }) => id === "vietnam-care/hypertension-patients")!, id: "station/hypertension-patients", overrides: "vietnam-care/hypertension-patients", cites: [{ ref: "register-2020" }],
      facts: { kind: "enrolment", codes: ["hypertension-care"] }
    }]
  }
  const own = composePacks([vietNam, vietNamCare, station]).on(day)
  const stands = (facts: readonly Told[]) => standings(own, "vietnam-care/hypertension-control-c4-a", personWith([...facts, pressure("2022-12-20", 130, 80)], { day }), year)[0]
  expect(stands([{ kind: "enrolment", code: ["hypertension-care"], start: "2021-01-01", end: "ongoing" }])).toBe("in")
  expect(stands([{ kind: "enrolment", code: ["diabetes-care"], start: "2021-01-01", end: "ongoing" }, hypertension])).toBe("outside")
})
