// Indicators as SQL in SQLite and PostgreSQL over a commune with five years of facts, the same people, indicators and breakdowns as in
// `pnpm bench kpi`. The reports are compared with the core's, which count the same records in memory in the same run. Prints JSON lines.
import { isDeepStrictEqual } from "node:util"
import { composePacks, computeKpis, type KpiReport, readRecord } from "@tramyte/core"
import { haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { kpiSql, type SqlRows, type SqlStratifier } from "@tramyte/sql"
import { kpiPack, lastPressure, pressureControl, twentyIndicators } from "./kpiIndicators.fixture.ts"
import { kpiPeople } from "./kpiPeople.fixture.ts"
import { type BenchDatabase, benchDatabases } from "./sqlDatabases.fixture.ts"

const size = Number(process.env["PEOPLE"] ?? 40_000)
const period = { from: "2026-01-01", until: "2027-01-01" } as const
const by = ["village", "sex", "ageBand"] as const
const rules = composePacks([vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare, kpiPack]).on("2026-12-31")
const views = Array.from(kpiPeople(size), (record) => readRecord(record))

const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [seconds: number, T]> => {
  const started = performance.now()
  const found = await work()
  return [(performance.now() - started) / 1000, found]
}

/** What the core counts, and how long it takes: once for all databases. */
const inMemory = new Map<string, Promise<readonly [number, readonly KpiReport[]]>>()
const expectedOf = (indicators: readonly string[], given: readonly SqlStratifier[]): Promise<readonly [number, readonly KpiReport[]]> => {
  const key = JSON.stringify([indicators, given])
  const found = inMemory.get(key) ?? timed(() => computeKpis(rules, { period, by: given as typeof by, indicators, records: views }))
  inMemory.set(key, found)
  return found
}

const measure = async (db: BenchDatabase): Promise<void> => {
  const print = (name: string, value: number, unit: string, more: Readonly<Record<string, unknown>> = {}): void =>
    console.log(JSON.stringify({ name: `kpiSql: ${db.name}: ${name}`, value: Number(value.toPrecision(3)), unit, n: size, ...more }))
  const [storing] = await timed(() => db.store(views))
  print("people made rows of and stored", size / storing, "people/s")

  /** The best of several times. */
  const count = async (indicators: readonly string[], given: readonly SqlStratifier[] = by, rounds = 3): Promise<{ readonly seconds: number; readonly peer: number; readonly same: boolean }> => {
    const plan = kpiSql(rules, indicators, { period, by: given, dialect: db.dialect })
    let seconds = Infinity
    let reports: readonly KpiReport[] = []
    for (let round = 0; round < rounds; round++) {
      const [took, found] = await timed(async () => {
        const rows: SqlRows[] = []
        for (const statement of plan.statements) rows.push(await db.rows(statement))
        return plan.reports(rows)
      })
      reports = found
      seconds = Math.min(seconds, took)
    }
    const [peer, expected] = await expectedOf(indicators, given)
    return { seconds, peer, same: isDeepStrictEqual(reports, expected) }
  }
  const told = ({ peer, same, seconds }: { readonly seconds: number; readonly peer: number; readonly same: boolean }) => {
    if (!same) process.exitCode = 1
    return { peer: "the core in memory", ratio: Number((peer / seconds).toPrecision(2)), same }
  }

  const limit = 7000
  for (const [name, { id }, least] of [["control of blood pressure", pressureControl, limit], ["last blood pressure", lastPressure, undefined]] as const) {
    const counted = await count([id])
    print(name, size / counted.seconds, "people/s", { ...(least === undefined ? {} : { limit: least }), ...told(counted) })
    if (least !== undefined && size / counted.seconds < least) process.exitCode = 1
  }
  const ids = kpiPack.indicators!.map(({ id }) => id)
  if (process.env["EACH"] !== undefined) {
    for (const id of [...ids, ...twentyIndicators]) {
      const counted = await count([id], by, 1)
      print(id, size / counted.seconds, "people/s", told(counted))
    }
  }
  const all = await count(ids)
  print(`${ids.length} indicators at once`, size / all.seconds, "people/s", told(all))

  const most = db.name === "SQLite" ? 30 : 15
  const twenty = await count(twentyIndicators)
  print("twenty indicators by village, sex and age band", twenty.seconds, "s", { limit: most, ...told(twenty) })
  if (twenty.seconds > most) process.exitCode = 1
  const groups = await count(twentyIndicators, ["village", "sex", "ageBand", "group"], 1)
  print("twenty indicators by village, sex, age band and group", groups.seconds, "s", told(groups))

  // Of people who changed, all that is kept of them is asked anew.
  const few = { text: "SELECT n AS person FROM q_person WHERE n IN (SELECT n * ? FROM q_person WHERE n BETWEEN ? AND ?)", params: [1000, 1, 20] }
  const plan = kpiSql(rules, twentyIndicators, { period, by, people: true, among: few, dialect: db.dialect })
  const again = async (): Promise<void> => {
    for (const statement of plan.statements) await db.rows(statement)
  }
  let changed = Infinity
  for (let round = 0; round < 7; round++) changed = Math.min(changed, (await timed(again))[0])
  print("twenty indicators of twenty people who changed", changed * 1000, "ms")
}

for (const open of benchDatabases) {
  const db = await open()
  const only = process.env["DATABASE"]
  if (only === undefined || only === db.name) await measure(db)
  await db.close()
}
