import { parseArgs } from "node:util"
import { type CivilDate, parseCivilDate } from "@tramyte/core"
import { type CheckOptions, checkPackFiles } from "./checkPack.ts"
import { conformanceCdsi } from "./conformance.ts"
import { conformanceGrowth } from "./conformanceGrowth.ts"
import { kpi } from "./kpi.ts"

/** Where a command writes. */
export interface Output {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const usage = `tramyte check-pack FILE... [--cases CASES.yaml]... [--cases-cover WHAT] [--golden FILE [--update]]
                   [--engine ID@VERSION]... [--on DAY] [--strict] [--json]

  Checks rule packs (JSON files), from the most general to the most local, together with the shipped packs
  that they need, and puts each to the proof: dead rules, groups and parts that never matter, exclusive groups
  that overlap, border days, the round trip through JSON, and the cases given. --cases-cover says which verdicts
  of each condition the cases must reach: yes, yesAndNo or everything. --golden compares the explanations of the
  most local pack with a file; with --update it writes them. --engine names an engine that the stations' plugins
  bring, for packs that need it. Warnings tell what has become old or doubtful by DAY (2026-07-15; default today):
  acts that others replaced, reviews that are due. With --strict they count as problems.

tramyte kpi (--definitions FILE.json | --commune NAME) --records FILE.ndjson --period FROM..UNTIL
            [--indicator NAME]... [--by BREAKDOWN]... [--people] [--problems] [--known-at DAY] [--utc-offset +07:00]

  Computes indicators over records, one person or unit a line, and prints JSON: each population's count of yes, no and
  unknown, the share, the breakdowns, and with --people where each person stands. UNTIL is the day after the period's last.
  --commune cam-giang and --commune nam-thanh-mien compute the plan's indicators and the national ones of routine care,
  immunization and growth. Where indicators ask for results of engines (assessment facts: how children grow, which doses
  are valid or due), these are worked out first, from the observations and doses of the records as of the period's last
  day; a line on standard error says which engines ran. Earlier results of the same engine are replaced, others stay.
  A breakdown is village, sex, ageBand or group; strata of the definitions are always there. --known-at counts only
  what was recorded by the end of that day. Instants compare by the clock on the wall where they were written, or by
  true time with --utc-offset. Lines that cannot be read, and facts that cannot be used (no date, a unit that cannot be
  converted, a reference that leads nowhere), are told on standard error; --problems lists them all in the result.

tramyte conformance cdsi --data FOLDER --cases FILE.json... [--waivers FILE.json] [--json]

  Scores CDC's published CDSi cases, healthy and underlying conditions, against CDC's supporting data. FOLDER holds its
  XML files, or has them in xml/. Prints a line for each case that fails, with expected and got of each field that
  differs, and last "N passed, M failed"; with --json all results as one object before that line. A case of the waivers
  (default: those that come with @tramyte/cdsi) is believed to be defective: it counts as failed, and its line says why.

tramyte conformance growth --cases FILE.csv... [--json]

  Scores published z-scores of children: those of WHO anthro (0-5 years) by the standards of 2006, those of WHO anthroplus
  (5-19 years) by the reference of 2007. Columns are found by name, in any order, and tell the two apart:
    id,sex,age_days,age_months,weight,lenhei,measure,headc,armc,triskin,subskin,oedema and of the expected values
      zlen,flen,zwei,fwei,zwfl,fwfl,zbmi,fbmi,zhc,fhc,zac,fac,zts,fts,zss,fss, or
    id,sex,age_months,weight,height,oedema and zhfa,fhfa,zwfa,fwfa,zbfa,fbfa
  A row gives one age, in days or in months of 30.4375 days; kg, cm, skinfolds in mm; empty, NA and . are no value. Each
  expected value, also that there is none, is one case. Prints a line for each that is otherwise, with what was expected,
  what was got, and why there is no value; and last "N passed, M failed". Rows that cannot be read are told on standard
  error, and what is expected of them has failed. A file or a header that cannot be read is wrong use.

  Exit code 0: nothing was found; 1: problems; 2: wrong use.`

/** What day it is where the stations are. */
const inVietNam = (): CivilDate => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" })

/**
 * Runs the tramyte command.
 *
 * @param given the arguments after the program's name; a lone `--` is let through
 * @param today the day taken where none is given; default: today in Viet Nam
 * @returns the exit code: 0 done, 1 findings, 2 wrong use
 */
export const run = async (given: readonly string[], output: Output, today: () => CivilDate = inVietNam): Promise<0 | 1 | 2> => {
  const wrong = (mistake: string): 2 => {
    output.err(mistake === "" ? usage : `${mistake}\n\n${usage}`)
    return 2
  }
  try {
    const { values, positionals } = parseArgs({
      args: given.filter((argument) => argument !== "--"),
      options: {
        cases: { type: "string", multiple: true, default: [] }, "cases-cover": { type: "string", default: "nothing" },
        engine: { type: "string", multiple: true, default: [] }, golden: { type: "string" }, update: { type: "boolean", default: false },
        definitions: { type: "string" }, commune: { type: "string" }, records: { type: "string" }, period: { type: "string" }, by: { type: "string", multiple: true, default: [] },
        indicator: { type: "string", multiple: true, default: [] }, people: { type: "boolean", default: false }, problems: { type: "boolean", default: false }, "known-at": { type: "string" }, "utc-offset": { type: "string" },
        data: { type: "string" }, waivers: { type: "string" },
        on: { type: "string" }, strict: { type: "boolean", default: false }, json: { type: "boolean", default: false }, help: { type: "boolean", default: false }
      },
      allowPositionals: true
    })
    if (values.help) {
      output.out(usage)
      return 0
    }
    const [command, ...files] = positionals
    if (command === undefined) return wrong("")
    if (command === "kpi") {
      if (files.length > 0) return wrong(`"${files[0]}" belongs to no option; write --definitions or --records before a file.`)
      if (values.records === undefined) return wrong("Name the file of records with --records.")
      if (values.period === undefined) return wrong("Name the period with --period 2026-01-01..2027-01-01.")
      const { definitions, commune, records, period, by, people, problems, indicator: indicators, "known-at": knownAt, "utc-offset": utcOffset } = values
      return await kpi({ definitions, commune, records, period, by, people, problems, indicators, knownAt, utcOffset }, output)
    }
    if (command === "conformance") {
      const [suite, ...rest] = files
      if (suite !== "cdsi" && suite !== "growth") {
        return wrong(suite === undefined ? "Name what is to conform: conformance cdsi or conformance growth." : `There is no conformance of "${suite}"; write conformance cdsi or conformance growth.`)
      }
      const { data, cases, waivers, json } = values
      if (rest.length > 0) return wrong(`"${rest[0]}" belongs to no option; write ${suite === "cdsi" ? "--data or --cases" : "--cases"} before a file.`)
      if (suite === "growth") return cases.length === 0 ? wrong("Name the file of cases with --cases.") : await conformanceGrowth({ cases, json }, output)
      if (data === undefined) return wrong("Name the folder of CDC's XML files with --data.")
      if (cases.length === 0) return wrong("Name the file of cases with --cases.")
      return await conformanceCdsi({ data, cases, waivers, json }, output)
    }
    if (command !== "check-pack") return wrong(`There is no command "${command}".`)
    if (files.length === 0) return wrong("Name the pack files to check.")
    const on = values.on ?? today()
    if (parseCivilDate(on) === undefined) return wrong(`"${on}" is no day; write --on 2026-07-15.`)
    const casesCover = covers.find((cover) => cover === values["cases-cover"])
    if (casesCover === undefined) return wrong(`"${values["cases-cover"]}" is none of ${covers.join(", ")}.`)
    if (values.update && values.golden === undefined) return wrong("Name the file to update with --golden.")
    const engines = values.engine.map((engine) => /^(.+)@(\d+\.\d+\.\d+)$/.exec(engine))
    const misnamed = engines.indexOf(null)
    if (misnamed >= 0) return wrong(`"${values.engine[misnamed]}" names no engine; write --engine acme/frailty-score@1.2.0.`)
    const derivedFacts = engines.flatMap((named) => named === null ? [] : [{ id: named[1]!, version: named[2]! }])
    const { cases, golden, json, strict, update } = values
    return await checkPack(files, { cases, casesCover, derivedFacts, on, update, ...(golden === undefined ? {} : { golden }) }, { json, strict }, output)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const covers = ["nothing", "yes", "yesAndNo", "everything"] as const

interface Shown {
  readonly strict: boolean
  readonly json: boolean
}

const checkPack = async (files: readonly string[], options: CheckOptions, { json, strict }: Shown, { out }: Output): Promise<0 | 1> => {
  const report = await checkPackFiles(files, options)
  const { problems, warnings, packs } = report
  if (json) out(JSON.stringify(report))
  else {
    for (const { file, pack, code, at, example, line, message } of problems) {
      out(`${file ?? pack}${line === undefined ? "" : `:${line}`}: ${code}${at === "" ? "" : ` at ${at}`}: ${message}`)
      if (example !== undefined) out(`    ${example.en}\n    ${example.vi}`)
    }
    for (const { file, code, at, message } of warnings) out(`${file}: ${strict ? "" : "warning "}${code} at ${at}: ${message}`)
    if (problems.length === 0) for (const { id, version, items, unverified } of packs) out(`${id} ${version}: ${items} items, ${unverified} of them unverified`)
    const warned = warnings.length === 0 ? "" : ` ${counted(warnings.length, "warning")} on ${options.on}.`
    out(`${problems.length === 0 ? "The packs compose." : `${counted(problems.length, "problem")}.`}${warned}`)
  }
  return problems.length > 0 || (strict && warnings.length > 0) ? 1 : 0
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
