import type { Text } from "../language/text.ts"
import { not, type Verdict } from "../logic/verdict.ts"
import type { Trace } from "./trace.ts"

/** A fact that is missing, with the question to ask: learning it could change the answer. */
export interface MissingFact {
  /** `"birthDate"`, `"sex"`, or a kind of fact such as `"merit"`. */
  readonly fact: string
  readonly question: Text
}

export const needsBirth: readonly MissingFact[] = [{ fact: "birthDate", question: { vi: "Ngày, tháng, năm sinh là gì?", en: "What is the full date of birth?" } }]
export const needsSex: readonly MissingFact[] = [{ fact: "sex", question: { vi: "Giới tính là gì?", en: "What is the sex?" } }]
export const needsDeath: readonly MissingFact[] = [{ fact: "deathDate", question: { vi: "Người này còn sống không, mất ngày nào?", en: "Is the person alive, or on which day did the person die?" } }]

/**
 * The facts to ask for, each once, the best question first: learning them all decides an undecided trace. A step that is
 * decided asks for nothing, however little is known below it; so the author who writes `sure` or `known` silences the
 * question as well.
 *
 * First comes what decides the trace whichever way it turns out, then what decides it if it turns out one way, then what
 * only helps; among equals, what the rule speaks of first.
 *
 * @param traces one trace, or several of one person: then what decides the most of them comes first
 * @param options whether the traces are those of ordered groups of which the first that holds is taken: its yes then settles
 *   all that come after it
 * @example
 * ```ts
 * import { assignGroups, missingFacts } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const { why } = assignGroups(loadCommune("cam-giang", "2026-07-15"), { id: "p1", birthDate: "1950", residence: { type: "permanent", commune: "10903" } })
 * missingFacts(why).map(({ fact }) => fact) // => ["merit"]
 * ```
 */
export const missingFacts = (traces: Trace | readonly Trace[], options: { readonly firstMatch?: boolean } = {}): readonly MissingFact[] => {
  const open = "op" in traces ? [traces] : traces
  if (open.length === 0) return []
  const missing = new Map<string, MissingFact>()
  for (const trace of open) collect(trace, missing)
  if (missing.size < 2) return [...missing.values()]
  return [...missing.values()]
    .map((one) => ({ one, decides: decidedIf(one.fact, "yes", open, options) + decidedIf(one.fact, "no", open, options) }))
    // Sorting is stable: among equals the order of appearance stays.
    .sort((a, b) => b.decides - a.decides)
    .map(({ one }) => one)
}

const collect = (trace: Trace, missing: Map<string, MissingFact>): void => {
  if (trace.verdict !== "unknown") return
  switch (trace.op) {
    case "all":
    case "any":
      for (const part of trace.of) collect(part, missing)
      return
    case "not":
    case "rule": return collect(trace.of, missing)
    default: for (const need of needsOf(trace)) if (!missing.has(need.fact)) missing.set(need.fact, need)
  }
}

/** What to ask for where a step that has no parts is not known. */
const needsOf = (step: Trace): readonly MissingFact[] => {
  switch (step.op) {
    case "age": return needsBirth
    case "sex": return needsSex
    case "alive": return needsDeath
    case "compare":
    case "within": return step.needs
    // Those with parts are looked into; the others are never unknown.
    case "all":
    case "any":
    case "not":
    case "rule":
    case "sure":
    case "known":
    case "flag": return []
    default: return [{ fact: step.kind, question: step.question }]
  }
}

/** How many of the open traces are decided if all undecided steps of a fact turn out so. */
const decidedIf = (fact: string, turned: Verdict, traces: readonly Trace[], { firstMatch = false }: { readonly firstMatch?: boolean }): number => {
  let decided = 0
  for (let index = 0; index < traces.length; index++) {
    const trace = traces[index]!
    if (trace.verdict !== "unknown") continue
    const verdict = verdictIf(fact, turned, trace)
    if (verdict === "yes" && firstMatch) return decided + traces.length - index
    if (verdict !== "unknown") decided++
  }
  return decided
}

/** The verdict of a trace, were the undecided steps of one fact to turn out so. Decided steps stay as they are. */
const verdictIf = (fact: string, turned: Verdict, trace: Trace): Verdict => {
  if (trace.verdict !== "unknown") return trace.verdict
  switch (trace.op) {
    case "all":
    case "any": {
      const decisive = trace.op === "all" ? "no" : "yes"
      let result: Verdict = trace.op === "all" ? "yes" : "no"
      for (const part of trace.of) {
        const verdict = verdictIf(fact, turned, part)
        if (verdict === decisive) return decisive
        if (verdict === "unknown") result = "unknown"
      }
      return result
    }
    case "not": return not(verdictIf(fact, turned, trace.of))
    case "rule": return verdictIf(fact, turned, trace.of)
    default: return needsOf(trace).some((need) => need.fact === fact) ? turned : "unknown"
  }
}
