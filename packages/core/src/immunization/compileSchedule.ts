import { parseCivilDate } from "../time/index.ts"
import type {
  CompiledAge, CompiledAntigen, CompiledCondition, CompiledConflict, CompiledContraindication, CompiledInterval, CompiledRow, CompiledSchedule, CompiledSeries,
  CompiledSkip, CompiledSpan, CompiledTarget, CompiledVaccine, CompiledVaccineRow, CompiledWindow
} from "./compiled.ts"
import { ScheduleError, type ScheduleProblem, type ScheduleProblemCode } from "./errors.ts"
import type { RuleRef } from "./reasons.ts"
import type {
  AgedVaccine, AgeRule, AgeWindow, Antigen, ConditionalSkip, Contraindication, Effective, ImmunizationSchedule, IntervalRule, PreferableVaccine, Series,
  SkipCondition, Span, TargetDose
} from "./schedule.ts"

const nothing: readonly never[] = []
const noVaccines: ReadonlySet<number> = new Set()

/**
 * Makes a schedule ready to be asked: finds every vaccine, antigen, observation, group and target dose that it refers to.
 * Compile once, ask for any number of people.
 *
 * @throws ScheduleError listing everything that refers to nothing, stands twice or can never be used, each with its place
 */
export const compileSchedule = (schedule: ImmunizationSchedule): CompiledSchedule => new Compiler(schedule).compiled()

/** Holds the names while one schedule is compiled. */
class Compiler {
  readonly schedule: ImmunizationSchedule
  readonly problems: ScheduleProblem[] = []
  readonly spans = new Map<number, CompiledSpan>()
  readonly vaccineIndex = new Map<string, number>()
  readonly antigenIndex = new Map<string, number>()
  readonly observations: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  seriesCount = 0

  constructor(schedule: ImmunizationSchedule) {
    this.schedule = schedule
    schedule.vaccines.forEach(({ code }, index) => this.claim(this.vaccineIndex, code, index, `vaccines[${index}].code`))
    schedule.antigens.forEach(({ id }, index) => this.claim(this.antigenIndex, id, index, `antigens[${index}].id`))
    this.observations = new Set(schedule.observations?.map(({ code }) => code))
    this.groups = new Set(schedule.vaccineGroups.map(({ id }) => id))
  }

  compiled(): CompiledSchedule {
    const { schedule } = this
    const vaccines = this.vaccines()
    const compiled: CompiledSchedule = {
      source: schedule,
      policy: schedule.monthPolicy,
      vaccines,
      vaccineList: [...vaccines.values()],
      antigens: schedule.antigens.map((antigen, index) => this.antigen(antigen, index)),
      groups: schedule.vaccineGroups.map((source, index) => ({ source, antigens: source.antigens.map((antigen, at) => this.find(this.antigenIndex, antigen, "antigens", `vaccineGroups[${index}].antigens[${at}]`)) })),
      spans: this.spans.size
    }
    if (this.problems.length > 0) throw new ScheduleError(schedule.id, this.problems)
    return compiled
  }

  problem(code: ScheduleProblemCode, at: string, message: string): void {
    this.problems.push({ code, at, message })
  }

  claim(index: Map<string, number>, id: string, value: number, at: string): void {
    if (index.has(id)) this.problem("TRAMYTE_SCHEDULE_TAKEN", at, `"${id}" stands twice; give each its own`)
    else index.set(id, value)
  }

  find(index: ReadonlyMap<string, number>, id: string, among: string, at: string): number {
    const found = index.get(id)
    if (found === undefined) this.problem("TRAMYTE_SCHEDULE_UNKNOWN", at, `"${id}" is not among the ${among} of the schedule; add it there, or mend the name`)
    return found ?? -1
  }

  vaccine(code: string, at: string): number {
    return this.find(this.vaccineIndex, code, "vaccines", at)
  }

  vaccineSet(codes: readonly string[], at: string): ReadonlySet<number> {
    return new Set(codes.map((code, index) => this.vaccine(code, `${at}[${index}]`)))
  }

