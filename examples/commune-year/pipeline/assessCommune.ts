import {
  ageInYears, assignGroups, calendarYear, civilDate, computeKpis, epochDay, explain, type GroupAnswer, type KpiReport, type HealthRecord,
  type MissingFact, planScreening, readRecord, type RecordView, type RulesInForce, type Source, splitByMonth, type UnitRecord
} from "@tramyte/core"
import type { CommuneYear, DueItem, IndicatorYear, PersonYear, RejectCount, Village } from "./model.ts"

/** What the assessment of a commune begins with. */
export interface CommuneInput {
  readonly commune: CommuneYear["commune"]
  readonly rulesOn: (day: string) => RulesInForce
  readonly on: string
  readonly records: readonly HealthRecord[]
  readonly units: readonly UnitRecord[]
  readonly rejects: readonly RejectCount[]
  readonly onProgress?: (done: number, total: number) => void
}

/** Groups, due lists, indicators and questions of a whole commune on one day. */
export const assessCommune = (input: CommuneInput): CommuneYear => {
  const rules = input.rulesOn(input.on)
  const views = input.records.map((record) => readRecord(record))
  const villages = villagesOf(input.units, input.on)
  const villageIndex = new Map(villages.map((village, index) => [village.id, index]))
  const grouping = rules.groupings.findLast((one) => one.main === true)!
  const groups = [...grouping.groups, ...(grouping.otherwise === undefined ? [] : [grouping.otherwise])].map(({ id, label }) => ({ id, label }))
  const groupIndex = new Map(groups.map((group, index) => [group.id, index]))
  const protocolIndex = new Map(rules.protocols.map((protocol, index) => [protocol.id, index]))
  const unverified = new Map<string, CommuneYear["unverified"][number]>()
  const people = input.records.map((record, index): PersonYear => {
    if (index % 500 === 0) input.onProgress?.(index, input.records.length)
    const view = views[index]!
    const answer = assignGroups(rules, view)
    const plan = planScreening(rules, view)
    return {
      ...identityOf(record, view, input.on, villageIndex),
      inScope: answer.inScope,
      group: groupIndex.get((answer.group ?? answer.matches[0])?.id ?? "") ?? -1,
      matches: answer.matches.map((group) => groupIndex.get(group.id)!),
      couldBe: answer.couldBe.map((group) => groupIndex.get(group.id)!),
      certainty: answer.certainty,
      reason: { vi: explain(answer, { lang: "vi", sources: false }), en: explain(answer, { lang: "en", sources: false }) },
      due: answer.inScope === "no" ? [] : plan.items.flatMap((item): readonly DueItem[] => item.state === "upToDate" ? [] : [{
        protocol: protocolIndex.get(item.protocol)!,
        state: item.state,
        dueFrom: item.dueFrom,
        dueBy: item.dueBy,
        lastDone: item.lastDone
      }]),
      flags: { pregnant: holds(view, "pregnancy", rules), chronic: holds(view, "condition", rules), frail: holds(view, "frailty", rules) },
      clarify: answer.inScope === "no" ? [] : distinct([...answer.missing, ...plan.items.flatMap((item) => item.missing)]),
      ...classesOf(rules, view)
    }
  })
  for (const item of [...rules.groupings, ...rules.protocols, ...rules.indicators]) {
    if (item.status === "unverified") unverified.set(item.id, { id: item.id, label: item.label, ...(item.note === undefined ? {} : { note: item.note }) })
  }
  return {
    commune: input.commune,
    on: input.on,
    rulebook: rules.rulebook,
    villages,
    groups,
    protocols: rules.protocols.map((protocol) => ({ id: protocol.id, label: protocol.label, status: protocol.status, sources: sourceTexts(protocol.cites.map((cite) => ({ ...cite, citation: rules.citations.get(cite.ref)! }))) })),
    people,
    indicators: indicatorsOf(input, rules, views, people),
    weeks: examinedByWeek(views, rules),
    rejects: input.rejects,
    unverified: [...unverified.values()]
  }
}

const identityOf = (record: HealthRecord, view: RecordView, on: string, villages: ReadonlyMap<string, number>) => {
  const day = epochDay(on)
  const home = current(view, "residence", day)
  return {
    id: record.person.id,
    name: String(current(view, "name", day)?.value ?? ""),
    sex: record.person.sex,
    birth: record.person.birthDate,
    ageYears: view.birth === undefined ? undefined : ageInYears(view.birth, day),
    household: current(view, "household", day)?.links?.["household"],
    village: villages.get(home?.links?.["village"] ?? "") ?? -1
  }
}

const current = (view: RecordView, kind: string, day: number) =>
  view.facts.get(kind)?.findLast(({ startHi, endHi }) => startHi <= day && day < endHi)?.fact

