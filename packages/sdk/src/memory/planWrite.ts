import type { DataIssue, Fact } from "@tramyte/core"
import { type Access, deniedSubject, mayReplace, mayWriteAbout } from "../access/checkAccess.ts"
import type { WriteBatch, WriteReceipt } from "../ports/recordStore.ts"
import { invalid } from "../ports/storeError.ts"
import { sameContent, sameFact } from "../records/sameContent.ts"
import { mayRead } from "./mayRead.ts"
import { type Batch, keyOf, type MemoryState, type Row, stands, type Subject, type Version, versionOf } from "./memoryState.ts"

/** What a batch would change, worked out before anything is changed. */
export interface WritePlan {
  readonly batch: Batch
  readonly receipt: WriteReceipt
  readonly versions: readonly Version[]
  readonly rows: readonly { readonly row: Row; readonly replaces: readonly Row[] }[]
}

/** Works out what a batch that was found sound changes; throws without having changed anything if it cannot be written. */
export const planWrite = (state: MemoryState, access: Access, content: WriteBatch): WritePlan => {
  const issues: DataIssue[] = []
  const restsOn = new Set<Batch>()
  const rows: Row[] = []
  const batch: Batch = { content, actor: access.actor, purpose: access.purpose, commune: access.commune, restsOn, rows }
  const created = new Map<string, Version>()
  const versions: Version[] = []
  const changes: { readonly row: Row; readonly replaces: readonly Row[] }[] = []
  const plannedByKey = new Map<string, Row>()
  const replaced = new Set<Row>()
  let unchanged = 0

  /** Finds a subject that facts may be about, and lets the batch rest on the one that created it. */
  const reach = (id: string, path: string): void => {
    const subject = state.subjects.get(id)
    const version = versionOf(subject, undefined)
    if (subject === undefined || version === undefined) {
      if (!created.has(id)) issues.push({ path, message: `${JSON.stringify(id)} is no person or unit of the store or of this batch` })
      return
    }
    if (!mayWriteAbout(access, version.batch.commune, () => mayRead(state, access, subject, undefined))) throw deniedSubject(id)
    restsOn.add(creatorOf(subject, batch))
  }

  const add = (version: Version, path: string): void => {
    const id = idOf(version)
    const twin = created.get(id)
    if (twin !== undefined) {
      if (sameVersion(twin, version)) unchanged++
      else issues.push({ path, message: `${JSON.stringify(id)} stands in this batch twice with different content` })
      return
    }
    created.set(id, version)
    const subject = state.subjects.get(id)
    const before = versionOf(subject, undefined)
    if (subject === undefined || before === undefined) return void versions.push(version)
    reach(id, path)
    if ("person" in before !== "person" in version) return void issues.push({ path, message: `${JSON.stringify(id)} is a ${"person" in before ? "person" : "unit"} already` })
    restsOn.add(before.batch)
    if (sameVersion(before, version)) unchanged++
    else versions.push(version)
  }

  const addFact = (given: Fact, path: string): void => {
    const fact = copyOf(given)
    const key = keyOf(access.commune, fact.source!)
    const twin = plannedByKey.get(key)
    // The last word of the row there, also where a fact of another key has taken its place since.
    const before = twin ?? state.rowsOfKey.get(key)?.findLast((row) => row.batch.undone === undefined)
    if (before !== undefined && sameFact(before.fact, fact)) {
      unchanged++
      if (twin === undefined) restsOn.add(before.batch)
      return
    }
    if (twin !== undefined) return void issues.push({ path, message: `has the same source and key as another fact of this batch, with different content` })
    const named = fact.supersedes === undefined ? [] : standingOf(fact.subject!).filter((row) => row.fact.id === fact.supersedes)
    const replaces = [...new Set(before === undefined ? named : [before, ...named])]
    for (const row of replaces) {
      if (!mayReplace(access, row.fact.kind)) throw deniedSubject(row.fact.id)
      if (row.fact.subject !== fact.subject) reach(row.fact.subject!, path)
      restsOn.add(row.batch)
      if (stands(row)) replaced.add(row)
    }
    const row: Row = { fact, batch, replacedBy: [] }
    rows.push(row)
    changes.push({ row, replaces })
    plannedByKey.set(key, row)
  }
  const standingOf = (subject: string): readonly Row[] =>
    [...(state.subjects.get(subject)?.rows ?? []), ...rows.filter((row) => row.fact.subject === subject)].filter((row) => stands(row) && !replaced.has(row))

  content.persons?.forEach((person, index) => add({ person: Object.freeze({ ...person }), batch }, `persons[${index}]`))
  content.units?.forEach((unit, index) => add({ unit: Object.freeze({ ...unit }), batch }, `units[${index}]`))
  const subjects = new Map<string, string>()
  content.facts?.forEach((fact, index) => subjects.has(fact.subject!) || subjects.set(fact.subject!, `facts[${index}].subject`))
  content.complete?.forEach((entry, index) => subjects.has(entry.subject) || subjects.set(entry.subject, `complete[${index}].subject`))
  for (const [id, path] of subjects) reach(id, path)
  content.facts?.forEach((fact, index) => addFact(fact, `facts[${index}]`))
  if (issues.length > 0) throw invalid(`The batch ${JSON.stringify(content.id)}`, issues)
  restsOn.delete(batch)
  return {
    batch,
    versions,
    rows: changes,
    receipt: {
      batch: content.id,
      persons: versions.filter((version) => "person" in version).length,
      units: versions.filter((version) => "unit" in version).length,
      factsStored: rows.length,
      factsSuperseded: replaced.size,
      unchanged
    }
  }
}

const idOf = (version: Version): string => "person" in version ? version.person.id : version.unit.id

const sameVersion = (a: Version, b: Version): boolean =>
  "person" in a ? "person" in b && sameContent(a.person, b.person) : "unit" in b && sameContent(a.unit, b.unit)

/** The batch of the earliest version that stands: without it, the subject would not be there. */
const creatorOf = (subject: Subject, otherwise: Batch): Batch =>
  subject.versions.find((version) => version.batch.undone === undefined)?.batch ?? otherwise

/** A frozen copy, so that neither writer nor reader can change what is stored. */
const copyOf = (fact: Fact): Fact => {
  const copy: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(fact) as [string, unknown][]) {
    if (value === undefined) continue
    copy[field] = typeof value !== "object" ? value : Object.freeze(Array.isArray(value) ? [...value as unknown[]] : { ...value })
  }
  return Object.freeze(copy) as unknown as Fact
}
