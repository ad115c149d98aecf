import type { Duration, FirstOrLast, ParameterRef, Point, Predicate, Reading } from "@tramyte/core"
import { alwaysAfter, alwaysBefore, durationOf, isFixed, isPlainLeaf } from "@tramyte/core/engine"
import { change, count, elapsed, type Gathered, looked, value } from "../aboutFacts.ts"
import { age, alive, cutoffs, sex } from "../aboutPerson.ts"
import { comparison, type Node } from "../factConditions.ts"
import { join, plain, type Sql, sql } from "../sql.ts"
import { detail, joined } from "./alias.ts"
import { type Around, inside } from "./around.ts"
import { numberOf } from "./factColumns.ts"
import { movedDay } from "./months.ts"
import { pointOf } from "./points.ts"
import { compares } from "./quantities.ts"
import { certain } from "./sqlSet.ts"
import { type Binder, binder, liesIn, over, windowOf } from "./windows.ts"

/** Writes a question where it stands among named facts: TRUE, FALSE, or NULL for unknown. */
export const answer = (predicate: Predicate, around: Around): Sql => {
  switch (predicate.op) {
    case "all":
    case "any": {
      if (predicate.of.length === 0) return plain(predicate.op === "all" ? "TRUE" : "FALSE")
      // What is told by short conditions first: it may spare a look at the facts.
      const parts = predicate.of.map((part, index) => answer(part, inside(around, `of/${index}`))).sort((a, b) => looks(a) - looks(b))
      return chain(parts.map((part) => sql`(${part})`), predicate.op === "all" ? " AND " : " OR ")
    }
    case "not": return sql`NOT (${answer(predicate.of, inside(around, "of"))})`
    case "sure": return sql`(${answer(predicate.of, inside(around, "of"))}) IS TRUE`
    case "known": return sql`(${answer(predicate.of, inside(around, "of"))}) IS NOT NULL`
    case "rule": return around.shared.rule(predicate.id, around)
    case "flag": return plain(around.rules.scope.parameter(predicate.param).value === true ? "TRUE" : "FALSE")
    case "sex": return sex(predicate)
    default: return leaf(predicate, around)
  }
}

const looks = (part: Sql): number => Number(part.text.includes("SELECT"))

/** SQLite takes a chain of a thousand links for a thousand levels, and refuses. */
const chain = (parts: readonly Sql[], between: string): Sql => parts.length <= 100 ? join(parts, between)
  : chain(Array.from({ length: Math.ceil(parts.length / 100) }, (_, index) => sql`(${join(parts.slice(index * 100, (index + 1) * 100), between)})`), between)

type Leaf = Exclude<Predicate, { readonly op: "all" | "any" | "not" | "sure" | "known" | "rule" | "flag" | "sex" }>

/** Writes a question that compares something: as every engine holds it, or of the extended form. */
export const leaf = (predicate: Leaf, around: Around): Sql => {
  switch (predicate.op) {
    case "age": return isFixedSpan(predicate) ? age(predicate, around) : ageThen(predicate, around)
    case "alive": return isFixedSpan(predicate) ? alive(predicate, around) : aliveThen(predicate, around)
    case "exists":
    case "count": {
      const found = gathered(predicate, around)
      return found === undefined ? countIn(predicate, around) : "text" in found ? found : looked(found)
    }
    case "value": return isPlainLeaf(predicate) ? value(predicate, around) : valueIn(predicate, around)
    case "change": return isPlainLeaf(predicate) ? change(predicate, around) : changeIn(predicate, around)
    case "elapsed": return isPlainLeaf(predicate) ? looked(elapsed(predicate, around)) : elapsedIn(predicate, around)
    case "compare": return compares(predicate.what, predicate.is, around)
    case "within": return within(predicate, around)
  }
}

/** What a question reads off the facts in one row, if it is of the plain form. */
export const gathered = (predicate: Leaf, around: Around): Gathered | Sql | undefined => {
  if (predicate.op === "exists" || predicate.op === "count") return isPlainLeaf(predicate) ? count(predicate, around) : undefined
  return predicate.op === "elapsed" && isPlainLeaf(predicate) ? elapsed(predicate, around) : undefined
}

