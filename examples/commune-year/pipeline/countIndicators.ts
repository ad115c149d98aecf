import {
  calendarYear, civilDate, countKpis, epochDay, type HealthRecord, type Indicator, type KpiReport, type Period, type RecordView, type RulesInForce, splitByMonth, type Text, type UnitRecord
} from "@tramyte/core"
import { type KpiSheet, kpiSheet } from "@tramyte/core/engine"
import { factsSeen, type FactsSeen, lowered } from "./factsInData.ts"
import { isOfGrowth } from "./growth/isOfGrowth.ts"
import type { CommuneYear, IndicatorYear, MonthEnd } from "./model.ts"
import { isAtAGlance } from "./ofPlan.ts"
import { planGaps } from "./planGaps.ts"
import { sourceTexts } from "./sourceTexts.ts"
import { letterOf } from "./standingLetters.ts"

/** What indicators are counted by. */
export interface CountInput {
  readonly rules: RulesInForce
  readonly rulesOn: (day: string) => RulesInForce
  /** The pack of the commune's own plan: its indicators begin with this. */
  readonly plan: string
  readonly units: readonly UnitRecord[]
}

/** Indicators while people come one by one. */
export interface IndicatorCounter {
  /** `isGrown`: indicators of growth count nobody who is surely grown up, and need not be asked. */
  readonly count: (record: HealthRecord, view: RecordView, isGrown: boolean) => void
  /** Somebody whose record cannot be read. */
  readonly leaveOut: () => void
  readonly end: () => Pick<CommuneYear, "indicators" | "sentences" | "gaps" | "open">
}

/** Counts every indicator as it stands now, with breakdowns and people; those of the first screen also as they stood at the end of each month of the year. */
export const countIndicators = ({ rules, rulesOn, plan, units }: CountInput): IndicatorCounter => {
  const { from } = calendarYear(rules.on)
  const period: Period = { from, until: civilDate(rules.day + 1) }
  const isOwn = ({ id }: Indicator): boolean => isAtAGlance(id, plan)
  const idsOf = (which: (indicator: Indicator) => boolean): readonly string[] => rules.indicators.filter(which).map(({ id }) => id)
  const first = idsOf(isOwn)
  // The others are many, and asked for by village alone.
  const ofRecords = [
    kpiSheet(rules, { period, by: ["village", "sex", "ageBand", "group"], indicators: first }),
    kpiSheet(rules, { period, by: ["village"], indicators: idsOf((indicator) => !isOwn(indicator) && !isOfGrowth(indicator.id)) })
  ]
  const ofGrowth = kpiSheet(rules, { period, by: ["village"], indicators: idsOf(({ id }) => isOfGrowth(id)) })
  const sheets = [...ofRecords, ofGrowth]
  const noLetters = ofGrowth.running.map(() => "-")
  const months = splitByMonth(period).map((month) => ({
    month: month.from.slice(0, 7),
    // A month is read under the law of its last day.
    counter: countKpis(asAWhole(rulesOn(civilDate(epochDay(month.until) - 1))), { period: { from, until: month.until }, indicators: first })
  }))
  const definitions = sheets.flatMap(({ running }) => running.map(({ frame }) => frame.indicator))
  const told = definitions.flatMap((indicator, place) => isOwn(indicator) && indicator.basis === "person" ? [{ place, indicator }] : [])
  const gaps = planGaps(rules, period, told)
  const letters = definitions.map((): string[] => [])
  const data = factsSeen()
  for (const unit of units) {
    data.add(unit)
    for (const sheet of sheets) sheet.add(sheet.lineOf(unit, "unit"), 1)
    for (const { counter } of months) counter.unit(unit)
  }
  let people = 0
  return {
    count: (record, view, isGrown) => {
      data.add(record)
      const found = [...ofRecords.flatMap((sheet) => lettersIn(sheet, view)), ...(isGrown ? noLetters : lettersIn(ofGrowth, view))]
      found.forEach((letter, place) => letters[place]!.push(letter))
      gaps.add(people++, view, told.map(({ place }) => found[place]!))
      for (const { counter } of months) counter.person(view)
    },
    leaveOut: () => {
      for (const list of letters) list.push("-")
      gaps.leaveOut(people++)
    },
    end: () => {
      const history = months.map(({ month, counter }) => ({ month, reports: counter.reports() }))
      const { told: sentencesOf, ...rest } = gaps.end()
      return {
        ...rest,
        indicators: sheets.flatMap((sheet) => sheet.reports()).map((report, place): IndicatorYear => {
          const definition = definitions[place]!
          const lacking = saysSomething(report) && (report.scored.yes > 0 || !data.nothingFor(definition, rules)) ? undefined : whatLacks(definition, report, rules, data)
          return {
            definition,
            first: isOwn(definition),
            sources: sourceTexts(definition, rules),
            report,
            months: history.flatMap(({ month, reports }) => reports.filter((one) => one.indicator === report.indicator)
              .map((then): MonthEnd => ({ month, report: then, comparable: shareUnknown(then) <= shareUnknown(report) + 0.05 }))),
            members: isOfPeople(definition) ? letters[place]!.join("") : "",
            told: sentencesOf[told.findIndex((one) => one.place === place)] ?? [],
            ...(lacking === undefined ? {} : { lacking })
          }
        })
      }
    }
  }
}

/** The same indicators without the breakdowns of their own: of past months the whole is told. */
const asAWhole = (rules: RulesInForce): RulesInForce => ({ ...rules, indicators: rules.indicators.map(({ strata: _, ...indicator }) => indicator) })

/** Whether people stand behind an indicator's numbers, or villages and other units. */
const isOfPeople = ({ basis }: Indicator): boolean => basis === "person" || typeof basis === "object"

const lettersIn = (sheet: KpiSheet, view: RecordView): readonly string[] => {
  const line = sheet.lineOf(view, "person")
  sheet.add(line, 1)
  return line.counted.map(letterOf)
}

/** Whether there is a share, and of somebody it is known how they stand. */
const saysSomething = ({ rate, scored }: KpiReport): boolean => rate !== undefined && scored.yes + scored.no > 0

/** What has to be written down before an indicator says anything; empty if all is there and nobody is counted. */
const whatLacks = (definition: Indicator, { estimate, of, undecided }: KpiReport, rules: RulesInForce, data: FactsSeen): readonly Text[] => {
  const facts = data.lackingFor(definition, rules)
  const { basis, denominator } = definition
  // Events that have a name, and did not come about: the name says what is not on record.
  if (facts.length === 0 && typeof basis === "object" && "use" in basis.event && of + undecided === 0) return [lowered(rules.scope.item(basis.event.use).label)]
  if (estimate === undefined || estimate.value !== undefined || denominator === undefined || !("type" in denominator) || denominator.type !== "estimated") return facts
  return [estimates[denominator.estimate] ?? { vi: `số ước tính “${denominator.estimate}”`, en: `the estimate “${denominator.estimate}”` }, ...facts]
}

/** What the estimates that definitions ask for are called. */
const estimates: Readonly<Record<string, Text>> = {
  "expected-pregnancies": { vi: "số thai kỳ dự kiến trong năm", en: "the number of pregnancies expected in the year" },
  "surviving-infants": { vi: "số trẻ sống đến tuổi tiêm trong năm", en: "the number of surviving infants in the year" }
}

/** Of those who may be counted, the share of whom the answer is not known. */
const shareUnknown = ({ scored, of, undecided }: KpiReport): number => (undecided + scored.unknown) / Math.max(1, of + undecided)
