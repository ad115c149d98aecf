import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import type { CampaignEvent, CampaignEventKind } from "./events.ts"
import { campaignWords, familyWords } from "./messageWords.ts"
import { messagesDue, type MessagesQuestion, sentEvents } from "./messagesDue.ts"

const sessions = [{ id: "s1", site: "station", day: "2026-07-06" }, { id: "s2", site: "school", day: "2026-07-13" }]

/** `"an invited s1 2026-07-01"`. */
const told = (...lines: readonly string[]): readonly CampaignEvent[] => lines.map((line, index) => {
  const [person, kind, session, at] = line.split(" ") as [string, CampaignEventKind, string, string]
  return { id: `e${index}`, kind, person, at, ...(session === "-" ? {} : { session }) }
})

const question = (on: string, events: readonly string[], more: Partial<MessagesQuestion> = {}): MessagesQuestion => ({ assigned: [{ id: "an", session: "s1" }], sessions, events: told(...events), on, ...more })

const due = (on: string, events: readonly string[], more: Partial<MessagesQuestion> = {}): readonly string[] =>
  messagesDue(question(on, events, more)).map(({ kind, to, session }) => `${kind} ${to} ${session}`)

const toS2: Partial<MessagesQuestion> = { assigned: [{ id: "an", session: "s2" }] }
const toNone: Partial<MessagesQuestion> = { assigned: [] }
const lostS1: Partial<MessagesQuestion> = { ...toNone, lost: [sessions[0]!] }

