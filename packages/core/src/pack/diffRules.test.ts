import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CitizenProfile } from "../citizen/profile.ts"
import type { Protocol } from "../screening/protocol.ts"
import { composePacks } from "./composePacks.ts"
import { diffRulebooks, diffRules } from "./diffRules.ts"
import type { Pack } from "./pack.ts"
import { item, law, smallPack } from "./smallPack.fixture.ts"

const label = { vi: "nhóm", en: "group" }
const ageOf = (years: number) => ({ ...item("p/elderly-age"), value: { years } })
const elderly = { op: "age", atLeast: { param: "p/elderly-age" } } as const
const yearly: Protocol = { ...item("p/checkup"), from: "2026-01-01", item: "checkup", who: elderly, recurrence: { perYear: { min: 1 }, year: "calendar" }, doneBy: { kind: "encounter" } }
const packOf = (years: number, more: Partial<Pack> = {}): Pack => smallPack({
  parameters: [ageOf(years)],
  groupings: [{ ...item("p/groups"), mode: "first", main: true, scope: { op: "alive" }, groups: [{ id: "p/elderly", label, when: elderly }], otherwise: { id: "p/others", label } }],
  protocols: [yearly],
  ...more
})
const [sixty, fiftyFive] = [composePacks([packOf(60)]), composePacks([packOf(55)])]
const born = (id: string, birthDate: string): CitizenProfile => ({ id, birthDate, examinations: [] })

describe("two versions of the law", () => {
  it("say which items differ, and in which fields", () => {
    expect(diffRulebooks(sixty, fiftyFive, "2026-07-15").items).toEqual([
      { section: "parameters", id: "p/elderly-age", label: ageOf(60).label, change: "changed", fields: ["value"], value: { before: { years: 60 }, after: { years: 55 } } }
    ])
    const without = composePacks([packOf(60, { protocols: [] })])
    expect(diffRulebooks(sixty, without, "2026-07-15").items).toEqual([expect.objectContaining({ section: "protocols", id: "p/checkup", change: "removed" })])
    expect(diffRulebooks(without, sixty, "2026-07-15").items).toEqual([expect.objectContaining({ id: "p/checkup", change: "added" })])
  })

  it("do not differ in the order of fields", () => {
    const { value, ...rest } = ageOf(60)
    expect(diffRulebooks(sixty, composePacks([packOf(60, { parameters: [{ value, ...rest }] })]), "2026-07-15").items).toEqual([])
  })

  it("say for whom something changes: the group, and what is due", () => {
    const people = [born("70", "1956-07-15"), born("57", "1969-07-15"), born("30", "1996-07-15")]
    expect(diffRulebooks(sixty, fiftyFive, "2026-07-15", people).people).toEqual([{
      subject: "57",
      groups: [{ grouping: "p/groups", before: ["p/others"], after: ["p/elderly"] }],
      screening: [{ protocol: "p/checkup", after: { state: "due", dueBy: "2026-12-31" } }]
    }])
  })

  it("change nothing when they are the same, for anybody", () => {
    fc.assert(fc.property(fc.integer({ min: 1920, max: 2026 }), (year) => {
      expect(diffRulebooks(sixty, composePacks([packOf(60)]), "2026-07-15", [born("x", String(year))])).toMatchObject({ items: [], people: [] })
    }))
  })

  it("turned round, tell the same people the other way", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1960, max: 1975 }), { maxLength: 8 }), (years) => {
      const people = years.map((year, index) => born(String(index), `${year}-03-09`))
      const there = diffRulebooks(sixty, fiftyFive, "2026-07-15", people)
      const back = diffRulebooks(fiftyFive, sixty, "2026-07-15", people)
      expect(back.people.map(({ subject, groups }) => [subject, groups.map(({ grouping, before, after }) => [grouping, after, before])]))
        .toEqual(there.people.map(({ subject, groups }) => [subject, groups.map(({ grouping, before, after }) => [grouping, before, after])]))
    }))
  })
})

