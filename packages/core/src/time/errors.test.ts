import { expect, test } from "vitest"
import { TimeError, wholeNumber } from "./errors.ts"

test("an error carries its code, and its message starts with it", () => {
  const error = new TimeError("TRAMYTE_TIME_INVALID_DATE", "what happened")
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe("TimeError")
  expect(error.code).toBe("TRAMYTE_TIME_INVALID_DATE")
  expect(error.message).toBe("TRAMYTE_TIME_INVALID_DATE: what happened")
})

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no whole number, and the message says where", (value) => {
  expect(() => wholeNumber(value, "addMonths(n)")).toThrow(/^TRAMYTE_TIME_INVALID_NUMBER: addMonths\(n\) is /)
})

test("whole numbers pass", () => {
  expect([-3, 0, 20649].map((value) => wholeNumber(value, "here"))).toEqual([-3, 0, 20649])
})
