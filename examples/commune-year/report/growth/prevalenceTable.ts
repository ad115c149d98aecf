import { suppressSmallCells } from "@tramyte/charts"
import { type GrowthIndicator, type GroupPrevalence, type IndicatorPrevalence, intervalMeanings, type Percentage } from "@tramyte/core/growth"
import type { Text } from "@tramyte/core"
import type { GrowthSurveyOfYear } from "../../pipeline/growth/growthYear.ts"
import { both, number, say, text } from "../bilingual.ts"
import { hiddenNote, ifSafe, SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import { unknownVillage } from "../labels.ts"
import type { StationYear } from "../stationYear.ts"

interface Column {
  readonly label: Text
  readonly indicator: GrowthIndicator
  readonly share: keyof Pick<IndicatorPrevalence, "belowMinus2" | "belowMinus3" | "above1" | "above2">
}

const columns: Readonly<Record<GrowthSurveyOfYear["standard"], readonly Column[]>> = {
  "0-5": [
    { label: { vi: "Thấp còi", en: "Stunted" }, indicator: "length-height-for-age", share: "belowMinus2" },
    { label: { vi: "Nhẹ cân", en: "Underweight" }, indicator: "weight-for-age", share: "belowMinus2" },
    { label: { vi: "Gầy còm", en: "Wasted" }, indicator: "weight-for-length-height", share: "belowMinus2" },
    { label: { vi: "Thừa cân, béo phì", en: "Overweight, obese" }, indicator: "weight-for-length-height", share: "above2" }
  ],
  "5-19": [
    { label: { vi: "Thấp còi", en: "Stunted" }, indicator: "length-height-for-age", share: "belowMinus2" },
    { label: { vi: "Gầy", en: "Thin" }, indicator: "bmi-for-age", share: "belowMinus2" },
    { label: { vi: "Thừa cân, béo phì", en: "Overweight, obese" }, indicator: "bmi-for-age", share: "above1" },
    { label: { vi: "Béo phì", en: "Obese" }, indicator: "bmi-for-age", share: "above2" }
  ]
}

const titles: Readonly<Record<GrowthSurveyOfYear["standard"], Text>> = {
  "0-5": { vi: "Trẻ dưới 5 tuổi: tỷ lệ % (khoảng tin cậy 95 %)", en: "Under five: percent (95 % confidence interval)" },
  "5-19": { vi: "Từ 5 đến 19 tuổi: tỷ lệ % (khoảng tin cậy 95 %)", en: "5 to 19 years: percent (95 % confidence interval)" }
}

/** How common malnutrition is (tỷ lệ suy dinh dưỡng), for all, by age, by sex and by village, each with its interval. */
export const prevalenceTable = (station: StationYear, { prevalence, standard }: GrowthSurveyOfYear): Html => {
  const byVillage = prevalence.groups.filter(({ by }) => by === "column")
  const unknown = ({ value }: GroupPrevalence): boolean => station.year.villages[Number(value)] === undefined
  const rows = [...prevalence.groups.filter(({ by }) => by === "all" || by === "age" || by === "sex"), ...byVillage.filter((group) => !unknown(group)), ...byVillage.filter(unknown)]
  const wanted = columns[standard]
  const safe = wanted.map((column) => safeGroups(rows, column))
  return html`<div class="wide" role="region" tabindex="0"><table class="prevalence"><caption>${both(titles[standard])}</caption><thead><tr><th scope="col">${say("Nhóm trẻ", "Children")}</th><th scope="col">${say("Số trẻ đo", "Measured")}</th>${
    wanted.map(({ label }) => html`<th scope="col">${both(label)}</th>`)}</tr></thead><tbody>${rows.map((group, at) => html`<tr class="${group.by === "all" ? "sum" : rows[at - 1]?.by === group.by ? "" : "turn"}"><th scope="row">${nameOf(station, group)}</th>${
    cellsOf(station, group, wanted, safe.map((groups) => groups.has(group)))}</tr>`)}</tbody></table></div><p class="note">${both(intervalMeanings[prevalence.intervals])} ${say("Mỗi trẻ tính lần đo đủ cân nặng và chiều cao gần nhất trong năm; trẻ sinh non dưới 2 tuổi theo tuổi hiệu chỉnh.", "Of each child the last measurement of the year that has weight and height counts; children born preterm go by corrected age below two years.")}</p>${
    station.names ? html`<div class="in-meeting">${hiddenNote}</div>` : html`<div class="published">${hiddenNote}</div>`}`
}

const nameOf = ({ year }: StationYear, { by, label, value }: GroupPrevalence): Html => {
  if (by !== "column") return both(text((lang) => label[lang].charAt(0).toUpperCase() + label[lang].slice(1)))
  const name = year.villages[Number(value)]?.name
  return name === undefined ? both(unknownVillage) : html`${name}`
}

/** Children with the condition, and the others. */
const countsOf = ({ indicators }: GroupPrevalence, { indicator, share }: Column): readonly [cases: number, others: number] => {
  const found = indicators[indicator]
  const cases = Math.round((found?.[share]?.percent ?? 0) * (found?.n ?? 0) / 100)
  return [cases, (found?.n ?? 0) - cases]
}

/**
 * Groups whose share may be shown to others: none that is small by itself, and none from which a small one could be worked out by taking the groups of a
 * breakdown from the whole; whoever is in none of them counts as a group of its own.
 */
const safeGroups = (groups: readonly GroupPrevalence[], column: Column): ReadonlySet<GroupPrevalence> => {
  const safe = new Set<GroupPrevalence>()
  const [all] = groups
  if (all === undefined) return safe
  const whole = countsOf(all, column)
  let totalsAreSafe = suppressSmallCells([whole], SMALL).cells[0]?.every(({ kind }) => kind === "shown") === true
  for (const by of ["age", "sex", "column"] as const) {
    const parts = groups.filter((group) => group.by === by)
    const counts = parts.map((group) => countsOf(group, column))
    const rest = [0, 1].map((place) => whole[place]! - counts.reduce((sum, count) => sum + count[place]!, 0))
    const { cells, columnTotals } = suppressSmallCells(rest.some((count) => count > 0) ? [...counts, rest] : counts, SMALL)
    for (const [at, group] of parts.entries()) if (cells[at]?.every(({ kind }) => kind === "shown") === true) safe.add(group)
    if (columnTotals.some(({ kind }) => kind !== "shown")) totalsAreSafe = false
  }
  if (totalsAreSafe) safe.add(all)
  return safe
}

/** Shares that would give a small number of children away, or of the others, are hidden from a meeting and from a file to publish. */
const cellsOf = (station: StationYear, { indicators }: GroupPrevalence, wanted: readonly Column[], safe: readonly boolean[]): readonly Html[] => {
  const most = Math.max(0, ...wanted.map(({ indicator }) => indicators[indicator]?.n ?? 0))
  return [
    html`<td>${ifSafe(station, most === 0 || most >= SMALL, number(most))}</td>`,
    ...wanted.map(({ indicator, share }, place) => {
      const found = indicators[indicator]
      const percentage = found?.[share]
      if (found === undefined || percentage === undefined) return html`<td class="soft">–</td>`
      return html`<td>${ifSafe(station, safe[place] === true, both(percentOf(percentage)))}</td>`
    })
  ]
}

/** "23,6 (21,3–26,0)": the share first, however wide its interval. */
const percentOf = ({ lower, percent, upper }: Percentage): Text => text((lang) => {
  // Shares beside each other have as many decimals.
  const written = (value: number): string => value.toFixed(1).replace(".", lang === "vi" ? "," : ".")
  return lower === undefined || upper === undefined ? written(percent) : `${written(percent)} (${written(lower)}–${written(upper)})`
})
