import { formatNumber } from "@tramyte/charts"
import { type GrowthIndicator, growthReasonText, indicatorLabels, qualityGradeLabels, type QualityMeasure, sdOfSurveys } from "@tramyte/core/growth"
import type { Text } from "@tramyte/core"
import type { GrowthSurveyOfYear } from "../../pipeline/growth/growthYear.ts"
import { both, number, say, text } from "../bilingual.ts"
import { SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import type { StationYear } from "../stationYear.ts"

const measureLabels: Readonly<Record<QualityMeasure, Text>> = {
  weight: { vi: "Cân nặng", en: "Weight" }, lengthHeight: { vi: "Chiều dài/chiều cao", en: "Length/height" }, armCircumference: { vi: "Vòng cánh tay", en: "Arm circumference" }
}
const otherMeasures: Readonly<Record<string, Text>> = { headCircumference: { vi: "Vòng đầu", en: "Head circumference" }, oedema: { vi: "Phù", en: "Oedema" } }
const titles: Readonly<Record<GrowthSurveyOfYear["standard"], Text>> = { "0-5": { vi: "Dưới 5 tuổi", en: "Under five" }, "5-19": { vi: "Từ 5 tuổi", en: "Five and over" } }

/** How good the measurements are (chất lượng số liệu): what is missing, what cannot be, how widely they are spread, which last digits are preferred and where. */
export const qualityTables = (station: StationYear): Html => {
  const { setAside, surveys } = station.year.growth
  return html`<div class="pair stacked"><div>${spreadTable(surveys)}${digitNote(station, surveys)}</div><div>${digitTable(surveys)}${setAsideTable(station, setAside)}</div></div>`
}

const decimal = (value: number | undefined, digits: number): Html => value === undefined ? html`–` : both(text((lang) => formatNumber(value, lang, digits)))

const spreadTable = (surveys: readonly GrowthSurveyOfYear[]): Html => html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Chỉ số: thiếu, vô lý, độ phân tán", "Scores: missing, implausible, spread")}</caption><thead><tr><th scope="col">${
  say("Chỉ số", "Indicator")}</th><th scope="col">${say("Thiếu %", "Missing %")}</th><th scope="col">${say("Vô lý %", "Implausible %")}</th><th scope="col">${say("Trung bình z", "Mean z")}</th><th scope="col">${say("Độ lệch chuẩn", "SD")}</th></tr></thead><tbody>${
  surveys.flatMap(({ quality, standard }) => Object.entries(quality.scores).map(([indicator, { implausiblePercent, missingPercent, spread }]) => html`<tr><th scope="row">${both(titles[standard])}: ${both(indicatorLabels[indicator as GrowthIndicator])}</th><td>${
    decimal(missingPercent, 1)}</td><td>${decimal(implausiblePercent, 1)}</td><td>${decimal(spread?.mean, 2)}</td><td>${decimal(spread?.sd, 2)}</td></tr>`))}</tbody></table></div><p class="note">${both(text((lang) => {
    const [low, high] = sdOfSurveys["length-height-for-age"] ?? [0, 0]
    const [from, until] = [formatNumber(low, lang, 2), formatNumber(high, lang, 2)]
    return lang === "vi" ? `Độ lệch chuẩn rộng thường do cân đo sai; trong 51 điều tra quốc gia, chiều cao theo tuổi dưới 5 tuổi có độ lệch chuẩn ${from}–${until}.`
      : `A wide spread is most often bad measuring; in 51 national surveys height-for-age under five had an SD of ${from}–${until}.`
  }))}</p>`

const digitTable = (surveys: readonly GrowthSurveyOfYear[]): Html => html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Số lẻ cuối: có làm tròn không?", "Last digits: were they rounded?")}</caption><thead><tr><th scope="col">${say("Số đo", "Measure")}</th><th scope="col">${
  say("Không đo %", "Not measured %")}</th><th scope="col">${say("Số cuối 0 hoặc 5, %", "Ends in 0 or 5, %")}</th><th scope="col">${say("Điểm", "Score")}</th><th scope="col" class="text">${say("Xếp loại", "Grade")}</th></tr></thead><tbody>${
  surveys.flatMap(({ quality, standard }) => (Object.entries(quality.measures) as [QualityMeasure, NonNullable<(typeof quality.measures)["weight"]>][]).map(([measure, { digits, missing }]) => html`<tr><th scope="row">${both(titles[standard])}: ${both(lowered(measureLabels[measure]))}</th><td>${
    decimal(100 * missing / quality.rows, 1)}</td><td>${digits === undefined ? html`–` : decimal(100 * (digits.counts[0]! + digits.counts[5]!) / digits.n, 0)}</td><td>${decimal(digits?.score, 1)}</td><td class="text">${
    digits === undefined ? undefined : both(qualityGradeLabels[digits.grade])}</td></tr>`))}</tbody></table></div><p class="note">${say("Không làm tròn thì 20 % số đo có số cuối là 0 hoặc 5. Điểm dưới 8 rất tốt, dưới 12 tốt, dưới 20 chấp nhận được.", "Without rounding 20 % end in 0 or 5. A score below 8 is excellent, below 12 good, below 20 acceptable.")}</p>`

const lowered = (name: Text): Text => text((lang) => name[lang].charAt(0).toLowerCase() + name[lang].slice(1))

/** Villages whose scales are read to the half: where somebody should look. */
const digitNote = ({ year }: StationYear, surveys: readonly GrowthSurveyOfYear[]): Html | undefined => {
  const rounding = [...new Set(surveys.flatMap(({ digits }) => digits.filter(({ stature = 0, village, weight = 0 }) => village >= 0 && Math.max(weight, stature) >= 20).map(({ village }) => village)))]
  return rounding.length === 0 ? undefined : html`<p><strong>${say("Nên xem lại cách cân đo ở:", "Look at how they measure in:")}</strong> ${rounding.map((village) => year.villages[village]?.name ?? "").join(", ")} ${
    say("(số lẻ cuối phần lớn là 0 hoặc 5).", "(most last digits are 0 or 5).")}</p>`
}

const setAsideTable = ({ names }: StationYear, setAside: StationYear["year"]["growth"]["setAside"]): Html => setAside.length === 0 ? html`` : html`<div class="wide" role="region" tabindex="0"><table><caption>${
  say("Số đo không được dùng", "Measures that were not used")}</caption><thead><tr><th scope="col">${say("Lý do", "Reason")}</th><th scope="col" class="text">${say("Số đo", "Measure")}</th><th scope="col">${say("Số lần", "Times")}</th></tr></thead><tbody>${
  setAside.map(({ code, count, measure }) => html`<tr><th scope="row">${both(growthReasonText({ code }))}</th><td class="text">${both(measureLabels[measure as QualityMeasure] ?? otherMeasures[measure] ?? { vi: measure, en: measure })}</td><td>${
    count >= SMALL ? number(count) : names ? html`<span class="in-names">${number(count)}</span><span class="in-meeting">&lt;${SMALL}</span>` : html`&lt;${SMALL}`}</td></tr>`)}</tbody></table></div>`
