import { parseCivilDate } from "../time/index.ts"
import { type Aim, type Campaign, earlyAims, familyAims, type Hours, type Invitee, planningAims, type Session, type Window } from "./campaign.ts"
import { checkShapes } from "./checkShapes.ts"
import type { CampaignProblem, CampaignProblemCode } from "./errors.ts"

const everyAim = [...new Set([...familyAims, ...earlyAims])]

type Find = (code: CampaignProblemCode, where: string, message: string) => void

/** Everything that keeps a campaign from being one, each with where it is and how to mend it. */
export const checkCampaign = (campaign: Campaign): readonly CampaignProblem[] => {
  const shapes = checkShapes([["campaign", campaign, "object"]])
  if (shapes.length > 0) return shapes
  const { people, sessions, travel = {}, aims = planningAims, villageDays = "preferred" } = campaign
  const lists = checkShapes([["people", people, "list"], ["sessions", sessions, "list"], ["travel", travel, "object"], ["aims", aims, "texts"]])
  if (lists.length > 0) return lists
  const parts = checkShapes([
    ...people.flatMap(({ windows = [], rooms = [], fixed = [] }, at) => [[`people[${at}].windows`, windows, "list"], [`people[${at}].rooms`, rooms, "texts"], [`people[${at}].fixed`, fixed, "texts"]] as const),
    ...sessions.flatMap(({ rooms = {}, villages = [] }, at) => [[`sessions[${at}].rooms`, rooms, "object"], [`sessions[${at}].villages`, villages, "texts"]] as const),
    ...Object.entries(travel).map(([village, sites]) => [`travel.${village}`, sites, "object"] as const)
  ])
  if (parts.length > 0) return parts
  const problems: CampaignProblem[] = []
  const find: Find = (code, where, message) => void problems.push({ code, where, message })
  checkIds("people", people, find)
  checkIds("sessions", sessions, find)
  const known = new Set(sessions.map(({ id }) => id))
  people.forEach((person, at) => checkInvitee(person, `people[${at}]`, known, find))
  sessions.forEach((session, at) => checkSession(session, `sessions[${at}]`, find))
  for (const [village, sites] of Object.entries(travel)) {
    for (const [site, minutes] of Object.entries(sites)) {
      if (!isCount(minutes)) find("TRAMYTE_CAMPAIGN_NUMBER", `travel.${village}.${site}`, `${String(minutes)} is no travel time; give whole minutes from 0`)
    }
  }
  const repeated = aims.find((aim, at) => aims.indexOf(aim) !== at)
  if (repeated !== undefined) find("TRAMYTE_CAMPAIGN_AIM", "aims", `"${repeated}" stands there twice; each aim has one place in the order`)
  if (!aims.includes("served")) find("TRAMYTE_CAMPAIGN_AIM", "aims", "\"served\" is not among them; without it nobody would have to be examined")
  for (const aim of aims) {
    if (!everyAim.includes(aim)) find("TRAMYTE_CAMPAIGN_AIM", "aims", `there is no aim "${String(aim satisfies Aim)}"; there are ${everyAim.join(", ")}`)
  }
  if (villageDays !== "only" && villageDays !== "preferred") find("TRAMYTE_CAMPAIGN_AIM", "villageDays", `"${String(villageDays)}" is neither "only" nor "preferred"`)
  checkSpellings("village", [...people.flatMap(({ village }) => village ?? []), ...sessions.flatMap(({ villages = [] }) => villages), ...Object.keys(travel)], find)
  checkSpellings("room", [...people.flatMap(({ rooms = [] }) => rooms), ...sessions.flatMap(({ rooms = {} }) => Object.keys(rooms))], find)
  return problems
}

/** Names that look the same and are not: letters with their marks in one piece, or in several. */
const checkSpellings = (what: string, names: readonly string[], find: Find): void => {
  const first = new Map<string, string>()
  for (const name of new Set(names)) {
    const composed = name.normalize("NFC")
    if (first.has(composed)) find("TRAMYTE_CAMPAIGN_UNKNOWN", what, `"${name}" is written in two ways that look the same (Unicode NFC and NFD); normalize all names with .normalize("NFC")`)
    first.set(composed, name)
  }
}

