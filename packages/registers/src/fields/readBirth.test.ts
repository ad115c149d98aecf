import { expect, test } from "vitest"
import { readGestation, readVitaminA } from "./readBirth.ts"

test.each([
  ["34", { value: 34, unit: "wk" }], ["34 tuần", { value: 34, unit: "wk" }], ["34t", { value: 34, unit: "wk" }], ["34+2", { value: 240, unit: "d" }], ["34 tuần 2 ngày", { value: 240, unit: "d" }],
  ["34 tuần 0 ngày", { value: 238, unit: "d" }], ["20", { value: 20, unit: "wk" }], ["45", { value: 45, unit: "wk" }], ["19", undefined], ["46", undefined], ["34+7", undefined], ["đủ tháng", undefined], ["340", undefined]
])("%s weeks of gestation", (text, expected) => expect(readGestation(text)).toEqual(expected))

test.each([["100.000", 100_000], ["200000 UI", 200_000], ["200,000", 200_000], ["200 000 đơn vị", 200_000], ["50.000", 50_000], ["1", undefined], ["x", undefined], ["2.000.000", undefined], ["1.000", undefined]])(
  "%s units of vitamin A", (text, expected) => expect(readVitaminA(text)).toBe(expected))
