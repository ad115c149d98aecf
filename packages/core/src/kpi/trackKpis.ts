import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Subject } from "../rules/answer.ts"
import type { KpiMember, KpiReport, KpiSettings } from "./computeKpi.ts"
import { kpiSheet, type Line, membersOf } from "./countKpis.ts"

/** Indicators that are kept up to date while people change. */
export interface KpiTracker {
  /** Takes in a person, new or changed: only this person is worked out anew. */
  readonly setPerson: (record: Subject) => void
  readonly setUnit: (record: Subject) => void
  /** Takes somebody out; whether there was such a person or unit. */
  readonly removePerson: (id: string) => boolean
  readonly removeUnit: (id: string) => boolean
  /** The reports, as a full computation would give them now. */
  readonly reports: () => readonly KpiReport[]
}

/**
 * Computes indicators and keeps them up to date: what changes with one person costs the work of one person, and the reports are
 * those of a full computation, to the digit and the fingerprint of the input.
 *
 * @param rules the rules in force on the last day of the period
 * @example
 * ```ts
 * import { trackKpis } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const home = { type: "permanent", commune: "11284" } as const
 * const tracker = trackKpis(loadCommune("nam-thanh-mien", "2026-12-31"), {
 *   period: { from: "2026-01-01", until: "2027-01-01" }, indicators: ["nam-thanh-mien/insurance-coverage"]
 * })
 * tracker.setPerson({ id: "a", residence: home, insurance: false })
 * tracker.setPerson({ id: "b", residence: home, insurance: true })
 * tracker.reports()[0]?.rate // => 0.5
 * tracker.setPerson({ id: "a", residence: home, insurance: true })
 * tracker.reports()[0]?.rate // => 1
 * ```
 */
export const trackKpis = <Id extends string>(rules: RulesInForce<Id>, settings: KpiSettings<NoInfer<Id>>): KpiTracker => {
  const sheet = kpiSheet(rules, settings)
  const people = new Map<string, Line>()
  const units = new Map<string, Line>()
  const remove = (from: Map<string, Line>) => (id: string): boolean => {
    const line = from.get(id)
    if (line !== undefined) sheet.add(line, -1)
    return from.delete(id)
  }
  const set = (into: Map<string, Line>, basis: "person" | "unit") => (record: Subject): void => {
    const line = sheet.lineOf(record, basis)
    remove(into)(line.subject)
    into.set(line.subject, line)
    sheet.add(line, 1)
  }
  const membersIn = (at: number): readonly KpiMember[] => [...people.values(), ...units.values()].flatMap((line) => membersOf(line, at, sheet.running[at]!))
  return {
    setPerson: set(people, "person"),
    setUnit: set(units, "unit"),
    removePerson: remove(people),
    removeUnit: remove(units),
    reports: () => sheet.reports().map((report, at) => settings.people === true ? { ...report, people: membersIn(at) } : report)
  }
}
