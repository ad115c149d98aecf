import { assignGroups, composePacks, planScreening } from "@tramyte/core"
import { planVaccination } from "@tramyte/core/immunization"
import { loadPack, type Pack, PackError, type Rulebook } from "@tramyte/core/pack"
import { describePerson } from "./describePerson.ts"
import { lawOfDay } from "./lawOfDay.ts"
import type { Notebook, Witness } from "./packReport.ts"
import { repeatedFields } from "./repeatedFields.ts"

/**
 * Sends the pack through JSON and back: nothing may be lost on the way, it must load and compose, and every person found must get
 * the same answers.
 *
 * @param text the JSON that the pack was read from, if it was: a field that stands twice in it is silently lost
 */
export const checkRoundTrip = (rulebook: Rulebook, pack: Pack, witnesses: readonly Witness[], text: string | undefined, { find, tried }: Notebook): void => {
  const report = (at: string, message: string, more = {}): void => find("TRAMYTE_PACK_ROUND_TRIP", at, message, more)
  for (const { field, line } of text === undefined ? [] : repeatedFields(text)) report(`line ${line}`, `the field "${field}" stands twice in one object, and all but the last are lost; take the others out`)
  tried()
  const copy = JSON.parse(JSON.stringify(pack)) as Pack
  const lost = differenceOf(pack, copy, "")
  if (lost !== undefined) return report(lost, "as JSON this is lost or comes back otherwise; write plain data: own fields, lists without gaps, texts and finite numbers")
  let again: Rulebook
  try {
    again = composePacks(rulebook.packs.map((one) => one === pack ? loadPack(JSON.stringify(pack)) : one), rulebook.options)
  } catch (error) {
    return report("", `as JSON it does not load: ${error instanceof PackError ? error.message : String(error)}`)
  }
  for (const { on, record } of new Map(witnesses.map((witness) => [JSON.stringify([witness.on, witness.record]), witness])).values()) {
    tried()
    const answers = [rulebook, again].map((one) => {
      const rules = one.on(on)
      return JSON.stringify([rules.groupings.map(({ id }) => assignGroups(rules, record, { grouping: id })), planScreening(rules, record), rules.schedules.map(({ id }) => planVaccination(rules, record, { schedule: id }))])
    })
    if (answers[0] !== answers[1]) return report("", "as JSON the pack gives this person other answers", { example: describePerson(record, lawOfDay(rulebook.on(on), rulebook.packs)) })
  }
}

/** The first place at which two values differ, inherited fields included; a field that is left undefined is no field. */
const differenceOf = (before: unknown, after: unknown, path: string): string | undefined => {
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) return Object.is(before, after) || before === after ? undefined : path
  if (Array.isArray(before) !== Array.isArray(after)) return path
  const [left, right] = [before, after] as readonly Readonly<Record<string, unknown>>[]
  const fields = new Set<string>()
  for (const field in left) if (left[field] !== undefined) fields.add(field)
  for (const field in right) fields.add(field)
  for (const field of fields) {
    const there = Array.isArray(before) ? `${path}[${field}]` : path === "" ? field : `${path}.${field}`
    const found = differenceOf(left![field], right![field], there)
    if (found !== undefined) return found
  }
  return undefined
}
