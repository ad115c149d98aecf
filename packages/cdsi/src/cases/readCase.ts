import { type CivilDate, parseCivilDate } from "@tramyte/core"
import { doseStatusWords, meaningOf, seriesStatusWords, seriesTypeWords } from "./caseWords.ts"
import type { CdsiCase, CdsiCaseDose } from "./cdsiCase.ts"

/** A row of a file of cases that no case can be made of, and why. */
export interface RefusedCase {
  readonly id: string
  readonly suite: string
  readonly reasons: readonly string[]
}

/** Reads one row of a file of cases; `position` names it, from 1, where it has no id. */
export const readCase = (row: unknown, position: number): CdsiCase | RefusedCase => {
  const reasons: string[] = []
  const fields = objectOf(row)
  const expected = objectOf(fields["expected"])
  const wordOf = <Meaning extends string>(words: Readonly<Record<Meaning, string>>, written: unknown, path: string): Meaning | undefined => {
    const meaning = meaningOf(words, textOf(written) ?? "")
    if (meaning === undefined) reasons.push(`${path} ${shown(written)} is none of ${Object.values(words).join(", ")}`)
    return meaning
  }
  const dateOf = (written: unknown, path: string): CivilDate | undefined => {
    const date = textOf(written)
    if (date === undefined || parseCivilDate(date) !== undefined) return date
    reasons.push(`${path} ${shown(written)} is no date such as "2026-07-15"`)
    return undefined
  }
  const needed = (value: string | undefined, path: string): string => {
    if (value === undefined && !reasons.some((reason) => reason.startsWith(`${path} `))) reasons.push(`${path} is missing`)
    return value ?? ""
  }
  const dose = (given: unknown, index: number): CdsiCaseDose => {
    const path = `dose ${index + 1}:`
    const { date, cvx, mvx, expected: verdict } = objectOf(given)
    const { status, seriesType } = objectOf(verdict)
    return {
      date: needed(dateOf(date, `${path} date`), `${path} date`),
      cvx: needed(textOf(cvx), `${path} cvx`),
      ...field("mvx", textOf(mvx)),
      status: wordOf(doseStatusWords, status, `${path} status`) ?? "valid",
      ...field("seriesType", textOf(seriesType) === undefined ? undefined : wordOf(seriesTypeWords, seriesType, `${path} series type`))
    }
  }
  const id = textOf(fields["id"]) ?? `row ${position}`
  const suite = textOf(fields["suite"])
  if (suite !== "healthy" && suite !== "underlying") reasons.push(`suite ${shown(fields["suite"])} is neither "healthy" nor "underlying"`)
  const number = textOf(expected["forecastDose"])
  if (number !== undefined && !/^\d+$/.test(number)) reasons.push(`forecastDose ${shown(number)} is no number`)
  const read: CdsiCase = {
    id,
    suite: suite === "underlying" ? suite : "healthy",
    birthDate: needed(dateOf(fields["dob"], "dob"), "dob"),
    ...field("sex", sexes[textOf(fields["gender"]) ?? ""]),
    on: needed(dateOf(fields["assessmentDate"], "assessmentDate"), "assessmentDate"),
    vaccineGroup: needed(textOf(fields["vaccineGroup"]), "vaccineGroup"),
    observations: listOf(fields["observations"]).map((observed, index) => {
      const { code, date } = objectOf(observed)
      return { code: needed(textOf(code), `observation ${index + 1}: code`), ...field("date", dateOf(date, `observation ${index + 1}: date`)) }
    }),
    doses: listOf(fields["doses"]).map(dose),
    expected: {
      status: wordOf(seriesStatusWords, expected["seriesStatus"], "seriesStatus") ?? "complete",
      ...field("doseNumber", number === undefined ? undefined : Number(number)),
      ...field("earliest", dateOf(expected["earliest"], "earliest")),
      ...field("recommended", dateOf(expected["recommended"], "recommended")),
      ...field("pastDue", dateOf(expected["pastDue"], "pastDue"))
    }
  }
  return reasons.length === 0 ? read : { id, suite: suite ?? "", reasons }
}

const sexes: Readonly<Record<string, "female" | "male" | undefined>> = { F: "female", M: "male" }

/** What is no object has no fields. */
const objectOf = (value: unknown): Readonly<Record<string, unknown>> => typeof value === "object" && value !== null ? value as Readonly<Record<string, unknown>> : {}

const listOf = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : []

/** Cells of a sheet come as texts or numbers; empty ones, and a lone dash, say nothing. */
const textOf = (value: unknown): string | undefined => {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : ""
  return text === "" || text === "-" ? undefined : text
}

const shown = (value: unknown): string => JSON.stringify(value) ?? "nothing"

const field = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [key in Key]?: Value } => value === undefined ? {} : { [key]: value } as { readonly [key in Key]: Value }
