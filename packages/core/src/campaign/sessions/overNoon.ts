import type { Hours, Session } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"
import { sessionId } from "./sessionId.ts"

/** Hours that end where the afternoon's begin. */
const noon: Hours = { from: "12:00", until: "12:00" }

/**
 * An organisation's day that goes on over noon, as a morning and an afternoon (buổi sáng, buổi chiều): who must come in the morning, on an empty stomach, has a
 * place there, and no more such people come than it can take. The people, and those of each room, are shared by the hours; what does not divide is for
 * the afternoon, as who is begun before noon is done after it.
 *
 * Without hours nobody knows how long either is; such a day, and one that is said to be in one part, stays as it is.
 */
export const overNoon = (session: Session, rest: Hours = noon): readonly Session[] => {
  const { hours, part, capacity, rooms, site, day, organisation } = session
  if (hours === undefined || part !== undefined) return [session]
  const [before, after] = [minutesOf(rest.from)! - minutesOf(hours.from)!, minutesOf(hours.until)! - minutesOf(rest.until)!]
  if (before <= 0 || after <= 0) return [session]
  // A single person comes in the morning, which suits everybody.
  const inMorning = (people: number): number => Math.min(people, Math.max(1, Math.floor(people * before / (before + after))))
  const half = (name: "morning" | "afternoon", at: Hours, share: (people: number) => number): Session => ({
    ...session,
    id: sessionId(site, day, name, organisation),
    part: name,
    hours: at,
    capacity: share(capacity),
    ...(rooms === undefined ? {} : { rooms: Object.fromEntries(Object.entries(rooms).map(([room, people]) => [room, share(people)])) })
  })
  return [
    half("morning", { from: hours.from, until: rest.from }, inMorning),
    half("afternoon", { from: rest.until, until: hours.until }, (people) => people - inMorning(people))
  ].filter((each) => each.capacity > 0)
}
