import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import type { FirstOrLast } from "@tramyte/core"
import { cutoffs, spanCases } from "./aboutPerson.ts"
import { comparison, type FactConditions, factConditions, type Node, numberOf, type Place } from "./factConditions.ts"
import { plain, type Sql, sql } from "./sql.ts"

const f = plain("f")

/** The facts of the kind of the person `p`. */
const ofPerson = (set: FactConditions, fact: Sql): Sql => sql`FROM q_fact ${fact} WHERE ${fact}.kind = ${set.kind} AND ${fact}.person = p.n`

/** Of those that may belong, 1 says that enough surely do, 0 that enough may; with fewer, the kind must be known completely. */
export const count = (predicate: Node<"exists"> | Node<"count">, place: Place): Sql => {
  const set = factConditions(predicate.in, place)
  const otherwise = sql`CASE WHEN ${set.complete} THEN FALSE END`
  if (predicate.op === "exists") {
    return sql`CASE (
  SELECT max(CASE WHEN ${set.sure(f)} THEN 1 ELSE 0 END)
  ${ofPerson(set, f)} AND ${set.may(f)}
) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE ${otherwise} END`
  }
  const atLeast = typeof predicate.atLeast === "number" ? predicate.atLeast : place.rules.scope.value(predicate.atLeast) as number
  if (atLeast <= 0) return plain("TRUE")
  return sql`CASE (
  SELECT CASE WHEN count(CASE WHEN ${set.sure(f)} THEN 1 END) >= ${atLeast} THEN 1 WHEN count(*) >= ${atLeast} THEN 0 END
  ${ofPerson(set, f)} AND ${set.may(f)}
) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE ${otherwise} END`
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

/** Between which days the first or last fact began; if not all facts are known, an unseen one could be before the first or after the last. */
export const elapsed = (predicate: Node<"elapsed">, place: Place): Sql => {
  const set = factConditions(predicate.in, place)
  const sure = set.sure(f)
  const bounds = predicate.which === "last"
    ? sql`max(CASE WHEN ${sure} THEN f.start_lo END) AS lo, CASE WHEN ${set.complete} THEN max(f.start_hi) ELSE ${plain(String(alwaysAfter))} END AS hi`
    : sql`CASE WHEN ${set.complete} THEN min(f.start_lo) ELSE ${plain(String(alwaysBefore))} END AS lo, min(CASE WHEN ${sure} THEN f.start_hi END) AS hi`
  const none = predicate.which === "last" ? plain("lo") : plain("hi")
  return sql`(
  SELECT CASE WHEN ${none} IS NULL THEN NULL ${spanCases({ lo: plain("lo"), hi: plain("hi") }, cutoffs(predicate, place))} END
  FROM (
    SELECT ${bounds}
    ${ofPerson(set, f)} AND ${set.may(f)}
  ) span
)`
}
