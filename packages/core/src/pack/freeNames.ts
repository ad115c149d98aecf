import type { DatedItem } from "../rules/dated.ts"
import { addDefined, noReferences, type References } from "../rules/references.ts"
import type { Definition } from "./pack.ts"

/** The names of facts that an item speaks of, and that must be given where it is used. */
export type FreeNames = (id: string) => ReadonlySet<string>

const none: ReadonlySet<string> = new Set()

/** Finds the free names of rules and definitions, through whatever they use; each is looked at once, and a circle ends where it began. */
export const freeNamesAmong = (itemOf: (id: string) => DatedItem | undefined): FreeNames => {
  const found = new Map<string, ReadonlySet<string>>()
  const freeNames: FreeNames = (id) => {
    const known = found.get(id)
    if (known !== undefined) return known
    found.set(id, none)
    const item = itemOf(id)
    const references = noReferences()
    if (item !== undefined) addDefined(item as Partial<Definition>, references)
    const names = freeNamesOf(references, freeNames)
    found.set(id, names)
    return names
  }
  return freeNames
}

/** The names that references need and do not have where they stand. */
export const freeNamesOf = ({ unnamed, named }: References, freeNames: FreeNames): ReadonlySet<string> => {
  const free = new Set(unnamed)
  for (const { id, names } of named) for (const name of freeNames(id)) if (!names.includes(name)) free.add(name)
  return free.size === 0 ? none : free
}