/** Whether a question is of the plain form, whose SQL stays as it is. */
export const isPlainAsked = (predicate: Leaf): boolean =>
  predicate.op === "age" || predicate.op === "alive" ? isFixedSpan(predicate) : predicate.op !== "compare" && predicate.op !== "within" && isPlainLeaf(predicate as Node<"exists">)

const isFixedSpan = <Span extends { readonly at?: Point }>(span: Span): span is Span & { readonly at?: Extract<Point, "on"> } => span.at === undefined || isFixed(span.at)

const countIn = (predicate: Node<"exists"> | Node<"count">, around: Around): Sql => {
  const atLeast = predicate.op === "exists" ? 1 : typeof predicate.atLeast === "number" ? predicate.atLeast : around.rules.scope.value(predicate.atLeast) as number
  if (atLeast <= 0) return plain("TRUE")
  const fact = around.alias("f")
  const set = around.write.set(predicate.in, inside(around, "in"))
  const source = set.source(fact)
  const { from, where } = source
  const sure = certain(source, fact)
  const [enough, told] = predicate.op === "exists"
    ? [sql`max(CASE WHEN ${sure} THEN 1 ELSE 0 END) = 1`, plain("count(*) >= 1")]
    : [sql`count(CASE WHEN ${sure} THEN 1 END) >= ${atLeast}`, sql`count(*) >= ${atLeast}`]
  return sql`(
  SELECT CASE WHEN ${enough} THEN TRUE WHEN ${told} THEN NULL WHEN ${set.complete} THEN FALSE END
  FROM ${joined(from, fact, sql`${sure}${where}`)} WHERE ${where}
)`
}

/** The number of the first or last member, and its place in time, if it is sure which that is: one row with `number` and `turn`. */
const pickedNumber = (which: FirstOrLast, facts: Node<"value">["in"], reading: Reading, around: Around): { readonly query: Sql; readonly complete: Sql } => {
  const fact = around.alias("f")
  const set = around.write.set(facts, around)
  const { from, sure, where } = set.source(fact)
  const number = numberOf(fact, reading, around.dialect)
  const columns = sql`${plain(`${fact}.start_lo, ${fact}.start_hi`)}, ${detail(fact, "turn")} AS turn, CASE WHEN ${sure} THEN 1 ELSE 0 END AS sure, ${number} AS number`
  const [order, beyond] = which === "last" ? ["r.start_hi DESC, r.turn DESC", "z.start_hi >= z.blo"] : ["r.start_hi, r.turn", "z.start_lo <= z.bhi"]
  return {
    complete: set.complete,
    query: sql`SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND ${plain(beyond)} AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
  max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
  SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
    SELECT ${columns} FROM ${joined(from, fact, sql`${columns}${where}`)} WHERE ${where}
  ) r WINDOW w AS (ORDER BY r.sure DESC, ${plain(order)})
) z`
  }
}

const valueIn = ({ in: facts, is, which }: Node<"value">, around: Around): Sql => {
  const { complete, query } = pickedNumber(which, facts, is, inside(around, "in"))
  return sql`CASE WHEN ${complete} THEN (SELECT ${comparison(plain("n.number"), is, around.rules.scope)} FROM (
  ${query}
) n) END`
}

const changeIn = ({ in: facts, is }: Node<"change">, around: Around): Sql => {
  const [first, last] = (["first", "last"] as const).map((which) => pickedNumber(which, facts, is, inside(around, "in"))) as [ReturnType<typeof pickedNumber>, ReturnType<typeof pickedNumber>]
  return sql`CASE WHEN ${first.complete} THEN (SELECT ${comparison(plain("d.change"), is, around.rules.scope)} FROM (
  SELECT CASE WHEN b.turn <> a.turn THEN b.number - a.number END AS change FROM (
    ${first.query}
  ) a CROSS JOIN (
    ${last.query}
  ) b
) d) END`
}

interface Span {
  readonly atLeast?: Duration | ParameterRef
  readonly below?: Duration | ParameterRef
  readonly at?: Point
}

