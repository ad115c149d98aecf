import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { attendance, type AttendanceOptions, type PersonAttendance } from "./attendance.ts"
import { type CampaignEvent, type CampaignEventKind, campaignEventKinds } from "./events.ts"

/** `"invited s1 2026-07-01"`, of one person. */
const told = (...lines: readonly string[]): readonly CampaignEvent[] => lines.map((line, index) => {
  const [kind, session, at] = line.split(" ") as [CampaignEventKind, string, string]
  return { id: `e${index}`, kind, person: "an", at, ...(session === "-" ? {} : { session }) }
})

const standing = (events: readonly CampaignEvent[], on = "2026-12-31"): PersonAttendance | undefined => attendance(events, { on }).people[0]
const found = (events: readonly CampaignEvent[], options: Partial<AttendanceOptions> = {}): readonly string[] =>
  attendance(events, { on: "2026-12-31", ...options }).findings.map(({ code, event }) => `${code} ${event}`)

describe("how far somebody is", () => {
  it.each([{ day: "2026-07-07" }, { day: "2026-07-06", hour: "08:00" }, { day: "2026-07-06", site: "hall" }, undefined])("refuses two events of one id that tell other things: %j", (told) => {
    const invited: CampaignEvent = { id: "e", kind: "invited", person: "an", session: "s1", at: "2026-07-01", told: { day: "2026-07-06" } }
    const { told: _, ...plain } = invited
    expect(() => attendance([invited, told === undefined ? plain : { ...invited, told }], { on: "2026-07-31" })).toThrow("TRAMYTE_CAMPAIGN_DUPLICATE")
    expect(attendance([invited, { ...invited, told: { day: "2026-07-06" } }], { on: "2026-07-31" }).people[0]!.invited).toBe(1)
  })

  it.each([null, [null], "e1"])("refuses events that are none: %j", (events) => expect(() => attendance(events as never, { on: "2026-07-31" })).toThrow("TRAMYTE_CAMPAIGN_SHAPE events"))

  it("reads the day of an instant in Viet Nam, whatever its offset", () => {
    const day = (at: string): unknown => attendance([{ id: "e", kind: "examined", person: "an", at }], { on: "2026-07-31" }).people[0]!.examinedOn
    expect(["2026-07-05T23:50:00Z", "2026-07-06T06:50:00+07:00", "2026-07-05T16:59:59Z", "2026-07-05T17:00:00Z", "2026-07-06T23:59:00+07:00"].map(day))
      .toEqual(["2026-07-06", "2026-07-06", "2026-07-05", "2026-07-06", "2026-07-06"])
    expect(() => day("2026-02-30T08:00:00+07:00")).toThrow("TRAMYTE_CAMPAIGN_DAY")
  })

  it.each<[string, readonly string[], string]>([
    ["who was invited", ["invited s1 2026-07-01"], "invited"],
    ["a reminder changes nothing", ["invited s1 2026-07-01", "reminded s1 2026-07-05"], "invited"],
    ["who was only reminded was told of it", ["reminded s1 2026-07-05"], "invited"],
    ["who will come", ["invited s1 2026-07-01", "confirmed s1 2026-07-02", "reminded s1 2026-07-05"], "confirmed"],
    ["who will not", ["invited s1 2026-07-01", "declined s1 2026-07-02"], "declined"],
    ["who thought better of it", ["invited s1 2026-07-01", "declined s1 2026-07-02", "confirmed s1 2026-07-03"], "confirmed"],
    ["whose day was lost", ["invited s1 2026-07-01", "cancelled s1 2026-07-03"], "cancelled"],
    ["and who was invited again", ["invited s1 2026-07-01", "cancelled s1 2026-07-03", "invited s2 2026-07-04"], "invited"],
    ["who came although the day was lost", ["cancelled s1 2026-07-03", "checkedIn s1 2026-07-06"], "checkedIn"],
    ["who is at the door", ["invited s1 2026-07-01", "checkedIn s1 2026-07-06"], "checkedIn"],
    ["who was seen", ["checkedIn s1 2026-07-06", "attended s1 2026-07-06"], "attended"],
    ["who was seen, and then written down at the door", ["attended s1 2026-07-06", "checkedIn s1 2026-07-07"], "attended"],
    ["who was examined", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06"], "examined"],
    ["whose invitation was written down too late", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "invited s1 2026-07-07"], "examined"],
    ["who declined too late", ["checkedIn s1 2026-07-06", "declined s1 2026-07-07"], "checkedIn"],
    ["who waits for results", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "resultsPending s1 2026-07-06"], "resultsPending"],
    ["who has them", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "resultsPending s1 2026-07-06", "resultsReady s1 2026-07-09"], "resultsReady"],
    ["who waits for another one", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "resultsReady s1 2026-07-07", "resultsPending s1 2026-07-09"], "resultsPending"],
    ["who is done", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "completed s1 2026-07-09"], "completed"],
    ["who was written down at the door once more when done", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "completed s1 2026-07-09", "attended s1 2026-07-10"], "completed"],
    ["who did not come", ["invited s1 2026-07-01", "didNotCome s1 2026-07-06"], "didNotCome"],
    ["and was asked", ["invited s1 2026-07-01", "didNotCome s1 2026-07-06", "followedUp s1 2026-07-07"], "didNotCome"],
    ["and has another day", ["invited s1 2026-07-01", "didNotCome s1 2026-07-06", "invited s2 2026-07-08"], "invited"],
    ["and came then", ["didNotCome s1 2026-07-06", "checkedIn s2 2026-07-08"], "checkedIn"],
    ["who was examined, and did not come to another session", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "didNotCome s2 2026-07-08"], "examined"],
    ["who was examined, and stood at another door before", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "checkedIn s2 2026-07-08"], "examined"],
    ["whose result names no session", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "resultsReady - 2026-07-09"], "resultsReady"]
  ])("%s", (_, lines, state) => {
    expect(standing(told(...lines))?.state).toBe(state)
  })

  it("tells when and by what somebody came, on which day the examination was, and how often the person was told", () => {
    const events: readonly CampaignEvent[] = [
      ...told("invited s1 2026-07-01", "reminded s1 2026-07-05", "didNotCome s1 2026-07-06", "invited s2 2026-07-07"),
      { id: "door", kind: "checkedIn", person: "an", session: "s2", at: "2026-07-08T07:35:00+07:00", with: "vneid" }, { id: "exam", kind: "examined", person: "an", session: "s2", at: "2026-07-08" }
    ]
    expect(standing(events)).toEqual({
      id: "an", state: "examined", since: "2026-07-08", session: "s2", came: true, checkIn: { at: "2026-07-08T07:35:00+07:00", with: "vneid" }, examinedOn: "2026-07-08", invited: 2, reminded: 1, missed: 1
    })
    expect(standing(told("didNotCome s1 2026-07-06", "checkedIn s2 2026-07-08", "examined - 2026-07-08"))).toMatchObject({ session: "s2", state: "examined", since: "2026-07-08" })
    expect(standing(told("checkedIn s1 2026-07-06", "examined s1 2026-07-06", "examined s1 2026-07-07", "checkedIn s2 2026-07-08"))).toMatchObject({ session: "s1", since: "2026-07-06" })
    expect(standing(told("attended s1 2026-07-06", "completed s1 2026-07-06", "attended s2 2026-07-08", "examined s2 2026-07-08"))).toMatchObject({ session: "s2", state: "examined", examinedOn: "2026-07-08" })
    expect(standing(told("checkedIn s1 2026-07-06", "attended s2 2026-07-08"))).toMatchObject({ session: "s2", state: "attended" })
    expect(standing(told("invited - 2026-07-01"))).toEqual({ id: "an", state: "invited", since: "2026-07-01", came: false, invited: 1, reminded: 0, missed: 0 })
  })

  it("knows nothing of the days after", () => {
    const events = told("invited s1 2026-07-01", "checkedIn s1 2026-07-06")
    expect(attendance(events, { on: "2026-06-30" }).people).toEqual([])
    expect(standing(events, "2026-07-05")?.state).toBe("invited")
    expect(standing(events, "2026-07-06")?.state).toBe("checkedIn")
  })

  it("takes back what was recorded by mistake, from the day on which that is recorded", () => {
    const events: readonly CampaignEvent[] = [...told("invited s1 2026-07-01", "didNotCome s1 2026-07-06"), { id: "r", kind: "retracted", person: "an", retracts: "e1", at: "2026-07-07" }]
    expect(standing(events, "2026-07-06")?.state).toBe("didNotCome")
    expect(standing(events, "2026-07-07")?.state).toBe("invited")
    expect(found(events)).toEqual([])
  })

  it("has people by id, whatever the id is", () => {
    const events = ["toString", "__proto__", "an"].map((person): CampaignEvent => ({ id: `of ${person}`, kind: "invited", person, at: "2026-07-01" }))
    expect(attendance(events, { on: "2026-07-01" }).people.map(({ id }) => id)).toEqual(["__proto__", "an", "toString"])
  })
})

