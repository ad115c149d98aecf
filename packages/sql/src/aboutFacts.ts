import type { FirstOrLast } from "@tramyte/core"
import { cutoffs } from "./aboutPerson.ts"
import { comparison, type FactConditions, factConditions, numberOf, type Place } from "./factConditions.ts"
import type { PlainLeaf as Node } from "@tramyte/core/engine"
import { join, nothing, plain, type Sql, sql } from "./sql.ts"

const f = plain("f")

/** The facts of the kind of the person `p`. */
const ofPerson = (set: FactConditions, fact: Sql): Sql => sql`FROM q_fact ${fact} WHERE ${fact}.kind = ${set.kind} AND ${fact}.person = p.n`

/** What is read off the facts of a person that may belong, in one row of columns, and what follows from it. */
export interface Gathered {
  readonly set: FactConditions
  readonly columns: Readonly<Record<string, Sql>>
  readonly answer: (column: (name: string) => Sql) => Sql
}

/** Reads it off the facts of the person `p`. */
export const looked = ({ answer, columns, set }: Gathered): Sql => {
  const names = Object.keys(columns)
  const list = join(Object.entries(columns).map(([name, one]) => names.length === 1 ? one : sql`${one} AS ${plain(name)}`), ", ")
  const query = sql`SELECT ${list}
${ofPerson(set, f)} AND ${set.may(f)}`
  return names.length === 1 ? answer(() => sql`(
  ${query}
)`) : sql`(
  SELECT ${answer(plain)}
  FROM (
    ${query}
  ) span
)`
}

/** Reads it off the facts of everybody: a row for each person who has any. */
export const gatheredOfAll = ({ columns, set }: Gathered): Sql => sql`SELECT f.person, ${join(Object.entries(columns).map(([name, one]) => sql`${one} AS ${plain(name)}`), ", ")}
FROM q_fact f WHERE f.kind = ${set.kind} AND ${set.may(f)} GROUP BY f.person`

/** Whether enough facts belong: gathered, or as what it is already if it needs no look at each person. */
export const count = (predicate: Node<"exists"> | Node<"count">, place: Place): Gathered | Sql => {
  const set = factConditions(predicate.in, place)
  const otherwise = sql`CASE WHEN ${set.complete} THEN FALSE END`
  if (predicate.op === "exists" && place.rareKinds.has(set.kind) && !place.dialect.joins) {
    const among = (which: Sql): Sql => sql`p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = ${set.kind} AND ${which})`
    return sql`CASE
  WHEN ${among(set.surely(f))} THEN TRUE
  WHEN ${among(set.may(f))} THEN NULL
  WHEN ${set.complete} THEN FALSE
END`
  }
  // Of those that may belong, 1 says that enough surely do, 0 that enough may; with fewer, the kind must be known completely.
  const answer: Gathered["answer"] = (column) => sql`CASE ${column("found")} WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE ${otherwise} END`
  if (predicate.op === "exists") return { set, answer, columns: { found: sql`max(CASE WHEN ${set.sure(f)} THEN 1 ELSE 0 END)` } }
  const atLeast = typeof predicate.atLeast === "number" ? predicate.atLeast : place.rules.scope.value(predicate.atLeast) as number
  if (atLeast <= 0) return plain("TRUE")
  return { set, answer, columns: { found: sql`CASE WHEN count(CASE WHEN ${set.sure(f)} THEN 1 END) >= ${atLeast} THEN 1 WHEN count(*) >= ${atLeast} THEN 0 END` } }
}

export const value = ({ in: facts, is, which }: Node<"value">, place: Place): Sql => {
  const set = factConditions(facts, place)
  const fits = numberOf(f, is.component, (number) => comparison(number, is, place.rules.scope))
  return sql`CASE WHEN ${set.complete} THEN (
  ${picked(which, set, f, fits)}
) END`
}

/** The last fact that is not the first, less the first. */
export const change = ({ in: facts, is }: Node<"change">, place: Place): Sql => {
  const set = factConditions(facts, place)
  const l = plain("l")
  const number = (fact: Sql): Sql => numberOf(fact, is.component, (one) => one)
  const last = picked("last", set, l, number(l), sql` AND l.place <> f.place`)
  return sql`CASE WHEN ${set.complete} THEN (
  SELECT ${comparison(plain("d.found"), is, place.rules.scope)} FROM (
    ${picked("first", set, f, sql`(
  ${last}
) - ${number(f)}`)}
  ) d
) END`
}

/** Of the first or last fact that surely belongs: what is asked, unless another fact could take its place. */
const picked = (which: FirstOrLast, set: FactConditions, fact: Sql, asked: Sql, more: Sql = plain("")): Sql => {
  const order = which === "last" ? sql`${fact}.start_hi DESC, ${fact}.place DESC` : sql`${fact}.start_hi, ${fact}.place`
  return sql`SELECT CASE WHEN NOT ${rival(which, set, fact)} THEN ${asked} END AS found
${ofPerson(set, fact)} AND ${set.surely(fact)}${more}
ORDER BY ${order} LIMIT 1`
}

/** Another fact that could be later than the last, or earlier than the first: it may not fit, or not all days are known. */
const rival = (which: FirstOrLast, set: FactConditions, fact: Sql): Sql => {
  const o = plain("o")
  const within = which === "last" ? sql`o.start_hi >= ${fact}.start_lo` : sql`o.start_lo <= ${fact}.start_hi`
  return sql`EXISTS (
  SELECT 1 ${ofPerson(set, o)} AND o.place <> ${fact}.place AND ${within} AND ${set.may(o)}
    AND (o.start_lo <> o.start_hi OR ${fact}.start_lo <> ${fact}.start_hi OR (${set.sure(o)}) IS NOT TRUE)
)`
}

/**
 * Between which days, `lo` and `hi`, the first or last fact began. Of an incomplete kind an unseen fact could be before the
 * first or after the last: then one of the two tells nothing.
 */
export const elapsed = (predicate: Node<"elapsed">, place: Place): Gathered => {
  const set = factConditions(predicate.in, place)
  const { after, by } = cutoffs(predicate, place)
  const isLast = predicate.which === "last"
  const columns = isLast
    ? { lo: sql`max(CASE WHEN ${set.sure(f)} THEN f.start_lo END)`, hi: plain("max(f.start_hi)") }
    : { lo: plain("min(f.start_lo)"), hi: sql`min(CASE WHEN ${set.sure(f)} THEN f.start_hi END)` }
  const known = sql` AND ${set.complete}`
  const [forLo, forHi] = isLast ? [nothing, known] : [known, nothing]
  return {
    set, columns,
    answer: (column) => {
      const [lo, hi] = [column("lo"), column("hi")]
      return sql`CASE WHEN ${isLast ? lo : hi} IS NULL THEN NULL
  WHEN ${lo} > ${by}${forLo} THEN FALSE${after === undefined ? nothing : sql`
WHEN ${hi} <= ${after}${forHi} THEN FALSE`}
  WHEN ${hi} <= ${by}${after === undefined ? forHi : sql` AND ${lo} > ${after}${known}`} THEN TRUE END`
    }
  }
}
