import { describe, expect, it } from "vitest"
import { compareWithRegister, type RegisterPerson } from "./compareWithRegister.ts"
import { diffLists } from "./diffLists.ts"
import { entriesOf } from "./entriesOf.ts"
import { handedIn, ids, listOf, police } from "./lists.fixture.ts"
import { matchRows } from "./matchRows.ts"
import { submitList } from "./submitList.ts"
import { verifyEntries } from "./verifyEntries.ts"
import { withdrawList } from "./withdrawList.ts"

describe("what became of a list", () => {
  const before = listOf(handedIn("a", [{ person: "p1", village: "v3" }, { person: "p2" }, { name: "Hoa" }]))
  it("nothing, of the same list", () => {
    expect(diffLists(before, before)).toEqual({ from: 1, to: 1, added: [], gone: [], changed: [], joined: [] })
  })
  it("who was added, is gone, or changed, and in what", () => {
    const after = verifyEntries(submitList(before, handedIn("b", [{ person: "p1", village: "v4", name: "An" }, { person: "p3" }], { on: "2026-07-11" })), [{ id: "p2", state: "confirmed", ...police }])
    const forth = diffLists(before, after)
    expect([forth.from, forth.to, ids(forth.added), ids(forth.gone)]).toEqual([1, 3, ["p3"], []])
    expect(forth.changed.map(({ id, fields, before: was, after: is }) => [id, fields, was.village, is.village])).toEqual([
      ["p1", ["name", "village", "sources", "contradictions"], "v3", "v4"], ["p2", ["verification"], undefined, undefined]
    ])
    const back = diffLists(after, before)
    expect([ids(back.added), ids(back.gone), ids(back.changed)]).toEqual([[], ["p3"], ["p1", "p2"]])
  })
  it("a withdrawn list takes its people with it", () => {
    const after = withdrawList(before, { list: "a", ...police, because: "x" })
    expect([ids(diffLists(before, after).gone), ids(diffLists(after, before).added)]).toEqual([["a#3", "p1", "p2"], ["a#3", "p1", "p2"]])
  })
  it("a row that was matched is neither gone nor new", () => {
    const match = { list: "a", row: "3", ...police } as const
    const joinsOld = diffLists(before, matchRows(before, [{ ...match, person: "p1" }]))
    expect([joinsOld.joined, ids(joinsOld.added), ids(joinsOld.gone), ids(joinsOld.changed)]).toEqual([[{ id: "a#3", with: "p1" }], [], [], ["p1"]])
    const joinsNew = diffLists(before, matchRows(before, [{ ...match, person: "p9" }]))
    expect([joinsNew.joined, ids(joinsNew.added), ids(joinsNew.gone)]).toEqual([[{ id: "a#3", with: "p9" }], [], []])
  })
  it("somebody whose row turns out to be another's is gone", () => {
    const after = matchRows(before, [{ list: "a", row: "2", person: "p9", ...police }])
    expect([ids(diffLists(before, after).gone), ids(diffLists(before, after).added)]).toEqual([["p2"], ["p9"]])
  })
})

describe("the list against the register", () => {
  const list = listOf(handedIn("a", [{ person: "p1", village: "v3", household: "h1", group: "g1" }, { name: "Hoa" }]))
  const here: RegisterPerson = { id: "p1", standing: "entitled", village: "v3", household: "h1", group: "g1" }
  const found = (person: RegisterPerson, verified: "proposed" | "rejected" = "proposed") =>
    compareWithRegister(entriesOf(verifyEntries(list, verified === "rejected" ? [{ id: "p1", state: verified, because: "x", ...police }] : [])), [person])
      .filter(({ id }) => id !== "a#2").map(({ id, finding, list: said, register }) => [id, finding, said, register].filter((one) => one !== undefined))
  it("agrees", () => expect(found(here)).toEqual([]))
  it("says no more than it knows", () => {
    expect(compareWithRegister(entriesOf(listOf(handedIn("a", [{ person: "p1" }]))), [{ ...here, examined: {} }])).toStrictEqual([
      { id: "p1", finding: "examined", text: { vi: "Đã được khám, chưa đến kỳ khám tiếp theo.", en: "Examined already; the next examination is not due yet." } }
    ])
  })
  it("a row that nobody knows", () => {
    expect(compareWithRegister(entriesOf(list), [here])).toEqual([
      { id: "a#2", finding: "notMatched", text: { vi: "Chưa xác định được là ai trong dữ liệu dân cư.", en: "It is not known yet who this is in the register." } }
    ])
  })
  it.each<[string, Partial<RegisterPerson>, readonly (readonly string[])[]]>([
    ["another village", { village: "v4" }, [["p1", "otherVillage", "v3", "v4"]]],
    ["another household", { household: "h2" }, [["p1", "otherHousehold", "h1", "h2"]]],
    ["another group", { group: "g2" }, [["p1", "otherGroup", "g1", "g2"]]],
    ["everything different", { village: "v4", group: "g2" }, [["p1", "otherVillage", "v3", "v4"], ["p1", "otherGroup", "g1", "g2"]]],
    ["died, whatever else", { standing: "died", village: "v4", examined: {} }, [["p1", "died"]]],
    ["moved away", { standing: "movedAway" }, [["p1", "movedAway"]]],
    ["not one of those for whom it is", { standing: "notEntitled" }, [["p1", "notEntitled"]]],
    ["not decided", { standing: "unknown" }, []],
    ["examined this year", { examined: { on: "2026-02-01" } }, [["p1", "examined", "2026-02-01"]]],
    ["examined, nobody knows when", { examined: {} }, [["p1", "examined"]]]
  ])("%s", (_what, person, findings) => expect(found({ ...here, ...person })).toEqual(findings))
  it("a village written in other letters of Unicode is the same", () => {
    const written = listOf(handedIn("a", [{ person: "p1", village: "Đông Giáo".normalize("NFD") }]))
    expect(compareWithRegister(entriesOf(written), [{ id: "p1", standing: "entitled", village: "Đông Giáo".normalize("NFC") }])).toEqual([])
  })
  it("what the register does not know is no contradiction", () => expect(found({ id: "p1", standing: "entitled" })).toEqual([]))
  it("somebody the register does not have", () => {
    expect(found({ ...here, id: "p2", standing: "notEntitled" })).toEqual([["p1", "notInRegister"]])
    expect(found({ ...here, id: "p2", standing: "notEntitled" }, "rejected")).toEqual([])
  })
  it("somebody who is on no list, unless examined or not to be examined", () => {
    expect(found({ ...here, id: "p2" })).toEqual([["p1", "notInRegister"], ["p2", "notListed"]])
    for (const person of [{ examined: {} }, { standing: "unknown" }, { standing: "died" }] as const) expect(found({ ...here, id: "p2", ...person })).toEqual([["p1", "notInRegister"]])
  })
  it("somebody who was rejected and is to be examined", () => {
    expect(found({ ...here, village: "v4" }, "rejected")).toEqual([["p1", "rejected"]])
    expect(found({ ...here, examined: {} }, "rejected")).toEqual([])
    expect(found({ ...here, standing: "died" }, "rejected")).toEqual([])
  })
})
