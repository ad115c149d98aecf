import { readRecord } from "../citizen/readRecord.ts"
import type { Fact } from "../citizen/fact.ts"
import type { Person } from "../citizen/record.ts"
import type { Verdict } from "../logic/verdict.ts"
import { contextOn } from "../rules/context.ts"
import type { Citation, DatedItem } from "../rules/dated.ts"
import type { Predicate } from "../rules/predicate.ts"
import type { Trace } from "../rules/trace.ts"
import { epochDay, type Period, periodDays } from "../time/index.ts"
import { composePacks } from "./composePacks.ts"
import type { Pack } from "./pack.ts"
import type { RulesInForce } from "./rulesInForce.ts"

/** The act that the small packs of the tests cite. */
export const law: Citation = { id: "law", issuer: "Quốc hội", number: "1/2020/QH", year: 2020, title: { vi: "Luật", en: "The law" } }

/** What every item of a small pack has, in force from 2020 on. */
export const item = (id: string, more: Partial<DatedItem> = {}): DatedItem =>
  ({ id, label: { vi: `${id} (vi)`, en: `${id} (en)` }, from: "2020-01-01", cites: [{ ref: "law" }], status: "verified", ...more })

/** A pack "p" with nothing but what is given. */
export const smallPack = (more: Partial<Pack> = {}): Pack =>
  ({ format: 1, id: "p", version: "2026.1.0", label: { vi: "Gói", en: "Pack" }, citations: [law], ...more })

/** The rules of one day of a small pack. */
export const rulesOn = (on: string, more: Partial<Pack> = {}): RulesInForce => composePacks([smallPack(more)]).on(on)

/** A fact as a test tells of it; `end: undefined` leaves the end out. */
export type ToldFact = Omit<Partial<Fact>, "end"> & { readonly end?: Fact["end"] | undefined }

/** A person as a test tells of one: fields of the person, facts with defaults, and the kinds known completely (on 15 July 2026). */
export interface Told extends Partial<Person> {
  readonly facts?: readonly ToldFact[]
  readonly complete?: readonly string[] | Readonly<Record<string, string>>
  readonly knownAt?: string
}

export const theDay = "2026-07-15"

/** Reads what a test tells; facts are of kind "merit" and go on, unless told otherwise. */
export const told = ({ facts: given = [], complete = [], knownAt, ...person }: Told) => {
  const facts = given.map((fact): ToldFact => "end" in fact || fact.kind === "encounter" || fact.kind === "observation" ? fact : { ...fact, end: "ongoing" })
  return readRecord(
    {
      person: { id: "p1", ...person },
      facts: facts.map(({ end, ...fact }, index) => ({ id: `f${index}`, kind: "merit", recorded: "2026-07-01", ...fact, ...(end === undefined ? {} : { end }) })),
      complete: Array.isArray(complete) ? Object.fromEntries(complete.map((kind) => [kind, theDay])) : complete as Readonly<Record<string, string>>
    },
    knownAt === undefined ? {} : { knownAt }
  )
}

/** When and under which pack a test asks. */
export interface Asked {
  readonly on?: string
  readonly period?: Period
  readonly pack?: Partial<Pack>
}

export const traceOf = (predicate: Predicate, person: Told, { on = theDay, period, pack = {} }: Asked = {}): Trace =>
  rulesOn(theDay, pack).question(predicate).trace(told(person), contextOn(epochDay(on), period === undefined ? undefined : periodDays(period)))

/** The verdict, once fast and once from the trace: they must agree. */
export const ask = (predicate: Predicate, person: Told, { on = theDay, period, pack = {} }: Asked = {}): Verdict => {
  const question = rulesOn(theDay, pack).question(predicate)
  const context = contextOn(epochDay(on), period === undefined ? undefined : periodDays(period))
  const view = told(person)
  const verdict = question.verdict(view, context)
  const traced = question.trace(view, context).verdict
  if (traced !== verdict) throw new Error(`verdict says ${verdict}, trace says ${traced}`)
  return verdict
}
