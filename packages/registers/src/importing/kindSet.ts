import type { YieldKind } from "../mapping/registerMapping.ts"

/** A set of kinds as bits: an import keeps one for each person. */
export type KindSet = number

const kinds = [
  "name", "identifier", "residence", "household", "ethnicity", "employment", "education", "insurance", "healthRecord", "encounter", "observation",
  "condition", "procedure", "pregnancy", "risk", "merit", "disability", "poverty", "frailty", "collaborator", "activity", "immunization"
] as const satisfies readonly YieldKind[]

const bits: ReadonlyMap<YieldKind, number> = new Map(kinds.map((kind, index) => [kind, 1 << index]))

export const noKinds: KindSet = 0
export const allKinds: KindSet = (1 << kinds.length) - 1

/** The set of one kind. */
export const kindBit = (kind: YieldKind): KindSet => bits.get(kind) ?? noKinds

/** The set of several kinds. */
export const kindSet = (members: readonly YieldKind[]): KindSet => members.reduce((set, kind) => set | kindBit(kind), noKinds)

/** The kinds of a set, in the order of the dictionary. */
export const kindsOf = (set: KindSet): readonly YieldKind[] => kinds.filter((kind) => (set & kindBit(kind)) !== 0)
