import { computeKpi, computeKpis, type HealthRecord } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Told } from "../../counted.fixture.ts"
import { loadImmunization } from "../loadImmunization.ts"
import { assessed, child, day, given, rules, stands, year } from "./assessed.fixture.ts"

/** The card of a child who had everything in time: born on 1 October 2025 in the morning. */
const card: readonly Told[] = [
  given("hepb-birth", "2025-10-01"), given("bcg", "2025-10-02"),
  ...["2025-12-01", "2026-01-05", "2026-02-10"].flatMap((start) => [given("dpt-hepb-hib", start), given("bopv", start)]),
  given("ipv", "2026-03-02"), given("measles", "2026-07-01"), given("ipv", "2026-07-02")
]
const without = (vaccine: string): readonly Told[] => card.filter(({ code }) => code?.[0] !== vaccine)
const at1 = (told: readonly Told[], more: Parameters<typeof child>[1] = {}) => {
  const record = assessed(child(told, more))
  const of = (...indicators: readonly string[]) => indicators.map((indicator) => stands(indicator, record)[0])
  return { record, of }
}

describe("what the engine makes of a card, counted", () => {
  it("everything in time", () => {
    const { of } = at1(card)
    expect(of("fully-immunized-at-1", "fully-immunized-on-time-at-1", "coverage-ipv2", "on-time-ipv2", "zero-dose", "under-immunized", "drop-out-dpt1-dpt3", "drop-out-dpt1-measles1"))
      .toEqual(["in", "in", "in", "in", "out", "out", "out", "out"])
  })
  it("nothing at all: a zero-dose child", () => {
    expect(at1([]).of("fully-immunized-at-1", "zero-dose", "under-immunized", "drop-out-dpt1-dpt3", "children-with-overdue-doses")).toEqual(["out", "in", "in", "outside", "in"])
  })
  it("a second pentavalent dose after 27 days does not count, and the third becomes the second", () => {
    const early = [...without("dpt-hepb-hib"), ...["2025-12-05", "2026-01-01", "2026-01-30"].map((start) => given("dpt-hepb-hib", start))]
    const { of, record } = at1(early)
    expect(of("coverage-dpt1", "coverage-dpt3", "coverage-hib3", "fully-immunized-at-1", "drop-out-dpt1-dpt3")).toEqual(["in", "out", "out", "out", "in"])
    const { scored, strata } = computeKpi(rules, "vietnam-immunization/valid-doses", { records: [record], period: year })
    // Of 2026: two pentavalent doses for three lines each, OPV twice, IPV twice, measles.
    expect(scored).toEqual({ yes: 8, no: 3, unknown: 0 })
    expect(strata.find(({ by }) => by === "reason")?.values.filter(({ of: all }) => all > 0).map(({ key, of: all }) => [key, all])).toEqual([["valid", 8], ["intervalTooShort", 3]])
  })
  it("measles before nine months does not count; a second dose that does makes up for it", () => {
    expect(at1([...without("measles"), given("measles", "2026-06-30")]).of("coverage-measles1", "drop-out-dpt1-measles1")).toEqual(["out", "in"])
    expect(at1([...without("measles"), given("measles", "2026-06-30"), given("measles", "2026-08-15")]).of("coverage-measles1", "on-time-measles1")).toEqual(["in", "out"])
  })
  it("a paid hexavalent vaccine instead: polio 3 and IPV count, and no line is overdue for it", () => {
    const paid = [given("hepb-birth", "2025-10-01"), given("bcg", "2025-10-02"), ...["2025-12-01", "2026-01-05", "2026-02-10"].map((start) => given("CVX|146", start)), given("measles", "2026-07-01")]
    expect(at1(paid).of("coverage-polio3", "coverage-ipv1", "coverage-ipv2", "fully-immunized-at-1")).toEqual(["in", "in", "in", "in"])
  })
  it("a dose of which the card tells only the month is not judged: unknown, where it matters", () => {
    const { of } = at1([...without("measles"), given("measles", "2026-08")])
    expect(of("coverage-measles1", "on-time-measles1", "fully-immunized-at-1", "coverage-dpt3", "children-with-overdue-doses")).toEqual(["unknown", "out", "unknown", "in", "unknown"])
  })
  it("a dose that may not have been given", () => {
    expect(at1([...without("measles"), given("measles", "2026-08-01", { status: "preliminary" })]).of("coverage-measles1")).toEqual(["unknown"])
  })
  it("a register that may lack doses: what is there counts, what is not there is unknown", () => {
    const { of } = at1(without("measles"), { unlisted: ["immunization"] })
    expect(of("coverage-dpt3", "coverage-measles1", "zero-dose", "fully-immunized-at-1", "children-with-overdue-doses")).toEqual(["in", "unknown", "out", "unknown", "unknown"])
    expect(at1([], { unlisted: ["immunization"] }).of("zero-dose")).toEqual(["unknown"])
  })
  it("a birth of which only the month is known: no dose is judged, and nobody is zero-dose for it", () => {
    expect(at1(card, { birthDate: "2025-10" }).of("coverage-dpt1", "zero-dose", "children-with-overdue-doses")).toEqual(["unknown", "unknown", "unknown"])
  })
  it("the birth dose: in time on the day of birth; on the next only with the hours", () => {
    const born = (dose: Partial<Told>, ...more: readonly Told[]) => stands("on-time-hepatitis-b-birth-dose", assessed(child([given("hepb-birth", "2026-05-11", dose), ...more], { birthDate: "2026-05-10" })))
    expect([born({ start: "2026-05-10" }), born({}), born({ start: "2026-05-12" })]).toEqual([["in"], ["unknown"], ["out"]])
  })
  it("a child who had nothing since two months is overdue a month after the next dose was due", () => {
    const begun = (lastDay: string) => {
      const law = loadImmunization("vietnam", lastDay)
      const record = assessed(personWith([{ kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing" }, ...card.slice(0, 4)], { day: lastDay, birthDate: "2025-10-01" }), law, lastDay)
      return stands("children-with-overdue-doses", record, { from: "2025-10-01", until: lastDay === "2026-01-31" ? "2026-02-01" : "2026-02-02" }, law)
    }
    expect([begun("2026-01-31"), begun("2026-02-01")]).toEqual([["out"], ["in"]])
  })
})

describe("a woman in her first pregnancy", () => {
  const home: Told = { kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing" }
  const of = (indicator: string, ...told: readonly Told[]) => stands(indicator, assessed(personWith([home, ...told], { day, birthDate: "1996-05-01" })))
  const birth: Told = { kind: "pregnancy", start: "2026-01-01", end: "2026-10-08", qualifiers: { outcome: ["live-birth"] } }
  const pregnant: Told = { kind: "pregnancy", start: "2026-08-01", end: "ongoing" }
  it("two doses a month apart protect the newborn; a second one too soon does not count", () => {
    expect(of("protected-at-birth-against-tetanus", birth, given("tt", "2026-03-01"), given("tt", "2026-04-05"))).toEqual(["in"])
    expect(of("protected-at-birth-against-tetanus", birth, given("tt", "2026-03-01"), given("tt", "2026-03-20"))).toEqual(["out"])
  })
  it("now pregnant, with one dose and with two", () => {
    expect(of("pregnant-women-with-two-tetanus-doses", pregnant, given("tt", "2026-09-01"))).toEqual(["out"])
    expect(of("pregnant-women-with-two-tetanus-doses", pregnant, given("tt", "2026-09-01"), given("td", "2026-10-05"))).toEqual(["in"])
  })
})

describe("a commune", () => {
  const children = (villages: readonly string[]): readonly HealthRecord[] => villages.flatMap((village, place) => [card, without("measles"), card.slice(0, 4), []].map((told, index) =>
    assessed(personWith([{ kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing", links: { village } }, ...told], { day, birthDate: "2025-10-01", id: `${place}-${index}` }))))
  const records = children(["10903-01", "10903-02"])
  const share = (id: string) => computeKpi(rules, `vietnam-immunization/${id}`, { records, period: year })

  it("its shares", () => {
    const told = ["fully-immunized-at-1", "coverage-dpt1", "coverage-dpt3", "coverage-measles1", "drop-out-dpt1-dpt3", "drop-out-dpt1-measles1", "zero-dose", "under-immunized"].map((id) => [id, share(id).scored.yes, share(id).of])
    expect(told).toEqual([
      ["fully-immunized-at-1", 2, 8], ["coverage-dpt1", 6, 8], ["coverage-dpt3", 4, 8], ["coverage-measles1", 2, 8], ["drop-out-dpt1-dpt3", 2, 6], ["drop-out-dpt1-measles1", 4, 6], ["zero-dose", 2, 8], ["under-immunized", 4, 8]
    ])
  })
  it("villages sum to the commune, on time lies within coverage, zero-dose within under-immunized", () => {
    const reports = new Map(computeKpis(rules, { records, period: year, by: ["village"], people: true }).filter(({ indicator }) => indicator.startsWith("vietnam-immunization/")).map((report) => [report.indicator.split("/")[1]!, report]))
    for (const [name, { of, scored, strata }] of reports) {
      const villages = strata.find(({ by }) => by === "village")?.values ?? []
      expect([name, villages.reduce((sum, village) => sum + village.of, 0), villages.reduce((sum, village) => sum + village.scored.yes, 0)]).toEqual([name, of, scored.yes])
    }
    const having = (name: string) => new Set(reports.get(name)!.people!.filter(({ scored }) => scored === "yes").map(({ id }) => id))
    const within = (inner: string, outer: string) => [...having(inner)].every((id) => having(outer).has(id))
    for (const name of reports.keys()) if (name.startsWith("on-time-")) expect([name, within(name, name.replace("on-time", "coverage"))]).toEqual([name, true])
    expect([within("zero-dose", "under-immunized"), within("fully-immunized-on-time-at-1", "fully-immunized-at-1"), within("fully-immunized-at-1", "coverage-dpt3")]).toEqual([true, true, true])
  })
})
