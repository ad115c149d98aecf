// What the SQLite store takes in and gives back: 40,000 people, about 12 facts each, as six imports of a commune would write them.
import type { Fact, Person } from "@tramyte/core"
import type { SecurityContext, WriteBatch } from "@tramyte/sdk"
import { openSqliteStore } from "@tramyte/sqlite"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const people = 40_000
const clerk: SecurityContext = { actor: "bench", role: "station", purpose: "import", commune: "10903" }
const idOf = (index: number): string => `c-${((index * 7919) % people).toString().padStart(6, "0")}`
const two = (value: number): string => String(value).padStart(2, "0")
const dayOf = (index: number, years: number, from: number): string => `${from + (index * 31) % years}-${two(1 + index % 12)}-${two(1 + (index * 17) % 28)}`

const report = (name: string, value: number, unit: string, n: number, limit?: number): void =>
  console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit, n, ...(limit === undefined ? {} : { limit }) }))

/** Two files of six facts a row: the resident register, and what the others say of the same people. */
const registerFacts = (index: number, recorded: string): readonly Fact[] => {
  const subject = idOf(index)
  const village = `10903-${two(index % 24)}`
  const base = (kind: string, more: Partial<Fact>): Fact =>
    ({ id: `${subject}/${kind}`, subject, kind, start: dayOf(index, 60, 1960), end: "ongoing", recorded, source: { id: "residents", key: `${subject}/${kind}` }, ...more })
  return [
    base("name", { value: `Nguyễn Thị Hồng ${index % 9000}` }),
    base("identifier", { code: ["personal-number"], value: `0301${String(index).padStart(8, "0")}` }),
    base("residence", { code: ["permanent"], links: { commune: "10903", village } }),
    base("household", { links: { household: `h-${index >> 2}` } }),
    base("ethnicity", { code: ["kinh"] }),
    base("employment", { code: index % 3 === 0 ? ["contract", "hazardous"] : ["freelance"] })
  ]
}

const healthFacts = (index: number, recorded: string): readonly Fact[] => {
  const subject = idOf(index)
  const base = (kind: string, more: Partial<Fact>): Fact =>
    ({ id: `${subject}/${kind}/${index}`, subject, kind, start: dayOf(index, 2, 2025), recorded, source: { id: "health-records", key: `${subject}/${kind}` }, ...more })
  return [
    base("healthRecord", { end: "ongoing" }),
    base("insurance", { code: ["HN"], end: "2026-12-31" }),
    base("encounter", { code: ["periodic-checkup"], links: { facility: "f-1" } }),
    base("observation", { code: ["blood-pressure"], components: { diastolic: 60 + index % 50, systolic: 100 + index % 90 }, unit: "mm[Hg]" }),
    base("observation-glucose", { code: ["fasting-glucose"], value: 4 + (index % 70) / 10, unit: "mmol/L" }),
    base("condition", { code: ["I10"], end: "unknown" })
  ]
}

const batches = (name: string, recorded: string, factsOf: (index: number, recorded: string) => readonly Fact[], withPersons: boolean): readonly WriteBatch[] =>
  Array.from({ length: people / 4000 }, (_, part) => {
    const indexes = Array.from({ length: 4000 }, (_each, offset) => part * 4000 + offset)
    const persons = indexes.map((index): Person => ({ id: idOf(index), sex: index % 2 === 0 ? "female" : "male", birthDate: index % 5 === 0 ? "1956" : dayOf(index, 90, 1935) }))
    return {
      id: `${name}-${part}`, label: name, recorded, facts: indexes.flatMap((index) => factsOf(index, recorded)),
      complete: indexes.map((index) => ({ subject: idOf(index), kinds: { [withPersons ? "residence" : "insurance"]: recorded.slice(0, 10) } })),
      ...(withPersons ? { persons } : {})
    }
  })

const seconds = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await act()
  return (performance.now() - start) / 1000
}

const folder = mkdtempSync(join(tmpdir(), "tramyte-bench-"))
try {
  const path = join(folder, "station.db")
  const store = await openSqliteStore(path)
  const write = async (all: readonly WriteBatch[]): Promise<void> => {
    for (const batch of all) await store.write(clerk, batch)
  }
  const register = batches("residents", "2026-10-15T08:00:00+07:00", registerFacts, true)
  const health = batches("health", "2026-10-15T09:00:00+07:00", healthFacts, false)
  const facts = people * 6
  // A first import into an empty file, then a second one about the same people.
  const first = await seconds(() => write(register))
  report("store/write/facts, with persons and completeness", facts / first, "facts/s", facts, 200_000)
  const second = await seconds(() => write(health))
  report("store/write/facts about known people", facts / second, "facts/s", facts, 200_000)
  report("store/write/all facts", 2 * facts / (first + second), "facts/s", 2 * facts, 200_000)
  const again = await seconds(() => write(register.map((batch) => ({ ...batch, id: `${batch.id}-again`, recorded: "2026-11-15T08:00:00+07:00" }))))
  report("store/write/same facts again", facts / again, "facts/s", facts)

  const stream = async (knownAt?: string): Promise<number> => {
    let read = 0
    for await (const record of store.records(clerk, knownAt === undefined ? {} : { knownAt })) read += record.facts.length
    if (read !== 2 * facts) throw new Error(`read ${read} facts of ${2 * facts}`)
    return read
  }
  const streamed = await seconds(() => stream())
  report("store/records/all", streamed, "s", people, 2.5)
  report("store/records/all, known at a day", await seconds(() => stream("2026-12-01")), "s", people)
  const one = await seconds(async () => {
    for (let index = 0; index < 10_000; index++) await store.record(clerk, idOf(index))
  })
  report("store/record", one / 10_000 * 1e6, "µs", 10_000)
  report("store/identifiers", await seconds(async () => {
    for await (const _ of store.identifiers(clerk));
  }), "s", people)
  report("store/counts", await seconds(() => store.counts(clerk)), "s", people)
  const visits = await seconds(async () => {
    for (let index = 0; index < 200; index++) {
      await store.write(clerk, { id: `visit-${index}`, label: "visit", recorded: "2026-11-16T08:00:00+07:00",
        facts: [{ id: `v-${index}`, subject: idOf(index), kind: "visit", start: "2026-11-16", recorded: "2026-11-16T08:00:00+07:00", source: { id: "app", key: `v-${index}` } }] })
    }
  })
  report("store/write/one visit", visits / 200 * 1000, "ms", 200)
  const undone = await seconds(() => store.undo(clerk, "health-9", "2026-11-16T09:00:00+07:00").catch(() => store.undo(clerk, "visit-0", "2026-11-16T09:00:00+07:00")))
  report("store/undo", undone, "s", 1)
  await store.close()
  report("store/file", statSync(path).size / 1e6, "MB", 2 * facts)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
