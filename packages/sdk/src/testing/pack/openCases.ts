import { CitizenError, type HealthRecord, readRecord, recordFromProfile, type RecordView, type RulesInForce, RulesError, TimeError, type UnitRecord } from "@tramyte/core"
import { choicesPack, composePacks, PackError, type Rulebook } from "@tramyte/core/pack"
import { type Condition, gives } from "./conditions.ts"
import type { Asking } from "./naiveDays.ts"
import type { PackCase } from "./packCase.ts"
import { askingOf } from "./runCases.ts"

/** A case whose person can be read, with the rules that it asks. */
export interface OpenCase {
  readonly case: PackCase
  readonly record: HealthRecord | UnitRecord
  readonly rules: RulesInForce
}

/** A case, opened, or the reason for which it cannot be. */
export type OpenedCase = OpenCase | { readonly case: PackCase; readonly error: Error }

/** Reads the people of cases, and composes the rules with the choices under which they hold. */
export const openCases = (rulebook: Rulebook, cases: readonly PackCase[]): readonly OpenedCase[] => {
  const books = new Map<string, Rulebook>()
  const rulesFor = ({ choices, on }: PackCase): RulesInForce => {
    const key = JSON.stringify(choices ?? {})
    const book = books.get(key) ?? (choices === undefined ? rulebook : composePacks([...rulebook.packs, choicesPack(rulebook.packs, choices, { issuer: "a case" })], rulebook.options))
    books.set(key, book)
    return book.on(on)
  }
  return cases.map((one): OpenedCase => {
    try {
      const rules = rulesFor(one)
      const record = one.record ?? recordFromProfile({ id: "p", ...one.person }, one.on)
      // Whatever is wrong with the data is told before anything is asked of it.
      readRecord(record)
      return { case: one, record, rules }
    } catch (error) {
      if (!(error instanceof CitizenError || error instanceof PackError || error instanceof RulesError || error instanceof TimeError)) throw error
      return { case: one, error }
    }
  })
}

/** A case ready to be asked what conditions give for it. */
export interface AskableCase extends OpenCase {
  readonly view: RecordView
  readonly asking: Asking
}

/** The cases that could be opened. */
export const askable = (cases: readonly OpenedCase[]): readonly AskableCase[] =>
  cases.flatMap((one) => "error" in one ? [] : [{ ...one, view: readRecord(one.record), asking: askingOf(one.case) }])

/** A case on a day on which another version of the item is in force, or none, says nothing about it. */
export const speaksOf = ({ rules }: OpenCase, { at, on }: Condition): boolean => rules.items.some(({ section, item: { id, from, until } }) =>
  (at === `${section}/${id}` || at.startsWith(`${section}/${id}/`)) && from <= on && (until === undefined || on < until))

/** Whether a case shows a verdict of a condition. */
export const shows = (one: AskableCase, condition: Condition, verdict: Parameters<typeof gives>[1]): boolean =>
  speaksOf(one, condition) && gives(condition, verdict, (predicate) => one.rules.question(predicate).verdict(one.view, one.asking))

/** The record of a case as that of a person, who has no more to say than the unit had. */
export const asPerson = (record: HealthRecord | UnitRecord): HealthRecord => "unit" in record ? { ...record, person: { id: record.unit.id } } : record
