import { explain, type Fact, type HealthRecord } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { loadImmunization } from "../loadImmunization.ts"
import { type ScreeningConclusion, screenVaccination, type VaccinationScreening } from "./screenVaccination.ts"

const day = "2026-07-15"
const beforeNow = "2023-03-26"

type Answers = Readonly<Record<string, "yes" | "no" | number | readonly string[] | undefined>>

const units: Readonly<Record<string, string>> = { "body-temperature": "Cel", "body-weight": "g", "gestational-age-at-birth": "wk" }

const facts = (answers: Answers, on: string): readonly Fact[] => Object.entries(answers).flatMap(([code, answer]): readonly Fact[] => answer === undefined ? [] : [{
  id: code, kind: "observation", code: [code], start: on, recorded: on,
  ...(typeof answer === "number" ? { value: answer, ...(units[code] === undefined ? {} : { unit: units[code] }) } : { valueCode: typeof answer === "string" ? [answer] : answer })
}])

const child = (birthDate: string, answers: Answers, on: string, more: readonly Fact[] = []): HealthRecord => ({ person: { id: "c", birthDate }, facts: [...facts(answers, on), ...more] })

const well: Answers = {
  "body-temperature": 36.8, "anaphylaxis-grade": 0, "acute-illness": "no", "organ-failure": "no", "other-contraindication": "no", "immunodeficiency-unclear": "no", "immunoglobulin": "no", "high-dose-corticoid": "no"
}
const wellNewborn: Answers = {
  "body-temperature": 36.8, "body-weight": 3100, "gestational-age-at-birth": 39, "acute-illness": "no", "organ-failure": "no", "other-contraindication": "no", "unstable-congenital-disease": "no"
}

const screen = (answers: Answers, vaccine = "dpt-hepb-hib", birthDate = "2026-05-15", more: readonly Fact[] = []): VaccinationScreening => screenVaccination(loadImmunization("cam-giang", day), child(birthDate, answers, day, more), { vaccine })
const said = ({ conclusion, reasons, toAsk }: VaccinationScreening) => [conclusion, ...reasons.map(({ label }) => label.en), ...toAsk.map(({ code }) => `? ${code}`)]

describe("a child of 2 months before the pentavalent vaccine", () => {
  it.each<[string, Answers, readonly string[]]>([
    ["is well", {}, ["eligible"]],
    ["37.9 °C", { "body-temperature": 37.9 }, ["eligible"]],
    ["38.0 °C", { "body-temperature": 38 }, ["defer", "Fever (from 1 month of age)"]],
    ["35.6 °C", { "body-temperature": 35.6 }, ["eligible"]],
    ["35.5 °C", { "body-temperature": 35.5 }, ["defer", "Hypothermia"]],
    ["has an infection", { "acute-illness": "yes" }, ["defer", "Acute illness or infection"]],
    ["an organ is failing", { "organ-failure": "yes" }, ["defer", "Organ failure"]],
    ["anaphylaxis of grade I before", { "anaphylaxis-grade": 1 }, ["eligible"]],
    ["anaphylaxis of grade II before", { "anaphylaxis-grade": 2 }, ["refer", "Anaphylaxis of grade II after an earlier dose with the same component"]],
    ["anaphylaxis of grade III before", { "anaphylaxis-grade": 3 }, ["contraindicated", "Anaphylaxis of grade III or more after an earlier dose with the same component"]],
    ["grade II and a fever: the weightier conclusion, both reasons", { "anaphylaxis-grade": 2, "body-temperature": 39 }, ["refer", "Anaphylaxis of grade II after an earlier dose with the same component", "Fever (from 1 month of age)"]],
    ["immunodeficiency suspected", { "immunodeficiency-unclear": "yes" }, ["defer", "Immunodeficiency suspected, of unknown degree, or severe"]],
    ["high-dose corticoids", { "high-dose-corticoid": "yes" }, ["defer", "High-dose corticoids, chemotherapy, radiotherapy"]],
    ["contraindicated by the manufacturer", { "other-contraindication": "yes" }, ["contraindicated", "Another contraindication by the manufacturer"]]
  ])("%s", (_, answers, expected) => {
    expect(said(screen({ ...well, ...answers }))).toEqual(expected)
  })
})

