import { didYouMean, nearestOf } from "../../pack/nearest.ts"
import { checkWhen, type Find } from "./checkParts.ts"
import { checkWholeDay } from "./checkSite.ts"
import type { Posting, Site } from "./opening.ts"

/** What is wrong with where a team or a machine is. */
export const checkPostings = (postings: readonly Posting[], where: string, known: ReadonlyMap<string, Site>, find: Find): void =>
  postings.forEach((posting, at) => {
    const { site: id, ...when } = posting
    checkWhen(when, `${where}[${at}]`, find)
    const site = checkKnown(id, `${where}[${at}].site`, known, find)
    if (site !== undefined) checkWholeDay(posting, site, `${where}[${at}]`, find)
  })

/** @returns the site, unless there is none of that id */
export const checkKnown = (id: string, where: string, known: ReadonlyMap<string, Site>, find: Find): Site | undefined => {
  const site = known.get(id)
  if (site === undefined) find("TRAMYTE_CAMPAIGN_UNKNOWN", where, `there is no site "${String(id)}"${didYouMean(nearestOf()(String(id), known.keys())) || "; name one of the sites, or add it"}`)
  return site
}
