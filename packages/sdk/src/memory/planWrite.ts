import type { Completeness, DataIssue, Fact } from "@tramyte/core"
import { type Access, deniedReplacement, mayReplace, mostMerged, tooManyMerged } from "../access/checkAccess.ts"
import type { WriteBatch, WriteReceipt } from "../ports/recordStore.ts"
import type { Purpose } from "../ports/securityContext.ts"
import { invalid } from "../ports/storeError.ts"
import { sameContent, sameFact } from "../records/sameContent.ts"
import { reading } from "./mayRead.ts"
import { expectWritable } from "./mayWrite.ts"
import { type Batch, communeKey, keyOf, type MemoryState, type Merge, type Message, type Row, stands, type Subject, type Version, versionOf } from "./memoryState.ts"
import { mergedPeople } from "./mergedPeople.ts"
import { frozenCopy } from "./frozenCopy.ts"

/** Who writes. `access` is left out where a history is written again: what was allowed then is not judged once more. */
export interface Author {
  readonly actor: string
  readonly purpose: Purpose
  readonly commune: string
  readonly access?: Access
}

/** What a batch would change, worked out before anything is changed. */
export interface WritePlan {
  readonly batch: Batch
  readonly receipt: WriteReceipt
}

/**
 * Works out what a batch that was found sound changes; throws without having changed anything if it cannot be written.
 *
 * @param digest the check sum of its content
 * @param restsOn batches that it is known to rest on besides those that are found
 */