describe("what was not asked is not taken for a no", () => {
  it("the thermometer was forgotten: open, and the question is told", () => {
    expect(said(screen({ ...well, "body-temperature": undefined }))).toEqual(["open", "? body-temperature"])
  })
  it("nothing was asked: everything that concerns this child and this vaccine", () => {
    expect(said(screen({}))).toEqual(["open", "? body-temperature", "? acute-illness", "? organ-failure", "? other-contraindication", "? anaphylaxis-grade", "? immunodeficiency-unclear", "? immunoglobulin", "? high-dose-corticoid"])
  })
  it("a fever defers, whatever else is open", () => {
    const { answer, conclusion, toAsk } = screen({ "body-temperature": 38.5 })
    expect([conclusion, answer.certainty, toAsk.length]).toEqual(["defer", "provisional", 7])
    expect(answer.couldBe.map(({ id }) => id)).toEqual(["vietnam-immunization/contraindicated", "vietnam-immunization/refer"])
  })
  it.each([["unknown"], ["maybe"], ["khong-ro"]])("an answer \"%s\" is none", (answer) => {
    expect(said(screen({ ...well, "acute-illness": [answer] }))).toEqual(["open", "? acute-illness"])
  })
  it("what is put down for now is asked again, what was never so is as if not said", () => {
    const with38 = (status: "preliminary" | "enteredInError") => screenVaccination(loadImmunization("cam-giang", day), child("2026-05-15", { ...well, "body-temperature": undefined }, day, [
      { id: "t", kind: "observation", code: ["body-temperature"], status, start: day, value: 36.8, unit: "Cel", recorded: day }
    ]), { vaccine: "ipv" })
    expect([said(with38("preliminary")), said(with38("enteredInError"))]).toEqual([["open", "? body-temperature"], ["open", "? body-temperature"]])
  })
  it("of a child whose birthday nobody knows nothing is asked twice: the age is missing", () => {
    const { birthDate: _, ...person } = child("2026-05-15", well, day).person
    const { answer, conclusion, toAsk } = screenVaccination(loadImmunization("cam-giang", day), { person, facts: facts({ ...well, ...wellNewborn }, day) }, { vaccine: "dpt-hepb-hib" })
    expect([conclusion, toAsk, answer.missing.map(({ fact }) => fact)]).toEqual(["open", [], ["birthDate"]])
  })
  it("yesterday's answers are not today's", () => {
    const record = child("2026-05-15", well, "2026-07-14")
    expect(screenVaccination(loadImmunization("cam-giang", day), record, { vaccine: "bcg" }).conclusion).toBe("open")
  })
  it("measured twice, the last counts", () => {
    const at = (time: string, value: number): Fact => ({ id: time, kind: "observation", code: ["body-temperature"], start: day, at: `${day}T${time}+07:00`, value, unit: "Cel", recorded: day })
    const record: HealthRecord = { person: { id: "c", birthDate: "2026-05-15" }, facts: [...facts({ ...well, "body-temperature": undefined }, day), at("07:30:00", 38.1), at("08:15:00", 37.2)] }
    expect(screenVaccination(loadImmunization("cam-giang", day), record, { vaccine: "bopv" }).toAsk.map(({ code }) => code)).toEqual(["congenital-immunodeficiency"])
    expect(screenVaccination(loadImmunization("cam-giang", day), record, { vaccine: "ipv" }).conclusion).toBe("eligible")
  })
  it("a temperature without its unit tells nothing", () => {
    const record: HealthRecord = { person: { id: "c", birthDate: "2026-05-15" }, facts: [...facts({ ...well, "body-temperature": undefined }, day), { id: "t", kind: "observation", code: ["body-temperature"], start: day, value: 36.8, recorded: day }] }
    expect(screenVaccination(loadImmunization("cam-giang", day), record, { vaccine: "ipv" })).toMatchObject({ conclusion: "open", toAsk: [{ code: "body-temperature" }] })
  })
})

