import { standsFor } from "../pack/inForce.ts"
import type { Rule } from "../pack/pack.ts"
import { inForceOn } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { DatedItem } from "../rules/dated.ts"
import { isPlainQuestion } from "../rules/plain.ts"
import type { Predicate } from "../rules/predicate.ts"
import { addReferences, noReferences } from "../rules/references.ts"
import { type CivilDate, epochDay, type EpochDay, type Period, periodDays } from "../time/index.ts"
import type { AskedQuestion } from "./compiled.ts"
import { PopulationError } from "./errors.ts"
import { columnsOf, type Population } from "./population.ts"
import { type Run, runOver } from "./run.ts"

/** What is asked, and when the facts are read. */
export interface EvaluateOptions {
  /** Ids of rules. Default: all in force that columns hold: those that compare facts with each other are asked of records. */
  readonly rules?: readonly string[]
  /** Ids of groupings: their groups are asked about. Default: all in force. */
  readonly groupings?: readonly string[]
  /** Ids of protocols: whom they concern, and when they are due. Default: all in force. */
  readonly protocols?: readonly string[]
  /** Questions of one's own, each with an id to find its answers by. */
  readonly questions?: readonly { readonly id: string; readonly when: Predicate }[]
  /** The day facts and ages are read at. Default: the day of the rules; then a run that rolls on follows the law, too. */
  readonly asOf?: CivilDate
  /** The reporting period, for questions that speak of one. */
  readonly period?: Period
  /** Whether to work out the next day on which anything changes for each person. Default: true; without it, it is faster. */
  readonly nextChange?: boolean
}

/**
 * Asks many questions about all people at once: who is eligible, who surely is not, of whom it is not known, when each
 * protocol is due, and on which day anything changes next. The answers are those of `rules.question` and `planScreening`.
 *
 * @param rules the rules in force, of the population's own rulebook
 * @param people made by `population(rulebook, …)`
 * @throws PopulationError `TRAMYTE_POPULATION_RULEBOOK`, `TRAMYTE_POPULATION_NOT_HELD`; RulesError `TRAMYTE_RULES_UNKNOWN` for a misspelt id
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { evaluate, population } from "@tramyte/core/population"
 * import { vietNam } from "@tramyte/pack-vn"
 *
 * const rulebook = composePacks([vietNam])
 * const people = population(rulebook, [
 *   { id: "p1", birthDate: "1966-07-15", employment: false, education: false, examinations: [] },
 *   { id: "p2", birthDate: "1966-07-16" }
 * ], { on: "2026-07-15" })
 * const run = evaluate(rulebook.on("2026-07-15"), people, { rules: ["vietnam/elderly"], protocols: ["vietnam/annual-checkup"] })
 *
 * run.verdict("vietnam/elderly", 0) // => "yes"
 * run.list("vietnam/elderly") // => { yes: ["p1"], no: ["p2"], unknown: [] }
 * run.due("vietnam/annual-checkup", 0)?.dueBy // => "2026-12-31"
 *
 * run.rollTo("2026-07-16") // => 1
 * run.count("vietnam/elderly") // => { yes: 2, no: 0, unknown: 0 }
 * ```
 */
export const evaluate = (rules: RulesInForce, people: Population, options: EvaluateOptions = {}): Run => {
  const columns = columnsOf(people)
  const { rulebook } = columns
  if (rulebook.on(rules.on) !== rules) {
    throw new PopulationError("TRAMYTE_POPULATION_RULEBOOK", `these rules (${rules.rulebook}) are not those of the population's own rulebook (${rulebook.id}): ask rulebook.on("${rules.on}") of the rulebook that the population was made with`)
  }
  for (const section of ["rules", "groupings", "protocols"] as const) rules.expectKnown(section, options[section])
  const today = options.asOf === undefined ? rules.day : epochDay(options.asOf)
  const period = options.period === undefined ? undefined : periodDays(options.period)
  return runOver({
    columns,
    indexOf: people.indexOf,
    rules,
    today,
    period,
    next: options.nextChange !== false,
    followsLaw: options.asOf === undefined,
    asked: (of) => askedOf(of, people, options),
    lawChange: (of) => nextLaw(people, of.on)
  })
}

/** All that is asked, under the law of a day. */
const askedOf = (rules: RulesInForce, { rulebook }: Population, options: EvaluateOptions) => {
  const chosen = <T extends DatedItem>(items: readonly T[], ids: readonly string[] | undefined): readonly T[] =>
    ids === undefined ? items : items.filter((item) => ids.some((id) => standsFor(item, id)))
  const inForce = [...new Set(inForceOn(rulebook.packs, "rules", rules.on).values())] as readonly DatedItem[] as readonly Rule[]
  const allRules = options.rules === undefined ? inForce.filter(({ when }) => isHeld(when, rules)) : inForce
  const groupings = chosen(rules.groupings, options.groupings)
  const questions: AskedQuestion[] = [
    ...chosen(allRules, options.rules).map(({ id, when }) => ({ id, when })),
    ...groupings.flatMap((grouping) => [{ id: grouping.id, when: grouping.scope }, ...grouping.groups.map(({ id, when }) => ({ id, when }))]),
    ...chosen(rules.protocols, options.protocols).map((protocol) => ({ id: protocol.id, when: protocol.who, protocol })),
    ...options.questions ?? []
  ]
  // Composition checked the packs; a question of one's own may name what does not exist.
  for (const { when } of options.questions ?? []) rules.question(when)
  return { questions, groupings, places: namesOf(rules, questions, rulebook.packs) }
}

/** Whether columns hold all that a question speaks of, the rules that it refers to included. */
const isHeld = (predicate: Predicate, rules: RulesInForce): boolean => {
  const references = noReferences()
  addReferences(predicate, references)
  return isPlainQuestion(predicate) && [...references.rules].every((id) => isHeld(rules.scope.rule(id).rule.when, rules))
}

/** Under which ids each question is found: its own, and those of the items that it replaces. */
const namesOf = (rules: RulesInForce, questions: readonly AskedQuestion[], packs: Population["rulebook"]["packs"]): ReadonlyMap<string, number> => {
  const places = new Map(questions.map(({ id }, at) => [id, at]))
  for (const section of ["rules", "groupings", "protocols"] as const) {
    for (const [id, item] of inForceOn(packs, section, rules.on)) {
      const place = places.get(item.id)
      if (place !== undefined && !places.has(id)) places.set(id, place)
    }
  }
  return places
}

/** The first day after a day on which an item of any pack begins or ends: on it, the law may be another. */
const nextLaw = ({ rulebook }: Population, on: CivilDate): EpochDay | undefined => {
  let next: CivilDate | undefined
  for (const pack of rulebook.packs) {
    for (const section of ["parameters", "valueSets", "rules", "groupings", "protocols", "freshness"] as const) {
      for (const { from, until } of pack[section] ?? []) {
        for (const day of [from, until]) if (day !== undefined && day > on && (next === undefined || day < next)) next = day
      }
    }
  }
  return next === undefined ? undefined : epochDay(next)
}