/** Whether what began within bounds has lasted so long by a day: a cut-off worked out before, or one of the person's own. */
const spanUntil = (span: Span, begun: { readonly lo: Sql; readonly hi: Sql }, around: Around, bound: Binder): Sql => {
  const { at = "on" } = span
  const reached = (byLo: Sql, byHi: Sql, yes: string, no: string): Sql => sql`CASE WHEN ${begun.hi} <= ${byLo} THEN ${plain(yes)} WHEN ${begun.lo} > ${byHi} THEN ${plain(no)} END`
  if (isFixed(at)) {
    const { after, by } = cutoffs({ ...span, at }, around)
    const long = reached(sql`${by}`, sql`${by}`, "TRUE", "FALSE")
    return after === undefined ? long : sql`${long} AND ${reached(sql`${after}`, sql`${after}`, "FALSE", "TRUE")}`
  }
  const day = bound.bound(["day", at], () => pointOf(at, "day", inside(around, "at")))
  const { value: of } = around.rules.scope
  const [atLeast, below] = [durationOf(span.atLeast, of) ?? {}, durationOf(span.below, of)]
  const by = (long: Duration, yes: string, no: string): Sql => {
    const cutoff = (at: Sql): Sql => movedDay(at, { daysBefore: -(long.weeks ?? 0) * 7 - (long.days ?? 0), months: -(long.years ?? 0) * 12 - (long.months ?? 0) }, around.dialect)
    return reached(cutoff(day.lo), cutoff(day.hi), yes, no)
  }
  const long = by(atLeast, "TRUE", "FALSE")
  // What may not come about has no age.
  return sql`CASE WHEN ${day.hi} < ${plain(String(alwaysAfter))} THEN ${below === undefined ? long : sql`${long} AND ${by(below, "FALSE", "TRUE")}`} END`
}

const ageThen = (predicate: Node<"age">, around: Around): Sql => {
  const bound = binder(around)
  return over(spanUntil(predicate, { lo: plain("p.birth_lo"), hi: plain("p.birth_hi") }, around, bound), bound)
}

/** A person is taken to live until a death is recorded. */
const aliveThen = ({ at = "on" }: Node<"alive">, around: Around): Sql => {
  const bound = binder(around)
  const day = bound.bound(["day", at], () => pointOf(at, "day", inside(around, "at")))
  return over(sql`CASE WHEN p.death_lo IS NULL OR p.death_lo > ${day.hi} THEN TRUE WHEN p.death_hi <= ${day.lo} THEN FALSE END`, bound)
}

/** Within which days the first or last member began; an unseen fact could be before the first or after the last. */
const elapsedIn = (predicate: Node<"elapsed">, around: Around): Sql => {
  const fact = around.alias("f")
  const set = around.write.set(predicate.in, inside(around, "in"))
  const source = set.source(fact)
  const { from, where } = source
  const sure = certain(source, fact)
  const [lo, hi] = ["lo", "hi"].map((end) => plain(`${fact}.start_${end}`)) as [Sql, Sql]
  const [before, after] = [alwaysBefore, alwaysAfter].map((day) => plain(String(day))) as [Sql, Sql]
  const bounds = predicate.which === "last"
    ? sql`max(CASE WHEN ${sure} THEN ${lo} END) AS lo, CASE WHEN ${set.complete} THEN max(${hi}) ELSE ${after} END AS hi, max(CASE WHEN ${sure} THEN 1 ELSE 0 END) AS told`
    : sql`CASE WHEN ${set.complete} THEN min(${lo}) ELSE ${before} END AS lo, min(CASE WHEN ${sure} THEN ${hi} END) AS hi, max(CASE WHEN ${sure} THEN 1 ELSE 0 END) AS told`
  const bound = binder(around)
  const lasted = spanUntil(predicate, { lo: plain("s.lo"), hi: plain("s.hi") }, around, bound)
  const begun = sql`(SELECT ${bounds} FROM ${joined(from, fact, sql`${bounds}${where}`)} WHERE ${where}) s`
  return over(sql`CASE WHEN s.told = 1 THEN ${lasted} END`, { tables: [...bound.tables, begun] })
}

const within = ({ in: window, point }: Node<"within">, around: Around): Sql => {
  const bound = binder(around)
  const time = bound.bound([window.grain ?? "day", point], () => pointOf(point, window.grain ?? "day", inside(around, "point")))
  const { may, sure } = liesIn(time, windowOf(window, inside(around, "in"), bound))
  return over(sql`CASE WHEN ${time.lo} IS NULL THEN NULL WHEN NOT (${may}) THEN FALSE WHEN ${sure} THEN TRUE END`, bound)
}
