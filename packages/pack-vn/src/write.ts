import type { Citation, CiteRef, Parameter, ParameterValue, Predicate, Text } from "@tramyte/core"
import { aged, all, any, type Codes, facts, on, param, sure, text } from "@tramyte/core/pack"

/** The day on which these packs were last read against their sources. */
export const reviewedOn = "2026-11-21"

/** Choices of a station and code lists have no day of signature; they stand for all days that these packs speak of. */
export const always = "2010-01-01"

/**
 * What is on record counts at any age; whether there is something that nobody recorded is asked only within these ages.
 * Without it every infant would be asked about work.
 */
export const askedWithin = (ages: Predicate, evidence: Predicate): Predicate => any(sure(evidence), all(ages, evidence))

/** Studies at one of these levels. What nobody recorded is asked below the age at which studies are over for most. */
export const studies = (...levels: Codes): Predicate =>
  askedWithin(aged({ below: param("vietnam/asked-about-study-until") }), facts("education").coded(...levels).activeOn(on).exist())

/** A named value that no text gives: the station may choose another. */
export const choice = (id: string, label: Text, value: ParameterValue, note: Text, ...cites: readonly CiteRef[]): Parameter =>
  ({ id, label, from: always, cites, status: "unverified", note, value })

/** A text with its issuer, number and year. */
export const cited = (id: string, issuer: string, number: string, year: number, vi: string, en: string, signed?: string, more: Pick<Citation, "from" | "supersedes"> = {}): Citation =>
  ({ id, issuer, number, year, title: text(vi, en), ...(signed === undefined ? {} : { signed }), ...more })
