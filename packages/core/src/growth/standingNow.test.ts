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
