import { computeKpi, type Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)

/** The last menstrual period was on 1 January 2026: 26 March is 12 weeks and 0 days, 8 October the day of birth. */
const pregnancy = (more: Partial<Told> = {}): Told => ({ kind: "pregnancy", start: "2026-01-01", end: "2026-10-08", qualifiers: { outcome: ["live-birth"] }, ...more })
const contact = (start: string, code = "antenatal"): Told => ({ kind: "encounter", code: [code], start })
const contacts = (...days: readonly string[]): readonly Told[] => days.map((one) => contact(one))
const stands = (indicator: string, facts: readonly Told[], period = year, more: Partial<Parameters<typeof personWith>[1]> = {}): readonly Standing[] =>
  standings(rules, `vietnam-care/antenatal-${indicator}`, personWith(facts, { day, ...more }), period)

describe("first antenatal contact by 12 weeks", () => {
  it.each<[string, readonly Told[], readonly Standing[]]>([
    ["at 12 weeks and 0 days", [pregnancy(), contact("2026-03-26")], ["in"]],
    ["at 12 weeks and 1 day", [pregnancy(), contact("2026-03-27")], ["out"]],
    ["on the first day of the last menstrual period", [pregnancy(), contact("2026-01-01")], ["in"]],
    ["early, and again late", [pregnancy(), ...contacts("2026-03-26", "2026-06-01")], ["in"]],
    ["first contact last year", [pregnancy({ start: "2025-11-01", end: "2026-08-08" }), ...contacts("2025-12-31", "2026-01-31")], []],
    ["first contact on the first day of the year", [pregnancy({ start: "2025-11-01", end: "2026-08-08" }), contact("2026-01-01")], ["in"]],
    ["no contact at all", [pregnancy()], []],
    ["another sort of visit", [pregnancy(), contact("2026-03-01", "outpatient")], []],
    ["still pregnant", [pregnancy({ end: "ongoing" }), contact("2026-05-01")], ["out"]],
    ["two pregnancies", [pregnancy({ start: "2025-09-01", end: "2026-01-20" }), pregnancy({ start: "2026-03-01", end: "ongoing" }), ...contacts("2026-01-10", "2026-04-01")], ["out", "in"]],
    ["the last menstrual period is known by its month", [pregnancy({ start: "2026-01" }), contact("2026-04-10")], ["unknown"]],
    ["not pregnant", [contact("2026-05-01")], []]
  ])("%s", (_, facts, expected) => {
    expect(stands("first-contact-early", facts)).toEqual(expected)
  })
  it("in the second half of the year: whose first contact was then", () => {
    const half = { from: "2026-07-01", until: "2027-01-01" }
    expect([stands("first-contact-early", [pregnancy(), ...contacts("2026-06-30", "2026-08-01")], half), stands("first-contact-early", [pregnancy(), contact("2026-07-01")], half)]).toEqual([[], ["out"]])
  })
})

