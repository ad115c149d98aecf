import type { CivilDate } from "../time/index.ts"
import type { DoseReasonCode, RuleRef, SetAsideCode } from "./reasons.ts"
import type { SeriesType } from "./schedule.ts"

/** What a dose is worth in a series (CDSi table 6-31): only `valid` counts; `extraneous` was not needed, or came too late. */
export type DoseStatus = "valid" | "notValid" | "extraneous" | "substandard"

/** One reason of a verdict, with the rule that gave it and the day from which it would have been otherwise. */
export interface DoseReason {
  readonly code: DoseReasonCode
  readonly rule?: RuleRef | undefined
  /** The first day on which this reason would not have stood (too young, too soon), or the first on which it did (too old). */
  readonly day?: CivilDate
  /** The dose that this one was too near to. */
  readonly otherDose?: string | undefined
}

/** The verdict on one dose in one series. */
export interface DoseEvaluation {
  readonly dose: string
  readonly antigen: string
  readonly series: string
  readonly status: DoseStatus
  /** The target dose that it was held against, from 1; absent when none was left. */
  readonly targetDose?: number | undefined
  /** All reasons, the weightiest first. */
  readonly reasons: readonly DoseReason[]
  /** For a target dose with hours of its own: whether it was given within them. */
  readonly timely?: "yes" | "no" | "unknown" | undefined
}

/** Where a patient series, an antigen or a vaccine group stands (CDSi table 7-10). */
export type SeriesStatus = "notComplete" | "complete" | "immune" | "contraindicated" | "notRecommended" | "agedOut"

export type ForecastReasonCode =
  | "needed"
  | "seriesComplete"
  | "noDoseNeeded"
  | "immuneByHistory"
  | "immuneByBirthDate"
  | "antigenContraindicated"
  | "vaccinesContraindicated"
  | "seasonOver"
  | "tooOld"
  | "cannotFinishInTime"
  | "tooLongAfter"
  | "noLongerOffered"
  | "died"

/** What gave a date of a forecast. */
export interface ForecastReason {
  readonly code: ForecastReasonCode | "minimumAge" | "firstOffered" | "minimumInterval" | "vaccineConflict" | "seasonStart" | "inadvertentDose" | "latestDose" | "recommendedAge" | "recommendedInterval"
  readonly rule?: RuleRef | undefined
  readonly day?: CivilDate
  /** The observation that it rests on. */
  readonly observation?: string
}

/** What comes next in one series. Days are civil dates; those that a schedule does not set are absent. */
export interface SeriesForecast {
  readonly status: SeriesStatus
  readonly reasons: readonly ForecastReason[]
  /** The target dose that is next, from 1 as the series counts; absent when none is. */
  readonly targetDose?: number | undefined
  /** The dose number as a card shows it: valid doses so far, and one (FORECASTDN-1). */
  readonly doseNumber?: number | undefined
  readonly earliest?: CivilDate | undefined
  readonly recommended?: CivilDate | undefined
  readonly pastDue?: CivilDate | undefined
  /** The last day on which it can be given. */
  readonly latest?: CivilDate | undefined
  /** Codes of vaccines that may be recommended. */
  readonly vaccines: readonly string[]
  readonly guidance: readonly string[]
}

/** One series that a person is on: the verdicts on the doses, and what comes next. */
export interface SeriesAssessment {
  readonly antigen: string
  readonly series: string
  readonly vaccineGroup: string
  readonly type: SeriesType
  readonly group: string
  readonly evaluations: readonly DoseEvaluation[]
  readonly forecast: SeriesForecast
  /** Best of its series group. */
  readonly prioritized: boolean
  /** And no equivalent group serves its need: the one that counts, whose forecast stands on the card. */
  readonly best: boolean
}

/** The forecast of one vaccine group, of one type of series: a line of the card. */
export interface VaccineGroupForecast extends SeriesForecast {
  readonly vaccineGroup: string
  readonly type: SeriesType
  /** The series that it comes from, one or more of each antigen. */
  readonly series: readonly string[]
  /** The antigens that need a dose. */
  readonly antigens: readonly string[]
}

/** Everything that a schedule says about one person on one day. */
export interface ImmunizationAssessment {
  readonly on: CivilDate
  /** Every relevant series, in the order of the schedule. */
  readonly series: readonly SeriesAssessment[]
  readonly groups: readonly VaccineGroupForecast[]
  readonly setAside: readonly SetAsideDose[]
  /** Series that nobody can tell whether the person is on, with the observations to ask for. */
  readonly inconclusive: readonly InconclusiveSeries[]
  /** Antigens whose forecast hangs on observations that nobody knows. */
  readonly undecided: readonly UndecidedAntigen[]
}

/** A forecast that holds only if none of these observations does: immunity, contraindications, what intervals run from. */
export interface UndecidedAntigen {
  readonly antigen: string
  readonly observations: readonly string[]
}

/** A series that would be relevant if one of some observations held, or the person were of some sex, which nobody knows (CDSi 5.1). */
export interface InconclusiveSeries {
  readonly antigen: string
  readonly series: string
  readonly vaccineGroup: string
  readonly observations: readonly string[]
  readonly sexUnknown: boolean
}

/** A dose that takes no part, with the reason. It is kept by whoever asked, and never counted. */
export interface SetAsideDose {
  readonly dose: string
  readonly code: SetAsideCode
  readonly message: string
}
