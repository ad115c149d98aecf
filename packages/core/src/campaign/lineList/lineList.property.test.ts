import fc from "fast-check"
import { expect, it } from "vitest"
import { compareWithRegister } from "./compareWithRegister.ts"
import { countEntries } from "./countEntries.ts"
import { diffLists } from "./diffLists.ts"
import { entriesOf } from "./entriesOf.ts"
import { emptyLineList, type HandedInList, type LineList } from "./lineList.ts"
import { ids } from "./lists.fixture.ts"
import { matchRows } from "./matchRows.ts"
import { submitList } from "./submitList.ts"
import { withdrawList } from "./withdrawList.ts"

const few = (...texts: readonly string[]) => fc.constantFrom(...texts)
const person = fc.record({
  person: few("p1", "p2", "p3", "__proto__"), name: few("An", "Hoa"), birthDate: few("1950", "1950-03", "1951"), village: few("v1", "v2"), household: few("h1", "h2"), group: few("g1", "g2")
}, { requiredKeys: [] })
const lists: fc.Arbitrary<readonly HandedInList[]> = fc.uniqueArray(fc.record({
  id: few("a", "b", "c", "constructor"),
  source: fc.record({ kind: fc.constantFrom("village" as const, "school" as const), id: few("s1", "s2") }),
  by: few("x", "y"), on: few("2026-07-10", "2026-07-11"), people: fc.array(person, { maxLength: 5 })
}), { selector: ({ id }) => id, maxLength: 4 })

const handIn = (all: readonly HandedInList[]): LineList => all.reduce(submitList, emptyLineList)
const content = ({ version: _version, changes: _changes, ...rest }: LineList) => rest

it("the order in which lists come changes nothing but the versions", () => {
  fc.assert(fc.property(lists.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))), ([all, shuffled]) => {
    expect(content(handIn(shuffled))).toEqual(content(handIn(all)))
    expect(entriesOf(handIn(shuffled))).toEqual(entriesOf(handIn(all)))
  }))
})

it("lists that come again change nothing", () => {
  fc.assert(fc.property(lists, (all) => {
    const list = handIn(all)
    expect(all.reduce(submitList, list)).toBe(list)
    expect(list.version).toBe(all.length)
  }))
})

it("every row stands under exactly one entry, as it was written", () => {
  fc.assert(fc.property(lists, (all) => {
    const rows = entriesOf(handIn(all)).flatMap(({ sources }) => sources.map(({ list, row }) => JSON.stringify([list, Number(row.row), row.name, row.person])))
    const written = all.flatMap(({ id, people }) => people.map((row, index) => JSON.stringify([id, index + 1, row.name, row.person])))
    expect(rows.toSorted()).toEqual(written.toSorted())
  }))
})

it("nothing that was said is ever taken out", () => {
  fc.assert(fc.property(lists, fc.nat(), fc.nat(), (all, which, who) => {
    fc.pre(all.some(({ people }) => people.length > 0))
    const list = handIn(all)
    const some = all.filter(({ people }) => people.length > 0)[which % all.filter(({ people }) => people.length > 0).length]!
    const after = withdrawList(matchRows(list, [{ list: some.id, row: String(who % some.people.length + 1), person: "p9", by: "x", on: "2026-07-12" }]), { list: some.id, by: "x", on: "2026-07-12", because: "y" })
    expect(after.lists).toEqual(list.lists)
    expect(after.changes.slice(0, list.changes.length)).toEqual(list.changes)
    expect(after.changes.map(({ version }) => version)).toEqual(after.changes.map((_change, index) => index + 1))
  }))
})

it("a difference read backwards is the other way round", () => {
  fc.assert(fc.property(lists, lists, (one, other) => {
    const [a, b] = [handIn(one), handIn(other)]
    const [forth, back] = [diffLists(a, b), diffLists(b, a)]
    // A row may be another person's in the other list: it joined one way, and came the other way.
    fc.pre(forth.joined.length === 0 && back.joined.length === 0)
    expect([ids(forth.added), ids(forth.gone), ids(forth.changed)]).toEqual([ids(back.gone), ids(back.added), ids(back.changed)])
    expect(entriesOf(a).length + forth.added.length - forth.gone.length).toBe(entriesOf(b).length)
  }))
})

it("counts together are all entries, and who is only in the register is not listed", () => {
  fc.assert(fc.property(lists, (all) => {
    const entries = entriesOf(handIn(all))
    expect(countEntries(entries).reduce((sum, { people }) => sum + people, 0)).toBe(entries.length)
    const findings = compareWithRegister(entries, ["p1", "p2", "p3", "p4"].map((id) => ({ id, standing: "entitled" })))
    for (const id of ["p1", "p2", "p3", "p4"]) expect(findings.some((one) => one.id === id && one.finding === "notListed")).toBe(!ids(entries).includes(id))
  }))
})

it("plain data", () => {
  fc.assert(fc.property(lists, (all) => {
    const list = handIn(all)
    expect(JSON.parse(JSON.stringify([list, entriesOf(list)]))).toEqual([list, entriesOf(list)])
  }))
})
