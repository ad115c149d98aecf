import type { CiteRef, Comparison, Duration, Facts, Parameter, ParameterRef, ParameterValue, Point, Predicate, Text } from "@tramyte/core"

/** The day on which these packs were last read against their sources. */
export const reviewedOn = "2026-11-21"

/** Choices of a station and code lists have no day of signature; they stand for all days that these packs speak of. */
export const always = "2010-01-01"

/** A label or sentence in Vietnamese and English. */
export const text = (vi: string, en: string): Text => ({ vi, en })

/** A place in a cited text. */
export const cite = (ref: string, at?: string): CiteRef => at === undefined ? { ref } : { ref, at }

export const param = (id: string): ParameterRef => ({ param: id })
export const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
export const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
export const not = (of: Predicate): Predicate => ({ op: "not", of })
export const sure = (of: Predicate): Predicate => ({ op: "sure", of })
export const flag = (id: string): Predicate => ({ op: "flag", param: id })
export const rule = (id: string): Predicate => ({ op: "rule", id })
export const alive: Predicate = { op: "alive" }
export const female: Predicate = { op: "sex", is: ["female"] }
export const age = (bounds: { readonly atLeast?: Duration | ParameterRef; readonly below?: Duration | ParameterRef }): Predicate =>
  ({ op: "age", ...bounds })

type Codes = NonNullable<Facts["codes"]>

/** What holds on the day of the question: a residence, an employment, a disability. */
export const holds = (kind: string, codes?: Codes, links?: NonNullable<Facts["links"]>): Predicate =>
  ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), ...(links === undefined ? {} : { links }), activeAt: "on" } })

/** What began or happened on the day of the question or before: a diagnosis that stays for life, a record once created. */
export const ever = (kind: string, codes?: Codes): Predicate => ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }) } })

/** What began or happened in a half-open window. */
export const within = (from: Point, until: Point, kind: string, codes?: Codes): Predicate =>
  ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), startsIn: { from, until } } })

/** The last measurement of a half-open window fits. */
export const last = (from: Point, until: Point, code: string, is: Comparison & { readonly component?: string }): Predicate =>
  ({ op: "value", which: "last", in: { kind: "observation", codes: [code], startsIn: { from, until } }, is })

/**
 * What is on record counts at any age; whether there is something that nobody recorded is asked only within these ages.
 * Without it every infant would be asked about work.
 */
export const askedWithin = (ages: Predicate, evidence: Predicate): Predicate => any(sure(evidence), all(ages, evidence))

/** Studies at one of these levels. What nobody recorded is asked below the age at which studies are over for most. */
export const studies = (codes: Codes): Predicate => askedWithin(age({ below: param("vietnam/asked-about-study-until") }), holds("education", codes))

/** A named value that no text gives: the station may choose another. */
export const choice = (id: string, label: Text, value: ParameterValue, note: Text, ...cites: readonly CiteRef[]): Parameter =>
  ({ id, label, from: always, cites, status: "unverified", note, value })
