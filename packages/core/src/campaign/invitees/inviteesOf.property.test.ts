import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { item, rulesOn } from "../../pack/smallPack.fixture.ts"
import { days, protocols } from "../../population/people.fixture.ts"
import { records, views, vocabulary } from "../../rules/arbitrary.fixture.ts"
import { contextOn } from "../../rules/context.ts"
import { planScreening } from "../../screening/planScreening.ts"
import { epochDay } from "../../time/index.ts"
import { askedProtocol } from "./dueOf.ts"
import { inviteesOf } from "./inviteesOf.ts"

const { format: _format, id: _id, version: _version, label: _label, citations: _citations, ...words } = vocabulary
const answers = fc.record({ protocol: protocols, on: days, people: fc.array(records, { maxLength: 6 }), until: days }).map(({ protocol, on, people, until }) => ({
  rules: rulesOn(on, {
    ...words,
    protocols: [{ ...item("p/exam"), ...protocol }],
    groupings: [{
      ...item("p/plan"), mode: "first", main: true, scope: { op: "age", atLeast: { years: 1 } },
      groups: [{ id: "p/women", label: { vi: "x", en: "x" }, when: { op: "sex", is: ["female"] } }], otherwise: { id: "p/rest", label: { vi: "x", en: "x" } }
    }]
  }),
  people: people.map((record, index) => ({ ...record, person: { ...record.person, id: `p${index}` } })),
  options: {
    period: { from: "2026-07-01", until: until > "2026-07-01" ? until : "2026-08-01" }, protocols: ["p/exam"],
    needs: [{ due: "p/exam", rooms: ["eye"] }, { rule: "p/women", part: "morning" as const }]
  }
}))

describe("any people at all", () => {
  it("everybody is invited or is told why not, once, in the order of the people", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const { invitees, notInvited, toClarify, groups } = inviteesOf(rules, people, options)
      const ids = people.map(({ person }) => person.id)
      expect([...invitees, ...notInvited].map(({ id }) => id).toSorted()).toEqual(ids)
      for (const list of [invitees, notInvited, toClarify]) expect(list.map(({ id }) => id)).toEqual(ids.filter((id) => list.some((one) => one.id === id)))
      const invited = new Set(invitees.map(({ id }) => id))
      for (const { id, open } of toClarify) expect([invited.has(id), open.length > 0]).toEqual([true, true])
      for (const { id, village } of invitees) if (village === undefined) expect(toClarify.some((one) => one.id === id && one.open.some(({ question }) => question === "village"))).toBe(true)
      expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(invitees.length)
    }))
  })
  it("the order of the people changes nobody's answer", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const [forth, back] = [inviteesOf(rules, people, options), inviteesOf(rules, people.toReversed(), options)]
      expect([back.invitees.toReversed(), back.notInvited.toReversed(), back.toClarify.toReversed(), back.groups]).toEqual([forth.invitees, forth.notInvited, forth.toClarify, forth.groups])
    }))
  })
  it("windows lie in the campaign and hold a day; whoever is due, or may be, can come", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const { invitees, notInvited } = inviteesOf(rules, people, options)
      for (const { windows = [] } of invitees) for (const { from, until } of windows) expect([options.period.from <= from, from < until, until <= options.period.until]).toEqual([true, true, true])
      for (const person of people) {
        const state = planScreening(rules, person, { protocols: ["p/exam"] }).items[0]?.state
        const because = notInvited.find(({ id }) => id === person.person.id)?.because
        if (because === "noRight") expect(state).toBe(undefined)
        if (because === "examined" && rules.on < options.period.until) expect(state).toBe("upToDate")
      }
    }))
  })
  it("plain data", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const answer = inviteesOf(rules, people, options)
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }), { numRuns: 30 })
  })
})

it("a protocol stands as in a plan of screenings, without the reasons", () => {
  fc.assert(fc.property(protocols, days, views, (given, on, view) => {
    const rules = rulesOn(on, { ...words, protocols: [{ ...item("p/exam"), ...given }] })
    const planned = planScreening(rules, view).items[0]
    const asked = askedProtocol(rules.protocols[0]!, rules)
    const due = asked.due(view, contextOn(epochDay(on)))
    if (due?.state === "unknown") expect(asked.missing(view, contextOn(epochDay(on)))).toEqual(planned?.missing)
    const short = (found: typeof planned | typeof due) => found === undefined ? undefined : [found.protocol, found.state, found.dueFrom, found.dueBy, found.lastDone, found.doneThisYear, found.stillAimedAt]
    expect(short(due)).toEqual(short(planned))
    if (due !== undefined && due.state !== "upToDate") expect(due.opensOn).toBeLessThanOrEqual(epochDay(on))
    if (due?.state === "upToDate" && due.opensOn !== undefined) expect(due.opensOn).toBeGreaterThan(epochDay(on))
  }), { numRuns: 500 })
})
