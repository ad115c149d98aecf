import { both, percentText, text } from "./bilingual.ts"
import type { IndicatorYear } from "../pipeline/model.ts"
import { type Html, html } from "./html.ts"

const WIDTH = 300
const HEIGHT = 46
const LEFT = 4
const RIGHT = 44

/** The months of the year so far as a small line under the target line; the large picture stands on the third screen. */
export const trendLine = ({ months, definition: { target } }: IndicatorYear): Html | undefined => {
  const points = months.flatMap(({ month, report }) => report.rate === undefined ? [] : [{ month: Number(month.slice(5)), rate: report.rate }])
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 2) return undefined
  const top = Math.max(target?.share ?? 0, ...points.map(({ rate }) => rate))
  const floor = Math.max(0, Math.min(...points.map(({ rate }) => rate)) - 0.08)
  const y = (rate: number): string => (HEIGHT - 5 - (rate - floor) / Math.max(0.01, top - floor) * (HEIGHT - 12)).toFixed(1)
  const x = (month: number): string => (LEFT + (month - 1) / 11 * (WIDTH - LEFT - RIGHT)).toFixed(1)
  const line = points.map(({ month, rate }, at) => `${at === 0 ? "M" : "L"}${x(month)} ${y(rate)}`).join("")
  const words = text((lang) => lang === "vi"
    ? `Từ tháng ${first.month} đến tháng ${last.month}: ${percentText(first.rate).vi} → ${percentText(last.rate).vi}`
    : `From month ${first.month} to month ${last.month}: ${percentText(first.rate).en} → ${percentText(last.rate).en}`)
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">${
    target === undefined ? undefined : html`<path d="M${LEFT} ${y(target.share)}H${WIDTH - RIGHT + 6}" class="target"/>`}<path d="${line}" class="line"/>${
    points.map(({ month, rate }, at) => html`<circle cx="${x(month)}" cy="${y(rate)}" r="${at === points.length - 1 ? 4 : 1.8}"/>`)}</svg><p class="trend-words">${both(words)}</p>`
}
