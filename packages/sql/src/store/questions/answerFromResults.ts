import { codePointOrder } from "@tramyte/sdk"
import type { KpiMember, KpiReport } from "@tramyte/core"
import { type KpiSheet, membersOf } from "@tramyte/core/engine"
import { type Cell, first, rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { lineOfCell, type ResultCell, unreadable } from "./resultLine.ts"
import type { ResultSet, StoredCount } from "./resultSets.ts"

/** Through which villages of the commune somebody is reached; without a limit all of it. */
export type ReachedVillages = ReadonlySet<string> | undefined

/** Counts kept results of one or more sets into a sheet, whose indicators are found in them by id. */
export function* countFromResults(dialect: StoreDialect, sheet: KpiSheet, sets: readonly ResultSet[], villages: ReachedVillages): Steps<readonly KpiReport[]> {
  let subjectsAdded = 0
  for (const [index, set] of sets.entries()) {
    const reaches = yield* reached(set.n, villages)
    const places = placesIn(sheet, set)
    const found = yield* overReaches(dialect, reaches, (g) => `
      SELECT c.text, k.times FROM (SELECT t.cell, sum(t.times) AS times FROM ${g} JOIN result_count t ON t.reach = g.n WHERE t.result = ? GROUP BY t.cell) k
      JOIN result_cell c ON c.result = ? AND c.n = k.cell WHERE k.times <> 0`, set.n, set.n)
    for (const [text, times] of found as readonly (readonly [string, unknown])[]) {
      const cell = JSON.parse(text) as ResultCell
      const at = places[cell[0]]
      if (at === undefined) continue
      sheet.add(lineOfCell(sheet.running, at, cell), Number(times))
      subjectsAdded += Number(times)
    }
    if (index > 0) continue
    // Each subject counts once, with its fingerprint, in however many cells it stands.
    const totals = yield* overReaches(dialect, reaches, (g) => `SELECT t.subjects, t.digest_hi, t.digest_lo FROM ${g} JOIN result_total t ON t.reach = g.n WHERE t.result = ?`, set.n)
    for (const [subjects, hi, lo] of totals) {
      sheet.add({ subject: "", digest: { hi: Number(hi), lo: Number(lo) }, counted: sheet.running.map(() => nothing), keys: [] }, 1)
      subjectsAdded += 1 - Number(subjects)
    }
  }
  sheet.add({ subject: "", digest: { hi: 0, lo: 0 }, counted: sheet.running.map(() => nothing), keys: [] }, -subjectsAdded)
  return sheet.reports()
}

const nothing: readonly never[] = []

/** The places in a sheet of the indicators of a set. */
const placesIn = (sheet: KpiSheet, { indicators }: ResultSet): readonly (number | undefined)[] => indicators.map((id) => {
  const at = sheet.running.findIndex(({ frame: { indicator } }) => indicator.id === id)
  return at < 0 ? undefined : at
})

/** The numbers of the lists of villages that somebody may be reached through. */
function* reached(result: number, villages: ReachedVillages): Steps<readonly number[]> {
  const found = yield* rows("SELECT n, villages FROM result_reach WHERE result = ?", result)
  return found.filter(([, text]) => villages === undefined || (JSON.parse(text as string) as readonly string[]).some((village) => village !== "" && villages.has(village))).map(([n]) => Number(n))
}

const integers = { n: "integer" } as const

const overReaches = (dialect: StoreDialect, reaches: readonly number[], sql: (given: string) => string, ...more: readonly Cell[]): Steps<readonly (readonly unknown[])[]> =>
  rows(sql(dialect.given("g", integers)), ...dialect.givenParams(integers, reaches.map((n) => [n])), ...more)

/** Somebody whose record contradicts itself, if one is reached: there is no answer then. */
export function* brokenIn(dialect: StoreDialect, sets: readonly ResultSet[], villages: ReachedVillages): Steps<number | undefined> {
  for (const set of sets) {
    const cell = yield* first("SELECT n FROM result_cell WHERE result = ? AND text = ?", set.n, unreadable[0]!.cell)
    if (cell === undefined) continue
    const found = yield* overReaches(dialect, yield* reached(set.n, villages), (g) => `
      SELECT l.person FROM ${g} JOIN result_line l ON l.reach = g.n WHERE l.result = ? AND l.line = ?`, set.n, JSON.stringify([Number(cell[0])]))
    if (found.length > 0) return Number(found[0]![0])
  }
  return undefined
}

/** A subject of which it is kept what is counted. */
export interface KeptMember {
  readonly n: number
  readonly id: string
  readonly loose: boolean
  readonly members: readonly (readonly [at: number, member: KpiMember])[]
}

/** Every subject's place in each indicator, in the order of ids. */
export function* membersFromResults(dialect: StoreDialect, sheet: KpiSheet, sets: readonly ResultSet[], villages: ReachedVillages): Steps<readonly KeptMember[]> {
  const all: KeptMember[] = []
  for (const set of sets) {
    const places = placesIn(sheet, set)
    const cells = new Map<number, ResultCell>()
    for (const [n, text] of yield* rows("SELECT n, text FROM result_cell WHERE result = ?", set.n)) cells.set(Number(n), JSON.parse(text as string) as ResultCell)
    /** What all who stand in a cell have in common. */
    const alike = new Map<number, readonly [at: number, member: KpiMember] | undefined>()
    const memberIn = (cell: number): readonly [at: number, member: KpiMember] | undefined => {
      if (alike.has(cell)) return alike.get(cell)
      const one = cells.get(cell)!
      const at = places[one[0]]
      const found = at === undefined ? undefined : [at, membersOf(lineOfCell(sheet.running, at, one), at, sheet.running[at]!)[0]!] as const
      alike.set(cell, found)
      return found
    }
    const found = yield* overReaches(dialect, yield* reached(set.n, villages), (g) => `
      SELECT l.person, l.id, l.loose, l.line FROM result_line l JOIN ${g} ON g.n = l.reach WHERE l.result = ?`, set.n)
    for (const [n, id, loose, line] of found as readonly (readonly [unknown, string, unknown, string])[]) {
      const members = (JSON.parse(line) as readonly StoredCount[]).flatMap((one) => {
        const [cell, fact] = typeof one === "number" ? [one, undefined] : one
        const member = memberIn(cell)
        return member === undefined ? [] : [[member[0], { ...member[1], id, ...(fact === undefined ? {} : { fact }) }] as const]
      })
      all.push({ n: Number(n), id, loose: Number(loose) === 1, members })
    }
  }
  return all.sort((a, b) => codePointOrder(a.id, b.id))
}