describe("contacts of pregnancies that ended in the period", () => {
  const four = ["2026-02-10", "2026-05-10", "2026-08-10", "2026-09-10"]
  const eight = [...four, "2026-03-10", "2026-06-10", "2026-07-10", "2026-10-07"]
  it.each<[string, readonly Told[], readonly Standing[], readonly Standing[]]>([
    ["three contacts", [pregnancy(), ...contacts(...four.slice(1))], ["out"], ["out"]],
    ["four contacts", [pregnancy(), ...contacts(...four)], ["in"], ["out"]],
    ["seven contacts", [pregnancy(), ...contacts(...eight.slice(1))], ["in"], ["out"]],
    ["eight contacts, one on the day before the birth", [pregnancy(), ...contacts(...eight)], ["in"], ["in"]],
    ["the day of birth is no contact", [pregnancy(), ...contacts(...four.slice(1), "2026-10-08")], ["out"], ["out"]],
    ["four contacts, two written down for one day", [pregnancy(), ...contacts(...four.slice(1), "2026-09-10")], ["out"], ["out"]],
    ["a contact before the pregnancy", [pregnancy(), ...contacts(...four.slice(1), "2025-12-31")], ["out"], ["out"]],
    ["a contact on the day of the last menstrual period", [pregnancy(), ...contacts(...four.slice(1), "2026-01-01")], ["in"], ["out"]],
    ["the pregnancy ended on the first day of the year", [pregnancy({ start: "2025-04-01", end: "2026-01-01" })], ["out"], ["out"]],
    ["it ended on the last day of the year before", [pregnancy({ start: "2025-04-01", end: "2025-12-31" })], [], []],
    ["it ended on the last day of the year", [pregnancy({ start: "2026-04-01", end: "2026-12-31" })], ["out"], ["out"]],
    ["it ended on the day after", [pregnancy({ start: "2026-04-01", end: "2027-01-01" })], [], []],
    ["a miscarriage is a pregnancy that ended", [pregnancy({ end: "2026-03-01", qualifiers: { outcome: ["miscarriage"] } })], ["out"], ["out"]],
    ["when it ended is not known", [pregnancy({ end: "unknown" }), ...contacts(...four)], ["open"], ["open"]]
  ])("%s", (_, facts, atLeastFour, atLeastEight) => {
    expect([stands("four-contacts-who", facts), stands("eight-contacts-who", facts)]).toEqual([atLeastFour, atLeastEight])
  })

  it("contacts not known completely: three are not yet fewer than four", () => {
    const of = (...days: readonly string[]) => stands("four-contacts-who", [pregnancy(), ...contacts(...days)], year, { unlisted: ["encounter"] })
    expect([of(...four.slice(1)), of(...four)]).toEqual([["unknown"], ["in"]])
  })

  it.each<[string, readonly Told[], readonly Standing[]]>([
    ["one, one and two", contacts(...four), ["in"]],
    ["the first trimester ends before 13 weeks", contacts("2026-04-02", "2026-05-10", "2026-08-10", "2026-09-10"), ["out"]],
    ["on the last day of 12 weeks and 6 days", contacts("2026-04-01", "2026-05-10", "2026-08-10", "2026-09-10"), ["in"]],
    ["none in the second: 28 weeks are not in it", contacts("2026-02-10", "2026-07-16", "2026-08-10", "2026-09-10"), ["out"]],
    ["two in the third trimester, written down for one day", contacts("2026-02-10", "2026-04-02", "2026-09-10", "2026-09-10"), ["out"]],
    ["28 weeks begin the third trimester", contacts("2026-02-10", "2026-04-02", "2026-07-16", "2026-09-10"), ["in"]],
    ["one in the third trimester only", contacts("2026-02-10", "2026-04-02", "2026-07-15", "2026-09-10"), ["out"]],
    ["eight, none of them early", contacts("2026-04-10", "2026-05-10", "2026-06-10", "2026-07-10", "2026-07-20", "2026-08-10", "2026-08-20", "2026-09-10"), ["out"]]
  ])("four visits of Viet Nam in three trimesters: %s", (_, facts, expected) => {
    expect(stands("four-visits-vn", [pregnancy(), ...facts])).toEqual(expected)
  })

  it("four visits of Viet Nam: only births count, and without an outcome it is not known", () => {
    const of = (qualifiers?: Told["qualifiers"]) => {
      const { qualifiers: _, ...bare } = pregnancy()
      return stands("four-visits-vn", [qualifiers === undefined ? bare : { ...bare, qualifiers }, ...contacts(...four)])
    }
    expect([of({ outcome: ["stillbirth"] }), of({ outcome: ["miscarriage"] }), of()]).toEqual([["in"], ["outside"], ["open"]])
  })
})

describe("pregnancies registered, of those expected", () => {
  const women = ["2026-02-10", "2026-07-10", "2025-12-31"].map((first, index) => personWith([pregnancy({ start: "2025-12-01", end: "ongoing" }), contact(first), contact("2026-08-08")], { day, id: `p${index}` }))
  const records = [...women, personWith([], { day, id: "none" }), personWith([pregnancy({ start: "2025-12-01", end: "ongoing" })], { day, id: "open", unlisted: ["encounter"] })]
  it("are a share of the estimate, for the part of the year", () => {
    const report = (period: Period, value?: number) =>
      computeKpi(rules, "vietnam-care/pregnancies-registered-of-expected", { records, period, ...(value === undefined ? {} : { estimates: [{ id: "expected-pregnancies", year: 2026, value, source: "Trạm Y tế" }] }) })
    expect(report(year, 10)).toMatchObject({ denominatorType: "estimated", of: 10, scored: { yes: 2, unknown: 0 }, undecided: 1, rate: 0.2 })
    expect(report({ from: "2026-07-01", until: "2027-01-01" }, 365)).toMatchObject({ of: 184, scored: { yes: 1 } })
    expect(report(year, 1)).toMatchObject({ rate: 2, estimate: { exceeded: true } })
    expect(report(year)).not.toHaveProperty("rate")
  })
})
