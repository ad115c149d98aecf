import { describe, expect, it } from "vitest"
import { loadImmunization } from "./loadImmunization.ts"
import { card, type Given, planOn, vaccinated, verdicts, windows } from "./vaccinated.fixture.ts"

const newborn: readonly Given[] = [["hepb-birth", "2026-01-15T09:00:00+07:00"], ["bcg", "2026-01-16"]]
const bornAt = (at: string) => ({ facts: [{ kind: "observation", code: ["birth"], start: at.slice(0, 10), at }] })

describe("a child born on 15 January 2026 who comes to every session", () => {
  const five = (day: string): readonly Given[] => [["dpt-hepb-hib", day], ["bopv", day]]
  const upTo = (...doses: readonly Given[]) => vaccinated("2026-01-15", [...newborn, ...doses])

  it("at 2 months: the pentavalent vaccine and oral polio; one dose serves three lines of the card", () => {
    const plan = planOn("2026-03-15", upTo())
    expect(card(plan, "dpt", "hepb", "hib", "bopv", "ipv")).toEqual(["dpt 1 due 2026-03-15", "hepb 1 due 2026-03-15", "hib 1 due 2026-03-15", "bopv 1 due 2026-03-15", "ipv 1 later 2026-06-15"])
    expect(plan.toGive).toEqual([{ vaccine: "dpt-hepb-hib", vaccineGroups: ["dpt", "hepb", "hib"] }, { vaccine: "bopv", vaccineGroups: ["bopv"] }])
  })
  it("the day before nothing is due", () => {
    expect(planOn("2026-03-14", upTo()).toGive).toEqual([])
  })
  it("then a month later, and again a month later: 3 and 4 months stand in no text, and come out so", () => {
    expect(card(planOn("2026-03-16", upTo(...five("2026-03-15"))), "dpt", "bopv")).toEqual(["dpt 2 later 2026-04-15", "bopv 2 later 2026-04-15"])
    expect(card(planOn("2026-04-16", upTo(...five("2026-03-15"), ...five("2026-04-15"))), "hepb")).toEqual(["hepb 3 later 2026-05-15"])
  })
  it("at 18 months: booster, second dose against measles with rubella, and Japanese encephalitis goes on", () => {
    const doses: readonly Given[] = [
      ...five("2026-03-15"), ...five("2026-04-15"), ...five("2026-05-15"), ["ipv", "2026-06-15"], ["ipv", "2026-10-15"], ["measles", "2026-10-15"], ["je-inactivated", "2027-01-15"], ["je-inactivated", "2027-01-25"]
    ]
    const plan = planOn("2027-07-15", vaccinated("2026-01-15", [...newborn, ...doses]))
    expect(card(plan)).toEqual([
      "dpt 4 due 2027-07-15", "measles 2 due 2027-07-15", "rubella 1 due 2027-07-15", "je 3 later 2028-01-25", "hepb-birth complete", "bcg complete", "hepb complete", "hib complete", "bopv complete", "ipv complete"
    ])
    expect(plan.toGive.map(({ vaccine }) => vaccine)).toEqual(["mr", "dpt"])
    const after = vaccinated("2026-01-15", [...newborn, ...doses, ["dpt", "2027-07-15"], ["mr", "2027-07-15"], ["je-inactivated", "2028-01-25"]])
    expect(card(planOn("2028-02-01", after), "dpt", "measles", "rubella", "je")).toEqual(["dpt 5 later 2033-01-15", "measles complete", "rubella complete", "je complete"])
    expect(planOn("2033-01-15", after).toGive).toEqual([{ vaccine: "td", vaccineGroups: ["dpt"] }])
  })
})

