import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Citation, DatedItem } from "../rules/dated.ts"
import { checkLaw } from "./checkLaw.ts"
import { checkPacks } from "./checkPacks.ts"
import { composePacks } from "./composePacks.ts"
import type { Pack } from "./pack.ts"
import { item, law, smallPack } from "./smallPack.fixture.ts"

const old: Citation = { ...law, from: "2020-01-01" }
const fresh: Citation = { ...law, id: "new-law", number: "2/2026/QH", year: 2026, from: "2026-07-01", supersedes: [{ issuer: law.issuer, number: law.number, year: law.year }] }
const age = (more: Partial<DatedItem> = {}, id = "p/age") => ({ ...item(id, { status: "secondary", ...more }), value: 60 })
const packOf = (citations: readonly Citation[], ...parameters: readonly ReturnType<typeof age>[]): Pack => smallPack({ citations, parameters })
const warned = (pack: Pack, on: string) => checkLaw([pack], on).map(({ code, at }) => [code.slice(13), at])

describe("an act that another replaces", () => {
  const pack = packOf([old, fresh], age())

  it("is fine to cite until the day before, and a warning from that day on that names the new one", () => {
    expect(warned(pack, "2026-06-30")).toEqual([])
    expect(checkLaw([pack], "2026-07-01")).toEqual([{
      code: "TRAMYTE_PACK_SUPERSEDED", pack: "p", at: "parameters/p/age",
      message: "it cites \"law\", 1/2020/QH (Quốc hội, 2020), which \"new-law\", 2/2026/QH (Quốc hội, 2026), replaces from 2026-07-01; read that one and cite it, or end this version with \"until\": \"2026-07-01\""
    }])
  })

  it("is no matter for a version that has ended, nor for one that cites the new act too", () => {
    expect(warned(packOf([old, fresh], age({ until: "2026-07-01" }), age({ from: "2026-07-01", cites: [{ ref: "new-law" }] })), "2026-07-15")).toEqual([])
    expect(warned(packOf([old, fresh], age({ cites: [{ ref: "law" }, { ref: "new-law" }] })), "2026-07-15")).toEqual([])
  })

  it("may end on a day of its own, later than the new act begins", () => {
    const later = { ...fresh, supersedes: [{ ...fresh.supersedes![0]!, from: "2027-01-01" }] }
    expect([warned(packOf([old, later], age()), "2026-12-31").length, warned(packOf([old, later], age()), "2027-01-01").length]).toEqual([0, 1])
  })

  it("may be replaced by a pack that comes later, and by one act after another", () => {
    const third: Citation = { ...law, id: "third", number: "3/2027/QH", year: 2027, from: "2027-07-01", supersedes: [fresh] }
    const local = smallPack({ id: "c", citations: [fresh, third] })
    expect(checkLaw([packOf([old], age()), local], "2027-08-01").map(({ code, pack }) => [code, pack])).toEqual([["TRAMYTE_PACK_SUPERSEDED", "p"]])
    expect(warned(packOf([old, fresh, third], age({ cites: [{ ref: "law" }, { ref: "third" }] })), "2027-08-01")).toEqual([])
  })

  it("numbers restart each year: the same number of another year is another act", () => {
    expect(warned(packOf([{ ...old, year: 2019 }, fresh], age()), "2026-07-15")).toEqual([])
  })

  it("is found at the group that cites it", () => {
    const group = { id: "p/one", label: { vi: "một", en: "one" }, when: { op: "alive" }, cites: [{ ref: "law" }] } as const
    const grouping = { ...item("p/groups", { cites: [{ ref: "new-law" }], from: "2026-07-01", status: "secondary" }), mode: "every", scope: { op: "alive" }, groups: [group] } as const
    expect(warned(smallPack({ citations: [old, fresh], groupings: [grouping] }), "2026-07-15")).toEqual([["SUPERSEDED", "groupings/p/groups/p/one"]])
  })

  it("is warned of from its last day on for ever, and never before", () => {
    fc.assert(fc.property(fc.integer({ min: 2020, max: 2040 }), fc.constantFrom("02-28", "06-30", "07-01", "12-31"), (year, day) => {
      const on = `${year}-${day}`
      expect(warned(pack, on).some(([code]) => code === "SUPERSEDED")).toBe(on >= "2026-07-01")
    }))
  })
})

