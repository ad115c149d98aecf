import type { CiteRef } from "../rules/dated.ts"
import { elsewhere, fields, filledListOf, listOf, oneOf, optional, type Shape, text } from "./shape.ts"

const cite: Shape = fields<CiteRef>("CiteRef", { ref: text, at: optional(text) })

/** Sources. Whether they are there is checked by name of its own. */
export const cites: Shape = elsewhere(filledListOf(cite), listOf(cite))

/** How far a source was checked. */
export const status: Shape = oneOf("verified", "secondary", "unverified")
