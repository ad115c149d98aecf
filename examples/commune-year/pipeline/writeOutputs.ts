import { mkdir, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { type Indicator, type KpiReport, type PresentedReport, presentKpi } from "@tramyte/core"
import { rejectsCsv } from "@tramyte/registers"
import { growthLists } from "../report/growth/growthLists.ts"
import { renderReport } from "../report/renderReport.ts"
import { vaccinationLists } from "../report/vaccination/vaccinationLists.ts"
import { groupsCsv, type ListFile, toClarifyCsv, villageLists } from "../report/worklists.ts"
import { campaignPapers } from "./campaign/campaignPapers.ts"
import type { CommuneYear } from "./model.ts"
import type { Progress } from "./progress.ts"
import type { StationResult } from "./runStation.ts"

/** Where to write, and how. */
export interface OutputOptions {
  readonly out: string
  readonly lang: "vi" | "en"
  readonly names: boolean
}

/** Writes the report, the lists and the same data as JSON; gives back a line for each thing written. */
export const writeOutputs = async (
  stations: readonly StationResult[], options: OutputOptions, progress: Progress
): Promise<readonly string[]> => {
  const step = progress.step("Write the report and the lists")
  const years = stations.map(({ year }) => year)
  const many = stations.length > 1
  const rejects = stations.flatMap(({ year, rejects }) => rejects.map((reject) => many ? { ...reject, file: `${year.commune.key}/${reject.file}` } : reject))
  // A report to publish names nobody: neither do the files beside it, and lists of people are not written at all.
  const published = !options.names
  // Each is made only when its turn to be written has come: a report of a large commune is large.
  const files: readonly (() => readonly ListFile[])[] = [
    () => [{ path: "report.html", text: renderReport(years, { lang: options.lang, names: options.names, generatedFor: years[0]!.on }) }],
    ...(published ? [] : [() => [groupsCsv(years)], () => [toClarifyCsv(years)], () => [{ path: "rejects.csv", text: rejectsCsv(rejects) }]]),
    () => [{ path: "kpi.json", text: `${JSON.stringify(kpiJson(years, published), undefined, 1)}\n` }],
    ...years.flatMap((year) => published ? [] : [() => [{ path: `${year.commune.key}/commune-year.json`, text: JSON.stringify(year) }], () => villageLists(year), () => vaccinationLists(year), ...growthLists(year), ...campaignPapers(year)])
  ]
  for (const old of ["lists", "groups.csv", "to-clarify.csv", "rejects.csv", ...years.map((year) => `${year.commune.key}/commune-year.json`)]) {
    await rm(join(options.out, old), { recursive: true, force: true })
  }
  let written = 0
  for (const [index, make] of files.entries()) {
    step.to(index, files.length)
    for (const { path, text } of make()) {
      await mkdir(dirname(join(options.out, path)), { recursive: true })
      await writeFile(join(options.out, path), text)
      written++
    }
  }
  step.end(`${written} files`)
  const people = years.reduce((sum, year) => sum + year.people.length, 0)
  return [
    `report.html    the report of ${years.map(({ commune }) => commune.name.vi).join(" and ")} on ${years[0]!.on}`,
    ...(published ? [] : [`groups.csv     ${people} people with group, reason and what is due`,
    `to-clarify.csv ${years.reduce((sum, year) => sum + year.people.filter(({ clarify }) => clarify.length > 0).length, 0)} people with the questions to ask`]),
    `kpi.json       ${years.reduce((sum, year) => sum + year.indicators.length, 0)} indicators: the plan’s by village, sex, age band and group, month by month, the others by village`,
    ...(published ? [] : [`rejects.csv    ${rejects.filter(({ severity }) => severity === "error").length} things not taken, ${rejects.filter(({ severity }) => severity === "note").length} to look at; <commune>/rejects/ has the rows to mend`,
    `lists/         one list a village, the most urgent on top; kham/ has the campaign of examinations: lists to carry, sheets for the door, those without a session, the calendar; growth/ has the children to weigh, refer or watch and their charts; vaccination/ has those of the sessions of ${years.map(({ vaccination }) => vaccination.session).join(" and ")}`])
  ]
}

const monthJson = ({ scored, of, rate, ...more }: KpiReport | PresentedReport) =>
  ({ scored, of, ...("undecided" in more ? { undecided: more.undecided } : {}), ...(rate === undefined ? {} : { rate }) })

/** As it may leave the station. Whether the target is met, the page says; of whom it is not known whether they count, a verdict could not take account. */
const shown = ({ target: _, ...report }: KpiReport): PresentedReport => presentKpi(report)

/** Small numbers of people are hidden from others; villages are no people. */
const countsPeople = ({ basis }: Indicator): boolean => basis === "person" || typeof basis === "object"

/** The indicators as `{ indicator, period, scored, of, strata }`, with definition, sources and the months of the year. */
const kpiJson = (years: readonly CommuneYear[], published: boolean) => ({
  format: 1,
  communes: years.map((year) => ({
    commune: year.commune.code,
    name: year.commune.name,
    plan: year.commune.plan,
    on: year.on,
    rulebook: year.rulebook,
    indicators: year.indicators.map(({ definition, sources, report, months }) => ({
      ...(published && countsPeople(definition) ? shown(report) : report),
      label: definition.label,
      status: definition.status,
      ...(definition.note === undefined ? {} : { note: definition.note }),
      ...(definition.target === undefined ? {} : { target: definition.target }),
      sources,
      months: months.map(({ month, report: then }) => ({ month, ...monthJson(published && countsPeople(definition) ? shown(then) : then) }))
    }))
  }))
})
