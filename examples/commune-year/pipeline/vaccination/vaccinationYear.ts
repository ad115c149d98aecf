import type { CivilDate, RuleStatus, Text } from "@tramyte/core"

/** Who is to be vaccinated at the station's next session, and what its register says that cannot be right. */
export interface VaccinationYear {
  /** The day of the session that the lists are for, as the register lets it be told. */
  readonly session: CivilDate
  /** In how many of the last twelve months the station vaccinated on that day of the month; 0 where none could be told, so that the day of the report stands in. */
  readonly sessionsSeen: number
  readonly schedule: { readonly label: Text; readonly status: RuleStatus; readonly note?: Text; readonly sources: readonly string[] }
  /** Lines of the vaccination card, and vaccines, as the schedule has them. */
  readonly lines: readonly { readonly id: string; readonly label: Text }[]
  readonly vaccines: readonly { readonly code: string; readonly label: Text }[]
  /** In the order of `people`; whoever needs nothing by then is not here. */
  readonly people: readonly PersonToVaccinate[]
  /** Doses on record that take no part, and doses that do not count although they were given. */
  readonly setAside: readonly DoseProblem[]
  readonly notCounted: readonly DoseProblem[]
}

/** `o`: something is overdue; `d`: due by the session; `q`: what is known does not decide, so ask before giving. */
export type VaccinationStanding = "o" | "d" | "q"

/** What one person needs by the session. */
export interface PersonToVaccinate {
  /** Place in `people` of the year. */
  readonly at: number
  readonly standing: VaccinationStanding
  readonly lines: readonly LineToGive[]
  /** The fewest doses that serve these lines: a place in `vaccines`, places in `lines` of the year. */
  readonly give: readonly { readonly vaccine: number; readonly lines: readonly number[] }[]
  /** What to ask before. */
  readonly ask: readonly { readonly fact: string; readonly question: Text }[]
  /** The least checked rule that this rests on. */
  readonly status: RuleStatus
}

/** One line of the card that needs a dose. */
export interface LineToGive {
  /** Place in `lines` of the year. */
  readonly line: number
  readonly dose: number | undefined
  readonly dueFrom: CivilDate | undefined
  /** The last day on which it is on time; overdue after it. */
  readonly dueBy: CivilDate | undefined
  /** The last day on which it can be given at all, where that is before the session. */
  readonly lastDay: CivilDate | undefined
}

/** A dose on record, and what is wrong with it. */
export interface DoseProblem {
  /** Place in `people` of the year. */
  readonly at: number
  readonly vaccine: Text
  readonly day: string | undefined
  readonly code: string
  readonly reason: Text
}
