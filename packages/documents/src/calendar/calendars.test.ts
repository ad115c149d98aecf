import * as fc from "fast-check"
import ICAL from "ical.js"
import { describe, expect, it } from "vitest"
import { appointmentCalendar, type AppointmentCalendarOptions, appointmentsOf, campaignCalendar, type CampaignCalendarOptions, DocumentError } from "../index.ts"
import { plan } from "../plan.fixture.ts"

const { sessions } = plan.campaign
const station = {
  id: "kham-2026.cam-giang.example", lang: "vi", stamp: "2026-07-01T08:00:00+07:00", title: "Khám sức khỏe 2026, xã Cẩm Giàng", sessions, places: plan.places,
  villages: plan.villages ?? [], allocation: plan.allocation
} as const satisfies CampaignCalendarOptions
const an = appointmentsOf(plan).find(({ id }) => id === "an")!
const personal = { id: station.id, lang: "vi", stamp: station.stamp, appointment: an, place: plan.places[0]! } as const satisfies AppointmentCalendarOptions

// ical.js leaves TEXT as it is where it does not know the property (RFC 7986, section 5.1, and the older X-WR-CALNAME).
const unescaped = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, char: string) => char.toLowerCase() === "n" ? "\n" : char)

/** What another program reads in a file. */
const read = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file) as [string, unknown[], unknown[]])
  return {
    name: unescaped(String(calendar.getFirstPropertyValue("x-wr-calname"))), method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const { uid, summary, location, description, startDate, endDate, sequence } = new ICAL.Event(component)
      return {
        uid, summary, location, description, sequence, start: startDate.toJSDate().toISOString(), end: endDate.toJSDate().toISOString(), wholeDay: startDate.isDate,
        status: component.getFirstPropertyValue("status"), stamp: String(component.getFirstPropertyValue("dtstamp")), alarms: component.getAllSubcomponents("valarm").length
      }
    })
  }
}
const octets = (text: string): number => new TextEncoder().encode(text).length

describe("the station's calendar, read back by another program", () => {
  const told = () => read(campaignCalendar(station))

  it("has each session once, in the order of time, at Viet Nam's hours", () => {
    const { events, name } = told()
    expect(name).toBe("Khám sức khỏe 2026, xã Cẩm Giàng")
    expect(events.map(({ start, end }) => [start, end]).slice(0, 2)).toEqual([
      ["2026-07-06T00:00:00.000Z", "2026-07-06T04:30:00.000Z"], ["2026-07-06T06:30:00.000Z", "2026-07-06T09:30:00.000Z"]
    ])
    expect(events).toHaveLength(3)
  })

  it("says where, with commas and semicolons as they are, and how many come of how many", () => {
    expect(told().events[0]).toMatchObject({
      summary: "Khám sức khỏe – Trạm Y tế xã Cẩm Giàng", location: "Trạm Y tế xã Cẩm Giàng, thôn Đông; cạnh Ủy ban nhân dân xã",
      description: "Số người đã xếp lịch / số chỗ: 3/60", sequence: 0, status: "CONFIRMED", stamp: "2026-07-01T01:00:00Z", alarms: 0
    })
  })

  it("lasts the whole day where only the part of the day is known, and says which", () => {
    expect(told().events[2]).toMatchObject({
      wholeDay: true, start: new Date("2026-07-07T00:00").toISOString(), end: new Date("2026-07-08T00:00").toISOString(), summary: "Khám sức khỏe – Nhà văn hóa thôn Đông, buổi sáng", description: "Số người đã xếp lịch / số chỗ: 1/20\nThôn: Thôn Đông"
    })
    const usual = read(campaignCalendar({ ...station, usualHours: { morning: { from: "07:30", until: "11:00" }, afternoon: { from: "13:00", until: "16:00" } } }))
    expect(usual.events[2]).toMatchObject({ wholeDay: false, start: "2026-07-07T00:30:00.000Z", end: "2026-07-07T04:00:00.000Z", summary: "Khám sức khỏe – Nhà văn hóa thôn Đông" })
  })

  it("names nobody, no room, and publishes only where somebody invites", () => {
    const file = campaignCalendar(station)
    for (const { id } of plan.campaign.people) expect(file).not.toContain(`-${id}@`)
    expect(file).not.toMatch(/x-ray/)
    expect(file).not.toContain("CLASS:")
    expect(told().method).toBeNull()
    const published = campaignCalendar({ ...station, organizer: { name: "Trạm \"Y tế\"", email: "tram@cam-giang.example" } })
    expect(read(published).method).toBe("PUBLISH")
    expect(published.match(/^ORGANIZER.*/m)?.[0].trimEnd()).toBe("ORGANIZER;CN=\"Trạm 'Y tế'\":mailto:tram@cam-giang.example")
  })

  it("is a team's own by its site", () => {
    const team = read(campaignCalendar({ ...station, site: "hall" }))
    expect(team.name).toBe("Khám sức khỏe 2026, xã Cẩm Giàng – Nhà văn hóa thôn Đông")
    expect(team.events.map(({ location }) => location)).toEqual(["Nhà văn hóa thôn Đông"])
  })

  it("writes English, organisations and places alone without an allocation", () => {
    const { allocation: _, ...open } = station
    expect(read(campaignCalendar({ ...open, sessions: [{ ...sessions[1]!, part: "morning" }] })).events[0]).toMatchObject({ summary: "Khám sức khỏe – Trạm Y tế xã Cẩm Giàng", description: "Số chỗ: 60" })
    const [only] = read(campaignCalendar({
      ...open, lang: "en", sessions: [{ ...sessions[0]!, organisation: "mill", villages: ["dong", "v9"] }], organisations: [{ id: "mill", name: "Paper mill" }]
    })).events
    expect(only).toMatchObject({ summary: "Health examination – Culture house of Đông, morning", description: "Places: 20\nVillages: Thôn Đông, v9\nOwn day of: Paper mill" })
  })
})

