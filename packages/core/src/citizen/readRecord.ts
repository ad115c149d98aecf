import { type DayBounds, type EpochDay, parseCivilDate, partialDateBounds } from "../time/index.ts"
import { CitizenError, type DataIssue } from "./errors.ts"
import type { Fact } from "./fact.ts"
import { factKinds } from "./factKinds.ts"
import type { HealthRecord, Sex, UnitRecord } from "./record.ts"

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
  /** The last day up to which a kind is known completely. */
  readonly complete: ReadonlyMap<string, EpochDay>
}

/** How a record is read. */
export interface ReadOptions {
  /** Only what had been recorded by the end of this day counts (`"2026-06-30"`). Default: everything. */
  readonly knownAt?: string
}

/** The open ends of time, as days: beyond every calendar date. */
export const alwaysBefore: EpochDay = -10_000_000
export const alwaysAfter: EpochDay = 10_000_000

const events: ReadonlySet<string> = new Set(factKinds.filter((kind) => kind.shape === "event").map((kind) => kind.kind))

/**
 * Reads a person's or a unit's record into the form that questions are asked of.
 *
 * @throws CitizenError `TRAMYTE_CITIZEN_INVALID`, listing every field that cannot be read.
 * @example
 * ```ts
 * import { readRecord } from "@tramyte/core"
 *
 * const view = readRecord({ person: { id: "p1", birthDate: "1956" }, facts: [] })
 * view.subject // => "p1"
 * ```
 */
export const readRecord = (record: HealthRecord | UnitRecord, options: ReadOptions = {}): RecordView => {
  const person = "person" in record ? record.person : undefined
  const subject = "person" in record ? record.person.id : record.unit.id
  const issues: DataIssue[] = []
  if (typeof subject !== "string" || subject === "") issues.push({ path: "person.id", message: "give the person an id of your own (a non-empty text)" })
  const facts = new Map<string, FactView[]>()
  const knownAt = options.knownAt
  for (let index = 0; index < record.facts.length; index++) {
    const fact = record.facts[index]!
    if (fact.status === "enteredInError") continue
    if (knownAt !== undefined && !recordedBy(fact, knownAt)) continue
    const view = readFact(fact, index, issues)
    const sameKind = facts.get(fact.kind)
    if (sameKind === undefined) facts.set(fact.kind, [view])
    else sameKind.push(view)
  }
  dropSuperseded(record.facts, facts, knownAt)
  const complete = new Map<string, EpochDay>()
  for (const kind in record.complete) {
    const day = parseCivilDate(record.complete[kind]!)
    if (day === undefined) issues.push({ path: `complete.${kind}`, message: mendDate(record.complete[kind]) })
    else complete.set(kind, knownAt === undefined ? day : Math.min(day, parseCivilDate(knownAt.slice(0, 10)) ?? day))
  }
  const view: RecordView = {
    subject,
    sex: person?.sex,
    birth: boundsOf(person?.birthDate, "person.birthDate", issues),
    death: boundsOf(person?.deathDate, "person.deathDate", issues),
    facts,
    complete
  }
  if (issues.length > 0) throw new CitizenError(`"${subject}"`, issues)
  return view
}

const recordedBy = (fact: Fact, knownAt: string): boolean => fact.recorded.slice(0, knownAt.length) <= knownAt

const readFact = (fact: Fact, index: number, issues: DataIssue[]): FactView => {
  let startLo = alwaysBefore
  let startHi = alwaysAfter
  if (fact.start !== undefined && fact.start !== "unknown") {
    const bounds = partialDateBounds(fact.start)
    if (bounds === undefined) issues.push({ path: `facts[${index}].start`, message: mendDate(fact.start) })
    else {
      startLo = bounds.lo
      startHi = bounds.hi
    }
  }
  if (startLo !== startHi) startHi = Math.max(startLo, Math.min(startHi, begunBy(fact)))
  const end = fact.end
  if (end === "ongoing") return { fact, startLo, startHi, endLo: alwaysAfter, endHi: alwaysAfter }
  if (end === undefined && events.has(fact.kind)) return { fact, startLo, startHi, endLo: startLo + 1, endHi: startHi + 1 }
  if (end === undefined || end === "unknown") return { fact, startLo, startHi, endLo: startLo, endHi: alwaysAfter }
  const bounds = partialDateBounds(end)
  if (bounds === undefined) {
    issues.push({ path: `facts[${index}].end`, message: mendDate(end) })
    return { fact, startLo, startHi, endLo: startLo, endHi: alwaysAfter }
  }
  return { fact, startLo, startHi, endLo: bounds.lo, endHi: bounds.hi }
}

/** What was recorded as holding or done had begun by then, however little is known of its start. */
const begunBy = (fact: Fact): EpochDay =>
  fact.status === "planned" ? alwaysAfter : parseCivilDate(fact.recorded.slice(0, 10)) ?? alwaysAfter

/** A correction hides what it corrects, once it is known itself. */
const dropSuperseded = (all: readonly Fact[], facts: Map<string, FactView[]>, knownAt: string | undefined): void => {
  let superseded: Set<string> | undefined
  for (const fact of all) {
    if (fact.supersedes === undefined || (knownAt !== undefined && !recordedBy(fact, knownAt))) continue
    superseded ??= new Set()
    superseded.add(fact.supersedes)
  }
  if (superseded === undefined) return
  for (const [kind, views] of facts) facts.set(kind, views.filter((view) => !superseded.has(view.fact.id)))
}

const boundsOf = (text: string | undefined, path: string, issues: DataIssue[]): DayBounds | undefined => {
  if (text === undefined) return undefined
  const bounds = partialDateBounds(text)
  if (bounds === undefined) issues.push({ path, message: mendDate(text) })
  return bounds
}

const mendDate = (text: unknown): string =>
  `${JSON.stringify(text)} is not a date; write "1956", "1956-03" or "1956-03-09"`
