import { groupsOf } from "../merged.ts"
import { rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"

/** Says of subjects, and of those under whom they are read, that they changed. */
export function* touch(dialect: StoreDialect, ns: ReadonlySet<number>, seq: number): Steps<void> {
  if (ns.size === 0) return
  const groups = yield* groupsOf(dialect, [...ns])
  const all = new Set(ns)
  for (const n of ns) all.add(groups.wholeOf(n))
  const numbers = { n: "integer" } as const
  yield* rows(`UPDATE subject SET changed = ? WHERE n IN (SELECT g.n FROM ${dialect.given("g", numbers)}) AND changed <> ?`, seq, ...dialect.givenParams(numbers, Array.from(all, (n) => [n])), seq)
}
