import type { Lang } from "@tramyte/core"

/** How the sheets look: A4 upright, black on white, a new page for each sheet, headings of tables on every page. */
export const printStyle = (lang: Lang): string => `
* { box-sizing: border-box; }
html { font: 10pt/1.25 "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; color: #000; background: #e9e9e9; }
body { margin: 0; }
p { margin: 0; }
.sheet { background: #fff; width: 210mm; max-width: 100%; margin: 6mm auto; padding: 10mm; box-shadow: 0 2px 14px #0003; overflow-x: auto; }
.letterhead { display: flex; justify-content: space-between; gap: 6mm; }
h1 { font-size: 14pt; line-height: 1.2; text-align: center; margin: 3mm 0 1mm; text-wrap: balance; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
.note { margin: 1mm 0 2mm; }
.about { text-align: center; margin-bottom: 2mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9.5pt; }
th, td { border: .2mm solid #777; padding: .8mm 1mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; line-height: 1.15; height: 7mm; }
thead th { vertical-align: bottom; font-size: 8.5pt; background: #eee; }
thead tr.running th { background: none; border: 0; font-weight: 400; height: auto; padding: 0 0 1mm; color: #333; }
tr { break-inside: avoid; }
tr.turn > * { border-top: .6mm solid #000; }
tbody th.band { background: #eee; font-size: 9.5pt; break-after: avoid; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.nowrap, .figures td { white-space: nowrap; }
td.who { font-weight: 600; }
tfoot { display: table-row-group; }
tfoot th, tfoot td { font-weight: 700; border-top: .6mm solid #000; }
.tick { display: inline-block; width: 3.6mm; height: 3.6mm; border: .3mm solid #000; vertical-align: -.5mm; }
.ticks { white-space: nowrap; font-size: 8.5pt; }
.key { display: grid; grid-template-columns: repeat(auto-fit, minmax(34mm, 1fr)); gap: 3mm; margin: 2mm 0; }
.key div { border: .3mm solid #777; padding: 1.5mm 2mm; }
.key strong { display: block; font-size: 16pt; line-height: 1.1; font-variant-numeric: tabular-nums; }
.figures { table-layout: auto; margin-top: 3mm; font-size: 9pt; }
.figures tbody th, .figures tbody td { height: 5mm; padding-top: .2mm; padding-bottom: .2mm; }
.figures.reasons tbody th { font-weight: 400; }
.figures thead th { white-space: normal; }
.figures td.wide, .figures th.wide { white-space: normal; }
.bar { display: block; height: 3.4mm; width: 30mm; border: .2mm solid #000; background: #fff; }
.bar > span { display: block; height: 100%; background: #0072b2; }
footer { display: flex; justify-content: space-around; text-align: center; margin-top: 5mm; min-height: 24mm; break-inside: avoid; }
@media (max-width: 640px) { .sheet { padding: 4mm; margin: 0 0 4mm; } .sheet table { min-width: 165mm; } }
@page { size: A4 portrait; margin: 10mm 9mm 13mm; @bottom-right { font: 8.5pt "Noto Sans", "Segoe UI", Arial, sans-serif; content: "${lang === "vi" ? "Trang" : "Page"} " counter(page) "/" counter(pages); } }
@media print {
  html { background: none; }
  .sheet { width: auto; margin: 0; padding: 0; box-shadow: none; overflow: visible; break-before: page; }
  .sheet:first-child { break-before: auto; }
  thead { display: table-header-group; }
  thead th, tbody th.band, .bar > span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
