import { type Fact, type HealthRecord, type PartialDate, partialDateBounds } from "@tramyte/core"
import { homeOf } from "../access/forReader.ts"
import { daysOf, endedBy, factOfMove, householdOf, isResidence, mayHold, type MoveIssue, type MoveIssueCode, type MoveNote, type MovePlan, noteIssues } from "./move.ts"

/** Where somebody moves, and from where. */
export interface Move extends MoveNote {
  /** Where to. Left out: nobody knows; the residence ends, and no other begins. */
  readonly commune?: string
  readonly village?: string
  /** The village that is left, where somebody has several residences (thường trú, tạm trú). */
  readonly leaves?: string
  /** The household joined; the one that the person is in already: it moves along. Left out: the person leaves it, and it is not known which is joined. */
  readonly household?: string
  /** The place in the household joined, `["head"]` (chủ hộ). */
  readonly role?: readonly string[]
}

/**
 * The facts that a batch writes when somebody moves (chuyển chỗ ở): the residence that stands, and the membership of the
 * household, end on that day by corrections that supersede them, and the new ones begin. Days are half-open: the day of the
 * move is the first at the new place. What is known of the date to the month stays known to the month.
 *
 * The new residence is of the type of the old one (permanent, temporary). What else hangs on a place (area, poverty of the
 * household) is left to the registers that tell of it.
 *
 * @param record the person's record as it stands, as `store.record` gives it
 * @returns the facts, or why it cannot be: then there are none
 * @example
 * ```ts
 * import { moveFacts } from "@tramyte/sdk"
 *
 * const record = { person: { id: "p1" }, facts: [
 *   { id: "r1", kind: "residence", code: ["permanent"], recorded: "2020-01-01", start: "2020", end: "ongoing", links: { commune: "10903", village: "10903-01" } }
 * ] } as const
 * const { facts, issues } = moveFacts(record, {
 *   on: "2026-03-09", commune: "10903", village: "10903-02", recorded: "2026-03-10", source: { id: "residence-desk", key: "117" }
 * })
 *
 * issues // => []
 * facts.map(({ start, end, supersedes }) => [start, end, supersedes]) // => [["2020", "2026-03-09", "r1"], ["2026-03-09", "ongoing", undefined]]
 * ```
 */
export const moveFacts = (record: HealthRecord, move: Move): MovePlan => {
  const { commune, household, leaves, village } = move
  const wrong = noteIssues(move, { commune, village, leaves, household })
  if (wrong.length > 0) return refused(wrong)
  const person = record.person.id
  const found = findResidence(record, move)
  if ("code" in found) return refused([{ ...found, person }])
  const { residence } = found
  const home = homeOf(residence)!
  if (commune !== undefined && commune === home.commune && village === home.village) {
    return refused([issueOf("TRAMYTE_MOVE_SAME_PLACE", person, `lives at ${placeText(home)} already`)])
  }
  const begins = commune !== undefined || village !== undefined
  const links = { ...(commune === undefined ? {} : { commune }), ...(village === undefined ? {} : { village }) }
  return {
    facts: [
      endedBy(move, person, "residence-left", residence),
      ...(begins ? [factOfMove(move, person, "residence", { kind: "residence", ...codeOf(residence.code), start: move.on, end: "ongoing", links })] : []),
      ...householdFacts(record, move)
    ],
    units: [],
    issues: []
  }
}

/** The facts by which somebody goes from one household to another. */
export const householdFacts = (record: HealthRecord, move: MoveNote & Pick<Move, "household" | "role">): readonly Fact[] => {
  const { household, role } = move
  const on = partialDateBounds(move.on)!
  const memberships = record.facts.filter((fact) => householdOf(fact) !== undefined && mayHold(fact, on))
  const left = memberships.filter((fact) => householdOf(fact) !== household)
  const joins = household !== undefined && left.length === memberships.length
  return [
    ...left.map((fact, index) => endedBy(move, record.person.id, index === 0 ? "household-left" : `household-left-${index + 1}`, fact)),
    ...(joins ? [factOfMove(move, record.person.id, "household", { kind: "household", ...codeOf(role), start: move.on, end: "ongoing", links: { household } })] : [])
  ]
}

const codeOf = (code: readonly string[] | undefined): { readonly code?: readonly string[] } => code === undefined ? {} : { code }

/** The residence that ends, or why there is none. */
const findResidence = ({ facts, person }: HealthRecord, move: Move): { readonly residence: Fact } | MoveIssue => {
  const on = partialDateBounds(move.on)!
  const issue = (code: MoveIssueCode, message: string): MoveIssue => issueOf(code, person.id, message)
  if (facts.some((fact) => fact.source?.id === move.source.id && fact.source.key.startsWith(`${move.source.key}/${person.id}/`))) {
    return issue("TRAMYTE_MOVE_DONE", `has moved by ${move.source.id} ${move.source.key} already; undo the batch that told of it to put it right`)
  }
  if (isBefore(person.deathDate, move.on)) return issue("TRAMYTE_MOVE_DEAD", `died in ${person.deathDate!}, before ${move.on}`)
  const all = facts.filter((fact) => isResidence(fact) && (move.leaves === undefined || homeOf(fact)!.village === move.leaves))
  const standing = all.filter((fact) => mayHold(fact, on))
  const [residence, ...more] = standing
  if (residence === undefined) {
    const later = all.find((fact) => on.hi <= daysOf(fact).start.lo)
    return later === undefined
      ? issue("TRAMYTE_MOVE_NO_RESIDENCE", `has no residence${move.leaves === undefined ? "" : ` in ${move.leaves}`} that stands on ${move.on}; write where the person lived first`)
      : issue("TRAMYTE_MOVE_BEFORE_RESIDENCE", `lives at ${placeText(homeOf(later)!)} since ${later.start ?? "then"}, and cannot have moved away by ${move.on}; put the day right, or the start of the residence`)
  }
  if (more.length > 0) {
    const places = standing.map((fact) => placeText(homeOf(fact)!)).join(", ")
    return issue("TRAMYTE_MOVE_SEVERAL_RESIDENCES", `has several residences on ${move.on}: ${places}; say in leaves which village is left`)
  }
  const type = (fact: Fact): string => JSON.stringify(fact.code ?? [])
  const next = facts.find((fact) => isResidence(fact) && type(fact) === type(residence) && on.hi <= daysOf(fact).start.lo)
  return next === undefined ? { residence }
    : issue("TRAMYTE_MOVE_LATER_RESIDENCE", `lives at ${placeText(homeOf(next)!)} since ${next.start ?? "later"}, after ${move.on}; correct that residence instead`)
}

export const refused = (issues: readonly MoveIssue[]): MovePlan => ({ facts: [], units: [], issues })

export const issueOf = (code: MoveIssueCode, person: string, message: string): MoveIssue => ({ code, person, message: `${JSON.stringify(person)} ${message}` })

/** Whether somebody had surely died before the day. */
export const isBefore = (death: PartialDate | undefined, on: PartialDate): boolean => {
  const died = death === undefined ? undefined : partialDateBounds(death)
  return died !== undefined && died.hi < partialDateBounds(on)!.lo
}

const placeText = ({ commune, village }: { readonly commune?: string; readonly village?: string }): string => village ?? commune ?? "an unknown place"
