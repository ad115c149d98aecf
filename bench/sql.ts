// Rules as generated SQL against the same rules as SQL written by hand, on the same tables, in the same run: how many people
// are yes, no and unknown. A tenth of what should be known is missing, the same every time. Prints JSON lines.
import type { Fact, HealthRecord, Predicate } from "@tramyte/core"
import { loadVietNam } from "@tramyte/pack-vn"
import { loadCamGiang } from "@tramyte/pack-vn/cam-giang"
import { countSql, type SqlStatement } from "@tramyte/sql"
import { byHand } from "./sqlByHand.fixture.ts"
import { byHandInPostgres } from "./sqlByHandPostgres.fixture.ts"
import { type BenchDatabase, benchDatabases } from "./sqlDatabases.fixture.ts"

const size = Number(process.env["PEOPLE"] ?? 200_000)
const on = "2026-10-15"
const rules = loadVietNam(on)

const firstState = 20_261_015
let state = firstState
const random = (): number => (state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0) / 2 ** 32
const below = (end: number): number => Math.floor(random() * end)
const chance = (share: number): boolean => random() < share
const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
const two = (number: number): string => String(number).padStart(2, "0")
const date = (first: number, last: number): string => `${first + below(last - first + 1)}-${two(1 + below(12))}-${two(1 + below(28))}`
const kinds = ["residence", "insurance", "poverty", "disability", "merit", "condition", "encounter", "observation", "immunization"]

/** A person of a province: memberships, conditions, and three years of visits, measurements and doses. */
const person = (index: number): HealthRecord => {
  const year = 1935 + below(91)
  const age = 2026 - year
  const facts: Fact[] = []
  const add = (kind: string, code: readonly string[], start: string, more: Partial<Fact> = {}): void =>
    void (chance(0.95) && facts.push({ id: `f${facts.length}`, kind, code: chance(0.98) ? code : [], start, recorded: "2026-10-01", ...more }))
  const ongoing = { end: "ongoing" } as const
  const commune = pick(["10903", "10903", "10888", "11284"])
  add("residence", [chance(0.95) ? "permanent" : "temporary"], date(2018, 2025), { ...ongoing, links: { commune, village: `${commune}-${two(1 + below(24))}` } })
  if (chance(0.9)) add("insurance", [pick(["HT", "GD", "DN", "HS"])], date(2018, 2025), chance(0.2) ? { end: date(2026, 2027) } : ongoing)
  if (chance(0.05)) add("poverty", [pick(["poor", "nearPoor"])], date(2018, 2025), ongoing)
  if (chance(0.04)) add("disability", [pick(["mild", "severe"])], date(2018, 2025), ongoing)
  if (chance(0.02)) add("merit", [], date(2000, 2025), ongoing)
  if (age > 40 && chance(0.35)) add("condition", ["I10"], String(2010 + below(15)), ongoing)
  if (age > 40 && chance(0.15)) add("condition", ["E11"], date(2010, 2025), ongoing)
  for (let visits = below(7); visits > 0; visits--) add("encounter", [pick(["visit", "annual-checkup"])], date(2024, 2026), chance(0.03) ? { status: "planned" } : {})
  for (let readings = below(age > 40 ? 16 : 6); readings > 0; readings--) {
    if (chance(0.7)) add("observation", ["blood-pressure"], date(2024, 2026), chance(0.97) ? { components: { systolic: 105 + below(60), diastolic: 60 + below(40) }, unit: "mm[Hg]" } : {})
    else add("observation", ["weight"], date(2024, 2026), { value: 40 + below(40), unit: "kg" })
  }
  for (let doses = below(age < 6 ? 12 : 3); doses > 0; doses--) add("immunization", [pick(["DTaP", "BCG", "HepB", "measles"])], date(2024, 2026))
  return {
    person: {
      id: `p${index}`,
      ...(chance(0.97) ? { sex: chance(0.5) ? "female" as const : "male" as const } : {}),
      ...(chance(0.99) ? { birthDate: age > 60 && chance(0.4) ? String(year) : `${year}-${two(1 + below(12))}-${two(1 + below(28))}` } : {}),
      ...(chance(0.01) ? { deathDate: date(2024, 2026) } : {})
    },
    facts,
    complete: Object.fromEntries(kinds.filter(() => chance(0.9)).map((kind) => [kind, "2026-10-15"]))
  }
}

const yearBack = { from: { shift: "on", minus: { years: 1 } }, until: { shift: "on", plus: { days: 1 } } } as const
const has = (kind: string, codes?: readonly string[]): Predicate => ({ op: "exists", in: { kind, activeAt: "on", ...(codes === undefined ? {} : { codes }) } })
const resident: Predicate = { op: "exists", in: { kind: "residence", codes: ["permanent"], links: { commune: "10903" }, activeAt: "on" } }
const bloodPressure = { kind: "observation", codes: ["blood-pressure"], startsIn: yearBack } as const

