import { grouped } from "../../language/grouped.ts"
import { type CivilDate, dayOfWeek, type EpochDay, epochDay } from "../../time/index.ts"
import type { Allocation, Campaign, DayPart, Invitee, Window } from "../campaign.ts"
import { byRank } from "../severalRooms/seating.ts"

/** A session that is nowhere in the plan and would be open to people who have none now (buổi khám còn thiếu). */
export interface MissingSession {
  /** Days on which all of them can come; nothing: any day. */
  readonly window?: { readonly from: CivilDate; readonly until: CivilDate; readonly weekdays?: readonly number[] }
  /** Nothing: any part of the day. */
  readonly part?: DayPart
  /** The scarce rooms and machines that must be there. */
  readonly rooms: readonly string[]
  /** Where they live, so far as it is known. */
  readonly villages: readonly string[]
  readonly people: number
  /** By group, in the order of priority. */
  readonly groups: readonly { readonly priority: number; readonly people: number }[]
  /** Who, in the order of rank. */
  readonly who: readonly string[]
}

/**
 * Which sessions to ask for, for those to whom none is open: of each kind of session, the day that most of them have in common, then that of those who are left. What serves most comes
 * first. Whose days an employer, a ministry or a school laid down is not among them: one of those days would have to be opened, and nothing else helps.
 *
 * @example
 * ```ts
 * import { allocateSlots, missingSessions } from "@tramyte/core/campaign"
 *
 * const august = [{ from: "2026-08-01", until: "2026-09-01" }]
 * const campaign = {
 *   people: [{ id: "pupil", priority: 4, windows: august }, { id: "elder", priority: 2, windows: august, part: "morning" as const, rooms: ["x-ray"] }],
 *   sessions: [{ id: "Monday", site: "station", day: "2026-07-06", capacity: 1, rooms: { "x-ray": 1 } }]
 * }
 * const [first] = missingSessions(campaign, allocateSlots(campaign))
 * first?.who // => ["elder"]
 * first?.rooms // => ["x-ray"]
 * first?.window // => { from: "2026-08-01", until: "2026-09-01" }
 * ```
 */
export const missingSessions = ({ people }: Pick<Campaign, "people">, { unserved }: Pick<Allocation, "unserved">): readonly MissingSession[] => {
  const without = new Set(unserved.filter(({ reason }) => reason === "noSession").map(({ id }) => id))
  const byRooms = grouped(people.filter(({ id, fixed }) => without.has(id) && fixed === undefined).toSorted(byRank), ({ rooms }) => JSON.stringify([...new Set(rooms)].sort()))
  return [...byRooms].flatMap(([rooms, group]) => sessionsFor(JSON.parse(rooms), group)).sort((a, b) => b.people - a.people || (a.who[0]! < b.who[0]! ? -1 : 1))
}

/** Chooses a day for most of them, again and again until nobody is left. */
const sessionsFor = (rooms: readonly string[], group: readonly Invitee[]): readonly MissingSession[] => {
  const found: MissingSession[] = []
  for (let left = alike(group); left.length > 0;) {
    let best: { readonly day?: EpochDay | undefined; readonly part?: DayPart | undefined; readonly people: number } = { people: 0 }
    for (const day of daysOf(left)) {
      for (const part of parts) {
        const people = left.reduce((sum, one) => comes(one, day, part) ? sum + one.people.length : sum, 0)
        if (people > best.people) best = { day, part, people }
      }
    }
    // Nobody can ever come: a window without a day.
    if (best.people === 0) break
    const { day, part } = best
    found.push(told(rooms, left.filter((one) => comes(one, day, part)), day, part))
    left = left.filter((one) => !comes(one, day, part))
  }
  return found
}

/** People who can come at the same times. */
interface Alike {
  readonly people: readonly Invitee[]
  readonly part: DayPart | undefined
  readonly windows: readonly Stretch[] | undefined
}

interface Stretch {
  readonly window: Window
  readonly first: EpochDay
  readonly tooLate: EpochDay
}

const alike = (group: readonly Invitee[]): readonly Alike[] => [...grouped(group, ({ windows, part }) => JSON.stringify([windows, part])).values()].map((people) => ({
  people, part: people[0]!.part, windows: people[0]!.windows?.map((window) => ({ window, first: epochDay(window.from), tooLate: epochDay(window.until) }))
}))

const parts: readonly (DayPart | undefined)[] = [undefined, "morning", "afternoon"]

/** Whether they could come; without a day or a part: whichever it is. */
const comes = ({ windows, part: own }: Alike, day: EpochDay | undefined, part: DayPart | undefined): boolean =>
  (own === undefined || own === part) && (windows === undefined || (day !== undefined && windows.some((one) => holds(one, day, part))))

const holds = ({ window: { weekdays, part: own }, first, tooLate }: Stretch, day: EpochDay, part: DayPart | undefined): boolean =>
  first <= day && day < tooLate && (own === undefined || own === part) && (weekdays === undefined || weekdays.includes(dayOfWeek(day)))

/** The days that can be the best: most can come when a window begins, or within a week of it where days of the week count. Any day first, which tells the least. */
const daysOf = (people: readonly Alike[]): readonly (EpochDay | undefined)[] => {
  const windows = people.flatMap((one) => one.windows ?? [])
  const week = windows.some(({ window }) => window.weekdays !== undefined) ? [0, 1, 2, 3, 4, 5, 6] : [0]
  const days = new Set(windows.flatMap(({ first }) => week.map((later) => (first + later) as EpochDay)))
  return [undefined, ...[...days].sort((a, b) => a - b)]
}

const told = (rooms: readonly string[], those: readonly Alike[], day: EpochDay | undefined, part: DayPart | undefined): MissingSession => {
  const who = those.flatMap(({ people }) => people).sort(byRank)
  const bound = those.flatMap(({ windows }) => windows === undefined || day === undefined ? [] : [windows.find((one) => holds(one, day, part))!.window])
  const latest = bound.reduce<CivilDate | undefined>((last, { from }) => last === undefined || epochDay(from) > epochDay(last) ? from : last, undefined)
  const earliest = bound.reduce<CivilDate | undefined>((first, { until }) => first === undefined || epochDay(until) < epochDay(first) ? until : first, undefined)
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => bound.every((window) => window.weekdays === undefined || window.weekdays.includes(weekday)))
  return {
    ...(latest === undefined || earliest === undefined ? {} : { window: { from: latest, until: earliest, ...(weekdays.length < 7 ? { weekdays } : {}) } }),
    ...(part === undefined ? {} : { part }),
    rooms,
    villages: [...new Set(who.flatMap(({ village }) => village === undefined ? [] : [village]))].sort(),
    people: who.length,
    groups: [...new Set(who.map(({ priority }) => priority))].map((priority) => ({ priority, people: who.filter((one) => one.priority === priority).length })),
    who: who.map(({ id }) => id)
  }
}
