import { generatedBy } from "./lmsModule.ts"
import { packColumn } from "./packColumn.ts"
import { readCsv } from "./readTables.ts"

/** One table of increments to be generated: its export, its part of the file, and how many rows a sex must have. */
export interface Velocity {
  readonly name: string
  readonly measure: "weight" | "length" | "head-circumference"
  readonly indicator: string
  readonly unit: "g" | "cm"
  readonly interval: number
  readonly rows: number
}

const kinds = [
  { name: "weight", measure: "weight", indicator: "weight_g", unit: "g", rows: { 1: 12, 2: 23, 3: 22, 4: 21, 6: 19 } },
  { name: "length", measure: "length", indicator: "length_cm", unit: "cm", rows: { 2: 23, 3: 22, 4: 21, 6: 19 } },
  { name: "head", measure: "head-circumference", indicator: "head_cm", unit: "cm", rows: { 2: 11, 3: 10, 6: 19 } }
] as const

/** All tables of increments, in WHO's order. */
export const velocities: readonly Velocity[] = kinds.flatMap(({ name, rows, ...kind }) => Object.entries(rows).map(([interval, count]) =>
  ({ ...kind, name: `${name}Velocity${interval}Month${interval === "1" ? "" : "s"}2009`, interval: Number(interval), rows: count })))

const book = "WHO Child Growth Standards: growth velocity based on weight, length and head circumference (Geneva, 2009)"

/** WHO publishes these tables as pages only. Those over 3 months and more were transcribed by hand from them. */
const sourceOf = ({ interval, unit, measure }: Velocity): string => interval < 3 ? book
  : measure === "head-circumference" ? `${book}; transcribed, and no second copy to check it by`
  : `${book}; transcribed, and checked against the printed ${unit === "g" ? "grams" : "centimetres"} of a second transcription`

/** The source text of one table of increments. */
export const velocityModule = (folder: string, velocity: Velocity): string => {
  const { name, measure, unit, interval, rows } = velocity
  const span = `${interval} ${interval === 1 ? "month" : "months"}`
  return `${generatedBy}
import type { VelocityTable } from "@tramyte/core/growth"
import { velocityTable } from "../velocityTable.ts"

/** WHO 2009, increments of ${measure.replace("-", " ")} over ${span}, ${unit}. */
export const ${name}: VelocityTable = /*#__PURE__*/ velocityTable({
  id: "who-2009/${measure}-velocity-${span.replace(" ", "-")}",
  measure: "${measure}",
  unit: "${unit}",
  interval: ${interval},
  source: "${sourceOf(velocity)}"
}, {
  rows: ${rows},
  male: ${increments(folder, velocity, "1")},
  female: ${increments(folder, velocity, "2")}
})
`
}

const increments = (folder: string, { indicator, interval, rows }: Velocity, sex: "1" | "2"): string => {
  const own = readIncrements(folder).filter((row) => row.indicator === indicator && row.sex === sex && Number(row.interval_months) === interval)
  if (own.length !== rows) throw new Error(`${file}: ${indicator} over ${interval} months has ${own.length} rows of sex ${sex} instead of ${rows}`)
  own.forEach((row, from) => {
    if (Number(row.start_month) !== from || Number(row.end_month) !== from + interval) throw new Error(`${file}: ${indicator} from ${row.start_month} to ${row.end_month} stands in row ${from}`)
    if (!(Number(row.m) > Number(row.delta) && Number(row.s) > 0 && Number(row.s) < 0.6)) throw new Error(`${file}: ${indicator} from ${row.start_month}: M ${row.m}, S ${row.s} cannot be`)
    if (row.delta !== own[0]!.delta) throw new Error(`${file}: ${indicator} over ${interval} months has more than one delta`)
  })
  const columns = [packColumn(own.map(({ l }) => l), 4), packColumn(own.map(({ m }) => m), 4), packColumn(own.map(({ s }) => s), 5)]
  return `{\n    delta: ${Number(own[0]!.delta)},\n    lms: [${columns.map((packed) => JSON.stringify(packed)).join(", ")}]\n  }`
}

const file = "who2009_velocity.csv"

/** The rows of the published tables of increments. */
export const readIncrements = (folder: string) =>
  readCsv(folder, file, ["indicator", "sex", "interval_months", "start_month", "end_month", "l", "m", "s", "delta"])

/** All rows of the file are in one of the tables. */
export const checkIncrements = (folder: string): void => {
  const wanted = velocities.reduce((sum, { rows }) => sum + 2 * rows, 0)
  if (readIncrements(folder).length !== wanted) throw new Error(`${file}: ${readIncrements(folder).length} rows instead of ${wanted}`)
}