  observation(code: string, at: string): string {
    if (!this.observations.has(code)) this.problem("TRAMYTE_SCHEDULE_UNKNOWN", at, `"${code}" is not among the observations of the schedule; add it there, or mend the code`)
    return code
  }

  day(date: string | undefined, absent: number, at: string): number {
    if (date === undefined) return absent
    const day = parseCivilDate(date)
    if (day === undefined) this.problem("TRAMYTE_SCHEDULE_INVALID", at, `${JSON.stringify(date)} is no date; write "2026-07-15"`)
    return day ?? absent
  }

  span(span: Span, at: string): CompiledSpan {
    const { years = 0, months = 0, weeks = 0, days = 0 } = span
    const whole = [years, months, weeks, days].every(Number.isSafeInteger) && Math.abs(years) <= 200 && Math.abs(months) <= 2400 && Math.abs(weeks) <= 10_000 && Math.abs(days) <= 80_000
    if (!whole) this.problem("TRAMYTE_SCHEDULE_INVALID", at, `${JSON.stringify(span)} is no span; give whole numbers of years, months, weeks and days, such as { weeks: 6, days: -4 }`)
    const key = (years * 12 + months) * 1_000_000 + weeks * 7 + days
    let compiled = this.spans.get(key)
    if (compiled === undefined) this.spans.set(key, compiled = { months: years * 12 + months, days: weeks * 7 + days, slot: this.spans.size })
    return compiled
  }

  anySpan(span: Span | undefined, at: string): CompiledSpan | undefined {
    return span === undefined ? undefined : this.span(span, at)
  }

  window({ beginAge, endAge }: AgeWindow, at: string): CompiledWindow {
    return { begin: this.anySpan(beginAge, `${at}.beginAge`), end: this.anySpan(endAge, `${at}.endAge`) }
  }

  row(rule: Effective & Omit<AgeRule & IntervalRule, "from">, ref: RuleRef, at: string): CompiledRow {
    return {
      ref,
      effective: this.day(rule.effective, -Infinity, `${at}.effective`),
      cessation: this.day(rule.cessation, Infinity, `${at}.cessation`),
      absMin: this.anySpan(rule.absMin, `${at}.absMin`),
      min: this.anySpan(rule.min, `${at}.min`),
      earliestRec: this.anySpan(rule.earliestRec, `${at}.earliestRec`),
      latestRec: this.anySpan(rule.latestRec, `${at}.latestRec`),
      max: this.anySpan(rule.max, `${at}.max`)
    }
  }

  vaccines(): ReadonlyMap<string, CompiledVaccine> {
    const conflicts = this.schedule.vaccines.map(() => new Map<number, CompiledConflict>())
    this.schedule.conflicts?.forEach(({ previous, current, begin, minEnd, end }, index) => {
      const at = `conflicts[${index}]`
      conflicts[this.vaccine(current, `${at}.current`)]?.set(this.vaccine(previous, `${at}.previous`), {
        begin: this.span(begin, `${at}.begin`), minEnd: this.span(minEnd, `${at}.minEnd`), end: this.span(end, `${at}.end`)
      })
    })
    return new Map(this.schedule.vaccines.map(({ code, antigens }, index) => [code, {
      code,
      index,
      conflicts: conflicts[index]!,
      antigens: antigens.map((association, at) => ({ antigen: this.find(this.antigenIndex, association.antigen, "antigens", `vaccines[${index}].antigens[${at}].antigen`), ...this.window(association, `vaccines[${index}].antigens[${at}]`) }))
    }]))
  }

