import type { Text } from "../language/text.ts"
import type { CiteRef, RuleStatus } from "../rules/dated.ts"
import type { CivilDate, MonthPolicy } from "../time/index.ts"

/**
 * A length of time whose parts may be negative: `{ weeks: 6, days: -4 }` is six weeks less the four days of grace. Years and
 * months come first, under the month policy of the schedule, then weeks and days (CDSi CALCDT-1 to 5).
 */
export interface Span {
  readonly years?: number
  readonly months?: number
  readonly weeks?: number
  readonly days?: number
}

/** Where a part of a schedule comes from, where that is another place than its surroundings. The nearest one counts. */
export interface Basis {
  readonly cites?: readonly CiteRef[]
  readonly status?: RuleStatus
  /** What the source leaves open and how it was decided here. */
  readonly note?: Text
}

/** The days on which a rule stands, both included (CDSi RELEVANT-1 and -2). Absent: always. */
export interface Effective {
  readonly effective?: CivilDate
  readonly cessation?: CivilDate
}

/**
 * An immunization schedule (lịch tiêm chủng): which doses protect against what, from when to when, after what. It is plain
 * data and holds all that CDC's CDSi supporting data (4.64) say, and what Viet Nam's circulars need beyond them.
 *
 * All windows are half-open: a vaccine that is allowed until "12 months" may be given up to the day before.
 */
export interface ImmunizationSchedule {
  readonly id: string
  readonly version: string
  readonly label: Text
  /** What "1 month after 31 January" is: `rollForward` (1 March, CDSi) or `clamp` (28 February). */
  readonly monthPolicy: MonthPolicy
  readonly antigens: readonly Antigen[]
  readonly vaccines: readonly Vaccine[]
  readonly vaccineGroups: readonly VaccineGroup[]
  readonly conflicts?: readonly VaccineConflict[]
  /** Everything besides doses that rules ask about a person. */
  readonly observations?: readonly ObservationDefinition[]
}

/** A vaccine (vắc xin) as doses name it: a CVX code, or a code of one's own. */
export interface Vaccine {
  readonly code: string
  /** Other codes by which a dose may name it, `"CVX|198"`. */
  readonly codes?: readonly string[]
  readonly label: Text
  /** What it protects against; at some ages of the person only, where ages stand. */
  readonly antigens: readonly AntigenAssociation[]
}

/** An antigen of a vaccine, at some ages of the person only where ages stand. */
export interface AntigenAssociation extends AgeWindow {
  readonly antigen: string
}

/** From `begin` until before `end`; absent: from birth, without end. */
export interface AgeWindow {
  readonly beginAge?: Span
  readonly endAge?: Span
}

/** What is forecast together, one line of a vaccination card: `"DTaP/Tdap/Td"`, `"MMR"` (CDSi chapter 9). */
export interface VaccineGroup {
  readonly id: string
  readonly label: Text
  readonly antigens: readonly string[]
  /** All antigens are given as one product: the group's dose number is the smallest of them, not the largest (FORECASTDN-2). */
  readonly administerFull?: boolean
}

/** Two vaccines that must keep a distance: `current` on a day from `begin` until before `end` after `previous` does not count. */
export interface VaccineConflict {
  readonly previous: string
  readonly current: string
  readonly begin: Span
  /** The end after a dose that was valid or was not judged; `end` is that after any other. */
  readonly minEnd: Span
  readonly end: Span
}

/** Something about a person that rules ask: an illness, a pregnancy, a journey, a province where a vaccine is offered. */
export interface ObservationDefinition {
  readonly code: string
  readonly label: Text
  /** Codes of other systems that say the same, `"SNOMED|77386006"`. */
  readonly codes?: readonly string[]
}

/** A disease or its agent (kháng nguyên), with all ways to be protected against it. */
export interface Antigen {
  readonly id: string
  readonly label?: Text
  readonly immunity?: Immunity
  readonly contraindications?: Contraindications
  readonly series: readonly Series[]
}

/** Who is protected without vaccination. */
export interface Immunity {
  /** Observations that prove it: a past illness, a blood test. */
  readonly history?: readonly string[]
  /** Whoever was born before a day, in a country, unless an observation speaks against it. */
  readonly birth?: readonly { readonly before: CivilDate; readonly country?: string; readonly except?: readonly string[] }[]
}

/** What speaks against vaccination (chống chỉ định): against the antigen altogether, or against single vaccines. */
export interface Contraindications {
  readonly antigen?: readonly Contraindication[]
  readonly vaccine?: readonly (Contraindication & { readonly vaccines: readonly AgedVaccine[] })[]
}

/** An observation that speaks against vaccination, at some ages only where ages stand. */
export interface Contraindication extends AgeWindow, Basis {
  readonly observation: string
  readonly text?: string
  readonly guidance?: string
}

/** A vaccine, at some ages of the person only where ages stand. */
export interface AgedVaccine extends AgeWindow {
  readonly vaccine: string
}

/** `standard`: for everybody of the sexes; `risk`: by indication; `evaluationOnly`: judged, never forecast to those without doses. */
export type SeriesType = "standard" | "risk" | "evaluationOnly"

