import type { Verdict } from "../logic/verdict.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { EvaluationContext } from "../rules/context.ts"
import type { Standing } from "../screening/standing.ts"
import { type CivilDate, civilDate, type EpochDay, epochDay } from "../time/index.ts"
import { withRoom } from "./column.ts"
import type { Columns } from "./columns.ts"
import { type AskedQuestion, type Compiled, compileQuestions, type Place, type PreparedDay, type Results } from "./compiled.ts"
import { dueStates } from "./dueCode.ts"
import { PopulationError } from "./errors.ts"
import { never } from "./codeLists.ts"
import { interpretQuestions } from "./interpreted.ts"
import { dueRowLength } from "./program.ts"
import { horizon, type Timeline, timeline } from "./timeline.ts"

/** How a protocol stands for one person, as `planScreening` says. */
export type DueStanding = Pick<Standing, "state" | "dueFrom" | "dueBy" | "lastDone">

/** How many people have each answer. */
export interface VerdictCounts {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}

/** The answers of a population on a day. They follow people that change, and the day as it moves on. */
export interface Run {
  /** The day facts are read at. */
  readonly on: CivilDate
  /** The answer to a rule, a group's own condition, a grouping's scope, whom a protocol concerns, or a question of one's own. */
  readonly verdict: (id: string, index: number) => Verdict
  readonly count: (id: string) => VerdictCounts
  /** The ids of people in three lists; those of `unknown` are to be clarified. */
  readonly list: (id: string) => { readonly yes: readonly string[]; readonly no: readonly string[]; readonly unknown: readonly string[] }
  /** When a protocol is due for a person; nothing if it surely does not concern the person. */
  readonly due: (protocol: string, index: number) => DueStanding | undefined
  /**
   * For each person, the first day on which any of these answers may be another; never later than it is, and at the latest
   * `horizon` days ahead. An epoch day.
   */
  readonly nextChange: Int32Array
  /** Asks anew about one person that changed, by id. */
  readonly update: (id: string) => void
  /** Moves on to another day, and tells for how many people anything had to be asked anew. */
  readonly rollTo: (day: CivilDate) => number
}

/** What a run is made from. */
export interface RunPlan {
  readonly columns: Columns
  readonly rules: RulesInForce
  readonly today: EpochDay
  readonly period: EvaluationContext["period"]
  readonly next: boolean
  readonly followsLaw: boolean
  readonly asked: (rules: RulesInForce) => Asked
  /** The first day after that of the rules on which the law may be another. */
  readonly lawChange: (rules: RulesInForce) => EpochDay | undefined
  readonly indexOf: (id: string) => number | undefined
}

/** What is asked under the law of a day. */
export interface Asked {
  readonly questions: readonly AskedQuestion[]
  readonly groupings: readonly Grouping[]
  /** The place of the question that an id stands for. */
  readonly places: ReadonlyMap<string, number>
}

