import { type CivilDate, type DayBounds, type EpochDay, epochDay, parseCivilDate, partialDateBounds } from "../time/index.ts"
import { checkFact, isRecord, shown } from "./checkFact.ts"
import { CitizenError, type DataIssue } from "./errors.ts"
import type { Fact } from "./fact.ts"
import { factKinds } from "./factKinds.ts"
import type { HealthRecord, Person, Sex, UnitRecord } from "./record.ts"

/** A fact with its dates as integers. It holds on a day surely from `startHi` until before `endLo`. */
export interface FactView {
  readonly fact: Fact
  readonly startLo: EpochDay
  readonly startHi: EpochDay
  readonly endLo: EpochDay
  readonly endHi: EpochDay
}

/**
 * A record made ready for questions: dates as integers, facts by kind, superseded ones left out.
 * Prepare a person once with `readRecord` and ask as many questions as you like; every verb takes either form.
 */
export interface RecordView {
  readonly subject: string
  readonly sex: Sex | undefined
  readonly birth: DayBounds | undefined
  readonly death: DayBounds | undefined
  readonly facts: ReadonlyMap<string, readonly FactView[]>
  /** The last day up to which a kind, or one of its codes (`"assessment/growth-score"`), is known completely. */
  readonly complete: ReadonlyMap<string, EpochDay>
}

/** How a record is read. */
export interface ReadOptions {
  /** Only what had been recorded by the end of this day counts (`"2026-06-30"`). Default: everything. */
  readonly knownAt?: CivilDate
}

/** The open ends of time, as days: beyond every calendar date. */
export const alwaysBefore: EpochDay = -10_000_000
export const alwaysAfter: EpochDay = 10_000_000

const events: ReadonlySet<string> = new Set(factKinds.filter((kind) => kind.shape === "event").map((kind) => kind.kind))

/**
 * Reads a person's or a unit's record into the form that questions are asked of.
 *
 * @throws CitizenError `TRAMYTE_CITIZEN_INVALID`, listing every field that cannot be read; TimeError if `knownAt` is not a day
 * @example
 * ```ts
 * import { readRecord } from "@tramyte/core"
 *
 * const view = readRecord({ person: { id: "p1", birthDate: "1956" }, facts: [] })
 * view.subject // => "p1"
 * ```
 */
export const readRecord = (record: HealthRecord | UnitRecord, options: ReadOptions = {}): RecordView => read(record, options, checkFact)

/** Reads a record whose facts were made by this library from data that was checked, so that they need no second check. */
export const readSoundRecord = (record: HealthRecord, options: ReadOptions): RecordView => read(record, options, () => true)

const read = (record: HealthRecord | UnitRecord, options: ReadOptions, check: typeof checkFact): RecordView => {
  if (!isRecord(record)) throw new CitizenError("the record", [{ path: "", message: "give an object with a person or a unit, and its facts" }])
  const known = options.knownAt === undefined ? alwaysAfter : epochDay(options.knownAt)
  const issues: DataIssue[] = []
  const field = "person" in record ? "person" : "unit"
  const { id, ...person } = readSubject("person" in record ? record.person : record.unit, field, issues)
  const view: RecordView = {
    subject: id,
    sex: person.sex,
    birth: boundsOf(person.birthDate, "person.birthDate", issues),
    death: boundsOf(person.deathDate, "person.deathDate", issues),
    facts: readFacts(record.facts, known, issues, check),
    complete: readComplete(record.complete, known, issues)
  }
  if (issues.length > 0) throw new CitizenError(`${field} ${shown(id)}`, issues)
  return view
}

const sexes: readonly (Sex | undefined)[] = [undefined, "male", "female", "other"]

const readSubject = (given: unknown, field: "person" | "unit", issues: DataIssue[]): Person => {
  if (!isRecord(given)) {
    issues.push({ path: field, message: `${shown(given)} is not a ${field}; give an object with an id` })
    return { id: "" }
  }
  if (typeof given["id"] !== "string" || given["id"] === "") issues.push({ path: `${field}.id`, message: `give the ${field} an id of your own (a non-empty text)` })
  if (field === "unit") return { id: given["id"] as string }
  const person = given as unknown as Person
  if (!sexes.includes(person.sex)) issues.push({ path: "person.sex", message: `${shown(person.sex)} is not one of ${sexes.slice(1).join(", ")}` })
  return person
}

/** Facts by kind: those that count and were known by the day, without what a later one corrects. */
const readFacts = (all: readonly Fact[], known: EpochDay, issues: DataIssue[], check: typeof checkFact): ReadonlyMap<string, readonly FactView[]> => {
  const facts = new Map<string, FactView[]>()
  if (!Array.isArray(all)) {
    issues.push({ path: "facts", message: "give a list of facts; an empty one if there are none" })
    return facts
  }
  let superseded: Set<string> | undefined
  let lastRecorded: string | undefined
  let recorded = alwaysAfter
  for (let index = 0; index < all.length; index++) {
    const fact: Fact = all[index]
    if (!check(fact, index, issues)) continue
    // Facts of one record were mostly recorded on few days, one after the other.
    if (fact.recorded !== lastRecorded) recorded = parseCivilDate(fact.recorded.slice(0, 10))!
    lastRecorded = fact.recorded
    if (recorded > known) continue
    if (fact.supersedes !== undefined) (superseded ??= new Set()).add(fact.supersedes)
    if (fact.status === "enteredInError") continue
    const view = readFact(fact, recorded, index, issues)
    const sameKind = facts.get(fact.kind)
    if (sameKind === undefined) facts.set(fact.kind, [view])
    else if (!isTold(fact, sameKind, index, issues)) sameKind.push(view)
  }
  for (const [kind, views] of facts) {
    // A list that grew holds room for more: a commune has millions of such rooms.
    if (superseded !== undefined) facts.set(kind, views.filter((view) => !superseded.has(view.fact.id)))
    else if (views.length > 1) facts.set(kind, views.slice())
  }
  return facts
}

