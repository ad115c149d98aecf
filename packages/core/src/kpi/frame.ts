import type { Predicate } from "../rules/predicate.ts"
import type { Denominator, Indicator } from "./indicator.ts"

/** Whose share it is. */
export type DenominatorType = "registered" | "insured" | "estimated"

/** The type of a denominator; a question alone speaks of the register. */
export const denominatorType = (denominator: Denominator | undefined): DenominatorType => denominator !== undefined && "type" in denominator ? denominator.type : "registered"

const everybody: Predicate = { op: "all", of: [] }

/** The question that says who is in the denominator; none where it is an estimated number. */
export const denominatorQuestion = (denominator: Denominator = everybody): Predicate | undefined =>
  !("type" in denominator) ? denominator : denominator.type === "estimated" ? undefined : denominator.when

/** Every question of an indicator. */
export const questionsOf = ({ initial, denominator, exclusion, numerator, exception, strata }: Indicator): readonly Predicate[] =>
  [initial, denominatorQuestion(denominator), exclusion, numerator, exception, ...(strata ?? []).flatMap(({ bands }) => bands.map((band) => band.when))].filter((question) => question !== undefined)
