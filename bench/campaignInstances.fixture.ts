import type { Campaign, Invitee, Session } from "@tramyte/core/campaign"

// Campaigns of a documented shape, always the same for the same seed. The shares of the groups, of windows and of rooms are assumptions of this bench, not figures of a commune.

/** What can be turned. */
export interface InstanceShape {
  readonly people: number
  /** A quarter of them are own days of employers, forces and schools. */
  readonly sessions: number
  /** Places beyond the people who need one: 0.1 is a tenth more, -0.01 one in a hundred missing. */
  readonly slack: number
  /** Share of those who need a room who need two or three that cross. Default 0. */
  readonly crossing?: number
  readonly seed?: number
}

type Day = Session["day"]

/** Merit, elderly, social protection, workers, forces, students, pupils, everyone else: the plan of Cẩm Giàng has these eight in this order. */
const groupShares = [0.02, 0.14, 0.05, 0.25, 0.005, 0.03, 0.22, 0.285]
/** Of groups 4, 5 and 7: who comes on a day that the employer, the ministry or the school laid down. */
const ownDayShares: Readonly<Record<number, { readonly share: number; readonly name: string; readonly days: number }>> = {
  4: { share: 0.6, name: "factory", days: 0.13 }, 5: { share: 0.9, name: "forces", days: 0.01 }, 7: { share: 0.85, name: "school", days: 0.1 }
}
const rooms = ["ultrasound", "x-ray", "gynaecology", "ecg"] as const
const villages = Array.from({ length: 24 }, (_, at) => `village-${at + 1}`)
const sites = ["station", "point-1", "point-2"] as const

/** Even numbers in a fixed order. */
export const dice = (seed: number) => {
  let state = seed >>> 0
  const random = (): number => {
    state = state + 0x6d2b79f5 >>> 0
    let mixed = Math.imul(state ^ state >>> 15, state | 1)
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(random() * limit)
  return { random, below, chance: (share: number): boolean => random() < share, pick: <T>(from: readonly T[]): T => from[below(from.length)]! }
}

const dayAfter = (day: number): Day => new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10) as Day
/** The days but Sundays, from the first of July 2026, a Wednesday. */
const workingDays = (count: number): readonly Day[] => Array.from({ length: count * 2 }, (_, at) => at).filter((at) => (at + 3) % 7 !== 0).slice(0, count).map(dayAfter)

/** Whole numbers in these proportions that add up to the total. */
const dealt = (total: number, weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((all, one) => all + one, 0)
  let given = 0
  let passed = 0
  return weights.map((weight) => {
    passed += weight
    const upTo = Math.round(total * passed / sum)
    const part = upTo - given
    given = upTo
    return part
  })
}

