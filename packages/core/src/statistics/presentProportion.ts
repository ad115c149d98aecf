import type { Text } from "../language/text.ts"
import { checkPart, countOf } from "./errors.ts"
import { proportionInterval } from "./proportionInterval.ts"

/** Why a share is hidden, or shown with a word of care. */
export type PresentationReason =
  | "fewerThan30People" | "wideInterval" | "relativelyWideInterval" | "complementRelativelyWide" | "nobodyOrEverybody"
  | "smallCount" | "smallComplement"

/** Whether a share may be shown: `flag` with a note, `hide` not at all. `show` has no reasons. */
export interface Presentation {
  readonly show: "show" | "flag" | "hide"
  readonly reasons: readonly PresentationReason[]
}

/** Hides counts from 1 up to but without `hideBelow`; 0 is shown. */
export interface ThresholdRule {
  readonly hideBelow: number
  /** Whether a small number of those who do *not* have it hides the share, too; default no. */
  readonly complement?: boolean
}

/** By which rule shares are shown. */
export type PresentationStandard = "nchs" | ThresholdRule

/**
 * Tells whether a share of x of n may be shown.
 *
 * - `"nchs"` asks whether it says enough: National Center for Health Statistics data presentation standards for proportions (J. D. Parker
 *   and others, Vital and Health Statistics 2(175), 2017; order of the tests as in the CDC's R package surveytable). Hidden below 30
 *   people. Shown if the 95 % Clopper-Pearson interval is no wider than 5 points. Hidden from 30 points on, or if it is wider than
 *   130 % of the share. Flagged if wider than 130 % of the complement, and where nobody or everybody has it. For a simple sample:
 *   designs with clusters have an effective size of their own.
 * - A threshold asks whether it says too much of a few people: it hides small counts.
 *
 * No standard of Viet Nam is known to us; a station declares which one it follows. A share of nobody is hidden by the first.
 *
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_COUNT`
 * @example
 * ```ts
 * import { presentProportion } from "@tramyte/core"
 *
 * presentProportion(10, 60, "nchs") // => { show: "show", reasons: [] }
 * presentProportion(24, 30, "nchs") // => { show: "hide", reasons: ["wideInterval"] }
 * presentProportion(0, 30, "nchs") // => { show: "flag", reasons: ["nobodyOrEverybody"] }
 * presentProportion(3, 60, { hideBelow: 5 }) // => { show: "hide", reasons: ["smallCount"] }
 * ```
 */
export const presentProportion = (x: number, n: number, standard: PresentationStandard): Presentation => {
  checkPart(x, n, "presentProportion")
  return standard === "nchs" ? byNchs(x, n) : byThreshold(x, n, standard)
}

const byNchs = (x: number, n: number): Presentation => {
  if (n < 30) return hide("fewerThan30People")
  if (x === 0 || x === n) return { show: "flag", reasons: ["nobodyOrEverybody"] }
  const { lo, hi } = proportionInterval(x, n, { method: "clopper-pearson" })!
  const width = hi - lo
  if (width <= 0.05) return shown
  if (width >= 0.3) return hide("wideInterval")
  if (width / (x / n) > 1.3) return hide("relativelyWideInterval")
  return width / (1 - x / n) > 1.3 ? { show: "flag", reasons: ["complementRelativelyWide"] } : shown
}

const byThreshold = (x: number, n: number, { hideBelow, complement = false }: ThresholdRule): Presentation => {
  countOf(hideBelow, "presentProportion: hideBelow")
  const small = (count: number): boolean => count > 0 && count < hideBelow
  return hide(...(small(x) ? ["smallCount" as const] : []), ...(complement && small(n - x) ? ["smallComplement" as const] : []))
}

const shown: Presentation = { show: "show", reasons: [] }

const hide = (...reasons: readonly PresentationReason[]): Presentation => reasons.length === 0 ? shown : { show: "hide", reasons }

/** What to print beside a share that is hidden or flagged. */
export const presentationReasons: Readonly<Record<PresentationReason, Text>> = {
  fewerThan30People: { vi: "Không hiển thị: dưới 30 người.", en: "Not shown: fewer than 30 people." },
  wideInterval: { vi: "Không hiển thị: khoảng tin cậy rộng từ 30 điểm phần trăm trở lên.", en: "Not shown: the confidence interval is 30 percentage points wide or more." },
  relativelyWideInterval: { vi: "Không hiển thị: khoảng tin cậy rộng hơn 130 % của tỷ lệ.", en: "Not shown: the confidence interval is wider than 130 % of the share." },
  complementRelativelyWide: { vi: "Thận trọng: tỷ lệ người không có đặc điểm này không đủ tin cậy.", en: "With care: the share of those who do not have it is unreliable." },
  nobodyOrEverybody: { vi: "Cần xem lại: tỷ lệ bằng 0 % hoặc 100 %.", en: "To be reviewed: the share is 0 % or 100 %." },
  smallCount: { vi: "Không hiển thị: số lượng quá nhỏ, có thể lộ danh tính.", en: "Not shown: so few people could be recognised." },
  smallComplement: { vi: "Không hiển thị: số người còn lại quá nhỏ, có thể lộ danh tính.", en: "Not shown: the few others could be recognised." }
}
