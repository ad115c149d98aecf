import { type Counted, type KpiSheet, type Line, membershipCode } from "@tramyte/core/engine"
import type { KpiAnswerColumns, SqlRows } from "../../kpi/kpiReports.ts"
import { keySeparator } from "../../kpi/strata.ts"
import type { Place } from "./subjectSource.ts"

/** One thing that is counted: the place of the indicator, the code of the membership, the value, and the keys in each breakdown. */
export type ResultCell = readonly [at: number, code: number, value: number | null, ...keys: readonly (readonly string[])[]]

/** What is counted of a subject: in each of these cells, of an event with its id. */
export interface ResultLine {
  readonly id: string
  /** The villages of the commune through which the subject may be read, empty where none is known; sorted. */
  readonly villages: readonly string[]
  readonly digest: { readonly hi: number; readonly lo: number }
  /** Cells as JSON. */
  readonly counted: readonly { readonly cell: string; readonly fact?: string }[]
  /** The order of several events of one indicator is not told. */
  readonly loose: boolean
}

/** The villages of a commune among the places where somebody may be read; nothing, if the commune may not. */
export const villagesIn = (commune: string, places: Iterable<Place>): readonly string[] | undefined => {
  const villages = new Set<string>()
  for (const [of, village] of places) if (of === commune) villages.add(village)
  return villages.size === 0 ? undefined : [...villages].sort()
}

/** Makes lines of what the core counts of subjects; equal cells are one text for all of them. */
export const coreLines = (sheet: KpiSheet): ((line: Line, villages: readonly string[]) => ResultLine) => {
  const cells = new Map<string, string>()
  const cellOf = (cell: ResultCell): string => {
    const text = JSON.stringify(cell)
    const known = cells.get(text)
    if (known === undefined) cells.set(text, text)
    return known ?? text
  }
  return (line, villages) => ({
    id: line.subject,
    villages,
    digest: line.digest,
    loose: false,
    counted: line.counted.flatMap((some, at) => some.map((one) => {
      const { frame: { indicator }, stratifiers } = sheet.running[at]!
      const own = stratifiers.length - (indicator.strata ?? []).length
      // An event has keys of its own in the definition's strata, which stand last.
      const keys = stratifiers.map((_one, index) => one.bands?.[index - own] ?? line.keys[at]![index] ?? nothing)
      return { cell: cellOf([at, one.code, one.value ?? null, ...keys]), ...(one.fact === undefined ? {} : { fact: one.fact.fact.id }) }
    }))
  })
}

const nothing: readonly never[] = []

/** Of whose record it cannot be counted what it says, since it contradicts itself. */
export const unreadable: ResultLine["counted"] = [{ cell: "[-1]" }]

/** What the statements of `kpiSql` that list people found, each with where its answers stand; nothing where rows are of one indicator each. */
export interface FoundPeople {
  readonly rows: SqlRows
  readonly columns: readonly KpiAnswerColumns[] | undefined
}

type Row = readonly [at: number, n: number, id: string, fact: string, key: number, value: number | null, times: number, ...keys: readonly string[]]

/** What a database counts of its subjects, by number, in the order of indicators. */
export const countedOfRows = (sheet: KpiSheet, found: Iterable<FoundPeople>): ReadonlyMap<number, Pick<ResultLine, "counted" | "loose">> => {
  const places = sheet.running.map(({ frame: { indicator }, stratifiers }) => ({ width: stratifiers.length, own: (indicator.strata ?? []).length }))
  const lines = new Map<number, { readonly counted: Counting[]; loose: boolean }>()
  const add = (n: number, one: Counting): void => {
    const of = lines.get(n)
    if (of === undefined) lines.set(n, { counted: [one], loose: false })
    else {
      if (of.counted.at(-1)!.at === one.at) of.loose = true
      of.counted.push(one)
    }
  }
  const cells = new Map<string, string>()
  const cellOf = (at: number, code: number, value: number | null, told: number, keys: readonly string[]): string => {
    const short = `${at} ${code} ${value} ${told} ${keys.join(keyEnd)}`
    let cell = cells.get(short)
    if (cell === undefined) {
      const all = keys.map((one, place) => place < told ? nothing : one.split(keySeparator).filter((part) => part !== ""))
      cells.set(short, cell = JSON.stringify([at, code, value, ...all] satisfies ResultCell))
    }
    return cell
  }
  for (const { columns, rows } of found) {
    if (columns === undefined) {
      const events = rows as unknown as readonly Row[]
      const spokenOf = new Set(events.flatMap(([at, n, , , key]) => codeOf(key) === 0 ? [] : [`${at} ${n}`]))
      for (const [at, n, , fact, key, value, , ...keys] of events) {
        const { own, width } = places[at]!
        // Of whom an indicator does not speak, the shared breakdowns tell nothing; an event has its own place in those of the definition.
        add(n, { at, fact, cell: cellOf(at, codeOf(key), value, spokenOf.has(`${at} ${n}`) ? 0 : width - own, keys.slice(0, width)) })
      }
    } else {
      for (const row of rows) {
        for (const { at, key, strata, value } of columns) {
          const code = codeOf(row[key] as number)
          add(row[0] as number, { at, cell: cellOf(at, code, row[value] as number | null, code === 0 ? strata.length : 0, strata.map((one) => row[one] as string)) })
        }
      }
    }
  }
  for (const { counted } of lines.values()) counted.sort((a, b) => a.at - b.at)
  return lines
}

type Counting = ResultLine["counted"][number] & { readonly at: number }

const keyEnd = "\u001E"

/** The membership that the five answers of a row make, told by their number. */
const codeOf = (key: number): number => codes[key] ??= membershipCode(digit(key, 81), digit(key, 27), digit(key, 9), digit(key, 3), digit(key, 1))
const codes: (number | undefined)[] = []
const verdicts = ["no", "unknown", "yes"] as const
const digit = (key: number, place: number) => verdicts[Math.floor(key / place) % 3]!

/** A cell as the sheet of an indicator counts it. */
export const lineOfCell = (running: KpiSheet["running"], at: number, [, code, value, ...keys]: ResultCell): Line => {
  const counted: Counted = { code, ...(value === null ? {} : { value }) }
  return {
    subject: "", digest: { hi: 0, lo: 0 },
    counted: running.map((_one, index) => index === at ? [counted] : nothing), keys: running.map((_one, index) => index === at ? keys : nothing)
  }
}
