import { gatheredOfAll } from "./aboutFacts.ts"
import type { Dialect } from "./dialect.ts"
import type { SharedDefinitions } from "./extended/around.ts"
import { type Expression, written } from "./expression.ts"
import type { Place } from "./factConditions.ts"
import { join, plain, type Sql, sql } from "./sql.ts"

/** People with columns for what several questions ask, each worked out once, and the questions over them. */
export interface SharedQuestions {
  /** The definitions that stand before the query: `s1 AS (…), s2 …`. None, if nothing is asked twice. */
  readonly definitions: readonly Sql[]
  /** What the query reads people from, under the alias `p`. */
  readonly people: Sql
  readonly questions: readonly Sql[]
}

/** Whom questions are asked of, and what is known of them already. */
export interface Sharing {
  /** The table of people. */
  readonly people: string
  /** What is written down otherwise than it says itself. */
  readonly told: ReadonlyMap<Expression, Sql>
  /** Whether it is worth to ask something of all people that is asked so often. */
  readonly worth?: (one: Expression, times: number) => boolean
}

/**
 * Finds what is asked more than once of the facts and makes it a column of people. What rests on other such columns
 * stands a step later.
 */
export const shareQuestions = (asked: readonly Expression[], { once }: Dialect, { people, told, worth = () => true }: Sharing): SharedQuestions => {
  const uses = new Map<Expression, number>()
  const visit = (one: Expression): void => {
    const before = uses.get(one) ?? 0
    uses.set(one, before + 1)
    if (before === 0) partsOf(one).forEach(visit)
  }
  asked.forEach(visit)
  // A table of SQLite has at most 2,000 columns, one of PostgreSQL 1,600; what is left over is written out where it is used.
  const shared = new Set([...uses].filter(([one, times]) => one.looksUp && times > 1 && worth(one, times)).slice(0, 1000).map(([one]) => one))

  const steps = new Map<Expression, number>()
  /** The number of the last step that an expression rests on; 0 for none. */
  const rests = (one: Expression): number => {
    const found = steps.get(one)
    if (found !== undefined) return found
    const below = Math.max(0, ...partsOf(one).map(rests))
    const step = shared.has(one) ? below + 1 : below
    steps.set(one, step)
    return step
  }
  const last = Math.max(0, ...asked.map(rests))

  const columns = new Map(told)
  let made = 0
  const definitions: Sql[] = []
  for (let step = 1; step <= last; step++) {
    const now = [...shared].filter((one) => steps.get(one) === step)
    const names = now.map(() => `a${++made}`)
    const defined = now.map((one, index) => sql`${written(one, columns)} AS ${plain(names[index]!)}`)
    definitions.push(sql`${plain(`s${step}`)} AS (
  SELECT p.*,
    ${join(defined, ",\n")}
  FROM ${plain(step === 1 ? people : `s${step - 1}`)} p${plain(once)}
)`)
    now.forEach((one, index) => columns.set(one, plain(`p.${names[index]}`)))
  }
  return { definitions, people: plain(last === 0 ? `${people} p` : `s${last} p`), questions: asked.map((one) => written(one, columns)) }
}

const partsOf = (one: Expression): readonly Expression[] =>
  one.op === "all" || one.op === "any" ? one.of : one.op === "not" || one.op === "sure" || one.op === "known" ? [one.of] : []

/**
 * Questions that look at the facts and are asked of everybody, or of a rare kind: where definitions are joined to people, the facts are
 * gathered for all at once, in a fraction of the time that a look for each takes.
 */
export const gatheredFor = (asked: readonly Expression[], ofAll: ReadonlySet<Expression>, { gather }: Pick<SharedDefinitions, "gather">, { dialect, rareKinds, some }: Place): ReadonlyMap<Expression, Sql> => {
  const told = new Map<Expression, Sql>()
  const seen = new Set<Expression>()
  const visit = (one: Expression): void => {
    if (seen.has(one)) return
    seen.add(one)
    partsOf(one).forEach(visit)
  }
  if (dialect.joins && !some) asked.forEach(visit)
  for (const one of seen) {
    if (one.op !== "test" || one.gathered === undefined || !(ofAll.has(one) || rareKinds.has(one.gathered.set.kind))) continue
    const name = gather(gatheredOfAll(one.gathered), Object.keys(one.gathered.columns))
    told.set(one, one.gathered.answer((column) => plain(`p.${name}_${column}`)))
  }
  return told
}

/** What is asked of everybody, if these questions are: of several parts the first, which may spare the others. */
export const askedOfAll = (questions: readonly Expression[]): ReadonlySet<Expression> => {
  const found = new Set<Expression>()
  const visit = (one: Expression | undefined): void => {
    if (one === undefined || found.has(one)) return
    found.add(one)
    visit(partsOf(one)[0])
  }
  questions.forEach(visit)
  return found
}
