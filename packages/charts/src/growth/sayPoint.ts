import { daysPerMonth } from "@tramyte/core/growth"
import { formatNumber, type Lang } from "../formatNumber.ts"
import type { PlacedPoint } from "./growthPoint.ts"
import { growthWords, unitOf } from "./growthWords.ts"
import type { OpenReference } from "./openReference.ts"

/** A line of the reference. */
export interface Line { readonly z: number; readonly centile?: number }

/** How a chart says its numbers. */
export interface GrowthSpeech {
  readonly place: (at: number) => string
  readonly measure: (value: number) => string
  readonly reference: (value: number) => string
  readonly line: (line: Line) => string
  readonly point: (placed: PlacedPoint) => string
  readonly day: (date: string) => string
}

/** The sentences of a chart, in one language. */
export const speechOf = (reference: OpenReference, lines: readonly Line[], lang: Lang): GrowthSpeech => {
  const words = growthWords[lang]
  const unit = unitOf(reference.indicator)
  const place = (at: number) => sayPlace(reference.axis, at, lang)
  const measure = (value: number) => `${formatNumber(value, lang, 3)} ${unit}`
  const signed = (z: number) => `${z > 0 ? "+" : ""}${formatNumber(z, lang, 2)}`
  const line = ({ z, centile }: Line) => (centile === undefined ? signed(z) : words.centileLine(formatNumber(centile, lang, 3)))
  const day = (date: string) => (lang === "vi" ? date.split("-").reverse().join("/") : date)
  const byCentile = lines.some(({ centile }) => centile !== undefined)
  const score = ({ z, percentile }: PlacedPoint) => {
    if (z === undefined || percentile === undefined) return []
    return [byCentile ? sayCentile(percentile, lang) : `z ${signed(z)}`, liesAt(lines, z, line, lang)]
  }
  return {
    place, measure, line, day,
    reference: (value) => `${formatNumber(value, lang, 1)} ${unit}`,
    point: (placed) => {
      const { point, at, corrected, flagged } = placed
      const age = corrected === undefined ? place(at) : `${place(at)} (${words.corrected.toLowerCase()} ${place(corrected)})`
      const aside = flagged ? [words.setAside.toLowerCase()] : []
      const told = [measure(placed.measure), ...score(placed), ...aside, ...(point.note === undefined ? [] : [point.note])]
      return `${point.date === undefined ? "" : `${day(point.date)}, `}${age}: ${told.join(", ")}`
    }
  }
}

/** Between which lines a z-score lies. */
const liesAt = (lines: readonly Line[], z: number, name: (line: Line) => string, lang: Lang): string => {
  const words = growthWords[lang]
  const on = lines.find((line) => line.z === z)
  if (on !== undefined) return words.on(name(on))
  const upper = lines.find((line) => line.z > z)
  const lower = lines.findLast((line) => line.z < z)
  if (lower === undefined) return upper === undefined ? "" : words.below(name(upper))
  return upper === undefined ? words.above(name(lower)) : words.between(name(lower), name(upper))
}

const sayCentile = (percentile: number, lang: Lang): string => {
  const words = growthWords[lang]
  if (percentile < 0.05) return `${words.lessThan}${words.centile(formatNumber(0.1, lang))}`
  if (percentile > 99.95) return `${words.moreThan}${words.centile(formatNumber(99.9, lang))}`
  return words.centile(formatNumber(percentile, lang))
}

/** An age in days below one month, in months to 5 years, then in years; weeks and days of a pregnancy; or cm. */
const sayPlace = (axis: OpenReference["axis"], at: number, lang: Lang): string => {
  const { unit } = growthWords[lang]
  const days = Math.round(at * (axis === "week" ? 7 : daysPerMonth))
  if (axis === "cm") return `${formatNumber(at, lang)} cm`
  if (axis === "week") return `${Math.trunc(days / 7)} ${unit.week}${days % 7 === 0 ? "" : ` ${days % 7} ${unit.day}`}`
  if (at < 1) return `${formatNumber(days, lang)} ${unit.day}`
  return at < 60 ? `${formatNumber(at, lang)} ${unit.month}` : `${formatNumber(at / 12, lang)} ${unit.year}`
}