export const runOver = (plan: RunPlan): Run => {
  const { columns } = plan
  let law: Law
  let today = plan.today
  let day: PreparedDay
  let results: Results
  /** How many people have answers. */
  let known = 0

  /** Everything anew, under the law of a day. */
  const restart = (rules: RulesInForce): void => {
    law = lawOf(plan, rules)
    day = law.compiled.prepare(law.line, today)
    results = emptyResults(law.compiled, columns.ids.length)
    all()
  }
  const all = (): void => {
    known = columns.ids.length
    evaluate(0, columns.ids.length, null)
  }
  const evaluate = (from: number, until: number, list: Int32Array | null): void => {
    const latest = today + Math.min(horizon + 1, day.cap, (law.until ?? Infinity) - today)
    day.evaluate(results, latest, from, until, list)
  }
  /** New columns (a first date that is not fully known) need new code; new people need room and answers. */
  const refit = (): void => {
    if (law.layouts !== layoutsOf(columns)) {
      law = lawOf(plan, law.rules)
      day = law.compiled.prepare(law.line, today)
    }
    if (columns.ids.length > results.next.length) results = grown(results, law.compiled, columns.ids.length)
    for (; known < columns.ids.length; known++) evaluate(known, known + 1, null)
  }
  restart(plan.rules)

  const placeOf = (id: string): Place => {
    const at = law.asked.places.get(id)
    if (at === undefined) throw new PopulationError("TRAMYTE_POPULATION_NOT_ASKED", `this run was not asked about "${id}"; it was about ${[...law.asked.places.keys()].join(", ") || "nothing"}`)
    return law.compiled.places[at]!
  }
  const person = (index: number): number => {
    if (columns.ids[index] !== undefined) return index
    throw new PopulationError("TRAMYTE_POPULATION_PERSON_UNKNOWN", `there is nobody at ${index}; indexes go from 0 to ${columns.ids.length - 1}`)
  }
  const one = new Int32Array(1)

  return {
    get on() { return civilDate(today) },
    get nextChange() { return results.next.subarray(0, columns.ids.length) },
    verdict: (id, index) => {
      const { word, bit } = placeOf(id)
      return verdictAt(results, word, bit, person(index))
    },
    count: (id) => {
      const { word, bit } = placeOf(id)
      const [yes, may] = [bitsSet(results.yes[word]!, bit, columns.ids.length), bitsSet(results.may[word]!, bit, columns.ids.length)]
      return { yes, no: columns.ids.length - may, unknown: may - yes }
    },
    list: (id) => {
      const { word, bit } = placeOf(id)
      const lists: Record<Verdict, string[]> = { yes: [], no: [], unknown: [] }
      for (let index = 0; index < columns.ids.length; index++) lists[verdictAt(results, word, bit, index)].push(columns.ids[index]!)
      return lists
    },
    due: (protocol, index) => {
      const { due } = placeOf(protocol)
      if (due === undefined) throw new PopulationError("TRAMYTE_POPULATION_NOT_ASKED", `"${protocol}" is no protocol: nothing about it is ever due`)
      const { dueRow } = law.compiled
      const state = dueStates[results.states[person(index) * dueRow.protocols + due.protocol]!]
      if (state === undefined) return undefined
      const row = index * dueRowLength(dueRow)
      const dayAt = (place: number): EpochDay => results.dates[row + place]!
      const [dueFrom, dueBy, lastDone] = [dayAt(2 * due.protocol), dayAt(2 * due.protocol + 1), dayAt(2 * dueRow.protocols + due.done)]
      return {
        state,
        ...(dueFrom === never ? {} : { dueFrom: civilDate(dueFrom) }),
        ...(dueBy === never ? {} : { dueBy: civilDate(dueBy) }),
        ...(lastDone === never ? {} : { lastDone: civilDate(lastDone) })
      }
    },
    update: (id) => {
      const index = plan.indexOf(id)
      if (index === undefined) throw new PopulationError("TRAMYTE_POPULATION_PERSON_UNKNOWN", `the population has nobody with the id "${id}"; take the person in with people.update(record) first`)
      refit()
      one[0] = index
      evaluate(0, 1, one)
    },
    rollTo: (to) => {
      const before = today
      today = epochDay(to)
      if (plan.followsLaw && (today < before || (law.until !== undefined && today >= law.until))) {
        restart(columns.rulebook.on(to))
        return columns.ids.length
      }
      day = law.compiled.prepare(law.line, today)
      refit()
      if (today < before || !plan.next) {
        all()
        return columns.ids.length
      }
      const touched = whoseDayHasCome(results.next, columns.ids.length, today)
      evaluate(0, touched.length, touched)
      return touched.length
    }
  }
}

/** Questions compiled for the law of a day, until which it lasts, and the columns that they were compiled for. */
interface Law {
  readonly rules: RulesInForce
  readonly asked: Asked
  readonly compiled: Compiled
  readonly line: Timeline
  readonly until: EpochDay | undefined
  readonly layouts: number
}

const lawOf = (plan: RunPlan, rules: RulesInForce): Law => {
  const asked = plan.asked(rules)
  return {
    rules,
    asked,
    compiled: compiled(asked.questions, rules, plan),
    line: timeline(plan.period),
    until: plan.followsLaw ? plan.lawChange(rules) : undefined,
    layouts: layoutsOf(plan.columns)
  }
}

const compiled = (questions: readonly AskedQuestion[], rules: RulesInForce, { columns, next }: RunPlan): Compiled => {
  try {
    return compileQuestions(questions, rules, columns, next)
  } catch (error) {
    if (!(error instanceof EvalError)) throw error
    return interpretQuestions(questions, rules, columns)
  }
}

const layoutsOf = ({ tables }: Columns): number => {
  let layouts = 0
  for (const table of tables) layouts += table.layouts
  return layouts
}

const emptyResults = ({ words, dueRow }: Compiled, people: number): Results => {
  const days = (): Int32Array => new Int32Array(people)
  return {
    yes: Array.from({ length: words }, days), may: Array.from({ length: words }, days), next: days(),
    states: new Uint8Array(people * dueRow.protocols), dates: new Int32Array(people * dueRowLength(dueRow))
  }
}

const grown = ({ yes, may, next, states, dates }: Results, { dueRow }: Compiled, people: number): Results => ({
  yes: yes.map((column) => withRoom(column, people)),
  may: may.map((column) => withRoom(column, people)),
  next: withRoom(next, people),
  states: withRoom(states, people * dueRow.protocols),
  dates: withRoom(dates, people * dueRowLength(dueRow))
})

const verdictAt = ({ yes, may }: Results, word: number, bit: number, index: number): Verdict =>
  (yes[word]![index]! & bit) !== 0 ? "yes" : (may[word]![index]! & bit) !== 0 ? "unknown" : "no"

const bitsSet = (words: Int32Array, bit: number, people: number): number => {
  let count = 0
  for (let index = 0; index < people; index++) if ((words[index]! & bit) !== 0) count++
  return count
}

const whoseDayHasCome = (next: Int32Array, people: number, today: EpochDay): Int32Array => {
  let count = 0
  for (let index = 0; index < people; index++) if (next[index]! <= today) count++
  const touched = new Int32Array(count)
  for (let index = 0, at = 0; at < count; index++) if (next[index]! <= today) touched[at++] = index
  return touched
}
