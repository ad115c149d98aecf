import { grouped } from "../../language/grouped.ts"
import type { Text } from "../../language/text.ts"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { campaignCosts, placesOf } from "../campaignCosts.ts"
import type { ChangedCampaign } from "./applyChanges.ts"
import type { GoneBecause } from "./changes.ts"

/** Why somebody has another session than before, or none. */
export type MoveBecause = "sessionGone" | "sessionMoved" | "roomGone" | "notOpen" | "fewerPlaces" | "didNotCome" | "newcomer" | "placeFree" | "madeRoom" | "gaveWay" | GoneBecause

/** Somebody whose session is another than before. */
export interface Move {
  readonly id: string
  /** Nothing: there was none. */
  readonly from?: string
  /** Nothing: there is none. As `from` where the session itself is on another day, at another time or place (`sessionMoved`). */
  readonly to?: string
  readonly because: MoveBecause
}

/** What came of the changes, for each person. */
export interface MovesQuestion {
  /** Before the changes. */
  readonly original: Pick<Campaign, "sessions">
  readonly changed: ChangedCampaign
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
  /** Who keeps a session of a day that is over. */
  readonly kept: ReadonlySet<string>
}

/** What happened to whom. */
export interface Moves {
  /** In the order of the campaign; who is gone at the end. */
  readonly moves: readonly Move[]
  /** People whose place is no longer there: at least so many must have another, or none. Who did not come or is gone does not count. */
  readonly displaced: number
}

/** Everyone whose session is another than before, and why. */
export const whyMoved = ({ original, changed, before, after, kept }: MovesQuestion): Moves => {
  const { campaign: { people, sessions }, gone, absent, newcomers } = changed
  const { isOpenTo, sessions: open } = campaignCosts(changed.campaign)
  const openSessions = new Map(open.map((at) => [at.session.id, at]))
  const isOpen = (person: Invitee, session: string): boolean => openSessions.has(session) && isOpenTo(person, openSessions.get(session)!)
  const holders = people.filter(({ id }) => before.has(id) && !kept.has(id) && !absent.has(id))
  const seated = grouped(holders.filter((person) => isOpen(person, before.get(person.id)!)), ({ id }) => before.get(id)!)
  const excess = new Map(sessions.map((session) => [session.id, excessOf(session, seated.get(session.id) ?? [])]))
  const crowdedOut = new Set([...excess].flatMap(([session, { many, isCrowded }]) => (seated.get(session) ?? []).filter(({ id }) => after.get(id) !== session)
    .sort((a, b) => Number(isCrowded(b)) - Number(isCrowded(a)) || (a.id < b.id ? -1 : 1)).slice(0, many).map(({ id }) => id)))
  const becauseOf = (person: Invitee, from: string | undefined, to: string | undefined): MoveBecause => {
    if (newcomers.has(person.id)) return "newcomer"
    if (absent.has(person.id)) return "didNotCome"
    if (from === undefined) return "placeFree"
    const session = openSessions.get(from)?.session
    if (session === undefined) return "sessionGone"
    if (session.capacity === 0 || crowdedOut.has(person.id)) return "fewerPlaces"
    if (person.rooms?.some((room) => placesOf(session, room) === 0) === true) return "roomGone"
    if (!isOpen(person, from)) return "notOpen"
    return to === undefined ? "gaveWay" : "madeRoom"
  }
  const was = new Map(original.sessions.map((session) => [session.id, session]))
  const hasMoved = new Set(sessions.filter((session) => was.has(session.id) && whenAndWhere(session) !== whenAndWhere(was.get(session.id)!)).map(({ id }) => id))
  const moved = people.flatMap((person): readonly Move[] => {
    const [from, to] = [before.get(person.id), after.get(person.id)]
    if (kept.has(person.id)) return []
    if (from === to) return from !== undefined && hasMoved.has(from) ? [{ id: person.id, from, to: from, because: "sessionMoved" }] : []
    return [{ id: person.id, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), because: becauseOf(person, from, to) }]
  })
  const left = [...gone].flatMap(([id, because]): readonly Move[] => before.has(id) && !kept.has(id) ? [{ id, from: before.get(id)!, because }] : [])
  return {
    moves: [...moved, ...left],
    displaced: holders.filter((person) => !isOpen(person, before.get(person.id)!)).length + [...excess.values()].reduce((sum, { many }) => sum + many, 0)
  }
}

/** What people were told of a session. */
const whenAndWhere = ({ day, part, hours, site }: Session): string => JSON.stringify([day, part, hours?.from, hours?.until, site])

/** So many of the people of a session have no place in it, as a whole or in a room. */
const excessOf = (session: Session, people: readonly Invitee[]): { readonly many: number; readonly isCrowded: (person: Invitee) => boolean } => {
  const needed = grouped(people.flatMap(({ rooms = [] }) => [...new Set(rooms)]), (room) => room)
  const crowded = new Map([...needed].map(([room, all]) => [room, all.length - placesOf(session, room)] as const).filter(([, many]) => many > 0))
  const inRooms = [...crowded.values()].reduce((sum, many) => sum + many, 0)
  return { many: Math.max(0, people.length - session.capacity, inRooms), isCrowded: ({ rooms = [] }) => rooms.some((room) => crowded.has(room)) }
}

/** The reasons in words, for the station; none of them names a disease, a group or a room. */
export const moveReasonLabels: Readonly<Record<MoveBecause, Text>> = {
  sessionGone: { vi: "buổi khám không còn", en: "the session does not take place" },
  sessionMoved: { vi: "buổi khám đổi ngày, giờ hoặc nơi khám", en: "the session is on another day, at another time or place" },
  roomGone: { vi: "máy hoặc phòng cần dùng không hoạt động trong buổi đó", en: "what the examination needs is not working in that session" },
  notOpen: { vi: "buổi khám không còn phù hợp với người này", en: "the person cannot come to that session any more" },
  fewerPlaces: { vi: "buổi khám còn ít chỗ hơn", en: "the session has fewer places" },
  didNotCome: { vi: "không đến, được xếp lại", en: "did not come, and is planned again" },
  newcomer: { vi: "mới vào danh sách", en: "new on the list" },
  placeFree: { vi: "trước chưa có chỗ, nay có", en: "had no place before" },
  madeRoom: { vi: "chuyển buổi để người khác có chỗ", en: "moved so that somebody else has a place" },
  gaveWay: { vi: "nhường chỗ cho người được ưu tiên trước", en: "the place went to somebody who comes before" },
  died: { vi: "đã mất", en: "died" },
  movedAway: { vi: "đã chuyển đi", en: "moved away" },
  examinedElsewhere: { vi: "đã khám ở nơi khác", en: "examined elsewhere" },
  withdrew: { vi: "xin rút", en: "withdrew" }
}
