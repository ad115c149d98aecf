import { addDuration, assignGroups, civilDate, type CitizenProfile, type EducationLevel, type EmploymentType, epochDay, readRecord, recordFromProfile } from "@tramyte/core"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { loadCamGiang } from "../camGiang.ts"
import { citizen } from "../citizen.fixture.ts"

const on = "2026-07-15"
const rules = loadCamGiang(on)
const groups = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `cam-giang/group-${number}`)

const day = fc.integer({ min: epochDay("1925-01-01"), max: epochDay(on) }).map(civilDate)
const edges = fc.constantFrom("1966-07-14", "1966-07-15", "1966-07-16", "1968-02-29", "2024-02-29", "1900-03-01", "2025-12-31", on)
const birthDate = fc.oneof(day, edges, day.map((date) => date.slice(0, 4)), day.map((date) => date.slice(0, 7)))
const employment = fc.constantFrom<false | EmploymentType>(
  false, "contract", "probation", "apprentice", "trainee", "cadre", "civilServant", "publicEmployee", "specialTrade", "police", "military", "freelance", "retired")
const education = fc.constantFrom<false | EducationLevel>(
  false, "preschool", "primary", "lowerSecondary", "upperSecondary", "continuing", "college", "vocational", "university", "postgraduate")

const known = fc.record({
  sex: fc.constantFrom("male", "female"),
  birthDate,
  merit: fc.boolean(),
  disability: fc.constantFrom(false, true, "mild", "severe", "exceptionallySevere"),
  poverty: fc.constantFrom("none", "poor", "nearPoor"),
  employment,
  education,
  insurance: fc.constantFrom(true, false, "CC", "HN", "DN", "HS", "GD", "XX")
}, { requiredKeys: [] }) as fc.Arbitrary<Partial<CitizenProfile>>

const resident = known.map((facts): CitizenProfile => ({ id: "p1", residence: { type: "permanent", commune: "10903" }, ...facts }))

it("every permanent resident gets exactly one of the eight groups, whatever is missing", () => {
  fc.assert(fc.property(resident, (person) => {
    const { group, inScope, certainty, couldBe, matches, missing } = assignGroups(rules, person)
    expect(inScope).toBe("yes")
    expect(groups).toContain(group?.id)
    expect(group?.id).toBe(matches[0]?.id ?? "cam-giang/group-8")
    expect(certainty).toBe(couldBe.length === 0 ? "sure" : "provisional")
    expect(missing.length > 0).toBe(couldBe.length > 0)
    for (const open of couldBe) expect(open.order).toBeLessThan(group!.order)
  }))
})

// Three assumptions of the pack stand outside this law: nobody under 15 works or is at a university, and nobody of 30 or more
// studies, unless that is on record; and a card whose code nobody knows shows nothing.
it("from 15 on, what a missing fact leaves open is what it turns out to be: the group, or one of those that it could be", () => {
  const ofWorkingAge = fc.integer({ min: epochDay("1925-01-01"), max: epochDay("2011-07-15") }).map(civilDate)
  const whole = fc.record({ birthDate: ofWorkingAge, merit: fc.boolean(), disability: fc.boolean(), poverty: fc.constantFrom("none" as const, "poor" as const), employment, education })
  const hidden = fc.subarray(["birthDate", "merit", "disability", "poverty", "employment", "education"])
  fc.assert(fc.property(whole, hidden, (facts, unknown) => {
    fc.pre(facts.birthDate > "1996-07-15" || facts.education === false || !unknown.includes("education"))
    const person = citizen(facts)
    const partly = Object.fromEntries(Object.entries(person).filter(([field]) => !unknown.includes(field))) as unknown as CitizenProfile
    const before = assignGroups(rules, partly)
    const after = assignGroups(rules, person)
    expect([before.group!.id, ...before.couldBe.map(({ id }) => id)]).toContain(after.group!.id)
  }), { numRuns: 500 })
})

it("the order in which facts were loaded does not matter", () => {
  fc.assert(fc.property(resident.chain((person) => {
    const record = recordFromProfile(person, on)
    return fc.record({ record: fc.constant(record), facts: fc.shuffledSubarray([...record.facts], { minLength: record.facts.length }) })
  }), ({ record, facts }) => {
    const [a, b] = [record, { ...record, facts }].map((each) => assignGroups(rules, readRecord(each)))
    expect({ group: b!.group, matches: b!.matches, couldBe: b!.couldBe }).toEqual({ group: a!.group, matches: a!.matches, couldBe: a!.couldBe })
  }))
})

it("once elderly, always elderly", () => {
  fc.assert(fc.property(birthDate, fc.nat({ max: 40_000 }), fc.nat({ max: 4_000 }), (birth, later, more) => {
    const isElderly = (date: string) => {
      const person = { id: "p1", birthDate: birth }
      return assignGroups(loadCamGiang(date), person).matches.some(({ id }) => id === "cam-giang/group-2")
    }
    const first = epochDay("2026-06-26") + (later % 3_000)
    if (isElderly(civilDate(first))) expect(isElderly(civilDate(first + more))).toBe(true)
  }), { numRuns: 60 })
})

it("exactly one day turns somebody into an elder", () => {
  fc.assert(fc.property(fc.integer({ min: epochDay("1966-07-01"), max: epochDay("1969-12-31") }), (born) => {
    const person = citizen({ birthDate: civilDate(born) })
    const birthday = addDuration(born, { years: 60 }, "rollForward")
    expect(assignGroups(loadCamGiang(civilDate(birthday - 1)), person).group?.id).toBe("cam-giang/group-8")
    expect(assignGroups(loadCamGiang(civilDate(birthday)), person).group?.id).toBe("cam-giang/group-2")
  }), { numRuns: 60 })
})
