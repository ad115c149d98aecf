import type { FactEngine } from "./engine.ts"
import { type EngineConflict, EngineError } from "./errors.ts"

/** An engine with those whose results it reads. */
export interface OrderedEngine {
  readonly engine: FactEngine
  readonly after: readonly FactEngine[]
}

/** Everything that keeps engines from running together: ids and codes that two have, and circles of who reads whom. */
export const checkEngines = (engines: readonly FactEngine[]): readonly EngineConflict[] => {
  const conflicts: EngineConflict[] = []
  ordered(engines, (conflict) => void conflicts.push(conflict))
  return conflicts
}

const orders = new WeakMap<readonly FactEngine[], readonly OrderedEngine[]>()

/**
 * The engines in an order in which each comes after those whose results it reads; otherwise as given.
 *
 * @throws EngineError for engines that cannot run together
 */
export const engineOrder = (engines: readonly FactEngine[]): readonly OrderedEngine[] => {
  let order = orders.get(engines)
  if (order === undefined) {
    const conflicts: EngineConflict[] = []
    order = ordered(engines, (conflict) => void conflicts.push(conflict))
    if (conflicts.length > 0) throw new EngineError(conflicts)
    orders.set(engines, order)
  }
  return order
}

type Report = (conflict: EngineConflict) => void

const ordered = (engines: readonly FactEngine[], report: Report): readonly OrderedEngine[] => {
  reportTaken(engines, report)
  const order: OrderedEngine[] = []
  const placed = new Set<FactEngine>()
  const place = (engine: FactEngine, path: readonly FactEngine[]): void => {
    if (path.includes(engine)) return report(circle([...path.slice(path.indexOf(engine)), engine]))
    if (placed.has(engine)) return
    placed.add(engine)
    const after = engines.filter((other) => readsOf(engine, other))
    for (const other of after) place(other, [...path, engine])
    order.push({ engine, after })
  }
  for (const engine of engines) place(engine, [])
  return order
}

const reportTaken = (engines: readonly FactEngine[], report: Report): void => {
  const owners = new Map<string, FactEngine>()
  const claim = (name: string, engine: FactEngine, message: (first: FactEngine) => string): void => {
    const first = owners.get(name)
    if (first === undefined) owners.set(name, engine)
    else report({ code: "TRAMYTE_ENGINE_TAKEN", engines: [first.id, engine.id], message: message(first) })
  }
  for (const engine of engines) {
    claim(`id ${engine.id}`, engine, () => `two engines have the id "${engine.id}"; give each engine once, under an id of its own`)
    for (const code of new Set(engine.codes)) claim(`code ${code}`, engine, (first) => `"${first.id}" and "${engine.id}" both write the code "${code}"; leave one of them out`)
  }
}

const circle = (engines: readonly FactEngine[]): EngineConflict => {
  const ids = engines.map(({ id }) => id)
  return { code: "TRAMYTE_ENGINE_CYCLE", engines: ids, message: `engines read each other's results in a circle, ${ids.join(" → ")}; name in "readsCodes" only the codes that each looks at` }
}

/** Whether an engine looks at what another writes; by default its own results are no news to it. */
const readsOf = (engine: FactEngine, other: FactEngine): boolean => {
  const { reads, readsCodes } = engine
  return reads.includes("assessment") && (readsCodes === undefined ? other !== engine : other.codes.some((code) => readsCodes.includes(code)))
}