describe("hepatitis B at birth, within 24 hours", () => {
  const said = (at: string, birth = "2026-01-15T20:00:00+07:00") => verdicts(planOn("2026-02-15", vaccinated("2026-01-15", [["hepb-birth", at]], bornAt(birth))), "hepb")[0]

  it.each([
    ["after 23 hours and 59 minutes", "2026-01-16T19:59:00+07:00", "yes"],
    ["after 24 hours", "2026-01-16T20:00:00+07:00", "yes"],
    ["after 24 hours and a minute", "2026-01-16T20:01:00+07:00", "no"],
    ["the next day, the hour was not written down", "2026-01-16", "unknown"],
    ["two days later", "2026-01-17", "no"]
  ])("%s", (_, at, timely) => {
    expect(said(at)).toBe(`hepb-birth ${at}: valid, timely ${timely}`)
  })
  it("is due at once, on time until the next day, given late in the first 28 days, and then no longer", () => {
    const on = (day: string) => windows(planOn(day, vaccinated("2026-01-15", [])), "hepb-birth")
    expect([on("2026-01-15"), on("2026-01-16"), on("2026-01-17"), on("2026-02-11"), on("2026-02-12")]).toEqual([
      ["hepb-birth 1 due 2026-01-15 to 2026-01-16"], ["hepb-birth 1 due 2026-01-15 to 2026-01-16"], ["hepb-birth 1 overdue 2026-01-15 to 2026-01-16"], ["hepb-birth 1 overdue 2026-01-15 to 2026-01-16"], ["hepb-birth agedOut"]
    ])
  })
  it("does not stand in for one of the three doses of the combined vaccine", () => {
    expect(card(planOn("2026-03-15", vaccinated("2026-01-15", newborn)), "hepb")).toEqual(["hepb 1 due 2026-03-15"])
  })
})

describe("tuberculosis", () => {
  it("within a month of birth, late until the first birthday, and not after", () => {
    const on = (day: string) => windows(planOn(day, vaccinated("2026-01-15", [])), "bcg")
    expect([on("2026-02-15"), on("2026-02-16"), on("2027-01-14"), on("2027-01-15")]).toEqual([["bcg 1 due 2026-01-15 to 2026-02-15"], ["bcg 1 overdue 2026-01-15 to 2026-02-15"], ["bcg 1 overdue 2026-01-15 to 2026-02-15"], ["bcg agedOut"]])
  })
  it("a dose that was given later counts all the same", () => {
    expect(card(planOn("2028-01-15", vaccinated("2026-01-15", [["bcg", "2027-06-01"]])), "bcg")).toEqual(["bcg complete"])
  })
})

describe("ages and distances", () => {
  it("a first dose on the day before 2 months does not count, and says from when it would have", () => {
    const plan = planOn("2026-04-20", vaccinated("2026-01-15", [["dpt-hepb-hib", "2026-03-14"]]))
    expect(verdicts(plan, "hib")).toEqual(["dpt-hepb-hib 2026-03-14: notValid, ageTooYoung until 2026-03-15"])
    expect(card(plan, "hib")).toEqual(["hib 1 due 2026-04-11"])
  })
  it("28 days are a month that counts; 27 are not", () => {
    const second = (day: string) => verdicts(planOn("2026-05-20", vaccinated("2026-01-15", [["dpt-hepb-hib", "2026-03-15"], ["dpt-hepb-hib", day]])), "hib")[1]
    expect(second("2026-04-15")).toBe("dpt-hepb-hib 2026-04-15: valid")
    expect(second("2026-04-12")).toMatch(/^dpt-hepb-hib 2026-04-12: valid/)
    expect(second("2026-04-11")).toBe("dpt-hepb-hib 2026-04-11: notValid, intervalTooShort until 2026-04-15")
  })
  it("born on 31 December: 2 months are full on 1 March, not on the last day of February", () => {
    expect(card(planOn("2026-02-28", vaccinated("2025-12-31", [])), "hib")).toEqual(["hib 1 later 2026-03-01"])
  })
  it("born on 29 February: 1 year is full on 1 March", () => {
    expect(card(planOn("2025-02-28", vaccinated("2024-02-29", [])), "je")).toEqual(["je 1 later 2025-03-01"])
  })
  it("a child born preterm is counted by the day of birth, as all are", () => {
    const early = vaccinated("2026-01-15", [], { facts: [{ kind: "observation", code: ["gestational-age-at-birth"], start: "2026-01-15", value: 32, unit: "wk" }] })
    expect(card(planOn("2026-03-15", early), "hib")).toEqual(["hib 1 due 2026-03-15"])
  })
})

