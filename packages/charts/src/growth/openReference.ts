import {
  daysPerMonth, type GrowthIndicator, type GrowthSex, type GrowthTable, measureAtZ, type NewbornStandard, type Stature, zScore
} from "@tramyte/core/growth"
import { ChartError } from "../ChartError.ts"
import { extentOf, growthCurves } from "./growthCurves.ts"
import type { Place } from "./simplifyLine.ts"

/** What a chart is drawn from: one table; tables by age that follow one another; or a standard of newborn or preterm size. */
export type GrowthReference = GrowthTable | readonly GrowthTable[] | NewbornStandard

/** A reference on the axis of its chart: months of age, weeks since the last menstrual period, or cm. */
export interface OpenReference {
  readonly indicator: GrowthIndicator
  readonly axis: "month" | "week" | "cm"
  /** Weeks count a pregnancy and what comes after birth; not only the pregnancy. */
  readonly postnatal: boolean
  readonly stature: Stature | undefined
  readonly sources: readonly string[]
  readonly first: number
  readonly last: number
  /** The pieces of one line between two places. */
  readonly line: (z: number, from: number, until: number) => readonly (readonly Place[])[]
  /** NaN off the tables. */
  readonly measureAt: (at: number, z: number) => number
  /** NaN off the tables. */
  readonly zAt: (at: number, measure: number) => number
}

const CHART = "growthChart"

/** Checks that the tables can stand on one chart, and brings them onto its axis. */
export const openReference = (reference: GrowthReference, sex: GrowthSex): OpenReference => {
  const tables = tablesOf(reference)
  const [head] = tables
  if (head === undefined) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", CHART, "reference", "must hold a table")
  const axis = axisOf(head)
  for (const [index, table] of tables.entries()) {
    if (index === 0 || table.indicator === head.indicator && axisOf(table) === "month" && axis === "month") continue
    throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", CHART, `reference[${index}]`,
      `must be of ${head.indicator} by age, as the first: only tables by age stand side by side; got ${table.id}`)
  }
  const perUnit = tables.map((table) => (table.axis === "day" ? daysPerMonth : axis === "week" ? 7 : 1))
  const unit = (index: number) => perUnit[index] ?? 1
  /** The first table that is meant for the age. */
  const tableAt = (at: number) => (tables.length === 1 ? 0 : tables.findIndex((table) => meantFor(table, at)))
  const look = (at: number, ask: (table: GrowthTable | NewbornStandard, place: number) => number | undefined): number => {
    const index = tableAt(at)
    const table = tables[index]
    if (table === undefined) return NaN
    const place = at * unit(index)
    // By days a table has whole days only; half a day counts as one.
    return ask(table, table.axis === "month" || table.axis === "cm" ? place : Math.round(place)) ?? NaN
  }
  const extents = tables.map((table, index) => extentOf(table, sex).map((place) => place / unit(index)))
  return {
    indicator: head.indicator, axis, postnatal: head.axis === "postmenstrual-day",
    stature: tables.length === 1 && "stature" in head ? head.stature : undefined,
    sources: [...new Set(tables.map(({ source }) => source))],
    first: Math.min(...extents.map(([first = 0]) => first)),
    last: Math.max(...extents.map(([, last = 0], index) => Math.min(last, endOf(tables[index] ?? head)))),
    line: (z, from, until) => joined(tables.map((table, index) => {
      const [first = 0, last = 0] = extents[index] ?? []
      if (last < from || first > until) return []
      const { curves } = growthCurves(table, sex, { from: from * unit(index), until: until * unit(index), lines: { zs: [z] } })
      const places = (curves[0]?.points ?? []).map(([at, measure]): Place => [at / unit(index), measure])
      return tables.length === 1 ? places : places.filter(([at]) => tableAt(at) === index)
    })),
    measureAt: (at, z) => look(at, (table, place) => ("rows" in table ? measureAtZ(table, sex, place, z) : table.measure(sex, place, z))),
    zAt: (at, measure) => look(at, (table, place) => ("rows" in table ? zScore(table, sex, place, measure) : table.z(sex, place, measure)))
  }
}

/** The tables of a reference, one or more. */
export const tablesOf = (reference: GrowthReference): readonly (GrowthTable | NewbornStandard)[] =>
  (Array.isArray(reference) ? reference as readonly GrowthTable[] : [reference as GrowthTable | NewbornStandard])

const axisOf = ({ axis }: GrowthTable | NewbornStandard): OpenReference["axis"] =>
  (axis === "cm" ? "cm" : axis === "day" || axis === "month" ? "month" : "week")

/** Some tables by age have rows beyond the age for which they are meant. */
const endOf = (table: GrowthTable | NewbornStandard): number =>
  ("ages" in table && table.axis !== "cm" ? table.ages.until ?? table.ages.through ?? Infinity : Infinity)

const meantFor = (table: GrowthTable | NewbornStandard, months: number): boolean => {
  if (!("ages" in table)) return true
  const { from, until = Infinity, through = Infinity } = table.ages
  return months >= from && months < until && months <= through
}

/** Pieces whose ends meet become one, so that the step from one table to the next shows as a step. */
const joined = (pieces: readonly (readonly Place[])[]): readonly (readonly Place[])[] => {
  const lines: Place[][] = []
  for (const piece of pieces.filter(({ length }) => length > 0).toSorted((a, b) => (a[0]?.[0] ?? 0) - (b[0]?.[0] ?? 0))) {
    const before = lines.at(-1)
    if (before !== undefined && (piece[0]?.[0] ?? 0) - (before.at(-1)?.[0] ?? 0) < 0.5) before.push(...piece)
    else lines.push([...piece])
  }
  return lines
}
