import type { Fact } from "../citizen/fact.ts"
import { readRecord, type RecordView } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { AskOptions } from "../rules/answer.ts"
import { epochDay } from "../time/index.ts"
import { assessedUpTo, type Reached, reachedBy, withReached } from "./assessedUpTo.ts"
import { assessmentFacts } from "./assessmentFacts.ts"
import type { FactEngine } from "./engine.ts"
import { engineOrder } from "./engineOrder.ts"
import { engineView, UndeclaredRead } from "./engineView.ts"
import type { EngineProblem, EngineProblemCode } from "./errors.ts"

/** A record with the results of engines, and what kept engines from giving any. */
export interface DerivedRecord {
  readonly record: HealthRecord
  /** Empty if every engine ran. Otherwise what hangs on a missing result is *unknown*, never *no*. */
  readonly problems: readonly EngineProblem[]
}

/**
 * Lets engines write their results into a record, as facts of kind `assessment` that rules and indicators can ask for.
 *
 * An engine's earlier results, of whatever version, are replaced, so that doing it twice changes nothing. `assessment` is then
 * known completely up to `asOf`, or as far as the kinds are without which some engine's results are not all there. Where the
 * results of an engine reach further, `complete` says so for each of its codes (`"assessment/growth-score"`): with doses
 * missing from the vaccination card, how a child grows is known all the same. If an engine fails, its results are left out,
 * `assessment` is not complete but the codes of the others are, the problem is told, and the results of the others stay. With
 * `knownAt` the results are recorded on that day at the latest, since they follow from what was known then.
 *
 * @param rules the law of the day
 * @param record the person; what is no result of these engines stays as it is
 * @param engines in any order: each runs after those whose results it reads
 * @throws EngineError for engines that cannot run together; CitizenError when the record cannot be read
 * @example
 * ```ts
 * import { deriveFacts, type FactEngine } from "@tramyte/core"
 * import { loadVietNam } from "@tramyte/pack-vn"
 *
 * const bloodPressure: FactEngine = {
 *   id: "acme/blood-pressure", version: "1.0.0", codes: ["acme/raised"], reads: ["observation"],
 *   derive: (_rules, { facts }) => (facts.get("observation") ?? [])
 *     .filter(({ fact }) => (fact.components?.["systolic"] ?? 0) >= 140)
 *     .map(({ fact }) => ({ code: ["acme/raised"], start: fact.start ?? "unknown", key: fact.id }))
 * }
 * const measured = { id: "f1", kind: "observation", start: "2026-07-01", recorded: "2026-07-01", components: { systolic: 150, diastolic: 90 } }
 * const { record, problems } = deriveFacts(loadVietNam("2026-07-15"), { person: { id: "p1" }, facts: [measured] }, [bloodPressure])
 * record.facts[1]?.id // => "acme/blood-pressure@1.0.0/p1/acme/raised/2026-07-01/f1"
 * record.complete?.["assessment"] // => "2026-07-15"
 * problems // => []
 * ```
 */
export const deriveFacts = (rules: RulesInForce, record: HealthRecord, engines: readonly FactEngine[], options: AskOptions = {}): DerivedRecord => {
  const order = engineOrder(engines)
  if (order.length === 0) return { record, problems: [] }
  const asOf = options.asOf ?? rules.on
  const days = { asOf, recorded: options.knownAt !== undefined && options.knownAt < asOf ? options.knownAt : asOf }
  const read = (facts: readonly Fact[]): RecordView => readRecord({ ...record, facts }, options)

  let view = readRecord(record, options)
  const kept = record.facts.filter((fact) => !isEarlierResult(fact, engines))
  if (kept.length < record.facts.length) view = read(kept)
  const written = new Map<FactEngine, readonly Fact[]>()
  const reached: Reached = new Map()
  const allFacts = (): readonly Fact[] => [...kept, ...[...written.values()].flat()]
  let unread = false
  const problems: EngineProblem[] = []
  for (const ordered of order) {
    const { engine } = ordered
    const fail = (code: EngineProblemCode, message: string): void =>
      void problems.push({ code, engine: `${engine.id}@${engine.version}`, subject: view.subject, message: `The engine "${engine.id}" gave nothing for ${view.subject}: ${message}` })
    const failed = ordered.after.find((other) => !written.has(other))
    if (failed !== undefined) {
      fail("TRAMYTE_ENGINE_INPUT_MISSING", `it reads results of "${failed.id}", which gave none; mend that one`)
      continue
    }
    if (unread && ordered.after.length > 0) {
      view = read(allFacts())
      unread = false
    }
    const { complete } = view
    const assessed = assessedUpTo(ordered, view, reached, epochDay(asOf))
    try {
      const results: unknown = engine.derive(rules, engineView(view, engine, assessed), asOf)
      const { facts, wrong } = assessmentFacts(results, engine, view.subject, days)
      for (const message of wrong) fail("TRAMYTE_ENGINE_FACT_INVALID", message)
      if (wrong.length > 0) continue
      written.set(engine, facts)
      reached.set(engine, reachedBy(ordered, rules, (kind) => kind === "assessment" ? assessed.get(kind) : complete.get(kind), reached, epochDay(asOf)))
      unread ||= facts.length > 0
    } catch (error) {
      if (error instanceof UndeclaredRead) fail("TRAMYTE_ENGINE_READS", `it looks at "${error.kind}", which is not among its reads, ${engine.reads.join(", ") || "none"}; add it there`)
      else fail("TRAMYTE_ENGINE_FAILED", `it threw "${error instanceof Error ? error.message : String(error)}"; report it to who wrote the engine, with this record`)
    }
  }
  const replaced = record.facts.filter((fact) => isEarlierResult(fact, engines)).flatMap(({ code = [] }) => code)
  return { record: { ...record, facts: allFacts(), complete: withReached(record.complete, engines, reached, replaced) }, problems }
}

const isEarlierResult = ({ kind, source }: Fact, engines: readonly FactEngine[]): boolean =>
  kind === "assessment" && typeof source?.id === "string" && engines.some(({ id }) => source.id.startsWith(`${id}@`))
