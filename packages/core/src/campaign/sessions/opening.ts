import type { Text } from "../../language/text.ts"
import type { CivilDate, WorkingCalendarDefinition } from "../../time/index.ts"
import type { DayPart, Hours, Session } from "../campaign.ts"

/** What a station head says about a campaign: from when until when, where, with whom and what. Plain data. */
export interface Opening {
  readonly from: CivilDate
  /** The first day after it. */
  readonly until: CivilDate
  /** Rest days, holidays and swapped days: `rules.calendars[0].calendar` of the rules in force. */
  readonly calendar: WorkingCalendarDefinition
  /** What is held; a site that may hold one of them is licensed. */
  readonly examinations: readonly ExaminationKind[]
  readonly sites: readonly Site[]
  readonly teams: readonly Team[]
  readonly machines?: readonly Machine[]
  /** The own days of employers, ministries and schools. */
  readonly organisationDays?: readonly OrganisationDay[]
  /** Share of the places of each session, from 0 to 1, that stays free for those who did not come before. Default 0. */
  readonly keptForNoShows?: number
}

/** Periodic examination (khám sức khỏe định kỳ) or screening (khám sàng lọc): a facility may be licensed for one and not for the other (Decree 165/2026, article 71). */
export type ExaminationKind = "periodic" | "screening"

/** Where people are examined: the station, its points (điểm trạm), a mobile place, a school, a hired hall. */
export interface Site {
  readonly id: string
  readonly name?: Text
  readonly kind?: SiteKind
  readonly licences: readonly Licence[]
  /** When it opens. Not said: on no day but those of `open`. */
  readonly opens?: readonly OpeningPattern[]
  /** Single days on which it opens, whatever the calendar and `opens` say. */
  readonly open?: readonly OpenDay[]
  /** Single days on which it stays closed, and days again and again: the 10th of each month for vaccination. */
  readonly closed?: readonly (ClosedByStation | ClosedAgain)[]
  /** What is kept for ordinary care (khám chữa bệnh thường xuyên); of several that hold at a time, the one that keeps most. */
  readonly ordinaryCare?: readonly Reserve[]
}

/**
 * What sort of place it is. `home`: the teams go from house to house (khám tại nhà), so many an hour with their ways. Only who is examined at home has a place in its
 * sessions: people with the room `homeVisit` (`"home-visit"`), whom `fixDays` gives to them.
 */
export type SiteKind = "station" | "stationPoint" | "mobile" | "school" | "hall" | "facility" | "home"

/**
 * On what ground people may be examined at a site: its own licence, or another facility's whose mobile site it is, as a station does that is not qualified itself
 * (Decree 165/2026, article 74.3).
 */
export type Licence = OwnLicence | MobileSiteOf

/** A licence of its own. */
export interface OwnLicence {
  readonly from: CivilDate
  /** The first day on which it is no longer valid. */
  readonly until?: CivilDate
  readonly kinds: readonly ExaminationKind[]
}

/** Another site's licence, on the days on which that one has it. A facility that holds no sessions itself is a site that never opens. */
export interface MobileSiteOf {
  readonly of: string
  readonly from?: CivilDate
  readonly until?: CivilDate
}

/** Days, all that is said of them together. A rest day that is worked for a working day counts as both. */
export interface Days {
  readonly from?: CivilDate
  /** The first day that is too late. */
  readonly until?: CivilDate
  /** 1 Monday to 7 Sunday. */
  readonly weekdays?: readonly number[]
  /** Which of these days of the week in the month, 1 the first to 5, -1 the last: `weekdays: [1], nth: [1, 3]` is the first and the third Monday. */
  readonly nth?: readonly number[]
  /** Days of the month, 1 to 31, -1 the last; a month without such a day has none. */
  readonly monthDays?: readonly number[]
}

/** When a site opens, again and again. */
export interface OpeningPattern extends Days {
  /** Not said: the working days. A rest day that is named here is opened too; one that is only a day of the month is not. */
  readonly weekdays?: readonly number[]
  /** Opens on public holidays too, if they are among its weekdays. Default: no. */
  readonly holidays?: boolean
  readonly hours: readonly PartHours[]
}

/** From when until when people come, in a part of the day; no part said: the whole day. */
export interface PartHours extends Hours {
  readonly part?: DayPart
}

/** A single day on which a site opens; its hours stand for all that it has on that day. */
export interface OpenDay {
  readonly day: CivilDate
  readonly hours: readonly PartHours[]
}

/** A day on which the station keeps a site closed, or all days until the one on which it opens again. */
export interface ClosedByStation {
  readonly day: CivilDate
  readonly until?: CivilDate
  readonly part?: DayPart
  readonly because?: Text
}

