import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { civilDate, CitizenError, countKpis, dataProblemFinder, type DataProblem, type EngineProblem, type KpiReport, parsePeriod, periodDays, type RulesInForce, type StratifierName } from "@tramyte/core"
import { PackError } from "@tramyte/core/pack"
import { decodeRecord } from "@tramyte/core/schema"
import { assessedCodes } from "./kpiAssessedCodes.ts"
import { derivedRecord, enginesFor, shippedEngines, toldEngines } from "./kpiDerived.ts"
import { rulesOf } from "./kpiRules.ts"
import type { Output } from "./run.ts"

/** What the command computes, as its arguments say it. */
export interface KpiArguments {
  /** A file of definitions; without one, the indicators of the commune, of its plan, of routine care, immunization and growth. */
  readonly definitions: string | undefined
  readonly commune: string | undefined
  readonly records: string
  readonly period: string
  readonly by: readonly string[]
  readonly indicators: readonly string[]
  readonly people: boolean
  /** Whether to list every fact that cannot be used as it stands. */
  readonly problems: boolean
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
 * reports where there is more than one indicator. What indicators ask for among the results of engines (how children grow, which
 * doses are valid or due) is worked out first, by the engines that come with the library.
 *
 * @returns 0: done; 1: lines were refused, an engine failed, or definitions do not compose; throws for wrong use
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
  const reading = { ...(given.knownAt === undefined ? {} : { knownAt: given.knownAt }), ...(utcOffset === undefined ? {} : { utcOffset }) }
  const counter = countKpis(rules, {
    period,
    by: given.by.filter((by): by is StratifierName => knownBreakdowns.includes(by)),
    people: given.people,
    ...(given.indicators.length === 0 ? {} : { indicators: given.indicators }),
    ...reading
  })
  const asked = assessedCodes(rules, rules.indicators.filter(({ id }) => given.indicators.length === 0 || given.indicators.includes(id)))
  const engines = enginesFor(asked, shippedEngines(rules))
  for (const line of toldEngines(asked, engines)) err(line)
  const failed: EngineProblem[] = []
  const refused: RefusedLine[] = []
  const problems = dataProblemFinder(rules, given.indicators.length === 0 ? undefined : given.indicators)
  const doubtful: DataProblem[] = []
  const seen = new Set<string>()
  let line = 0
  for await (const text of createInterface({ input: createReadStream(given.records, "utf8"), crlfDelay: Infinity })) {
    line++
    if (text.trim() === "") continue
    try {
      const record = decodeRecord(JSON.parse(line === 1 ? text.replace(/^\uFEFF/, "") : text))
      const id = "unit" in record ? `unit ${record.unit.id}` : `person ${record.person.id}`
      if (seen.has(id)) {
        refused.push({ line, message: `the ${id} stood on a line before; give all that is known of one subject on one line` })
        continue
      }
      if ("unit" in record) counter.unit(record)
      else {
        const derived = derivedRecord(rules, record, engines.run, asked, reading)
        failed.push(...derived.problems)
        counter.person(derived.record)
      }
      seen.add(id)
      doubtful.push(...problems(record))
    } catch (error) {
      if (!(error instanceof CitizenError || error instanceof SyntaxError)) throw error
      refused.push({ line, message: error.message })
      if (line === 1 && text.trimStart().startsWith("[")) throw new Error(`${given.records} begins with "[": write one record a line (NDJSON), without brackets and commas around them.`, { cause: error })
    }
  }
  for (const { line: number, message } of refused) err(`${given.records}:${number}: ${message}`)
  for (const { subject, fact, code, found, mend } of doubtful.slice(0, told)) err(`${given.records}: ${code} in fact "${fact}" of "${subject}"${found === undefined ? "" : ` ("${found}")`}: ${mend}`)
  for (const { code, message } of failed.slice(0, told)) err(`${given.records}: ${code}: ${message}`)
  if (failed.length > told) err(`${given.records}: and ${failed.length - told} more results that engines did not give; the result lists all.`)
  if (doubtful.length > told) err(`${given.records}: and ${doubtful.length - told} more of these; --problems lists all in the result.`)
  const counts = Object.fromEntries([...new Set(doubtful.map(({ code }) => code))].toSorted().map((code) => [code, doubtful.filter((one) => one.code === code).length]))
  const about = {
    ...(refused.length === 0 ? {} : { refusedLines: refused }), ...(failed.length === 0 ? {} : { engineProblems: failed }), ...(doubtful.length === 0 ? {} : { dataProblems: given.problems ? { counts, all: doubtful } : { counts } })
  }
  const reports = counter.reports().map((report) => shown(report, about))
  out(JSON.stringify(reports.length === 1 ? reports[0] : reports, undefined, 2))
  return refused.length + failed.length > 0 ? 1 : 0
}

const offsetOf = (text: string): number => {
  const found = /^([+-])(\d{2}):(\d{2})$/.exec(text)
  if (found === null) throw new Error(`"${text}" is no offset from UTC; write --utc-offset +07:00.`)
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** So many facts that cannot be used are told one by one. */
const told = 20

/** What a reader looks for first stands first. */
const shown = ({ indicator, period, populations, scored, of, undecided, rate, strata, people, ...rest }: KpiReport, about: object): object => ({
  indicator, period, populations, scored, of, undecided, ...(rate === undefined ? {} : { rate }), ...rest, ...about, strata, ...(people === undefined ? {} : { people })
})
