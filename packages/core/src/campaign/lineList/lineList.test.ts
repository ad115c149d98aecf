import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { countEntries } from "./countEntries.ts"
import { entriesOf } from "./entriesOf.ts"
import { emptyLineList, type HandedInList, type LineList, type ListRow, type Verification } from "./lineList.ts"
import { entryOf, handedIn, ids, listOf, police } from "./lists.fixture.ts"
import { matchRows } from "./matchRows.ts"
import { notYetInvited } from "./notYetInvited.ts"
import { submitList } from "./submitList.ts"
import { verifyEntries } from "./verifyEntries.ts"
import { withdrawList } from "./withdrawList.ts"

/** What a call refuses, as codes with their places. */
const refused = (call: () => unknown): readonly string[] => {
  try {
    call()
  } catch (error) {
    if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
    throw error
  }
  return []
}

describe("a list that is handed in", () => {
  it("puts everybody on the list, known to the register or not", () => {
    const list = listOf(handedIn("a", [{ person: "p1", name: "An" }, { name: "Nguyễn Thị Hoa", birthDate: "1950", number: "030050000123", village: "v3", note: "yếu" }]))
    expect(ids(entriesOf(list))).toEqual(["a#2", "p1"])
    expect(entryOf(list, "a#2")).toEqual({
      id: "a#2", isMatched: false, name: "Nguyễn Thị Hoa", birthDate: "1950", number: "030050000123", village: "v3", contradictions: [], verification: { state: "proposed" },
      sources: [{ list: "a", source: { kind: "village", id: "v3" }, by: "Trưởng thôn 3", on: "2026-07-10", row: { row: "2", name: "Nguyễn Thị Hoa", birthDate: "1950", number: "030050000123", village: "v3", note: "yếu" } }]
    })
    expect(entryOf(list, "p1")?.isMatched).toBe(true)
    expect(entryOf(listOf(handedIn("a", [{}])), "a#1")).toStrictEqual({
      id: "a#1", isMatched: false, contradictions: [], verification: { state: "proposed" }, sources: [{ list: "a", source: { kind: "village", id: "v3" }, by: "Trưởng thôn 3", on: "2026-07-10", row: { row: "1" } }]
    })
  })
  it("makes a version with its day, and says who made it", () => {
    const list = listOf(handedIn("a", []), handedIn("b", [], { on: "2026-07-08", by: "Trường" }))
    expect([list.version, list.on]).toEqual([2, "2026-07-10"])
    expect(list.changes).toEqual([
      { version: 1, on: "2026-07-10", by: "Trưởng thôn 3", what: "handedIn", of: ["a"] }, { version: 2, on: "2026-07-08", by: "Trường", what: "handedIn", of: ["b"] }
    ])
    expect(listOf(handedIn("a", []), handedIn("b", [], { on: "2026-07-11" })).on).toBe("2026-07-11")
  })
  it("handed in twice changes nothing, whatever the order of its fields", () => {
    const list = listOf(handedIn("a", [{ person: "p1", name: "An" }]))
    expect(submitList(list, handedIn("a", [{ row: "1", name: "An", person: "p1" }]))).toBe(list)
  })
  it("lists stand in the order of their ids", () => {
    expect(ids(listOf(handedIn("b", []), handedIn("a", []), handedIn("c", [])).lists)).toEqual(["a", "b", "c"])
  })
  it("another list under its id is refused", () => {
    const list = listOf(handedIn("a", [{ person: "p1" }]))
    expect(refused(() => submitList(list, handedIn("a", [{ person: "p2" }])))).toEqual(["DUPLICATE id"])
  })
  it("several sources of one person are kept, the earliest first", () => {
    const list = listOf(handedIn("b", [{ person: "p1" }]), handedIn("c", [{ person: "p1" }], { on: "2026-07-09" }), handedIn("a", [{ person: "p1" }, { person: "p1" }]))
    expect(ids(entriesOf(list))).toEqual(["p1"])
    expect(entryOf(list, "p1")?.sources.map((source) => [source.list, source.row.row])).toEqual([["c", "1"], ["a", "1"], ["a", "2"], ["b", "1"]])
  })
  it("ids that mean something to a program are harmless", () => {
    expect(ids(entriesOf(listOf(handedIn("__proto__", [{ person: "constructor" }, {}]))))).toEqual(["__proto__#2", "constructor"])
  })
  it("is refused with all that is wrong", () => {
    const wrong = {
      id: "a#b", source: { kind: "pub", id: " " }, by: "", on: "2026-02-30",
      people: [{ person: "p#1", birthDate: "31/02/1990" }, { person: "", row: " " }]
    } as unknown as HandedInList
    expect(refused(() => submitList(emptyLineList, wrong))).toEqual([
      "LIST id", "LIST source.kind", "LIST source.id", "LIST by", "DAY on", "LIST people[0].person", "DAY people[0].birthDate", "LIST people[1].person", "LIST people[1].row"
    ])
    expect(refused(() => submitList(emptyLineList, { on: "2026-07-10", by: "x" } as unknown as HandedInList))).toEqual(["LIST id", "LIST source.kind", "LIST source.id", "LIST people"])
    expect([null, undefined, "list"].map((list) => refused(() => submitList(emptyLineList, list as unknown as HandedInList)))).toEqual([["SHAPE handedIn"], ["SHAPE handedIn"], ["SHAPE handedIn"]])
    expect(refused(() => submitList(emptyLineList, handedIn("a", [null as unknown as ListRow])))).toEqual(["SHAPE people"])
    expect(refused(() => listOf(handedIn("a", [{ row: "2" }, {}, { row: "3" }])))).toEqual(["DUPLICATE people[1].row"])
  })
})

