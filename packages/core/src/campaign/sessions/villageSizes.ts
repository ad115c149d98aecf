import type { DayPart, Invitee } from "../campaign.ts"
import { inOrder } from "./dayMatch.ts"
import { homeVisit } from "./homeVisit.ts"

/** How many people of a village are to be examined. */
export interface VillageSize {
  readonly village: string
  readonly people: number
  /** Those of them who need more than a place; each person is in one of these, or in none. */
  readonly needs?: readonly VillageNeed[]
}

/** People of a village who need the same. */
export interface VillageNeed {
  /** All of these in one session. */
  readonly rooms: readonly string[]
  /** Only in that part of the day. */
  readonly part?: DayPart
  readonly people: number
}

/**
 * How many people of each village are to be examined, for `villageDays`, and which scarce rooms and parts of the day they need: those whose day no organisation laid
 * down, and who are not examined at home. Who has no village is not among them.
 *
 * @example
 * ```ts
 * import { villageSizes } from "@tramyte/core/campaign"
 *
 * villageSizes([{ village: "Đông" }, { village: "Tây" }, { village: "Đông", rooms: ["x-ray"] }, { village: "Đông", fixed: ["factory 2026-07-07 shoes"] }]) // => [{ village: "Tây", people: 1 }, { village: "Đông", people: 2, needs: [{ rooms: ["x-ray"], people: 1 }] }]
 * ```
 */
export const villageSizes = (people: readonly Pick<Invitee, "village" | "fixed" | "rooms" | "part">[]): readonly VillageSize[] => {
  const sizes = new Map<string, { people: number; readonly needs: Map<string, VillageNeed> }>()
  for (const { village, fixed, rooms = [], part } of people) {
    if (village === undefined || fixed !== undefined || rooms.includes(homeVisit)) continue
    const size = sizes.get(village) ?? { people: 0, needs: new Map() }
    size.people++
    sizes.set(village, size)
    if (rooms.length === 0 && part === undefined) continue
    const need = { rooms: [...new Set(rooms)].toSorted(inOrder), ...(part === undefined ? {} : { part }) }
    size.needs.set(keyOf(need), { ...need, people: (size.needs.get(keyOf(need))?.people ?? 0) + 1 })
  }
  return [...sizes].toSorted(([a], [b]) => inOrder(a, b)).map(([village, { people: count, needs }]) => ({
    village, people: count, ...(needs.size === 0 ? {} : { needs: [...needs].toSorted(([a], [b]) => inOrder(a, b)).map(([, need]) => need) })
  }))
}

/** The same for needs that are the same, in whatever order their rooms are named. */
export const keyOf = ({ rooms, part }: Omit<VillageNeed, "people">): string => JSON.stringify([rooms.toSorted(inOrder), part ?? ""])
