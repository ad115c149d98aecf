import { describe, expect, it } from "vitest"
import { loadImmunization } from "./loadImmunization.ts"
import { card, type Given, planOn, vaccinated } from "./vaccinated.fixture.ts"

const pregnancy = (start: string, end = "ongoing") => ({ kind: "pregnancy", start, end })
const woman = (doses: readonly Given[], ...pregnancies: readonly ReturnType<typeof pregnancy>[]) => vaccinated("2000-05-01", doses, { sex: "female", facts: pregnancies })
const line = (day: string, record: ReturnType<typeof woman>, rules = loadImmunization("cam-giang", day)) => {
  const plan = planOn(day, record, rules)
  return [...card(plan, "tetanus-women"), ...plan.lines.filter(({ vaccineGroup }) => vaccineGroup === "tetanus-women").flatMap(({ series }) => series)]
}

const inChildhood: readonly Given[] = [["dpt-hepb-hib", "2000-07-01"], ["dpt-hepb-hib", "2000-08-01"], ["dpt-hepb-hib", "2000-09-01"]]
const first = pregnancy("2026-05-01")

describe("no history, or none that is known: five doses", () => {
  it("the first as soon as she is pregnant", () => {
    expect(line("2026-05-20", woman([], first))).toEqual(["tetanus-women 1 due 2026-05-01", "tetanus-unknown"])
  })
  it("two childhood doses are fewer than three primary ones, and are not held against her schedule", () => {
    const record = woman(inChildhood.slice(0, 2), first)
    expect(line("2026-05-20", record)).toEqual(["tetanus-women 1 due 2026-05-01", "tetanus-unknown"])
    expect(planOn("2026-07-15", record).doses.flatMap(({ evaluations }) => evaluations.map(({ series }) => series))).not.toContain("tetanus-unknown")
  })
  it("the second a month after the first", () => {
    expect(line("2026-07-15", woman([["tt", "2026-06-20"]], first))).toEqual(["tetanus-women 2 later 2026-07-20", "tetanus-unknown"])
  })
  it("the third 6 months after the second, although the pregnancy has ended", () => {
    expect(line("2027-02-19", woman([["tt", "2026-06-20"], ["tt", "2026-07-20"]], pregnancy("2026-05-01", "2027-02-05")))).toEqual(["tetanus-women 3 due 2027-01-20", "tetanus-unknown"])
  })
  it("or as soon as she is pregnant again, if that is earlier", () => {
    const two: readonly Given[] = [["tt", "2026-06-20"], ["tt", "2026-07-20"]]
    const again = [pregnancy("2026-05-01", "2026-08-20"), pregnancy("2026-10-01")] as const
    expect(line("2026-10-31", woman(two, ...again))).toEqual(["tetanus-women 3 due 2026-10-01", "tetanus-unknown"])
    expect(line("2026-11-20", woman([...two, ["tt", "2026-11-10"]], ...again))).toEqual(["tetanus-women 4 later 2027-11-10", "tetanus-unknown"])
  })
  it("the fourth and fifth a year after, or in the next pregnancy; then she is protected", () => {
    const four: readonly Given[] = [["tt", "2022-06-20"], ["tt", "2022-07-20"], ["tt", "2023-02-20"], ["td", "2024-02-20"]]
    expect(line("2024-06-01", woman(four, pregnancy("2022-05-01", "2023-02-01")))).toEqual(["tetanus-women 5 later 2025-02-20", "tetanus-unknown"])
    expect(line("2026-07-15", woman([...four, ["tt", "2026-07-10"]], first))).toEqual(["tetanus-women complete", "tetanus-unknown"])
  })
})

describe("histories that are on record", () => {
  it("three primary doses: early, a month later, a year later", () => {
    expect(line("2026-05-20", woman(inChildhood, first))).toEqual(["tetanus-women 1 due 2026-05-01", "tetanus-primary-3"])
    expect(line("2026-07-15", woman([...inChildhood, ["tt", "2026-06-01"]], first))).toEqual(["tetanus-women 2 due 2026-07-01", "tetanus-primary-3"])
    expect(line("2026-07-15", woman([...inChildhood, ["tt", "2026-06-01"], ["tt", "2026-07-01"]], first))).toEqual(["tetanus-women 3 later 2027-07-01", "tetanus-primary-3"])
  })
  it("three primary doses and a booster: early, and a year later", () => {
    const boosted: readonly Given[] = [...inChildhood, ["dpt", "2001-11-01"]]
    expect(line("2026-05-20", woman(boosted, first))).toEqual(["tetanus-women 1 due 2026-05-01", "tetanus-primary-3-booster-1"])
    expect(line("2026-07-15", woman([...boosted, ["tt", "2026-06-01"]], first))).toEqual(["tetanus-women 2 later 2027-06-01", "tetanus-primary-3-booster-1"])
  })
  it("a dose that was written down twice is one", () => {
    expect(line("2026-07-15", woman([...inChildhood, ["dpt", "2000-09-01"]], first))[1]).toBe("tetanus-primary-3")
  })
  it("a dose on the 15th birthday is no longer history", () => {
    expect(line("2026-07-15", woman([...inChildhood, ["td", "2015-04-30"]], first))[1]).toBe("tetanus-primary-3-booster-1")
    expect(line("2026-07-15", woman([...inChildhood, ["td", "2015-05-01"]], first))).toEqual(["tetanus-women 2 overdue 2015-06-01", "tetanus-primary-3"])
  })
  it("what is not known to be complete is unknown history", () => {
    const record = { ...woman(inChildhood.slice(0, 2), first), complete: {} }
    expect(line("2026-07-15", record)[1]).toBe("tetanus-unknown")
  })
})

describe("for whom it is", () => {
  it("not for a woman who is not pregnant, never was and has not begun; unless the station vaccinates all", () => {
    expect(line("2026-07-15", woman([]))).toEqual([])
    const choices = { "vietnam-immunization/tetanus-of-all-women": true }
    expect(line("2026-07-15", woman([]), loadImmunization("cam-giang", "2026-07-15", { choices }))).toEqual(["tetanus-women 1 overdue 2015-05-01", "tetanus-unknown"])
  })
  it("not for men, and no longer from 50 years on", () => {
    const choices = { "vietnam-immunization/tetanus-of-all-women": true }
    const on = (birthDate: string, sex: "male" | "female") => card(planOn("2026-07-15", vaccinated(birthDate, [], { sex }), loadImmunization("cam-giang", "2026-07-15", { choices })), "tetanus-women")
    expect([on("1990-01-01", "male"), on("1976-07-16", "female"), on("1976-07-15", "female")]).toEqual([[], ["tetanus-women 1 overdue 1991-07-16"], []])
  })
  it("a woman of whom nobody knows whether she is pregnant is not asked here", () => {
    const { complete: _, ...record } = woman([])
    expect(line("2026-07-15", record)).toEqual([])
  })
})
