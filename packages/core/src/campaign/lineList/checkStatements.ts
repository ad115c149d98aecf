import { parseCivilDate, partialDateBounds } from "../../time/index.ts"
import type { CampaignProblem } from "../errors.ts"

/** Something wrong with what is said about a list. */
export const wrong = (code: "LIST" | "DUPLICATE" | "UNKNOWN" | "DAY", where: string, message: string): CampaignProblem =>
  ({ code: `TRAMYTE_CAMPAIGN_${code}`, where, message })

/** What must be told. */
export const checkText = (text: unknown, where: string, message: string): readonly CampaignProblem[] =>
  typeof text === "string" && text.trim() !== "" ? [] : [wrong("LIST", where, message)]

/** Who says it, and on which day: without either nobody could be asked about it later. `at` ends in a dot, if it is not empty. */
export const checkSaid = ({ by, on }: { readonly by: string; readonly on: string }, at: string): readonly CampaignProblem[] => [
  ...checkText(by, `${at}by`, "say who said so"),
  ...(typeof on === "string" && parseCivilDate(on) !== undefined ? [] : [wrong("DAY", `${at}on`, `${JSON.stringify(on)} is not a day; write "2026-07-15"`)])
]

/** An id in the register, where one is given; one that could be a row's would be taken for it. */
export const checkPerson = (id: string | undefined, where: string): readonly CampaignProblem[] =>
  id === undefined ? [] : [...checkText(id, where, "give the id in the register, or leave it out"), ...checkNoMark(id, where)]

/** Lists and people of the register are told from rows by the mark between list and row. */
export const checkNoMark = (id: string, where: string): readonly CampaignProblem[] =>
  typeof id === "string" && id.includes("#") ? [wrong("LIST", where, `"${id}" holds "#", which stands between list and row`)] : []

/** A birth date, where one is given. */
export const checkBirth = (date: string | undefined, where: string): readonly CampaignProblem[] =>
  date === undefined || partialDateBounds(date) !== undefined ? [] :
    [wrong("DAY", where, `${JSON.stringify(date)} is not a date; write "1956", "1956-03" or "1956-03-09", and as a note what was written`)]
