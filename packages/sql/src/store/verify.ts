import type { DataIssue } from "@tramyte/core"
import { first, rows, type Steps } from "./steps.ts"
import { standingNow } from "./undo.ts"

/** What must hold of the tables: for each a query for what does not, a few examples, and what it says of them. */
const laws: readonly { readonly path: string; readonly sql: string; readonly message: (found: readonly unknown[]) => string }[] = [
  {
    path: "batch.facts",
    sql: `SELECT b.id, b.facts, count(f.n) FROM batch b LEFT JOIN fact f ON f.batch = b.n GROUP BY b.n, b.id, b.facts HAVING b.facts <> count(f.n)`,
    message: ([id, said, found]) => `the batch ${JSON.stringify(id)} stored ${String(said)} facts, ${String(found)} are there`
  },
  {
    path: "fact.standing",
    sql: `SELECT s.id, fact.key FROM fact JOIN subject s ON s.n = fact.subject JOIN batch own ON own.n = fact.batch
      WHERE fact.standing <> CASE WHEN own.undone IS NOT NULL THEN 0 ELSE ${standingNow} END`,
    message: ([id, key]) => `the fact ${JSON.stringify(key)} of ${JSON.stringify(id)} stands or does not against what was written after it`
  },
  ...(["subject", "batch", "source"] as const).map((table) => ({
    path: `fact.${table}`,
    sql: `SELECT f.n FROM fact f LEFT JOIN ${table} t ON t.n = f.${table} WHERE t.n IS NULL`,
    message: ([n]: readonly unknown[]) => `the fact ${String(n)} is of a ${table} that is not there`
  })),
  ...(["kind", "recorded", "code", "unit", "links"] as const).map((column) => ({
    path: `fact.${column}`,
    sql: `SELECT f.n FROM fact f LEFT JOIN term t ON t.n = f.${column} WHERE f.${column} IS NOT NULL AND t.n IS NULL`,
    message: ([n]: readonly unknown[]) => `the fact ${String(n)} names a term that is not there`
  })),
  ...(["person", "unit", "complete"] as const).map((table) => ({
    path: `${table}.subject`,
    sql: `SELECT v.subject FROM ${table} v LEFT JOIN subject s ON s.n = v.subject LEFT JOIN batch b ON b.n = v.batch WHERE s.n IS NULL OR b.n IS NULL`,
    message: ([n]: readonly unknown[]) => `a row speaks of the subject ${String(n)}, which or whose batch is not there`
  })),
  {
    path: "subject.creator",
    sql: `SELECT s.id FROM subject s WHERE (s.creator IS NULL) <> (
        NOT EXISTS (SELECT 1 FROM person v JOIN batch b ON b.n = v.batch WHERE v.subject = s.n AND b.undone IS NULL)
        AND NOT EXISTS (SELECT 1 FROM unit v JOIN batch b ON b.n = v.batch WHERE v.subject = s.n AND b.undone IS NULL))`,
    message: ([id]) => `${JSON.stringify(id)} is there without a batch that created it, or the other way round`
  },
  {
    path: "correction.new",
    sql: "SELECT c.old, c.new FROM correction c LEFT JOIN fact a ON a.n = c.old LEFT JOIN fact b ON b.n = c.new WHERE a.n IS NULL OR b.n IS NULL OR c.new <= c.old",
    message: ([old, by]) => `the fact ${String(old)} is corrected by ${String(by)}, which is not there or is older`
  },
  {
    path: "identifier.fact",
    sql: "SELECT i.value FROM identifier i LEFT JOIN fact f ON f.n = i.fact WHERE f.n IS NULL",
    message: () => "a number of another system is of a fact that is not there"
  },
  {
    path: "message.batch",
    sql: "SELECT m.id FROM message m JOIN batch b ON b.n = m.batch WHERE m.withdraws IS NULL AND (m.withdrawn IS NULL) <> (b.undone IS NULL)",
    message: ([id]) => `the message ${JSON.stringify(id)} is withdrawn against its batch`
  }
]

/** Looks over all tables. */
export function* verifyTables(): Steps<readonly DataIssue[]> {
  const issues: DataIssue[] = []
  for (const { message, path, sql } of laws) {
    const found = yield* rows(`SELECT * FROM (${sql}) x LIMIT 20`)
    for (const row of found) issues.push({ path, message: message(row) })
    if (found.length === 20) issues.push({ path, message: `and more: ${String((yield* first(`SELECT count(*) FROM (${sql}) x`))![0])} in all` })
  }
  return issues
}