describe("by vaccine", () => {
  it.each<[string, string, Answers, readonly string[]]>([
    ["rotavirus: intussusception is asked about", "rotavin", {}, ["open", "? intussusception"]],
    ["rotavirus: never had it", "rotavin", { intussusception: "no" }, ["eligible"]],
    ["rotavirus: had it", "rotavin", { intussusception: "yes" }, ["contraindicated", "Intussusception: no rotavirus vaccine"]],
    ["rotavirus by its CVX code: had it", "CVX|119", { intussusception: "yes" }, ["contraindicated", "Intussusception: no rotavirus vaccine"]],
    ["injected polio: had an intussusception", "ipv", { intussusception: "yes" }, ["eligible"]],
    ["oral polio: congenital immunodeficiency is asked about", "bopv", {}, ["open", "? congenital-immunodeficiency"]],
    ["oral polio: has it", "bopv", { "congenital-immunodeficiency": "yes" }, ["contraindicated", "Congenital immunodeficiency: no OPV"]]
  ])("%s", (_, vaccine, answers, expected) => {
    expect(said(screen({ ...well, ...answers }, vaccine))).toEqual(expected)
  })
  it("what once was does not go away: an intussusception told of at another visit", () => {
    const earlier: Fact = { id: "earlier", kind: "observation", code: ["intussusception"], start: "2026-06-20", valueCode: ["yes"], recorded: "2026-06-20" }
    expect(screen(well, "rotavin", "2026-04-15", [earlier]).conclusion).toBe("contraindicated")
  })
  it("another vaccine that was planned for the day does not matter", () => {
    const planned: Fact = { id: "plan", kind: "immunization", code: ["rotavin"], status: "planned", start: day, recorded: day }
    expect(screen({ ...well, intussusception: "yes" }, "ipv", "2026-05-15", [planned]).conclusion).toBe("eligible")
  })
})

describe("immunoglobulin on record", () => {
  const given = (start: string): Fact => ({ id: "ig", kind: "procedure", code: ["immunoglobulin"], start, recorded: start })
  it.each([["3 months ago to the day", "2026-04-15", "defer"], ["a day more", "2026-04-14", "eligible"]])("%s", (_, start, expected) => {
    expect(screen(well, "dpt-hepb-hib", "2026-01-15", [given(start)]).conclusion).toBe(expected)
  })
})

describe("a newborn before the birth dose", () => {
  const newborn = (answers: Answers, vaccine = "hepb-birth", birthDate = day) => said(screen({ ...wellNewborn, ...answers }, vaccine, birthDate))

  it.each<[string, Answers, readonly string[]]>([
    ["is well", {}, ["eligible"]],
    ["37.4 °C", { "body-temperature": 37.4 }, ["eligible"]],
    ["37.5 °C", { "body-temperature": 37.5 }, ["defer", "Fever (newborn)"]],
    ["2000 g", { "body-weight": 2000 }, ["eligible"]],
    ["1999 g, the mother's HBsAg not known here", { "body-weight": 1999 }, ["open", "? mother-hbsag"]],
    ["1999 g, mother without HBsAg", { "body-weight": 1999, "mother-hbsag": ["negative"] }, ["defer", "Light newborn of a mother without HBsAg"]],
    ["1999 g, mother with HBsAg", { "body-weight": 1999, "mother-hbsag": ["positive"] }, ["refer", "Light newborn of a mother with HBsAg, or not tested"]],
    ["1999 g, mother not tested", { "body-weight": 1999, "mother-hbsag": ["not-tested"] }, ["refer", "Light newborn of a mother with HBsAg, or not tested"]],
    ["34 weeks", { "gestational-age-at-birth": 34 }, ["eligible"]],
    ["33 weeks, mother without HBsAg", { "gestational-age-at-birth": 33, "mother-hbsag": ["negative"] }, ["defer", "Newborn born early"]],
    ["33 weeks, mother with HBsAg", { "gestational-age-at-birth": 33, "mother-hbsag": ["positive"] }, ["refer", "Newborn born early of a mother with HBsAg, or not tested", "Newborn born early"]],
    ["a congenital disease that is not stable", { "unstable-congenital-disease": "yes" }, ["refer", "Newborn with a congenital disease that is not stable"]]
  ])("%s", (_, answers, expected) => {
    expect(newborn(answers)).toEqual(expected)
  })
  it("BCG: the mother's HIV is asked about", () => {
    expect(newborn({}, "bcg")).toEqual(["open", "? mother-hiv-untreated"])
    expect(newborn({ "mother-hiv-untreated": "yes" }, "bcg")).toEqual(["contraindicated", "Mother with HIV without good prevention: no BCG"])
  })
  it("37.6 °C defers on the last day of the first month, and not on the next", () => {
    const warm = { ...wellNewborn, ...well, "body-temperature": 37.6 }
    expect([screen(warm, "ipv", "2026-06-16").conclusion, screen(warm, "ipv", "2026-06-15").conclusion]).toEqual(["defer", "eligible"])
  })
  it("bilirubin only where it was measured", () => {
    const measured = (value: number): Fact => ({ id: "b", kind: "observation", code: ["bilirubin"], start: day, value, unit: "mg/dL", recorded: day })
    expect([7, 7.1].map((value) => screen(wellNewborn, "hepb-birth", day, [measured(value)]).conclusion)).toEqual(["eligible", "defer"])
  })
})

