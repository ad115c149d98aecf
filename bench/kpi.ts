import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { composePacks, computeKpis, type HealthRecord, type KpiReport, readRecord, type RecordView, type Rulebook, trackKpis, type UnitRecord } from "@tramyte/core"
import { haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { kpiPack, lastPressure, pressureControl, twentyIndicators } from "./kpiIndicators.fixture.ts"
import { bundleOf, peerMeasure } from "./kpiPeer.fixture.ts"
import { kpiPeople } from "./kpiPeople.fixture.ts"

// Indicators over a commune of 30,000 people with five years of facts: all in one pass with every breakdown, one that is as
// complex as the public measures, one person who changes, and the engine of the Clinical Quality Language on the same people.
const size = Number(process.env["PEOPLE"] ?? 30_000)
const period = { from: "2026-01-01", until: "2027-01-01" } as const
const by = ["village", "sex", "ageBand"] as const

const print = (name: string, value: number, unit: string, n: number, more: { readonly limit?: number; readonly peer?: string; readonly ratio?: number } = {}): void =>
  console.log(JSON.stringify({ name: `kpi: ${name}`, value: Number(value.toPrecision(4)), unit, n, ...more }))

/** Processor time of all threads: what else runs on the machine does not count, and what runs beside us does. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const seconds = (run: () => unknown): number => {
  const started = now()
  run()
  return now() - started
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
/** The garbage of what was made before is swept while a first round runs, which does not count. */
const rounds = (count: number, run: () => unknown): number => {
  globalThis.gc?.()
  return median(Array.from({ length: count + 1 }, () => seconds(run)).slice(1))
}

const child = spawnSync(process.execPath, ["--conditions=source", "--expose-gc", fileURLToPath(new URL("kpiMemory.fixture.ts", import.meta.url)), String(size)], { encoding: "utf8" })
if (child.status !== 0) throw new Error(child.stderr)
const { most, used } = JSON.parse(child.stdout) as { readonly most: number; readonly used: number }
print("a process that holds all people with five years of facts, at most", most, "MB", size, { limit: 1000 })
print("people with five years of facts, in use", used, "MB", size)

const records: readonly HealthRecord[] = [...kpiPeople(size)]
const facts = records.reduce((sum, record) => sum + record.facts.length, 0)
print("facts a person and year", facts / size / 5, "facts", size)
let read: readonly RecordView[] = []
const reading = seconds(() => { read = records.map((record) => readRecord(record)) })
print("records read", size / reading, "people/s", size)
const people = read

const village = (number: number): UnitRecord => ({
  unit: { id: `11284-${String(number).padStart(2, "0")}`, kind: "village", parent: "11284" },
  facts: [
    { id: "worker", kind: "collaborator", code: ["population"], start: "2024-01-01", end: number % 8 === 0 ? "2026-06-01" : "ongoing", recorded: "2026-06-01" },
    ...Array.from({ length: number % 5 }, (_, month) => ({ id: `report-${month}`, kind: "activity", code: ["monthly-report"], start: `2026-0${month + 1}-28`, recorded: "2026-06-01" }))
  ],
  complete: { collaborator: "2026-12-31", activity: "2026-12-31" }
})
const units = Array.from({ length: 24 }, (_, index) => village(index + 1))

const rulebook: Rulebook = composePacks([vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare, kpiPack])
const rules = rulebook.on("2026-12-31")
const compute = (indicators: readonly string[]) => computeKpis(rules, { records: people, units, period, indicators, by })
let reports: readonly KpiReport[] = []
const first = seconds(() => { reports = compute(twentyIndicators) })
for (const { indicator, populations, scored, of, undecided, strata } of reports) {
  if (populations.initial?.yes === 0 || scored.yes === 0 || scored.no + scored.unknown === 0) throw new Error(`${indicator} tells nobody from anybody: ${JSON.stringify(scored)}`)
  for (const { by: name, values } of strata) {
    if (values.reduce((sum, value) => sum + value.of + value.undecided, 0) !== of + undecided) throw new Error(`${indicator} by ${name}: the parts are not the whole`)
  }
}
print("twenty indicators by village, sex and age, the first time", first, "s", size, { limit: 3 })
print("twenty indicators by village, sex and age", rounds(5, () => compute(twentyIndicators)), "s", size, { limit: 3 })
print("figures in their reports", reports.reduce((sum, { strata }) => sum + strata.reduce((some, { values }) => some + values.length, 1), 0), "figures", twentyIndicators.length)
const inForce = rules.indicators.map(({ id }) => id)
print("all indicators in force by village, sex and age", rounds(5, () => compute(inForce)), "s", size)
print("indicators in force", inForce.length, "indicators", inForce.length)

const alone = (id: string): number => size / rounds(7, () => computeKpis(rules, { records: people, period, indicators: [id] }))
const pressure = alone(pressureControl.id)
print("blood-pressure control", pressure, "people/s", size, { limit: 100_000 })
if (process.env["EACH"] !== undefined) for (const id of inForce) print(`${id} alone`, alone(id), "people/s", size)

// One person after the other changes; each record has just been read.
const tracked = (indicators: readonly string[]): number => {
  const tracker = trackKpis(rules, { period, indicators, by })
  for (const view of people) tracker.setPerson(view)
  const visited = records.slice(0, 300).map((record, index): HealthRecord => ({
    ...record, facts: [...record.facts, { id: "new", kind: "encounter", code: ["outpatient"], start: "2026-12-01", recorded: "2026-12-01", ...(index % 2 === 0 ? { status: "planned" as const } : {}) }]
  }))
  // Back and forth, and left with the visit.
  const changes = (rounds: number): readonly RecordView[] =>
    Array.from({ length: rounds }, (_, round) => visited.map((record, index) => readRecord(round % 2 === 0 ? record : records[index]!))).flat()
  const set = (views: readonly RecordView[]): number => seconds(() => { for (const view of views) tracker.setPerson(view) }) / views.length
  set(changes(10))
  const each = median([set(changes(31)), set(changes(31)), set(changes(31))])
  const anew = computeKpis(rules, { records: people.map((view, index) => index < visited.length ? readRecord(visited[index]!) : view), period, indicators, by })
  if (JSON.stringify(tracker.reports()) !== JSON.stringify(anew)) throw new Error("indicators kept up to date differ from those computed anew")
  return each * 1e6
}
print("one changed person, an indicator of twenty, by village, sex and age", tracked(twentyIndicators) / twentyIndicators.length, "µs", 9300, { limit: 20 })
// What is done once a person, the fingerprint of five years above all, weighs on one indicator alone.
print("one changed person, blood-pressure control alone, with the person's fingerprint", tracked([pressureControl.id]), "µs", 9300)

// The peer knows no lists that are complete or not, and no births by the year: people of whom all that is asked is known.
const known = records.filter(({ person }) => person.birthDate?.length === 10).slice(0, 400).map((record): HealthRecord => ({
  ...record, facts: record.facts.filter(({ code }) => code !== undefined), complete: { condition: "2026-12-31", observation: "2026-12-31" }
}))
const bundles = known.map(bundleOf)
const ask = peerMeasure(period.from, period.until)
const answers = await ask(bundles)
const members = (some: readonly (HealthRecord | RecordView)[]) => computeKpis(rules, { records: some, period, indicators: [lastPressure.id], people: true })[0]!.people!
const spoken = { yes: true, no: false, unknown: null } as const
for (const { id, populations } of members(known)) {
  const { Denominator, Numerator } = answers[id]!
  if (Denominator !== spoken[populations.denominator!] || Numerator !== spoken[populations.numerator!]) throw new Error(`${id}: cql-execution ${Denominator} ${Numerator}, ours ${JSON.stringify(populations)}`)
}
const theirs = async (): Promise<number> => {
  const started = now()
  await ask(bundles)
  return known.length / (now() - started)
}
const peer = median([await theirs(), await theirs(), await theirs()])
const often = Array.from({ length: 100 }, () => known).flat()
const views = often.map((record) => readRecord(record))
const ratio = (ours: number): { readonly peer: string; readonly ratio: number } => ({ peer: "cql-execution", ratio: Number((ours / peer).toPrecision(3)) })
const prepared = views.length / rounds(5, () => members(views))
const whole = often.length / rounds(5, () => members(often))
print("last blood pressure below 140/90, cql-execution", peer, "people/s", known.length)
print("last blood pressure below 140/90, records read", prepared, "people/s", views.length, ratio(prepared))
print("last blood pressure below 140/90, from plain records", whole, "people/s", often.length, ratio(whole))
