import { type PublishedCell, suppressSmallCells } from "@tramyte/charts"
import { both, number } from "./bilingual.ts"
import type { IndicatorYear } from "../pipeline/model.ts"
import { type Html, html } from "./html.ts"
import type { StationYear } from "./stationYear.ts"

/** Counts below this are hidden where the report is shown to others than the station's own staff. */
export const SMALL = 5

/** A number that opens to its people. In the meeting view, and in a file without names, a small one is hidden. */
export const countCell = (station: StationYear, count: number, selection: string | undefined, published: PublishedCell): Html => {
  const open = selection === undefined || count === 0
    ? html`${number(count)}`
    : html`<button type="button" class="n" data-open="${selection}">${number(count)}</button>`
  const safe = published.kind === "shown" ? html`${number(count)}` : hiddenMark(published)
  if (!station.names) return safe
  return published.kind === "shown" ? open : html`<span class="in-names">${open}</span><span class="in-meeting">${safe}</span>`
}

/** The parts of a whole (yes, unknown, no), each hidden where it or another would give a small one away. */
export const countRow = (station: StationYear, parts: readonly (readonly [count: number, selection: string])[]): {
  readonly cells: readonly Html[]
  /** Whether the first part and the whole may be shown, and with them a share of the first in the whole. */
  readonly shareIsSafe: boolean
} => {
  const safe = suppressSmallCells([parts.map(([count]) => count)], SMALL)
  const published = safe.cells[0] ?? []
  return {
    cells: parts.map(([count, selection], at) => countCell(station, count, selection, published[at] ?? { kind: "withheld" })),
    shareIsSafe: shareIsSafe(parts.map(([count]) => count))
  }
}

/** Whether the shares of an indicator may be shown to others. Villages are no people. */
export const sharesAreSafe = ({ definition, report, months }: IndicatorYear): boolean => definition.basis === "village" || [report, ...months.map((one) => one.report)]
  .every(({ scored, undecided }) => shareIsSafe([scored.yes, scored.unknown, scored.no, ...(undecided > 0 ? [undecided] : [])]))

const shareIsSafe = (counts: readonly number[]): boolean => {
  const safe = suppressSmallCells([counts], SMALL)
  return safe.cells[0]?.[0]?.kind === "shown" && safe.rowTotals[0]?.kind === "shown"
}

/** Shows what follows from counts only where those may be shown: not in a meeting, nor in a file without names, if they are hidden. */
export const ifSafe = (station: StationYear, safe: boolean, content: Html): Html =>
  safe ? content : station.names ? html`<span class="in-names">${content}</span><span class="in-meeting">*</span>` : html`*`

/** What stands in place of a hidden number. */
export const hiddenMark = (cell: PublishedCell): Html => cell.kind === "small"
  ? html`<span class="hidden-count">&lt;${SMALL}</span>`
  : html`<span class="hidden-count">*</span>`

/** Says what the marks mean. */
export const hiddenNote = html`<p class="note">${both({
  vi: `<${SMALL}: từ 1 đến ${SMALL - 1} người. *: giấu để không suy ra được ô nhỏ.`,
  en: `<${SMALL}: from 1 to ${SMALL - 1} people. *: withheld, so that no small number can be worked out.`
})}</p>`
