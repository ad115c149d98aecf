import { isInstant } from "../../citizen/checkFact.ts"
import { minutesOf } from "../checkCampaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { DoorRank } from "./arrivalWaves.ts"

/** Somebody at the door. */
export interface DoorArrival {
  readonly id: string
  /** A time of the day such as `"07:35"`, or an instant with offset; all of one kind. */
  readonly at: string
  /** Known at the door only: an emergency goes before everybody. */
  readonly emergency?: boolean
  /** When the person was asked to come: `"07:30"`. Who was not asked for the day comes after all who were. */
  readonly wave?: string
}

/**
 * The queue at the door (thứ tự vào khám): emergencies, then precedence by law, then who was asked to come earlier, then who came earlier.
 *
 * Who comes before the time gains nothing by it; who is late loses nothing.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_HOURS` for a time that is none, `TRAMYTE_CAMPAIGN_DUPLICATE` for somebody who stands there twice
 * @example
 * ```ts
 * import { doorOrder } from "@tramyte/core/campaign"
 *
 * const arrivals = [
 *   { id: "early", at: "06:40", wave: "08:00" }, { id: "on time", at: "07:00", wave: "07:00" }, { id: "aged 82", at: "07:20", wave: "07:30" },
 *   { id: "in pain", at: "07:25", emergency: true }, { id: "unasked", at: "06:30" }
 * ]
 * doorOrder(arrivals, [{ id: "aged 82", rank: 1 }]) // => ["in pain", "aged 82", "on time", "early", "unasked"]
 * ```
 */
export const doorOrder = (arrivals: readonly DoorArrival[], precedence: readonly DoorRank[] = []): readonly string[] => {
  refuse(problemsOf(arrivals))
  const ranks = new Map(precedence.map(({ id, rank }) => [id, rank]))
  return arrivals
    .map(({ id, at, emergency, wave }) => ({ id, keys: [emergency === true ? 0 : 1, ranks.get(id) ?? Infinity, wave === undefined ? Infinity : minutesOf(wave)!, timeOf(at)!] }))
    .sort((a, b) => compared(a.keys, b.keys) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

const compared = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((key, index) => key !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

const timeOf = (at: string): number | undefined => isInstant(at) ? Date.parse(at) : minutesOf(at)

const problemsOf = (arrivals: readonly DoorArrival[]): readonly CampaignProblem[] => {
  const problems: CampaignProblem[] = []
  const here = new Set<string>()
  const clocks = new Set(arrivals.map(({ at }) => isInstant(at)))
  arrivals.forEach(({ id, at, wave }, index) => {
    const wrong = (field: string, time: string): void => void problems.push({ code: "TRAMYTE_CAMPAIGN_HOURS", where: `arrivals[${index}].${field}`, message: `${JSON.stringify(time)} is no time; write "07:35"` })
    if (timeOf(at) === undefined) wrong("at", at)
    if (wave !== undefined && minutesOf(wave) === undefined) wrong("wave", wave)
    if (here.has(id)) problems.push({ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `arrivals[${index}].id`, message: `${JSON.stringify(id)} stands there twice` })
    here.add(id)
  })
  if (clocks.size > 1 && problems.length === 0) problems.push({ code: "TRAMYTE_CAMPAIGN_HOURS", where: "arrivals", message: "some times are instants and some are not; write them all in one way" })
  return problems
}
