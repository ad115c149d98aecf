import { deriveFacts, type HealthRecord, type Period, type RulesInForce } from "@tramyte/core"
import { immunizationEngine } from "@tramyte/core/immunization"
import { personWith, type Standing, standings, type Told } from "../../counted.fixture.ts"
import { loadImmunization } from "../loadImmunization.ts"
import { named } from "./items.ts"

/** The reporting year of all cases, and its last day. */
export const year: Period = { from: "2026-01-01", until: "2027-01-01" }
export const day = "2026-12-31"
export const rules = loadImmunization("vietnam", day)

/** The child of most cases turns one on 1 October 2026: two months on 1 December 2025, nine on 1 July 2026. */
export const birthDate = "2025-10-01"

const home: Told = { kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing", links: { commune: "10903", village: "10903-01" } }

/** The lines of the card: the antigen that tells them, and the series of the schedule. */
const lines = {
  "hepb-birth": ["hepb", "hepb-birth"], bcg: ["tuberculosis", "bcg"], dpt: ["pertussis", "pertussis-childhood"], hepb: ["hepb", "hepb"], hib: ["hib", "hib"], bopv: ["polio", "bopv"], ipv: ["polio", "ipv"],
  "polio-combined": ["polio", "polio-combined"], rotavirus: ["rotavirus", "rotavirus"], pcv: ["pneumococcal", "pneumococcal"], measles: ["measles", "measles"], rubella: ["rubella", "rubella"], je: ["je", "je"],
  "tetanus-women": ["tetanus", "tetanus-unknown"]
} as const

/** A line of the card. */
export type Line = keyof typeof lines

const programme: Partial<Readonly<Record<Line, string>>> = { "hepb-birth": "hepb-birth", bcg: "bcg", dpt: "dpt-hepb-hib", hepb: "dpt-hepb-hib", hib: "dpt-hepb-hib", bopv: "bopv", ipv: "ipv", measles: "measles", rubella: "mr", je: "je-inactivated", rotavirus: "rotavin", pcv: "pcv", "tetanus-women": "tt" }

/** A valid dose as the engine writes it: the so manieth of its line. */
export const valid = (line: Line, ordinal: number, start: string, more: Readonly<Record<string, readonly string[]>> = {}): Told => {
  const [antigen, series] = lines[line]
  const vaccine = programme[line]
  return {
    kind: "assessment", code: ["vaccine-dose"], start, value: ordinal,
    qualifiers: { antigen: [antigen], vaccineGroup: [line], series: [series], status: ["valid"], ordinal: [String(ordinal)], ...(vaccine === undefined ? {} : { vaccine: [vaccine] }), ...more }
  }
}

/** Valid doses of a line, the first of the days given being the first dose. */
export const validOn = (line: Line, ...days: readonly string[]): readonly Told[] => days.map((start, index) => valid(line, index + 1, start))

/** A dose that does not count, as the engine writes it. */
export const invalid = (line: Line, start: string, status: string, ...reasons: readonly string[]): Told => {
  const [antigen, series] = lines[line]
  return { kind: "assessment", code: ["vaccine-dose"], start, qualifiers: { antigen: [antigen], vaccineGroup: [line], series: [series], status: [status], reason: reasons } }
}

/** A dose that could not be judged, as the engine writes it. */
export const notJudged = (antigen: string, vaccine: string, start: string): Told =>
  ({ kind: "assessment", status: "preliminary", code: ["vaccine-dose"], start, qualifiers: { antigen: [antigen], vaccine: [vaccine] } })

/** A line that is due, or overdue, since a day. */
export const open = (code: "vaccine-due" | "vaccine-overdue", line: Line, start: string): Told =>
  ({ kind: "assessment", code: [code], start, end: "ongoing", qualifiers: { vaccineGroup: [line], antigen: [lines[line][0]] } })

/** A resident child with facts as the engine writes them. */
export const child = (told: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): HealthRecord => personWith([home, ...told], { day, birthDate, ...more })

/** Where somebody stands in an indicator of the year, or of another period. */
export const stands = (indicator: string, record: HealthRecord, period = year, law: RulesInForce = rules): readonly Standing[] => standings(law, named(indicator), record, period)

/** A dose given: its vaccine and its day, as a card has them. */
export const given = (vaccine: string, start: string, more: Partial<Told> = {}): Told => ({ kind: "immunization", code: [vaccine], start, ...more })

/** A record with what the engine makes of its doses on the last day of the year, by the national schedule. */
export const assessed = (record: HealthRecord, law: RulesInForce = rules, asOf = day): HealthRecord => {
  const { record: derived, problems } = deriveFacts(law, record, [immunizationEngine(law)], { asOf })
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"))
  return derived
}