describe("when the source was read", () => {
  const verified = (more: Partial<DatedItem>) => warned(packOf([law], age({ status: "verified", ...more })), "2026-07-15").map(([code]) => code)
  it("is said of what is called verified", () => {
    expect(verified({})).toEqual(["REVIEW_MISSING"])
    expect(verified({ reviewedOn: "2026-07-15" })).toEqual([])
    expect(warned(packOf([law], age()), "2026-07-15")).toEqual([])
  })
  it("is not a day to come", () => expect(verified({ reviewedOn: "2026-07-16" })).toEqual(["REVIEW_AHEAD"]))
  it("is to be again by a day: on it there is still time, the day after it is late", () => {
    expect(verified({ reviewedOn: "2025-01-01", reviewBy: "2026-07-15" })).toEqual([])
    expect(verified({ reviewedOn: "2025-01-01", reviewBy: "2026-07-14" })).toEqual(["REVIEW_DUE"])
  })
  it("is no matter once the item has ended", () => expect(verified({ until: "2026-07-15", reviewBy: "2025-01-01" })).toEqual([]))
})

describe("an item that begins before its source", () => {
  const begins = (from: string, citation: Partial<Citation>, more: Partial<DatedItem> = {}) =>
    warned(packOf([{ ...law, ...citation }], age({ from, ...more })), "2026-07-15").map(([code]) => code)
  it("is doubtful the day before, and not on the day", () => {
    expect(begins("2020-05-31", { from: "2020-06-01" })).toEqual(["BEFORE_ACT"])
    expect(begins("2020-06-01", { from: "2020-06-01" })).toEqual([])
    expect(begins("2020-05-31", { signed: "2020-06-01" })).toEqual(["BEFORE_ACT"])
    expect(begins("2020-06-10", { signed: "2020-06-01", from: "2020-07-01" })).toEqual(["BEFORE_ACT"])
  })
  it("is not while the day of one of its sources is not known, nor where it claims nothing", () => {
    expect(begins("2019-01-01", {})).toEqual([])
    expect(begins("2019-01-01", { from: "2020-06-01" }, { status: "unverified" })).toEqual([])
    const two = packOf([{ ...law, from: "2020-06-01" }, { ...law, id: "older", number: "9", from: "2010-01-01" }], age({ from: "2019-01-01", cites: [{ ref: "law" }, { ref: "older" }] }))
    expect(warned(two, "2026-07-15")).toEqual([])
  })
})

it("a text that nothing cites stands idle, unless it replaces another, or a holiday rests on it", () => {
  const idle: Citation = { ...law, id: "idle", number: "7" }
  expect(warned(packOf([law, idle], age()), "2026-07-15")).toEqual([["CITATION_UNUSED", "citations/idle"]])
  const calendar = {
    id: "vn", name: { vi: "Lịch", en: "Calendar" }, weeklyRestDays: [6, 7], lunarHolidays: [], decisions: [],
    fixedHolidays: [{ id: "feast", name: { vi: "Lễ", en: "Feast" }, month: 5, day: 6, cite: "idle", status: "secondary" }]
  } as const
  expect(warned({ ...packOf([law, idle], age()), calendars: [{ ...item("p/calendar", { status: "secondary" }), calendar }] }, "2026-07-15")).toEqual([])
})

it("warnings stop no composition, and are told of a rulebook, too, which may be asked in hindsight", () => {
  const pack = packOf([old, fresh], age({ status: "verified", reviewedOn: "2026-11-21" }))
  const rulebook = composePacks([pack])
  expect(checkLaw(rulebook, "2026-06-30").map(({ code }) => code)).toEqual(["TRAMYTE_PACK_REVIEW_AHEAD"])
  expect(checkLaw(rulebook, "2026-07-15").map(({ code }) => code)).toEqual(["TRAMYTE_PACK_REVIEW_AHEAD", "TRAMYTE_PACK_SUPERSEDED"])
  expect(() => checkLaw(rulebook, "July")).toThrow(expect.objectContaining({ name: "TimeError" }))
})