describe("contradictions of sources", () => {
  const two = (one: ListRow, other: ListRow): LineList => listOf(handedIn("a", [{ person: "p1", ...one }]), handedIn("b", [{ person: "p1", ...other }], { on: "2026-07-11" }))
  it.each(["village", "household", "group"] as const)("two %ss are named; what was said last stands", (field) => {
    const entry = entryOf(two({ [field]: "x" }, { [field]: "y" }), "p1")
    expect(entry?.contradictions).toEqual([{ field, said: [{ value: "x", lists: ["a"] }, { value: "y", lists: ["b"] }] }])
    expect(entry?.[field]).toBe("y")
  })
  it("the same letters, written by Unicode in two ways, are no contradiction", () => {
    const list = two({ village: "Đông Giáo".normalize("NFC") }, { village: "Đông Giáo".normalize("NFD") })
    expect(entryOf(list, "p1")?.contradictions).toEqual([])
    expect(entryOf(list, "p1")?.village?.normalize("NFC")).toBe("Đông Giáo")
  })
  it("what one does not say is no contradiction", () => {
    expect(entryOf(two({ village: "x" }, {}), "p1")).toMatchObject({ village: "x", contradictions: [] })
    expect(entryOf(two({ village: "x" }, { village: "x" }), "p1")).toMatchObject({ village: "x", contradictions: [] })
  })
  it("who comes back to what was said before speaks last", () => {
    const list = submitList(two({ village: "x" }, { village: "y" }), handedIn("c", [{ person: "p1", village: "x" }, { person: "p1", village: "x" }], { on: "2026-07-12" }))
    expect(entryOf(list, "p1")).toMatchObject({ village: "x", contradictions: [{ said: [{ value: "y", lists: ["b"] }, { value: "x", lists: ["a", "c"] }] }] })
  })
  it.each([
    ["1956-03", "1956-03-31", "1956-03-31", 0], ["1956-03-31", "1956-03", "1956-03-31", 0], ["1956-03", "1956-03-01", "1956-03-01", 0], ["1956-03-01", "1956-03", "1956-03-01", 0],
    ["1956", "1956-03-09", "1956-03-09", 0], ["1956-03-09", "1956", "1956-03-09", 0], ["1956", "1957", "1957", 1], ["1956-03-09", "1957", "1957", 1], ["1956-12", "1957-01", "1957-01", 1], ["1956-01", "1955-12-31", "1955-12-31", 1]
  ])("born %s and %s: %s", (one, other, birthDate, contradictions) => {
    const entry = entryOf(two({ birthDate: one }, { birthDate: other }), "p1")
    expect([entry?.birthDate, entry?.contradictions.length]).toEqual([birthDate, contradictions])
  })
  it("of two birth dates in the year that was said last, the later word stands", () => {
    const list = submitList(two({ birthDate: "1956-03" }, { birthDate: "1956-04" }), handedIn("c", [{ person: "p1", birthDate: "1956" }], { on: "2026-07-12" }))
    expect(entryOf(list, "p1")).toMatchObject({ birthDate: "1956-04", contradictions: [{ field: "birthDate" }] })
  })
  it("names and numbers are written as the last list has them", () => {
    expect(entryOf(two({ name: "AN", number: "1" }, { name: "An" }), "p1")).toMatchObject({ name: "An", number: "1", contradictions: [] })
  })
  it("are settled by a verification, and stay so until another one", () => {
    const list = two({ village: "x", group: "g1" }, { village: "y", group: "g2" })
    const settled = verifyEntries(list, [{ id: "p1", state: "confirmed", settles: { village: "x" }, ...police }])
    expect(entryOf(settled, "p1")).toMatchObject({ village: "x", group: "g2", contradictions: [{ field: "group" }] })
  })
})

