import type { Verdict } from "../logic/verdict.ts"

/** How many surely belong, surely do not, and are not known. */
export interface Counts {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}

/** Where one person stands: the numerator is asked only of those surely in the denominator. */
export interface Membership {
  readonly denominator: Verdict
  readonly numerator?: Verdict
}

/** The populations of an indicator. The numerator's three counts add up to the denominator's `yes`. */
export interface Populations {
  readonly denominator: { readonly yes: number; readonly unknown: number }
  readonly numerator: Counts
}

/** Counts, the share, and the range in which it lies once the unknown are known. */
export interface Tally {
  readonly populations: Populations
  /** Numerator over denominator, 0 to 1; absent when nobody is in the denominator. */
  readonly rate?: number
  /** The share if every unknown of the numerator were *no*, and if every one were *yes*. */
  readonly range?: { readonly lo: number; readonly hi: number }
}

/** Populations while they are being counted. */
export interface IndicatorPopulations {
  readonly denominator: { yes: number; unknown: number }
  readonly numerator: { yes: number; no: number; unknown: number }
}

/** Nobody counted yet. */
export const noPopulations = (): IndicatorPopulations => ({ denominator: { yes: 0, unknown: 0 }, numerator: { yes: 0, no: 0, unknown: 0 } })

/** Counts one person or unit. */
export const addMember = (populations: IndicatorPopulations, member: Membership): void => {
  if (member.denominator === "unknown") populations.denominator.unknown++
  if (member.denominator !== "yes") return
  populations.denominator.yes++
  populations.numerator[member.numerator ?? "unknown"]++
}

/** The share, or nothing if there is nobody to share among. */
export const rateOf = ({ denominator, numerator }: Populations): number | undefined =>
  denominator.yes === 0 ? undefined : numerator.yes / denominator.yes

/** The counts with their share and its range. */
export const tally = (populations: Populations): Tally => {
  const rate = rateOf(populations)
  const { denominator, numerator } = populations
  return {
    populations: { denominator: { ...denominator }, numerator: { ...numerator } },
    ...(rate === undefined ? {} : { rate, range: { lo: rate, hi: (numerator.yes + numerator.unknown) / denominator.yes } })
  }
}