describe("late doses go on, and nothing is begun anew", () => {
  it("the second dose a year late is the second dose", () => {
    const plan = planOn("2027-06-01", vaccinated("2026-01-15", [["dpt-hepb-hib", "2026-03-15"], ["dpt-hepb-hib", "2027-05-01"]]))
    expect(verdicts(plan, "pertussis")).toEqual(["dpt-hepb-hib 2026-03-15: valid", "dpt-hepb-hib 2027-05-01: valid"])
    expect(card(plan, "dpt", "hepb")).toEqual(["dpt 3 due 2027-06-01", "hepb 3 due 2027-06-01"])
  })
  it.each<[string, string, readonly string[]]>([
    ["of 10 months", "2025-09-10", ["dpt-hepb-hib", "bcg", "bopv", "ipv", "measles"]],
    ["of 2 years: one dose against measles and rubella", "2024-03-01", ["dpt-hepb-hib", "mr", "bopv", "ipv", "je-inactivated"]],
    ["of 8 years: nothing with whole-cell pertussis", "2018-03-01", ["mr", "bopv", "ipv", "je-inactivated", "td"]]
  ])("a child %s who never had any is given everything at once, by as few doses as can be", (_, birthDate, expected) => {
    const plan = planOn("2026-07-15", vaccinated(birthDate, []))
    expect(plan.toGive.map(({ vaccine }) => vaccine)).toEqual(expected)
    expect(card(plan, "hepb", "hib")).toEqual(birthDate === "2018-03-01" ? ["hepb agedOut", "hib agedOut"] : [`hepb 1 overdue ${birthDate === "2025-09-10" ? "2025-11-10" : "2024-05-01"}`, `hib 1 overdue ${birthDate === "2025-09-10" ? "2025-11-10" : "2024-05-01"}`])
  })
  it("measles alone at 17 months: rubella waits for the second dose against measles, 28 days later", () => {
    const late = vaccinated("2026-01-15", [["measles", "2027-07-01"]])
    expect(card(planOn("2027-07-20", late), "measles", "rubella")).toEqual(["measles 2 later 2027-07-29", "rubella 1 later 2027-07-29"])
    expect(planOn("2027-07-29", late).toGive).toContainEqual({ vaccine: "mr", vaccineGroups: ["measles", "rubella"] })
    const sooner = planOn("2027-08-01", vaccinated("2026-01-15", [["measles", "2027-07-01"], ["mr", "2027-07-20"]]))
    expect([verdicts(sooner, "measles")[1], verdicts(sooner, "rubella")[0]]).toEqual(["mr 2027-07-20: notValid, intervalTooShort until 2027-07-29", "mr 2027-07-20: valid"])
  })
  it("the booster waits 6 months after a late third dose", () => {
    const doses: readonly Given[] = [["dpt-hepb-hib", "2026-03-15"], ["dpt-hepb-hib", "2027-05-01"], ["dpt-hepb-hib", "2027-06-01"]]
    expect(card(planOn("2027-08-01", vaccinated("2026-01-15", doses)), "dpt")).toEqual(["dpt 4 later 2027-12-01"])
  })
  it("the second booster does not follow on the heels of a late first one; given early it counts from 28 days on", () => {
    const late: readonly Given[] = [["dpt-hepb-hib", "2018-05-01"], ["dpt-hepb-hib", "2018-06-01"], ["dpt-hepb-hib", "2018-07-01"], ["td", "2026-07-01"]]
    expect(card(planOn("2026-07-01", vaccinated("2018-03-01", late)), "dpt")).toEqual(["dpt 5 later 2027-01-01"])
    const fifth = (day: string) => verdicts(planOn("2026-12-01", vaccinated("2018-03-01", [...late, ["td", day]])), "diphtheria")[4]
    expect([fifth("2026-07-28"), fifth("2026-07-29")]).toEqual(["td 2026-07-28: notValid, intervalTooShort until 2026-07-29", "td 2026-07-29: valid"])
  })
  it("a pupil who lacks doses against pertussis, for which there is no vaccine any more, is done with Td", () => {
    const three: readonly Given[] = [["dpt-hepb-hib", "2018-05-01"], ["dpt-hepb-hib", "2018-06-01"], ["dpt-hepb-hib", "2018-07-01"]]
    const line = (day: string, ...doses: readonly Given[]) => card(planOn(day, vaccinated("2018-03-01", [...three, ...doses])), "dpt")
    expect(line("2025-02-28")).toEqual(["dpt 4 overdue 2019-09-01"])
    expect(line("2026-07-01", ["td", "2026-01-01"], ["td", "2026-07-01"])).toEqual(["dpt complete"])
  })
  it("Japanese encephalitis: on time for 1 to 2 weeks, overdue on the next day, and given then it counts", () => {
    const first: readonly Given[] = [["je-inactivated", "2027-01-15"]]
    const on = (day: string) => windows(planOn(day, vaccinated("2026-01-15", first)), "je")
    expect([on("2027-01-21"), on("2027-01-22"), on("2027-01-29"), on("2027-01-30")]).toEqual([
      ["je 2 later 2027-01-22 to 2027-01-29"], ["je 2 due 2027-01-22 to 2027-01-29"], ["je 2 due 2027-01-22 to 2027-01-29"], ["je 2 overdue 2027-01-22 to 2027-01-29"]
    ])
    const late = planOn("2027-06-01", vaccinated("2026-01-15", [...first, ["je-inactivated", "2027-05-20"]]))
    expect(verdicts(late, "je")).toEqual(["je-inactivated 2027-01-15: valid", "je-inactivated 2027-05-20: valid"])
    expect(card(late, "je")).toEqual(["je 3 later 2028-05-20"])
  })
  it("a pupil of 8 years goes on with Td, and any vaccine with the component counts", () => {
    const line = (...doses: readonly Given[]) => planOn("2026-07-15", vaccinated("2018-03-01", doses)).lines.find(({ vaccineGroup }) => vaccineGroup === "dpt")
    for (const vaccine of ["td", "dpt"]) {
      expect(line([vaccine, "2026-06-01"])).toMatchObject({ state: "due", doseNumber: 2, dueFrom: "2026-07-01", vaccines: ["td"] })
    }
  })
  it("overdue is what has been due for a month, which is the station's choice", () => {
    const on = (day: string, choices = {}) => windows(planOn(day, vaccinated("2026-01-15", newborn), loadImmunization("cam-giang", day, { choices })), "dpt")
    expect([on("2026-04-14"), on("2026-04-15")]).toEqual([["dpt 1 due 2026-03-15 to 2026-04-14"], ["dpt 1 overdue 2026-03-15 to 2026-04-14"]])
    const patient = { "vietnam-immunization/overdue-after": { months: 3 } }
    expect([on("2026-06-14", patient), on("2026-06-15", patient)]).toEqual([["dpt 1 due 2026-03-15 to 2026-06-14"], ["dpt 1 overdue 2026-03-15 to 2026-06-14"]])
  })
  it("whoever is 16 is no longer a child", () => {
    expect(card(planOn("2026-07-14", vaccinated("2010-07-15", [])), "je")).toEqual(["je 1 overdue 2011-07-15"])
    expect(card(planOn("2026-07-15", vaccinated("2010-07-15", [])), "je")).toEqual(["je agedOut"])
  })
})

