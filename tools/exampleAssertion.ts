import { expect } from "vitest"

/** Called by the examples that run as tests: `// => expected`. */
export const $check = (actual: unknown, expected: unknown, where: string): void => {
  expect(actual, where).toEqual(expected)
}
