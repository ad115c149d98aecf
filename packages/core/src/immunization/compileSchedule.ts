import type {
  CompiledAge, CompiledAntigen, CompiledCondition, CompiledConflict, CompiledContraindication, CompiledInterval, CompiledSchedule, CompiledSeries, CompiledSkip,
  CompiledTarget, CompiledVaccine, CompiledVaccineRow
} from "./compiled.ts"
import { ScheduleError } from "./errors.ts"
import type { RuleRef } from "./reasons.ts"
import type {
  AgedVaccine, Antigen, ConditionalSkip, Contraindication, ImmunizationSchedule, IntervalRule, PreferableVaccine, Series, SkipCondition, SkipSet, TargetDose
} from "./schedule.ts"
import {
  checkCircles, checkDays, checkGroups, claim, claimAll, find, type Names, problem, readAnySpan, readDay, readObservation, readRow, readSpan, readVaccine, readVaccineSet, readWindow
} from "./scheduleNames.ts"

const nothing: readonly never[] = []
const noVaccines: ReadonlySet<number> = new Set()

/**
 * Makes a schedule ready to be asked: finds every vaccine, antigen, observation, group and target dose that it refers to.
 * Compile once, ask for any number of people.
 *
 * @throws ScheduleError listing everything that refers to nothing, stands twice or can never be used, each with its place
 * @example
 * ```ts
 * import { compileSchedule, ScheduleError } from "@tramyte/core/immunization"
 *
 * const problems = () => {
 *   try {
 *     compileSchedule({
 *       id: "example", version: "1", label: { vi: "ví dụ", en: "example" }, monthPolicy: "rollForward", antigens: [],
 *       vaccines: [{ code: "mr", label: { vi: "sởi - rubella", en: "measles, rubella" }, antigens: [{ antigen: "measles" }] }], vaccineGroups: []
 *     })
 *     return []
 *   } catch (error) {
 *     return error instanceof ScheduleError ? error.problems.map(({ at }) => at) : []
 *   }
 * }
 * problems() // => ["vaccines[0].antigens[0].antigen"]
 * ```
 */
export const compileSchedule = (schedule: ImmunizationSchedule): CompiledSchedule => {
  const names: Names = {
    schedule,
    problems: [],
    spans: new Map(),
    vaccineIndex: new Map(),
    antigenIndex: new Map(),
    observations: new Set(schedule.observations?.map(({ code }) => code)),
    seriesIndex: new Map(),
    groups: new Set(schedule.vaccineGroups.map(({ id }) => id))
  }
  schedule.vaccines.forEach(({ code, codes = nothing }, index) => [code, ...codes].forEach((one) => claim(names, names.vaccineIndex, one, index, `vaccines[${index}]`)))
  schedule.antigens.forEach(({ id }, index) => claim(names, names.antigenIndex, id, index, `antigens[${index}].id`))
  claimAll(names, schedule.vaccineGroups.map(({ id }) => id), (index) => `vaccineGroups[${index}].id`)
  claimAll(names, (schedule.observations ?? nothing).map(({ code }) => code), (index) => `observations[${index}].code`)
  schedule.vaccineGroups.forEach(({ antigens }, index) => claimAll(names, antigens, (at) => `vaccineGroups[${index}].antigens[${at}]`))
  const compiled = compile(names)
  if (names.problems.length > 0) throw new ScheduleError(schedule.id, names.problems)
  return compiled
}

const compile = (names: Names): CompiledSchedule => {
  const { schedule } = names
  const vaccines = readVaccines(names)
  const antigens = schedule.antigens.map((antigen, index) => readAntigen(names, antigen, index))
  return {
    source: schedule,
    policy: schedule.monthPolicy,
    vaccines: new Map([...names.vaccineIndex].map(([code, index]) => [code, vaccines[index]!])),
    vaccineList: vaccines,
    antigens,
    series: new Map(antigens.flatMap((antigen) => antigen.series.map((series) => [series.source.id, series]))),
    groups: schedule.vaccineGroups.map((source, index) => ({
      source, antigens: source.antigens.map((antigen, at) => find(names, names.antigenIndex, antigen, "antigens", `vaccineGroups[${index}].antigens[${at}]`))
    })),
    spanList: [...names.spans.values()]
  }
}