  antigen(source: Antigen, index: number): CompiledAntigen {
    const at = `antigens[${index}]`
    const { immunity, contraindications } = source
    const series: CompiledSeries[] = []
    const antigen: CompiledAntigen = {
      source,
      index,
      series,
      immuneHistory: (immunity?.history ?? nothing).map((code, of) => this.observation(code, `${at}.immunity.history[${of}]`)),
      immuneBirth: (immunity?.birth ?? nothing).map(({ before, country, except = nothing }, of) => ({
        before: this.day(before, -Infinity, `${at}.immunity.birth[${of}].before`), country, except: except.map((code, which) => this.observation(code, `${at}.immunity.birth[${of}].except[${which}]`))
      })),
      contraindications: (contraindications?.antigen ?? nothing).map((one, of) => this.contraindication(one, nothing, `${at}.contraindications.antigen[${of}]`)),
      vaccineContraindications: (contraindications?.vaccine ?? nothing).map((one, of) => this.contraindication(one, one.vaccines, `${at}.contraindications.vaccine[${of}]`))
    }
    const ids = new Map<string, number>()
    source.series.forEach((one, of) => {
      this.claim(ids, one.id, of, `${at}.series[${of}].id`)
      series.push(this.series(one, antigen, `${at}.series[${of}]`))
    })
    return antigen
  }

  contraindication(source: Contraindication, vaccines: readonly AgedVaccine[], at: string): CompiledContraindication {
    return {
      observation: this.observation(source.observation, `${at}.observation`),
      ...this.window(source, at),
      guidance: [source.text, source.guidance].filter((text) => text !== undefined),
      vaccines: vaccines.map((one, index) => ({ vaccine: this.vaccine(one.vaccine, `${at}.vaccines[${index}].vaccine`), ...this.window(one, `${at}.vaccines[${index}]`) }))
    }
  }

  series(source: Series, antigen: CompiledAntigen, at: string): CompiledSeries {
    if (!this.groups.has(source.vaccineGroup)) this.problem("TRAMYTE_SCHEDULE_UNKNOWN", `${at}.vaccineGroup`, `"${source.vaccineGroup}" is not among the vaccineGroups of the schedule; add it there, or mend the name`)
    if (source.doses.length === 0) this.problem("TRAMYTE_SCHEDULE_INVALID", `${at}.doses`, "a series needs at least one dose")
    const { considers = {}, selection = {}, indications = nothing } = source
    return {
      source,
      index: this.seriesCount++,
      antigen,
      targets: source.doses.map((dose, index) => this.target(dose, source, index, `${at}.doses[${index}]`)),
      indications: indications.map((one, index) => ({ observation: this.observation(one.observation, `${at}.indications[${index}].observation`), guidance: one.guidance, ...this.window(one, `${at}.indications[${index}]`) })),
      considers: { ...this.window(considers, `${at}.considers`), vaccines: considers.vaccines === undefined ? undefined : this.vaccineSet(considers.vaccines, `${at}.considers.vaccines`) },
      minAgeToStart: this.anySpan(selection.minAgeToStart, `${at}.selection.minAgeToStart`),
      maxAgeToStart: this.anySpan(selection.maxAgeToStart, `${at}.selection.maxAgeToStart`),
      priority: selection.priority ?? "A",
      preference: selection.preference ?? Infinity,
      guidance: source.guidance ?? nothing
    }
  }

