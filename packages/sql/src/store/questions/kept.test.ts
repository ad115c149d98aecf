import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { computeKpi, computeKpis, drillDown, type Fact, type HealthRecord } from "@tramyte/core"
import { loadDefinitions } from "@tramyte/core/pack"
import { loadNamThanhMien } from "@tramyte/pack-vn/nam-thanh-mien"
import { checkAccess, listOfRecords, type RecordStoreMethods, type SecurityContext } from "@tramyte/sdk"
import { expect, it } from "vitest"
import { sqlStore } from "../sqlStore.ts"
import { termsOf } from "../terms.ts"
import { openStore } from "./questions.fixture.ts"
import { refreshSet } from "./refreshSet.ts"
import { storeQuestions } from "./storeQuestions.ts"
import { subjectSource } from "./subjectSource.ts"

const rules = loadNamThanhMien("2026-12-31")
const clerk: SecurityContext = { actor: "lan", role: "station", purpose: "import", commune: "11284" }
const access = checkAccess(clerk, "kpi")
const coverage = "nam-thanh-mien/insurance-coverage"
const year = { from: "2026-01-01", until: "2027-01-01" } as const

const fact = (subject: string, key: string, more: Omit<Fact, "id" | "subject" | "source" | "recorded">, recorded = "2026-03-01"): Fact =>
  ({ id: `${subject}-${key}`, subject, source: { id: "s", key: `${subject}-${key}` }, recorded, ...more })
const home = (subject: string, village: string): Fact =>
  fact(subject, "home", { kind: "residence", code: ["permanent"], start: "2020", end: "ongoing", links: { commune: "11284", village } })
const insured = (subject: string, recorded = "2026-03-01"): Fact => fact(subject, "card", { kind: "insurance", start: "2026-01-01", end: "ongoing" }, recorded)

/** A commune of two villages: a and b in the first, c in the second; a is insured. */
const threePeople = async (store: RecordStoreMethods): Promise<void> => {
  await store.write(clerk, {
    id: "first", recorded: "2026-03-01T08:00:00+07:00", label: "x", persons: ["a", "b", "c"].map((id) => ({ id, birthDate: "1960" })),
    facts: [home("a", "11284-01"), home("b", "11284-01"), home("c", "11284-02"), insured("a")], complete: ["a", "b", "c"].map((subject) => ({ subject, kinds: { insurance: "2026-12-31" } }))
  })
}

const opened = async (oneByOne?: number, path?: string) => {
  const { db, driver } = await openStore(path)
  const store = sqlStore(driver)
  return { db, driver, store, questions: storeQuestions(driver, termsOf(driver.dialect), oneByOne === undefined ? {} : { oneByOne }) }
}

const recordsOf = async (store: RecordStoreMethods, knownAt?: string): Promise<readonly HealthRecord[]> => {
  const found: HealthRecord[] = []
  for await (const one of store.records(clerk, knownAt === undefined ? {} : { knownAt })) found.push(one)
  return found
}

it("a card that comes in is in the next answer, and out of it when the batch is undone", async () => {
  const { questions, store } = await opened()
  await threePeople(store)
  const scored = async () => (await questions.kpi(access, rules, { indicators: [coverage], period: year, by: ["village"] }))[0]!.strata[0]!.values.map(({ key, scored: { yes, no } }) => [key, yes, no])
  expect(await scored()).toEqual([["11284-01", 1, 1], ["11284-02", 0, 1]])
  await store.write(clerk, { id: "card", recorded: "2026-04-01T08:00:00+07:00", label: "x", facts: [insured("c")] })
  expect(await scored()).toEqual([["11284-01", 1, 1], ["11284-02", 1, 0]])
  await store.undo(clerk, "card", "2026-04-02T08:00:00+07:00")
  expect(await scored()).toEqual([["11284-01", 1, 1], ["11284-02", 0, 1]])
})

it("the people behind a number are the core's", async () => {
  const { questions, store } = await opened()
  await threePeople(store)
  const [report] = await questions.kpi(access, rules, { indicators: [coverage], period: year, by: ["village"], people: true })
  const expected = computeKpi(rules, coverage, { period: year, by: ["village"], people: true, records: await recordsOf(store) })
  for (const cell of [{ in: "scored" }, { in: "scored", as: "no" }, { in: "scored", as: "no", stratum: { by: "village", key: "11284-02" } }] as const) {
    expect(drillDown(report!, cell)).toEqual(drillDown(expected, cell))
  }
  expect(drillDown(report!, { in: "scored", as: "no" }).map(({ id }) => id)).toEqual(["b", "c"])
})