const readVaccines = (names: Names): readonly CompiledVaccine[] => {
  const conflicts = names.schedule.vaccines.map(() => new Map<number, CompiledConflict>())
  names.schedule.conflicts?.forEach(({ previous, current, begin, minEnd, end }, index) => {
    const at = `conflicts[${index}]`
    const [later, earlier] = [readVaccine(names, current, `${at}.current`), readVaccine(names, previous, `${at}.previous`)]
    const conflict: CompiledConflict = {
      begin: readSpan(names, begin, `${at}.begin`), minEnd: readSpan(names, minEnd, `${at}.minEnd`), end: readSpan(names, end, `${at}.end`)
    }
    const other = conflicts[later]?.get(earlier)
    if (other !== undefined && (other.begin !== conflict.begin || other.minEnd !== conflict.minEnd || other.end !== conflict.end)) problem(names, "TRAMYTE_SCHEDULE_TAKEN", at, `"${previous}" and "${current}" stand in another row with other spans; keep one of them`)
    conflicts[later]?.set(earlier, conflict)
  })
  const vaccines = names.schedule.vaccines.map(({ code, antigens }, index): CompiledVaccine => ({
    always: antigens.some(({ beginAge, endAge }) => beginAge !== undefined || endAge !== undefined) ? undefined : [...new Set(antigens.map(({ antigen }) => names.antigenIndex.get(antigen) ?? -1))],
    code,
    index,
    conflicts: conflicts[index]!,
    antigens: antigens.map((association, at) => ({ antigen: find(names, names.antigenIndex, association.antigen, "antigens", `vaccines[${index}].antigens[${at}].antigen`), ...readWindow(names, association, `vaccines[${index}].antigens[${at}]`) }))
  }))
  return vaccines
}

const readAntigen = (names: Names, source: Antigen, index: number): CompiledAntigen => {
  const at = `antigens[${index}]`
  const { immunity, contraindications } = source
  checkCircles(names, source, at)
  const series: CompiledSeries[] = []
  const antigen: CompiledAntigen = {
    source,
    index,
    series,
    asksComplete: source.series.some(({ doses }) => doses.some(({ skips = nothing }) => skips.some(({ sets }) => sets.some(({ conditions }) => conditions.some(({ kind }) => kind === "completedSeries"))))),
    immuneHistory: (immunity?.history ?? nothing).map((code, of) => readObservation(names, code, `${at}.immunity.history[${of}]`)),
    immuneBirth: (immunity?.birth ?? nothing).map(({ before, country, except = nothing }, of) => ({
      before: readDay(names, before, -Infinity, `${at}.immunity.birth[${of}].before`), country, except: except.map((code, which) => readObservation(names, code, `${at}.immunity.birth[${of}].except[${which}]`))
    })),
    contraindications: (contraindications?.antigen ?? nothing).map((one, of) => readContraindication(names, one, nothing, `${at}.contraindications.antigen[${of}]`)),
    vaccineContraindications: (contraindications?.vaccine ?? nothing).map((one, of) => readContraindication(names, one, one.vaccines, `${at}.contraindications.vaccine[${of}]`))
  }
  source.series.forEach((one, of) => {
    claim(names, names.seriesIndex, one.id, names.seriesIndex.size, `${at}.series[${of}].id`)
    series.push(readSeries(names, one, antigen, `${at}.series[${of}]`))
  })
  return antigen
}

const readContraindication = (names: Names, source: Contraindication, vaccines: readonly AgedVaccine[], at: string): CompiledContraindication => {
  return {
    observation: readObservation(names, source.observation, `${at}.observation`),
    ...readWindow(names, source, at),
    guidance: [source.text, source.guidance].filter((text) => text !== undefined),
    vaccines: vaccines.map((one, index) => ({ vaccine: readVaccine(names, one.vaccine, `${at}.vaccines[${index}].vaccine`), ...readWindow(names, one, `${at}.vaccines[${index}]`) }))
  }
}

