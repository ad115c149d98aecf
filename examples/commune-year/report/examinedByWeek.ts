import { formatNumber } from "@tramyte/charts"
import { civilDate, epochDay } from "@tramyte/core"
import { day, type Lang, langs, number, say } from "./bilingual.ts"
import { hiddenMark, hiddenNote, SMALL } from "./countCell.ts"
import { type Html, html } from "./html.ts"
import { WIDTH } from "./picture.ts"
import type { StationYear } from "./stationYear.ts"

type Week = StationYear["year"]["weeks"][number]

/** How many people are examined each week? What the station could do is not known, and no capacity is drawn. */
export const examinedByWeek = (station: StationYear): Html => {
  const { weeks } = station.year
  const small = weeks.some(({ examined }) => examined > 0 && examined < SMALL)
  const shown = (count: number): Html => {
    const safe = count > 0 && count < SMALL ? hiddenMark({ kind: "small" }) : number(count)
    return !station.names ? safe : count > 0 && count < SMALL ? html`<span class="in-names">${number(count)}</span><span class="in-meeting">${safe}</span>` : number(count)
  }
  const table = html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Số người được khám lần đầu trong năm, theo tuần", "People examined for the first time in the year, by week")}</caption><thead><tr><th scope="col">${
    say("Tuần từ ngày", "Week from")}</th><th scope="col">${say("Số người", "People")}</th></tr></thead><tbody>${weeks.map(({ from, examined }) =>
    html`<tr><th scope="row">${day(from)}</th><td>${shown(examined)}</td></tr>`)}</tbody></table></div>${small ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}`
  const drawing = small && !station.names ? undefined : html`<div class="drawing ${small ? "in-names" : ""}">${langs.map((lang) => bars(weeks, lang, `${station.prefix}-weeks-${lang}`))}</div>`
  return html`<figure class="picture whole"><h3>${say("Mỗi tuần khám được bao nhiêu người?", "How many people are examined each week?")}</h3><p class="note">${
    say("Lần khám đầu tiên trong năm của mỗi người. Chưa có số liệu về năng lực khám của trạm nên không so sánh.", "The first examination of each person in the year. The station’s capacity is not known, so nothing is compared with it.")}</p>${
    drawing}<details><summary>${say("Xem số liệu", "Show the numbers")}</summary>${table}</details></figure>`
}

const HEIGHT = 150
const BOTTOM = 118
const LEFT = 34

const bars = (weeks: readonly Week[], lang: Lang, id: string): Html => {
  const width = WIDTH * 2
  const most = Math.max(5, ...weeks.map(({ examined }) => examined))
  const step = (width - LEFT - 6) / Math.max(1, weeks.length)
  const y = (count: number): number => BOTTOM - count / most * (BOTTOM - 16)
  const words = weeks.map(({ from, examined }) => `${from}: ${formatNumber(examined, lang)}`).join("; ")
  const peak = weeks.findIndex(({ examined }) => examined === most)
  const months = weeks.flatMap(({ from }, at) => at === 0 || from.slice(5, 7) !== weeks[at - 1]?.from.slice(5, 7) ? [{ at, month: Number(from.slice(5, 7)) }] : [])
  return html`<svg class="weeks" lang="${lang}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d"><title id="${id}-t">${
    lang === "vi" ? "Số người được khám mỗi tuần" : "People examined each week"}</title><desc id="${id}-d">${words}</desc>${
    [0, most / 2, most].map((tick) => html`<path class="grid" d="M${LEFT} ${y(tick).toFixed(1)}H${width - 6}"/><text class="axis" x="${LEFT - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${formatNumber(Math.round(tick), lang)}</text>`)}${
    weeks.map(({ from, examined }, at) => html`<rect x="${(LEFT + at * step + step * 0.12).toFixed(1)}" y="${y(examined).toFixed(1)}" width="${(step * 0.76).toFixed(1)}" height="${(BOTTOM - y(examined)).toFixed(1)}"><title>${
      `${from.split("-").reverse().join("/")} – ${civilDate(epochDay(from) + 6).split("-").reverse().join("/")}: ${formatNumber(examined, lang)}`}</title></rect>`)}${
    peak < 0 ? undefined : html`<text class="value" x="${(LEFT + (peak + 0.5) * step).toFixed(1)}" y="${(y(most) - 4).toFixed(1)}" text-anchor="middle">${formatNumber(most, lang)}</text>`}${
    months.map(({ at, month }) => html`<text class="axis" x="${(LEFT + at * step + 1).toFixed(1)}" y="${BOTTOM + 18}">${lang === "vi" ? `T${month}` : english[month - 1]}</text>`)}</svg>`
}

const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
