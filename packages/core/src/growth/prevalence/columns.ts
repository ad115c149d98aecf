import { surveyError } from "./errors.ts"

/** Numbers, one a row; NaN, null or undefined where there is none. Typed arrays are fastest. */
export type Column = ArrayLike<number | null | undefined>

/** Names or codes, one a row; null, undefined, NaN or an empty text where there is none. */
export type Labels = ArrayLike<string | number | null | undefined>

/** Yes and no, one a row; true or 1, false or 0; NaN, null or undefined where it is not known. */
export type YesNo = ArrayLike<boolean | number | null | undefined>

/** The same as plain numbers, NaN where there is none. */
export const numbersOf = (column: ArrayLike<boolean | number | null | undefined>): Float64Array => {
  if (column instanceof Float64Array) return column
  const numbers = new Float64Array(column.length)
  for (let row = 0; row < numbers.length; row++) {
    const value = column[row]
    numbers[row] = value === null || value === undefined ? Number.NaN : Number(value)
  }
  return numbers
}

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

/** Checks that each column that is given has that many rows. */
export const sameLength = (n: number, columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>): void => {
  for (const [name, column] of Object.entries(columns)) {
    if (column !== undefined && column.length !== n) {
      throw surveyError("TRAMYTE_GROWTH_INVALID_COLUMN", `The column ${name} has ${column.length} rows instead of ${n}. Give every column one entry a row.`)
    }
  }
}
