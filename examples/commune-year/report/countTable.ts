import { suppressSmallCells } from "@tramyte/charts"
import { say } from "./bilingual.ts"
import { countCell, hiddenNote, SMALL } from "./countCell.ts"
import { type Html, html } from "./html.ts"
import type { StationYear } from "./stationYear.ts"

/** A table of counts: rows by columns, each cell with the selection that means its people. */
export interface CountTable {
  readonly caption: Html
  readonly rowHead: Html
  readonly rows: readonly { readonly label: Html; readonly selection: string }[]
  readonly columns: readonly { readonly label: Html; readonly selection: string }[]
  /** Whether rows and columns are parts of a whole, so that sums make sense. */
  readonly totals?: boolean
  /** Something more about a row, after its numbers. */
  readonly after?: { readonly head: Html; readonly cells: readonly Html[] }
}

/** The table as markup, and whether something in it is hidden from a meeting. */
export interface WrittenTable {
  readonly table: Html
  readonly hides: boolean
  readonly counts: readonly (readonly number[])[]
}

export const countTable = (station: StationYear, { caption, rowHead, rows, columns, totals = false, after }: CountTable): WrittenTable => {
  const selections = rows.map((row) => columns.map((column) => joined(row.selection, column.selection)))
  const counts = selections.map((row) => row.map(station.count))
  const safe = suppressSmallCells(counts, SMALL)
  const sum = (list: readonly number[]): number => list.reduce((total, count) => total + count, 0)
  const hides = [...safe.cells.flat(), ...(totals ? [...safe.rowTotals, ...safe.columnTotals, safe.total] : [])].some(({ kind }) => kind !== "shown")
  const all = columns.map(({ selection }) => selection)
  // "any of these letters" is a selection as well: the sum of a row opens to everybody in it.
  const together = ["s=", "z=", "e="].map((term) => all.every((selection) => selection.startsWith(term)) ? term + all.map((selection) => selection.slice(2)).join("") : "").join("")
  const whole = (selection: string): string => joined(selection, together)
  const body = rows.map((row, r) => html`<tr><th scope="row">${row.label}</th>${columns.map((_, c) =>
    html`<td>${countCell(station, counts[r]?.[c] ?? 0, selections[r]?.[c], safe.cells[r]?.[c] ?? { kind: "withheld" })}</td>`)}${
    totals ? html`<td class="sum">${countCell(station, sum(counts[r] ?? []), whole(row.selection), safe.rowTotals[r] ?? { kind: "withheld" })}</td>` : undefined}${
    after === undefined ? undefined : html`<td class="text">${after.cells[r]}</td>`}</tr>`)
  const foot = totals && rows.length > 1 ? html`<tfoot><tr><th scope="row">${say("Tổng", "Total")}</th>${columns.map(({ selection }, c) =>
    html`<td class="sum">${countCell(station, sum(counts.map((row) => row[c] ?? 0)), selection, safe.columnTotals[c] ?? { kind: "withheld" })}</td>`)}<td class="sum">${
    countCell(station, sum(counts.flat()), whole(""), safe.total)}</td>${after === undefined ? undefined : html`<td></td>`}</tr></tfoot>` : undefined
  return {
    hides, counts,
    table: html`<div class="wide" role="region" tabindex="0"><table><caption>${caption}</caption><thead><tr><th scope="col">${rowHead}</th>${
      columns.map(({ label }) => html`<th scope="col">${label}</th>`)}${totals ? html`<th scope="col">${say("Tổng", "Total")}</th>` : undefined}${
      after === undefined ? undefined : html`<th scope="col" class="text">${after.head}</th>`}</tr></thead><tbody>${body}</tbody>${foot}</table></div>${
      hides ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}`
  }
}

const joined = (row: string, column: string): string => row === "" || column === "" || row.endsWith(":") ? row + column : `${row}&${column}`
