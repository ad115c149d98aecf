import { factKinds } from "../citizen/factKinds.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { Predicate } from "../rules/predicate.ts"
import { type EpochDay, parseCivilDate } from "../time/index.ts"
import type { PackProblem, PackProblemCode } from "./errors.ts"
import { type Pack, type Section, sections } from "./pack.ts"
import { addFacts, addParameter, addReferences, noReferences, type References } from "../rules/references.ts"

/** An item of a pack with its place. */
export interface PlacedItem {
  readonly pack: string
  readonly section: Section
  readonly item: DatedItem
}

/** Every dated item of the packs, in their order. */
export const itemsOf = (packs: readonly Pack[]): readonly PlacedItem[] =>
  packs.flatMap((pack) => sections.flatMap((section) => (pack[section] ?? []).map((item) => ({ pack: pack.id, section, item }))))

/**
 * Finds everything that keeps packs from working together: taken ids, gaps and overlaps in time, missing citations,
 * references to what does not exist or is not in force, unknown kinds of fact, cycles, groupings without a residual group.
 *
 * @param packs from the most general to the most local
 * @returns all problems at once; none means that `composePacks` will accept them
 */
export const checkPacks = (packs: readonly Pack[]): readonly PackProblem[] => {
  const problems: PackProblem[] = []
  const report: Report = (code, pack, at, message) => problems.push({ code, pack, at, message })
  const placed = itemsOf(packs)
  packs.forEach((pack, index) => checkPack(pack, packs.slice(0, index), report))
  checkIds(packs, placed, report)
  checkDates(placed, report)
  checkCitations(packs, placed, report)
  checkOverrides(packs, placed, report)
  checkReferences(packs, placed, report)
  checkCycles(placed, report)
  return problems
}

type Report = (code: PackProblemCode, pack: string, at: string, message: string) => void

const checkPack = (pack: Pack, before: readonly Pack[], report: Report): void => {
  if (pack.format !== 1) report("TRAMYTE_PACK_FORMAT", pack.id, "format", `format ${JSON.stringify(pack.format)} cannot be read; this library reads format 1`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(pack.id)) report("TRAMYTE_PACK_ID", pack.id, "id", "a pack id is lower-case words with hyphens, such as \"cam-giang\"")
  if (before.some((other) => other.id === pack.id)) report("TRAMYTE_PACK_ID_TAKEN", pack.id, "id", "two packs have this id; compose each pack once")
  for (const need of pack.needs ?? []) {
    const found = before.find((other) => other.id === need.pack)
    if (found === undefined) report("TRAMYTE_PACK_NEEDS", pack.id, "needs", `put the pack "${need.pack}" before this one`)
    else if (need.atLeast !== undefined && compareVersions(found.version, need.atLeast) < 0) {
      report("TRAMYTE_PACK_NEEDS", pack.id, "needs", `"${need.pack}" is version ${found.version}; version ${need.atLeast} or later is needed`)
    }
  }
  for (const grouping of pack.groupings ?? []) {
    if (grouping.mode === "first" && grouping.otherwise === undefined) {
      report("TRAMYTE_PACK_NO_DEFAULT_GROUP", pack.id, `groupings/${grouping.id}`, "an ordered grouping needs a residual group (`otherwise`), or people fall through")
    }
  }
}

const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number))
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const checkIds = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  const owner = new Map<string, PlacedItem>()
  for (const place of placed) {
    const { pack, section, item } = place
    if (!item.id.startsWith(`${pack}/`)) report("TRAMYTE_PACK_NAMESPACE", pack, `${section}/${item.id}`, `the id must begin with "${pack}/"`)
    const first = owner.get(item.id)
    if (first === undefined) owner.set(item.id, place)
    else if (first.pack !== pack || first.section !== section) {
      report("TRAMYTE_PACK_ID_TAKEN", pack, `${section}/${item.id}`, `pack "${first.pack}" has this id already in ${first.section}; choose another, or say "overrides" with a source`)
    }
  }
  for (const pack of packs) {
    const groups = new Map<string, string>()
    for (const grouping of pack.groupings ?? []) {
      const ids = [...grouping.groups, ...(grouping.otherwise === undefined ? [] : [grouping.otherwise])].map((group) => group.id)
      ids.forEach((id, index) => {
        if (ids.indexOf(id) !== index || (groups.has(id) && groups.get(id) !== grouping.id)) {
          report("TRAMYTE_PACK_ID_TAKEN", pack.id, `groupings/${grouping.id}`, `the group id "${id}" stands twice`)
        }
        groups.set(id, grouping.id)
      })
    }
  }
}

