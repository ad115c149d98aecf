import { formatNumber, indicatorProgress } from "@tramyte/charts"
import type { Indicator } from "@tramyte/core"
import { both, type Lang, langs, number, percent, say } from "./bilingual.ts"
import { hiddenNote, sharesAreSafe } from "./countCell.ts"
import { goal } from "./firstScreen.ts"
import { type Html, html, raw } from "./html.ts"
import { statusMark } from "./labels.ts"
import { WIDTH } from "./picture.ts"
import type { Numbered, StationYear } from "./stationYear.ts"

/** Is the indicator on its way to the target, month by month? Only the plan's own target is drawn: it asks for nothing month by month. */
export const monthlyProgress = (station: StationYear, { at, indicator }: Numbered): Html => {
  const { definition, months, report } = indicator
  const { target } = definition
  const year = report.period.from.slice(0, 4)
  const byMonth = new Map(months.map((one) => [Number(one.month.slice(5)), one]))
  const first = Math.min(12, ...byMonth.keys())
  const draw = (lang: Lang): string => indicatorProgress({
    idPrefix: `${station.prefix}-month-${at}-${lang}`, lang, width: WIDTH, showTitle: false, unit: "percent",
    title: definition.label[lang],
    // Before its first month the plan was not in force: nothing is missing there.
    months: Array.from({ length: 13 - first }, (_, index) => {
      const then = byMonth.get(first + index)
      const rate = then?.comparable === true ? then.report.rate : undefined
      return { label: lang === "vi" ? `T${first + index}` : english[first + index - 1] ?? "", value: rate === undefined ? undefined : rate * 100 }
    }),
    ...(target === undefined ? {} : { target: Math.round(target.share * 1e6) / 1e4 }),
    ...(report.missingToTarget === undefined || report.missingToTarget === 0 || definition.direction === "down" ? {} : { gapNote: `${formatNumber(report.missingToTarget, lang)} ${unit(definition.basis)[lang]}` }),
    targetLabel: lang === "vi" ? "Chỉ tiêu" : "Target",
    labels: lang === "vi"
      ? { value: "Thực hiện", planned: "Kế hoạch", gap: "Còn thiếu", above: "Vượt", gapUnit: "điểm %", noData: "không có số liệu", empty: "Chưa có số liệu" }
      : { value: "Reached", planned: "Plan", gap: "Missing", above: "Above by", gapUnit: "% points", noData: "no data", empty: "No data" }
  })
  const rows = months.map(({ month, report: then, comparable }) => html`<tr><th scope="row">${say(`Tháng ${Number(month.slice(5))}/${year}`, `${english[Number(month.slice(5)) - 1] ?? ""} ${year}`)}</th><td>${
    then.rate === undefined ? undefined : comparable ? percent(then.rate, target?.share) : say("chưa đủ số liệu", "too little known")}</td><td>${number(then.scored.yes)}</td><td>${number(then.scored.unknown)}</td><td>${
    number(then.of)}</td></tr>`)
  const safe = sharesAreSafe(indicator)
  const small = definition.basis === "person" && [report, ...months.map((one) => one.report)].some(({ scored }) => Object.values(scored).some((count) => count > 0 && count < 5))
  const table = html`<details class="${small ? "in-names" : ""}"><summary>${say("Xem số liệu", "Show the numbers")}</summary><div class="wide" role="region" tabindex="0"><table><caption>${both(definition.label)}</caption><thead><tr><th scope="col">${
    say("Đến cuối", "End of")}</th><th scope="col">${say("Tỷ lệ", "Share")}</th><th scope="col">${say("Đã đạt", "Reached")}</th><th scope="col">${say("Chưa rõ", "Not known")}</th><th scope="col">${
    say("Tổng được tính", "Counted")}</th></tr></thead><tbody>${rows}</tbody></table></div></details>`
  return html`<figure class="picture"><h3>${question(indicator)} ${statusMark(definition.status)}</h3><p class="note"><button type="button" class="define" data-define="i${at}">${both(definition.label)}</button> — ${goal(target, definition.direction)}</p>${
    safe || station.names ? html`<div class="drawing ${safe ? "" : "in-names"}">${langs.map((lang) => raw(draw(lang)))}</div>` : undefined}${safe ? undefined : html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>`}${small && !station.names ? undefined : table}</figure>`
}

const question = ({ definition }: Numbered["indicator"]): Html => both({
  vi: `${definition.label.vi}: tiến độ từng tháng ra sao?`, en: `${definition.label.en}: how does it go month by month?`
})

const unit = (basis: Indicator["basis"]) => basis === "village" ? { vi: "thôn", en: "villages" } : { vi: "người", en: "people" }

const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
