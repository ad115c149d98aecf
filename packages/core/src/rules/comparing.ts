import { type CivilDate, civilDate } from "../time/index.ts"
import { FIRST_DAY, LAST_DAY } from "../time/civilDate.ts"
import { queryDescriber } from "./describeFacts.ts"
import { type MissingFact, needsBirth, needsDeath } from "./missingFacts.ts"
import { type Bounds, liesIn, pointOf, windowOf } from "./points.ts"
import { partsOf } from "./parts.ts"
import type { Predicate } from "./predicate.ts"
import { type CompileScope, noDay, type Question } from "./question.ts"
import { quantityOf, quantityTest } from "./quantity.ts"
import type { FactsStep, NumberRange } from "./trace.ts"

type Node<Op extends Predicate["op"]> = Extract<Predicate, { readonly op: Op }>

/** Compares a quantity. */
export const compare = (predicate: Node<"compare">, scope: CompileScope): Question => {
  const { what } = predicate
  const number = quantityOf(what, scope)
  const { bounds, holds } = quantityTest(predicate.is, scope)
  const describe = describer(predicate, scope)
  const verdict: Question["verdict"] = (view, context) => {
    const found = number(view, context)
    return found === undefined ? "unknown" : holds(found, view, context)
  }
  return {
    verdict,
    trace: (view, context) => {
      const found = number(view, context)
      const unit = "unit" in what ? what.unit : what.get === "age" || what.get === "time" ? what.in : undefined
      return {
        op: "compare",
        verdict: verdict(view, context),
        get: what.get,
        ...(unit === undefined ? {} : { unit }),
        ...("component" in what && what.component !== undefined ? { component: what.component } : {}),
        ...(found === undefined ? {} : { number: range(found) }),
        is: Object.fromEntries(bounds.map(([bound, of]) => [bound, range(of(view, context) ?? anyNumber)])),
        ...describe(view, context)
      }
    },
    since: noDay
  }
}

const anyNumber: Bounds = { lo: -Infinity, hi: Infinity }

const range = ({ lo, hi }: Bounds): NumberRange => ({ ...(Number.isFinite(lo) ? { lo } : {}), ...(Number.isFinite(hi) ? { hi } : {}) })

/** Asks whether a point lies in a window. */
export const within = (predicate: Node<"within">, scope: CompileScope): Question => {
  const point = pointOf(predicate.point, predicate.in.grain ?? "day", scope)
  const window = windowOf(predicate.in, scope)
  const [day, days] = [pointOf(predicate.point, "day", scope), windowOf({ ...predicate.in, grain: "day" }, scope)]
  const describe = describer(predicate, scope)
  const verdict: Question["verdict"] = (view, context) => {
    const at = point(view, context)
    if (at === undefined) return "unknown"
    const fit = liesIn(at, window(view, context))
    return fit === "sure" ? "yes" : fit === "out" ? "no" : "unknown"
  }
  return {
    verdict,
    trace: (view, context) => {
      const at = day(view, context)
      const { from, until } = days(view, context)
      const known = (edge: Bounds): CivilDate | undefined => edge.lo === edge.hi ? dayOf(edge.lo) : undefined
      const [first, last, begin, end] = [dayOf(at?.lo), dayOf(at?.hi), known(from), known(until)]
      return {
        op: "within",
        verdict: verdict(view, context),
        ...(first === undefined || last === undefined ? {} : { day: { from: first, through: last } }),
        window: { ...(begin === undefined ? {} : { from: begin }), ...(end === undefined ? {} : { until: end }) },
        ...describe(view, context)
      }
    },
    since: noDay
  }
}

const dayOf = (day: number | undefined): CivilDate | undefined => day === undefined || day < FIRST_DAY || day > LAST_DAY ? undefined : civilDate(day)

/** What the sets hold that a question compares something of, and what to ask where that is not known. */
const describer = (predicate: Node<"compare"> | Node<"within">, scope: CompileScope) => {
  const { sets, birth, death } = partsOf(predicate)
  const described = sets.map((set) => queryDescriber(scope.query(set, scope), scope))
  return (...[view, context]: Parameters<Question["verdict"]>): { readonly sets: readonly FactsStep[]; readonly needs: readonly MissingFact[] } => {
    const steps = described.map((describe) => describe(view, context))
    return {
      sets: steps,
      needs: [
        ...(birth && (view.birth === undefined || view.birth.lo !== view.birth.hi) ? needsBirth : []),
        ...(death ? needsDeath : []),
        ...steps.map(({ kind, question }) => ({ fact: kind, question }))
      ]
    }
  }
}