  target(source: TargetDose, series: Series, index: number, at: string): CompiledTarget {
    const ref = (part: RuleRef["part"], of?: number): RuleRef => ({ series: series.id, targetDose: index + 1, part, ...(of === undefined ? {} : { index: of }) })
    const { ages = nothing, intervals = nothing, allowableIntervals = nothing, preferable = nothing, allowable = nothing, inadvertent, skips = nothing, season = {} } = source
    return {
      source,
      number: index + 1,
      ages: ages.map((rule, of): CompiledAge => ({ ...this.row(rule, ref("age", of), `${at}.ages[${of}]`), withinHours: rule.withinHours })),
      intervals: intervals.map((rule, of) => this.interval(rule, ref("interval", of), series, `${at}.intervals[${of}]`)),
      allowableIntervals: allowableIntervals.map((rule, of) => this.interval(rule, ref("allowableInterval", of), series, `${at}.allowableIntervals[${of}]`)),
      preferable: preferable.map((one, of) => this.vaccineRow(one, ref("preferable", of), `${at}.preferable[${of}]`)),
      allowable: allowable.map((one, of) => this.vaccineRow(one, ref("allowable", of), `${at}.allowable[${of}]`)),
      inadvertent: inadvertent === undefined ? noVaccines : this.vaccineSet(inadvertent, `${at}.inadvertent`),
      skips: skips.map((skip, of) => this.skip(skip, ref("skip", of), series, `${at}.skips[${of}]`)),
      recurring: source.recurring ?? isNot,
      seasonFrom: this.day(season.from, -Infinity, `${at}.season.from`),
      seasonUntil: this.day(season.until, Infinity, `${at}.season.until`),
      refs: { inadvertent: ref("inadvertent"), vaccine: ref("preferable"), conflict: ref("conflict"), lot: ref("lot"), season: ref("season") }
    }
  }

  interval(rule: IntervalRule, ref: RuleRef, series: Series, at: string): CompiledInterval {
    const { from, override, orNextEpisode } = rule
    const targetDose = "targetDose" in from ? from.targetDose : 0
    if ("targetDose" in from && !(targetDose >= 1 && targetDose < ref.targetDose)) {
      this.problem("TRAMYTE_SCHEDULE_UNKNOWN", `${at}.from.targetDose`, `dose ${targetDose} does not come before dose ${ref.targetDose} in the ${series.doses.length} doses of "${series.id}"`)
    }
    return {
      ...this.row(rule, ref, at),
      from: "previous" in from ? "previous" : "targetDose" in from ? "targetDose" : "mostRecent" in from ? "mostRecent" : "observation",
      targetDose,
      vaccines: "mostRecent" in from ? this.vaccineSet(from.mostRecent, `${at}.from.mostRecent`) : noVaccines,
      observation: "observation" in from ? this.observation(from.observation, `${at}.from.observation`) : "",
      override: override ?? isNot,
      orNextEpisode: orNextEpisode === undefined ? undefined : this.observation(orNextEpisode, `${at}.orNextEpisode`)
    }
  }

  vaccineRow(source: PreferableVaccine, ref: RuleRef, at: string): CompiledVaccineRow {
    const { tradeName, manufacturer, volume, forecast } = source
    return { vaccine: this.vaccine(source.vaccine, `${at}.vaccine`), ...this.window(source, at), tradeName, manufacturer, volume, forecast: forecast ?? isNot, ref }
  }

  skip({ context, logic, sets }: ConditionalSkip, ref: RuleRef, series: Series, at: string): CompiledSkip {
    return {
      context,
      all: logic !== "any",
      ref,
      sets: sets.map((set, of) => ({
        effective: this.day(set.effective, -Infinity, `${at}.sets[${of}].effective`),
        cessation: this.day(set.cessation, Infinity, `${at}.sets[${of}].cessation`),
        all: set.logic !== "any",
        conditions: set.conditions.map((condition, which) => this.condition(condition, series, `${at}.sets[${of}].conditions[${which}]`))
      }))
    }
  }

  condition(condition: SkipCondition, series: Series, at: string): CompiledCondition {
    if (condition.kind === "age") return { kind: "age", ...this.window(condition, at) }
    if (condition.kind === "completedSeries") return condition
    if (condition.kind === "interval") return { kind: "interval", interval: this.span(condition.interval, `${at}.interval`) }
    const { compare, doses, validOnly, vaccines } = condition
    return {
      kind: "count",
      ...this.window(condition, at),
      compare,
      doses,
      validOnly: validOnly ?? isNot,
      vaccines: vaccines === undefined ? undefined : this.vaccineSet(vaccines, `${at}.vaccines`),
      from: this.day(condition.from, -Infinity, `${at}.from`),
      until: this.day(condition.until, Infinity, `${at}.until`)
    }
  }
}

/** What a mark that is left out means. */
const isNot = false