it.each([undefined, 0])("a record that contradicts itself keeps those from an answer who reach it, and nobody else (%s)", async (oneByOne) => {
  const { db, questions, store } = await opened(oneByOne)
  await threePeople(store)
  // A residence that ends before it begins: no store takes one now, but a file of earlier days may hold it.
  const other: SecurityContext = { ...clerk, commune: "10903" }
  await store.write(other, { id: "there", recorded: "2026-03-02T08:00:00+07:00", label: "x", persons: [{ id: "x" }], facts: [fact("x", "home", { kind: "residence", start: "2020", end: "ongoing", links: { commune: "11284", village: "11284-02" } })] })
  await store.write(clerk, { id: "here", recorded: "2026-03-03T08:00:00+07:00", label: "x", facts: [{ ...fact("x", "home", { kind: "residence", start: "2021", end: "2030", links: { commune: "11284" } }), source: { id: "s", key: "another" } }] })
  db.exec("UPDATE fact SET \"end\" = '2019' WHERE start = '2021'")
  const ask = (villages?: readonly string[]) => questions.kpi(checkAccess({ ...clerk, ...(villages === undefined ? {} : { villages }) }, "kpi"), rules, { indicators: [coverage], period: year })
  const list = (villages?: readonly string[]) => questions.list(checkAccess({ ...clerk, ...(villages === undefined ? {} : { villages }) }, "list"), rules, { op: "age", atLeast: { years: 60 } })
  const contradiction = { code: "TRAMYTE_STORE_INVALID", message: expect.stringContaining("\"2019\" lies before the start") as string }
  await expect(ask()).rejects.toMatchObject(contradiction)
  await expect(list()).rejects.toMatchObject(contradiction)
  expect((await ask(["11284-01"]))[0]!.scored).toEqual({ yes: 1, no: 1, unknown: 0 })
  expect((await list(["11284-01"])).yes).toEqual(["a", "b"])
  await store.undo(clerk, "here", "2026-03-04T08:00:00+07:00")
  expect((await ask())[0]!.of + (await ask())[0]!.undecided).toBe(4)
  expect((await list()).unknown).toEqual(["x"])
})

it("of the results those are kept that were last asked for, and the others are made again", async () => {
  const { db, questions, store } = await opened()
  await threePeople(store)
  const ask = (month: number) => questions.kpi(access, rules, { indicators: [coverage], period: { from: "2026-01-01", until: new Date(Date.UTC(2026, month, 1)).toISOString().slice(0, 10) } })
  for (let month = 1; month <= 70; month++) await ask(month)
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()!["n"])
  expect([count("result_set"), count("result_line")]).toEqual([64, 64 * 3])
  await store.write(clerk, { id: "card", recorded: "2026-04-01T08:00:00+07:00", label: "x", facts: [insured("c")] })
  expect((await ask(1))[0]!.scored.yes).toBe(2)
  expect((await ask(70))[0]!.scored.yes).toBe(2)
  expect(count("result_set")).toBe(64)
})

it("tables of a few earlier days are kept beside those of now, which they never touch", async () => {
  const { db, questions, store } = await opened()
  await threePeople(store)
  await store.write(clerk, { id: "card", recorded: "2026-04-01T08:00:00+07:00", label: "x", facts: [insured("c", "2026-04-01")] })
  const question = { op: "exists", in: { kind: "insurance", activeAt: "on" } } as const
  const days = [undefined, "2026-02-01", "2026-03-15", "2026-04-15", "2026-05-01", "2026-02-01", undefined, "2026-04-01"]
  for (const knownAt of days) {
    const query = { asOf: "2026-06-01", ...(knownAt === undefined ? {} : { knownAt }) }
    expect([knownAt, await questions.list(access, rules, question, query)]).toEqual([knownAt, await listOfRecords(await recordsOf(store, knownAt), rules, question, query)])
  }
  expect(db.prepare("SELECT n, known_at AS day FROM question_set ORDER BY n").all().map((row) => [row["n"], row["day"]])).toEqual([[0, null], [1, "2026-05-01"], [2, "2026-02-01"], [3, "2026-04-01"]])
})

