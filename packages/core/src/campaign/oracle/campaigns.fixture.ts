import { type Aim, type Campaign, familyAims, type Invitee, planningAims, replanningAims, type Session, type Window } from "../campaign.ts"

/** What a made-up campaign has of everything. */
export interface CampaignShape {
  readonly people: number
  readonly sessions: number
  /** People for each place, more or less. Default 1. */
  readonly crowding?: number
  /** Scarce rooms: one a person at most; two that nest in a third; or any together. Default `one`. */
  readonly rooms?: "one" | "nested" | "any"
  readonly aims?: readonly Aim[]
}

const sites = ["station", "point", "school"] as const
// Names that are no harm.
const roomNames = ["ultrasound", "x-ray", "__proto__"] as const
const needed = {
  one: roomNames.map((room) => [room]),
  nested: [["ultrasound"], ["x-ray", "ultrasound"], ["ultrasound", "__proto__"]],
  any: [...roomNames.map((room) => [room]), ["x-ray", "ultrasound"], ["__proto__", "x-ray"], ["ultrasound", "__proto__"], [...roomNames]]
} as const
const villages = ["Mao Diền", "Cẩm Đông", "__proto__"] as const
const parts = ["morning", "afternoon"] as const

/** Even numbers in a fixed order: the same campaign for the same seed. */
export const dice = (seed: number) => {
  let state = seed * 2_654_435_761 >>> 0
  const random = (): number => {
    state = state + 0x6d2b79f5 >>> 0
    let mixed = Math.imul(state ^ state >>> 15, state | 1)
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(random() * limit)
  return { below, chance: (share: number): boolean => random() < share, pick: <T>(from: readonly T[]): T => from[below(from.length)]! }
}

/** A campaign with something of all that a campaign can say, and with too little of everything now and then. */
export const campaignOf = (seed: number, { people, sessions, crowding = 1, rooms = "one", aims }: CampaignShape): Campaign => {
  const { below, chance, pick } = dice(seed)
  const maybe = <K extends string, T>(share: number, key: K, value: () => T) => (chance(share) ? { [key]: value() } : {}) as { readonly [Key in K]?: T }
  const some = <T>(share: number, from: readonly T[]): readonly T[] => from.filter(() => chance(share))
  const day = (number: number): Session["day"] => new Date(Date.UTC(2026, 6, 1 + number)).toISOString().slice(0, 10) as Session["day"]
  const days = Math.max(3, Math.ceil(sessions / 2))
  const each = Math.max(1, Math.round(people / sessions / crowding))
  const opened = Array.from({ length: sessions }, (_, index): Session => {
    const capacity = chance(0.05) ? 0 : 1 + below(2 * each)
    return {
      id: index === 1 ? "__proto__" : `s${index}`, site: pick(sites), day: day(below(days)), capacity,
      ...maybe(0.6, "part", () => pick(parts)),
      ...maybe(0.85, "rooms", () => Object.fromEntries(some(0.8, roomNames).map((room) => [room, below(Math.ceil(capacity * 0.7) + 1)]))),
      ...maybe(0.25, "villages", () => some(0.5, villages)),
      ...maybe(0.1, "organisation", () => "factory")
    }
  })
  const window = (): Window => {
    const from = below(days)
    return { from: day(from), until: day(from + 1 + below(days)), ...maybe(0.2, "weekdays", () => some(0.5, [1, 2, 3, 4, 5, 6, 7])), ...maybe(0.2, "part", () => pick(parts)) }
  }
  /** Any aims in any order, among them that people are served. */
  const anyAims = (): readonly Aim[] => {
    const order = [...familyAims, "soon" as const].map((aim) => ({ aim, at: below(1000) })).toSorted((a, b) => a.at - b.at).map(({ aim }) => aim)
    const most = below(order.length)
    return order.filter((aim, at) => aim === "served" || at < most)
  }
  return {
    people: Array.from({ length: people }, (_, index): Invitee => ({
      id: index === 2 ? "constructor" : `p${index}`, priority: pick([1, 1, 2, 3, 8]),
      ...maybe(0.4, "urgency", () => below(3)),
      ...maybe(0.9, "village", () => pick(villages)),
      ...maybe(0.7, "household", () => `h${below(Math.ceil(people / 3))}`),
      ...maybe(0.5, "rooms", () => pick<readonly string[]>(needed[rooms])),
      ...maybe(0.5, "windows", () => Array.from({ length: 1 + below(2) }, window)),
      ...maybe(0.2, "part", () => pick(parts)),
      ...maybe(0.15, "fixed", () => some(0.5, opened).map(({ id }) => id)),
      ...maybe(0.4, "planned", () => pick(opened).id)
    })),
    sessions: opened,
    travel: Object.fromEntries(villages.slice(0, 2).map((village) => [village, Object.fromEntries(some(0.8, sites).map((site) => [site, below(40)]))])),
    ...maybe(0.7, "villageDays", () => "only" as const),
    aims: aims ?? pick([planningAims, replanningAims, familyAims, anyAims()])
  }
}
