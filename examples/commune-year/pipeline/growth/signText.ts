import type { Text } from "@tramyte/core"
import { formatNumber } from "@tramyte/charts"
import type { SignVerdict } from "@tramyte/core/growth"

/** A sign with what was seen: "sụt cân: -0,4 kg trong 31 ngày". */
export const signText = ({ evidence: { days, gain, spaces }, label, sign }: SignVerdict): Text => {
  const change = sign === "lowCentile" || gain === undefined || days === undefined ? undefined : { gain, days }
  const write = (lang: "vi" | "en"): string => {
    const signed = (value: number, decimals: number): string => {
      const written = formatNumber(Math.abs(value), lang, decimals)
      return written === "0" ? written : `${value < 0 ? "−" : "+"}${written}`
    }
    const unit = sign === "lowIncrement" && label.en.includes("length") ? "cm" : "kg"
    if (sign === "centileFall" && spaces !== undefined) return lang === "vi" ? `${formatNumber(spaces, lang, 1)} khoảng` : `${formatNumber(spaces, lang, 1)} spaces`
    if (change === undefined) return ""
    return lang === "vi" ? `${signed(change.gain, 1)} ${unit} trong ${change.days} ngày` : `${signed(change.gain, 1)} ${unit} in ${change.days} days`
  }
  const [vi, en] = [write("vi"), write("en")]
  return { vi: vi === "" ? label.vi : `${label.vi}: ${vi}`, en: en === "" ? label.en : `${label.en}: ${en}` }
}