describe("a list that is withdrawn", () => {
  const list = listOf(handedIn("a", [{ person: "p1" }, { person: "p2" }]), handedIn("b", [{ person: "p2" }]))
  const withdrawn = withdrawList(list, { list: "a", ...police, because: "nhầm năm" })
  it("counts no longer, and is kept", () => {
    expect(ids(entriesOf(withdrawn))).toEqual(["p2"])
    expect(entryOf(withdrawn, "p2")?.sources.map((one) => one.list)).toEqual(["b"])
    expect(withdrawn.lists).toEqual(list.lists)
    expect(withdrawn.changes.at(-1)).toEqual({ version: 3, ...police, what: "withdrawn", of: ["a"] })
  })
  it("is refused when it comes again, and may come under another id", () => {
    const again = [{ person: "p1" }, { person: "p2" }]
    expect(refused(() => submitList(withdrawn, handedIn("a", again)))).toEqual(["LIST id"])
    expect(() => submitList(withdrawn, handedIn("a", again))).toThrow('"a" was withdrawn on 2026-07-12 by Công an xã (nhầm năm)')
    expect(ids(entriesOf(submitList(withdrawn, handedIn("a2", again))))).toEqual(["p1", "p2"])
    expect(submitList(withdrawn, handedIn("b", [{ person: "p2" }]))).toBe(withdrawn)
  })
  it("stays withdrawn when it is withdrawn again", () => {
    expect(withdrawList(withdrawn, { list: "a", ...police, because: "khác" })).toBe(withdrawn)
  })
  it("must be one that was handed in, with a reason", () => {
    expect(refused(() => withdrawList(list, { list: "c", by: "", on: "x", because: " " }))).toEqual(["UNKNOWN withdrawal.list", "LIST withdrawal.by", "DAY withdrawal.on", "LIST withdrawal.because"])
  })
})

describe("matching rows with the register", () => {
  const list = listOf(handedIn("a", [{ name: "Hoa", village: "v3" }, { person: "p2" }]), handedIn("b", [{ person: "p1", village: "v4" }], { on: "2026-07-11" }))
  const match = { list: "a", row: "1", person: "p1", ...police } as const
  it("joins what the list wrote with the person", () => {
    const matched = matchRows(list, [match])
    expect(ids(entriesOf(matched))).toEqual(["p1", "p2"])
    expect(entryOf(matched, "p1")).toMatchObject({ name: "Hoa", isMatched: true, contradictions: [{ field: "village" }] })
    expect(matched.changes.at(-1)).toEqual({ version: 3, ...police, what: "matched", of: ["a#1"] })
    expect(matchRows(matched, [match])).toBe(matched)
    expect(matchRows(list, [match, match]).matches).toEqual([match])
  })
  it("can be mended, and taken back, even what the list itself said", () => {
    const mended = matchRows(matchRows(list, [match]), [{ ...match, person: "p9" }])
    expect(ids(entriesOf(mended))).toEqual(["p1", "p2", "p9"])
    const { person: _person, ...nobody } = match
    expect(ids(entriesOf(matchRows(mended, [nobody, { ...nobody, row: "2" }])))).toEqual(["a#1", "a#2", "p1"])
    expect(matchRows(list, [nobody, { ...match, row: "2", person: "p2" }])).toBe(list)
  })
  it("what was found out about the row goes with it", () => {
    const verified = verifyEntries(list, [{ id: "a#1", state: "disputed", because: "không rõ", ...police }])
    expect(entryOf(matchRows(verified, [match]), "p1")?.verification).toEqual({ state: "disputed", because: "không rõ", ...police })
    const later = verifyEntries(verified, [{ id: "p1", state: "confirmed", by: "Trạm", on: "2026-07-13" }])
    expect(entryOf(matchRows(later, [match]), "p1")?.verification.state).toBe("confirmed")
    const earlier = verifyEntries(verified, [{ id: "p1", state: "confirmed", by: "Trạm", on: "2026-07-11" }])
    expect(entryOf(matchRows(earlier, [match]), "p1")?.verification.state).toBe("disputed")
    const sameDay = verifyEntries(verified, [{ id: "p1", state: "confirmed", ...police }])
    expect(entryOf(matchRows(sameDay, [match]), "p1")?.verification.state).toBe("confirmed")
  })
  it("must speak of rows that there are", () => {
    expect(refused(() => matchRows(list, [{ ...match, row: "9" }, { ...match, list: "x", person: "a#1" }, { ...match, by: "", on: "x", person: "" }])))
      .toEqual(["UNKNOWN matches[0].row", "UNKNOWN matches[1].row", "LIST matches[1].person", "LIST matches[2].person", "LIST matches[2].by", "DAY matches[2].on"])
  })
})

