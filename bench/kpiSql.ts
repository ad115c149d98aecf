// Indicators as SQL in SQLite over a commune with five years of facts, the same people, indicators and breakdowns as in `pnpm bench kpi`.
// The reports are compared with the core's, which count the same records in memory in the same run. Prints JSON lines.
import { isDeepStrictEqual } from "node:util"
import { DatabaseSync } from "node:sqlite"
import { composePacks, computeKpis, type HealthRecord, readRecord } from "@tramyte/core"
import { haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { createTables, insertInto, kpiSql, rowMaker, sqlite, tableNames } from "@tramyte/sql"
import { kpiPack, lastPressure, pressureControl } from "./kpiIndicators.fixture.ts"
import { kpiPeople } from "./kpiPeople.fixture.ts"

const size = Number(process.env["PEOPLE"] ?? 30_000)
const period = { from: "2026-01-01", until: "2027-01-01" } as const
const by = ["village", "sex", "ageBand"] as const

const print = (name: string, value: number, unit: string, n: number, more: Readonly<Record<string, unknown>> = {}): void =>
  console.log(JSON.stringify({ name: `kpiSql: ${name}`, value: Math.round(value), unit, n, ...more }))

const records: readonly HealthRecord[] = [...kpiPeople(size)]
const views = records.map((record) => readRecord(record))
const db = new DatabaseSync(":memory:")
for (const create of createTables(sqlite)) db.exec(create)
const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
const { rowsOf } = rowMaker()
const storing = performance.now()
db.exec("BEGIN")
views.forEach((view, index) => {
  const rows = rowsOf(view, index + 1)
  for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
})
db.exec("COMMIT")
print("people made rows of and stored", size / (performance.now() - storing) * 1000, "people/s", size)

const rules = composePacks([vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare, kpiPack]).on("2026-12-31")

/** Counts indicators in the database: the best of three after one that warms up, in seconds, and whether the core counts the same. */
const count = (indicators: readonly string[], warm = true): { readonly seconds: number; readonly peer: number; readonly same: boolean } => {
  const plan = kpiSql(rules, indicators, { period, by })
  const run = () => plan.reports(plan.statements.map(({ params, sql }) => {
    const prepared = db.prepare(sql)
    prepared.setReturnArrays(true)
    return prepared.all(...params) as unknown as readonly (readonly unknown[])[]
  }))
  const timed = <T>(work: () => T): readonly [number, T] => {
    const started = performance.now()
    const found = work()
    return [(performance.now() - started) / 1000, found]
  }
  const [first, reports] = timed(run)
  const seconds = Math.min(first, ...Array.from({ length: warm ? 3 : 0 }, () => timed(run)[0]))
  const inMemory = () => computeKpis(rules, { period, by, indicators, records: views })
  const [once, expected] = timed(inMemory)
  const peer = Math.min(once, ...Array.from({ length: warm ? 2 : 0 }, () => timed(inMemory)[0]))
  return { seconds, peer, same: isDeepStrictEqual(reports, expected) }
}

const limit = 7000
for (const [name, { id }, least] of [["control of blood pressure", pressureControl, limit], ["last blood pressure", lastPressure, undefined]] as const) {
  const { peer, same, seconds } = count([id])
  print(name, size / seconds, "people/s", size, { ...(least === undefined ? {} : { limit: least }), peer: "the core in memory", ratio: Number((peer / seconds).toPrecision(2)), same })
  if (!same || (least !== undefined && size / seconds < least)) process.exitCode = 1
}

const ids = kpiPack.indicators!.map(({ id }) => id)
if (process.env["EACH"] !== undefined) {
  for (const id of ids) {
    const { seconds, same } = count([id], false)
    print(id, size / seconds, "people/s", size, { same })
  }
}
const { peer, same, seconds } = count(ids)
print(`${ids.length} indicators at once`, size / seconds, "people/s", size, { peer: "the core in memory", ratio: Number((peer / seconds).toPrecision(2)), same })
if (!same) process.exitCode = 1
