import type { Counts, Distribution, Estimates, FactView, KpiMember, Populations, PopulationName, RecordView, Verdict } from "@tramyte/core"
import type { Indicator } from "@tramyte/core/pack"
import { dayOf, partsOf } from "../pack/naiveCalendar.ts"
import type { Asking } from "../pack/naiveDays.ts"
import type { Asked, NaiveLaw } from "./asked.ts"
import { isExact } from "./bounds.ts"
import { type Meaning, plainMeaning } from "./meaning.ts"
import { naiveSet } from "./naiveFacts.ts"
import { askedOf, naiveVerdict } from "./naivePredicate.ts"
import { naiveQuantity } from "./naiveQuantity.ts"

/** What is counted of one subject, and where it stands. */
export interface NaiveMember {
  readonly id: string
  readonly fact?: string
  readonly populations: Readonly<Record<PopulationName, Verdict>>
  readonly scored: Verdict
  readonly outcome: Verdict
  /** The number of a continuous measure, of those in the numerator of whom it is known. */
  readonly value: number | undefined
  /** By breakdown, the keys. */
  readonly keys: Readonly<Record<string, readonly string[]>>
}

/** Counts, as they are compared with an engine's. */
export interface NaiveFigures {
  readonly populations: Populations
  readonly scored: Counts
  readonly of: number
  readonly undecided: number
  readonly rate?: number
  readonly range?: { readonly lo: number; readonly hi: number }
  readonly distribution?: Distribution
}

/** An indicator, counted naively. */
export interface NaiveReport extends NaiveFigures {
  readonly strata: readonly { readonly by: string; readonly values: readonly (NaiveFigures & { readonly key: string })[] }[]
  readonly people: readonly Omit<KpiMember, "strata">[]
}

/** What an indicator is counted from. */
export interface NaivePopulation {
  readonly people: readonly RecordView[]
  /** Units with their kinds. */
  readonly units?: readonly { readonly kind: string; readonly view: RecordView }[]
  readonly estimates?: Estimates
}

/** Counts an indicator by asking every question of everybody, and filtering lists. */
export const naiveKpi = (indicator: Indicator, population: NaivePopulation, asking: Asking, law: NaiveLaw, meaning: Meaning = plainMeaning): NaiveReport => {
  const { basis } = indicator
  const ask = (view: RecordView): Asked => askedOf(law, asking, view, meaning)
  const members = typeof basis === "object" || basis === "person"
    ? population.people.flatMap((view) => membersOf(indicator, ask(view), undefined))
    : (population.units ?? []).filter(({ kind }) => kind === basis).flatMap(({ view }) => membersOf(indicator, ask(view), view.subject))
  const breakdowns = ["village", "sex", ...(indicator.strata ?? []).map(({ id }) => id)]
  const spokenOf = members.filter(({ populations }) => populations.initial !== "no")
  const names = namesOf(indicator)
  const estimate = (unit: string | undefined): number | undefined => estimateOf(indicator, population.estimates ?? [], asking, unit)
  return {
    ...figures(members, indicator, estimate(undefined)),
    strata: breakdowns.map((by) => ({
      by,
      values: [...new Set(spokenOf.flatMap(({ keys }) => keys[by]!))].sort().map((key) =>
        ({ key, ...figures(spokenOf.filter(({ keys }) => keys[by]!.includes(key)), indicator, estimate(by === "village" ? key : "no unit")) }))
    })),
    people: members.map(({ fact, id, outcome, populations, scored, value }) => ({
      id,
      ...(fact === undefined ? {} : { fact }),
      populations: Object.fromEntries(names.map((name) => [name, populations[name]])),
      ...(scored === "yes" ? { scored: outcome } : scored === "unknown" ? { undecided: true as const } : {}),
      ...(value === undefined ? {} : { value })
    }))
  }
}

/** The populations that an indicator defines. */
const namesOf = ({ denominator, exception, exclusion }: Indicator): readonly PopulationName[] => [
  "initial", ...(denominator !== undefined && "type" in denominator && denominator.type === "estimated" ? [] : ["denominator" as const]),
  ...(exclusion === undefined ? [] : ["exclusion" as const]), "numerator", ...(exception === undefined ? [] : ["exception" as const])
]

const membersOf = (indicator: Indicator, asked: Asked, unit: string | undefined): readonly NaiveMember[] => {
  const { basis } = indicator
  if (typeof basis === "string") return [memberOf(indicator, asked, "yes", unit, undefined)]
  return naiveSet(basis.event, asked).members.map(({ fact, fit }) =>
    memberOf(indicator, { ...asked, names: new Map([[basis.as, fact]]) }, fit === "sure" ? "yes" : "unknown", unit, fact))
}