const checkIds = (list: string, all: readonly { readonly id: string }[], find: Find): void => {
  const first = new Map<string, number>()
  all.forEach(({ id }, at) => {
    if (typeof id !== "string" || id === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${list}[${at}].id`, "there is no id; give a text that is not empty")
    else if (first.has(id)) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${list}[${at}].id`, `"${id}" is also the id of ${list}[${first.get(id)}]; give each its own`)
    else first.set(id, at)
  })
}

const checkInvitee = ({ priority, urgency = 0, windows = [], fixed = [], part }: Invitee, where: string, sessions: ReadonlySet<string>, find: Find): void => {
  if (!isCount(priority) || priority === 0) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.priority`, `${String(priority)} is no place in the order of groups; give a whole number from 1`)
  if (!isCount(urgency)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.urgency`, `${String(urgency)} is no urgency; give a whole number from 0`)
  checkPart(part, where, find)
  windows.forEach((window, at) => checkWindow(window, `${where}.windows[${at}]`, find))
  for (const session of fixed) {
    if (!sessions.has(session)) find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.fixed`, `there is no session "${session}"; take it out, or add the session that was laid down`)
  }
}

const checkWindow = ({ from, until, weekdays = [], part }: Window, where: string, find: Find): void => {
  const [first, last] = [checkDay(from, `${where}.from`, find), checkDay(until, `${where}.until`, find)]
  if (first !== undefined && last !== undefined && last <= first) find("TRAMYTE_CAMPAIGN_WINDOW", where, `it ends on ${until}, before it begins on ${from}; until is the first day that is too late`)
  for (const day of weekdays) {
    if (!isCount(day) || day < 1 || day > 7) find("TRAMYTE_CAMPAIGN_WINDOW", `${where}.weekdays`, `${String(day)} is no day of the week; 1 is Monday and 7 Sunday`)
  }
  checkPart(part, where, find)
}

const checkSession = ({ day, part, hours, capacity, rooms = {} }: Session, where: string, find: Find): void => {
  checkDay(day, `${where}.day`, find)
  checkPart(part, where, find)
  if (hours !== undefined) checkHours(hours, `${where}.hours`, find)
  if (!isCount(capacity)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.capacity`, `${String(capacity)} is no number of people; give a whole number from 0`)
  for (const [room, places] of Object.entries(rooms)) {
    if (!isCount(places)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.rooms.${room}`, `${String(places)} is no number of people; give a whole number from 0`)
  }
}

const checkPart = (part: unknown, where: string, find: Find): void => {
  if (part !== undefined && part !== "morning" && part !== "afternoon") find("TRAMYTE_CAMPAIGN_HOURS", `${where}.part`, `"${String(part)}" is neither "morning" nor "afternoon"`)
}

/** @returns the epoch day, unless it is none */
export const checkDay = (day: unknown, where: string, find: Find): number | undefined => {
  const found = typeof day === "string" ? parseCivilDate(day) : undefined
  if (found === undefined) find("TRAMYTE_CAMPAIGN_DAY", where, `${JSON.stringify(day)} is no day; give "2026-07-15"`)
  return found
}

/** @returns from and until in minutes of the day, unless they are none */
export const checkHours = ({ from, until }: Hours, where: string, find: Find): readonly [number, number] | undefined => {
  const [first, last] = [minutesOf(from), minutesOf(until)]
  if (first === undefined || last === undefined) find("TRAMYTE_CAMPAIGN_HOURS", where, `${JSON.stringify(first === undefined ? from : until)} is no hour; give "07:00"`)
  else if (last <= first) find("TRAMYTE_CAMPAIGN_HOURS", where, `it ends at ${until}, before it begins at ${from}`)
  else return [first, last]
  return undefined
}

/** Of the day: `"07:30"` is 450; `"24:00"` is its end. */
export const minutesOf = (hour: string): number | undefined => {
  const found = /^([01][0-9]|2[0-3]):([0-5][0-9])$|^24:00$/.exec(typeof hour === "string" ? hour : "")
  return found === null ? undefined : found[1] === undefined ? 24 * 60 : Number(found[1]) * 60 + Number(found[2])
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
