import { nearestNames } from "./nearestNames.ts"
import type { CodeTable } from "../mapping/registerMapping.ts"
import { wordKey } from "./plainText.ts"

/** A commune by code and name. */
export interface KnownCommune {
  readonly code: string
  readonly name: string
}

/** What a row says of a commune. */
export type CommuneReading =
  | { readonly is: "unsaid" }
  /** `conflict`: the name, where it does not fit the code. */
  | { readonly is: "known"; readonly code: string; readonly conflict?: true }
  | { readonly is: "unknown"; readonly nearest: readonly string[] }

/** Reads which commune a row names. */
export type CommuneReader = (code: string, name: string) => CommuneReading

/**
 * Makes the reader of communes: by the five-digit code, else by the exact name with its accents. Cẩm Giang (10888) and Cẩm
 * Giàng (10903) are two communes of one city, so a name is never compared without accents.
 *
 * @example
 * ```ts
 * import { communeReader } from "@tramyte/registers"
 *
 * const commune = communeReader({ code: "10903", name: "Cẩm Giàng" }, { words: { "Cẩm Giang": "10888" }, unknown: "rejectField" })
 * commune("", "Xã Cẩm Giàng") // => { is: "known", code: "10903" }
 * commune("", "CẨM GIANG") // => { is: "known", code: "10888" }
 * commune("", "Cam Giang").is // => "unknown"
 * ```
 */
export const communeReader = (own: KnownCommune, others: CodeTable | undefined): CommuneReader => {
  const byName = new Map<string, string>()
  const names: string[] = []
  for (const [name, codes] of Object.entries(others?.words ?? {})) {
    const code = typeof codes === "string" ? codes : codes === false ? undefined : codes[0]
    if (code === undefined) continue
    byName.set(communeName(name), code)
    names.push(name)
  }
  byName.set(communeName(own.name), own.code)
  const bySpelling = new Map<string, string | undefined>()
  const named = (text: string): string | undefined => {
    if (bySpelling.has(text)) return bySpelling.get(text)
    const code = byName.get(communeName(text))
    if (bySpelling.size < 10_000) bySpelling.set(text, code)
    return code
  }
  return (code, name) => {
    const number = code.trim()
    const byItsName = name.trim() === "" ? undefined : named(name)
    if (/^\d{5}$/.test(number)) return byItsName === undefined || byItsName === number ? { is: "known", code: number } : { is: "known", code: number, conflict: true }
    if (byItsName !== undefined) return { is: "known", code: byItsName }
    return number === "" && name.trim() === "" ? { is: "unsaid" } : { is: "unknown", nearest: nearestNames(communeName(name), [own.name, ...names]) }
  }
}

const communeName = (text: string): string => wordKey(text).replace(/^(xã|phường|thị trấn|đặc khu|x\.|p\.)\s*/, "")