export const planWrite = (state: MemoryState, author: Author, content: WriteBatch, digest: string, restsOn = new Set<Batch>()): WritePlan => {
  const { access, actor, commune, purpose } = author
  const issues: DataIssue[] = []
  const versions: Version[] = []
  const rows: Row[] = []
  const merges: Merge[] = []
  const messages: Message[] = []
  const complete: { readonly subject: string; readonly kinds: Completeness }[] = []
  const { id, label, recorded } = content
  const batch: Batch = { id, label, recorded, actor, purpose, commune, digest, restsOn, versions, rows, complete, merges, messages }
  const stood = access && reading(state, access)
  const created = new Map<string, Version>()
  const ownByKey = new Map<string, Row>()
  const ownMessages = new Map<string, Message>()
  const replaced = new Set<Row>()
  let unchanged = 0
  const issue = (path: string, message: string): void => void issues.push({ path, message })

  /** Finds a subject that the batch writes about, and lets the batch rest on the one that created it. */
  const reach = (id: string, path: string): void => {
    const subject = state.subjects.get(id)
    const version = versionOf(subject, undefined)
    if (subject === undefined || version === undefined) {
      if (!created.has(id)) issue(path, `${JSON.stringify(id)} is no person or unit of the store or of this batch`)
      return
    }
    if (stood !== undefined) expectWritable(stood, id)
    restsOn.add(creatorOf(subject, batch))
  }

  const addVersion = (version: Version, path: string): void => {
    const id = idOf(version)
    const twin = created.get(id)
    if (twin !== undefined) {
      if (sameVersion(twin, version)) unchanged++
      else issue(path, `${JSON.stringify(id)} stands in this batch twice with different content`)
      return
    }
    created.set(id, version)
    const last = versionOf(state.subjects.get(id), undefined)
    if (last === undefined) return void versions.push(version)
    reach(id, path)
    if ("person" in last !== "person" in version) return issue(path, `${JSON.stringify(id)} is a ${"person" in last ? "person" : "unit"} already`)
    restsOn.add(last.batch)
    if (sameVersion(last, version)) unchanged++
    else versions.push(version)
  }

  const addFact = (given: Fact, path: string): void => {
    const fact = frozenCopy(given)
    const key = keyOf(commune, fact.source!)
    const twin = ownByKey.get(key)
    // The last word of the row there, also where a fact of another key has taken its place since.
    const last = twin ?? state.rowsOfKey.get(key)?.findLast((row) => row.batch.undone === undefined)
    if (last !== undefined && sameFact(last.fact, fact)) {
      unchanged++
      if (twin === undefined) restsOn.add(last.batch)
      return
    }
    if (twin !== undefined) return issue(path, `has the same source and key as another fact of this batch, with different content`)
    const named = fact.supersedes === undefined ? [] : namedBy(fact.subject!, fact.supersedes)
    const replaces = [...new Set(last === undefined ? named : [last, ...named])]
    for (const row of replaces) {
      if (access !== undefined && !mayReplace(access, row.fact.kind)) throw deniedReplacement(row.fact.kind)
      if (row.fact.subject !== fact.subject) reach(row.fact.subject!, path)
      restsOn.add(row.batch)
      if (stands(row)) replaced.add(row)
    }
    const row: Row = { fact, batch, replaces, replacedBy: [], n: 0 }
    rows.push(row)
    ownByKey.set(key, row)
  }
  /** The facts that an id means to whoever reads a subject's record: its own, else those of other parts, which may be shown with their part's id before theirs. */
  const namedBy = (subject: string, id: string): readonly Row[] => {
    const whole = state.subjects.get(people.wholeOf(subject))
    const parts = whole === undefined ? [subject] : people.partsOf(whole).map((part) => part.id)
    const others = parts.filter((part) => part !== subject)
    const own = standingOf(subject, id)
    const raw = own.length > 0 ? own : others.flatMap((part) => standingOf(part, id))
    return raw.length > 0 ? raw : parts.filter((part) => id.startsWith(`${part}/`)).flatMap((part) => standingOf(part, id.slice(part.length + 1)))
  }
  const standingOf = (subject: string, id: string): readonly Row[] =>
    [...state.subjects.get(subject)?.rows ?? [], ...rows.filter((row) => row.fact.subject === subject)].filter((row) => row.fact.id === id && stands(row) && !replaced.has(row))
  const people = stood?.merged ?? mergedPeople(state, undefined)

  /** What was said already in the same words changes nothing: a register that is read again leaves every version as it is. */
  const addComplete = ({ kinds, subject }: { readonly subject: string; readonly kinds: Completeness }): void => {
    if (Object.keys(kinds).length === 0 || complete.some((own) => own.subject === subject && sameContent(own.kinds, kinds))) return
    const last = state.subjects.get(subject)?.complete.findLast((said) => said.batch.undone === undefined && sameContent(said.kinds, kinds))
    if (last === undefined) complete.push(frozenCopy({ subject, kinds }))
    else restsOn.add(last.batch)
  }

  const addMerge = ({ from, into }: { readonly from: string; readonly into: string }, path: string): void => {
    const found = issues.length
    for (const [side, id] of [["from", from], ["into", into]] as const) {
      reach(id, `${path}.${side}`)
      const version = created.get(id) ?? versionOf(state.subjects.get(id), undefined)
      if (version !== undefined && "unit" in version) issue(`${path}.${side}`, `${JSON.stringify(id)} is a unit; only persons are merged`)
    }
    if (issues.length > found) return
    const { mergeOf, partsOf, wholeOf } = mergedPeople(state, undefined, merges)
    const already = mergeOf(from)
    if (already !== undefined) {
      return issue(`${path}.from`, `${JSON.stringify(from)} is merged into ${JSON.stringify(already.into)} already; undo the batch ${JSON.stringify(already.batch.id)} first`)
    }
    const sizeOf = (id: string): number => { const whole = state.subjects.get(id); return whole === undefined ? 1 : partsOf(whole).length }
    if (sizeOf(from) + sizeOf(wholeOf(into)) > mostMerged) return issue(`${path}.into`, tooManyMerged)
    if (wholeOf(into) === from) return issue(`${path}.into`, `${JSON.stringify(into)} is merged into ${JSON.stringify(from)} itself`)
    merges.push({ from, into, batch })
  }

  const addMessage = (given: NonNullable<WriteBatch["messages"]>[number], path: string): void => {
    const before = ownMessages.get(given.id) ?? state.messageOfId.get(communeKey(commune, given.id))
    if (before === undefined) {
      const message: Message = { content: frozenCopy(given), batch, recorded }
      messages.push(message)
      return void ownMessages.set(given.id, message)
    }
    if (before.withdrawn === true) return issue(`${path}.id`, `${JSON.stringify(given.id)} is the id of a message that was taken back; receivers may know it, so choose a new one`)
    if (!sameContent(before.content, given)) return issue(`${path}.id`, `${JSON.stringify(given.id)} is the id of another message of the commune; choose a new one`)
    if (before.batch !== batch) restsOn.add(before.batch)
  }

  content.persons?.forEach((person, index) => addVersion({ person: frozenCopy(person), batch }, `persons[${index}]`))
  content.units?.forEach((unit, index) => addVersion({ unit: frozenCopy(unit), batch }, `units[${index}]`))
  const subjects = new Map<string, string>()
  content.facts?.forEach((fact, index) => subjects.has(fact.subject!) || subjects.set(fact.subject!, `facts[${index}].subject`))
  content.complete?.forEach((entry, index) => subjects.has(entry.subject) || subjects.set(entry.subject, `complete[${index}].subject`))
  for (const [id, path] of subjects) reach(id, path)
  content.facts?.forEach((fact, index) => addFact(fact, `facts[${index}]`))
  content.complete?.forEach(addComplete)
  content.merges?.forEach((merge, index) => addMerge(merge, `merges[${index}]`))
  content.messages?.forEach((message, index) => addMessage(message, `messages[${index}]`))
  if (issues.length > 0) throw invalid(`The batch ${JSON.stringify(id)}`, issues)
  restsOn.delete(batch)
  const persons = versions.filter((version) => "person" in version).length
  return {
    batch,
    receipt: { batch: id, persons, units: versions.length - persons, factsStored: rows.length, factsSuperseded: replaced.size, unchanged }
  }
}

const idOf = (version: Version): string => "person" in version ? version.person.id : version.unit.id

const sameVersion = (a: Version, b: Version): boolean =>
  "person" in a ? "person" in b && sameContent(a.person, b.person) : "unit" in b && sameContent(a.unit, b.unit)

/** The batch of the earliest version that stands: without it, the subject would not be there. */
const creatorOf = (subject: Subject, otherwise: Batch): Batch =>
  subject.versions.find((version) => version.batch.undone === undefined)?.batch ?? otherwise
