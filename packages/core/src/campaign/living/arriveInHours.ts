import { grouped } from "../../language/grouped.ts"
import { dayOfWeek, epochDay } from "../../time/index.ts"
import type { DayPart, Invitee, Session } from "../campaign.ts"
import type { NotPlaced } from "./arrivalWaves.ts"
import { type Guest, householdKey } from "./guest.ts"
import { type SessionHour, shareOf } from "./hoursOfSession.ts"
import { joinHouseholds } from "./joinHouseholds.ts"
import { alikeKey, type Comer, type HourLimit, placeInHours } from "./placeInHours.ts"
import { type InAnotherHour, roomsApart } from "./roomsApart.ts"

/** Who comes in which hour. */
export interface HoursOfGuests {
  /** In the order in which they come. */
  readonly byHour: readonly (readonly Guest[])[]
  readonly apart: readonly InAnotherHour[]
  readonly notPlaced: readonly NotPlaced[]
}

/** Gives everyone of a session an hour. */
export const arriveInHours = (session: Session, hours: readonly SessionHour[], unordered: readonly Guest[]): HoursOfGuests => {
  const guests = unordered.toSorted(whoComesFirst)
  if (hours.length === 0) return { byHour: [], apart: [], notPlaced: guests.map(({ person: { id } }) => ({ id, because: "hours" })) }
  const comers = guests.map(({ person }): Comer => ({ rooms: [...new Set(person.rooms)].sort(), canCome: canComeAt(person, session, hours) }))
  const placed = placeEvenly(comers, hours)
  inOrder(placed, comers)
  joinHouseholds(placed, guests, comers)
  const { apart, left } = roomsApart(placed, guests, comers, hours)
  return {
    byHour: hours.map((_, hour) => guests.filter((_, who) => placed[who] === hour)),
    apart,
    notPlaced: left.map((who) => ({ id: guests[who]!.person.id, because: comers[who]!.canCome.includes(true) ? "full" : "window" }))
  }
}

/** Precedence by law, then who is fasting; households side by side; the rest by id, so that the order of the list changes nothing. */
const whoComesFirst = (a: Guest, b: Guest): number =>
  compared(a.rank, b.rank) || Number(b.fasting) - Number(a.fasting) || compared(householdKey(a.person), householdKey(b.person)) || compared(a.person.id, b.person.id)

const compared = <T extends string | number>(a: T, b: T): number => a < b ? -1 : a > b ? 1 : 0

/** Of each hour, whether the person can come then. */
const canComeAt = ({ part, windows }: Invitee, { day: date }: Session, hours: readonly SessionHour[]): readonly boolean[] => {
  const day = epochDay(date)
  const open = windows?.filter(({ from, until, weekdays }) => epochDay(from) <= day && day < epochDay(until) && (weekdays === undefined || weekdays.includes(dayOfWeek(day))))
  const fits = (wanted: DayPart | undefined, hour: SessionHour): boolean => wanted === undefined || wanted === hour.part
  return hours.map((hour) => fits(part, hour) && (open === undefined || open.some((window) => fits(window.part, hour))))
}

/**
 * First with the share of each hour in those who come, then with ever more above it, up to what the hour can do.
 *
 * A share that is even leaves no room to choose, so people who can come in the morning alone, or several rooms, may need more.
 */
const placeEvenly = (comers: readonly Comer[], hours: readonly SessionHour[]): number[] => {
  const needed = new Map<string, number>()
  for (const { rooms } of comers) for (const room of rooms) needed.set(room, (needed.get(room) ?? 0) + 1)
  for (let more = 0; ; more = more * 2 + 1) {
    const limits = hours.map(({ pace, rooms, share }): HourLimit => ({
      people: Math.min(pace, shareOf(comers.length, share) + more),
      rooms: new Map([...rooms].map(([room, atMost]) => [room, Math.min(atMost, shareOf(needed.get(room) ?? 0, share) + more)]))
    }))
    const placed = placeInHours(comers, limits)
    const isWide = limits.every(({ people, rooms }, hour) => people === hours[hour]!.pace && [...rooms].every(([room, atMost]) => atMost === hours[hour]!.rooms.get(room)))
    if (isWide || !placed.includes(-1)) return placed
  }
}

/** Among those who need the same and can come at the same hours, who comes first has the earliest of their hours. */
const inOrder = (placed: number[], comers: readonly Comer[]): void => {
  const alike = grouped(comers.map((_, who) => who).filter((who) => placed[who]! >= 0), (who) => alikeKey(comers[who]!))
  for (const people of alike.values()) {
    const hours = people.map((who) => placed[who]!).sort((a, b) => a - b)
    people.forEach((who, index) => { placed[who] = hours[index]! })
  }
}
