// What the stores take in and give back, side by side, and how long indicators take in them: SQLite in a file (WAL, synced), and
// PostgreSQL (a server of its own, synced). Each figure of the plan bears its limit; with one missed the program ends with 1. Prints JSON lines.
import { composePacks, computeKpis, type HealthRecord, type KpiReport } from "@tramyte/core"
import { haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import type { RecordStoreMethods, WriteBatch } from "@tramyte/sdk"
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { isDeepStrictEqual } from "node:util"
import { startPostgres } from "../tools/postgres.ts"
import { kpiPack, twentyIndicators } from "./kpiIndicators.fixture.ts"
import { clerk, fiveYears, openStore, registers } from "./stores.fixture.ts"

const people = Number(process.env["PEOPLE"] ?? 40_000)
const only = process.env["ONLY"]

type Limit = { readonly least: number } | { readonly most: number }
const report = (name: string, value: number, unit: string, n: number, limit?: Limit, more: Readonly<Record<string, unknown>> = {}): void => {
  const missed = limit !== undefined && ("least" in limit ? value < limit.least : value > limit.most)
  if (missed || more["same"] === false) process.exitCode = 1
  const shown = limit === undefined ? {} : { limit: "least" in limit ? limit.least : limit.most, ...(missed ? { missed } : {}) }
  console.log(JSON.stringify({ name: `stores: ${name}`, value: Number(value.toPrecision(4)), unit, n, ...shown, ...more }))
}
const seconds = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await act()
  return (performance.now() - start) / 1000
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

interface Limits {
  readonly factsPerSecond: number
  readonly singleWrite?: number
  readonly read: number
  readonly fromFacts: number
}
const limits: Readonly<Record<string, Limits>> = {
  SQLite: { factsPerSecond: 50_000, singleWrite: 1, read: 1, fromFacts: 30 },
  PostgreSQL: { factsPerSecond: 60_000, read: 2, fromFacts: 15 }
}

/** Writing and reading, with two registers of everybody. */
const inAndOut = async (name: string, address: string): Promise<void> => {
  const limit = limits[name]!
  const store = await openStore(address)
  const { health, idOf, residents } = registers(people)
  const write = async (all: readonly WriteBatch[]): Promise<void> => {
    for (const batch of all) await store.write(clerk, batch)
  }
  const facts = people * 6
  const first = await seconds(() => write(residents))
  report(`${name}: facts written, with persons and completeness`, facts / first, "facts/s", facts)
  const second = await seconds(() => write(health))
  report(`${name}: facts written about known people`, facts / second, "facts/s", facts)
  report(`${name}: facts written in batches, all`, 2 * facts / (first + second), "facts/s", 2 * facts, { least: limit.factsPerSecond })
  const again = await seconds(() => write(residents.map((batch) => ({ ...batch, id: `${batch.id}-again`, recorded: "2026-11-15T08:00:00+07:00" }))))
  report(`${name}: the same facts again, which changes nothing`, facts / again, "facts/s", facts)

  const single: number[] = []
  for (let index = 0; index < 500; index++) {
    const visit = { id: `v-${index}`, subject: idOf(index * 7), kind: "visit", start: "2026-11-16", recorded: "2026-11-16T08:00:00+07:00", source: { id: "app", key: `v-${index}` } }
    single.push(1000 * await seconds(() => store.write(clerk, { id: `visit-${index}`, label: "visit", recorded: "2026-11-16T08:00:00+07:00", facts: [visit] })))
  }
  report(`${name}: a single write, acknowledged`, median(single), "ms", single.length, limit.singleWrite === undefined ? undefined : { most: limit.singleWrite }, { worstOfTwenty: Number(single.toSorted((a, b) => a - b)[Math.floor(single.length * 0.95)]!.toPrecision(3)) })
  const reads: number[] = []
  for (let index = 0; index < 3000; index++) reads.push(1000 * await seconds(() => store.record(clerk, idOf(index * 13))))
  report(`${name}: a record read`, median(reads), "ms", reads.length, { most: limit.read })
  const earlier: number[] = []
  for (let index = 0; index < 1000; index++) earlier.push(1000 * await seconds(() => store.record(clerk, idOf(index * 13), { knownAt: "2026-10-15" })))
  report(`${name}: a record read as known at a day`, median(earlier), "ms", earlier.length, { most: limit.read })
  report(`${name}: identifiers, all`, await seconds(() => drain(store.identifiers(clerk))), "s", people)
  report(`${name}: changes, all`, await seconds(() => drain(store.changesSince(clerk))), "s", people)
  report(`${name}: counts`, await seconds(() => store.counts(clerk)), "s", people)
  await store.close()
  if (!address.startsWith("postgres://")) report(`${name}: the file`, statSync(address).size / 1e6, "MB", 2 * facts)
}

const drain = async (items: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of items);
}