describe("a local pack that overrides national law", () => {
  const local = (more: Partial<Pack>): Pack => smallPack({ id: "c", citations: [], ...more })
  const before = composePacks([packOf(60)])
  const over = (id: string, target: string) => item(id, { overrides: target, from: "2026-01-01" })

  it("shows what it replaces, and the value that counts before and after", () => {
    const after = composePacks([packOf(60), local({ parameters: [{ ...over("c/age", "p/elderly-age"), value: { years: 55 } }] })])
    const diff = diffRulebooks(before, after, "2026-07-15", [born("57", "1969-07-15")])
    expect(diff.items).toEqual([{
      section: "parameters", id: "c/age", label: item("c/age").label, change: "added", fields: [], overrides: "p/elderly-age", value: { before: { years: 60 }, after: { years: 55 } }
    }])
    expect(diff.people.map(({ subject, groups }) => [subject, groups[0]?.after])).toEqual([["57", ["p/elderly"]]])
    expect(diffRulebooks(after, before, "2026-07-15").items[0]).toMatchObject({ change: "removed", overrides: "p/elderly-age", value: { before: { years: 55 }, after: { years: 60 } } })
  })

  it("stands for the grouping and the protocol that it replaces, not beside them", () => {
    const { groupings, protocols } = packOf(60)
    const after = composePacks([packOf(60), local({
      groupings: [{ ...groupings![0]!, ...over("c/groups", "p/groups"), groups: [{ id: "c/elderly", label, when: elderly }], otherwise: { id: "c/others", label } }],
      protocols: [{ ...protocols![0]!, ...over("c/checkup", "p/checkup") }]
    })])
    const diff = diffRulebooks(before, after, "2026-07-15", [born("70", "1956-07-15")])
    expect(diff.people).toEqual([{ subject: "70", groups: [{ grouping: "p/groups", before: ["p/elderly"], after: ["c/elderly"] }], screening: [] }])
  })

  it("tells the value of a parameter that is changed, not only that it is", () => {
    expect(diffRulebooks(sixty, fiftyFive, "2026-07-15").items[0]?.value).toEqual({ before: { years: 60 }, after: { years: 55 } })
  })
})

describe("an act that another replaces", () => {
  const fresh = { ...law, id: "new-law", number: "2/2026/QH", year: 2026, from: "2026-07-01", supersedes: [{ issuer: law.issuer, number: law.number, year: law.year }] }
  const rulebook = composePacks([packOf(60, { citations: [law, fresh] })])
  const replaced = { issuer: law.issuer, number: law.number, year: law.year, by: "new-law", from: "2026-07-01" }

  it("stands in what changes over its day, and only there", () => {
    expect(diffRules(rulebook.on("2026-06-30"), rulebook.on("2026-07-01")).acts).toEqual([replaced])
    expect(diffRules(rulebook.on("2026-07-01"), rulebook.on("2026-07-02")).acts).toEqual([])
    expect(diffRulebooks(sixty, rulebook, "2026-07-15").acts).toEqual([replaced])
    expect(diffRulebooks(sixty, rulebook, "2026-06-15").acts).toEqual([])
  })
})

describe("one law on two days", () => {
  it("differs by what begins or ends in between, and by birthdays", () => {
    const later = composePacks([packOf(60, { protocols: [{ ...yearly, from: "2026-07-01" }] })])
    const diff = diffRules(later.on("2026-06-30"), later.on("2026-07-01"), [born("elder", "1950"), born("sixty", "1966-07-01"), born("child", "2020")])
    expect(diff.items.map(({ id, change }) => [id, change])).toEqual([["p/checkup", "added"]])
    expect(diff.people.map(({ subject, groups, screening }) => [subject, groups.length, screening.length])).toEqual([["elder", 0, 1], ["sixty", 1, 1]])
  })
})