describe("acts that cannot be as they are told", () => {
  const problems = (citations: readonly unknown[], ...more: readonly Pack[]) => checkPacks([smallPack({ citations: citations as readonly Citation[] }), ...more]).map(({ code, pack, at, message }) => `${code.slice(13)} ${pack} ${at}: ${message}`)
  it("an act supersedes itself, or others that supersede it", () => {
    expect(problems([{ ...old, supersedes: [old] }])).toEqual([
      "VALUE p citations[0].supersedes[0].id: there is no such field; the fields are issuer, number, year, from", "VALUE p citations[0].supersedes[0].title: there is no such field; the fields are issuer, number, year, from",
      "CYCLE p citations/law: an act cannot supersede itself"
    ])
    const key = ({ issuer, number, year }: Citation) => ({ issuer, number, year })
    const [a, b, c] = ["a", "b", "c"].map((id): Citation => ({ ...old, id, number: id }))
    expect(problems([{ ...a!, supersedes: [key(b!)] }, { ...b!, supersedes: [key(c!)] }, { ...c!, supersedes: [key(a!)] }])).toEqual(["CYCLE p citations/a: acts supersede each other in a circle: a → b → c → a"])
    expect(problems([{ ...a!, supersedes: [key(b!), key(c!)] }, { ...b!, supersedes: [key(c!)] }, c])).toEqual([])
  })
  it("a chain of any length is no circle, and no burden", () => {
    const chain = Array.from({ length: 30_000 }, (_, index): Citation => ({ ...old, id: `a${index}`, number: `a${index}`, supersedes: [{ issuer: old.issuer, number: `a${index + 1}`, year: 2020 }] }))
    expect(problems(chain)).toEqual([])
    expect(checkLaw([smallPack({ citations: chain, parameters: [age({ cites: [{ ref: "a29999" }] })] })], "2026-07-15").map(({ code }) => code)).toEqual(["TRAMYTE_PACK_SUPERSEDED"])
  })
  it("acts that all hang together in circles are told of once", () => {
    const acts = Array.from({ length: 3000 }, (_, index): Citation => ({
      ...old, id: `a${index}`, number: `a${index}`, supersedes: [0, index + 1].map((other) => ({ issuer: old.issuer, number: `a${other}`, year: 2020 }))
    }))
    expect(problems(acts)).toEqual(["CYCLE p citations/a0: an act cannot supersede itself"])
  })
  it("from no known day", () => {
    expect(problems([{ ...law, supersedes: [{ issuer: "x", number: "1", year: 2000 }] }])).toEqual(["DATE p citations/law: it supersedes 1 (x, 2000), but nobody can know from which day; say \"from\""])
    expect(problems([{ ...law, signed: "2020-01-01", supersedes: [{ issuer: "x", number: "1", year: 2000 }] }])).toEqual([])
  })
  it("one act under two ids: named with both; the same text under two ids, or texts without a number, are let through", () => {
    const twice = { ...law, id: "same", title: { vi: "Luật khác", en: "Another title" } }
    expect(problems([law], smallPack({ id: "c", citations: [twice] }))).toEqual(["ID_TAKEN c citations/same: pack \"p\" has 1/2020/QH (Quốc hội, 2020) already, as \"law\"; cite that one"])
    expect(problems([law], smallPack({ id: "c", citations: [{ ...law, id: "same" }] }))).toEqual([])
    expect(problems([{ ...law, number: "" }, { ...twice, number: "" }])).toEqual([])
  })
  it("days that are none, and a review due before the last", () => {
    expect(problems([{ ...law, from: "2020" }])).toEqual(["VALUE p citations[0].from: \"2020\" does not fit; give a day such as \"2026-07-01\""])
    const dated = (more: object) => checkPacks([packOf([law], age(more))]).map(({ code, at }) => [code, at])
    expect(dated({ reviewBy: "soon" })).toEqual([["TRAMYTE_PACK_DATE", "parameters/p/age"]])
    expect(dated({ reviewedOn: "2026-07-15", reviewBy: "2026-07-14" })).toEqual([["TRAMYTE_PACK_DATE", "parameters/p/age"]])
    expect(dated({ reviewedOn: "2026-07-15", reviewBy: "2026-07-15" })).toEqual([])
  })
  it("junk in any place throws nothing", () => {
    for (const junk of [null, 0, "x", [], [null], [{}], {}, [{ issuer: 1, number: {}, year: "x" }], { toString: 1 }]) {
      for (const field of ["supersedes", "from", "issuer", "number", "year", "signed"]) checkPacks([smallPack({ citations: [{ ...old, [field]: junk } as never, fresh] })])
    }
  })
})