const holds = (view: RecordView, kind: string, rules: RulesInForce): boolean => current(view, kind, rules.day) !== undefined

const distinct = (missing: readonly MissingFact[]): readonly MissingFact[] => [...new Map(missing.map((one) => [one.fact, one])).values()]

/** The decree's class and the Ministry's codes are classifications of their own: shown beside the group, never merged with it. */
const classesOf = (rules: RulesInForce, view: RecordView): Pick<PersonYear, "entitlement" | "subjects"> => ({
  entitlement: has(rules, "vietnam/entitlement") ? assignGroups(rules, view, { grouping: "vietnam/entitlement" }).group?.id : undefined,
  subjects: has(rules, "vietnam/subject-codes") ? assignGroups(rules, view, { grouping: "vietnam/subject-codes" }).matches.map((group) => group.id) : []
})

const has = (rules: RulesInForce, grouping: string): boolean => rules.groupings.some((one) => one.id === grouping)

const letters = { yes: "y", no: "n", unknown: "u" } as const

const indicatorsOf = (input: CommuneInput, rules: RulesInForce, views: readonly RecordView[], people: readonly PersonYear[]): readonly IndicatorYear[] => {
  const year = calendarYear(rules.on)
  const dayAfter = civilDate(rules.day + 1)
  const period = { from: year.from, until: dayAfter }
  const by = ["village", "sex", "ageBand", "group"] as const
  const units = input.units.filter(({ unit }) => unit.kind === "village").map((unit) => readRecord(unit))
  const now = computeKpis(rules, { records: views, units, period, by, people: true })
  const months = splitByMonth(period).map((month) => ({ month: month.from.slice(0, 7), until: month.until }))
  const history = months.map(({ month, until }) => {
    const then = input.rulesOn(civilDate(epochDay(until) - 1))
    return { month, reports: computeKpis(then, { records: views, units, period: { from: year.from, until } }) }
  })
  return now.map((report): IndicatorYear => {
    const definition = rules.indicators.find((one) => one.id === report.indicator)!
    const members = new Map(report.people?.map((member) => [member.id, member]))
    const { people: _people, ...counts } = report
    return {
      definition,
      sources: sourceTexts(definition.cites.map((cite) => ({ ...cite, citation: rules.citations.get(cite.ref)! }))),
      report: counts,
      months: history.flatMap(({ month, reports }) => {
        const found: KpiReport | undefined = reports.find((one) => one.indicator === report.indicator)
        return found === undefined ? [] : [{ month, report: found }]
      }),
      members: definition.basis === "village" ? "" : people.map(({ id }) => {
        const member = members.get(id)
        return member === undefined ? "-" : member.denominator === "unknown" ? "?" : letters[member.numerator ?? "unknown"]
      }).join("")
    }
  })
}

/** How many people had their first examination of the year in each week: the pace of the campaign. */
const examinedByWeek = (views: readonly RecordView[], rules: RulesInForce): CommuneYear["weeks"] => {
  const { from } = calendarYear(rules.on)
  const start = epochDay(from)
  const weeks = Array.from({ length: Math.floor((rules.day - start) / 7) + 1 }, (_, week) => ({ from: civilDate(start + 7 * week), examined: 0 }))
  for (const view of views) {
    const first = view.facts.get("encounter")?.reduce((least, { startLo, fact }) => startLo >= start && startLo <= rules.day && fact.code?.[0] !== "outpatient" && fact.code?.[0] !== "antenatal" ? Math.min(least, startLo) : least, Infinity) ?? Infinity
    const week = weeks[Math.floor((first - start) / 7)]
    if (week !== undefined) week.examined++
  }
  return weeks
}

const villagesOf = (units: readonly UnitRecord[], on: string): readonly Village[] => {
  const day = epochDay(on)
  return units.filter(({ unit }) => unit.kind === "village").map((record): Village => {
    const view = readRecord(record)
    const reports = (view.facts.get("activity") ?? []).map(({ startHi }) => startHi)
    return {
      id: record.unit.id,
      name: record.unit.name ?? record.unit.id,
      collaborators: (view.facts.get("collaborator") ?? []).filter(({ startHi, endHi }) => startHi <= day && day < endHi).map(({ fact }) => ({
        id: fact.links?.["collaborator"] ?? fact.id,
        name: String(fact.value ?? ""),
        active: reports.some((reported) => day - reported < 62)
      }))
    }
  })
}

const sourceTexts = (sources: readonly Source[]): readonly string[] =>
  sources.map(({ citation, at }) => `${citation.title.vi}${citation.number === "" ? "" : ` (${citation.number})`}${at === undefined ? "" : `, ${at}`}`)