describe("the guideline before: Decision 2470, until 26 March 2023", () => {
  const wellThen: Answers = { ...well, "severe-reaction": "no", "body-weight": 5200, "anaphylaxis-grade": undefined, "immunodeficiency-unclear": undefined }
  const then = (answers: Answers, vaccine = "dpt-hepb-hib", on = beforeNow) => said(screenVaccination(loadImmunization("vietnam", on), child("2023-01-15", { ...wellThen, ...answers }, on), { vaccine }))

  it.each<[string, string, Answers, readonly string[]]>([
    ["is well", "dpt-hepb-hib", {}, ["eligible"]],
    ["37.5 °C defers already", "dpt-hepb-hib", { "body-temperature": 37.5 }, ["defer", "Fever (from 1 month of age)"]],
    ["1999 g at 2 months", "dpt-hepb-hib", { "body-weight": 1999 }, ["defer", "Weight below the threshold (from 1 month of age)"]],
    ["a severe reaction", "dpt-hepb-hib", { "severe-reaction": "yes" }, ["contraindicated", "Shock or severe reaction after an earlier dose with the same component"]],
    ["immunodeficiency and any live vaccine", "measles", { immunodeficiency: "yes" }, ["contraindicated", "Immunodeficiency: no live vaccines"]],
    ["immunodeficiency and a vaccine that is not live", "dpt-hepb-hib", { immunodeficiency: "yes" }, ["eligible"]]
  ])("%s", (_, vaccine, answers, expected) => {
    expect(then(answers, vaccine)).toEqual(expected)
  })
  it("37.6 °C: deferred on 26 March 2023, eligible from the 27th on", () => {
    const both = { ...wellThen, ...well, "body-temperature": 37.6 }
    expect([then(both), then(both, "dpt-hepb-hib", "2023-03-27")]).toEqual([["defer", "Fever (from 1 month of age)"], ["eligible"]])
  })
})

describe("the answer", () => {
  it("says the reason and its source in Vietnamese, and how far it was checked", () => {
    const { answer, reasons } = screen({ ...well, "anaphylaxis-grade": 3 })
    expect(explain(answer, { lang: "vi" })).toContain("Chống chỉ định")
    expect(reasons[0]).toMatchObject({ status: "secondary", sources: [{ ref: "decision-1575-2023" }] })
  })
  it("adults are outside: the guideline is for children", () => {
    expect(screen(well, "tt", "1998-01-01").conclusion satisfies ScreeningConclusion).toBe("outside")
  })
})
