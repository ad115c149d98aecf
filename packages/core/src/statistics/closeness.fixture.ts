import { expect } from "vitest"

/** Asserts that a number is the reference's to 9 digits or more, relative to its size. */
export const expectClose = (actual: number | undefined, reference: number, digits = 9): void => {
  const off = reference === 0 ? Math.abs(actual ?? Number.NaN) : Math.abs((actual ?? Number.NaN) / reference - 1)
  expect(off, `${String(actual)} instead of ${reference}`).toBeLessThan(10 ** -digits)
}
