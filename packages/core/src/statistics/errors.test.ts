import { expect, test } from "vitest"
import { StatisticsError } from "./errors.ts"

test("an error carries its code, and its message starts with it", () => {
  const error = new StatisticsError("TRAMYTE_STATISTICS_INVALID_COUNT", "what happened")
  expect(error).toBeInstanceOf(Error)
  expect([error.name, error.code, error.message]).toEqual(["StatisticsError", "TRAMYTE_STATISTICS_INVALID_COUNT", "TRAMYTE_STATISTICS_INVALID_COUNT: what happened"])
})
