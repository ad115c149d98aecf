import { expect, it } from "vitest"
import type { Session } from "../campaign.ts"
import { fixDays } from "./fixDays.ts"

const session = (id: string, organisation?: string): Session => ({ id, site: "station", day: "2026-07-06", capacity: 9, ...(organisation === undefined ? {} : { organisation }) })
const sessions = [session("for all"), session("shoes 2", "shoes"), session("shoes 1", "shoes"), session("school", "school"), session("proto", "__proto__")]

it("who works at a factory that has its own days may come on these, whoever else is free", () => {
  const people = [{ id: "worker", priority: 4 }, { id: "farmer", priority: 8, village: "Đông" }, { id: "clerk", priority: 4 }]
  const found = fixDays(people, [{ id: "worker", organisation: "shoes" }, { id: "clerk", organisation: "bank without days" }, { id: "stranger", organisation: "shoes" }], sessions)
  expect(found).toEqual([{ id: "worker", priority: 4, fixed: ["shoes 1", "shoes 2"] }, people[1], people[2]])
})

it("a pupil who works may come on the days of both, said twice or once, in any order", () => {
  const memberships = [{ id: "Lan", organisation: "shoes" }, { id: "Lan", organisation: "school" }, { id: "Lan", organisation: "shoes" }]
  const lan = { id: "Lan", priority: 7, fixed: ["an older day"] }
  expect(fixDays([lan], memberships, sessions)).toEqual([{ id: "Lan", priority: 7, fixed: ["school", "shoes 1", "shoes 2"] }])
  expect(fixDays([lan], memberships.toReversed(), sessions.toReversed())).toEqual(fixDays([lan], memberships, sessions))
})

it("names that every object has are names", () => {
  expect(fixDays([{ id: "__proto__", priority: 1 }, { id: "toString", priority: 1 }], [{ id: "__proto__", organisation: "__proto__" }, { id: "toString", organisation: "constructor" }], sessions))
    .toEqual([{ id: "__proto__", priority: 1, fixed: ["proto"] }, { id: "toString", priority: 1 }])
})
