import { nearestOf } from "../pack/nearest.ts"
import { checkShape } from "../pack/shape.ts"
import { type CivilDate, formatPeriod } from "../time/index.ts"
import { SeriesError, type SeriesProblem } from "./errors.ts"
import type { Place } from "./placement.ts"
import type { CountAsked, CountedFigures, CountedReport, PeopleCount, SeriesData, SeriesNumber, UnitReport } from "./seriesData.ts"
import { seriesNumbers } from "./seriesShapes.ts"
import type { UnitTree } from "./unitTree.ts"

/** The data, by place. */
export interface DataReader {
  readonly count: (asked: CountAsked) => PeopleCount | undefined
  /** The numbers recorded last; several if they contradict each other. */
  readonly numbers: (id: string, place: Place) => readonly SeriesNumber[]
}

/**
 * Makes data ready to be looked up. Throws `SeriesError` with all that cannot be read.
 *
 * @param knownAt the last day on which a number may have been recorded
 */
export const readData = (data: SeriesData, tree: UnitTree, knownAt?: CivilDate): DataReader => {
  const problems: SeriesProblem[] = []
  const wrong = (path: string, message: string): void => void problems.push({ code: "TRAMYTE_SERIES_DATA", path, message })
  const given = data.numbers ?? []
  checkShape(seriesNumbers, given, "numbers", { misfit: wrong, nearest: nearestOf() })
  const counts = typeof data.counts === "function" ? data.counts : tableOf(data.counts ?? [], tree, wrong)
  const [first, ...others] = problems
  if (first !== undefined) throw new SeriesError([first, ...others])

  const numbers = new Map<string, readonly SeriesNumber[]>()
  for (const number of given) {
    if (knownAt !== undefined && number.recorded !== undefined && number.recorded > knownAt) continue
    const key = keyOf(number.id, number.unit, formatPeriod(number.period))
    numbers.set(key, withLater(numbers.get(key) ?? [], number))
  }
  return {
    count: (asked) => soundCount(counts(asked), asked),
    numbers: (id, { unit, period }) => numbers.get(keyOf(id, unit, formatPeriod(period))) ?? []
  }
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)

/** A number recorded on a later day replaces others; one without a day was always known; the same one twice is one. */
const withLater = (known: readonly SeriesNumber[], number: SeriesNumber): readonly SeriesNumber[] => {
  const day = ({ recorded }: SeriesNumber): string => recorded ?? ""
  const [other] = known
  if (other === undefined || day(number) > day(other)) return [number]
  return day(number) < day(other) || known.some(({ value }) => value === number.value) ? known : [...known, number]
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const soundCount = (count: PeopleCount | undefined, { indicator, count: population, unit, period }: CountAsked): PeopleCount | undefined => {
  if (count === undefined || (isCount(count.yes) && isCount(count.unknown))) return count
  throw new SeriesError([{
    code: "TRAMYTE_SERIES_DATA", path: `the ${population} of "${indicator}" in "${unit}", ${formatPeriod(period)}`,
    message: `${JSON.stringify(count)} is no count; give whole numbers from 0 up, { "yes": 3, "unknown": 1 }, or undefined where nobody counted`
  }])
}

type Wrong = (path: string, message: string) => void

/** The counts of reports, those of villages out of their commune's report included. */
const tableOf = (reports: readonly UnitReport[], tree: UnitTree, wrong: Wrong): ((asked: CountAsked) => PeopleCount | undefined) => {
  const table = new Map<string, PeopleCount>()
  reports.forEach(({ unit, report }, index) => {
    const { indicator, period, rulebook, strata = [] } = report
    const enter = (of: string, name: string, { yes, unknown }: Counted): void => {
      const key = keyOf(indicator, name, of, formatPeriod(period))
      const known = table.get(key)
      if (known !== undefined && (known.yes !== yes || known.unknown !== unknown)) {
        return wrong(`counts[${index}]`, `the ${name} of "${indicator}" in "${of}", ${formatPeriod(period)}, was counted before with another result; give each unit's report once`)
      }
      table.set(key, { yes, unknown, ...(rulebook === undefined ? {} : { rulebook }) })
    }
    const counts = countsIn(report, report)
    for (const [name, count] of counts) enter(unit, name, count)
    const villages = strata.find(({ by }) => by === "village")
    if (villages === undefined) return
    const ofVillages = new Map(villages.values.map((figures) => [figures.key, countsIn(figures, report)]))
    for (const village of new Set([...tree.below(unit, "village"), ...ofVillages.keys()])) {
      if (village === unit) continue
      for (const name of counts.keys()) {
        const { yes, unknown } = ofVillages.get(village)?.get(name) ?? nobody
        // People of whom no village is known may belong to this one.
        const homeless = village === "unknown" ? nobody : ofVillages.get("unknown")?.get(name) ?? nobody
        enter(village, name, { yes, unknown: unknown + homeless.yes + homeless.unknown })
      }
    }
  })
  return ({ indicator, count, unit, period }) => table.get(keyOf(indicator, count, unit, formatPeriod(period)))
}

type Counted = Pick<PeopleCount, "yes" | "unknown">

const nobody: Counted = { yes: 0, unknown: 0 }

const countsIn = ({ populations, of, undecided }: CountedFigures, { denominatorType }: CountedReport): ReadonlyMap<string, Counted> => {
  const counts = new Map<string, Counted>(Object.entries(populations))
  if (of !== undefined && undecided !== undefined && denominatorType !== "estimated") counts.set("scored", { yes: of, unknown: undecided })
  return counts
}
