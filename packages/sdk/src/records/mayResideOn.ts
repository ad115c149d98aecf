import { type CivilDate, type Fact, parseCivilDate, partialDateBounds } from "@tramyte/core"
import { homeOf } from "../access/forReader.ts"
import { invalid } from "../ports/storeError.ts"
import { show } from "./keptText.ts"

/**
 * Whether a residence fact surely or possibly holds on a day: it has begun by then at the earliest, and ends after it at the
 * latest. No for facts that place nobody: other kinds, and residences in error, denied or only planned.
 *
 * @example
 * ```ts
 * import { mayResideOn } from "@tramyte/sdk"
 *
 * const home = { id: "r1", kind: "residence", recorded: "2026-03-09", start: "2020", end: "2026-03", links: { village: "10903-02" } } as const
 * mayResideOn(home, "2019-12-31") // => false
 * mayResideOn(home, "2020-01-01") // => true
 * mayResideOn(home, "2026-03-30") // => true
 * mayResideOn(home, "2026-03-31") // => false
 * ```
 */
export const mayResideOn = (fact: Fact, day: CivilDate): boolean => {
  const asked = parseCivilDate(day)
  if (asked === undefined || homeOf(fact) === undefined) return false
  const start = boundsOf(fact.start ?? fact.at?.slice(0, 10))?.lo ?? -Infinity
  const lastDay = fact.end === undefined && fact.endAt !== undefined ? parseCivilDate(fact.endAt.slice(0, 10)) : undefined
  const end = lastDay === undefined ? boundsOf(fact.end)?.hi ?? Infinity : lastDay + 1
  return start <= asked && asked < end
}

/** The day of `residentOn` must be a day, and comes with the villages that are asked about. */
export const checkResidentOn = (query: { readonly villages?: readonly string[]; readonly residentOn?: CivilDate } | undefined): void => {
  const day: unknown = query?.residentOn
  if (day === undefined) return
  const message = typeof day !== "string" || parseCivilDate(day) === undefined ? `${show(day)} is not a day; write "2026-06-30"`
    : query?.villages === undefined ? "is asked of villages; name them in villages" : undefined
  if (message !== undefined) throw invalid("The question", [{ path: "residentOn", message }])
}

/** The days that a start or end may be; none where it is open. */
const boundsOf = (date: string | undefined) => date === undefined ? undefined : partialDateBounds(date)