describe("what does not fit together is told, and counts", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["a check-in with nothing before it, and no session", ["checkedIn - 2026-07-06"], ["checkedInWithoutSession e0"]],
    ["a check-in that says no session belongs to the invitation", ["invited s1 2026-07-01", "checkedIn - 2026-07-06"], []],
    ["a check-in of somebody who was not invited names its session", ["checkedIn s1 2026-07-06"], []],
    ["twice on one day", ["checkedIn s1 2026-07-06", "checkedIn s2 2026-07-06"], ["checkedInTwice e1"]],
    ["on two days", ["checkedIn s1 2026-07-06", "checkedIn s2 2026-07-07"], []],
    ["examined without a check-in", ["invited s1 2026-07-01", "examined s1 2026-07-06"], ["withoutCheckIn e1"]],
    ["seen is enough", ["attended s1 2026-07-06", "examined s1 2026-07-06"], []],
    ["said once", ["examined s1 2026-07-06", "completed s1 2026-07-06"], ["withoutCheckIn e0"]],
    ["done without an examination", ["checkedIn s1 2026-07-06", "completed s1 2026-07-06"], ["resultsWithoutExamination e1"]],
    ["absent, and there", ["checkedIn s1 2026-07-06", "didNotCome s1 2026-07-06"], ["cameAfterAll e1"]],
    ["absent, and there later", ["didNotCome s1 2026-07-06", "checkedIn s1 2026-07-07"], []],
    ["examined in two sessions", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "checkedIn s2 2026-07-08", "examined s2 2026-07-08"], ["examinedTwice e3"]],
    ["written down twice for one session", ["checkedIn s1 2026-07-06", "examined s1 2026-07-06", "examined s1 2026-07-07"], []]
  ])("%s", (_, lines, expected) => {
    expect(found(told(...lines))).toEqual(expected)
  })

  it("finds check-ins on another day than that of the session, and sessions that do not exist", () => {
    const events = told("invited s2 2026-07-01", "invited s1 2026-07-01", "checkedIn s1 2026-07-07", "attended s1 2026-07-08")
    expect(found(events, { sessions: [{ id: "s1", day: "2026-07-06" }] })).toEqual(["unknownSession e0", "checkedInOnOtherDay e2"])
    expect(found(events, { sessions: [{ id: "s1", day: "2026-07-07" }, { id: "s2", day: "2026-07-07" }] })).toEqual([])
  })

  it("finds retractions of nothing, of somebody else's event, and of a retraction", () => {
    const retraction = (id: string, retracts: string | undefined, person = "an"): CampaignEvent => ({ id, kind: "retracted", person, at: "2026-07-08", ...(retracts === undefined ? {} : { retracts }) })
    const events = [...told("invited s1 2026-07-01"), retraction("r1", "e9"), retraction("r2", undefined), retraction("r3", "e0", "binh"), retraction("r4", "r1")]
    expect(found(events)).toEqual(["r1", "r2", "r3", "r4"].map((id) => `retractsNothing ${id}`))
    expect(standing(events)?.state).toBe("invited")
  })
})

