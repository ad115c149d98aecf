import type { CivilDate } from "../../time/index.ts"
import { checkDay, checkHours } from "../checkCampaign.ts"
import type { CampaignProblemCode } from "../errors.ts"
import type { Days, ExaminationKind, PartHours } from "./opening.ts"

/** Notes what is wrong, where, and how to mend it. */
export type Find = (code: CampaignProblemCode, where: string, message: string) => void

/** Each has an id, and none has another's. */
export const checkIds = (list: string, all: readonly { readonly id: string }[], find: Find): void => {
  const first = new Map<string, number>()
  all.forEach(({ id }, at) => {
    const known = first.get(id)
    if (typeof id !== "string" || id.trim() === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${list}[${at}].id`, "there is no id; give a text that is not empty")
    else if (known !== undefined) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${list}[${at}].id`, `"${id}" is also the id of ${list}[${known}]; give each its own`)
    else first.set(id, at)
  })
}

/** At least one kind of examination, and none but those that there are. */
export const checkKinds = (kinds: readonly ExaminationKind[], where: string, find: Find): void => {
  if (kinds.length === 0) find("TRAMYTE_CAMPAIGN_LICENCE", where, `no kind of examination is named; give "periodic", "screening" or both`)
  for (const kind of kinds) {
    if (kind !== "periodic" && kind !== "screening") find("TRAMYTE_CAMPAIGN_LICENCE", where, `"${String(kind)}" is no kind of examination; there are "periodic" and "screening"`)
  }
}

/** From a day until a later one; what is not said is open. */
export const checkStretch = ({ from, until }: { readonly from?: CivilDate; readonly until?: CivilDate }, where: string, find: Find): void => {
  const first = from === undefined ? undefined : checkDay(from, `${where}.from`, find)
  const end = until === undefined ? undefined : checkDay(until, `${where}.until`, find)
  if (first !== undefined && end !== undefined && end <= first) {
    find("TRAMYTE_CAMPAIGN_WINDOW", where, `it ends on ${until}, before it begins on ${from}; until is the first day that is too late`)
  }
}

/** Days of the week, single days and a part of the day, besides from when until when. */
export const checkWhen = (
  { weekdays, nth, monthDays, days, part, ...stretch }: Days & { readonly days?: readonly CivilDate[]; readonly part?: unknown }, where: string, find: Find
): void => {
  checkStretch(stretch, where, find)
  checkPart(part, where, find)
  days?.forEach((day, at) => checkDay(day, `${where}.days[${at}]`, find))
  if (days?.length === 0) find("TRAMYTE_CAMPAIGN_WINDOW", `${where}.days`, "there is no day; leave it out, or name days")
  for (const [list, all, last, what, are] of [
    ["weekdays", weekdays, 7, "day of the week", "1 is Monday and 7 Sunday"],
    ["nth", nth, 5, "place of a day of the week in the month", "1 is the first, 5 the fifth and -1 the last"],
    ["monthDays", monthDays, 31, "day of the month", "1 to 31 are, and -1 the last"]
  ] as const) {
    if (all?.length === 0) find("TRAMYTE_CAMPAIGN_WINDOW", `${where}.${list}`, `there is no ${what}; leave it out, or name some`)
    for (const day of all ?? []) {
      const isOne = isCount(day) && day >= 1 && day <= last
      if (!isOne && (list === "weekdays" || day !== -1)) find("TRAMYTE_CAMPAIGN_WINDOW", `${where}.${list}`, `${String(day)} is no ${what}; ${are}`)
    }
  }
}

/** Hours of a day by parts that do not lie in one another. */
export const checkPartHours = (hours: readonly PartHours[], where: string, find: Find): void => {
  if (hours.length === 0) find("TRAMYTE_CAMPAIGN_HOURS", where, "there are no hours; say from when until when it opens")
  const found = hours.map((each, at) => {
    checkPart(each.part, `${where}[${at}]`, find)
    const read = checkHours(each, `${where}[${at}]`, find)
    if (read === undefined) return undefined
    if (each.part === "morning" && read[0] >= noon) find("TRAMYTE_CAMPAIGN_HOURS", `${where}[${at}]`, `a morning does not begin at ${each.from}; give its hours, or another part`)
    if (each.part === "afternoon" && read[1] <= noon) find("TRAMYTE_CAMPAIGN_HOURS", `${where}[${at}]`, `an afternoon does not end at ${each.until}; give its hours, or another part`)
    return read
  })
  hours.forEach(({ part }, at) => {
    const [from, until] = found[at] ?? [0, 0]
    const other = hours.findIndex((each, index) => index < at && (each.part === part || (from < (found[index]?.[1] ?? 0) && (found[index]?.[0] ?? 0) < until)))
    if (other >= 0) find("TRAMYTE_CAMPAIGN_HOURS", `${where}[${at}]`, `it lies in ${where}[${other}], or is the same part of the day; give each part once`)
  })
}

/** Morning, afternoon, or nothing said. */
export const checkPart = (part: unknown, where: string, find: Find): void => {
  if (part !== undefined && part !== "morning" && part !== "afternoon") find("TRAMYTE_CAMPAIGN_HOURS", `${where}.part`, `"${String(part)}" is neither "morning" nor "afternoon"`)
}

/** People an hour. */
export const checkPace = (perHour: unknown, where: string, find: Find): void => {
  if (typeof perHour !== "number" || !(perHour >= 0 && perHour <= fastest)) find("TRAMYTE_CAMPAIGN_NUMBER", where, `${String(perHour)} is no number of people an hour; give 0 to ${fastest}`)
}

/** From 0, nothing, to 1, all. */
export const checkShare = (share: unknown, where: string, find: Find): void => {
  if (typeof share !== "number" || !(share >= 0 && share <= 1)) find("TRAMYTE_CAMPAIGN_NUMBER", where, `${String(share)} is no share; give 0 to 1: a fifth is 0.2`)
}

/** A whole number from 0. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** Nobody examines more people in an hour. */
const fastest = 10_000

const noon = 12 * 60
