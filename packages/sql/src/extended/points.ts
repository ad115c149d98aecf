import type { CalendarUnit, Duration, Facts, Point } from "@tramyte/core"
import { alwaysAfter, durationOf, isFixed, pointAt } from "@tramyte/core/engine"
import { join, plain, type Sql, sql } from "../sql.ts"
import { type Around, inside, type Interval } from "./around.ts"
import { endInstants, instantsOf, joined, lastDays, recorded, startDays, startInstants } from "./factColumns.ts"
import { type Move, movedDay, whole } from "./months.ts"
import { openEndOf } from "./openEnd.ts"
import { certain, namedFact, setOf } from "./sets.ts"

/** How exactly time is compared. */
export type Grain = "day" | "instant"

const msPerDay = 86_400_000

/** Writes a point of time for one grain. */
export const pointOf = (point: Point, grain: Grain, around: Around): Interval => {
  const { context, rules: { scope } } = around
  if (isFixed(point)) {
    const at = pointAt(point, scope.value)(context) * (grain === "day" ? 1 : msPerDay)
    return { lo: sql`${at}`, hi: sql`${at}`, fixed: true }
  }
  if (point === "birth" || point === "death") {
    if (point === "death") return living(grain)
    const days = { lo: plain("p.birth_lo"), hi: plain("p.birth_hi") }
    return grain === "day" ? days : instantsOf(days)
  }
  if ("use" in point) return around.shared.point(point.use, grain, around)
  if ("shift" in point) {
    const base = pointOf(point.shift, grain, inside(around, "shift"))
    const [plus, minus] = [durationOf(point.plus, scope.value), durationOf(point.minus, scope.value)]
    const moves = [...(plus === undefined ? [] : [moveOf(plus, 1)]), ...(minus === undefined ? [] : [moveOf(minus, -1)])]
    if (moves.length === 0) return base
    // A birth is a day of the calendar: days alone are added without further ado.
    if (grain === "day" && point.shift === "birth" && moves.every(({ months }) => months === 0) && "lo" in base) {
      const days = whole(moves.reduce((sum, { daysAfter = 0 }) => sum + daysAfter, 0))
      return { lo: sql`${base.lo} + ${days}`, hi: sql`${base.hi} + ${days}` }
    }
    const move = (day: Sql): Sql => moves.reduce((found, one) => movedDay(found, one, around.dialect), day)
    return mapped(base, grain === "day" ? move : (ms) => ofDay(ms, (day, rest) => sql`${move(day)} * 86400000 + ${rest}`, around))
  }
  if ("floor" in point) {
    const floor = months[point.to]
    const move = (day: Sql): Sql => movedDay(day, { floor }, around.dialect)
    return mapped(pointOf(point.floor, grain, inside(around, "floor")), grain === "day" ? move : (ms) => ofDay(ms, (day) => sql`${move(day)} * 86400000`, around))
  }
  if ("startOf" in point) return ofFact(point.startOf, (fact) => grain === "day" ? startDays(fact) : startInstants(fact, around), inside(around, "startOf"))
  if ("endOf" in point) return ofFact(point.endOf, (fact) => grain === "day" ? lastDays(fact, openEndOf(undefined, fact, around)) : endInstants(fact, openEndOf(undefined, fact, around), around), inside(around, "endOf"))
  return ofFact(point.recordedOf, (fact) => recorded(fact, grain, around), inside(around, "recordedOf"))
}

/** A person is taken to live until a death is recorded, beyond every day. */
const living = (grain: Grain): Interval => {
  const never = plain(String(grain === "day" ? alwaysAfter : alwaysAfter * msPerDay))
  const { hi, lo } = grain === "day" ? { lo: plain("p.death_lo"), hi: plain("p.death_hi") } : instantsOf({ lo: plain("p.death_lo"), hi: plain("p.death_hi") })
  return { lo: sql`coalesce(${lo}, ${never})`, hi: sql`coalesce(${hi}, ${never})` }
}

const months: Readonly<Record<CalendarUnit, 1 | 3 | 12>> = { month: 1, quarter: 3, year: 12 }

const moveOf = ({ days = 0, months: some = 0, weeks = 0, years = 0 }: Duration, sign: 1 | -1): Move & { readonly months: number } => ({ months: sign * (years * 12 + some), daysAfter: sign * (weeks * 7 + days) })

const mapped = (base: Interval, map: (at: Sql) => Sql): Interval => "query" in base
  ? { query: sql`SELECT ${map(plain("i.lo"))} AS lo, ${map(plain("i.hi"))} AS hi FROM (${base.query}) i` }
  : { query: sql`SELECT ${map(base.lo)} AS lo, ${map(base.hi)} AS hi` }

/** An instant as its day and what is left of it. */
const ofDay = (ms: Sql, map: (day: Sql, rest: Sql) => Sql, { dialect: { once } }: Around): Sql =>
  sql`(SELECT ${map(plain("y.d"), plain("(y.ms - y.d * 86400000)"))} FROM (
  SELECT z.ms, (z.ms + 1728000000000000) / 86400000 - 20000000 AS d FROM (SELECT CAST(${ms} AS integer) AS ms${plain(once)}) z${plain(once)}
) y)`

/** A time of a named fact, or of the one fact of a set; NULL if it is not sure which that is. */
const ofFact = (which: string | Facts, times: (fact: string) => { readonly lo: Sql; readonly hi: Sql }, around: Around): Interval => {
  if (typeof which === "string") return times(namedFact(which, around))
  const fact = around.alias("f")
  const { lo, hi } = times(fact)
  return { query: ofOne(which, fact, { lo: sql`max(${lo})`, hi: sql`max(${hi})` }, around) }
}

/** What is told of the one fact of a set: one row, of NULLs if it is not sure which that is. `asked` are aggregates by their names. */
export const ofOne = (facts: Facts, fact: string, asked: Readonly<Record<string, Sql>>, around: Around): Sql => {
  const set = setOf(facts, around)
  const source = set.source(fact)
  const { from, sure, where } = source
  const list = join(Object.entries(asked).map(([name, one]) => sql`${one} AS ${plain(name)}`), ", ")
  if (set.single) return sql`SELECT ${list} FROM ${joined(from, fact, sql`${list}${sure}${where}`)}
WHERE ${where} AND ${sure}`
  return sql`SELECT ${plain(Object.keys(asked).map((name) => `CASE WHEN o.known THEN o.${name} END AS ${name}`).join(", "))}
FROM (SELECT g.*, g.facts = 1 AND g.sure = 1 AND ${set.complete} AS known FROM (
  SELECT ${list}, count(*) AS facts, min(CASE WHEN ${certain(source, fact)} THEN 1 ELSE 0 END) AS sure FROM ${joined(from, fact, sql`${list}${sure}${where}`)}
  WHERE ${where}
) g${plain(around.dialect.once)}) o`
}
