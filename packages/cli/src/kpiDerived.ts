import { type AskOptions, type CivilDate, deriveFacts, type EngineProblem, type Fact, type FactEngine, type HealthRecord, type RulesInForce } from "@tramyte/core"
import { growthEngine } from "@tramyte/core/growth"
import { immunizationEngine } from "@tramyte/core/immunization"
import { growthStandards } from "@tramyte/who-growth"
import type { AssessedCodes } from "./kpiAssessedCodes.ts"

/** The engines that the library ships, as far as the rules have something for them to go by. */
export const shippedEngines = (rules: RulesInForce): readonly FactEngine[] => [growthEngine({ standards: growthStandards }), ...(rules.schedules.length === 0 ? [] : [immunizationEngine(rules)])]

/** Which engines write what is asked for, and what is asked for that none of them writes. */
export const enginesFor = ({ codes, any }: AssessedCodes, engines: readonly FactEngine[]): { readonly run: readonly FactEngine[]; readonly unwritten: readonly string[] } => ({
  run: engines.filter((engine) => any || engine.codes.some((code) => codes.has(code))),
  unwritten: [...codes].filter((code) => !engines.some((engine) => engine.codes.includes(code))).toSorted()
})

/** In one line each: which engine wrote what, and what has to come with the records. */
export const toldEngines = ({ codes, any }: AssessedCodes, { run, unwritten }: ReturnType<typeof enginesFor>): readonly string[] => [
  ...(run.length === 0 ? [] : [`Worked out from the records: ${run.map((engine) => `${engine.codes.filter((code) => any || codes.has(code)).join(", ")} by ${engine.id}@${engine.version}`).join("; ")}.`]),
  ...(unwritten.length === 0 ? [] : [`No engine that comes with the library writes ${unwritten.join(", ")}: only what the records bring of them is counted.`])
]

/**
 * Lets engines write into a record what is asked for. Of facts that the record brings, only earlier results of the same engine are
 * replaced; those of others stay beside. An engine is not run where it has nothing to go by and the record tells of such results
 * itself: then its own word stands, and what it says of their completeness.
 */
export const derivedRecord = (
  rules: RulesInForce, record: HealthRecord, engines: readonly FactEngine[], { codes }: AssessedCodes, options: AskOptions
): { readonly record: HealthRecord; readonly problems: readonly EngineProblem[] } => {
  const run = engines.filter((engine) => !bringsResults(record, engine))
  if (run.length === 0) return { record, problems: [] }
  const { record: derived, problems } = deriveFacts(rules, record, run, options)
  const others = [...new Set([...codes, ...engines.flatMap((engine) => engine.codes)])].filter((code) => !run.some((engine) => engine.codes.includes(code)))
  return { record: others.length === 0 ? derived : { ...derived, complete: completeOf(record, derived, run, others) }, problems }
}

/** Whether a record tells of an engine's results, and of nothing from which they could be worked out. */
const bringsResults = ({ facts, complete = {} }: HealthRecord, { codes, completeWith = [] }: FactEngine): boolean => {
  const toldOf = facts.some((fact) => hasCode(fact, codes)) || complete["assessment"] !== undefined || codes.some((code) => complete[`assessment/${code}`] !== undefined)
  return toldOf && !facts.some(({ kind }) => completeWith.includes(kind)) && !Object.keys(complete).some((entry) => completeWith.includes(entry.split("/")[0]!))
}

const hasCode = ({ kind, code = [] }: Fact, codes: readonly string[]): boolean => kind === "assessment" && code.some((one) => codes.includes(one))

/** What engines wrote is complete as far as they say; of other codes the record's own word stands. */
const completeOf = ({ complete: own = {} }: HealthRecord, { complete: derived = {} }: HealthRecord, run: readonly FactEngine[], others: readonly string[]): NonNullable<HealthRecord["complete"]> => {
  const of = (complete: NonNullable<HealthRecord["complete"]>) => (code: string): readonly (readonly [string, CivilDate])[] => {
    const days = [complete["assessment"], complete[`assessment/${code}`]].filter((day) => day !== undefined)
    return days.length === 0 ? [] : [[`assessment/${code}`, days.toSorted().at(-1)!]]
  }
  const all = [own["assessment"], derived["assessment"]].filter((day) => day !== undefined)
  return Object.fromEntries([
    ...Object.entries(derived).filter(([entry]) => entry !== "assessment"),
    // All results there are: as far as both say so.
    ...(all.length < 2 ? [] : [["assessment", all.toSorted()[0]!] as const]),
    ...run.flatMap(({ codes }) => codes).flatMap(of(derived)),
    ...others.flatMap(of(own))
  ])
}
