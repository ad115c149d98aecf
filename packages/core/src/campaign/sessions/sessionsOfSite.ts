import type { DayPart, Hours, Session } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"
import { closedTexts } from "./closedReasons.ts"
import { type CampaignDay, inOrder } from "./dayMatch.ts"
import type { ClosedDay, ClosedReason, OpenedSessions, OrganisationDay, PartHours, Site } from "./opening.ts"
import { overNoon } from "./overNoon.ts"
import { type Means, type Piece, type Places, placesOf, wholePlaces } from "./placesOf.ts"
import { sessionId } from "./sessionId.ts"
import type { SiteHours } from "./siteHours.ts"

/** What a site comes to on one day: in each of its hours the organisations whose day it is, and with what is left everybody. */
export const sessionsOfSite = (
  site: Site, on: CampaignDay, { hours, closed: shut }: SiteHours, isLicensed: boolean, organisationDays: readonly OrganisationDay[], means: Means & { readonly keptForNoShows?: number }
): Omit<OpenedSessions, "places"> => {
  const sessions: Session[] = []
  const closed: ClosedDay[] = shut.map((each) => ({ site: site.id, day: on.date, ...each }))
  const close = (reason: keyof typeof closedTexts, part?: DayPart, organisation?: string): void =>
    void closed.push({ site: site.id, day: on.date, ...ofPart(part), ...(organisation === undefined ? {} : { organisation }), reason, because: closedTexts[reason] })
  const guests = organisationDays.toSorted((a, b) => inOrder(a.organisation, b.organisation) || inOrder(startOf(a), startOf(b))).map(guestOf)
  if (!isLicensed && hours.length > 0) close("unlicensed")
  for (const piece of isLicensed ? hours.map(pieceOf).toSorted((a, b) => a.from - b.from) : []) {
    // `others`: whether other organisations have been before.
    const place = (guest: Guest, at: Piece, left: Places | undefined, others: boolean): Places => {
      guest.isMet = true
      const [taken, reason] = take(guest, left)
      if (reason !== undefined) close(others ? "organisations" : reason, piece.part, guest.of.organisation)
      else sessions.push(...overNoon({ ...sessionAt(site, on, at, taken, guest.of.rooms !== undefined, guest.of.organisation), organisation: guest.of.organisation }))
      return taken
    }
    const coming = guests.filter((guest) => guest.people > 0 && (guest.of.part === undefined || guest.of.part === piece.part))
    const timed = coming.flatMap((guest) => cutOut(guest, piece)).toSorted((a, b) => a.at.from - b.at.from)
    for (const { guest, at } of timed) place(guest, at, placesOf(site, at, on, means), false)
    const rest = longestGap(piece, timed.map(({ at }) => at))
    const places = rest === undefined ? undefined : placesOf(site, rest, on, means)
    let left = places
    let shared = false
    for (const guest of coming.filter(({ of }) => of.hours === undefined)) {
      const taken = place(guest, rest ?? piece, left, rest === undefined || shared)
      if (left !== undefined) left = minus(left, taken)
      shared ||= taken.people > 0
    }
    const kept = means.keptForNoShows ?? 0
    const open = left === undefined ? undefined : mapPlaces(left, (count) => wholePlaces(count * (1 - kept)))
    if (rest !== undefined && open !== undefined && open.people > 0) sessions.push(sessionAt(site, on, rest, open, true))
    else close(rest === undefined || shared ? "organisations" : open === undefined ? "noTeam" : "noPlaces", piece.part)
  }
  for (const { of, isMet } of guests) if (!isMet) closed.push(whyNotMet(of, isLicensed || hours.length === 0 ? shut : undefined))
  return { sessions, closed, short: guests.flatMap(({ of, people }) => people === 0 ? [] : [{ ...named(of), people: of.people, places: of.people - people }]) }
}

/** An organisation, and how many of its people have no place yet. */
interface Guest {
  readonly of: OrganisationDay
  people: number
  readonly rooms: Map<string, number>
  isMet: boolean
}

