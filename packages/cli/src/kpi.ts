import { createReadStream, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { type CivilDate, civilDate, CitizenError, countKpis, type KpiReport, parsePeriod, periodDays, type RulesInForce, type StratifierName } from "@tramyte/core"
import { loadDefinitions, PackError } from "@tramyte/core/pack"
import { decodeRecord } from "@tramyte/core/schema"
import { loadCommune, vietNam } from "@tramyte/pack-vn"
import type { Output } from "./run.ts"

/** What the command computes, as its arguments say it. */
export interface KpiArguments {
  /** A file of definitions; without one, the indicators of the commune. */
  readonly definitions: string | undefined
  readonly commune: string | undefined
  readonly records: string
  readonly period: string
  readonly by: readonly string[]
  readonly indicators: readonly string[]
  readonly people: boolean
  readonly knownAt: string | undefined
  readonly utcOffset: string | undefined
}

/** A line of the file of records that could not be read: the rest goes on. */
interface RefusedLine {
  readonly line: number
  readonly message: string
}

/** The names that the core knows; others are strata of the definitions, which are always there. */
const knownBreakdowns: readonly string[] = ["village", "sex", "ageBand", "group"]

/**
 * Computes indicators over a file of records, one subject a line, and prints the results as JSON: the report, or a list of
 * reports where there is more than one indicator.
 *
 * @returns 0: done; 1: lines were refused, or definitions do not compose; throws for wrong use
 */
export const kpi = async (given: KpiArguments, { out, err }: Output): Promise<0 | 1> => {
  const period = parsePeriod(given.period)
  if (period === undefined) throw new Error(`"${given.period}" is no period; write --period 2026-01-01..2027-01-01, where the last day does not belong to it.`)
  const on = civilDate(periodDays(period).until - 1)
  let rules: RulesInForce
  try {
    rules = rulesOf(given, on)
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    for (const { code, at, message } of error.problems) err(`${given.definitions}: ${code} at ${at}: ${message}`)
    return 1
  }
  const utcOffset = given.utcOffset === undefined ? undefined : offsetOf(given.utcOffset)
  const own = new Set(rules.indicators.flatMap(({ strata = [] }) => strata.map(({ id }) => id)))
  for (const by of given.by) if (!knownBreakdowns.includes(by) && !own.has(by)) throw new Error(`"${by}" is no breakdown; there are ${[...knownBreakdowns, ...own].join(", ")}.`)
  const counter = countKpis(rules, {
    period,
    by: given.by.filter((by): by is StratifierName => knownBreakdowns.includes(by)),
    people: given.people,
    ...(given.indicators.length === 0 ? {} : { indicators: given.indicators }),
    ...(given.knownAt === undefined ? {} : { knownAt: given.knownAt }),
    ...(utcOffset === undefined ? {} : { utcOffset })
  })
  const refused: RefusedLine[] = []
  let line = 0
  for await (const text of createInterface({ input: createReadStream(given.records, "utf8"), crlfDelay: Infinity })) {
    line++
    if (text.trim() === "") continue
    try {
      const record = decodeRecord(JSON.parse(line === 1 ? text.replace(/^\uFEFF/, "") : text))
      if ("unit" in record) counter.unit(record)
      else counter.person(record)
    } catch (error) {
      if (!(error instanceof CitizenError || error instanceof SyntaxError)) throw error
      refused.push({ line, message: error.message })
    }
  }
  for (const { line: number, message } of refused) err(`${given.records}:${number}: ${message}`)
  const reports = counter.reports().map((report) => shown(report, refused))
  out(JSON.stringify(reports.length === 1 ? reports[0] : reports, undefined, 2))
  return refused.length > 0 ? 1 : 0
}

const rulesOf = ({ definitions, commune }: KpiArguments, on: CivilDate): RulesInForce => {
  if (definitions !== undefined) return loadDefinitions(readFileSync(definitions, "utf8").replace(/^\uFEFF/, ""), { on, packs: [vietNam] })
  if (commune !== "cam-giang" && commune !== "nam-thanh-mien") throw new Error("Name the file of definitions with --definitions, or a shipped plan with --commune cam-giang or --commune nam-thanh-mien.")
  return loadCommune(commune, on)
}

const offsetOf = (text: string): number => {
  const found = /^([+-])(\d{2}):(\d{2})$/.exec(text)
  if (found === null) throw new Error(`"${text}" is no offset from UTC; write --utc-offset +07:00.`)
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** What a reader looks for first stands first. */
const shown = ({ indicator, period, populations, scored, of, undecided, rate, strata, people, ...rest }: KpiReport, refusedLines: readonly RefusedLine[]): object => ({
  indicator, period, populations, scored, of, undecided, ...(rate === undefined ? {} : { rate }), ...rest, ...(refusedLines.length === 0 ? {} : { refusedLines }), strata, ...(people === undefined ? {} : { people })
})
