import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { deriveFacts } from "../derivedFacts/deriveFacts.ts"
import { item, rulesOn, smallPack } from "../pack/smallPack.fixture.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { civilDate, epochDay } from "../time/index.ts"
import { type Asked, asked, schedules } from "./arbitrarySchedule.fixture.ts"
import { assessImmunization } from "./assessImmunization.ts"
import { compileSchedule } from "./compileSchedule.ts"
import { immunizationEngine } from "./immunizationEngine.ts"
import { planVaccination, type VaccinationPlan } from "./planVaccination.ts"
import type { ImmunizationSchedule } from "./schedule.ts"

const runs = { numRuns: 60 }

/** Each observation is seen as facts of the kind "risk" that have its code. */
const observed = Object.fromEntries(["hiv", "pregnant", "transplant"].map((code) => [code, { facts: { kind: "risk", codes: [code] } }]))

const rulesOf = (schedule: ImmunizationSchedule): RulesInForce => rulesOn("2026-07-15", smallPack({ schedules: [{ ...item("p/schedule"), schedule, observed }] }))

/** A history as a record whose lists are complete: what is unknown there is a doubtful fact. */
const recordOf = ({ history: { doses, observations = [], birthDate, deathDate, sex, birthInstant: _instant }, on }: Asked): HealthRecord => ({
  person: { id: "c1", birthDate, ...(deathDate === undefined ? {} : { deathDate }), ...(sex === undefined ? {} : { sex }) },
  facts: [
    ...doses.flatMap(({ id, date, at, vaccine, tradeName, volume, substandard, expires }): readonly Fact[] => !/^\d{4}-\d{2}-\d{2}$/u.test(date) || date === "2025-02-30" ? [] : [{
      id, kind: "immunization", code: [vaccine], start: date, recorded: date, ...(at === undefined ? {} : { at }), ...(volume === undefined ? {} : { value: volume, unit: "mL" }),
      qualifiers: { ...(tradeName === undefined ? {} : { product: [tradeName] }), ...(expires === undefined ? {} : { expiry: [expires] }), ...(substandard === true ? { condition: ["substandard"] } : {}) }
    }]),
    ...observations.map(({ code, date, unknown }, index): Fact => ({ id: `o${index}`, kind: "risk", code: [code], start: date ?? "1990", end: "ongoing", recorded: "2030-01-01", ...(unknown === true ? { status: "preliminary" } : {}) }))
  ],
  complete: { immunization: on, risk: on }
})

const always = (law: (rules: RulesInForce, record: HealthRecord, one: Asked, schedule: ImmunizationSchedule) => void): void =>
  fc.assert(fc.property(schedules(), asked(), (schedule, one) => law(rulesOf(schedule), recordOf(one), one, schedule)), runs)

describe("a plan", () => {
  it("says of a record what the schedule says of the history that is on it", () => {
    always((rules, record, one, schedule) => {
      const { lines, doses, setAside } = planVaccination(rules, record, { asOf: one.on })
      const { birthInstant: _instant, birthCountry: _country, ...history } = one.history
      const onRecord = new Set(record.facts.map(({ id }) => id))
      const told = history.doses.filter(({ id }) => onRecord.has(id))
      // Facts are read on the day: what is to come is not on record yet, and what is sure goes before what is not.
      const begun = (history.observations ?? []).filter(({ date }) => date === undefined || date <= one.on)
      const seen = begun.filter(({ unknown }) => unknown !== true)
      const unsure = begun.filter(({ code, unknown }) => unknown === true && !seen.some((other) => other.code === code))
      const { groups, series, ...answer } = assessImmunization(compileSchedule(schedule), { ...history, doses: told, observations: [...seen, ...unsure] }, one.on)
      const found = lines.filter(({ antigens, series: ids, state }) => state !== "unknown" || antigens.length + ids.length === 0)
      expect(found.map(({ vaccineGroup, type, earliest, dueFrom, dueBy, latest, doseNumber }) => ({ vaccineGroup, type, earliest, dueFrom, dueBy, latest, doseNumber })).toSorted(byLine))
        .toEqual(groups.map(({ vaccineGroup, type, earliest, recommended, pastDue, latest, doseNumber }) => ({ vaccineGroup, type, earliest, dueFrom: recommended, dueBy: pastDue, latest, doseNumber })).toSorted(byLine))
      for (const { vaccineGroup, type, state } of found) {
        const { status } = groups.find((group) => group.vaccineGroup === vaccineGroup && group.type === type)!
        expect(["overdue", "due", "later"].includes(state) ? "notComplete" : state).toBe(status)
      }
      expect(setAside).toEqual(answer.setAside)
      expect(doses.flatMap(({ evaluations }) => evaluations).length).toBe(series.filter(({ best }) => best).flatMap(({ evaluations }) => evaluations).length)
    })
  })
  it("does not hang on the order of facts", () => {
    always((rules, record, { on: asOf }) => {
      expect(planVaccination(rules, { ...record, facts: record.facts.toReversed() }, { asOf })).toEqual(planVaccination(rules, record, { asOf }))
    })
  })
  it("is provisional where doses may be missing, and otherwise the same", () => {
    always((rules, record, { on: asOf }) => {
      const { immunization: _immunization, ...complete } = record.complete!
      const [known, unknown] = [record, { ...record, complete }].map((one) => planVaccination(rules, one, { asOf }))
      const bare = ({ lines }: VaccinationPlan) => lines.map(({ certainty: _certainty, missing: _missing, ...rest }) => rest)
      expect(bare(unknown!)).toEqual(bare(known!))
      for (const { certainty, state, reasons } of unknown!.lines) if (state !== "unknown" && !reasons.every(({ code }) => code === "noLongerOffered")) expect(certainty).toBe("provisional")
    })
  })
  it("gives vaccines for lines that are due, as few as serve each of them once", () => {
    always((rules, record, { on: asOf }) => {
      const { lines, toGive } = planVaccination(rules, record, { asOf })
      const due = lines.filter(({ state, vaccines }) => (state === "due" || state === "overdue") && vaccines.length > 0)
      expect(toGive.flatMap(({ vaccineGroups }) => vaccineGroups).toSorted()).toEqual(due.map(({ vaccineGroup }) => vaccineGroup).toSorted())
      for (const { vaccine, vaccineGroups } of toGive) for (const group of vaccineGroups) expect(due.some(({ vaccineGroup, vaccines }) => vaccineGroup === group && vaccines.includes(vaccine))).toBe(true)
    })
  })
})

