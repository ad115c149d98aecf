import type { Sex } from "../citizen/record.ts"
import type { CivilDate } from "../time/index.ts"

/** One dose given (mũi đã tiêm). */
export interface DoseGiven {
  readonly id: string
  readonly date: CivilDate
  /** With offset, `"2026-07-15T08:30:00+07:00"`, where it is known. */
  readonly at?: string
  /** The code of a vaccine of the schedule. */
  readonly vaccine: string
  readonly manufacturer?: string
  readonly tradeName?: string
  /** Millilitres. */
  readonly volume?: number
  /** The last day, or month, on which the lot may be used. */
  readonly expires?: CivilDate | string
  /** It was stored, prepared or given in a way that makes it worthless (recalled lot, broken cold chain). */
  readonly substandard?: boolean
}

/** Something observed of a person, as a schedule names it. */
export interface Observed {
  readonly code: string
  /** When it was, or began: an interval may run from here. */
  readonly date?: CivilDate
  /** It may hold or not: what hangs on it is not decided, and the answer says so. */
  readonly unknown?: boolean
}

/** All that a schedule asks of one person. */
export interface VaccinationHistory {
  readonly birthDate: CivilDate
  /** With offset, where the hour is known. */
  readonly birthInstant?: string
  readonly deathDate?: CivilDate
  readonly sex?: Sex
  readonly birthCountry?: string
  readonly doses: readonly DoseGiven[]
  readonly observations?: readonly Observed[]
}