/** Days on which the station keeps a site closed again and again, but for single days on which it is open. */
export interface ClosedAgain extends Days {
  readonly part?: DayPart
  readonly because?: Text
}

/** Where and when a team or a machine is. Of one that names single days, the others of the same team or machine do not hold on those days. */
export interface Posting extends Days {
  readonly site: string
  /** Single days instead of weekdays. */
  readonly days?: readonly CivilDate[]
  /** Only in sessions of that part of the day. */
  readonly part?: DayPart
}

/** Who examines (đội khám): in one place at a time; several at one site add up. */
export interface Team {
  readonly id: string
  readonly name?: Text
  /** People an hour. */
  readonly perHour: number
  readonly at: readonly Posting[]
  /** Days on which it does not work: leave, training. */
  readonly away?: readonly Stretch[]
}

/** A scarce room or a machine (phòng, máy): one that stays has one posting, one that can be carried has several. */
export interface Machine {
  readonly id: string
  /** What people need it for, as in the `rooms` of an `Invitee`; machines for the same add up. */
  readonly room: string
  readonly name?: Text
  /** People an hour. */
  readonly perHour: number
  readonly at: readonly Posting[]
  /** It is there, but nobody can be examined with it. */
  readonly broken?: readonly Stretch[]
}

/** From a day on, until another or without a known end. */
export interface Stretch {
  readonly from: CivilDate
  readonly until?: CivilDate
}

/** Places kept: a share of them, from 0 to 1, or so many people in each part of the day. */
export interface Reserve extends Days {
  readonly share?: number
  readonly people?: number
  /** Single days instead of weekdays. */
  readonly days?: readonly CivilDate[]
  readonly part?: DayPart
  /** Of that room only. Not said: a share holds for the places and for each room, a number of people for the places. */
  readonly room?: string
}

/**
 * A day that an employer, a ministry or a school laid down for its own people. At a site of the campaign its teams examine them: with hours, these are taken out
 * of the site's; without, the places are. At a place of its own, the organisation sees to everything.
 *
 * With hours over noon and no part it becomes two sessions, a morning and an afternoon, that share the people by their hours.
 */
export interface OrganisationDay {
  readonly organisation: string
  /** A site of the campaign. */
  readonly site?: string
  /** Or a place of the organisation's own. */
  readonly place?: string
  /** What its own place is called, for lists and messages; said once, it holds for all days there. */
  readonly placeName?: Text
  readonly day: CivilDate
  readonly part?: DayPart
  readonly hours?: Hours
  /** The rest at noon (nghỉ trưa) at its own place, within the hours: `{ from: "11:30", until: "13:00" }`. */
  readonly rest?: Hours
  readonly people: number
  /** Of scarce rooms: so many people. */
  readonly rooms?: Readonly<Record<string, number>>
}

/** What an opening comes to: each site is on each day among the sessions or among the closed, with the reason. */
export interface OpenedSessions {
  /** In the order of days and hours. */
  readonly sessions: readonly Session[]
  /** In the order of days. */
  readonly closed: readonly ClosedDay[]
  /** Days of organisations that got fewer places than they asked for. */
  readonly short: readonly ShortDay[]
  /** What sites and organisations' own places are called, where that is said; in the order of ids, for messages and documents. */
  readonly places: readonly { readonly id: string; readonly name: Text }[]
}

/** A day, or a part of it, without a session. */
export interface ClosedDay {
  readonly site: string
  readonly day: CivilDate
  readonly part?: DayPart
  /** Whose own day it would have been. */
  readonly organisation?: string
  readonly reason: ClosedReason
  readonly because: Text
}

/**
 * `restDay`: a weekly rest day. `holiday`: a public holiday, or a day off by decision. `noPattern`: the site has no opening pattern in that time. `weekday`: not on
 * that day of the week. `monthDay`: on that day of the week, but not on that day of the month. `byStation`: the station said so. `unlicensed`: nobody may be examined there. `noTeam`: nobody is there to examine. `noPlaces`: nothing is
 * left after what is kept, or the hours are too short for one person. `organisations`: organisations have all of it. `otherHours`: it opens, but not when the
 * organisation comes. `outside`: not in the time of the campaign.
 */
export type ClosedReason =
  | "restDay" | "holiday" | "noPattern" | "weekday" | "monthDay" | "byStation" | "unlicensed" | "noTeam" | "noPlaces" | "organisations" | "otherHours" | "outside"

/** An organisation's day that cannot hold all its people. */
export interface ShortDay {
  readonly organisation: string
  readonly site: string
  readonly day: CivilDate
  readonly part?: DayPart
  /** How many were to come, and how many can; if nobody can, `closed` says why. */
  readonly people: number
  readonly places: number
}
