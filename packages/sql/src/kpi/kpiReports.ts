import type { FactView, KpiMember, KpiReport, Verdict } from "@tramyte/core"
import { type Counted, type KpiSheet, type Line, membershipCode } from "@tramyte/core/engine"
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

/** Reports of what statements found: the first tells of all subjects, the others of indicators. */
export const reportsOf = (sheet: KpiSheet, [totals, ...found]: readonly SqlRows[], people: boolean): readonly KpiReport[] => {
  const { running } = sheet
  const lineOf = (at: number, counted: Line["counted"][number], keys: readonly (readonly string[])[], subject: string): Line => ({
    subject, digest: noDigest, counted: running.map((_one, index) => index === at ? counted : nothing), keys: running.map((_one, index) => index === at ? keys : [])
  })
  const members = running.map((): KpiMember[] => [])
  let added = 0
  const rows = found.flat()
  if (people) rows.sort(inOrder)
  for (const [place, , id, fact, key, value, count, ...keys] of rows as unknown as readonly Row[]) {
    const { indicator } = running[place]!.frame
    const all = running[place]!.stratifiers.map((_one, index) => keys[index]!.split(keySeparator).filter((one) => one !== ""))
    const one: Counted = {
      code: codeOf(key), ...(value === null ? {} : { value }),
      ...(typeof indicator.basis === "string" ? {} : { ...(fact === null ? {} : { fact: { fact: { id: fact } } as FactView }), bands: all.slice(all.length - (indicator.strata ?? []).length) })
    }
    const line = lineOf(place, [one], all, id ?? "")
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

/** What a list tells of one subject or event. */
const membersOf = (line: Line, at: number, { frame: { names }, stratifiers }: KpiSheet["running"][number]): readonly KpiMember[] =>
  line.counted[at]!.map(({ bands = [], code, fact, value }): KpiMember => {
    const digit = (place: number): Verdict => verdicts[Math.floor(code / 3 ** place) % 3]!
    const [outcome, among] = [digit(5), digit(6)]
    const keys = [...line.keys[at]!.slice(0, line.keys[at]!.length - bands.length), ...bands]
    return {
      id: line.subject,
      ...(fact === undefined ? {} : { fact: fact.fact.id }),
      populations: Object.fromEntries(names.map((name) => [name, digit(populations.indexOf(name))])),
      ...(among === "yes" ? { scored: outcome } : among === "unknown" ? { undecided: true as const } : {}),
      ...(value === undefined ? {} : { value }),
      strata: Object.fromEntries(stratifiers.map(({ id }, index) => [id, code === 0 ? [] : keys[index]!]))
    }
  })

const populations = ["initial", "denominator", "exclusion", "numerator", "exception"]

const noDigest = { hi: 0, lo: 0 } as const

type Row = readonly [at: number, n: number | null, id: string | null, fact: string | null, key: number, value: number | null, count: number, ...keys: readonly string[]]

const inOrder = (a: readonly unknown[], b: readonly unknown[]): number => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number)
