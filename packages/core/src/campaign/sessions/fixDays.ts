import type { Invitee, Session } from "../campaign.ts"
import { inOrder } from "./dayMatch.ts"

/** That somebody works, serves or learns somewhere. */
export interface Membership {
  /** Of the person. */
  readonly id: string
  readonly organisation: string
}

/**
 * Gives people the days that their employer, ministry or school laid down: one of these or none (ngày khám do cơ quan, trường học ấn định).
 *
 * Only organisations that have days of their own bind anybody: who works for another, or for none, is as free as before. Who belongs to several may come on the
 * days of each. Memberships of people who are not invited, and of organisations without days, mean nothing.
 *
 * @param sessions those of `openSessions`
 * @returns the people in their order, with `fixed` where their organisation has days
 *
 * @example
 * ```ts
 * import { fixDays, type Session } from "@tramyte/core/campaign"
 *
 * const sessions: readonly Session[] = [
 *   { id: "station-1 2026-07-06 morning", site: "station-1", day: "2026-07-06", part: "morning", capacity: 36 },
 *   { id: "factory 2026-07-07 shoes", site: "factory", day: "2026-07-07", capacity: 120, organisation: "shoes" }
 * ]
 * const people = [{ id: "Hoa", priority: 4 }, { id: "Minh", priority: 8 }]
 * const workers = [{ id: "Hoa", organisation: "shoes" }, { id: "Minh", organisation: "market" }]
 *
 * fixDays(people, workers, sessions) // => [{ id: "Hoa", priority: 4, fixed: ["factory 2026-07-07 shoes"] }, { id: "Minh", priority: 8 }]
 * ```
 */
export const fixDays = (people: readonly Invitee[], memberships: readonly Membership[], sessions: readonly Session[]): readonly Invitee[] => {
  const daysOf = new Map<string, string[]>()
  for (const { id, organisation } of sessions) {
    if (organisation === undefined) continue
    const days = daysOf.get(organisation)
    if (days === undefined) daysOf.set(organisation, [id])
    else days.push(id)
  }
  const fixed = new Map<string, Set<string>>()
  for (const { id, organisation } of memberships) {
    const days = daysOf.get(organisation)
    if (days !== undefined) fixed.set(id, new Set([...fixed.get(id) ?? [], ...days]))
  }
  return people.map((person) => {
    const days = fixed.get(person.id)
    return days === undefined ? person : { ...person, fixed: [...days].toSorted(inOrder) }
  })
}
