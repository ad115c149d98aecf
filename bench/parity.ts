// Every engine for the rule language against the interpreter, on generated rules and people: pnpm parity. The tests run a small
// one; this is the nightly size. Prints JSON lines; exit code 1 if any answer differs, with the first that do.
import { DatabaseSync } from "node:sqlite"
import { civilDate, type RecordView } from "@tramyte/core"
import { evaluate, population } from "@tramyte/core/population"
import { checkRuleEngine, questionRulebook, type RuleEngine } from "@tramyte/sdk/testing"
import { compileSql, createTables, insertInto, rowMaker, sqlite, tableNames } from "@tramyte/sql"

const rules = Number(process.env["RULES"] ?? 300)
const people = Number(process.env["PEOPLE"] ?? 20_000)
const seed = Number(process.env["SEED"] ?? 1)

/** People in a database of their own, in memory, numbered from 1. */
const databaseOf = (views: readonly RecordView[]): DatabaseSync => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
  const { rowsOf } = rowMaker()
  db.exec("BEGIN")
  views.forEach((view, index) => {
    // Generated people all have one id.
    const rows = rowsOf({ ...view, subject: `p${index}` }, index + 1)
    for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
  })
  db.exec("COMMIT")
  return db
}

/** SQL in SQLite; with `rareKinds`, the other way to look for facts of rare kinds. */
const inSqlite = (name: string, rareKinds: readonly string[]): RuleEngine => {
  let stored: { readonly views: readonly RecordView[]; readonly db: DatabaseSync } | undefined
  return {
    name,
    verdicts: (rulesInForce, questions, { on, period }, views) => {
      if (stored?.views !== views) stored = { views, db: databaseOf(views) }
      const { db } = stored
      const options = { asOf: civilDate(on), rareKinds, ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } }) }
      return questions.map((question) => {
        const { params, sql } = compileSql(rulesInForce, question, options)
        const answers = new Uint8Array(views.length)
        for (const { answer1, n } of db.prepare(sql).iterate(...params)) answers[(n as number) - 1] = answer1 === null ? 2 : answer1 as number
        return answers
      })
    }
  }
}

/** Columns with generated code. */
const inColumns: RuleEngine = {
  name: "columns",
  verdicts: (rulesInForce, asked, { on, period }, views) => {
    const questions = asked.map((when, index) => ({ id: `q${index}`, when }))
    // Generated people all have one id.
    const people = population(questionRulebook, views.map((view, index) => ({ ...view, subject: `p${index}` })), { questions: asked })
    const run = evaluate(rulesInForce, people, {
      rules: [], groupings: [], protocols: [], questions, asOf: civilDate(on), nextChange: false,
      ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } })
    })
    return questions.map(({ id }) => Uint8Array.from(views, (_view, index) => ["no", "yes", "unknown"].indexOf(run.verdict(id, index))))
  }
}

/** The engines; one more is one more line. */
const engines: readonly RuleEngine[] = [
  inColumns,
  inSqlite("SQLite", []),
  inSqlite("SQLite, all kinds rare", ["condition", "observation", "insurance", "survey"])
]

for (const engine of engines) {
  const started = performance.now()
  const { compared, different, differences, expected } = await checkRuleEngine(engine, { rules, people, seed })
  console.log(JSON.stringify({ name: `parity: ${engine.name}`, value: different, unit: "different answers", n: compared, seconds: Math.round((performance.now() - started) / 1000), seed, expected }))
  for (const difference of differences) console.error(JSON.stringify(difference))
  if (different > 0) process.exitCode = 1
}
