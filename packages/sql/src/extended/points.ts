import type { CalendarUnit, Duration, Facts, Point } from "@tramyte/core"
import { alwaysAfter, alwaysBefore, durationOf, isFixed, pointAt } from "@tramyte/core/engine"
import { join, plain, type Sql, sql } from "../sql.ts"
import { joined } from "./alias.ts"
import { type Around, type Grain, inside, type Interval, namedFact, type ShortInterval } from "./around.ts"
import { endInstants, instantsOf, lastDays, recorded, startDays, startInstants } from "./factColumns.ts"
import { type Move, movedDay, whole } from "./months.ts"
import { openEndOf } from "./openEnd.ts"
import { certain } from "./sqlSet.ts"

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
    // Days alone are added without a look at the calendar.
    if (moves.every(({ months }) => months === 0) && "lo" in base) return later(base, moves.reduce((sum, { daysAfter = 0 }) => sum + daysAfter, 0), grain)
    const move = (day: Sql): Sql => moves.reduce((found, one) => movedDay(found, one, around.dialect), day)
    return mapped(base, grain === "day" ? move : (ms) => ofDay(ms, (day, rest) => sql`${move(day)} * 86400000 + ${rest}`, around), around.dialect)
  }
  if ("floor" in point) {
    const floor = months[point.to]
    const move = (day: Sql): Sql => movedDay(day, { floor }, around.dialect)
    return mapped(pointOf(point.floor, grain, inside(around, "floor")), grain === "day" ? move : (ms) => ofDay(ms, (day) => sql`${move(day)} * 86400000`, around), around.dialect)
  }
  const { facts, named, part, times } = ofWhichFact(point, grain, around)
  if (named !== undefined) return times(namedFact(named, inside(around, part)))
  const fact = around.alias("f")
  const { lo, hi } = times(fact)
  return { query: ofOne(facts!, fact, { lo: sql`max(${lo})`, hi: sql`max(${hi})` }, inside(around, part)) }
}

/** The set of whose one fact a point tells, and what it tells of it; nothing for points of another form. */
export const timesOf = (point: Point, grain: Grain, around: Around): { readonly facts: Facts; readonly times: (fact: string) => ShortInterval } | undefined => {
  if (typeof point !== "object" || !("startOf" in point || "endOf" in point || "recordedOf" in point)) return undefined
  const { facts, times } = ofWhichFact(point, grain, around)
  return facts === undefined ? undefined : { facts, times }
}

type PointOfFact = Extract<Point, { readonly startOf: unknown } | { readonly endOf: unknown } | { readonly recordedOf: unknown }>

const ofWhichFact = (point: PointOfFact, grain: Grain, around: Around) => {
  const [part, which] = Object.entries(point)[0] as [string, string | Facts]
  const times = (fact: string): ShortInterval => "startOf" in point ? grain === "day" ? startDays(fact) : startInstants(fact, around)
    : "endOf" in point ? grain === "day" ? lastDays(fact, openEndOf(undefined, fact, around)) : endInstants(fact, openEndOf(undefined, fact, around), around)
      : recorded(fact, grain, around)
  return { part, times, ...(typeof which === "string" ? { named: which, facts: undefined } : { named: undefined, facts: which }) }
}

/** A person is taken to live until a death is recorded, beyond every day. */
const living = (grain: Grain): Interval => {
  const never = plain(String(grain === "day" ? alwaysAfter : alwaysAfter * msPerDay))
  const { hi, lo } = grain === "day" ? { lo: plain("p.death_lo"), hi: plain("p.death_hi") } : instantsOf({ lo: plain("p.death_lo"), hi: plain("p.death_hi") })
  return { lo: sql`coalesce(${lo}, ${never})`, hi: sql`coalesce(${hi}, ${never})` }
}

const months: Readonly<Record<CalendarUnit, 1 | 3 | 12>> = { month: 1, quarter: 3, year: 12 }

const moveOf = ({ days = 0, months: some = 0, weeks = 0, years = 0 }: Duration, sign: 1 | -1): Move & { readonly months: number } => ({ months: sign * (years * 12 + some), daysAfter: sign * (weeks * 7 + days) })

const later = ({ hi, lo }: ShortInterval, days: number, grain: Grain): Interval => {
  const [ms, ever, never] = grain === "day" ? [1, alwaysBefore, alwaysAfter - 1] : [msPerDay, (alwaysBefore + 1) * msPerDay - 1, alwaysAfter * msPerDay - 1]
  const moved = (at: Sql): Sql => sql`CASE WHEN ${at} <= ${whole(ever)} OR ${at} > ${whole(never)} THEN ${at} ELSE ${at} + ${whole(days * ms)} END`
  return { lo: moved(lo), hi: moved(hi) }
}

/** Both bounds moved; once, where they are the same. */
const mapped = (base: Interval, map: (at: Sql) => Sql, { once }: Around["dialect"]): Interval => {
  const first = "query" in base
    ? sql`SELECT i.lo AS bl, i.hi AS bh, ${map(plain("i.lo"))} AS lo FROM (${base.query}) i`
    : sql`SELECT ${base.lo} AS bl, ${base.hi} AS bh, ${map(base.lo)} AS lo`
  return { query: sql`SELECT q.lo, CASE WHEN q.bl = q.bh THEN q.lo ELSE ${map(plain("q.bh"))} END AS hi FROM (${first}${plain(once)}) q` }
}

/** An instant as its day and what is left of it. */
const ofDay = (ms: Sql, map: (day: Sql, rest: Sql) => Sql, { dialect: { once, types } }: Around): Sql =>
  sql`(SELECT ${map(plain("y.d"), plain("(y.ms - y.d * 86400000)"))} FROM (
  SELECT z.ms, (z.ms + 1728000000000000) / 86400000 - 20000000 AS d FROM (SELECT CAST(${ms} AS ${plain(types.integer)}) AS ms${plain(once)}) z${plain(once)}
) y)`

/** What is told of the one fact of a set: one row, of NULLs if it is not sure which that is. `asked` are aggregates by their names. */
export const ofOne = (facts: Facts, fact: string, asked: Readonly<Record<string, Sql>>, around: Around): Sql => {
  const set = around.write.set(facts, around)
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
