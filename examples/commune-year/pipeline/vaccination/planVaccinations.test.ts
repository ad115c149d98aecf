import { composePacks, type Fact, type HealthRecord, readRecord } from "@tramyte/core"
import { planVaccination } from "@tramyte/core/immunization"
import { registerMappings } from "@tramyte/registers"
import { describe, expect, it } from "vitest"
import { stationPacks, stationRules } from "../stationRules.ts"
import { mayBeVaccinated, planVaccinations } from "./planVaccinations.ts"
import type { VaccinationYear } from "./vaccinationYear.ts"

const on = "2026-10-15"
const rules = stationRules("cam-giang", on)

const home: Fact = { id: "home", kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing", recorded: on }
const dose = (vaccine: string, start: string, more: Partial<Fact> = {}): Fact => ({ id: `${vaccine}-${start}`, kind: "immunization", code: [vaccine], start, recorded: on, ...more })
const child = (birthDate: string, facts: readonly Fact[], whole = true, sex: "female" | "male" = "female"): HealthRecord =>
  ({ person: { id: birthDate, sex, birthDate }, facts: [home, ...facts], ...(whole ? { complete: { immunization: on, residence: on } } : { complete: { residence: on } }) })

/** Doses on the tenth of each month by others, so that there is a session on 10 November. */
const others = ["2026-06-10", "2026-07-10", "2026-08-10", "2026-09-10"].map((day) => child("2018-01-01", ["bcg", "dpt", "mr", "bopv"].map((vaccine) => dose(vaccine, day))))

const planned = (...records: readonly HealthRecord[]): VaccinationYear => {
  const planner = planVaccinations(rules)
  for (const [at, record] of [...records, ...others].entries()) planner.add(at, record, readRecord(record))
  return planner.end()
}
const first = (year: VaccinationYear) => year.people.find(({ at }) => at === 0)
const given = (year: VaccinationYear): readonly string[] => (first(year)?.give ?? []).map(({ vaccine }) => year.vaccines[vaccine]!.code)

const atBirth = [dose("hepb-birth", "2026-08-01"), dose("bcg", "2026-08-01")]

describe("what the next session needs", () => {
  it("is asked for the day of the session: an infant who turns two months by then, with the doses due", () => {
    const year = planned(child("2026-09-01", [dose("hepb-birth", "2026-09-01"), dose("bcg", "2026-09-02")]))
    expect([year.session, year.sessionsSeen]).toEqual(["2026-11-10", 4])
    expect(given(year)).toEqual(["dpt-hepb-hib", "bopv"])
    expect(first(year)).toMatchObject({ standing: "d", ask: [], status: "unverified" })
  })

  it("leaves out whom the session comes too early for", () => {
    expect(first(planned(child("2026-09-20", [dose("hepb-birth", "2026-09-20"), dose("bcg", "2026-09-21")])))).toBeUndefined()
  })

  it("is overdue by what is on record, and tells after which day", () => {
    const late = planned(child("2026-05-01", [dose("hepb-birth", "2026-05-01"), dose("bcg", "2026-05-02"), dose("dpt-hepb-hib", "2026-07-10"), dose("bopv", "2026-07-10")]))
    expect(first(late)?.standing).toBe("o")
    expect(first(late)?.lines.map(({ dose: number, dueBy, line }) => [late.lines[line]!.id, number, dueBy])).toContainEqual(["dpt", 2, "2026-09-09"])
  })

  it("cannot wait where the session is too late: BCG ends at one year", () => {
    const year = planned(child("2025-10-25", [dose("hepb-birth", "2025-10-25")]))
    const bcg = first(year)?.lines.find(({ line }) => year.lines[line]!.id === "bcg")
    expect(bcg?.lastDay).toBe("2026-10-24")
    expect(given(year)).not.toContain("bcg")
  })

  it("is asked about first where the card is not whole: a child who moved here, with the question", () => {
    const year = planned(child("2024-02-01", [dose("measles", "2026-01-10")], false))
    expect(first(year)).toMatchObject({ standing: "q", ask: [{ fact: "immunization", question: { vi: "Đã tiêm những mũi nào, ngày nào?" } }] })
  })

  it("is nothing for whoever does not live here, or has died", () => {
    const moved = { ...child("2026-08-01", atBirth), facts: [{ ...home, end: "2026-09-01" }, ...atBirth] }
    expect(first(planned(moved))).toBeUndefined()
    const dead = { ...child("2026-08-01", atBirth), person: { id: "x", sex: "female", birthDate: "2026-08-01", deathDate: "2026-09-01" } } as const
    expect(first(planned(dead))).toBeUndefined()
  })

  it("against tetanus: a pregnant woman without any dose on record", () => {
    const pregnant: Fact = { id: "g", kind: "pregnancy", code: [], start: "2026-05-01", end: "2027-02-05", recorded: on }
    expect(given(planned(child("1998-01-01", [pregnant])))).toEqual(["tt"])
  })

  it("has nothing against pneumococcal disease, HPV and rotavirus in Hải Phòng, also for those who began where people pay", () => {
    const years = [
      planned(child("2026-08-20", atBirth)),
      planned(child("2025-12-01", [...atBirth, dose("pcv", "2026-02-01"), dose("pcv", "2026-04-05"), dose("rotarix", "2026-02-01")])),
      planned(child("2015-01-01", [dose("hpv", "2026-01-05")]))
    ]
    for (const year of years) expect(year.people.flatMap(({ lines }) => lines.map(({ line }) => year.lines[line]!.id)).filter((id) => /pcv|hpv|rota/.test(id))).toEqual([])
  })

  it("tells doses that take no part, and doses that count for nothing, with the reason", () => {
    const year = planned(child("2025-01-01", [dose("measles", "2024-05-01"), dose("Vắc xin lạ", "2025-08-01"), dose("rabies", "2025-08-02"), dose("measles", "2025-08-20", { qualifiers: { expiry: ["2026-12"] } })]))
    expect(year.setAside.map(({ code, day, vaccine }) => [code, vaccine.vi, day]).toSorted()).toEqual([["beforeBirth", "sởi đơn giá", "2024-05-01"], ["unknownVaccine", "Vắc xin lạ", "2025-08-01"]])
    expect(year.notCounted.filter(({ at }) => at === 0)).toMatchObject([{ code: "ageTooYoung", day: "2025-08-20", reason: { vi: "tiêm quá sớm so với tuổi, sớm nhất là 01/10/2025", en: "given too young; not before 2025-10-01" } }])
  })
})

describe("the rules behind it", () => {
  it.each(["cam-giang", "nam-thanh-mien"] as const)("go together: %s", (commune) => {
    expect(composePacks(stationPacks(commune)).on(on).schedules.map(({ id }) => id)).toEqual(["vietnam-immunization/schedule"])
  })

  it("know every vaccine that the register's words mean, but for those of no schedule", () => {
    const known = new Set(rules.schedules[0]!.schedule.vaccines.map(({ code }) => code))
    const meant = Object.values(registerMappings.vaccinations.codes.vaccine!.words).flatMap((codes) => codes === false ? [] : codes)
    expect([...new Set(meant)].filter((code) => !known.has(code))).toEqual(["influenza", "varicella", "hepa", "hepa-hepb", "meningococcal", "typhoid", "cholera", "rabies"])
  })

  it("know every antigen that the programme's vaccines of the register's words are against", () => {
    const meant = new Set(Object.values(registerMappings.vaccinations.codes.antigen!.words).flatMap((codes) => codes === false ? [] : codes))
    expect(rules.schedules[0]!.schedule.antigens.map(({ id }) => id).filter((id) => !meant.has(id))).toEqual([])
  })

  it("have nothing for whoever is left out: adults without doses and pregnancies", () => {
    const people = ["2008-12-31", "2000-02-29", "1990", "1956"].flatMap((birthDate) => (["female", "male"] as const).map((sex) => child(birthDate, [], false, sex)))
    expect(people.map((record) => mayBeVaccinated(record, on))).toEqual([true, false, true, false, true, false, false, false])
    for (const { complete, ...person } of people) {
      const record = { ...person, complete: { ...complete, pregnancy: on } }
      expect(mayBeVaccinated(record, on)).toBe(false)
      expect(planVaccination(rules, record).lines.filter(({ state }) => ["overdue", "due", "later", "unknown"].includes(state))).toEqual([])
    }
    expect(mayBeVaccinated(child("2009-01-01", []), on)).toBe(true)
    expect(mayBeVaccinated({ person: { id: "x" }, facts: [] }, on)).toBe(true)
  })
})
