import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { allOf, not, type Verdict } from "../logic/verdict.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { EvaluationContext } from "../rules/context.ts"
import type { Predicate } from "../rules/predicate.ts"
import { type FactSlot, type Question, withName } from "../rules/question.ts"
import type { QuantityOf } from "../rules/quantity.ts"
import type { Trace } from "../rules/trace.ts"
import { denominatorQuestion } from "./frame.ts"
import type { Indicator } from "./indicator.ts"
import { orderedStrata } from "./stratify.ts"
import { encode, type Membership, type MembershipCode, type PopulationName, populationNames } from "./populations.ts"

/** What is counted of one subject: the subject itself, or one event of it. */
export interface Counted {
  readonly code: MembershipCode
  /** The number of a continuous measure, for those surely in the numerator; `undefined` where it is not known. */
  readonly value?: number | undefined
  /** The event that is counted, and its keys in the definition's own strata, which may speak of it. */
  readonly fact?: FactView
  readonly bands?: readonly (readonly string[])[]
}

/** Why a subject is where it is, population by population. */
export interface MembershipTrace {
  readonly membership: Membership
  readonly why: { readonly [name in PopulationName]?: Trace }
  readonly fact?: FactView
}

/** An indicator, ready to be asked about any number of subjects. */
export interface Frame {
  readonly indicator: Indicator
  /** The populations that it defines. */
  readonly names: readonly PopulationName[]
  readonly hasValue: boolean
  readonly counted: (view: RecordView, context: EvaluationContext) => readonly Counted[]
  readonly traced: (view: RecordView, context: EvaluationContext) => readonly MembershipTrace[]
}

const everybody: Predicate = { op: "all", of: [] }
const nobody: Predicate = { op: "any", of: [] }

/** Compiles an indicator. */
export const frameOf = (indicator: Indicator, rules: RulesInForce): Frame => {
  const { basis, exclusion, exception, continuous } = indicator
  const slot: FactSlot = { fact: undefined }
  const scope = typeof basis === "object" ? withName(basis.as, slot, rules.scope) : rules.scope
  const question = (predicate: Predicate): Question => scope.compile(predicate, scope)
  const asked = {
    initial: question(indicator.initial ?? everybody),
    denominator: question(denominatorQuestion(indicator.denominator) ?? everybody),
    exclusion: question(exclusion ?? nobody),
    numerator: question(indicator.numerator),
    exception: question(exception ?? nobody)
  }
  const names = populationNames.filter((name) => (name !== "exclusion" || exclusion !== undefined) && (name !== "exception" || exception !== undefined) &&
    (name !== "denominator" || denominatorQuestion(indicator.denominator) !== undefined))
  const value = continuous === undefined ? undefined : scope.number(continuous.value, scope)
  const strata = (indicator.strata ?? []).map((ordered) => orderedStrata(ordered, rules, scope))
  const nowhere = codeOf(cascade("no", "no", "no", "no", "no"))
  const one = (view: RecordView, context: EvaluationContext, belongs: Verdict, fact: FactView | undefined): Counted => {
    const code = codeFor(asked, belongs, view, context, exception !== undefined, nowhere)
    const numerated = value === undefined || Math.floor(code / 27) % 3 !== 2 ? undefined : numberFrom(value, view, context)
    return { code, ...(fact === undefined ? {} : { fact, bands: strata.map(({ keysOf }) => keysOf(view, context)) }), ...(numerated === undefined ? {} : { value: numerated }) }
  }
  const trace = (view: RecordView, context: EvaluationContext, belongs: Verdict, fact: FactView | undefined): MembershipTrace => {
    const traces = Object.fromEntries(populationNames.map((name) => [name, asked[name].trace(view, context)])) as Readonly<Record<PopulationName, Trace>>
    const { membership } = cascade(allOf([belongs, traces.initial.verdict]), traces.denominator.verdict, traces.exclusion.verdict, traces.numerator.verdict, traces.exception.verdict)
    return {
      membership: Object.fromEntries(names.map((name) => [name, membership[name]!])),
      why: Object.fromEntries(names.map((name) => [name, traces[name]])),
      ...(fact === undefined ? {} : { fact })
    }
  }
  const events = typeof basis === "object" ? rules.scope.query(basis.event, rules.scope) : undefined
  const over = <T>(ask: typeof one | typeof trace) => (view: RecordView, context: EvaluationContext): readonly T[] => {
    if (events === undefined) return [ask(view, context, "yes", undefined) as T]
    const { facts, sure } = events.members(view, context)
    return facts.map((fact, index) => {
      slot.fact = fact
      const found = ask(view, context, sure[index] === true ? "yes" : "unknown", fact) as T
      slot.fact = undefined
      return found
    })
  }
  const counted = events === undefined && value === undefined
    ? (view: RecordView, context: EvaluationContext) => codeAlone(codeFor(asked, "yes", view, context, exception !== undefined, nowhere))
    : over<Counted>(one)
  return { indicator, names, hasValue: value !== undefined, counted, traced: over<MembershipTrace>(trace) }
}

