import type { Assignment, Session } from "../campaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { Commitment } from "./ledger.ts"
import type { BudgetEstimate } from "./money.ts"

/** An estimate and a plan, to be put together. */
export interface CommitmentsInput {
  readonly estimate: Pick<BudgetEstimate, "people">
  /** Who has which session: `allocation.assigned`. */
  readonly assigned: readonly Assignment[]
  readonly sessions: readonly Pick<Session, "id" | "day">[]
  /** From which source of the ledger each payer pays; what a payer that is not named here pays, an employer say, is not the station's money. */
  readonly sources: Readonly<Record<string, string>>
  /** The commitments of the plan before, where this one takes its place: what it no longer promises is released. */
  readonly before?: readonly Pick<Commitment, "id">[]
}

/** The money that a plan promises. */
export interface CommitmentsOfPlan {
  /** One for each person and source, in the order of the sessions' people. */
  readonly commitments: readonly Commitment[]
  /** Ids of commitments of the plan before that this one no longer makes: for `released` of the ledger. */
  readonly released: readonly string[]
  /** People with a session of whom something has no payer yet: nothing of that is promised. */
  readonly payerOpen: readonly string[]
  /** People with a session whom the estimate does not know. */
  readonly notEstimated: readonly string[]
}

/**
 * What a plan commits: the estimated parts of everyone who has a session, on its day (cam kết chi). Whoever has no session commits
 * nothing.
 *
 * @throws CampaignError for sessions that nobody knows, and people who are in the estimate or the plan twice
 * @example
 * ```ts
 * import { commitmentsOf } from "@tramyte/core/campaign"
 *
 * const estimate = { people: [{ id: "p1", standing: "decided", payer: "x/budget", total: 90000, parts: [{ payer: "x/budget", amount: 90000 }], village: "v1" }] } as const
 * const plan = { estimate, assigned: [{ id: "p1", session: "s1" }], sessions: [{ id: "s1", day: "2026-07-06" }], sources: { "x/budget": "city-budget" } }
 * commitmentsOf(plan).commitments // => [{ id: "p1 s1 city-budget", person: "p1", source: "city-budget", amount: 90000, day: "2026-07-06", village: "v1" }]
 *
 * const moved = { ...plan, assigned: [{ id: "p1", session: "s2" }], sessions: [{ id: "s2", day: "2026-07-20" }] }
 * commitmentsOf({ ...moved, before: commitmentsOf(plan).commitments }).released // => ["p1 s1 city-budget"]
 * ```
 */
export const commitmentsOf = ({ estimate, assigned, sessions, sources, before = [] }: CommitmentsInput): CommitmentsOfPlan => {
  const days = new Map(sessions.map(({ id, day }) => [id, day]))
  const estimated = new Map(estimate.people.map((person) => [person.id, person]))
  refuse([
    ...twice(estimate.people, "estimate.people", "take the second examination out of the estimate"),
    ...twice(assigned, "assigned", "give each person one session"),
    ...assigned.flatMap(({ session }, index): readonly CampaignProblem[] => days.has(session) ? [] : [{ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where: `assigned[${index}].session`, message: `there is no session "${session}"` }])
  ])
  const payerOpen: string[] = []
  const notEstimated: string[] = []
  const commitments = assigned.flatMap(({ id: person, session }): readonly Commitment[] => {
    const found = estimated.get(person)
    if (found === undefined) {
      notEstimated.push(person)
      return []
    }
    if (found.parts.some(({ payer }) => payer === undefined)) payerOpen.push(person)
    const bySource = new Map<string, number>()
    for (const { payer, amount } of found.parts) {
      const source = payer !== undefined && Object.hasOwn(sources, payer) ? sources[payer] : undefined
      if (source !== undefined) bySource.set(source, (bySource.get(source) ?? 0) + amount)
    }
    const { village, group } = found
    return [...bySource].map(([source, amount]) => ({
      id: `${person} ${session} ${source}`, person, source, amount, day: days.get(session)!, ...(village === undefined ? {} : { village }), ...(group === undefined ? {} : { group })
    }))
  })
  const kept = new Set(commitments.map(({ id }) => id))
  return { commitments, released: before.map(({ id }) => id).filter((id) => !kept.has(id)), payerOpen, notEstimated }
}

const twice = (list: readonly { readonly id: string }[], name: string, mend: string): readonly CampaignProblem[] => {
  const known = new Set<string>()
  return list.flatMap(({ id }, index): readonly CampaignProblem[] => {
    if (!known.has(id)) {
      known.add(id)
      return []
    }
    return [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `${name}[${index}]`, message: `"${id}" is there twice; ${mend}` }]
  })
}
