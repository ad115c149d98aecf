import type { AgeRule, IntervalFrom, IntervalRule, TargetDose } from "@tramyte/core/immunization"
import { conditionalSkip } from "./conditionalSkip.ts"
import { type Place, report } from "./ledger.ts"
import { given, leaf, made, maybe, orNothing, type Read, rows, struct } from "./shape.ts"
import { agedVaccine, inadvertentVaccine, preferableVaccine } from "./vaccineRows.ts"
import { caption, count, date, nameOf, namesOf, oneOf, span, yesNo } from "./values.ts"

const standing = { effectiveDate: date, cessationDate: date }

const age: Read<AgeRule> = made(struct({ absMinAge: span, minAge: span, earliestRecAge: span, latestRecAge: span, maxAge: span, ...standing }), (said) => given({
  absMin: said.absMinAge, min: said.minAge, earliestRec: said.earliestRecAge, latestRec: said.latestRecAge, max: said.maxAge, effective: said.effectiveDate, cessation: said.cessationDate
}))

const fromPrevious = oneOf({ Y: true, N: false })

const interval: Read<IntervalRule> = made(struct({
  fromPrevious,
  fromTargetDose: count(1),
  fromMostRecent: namesOf("vaccine"),
  fromRelevantObs: orNothing(struct({ text: caption, code: nameOf("observation") })),
  absMinInt: span,
  minInt: span,
  earliestRecInt: span,
  latestRecInt: span,
  intervalPriority: oneOf({ "": undefined, override: true, Y: true, N: undefined }),
  ...standing
}), (said, place) => given({
  from: startOf({ previous: said.fromPrevious, targetDose: said.fromTargetDose, mostRecent: said.fromMostRecent, observation: said.fromRelevantObs?.code }, place),
  absMin: said.absMinInt, min: said.minInt, earliestRec: said.earliestRecInt, latestRec: said.latestRecInt, override: said.intervalPriority, effective: said.effectiveDate, cessation: said.cessationDate
}))

const allowableInterval: Read<IntervalRule> = made(struct({ fromPrevious, fromTargetDose: count(1), absMinInt: span, ...standing }), (said, place) => given({
  from: startOf({ previous: said.fromPrevious, targetDose: said.fromTargetDose, mostRecent: undefined, observation: undefined }, place),
  absMin: said.absMinInt, effective: said.effectiveDate, cessation: said.cessationDate
}))

interface Starts {
  readonly previous: boolean
  readonly targetDose: number | undefined
  readonly mostRecent: readonly string[] | undefined
  readonly observation: string | undefined
}

/** An interval runs from one thing (CALCDTINT-1, -2, -8 and -9). */
const startOf = ({ previous, targetDose, mostRecent, observation }: Starts, place: Place): IntervalFrom => {
  const starts: readonly IntervalFrom[] = [
    ...previous ? [{ previous } as const] : [],
    ...targetDose === undefined ? [] : [{ targetDose }],
    ...mostRecent === undefined ? [] : [{ mostRecent }],
    ...observation === undefined ? [] : [{ observation }]
  ]
  if (starts.length !== 1) report(place, "TRAMYTE_CDSI_VALUE", `it runs from ${starts.length === 0 ? "nothing" : `${starts.length} things`}; say in one of <fromPrevious>, <fromTargetDose>, <fromMostRecent> and <fromRelevantObs> from what`)
  return starts[0] ?? { previous: true }
}

const doseNumber: Read<number | undefined> = leaf<number | undefined>(undefined, (said, refuse) => {
  const [, number] = /^Dose (\d{1,3})$/i.exec(said) ?? []
  return number === undefined ? refuse(`write "Dose 1", "Dose 2" and so on`) : Number(number)
})

/** A target dose, with what its series must check: its number, and the target doses that its intervals run from. */
export const targetDose: Read<{ readonly number: number | undefined; readonly from: readonly number[]; readonly dose: TargetDose }> = made(struct({
  doseNumber,
  age: rows(age),
  interval: rows(interval),
  allowableInterval: rows(allowableInterval),
  preferableVaccine: rows(preferableVaccine),
  allowableVaccine: rows(agedVaccine),
  inadvertentVaccine: rows(inadvertentVaccine),
  conditionalSkip: rows(conditionalSkip),
  recurringDose: yesNo,
  seasonalRecommendation: maybe(made(struct({ startDate: date, endDate: date }), ({ startDate, endDate }) => given({ from: startDate, until: endDate })))
}), (said, place) => {
  said.age?.forEach((rule, index) => oneAtATime(rule, said.age!.slice(0, index), { ...place, path: `${place.path}/age[${index + 1}]` }))
  // Many rows are there for their empty cells only: they rule nothing.
  const ages = said.age?.filter((rule) => Object.keys(rule).length > 0)
  const dose = given({
    ages: ages?.length === 0 ? undefined : ages,
    intervals: said.interval,
    allowableIntervals: said.allowableInterval,
    preferable: said.preferableVaccine,
    allowable: said.allowableVaccine,
    inadvertent: said.inadvertentVaccine,
    skips: said.conditionalSkip,
    recurring: said.recurringDose || undefined,
    season: said.seasonalRecommendation
  })
  return { number: said.doseNumber, from: [...said.interval ?? [], ...said.allowableInterval ?? []].flatMap(({ from }) => "targetDose" in from ? [from.targetDose] : []), dose }
})

/** Of several rules for the age one stands on each day. */
const oneAtATime = ({ effective = "", cessation = "9999" }: AgeRule, before: readonly AgeRule[], place: Place): void => {
  const other = before.findIndex((one) => effective <= (one.cessation ?? "9999") && (one.effective ?? "") <= cessation)
  if (other >= 0) report(place, "TRAMYTE_CDSI_VALUE", `it stands on the same days as age[${other + 1}]; end the one before the other begins, with <cessationDate> and <effectiveDate>`)
}
