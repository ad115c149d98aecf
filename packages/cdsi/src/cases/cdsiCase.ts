import type { DoseStatus, SeriesStatus, SeriesType } from "@tramyte/core/immunization"
import type { CivilDate } from "@tramyte/core"

/** Which of CDC's published suites a case is of: healthy people, or people with underlying conditions. */
export type CdsiSuite = "healthy" | "underlying"

/** One of CDC's published cases, in the words of this library. */
export interface CdsiCase {
  readonly id: string
  readonly suite: CdsiSuite
  readonly birthDate: CivilDate
  readonly sex?: "female" | "male"
  readonly on: CivilDate
  /** The vaccine group as the case writes it. */
  readonly vaccineGroup: string
  readonly observations: readonly { readonly code: string; readonly date?: CivilDate }[]
  readonly doses: readonly CdsiCaseDose[]
  readonly expected: CdsiExpectation
}

export interface CdsiCaseDose {
  readonly date: CivilDate
  readonly cvx: string
  readonly mvx?: string
  readonly status: DoseStatus
  /** The type of series in which it has that status; the healthy suite does not say. */
  readonly seriesType?: SeriesType
}

/** What the vaccine group's forecast should say. */
export interface CdsiExpectation {
  readonly status: SeriesStatus
  readonly doseNumber?: number
  readonly earliest?: CivilDate
  readonly recommended?: CivilDate
  readonly pastDue?: CivilDate
}
