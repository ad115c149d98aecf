import { type HealthRecord, partialDateBounds, type Unit } from "@tramyte/core"
import { homeOf } from "../access/forReader.ts"
import { isResidence, mayHold, type MoveNote, type MovePlan, noteIssues } from "./move.ts"
import { householdFacts, issueOf, moveFacts, refused } from "./moveFacts.ts"
import { membersOn } from "./moveHousehold.ts"

/** How a household becomes two. */
export interface HouseholdSplit extends MoveNote {
  readonly household: Unit
  /** The new household, with its village for a parent. */
  readonly into: Unit
  /** Those who leave for it. */
  readonly leaving: Iterable<HealthRecord>
  /** The new head (chủ hộ), one of those who leave. */
  readonly head?: string
  /** The commune of the new household, if it lies in another village than the old one. */
  readonly commune?: string
}

/**
 * What a batch writes when some of a household found their own (tách hộ): they leave the one and are in the other from that day.
 * If the new household lies in another village, they move there too.
 *
 * @returns the facts and the new unit, or why it cannot be: then nobody leaves
 * @example
 * ```ts
 * import { splitHousehold } from "@tramyte/sdk"
 *
 * const binh = { person: { id: "binh" }, facts: [
 *   { id: "r", kind: "residence", recorded: "2020-01-01", start: "2020", end: "ongoing", links: { commune: "10903", village: "10903-01" } },
 *   { id: "h", kind: "household", recorded: "2020-01-01", start: "2020", end: "ongoing", links: { household: "h1" } }
 * ] } as const
 * const { facts } = splitHousehold({
 *   household: { id: "h1", kind: "household", parent: "10903-01" }, into: { id: "h2", kind: "household", parent: "10903-01" }, leaving: [binh], head: "binh",
 *   on: "2026-03-09", recorded: "2026-03-10", source: { id: "residence-desk", key: "119" }
 * })
 * facts.map(({ code, end, links }) => [links?.household, end, code]) // => [["h1", "2026-03-09", undefined], ["h2", "ongoing", ["head"]]]
 * ```
 */
export const splitHousehold = ({ commune, head, household, into, leaving, ...note }: HouseholdSplit): MovePlan => {
  const wrong = noteIssues(note, { commune, head, into: into.id })
  if (wrong.length > 0) return refused(wrong)
  const people = [...leaving]
  const members = new Set(membersOn(household.id, people, note))
  if (people.length === 0) return refused([{ code: "TRAMYTE_MOVE_NO_MEMBER", message: `nobody leaves the household ${JSON.stringify(household.id)}` }])
  if (head !== undefined && !people.some(({ person }) => person.id === head)) {
    return refused([issueOf("TRAMYTE_MOVE_NO_MEMBER", head, "is not among those who leave, and cannot be the head of the new household")])
  }
  const plans = people.map((record): MovePlan => {
    const { id } = record.person
    if (!members.has(record)) return refused([issueOf("TRAMYTE_MOVE_NO_MEMBER", id, `is not in the household ${JSON.stringify(household.id)} on ${note.on}`)])
    const joined = { ...note, household: into.id, ...(id === head ? { role: ["head"] } : {}) }
    return livesIn(record, into.parent, note) ? { facts: householdFacts(record, joined), units: [], issues: [] }
      : moveFacts(record, { ...joined, ...(commune === undefined ? {} : { commune }), ...(into.parent === undefined ? {} : { village: into.parent }) })
  })
  const issues = plans.flatMap((plan) => plan.issues)
  return issues.length > 0 ? refused(issues) : { facts: plans.flatMap((plan) => plan.facts), units: [into], issues }
}

/** Whether somebody lives in the village of the new household already, or it is not known where that lies. */
const livesIn = ({ facts }: HealthRecord, village: string | undefined, { on }: MoveNote): boolean =>
  village === undefined || facts.some((fact) => isResidence(fact) && mayHold(fact, partialDateBounds(on)!) && homeOf(fact)!.village === village)
