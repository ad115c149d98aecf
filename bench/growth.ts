import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { assessGrowth, type GrowthIndicator, growthPrevalence, type Measurement, scoreColumns, type ScoreColumns, scoreGrowth } from "@tramyte/core/growth"
import { loadGrowth } from "@tramyte/pack-vn/growth"
import { growthStandards, scoreGrowthCases, who2006 } from "@tramyte/who-growth"
import { askPeer, peerAgreement, publishedCases, questions } from "./growthPeer.fixture.ts"
import { measuredColumns, measurementsOf, weighedRecords } from "./measuredChildren.fixture.ts"

// WHO's z-scores: one child after another and as columns, whole records, and how common malnutrition is.
// Best of several rounds of processor time; the children are described in measuredChildren.fixture.ts.
const on = "2026-10-15"

const print = (name: string, value: number, unit: string, n: number, more: { readonly limit?: number; readonly peer?: string; readonly ratio?: number } = {}): void =>
  console.log(JSON.stringify({ name: `growth: ${name}`, value: Number(value.toPrecision(3)), unit, n, ...more }))

/** Processor time of this thread in ms: what else runs on the machine does not count. */
const now = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e3
}
const best = (rounds: number, run: () => unknown): number => Math.min(...Array.from({ length: rounds }, () => {
  globalThis.gc?.()
  const started = now()
  run()
  return now() - started
}))

const inProcessOfItsOwn = (fixture: string, ...given: readonly string[]): Readonly<Record<string, number>> => {
  const child = spawnSync(process.execPath, ["--conditions=source", "--expose-gc", fileURLToPath(new URL(fixture, import.meta.url)), ...given], { encoding: "utf8" })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Readonly<Record<string, number>>
}

// What WHO published, and who meets it.
const published = publishedCases()
const { passed, failed } = scoreGrowthCases(published)
print("published values of WHO's survey met, nulls and flags included", 100 * passed / (passed + failed), "%", passed + failed, { limit: 100 })
const { asked, same } = await peerAgreement(published)
print("published z-scores of five indicators met by the peer", 100 * same / asked, "%", asked, { peer: "@pedi-growth/core" })

// One child after another.
const children = measuredColumns(100_000)
const measurements = measurementsOf(children)
const scoreAll = (of: readonly Measurement[]): number => of.reduce((sum, one) => sum + scoreGrowth(who2006, one).scores.length, 0)
const byPeer = questions(measurements.slice(0, 20_000))
await askPeer(byPeer.slice(0, 1000))
let theirs = 0
for (let round = 0; round < 3; round++) {
  const started = now()
  const scores = await askPeer(byPeer)
  theirs = Math.max(theirs, scores / (now() - started) * 1000)
}
const scored = scoreAll(measurements)
const single = scored / best(9, () => scoreAll(measurements)) * 1000
print("one child after another, the peer", theirs, "z/s", byPeer.length)
print(`one child after another, ${(scored / measurements.length).toFixed(1)} indicators each`, single, "z/s", measurements.length, { limit: 1e6, peer: "@pedi-growth/core", ratio: Number((single / theirs).toPrecision(3)) })

// Columns.
const countOf = ({ scores }: ScoreColumns): number => Object.values(scores).reduce((sum, { reason }) => sum + reason.reduce((found, code) => code === 0 ? found + 1 : found, 0), 0)
const commune = measuredColumns(1_000_000)
const inColumns = countOf(scoreColumns(who2006, commune))
const columns = inColumns / best(7, () => scoreColumns(who2006, commune)) * 1000
print("columns of a million children, all indicators", columns, "z/s", commune.sex.length, { limit: 1e7, peer: "one child after another", ratio: Number((columns / single).toPrecision(3)) })
const indicators: readonly GrowthIndicator[] = ["length-height-for-age", "weight-for-age", "weight-for-length-height"]
const three = countOf(scoreColumns(who2006, commune, indicators))
print("columns of a million children, stunting, underweight and wasting", three / best(7, () => scoreColumns(who2006, commune, indicators)) * 1000, "z/s", commune.sex.length, { limit: 1e7 })

// Health records, with classes, signs, increments and what comes next.
const rules = loadGrowth("cam-giang", on)
const records = weighedRecords(1000, on)
const visits = assessGrowth(rules, records, { standards: growthStandards }).reduce((sum, child) => sum + child.visits.length, 0)
print(`one health record assessed, ${(visits / records.length).toFixed(1)} visits`, best(5, () => assessGrowth(rules, records, { standards: growthStandards })) / records.length, "ms", records.length)

// How common it is: all groups of WHO's tables and two columns of one's own, with intervals.
const size = 60_000
const survey = measuredColumns(size)
const rows = { ...survey, ...scoreColumns(who2006, survey) }
const numbered = (every: number): Int32Array => Int32Array.from({ length: size }, (_, row) => row % every)
const groups = { area: numbered(2), region: numbered(8) }
const design = { weights: Float64Array.from({ length: size }, (_, row) => 0.5 + row % 7 / 7), clusters: numbered(600), strata: numbered(12) }
const tables = growthPrevalence(rows, { standard: "0-5", design, groups }).groups.length
print(`prevalence in ${tables} groups of a survey with weights, clusters and strata`, best(7, () => growthPrevalence(rows, { standard: "0-5", design, groups })), "ms", size, { limit: 100 })
print(`prevalence in ${tables} groups of a register`, best(7, () => growthPrevalence(rows, { standard: "0-5", design: "register", groups })), "ms", size, { limit: 100 })
print("prevalence of a register, scoring included", best(7, () => growthPrevalence({ ...survey, ...scoreColumns(who2006, survey) }, { standard: "0-5", design: "register", groups })), "ms", size, { limit: 100 })

// The tables, and memory.
const readings = Array.from({ length: 5 }, () => inProcessOfItsOwn("growthTables.fixture.ts"))
print("reading all tables, the first time", Math.min(...readings.map(({ ms }) => ms!)), "ms", readings[0]!["rows"]!)
const memory = inProcessOfItsOwn("growthMemory.fixture.ts", "1000000")
print("measures of a million children as columns", memory["measures"]!, "MB", memory["rows"]!)
print(`their scores by ${memory["indicators"]} indicators`, memory["scores"]!, "MB", memory["rows"]!)
print("a process that scores a million children, at most", memory["most"]!, "MB", memory["rows"]!)
