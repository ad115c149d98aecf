import { langs, percentText, text } from "./bilingual.ts"
import type { IndicatorYear } from "../pipeline/model.ts"
import { type Html, html } from "./html.ts"

const WIDTH = 320
const HEIGHT = 62
const LEFT = 6
const RIGHT = 52
const BASE = 44

/** The months of the year so far as a small line under the target line; the large picture stands on the third screen. */
export const trendLine = ({ months, definition: { target } }: IndicatorYear): Html | undefined => {
  const points = months.flatMap(({ month, report, comparable }) => report.rate === undefined || !comparable ? [] : [{ month: Number(month.slice(5)), rate: report.rate }])
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 2) return undefined
  const top = Math.max(target?.share ?? 0, ...points.map(({ rate }) => rate))
  // From nought: a line that began at its least value would make every fall look like ruin.
  const y = (rate: number): number => BASE - rate / Math.max(0.02, top) * (BASE - 8)
  const x = (month: number): number => LEFT + (month - first.month) / Math.max(1, 12 - first.month) * (WIDTH - LEFT - RIGHT)
  const at = ({ month, rate }: { readonly month: number; readonly rate: number }): string => `${x(month).toFixed(1)} ${y(rate).toFixed(1)}`
  const line = points.map((point, index) => `${index === 0 ? "M" : "L"}${at(point)}`).join("")
  const words = text((lang) => lang === "vi"
    ? `Từ tháng ${first.month} đến tháng ${last.month}: từ ${percentText(first.rate).vi} đến ${percentText(last.rate).vi}`
    : `From month ${first.month} to month ${last.month}: from ${percentText(first.rate).en} to ${percentText(last.rate).en}`)
  const tick = (month: number, anchor: string, lang: "vi" | "en"): Html =>
    html`<text x="${x(month).toFixed(1)}" y="${HEIGHT - 4}" text-anchor="${anchor}">${lang === "vi" ? `T${month}` : `M${month}`}</text>`
  return html`${langs.map((lang) => html`<svg class="trend" lang="${lang}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMinYMax meet" role="img" aria-label="${words[lang]}" focusable="false"><path d="M${LEFT} ${BASE + 3}H${WIDTH - RIGHT}" class="axis"/>${
    target === undefined ? undefined : html`<path d="M${LEFT} ${y(target.share).toFixed(1)}H${WIDTH - RIGHT + 4}" class="target"/><text x="${WIDTH - RIGHT + 8}" y="${(y(target.share) + 4).toFixed(1)}" class="goal-tick">${percentText(target.share)[lang]}</text>`}<path d="${line}" class="line"/>${
    points.map(({ month, rate }, index) => html`<circle cx="${x(month).toFixed(1)}" cy="${y(rate).toFixed(1)}" r="${index === points.length - 1 ? 4.5 : 2}"/>`)}${
    tick(first.month, "start", lang)}${last.month > first.month + 1 ? tick(last.month, "middle", lang) : undefined}${last.month < 11 ? tick(12, "end", lang) : undefined}</svg>`)}`
}