const readSeries = (names: Names, source: Series, antigen: CompiledAntigen, at: string): CompiledSeries => {
  if (!names.groups.has(source.vaccineGroup)) problem(names, "TRAMYTE_SCHEDULE_UNKNOWN", `${at}.vaccineGroup`, `"${source.vaccineGroup}" is not among the vaccineGroups of the schedule; add it there, or mend the name`)
  else if (!names.schedule.vaccineGroups.some(({ id, antigens }) => id === source.vaccineGroup && antigens.includes(antigen.source.id))) {
    problem(names, "TRAMYTE_SCHEDULE_INVALID", `${at}.vaccineGroup`, `"${source.vaccineGroup}" does not list ${antigen.source.id} among its antigens; add it there, or name another group`)
  }
  if (source.doses.length === 0) problem(names, "TRAMYTE_SCHEDULE_INVALID", `${at}.doses`, "a series needs at least one dose")
  const { considers = {}, selection = {}, indications = nothing } = source
  checkGroups(names, source.equivalentGroups ?? nothing, antigen.source, `${at}.equivalentGroups`)
  return {
    source,
    antigen,
    targets: source.doses.map((dose, index) => readTarget(names, dose, { series: source, antigen: antigen.source }, index, `${at}.doses[${index}]`)),
    indications: indications.map((one, index) => ({ observation: readObservation(names, one.observation, `${at}.indications[${index}].observation`), guidance: one.guidance, ...readWindow(names, one, `${at}.indications[${index}]`) })),
    considers: { ...readWindow(names, considers, `${at}.considers`), vaccines: considers.vaccines === undefined ? undefined : readVaccineSet(names, considers.vaccines, `${at}.considers.vaccines`) },
    offered: readWindow(names, source.offered ?? {}, `${at}.offered`),
    minAgeToStart: readAnySpan(names, selection.minAgeToStart, `${at}.selection.minAgeToStart`),
    maxAgeToStart: readAnySpan(names, selection.maxAgeToStart, `${at}.selection.maxAgeToStart`),
    priority: selection.priority ?? "A",
    preference: selection.preference ?? Infinity,
    guidance: source.guidance ?? nothing
  }
}

/** Where a target dose stands. */
interface Within {
  readonly series: Series
  readonly antigen: Antigen
}

const readTarget = (names: Names, source: TargetDose, within: Within, index: number, at: string): CompiledTarget => {
  const ref = (part: RuleRef["part"], of?: number): RuleRef => ({ series: within.series.id, targetDose: index + 1, part, ...(of === undefined ? {} : { index: of }) })
  const { ages = nothing, intervals = nothing, allowableIntervals = nothing, preferable = nothing, allowable = nothing, inadvertent, skips = nothing, season = {} } = source
  const [seasonFrom, seasonUntil] = [readDay(names, season.from, -Infinity, `${at}.season.from`), readDay(names, season.until, Infinity, `${at}.season.until`)]
  checkDays(names, seasonFrom, seasonUntil, `${at}.season`)
  return {
    source,
    number: index + 1,
    ages: ages.map((rule, of): CompiledAge => ({ ...readRow(names, rule, ref("age", of), `${at}.ages[${of}]`), withinHours: rule.withinHours })),
    intervals: intervals.map((rule, of) => readInterval(names, rule, ref("interval", of), within, `${at}.intervals[${of}]`)),
    allowableIntervals: allowableIntervals.map((rule, of) => readInterval(names, rule, ref("allowableInterval", of), within, `${at}.allowableIntervals[${of}]`)),
    preferable: preferable.map((one, of) => readVaccineRow(names, one, ref("preferable", of), `${at}.preferable[${of}]`)),
    allowable: allowable.map((one, of) => readVaccineRow(names, one, ref("allowable", of), `${at}.allowable[${of}]`)),
    inadvertent: inadvertent === undefined ? noVaccines : readVaccineSet(names, inadvertent, `${at}.inadvertent`),
    skips: skips.map((skip, of) => readSkip(names, skip, ref("skip", of), within, `${at}.skips[${of}]`)),
    recurring: source.recurring ?? isNot,
    seasonFrom,
    seasonUntil,
    refs: { inadvertent: ref("inadvertent"), vaccine: ref("preferable"), conflict: ref("conflict"), lot: ref("lot"), season: ref("season") }
  }
}

