import {
  ageInYears, assignGroups, calendarYear, CitizenError, civilDate, deriveFacts, epochDay, explain, type HealthRecord, type MissingFact,
  planScreening, readRecord, type RecordView, type RulesInForce, type UnitRecord
} from "@tramyte/core"
import { growthEngine } from "@tramyte/core/growth"
import { immunizationEngine } from "@tramyte/core/immunization"
import { growthStandards } from "@tramyte/who-growth"
import type { CampaignFile } from "./campaign/campaignFile.ts"
import { planCampaign } from "./campaign/planCampaign.ts"
import { countIndicators } from "./countIndicators.ts"
import { mayGrow, planGrowth } from "./growth/planGrowth.ts"
import type { CommuneYear, DueItem, PersonYear, RejectCount, Village } from "./model.ts"
import { sourceTexts } from "./sourceTexts.ts"
import { mayBeVaccinated, planVaccinations } from "./vaccination/planVaccinations.ts"

/** What the assessment of a commune begins with. */
export interface CommuneInput {
  readonly commune: CommuneYear["commune"]
  readonly rulesOn: (day: string) => RulesInForce
  readonly on: string
  /** The people, one by one: no more than one record is held at a time. */
  readonly records: AsyncIterable<HealthRecord>
  readonly units: readonly UnitRecord[]
  readonly rejects: readonly RejectCount[]
  /** What the station says of its campaign; without it no campaign is planned. */
  readonly campaign?: CampaignFile
  readonly onProgress?: (done: number) => void
}

/** Groups, due lists, indicators and questions of a whole commune on one day. */
export const assessCommune = async (input: CommuneInput): Promise<CommuneYear> => {
  const rules = input.rulesOn(input.on)
  const villages = villagesOf(input.units, input.on)
  const grouping = rules.groupings.findLast((one) => one.main === true)!
  const groups = [...grouping.groups, ...(grouping.otherwise === undefined ? [] : [grouping.otherwise])].map(({ id, label }) => ({ id, label }))
  const assess = personAssessor(rules, villages, groups)
  const indicators = countIndicators({ rules, rulesOn: input.rulesOn, plan: input.commune.key, units: input.units })
  const weeks = weekCounter(rules)
  const vaccinations = planVaccinations(rules)
  const growth = planGrowth(rules)
  const campaign = input.campaign === undefined ? undefined : planCampaign(rules, input.campaign, input.units, villages)
  const derived = engineResults(rules)
  const people: PersonYear[] = []
  for await (const stored of input.records) {
    const record = derived(stored)
    const view = readable(record)
    if (view instanceof CitizenError) {
      people.push(unreadable(record, view, rules.on))
      indicators.leaveOut()
    } else {
      vaccinations.add(people.length, record, view)
      growth.add(people.length, record, view)
      campaign?.add(people.length, stored, view)
      people.push(assess(record, view))
      indicators.count(record, view, !mayGrow(record, rules.on) && view.birth !== undefined)
      weeks.count(view)
    }
    if (people.length % 200 === 0) input.onProgress?.(people.length)
  }
  const vaccination = vaccinations.end()
  return {
    commune: input.commune,
    on: input.on,
    rulebook: rules.rulebook,
    villages,
    groups,
    groupsOverlap: grouping.mode === "every",
    protocols: rules.protocols.map((protocol) => ({ id: protocol.id, label: protocol.label, status: protocol.status, sources: sourceTexts(protocol, rules) })),
    people,
    ...indicators.end(),
    weeks: weeks.weeks,
    vaccination,
    // Children are weighed at the station on the day on which it vaccinates.
    growth: growth.end(vaccination.session, (at) => people[at]!.village),
    ...(campaign === undefined ? {} : { campaign: campaign.end() }),
    rejects: input.rejects,
    unverified: [...rules.groupings, ...rules.protocols, ...rules.indicators, ...rules.parameters].filter(({ status }) => status === "unverified")
      .map(({ id, label, note }) => ({ id, label, ...(note === undefined ? {} : { note }) }))
  }
}

const readable = (record: HealthRecord): RecordView | CitizenError => {
  try {
    return readRecord(record)
  } catch (error) {
    if (error instanceof CitizenError) return error
    throw error
  }
}

/** Adds what the vaccination schedule and the growth standards make of a record, as facts that indicators ask for. For whom they have nothing, the record stays as it is. */
const engineResults = (rules: RulesInForce): (record: HealthRecord) => HealthRecord => {
  const [immunization, growth] = [immunizationEngine(rules), growthEngine({ standards: growthStandards })]
  return (record) => {
    const engines = [...(mayBeVaccinated(record, rules.on) ? [immunization] : []), ...(mayGrow(record, rules.on) ? [growth] : [])]
    try {
      return engines.length > 0 ? deriveFacts(rules, record, engines).record : record
    } catch (error) {
      if (error instanceof CitizenError) return record
      throw error
    }
  }
}

