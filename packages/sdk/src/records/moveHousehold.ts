import { type HealthRecord, partialDateBounds, type Unit } from "@tramyte/core"
import { homeOf } from "../access/forReader.ts"
import { householdOf, isResidence, mayHold, type MoveNote, type MovePlan, noteIssues } from "./move.ts"
import { isBefore, moveFacts, refused } from "./moveFacts.ts"

/** Where a household moves. */
export interface HouseholdMove extends MoveNote {
  readonly household: Unit
  /** Everybody who may be in it: others, and those who left or died before, stay where they are. */
  readonly records: Iterable<HealthRecord>
  readonly commune: string
  readonly village: string
}

/**
 * What a batch writes when a whole household moves (cả hộ chuyển đi): the unit lies in the new village, the residences of all
 * who are in it on that day end there and begin here, and they stay together.
 *
 * @returns the facts and the unit, or why it cannot be, for each member: then nobody moves
 * @example
 * ```ts
 * import { moveHousehold } from "@tramyte/sdk"
 *
 * const member = (id: string) => ({ person: { id }, facts: [
 *   { id: `${id}-r`, kind: "residence", recorded: "2020-01-01", start: "2020", end: "ongoing", links: { commune: "10903", village: "10903-01" } },
 *   { id: `${id}-h`, kind: "household", recorded: "2020-01-01", start: "2020", end: "ongoing", links: { household: "h1" } }
 * ] } as const)
 * const { facts, units } = moveHousehold({
 *   household: { id: "h1", kind: "household", parent: "10903-01" }, records: [member("an"), member("binh")],
 *   on: "2026-03-09", commune: "10903", village: "10903-02", recorded: "2026-03-10", source: { id: "residence-desk", key: "118" }
 * })
 * units // => [{ id: "h1", kind: "household", parent: "10903-02" }]
 * facts.length // => 4
 * ```
 */
export const moveHousehold = ({ household, records, ...move }: HouseholdMove): MovePlan => {
  const wrong = noteIssues(move, { commune: move.commune, village: move.village })
  if (wrong.length > 0) return refused(wrong)
  const members = membersOn(household.id, records, move)
  if (members.length === 0) return refused([{ code: "TRAMYTE_MOVE_NO_MEMBER", message: `nobody of those given is in the household ${JSON.stringify(household.id)} on ${move.on}` }])
  const plans = members.map((record) => moveFacts(record, { ...move, household: household.id, ...leftBy(record, household.parent, move) }))
  const issues = plans.flatMap((plan) => plan.issues)
  return issues.length > 0 ? refused(issues) : { facts: plans.flatMap((plan) => plan.facts), units: [{ ...household, parent: move.village }], issues }
}

/** Those who may be in a household on the day, and live. */
export const membersOn = (household: string, records: Iterable<HealthRecord>, { on }: MoveNote): readonly HealthRecord[] => {
  const day = partialDateBounds(on)!
  return [...records].filter(({ facts, person }) => !isBefore(person.deathDate, on) && facts.some((fact) => householdOf(fact) === household && mayHold(fact, day)))
}

/** Of several residences, the one where the household is. */
const leftBy = ({ facts }: HealthRecord, village: string | undefined, { on }: MoveNote): { readonly leaves?: string } => {
  const standing = facts.filter((fact) => isResidence(fact) && mayHold(fact, partialDateBounds(on)!))
  return village !== undefined && standing.length > 1 && standing.some((fact) => homeOf(fact)!.village === village) ? { leaves: village } : {}
}
