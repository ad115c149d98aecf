import type { Assignment, Campaign } from "../campaign.ts"
import { checkShapes, type Shape } from "../checkShapes.ts"
import type { CampaignProblem } from "../errors.ts"
import type { CampaignChange } from "./changes.ts"

/** What of a campaign, its changes and its plan does not even have the shape that it must have. */
export const checkReplanShapes = (campaign: Campaign, changes: readonly CampaignChange[], plan: { readonly assigned: readonly Assignment[] }): readonly CampaignProblem[] => {
  const outer = checkShapes([["campaign", campaign, "object"], ["changes", changes, "list"], ["before", plan, "object"]])
  if (outer.length > 0) return outer
  return checkShapes([["people", campaign.people, "list"], ["sessions", campaign.sessions, "list"], ["before.assigned", plan.assigned, "list"], ...changes.flatMap(partsOf)])
}

const partsOf = (change: CampaignChange, at: number): readonly (readonly [where: string, value: unknown, shape: Shape])[] => {
  switch (change.kind) {
    case "newcomer": return [[`changes[${at}].person`, change.person, "object"]]
    case "session": return [[`changes[${at}].session`, change.session, "object"]]
    case "withoutRooms": return [[`changes[${at}].rooms`, change.rooms ?? [], "texts"]]
    default: return []
  }
}