/** A million facts streamed by a process of its own, on the built packages: reading types away takes memory too. */
const streamed = (name: string, address: string): void => {
  const run = (more: readonly string[]) => JSON.parse(execFileSync(process.execPath, [
    "--disable-warning=ExperimentalWarning", fileURLToPath(new URL("streamAll.fixture.mjs", import.meta.url)), address, ...more
  ], { encoding: "utf8" })) as { readonly people: number; readonly facts: number; readonly seconds: number; readonly megabytes: number }
  for (const [how, more] of [["", []], [" as known at a day", ["2027-01-31"]]] as const) {
    const found = run(more)
    report(`${name}: facts streamed${how}, memory at most`, found.megabytes, "MB", found.facts, { most: 300 }, { seconds: Number(found.seconds.toPrecision(3)) })
  }
}

const rules = composePacks([vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare, kpiPack]).on("2026-12-31")
const query = { indicators: twentyIndicators, period: { from: "2026-01-01", until: "2027-01-01" }, by: ["village", "sex", "ageBand"] } as const

/** Twenty indicators over five years of facts: from raw facts, from what is maintained, and after a few people changed. */
const indicators = async (name: string, store: RecordStoreMethods, expected: readonly KpiReport[]): Promise<void> => {
  const limit = limits[name]!
  let reports: readonly KpiReport[] = []
  const ask = (more: object = {}) => seconds(async () => {
    reports = await store.kpi(clerk, rules, { ...query, ...more })
  })
  const same = () => isDeepStrictEqual(reports, expected)
  const first = await ask()
  report(`${name}: ${query.indicators.length} indicators, the first answer, from raw facts`, first, "s", people, { most: limit.fromFacts }, { same: same() })
  const again = Math.min(await ask(), await ask(), await ask())
  report(`${name}: the same from maintained results`, again, "s", people, { most: 1 }, { same: same() })
  for (let index = 0; index < 20; index++) {
    const subject = `p${index * 97}`
    await store.write(clerk, { id: `more-${index}`, label: "visit", recorded: "2027-01-06T08:00:00+07:00", facts: [{ id: `more-${index}`, subject, kind: "encounter", code: ["annual-checkup"], start: "2026-12-30", recorded: "2026-12-30", source: { id: "app", key: `more-${index}` } }] })
  }
  report(`${name}: the same after twenty people changed`, await ask(), "s", people, { most: 1 })
  // Another period was never asked for: nothing is maintained for it.
  report(`${name}: another period, from raw facts`, await ask({ period: { from: "2026-01-01", until: "2026-12-31" } }), "s", people, { most: limit.fromFacts })
  report(`${name}: as known at an earlier day, from raw facts`, await ask({ knownAt: "2027-01-05" }), "s", people, undefined, { same: isDeepStrictEqual(reports.map(({ provenance: _, ...rest }) => rest), expected.map(({ provenance: _, ...rest }) => rest)) })
}

execFileSync(process.execPath, [fileURLToPath(new URL("../tools/built.ts", import.meta.url))], { stdio: "inherit" })
const folder = mkdtempSync(join(tmpdir(), "tramyte-bench-"))
const server = only === "SQLite" ? undefined : await startPostgres({ durability: "safe", settings: ["shared_buffers=512MB", "max_wal_size=4GB"] })
try {
  const stores: readonly (readonly [name: string, address: (n: number) => Promise<string>])[] = [
    ["SQLite", async (n) => join(folder, `station-${n}.db`)],
    ["PostgreSQL", async () => server!.database()]
  ]
  const wanted = stores.filter(([name]) => only === undefined || only === name)
  for (const [name, address] of wanted) await inAndOut(name, await address(1))

  let expected: readonly KpiReport[] | undefined
  for (const [name, address] of wanted) {
    const where = await address(2)
    const store = await openStore(where)
    let facts = 0
    const filling = await seconds(async () => {
      for (const batch of fiveYears(people)) {
        facts += batch.facts!.length
        await store.write(clerk, batch)
      }
    })
    report(`${name}: five years of everybody written`, facts / filling, "facts/s", facts)
    // What the core counts over the same people: those who live in the clerk's commune.
    if (expected === undefined) {
      const records: HealthRecord[] = []
      for await (const record of store.records(clerk)) records.push(record)
      expected = computeKpis(rules, { ...query, records })
    }
    await indicators(name, store, expected)
    await store.close()
    streamed(name, where)
  }
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
