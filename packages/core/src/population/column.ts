/** The arrays of numbers that a column may be held in. */
export type Numbers = Int32Array | Uint8Array | Float64Array

/** How a column's array is made. */
export type Make<T extends Numbers> = new (length: number) => T

/** A copy with room for at least `length` values; grown by half, so that adding one by one stays cheap. */
export const withRoom = <T extends Numbers>(column: T, length: number): T => {
  if (length <= column.length) return column
  const grown = new (column.constructor as Make<T>)(Math.max(length, column.length + (column.length >> 1), 16))
  grown.set(column as never)
  return grown
}

/** A copy without spare room. */
export const trimmed = <T extends Numbers>(column: T, length: number): T => column.length === length ? column : column.slice(0, length) as T
