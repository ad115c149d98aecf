import { describe, expect, it } from "vitest"
import type { CampaignError } from "../errors.ts"
import type { Opening } from "./opening.ts"
import { openSessions } from "./openSessions.ts"
import { villageDays, type VillageDaysRequest } from "./villageDays.ts"

/** What is wrong, as code and place. */
const problemsOf = (run: () => unknown): readonly string[] => {
  try {
    run()
  } catch (error) {
    return (error as CampaignError).problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
  }
  return []
}

const calendar = { id: "c", name: { vi: "Lịch", en: "Calendar" }, weeklyRestDays: [6, 7], fixedHolidays: [], lunarHolidays: [], decisions: [] }
const site = { id: "station", licences: [{ from: "2025-01-01", kinds: ["periodic"] }], opens: [{ hours: [{ part: "morning", from: "07:00", until: "11:00" }] }] }
const team = { id: "doctors", perHour: 9, at: [{ site: "station" }] }
const sound = { from: "2026-07-06", until: "2026-07-11", calendar, examinations: ["periodic"], sites: [site], teams: [team] }

describe("data that no compiler saw is refused by name", () => {
  it("and what has the right shape is not", () => expect(problemsOf(() => openSessions(sound as unknown as Opening))).toEqual([]))
  it.each<[string, unknown, readonly string[]]>([
    ["nothing", undefined, ["SHAPE opening"]],
    ["an empty object", {}, ["SHAPE calendar", "SHAPE examinations", "SHAPE sites", "SHAPE teams"]],
    ["sites that are none", { ...sound, sites: null }, ["SHAPE sites"]],
    ["a site without licences", { ...sound, sites: [{ ...site, licences: undefined }] }, ["SHAPE sites[0].licences"]],
    ["a pattern without hours", { ...sound, sites: [{ ...site, opens: [{}] }] }, ["SHAPE sites[0].opens[0].hours"]],
    ["a team that is nowhere", { ...sound, teams: [{ ...team, at: undefined }] }, ["SHAPE teams[0].at"]],
    ["a calendar without decisions", { ...sound, calendar: { ...calendar, decisions: undefined } }, ["SHAPE calendar.decisions"]]
  ])("%s", (_, opening, found) => expect(problemsOf(() => openSessions(opening as Opening))).toEqual(found))
  it.each<[string, unknown, readonly string[]]>([
    ["nothing asked of village days", undefined, ["SHAPE request"]], ["village days without villages", { sessions: [] }, ["SHAPE villages"]],
    ["travel times that are a list", { sessions: [], villages: [], travel: [] }, ["SHAPE travel"]]
  ])("%s", (_, request, found) => expect(problemsOf(() => villageDays(request as VillageDaysRequest))).toEqual(found))
})
