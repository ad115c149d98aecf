import type { FactView, KpiMember, KpiReport, Verdict } from "@tramyte/core"
import { type Counted, type KpiSheet, type Line, membershipCode, membersOf } from "@tramyte/core/engine"
import { keySeparator } from "./strata.ts"

/** The rows of a statement, each a list of its values. */
export type SqlRows = readonly (readonly unknown[])[]

const verdicts: readonly Verdict[] = ["no", "unknown", "yes"]

/** The membership that the five answers make, told by their number. */
const codeOf = (key: number): number => {
  const digit = (place: number): Verdict => verdicts[Math.floor(key / place) % 3]!
  return membershipCode(digit(81), digit(27), digit(9), digit(3), digit(1))
}

const nothing: Line["counted"][number] = []

/** Where the answers of an indicator stand in the row of a subject: the five as one number, the number measured, the keys of the breakdowns. */
export interface KpiAnswerColumns {
  /** The place of the indicator among all that were asked for. */
  readonly at: number
  readonly key: number
  readonly value: number
  readonly strata: readonly number[]
}

/** A row for each indicator that the row of a subject tells of. */
const eachAnswer = (row: readonly unknown[], columns: readonly KpiAnswerColumns[]): readonly Row[] =>
  columns.map(({ at, key, strata, value }) => [at, row[0], row[1], null, row[key], row[value], 1, ...strata.map((one) => row[one])] as unknown as Row)

/** Reports of what statements found: the first tells of all subjects, the others of indicators. */
export const reportsOf = (sheet: KpiSheet, [totals, ...found]: readonly SqlRows[], people: boolean, answers: readonly (readonly KpiAnswerColumns[] | undefined)[]): readonly KpiReport[] => {
  const { running } = sheet
  const lineOf = (at: number, counted: Line["counted"][number], keys: readonly (readonly string[])[], subject: string): Line => ({
    subject, digest: noDigest, counted: running.map((_one, index) => index === at ? counted : nothing), keys: running.map((_one, index) => index === at ? keys : [])
  })
  const members = running.map((): KpiMember[] => [])
  let added = 0
  const rows = found.flatMap((some, index) => {
    const columns = answers[index + 1]
    return columns === undefined ? some as unknown as readonly Row[] : some.flatMap((row) => eachAnswer(row, columns))
  })
  if (people) rows.sort(inOrder)
  // Of whom an indicator does not speak, no list tells where they live.
  const spokenOf = new Set(people ? rows.filter(([, , , , key]) => codeOf(key) !== 0).map(([place, n]) => `${place} ${n}`) : [])
  for (const [place, n, id, fact, key, value, count, ...keys] of rows) {
    const { indicator } = running[place]!.frame
    const own = (indicator.strata ?? []).length
    const all = running[place]!.stratifiers.map((_one, index) => keys[index]!.split(keySeparator).filter((one) => one !== ""))
    const one: Counted = {
      code: codeOf(key), ...(value === null ? {} : { value }),
      ...(typeof indicator.basis === "string" ? {} : { ...(fact === null ? {} : { fact: { fact: { id: fact } } as FactView }), bands: all.slice(all.length - own) })
    }
    const line = lineOf(place, [one], people && !spokenOf.has(`${place} ${n}`) ? [] : all, id ?? "")
    sheet.add(line, count)
    added += count
    if (people) members[place]!.push(...membersOf(line, place, running[place]!))
  }
  const [subjects, hi, lo] = totals![0] as readonly [number, number, number]
  // Each subject counts once, with its fingerprint, in however many cells it stands.
  sheet.add({ subject: "", digest: { hi: hi | 0, lo: lo | 0 }, counted: running.map(() => nothing), keys: [] }, 1)
  sheet.add({ subject: "", digest: noDigest, counted: running.map(() => nothing), keys: [] }, subjects - 1 - added)
  return sheet.reports().map((report, at) => people ? { ...report, people: members[at]! } : report)
}

const noDigest = { hi: 0, lo: 0 } as const

type Row = readonly [at: number, n: number | null, id: string | null, fact: string | null, key: number, value: number | null, count: number, ...keys: readonly string[]]

const inOrder = (a: Row, b: Row): number => a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0)
