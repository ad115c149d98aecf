import { isRecord } from "../citizen/checkFact.ts"
import type { Basis, Effective } from "../immunization/schedule.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { CiteRef, DatedItem } from "../rules/dated.ts"
import { civilDate, epochDay, LAST_DAY } from "../time/civilDate.ts"

/** When a part of an item stands, and how far its source was checked. */
type Standing = Pick<DatedItem, "from" | "until" | "status">

/** A part of an item that names sources of its own, with the time in which it stands and how far it was checked. */
export interface CitingPart extends Standing {
  /** The path in the item, `"schedule.antigens[0].series[1].doses[0]"`. */
  readonly at: string
  readonly cites: readonly CiteRef[]
}

/** The parts of a schedule that have sources of their own; what they do not say of themselves, their surroundings say. The shape of the item is sound. */
export const citingParts = (item: ScheduleItem): readonly CitingPart[] => {
  const found: CitingPart[] = []
  const walk = (part: unknown, at: string, around: Standing): void => {
    if (Array.isArray(part)) return part.forEach((one, index) => walk(one, `${at}[${index}]`, around))
    if (!isRecord(part)) return
    const { cites, ...own } = part as Basis & Effective
    const here = within(own, around)
    if (cites !== undefined) found.push({ at, cites, ...here })
    for (const [field, inner] of Object.entries(own)) walk(inner, `${at}.${field}`, here)
  }
  walk(item.schedule, "schedule", { from: item.from, status: item.status, ...(item.until === undefined ? {} : { until: item.until }) })
  return found
}

/** The last day of a rule belongs to it; that of an item does not. */
const within = ({ cessation, effective, status }: Basis & Effective, around: Standing): Standing => {
  const until = cessation === undefined ? undefined : civilDate(Math.min(epochDay(cessation) + 1, LAST_DAY))
  return {
    ...around,
    ...(status === undefined ? {} : { status }),
    ...(effective === undefined || effective < around.from ? {} : { from: effective }),
    ...(until === undefined || (around.until !== undefined && around.until < until) ? {} : { until })
  }
}

/** Each observation that a schedule asks for, with the first place where it does. The shape of the item is sound. */
export const observationsAsked = ({ schedule }: ScheduleItem): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const add = (code: string, at: string): void => {
    if (!found.has(code)) found.set(code, at)
  }
  const walk = (part: unknown, at: string): void => {
    if (Array.isArray(part)) return part.forEach((one, index) => walk(one, `${at}[${index}]`))
    if (!isRecord(part)) return
    for (const [field, inner] of Object.entries(part)) {
      const there = `${at}.${field}`
      if (one.has(field) && typeof inner === "string") add(inner, there)
      else if (several.has(field) && Array.isArray(inner)) inner.forEach((code: string, index) => add(code, `${there}[${index}]`))
      else walk(inner, there)
    }
  }
  walk(schedule.antigens, "schedule.antigens")
  return found
}

/** The fields that name an observation, and those that name several: of immunity, what proves it and what speaks against it. */
const one: ReadonlySet<string> = new Set(["observation", "orNextEpisode"])
const several: ReadonlySet<string> = new Set(["history", "except"])
