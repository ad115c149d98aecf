import { describe, expect, it } from "vitest"
import type { Grouping } from "../../groups/grouping.ts"
import { RulesError } from "../../pack/errors.ts"
import { composePacks } from "../../pack/composePacks.ts"
import { item, rulesOn, smallPack } from "../../pack/smallPack.fixture.ts"
import { doorPrecedence } from "./doorPrecedence.ts"

const label = { vi: "x", en: "x" }
const door: Grouping = {
  ...item("p/door"), mode: "first", scope: { op: "alive" },
  groups: [{ id: "p/child", label, when: { op: "age", below: { years: 6 } } }, { id: "p/merit", label, when: { op: "exists", in: { kind: "merit" } } }],
  otherwise: { id: "p/others", label }
}
const rules = rulesOn("2026-07-06", { groupings: [door] })
const rankOf = (person: Parameters<typeof doorPrecedence>[1], emergency = false) => {
  const { rank, rankAtBest } = doorPrecedence(rules, person, { grouping: "p/door", emergency })
  return [rank, rankAtBest]
}

describe("the smaller rank comes first", () => {
  it.each([
    ["a child under 6", { birthDate: "2020-07-07", merit: false }, [1, 1]],
    ["a child on the sixth birthday", { birthDate: "2020-07-06", merit: false }, [3, 3]],
    ["with merit", { birthDate: "1950", merit: true }, [2, 2]],
    ["anybody else", { birthDate: "1950", merit: false }, [3, 3]],
    ["of whom nobody knows whether there is merit: to be asked at the door", { birthDate: "1950" }, [3, 2]],
    ["of unknown age", { merit: true }, [2, 1]]
  ])("%s", (_, person, ranks) => expect(rankOf({ id: "p1", ...person })).toEqual(ranks))

  it("an emergency comes before all, whatever the record says", () => {
    expect(rankOf({ id: "p1", birthDate: "1990", merit: false }, true)).toEqual([0, 0])
    expect(doorPrecedence(rules, { id: "p1", birthDate: "2024" }, { grouping: "p/door", emergency: true }).emergency).toBe(true)
    expect(doorPrecedence(rules, { id: "p1", birthDate: "2024" }, { grouping: "p/door" }).emergency).toBe(false)
  })

  it("whoever is outside the grouping comes last", () => expect(rankOf({ id: "p1", birthDate: "1950", deathDate: "2026-01-01", merit: true })).toEqual([3, 3]))

  it("has its reason and source, for the staff", () => {
    const answer = doorPrecedence(rules, { id: "p1", birthDate: "1950", merit: true }, { grouping: "p/door" })
    expect([answer.group?.id, answer.sources.map(({ ref }) => ref)]).toEqual(["p/merit", ["law"]])
  })
})

it("a pack that replaces the grouping replaces its ranks", () => {
  const local = { ...door, id: "q/door", overrides: "p/door", groups: door.groups.slice(1).map((one) => ({ ...one, id: "q/merit" })), otherwise: { id: "q/others", label } }
  const both = composePacks([smallPack({ groupings: [door] }), smallPack({ id: "q", citations: [], groupings: [local] })]).on("2026-07-06")
  expect(doorPrecedence(both, { id: "p1", birthDate: "2024", deathDate: "2025", merit: false }, { grouping: "p/door" }).rank).toBe(2)
})

it("a grouping that is not in force is a mistake", () => expect(() => doorPrecedence(rules, { id: "p1" }, { grouping: "p/none" })).toThrow(RulesError))
