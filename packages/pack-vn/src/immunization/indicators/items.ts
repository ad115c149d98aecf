import type { CivilDate, Definition, Indicator, Parameter, Text, ValueSet } from "@tramyte/core"
import type { Vaccine } from "@tramyte/core/immunization"
import { cite } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { reviewedOn } from "../../write.ts"
import { namesOf } from "../vaccines.ts"

/** One concern of the programme: its indicators, and what they share. */
export interface Measures {
  readonly parameters?: readonly Parameter[]
  readonly valueSets?: readonly ValueSet[]
  readonly definitions?: readonly Definition[]
  readonly indicators?: readonly Indicator[]
}

/** Schedules are known from this day on. */
export const schedulesFrom: CivilDate = "2018-01-01"

/** The id of something in the pack of immunization. */
export const named = (name: string): string => `vietnam-immunization/${name}`

const dated = (name: string, label: Text, { cites, from = schedulesFrom, note, status }: Source) =>
  ({ id: named(name), label, from, cites, status, ...(status === "verified" ? { reviewedOn } : {}), ...(note === undefined ? {} : { note }) })

/** An indicator of immunization. */
export const indicator = (name: string, label: Text, source: Source, measured: Omit<Indicator, keyof ReturnType<typeof dated>>): Indicator => ({ ...dated(name, label, source), ...measured })

/** Something that several indicators speak of. */
export const defined = (name: string, label: Text, source: Source, as: Pick<Definition, "when" | "facts" | "quantity" | "point">): Definition => ({ ...dated(name, label, source), ...as })

/** A number or time that a text gives, or that a station chooses. */
export const given = (name: string, label: Text, source: Source, value: Parameter["value"]): Parameter => ({ ...dated(name, label, source), value })

/** Codes that indicators ask for. */
export const codes = (name: string, label: Text, source: Source, list: Readonly<Record<string, Text>>): ValueSet =>
  ({ ...dated(name, label, source), codes: Object.entries(list).map(([code, one]) => ({ code, label: one })) })

/** Vaccines by their codes, ours and CVX. */
export const vaccineSetOf = (name: string, label: Text, which: (vaccine: Vaccine) => boolean): ValueSet =>
  ({ ...dated(name, label, { cites: [cite("cvx-codes")], status: "secondary" }), codes: namesOf(which) })
