import type { Text } from "../../language/text.ts"
import type { CiteRef } from "../dated.ts"

/**
 * A label or sentence in Vietnamese and English.
 *
 * @example
 * ```ts
 * import { text } from "@tramyte/core/pack"
 *
 * text("Người cao tuổi", "Elderly") // => { vi: "Người cao tuổi", en: "Elderly" }
 * ```
 */
export const text = (vi: string, en: string): Text => ({ vi, en })

/**
 * A place in a cited text: the id of a citation, and article, section or page.
 *
 * @example
 * ```ts
 * import { cite } from "@tramyte/core/pack"
 *
 * cite("decree-165-2026", "Điều 69.2.a") // => { ref: "decree-165-2026", at: "Điều 69.2.a" }
 * ```
 */
export const cite = (ref: string, at?: string): CiteRef => at === undefined ? { ref } : { ref, at }
