import type { Unit, UnitKind } from "../citizen/record.ts"
import { SeriesError, type SeriesProblem } from "./errors.ts"

/** Which units lie below which. */
export interface UnitTree {
  /** The units of a kind at or below this one; below one of them, nobody looks further. */
  readonly below: (unit: string, kind: UnitKind) => readonly string[]
}

/** Reads a list of units. Throws `SeriesError` if two have one id, or a unit lies below itself. */
export const unitTree = (units: readonly Pick<Unit, "id" | "kind" | "parent">[]): UnitTree => {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  const children = new Map<string, string[]>()
  const problems: SeriesProblem[] = []
  const seen = new Set<string>()
  units.forEach(({ id, parent }, index) => {
    const wrong = (message: string): void => void problems.push({ code: "TRAMYTE_SERIES_UNIT", path: `units[${index}]`, message })
    if (seen.has(id)) wrong(`there are two units "${id}"; give each an id of its own`)
    else if (liesBelowItself(id, parents)) wrong(`the unit "${id}" lies below itself; mend the parents of the units above it`)
    else if (parent !== undefined) {
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [id])
      else siblings.push(id)
    }
    seen.add(id)
  })
  const [first, ...others] = problems
  if (first !== undefined) throw new SeriesError([first, ...others])
  const below = (unit: string, kind: UnitKind): readonly string[] =>
    kinds.get(unit) === kind ? [unit] : (children.get(unit) ?? []).flatMap((child) => below(child, kind))
  return { below }
}

const liesBelowItself = (id: string, parents: ReadonlyMap<string, string | undefined>): boolean => {
  const met = new Set<string>([id])
  for (let above = parents.get(id); above !== undefined; above = parents.get(above)) {
    if (above === id) return true
    // A circle further up is told of those who are in it.
    if (met.has(above)) return false
    met.add(above)
  }
  return false
}
