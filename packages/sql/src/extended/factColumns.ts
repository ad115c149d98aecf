import type { Reading } from "@tramyte/core"
import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import type { Dialect } from "../dialect.ts"
import { join, plain, type Sql, sql } from "../sql.ts"
import { column, detail } from "./alias.ts"
import type { Around } from "./around.ts"
import { unitFactors } from "./units.ts"

const msPerDay = plain("86400000")

/** The days on which a fact may begin. */
export const startDays = (fact: string): { readonly lo: Sql; readonly hi: Sql } => ({ lo: column(fact, "start_lo"), hi: column(fact, "start_hi") })

/** How the end of a fact is taken of which the record says nothing: an event of a kind that a pack adds lasts a day. */
export type OpenEnd = "lasts" | "one day" | Sql

const never = plain(String(alwaysAfter))
const ever = plain(String(alwaysBefore))

/** The first day on which it surely no longer holds. */
const endHi = (fact: string, open: OpenEnd): Sql => {
  const [told, next] = [column(fact, "end_hi"), sql`${column(fact, "start_hi")} + 1`]
  return open === "lasts" ? sql`coalesce(${told}, ${never})` : open === "one day" ? sql`coalesce(${told}, ${next})` : sql`coalesce(${told}, CASE WHEN ${open} THEN ${next} ELSE ${never} END)`
}

/** The days between which a fact ends, the first on which it does not hold. */
export const endDays = (fact: string, open: OpenEnd): { readonly lo: Sql; readonly hi: Sql } => ({ lo: column(fact, "end_lo"), hi: endHi(fact, open) })

/** The days that may be its last; what is ongoing ends beyond every day, and what ended before it began has none. */
export const lastDays = (fact: string, open: OpenEnd): { readonly lo: Sql; readonly hi: Sql } => {
  const [start, end, until] = [column(fact, "start_lo"), column(fact, "end_lo"), endHi(fact, open)]
  return {
    lo: sql`CASE WHEN ${until} <= ${start} THEN NULL WHEN ${end} >= ${never} THEN ${never} WHEN ${start} >= ${end} THEN ${start} ELSE ${end} - 1 END`,
    hi: sql`CASE WHEN ${until} <= ${start} THEN NULL WHEN ${until} >= ${never} THEN ${never} ELSE ${until} - 1 END`
  }
}

/** An instant by the clock that the question asks for. */
const clock = (fact: string, instant: "at" | "end" | "recorded", { context: { utcOffset } }: Around): Sql => {
  const at = detail(fact, instant === "at" ? "at" : `${instant}_at`)
  return utcOffset === undefined ? detail(fact, `${instant === "at" ? "at" : instant}_wall`) : sql`(${at} + ${utcOffset * 60_000})`
}

/** The instants of a day's bounds; before all days there is but one. */
export const instantsOf = ({ lo, hi }: { readonly lo: Sql; readonly hi: Sql }): { readonly lo: Sql; readonly hi: Sql } =>
  ({ lo: sql`${lo} * ${msPerDay}`, hi: sql`CASE WHEN ${hi} <= ${ever} THEN ${hi} * ${msPerDay} ELSE ${hi} * ${msPerDay} + 86399999 END` })

/** The instants at which a fact may begin. */
export const startInstants = (fact: string, around: Around): { readonly lo: Sql; readonly hi: Sql } => {
  const [days, at] = [instantsOf(startDays(fact)), clock(fact, "at", around)]
  return { lo: sql`coalesce(${at}, ${days.lo})`, hi: sql`coalesce(${at}, ${days.hi})` }
}

/** The instants at which it may end. */
export const endInstants = (fact: string, open: OpenEnd, around: Around): { readonly lo: Sql; readonly hi: Sql } => {
  const day = open === "lasts" ? undefined : open === "one day" ? plain("TRUE") : open
  const [end, at, start, last] = [clock(fact, "end", around), clock(fact, "at", around), startInstants(fact, around).lo, lastDays(fact, open)]
  const ended = day === undefined ? end : sql`${end}, CASE WHEN ${column(fact, "end_hi")} IS NULL AND ${column(fact, "start_hi")} + 1 < ${never} AND ${day} THEN ${at} END`
  const lo = sql`(${last.lo}) * ${msPerDay}`
  const hi = sql`CASE WHEN (${last.hi}) >= ${never} THEN (${last.hi}) * ${msPerDay} ELSE (${last.hi}) * ${msPerDay} + 86399999 END`
  return { lo: sql`coalesce(${ended}, CASE WHEN ${lo} < ${start} THEN ${start} ELSE ${lo} END)`, hi: sql`coalesce(${ended}, ${hi})` }
}

/** The day, or the instants, at which a fact became known. */
export const recorded = (fact: string, grain: "day" | "instant", around: Around): { readonly lo: Sql; readonly hi: Sql } => {
  const day = detail(fact, "recorded_day")
  if (grain === "day") return { lo: day, hi: day }
  const [days, at] = [instantsOf({ lo: day, hi: day }), clock(fact, "recorded", around)]
  return { lo: sql`coalesce(${at}, ${days.lo})`, hi: sql`coalesce(${at}, ${days.hi})` }
}

/** When it was recorded, as what a pick is ordered by: a day is its first instant in Viet Nam. */
export const recordedKey = (fact: string): Sql => sql`coalesce(${detail(fact, "recorded_at")}, ${detail(fact, "recorded_day")} * ${msPerDay} - 25200000)`

/** An expression on the number that a fact carries, in the unit asked for; of NULL where it has none. */
export const withNumber = (fact: string, reading: Reading, { rounded }: Dialect, expression: (number: Sql) => Sql): Sql => {
  const inUnit = (number: Sql): Sql => {
    if (reading.unit === undefined) return number
    const unit = detail(fact, "unit")
    const factors = unitFactors(reading.unit, reading.convert).map(([from, factor]) => sql` WHEN ${unit} = ${from} THEN ${rounded(sql`${number} * ${factor}`)}`)
    return sql`CASE WHEN ${unit} = ${reading.unit} THEN ${number} WHEN ${number} IS NULL THEN NULL${join(factors, "")} END`
  }
  if (reading.component === undefined) return expression(inUnit(column(fact, "value")))
  return sql`(SELECT ${expression(inUnit(plain("v.value")))} FROM q_component v WHERE v.kind = ${column(fact, "kind")} AND v.person = ${column(fact, "person")} AND v.place = ${column(fact, "place")} AND v.name = ${reading.component})`
}

/** The number that a fact carries, in the unit asked for; NULL where it has none. */
export const numberOf = (fact: string, reading: Reading, dialect: Dialect): Sql => withNumber(fact, reading, dialect, (number) => number)
