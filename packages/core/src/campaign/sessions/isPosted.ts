import type { DayPart } from "../campaign.ts"
import { type CampaignDay, isWhen } from "./dayMatch.ts"
import type { Posting } from "./opening.ts"

/** Whether a team or a machine is at a site in that part of a day; a posting for single days goes before the others. */
export const isPosted = (postings: readonly Posting[], site: string, on: CampaignDay, part: DayPart | undefined): boolean => {
  if (!postings.some((posting) => posting.site === site)) return false
  const there = postings.filter((posting) => isWhen(posting, on, part))
  const single = there.filter(({ days }) => days !== undefined)
  return (single.length > 0 ? single : there).some((posting) => posting.site === site)
}
