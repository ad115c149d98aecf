import type { Completeness, Fact, HealthRecord, Person, Unit, UnitRecord } from "@tramyte/core"
import { type Access, codePointOrder, distinctIds, highestAbove as highest, type Home, homeOf, leadsOn, mayReadPerson, mayReadUnit } from "@tramyte/sdk"
import { completenessOf, factsOf, latestDays } from "./facts.ts"
import { decodeFact, type FactRow } from "./factRow.ts"
import { type Groups, groupsOf } from "./merged.ts"
import type { Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofIds, type SubjectRow, subjectsByNumber, type Version, versionsOf } from "./subjects.ts"
import type { Terms } from "./terms.ts"

/** A person or unit as it is read, and what decides who may. */
export type ReadSubject =
  & { readonly subject: SubjectRow; readonly writer: string; readonly reaches: (access: Access) => boolean }
  & (
    | { readonly is: "person"; readonly record: HealthRecord; readonly homes: readonly Home[]; readonly mergedFrom: readonly string[] }
    /** `above`: its own id and those of what it stands under, and whether the highest of them is a commune. */
    | { readonly is: "unit"; readonly record: UnitRecord; readonly above: { readonly ids: readonly string[]; readonly underCommune: boolean } }
  )

/** What a unit stands under. */
interface UnitLink {
  readonly kind: string
  readonly parent: string | null
  readonly writer: string
  readonly writers: ReadonlySet<string>
}

/** Reads subjects of one state of the store, a page at a time, as known by a day or as they stand. */
export interface Reader {
  /** What is read under each of these: nothing under those that are not there, or are read under another. */
  readonly read: (subjects: readonly SubjectRow[]) => Steps<readonly ReadSubject[]>
  /** The same without facts but those that decide who may read. */
  readonly look: (subjects: readonly SubjectRow[]) => Steps<readonly ReadSubject[]>
  readonly groups: (ns: readonly number[]) => Steps<Groups>
}

