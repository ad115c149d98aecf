import { isRecord, shown } from "../citizen/checkFact.ts"
import { CitizenError } from "../citizen/errors.ts"
import type { Fact } from "../citizen/fact.ts"
import { readRecord } from "../citizen/readRecord.ts"
import type { CivilDate } from "../time/index.ts"
import type { DerivedFact, FactEngine } from "./engine.ts"

/** The fields that an engine fills in. */
const given: Readonly<Record<keyof DerivedFact, true>> =
  { kind: true, code: true, start: true, key: true, status: true, end: true, at: true, value: true, unit: true, components: true, qualifiers: true, links: true }

/** The facts that an engine's results become, or everything that keeps them from being facts. */
export const assessmentFacts = (
  written: unknown, engine: FactEngine, subject: string, day: { readonly asOf: CivilDate; readonly recorded: CivilDate }
): { readonly facts: readonly Fact[]; readonly wrong: readonly string[] } => {
  if (!Array.isArray(written)) return { facts: [], wrong: [`it gave ${written instanceof Promise ? "a Promise" : shown(written)}; give a list of results, an empty one if there are none`] }
  const wrong: string[] = written.flatMap((result: unknown, index) => checkResult(result, engine).map((message) => `facts[${index}]${message}`))
  if (wrong.length > 0) return { facts: [], wrong }
  const facts = (written as readonly DerivedFact[]).map((result) => factOf(result, engine, subject, day))
  const ids = new Set<string>()
  for (const { id } of facts) {
    if (ids.has(id)) wrong.push(`two results are "${id}"; tell them apart by "key"`)
    ids.add(id)
  }
  return { facts, wrong: [...wrong, ...unreadable(facts)] }
}

const checkResult = (result: unknown, { codes }: FactEngine): readonly string[] => {
  if (!isRecord(result)) return [`: ${shown(result)} is not a result; give an object with a list of codes`]
  const wrong = Object.keys(result).filter((field) => !Object.hasOwn(given, field)).map((field) => `.${field}: is filled in for you or unknown; an engine gives ${Object.keys(given).join(", ")}`)
  const { code, kind, key, value } = result
  if (kind !== undefined && kind !== "assessment") wrong.push(`.kind: an engine writes facts of kind "assessment", not ${shown(kind)}; leave it out`)
  if (!Array.isArray(code) || code.length === 0) wrong.push(`.code: ${shown(code)} is not a list of codes; give at least one of ${codes.join(", ")}`)
  else for (const one of code) if (!codes.includes(one)) wrong.push(`.code: ${shown(one)} is not among the codes of this engine, ${codes.join(", ")}; add it there`)
  if (key !== undefined && (typeof key !== "string" || key === "")) wrong.push(`.key: ${shown(key)} is not a text`)
  if (!(value === undefined || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))) wrong.push(`.value: ${typeof value === "number" ? String(value) : shown(value)} is neither a number, a text nor true or false`)
  return wrong
}

const factOf = ({ key, ...result }: DerivedFact, engine: FactEngine, subject: string, { asOf, recorded }: { readonly asOf: CivilDate; readonly recorded: CivilDate }): Fact => {
  const start = result.start ?? asOf
  const row = [subject, result.code.join("+"), start, ...(key === undefined ? [] : [key])].join("/")
  const source = `${engine.id}@${engine.version}`
  return { ...result, id: `${source}/${row}`, subject, kind: "assessment", start, recorded, source: { id: source, key: row } }
}

/** What a reader of records would say of the facts. */
const unreadable = (facts: readonly Fact[]): readonly string[] => {
  try {
    readRecord({ person: { id: "x" }, facts })
    return []
  } catch (error) {
    if (error instanceof CitizenError) return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
}
