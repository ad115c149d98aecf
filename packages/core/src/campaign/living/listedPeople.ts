import type { InviteesAnswer, NotInvitedReason } from "../invitees/invitees.ts"
import type { ListedPerson } from "./campaignProgress.ts"

/** What the answer about whom to invite does not say. */
export interface ListedPeopleOptions {
  /** Ids of the groups to whom the plan promises access. Default: none. */
  readonly promised?: readonly string[]
  /** Who pays for the examination. */
  readonly fundingSource?: (id: string) => string | undefined
  readonly sex?: (id: string) => string | undefined
  readonly ageBand?: (id: string) => string | undefined
}

/**
 * The list that progress is counted of (danh sách khám), from the answer about whom to invite: who is invited, and who would be but can come on no day. Who had the examination
 * already, has no right to it, is examined by somebody else, died or moved away is not on it. By id.
 *
 * @example
 * ```ts
 * import { campaignProgress, listedPeople } from "@tramyte/core/campaign"
 *
 * const answer = {
 *   groups: [{ priority: 1, id: "merit", label: { vi: "Người có công", en: "People of merit" }, people: 1 }],
 *   invitees: [{ id: "an", priority: 1, village: "Kim Giang" }, { id: "binh", priority: 8 }],
 *   notInvited: [{ id: "chi", because: "examined", text: { vi: "Đã khám", en: "Examined" } }] as const
 * }
 * const list = listedPeople(answer, { promised: ["merit"], fundingSource: (id) => id === "an" ? "insurance" : undefined })
 * list // => [{ id: "an", group: "merit", village: "Kim Giang", fundingSource: "insurance", promised: true }, { id: "binh", promised: false }]
 * campaignProgress({ list, allocation: { assigned: [], unserved: [] }, sessions: [], events: [], on: "2026-07-06" }).notReached // => ["an"]
 * ```
 */
export const listedPeople = ({ groups, invitees, notInvited }: Pick<InviteesAnswer, "groups" | "invitees" | "notInvited">, options: ListedPeopleOptions = {}): readonly ListedPerson[] => {
  const { promised = [], fundingSource, sex, ageBand } = options
  const groupOf = new Map(groups.map(({ priority, id }) => [priority, id]))
  const isPromised = new Set(promised)
  return [...invitees, ...notInvited.filter(({ because }) => isListed.has(because))].map(({ id, priority, village }): ListedPerson => {
    const group = priority === undefined ? undefined : groupOf.get(priority)
    const more = { group, village, fundingSource: fundingSource?.(id), sex: sex?.(id), ageBand: ageBand?.(id) }
    return { id, ...known(more), promised: group !== undefined && isPromised.has(group) }
  }).sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const isListed: ReadonlySet<NotInvitedReason> = new Set(["noDay"])

type Known<T> = { readonly [field in keyof T]?: Exclude<T[field], undefined> }

const known = <T extends object>(fields: T): Known<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>
