import type { Text } from "@tramyte/core"
import { both, number, percent, say } from "../bilingual.ts"
import { ifSafe, sharesAreSafe } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import { statusMark } from "../labels.ts"
import type { Numbered, StationYear } from "../stationYear.ts"

const pattern = /^vietnam-immunization\/(coverage|on-time)-(.+)$/

/** Whether an indicator is the coverage of one dose, or how many were on time. */
export const isOfDose = (id: string): boolean => pattern.test(id)

/** Coverage and timeliness of each dose side by side (tỷ lệ tiêm chủng, đúng lịch), each share opening to those who had it. */
export const coverageTable = (station: StationYear): Html => {
  const doses = new Map<string, { coverage?: Numbered; onTime?: Numbered }>()
  for (const one of station.others) {
    const [, kind, dose] = pattern.exec(one.indicator.definition.id) ?? []
    if (kind === undefined || dose === undefined) continue
    doses.set(dose, { ...doses.get(dose), ...(kind === "coverage" ? { coverage: one } : { onTime: one }) })
  }
  const told = [...doses.values()].filter(({ coverage }) => coverage !== undefined && coverage.indicator.lacking === undefined)
  const untold = [...doses.values()].flatMap(({ coverage }) => coverage?.indicator.lacking === undefined ? [] : [coverage])
  if (told.length === 0) return html``
  return html`<div class="wide" role="region" tabindex="0"><table class="coverage"><caption>${say("Từng mũi: đã tiêm, và đúng lịch", "Dose by dose: given, and on time")}</caption><thead><tr><th scope="col">${say("Mũi", "Dose")}</th><th scope="col">${
    say("Trẻ đủ tuổi tính", "Children counted")}</th><th scope="col">${say("Đã tiêm", "Given")}</th><th scope="col">${say("Chưa tiêm", "Not given")}</th><th scope="col">${say("Chưa rõ", "Not known")}</th><th scope="col">${say("Tỷ lệ", "Coverage")}</th><th scope="col">${
    say("Đúng lịch", "On time")}</th></tr></thead><tbody>${told.map(({ coverage, onTime }) => row(station, coverage!, onTime))}</tbody></table></div>${untold.length === 0 ? undefined
    : html`<p class="note">${say("Không tính, vì không triển khai ở đây:", "Not counted, as not given here:")} ${both({ vi: untold.map((one) => doseName(one).vi).join(", "), en: untold.map((one) => doseName(one).en).join(", ") })}.</p>`}`
}

const row = (station: StationYear, coverage: Numbered, onTime: Numbered | undefined): Html => {
  const { at, indicator } = coverage
  const { of, scored } = indicator.report
  const safe = sharesAreSafe(indicator)
  return html`<tr><th scope="row"><button type="button" class="define" data-define="i${at}">${both(doseName(coverage))}</button> ${statusMark(indicator.definition.status)}</th><td>${ifSafe(station, safe, number(of))}</td><td>${
    ifSafe(station, safe, opener(station, at, "y", scored.yes))}</td><td>${ifSafe(station, safe, opener(station, at, "n", scored.no))}</td><td>${ifSafe(station, safe, opener(station, at, "u", scored.unknown))}</td><td class="sum">${share(station, coverage)}</td><td>${
    onTime === undefined ? undefined : html`<button type="button" class="define" data-define="i${onTime.at}">${share(station, onTime)}</button>`}</td></tr>`
}

const share = (station: StationYear, { indicator }: Numbered): Html | undefined =>
  indicator.report.rate === undefined ? undefined : ifSafe(station, sharesAreSafe(indicator), percent(indicator.report.rate))

const opener = (station: StationYear, at: number, letter: string, count: number): Html => count === 0 || !station.names
  ? number(count) : html`<button type="button" class="n" data-open="i=${at}:${letter}">${number(count)}</button>`

/** "DPT mũi 3" of "Tỷ lệ tiêm chủng: DPT mũi 3". */
const doseName = ({ indicator: { definition: { label } } }: Numbered): Text => ({ vi: afterColon(label.vi), en: afterColon(label.en) })

const afterColon = (text: string): string => {
  const name = text.slice(text.indexOf(":") + 1).trim()
  return name.charAt(0).toUpperCase() + name.slice(1)
}
