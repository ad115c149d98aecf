import { addDigest } from "@tramyte/core/engine"
import { type Cell, first, insert, rows, run, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import type { ResultLine } from "./resultLine.ts"

/** How many results are kept: those last asked for. */
const keptResults = 64

/** Results that are kept of a question. */
export interface ResultSet {
  readonly n: number
  /** The indicators, by id, in the order of their places. */
  readonly indicators: readonly string[]
  /** Right up to this event. */
  readonly seq: number
}

/** What is asked: `question` as `resultKey` tells it, of the people of a commune. */
export interface AskedOf {
  readonly question: string
  readonly commune: string
}

/** What makes kept results right up to a later event, or results anew. */
export interface ResultChange {
  readonly asked: AskedOf
  /** Without a number they are new, and take the place of `before`. */
  readonly set: Omit<ResultSet, "n"> & { readonly n?: number }
  readonly before?: ResultSet
  readonly seq: number
  /** Whoever changed, by number: with what is counted of them now, or nothing if they are gone. */
  readonly lines: ReadonlyMap<number, ResultLine | undefined>
}

/** What is kept of a question. */
export function* findResults({ commune, question }: AskedOf): Steps<readonly ResultSet[]> {
  const found = yield* rows("SELECT n, indicators, seq FROM result_set WHERE question = ? AND commune = ? ORDER BY n", question, commune)
  return found.map(([n, indicators, seq]) => ({ n: Number(n), indicators: JSON.parse(indicators as string) as readonly string[], seq: Number(seq) }))
}

/** Writes what changed, unless somebody else did so in the meantime. */
export function* keepResults(dialect: StoreDialect, change: ResultChange): Steps<void> {
  const kept = yield* findResults(change.asked)
  const result = change.set.n ?? (yield* beginSet(change, kept))
  if (result === undefined || (change.set.n !== undefined && kept.find(({ n }) => n === result)?.seq !== change.set.seq)) return
  const old = change.set.n === undefined ? [] : yield* linesOf(dialect, result, [...change.lines.keys()])
  const lines = [...change.lines].flatMap(([n, line]) => line === undefined ? [] : [[n, line] as const])
  const cells = yield* cellNumbers(dialect, result, lines.flatMap(([, { counted }]) => counted.map(({ cell }) => cell)))
  const reaches = yield* reachNumbers(result, lines.map(([, { villages }]) => JSON.stringify(villages)))
  const [counts, totals] = [tallies(), totalsOf()]
  for (const [, reach, hi, lo, line] of old) {
    totals.add(reach, { hi, lo }, -1)
    for (const one of JSON.parse(line) as readonly StoredCount[]) counts.add(reach, typeof one === "number" ? one : one[0], -1)
  }
  const added = lines.map(([n, { counted, digest, id, loose, villages }]): readonly Cell[] => {
    const reach = reaches.get(JSON.stringify(villages))!
    totals.add(reach, digest, 1)
    const stored = counted.map(({ cell, fact }): StoredCount => {
      const number = cells.get(cell)!
      counts.add(reach, number, 1)
      return fact === undefined ? number : [number, fact]
    })
    return [result, n, id, reach, digest.hi, digest.lo, loose ? 1 : 0, JSON.stringify(stored)]
  })
  if (old.length > 0) yield* removeLines(dialect, result, old.map(([n]) => n))
  yield* insert("result_line", added)
  yield* addCounts(dialect, result, counts.changed(), change.set.n === undefined)
  yield* addTotals(result, totals.changed())
  yield* run("UPDATE result_set SET seq = ? WHERE n = ?", change.seq, result)
}

/** A cell, by number; with it the event that is counted. */
export type StoredCount = number | readonly [cell: number, fact: string]

/** Begins new results; of the others those stay that were last asked for: every question brings its results up to date. */
function* beginSet({ asked: { commune, question }, before, set }: ResultChange, kept: readonly ResultSet[]): Steps<number | undefined> {
  if (kept.some((one) => one.n !== before?.n && one.indicators.some((id) => set.indicators.includes(id)))) return undefined
  if (before !== undefined && !kept.some(({ n, seq }) => n === before.n && seq === before.seq)) return undefined
  const others = (yield* rows("SELECT n FROM result_set ORDER BY seq DESC, n DESC")).map(([n]) => Number(n)).filter((n) => n !== before?.n)
  for (const n of [...(before === undefined ? [] : [before.n]), ...others.slice(keptResults - 1)]) {
    for (const table of ["result_line", "result_cell", "result_count", "result_total", "result_reach"]) yield* run(`DELETE FROM ${table} WHERE result = ?`, n)
    yield* run("DELETE FROM result_set WHERE n = ?", n)
  }
  const result = Number((yield* first("SELECT max(n) FROM result_set"))?.[0] ?? 0) + 1
  yield* insert("result_set", [[result, question, commune, JSON.stringify(set.indicators), set.seq]])
  return result
}

// From what is given to what is kept: CROSS JOIN keeps SQLite to this order.
type Line = readonly [n: number, reach: number, hi: number, lo: number, line: string]

const integers = { n: "integer" } as const

function* linesOf(dialect: StoreDialect, result: number, ns: readonly number[]): Steps<readonly Line[]> {
  const found = yield* rows(
    `SELECT l.person, l.reach, l.digest_hi, l.digest_lo, l.line FROM ${dialect.given("g", integers)} CROSS JOIN result_line l WHERE l.result = ? AND l.person = g.n`,
    ...dialect.givenParams(integers, ns.map((n) => [n])), result
  )
  return found.map(([n, reach, hi, lo, line]) => [Number(n), Number(reach), Number(hi), Number(lo), line as string])
}

const removeLines = (dialect: StoreDialect, result: number, ns: readonly number[]): Steps<void> =>
  run(`DELETE FROM result_line WHERE result = ? AND person IN (SELECT g.n FROM ${dialect.given("g", integers)})`, result, ...dialect.givenParams(integers, ns.map((n) => [n])))

/** The numbers of cells; those that are new are added. */
function* cellNumbers(dialect: StoreDialect, result: number, texts: Iterable<string>): Steps<ReadonlyMap<string, number>> {
  const asked = [...new Set(texts)]
  if (asked.length === 0) return new Map()
  const columns = { text: "text" } as const
  const found = yield* rows(
    `SELECT c.text, c.n FROM ${dialect.given("g", columns)} CROSS JOIN result_cell c WHERE c.result = ? AND c.text = g.text`, ...dialect.givenParams(columns, asked.map((text) => [text])), result
  )
  const numbers = new Map(found.map(([text, n]) => [text as string, Number(n)]))
  const fresh = asked.filter((text) => !numbers.has(text))
  let last = fresh.length === 0 ? 0 : Number((yield* first("SELECT max(n) FROM result_cell WHERE result = ?", result))?.[0] ?? 0)
  for (const text of fresh) numbers.set(text, ++last)
  yield* insert("result_cell", fresh.map((text) => [result, numbers.get(text)!, text]))
  return numbers
}

/** The numbers of lists of villages; those that are new are added. */
function* reachNumbers(result: number, texts: Iterable<string>): Steps<ReadonlyMap<string, number>> {
  const numbers = new Map((yield* rows("SELECT villages, n FROM result_reach WHERE result = ?", result)).map(([text, n]) => [text as string, Number(n)]))
  let last = Math.max(0, ...numbers.values())
  const fresh = [...new Set(texts)].filter((text) => !numbers.has(text))
  for (const text of fresh) numbers.set(text, ++last)
  yield* insert("result_reach", fresh.map((text) => [result, numbers.get(text)!, text]))
  return numbers
}

const tallies = () => {
  const all = new Map<number, Map<number, number>>()
  return {
    add: (reach: number, cell: number, by: number): void => {
      let of = all.get(reach)
      if (of === undefined) all.set(reach, of = new Map())
      of.set(cell, (of.get(cell) ?? 0) + by)
    },
    changed: () => [...all].flatMap(([reach, of]) => [...of].flatMap(([cell, times]) => times === 0 ? [] : [[reach, cell, times] as const]))
  }
}

function* addCounts(dialect: StoreDialect, result: number, changed: readonly (readonly [reach: number, cell: number, times: number])[], isNew: boolean): Steps<void> {
  if (isNew) {
    yield* insert("result_count", changed.map((one) => [result, ...one]))
    return
  }
  const columns = { result: "integer", reach: "integer", cell: "integer", times: "integer" } as const
  yield* run(
    `INSERT INTO result_count (result, reach, cell, times) SELECT g.result, g.reach, g.cell, g.times FROM ${dialect.given("g", columns)} WHERE TRUE
ON CONFLICT (result, reach, cell) DO UPDATE SET times = result_count.times + excluded.times`, ...dialect.givenParams(columns, changed.map((one) => [result, ...one]))
  )
}

const totalsOf = () => {
  const all = new Map<number, { subjects: number; readonly digest: { hi: number; lo: number } }>()
  return {
    add: (reach: number, digest: { readonly hi: number; readonly lo: number }, by: number): void => {
      let of = all.get(reach)
      if (of === undefined) all.set(reach, of = { subjects: 0, digest: { hi: 0, lo: 0 } })
      of.subjects += by
      addDigest(of.digest, digest, by)
    },
    changed: () => all
  }
}

/** Fingerprints are added up as the core adds them: in two halves that begin anew beyond 32 bits. */
function* addTotals(result: number, changed: ReturnType<ReturnType<typeof totalsOf>["changed"]>): Steps<void> {
  const before = new Map((yield* rows("SELECT reach, subjects, digest_hi, digest_lo FROM result_total WHERE result = ?", result)).map((row) => [Number(row[0]), row.map(Number)]))
  for (const [reach, { digest, subjects }] of changed) {
    const [, count = 0, hi = 0, lo = 0] = before.get(reach) ?? []
    const sum = { hi, lo }
    addDigest(sum, digest, 1)
    if (before.has(reach)) yield* run("UPDATE result_total SET subjects = ?, digest_hi = ?, digest_lo = ? WHERE result = ? AND reach = ?", count + subjects, sum.hi, sum.lo, result, reach)
    else yield* insert("result_total", [[result, reach, count + subjects, sum.hi, sum.lo]])
  }
}
