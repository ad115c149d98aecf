import type { Dialect } from "./dialect.ts"
import { type Expression, written } from "./expression.ts"
import { join, plain, type Sql, sql } from "./sql.ts"

/** People with columns for what several questions ask, each worked out once, and the questions over them. */
export interface SharedQuestions {
  /** The definitions that stand before the query: `s1 AS (…), s2 …`. None, if nothing is asked twice. */
  readonly definitions: readonly Sql[]
  /** What the query reads people from, under the alias `p`. */
  readonly people: Sql
  readonly questions: readonly Sql[]
}

/**
 * Finds what is asked more than once of the facts and makes it a column of people. What rests on other such columns
 * stands a step later. `people` names the table of them; `worth` says of what is asked so often whether it is worth to be asked of
 * all of them.
 */
export const shareQuestions = (asked: readonly Expression[], { once }: Dialect, people: string, worth: (one: Expression, times: number) => boolean = () => true): SharedQuestions => {
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

  const columns = new Map<Expression, string>()
  const definitions: Sql[] = []
  for (let step = 1; step <= last; step++) {
    const now = [...shared].filter((one) => steps.get(one) === step)
    const defined = now.map((one, index) => sql`${written(one, columns)} AS ${plain(`a${columns.size + 1 + index}`)}`)
    definitions.push(sql`${plain(`s${step}`)} AS (
  SELECT p.*,
    ${join(defined, ",\n")}
  FROM ${plain(step === 1 ? people : `s${step - 1}`)} p${plain(once)}
)`)
    now.forEach((one) => columns.set(one, `a${columns.size + 1}`))
  }
  return { definitions, people: plain(last === 0 ? `${people} p` : `s${last} p`), questions: asked.map((one) => written(one, columns)) }
}

const partsOf = (one: Expression): readonly Expression[] =>
  one.op === "all" || one.op === "any" ? one.of : one.op === "not" || one.op === "sure" || one.op === "known" ? [one.of] : []

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
