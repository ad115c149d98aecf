/** What is wrong with a campaign, a site or a list, before any work is done. */
export type CampaignProblemCode =
  | "TRAMYTE_CAMPAIGN_SHAPE"
  | "TRAMYTE_CAMPAIGN_DUPLICATE"
  | "TRAMYTE_CAMPAIGN_NUMBER"
  | "TRAMYTE_CAMPAIGN_DAY"
  | "TRAMYTE_CAMPAIGN_HOURS"
  | "TRAMYTE_CAMPAIGN_WINDOW"
  | "TRAMYTE_CAMPAIGN_UNKNOWN"
  | "TRAMYTE_CAMPAIGN_AIM"
  | "TRAMYTE_CAMPAIGN_LIST"
  | "TRAMYTE_CAMPAIGN_NEED"
  | "TRAMYTE_CAMPAIGN_LICENCE"
  | "TRAMYTE_CAMPAIGN_CYCLE"
  | "TRAMYTE_CAMPAIGN_TWO_PLACES"

/** One thing that is wrong: where, what, and how to mend it. */
export interface CampaignProblem {
  readonly code: CampaignProblemCode
  /** `people[3].windows[0]`, `sites[1].licence`. */
  readonly where: string
  readonly message: string
}

/**
 * What was given does not make a campaign: thrown before any work, with everything that is wrong. What a sound campaign cannot do (nobody's day, too few
 * places) is an answer with reasons instead.
 */
export class CampaignError extends Error {
  override readonly name = "CampaignError"
  /** Of the first problem. */
  readonly code: CampaignProblemCode
  readonly problems: readonly CampaignProblem[]

  constructor(problems: readonly [CampaignProblem, ...CampaignProblem[]]) {
    const shown = problems.slice(0, 20).map(({ code, where, message }) => `${code} ${where}: ${message}`)
    super([...shown, ...(problems.length > 20 ? [`and ${problems.length - 20} more`] : [])].join("\n"))
    this.code = problems[0].code
    this.problems = problems
  }
}

/** Throws if there is anything wrong. */
export const refuse = (problems: readonly CampaignProblem[]): void => {
  const [first, ...others] = problems
  if (first !== undefined) throw new CampaignError([first, ...others])
}