describe("the facts of the engine", () => {
  const derived = (rules: RulesInForce, record: HealthRecord, asOf: string) => deriveFacts(rules, record, [immunizationEngine(rules)], { asOf })
  const ofCode = (facts: readonly Fact[], code: string): readonly Fact[] => facts.filter((fact) => fact.kind === "assessment" && fact.code?.includes(code) === true)
  it("say what the plan says", () => {
    always((rules, record, { on: asOf }) => {
      const { record: { facts }, problems } = derived(rules, record, asOf)
      expect(problems).toEqual([])
      const { lines, doses, setAside } = planVaccination(rules, record, { asOf })
      const known = lines.filter(({ reasons }) => reasons.length > 0 || lines.length === 0)
      const lineOf = ({ vaccineGroup }: { readonly vaccineGroup: string }): string => vaccineGroup
      const groupsOf = (code: string): readonly (string | undefined)[] => ofCode(facts, code).map(({ qualifiers }) => qualifiers?.["vaccineGroup"]?.[0]).toSorted()
      expect(groupsOf("vaccine-due")).toEqual(lines.filter(({ state }) => state === "due" || state === "overdue" || state === "later").map(lineOf).toSorted())
      expect(groupsOf("vaccine-overdue")).toEqual(lines.filter(({ state }) => state === "overdue").map(lineOf).toSorted())
      expect(ofCode(facts, "vaccine-group").length).toBeGreaterThanOrEqual(new Set(known.map(({ vaccineGroup, type }) => `${vaccineGroup} ${type}`)).size)
      expect(ofCode(facts, "vaccine-dose-set-aside").length).toBe(setAside.length)
      expect(ofCode(facts, "vaccine-dose").length).toBe(doses.flatMap(({ evaluations }) => evaluations).length)
    })
  })
  it("are the same when they are written twice", () => {
    always((rules, record, { on: asOf }) => {
      const once = derived(rules, record, asOf)
      expect(derived(rules, once.record, asOf)).toEqual(once)
    })
  })
})

describe("a birth of which the month, or the year, is known", () => {
  it.each([["month", 7, 30, 60], ["year", 4, 366, 12]] as const)("gives a sure line only where every day of the %s gives the same state", (_stretch, letters, most, numRuns) => {
    fc.assert(fc.property(schedules({ dated: false }), asked({ wrong: false }), (schedule, one) => {
      const rules = rulesOf(schedule)
      const { person, ...rest } = recordOf(one)
      const known = person.birthDate!.slice(0, letters)
      const first = epochDay(`${known}-01-01`.slice(0, 10))
      const { lines } = planVaccination(rules, { ...rest, person: { ...person, birthDate: known } }, { asOf: one.on })
      for (let day = first; day <= first + most && civilDate(day).startsWith(known) && civilDate(day) <= one.on; day++) {
        const exact = planVaccination(rules, { ...rest, person: { ...person, birthDate: civilDate(day) } }, { asOf: one.on })
        for (const { vaccineGroup, type, state, certainty } of lines) {
          if (certainty !== "sure") continue
          expect(exact.lines.filter((line) => line.vaccineGroup === vaccineGroup && line.type === type).map((line) => line.state)).toEqual([state])
        }
      }
    }), { numRuns })
  })
})

const byLine = (a: { readonly vaccineGroup: string; readonly type: string }, b: typeof a): number => `${a.vaccineGroup} ${a.type}` < `${b.vaccineGroup} ${b.type}` ? -1 : 1