describe("a later file", () => {
  const [hall, morning, afternoon] = sessions as [typeof sessions[0], typeof sessions[0], typeof sessions[0]]

  it("moves a session that kept its id, by the same identifier and a greater revision", () => {
    const before = read(campaignCalendar(station)).events
    const after = read(campaignCalendar({ ...station, revision: 1, before: sessions, sessions: [hall, { ...morning, day: "2026-07-08" }, afternoon] })).events
    const moved = after.find(({ start }) => start.startsWith("2026-07-08"))
    expect(before.find(({ uid }) => uid === moved?.uid)?.sequence).toBe(0)
    expect(moved).toMatchObject({ sequence: 1, status: "CONFIRMED" })
    expect(after).toHaveLength(3)
  })

  it("cancels what is no more", () => {
    const after = read(campaignCalendar({ ...station, revision: 1, before: sessions, sessions: [hall, morning] })).events
    expect(after.map(({ status, sequence, summary }) => [status, sequence, summary])).toEqual([
      ["CONFIRMED", 1, "Khám sức khỏe – Trạm Y tế xã Cẩm Giàng"],
      ["CANCELLED", 1, "HỦY: Khám sức khỏe – Trạm Y tế xã Cẩm Giàng"],
      ["CONFIRMED", 1, "Khám sức khỏe – Nhà văn hóa thôn Đông, buổi sáng"]
    ])
    expect(after[1]?.description).toBe("Buổi khám này không tổ chức nữa.")
  })

  it("cancels for the old team what went to another place", () => {
    const moved = sessions.map((session) => ({ ...session, site: "station" }))
    expect(read(campaignCalendar({ ...station, site: "hall", before: sessions, sessions: moved })).events.map(({ status }) => status)).toEqual(["CANCELLED"])
    expect(read(campaignCalendar({ ...station, site: "station", before: sessions, sessions: moved })).events.map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED", "CONFIRMED"])
  })
})

describe("a person's appointment", () => {
  it("says when, where, what to bring and to come fasting, rings a day before, and nothing else", () => {
    const file = appointmentCalendar({ ...personal, contact: "Trạm Y tế, 0220 3 786 115" })
    expect(read(file).events).toEqual([{
      uid: "appointment-an@kham-2026.cam-giang.example", summary: "Khám sức khỏe", sequence: 0, status: "CONFIRMED", stamp: "2026-07-01T01:00:00Z", alarms: 1, wholeDay: false,
      start: "2026-07-06T01:00:00.000Z", end: "2026-07-06T01:30:00.000Z", location: "Trạm Y tế xã Cẩm Giàng, thôn Đông; cạnh Ủy ban nhân dân xã",
      description: "Mang theo: căn cước hoặc điện thoại có VNeID, thẻ BHYT và giấy tờ khám chữa bệnh (nếu có).\n"
        + "Xin chưa ăn gì trước khi đến khám.\nLiên hệ: Trạm Y tế, 0220 3 786 115"
    }])
    expect(file).toContain("TRIGGER:-P1D\r\n")
    expect(file).toContain("CLASS:PRIVATE\r\n")
  })

  it("asks nobody to fast who need not, and takes the station's words", () => {
    const [event] = read(appointmentCalendar({ ...personal, appointment: { ...an, fasting: false }, bring: { vi: "thẻ bảo hiểm y tế", en: "insurance card" }, alarmMinutesBefore: [] })).events
    expect(event).toMatchObject({ description: "Mang theo: thẻ bảo hiểm y tế.", alarms: 0 })
  })

  it("is struck out in the phone that has it, and does not ring", () => {
    expect(read(appointmentCalendar({ ...personal, revision: 3, cancelled: true })).events[0]).toMatchObject({
      uid: "appointment-an@kham-2026.cam-giang.example", status: "CANCELLED", sequence: 3, summary: "HỦY: Khám sức khỏe", alarms: 0, description: "Lịch hẹn này không còn hiệu lực."
    })
  })

  it("says no part of the day where the hour is known, and may ring at the hour itself", () => {
    const file = appointmentCalendar({ ...personal, appointment: { ...an, part: "morning" }, alarmMinutesBefore: [0, 90] })
    expect(read(file).events[0]).toMatchObject({ summary: "Khám sức khỏe", alarms: 2 })
    expect(file).toContain("TRIGGER:-PT1H30M\r\n")
  })

  it("says the part of the day where no hour is known", () => {
    const { hours: _, ...day } = an
    expect(read(appointmentCalendar({ ...personal, lang: "en", appointment: { ...day, part: "morning" } })).events[0]).toMatchObject({ summary: "Health examination (morning)", wholeDay: true })
    expect(read(appointmentCalendar({ ...personal, appointment: day })).events[0]).toMatchObject({ summary: "Khám sức khỏe" })
  })
})

describe("of any names and ids", () => {
  const text = fc.oneof(fc.constantFrom("a,b;c\\d\ne", "BEGIN:VEVENT\r\nSUMMARY:x", "\\n", "Ủy ban nhân dân xã Cẩm Giàng ".repeat(9), "👩‍⚕️".repeat(30), "\u202Eabc", "\uD800", "a\u0000b", "\""), fc.string({ unit: "binary", maxLength: 120 }))

  it("folds at 75 octets, ends lines in CRLF and gives back every text", () => {
    fc.assert(fc.property(text, text, text, (name, address, title) => {
      const file = campaignCalendar({ ...station, title, places: [{ id: "station", name, address }, { id: "hall", name }] })
      expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
      for (const line of file.split("\r\n")) {
        expect(octets(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
      }
      const kept = (given: string): string => given.replace(/[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD").normalize("NFC").replace(/\r\n|\r/g, "\n")
      const back = read(file)
      expect(back.events).toHaveLength(3)
      expect(back.events[0]?.summary).toBe(`Khám sức khỏe – ${kept(name)}`)
      expect(back.events[0]?.location).toBe(`${kept(name)}, ${kept(address)}`)
      if (kept(title) !== "") expect(back.name).toBe(kept(title))
    }), { numRuns: 300 })
  })

  it("gives different ids different identifiers, the same every time, and the same bytes in any order of sessions", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.oneof(fc.constantFrom("__proto__", "a b", "a%20b", "a;b", "đ", "d"), fc.string({ maxLength: 12 })), { minLength: 2, maxLength: 8 }), (ids) => {
      const all = ids.map((id, at) => ({ ...sessions[at % 3]!, id }))
      const file = campaignCalendar({ ...station, sessions: all })
      expect(new Set(read(file).events.map(({ uid }) => uid)).size).toBe(ids.length)
      expect(campaignCalendar({ ...station, sessions: all.toReversed() })).toBe(file)
    }))
  })

  it("keeps each hour of any day seven hours before its UTC", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }), (offset, from, more) => {
      const until = Math.min(1439, from + more)
      const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
      const day = new Date(offset * 86_400_000).toISOString().slice(0, 10)
      const [event] = read(campaignCalendar({ ...station, sessions: [{ ...sessions[1]!, day, hours: { from: clock(from), until: clock(until) } }] })).events
      expect(event?.start).toBe(new Date(`${day}T${clock(from)}:00+07:00`).toISOString())
      expect(event?.end).toBe(new Date(`${day}T${clock(until)}:00+07:00`).toISOString())
    }), { numRuns: 60 })
  })
})

