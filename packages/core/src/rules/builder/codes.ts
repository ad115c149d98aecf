import type { ParameterRef, QualifierTest } from "../predicate.ts"

/** A list of codes of a pack, by its id. */
export interface ValueSetRef {
  readonly valueSet: string | readonly string[]
}

/**
 * A named, dated list of codes (danh mục mã), or several together: `facts("condition").coded(valueSet("vietnam/hypertension"))`.
 *
 * @example
 * ```ts
 * import { valueSet } from "@tramyte/core/pack"
 *
 * valueSet("vietnam/diabetes") // => { valueSet: "vietnam/diabetes" }
 * valueSet("vietnam/diabetes", "vietnam/hypertension") // => { valueSet: ["vietnam/diabetes", "vietnam/hypertension"] }
 * ```
 */
export const valueSet = (id: string, ...more: readonly string[]): ValueSetRef => ({ valueSet: more.length === 0 ? id : [id, ...more] })

/**
 * In `qualified`: none of these codes. Of a fact that says nothing there it is not known; `{ noneOf, absent }` says what to take.
 *
 * @example
 * ```ts
 * import { facts, noneOf } from "@tramyte/core/pack"
 *
 * facts("condition").qualified({ verification: noneOf("refuted") }).data // => { kind: "condition", qualifiers: { verification: { noneOf: ["refuted"] } } }
 * ```
 */
export const noneOf = (...codes: Codes): QualifierTest => ({ noneOf: codesOf(codes) })

/** Codes, one at least; or the list of codes or the parameter that names them. */
export type Codes = readonly [string, ...string[]] | readonly [ValueSetRef | ParameterRef]

/** Codes as a pack holds them. */
export const codesOf = (codes: Codes): readonly string[] | ValueSetRef | ParameterRef => typeof codes[0] === "string" ? codes as readonly string[] : codes[0]