/** One way to be protected: the doses in their order (phác đồ). */
export interface Series extends Basis {
  readonly id: string
  readonly label?: Text
  readonly vaccineGroup: string
  readonly type: SeriesType
  /** Absent: everybody. */
  readonly sexes?: readonly ("female" | "male" | "unknown")[]
  /** One of them must hold; absent: for everybody. */
  readonly indications?: readonly Indication[]
  /** Which doses of the antigen this series looks at; the others are none of its concern. Absent: all. */
  readonly considers?: Considers
  /** Series of one group are rivals; the best of each group goes on. */
  readonly group: string
  /** The ages at which doses are given by the programme: nothing is forecast outside, while doses given count at any age. */
  readonly offered?: AgeWindow
  /** Groups whose series serve the same need: only one of them is forecast (CDSi table 8-14). */
  readonly equivalentGroups?: readonly string[]
  readonly selection?: Selection
  readonly guidance?: readonly string[]
  readonly doses: readonly TargetDose[]
}

/** An observation that makes a series relevant, at some ages only where ages stand. */
export interface Indication extends AgeWindow, Basis {
  readonly observation: string
  readonly description?: string
  readonly guidance?: string
}

/** Doses of these vaccines, given at these ages; absent: of all, at any. */
export interface Considers extends AgeWindow {
  readonly vaccines?: readonly string[]
}

/** How rivals are told apart (CDSi chapter 8). */
export interface Selection {
  readonly default?: boolean
  readonly productPath?: boolean
  /** `"A"` goes before `"B"`. Default `"A"`. */
  readonly priority?: string
  /** 1 is preferred most. */
  readonly preference?: number
  readonly minAgeToStart?: Span
  readonly maxAgeToStart?: Span
}

/** One dose that a series asks for (mũi), with all rules of when and what. */
export interface TargetDose extends Basis {
  readonly label?: Text
  /** Several where the rule changed: the one that stands on the day of the dose counts, or on the day of the forecast. */
  readonly ages?: readonly AgeRule[]
  /** All must be kept, or all allowable ones. */
  readonly intervals?: readonly IntervalRule[]
  readonly allowableIntervals?: readonly IntervalRule[]
  readonly preferable?: readonly PreferableVaccine[]
  readonly allowable?: readonly AgedVaccine[]
  /** Given by mistake instead: never counts, and other doses keep no distance from it. */
  readonly inadvertent?: readonly string[]
  /** One is enough for the dose not to be needed. */
  readonly skips?: readonly ConditionalSkip[]
  /** Once given, the same is needed again. */
  readonly recurring?: boolean
  readonly season?: { readonly from?: CivilDate; readonly until?: CivilDate }
}

/** At which ages a dose is given. Between `absMin` and `min` it counts by grace. */
export interface AgeRule extends Effective, Basis {
  readonly absMin?: Span
  readonly min?: Span
  readonly earliestRec?: Span
  readonly latestRec?: Span
  /** From here on it is too late. */
  readonly max?: Span
  /** Hours after birth within which it is in time; says nothing of whether it counts. Needs instants to be sure. */
  readonly withinHours?: number
}

/** From what an interval runs: the dose before, the one that satisfied a target, the last of some vaccines, an observation. */
export type IntervalFrom =
  | { readonly previous: true }
  | { readonly targetDose: number }
  | { readonly mostRecent: readonly string[] }
  | { readonly observation: string }

/** The distance that a dose keeps from something before it. */
export interface IntervalRule extends Effective, Basis {
  readonly from: IntervalFrom
  readonly absMin?: Span
  readonly min?: Span
  readonly earliestRec?: Span
  readonly latestRec?: Span
  /** From here on the dose no longer counts: an upper window. */
  readonly max?: Span
  /** CDSi `intervalPriority`: in a group of several antigens this one is not waited with for the others. */
  readonly override?: boolean
  /** A new episode of this observation that begins after the reference opens the interval at once ("or next pregnancy"). */
  readonly orNextEpisode?: string
}

/** A vaccine that may be used, with what tells products of one code apart. */
export interface PreferableVaccine extends AgedVaccine {
  readonly tradeName?: string
  readonly manufacturer?: string
  /** Millilitres. Another volume is noted and still counts. */
  readonly volume?: number
  /** May be recommended by name. */
  readonly forecast?: boolean
}

/** When a dose is not needed. `evaluation`: looked at for each dose given; `forecast`: on the day of the forecast. */
export interface ConditionalSkip extends Basis {
  readonly context: "evaluation" | "forecast" | "both"
  /** How the sets go together. Default `"all"`. */
  readonly logic?: "all" | "any"
  readonly sets: readonly SkipSet[]
}

/** Conditions that go together, while the set stands. */
export interface SkipSet extends Effective {
  readonly label?: string
  readonly logic?: "all" | "any"
  readonly conditions: readonly SkipCondition[]
}

/** One condition of a skip. */
export type SkipCondition =
  | { readonly kind: "age" } & AgeWindow
  /** A series of these groups of the same antigen is complete. */
  | { readonly kind: "completedSeries"; readonly groups: readonly string[] }
  /** So long after the dose before. */
  | { readonly kind: "interval"; readonly interval: Span }
  | SkipCount

/** So many doses at an age and in a stretch of days; of these vaccines, or of any that have the antigen. */
export interface SkipCount extends AgeWindow {
  readonly kind: "count"
  readonly compare: "greaterThan" | "equalTo" | "lessThan"
  readonly doses: number
  /** Only doses that were valid in this series. */
  readonly validOnly?: boolean
  readonly vaccines?: readonly string[]
  readonly from?: CivilDate
  readonly until?: CivilDate
}