describe("oral and injected polio are two requirements side by side", () => {
  it("three oral doses leave the injected ones to be given, and the other way round", () => {
    const oral: readonly Given[] = [["bopv", "2026-03-15"], ["bopv", "2026-04-15"], ["bopv", "2026-05-15"]]
    const injected: readonly Given[] = [["ipv", "2026-06-15"], ["ipv", "2026-10-15"]]
    const lines = (doses: readonly Given[]) => card(planOn("2026-11-15", vaccinated("2026-01-15", doses)), "bopv", "ipv")
    expect(lines(oral)).toEqual(["ipv 1 overdue 2026-06-15", "bopv complete"])
    expect(lines(injected)).toEqual(["bopv 1 overdue 2026-03-15", "ipv complete"])
    expect(lines([...oral, ...injected])).toEqual(["bopv complete", "ipv complete"])
  })
  it("an oral dose is no business of the injected series: no verdict of it there", () => {
    const plan = planOn("2026-11-15", vaccinated("2026-01-15", [["bopv", "2026-03-15"]]))
    expect(plan.doses.flatMap(({ evaluations }) => evaluations.map(({ series }) => series))).toEqual(["bopv"])
  })
})

describe("vaccines that people pay for", () => {
  it("a child on the hexavalent vaccine goes on with it and is not called in for oral polio", () => {
    const plan = planOn("2026-05-14", vaccinated("2026-01-15", [...newborn, ["dtap-ipv-hib-hepb", "2026-03-15"]]))
    expect(card(plan, "dpt", "hepb", "hib", "bopv", "ipv", "polio-combined")).toEqual(["dpt 2 due 2026-04-15", "hepb 2 due 2026-04-15", "hib 2 due 2026-04-15", "polio-combined 2 due 2026-04-15"])
  })
  it("after three of them nothing is due against polio, and they are known by their CVX code, too", () => {
    const doses: readonly Given[] = [["dtap-ipv-hib-hepb", "2026-03-15"], ["CVX|146", "2026-04-15"], ["CVX|132", "2026-05-15"]]
    expect(card(planOn("2026-08-15", vaccinated("2026-01-15", doses)), "hepb", "hib", "bopv", "ipv", "polio-combined")).toEqual(["hepb complete", "hib complete", "polio-combined complete"])
  })
  it("a pentavalent vaccine without hepatitis B leaves that line open, while the booster of the other is far", () => {
    const doses: readonly Given[] = [["dtap-ipv-hib", "2026-03-15"], ["dtap-ipv-hib", "2026-04-15"], ["dtap-ipv-hib", "2026-05-15"]]
    expect(card(planOn("2026-06-15", vaccinated("2026-01-15", doses)), "dpt", "hepb", "hib")).toEqual(["hepb 1 overdue 2026-03-15", "dpt 4 later 2027-07-15", "hib complete"])
  })
  it("MMR at 18 months is the second dose against measles, and rubella", () => {
    expect(card(planOn("2027-09-01", vaccinated("2026-01-15", [["measles", "2026-10-15"], ["mmr", "2027-07-15"]])), "measles", "rubella")).toEqual(["measles complete", "rubella complete"])
  })
  it("whoever had a live vaccine against Japanese encephalitis is not called in for the other", () => {
    expect(card(planOn("2027-09-01", vaccinated("2026-01-15", [["je-live", "2027-01-15"]])), "je")).toEqual(["je notRecommended"])
  })
})

describe("bad input is kept, told, and never counted", () => {
  it.each<[string, Given, string]>([
    ["before birth", ["bcg", "2026-01-14"], "beforeBirth"], ["in the future", ["bopv", "2026-08-01"], "inTheFuture"], ["of an unknown code", ["6in1", "2026-03-15"], "unknownVaccine"]
  ])("a dose %s", (_, dose, code) => {
    const plan = planOn("2026-07-15", vaccinated("2026-01-15", [dose]))
    expect(plan.setAside.map((one) => one.code)).toEqual([code])
    expect(card(plan)).toEqual(card(planOn("2026-07-15", vaccinated("2026-01-15", []))))
  })
})
