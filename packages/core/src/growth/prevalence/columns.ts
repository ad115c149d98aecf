import { GrowthError } from "../errors.ts"
import { saidOf } from "./checkedOptions.ts"

/** Names or codes, one a row; null, undefined, NaN or an empty text where there is none. */
export type Labels = ArrayLike<string | number | null | undefined>

/** Labels as numbers in the order of their first row; -1 where there is none. */
export const interned = (labels: Labels): { readonly codes: Int32Array; readonly values: readonly (string | number)[] } => {
  const codes = new Int32Array(labels.length)
  const values: (string | number)[] = []
  const codeOf = new Map<string | number, number>()
  for (let row = 0; row < codes.length; row++) {
    const value = labels[row]
    if (value === null || value === undefined || value === "" || Number.isNaN(value)) {
      codes[row] = -1
      continue
    }
    let code = codeOf.get(value)
    if (code === undefined) {
      code = values.push(value) - 1
      codeOf.set(value, code)
    }
    codes[row] = code
  }
  return { codes, values }
}

/** Checks that each column that is given is one, and has that many rows. */
export const sameLength = (n: number, columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>): void => {
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined) continue
    if (typeof column !== "object" || column === null || !Number.isSafeInteger(column.length)) {
      throw new GrowthError("TRAMYTE_GROWTH_COLUMN_LENGTH", `the column "${name}" is ${saidOf(column)}; give an array or a typed array with one entry a row`)
    }
    if (column.length !== n) throw new GrowthError("TRAMYTE_GROWTH_COLUMN_LENGTH", `the column "${name}" has ${column.length} rows instead of ${n}; give every column one entry a row`)
  }
}
