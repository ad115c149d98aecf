import { ask, assignGroups, type AskOptions, type CivilDate, type Fact, type GroupAnswer, type HealthRecord, type ItemAnswer, type RulesInForce } from "@tramyte/core"
import { conclusions } from "./grouping.ts"
import { type ScreeningQuestion, screeningQuestions } from "./questions.ts"
import { ruleOf, screeningReasons } from "./reasons.ts"

/** The conclusion of screening: `open` until everything was asked that is to be asked; `outside` for adults, whom the guideline does not speak of. */
export type ScreeningConclusion = keyof typeof conclusions | "outside"

/** What screening before a vaccination found. */
export interface VaccinationScreening {
  readonly vaccine: string
  readonly conclusion: ScreeningConclusion
  /** The reasons that hold, each with its source. */
  readonly reasons: readonly ItemAnswer[]
  /** What is still to be asked or measured, for this child and this vaccine. */
  readonly toAsk: readonly ScreeningQuestion[]
  /** The conclusion as a grouping gives it, with its certainty, trace and sources. */
  readonly answer: GroupAnswer
}

/** Which vaccine is to be given, and on which day. */
export interface ScreenVaccinationOptions extends AskOptions {
  /** A vaccine of the schedule, by any of its codes: `"bopv"`, `"CVX|178"`. */
  readonly vaccine: string
}

/**
 * Concludes the screening of a child before a vaccination outside a hospital (khám sàng lọc trước tiêm chủng): contraindicated, to
 * be screened in a hospital, deferred, or eligible; with the reasons, and the questions that are still open.
 *
 * The answers are observations of the day: `{ kind: "observation", code: ["acute-illness"], start: day, valueCode: ["no"] }`,
 * `{ …, code: ["body-temperature"], value: 36.8, unit: "Cel" }`; `screeningQuestions` has all, and of several answers to one the last counts.
 * What was not answered is never taken for a no. It is the grouping `vietnam-immunization/screening` of the law of the day, asked with a planned dose.
 *
 * @param rules rules in force with the pack `vietnam-immunization`; on or after 2019-06-14
 * @param record the child's record, with the answers of the day
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` before the first guideline; CitizenError when the record cannot be read
 * @example
 * ```ts
 * import { loadImmunization, screenVaccination } from "@tramyte/pack-vn/immunization"
 *
 * const said = (code: string, more: object) => ({ id: code, kind: "observation", code: [code], start: "2026-07-15", recorded: "2026-07-15", ...more })
 * const child = {
 *   person: { id: "c1", birthDate: "2026-05-15" },
 *   facts: [
 *     said("body-temperature", { value: 38.2, unit: "Cel" }), said("anaphylaxis-grade", { value: 0 }),
 *     ...["acute-illness", "organ-failure", "other-contraindication", "immunodeficiency-unclear", "immunoglobulin"].map((code) => said(code, { valueCode: ["no"] }))
 *   ]
 * }
 * const screening = screenVaccination(loadImmunization("cam-giang", "2026-07-15"), child, { vaccine: "dpt-hepb-hib" })
 * screening.conclusion // => "defer"
 * screening.reasons.map(({ label }) => label.en) // => ["Fever (from 1 month of age)"]
 * screening.toAsk.map(({ code }) => code) // => ["high-dose-corticoid"]
 * ```
 */
export const screenVaccination = (rules: RulesInForce, record: HealthRecord, { vaccine, ...options }: ScreenVaccinationOptions): VaccinationScreening => {
  const day = options.asOf ?? rules.on
  const planned = withPlanned(record, vaccine, day)
  const answer = assignGroups(rules, planned, { ...options, grouping: "vietnam-immunization/screening" })
  const inForce = new Set(rules.items.map(({ item }) => item.id))
  const asked = screeningReasons.filter((one) => inForce.has(ruleOf(one))).map((one) => ({ one, found: ask(rules, planned, ruleOf(one), options) }))
  const open = new Set(asked.filter(({ found }) => found.verdict === "unknown").flatMap(({ one }) => one.asks))
  return {
    vaccine,
    conclusion: conclusionOf(answer),
    reasons: asked.filter(({ found }) => found.verdict === "yes").map(({ found }) => found),
    toAsk: screeningQuestions.filter((question) => open.has(question.code) && !isAnswered(question, record, day)),
    answer
  }
}

/** The dose that is to be given stands in the record as planned for the day, other plans of the day are set aside; and the answers of the day are all there. */
const withPlanned = (record: HealthRecord, vaccine: string, day: CivilDate): HealthRecord => {
  const dose: Fact = { id: `planned ${vaccine} ${day}`, kind: "immunization", code: [vaccine], status: "planned", start: day, recorded: day }
  return { ...record, complete: { ...record.complete, observation: day }, facts: [...record.facts.filter(({ kind, start, status }) => !(kind === "immunization" && status === "planned" && start === day)), dose] }
}

/** Whether there are answers, and all say what the question asks for: `yes` or `no`, a number in its unit, a code. */
const isAnswered = ({ answer, code, standing }: ScreeningQuestion, { facts }: HealthRecord, day: CivilDate): boolean => {
  const given = facts.filter((fact) => fact.kind === "observation" && !["planned", "notDone", "enteredInError"].includes(fact.status ?? "final") && fact.code?.includes(code) === true && (standing === true || (fact.start ?? fact.at?.slice(0, 10)) === day))
  const says = ({ status, unit = "", value, valueCode = [] }: Fact): boolean => {
    if (status === "preliminary") return false
    if (typeof answer === "object" && "unit" in answer) return typeof value === "number" && unit === answer.unit
    const codes = typeof value === "string" || typeof value === "boolean" ? [String(value), ...valueCode] : valueCode
    return answer === "yesOrNo" ? codes.some((one) => ["yes", "no", "true", "false"].includes(one)) : codes.length > 0
  }
  return given.length > 0 && given.every(says)
}

const conclusionOf = ({ group, inScope }: GroupAnswer): ScreeningConclusion => {
  if (inScope === "no") return "outside"
  const conclusion = (Object.keys(conclusions) as (keyof typeof conclusions)[]).find((name) => conclusions[name].id === group?.id) ?? "open"
  // Of somebody who may be an adult the guideline may say nothing.
  return conclusion === "eligible" && inScope === "unknown" ? "open" : conclusion
}