const withoutMore: (readonly Counted[] | undefined)[] = []

/** What is counted of a subject that has neither events nor a number; of all who stand alike it is one list. */
const codeAlone = (code: MembershipCode): readonly Counted[] => withoutMore[code] ??= [{ code }]

const numberFrom = (value: QuantityOf, view: RecordView, context: EvaluationContext): number | undefined => {
  const found = value(view, context)
  return found === undefined || found.lo !== found.hi || !Number.isFinite(found.lo) ? undefined : found.lo
}

/**
 * The populations within one another, and how the subject is scored, from what each question says by itself: nobody can be in
 * the numerator who is not in the denominator, or is excluded.
 */
const cascade = (initial: Verdict, denominator: Verdict, exclusion: Verdict, numerator: Verdict, exception: Verdict) => {
  const inDenominator = allOf([initial, denominator])
  const eligible = allOf([inDenominator, not(exclusion)])
  const excepted = allOf([not(numerator), exception])
  return {
    membership: {
      initial,
      denominator: inDenominator,
      exclusion: allOf([inDenominator, exclusion]),
      numerator: allOf([eligible, numerator]),
      exception: allOf([eligible, excepted])
    },
    counted: allOf([eligible, not(excepted)]),
    outcome: numerator
  }
}

const codeOf = ({ membership, counted, outcome }: ReturnType<typeof cascade>): MembershipCode => encode(membership, { counted, outcome })

/** As `cascade`, asking no more than decides: most people are not in most indicators. */
const codeFor = (
  asked: Readonly<Record<PopulationName, Question>>, belongs: Verdict, view: RecordView, context: EvaluationContext, excepts: boolean, nowhere: MembershipCode
): MembershipCode => {
  const initial = allOf([belongs, asked.initial.verdict(view, context)])
  if (initial === "no") return nowhere
  const denominator = asked.denominator.verdict(view, context)
  if (denominator === "no") return membershipCode(initial, "no", "no", "no", "no")
  const exclusion = asked.exclusion.verdict(view, context)
  if (exclusion === "yes") return membershipCode(initial, denominator, "yes", "no", "no")
  const numerator = asked.numerator.verdict(view, context)
  return membershipCode(initial, denominator, exclusion, numerator, excepts && numerator !== "yes" ? asked.exception.verdict(view, context) : "no")
}

const place: Readonly<Record<Verdict, number>> = { no: 0, unknown: 1, yes: 2 }
const codes: (MembershipCode | undefined)[] = []

/** How a subject stands, from what each question says by itself. There are 243 answers to five questions; each is worked out once. */
export const membershipCode = (initial: Verdict, denominator: Verdict, exclusion: Verdict, numerator: Verdict, exception: Verdict): MembershipCode => {
  const key = (((place[initial] * 3 + place[denominator]) * 3 + place[exclusion]) * 3 + place[numerator]) * 3 + place[exception]
  return codes[key] ??= codeOf(cascade(initial, denominator, exclusion, numerator, exception))
}

