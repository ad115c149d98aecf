import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { item, rulesOn } from "../../pack/smallPack.fixture.ts"
import { days, protocols } from "../../population/people.fixture.ts"
import { records, views, vocabulary } from "../../rules/arbitrary.fixture.ts"
import { contextOn } from "../../rules/context.ts"
import { planScreening } from "../../screening/planScreening.ts"
import { epochDay } from "../../time/index.ts"
import { askedProtocol } from "./dueOf.ts"
import type { InviteesAnswer } from "./invitees.ts"
import { inviteesOf } from "./inviteesOf.ts"

const { format: _format, id: _id, version: _version, label: _label, citations: _citations, ...words } = vocabulary
const answers = fc.record({ protocol: protocols, on: days, people: fc.array(records, { maxLength: 6 }), until: days, away: fc.boolean() }).map(({ protocol, on, people, until, away }) => ({
  rules: rulesOn(on, {
    ...words,
    rules: [
      ...words.rules!, { ...item("p/weak"), when: { op: "exists", in: { kind: "condition", codes: ["a"] } } },
      { ...item("p/away"), when: { op: "exists", in: { kind: "encounter", codes: ["b"], activeAt: "on" } } }
    ],
    protocols: [{ ...item("p/exam"), ...protocol }],
    groupings: [{
      ...item("p/plan"), mode: "first", main: true, scope: { op: "age", atLeast: { years: 1 } },
      groups: [{ id: "p/women", label: { vi: "x", en: "x" }, when: { op: "sex", is: ["female"] } }], otherwise: { id: "p/rest", label: { vi: "x", en: "x" } }
    }]
  }),
  people: people.map((record, index) => ({ ...record, person: { ...record.person, id: `p${index}` } })),
  options: {
    ...(away ? {} : { villageOf: () => "v1" }),
    period: { from: "2026-07-01", until: until > "2026-07-01" ? until : "2026-08-01" }, protocols: ["p/exam"],
    needs: [
      { due: "p/exam", rooms: ["eye"], fasting: true }, { rule: "p/women", part: "morning" as const }, { rule: "p/seen", rooms: ["lab"] },
      { rule: "p/weak", homeVisit: true, rooms: ["ecg"] }, { people: ["p1", "p9"], fasting: true }, ...(away ? [{ rule: "p/away", exclude: true }] : [])
    ]
  }
}))

describe("any people at all", () => {
  it("everybody is invited or is told why not, once, in the order of the people", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const { invitees, notInvited, toClarify, groups } = inviteesOf(rules, people, options)
      const ids = people.map(({ person }) => person.id)
      expect([...invitees, ...notInvited].map(({ id }) => id).toSorted()).toEqual(ids)
      const weighing = (["invitation", "group", "village", "visit"] as const).map((mayChange) => toClarify.filter((one) => one.mayChange === mayChange))
      expect(weighing.flat()).toEqual(toClarify)
      for (const list of [invitees, notInvited, ...weighing]) expect(list.map(({ id }) => id)).toEqual(ids.filter((id) => list.some((one) => one.id === id)))
      const invited = new Set(invitees.map(({ id }) => id))
      for (const { id, open } of toClarify) expect([invited.has(id), open.length > 0]).toEqual([true, true])
      for (const { id, village } of invitees) if (village === undefined) expect(toClarify.some((one) => one.id === id && one.open.some(({ question }) => question === "village"))).toBe(true)
      expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(invitees.length)
    }))
  })
  it("the order of the people changes nobody's answer", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const [forth, back] = [inviteesOf(rules, people, options), inviteesOf(rules, people.toReversed(), options)]
      expect([back.invitees.toReversed(), back.notInvited.toReversed(), back.unsure.toReversed(), back.groups]).toEqual([forth.invitees, forth.notInvited, forth.unsure, forth.groups])
      const byId = (answer: InviteesAnswer) => answer.toClarify.toSorted((a, b) => a.id < b.id ? -1 : 1)
      expect(byId(back)).toEqual(byId(forth))
      const counted = ({ byFact }: InviteesAnswer) => byFact.map(({ fact, people: many, decisive }) => [fact, many, decisive])
      expect(counted(back)).toEqual(counted(forth))
    }))
  })
  it("what may change nothing but the visit leaves everybody invited or not, in the same group, once all lists are complete", () => {
    let clarified = 0
    fc.assert(fc.property(answers, fc.constantFrom("condition", "observation", "residence"), ({ rules, people, options }, missing) => {
      // Rules that ask what is known, or take for no what is not, say otherwise on purpose when more is.
      fc.pre(!/"op":"(known|sure)"/.test(JSON.stringify(rules.protocols)))
      const all = Object.fromEntries([...rules.scope.factKinds()].map(({ kind }) => [kind, rules.on]))
      const { [missing]: _, ...some } = all
      const [before, after] = [some, all].map((complete) => inviteesOf(rules, people.map((record) => ({ ...record, complete })), options))
      const open = new Map(before!.toClarify.map(({ id, mayChange }) => [id, mayChange]))
      const steady = ({ invitees, notInvited }: InviteesAnswer) => [...invitees, ...notInvited].map(({ id, priority }) => [id, priority, invitees.some((one) => one.id === id)] as const)
        .filter(([id]) => open.get(id) !== "invitation" && open.get(id) !== "group").toSorted()
      clarified += before!.toClarify.filter(({ mayChange }) => mayChange === "visit" || mayChange === "village").length
      expect(steady(after!)).toEqual(steady(before!))
    }), { numRuns: 300 })
    expect(clarified).toBeGreaterThan(0)
  })
  it("facts are counted as they are asked for", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const { byFact, toClarify } = inviteesOf(rules, people, options)
      expect(byFact.map(({ fact }) => fact).toSorted()).toEqual([...new Set(toClarify.flatMap(({ missing }) => missing.map(({ fact }) => fact)))].toSorted())
      for (const { fact, people: many, decisive, open } of byFact) {
        const asked = toClarify.filter(({ missing }) => missing.some((one) => one.fact === fact))
        expect(many).toBe(asked.length)
        expect(decisive).toBeLessThanOrEqual(asked.filter(({ mayChange }) => mayChange === "invitation" || mayChange === "group").length)
        expect(Math.max(...open.map((one) => one.people))).toBeLessThanOrEqual(many)
        expect(open.reduce((sum, one) => sum + one.people, 0)).toBeGreaterThanOrEqual(many)
      }
    }))
  })
  it("who surely fasts is not unsure of it; unsure rooms are among the person's, and are asked about", () => {
    fc.assert(fc.property(answers, ({ rules, people, options }) => {
      const { invitees, fasting, unsure, toClarify, homeVisits } = inviteesOf(rules, people, options)
      const of = new Map(invitees.map((one) => [one.id, one]))
      for (const id of fasting) expect(of.has(id)).toBe(true)
      for (const one of unsure) {
        for (const room of one.rooms) expect(of.get(one.id)?.rooms).toContain(room)
        if (one.fasting === true) expect(fasting).not.toContain(one.id)
        expect(toClarify.find(({ id }) => id === one.id)?.open.some(({ question }) => question === "need")).toBe(true)
      }
      expect(homeVisits.map(({ id }) => id)).toEqual(invitees.filter(({ rooms }) => rooms?.includes("home-visit") === true).map(({ id }) => id))
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
