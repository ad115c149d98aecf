import { type CivilDate, civilDate, type EpochDay, type HealthRecord, type RecordView, type RulesInForce, type Text } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { compileSchedule, planVaccination, sessionDoses, type VaccinationLine } from "@tramyte/core/immunization"
import { rule } from "@tramyte/core/pack"
import { sourceTexts } from "../sourceTexts.ts"
import { doseProblems } from "./doseProblems.ts"
import { nextSession } from "./sessionDay.ts"
import { openLine, type OpenLine, type Places, toVaccinate } from "./toVaccinate.ts"
import type { DoseProblem, VaccinationYear } from "./vaccinationYear.ts"

/** Plans vaccinations while people come one by one. */
export interface VaccinationPlanner {
  /** `at` is the place of the person in the report. */
  readonly add: (at: number, record: HealthRecord, view: RecordView) => void
  readonly end: () => VaccinationYear
}

/** The next session lies at most so many days ahead. */
const AHEAD = 45
/** The schedule of children ends at 16 years; the year of birth alone tells who may be younger. */
const CHILDHOOD = 17

/** Women are asked about pregnancies until 50. */
const WOMANHOOD = 51

/**
 * Whether the schedule may have something for somebody: children, women who are or were pregnant or of whom that is not known, and whoever
 * has doses on record. The others, two people in three, need not be asked about.
 */
export const mayBeVaccinated = ({ person: { birthDate, sex }, facts, complete }: HealthRecord, on: CivilDate): boolean => {
  if (birthDate === undefined) return true
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return years <= CHILDHOOD || sex !== "male" && years <= WOMANHOOD && (complete?.["pregnancy"] ?? "") < on || facts.some(({ kind }) => kind === "immunization" || kind === "pregnancy")
}

/** Plans the vaccinations of everybody who lives here, and tells at the end what the next session needs. */
export const planVaccinations = (rules: RulesInForce): VaccinationPlanner => {
  const item = rules.schedules.at(-1)!
  const { vaccineGroups, vaccines } = item.schedule
  const places = placesOf(rules)
  const resident = rules.question(rule("vietnam-immunization/resident"))
  const context = contextOn(rules.day)
  const horizon = civilDate(rules.day + AHEAD)
  const labels = new Map(vaccines.map(({ code, label }) => [code, label]))
  const labelOf = (code: string): Text => labels.get(code) ?? { vi: code, en: code }
  const doses = new Map<EpochDay, number>()
  const waiting: { readonly at: number; readonly lines: readonly OpenLine[] }[] = []
  const setAside: DoseProblem[] = []
  const notCounted: DoseProblem[] = []
  return {
    add: (at, record, view) => {
      if (!mayBeVaccinated(record, rules.on) || resident.verdict(view, context) === "no") return
      countDoses(view, doses)
      const plan = planVaccination(rules, view)
      const lines = plan.lines.filter((line) => isWanted(line, horizon))
      if (lines.length > 0) waiting.push({ at, lines: lines.map(openLine) })
      const problems = doseProblems(at, view, plan, labelOf)
      setAside.push(...problems.setAside)
      notCounted.push(...problems.notCounted)
    },
    end: () => {
      const { day: session, seen } = nextSession(doses, rules.day, rules)
      return {
        session,
        sessionsSeen: seen,
        schedule: { label: item.label, status: item.status, ...(item.note === undefined ? {} : { note: item.note }), sources: sourceTexts(item, rules) },
        lines: vaccineGroups.map(({ id, label }) => ({ id, label })),
        vaccines: vaccines.map(({ code, label }) => ({ code, label })),
        people: waiting.flatMap(({ at, lines }) => {
          const needed = lines.filter((line) => isWanted(line, session))
          return needed.length === 0 ? [] : [toVaccinate(at, needed, session, places)]
        }),
        setAside,
        notCounted
      }
    }
  }
}

/** Due by a day, or not known whether it is. */
const isWanted = ({ dueFrom = "", state }: Pick<VaccinationLine, "dueFrom" | "state">, day: string): boolean =>
  state === "overdue" || state === "due" || state === "unknown" || state === "later" && dueFrom <= day

const countDoses = ({ facts }: RecordView, doses: Map<EpochDay, number>): void => {
  for (const { fact, startHi, startLo } of facts.get("immunization") ?? []) {
    if (startLo === startHi && (fact.status ?? "final") === "final") doses.set(startLo, (doses.get(startLo) ?? 0) + 1)
  }
}

const placesOf = (rules: RulesInForce): Places => {
  const { schedule } = rules.schedules.at(-1)!
  const compiled = compileSchedule(schedule)
  const [lines, codes] = [new Map(schedule.vaccineGroups.map(({ id }, place) => [id, place])), new Map(schedule.vaccines.map(({ code }, place) => [code, place]))]
  return { line: (group) => lines.get(group)!, vaccine: (code) => codes.get(code)!, doses: (some) => sessionDoses(some, compiled) }
}
