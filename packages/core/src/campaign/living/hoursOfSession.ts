import type { DayPart, Session } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"

/** An hour of a session, and what can be done in it. */
export interface SessionHour {
  /** Minutes since midnight. */
  readonly from: number
  readonly until: number
  readonly part: DayPart
  /** People who can be examined. */
  readonly pace: number
  /** By scarce room. */
  readonly rooms: ReadonlyMap<string, number>
  /** What share of the session it is: minutes of minutes. */
  readonly share: { readonly of: number; readonly minutes: number }
}

const noon = 12 * 60

/**
 * The hours of a session: from its beginning, cut again at noon where the session is for the whole day, so that nobody who can come in the morning alone
 * comes in an hour that ends after it. Each can do its share of what the session can do, rounded up; nothing for a session that says no hours.
 */
export const hoursOfSession = ({ hours, part, capacity, rooms = {} }: Session): readonly SessionHour[] => {
  if (hours === undefined) return []
  const [start, end] = [minutesOf(hours.from)!, minutesOf(hours.until)!]
  const minutes = end - start
  const found: SessionHour[] = []
  for (let from = start; from < end;) {
    const until = Math.min(from + 60, end, part === undefined && from < noon ? noon : end)
    const share = { of: until - from, minutes }
    found.push({
      from, until, share,
      part: part ?? (from < noon ? "morning" : "afternoon"),
      pace: shareOf(capacity, share),
      rooms: new Map(Object.keys(rooms).map((room) => [room, shareOf(rooms[room]!, share)]))
    })
    from = until
  }
  return found
}

/** The share of so many, rounded up. */
export const shareOf = (many: number, { of, minutes }: SessionHour["share"]): number => Math.ceil(many * of / minutes)
