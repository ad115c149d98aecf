import type { CivilDate, RuleStatus } from "@tramyte/core"
import type { SessionDose, VaccinationLine } from "@tramyte/core/immunization"
import type { LineToGive, PersonToVaccinate, VaccinationStanding } from "./vaccinationYear.ts"

/** Of a line of the card what the session asks for: lines of thousands of people are kept until its day is known. */
export type OpenLine = Pick<VaccinationLine, "vaccineGroup" | "state" | "doseNumber" | "dueFrom" | "dueBy" | "latest" | "vaccines" | "certainty" | "missing" | "status">

export const openLine = ({ vaccineGroup, state, doseNumber, dueFrom, dueBy, latest, vaccines, certainty, missing, status }: VaccinationLine): OpenLine =>
  ({ vaccineGroup, state, doseNumber, dueFrom, dueBy, latest, vaccines, certainty, missing, status })

/** How lines and vaccines stand in the report. */
export interface Places {
  readonly line: (vaccineGroup: string) => number
  readonly vaccine: (code: string) => number
  /** The fewest doses for some lines. */
  readonly doses: (lines: readonly OpenLine[]) => readonly SessionDose[]
}

/** What one person needs by a session, of the lines that are due by then or that nobody can tell. */
export const toVaccinate = (at: number, lines: readonly OpenLine[], session: CivilDate, places: Places): PersonToVaccinate => {
  const inTime = lines.filter(({ latest, state }) => state !== "unknown" && (latest === undefined || latest >= session))
  return {
    at,
    standing: standingOf(lines, session),
    lines: lines.map(({ doseNumber, dueBy, dueFrom, latest, vaccineGroup }): LineToGive =>
      ({ line: places.line(vaccineGroup), dose: doseNumber, dueFrom, dueBy, lastDay: latest !== undefined && latest < session ? latest : undefined })),
    give: places.doses(inTime).map(({ vaccine, vaccineGroups }) => ({ vaccine: places.vaccine(vaccine), lines: vaccineGroups.map(places.line) })),
    ask: [...new Map(lines.flatMap(({ missing }) => missing).map((one) => [one.fact, one])).values()],
    status: leastChecked(lines.map(({ status }) => status))
  }
}

const standingOf = (lines: readonly OpenLine[], session: CivilDate): VaccinationStanding =>
  lines.some(({ certainty }) => certainty !== "sure") ? "q" : lines.some(({ dueBy }) => dueBy !== undefined && dueBy < session) ? "o" : "d"

const leastChecked = (statuses: readonly RuleStatus[]): RuleStatus => statuses.includes("unverified") ? "unverified" : statuses.includes("secondary") ? "secondary" : "verified"