describe("what would send people the wrong way is refused, all of it at once", () => {
  const problemsOf = (write: () => unknown): readonly string[] => {
    try {
      write()
    } catch (error) {
      if (error instanceof DocumentError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_DOCUMENTS_", "")} ${where}`)
    }
    return []
  }
  const session = sessions[1]!

  it.each<[string, Partial<CampaignCalendarOptions>, readonly string[]]>([
    ["a day that is none", { sessions: [{ ...session, day: "2026-02-29" }] }, ["DAY sessions[0].day"]],
    ["hours that end before they begin", { sessions: [{ ...session, hours: { from: "11:30", until: "07:00" } }] }, ["HOURS sessions[0].hours"]],
    ["hours that last no time", { sessions: [{ ...session, hours: { from: "07:00", until: "07:00" } }] }, ["HOURS sessions[0].hours"]],
    ["a clock without such an hour", { sessions: [{ ...session, hours: { from: "7:00", until: "24:00" } }] }, ["HOURS sessions[0].hours"]],
    ["a place that is nowhere", { sessions: [{ ...session, site: "__proto__" }], before: [{ ...session, site: "x" }] }, ["UNKNOWN sessions[0].site", "UNKNOWN before[0].site"]],
    ["a place without a name", { places: [{ id: "station" }, { id: "hall", name: "x" }] }, ["UNKNOWN sessions[1].site", "UNKNOWN sessions[2].site"]],
    ["two sessions of one id", { sessions: [session, session] }, ["DUPLICATE sessions[1]"]],
    ["a team that is nowhere", { site: "x" }, ["UNKNOWN site"]],
    ["no instant, no revision, no name, no address", { stamp: "2026-07-01", revision: -1, id: "a b", organizer: { name: "x", email: "x" } },
      ["TEXT id", "INSTANT stamp", "NUMBER revision", "TEXT organizer.email"]],
    ["an instant without offset, half a revision", { stamp: "2026-07-01T08:00:00", revision: 0.5 }, ["INSTANT stamp", "NUMBER revision"]],
    ["an hour that no day has", { stamp: "2026-07-01T25:00:00Z" }, ["INSTANT stamp"]]
  ])("%s", (_, change, expected) => {
    expect(problemsOf(() => campaignCalendar({ ...station, ...change }))).toEqual(expected)
  })

  it("an appointment at a place without a name", () => {
    expect(problemsOf(() => appointmentCalendar({ ...personal, place: { id: "station" } }))).toEqual(["UNKNOWN place.name"])
  })

  it("an appointment elsewhere, on no day, at no hour, with half a minute", () => {
    expect(problemsOf(() => appointmentCalendar({
      ...personal, place: plan.places[1]!, appointment: { ...an, day: "6/7/2026", hours: { from: "9", until: "10" } }, alarmMinutesBefore: [60, 0.5, -1]
    }))).toEqual(["DAY appointment.day", "HOURS appointment.hours", "UNKNOWN place.id", "NUMBER alarmMinutesBefore[1]", "NUMBER alarmMinutesBefore[2]"])
  })
})