const checkDates = (placed: readonly PlacedItem[], report: Report): void => {
  const versions = new Map<string, PlacedItem[]>()
  for (const place of placed) {
    const { pack, section, item } = place
    const at = `${section}/${item.id}`
    const from = parseCivilDate(item.from)
    const until = item.until === undefined ? Infinity : parseCivilDate(item.until)
    if (from === undefined) report("TRAMYTE_PACK_DATE", pack, at, `"from" is ${JSON.stringify(item.from)}; write a day such as "2026-07-01"`)
    else if (until === undefined) report("TRAMYTE_PACK_DATE", pack, at, `"until" is ${JSON.stringify(item.until)}; write a day such as "2027-01-01", or leave it out`)
    else if (until <= from) report("TRAMYTE_PACK_DATE", pack, at, `it ends on ${item.until}, not after it begins on ${item.from}`)
    if (item.reviewedOn !== undefined && parseCivilDate(item.reviewedOn) === undefined) report("TRAMYTE_PACK_DATE", pack, at, `"reviewedOn" is ${JSON.stringify(item.reviewedOn)}; write a day`)
    const key = `${pack} ${section} ${item.id}`
    versions.set(key, [...(versions.get(key) ?? []), place])
  }
  for (const places of versions.values()) {
    const sorted = places.toSorted((a, b) => a.item.from < b.item.from ? -1 : 1)
    sorted.forEach(({ pack, section, item }, index) => {
      const next = sorted[index + 1]?.item
      if (next === undefined) return
      const at = `${section}/${item.id}`
      if (item.until === undefined || item.until > next.from) report("TRAMYTE_PACK_OVERLAP", pack, at, `the version from ${item.from} still holds when the one from ${next.from} begins; end it with "until": "${next.from}"`)
      else if (item.until < next.from) report("TRAMYTE_PACK_GAP", pack, at, `nothing is in force from ${item.until} to ${next.from}; let the versions meet`)
    })
  }
}

const checkCitations = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  const known = new Set<string>()
  for (const pack of packs) {
    for (const citation of pack.citations) known.add(citation.id)
    const cite = (at: string, cites: DatedItem["cites"] | undefined): void => {
      for (const { ref } of cites ?? []) if (!known.has(ref)) report("TRAMYTE_PACK_CITATION_UNKNOWN", pack.id, at, `no citation has the id "${ref}"; add it to "citations"`)
    }
    for (const { section, item } of placed.filter((place) => place.pack === pack.id)) {
      const at = `${section}/${item.id}`
      if (!Array.isArray(item.cites) || item.cites.length === 0) report("TRAMYTE_PACK_CITATION_MISSING", pack.id, at, "say where this comes from (\"cites\")")
      cite(at, item.cites)
    }
    for (const grouping of pack.groupings ?? []) for (const group of grouping.groups) cite(`groupings/${grouping.id}/${group.id}`, group.cites)
  }
}

const checkOverrides = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  const order = new Map(packs.map((pack, index) => [pack.id, index]))
  const taken: PlacedItem[] = []
  for (const place of placed) {
    const { pack, section, item } = place
    const target = item.overrides
    if (target === undefined) continue
    const at = `${section}/${item.id}`
    const found = placed.find((other) => other.item.id === target)
    if (found === undefined || found.section !== section || order.get(found.pack)! >= order.get(pack)!) {
      report("TRAMYTE_PACK_OVERRIDE", pack, at, `it overrides "${target}", but no pack before this one has that among its ${section}`)
    }
    const other = taken.find((earlier) => earlier.item.overrides === target && earlier.item.id !== item.id && meet(earlier.item, item))
    if (other !== undefined) report("TRAMYTE_PACK_OVERRIDE", pack, at, `"${other.item.id}" of pack "${other.pack}" overrides "${target}" in the same time; override that one instead`)
    taken.push(place)
  }
}