/** A record with a fact that cannot be true keeps nobody off the lists: the person stands under "to clarify", with what to mend. */
const unreadable = (record: HealthRecord, error: CitizenError, on: string): PersonYear => {
  const bare: HealthRecord = { person: { id: record.person.id }, facts: record.facts.filter(({ kind }) => kind === "name") }
  const told = error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ")
  const text = { vi: `Hồ sơ có dữ liệu không thể đúng, cần sửa: ${told}`, en: `The record holds what cannot be true and must be mended: ${told}` }
  return {
    ...identityOf(bare, readRecord(bare), on, new Map()),
    inScope: "unknown", group: -1, matches: [], couldBe: [], certainty: "unknown", reason: text, due: [],
    flags: { pregnant: false, chronic: false, frail: false }, clarify: [{ fact: "record", question: text }], entitlement: undefined, subjects: []
  }
}

/** What one person's row of the report says. */
const personAssessor = (rules: RulesInForce, villages: readonly Village[], groups: CommuneYear["groups"]) => {
  const villageIndex = new Map(villages.map((village, index) => [village.id, index]))
  const groupIndex = new Map(groups.map((group, index) => [group.id, index]))
  const protocolIndex = new Map(rules.protocols.map((protocol, index) => [protocol.id, index]))
  return (record: HealthRecord, view: RecordView): PersonYear => {
    const answer = assignGroups(rules, view)
    const plan = planScreening(rules, view)
    return {
      ...identityOf(record, view, rules.on, villageIndex),
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
  }
}

const identityOf = (record: HealthRecord, view: RecordView, on: string, villages: ReadonlyMap<string, number>) => {
  const day = epochDay(on)
  const home = current(view, "residence", day)
  return {
    id: record.person.id,
    // The dead keep their name in the lists.
    name: String((current(view, "name", day) ?? view.facts.get("name")?.at(-1)?.fact)?.value ?? ""),
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
  entitlement: has(rules, "vietnam/entitlement") ? assignGroups(rules, view, { grouping: "vietnam/entitlement", reasons: false }).group?.id : undefined,
  subjects: has(rules, "vietnam/subject-codes") ? assignGroups(rules, view, { grouping: "vietnam/subject-codes", reasons: false }).matches.map((group) => group.id) : []
})

const has = (rules: RulesInForce, grouping: string): boolean => rules.groupings.some((one) => one.id === grouping)

/** How many people had their first examination of the year in each week: the pace of the campaign. */
const weekCounter = (rules: RulesInForce) => {
  const start = epochDay(calendarYear(rules.on).from)
  const weeks = Array.from({ length: Math.floor((rules.day - start) / 7) + 1 }, (_, week) => ({ from: civilDate(start + 7 * week), examined: 0 }))
  const kinds = rules.factSet({ kind: "encounter", codes: { valueSet: "vietnam/yearly-right-exams" } }).codes ?? []
  return {
    weeks,
    count: (view: RecordView): void => {
      let first = Infinity
      for (const { startLo, fact } of view.facts.get("encounter") ?? []) {
        if (startLo >= start && startLo < first && fact.code?.some((code) => kinds.includes(code)) === true) first = startLo
      }
      const week = weeks[Math.floor((first - start) / 7)]
      if (week !== undefined) week.examined++
    }
  }
}

const villagesOf = (units: readonly UnitRecord[], on: string): readonly Village[] => {
  const day = epochDay(on)
  const names = new Map(units.map(({ unit }) => [unit.id, unit.name]))
  return units.filter(({ unit }) => unit.kind === "village").map((record): Village => {
    const view = readRecord(record)
    const reports = (view.facts.get("activity") ?? []).filter(({ fact }) => fact.status !== "notDone")
    return {
      id: record.unit.id,
      name: record.unit.name ?? record.unit.id,
      collaborators: (view.facts.get("collaborator") ?? []).filter(({ startHi, endHi }) => startHi <= day && day < endHi).map(({ fact }) => ({
        id: fact.links?.["collaborator"] ?? fact.id,
        name: names.get(fact.links?.["collaborator"] ?? "") ?? "",
        active: reports.some((report) => report.fact.links?.["collaborator"] === fact.links?.["collaborator"] && day - report.startHi < 62)
      }))
    }
  })
}