/** The questions, each with its name, as in `byHand`. */
const questions: Readonly<Record<keyof typeof byHand, Predicate>> = {
  "women of 15 to 49": { op: "all", of: [{ op: "sex", is: ["female"] }, { op: "age", atLeast: { years: 15 }, below: { years: 50 } }, { op: "alive" }] },
  "insured": has("insurance"),
  "elders resident in the commune": { op: "all", of: [{ op: "age", atLeast: { years: 60 } }, resident] },
  "poor, disabled or with merit": { op: "any", of: [has("poverty", ["poor", "nearPoor"]), has("disability", ["severe"]), has("merit")] },
  "hypertension, measured within a year": { op: "all", of: [{ op: "age", atLeast: { years: 18 } }, has("condition", ["I10"]), { op: "exists", in: bloodPressure }] },
  "hypertension, last systolic below 140": { op: "all", of: [has("condition", ["I10"]), { op: "value", which: "last", in: bloodPressure, is: { component: "systolic", below: 140 } }] },
  "two examinations this year": { op: "count", in: { kind: "encounter", startsIn: { from: "yearStart", until: "yearEnd" } }, atLeast: 2 },
  "child without three doses of DTaP": { op: "all", of: [{ op: "age", below: { years: 5 } }, { op: "not", of: { op: "count", in: { kind: "immunization", codes: ["DTaP"] }, atLeast: 3 } }] },
  "elder not examined for a year": { op: "all", of: [{ op: "age", atLeast: { years: 60 } }, { op: "not", of: { op: "exists", in: { kind: "encounter", startsIn: yearBack } } }] },
  "last examined over half a year ago": { op: "elapsed", which: "last", in: { kind: "encounter" }, atLeast: { months: 6 } }
}

const print = (line: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(line))

/** The best of five for each, turn by turn, after one turn that warms up; in milliseconds. */
const compare = async (...each: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
  const least = each.map(() => Infinity)
  for (let round = 0; round < 6; round++) {
    for (const [index, one] of each.entries()) {
      const start = performance.now()
      await one()
      if (round > 0) least[index] = Math.min(least[index]!, performance.now() - start)
    }
  }
  return least
}

const limit = 0.7
const perSecond = (milliseconds: number, questionsAsked = 1): number => Math.round(size * questionsAsked / milliseconds * 1000)
const inHundredths = (ratio: number): number => Math.round(ratio * 100) / 100

function* population(): Generator<HealthRecord> {
  state = firstState
  for (let n = 1; n <= size; n++) yield person(n)
}

/** Compares the questions in one database. */
const measure = async (db: BenchDatabase, written: Readonly<Record<keyof typeof byHand, readonly string[]>>): Promise<void> => {
  const name = (what: string): string => `sql: ${db.name}: ${what}`
  const started = performance.now()
  const stored = await db.store(population())
  print({ name: name("records made, read and stored"), value: Math.round(stored / (performance.now() - started) * 1000), unit: "rows/s", n: stored })
  const options = { asOf: on, rareKinds: ["merit", "disability", "poverty"], dialect: db.dialect } as const
  const run = (statement: SqlStatement) => () => db.rows(statement)

  let [allGenerated, allByHand] = [0, 0]
  for (const question of Object.keys(questions) as readonly (keyof typeof questions)[]) {
    const generated = run(countSql(rules, questions[question], options))
    const hands = written[question].map((sql) => run({ sql, params: [] }))
    const [found] = await generated()
    for (const each of hands) {
      const [expected] = await each()
      if (found!.join() === expected!.join()) continue
      console.error(`${db.name}, ${question}: the generated SQL counts ${found!.join(", ")}, that by hand ${expected!.join(", ")}`)
      process.exitCode = 1
    }
    const [mine = Infinity, ...theirs] = await compare(generated, ...hands)
    const best = Math.min(...theirs)
    allGenerated += mine
    allByHand += best
    if (best / mine < limit) process.exitCode = 1
    print({ name: name(question), value: perSecond(mine), unit: "people/s", n: size, peer: "SQL by hand", ratio: inHundredths(best / mine), limit, yes: found![0], no: found![1], unknown: found![2], byHand: theirs.map((each) => perSecond(each)) })
  }
  const asked = Object.values(questions)
  print({ name: name("all of these, one after the other"), value: perSecond(allGenerated, asked.length), unit: "answers/s", n: size, peer: "SQL by hand", ratio: inHundredths(allByHand / allGenerated), limit })

  const [once = Infinity] = await compare(run(countSql(rules, asked, options)))
  print({ name: name("all of these in one statement"), value: perSecond(once, asked.length), unit: "answers/s", n: size, peer: "generated, one after the other", ratio: inHundredths(allGenerated / once) })

  // Groups of one grouping rest on each other's rules: what they share is worked out once.
  const camGiang = loadCamGiang(on)
  const groups = camGiang.groupings.find(({ main }) => main === true)!.groups.map(({ when }) => when)
  const oneByOne = groups.map((group) => run(countSql(camGiang, group, options)))
  const [inTurn = Infinity, atOnce = Infinity] = await compare(async () => {
    for (const each of oneByOne) await each()
  }, run(countSql(camGiang, groups, options)))
  print({ name: name("the eight groups of Cẩm Giàng in one statement"), value: perSecond(atOnce), unit: "people/s", n: size, peer: "generated, one after the other", ratio: inHundredths(inTurn / atOnce) })
}

for (const open of benchDatabases) {
  const db = await open()
  const only = process.env["DATABASE"]
  if (only === undefined || only === db.name) await measure(db, db.name === "SQLite" ? byHand : byHandInPostgres)
  await db.close()
}