/** A commune's campaign. */
export const communeCampaign = ({ people: count, sessions: total, slack, crossing = 0, seed = 1 }: InstanceShape): Campaign => {
  const { below, chance, pick, random } = dice(seed)
  const own = Object.entries(ownDayShares).flatMap(([group, { name, days }]) =>
    Array.from({ length: Math.max(2, Math.round(total * days)) }, (_, at) => ({ group: Number(group), id: `${name}-${at + 1}`, organisation: `${name}-${at >> 1}`, members: 0 })))
  const openCount = total - own.length
  const days = workingDays(Math.ceil(openCount / sites.length))
  const last = days.length - 1
  const groupOf = (at: number): number => {
    const place = (at + 0.5) / count
    let passed = 0
    return groupShares.findIndex((share) => (passed += share) > place) + 1 || groupShares.length
  }
  const windowsOf = (group: number): Invitee["windows"] => {
    const until = dayAfter(400)
    if (group === 7) return chance(0.5) ? [{ from: "2026-07-01", until: days[Math.ceil(days.length * 0.6)]! }, { from: "2026-07-01", until, weekdays: [6] }] : [{ from: "2026-07-01", until, weekdays: [6] }]
    if (group === 6) return [{ from: "2026-07-01", until: days[Math.ceil(days.length * 0.7)]! }]
    if (group === 4 && chance(0.3)) return [{ from: "2026-07-01", until, weekdays: [1 + below(3), 4 + below(3)] }]
    // A year since the last examination; for some a stretch of weeks only: a pregnancy, work far away, a harvest.
    const from = below(days.length * 0.6)
    return chance(0.25) ? [{ from: days[from]!, until }] : chance(0.3) ? [{ from: days[from]!, until: days[Math.min(last, from + 8 + below(16))]! }] : undefined
  }
  const roomsOf = (group: number): readonly string[] | undefined => {
    const drawn = random()
    if (drawn > (group === 7 ? 0.08 : group <= 3 ? 0.7 : 0.45)) return undefined
    const first = pick(rooms)
    return chance(crossing) ? rooms.filter((room) => room === first || chance(0.4)) : [first]
  }
  const order = Array.from({ length: count }, (_, at) => ({ at, by: random() })).toSorted((a, b) => a.by - b.by)
  let household = { id: -1, left: 0, village: "" }
  const people = order.map(({ at }, index): Invitee => {
    const group = groupOf(at)
    if (household.left === 0) household = { id: household.id + 1, left: 1 + below(6), village: pick(villages) }
    household.left--
    const laidDown = ownDayShares[group]
    const employer = laidDown !== undefined && chance(laidDown.share) ? pick(own.filter((one) => one.group === group)) : undefined
    const needed = roomsOf(group)
    const windows = windowsOf(group)
    const common = { id: `person-${index}`, priority: group, village: household.village, household: `household-${household.id}`, ...(chance(0.4) ? { urgency: 1 + below(12) } : {}) }
    if (employer !== undefined) {
      employer.members++
      return { ...common, fixed: own.filter((one) => one.organisation === employer.organisation).map(({ id }) => id) }
    }
    return {
      ...common, ...(needed === undefined ? {} : { rooms: needed }), ...(windows === undefined ? {} : { windows }),
      ...(chance(group === 2 ? 0.3 : 0.15) ? { part: "morning" as const } : {})
    }
  })
  const free = people.filter(({ fixed }) => fixed === undefined)
  // The station is open to all for the whole day, the points for half a day, every other time for a third of the villages.
  const opened = Array.from({ length: openCount }, (_, at) => ({ site: sites[at % sites.length]!, day: days[Math.floor(at / sites.length)]!, round: Math.floor(at / sites.length) }))
  const weights = opened.map(({ site }) => site === "station" ? 2 : 1)
  const capacities = dealt(Math.floor(free.length * (1 + slack)), weights)
  const isThere = (room: typeof rooms[number], { site, round }: typeof opened[number]): boolean => site === "station" || (rooms.indexOf(room) + round) % 2 === (site === "point-1" ? 0 : 1)
  const places = new Map(rooms.map((room) => {
    const needed = free.filter((one) => one.rooms?.includes(room)).length
    return [room, dealt(Math.ceil(needed * (1.15 + Math.max(slack, 0))), opened.map((one, at) => isThere(room, one) ? weights[at]! : 0))]
  }))
  return {
    people,
    villageDays: "only",
    sessions: [
      ...opened.map(({ site, day, round }, at): Session => ({
        id: `${site} ${day}`, site, day, capacity: capacities[at]!,
        ...(site === "station" ? {} : { part: (round + (site === "point-1" ? 0 : 1)) % 3 === 2 ? "afternoon" as const : "morning" as const }),
        rooms: Object.fromEntries(rooms.flatMap((room) => isThere(room, opened[at]!) ? [[room, places.get(room)![at]!]] : [])),
        ...(site !== "station" && round % 2 === 0 ? { villages: villages.filter((_, village) => village % 3 === (round / 2 + (site === "point-1" ? 0 : 1)) % 3) } : {})
      })),
      ...own.map(({ id, organisation, members }, at): Session => ({ id, site: organisation, day: days[at * 7 % days.length]!, capacity: Math.ceil(members * (1 + Math.max(slack, 0))), organisation }))
    ],
    travel: Object.fromEntries(villages.map((village, at) => [village, Object.fromEntries(sites.map((site, place) => [site, 5 + (at * 7 + place * 13) % 40]))]))
  }
}

/** The same campaign as it is told to the people: everyone keeps the session that the plan gave. */
export const plannedAs = (campaign: Campaign, assigned: readonly { readonly id: string; readonly session: string }[]): Campaign => {
  const sessions = new Map(assigned.map(({ id, session }) => [id, session]))
  return { ...campaign, people: campaign.people.map((person) => sessions.has(person.id) ? { ...person, planned: sessions.get(person.id)! } : person) }
}

/** What is left of a campaign when these stay where they are. */
export const beside = (campaign: Campaign, stay: readonly { readonly id: string; readonly session: string }[]): Campaign => {
  const people = new Map(campaign.people.map((person) => [person.id, person]))
  const here = new Map<string, Invitee[]>()
  for (const { id, session } of stay) here.set(session, [...here.get(session) ?? [], people.get(id)!])
  const staying = new Set(stay.map(({ id }) => id))
  return {
    ...campaign, people: campaign.people.filter(({ id }) => !staying.has(id)),
    sessions: campaign.sessions.map((session) => {
      const taken = here.get(session.id) ?? []
      const rooms = Object.entries(session.rooms ?? {}).map(([room, places]) => [room, places - taken.filter((one) => one.rooms?.includes(room)).length] as const)
      return { ...session, capacity: session.capacity - taken.length, rooms: Object.fromEntries(rooms) }
    })
  }
}
