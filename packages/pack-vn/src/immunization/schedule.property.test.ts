import { assessImmunization, compileSchedule, type DoseGiven, type ImmunizationAssessment } from "@tramyte/core/immunization"
import { addDuration, civilDate, epochDay } from "@tramyte/core"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { loadImmunization } from "./loadImmunization.ts"
import { schedules } from "./schedules.ts"
import { type Given, planOn, vaccinated } from "./vaccinated.fixture.ts"
import { vaccines } from "./vaccines.ts"

const compiled = schedules.map(({ schedule }) => compileSchedule(schedule))
const birth = epochDay("2022-02-28")
const birthDate = civilDate(birth)
const assess = (version: number, doses: readonly DoseGiven[], on: number): ImmunizationAssessment => assessImmunization(compiled[version]!, { birthDate, sex: "female", doses }, civilDate(on))
const childhoodLines = (assessment: ImmunizationAssessment) => assessment.groups.filter(({ vaccineGroup }) => vaccineGroup !== "hepb-birth" && vaccineGroup !== "bcg")

describe("a child who is late by any number of days, again and again", () => {
  it("is complete in the end with as many doses as the card has, and no dose is ever lost", () => {
    fc.assert(fc.property(fc.nat({ max: 3 }), fc.array(fc.nat({ max: 120 }), { minLength: 30, maxLength: 30 }), (version, delays) => {
      const doses: DoseGiven[] = []
      let today = birth
      for (const delay of delays) {
        const open = childhoodLines(assess(version, doses, today)).filter(({ status }) => status === "notComplete")
        const next = Math.min(...open.map(({ earliest }) => epochDay(earliest!)))
        if (open.length === 0) break
        today = Math.max(today, next) + delay
        const due = childhoodLines(assess(version, doses, today)).filter(({ status, earliest }) => status === "notComplete" && epochDay(earliest!) <= today)
        for (const vaccine of new Set(due.map(({ vaccines }) => vaccines[0]).filter((one) => one !== undefined))) doses.push({ id: `${vaccine} ${today}`, date: civilDate(today), vaccine })
      }
      const last = assess(version, doses, today)
      expect(last.series.filter(({ best }) => best).flatMap(({ evaluations }) => evaluations).filter(({ status }) => status === "notValid")).toEqual([])
      const open = childhoodLines(last).filter(({ status }) => status !== "complete").map(({ vaccineGroup }) => vaccineGroup)
      // The booster at 7 years may still lie ahead; everything else is done.
      expect(open.filter((group) => group !== "dpt")).toEqual([])
    }), { numRuns: 150 })
  })
})

describe("a dose on the earliest day", () => {
  it("counts, whatever came before", () => {
    const codes = ["dpt-hepb-hib", "bopv", "ipv", "measles", "mr", "je-inactivated", "dpt", "td", "hepb-birth", "hepb", "dtap-ipv-hib-hepb"]
    const history = fc.array(fc.record({ vaccine: fc.constantFrom(...codes), age: fc.nat({ max: 3000 }) }), { maxLength: 8 })
    fc.assert(fc.property(fc.nat({ max: 3 }), history, fc.nat({ max: 3200 }), (version, given, age) => {
      const doses = given.map(({ vaccine, age: at }, index): DoseGiven => ({ id: `d${index}`, vaccine, date: civilDate(birth + at) }))
      for (const line of assess(version, doses, birth + age).groups) {
        const vaccine = line.vaccines[0]
        if (line.status !== "notComplete" || vaccine === undefined) continue
        const day = Math.max(epochDay(line.earliest!), birth + age)
        const after = assess(version, [...doses.filter(({ date }) => epochDay(date) <= birth + age), { id: "next", vaccine, date: civilDate(day) }], day)
        const verdict = after.series.filter(({ best, vaccineGroup }) => best && vaccineGroup === line.vaccineGroup).flatMap(({ evaluations }) => evaluations).filter(({ dose }) => dose === "next")
        if (after.setAside.some(({ dose }) => dose === "next")) continue
        expect(verdict.filter(({ status }) => status === "valid").length, `${line.vaccineGroup} ${JSON.stringify(doses)} ${civilDate(day)}`).toBeGreaterThan(0)
      }
    }), { numRuns: 300 })
  })
})

describe("what is to be given in one session", () => {
  const infants: Readonly<Record<string, number>> = { "hepb-birth": 28, bcg: 366, "dpt-hepb-hib": 2557, dpt: 2557, rotavin: 185 }
  const componentsOf = (vaccine: string) => vaccines.find(({ code }) => code === vaccine)!.antigens.map(({ antigen }) => vaccine === "bopv" ? "oral polio" : antigen)

  it("has no component twice, and nothing for which the child is too old, whatever came before", () => {
    const codes = ["dpt-hepb-hib", "bopv", "ipv", "measles", "mr", "mmr", "je-inactivated", "dpt", "td", "tt", "hepb-birth", "hepb", "dtap-ipv-hib", "rotavin"]
    const history = fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.nat({ max: 5800 })), { maxLength: 8, selector: String })
    fc.assert(fc.property(fc.constantFrom("2018-06-01", "2025-06-01", "2026-06-01", "2026-08-01"), fc.integer({ min: 0, max: 5900 }), history, (day, age, given) => {
      const born = epochDay(day) - age
      const doses = given.filter(([, at]) => at <= age).map(([vaccine, at]): Given => [vaccine, civilDate(born + at)])
      const choices = { "vietnam-immunization/rotavirus-offered": true, "vietnam-immunization/pcv-offered": true, "vietnam-immunization/hpv-offered": true }
      const { toGive } = planOn(day, vaccinated(civilDate(born), doses, { sex: "female" }), loadImmunization("vietnam", day, { choices }))
      const components = toGive.flatMap(({ vaccine }) => componentsOf(vaccine))
      expect(components.filter((one, index) => components.indexOf(one) !== index), JSON.stringify([toGive, doses])).toEqual([])
      expect(toGive.filter(({ vaccine }) => age >= (infants[vaccine] ?? Infinity))).toEqual([])
    }), { numRuns: 400 })
  })
})

describe("ages of the schedule and of the rule language", () => {
  it("2 months are full on the same day in both", () => {
    fc.assert(fc.property(fc.integer({ min: epochDay("2019-01-01"), max: epochDay("2031-12-31") }), (born) => {
      const { groups } = assessImmunization(compiled[3]!, { birthDate: civilDate(born), doses: [] }, civilDate(born + 400))
      expect(groups.find(({ vaccineGroup }) => vaccineGroup === "hib")?.earliest).toBe(civilDate(addDuration(born, { months: 2 }, "rollForward")))
    }))
  })
})