export const readerOf = (dialect: StoreDialect, terms: Terms, knownAt?: string): Reader => {
  const links = new Map<string, UnitLink | undefined>()
  const unions = new Map<readonly Completeness[] | Completeness, Completeness | undefined>()

  /** The units above some others, level by level. */
  function* climb(units: Iterable<readonly [id: string, link: UnitLink]>): Steps<void> {
    for (const [id, link] of units) links.set(id, link)
    for (let level = 0; level < highest; level++) {
      const missing = [...new Set([...links.values()].flatMap((link) => link === undefined || link.parent === null || links.has(link.parent) ? [] : [link.parent]))]
      if (missing.length === 0) return
      const found = yield* ofIds(dialect, missing, (g) => `SELECT s.id, s.n FROM ${g} JOIN subject s ON s.id = g.id`)
      const versions = yield* versionsOf(dialect, found.map((row) => row[1] as number), knownAt)
      for (const id of missing) links.set(id, undefined)
      for (const [id, n] of found as readonly (readonly [string, number])[]) {
        const version = versions.get(n)
        if (version?.is === "unit") links.set(id, linkOf(version))
      }
    }
  }
  const aboveOf = (id: string): { readonly ids: readonly string[]; readonly underCommune: boolean } => {
    const ids = [id]
    let top = links.get(id)
    while (top !== undefined && top.parent !== null && !ids.includes(top.parent) && ids.length <= highest) {
      ids.push(top.parent)
      const next = links.get(top.parent)
      if (next === undefined || !leadsOn(top, next)) break
      top = next
    }
    return { ids, underCommune: top?.kind === "commune" }
  }
  const union = (said: readonly Completeness[]): Completeness | undefined => {
    if (said.length !== 1) return latestDays(said)
    // Imports say the same of everybody: one frozen object for all.
    const only = said[0]!
    if (!unions.has(only)) unions.set(only, latestDays(said))
    return unions.get(only)
  }

  function* page(subjects: readonly SubjectRow[], kind: "residence" | undefined): Steps<readonly ReadSubject[]> {
    const groups = yield* groupsOf(dialect, subjects.map(({ n }) => n), knownAt)
    const whole = subjects.filter(({ n }) => groups.wholeOf(n) === n)
    const all = whole.flatMap(({ n }) => groups.partsOf(n))
    const versions = yield* versionsOf(dialect, all, knownAt)
    const facts = yield* factsOf(dialect, terms, all, { ...(kind === undefined ? {} : { kind }), knownAt })
    const complete = kind === undefined ? yield* completenessOf(dialect, terms, all, knownAt) : new Map<number, readonly Completeness[]>()
    const others = all.length === whole.length ? new Map<number, SubjectRow>() : yield* subjectsByNumber(dialect, all)
    yield* climb(whole.flatMap(({ id, n }) => {
      const version = versions.get(n)
      return version?.is === "unit" ? [[id, linkOf(version)] as const] : []
    }))
    /** The facts of several parts in the order of writing. Of one id in several parts the first has it; those of others, and what they supersede, bear their part's id before it. */
    const together = (subject: SubjectRow, parts: readonly number[]): readonly Fact[] => {
      const holders = new Map<unknown, number>()
      for (const part of parts) for (const row of facts.get(part) ?? none) if (!holders.has(row[4])) holders.set(row[4], part)
      return parts.flatMap((part) => facts.get(part) ?? none).sort((a, b) => (a[0] as number) - (b[0] as number)).map((row) => {
        const fact = decodeFact(terms, subject.id, row)
        const apart = (id: string): string => (holders.get(id) ?? row[1]) === row[1] ? id : `${others.get(row[1] as number)!.id}/${id}`
        return { ...fact, id: apart(fact.id), ...(fact.supersedes === undefined ? {} : { supersedes: apart(fact.supersedes) }) }
      })
    }
    return whole.flatMap((subject): readonly ReadSubject[] => {
      const version = versions.get(subject.n)
      if (version === undefined) return []
      const parts = [subject.n, ...groups.partsOf(subject.n).slice(1).sort((a, b) => codePointOrder(others.get(a)!.id, others.get(b)!.id))]
      const known = parts.length === 1 ? (facts.get(subject.n) ?? none).map((row) => decodeFact(terms, subject.id, row)) : together(subject, parts)
      const kinds = union(parts.length === 1 ? complete.get(subject.n) ?? nothing : parts.flatMap((n) => complete.get(n) ?? nothing))
      const apart = distinctIds(known)
      const content = kinds === undefined ? { facts: apart } : { facts: apart, complete: kinds }
      const mergedFrom = parts.slice(1).map((n) => others.get(n)!.id)
      return [version.is === "person" ? personOf(subject, version, content, mergedFrom) : unitOf(subject, version, content)]
    })
  }

  const personOf = (subject: SubjectRow, { content: [sex = null, birthDate = null, deathDate = null], writer }: Version, content: Content, mergedFrom: readonly string[]): ReadSubject => {
    const person: Person = {
      id: subject.id,
      ...(sex === null ? {} : { sex: sex as NonNullable<Person["sex"]> }), ...(birthDate === null ? {} : { birthDate }), ...(deathDate === null ? {} : { deathDate })
    }
    const homes = content.facts.map(homeOf).filter((home) => home !== undefined)
    return { is: "person", subject, writer, record: { person, ...content }, homes, mergedFrom, reaches: (access) => mayReadPerson(access, homes, writer) }
  }
  const unitOf = (subject: SubjectRow, { content: [kind, parent = null, name = null], writer }: Version, content: Content): ReadSubject => {
    const unit: Unit = { id: subject.id, kind: kind as Unit["kind"], ...(parent === null ? {} : { parent }), ...(name === null ? {} : { name }) }
    const above = aboveOf(subject.id)
    return { is: "unit", subject, writer, record: { unit, ...content }, above, reaches: (access) => mayReadUnit(access, above.ids, above.underCommune, writer) }
  }

  return { read: (subjects) => page(subjects, undefined), look: (subjects) => page(subjects, "residence"), groups: (ns) => groupsOf(dialect, ns, knownAt) }
}

interface Content {
  readonly facts: readonly Fact[]
  readonly complete?: Completeness
}

const none: readonly FactRow[] = []
const nothing: readonly Completeness[] = []

const linkOf = ({ content: [kind, parent], writer, writers }: Version): UnitLink => ({ kind: kind!, parent: parent ?? null, writer, writers })
