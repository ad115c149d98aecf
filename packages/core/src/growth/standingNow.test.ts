import { expect, it } from "vitest"
import { epochDay } from "../time/index.ts"
import { growthItem, growthItems, growthLaw } from "./growthPack.fixture.ts"
import { standingNow } from "./standingNow.ts"
import { someRows } from "./tables.fixture.ts"
import { visitOf } from "./visitOf.ts"

const birth = epochDay("2024-07-01")
const holding = growthLaw([...growthItems, growthItem("hold", { classesHold: { months: 3 } })])
const visit = (age: number, values: Readonly<Record<string, number>>, oedema?: boolean) => visitOf(
  { day: birth + age, values, facts: Object.fromEntries(Object.keys(values).map((measure) => [measure, `${measure}-${age}`])), setAside: [], ...(oedema === undefined ? {} : { oedema }) },
  { sex: "female", birth, births: { lo: birth, hi: birth }, preterm: undefined }, holding, someRows()
)
const called = (...[law, ...visits]: readonly [typeof holding, ...ReturnType<typeof visit>[]]) => standingNow(visits, law).criteria.map(({ code, on }) => `${code} ${on}`)

it("nothing is known of a child who was never measured", () => expect(standingNow([], holding)).toEqual({ criteria: [], measureAgain: [] }))
it("a thin arm still counts when the child was only weighed since", () => {
  expect(called(holding, visit(400, { armCircumference: 11.2 }), visit(728, { weight: 11 }))).toEqual(["normal-weight 2026-06-29"])
  expect(called(holding, visit(640, { armCircumference: 11.2 }), visit(728, { weight: 11 }))).toEqual(["normal-weight 2026-06-29", "very-small-arm 2026-04-02"])
})
it("without a rule that says so only the last visit counts", () => {
  expect(called(growthLaw(), visit(700, { armCircumference: 11.2 }), visit(728, { weight: 11 }))).toEqual(["normal-weight 2026-06-29"])
})
it("what was measured again counts as it was measured last, also when it is nothing then", () => {
  expect(called(holding, visit(700, { armCircumference: 11.2 }, true), visit(728, { armCircumference: 12.6 }, false))).toEqual(["normal-arm 2026-06-29"])
})
it("a score that is implausible is to be measured again until it was", () => {
  expect(standingNow([visit(728, { weight: 3 }), visit(730, { armCircumference: 13 })], holding).measureAgain).toEqual(["weight-for-age"])
  expect(standingNow([visit(728, { weight: 3 }), visit(730, { weight: 11 })], holding).measureAgain).toEqual([])
})
it("with oedema an earlier weight says nothing any more", () => {
  expect(called(holding, visit(700, { weight: 11, armCircumference: 13 }), visit(728, { weight: 11 }, true))).toEqual(["normal-arm 2026-06-01", "oedema 2026-06-29"])
})
it("a class holds until the day on which its time is over, and no day longer", () => {
  const [on, after] = [["2026-03-29", "2026-06-29"], ["2026-03-28", "2026-06-29"]].map((days) => days.map((day) => epochDay(day) - birth)) as [[number, number], [number, number]]
  const thin = (age: number) => visit(age, { armCircumference: 11.2 })
  expect(called(holding, thin(on[0]), visit(on[1], { weight: 11 }))).toEqual(["normal-weight 2026-06-29", "very-small-arm 2026-03-29"])
  expect(called(holding, thin(after[0]), visit(after[1], { weight: 11 }))).toEqual(["normal-weight 2026-06-29"])
  // Three months from 30 November are no day of February: 1 March
  expect(called(holding, thin(epochDay("2025-11-30") - birth), { ...visit(728, { armCircumference: 0 }), day: epochDay("2026-03-01"), measurement: {}, scores: [], classes: [] })).toEqual(["very-small-arm 2025-11-30"])
})
it("oedema takes what an earlier weight said, and leaves the arm and the length", () => {
  expect(called(holding, visit(728, { weight: 7, armCircumference: 11.2, lengthHeight: 80 }), visit(730, {}, true))).toEqual(["normal-height 2026-06-29", "very-small-arm 2026-06-29", "oedema 2026-07-01"])
  expect(called(holding, visit(728, { weight: 7 }), visit(730, {}, false)).length).toBe(1)
})
