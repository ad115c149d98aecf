import type { DatedItem } from "../rules/dated.ts"
import type { Definition, Pack, Parameter, Section, ValueSet } from "./pack.ts"
import { didYouMean, type Nearest } from "./nearest.ts"
import { byKey, meet, placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { freeNamesAmong, freeNamesOf } from "./freeNames.ts"
import { factKinds } from "../citizen/factKinds.ts"
import type { Grouping } from "../groups/grouping.ts"
import { referencesOf } from "./references.ts"
import { brief } from "./shape.ts"
import { type ValueType, valueTypeOf } from "./valueType.ts"

/**
 * Reports references to what does not exist or is not in force for all the time of the item that refers to it, parameters of
 * the wrong type, and orders of groups that are not whole.
 *
 * @param sound the items whose shape is right
 * @param placed all items: one with a fault of its own may still be referred to
 */
export const checkReferences = (packs: readonly Pack[], sound: readonly PlacedItem[], placed: readonly PlacedItem[], nearest: Nearest, report: Report): void => {
  const kinds = new Set([...factKinds, ...packs.flatMap((pack) => Array.isArray(pack.factKinds) ? pack.factKinds : [])].map((definition) => definition?.kind))
  const closed = new Map(packs.flatMap((pack) => Array.isArray(pack.factKinds) ? pack.factKinds : []).flatMap((definition) => Array.isArray(definition?.codes) ? [[definition.kind, named(definition.codes)] as const] : []))
  const sets = byKey(sound.filter(({ section }) => section === "valueSets"), ({ item }) => item.id)
  const coverage = coverageOf(placed)
  const parameters = parametersAmong(sound)
  const byId = byKey(sound.filter(({ section }) => section === "rules" || section === "definitions"), ({ item }) => item.id)
  const namesOf = freeNamesAmong((id) => byId.get(id)?.[0]?.item)
  const definitions = byKey(sound.filter(({ section }) => section === "definitions"), ({ item }) => item.id)
  for (const place of sound) {
    const at = placeOf(place)
    const references = referencesOf(place)
    for (const kind of references.factKinds) {
      if (kinds.has(kind)) continue
      const meant = didYouMean(nearest(kind, named(kinds)))
      report("TRAMYTE_PACK_FACT_UNKNOWN", place.pack, at, `there is no kind of fact "${kind}"${meant === "" ? "; correct" : `${meant} Correct`} the name, or define it in "factKinds"`)
    }
    for (const { kind, written, valueSets } of references.codes) {
      const known = closed.get(kind)
      if (known === undefined) continue
      const asked = [...written, ...valueSets.flatMap((id) => (sets.get(id) ?? []).flatMap(({ item }) => (item as ValueSet).codes.map(({ code }) => code)))]
      for (const code of new Set(asked)) {
        if (!known.includes(code)) report("TRAMYTE_PACK_CODE_UNKNOWN", place.pack, at, `facts of kind "${kind}" carry no code ${brief(code)}${didYouMean(nearest(code, known)) || `; they carry ${known.slice(0, 10).map((one) => one.slice(0, 80)).join(", ")}${known.length > 10 ? ", …" : ""}`}`)
      }
    }
    for (const among of ["parameters", "valueSets", "rules", "definitions"] as const) {
      for (const id of references[among]) {
        const span = coverage.get(`${among} ${id}`) ?? (among === "rules" && definitions.get(id)?.some(({ item }) => (item as Definition).when !== undefined) ? coverage.get(`definitions ${id}`) : undefined)
        if (span === undefined) report("TRAMYTE_PACK_REFERENCE_UNKNOWN", place.pack, at, `it refers to "${id}", which is not among the ${among} of any pack${didYouMean(nearest(id, idsOf(among, placed)))}`)
        else if (span.from > place.item.from || span.until < (place.item.until ?? forEver)) {
          report("TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE", place.pack, at, `it refers to "${id}", which is not in force for all of its own time`)
        }
      }
    }
    for (const { definition, sort } of references.sorts) {
      const defined = definitions.get(definition)?.[0]?.item as Definition | undefined
      if (defined !== undefined && defined[sort] === undefined) {
        report("TRAMYTE_PACK_VALUE", place.pack, at, `it uses "${definition}" as ${sortNames[sort]}, which is ${sortNames[sortOf(defined)]}`)
      }
    }
    for (const name of place.section === "definitions" ? [] : freeNamesOf(references, namesOf)) report("TRAMYTE_PACK_NAME_UNKNOWN", place.pack, at, `it speaks of a fact by the name ${brief(name)}, which nothing gives there; name a fact with "as" and speak of it within its "where"`)
    for (const { parameter, type } of references.uses) checkUse(place, parameter, type, parameters, report)
    if (place.section === "groupings") checkOrder(place.item as Grouping, parameters, report)
  }
}

const sortNames = { facts: "a set of facts", quantity: "a quantity", point: "a point of time", when: "a condition" } as const

const sortOf = (definition: Definition): keyof typeof sortNames => (["when", "quantity", "point"] as const).find((sort) => definition[sort] !== undefined) ?? "facts"

const named = (names: Iterable<unknown>): readonly string[] => [...names].filter((name) => typeof name === "string")

const idsOf = function* (among: Section, placed: readonly PlacedItem[]): Iterable<string> {
  for (const { section, item } of placed) if (section === among) yield item.id
}

const forEver = "9999-99-99"

/** The first and the last day of all versions of an id: gaps between them are a problem of their own. */
const coverageOf = (placed: readonly PlacedItem[]): ReadonlyMap<string, Required<Pick<DatedItem, "from" | "until">>> => {
  const coverage = new Map<string, Required<Pick<DatedItem, "from" | "until">>>()
  for (const { section, item: { id, from, until = forEver } } of placed) {
    const known = coverage.get(`${section} ${id}`)
    coverage.set(`${section} ${id}`, known === undefined ? { from, until } : { from: known.from < from ? known.from : from, until: known.until > until ? known.until : until })
  }
  return coverage
}

/** Where an id is looked up among parameters: its own versions, and what overrides them, and these in turn. */
const familyOf = (id: string, parameters: Parameters): readonly PlacedItem[] => {
  const ids = new Set([id])
  // A set grows while it is gone through: what overrides an override comes in its turn.
  for (const one of ids) for (const { item } of parameters.overriding.get(one) ?? []) ids.add(item.id)
  return [...ids].flatMap((one) => parameters.byId.get(one) ?? [])
}

interface Parameters {
  readonly byId: ReadonlyMap<string, readonly PlacedItem[]>
  readonly overriding: ReadonlyMap<string | undefined, readonly PlacedItem[]>
}

const parametersAmong = (sound: readonly PlacedItem[]): Parameters => {
  const parameters = sound.filter(({ section }) => section === "parameters")
  return { byId: byKey(parameters, ({ item }) => item.id), overriding: byKey(parameters, ({ item }) => item.overrides) }
}

/** What overrides a parameter has its type (checked elsewhere), so only the parameter itself is looked at. */
const checkUse = (place: PlacedItem, parameter: string, type: ValueType, parameters: Parameters, report: Report): void => {
  const found = parameters.byId.get(parameter)?.[0]
  const value = (found?.item as Parameter | undefined)?.value
  if (value !== undefined && valueTypeOf(value) !== type) {
    report("TRAMYTE_PACK_VALUE", place.pack, placeOf(place), `it needs a ${type} where it refers to "${parameter}", which holds a ${valueTypeOf(value)}`)
  }
}

const checkOrder = (grouping: Grouping, parameters: Parameters, report: Report): void => {
  if (grouping.order === undefined) return
  const groups = grouping.groups.map((group) => group.id)
  for (const place of familyOf(grouping.order.param, parameters)) {
    const { value } = place.item as Parameter
    if (!Array.isArray(value) || !meet(place.item, grouping)) continue
    const named = new Set(value)
    if (value.length === groups.length && groups.every((id) => named.has(id))) continue
    return report("TRAMYTE_PACK_VALUE", place.pack, placeOf(place), `the order of the groups of "${grouping.id}" must name each of them once: ${groups.join(", ")}`)
  }
}