const meet = (a: DatedItem, b: DatedItem): boolean => (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until)

/** The predicates and other references of an item. */
export const referencesOf = ({ section, item }: PlacedItem): References => {
  const references = noReferences()
  const fields = item as unknown as Record<string, unknown>
  for (const field of ["when", "scope", "who", "denominator", "exclusion", "numerator"]) {
    if (fields[field] !== undefined) addReferences(fields[field] as Predicate, references)
  }
  if (section === "groupings") {
    for (const group of fields["groups"] as readonly { readonly when: Predicate }[]) addReferences(group.when, references)
    addParameter(fields["order"], references)
  }
  if (section === "protocols") {
    for (const part of ["ages", "recurrence"]) addNestedParameters(fields[part], references)
    addFacts(fields["doneBy"] as Parameters<typeof addFacts>[0], references)
  }
  if (section === "freshness") references.factKinds.add(fields["kind"] as string)
  return references
}

const addNestedParameters = (value: unknown, into: References): void => {
  addParameter(value, into)
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) addNestedParameters(inner, into)
}

const checkReferences = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  const kinds = new Set([...factKinds, ...packs.flatMap((pack) => pack.factKinds ?? [])].map((definition) => definition.kind))
  const coverage = new Map<string, { from: EpochDay; until: EpochDay }>()
  for (const { section, item } of placed) {
    const from = parseCivilDate(item.from)
    if (from === undefined) continue
    const until = item.until === undefined ? Infinity : parseCivilDate(item.until) ?? Infinity
    const key = `${section} ${item.id}`
    const known = coverage.get(key)
    coverage.set(key, known === undefined ? { from, until } : { from: Math.min(known.from, from), until: Math.max(known.until, until) })
  }
  for (const place of placed) {
    const { pack, section, item } = place
    const at = `${section}/${item.id}`
    const references = referencesOf(place)
    for (const operator of references.unknownOperators) report("TRAMYTE_PACK_OPERATOR_UNKNOWN", pack, at, `there is no operator "${operator}"`)
    for (const kind of references.factKinds) if (!kinds.has(kind)) report("TRAMYTE_PACK_FACT_UNKNOWN", pack, at, `there is no kind of fact "${kind}"; correct the name, or define it in "factKinds"`)
    for (const [among, ids] of [["parameters", references.parameters], ["valueSets", references.valueSets], ["rules", references.rules]] as const) {
      for (const id of ids) {
        const span = coverage.get(`${among} ${id}`)
        const until = item.until === undefined ? Infinity : parseCivilDate(item.until) ?? Infinity
        if (span === undefined) report("TRAMYTE_PACK_REFERENCE_UNKNOWN", pack, at, `it refers to "${id}", which is not among the ${among} of any pack`)
        else if (span.from > (parseCivilDate(item.from) ?? span.from) || span.until < until) {
          report("TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE", pack, at, `it refers to "${id}", which is not in force for all of its own time`)
        }
      }
    }
  }
}

const checkCycles = (placed: readonly PlacedItem[], report: Report): void => {
  const rules = new Map(placed.filter((place) => place.section === "rules").map((place) => [place.item.id, place]))
  const state = new Map<string, "open" | "done">()
  const visit = (id: string, path: readonly string[]): void => {
    const place = rules.get(id)
    if (place === undefined || state.get(id) === "done") return
    if (state.get(id) === "open") {
      report("TRAMYTE_PACK_CYCLE", place.pack, `rules/${id}`, `rules refer to each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(" → ")}`)
      return
    }
    state.set(id, "open")
    for (const next of referencesOf(place).rules) visit(next, [...path, id])
    state.set(id, "done")
  }
  for (const id of rules.keys()) visit(id, [])
}
