import { compileSchedule } from "../immunization/compileSchedule.ts"
import { ScheduleError } from "../immunization/errors.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import { didYouMean, type Nearest } from "./nearest.ts"
import { placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { observationsAsked } from "./scheduleParts.ts"

/**
 * Reports what schedules refer to and do not have, and observations that a record can never show: a contraindication or an
 * indication that nobody is ever seen to have would be a rule without effect, and nobody would notice.
 */
export const checkSchedules = (sound: readonly PlacedItem[], nearest: Nearest, report: Report): void => {
  for (const place of sound) {
    if (place.section !== "schedules") continue
    const item = place.item as ScheduleItem
    const wrong = (at: string, message: string): void => report("TRAMYTE_PACK_SCHEDULE", place.pack, `${placeOf(place)}/${at}`, message)
    try {
      compileSchedule(item.schedule)
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error
      for (const { at, message } of error.problems) wrong(`schedule.${at}`, message)
    }
    checkObserved(item, nearest, wrong)
  }
}

/** Known to the engine: the facts that tell the hour of birth. */
const birth = "birth"

const checkObserved = (item: ScheduleItem, nearest: Nearest, wrong: (at: string, message: string) => void): void => {
  const { observed = {}, schedule: { observations = [] } } = item
  const known = new Map(observations.map((one) => [one.code, one]))
  for (const [code, seen] of Object.entries(observed)) {
    const at = `observed.${code}`
    if (code === birth && !("facts" in seen)) wrong(at, "the hour of birth is told by facts; write { \"facts\": … }")
    if (code === birth || known.has(code)) continue
    const meant = didYouMean(nearest(code, known.keys()))
    wrong(at, `"${code}" is not among the observations of the schedule${meant === "" ? "; add" : `${meant} Or add`} it there`)
  }
  for (const [code, at] of observationsAsked(item)) {
    // What the schedule does not have is told where it is made ready.
    const definition = known.get(code)
    if (definition === undefined || Object.hasOwn(observed, code) || (definition.codes?.length ?? 0) > 0) continue
    wrong(at, `nothing says how "${code}" is seen; say it in "observed" (if no record shows it: { "when": { "op": "any", "of": [] } }), or give it "codes" by which others report it`)
  }
}