const readInterval = (names: Names, rule: IntervalRule, ref: RuleRef, { series }: Within, at: string): CompiledInterval => {
  const { from, override, orNextEpisode } = rule
  const targetDose = "targetDose" in from ? from.targetDose : 0
  if ("targetDose" in from && !(Number.isInteger(targetDose) && targetDose >= 1 && targetDose < ref.targetDose)) {
    problem(names, "TRAMYTE_SCHEDULE_UNKNOWN", `${at}.from.targetDose`, `dose ${targetDose} does not come before dose ${ref.targetDose} in the ${series.doses.length} doses of "${series.id}"`)
  }
  return {
    ...readRow(names, rule, ref, at),
    from: "previous" in from ? "previous" : "targetDose" in from ? "targetDose" : "mostRecent" in from ? "mostRecent" : "observation",
    targetDose,
    vaccines: "mostRecent" in from ? readVaccineSet(names, from.mostRecent, `${at}.from.mostRecent`) : noVaccines,
    observation: "observation" in from ? readObservation(names, from.observation, `${at}.from.observation`) : "",
    override: override ?? isNot,
    orNextEpisode: orNextEpisode === undefined ? undefined : readObservation(names, orNextEpisode, `${at}.orNextEpisode`)
  }
}

const readVaccineRow = (names: Names, source: PreferableVaccine, ref: RuleRef, at: string): CompiledVaccineRow => {
  const { tradeName, manufacturer, volume, forecast } = source
  return { vaccine: readVaccine(names, source.vaccine, `${at}.vaccine`), ...readWindow(names, source, at), tradeName, manufacturer, volume, forecast: forecast ?? isNot, ref }
}

const readSkip = (names: Names, { context, logic, sets }: ConditionalSkip, ref: RuleRef, within: Within, at: string): CompiledSkip => {
  if (sets.length === 0 || sets.some(({ conditions }) => conditions.length === 0)) problem(names, "TRAMYTE_SCHEDULE_INVALID", `${at}.sets`, "a skip needs sets, and each set conditions; one without would always hold, or never")
  return { context, all: logic !== "any", ref, sets: sets.map((set, index) => readSet(names, set, within, `${at}.sets[${index}]`)) }
}

const readSet = (names: Names, set: SkipSet, within: Within, at: string): CompiledSkip["sets"][number] => {
  const [effective, cessation] = [readDay(names, set.effective, -Infinity, `${at}.effective`), readDay(names, set.cessation, Infinity, `${at}.cessation`)]
  checkDays(names, effective, cessation, at)
  return { effective, cessation, all: set.logic !== "any", conditions: set.conditions.map((condition, index) => readCondition(names, condition, within, `${at}.conditions[${index}]`)) }
}

const readCondition = (names: Names, condition: SkipCondition, { antigen }: Within, at: string): CompiledCondition => {
  if (condition.kind === "age") return { kind: "age", ...readWindow(names, condition, at) }
  if (condition.kind === "completedSeries") {
    checkGroups(names, condition.groups, antigen, `${at}.groups`)
    return condition
  }
  if (condition.kind === "interval") return { kind: "interval", interval: readSpan(names, condition.interval, `${at}.interval`) }
  const { compare, doses, validOnly, vaccines } = condition
  const [from, until] = [readDay(names, condition.from, -Infinity, `${at}.from`), readDay(names, condition.until, Infinity, `${at}.until`)]
  checkDays(names, from, until - 1, at)
  return {
    kind: "count",
    ...readWindow(names, condition, at),
    compare,
    doses,
    validOnly: validOnly ?? isNot,
    vaccines: vaccines === undefined ? undefined : readVaccineSet(names, vaccines, `${at}.vaccines`),
    from,
    until
  }
}

/** What a mark that is left out means. */
const isNot = false
