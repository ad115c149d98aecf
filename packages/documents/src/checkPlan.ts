import { parseCivilDate } from "@tramyte/core"
import type { Hours, Session } from "@tramyte/core/campaign"
import type { DocumentProblem } from "./errors.ts"
import type { Place } from "./named.ts"

/** Two of one id: a list could not say which is meant. */
export const duplicates = (where: string, ids: readonly string[]): readonly DocumentProblem[] => {
  const seen = new Set<string>()
  return ids.flatMap((id, at): readonly DocumentProblem[] => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ code: "TRAMYTE_DOCUMENTS_DUPLICATE", where: `${where}[${at}]`, message: `${JSON.stringify(id)} stands there already: give each its own id` }]
  })
}

/** Days, hours and places of sessions, which nobody can come to if they are wrong. */
export const sessionProblems = (sessions: readonly Session[], places: readonly Place[], where = "sessions"): readonly DocumentProblem[] => {
  const known = new Set(places.flatMap(({ id, name }) => name === undefined ? [] : [id]))
  return [
    ...duplicates(where, sessions.map(({ id }) => id)),
    ...sessions.flatMap(({ day, hours, site }, at): readonly DocumentProblem[] => [
      ...parseCivilDate(day) === undefined
        ? [{ code: "TRAMYTE_DOCUMENTS_DAY", where: `${where}[${at}].day`, message: `${JSON.stringify(day)} is not a day: write it as "2026-07-06"` } as const]
        : [],
      ...hoursProblems(`${where}[${at}].hours`, hours),
      ...known.has(site) ? [] : [{ code: "TRAMYTE_DOCUMENTS_UNKNOWN", where: `${where}[${at}].site`, message: `${JSON.stringify(site)} has no name among places, so nobody would be told where to come` } as const]
    ])
  ]
}

/** Hours that a clock does not have, or that end before they begin. */
export const hoursProblems = (where: string, hours: Hours | undefined): readonly DocumentProblem[] =>
  hours === undefined || CLOCK.test(hours.from) && CLOCK.test(hours.until) && hours.from < hours.until
    ? []
    : [{ code: "TRAMYTE_DOCUMENTS_HOURS", where, message: `${JSON.stringify(hours.from)} until ${JSON.stringify(hours.until)} are no hours: write { from: "07:00", until: "11:30" }` }]

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