describe("what is refused", () => {
  it("tells days that are none, kinds that are none, and two events of one id", () => {
    const events = [...told("invited s1 2026-02-30", "came s1 2026-07-01", "invited s1 2026-07-01T07:00"), { ...told("invited s2 2026-07-02")[0]! }]
    const problems = (): readonly string[] => {
      try {
        attendance(events, { on: "soon" })
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(problems()).toEqual([
      "TRAMYTE_CAMPAIGN_DAY on", "TRAMYTE_CAMPAIGN_DAY events[0].at", "TRAMYTE_CAMPAIGN_UNKNOWN events[1].kind", "TRAMYTE_CAMPAIGN_DAY events[2].at", "TRAMYTE_CAMPAIGN_DUPLICATE events[3].id"
    ])
  })

  it("lets the same event be told twice", () => {
    const events = told("invited s1 2026-07-01")
    expect(standing([...events, { ...events[0]! }])?.invited).toBe(1)
  })
})

describe("laws of attendance", () => {
  const anyEvents = fc.array(fc.record({
    kind: fc.constantFrom(...campaignEventKinds), person: fc.constantFrom("an", "binh"), session: fc.constantFrom(undefined, "s1", "s2"),
    at: fc.constantFrom("2026-07-01", "2026-07-02", "2026-07-02T07:00:00+07:00", "2026-07-02T09:00:00+07:00", "2026-07-03"), retracts: fc.constantFrom(undefined, "e0", "e1")
  }), { maxLength: 9 }).map((all) => all.map(({ session, retracts, ...event }, index): CampaignEvent =>
    ({ ...event, id: `e${index}`, ...(session === undefined ? {} : { session }), ...(retracts === undefined || event.kind !== "retracted" ? {} : { retracts }) })))

  it("does not depend on the order in which events are told", () => {
    fc.assert(fc.property(anyEvents.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length }))), ([events, shuffled]) => {
      const options = { on: "2026-07-02", sessions: [{ id: "s1", day: "2026-07-02" }] }
      expect(attendance(shuffled, options)).toEqual(attendance(events, options))
    }))
  })

  it("is as if a retracted event had never been recorded", () => {
    fc.assert(fc.property(anyEvents, fc.nat(8), (events, index) => {
      const plain = events.filter(({ kind }) => kind !== "retracted")
      const mistaken = plain[index % Math.max(1, plain.length)]
      if (mistaken === undefined) return
      const retraction: CampaignEvent = { id: "r", kind: "retracted", person: mistaken.person, retracts: mistaken.id, at: "2026-07-03" }
      expect(attendance([...plain, retraction], { on: "2026-07-03" })).toEqual(attendance(plain.filter((event) => event !== mistaken), { on: "2026-07-03" }))
    }))
  })
})
