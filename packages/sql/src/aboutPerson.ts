import { type Duration, ageCutoff, type EpochDay, type Point } from "@tramyte/core"
import { durationOf, type ParameterValues, pointAt } from "@tramyte/core/engine"
import type { Node, Place } from "./factConditions.ts"
import { join, plain, type Sql, sql } from "./sql.ts"

/** Of the person `p`. */
export const sex = ({ is }: Node<"sex">): Sql =>
  is.length === 0 ? plain("CASE WHEN p.sex IS NOT NULL THEN FALSE END") : sql`p.sex IN (${join(is.map((one) => sql`${one}`), ", ")})`

export const age = (predicate: Node<"age">, place: Place): Sql =>
  sql`CASE ${spanCases({ lo: plain("p.birth_lo"), hi: plain("p.birth_hi") }, cutoffs(predicate, place))} END`

/** A person is taken to live until a death is recorded. */
export const alive = ({ at }: Node<"alive">, { context, rules: { scope } }: Place): Sql => {
  const day = pointAt(at ?? "on", scope.value)(context)
  return sql`CASE WHEN p.death_lo IS NULL OR p.death_lo > ${day} THEN TRUE WHEN p.death_hi <= ${day} THEN FALSE END`
}

/** What began by the one day and after the other has lasted so long. */
export interface Cutoffs {
  readonly by: EpochDay
  readonly after?: EpochDay
}

export const cutoffs = (
  span: { readonly atLeast?: Duration | { readonly param: string }; readonly below?: Duration | { readonly param: string }; readonly at?: Point },
  { context, rules: { scope } }: Place
): Cutoffs => {
  const value: ParameterValues = scope.value
  const at = pointAt(span.at ?? "on", value)(context)
  const [atLeast, below] = [durationOf(span.atLeast, value), durationOf(span.below, value)]
  return { by: atLeast === undefined ? at : ageCutoff(at, atLeast), ...(below === undefined ? {} : { after: ageCutoff(at, below) }) }
}

/** The branches of a CASE that tell whether what began between two days has lasted so long; none is taken if they are NULL. */
export const spanCases = ({ hi, lo }: { readonly lo: Sql; readonly hi: Sql }, { after, by }: Cutoffs): Sql =>
  after === undefined
    ? sql`WHEN ${hi} <= ${by} THEN TRUE WHEN ${lo} > ${by} THEN FALSE`
    : sql`WHEN ${hi} <= ${by} AND ${lo} > ${after} THEN TRUE WHEN ${lo} > ${by} OR ${hi} <= ${after} THEN FALSE`