const guestOf = (of: OrganisationDay): Guest => ({ of, people: of.people, rooms: new Map(Object.entries(of.rooms ?? {}).toSorted(([a], [b]) => inOrder(a, b))), isMet: false })

const startOf = ({ hours, part }: OrganisationDay): string => `${hours?.from ?? ""} ${part ?? ""}`

const pieceOf = ({ part, from, until }: PartHours): Piece => {
  const [first, last] = [minutesOf(from)!, minutesOf(until)!]
  return { part, from: first, until: last, whole: last - first }
}

/** As many of an organisation's people as there is room for; why none. */
const take = (guest: Guest, left: Places | undefined): readonly [Places, ("noTeam" | "noPlaces")?] => {
  const people = Math.min(guest.people, wholePlaces(left?.people ?? 0))
  if (people === 0) return [{ people, rooms: new Map() }, left === undefined ? "noTeam" : "noPlaces"]
  const rooms = new Map([...guest.rooms].map(([room, wanted]) => [room, Math.min(wanted, wholePlaces(left?.rooms.get(room) ?? 0))]))
  guest.people -= people
  for (const [room, taken] of rooms) guest.rooms.set(room, guest.rooms.get(room)! - taken)
  return [{ people, rooms }]
}

const minus = (left: Places, taken: Places): Places =>
  ({ people: left.people - taken.people, rooms: new Map([...left.rooms].map(([room, places]) => [room, places - (taken.rooms.get(room) ?? 0)])) })

const mapPlaces = ({ people, rooms }: Places, change: (places: number) => number): Places =>
  ({ people: change(people), rooms: new Map([...rooms].map(([room, places]) => [room, change(places)])) })

/** The hours that an organisation has in those of the site. */
const cutOut = (guest: Guest, piece: Piece): readonly { readonly guest: Guest; readonly at: Piece }[] => {
  if (guest.of.hours === undefined) return []
  const [from, until] = [Math.max(piece.from, minutesOf(guest.of.hours.from)!), Math.min(piece.until, minutesOf(guest.of.hours.until)!)]
  return from < until ? [{ guest, at: { ...piece, from, until } }] : []
}

/** The longest time that organisations leave, the earliest of equal ones. */
const longestGap = (piece: Piece, cut: readonly Piece[]): Piece | undefined => {
  const starts = [piece.from, ...cut.map(({ until }) => until)]
  const ends = [...cut.map(({ from }) => from), piece.until]
  const gaps = starts.map((from, at): Piece => ({ ...piece, from, until: ends[at]! })).filter(({ from, until }) => from < until)
  return gaps.reduce<Piece | undefined>((found, gap) => found !== undefined && found.until - found.from >= gap.until - gap.from ? found : gap, undefined)
}

const sessionAt = (
  { id }: Site, { date }: CampaignDay, { part, from, until }: Piece, { people, rooms }: Places, hasRooms: boolean, organisation?: string
): Session => ({
  id: sessionId(id, date, part, organisation),
  site: id,
  day: date,
  ...ofPart(part),
  hours: { from: hourOf(from), until: hourOf(until) },
  capacity: people,
  ...(hasRooms && rooms.size > 0 ? { rooms: Object.fromEntries(rooms) } : {})
})

const hourOf = (minutes: number): Hours["from"] => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`

const ofPart = (part: DayPart | undefined): { readonly part?: DayPart } => part === undefined ? {} : { part }

const named = ({ organisation, site, place, day, part }: OrganisationDay): Pick<ClosedDay, "site" | "day" | "part"> & { readonly organisation: string } =>
  ({ organisation, site: site ?? place ?? "", day, ...ofPart(part) })

/** Why an organisation found no hours: what the site says of that part of the day; `shut` not given: it has no licence. */
const whyNotMet = (of: OrganisationDay, shut: SiteHours["closed"] | undefined): ClosedDay => {
  const found = shut?.find(({ part }) => part === undefined || of.part === undefined || part === of.part)
  const reason: ClosedReason = shut === undefined ? "unlicensed" : found?.reason ?? "otherHours"
  return { ...named(of), reason, because: found?.because ?? closedTexts[reason as "unlicensed" | "otherHours"] }
}