/** Whether the very same fact was told before; another fact with its id is a mistake, since nobody could tell which is meant. */
const isTold = (fact: Fact, before: readonly FactView[], index: number, issues: DataIssue[]): boolean => {
  for (const { fact: other } of before) {
    if (other.id !== fact.id) continue
    if (JSON.stringify(other) !== JSON.stringify(fact)) issues.push({ path: `facts[${index}].id`, message: `${shown(fact.id)} is the id of another fact of this kind; give each fact an id of its own, or say "supersedes" in a correction` })
    return true
  }
  return false
}

const readFact = (fact: Fact, recorded: EpochDay, index: number, issues: DataIssue[]): FactView => {
  const { start = fact.at?.slice(0, 10), end } = fact
  const begins = start === undefined || start === "unknown" ? anyDay : start === "always" ? ever : partialDateBounds(start) ?? anyDay
  if (begins === anyDay && start !== undefined && start !== "unknown") issues.push({ path: `facts[${index}].start`, message: mendDate(start) })
  const startLo = begins.lo
  // What was recorded as holding or done had begun by then, however little is known of its start; unless it was said ahead.
  const saidAhead = fact.status === "planned" || recorded < startLo
  const startHi = saidAhead ? begins.hi : Math.min(begins.hi, recorded)
  if (end === "ongoing") return { fact, startLo, startHi, endLo: alwaysAfter, endHi: alwaysAfter }
  if (end === undefined && fact.endAt !== undefined) {
    const last = parseCivilDate(fact.endAt.slice(0, 10))!
    if (last < startLo) issues.push({ path: `facts[${index}].endAt`, message: `${shown(fact.endAt)} lies before the start, ${shown(start)}` })
    return { fact, startLo, startHi: Math.max(startLo, Math.min(startHi, last)), endLo: last + 1, endHi: last + 1 }
  }
  if (end === undefined && events.has(fact.kind)) return { fact, startLo, startHi, endLo: startLo + 1, endHi: startHi + 1 }
  const ends = end === undefined || end === "unknown" ? undefined : partialDateBounds(end)
  if (ends === undefined) {
    if (end !== undefined && end !== "unknown") issues.push({ path: `facts[${index}].end`, message: mendDate(end) })
    return { fact, startLo, startHi, endLo: startLo + 1, endHi: alwaysAfter }
  }
  if (ends.hi < startLo) issues.push({ path: `facts[${index}].end`, message: `${shown(end)} lies before the start, ${shown(start)}` })
  // What ended in the month in which it began held for a day at least, unless its end is told to be no later than its start.
  return { fact, startLo, startHi, endLo: ends.hi > startLo ? Math.max(ends.lo, startLo + 1) : ends.lo, endHi: ends.hi }
}

const anyDay: DayBounds = { lo: alwaysBefore, hi: alwaysAfter }
const ever: DayBounds = { lo: alwaysBefore, hi: alwaysBefore }

/** The lists of the person read before: people of one commune mostly share them. */
let lastComplete: { readonly given: HealthRecord["complete"]; readonly known: EpochDay; readonly days: ReadonlyMap<string, EpochDay> } | undefined

const isAlike = (a: HealthRecord["complete"], b: HealthRecord["complete"]): boolean => {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  let more = 0
  for (const kind in a) {
    if (a[kind] !== b[kind]) return false
    more++
  }
  for (const _kind in b) more--
  return more === 0
}

const readComplete = (complete: HealthRecord["complete"], known: EpochDay, issues: DataIssue[]): ReadonlyMap<string, EpochDay> => {
  if (lastComplete !== undefined && lastComplete.known === known && isAlike(complete, lastComplete.given)) return lastComplete.days
  const before = issues.length
  const days = new Map<string, EpochDay>()
  for (const kind in complete) {
    const given: unknown = complete[kind]
    const day = typeof given === "string" ? parseCivilDate(given) : undefined
    if (day === undefined) issues.push({ path: `complete.${kind}`, message: `${shown(given)} is not a day; write "2026-07-15"` })
    else days.set(kind, Math.min(day, known))
  }
  // A copy: what was given may be changed by whoever gave it.
  if (issues.length === before) lastComplete = { given: complete === undefined ? undefined : { ...complete }, known, days }
  return days
}

const boundsOf = (date: unknown, path: string, issues: DataIssue[]): DayBounds | undefined => {
  if (date === undefined) return undefined
  const bounds = typeof date === "string" ? partialDateBounds(date) : undefined
  if (bounds === undefined) issues.push({ path, message: mendDate(date) })
  return bounds
}

const mendDate = (date: unknown): string => `${shown(date)} is not a date; write "1956", "1956-03" or "1956-03-09"`
