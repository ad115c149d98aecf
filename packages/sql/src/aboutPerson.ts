import { type Duration, ageCutoff, type EpochDay, type FixedPoint } from "@tramyte/core"
import { durationOf, type ParameterValues, pointAt } from "@tramyte/core/engine"
import type { Node, Place } from "./factConditions.ts"
import { join, plain, type Sql, sql } from "./sql.ts"

/** Of the person `p`. */
export const sex = ({ is }: Node<"sex">): Sql =>
  is.length === 0 ? plain("CASE WHEN p.sex IS NOT NULL THEN FALSE END") : is.length === 1 ? sql`p.sex = ${is[0]!}` : sql`p.sex IN (${join(is.map((one) => sql`${one}`), ", ")})`

/** A birth that is not known takes no branch. */
export const age = (predicate: Omit<Node<"age">, "at"> & { readonly at?: FixedPoint }, place: Place): Sql => {
  const { after, by } = cutoffs(predicate, place)
  return after === undefined
    ? sql`CASE WHEN p.birth_hi <= ${by} THEN TRUE WHEN p.birth_lo > ${by} THEN FALSE END`
    : sql`CASE WHEN p.birth_hi <= ${by} AND p.birth_lo > ${after} THEN TRUE WHEN p.birth_lo > ${by} OR p.birth_hi <= ${after} THEN FALSE END`
}

/** A person is taken to live until a death is recorded. */
export const alive = ({ at }: { readonly at?: FixedPoint }, { context, rules: { scope } }: Place): Sql => {
  const day = pointAt(at ?? "on", scope.value)(context)
  return sql`CASE WHEN p.death_lo IS NULL OR p.death_lo > ${day} THEN TRUE WHEN p.death_hi <= ${day} THEN FALSE END`
}

/** What began by the one day and after the other has lasted so long. */
export interface Cutoffs {
  readonly by: EpochDay
  readonly after?: EpochDay
}

export const cutoffs = (
  span: { readonly atLeast?: Duration | { readonly param: string }; readonly below?: Duration | { readonly param: string }; readonly at?: FixedPoint },
  { context, rules: { scope } }: Place
): Cutoffs => {
  const value: ParameterValues = scope.value
  const at = pointAt(span.at ?? "on", value)(context)
  const [atLeast, below] = [durationOf(span.atLeast, value), durationOf(span.below, value)]
  return { by: atLeast === undefined ? at : ageCutoff(at, atLeast), ...(below === undefined ? {} : { after: ageCutoff(at, below) }) }
}
