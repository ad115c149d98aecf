import type { CiteRef, RuleStatus, Text } from "@tramyte/core"
import type { Definition, Indicator, Parameter, ValueSet } from "@tramyte/core/pack"
import { always, reviewedOn } from "../write.ts"

/** What one programme of care is measured by: its indicators, and what they share. */
export interface Programme {
  readonly parameters?: readonly Parameter[]
  readonly valueSets?: readonly ValueSet[]
  readonly definitions?: readonly Definition[]
  readonly indicators: readonly Indicator[]
}

/** Where something comes from, and how far that was checked. */
export interface Source {
  readonly cites: readonly CiteRef[]
  readonly status: RuleStatus
  readonly note?: Text
  readonly from?: string
}

const dated = (id: string, label: Text, { cites, from = always, note, status }: Source) =>
  ({ id: `vietnam-care/${id}`, label, from, cites, status, ...(status === "verified" ? { reviewedOn } : {}), ...(note === undefined ? {} : { note }) })

/** An indicator of routine care. */
export const indicator = (id: string, label: Text, source: Source, measured: Omit<Indicator, keyof ReturnType<typeof dated>>): Indicator => ({ ...dated(id, label, source), ...measured })

/** Something that several indicators speak of. */
export const defined = (id: string, label: Text, source: Source, as: Pick<Definition, "when" | "facts" | "quantity" | "point">): Definition => ({ ...dated(id, label, source), ...as })

/** A number or time that a text or method gives. */
export const given = (id: string, label: Text, source: Source, value: Parameter["value"]): Parameter => ({ ...dated(id, label, source), value })

/** Codes that indicators ask for. */
export const codes = (id: string, label: Text, source: Source, list: Readonly<Record<string, Text>>): ValueSet =>
  ({ ...dated(id, label, source), codes: Object.entries(list).map(([code, name]) => ({ code, label: name })) })
