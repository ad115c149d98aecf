import type { Unit } from "@tramyte/core"
import { type KnownVillage, villageIndex } from "../fields/villageIndex.ts"
import { peopleIndex, personOfRecord } from "../people/peopleIndex.ts"
import { endable, wordOfRecord } from "./earlierWord.ts"
import type { ImportRequest } from "./importRegisters.ts"
import type { ImportState } from "./importState.ts"

/** What the store holds of a commune, as an import begins with it. */
export const loadState = async ({ store, context, commune, villages, files, newId }: ImportRequest): Promise<ImportState> => {
  const people = peopleIndex()
  const kinds = endable(files.map(({ mapping }) => mapping))
  const earlier: ImportState["earlier"] = new Map()
  for await (const record of store.records(context)) {
    people.add(personOfRecord(record))
    if (kinds.size > 0) earlier.set(record.person.id, wordOfRecord(record, kinds))
  }
  const units = new Map<string, Unit>()
  for await (const { unit } of store.units(context)) units.set(unit.id, unit)
  const known = [...units.values()].flatMap((unit): readonly KnownVillage[] => unit.kind === "village" ? [{ id: unit.id, name: unit.name ?? unit.id }] : [])
  return {
    commune, newId: newId ?? (() => globalThis.crypto.randomUUID()), people, units, villages: villageIndex(villages ?? known), villagesGiven: villages !== undefined,
    endable: kinds, earlier, sources: new Map()
  }
}