describe("verification", () => {
  const list = listOf(handedIn("a", [{ person: "p1", village: "v3", group: "g1" }, { person: "p2", village: "v3", group: "g1" }, { person: "p3", village: "v4" }, {}]))
  const say = (state: Verification["state"], on: string = police.on, id = "p1"): Verification => ({ id, state, by: "Công an xã", on, ...(state === "confirmed" || state === "proposed" ? {} : { because: "x" }) })
  const stateAfter = (...said: readonly Verification[]) => entryOf(said.reduce((now, one) => verifyEntries(now, [one]), list), "p1")?.verification.state
  it("is proposed until somebody says more", () => expect(stateAfter()).toBe("proposed"))
  it.each(["proposed", "confirmed", "disputed", "rejected"] as const)("%s", (state) => expect(stateAfter(say(state))).toBe(state))
  it("the latest day counts, and of one day what was written last", () => {
    expect(stateAfter(say("rejected"), say("confirmed", "2026-07-11"))).toBe("rejected")
    expect(stateAfter(say("rejected"), say("confirmed"))).toBe("confirmed")
    expect(stateAfter(say("confirmed"), say("rejected"), say("confirmed"))).toBe("confirmed")
    expect(stateAfter(say("confirmed"), say("rejected", "2026-07-13"))).toBe("rejected")
    expect(entryOf(verifyEntries(list, [say("confirmed")]), "p1")?.verification).toStrictEqual({ state: "confirmed", ...police })
  })
  it("said twice changes nothing", () => {
    const once = verifyEntries(list, [say("confirmed"), say("confirmed")])
    expect(once.verifications.length).toBe(1)
    expect(verifyEntries(once, [say("confirmed")])).toBe(once)
    const late = verifyEntries(once, [say("rejected", "2026-07-11"), say("rejected", "2026-07-11")])
    expect(late.verifications.length).toBe(2)
    expect(verifyEntries(late, [say("rejected", "2026-07-11")])).toBe(late)
    expect(verifyEntries(once, [say("rejected", "2026-07-11"), say("confirmed")]).verifications.length).toBe(2)
  })
  it("a list of several is one version", () => {
    const several = verifyEntries(list, [say("confirmed"), { ...say("rejected", "2026-07-14", "p2"), by: "Trạm" }])
    expect(several.changes.at(-1)).toEqual({ version: 2, on: "2026-07-14", by: "Công an xã, Trạm", what: "verified", of: ["p1", "p2"] })
  })
  it("needs somebody who says it, a reason against, and an entry", () => {
    const wrong = [{ id: "p9", state: "maybe", by: "", on: "" }, { ...say("disputed"), because: "" }, { ...say("rejected"), because: " " }, { ...say("confirmed"), settles: { birthDate: "x" } }] as unknown as readonly Verification[]
    expect(refused(() => verifyEntries(list, wrong))).toEqual([
      "UNKNOWN verifications[0].id", "LIST verifications[0].state", "LIST verifications[0].by", "DAY verifications[0].on", "LIST verifications[1].because", "LIST verifications[2].because",
      "DAY verifications[3].settles.birthDate"
    ])
  })
  it("is counted by village and group", () => {
    const entries = entriesOf(verifyEntries(list, [say("confirmed"), say("rejected", police.on, "a#4")]))
    expect(countEntries(entries)).toEqual([
      { village: "unknown", group: "unknown", state: "rejected", people: 1 }, { village: "v3", group: "g1", state: "confirmed", people: 1 },
      { village: "v3", group: "g1", state: "proposed", people: 1 }, { village: "v4", group: "unknown", state: "proposed", people: 1 }
    ])
    expect(countEntries(entries, { groupOf: ({ id }) => id === "p1" || id === "p2" ? "g2" : "g1" }).map(({ group, people }) => [group, people])).toEqual([["g1", 1], ["g2", 1], ["g2", 1], ["g1", 1]])
  })
  it("who has no invitation yet, and was not rejected", () => {
    const entries = entriesOf(matchRows(verifyEntries(list, [say("rejected", police.on, "p3")]), [{ list: "a", row: "4", person: "p4", ...police }]))
    expect(ids(notYetInvited(entries, []))).toEqual(["p1", "p2", "p4"])
    expect(ids(notYetInvited(entries, [{ id: "p1" }, { id: "a#4" }, { id: "z" }]))).toEqual(["p2"])
  })
})
