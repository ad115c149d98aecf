import type { Fact, HealthRecord, RulesInForce } from "@tramyte/core"
import { planVaccination, type VaccinationPlan } from "@tramyte/core/immunization"
import { loadImmunization } from "./loadImmunization.ts"

/** A dose in few words: the vaccine and the day, or the instant. */
export type Given = readonly [vaccine: string, at: string]

const factOf = ([vaccine, at]: Given, index: number): Fact =>
  ({ id: `${vaccine} ${at}`, kind: "immunization", code: [vaccine], start: at.slice(0, 10), recorded: at.slice(0, 10), ...(at.length > 10 ? { at } : {}), source: { id: "card", key: String(index) } })

/** Somebody with some doses, of whom all doses and pregnancies are known. */
export const vaccinated = (birthDate: string, doses: readonly Given[], more: { readonly sex?: "male" | "female"; readonly facts?: readonly Omit<Fact, "id" | "recorded">[] } = {}): HealthRecord => ({
  person: { id: "p", sex: more.sex ?? "male", birthDate },
  facts: [...doses.map(factOf), ...(more.facts ?? []).map((fact, index) => ({ id: `f${index}`, recorded: "2026-01-01", ...fact }))],
  complete: Object.fromEntries(["immunization", "pregnancy", "residence", "observation"].map((kind) => [kind, "2030-01-01"]))
})

/** The plan of a record under the law of a day, at Cẩm Giàng unless other rules are named. */
export const planOn = (day: string, record: HealthRecord, rules: RulesInForce = loadImmunization("cam-giang", day)): VaccinationPlan => planVaccination(rules, record)

const linesOf = (plan: VaccinationPlan, groups: readonly string[], withEnd: boolean): readonly string[] => plan.lines
  .filter(({ vaccineGroup }) => groups.length === 0 || groups.includes(vaccineGroup))
  .map(({ doseNumber, dueBy, dueFrom, state, vaccineGroup }) => [vaccineGroup, doseNumber, state, dueFrom, withEnd && dueBy !== undefined ? `to ${dueBy}` : undefined].filter((part) => part !== undefined).join(" "))

/** The lines of a card in few words: `"dpt 1 due 2026-07-15"`; what stands still has no day. */
export const card = (plan: VaccinationPlan, ...groups: readonly string[]): readonly string[] => linesOf(plan, groups, false)

/** The same with the last day on which the dose is on time: `"dpt 1 due 2026-07-15 to 2026-08-14"`. */
export const windows = (plan: VaccinationPlan, ...groups: readonly string[]): readonly string[] => linesOf(plan, groups, true)

/** The verdicts on the doses in few words: `"dpt-hepb-hib 2026-03-01: hepb 1 valid"`, with the reasons behind. */
export const verdicts = (plan: VaccinationPlan, antigen: string): readonly string[] => plan.doses.flatMap(({ dose, evaluations }) => evaluations.filter((one) => one.antigen === antigen)
  .map(({ reasons, status, timely }) => [`${dose}: ${status}`, ...reasons.map(({ code, day }) => day === undefined ? code : `${code} until ${day}`), ...(timely === undefined ? [] : [`timely ${timely}`])].join(", ")))