describe("who is told what today", () => {
  it.each<[string, string, readonly string[], Partial<MessagesQuestion>, readonly string[]]>([
    ["who has a session and was not told", "2026-06-01", [], {}, ["invitation an s1"]],
    ["not earlier than the station wants: the day before", "2026-06-21", [], { inviteDaysBefore: 14 }, []],
    ["and on it", "2026-06-22", [], { inviteDaysBefore: 14 }, ["invitation an s1"]],
    ["on the day itself", "2026-07-06", [], {}, ["invitation an s1"]],
    ["nobody of a session that is over", "2026-07-07", [], {}, []],
    ["who was invited", "2026-07-04", ["an invited s1 2026-07-01"], {}, []],
    ["is reminded the day before", "2026-07-05", ["an invited s1 2026-07-01"], {}, ["reminder an s1"]],
    ["will come all the same", "2026-07-05", ["an invited s1 2026-07-01", "an confirmed s1 2026-07-02"], {}, ["reminder an s1"]],
    ["once", "2026-07-05", ["an invited s1 2026-07-01", "an reminded s1 2026-07-05"], {}, []],
    ["not again on the day itself", "2026-07-06", ["an invited s1 2026-07-01", "an reminded s1 2026-07-05"], {}, []],
    ["on the day itself where it was forgotten", "2026-07-06", ["an invited s1 2026-07-01"], {}, ["reminder an s1"]],
    ["not who was invited the day before", "2026-07-06", ["an invited s1 2026-07-05"], {}, []],
    ["a week before and a day before: the first", "2026-06-29", ["an invited s1 2026-06-01"], { daysBefore: [7, 1] }, ["reminder an s1"]],
    ["the first was sent", "2026-07-04", ["an invited s1 2026-06-01", "an reminded s1 2026-06-29"], { daysBefore: [7, 1] }, []],
    ["the second", "2026-07-05", ["an invited s1 2026-06-01", "an reminded s1 2026-06-29"], { daysBefore: [1, 7] }, ["reminder an s1"]],
    ["both forgotten: once", "2026-07-05", ["an invited s1 2026-06-01"], { daysBefore: [7, 1] }, ["reminder an s1"]],
    ["no reminders at all", "2026-07-06", ["an invited s1 2026-06-01"], { daysBefore: [] }, []],
    ["not who declined", "2026-07-05", ["an invited s1 2026-07-01", "an declined s1 2026-07-02"], {}, []],
    ["until the plan gives another", "2026-07-05", ["an invited s1 2026-07-01", "an declined s1 2026-07-02"], toS2, ["invitation an s2"]],
    ["not earlier than the station wants", "2026-07-05", ["an invited s1 2026-07-01", "an declined s1 2026-07-02"], { ...toS2, inviteDaysBefore: 7 }, []],
    ["once", "2026-07-06", ["an invited s1 2026-07-01", "an declined s1 2026-07-02", "an invited s2 2026-07-05"], toS2, []],
    ["who declined it before any invitation", "2026-07-01", ["an declined s1 2026-07-01"], {}, []],
    ["who declined another", "2026-07-01", ["an declined s2 2026-07-01"], {}, ["invitation an s1"]],
    ["not who is at the door", "2026-07-06", ["an checkedIn s1 2026-07-06"], {}, []],
    ["not who was examined elsewhere", "2026-07-05", ["an checkedIn s2 2026-07-04", "an examined s2 2026-07-04"], {}, []],
    ["not whose results are there", "2026-07-05", ["an completed s2 2026-07-04"], {}, []],
    ["not who died or moved away", "2026-07-05", ["an invited s1 2026-07-01"], { without: ["an"] }, []],
    ["another session than the one that was told", "2026-07-03", ["an invited s1 2026-07-01"], toS2, ["rescheduled an s2"]],
    ["also who did not come to it", "2026-07-07", ["an invited s1 2026-07-01", "an didNotCome s1 2026-07-06"], toS2, ["rescheduled an s2"]],
    ["also who went away from it", "2026-07-07", ["an invited s1 2026-07-01", "an checkedIn s1 2026-07-06"], toS2, ["rescheduled an s2"]],
    ["once", "2026-07-04", ["an invited s1 2026-07-01", "an invited s2 2026-07-03"], toS2, []],
    ["back to the first, after another was told", "2026-07-05", ["an invited s1 2026-07-01", "an invited s2 2026-07-03"], {}, ["rescheduled an s1"]],
    ["not who rang to cancel it", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-02"], {}, []],
    ["until the plan gives another", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-02"], toS2, ["invitation an s2"]],
    ["nor who cancelled what nobody invited to", "2026-07-03", ["an invited s2 2026-07-01", "an cancelled s1 2026-07-02"], {}, []],
    ["once", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-02", "an invited s1 2026-07-03"], {}, []],
    ["also on the day on which it was cancelled", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-03", "an invited s1 2026-07-03"], {}, []],
    ["who said of two to come, and has none", "2026-07-03", ["an confirmed s1 2026-07-01", "an confirmed s2 2026-07-02"], toNone, ["placeLost an s2"]],
    ["who was invited to no session in particular", "2026-07-03", ["an invited - 2026-07-01"], toNone, []],
    ["whose session is lost", "2026-07-06", ["an invited s1 2026-07-01"], lostS1, ["cancelled an s1"]],
    ["who has none, though it takes place", "2026-07-06", ["an invited s1 2026-07-01"], toNone, ["placeLost an s1"]],
    ["once", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-02"], lostS1, []],
    ["not when the day is over", "2026-07-07", ["an invited s1 2026-07-01"], lostS1, []],
    ["who would have come to it", "2026-07-03", ["an confirmed s1 2026-07-01"], lostS1, ["cancelled an s1"]],
    ["once", "2026-07-03", ["an invited s1 2026-07-01", "an cancelled s1 2026-07-02"], toNone, []],
    ["not when it is over", "2026-07-07", ["an invited s1 2026-07-01"], toNone, []],
    ["not who declined it", "2026-07-03", ["an invited s1 2026-07-01", "an declined s1 2026-07-02"], toNone, []],
    ["a session that nobody knows any more", "2026-07-03", ["an invited s9 2026-07-01"], toNone, ["cancelled an s9"]],
    ["who did not come and has no other session", "2026-07-07", ["an invited s1 2026-07-01", "an didNotCome s1 2026-07-06"], {}, ["didNotCome an s1"]],
    ["who has lost it", "2026-07-07", ["an invited s1 2026-07-01", "an didNotCome s1 2026-07-06"], toNone, ["didNotCome an s1"]],
    ["was asked", "2026-07-08", ["an invited s1 2026-07-01", "an didNotCome s1 2026-07-06", "an followedUp s1 2026-07-07"], {}, []],
    ["not who came after all", "2026-07-07", ["an checkedIn s1 2026-07-06"], {}, []],
    ["nobody who was never planned", "2026-07-01", [], toNone, []]
  ])("%s", (_, on, events, more, expected) => {
    expect(due(on, events, more)).toEqual(expected)
  })

  it("takes the hour from the waves, the place from the site, and says who fasts", () => {
    const arrivals = [{ session: "s1", waves: [{ from: "07:00", until: "07:30", people: ["binh"] }, { from: "07:30", until: "08:00", people: ["an"] }] }, { session: "s2", waves: [{ from: "09:00", until: "09:30", people: ["an"] }] }]
    const name = { vi: "Trạm Y tế", en: "the station" }
    const [message] = messagesDue(question("2026-07-01", [], { arrivals, places: [{ id: "station", name }, { id: "school" }], fasting: ["an"] }))
    expect(message).toMatchObject({ to: "an", session: "s1", day: "2026-07-06", hour: "07:30", place: name, fasting: true, bring: campaignWords.bring })
    expect(messagesDue(question("2026-07-01", []))[0]).toMatchObject({ place: { vi: "station", en: "station" }, fasting: false })
    expect(messagesDue(question("2026-07-01", []))[0]).not.toHaveProperty("hour")
  })

  it("tells anew who was told another day, hour or place of the same session, once, and nobody else", () => {
    const arrivals = (from: string) => [{ session: "s1", waves: [{ from, until: "11:00", people: ["an"] }] }]
    const first = messagesDue(question("2026-07-01", [], { arrivals: arrivals("07:00") }))
    const events = sentEvents(first, { at: "2026-07-01" })
    expect(events[0]!.told).toEqual({ day: "2026-07-06", hour: "07:00", site: "station" })
    const then = (more: Partial<MessagesQuestion>, on = "2026-07-03"): readonly string[] => messagesDue({ ...question(on, []), events, ...more }).map(({ kind, day, hour, place }) => `${kind} ${day} ${hour} ${place.vi}`)
    const other = (change: Partial<(typeof sessions)[number]>): Partial<MessagesQuestion> => ({ sessions: [{ ...sessions[0]!, ...change }], arrivals: arrivals("07:00") })
    expect(then(other({}))).toEqual([])
    expect(then(other({ day: "2026-07-20" }))).toEqual(["rescheduled 2026-07-20 07:00 station"])
    expect(then(other({ site: "hall" }))).toEqual(["rescheduled 2026-07-06 07:00 hall"])
    expect(then({ arrivals: arrivals("09:00") })).toEqual(["rescheduled 2026-07-06 09:00 station"])
    // An hour that is not known any more is no other hour.
    expect(then({})).toEqual([])
    // Moved twice on one day, and told twice.
    const asked: MessagesQuestion = { ...question("2026-07-03", []), events, ...other({ day: "2026-07-20" }) }
    const second = [...events, ...sentEvents(messagesDue(asked), { at: "2026-07-03" })]
    expect(messagesDue({ ...asked, events: second })).toEqual([])
    const third = messagesDue({ ...asked, ...other({ day: "2026-07-21" }), events: second })
    expect(third.map(({ kind, day }) => `${kind} ${day}`)).toEqual(["rescheduled 2026-07-21"])
    expect(messagesDue({ ...asked, ...other({ day: "2026-07-21" }), events: [...second, ...sentEvents(third, { at: "2026-07-03" })] })).toEqual([])
  })

  it("gives back a session that the station had cancelled, and tells so once", () => {
    const cancelled: CampaignEvent = { id: "c", kind: "cancelled", person: "an", session: "s1", at: "2026-07-02", told: { day: "2026-07-06" } }
    const events = [...told("an invited s1 2026-07-01"), cancelled]
    const again = messagesDue({ ...question("2026-07-03", []), events })
    expect(again.map(({ kind, session }) => `${kind} ${session}`)).toEqual(["rescheduled s1"])
    expect(messagesDue({ ...question("2026-07-03", []), events: [...events, ...sentEvents(again, { at: "2026-07-03" })] })).toEqual([])
    const [lost] = messagesDue({ ...question("2026-07-02", []), ...toNone, events: told("an invited s1 2026-07-01") })
    expect(sentEvents([lost!], { at: "2026-07-02" })[0]).toMatchObject({ kind: "cancelled", told: { day: "2026-07-06", site: "station" } })
  })

  it("tells whose place is lost the day that they know, though the session has moved", () => {
    const events = sentEvents(messagesDue(question("2026-07-01", [])), { at: "2026-07-01" })
    const [message] = messagesDue({ ...question("2026-07-03", []), events, assigned: [], sessions: [{ ...sessions[0]!, day: "2026-07-20" }] })
    expect([message?.kind, message?.day]).toEqual(["placeLost", "2026-07-06"])
    expect(messagesDue({ ...question("2026-07-07", []), events, assigned: [], sessions: [{ ...sessions[0]!, day: "2026-07-20" }] })).toEqual([])
  })

  it("does not let anybody fast until an hour that they do not know, unless the session is in the morning", () => {
    const says = (part: "morning" | "afternoon" | undefined, from?: string): boolean => messagesDue(question("2026-07-01", [], {
      fasting: ["an"], sessions: [{ ...sessions[0]!, ...(part === undefined ? {} : { part }) }],
      ...(from === undefined ? {} : { arrivals: [{ session: "s1", waves: [{ from, until: "16:00", people: ["an"] }] }] })
    }))[0]!.text.vi.includes(campaignWords.fasting.vi)
    expect([says(undefined), says("morning"), says("afternoon")]).toEqual([false, true, false])
    expect([says(undefined, "11:59"), says(undefined, "12:00"), says("morning", "07:00")]).toEqual([true, false, true])
  })

  it("speaks to the family of a child in their words, and to all others in the station's", () => {
    const messages = messagesDue(question("2026-07-01", [], { assigned: [{ id: "an", session: "s1" }, { id: "be", session: "s1" }], wordsOf: (id) => id === "be" ? familyWords : undefined }))
    expect(messages.map(({ text: { vi } }) => [vi.includes("ông/bà"), vi.includes("gia đình đưa cháu")])).toEqual([[true, false], [false, true]])
  })

  it("speaks a station's own words", () => {
    const words = { ...campaignWords, messages: { ...campaignWords.messages, invitation: { vi: "Mời đến {place}", en: "Come to {place}" } } }
    expect(messagesDue(question("2026-07-01", [], { words }))[0]!.text.vi).toBe("Mời đến station")
  })

  it("records what was sent under ids that say it, and by whom", () => {
    expect(sentEvents(messagesDue(question("2026-07-01", [])), { at: "2026-07-01", by: "zalo" })).toEqual([
      { id: "invitation an s1 2026-07-01", kind: "invited", person: "an", session: "s1", at: "2026-07-01", told: { day: "2026-07-06", site: "station" }, by: "zalo" }
    ])
  })

  it("refuses sessions that do not exist, and days that are no number of days", () => {
    const problems = (): readonly string[] => {
      try {
        messagesDue(question("2026-07-01", [], { assigned: [{ id: "an", session: "s9" }], daysBefore: [1, -1, 0.5], inviteDaysBefore: NaN }))
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(problems()).toEqual(["TRAMYTE_CAMPAIGN_UNKNOWN assigned[0].session", "TRAMYTE_CAMPAIGN_NUMBER daysBefore", "TRAMYTE_CAMPAIGN_NUMBER daysBefore", "TRAMYTE_CAMPAIGN_NUMBER inviteDaysBefore"])
  })
})

describe("laws of messages", () => {
  const anyHistory = fc.record({
    on: fc.constantFrom("2026-06-29", "2026-07-05", "2026-07-06", "2026-07-07", "2026-07-12"), session: fc.constantFrom("s1", "s2", undefined), daysBefore: fc.constantFrom(1, [7, 1], [0]),
    events: fc.array(fc.record({ kind: fc.constantFrom("invited", "reminded", "confirmed", "declined", "checkedIn", "examined", "didNotCome", "followedUp", "cancelled"), session: fc.constantFrom("s1", "s2"), day: fc.constantFrom("2026-06-20", "2026-06-29", "2026-07-04", "2026-07-06") }), { maxLength: 5 })
  })

  it("tells nobody the same twice, and nobody two things on one day, once what was sent is recorded", () => {
    fc.assert(fc.property(anyHistory, ({ on, session, daysBefore, events }) => {
      const history = told(...events.filter(({ day }) => day < on).map(({ kind, session, day }) => `an ${kind} ${session} ${day}`))
      const asked: MessagesQuestion = { sessions, assigned: session === undefined ? [] : [{ id: "an", session }], events: history, on, daysBefore }
      const first = messagesDue(asked)
      expect(first.length).toBeLessThanOrEqual(1)
      expect(messagesDue({ ...asked, events: [...history, ...sentEvents(first, { at: on })] })).toEqual([])
    }), { numRuns: 500 })
  })

  it("tells nothing to who was examined, and only the right day to all others", () => {
    fc.assert(fc.property(anyHistory, ({ on, session, daysBefore, events }) => {
      const messages = messagesDue({ sessions, assigned: session === undefined ? [] : [{ id: "an", session }], events: told(...events.map(({ kind, session, day }) => `an ${kind} ${session} ${day}`)), on, daysBefore })
      if (events.some(({ kind, day }) => kind === "examined" && day <= on)) expect(messages).toEqual([])
      for (const { kind, session: of, day } of messages) {
        if (kind === "invitation" || kind === "reminder" || kind === "rescheduled") {
          expect(of).toBe(session)
          expect(day! >= on).toBe(true)
        } else if (kind === "placeLost") expect(session).toBe(undefined)
        else expect(events.some((event) => event.kind === "didNotCome" && event.session === of)).toBe(true)
      }
    }), { numRuns: 500 })
  })
})
