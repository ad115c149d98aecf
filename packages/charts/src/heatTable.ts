import { scaleLinear } from "d3-scale"
import { checkCount, checkIdPrefix } from "./checkInput.ts"
import { ChartError } from "./ChartError.ts"
import { INK } from "./fills.ts"
import { formatNumber, type Lang } from "./formatNumber.ts"
import { element, escapeXml } from "./markup.ts"
import { suppressSmallCells, type PublishedCell, type PublishedTable } from "./suppressSmallCells.ts"

export interface HeatTableOptions {
  /** Start of every id inside the table; unique among the pictures of one page. */
  readonly idPrefix: string
  readonly title: string
  readonly subtitle?: string
  readonly lang: Lang
  readonly rows: readonly { readonly label: string; readonly cells: readonly number[] }[]
  readonly columns: readonly string[]
  /** Hide counts from 1 to one less than this, and what would give them away; see `suppressSmallCells`. */
  readonly suppressBelow?: number
  /** Compare cells over the whole table (as if not given) or each column by itself, where groups differ much in size. */
  readonly shadeBy?: "table" | "column"
  readonly labels: {
    /** Above the row names: "Thôn". */
    readonly row: string
    readonly total: string
    /** What "<5" means, said under the table. */
    readonly small: string
    /** What "*" means, said under the table. */
    readonly withheld: string
    readonly empty: string
  }
}

/**
 * Where are the many: villages by groups, as a table shaded by count (bảng nhiệt thôn × nhóm)?
 *
 * Counts are whole numbers of people; the answer is an HTML `<table>` with a number in every cell and totals of rows and columns. Hidden
 * cells are not shaded, and do not influence the shade of others.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { heatTable } from "@tramyte/charts"
 *
 * const html = heatTable({
 *   idPrefix: "groups", lang: "vi", title: "Nhóm ưu tiên theo thôn", columns: ["Người cao tuổi", "Trẻ em"],
 *   rows: [{ label: "Thôn Đoài", cells: [1200, 3] }, { label: "Thôn Đông", cells: [90, 80] }], suppressBelow: 5,
 *   labels: {
 *     row: "Thôn", total: "Tổng", small: "từ 1 đến 4 người", withheld: "giấu để không suy ra được ô nhỏ", empty: "Chưa có số liệu"
 *   }
 * })
 * html.includes("&lt;5") // => true
 * ```
 */
export const heatTable = (options: HeatTableOptions): string => {
  const { rows, columns, labels, lang, suppressBelow } = options
  const idPrefix = checkIdPrefix("heatTable", options.idPrefix)
  for (const [at, row] of rows.entries()) {
    if (row.cells.length !== columns.length) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", "heatTable", `rows[${at}].cells`,
        `has ${row.cells.length} numbers for ${columns.length} columns`)
    }
    row.cells.forEach((value, c) => checkCount("heatTable", `rows[${at}].cells[${c}]`, value))
  }
  const cells = rows.map((row) => row.cells)
  const table = suppressBelow === undefined ? withNothingHidden(cells, columns.length) : suppressSmallCells(cells, suppressBelow)
  const shown = (cell: PublishedCell | undefined) => (cell?.kind === "shown" ? cell.value : 0)
  const shadeOf = (visible: readonly number[]) =>
    scaleLinear<string>().domain([0, Math.max(1, ...visible)]).range(SHADES).clamp(true)
  const overall = shadeOf(table.cells.flat().map(shown))
  const shades = columns.map((_, c) => (options.shadeBy === "column" ? shadeOf(table.cells.map((row) => shown(row[c]))) : overall))
  const small = `<${suppressBelow ?? ""}`
  const write = (cell: PublishedCell | undefined) =>
    (cell === undefined ? "" : cell.kind === "shown" ? formatNumber(cell.value, lang) : cell.kind === "small" ? small : "*")
  const look = (cell: PublishedCell | undefined, shade: ((value: number) => string) | undefined) =>
    (shade === undefined ? "font-weight:700;" : cell?.kind === "shown" ? `background:${shade(cell.value)};` : "")
  const data = (cell: PublishedCell | undefined, shade?: (value: number) => string) =>
    element("td", { style: `${CELL}text-align:right;${look(cell, shade)}` }, escapeXml(write(cell)))
  const columnHead = (label: string) => element("th", { scope: "col", style: `${CELL}text-align:right;vertical-align:bottom;` }, escapeXml(label))
  const rowHead = (label: string, weight: number) =>
    element("th", { scope: "row", style: `${CELL}${STICKY}text-align:left;font-weight:${weight};` }, escapeXml(label))

  const body = rows.map((row, r) => element("tr", {}, rowHead(row.label, 400),
    ...(table.cells[r] ?? []).map((cell, c) => data(cell, shades[c])), data(table.rowTotals[r])))
  const every = [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total]
  const notes = [
    ...(every.some((cell) => cell.kind === "small") ? [`${small}: ${labels.small}`] : []),
    ...(every.some((cell) => cell.kind === "withheld") ? [`*: ${labels.withheld}`] : [])
  ].join("; ")
  // Beside the table, not a <caption>: that would be as wide as the table and scroll out of a phone.
  const heading = element("div", { id: `${idPrefix}-title`, style: "padding:0 4px 6px;" },
    element("span", { style: "font-size:17px;font-weight:700;" }, escapeXml(options.title)),
    options.subtitle === undefined ? "" : element("span", { style: "display:block;color:#4a4a4a;" }, escapeXml(options.subtitle)))
  const empty = rows.length === 0 || columns.length === 0
  return element("div", {
    lang,
    style: `background:#fff;color:${INK};font:13px/1.3 system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;`
      + "break-inside:avoid;print-color-adjust:exact;"
  },
  heading, element("div", { role: "region", tabindex: 0, "aria-labelledby": `${idPrefix}-title`, style: "overflow-x:auto;" },
  element("table", { "aria-labelledby": `${idPrefix}-title`, style: "border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;" }, ...(empty
    ? [element("tbody", {}, element("tr", {}, element("td", { style: `${CELL}text-align:center;padding:16px;` }, escapeXml(labels.empty))))]
    : [
        element("thead", {}, element("tr", {},
          element("th", { scope: "col", style: `${CELL}${STICKY}text-align:left;vertical-align:bottom;` }, escapeXml(labels.row)),
          ...columns.map(columnHead), columnHead(labels.total))),
        element("tbody", {}, ...body),
        element("tfoot", {}, element("tr", { style: "border-top:2px solid #333;" }, rowHead(labels.total, 700),
          ...table.columnTotals.map((cell) => data(cell)), data(table.total)))
      ]))),
  empty || notes === "" ? "" : element("p", { style: "margin:6px 4px;color:#4a4a4a;" }, escapeXml(notes)))
}

/** The lightest and the darkest shade: one hue, so lightness alone tells the order, and dark writing stands on both, printed or not. */
export const SHADES: readonly [string, string] = ["#ffffff", "#5fa8d8"]

const CELL = "padding:5px 7px;border:1px solid #b8b8b8;"
const STICKY = "min-width:8em;position:sticky;left:0;background:#fff;"

const withNothingHidden = (cells: readonly (readonly number[])[], width: number): PublishedTable => {
  const show = (value: number): PublishedCell => ({ kind: "shown", value })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    cells: cells.map((row) => row.map(show)),
    rowTotals: cells.map((row) => show(sum(row))),
    columnTotals: Array.from({ length: width }, (_, c) => show(sum(cells.map((row) => row[c] ?? 0)))),
    total: show(sum(cells.flat()))
  }
}