it("what was known on a day is another answer, kept beside that of now", async () => {
  const { questions, store } = await opened()
  await threePeople(store)
  await store.write(clerk, { id: "card", recorded: "2026-04-01T08:00:00+07:00", label: "x", facts: [insured("c", "2026-04-01")] })
  const ask = async (knownAt?: string) => (await questions.kpi(access, rules, { indicators: [coverage], period: year, ...(knownAt === undefined ? {} : { knownAt }) }))[0]!
  for (const knownAt of [undefined, "2026-03-31", "2026-02-01", undefined]) {
    const known = knownAt === undefined ? {} : { knownAt }
    expect(await ask(knownAt)).toEqual(computeKpi(rules, coverage, { period: year, ...known, records: await recordsOf(store, knownAt) }))
  }
  expect([(await ask()).scored.yes, (await ask("2026-03-31")).provenance, (await ask("2026-02-01")).provenance.subjects]).toMatchObject([2, { knownAt: "2026-03-31", subjects: 3 }, 0])
})

it.each([undefined, 0])("a unit that comes under another commune takes those below it along (%s)", async (oneByOne) => {
  const { questions, store } = await opened(oneByOne)
  const definitions = loadDefinitions({ format: 1, indicators: { known: { basis: "village", numerator: { op: "all", of: [] } } } }, { on: "2026-12-31" })
  const other: SecurityContext = { ...clerk, commune: "10903" }
  const villagesOf = async (context: SecurityContext) => (await questions.kpi(checkAccess(context, "kpi"), definitions, { period: year, people: true }))[0]!.people!.map(({ id }) => id)
  await store.write(clerk, {
    id: "units", recorded: "2026-03-01T08:00:00+07:00", label: "x",
    units: [{ id: "11284", kind: "commune" }, { id: "10903", kind: "commune" }, { id: "upper", kind: "village", parent: "11284" }, { id: "lower", kind: "village", parent: "upper" }]
  })
  expect([await villagesOf(clerk), await villagesOf(other)]).toEqual([["lower", "upper"], []])
  await store.write(clerk, { id: "moved", recorded: "2026-03-02T08:00:00+07:00", label: "x", units: [{ id: "upper", kind: "village", parent: "10903" }] })
  expect([await villagesOf(clerk), await villagesOf(other)]).toEqual([[], ["lower", "upper"]])
})

it("tables that are half made are read by nobody", async () => {
  const { driver, questions, store } = await opened()
  const ids = Array.from({ length: 700 }, (_, index) => `p${index}`)
  await store.write(clerk, { id: "many", recorded: "2026-03-01T08:00:00+07:00", label: "x", persons: ids.map((id) => ({ id, birthDate: "1960" })) })
  expect(await driver.write(() => refreshSet(driver.dialect, subjectSource(driver.dialect, termsOf(driver.dialect)), undefined))).toBe(true)
  expect((await questions.list(access, rules, { op: "age", atLeast: { years: 60 } })).yes).toHaveLength(700)
})

it("tables of another form are made anew", async () => {
  const { db, questions, store } = await opened()
  await threePeople(store)
  const list = () => questions.list(access, rules, { op: "age", atLeast: { years: 60 } })
  await list()
  db.exec("DROP TABLE q_fact; UPDATE question_set SET format = 0")
  expect((await list()).yes).toEqual(["a", "b", "c"])
})

it("questions at once, through two handles on one file, while others write, are each answered as of some moment since they were asked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tramyte-questions-"))
  try {
    const path = join(folder, "store")
    const one = await opened(undefined, path)
    await threePeople(one.store)
    const other = await opened(0, path)
    const period = { period: year, by: ["village", "sex"] as const }
    for (let round = 0; round < 5; round++) {
      const subject = `n${round}`
      const written = one.store.write(clerk, { id: subject, recorded: "2026-04-01T08:00:00+07:00", label: "x", persons: [{ id: subject }], facts: [home(subject, "11284-01"), insured(subject)] })
      const asked = await Promise.all([one, other, one, other].map(({ questions }) => questions.kpi(access, rules, period)))
      await written
      for (const reports of asked) expect([round + 3, round + 4]).toContain(reports[0]!.provenance.subjects)
      for (const { questions } of [one, other]) expect(await questions.kpi(access, rules, period)).toEqual(computeKpis(rules, { ...period, records: await recordsOf(one.store) }))
    }
    one.db.close()
    other.db.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it("a breakdown that a database cannot be asked is answered from records, or refused as the core refuses it", async () => {
  const { questions, store } = await opened(0)
  await threePeople(store)
  const question = { indicators: [coverage], period: year, by: ["group"] as const }
  const expected = computeKpis(rules, { ...question, records: await recordsOf(store) })
  expect(await questions.kpi(access, rules, question)).toEqual(expected)
})