const memberOf = (indicator: Indicator, asked: Asked, belongs: Verdict, unit: string | undefined, fact: FactView | undefined): NaiveMember => {
  const { continuous, denominator, exception, exclusion, initial, numerator, strata = [] } = indicator
  const { meaning, view } = asked
  const says = (question: Indicator["initial"], otherwise: Verdict): Verdict => question === undefined ? otherwise : naiveVerdict(question, asked)
  const inDenominator = denominator === undefined ? undefined : !("type" in denominator) ? denominator : denominator.type === "estimated" ? undefined : denominator.when
  const standing = meaning.standing({
    initial: meaning.all([belongs, says(initial, "yes")]),
    denominator: says(inDenominator, "yes"),
    exclusion: says(exclusion, "no"),
    numerator: says(numerator, "no"),
    exception: says(exception, "no")
  })
  const number = continuous === undefined || standing.populations.numerator !== "yes" ? undefined : naiveQuantity(continuous.value, asked)
  return {
    id: view.subject,
    ...(fact === undefined ? {} : { fact: fact.fact.id }),
    ...standing,
    value: number !== undefined && isExact(number) && Number.isFinite(number.lo) ? number.lo : undefined,
    keys: {
      village: [unit ?? villageOf(indicator, asked)],
      sex: [view.sex ?? "unknown"],
      ...Object.fromEntries(strata.map(({ bands, id, otherwise }) => {
        const verdicts = bands.map(({ when }) => naiveVerdict(when, asked))
        const first = verdicts.findIndex((verdict) => verdict !== "no")
        return [id, [first < 0 ? otherwise.id : verdicts[first] === "yes" ? bands[first]!.id : "unknown"]]
      }))
    }
  }
}

/** The unit linked from the last fact that surely belongs to the set of the definition, or the village of the residence that surely holds: a permanent one before others, then the latest. */
const villageOf = ({ attribution }: Indicator, asked: Asked): string => {
  const { asking: { on }, meaning, view } = asked
  if (attribution !== undefined) {
    const surely = naiveSet(attribution.in, { ...asked, names: new Map() }).members.filter(({ fit }) => fit === "sure").map(({ fact }) => fact)
    return surely.toSorted(meaning.inTime).at(-1)?.fact.links?.[attribution.link] ?? "unknown"
  }
  const homes = (view.facts.get("residence") ?? []).filter(({ endLo, fact, startHi }) => (fact.status ?? "final") === "final" && startHi <= on && on < endLo && fact.links?.["village"] !== undefined)
  const permanent = homes.filter(({ fact }) => fact.code?.includes("permanent") === true)
  return (permanent.length > 0 ? permanent : homes).toSorted(meaning.inTime).at(-1)?.fact.links?.["village"] ?? "unknown"
}

const count = (members: readonly NaiveMember[], of: (member: NaiveMember) => Verdict): Counts => {
  const having = (verdict: Verdict): number => members.filter((member) => of(member) === verdict).length
  return { yes: having("yes"), no: having("no"), unknown: having("unknown") }
}

const figures = (members: readonly NaiveMember[], indicator: Indicator, estimate: number | undefined): NaiveFigures => {
  const scored = count(members.filter((member) => member.scored === "yes"), ({ outcome }) => outcome)
  const of = estimate ?? scored.yes + scored.no + scored.unknown
  return {
    populations: Object.fromEntries(namesOf(indicator).map((name) => [name, count(members, ({ populations }) => populations[name])])),
    scored: estimate === undefined ? scored : { ...scored, no: Math.max(0, estimate - scored.yes - scored.unknown) },
    of,
    undecided: members.filter((member) => member.scored === "unknown").length,
    ...(of === 0 ? {} : { rate: scored.yes / of, range: { lo: scored.yes / of, hi: (scored.yes + scored.unknown) / of } }),
    ...(indicator.continuous === undefined ? {} : { distribution: distribution(members.filter(({ populations }) => populations.numerator === "yes"), indicator.continuous.percentiles ?? []) })
  }
}

const distribution = (members: readonly NaiveMember[], percentiles: readonly number[]): Distribution => {
  const values = members.flatMap(({ value }) => value === undefined ? [] : [value]).sort((a, b) => a - b)
  const unknown = members.length - values.length
  if (values.length === 0) return { n: 0, unknown }
  // Between the two numbers next to its place, in proportion.
  const at = (percentile: number): number => {
    const place = (values.length - 1) * percentile / 100
    const below = values[Math.floor(place)]!
    return below + (values[Math.ceil(place)]! - below) * (place % 1)
  }
  return {
    n: values.length, unknown, mean: values.reduce((sum, value) => sum + value, 0) / values.length, median: at(50), min: values[0]!, max: values.at(-1)!,
    ...(percentiles.length === 0 ? {} : { percentiles: Object.fromEntries(percentiles.map((percentile) => [String(percentile), at(percentile)])) })
  }
}

/** The number that somebody estimated for the period: of the year of its last day, or of each year by the days that lie in it. Where none was given, 0. */
const estimateOf = ({ denominator }: Indicator, estimates: Estimates, { on, period = { from: on, until: on + 1 } }: Asking, unit: string | undefined): number | undefined => {
  if (denominator === undefined || !("type" in denominator) || denominator.type !== "estimated") return undefined
  const forYear = (year: number): number | undefined => estimates.findLast((one) => one.id === denominator.estimate && one.unit === unit && one.year === year)?.value
  const last = partsOf(period.until - 1).year
  if (denominator.proRata !== true) return forYear(last) ?? 0
  let sum = 0
  for (let { year } = partsOf(period.from); year <= last; year++) {
    const [first, next] = [dayOf(year, 1, 1), dayOf(year + 1, 1, 1)]
    const value = forYear(year)
    if (value === undefined) return 0
    sum += value * (Math.min(period.until, next) - Math.max(period.from, first)) / (next - first)
  }
  return sum
}
