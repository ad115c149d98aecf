import type { Invitee } from "../campaign.ts"

/** Somebody who is expected in a session. */
export interface Guest {
  readonly person: Invitee
  /** Infinity: no precedence. */
  readonly rank: number
  readonly fasting: boolean
}

/** Who lives alone is a household too. */
export const householdKey = ({ id, household }: Invitee): string => household === undefined ? `person ${id}` : `household ${household}`
