import type { RecordView, UnitKind } from "@tramyte/core"
import { alwaysAfter, inTime, recordDigest } from "@tramyte/core/engine"
import { detailOf } from "./details.ts"
import type { SqlValue } from "./sql.ts"
import type { TableName } from "./tables.ts"

/** Rows of the tables, each in the order of its table's columns. */
export type QuestionRows = { readonly [table in TableName]: readonly (readonly SqlValue[])[] }

/** Makes rows of records, one after the other, for one set of tables. */
export interface RowMaker {
  /** A person's rows, or those of a unit of this kind, with those of sets and kinds that did not occur before. */
  readonly rowsOf: (view: RecordView, n: number, unit?: UnitKind) => QuestionRows
}

/** What tables hold already: the rows of `q_set` and `q_kind`. */
export interface KnownSets {
  readonly sets: Iterable<readonly [n: number, text: string]>
  readonly kinds: Iterable<string>
}

/**
 * Makes the rows of people for the tables that rules are asked of.
 *
 * Keep one for a set of tables, or begin with what they hold: it gives sets of codes and links their numbers. A person whose
 * record changed is removed (`removePerson`) and added anew.
 *
 * @example
 * ```ts
 * import { readRecord } from "@tramyte/core"
 * import { rowMaker } from "@tramyte/sql"
 *
 * const rows = rowMaker().rowsOf(readRecord({ person: { id: "p1", birthDate: "1956-03-09" }, facts: [] }), 1)
 * rows.q_person[0] // => [1, "p1", null, -5046, -5046, null, null, null]
 * ```
 */
export const rowMaker = (known: KnownSets = { sets: [], kinds: [] }): RowMaker => {
  const sets = new Map<string, number>()
  let last = 0
  for (const [n, text] of known.sets) {
    sets.set(text, n)
    last = Math.max(last, n)
  }
  const kinds = new Set(known.kinds)
  // Facts read from a store share their lists of codes.
  const listsSeen = new WeakMap<readonly string[], number>()

  const rowsOf = (view: RecordView, n: number, unit?: UnitKind): QuestionRows => {
    const rows = noRows()
    const { birth, death } = view
    /** The number of a set, given once. */
    const setOf = (text: string, add: (set: number) => void): number => {
      const found = sets.get(text)
      if (found !== undefined) return found
      sets.set(text, ++last)
      rows.q_set.push([last, text])
      add(last)
      return last
    }
    const codesOf = (codes: readonly string[] | undefined): number | null => {
      if (codes === undefined || codes.length === 0) return null
      const seen = listsSeen.get(codes)
      if (seen !== undefined) return seen
      const each = codes.length === 1 ? codes : [...new Set(codes)].sort()
      const found = setOf(JSON.stringify(each), (set) => each.forEach((code) => rows.q_code.push([code, set])))
      listsSeen.set(codes, found)
      return found
    }
    const linksOf = (links: Readonly<Record<string, string>> | undefined): number | null => {
      if (links === undefined) return null
      const each = Object.entries(links).sort(([a], [b]) => a < b ? -1 : 1)
      return each.length === 0 ? null : setOf(JSON.stringify(each), (set) => each.forEach(([role, target]) => rows.q_link.push([role, target, set])))
    }
    const qualifiersOf = (qualifiers: Readonly<Record<string, readonly string[]>> | undefined): number | null => {
      if (qualifiers === undefined) return null
      const each = Object.entries(qualifiers).flatMap(([name, codes]) => [...new Set(codes)].map((code) => [name, code] as const)).sort(([a, x], [b, y]) => a < b || (a === b && x < y) ? -1 : 1)
      return each.length === 0 ? null : setOf(JSON.stringify({ qualifiers: each }), (set) => each.forEach(([name, code]) => rows.q_qualifier.push([name, code, set])))
    }
    const kindOf = (kind: string): void => {
      if (!kinds.has(kind)) rows.q_kind.push([kind])
      kinds.add(kind)
    }
    const turns = new Map([...view.facts.values()].flat().sort(inTime).map((fact, turn) => [fact, turn]))
    const referredTo = new Set<string>()
    for (const facts of view.facts.values()) for (const { fact: { links } } of facts) for (const role in links) referredTo.add(links[role]!)
    const ids = new Map<string, SqlValue[] | undefined>()
    for (const [kind, facts] of view.facts) {
      if (facts.length > 0) kindOf(kind)
      const ordered = facts.length === 1 ? facts : facts.toSorted(inTime)
      ordered.forEach((one, place) => {
        const { endHi, endLo, fact, startHi, startLo } = one
        const endIsSaid = fact.end !== undefined || endHi !== alwaysAfter
        rows.q_fact.push([
          kind, n, startHi, place, startLo, endLo, endIsSaid ? endHi : null, fact.status ?? "final",
          codesOf(fact.code), linksOf(fact.links), typeof fact.value === "number" && Number.isFinite(fact.value) ? fact.value : null
        ])
        if (fact.components !== undefined) for (const [name, value] of Object.entries(fact.components)) if (Number.isFinite(value)) rows.q_component.push([kind, n, place, name, value])
        const { instants, parts, valueCodes } = detailOf(one)
        rows.q_detail.push([kind, n, place, fact.id, turns.get(one)!, parts, ...instants, fact.unit ?? null, codesOf(valueCodes), qualifiersOf(fact.qualifiers)])
        // An id that facts of two kinds have means neither.
        if (referredTo.has(fact.id)) ids.set(fact.id, ids.has(fact.id) ? undefined : [n, fact.id, kind, startHi, place])
      })
    }
    for (const row of ids.values()) if (row !== undefined) rows.q_id.push(row)
    const known = [...view.complete].sort(([a], [b]) => a < b ? -1 : 1)
    const knownSet = known.length === 0 ? null : setOf(JSON.stringify(known), (set) => known.forEach(([kind, day]) => rows.q_complete.push([kind, day, set])))
    rows.q_person.push([n, view.subject, view.sex ?? null, birth?.lo ?? null, birth?.hi ?? null, death?.lo ?? null, death?.hi ?? null, knownSet])
    const { hi, lo } = recordDigest(view)
    rows.q_subject.push([n, unit ?? null, hi, lo])
    return rows
  }
  return { rowsOf }
}

const noRows = (): { readonly [table in TableName]: SqlValue[][] } =>
  ({ q_person: [], q_fact: [], q_component: [], q_complete: [], q_detail: [], q_subject: [], q_id: [], q_qualifier: [], q_set: [], q_code: [], q_link: [], q_kind: [] })
