import { factKinds } from "../../citizen/factKinds.ts"
import type { RecordView } from "../../citizen/readRecord.ts"
import { assignGroups, type GroupAssignment } from "../../groups/assignGroups.ts"
import { type MissingFact, missingFacts } from "../../rules/missingFacts.ts"
import type { Trace } from "../../rules/trace.ts"
import type { AskedProtocol, Due } from "./dueOf.ts"
import type { Asking } from "./invitePerson.ts"
import type { MayChange, OpenQuestion } from "./invitees.ts"
import type { HeldNeed } from "./visitOf.ts"

/** A question that is open, what its answer may change, and the facts that would answer it. */
export interface OpenFact {
  readonly question: OpenQuestion
  readonly of?: string
  readonly mayChange: MayChange
  /** The best question first; of the scope and the groups those of all together, as one answer may settle several. */
  readonly missing: readonly MissingFact[]
  /** Those of them that this question itself speaks of. Not said: all. */
  readonly own?: ReadonlySet<string>
}

/** How a protocol stands for somebody, and what to ask of it. */
export interface AskedDue extends Due {
  readonly asked: AskedProtocol
}

/** Somebody who is invited, and all that was found of them. */
export interface FoundPerson {
  readonly asking: Asking
  readonly view: RecordView
  readonly assigned: GroupAssignment
  /** The protocols that are or may be due within the campaign. */
  readonly dues: readonly AskedDue[]
  /** The needs that the person has or may have. */
  readonly needs: readonly HeldNeed[]
  /** Whether no day is left if the person has all these needs. */
  readonly mayHaveNoDay: boolean
  readonly village: string | undefined
}

/** What a missing fact leaves open of somebody who is invited, what weighs most first. */
export const openFacts = (found: FoundPerson): readonly OpenFact[] =>
  [...ofGroups(found), ...ofDues(found), ...ofNeeds(found), ...ofVillage(found)].toSorted((a, b) => weights[b.mayChange] - weights[a.mayChange])

/** The greater, the more it weighs. */
export const weights: Readonly<Record<MayChange, number>> = { invitation: 3, group: 2, village: 1, visit: 0 }

const ofGroups = ({ asking: { rules, options }, view, assigned: { certainty, inScope, couldBe } }: FoundPerson): readonly OpenFact[] => {
  if (certainty === "sure") return []
  const { missing, why } = assignGroups(rules, view, options)
  const isOf = (trace: Trace, id: string): boolean => trace.op === "rule" && trace.id === id
  const own = (traces: readonly Trace[]): ReadonlySet<string> => new Set(missingFacts(traces).map(({ fact }) => fact))
  return [
    ...(inScope === "unknown" ? [{ question: "scope", mayChange: "invitation", missing, own: own(why.filter((trace) => couldBe.every(({ id }) => !isOf(trace, id)))) } as const] : []),
    ...couldBe.map(({ id }): OpenFact => ({ question: "group", of: id, mayChange: "group", missing, own: own(why.filter((trace) => isOf(trace, id))) }))
  ]
}

const ofDues = ({ asking: { context }, view, dues }: FoundPerson): readonly OpenFact[] => {
  const isInvitedAnyway = dues.some(({ state }) => state !== "unknown")
  return dues.filter(({ state }) => state === "unknown")
    .map(({ protocol, asked }) => ({ question: "due", of: protocol, mayChange: isInvitedAnyway ? "visit" : "invitation", missing: asked.missing(view, context) }))
}

const ofNeeds = ({ asking: { context }, view, needs, mayHaveNoDay }: FoundPerson): readonly OpenFact[] =>
  needs.filter(({ holds }) => holds === "unknown").map(({ need: { exclude, part, windows }, name, missing }) => {
    const mayLeaveOut = exclude === true || (mayHaveNoDay && (part !== undefined || windows !== undefined))
    return { question: "need", of: name, mayChange: mayLeaveOut ? "invitation" : "visit", missing: missing(view, context) }
  })

const ofVillage = ({ village }: FoundPerson): readonly OpenFact[] =>
  village === undefined ? [{ question: "village", mayChange: "village", missing: needsVillage }] : []

const needsVillage: readonly MissingFact[] = factKinds.filter(({ kind }) => kind === "residence").map(({ kind, question }) => ({ fact: kind, question }))
