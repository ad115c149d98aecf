import type { DataIssue } from "@tramyte/core"
import {
  type Access, checkBatch, checkWrite, contentDigest, deniedSubject, type Expectation, invalid, mayWriteAbout, StoreError, type WriteBatch, type WriteReceipt
} from "@tramyte/sdk"
import { noteConflict, settleConflict, staleOf } from "./conflicts.ts"
import { allColumns, factColumns, type FactTexts, linksAt, linksOf, sortedJson, subjectAt, textsOf } from "./factRow.ts"
import { groupsOf } from "./merged.ts"
import { writeMessages } from "./outbox.ts"
import { type FactPlan, type FactsToPlan, namesIn, planFacts, type StoredFact } from "./plan.ts"
import { readerOf } from "./reader.ts"
import { nextNumber, nextSeq } from "./sequence.ts"
import { type Cell, first, insert, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofNumbers, subjectsById, subjectsByNumber, type SubjectRow, type Version, versionsOf } from "./subjects.ts"
import type { Terms, TermWriter } from "./terms.ts"

/** What a batch bears that comes out of a history, where who may write was decided long ago. */
export interface Replayed {
  readonly digest: string
  /** The ids of the batches that it rested on. */
  readonly restsOn: readonly string[]
}

/** What became of a batch: a receipt, or the expectations that failed. */
export type Written = { readonly receipt: WriteReceipt } | { readonly stale: readonly (Expectation & { readonly found?: string })[] }

/** Refuses a batch that nobody could write, before anything is asked of the database. */
export const checkContent = (access: Access, content: WriteBatch): void => {
  checkWrite(access, content)
  const wrong = checkBatch(content)
  if (wrong.length > 0) throw invalid(`The batch ${shown(content?.id)}`, wrong)
}

/** An id as messages show it: whoever sent a megabyte does not get it back. */
export const shown = (id: unknown): string => JSON.stringify(typeof id === "string" && id.length > 100 ? `${id.slice(0, 60)}…` : id)

/** Writes a batch that was found sound, in the transaction that is open. What is thrown takes the transaction back. */
export function* writeBatch(dialect: StoreDialect, terms: Terms, numbers: TermWriter, access: Access, content: WriteBatch, replayed?: Replayed): Steps<Written> {
  const repeated = yield* repeatOf(access, content)
  if (repeated !== undefined) return { receipt: repeated }
  const issues: DataIssue[] = []
  const restsOn = new Set<number>()
  const known = yield* lookUp(dialect, content)
  if (replayed === undefined) {
    yield* mayAllBeWritten(dialect, terms, access, known)
    const stale = yield* staleOf(dialect, content, known)
    if (stale.length > 0) {
      yield* noteConflict(access, content, stale)
      return { stale }
    }
    yield* settleConflict(access, content.id)
  }

  const batch = yield* nextSeq()
  const subjects = yield* planSubjects(content, known, { batch, issues, restsOn })
  const find = (id: string, path: () => string): number | undefined => {
    const n = subjects.numbers.get(id)
    if (n === undefined) {
      if (!subjects.missing.has(id)) issues.push({ path: path(), message: `${JSON.stringify(id)} is no person or unit of the store or of this batch` })
      subjects.missing.add(id)
    } else {
      const creator = known.subjects.get(id)?.creator
      if (known.versions.has(n) && creator != null) restsOn.add(creator)
    }
    return n
  }
  const list = content.facts ?? []
  for (const [index, { subject }] of list.entries()) find(subject!, () => `facts[${index}].subject`)
  for (const [index, { subject }] of (content.complete ?? []).entries()) find(subject, () => `complete[${index}].subject`)

  const complete = yield* planComplete(dialect, numbers, content, { batch, restsOn, known, numberOf: (id) => subjects.numbers.get(id) })
  const merges = yield* planMerges(dialect, content, known, subjects, { batch, issues, restsOn })
  const facts = yield* planContent(dialect, terms, numbers, access, content, { batch, issues, known, restsOn, trusted: replayed !== undefined, numberOf: (id) => subjects.numbers.get(id) })
  const messages = yield* writeMessages(dialect, access, content, { batch, issues, restsOn })
  if (issues.length > 0) throw invalid(`The batch ${JSON.stringify(content.id)}`, issues)

  const firstFact = facts.rows[0]?.[0] as number | undefined
  yield* insert("batch", [[
    batch, content.id, content.label, content.recorded, access.actor, access.purpose, access.commune,
    firstFact ?? (yield* nextNumber("fact")), facts.rows.length, replayed?.digest ?? contentDigest(content), null, null
  ]])
  yield* insert("subject", subjects.added)
  yield* insert("person", subjects.persons)
  yield* insert("unit", subjects.units)
  if (facts.marks.size > 0) yield* mark(dialect, facts.marks)
  yield* insert("fact", facts.rows)
  yield* insert("correction", facts.corrections)
  yield* insert("identifier", identifiersOf(content, facts))
  yield* insert("complete", complete.rows)
  yield* insert("merge", merges.rows)
  yield* insert("message", messages)
  const bases = yield* batchesRestedOn(dialect, restsOn, batch, replayed)
  yield* insert("rests", bases.map((base) => [base, batch]))
  for (const [id] of subjects.revived) yield* run("UPDATE subject SET creator = ? WHERE n = ?", batch, subjects.numbers.get(id)!)
  yield* touch(dialect, new Set([...facts.touched, ...complete.touched, ...merges.touched, ...subjects.touched]), batch)
  return {
    receipt: {
      batch: content.id, persons: subjects.persons.length, units: subjects.units.length, factsStored: facts.rows.length, factsSuperseded: facts.superseded,
      unchanged: (content.persons?.length ?? 0) - subjects.persons.length + (content.units?.length ?? 0) - subjects.units.length + facts.unchanged
    }
  }
}

/** Everybody whom a batch speaks of, as they stand before it. */
export interface Known {
  readonly subjects: ReadonlyMap<string, SubjectRow>
  readonly versions: ReadonlyMap<number, Version>
}

function* lookUp(dialect: StoreDialect, content: WriteBatch): Steps<Known> {
  const ids = new Set<string>()
  for (const { id } of content.persons ?? []) ids.add(id)
  for (const { id } of content.units ?? []) ids.add(id)
  for (const { subject } of content.facts ?? []) ids.add(subject!)
  for (const { subject } of content.complete ?? []) ids.add(subject)
  for (const { subject } of content.expects ?? []) ids.add(subject)
  for (const { from, into } of content.merges ?? []) ids.add(from).add(into)
  const subjects = yield* subjectsById(dialect, ids)
  return { subjects, versions: yield* versionsOf(dialect, Array.from(subjects.values(), ({ n }) => n)) }
}

/** Whoever stands may be written about by this context; judged by what stood before the batch, not by the units that it moves. */
function* mayAllBeWritten(dialect: StoreDialect, terms: Terms, access: Access, { subjects, versions }: Known): Steps<void> {
  const doubtful = [...subjects.values()].filter(({ n }) => {
    const version = versions.get(n)
    return version !== undefined && !mayWriteAbout(access, version.writer, () => false)
  })
  if (doubtful.length === 0) return
  const reader = readerOf(dialect, terms)
  const groups = yield* reader.groups(doubtful.map(({ n }) => n))
  // What is read under another may be written about by whoever reads that other.
  const wholes = yield* subjectsByNumber(dialect, doubtful.map(({ n }) => groups.wholeOf(n)))
  const read = new Map((yield* reader.look([...wholes.values()])).map((one) => [one.subject.n, one]))
  for (const { id, n } of doubtful) if (read.get(groups.wholeOf(n))?.reaches(access) !== true) throw deniedSubject(id)
}

interface Planning {
  readonly batch: number
  readonly issues: DataIssue[]
  readonly restsOn: Set<number>
}

interface SubjectPlan {
  /** What everybody is who stands before the batch or is written by it. */
  readonly is: ReadonlyMap<string, Version["is"]>
  readonly numbers: ReadonlyMap<string, number>
  readonly missing: Set<string>
  readonly added: readonly (readonly Cell[])[]
  readonly persons: readonly (readonly Cell[])[]
  readonly units: readonly (readonly Cell[])[]
  /** Ids that were there once, in a batch that was undone. */
  readonly revived: ReadonlyMap<string, number>
  readonly touched: ReadonlySet<number>
}

/** Which persons and units are new, which are other than before. */
function* planSubjects(content: WriteBatch, known: Known, { batch, issues, restsOn }: Planning): Steps<SubjectPlan> {
  const numbers = new Map<string, number>()
  const whatIs = new Map<string, Version["is"]>()
  for (const [id, { n }] of known.subjects) {
    const version = known.versions.get(n)
    if (version === undefined) continue
    numbers.set(id, n)
    whatIs.set(id, version.is)
  }
  const written = new Map<string, Pick<Version, "is" | "content">>()
  const added: Cell[][] = []
  const revived = new Map<string, number>()
  const touched = new Set<number>()
  const stored: { readonly person: Cell[][]; readonly unit: Cell[][] } = { person: [], unit: [] }
  const items = [
    ...(content.persons ?? []).map(({ birthDate, deathDate, id, sex }, index) => ({ is: "person", id, path: `persons[${index}]`, content: [sex ?? null, birthDate ?? null, deathDate ?? null] } as const)),
    ...(content.units ?? []).map(({ id, kind, name, parent }, index) => ({ is: "unit", id, path: `units[${index}]`, content: [kind, parent ?? null, name ?? null] } as const))
  ]
  if (items.length === 0) return { is: whatIs, numbers, missing: new Set(), added, persons: [], units: [], revived, touched }
  let nextSubject = yield* nextNumber("subject")
  const next = { person: yield* nextNumber("person"), unit: yield* nextNumber("unit") }
  for (const { content: cells, id, is, path } of items) {
    const twin = written.get(id)
    if (twin !== undefined) {
      if (twin.is !== is || !sameCells(twin.content, cells)) issues.push({ path, message: `${JSON.stringify(id)} stands in this batch twice with different content` })
      continue
    }
    written.set(id, { is, content: cells })
    const before = known.subjects.get(id)
    const version = before === undefined ? undefined : known.versions.get(before.n)
    if (before !== undefined && version !== undefined) {
      if (before.creator !== null) restsOn.add(before.creator)
      if (version.is !== is) {
        issues.push({ path, message: `${JSON.stringify(id)} is a ${version.is} already` })
        continue
      }
      restsOn.add(version.batch)
      if (sameCells(version.content, cells)) continue
    }
    const n = before?.n ?? nextSubject++
    numbers.set(id, n)
    whatIs.set(id, is)
    if (before === undefined) added.push([n, id, batch, batch])
    else {
      touched.add(n)
      if (version === undefined) revived.set(id, n)
    }
    stored[is].push([next[is]++, n, batch, ...cells])
  }
  return { is: whatIs, numbers, missing: new Set(), added, persons: stored.person, units: stored.unit, revived, touched }
}

const sameCells = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, index) => value === b[index])

interface CompleteOfBatch extends Omit<Planning, "issues"> {
  readonly known: Known
  readonly numberOf: (id: string) => number | undefined
}

/** What is now known completely and was not said before. */
function* planComplete(dialect: StoreDialect, numbers: TermWriter, content: WriteBatch, { batch, known, numberOf, restsOn }: CompleteOfBatch): Steps<{ readonly rows: readonly (readonly Cell[])[]; readonly touched: ReadonlySet<number> }> {
  const said = new Map<string, { readonly subject: number; readonly text: string }>()
  let last: { readonly kinds: unknown; readonly text: string } | undefined
  for (const { kinds, subject } of content.complete ?? []) {
    // Imports say the same of everybody, often with the same object.
    if (last?.kinds !== kinds) last = { kinds, text: sortedJson(kinds) }
    const n = numberOf(subject)
    if (n !== undefined && last.text !== "{}") said.set(`${n} ${last.text}`, { subject: n, text: last.text })
  }
  if (said.size === 0) return { rows: [], touched: new Set() }
  const list = [...said.values()]
  yield* numbers.resolve(new Set(list.map(({ text }) => text)))
  const before = new Map<string, number>()
  const stood = new Set(Array.from(known.subjects.values(), ({ n }) => n))
  const asked = new Set(list.map(({ subject }) => subject).filter((n) => stood.has(n)))
  for (const [subject, kinds, more, by] of asked.size === 0 ? [] : yield* ofNumbers(dialect, asked, (g) => `
    SELECT c.subject, c.kinds, c.more, max(c.batch) FROM ${g} JOIN complete c ON c.subject = g.n JOIN batch b ON b.n = c.batch WHERE b.undone IS NULL GROUP BY c.subject, c.kinds, c.more`)) {
    before.set(`${subject as number} ${kinds === null ? more as string : kinds as number}`, by as number)
  }
  const fresh = list.filter(({ subject, text }) => {
    const by = before.get(`${subject} ${numbers.number(text) ?? text}`)
    if (by !== undefined) restsOn.add(by)
    return by === undefined
  })
  return {
    rows: fresh.map(({ subject, text }) => {
      const term = numbers.number(text)
      return [subject, batch, term, term === null ? text : null]
    }),
    touched: new Set(fresh.map(({ subject }) => subject))
  }
}

/** Which persons are read as one from now on. */
function* planMerges(dialect: StoreDialect, { merges = [] }: WriteBatch, { subjects }: Known, { is, numbers }: SubjectPlan, { batch, issues, restsOn }: Planning): Steps<{ readonly rows: readonly (readonly Cell[])[]; readonly touched: ReadonlySet<number> }> {
  const planned: Cell[][] = []
  const touched = new Set<number>()
  if (merges.length === 0) return { rows: planned, touched }
  const groups = yield* groupsOf(dialect, [...subjects.values()].map(({ n }) => n))
  const wholes = new Map<number, number>()
  const wholeOf = (n: number): number => {
    const own = wholes.get(n)
    if (own !== undefined) return wholeOf(own)
    const whole = groups.wholeOf(n)
    return whole === n ? n : wholeOf(whole)
  }
  let next = yield* nextNumber("merge")
  merges.forEach(({ from, into }, index) => {
    const [part, whole] = ([["from", from], ["into", into]] as const).map(([side, id]): number | undefined => {
      if (is.get(id) === "person") return numbers.get(id)
      issues.push({ path: `merges[${index}].${side}`, message: `${JSON.stringify(id)} is ${is.has(id) ? "a unit" : "no person of the store or of this batch"}; only persons can be merged` })
      return undefined
    })
    if (part === undefined || whole === undefined) return
    if (part === whole) return void issues.push({ path: `merges[${index}].into`, message: "is the person itself" })
    if (groups.wholeOf(part) !== part || wholes.has(part)) return void issues.push({ path: `merges[${index}].from`, message: `${JSON.stringify(from)} is merged already; undo that batch first` })
    if (wholeOf(whole) === part) return void issues.push({ path: `merges[${index}].into`, message: `${JSON.stringify(into)} is itself merged into ${JSON.stringify(from)}` })
    for (const id of [from, into]) {
      const creator = subjects.get(id)?.creator
      if (creator != null) restsOn.add(creator)
    }
    wholes.set(part, whole)
    planned.push([next++, batch, part, whole])
    touched.add(part).add(whole)
  })
  return { rows: planned, touched }
}

interface FactsOfBatch extends Planning {
  readonly known: Known
  /** Out of a history: nobody is asked whether it may be written. */
  readonly trusted: boolean
  readonly numberOf: (id: string) => number | undefined
}

/** Looks up all that the batch's facts repeat or correct, and plans them. */
function* planContent(dialect: StoreDialect, terms: Terms, numbers: TermWriter, access: Access, content: WriteBatch, { batch, issues, known, numberOf, restsOn, trusted }: FactsOfBatch): Steps<FactPlan> {
  const facts = content.facts ?? []
  if (facts.length === 0) return { rows: [], corrections: [], marks: new Map(), touched: new Set(), superseded: 0, unchanged: 0 }
  const texts = facts.map(textsOf)
  yield* numberTexts(numbers, texts)
  const sources = yield* sourcesOf(dialect, access.commune, new Set(facts.map(({ source }) => source!.id)))

  const probed = facts.filter(({ source }) => !sources.added.has(source!.id)).map(({ source }) => [sources.numbers.get(source!.id)!, source!.key] as const)
  const keyed = probed.length === 0 ? [] : yield* rows(
    `SELECT ${allColumns}, k.text, s.id FROM ${dialect.given("g", byKey)} JOIN fact f ON f.source = g.source AND f.key = g.key AND f.standing <> 0
    LEFT JOIN term k ON k.n = f.kind JOIN subject s ON s.n = f.subject`, ...dialect.givenParams(byKey, probed))
  yield* terms.load(keyed.map((row) => row[linksAt]))
  const lastByKey = new Map<number, Map<string, StoredFact>>()
  for (const row of keyed) {
    const source = row[sourceAt] as number
    let ofSource = lastByKey.get(source)
    if (ofSource === undefined) lastByKey.set(source, ofSource = new Map())
    ofSource.set(row[keyAt] as string, storedFact(terms, row))
  }

  const named = yield* standingUnder(dialect, terms, facts.flatMap(({ subject, supersedes }) => {
    const n = numberOf(subject!)
    return supersedes === undefined || n === undefined ? [] : [{ n, id: supersedes }]
  }))

  const others = yield* reachOthers(dialect, terms, access, [...keyed, ...named.rows], known)
  return planFacts(facts, {
    access, batch, terms: numbers, texts, restsOn, issues,
    firstFact: yield* nextNumber("fact"),
    sourceOf: (id) => sources.numbers.get(id)!,
    subjectOf: numberOf,
    partsOf: named.partsOf,
    lastOf: (source, key) => lastByKey.get(source)?.get(key),
    standing: named.find,
    reach: ({ about, row }) => {
      const other = others.get(row[subjectAt] as number)
      if (other === undefined) return
      if (!other.reached && !trusted) throw deniedSubject(about)
      if (other.creator !== null) restsOn.add(other.creator)
    }
  })
}

/** Numbers for the texts of facts. Links and times of recording get one where they repeat: many are of one fact alone. */
function* numberTexts(numbers: TermWriter, texts: readonly FactTexts[]): Steps<void> {
  const always = new Set<string>()
  const times = new Map<string, number>()
  for (const { code, kind, links, recorded, unit } of texts) {
    for (const text of [kind, code, unit]) if (text !== undefined && !numbers.isKnown(text)) always.add(text)
    for (const text of [recorded, links]) if (text !== undefined && !numbers.isKnown(text)) times.set(text, (times.get(text) ?? 0) + 1)
  }
  yield* numbers.resolve(always)
  yield* numbers.resolve(times.keys(), (text) => times.get(text)! > 1)
}

const byKey = { source: "integer", key: "text" } as const
const byName = { subject: "integer", id: "text" } as const
const [sourceAt, keyAt, idAt] = [factColumns.indexOf("source"), factColumns.indexOf("key"), factColumns.indexOf("id")]
const width = factColumns.length

const storedFact = (terms: Terms, row: readonly unknown[]): StoredFact => ({
  row: row.slice(0, width), links: linksOf(terms, row), kind: row[width] === null ? (JSON.parse(row[width - 1] as string) as { readonly kind: string }).kind : row[width] as string, about: row[width + 1] as string
})

interface Naming {
  readonly rows: readonly (readonly unknown[])[]
  readonly partsOf: FactsToPlan["partsOf"]
  readonly find: FactsToPlan["standing"]
}

/** The facts that stand under ids by which others take their place, under all parts of the records that they may be in. */
function* standingUnder(dialect: StoreDialect, terms: Terms, naming: readonly { readonly n: number; readonly id: string }[]): Steps<Naming> {
  if (naming.length === 0) return { rows: [], partsOf: (n) => [{ n, id: "" }], find: () => [] }
  const groups = yield* groupsOf(dialect, naming.map(({ n }) => n))
  const parts = yield* subjectsByNumber(dialect, new Set(naming.flatMap(({ n }) => groups.partsOf(groups.wholeOf(n)))))
  const partsOf: FactsToPlan["partsOf"] = (n) => [n, ...groups.partsOf(groups.wholeOf(n)).filter((part) => part !== n)].map((part) => ({ n: part, id: parts.get(part)?.id ?? "" }))
  const asked = new Map(naming.flatMap(({ id, n }) => partsOf(n).flatMap((part) => namesIn(part.id, id).map((name) => [`${part.n} ${name}`, [part.n, name]] as const))))
  const found = yield* rows(
    `SELECT ${allColumns}, k.text, s.id FROM ${dialect.given("g", byName)} JOIN fact f ON f.subject = g.subject AND f.id = g.id AND f.standing = 1
    LEFT JOIN term k ON k.n = f.kind JOIN subject s ON s.n = f.subject`, ...dialect.givenParams(byName, [...asked.values()]))
  yield* terms.load(found.map((row) => row[linksAt]))
  const standing = new Map<string, StoredFact[]>()
  for (const row of [...found].sort((a, b) => (a[0] as number) - (b[0] as number))) {
    const name = `${row[subjectAt] as number} ${row[idAt] as string}`
    const list = standing.get(name)
    if (list === undefined) standing.set(name, [storedFact(terms, row)])
    else list.push(storedFact(terms, row))
  }
  return { rows: found, partsOf, find: (subject, id) => standing.get(`${subject} ${id}`) ?? [] }
}

/** Subjects of facts that are in the way, where the batch does not speak of them: whether they may be written about. */
function* reachOthers(dialect: StoreDialect, terms: Terms, access: Access, found: readonly (readonly unknown[])[], known: Known): Steps<ReadonlyMap<number, { readonly creator: number | null; readonly reached: boolean }>> {
  const spokenOf = new Set(Array.from(known.subjects.values(), ({ n }) => n))
  const ns = [...new Set(found.map((row) => row[subjectAt] as number))].filter((n) => !spokenOf.has(n))
  if (ns.length === 0) return new Map()
  const subjects = yield* subjectsByNumber(dialect, ns)
  const versions = yield* versionsOf(dialect, ns)
  const reached = new Map<number, { readonly creator: number | null; readonly reached: boolean }>()
  for (const subject of subjects.values()) {
    const allowed = yield* isReached(dialect, terms, access, subject, versions)
    reached.set(subject.n, { creator: subject.creator, reached: allowed })
  }
  return reached
}

function* isReached(dialect: StoreDialect, terms: Terms, access: Access, subject: SubjectRow, versions: ReadonlyMap<number, Version>): Steps<boolean> {
  const version = versions.get(subject.n)
  if (version === undefined) return false
  if (mayWriteAbout(access, version.writer, () => false)) return true
  const reader = readerOf(dialect, terms)
  const whole = (yield* reader.groups([subject.n])).wholeOf(subject.n)
  const [read] = yield* reader.look([...(yield* subjectsByNumber(dialect, [whole])).values()])
  return read?.reaches(access) === true
}

/** The numbers of a commune's sources; new ones are stored. */
function* sourcesOf(dialect: StoreDialect, commune: string, ids: ReadonlySet<string>): Steps<{ readonly numbers: ReadonlyMap<string, number>; readonly added: ReadonlySet<string> }> {
  const texts = { id: "text" } as const
  const found = yield* rows(`SELECT o.n, o.id FROM ${dialect.given("g", texts)} JOIN source o ON o.id = g.id WHERE o.commune = ?`, ...dialect.givenParams(texts, Array.from(ids, (id) => [id])), commune)
  const numbers = new Map(found.map(([n, id]) => [id as string, n as number]))
  const added = new Set([...ids].filter((id) => !numbers.has(id)))
  if (added.size === 0) return { numbers, added }
  let next = yield* nextNumber("source")
  for (const id of added) numbers.set(id, next++)
  yield* insert("source", Array.from(added, (id) => [numbers.get(id)!, commune, id]))
  return { numbers, added }
}

function* mark(dialect: StoreDialect, marks: ReadonlyMap<number, 0 | 2>): Steps<void> {
  for (const standing of [0, 2] as const) {
    const ns = [...marks].filter(([, to]) => to === standing).map(([n]) => n)
    if (ns.length > 0) yield* ofNumbers(dialect, ns, (g) => `UPDATE fact SET standing = ${standing} WHERE n IN (SELECT g.n FROM ${g})`)
  }
}

/** Says of subjects, and of those under whom they are read, that they changed. */
export function* touch(dialect: StoreDialect, ns: ReadonlySet<number>, seq: number): Steps<void> {
  if (ns.size === 0) return
  const groups = yield* groupsOf(dialect, [...ns])
  const all = new Set(ns)
  for (const n of ns) all.add(groups.wholeOf(n))
  const numbers = { n: "integer" } as const
  yield* rows(`UPDATE subject SET changed = ? WHERE n IN (SELECT g.n FROM ${dialect.given("g", numbers)} )`, seq, ...dialect.givenParams(numbers, Array.from(all, (n) => [n])))
}

const [codeSystem, valueOf] = [(fact: NonNullable<WriteBatch["facts"]>[number]) => fact.code?.[0], (fact: NonNullable<WriteBatch["facts"]>[number]) => fact.value]

/** Where the numbers of other systems among the stored facts are found. */
const identifiersOf = (content: WriteBatch, { rows: stored }: FactPlan): readonly (readonly Cell[])[] => {
  const list = (content.facts ?? []).filter(({ kind }) => kind === "identifier")
  if (list.length === 0) return []
  const byName = new Map(stored.map((row) => [`${row[keyAt] as string}\u0000${row[idAt] as string}`, row[0] as number]))
  return list.flatMap((fact) => {
    const [system, value, n] = [codeSystem(fact), valueOf(fact), byName.get(`${fact.source!.key}\u0000${fact.id}`)]
    return system === undefined || value === undefined || n === undefined ? [] : [[system, String(value), n]]
  })
}

/** The batches that one rests on, by number: those of this writing, and those that it rested on where it was written first. */
function* batchesRestedOn(dialect: StoreDialect, restsOn: Set<number>, batch: number, replayed: Replayed | undefined): Steps<readonly number[]> {
  const texts = { id: "text" } as const
  if (replayed !== undefined && replayed.restsOn.length > 0) {
    const found = yield* rows(`SELECT b.n FROM ${dialect.given("g", texts)} JOIN batch b ON b.id = g.id`, ...dialect.givenParams(texts, replayed.restsOn.map((id) => [id])))
    for (const [n] of found) restsOn.add(n as number)
  }
  restsOn.delete(batch)
  return [...restsOn].sort((a, b) => a - b)
}

/** The receipt of a batch that was written before; `undefined` for a new one. */
function* repeatOf(access: Access, content: WriteBatch): Steps<WriteReceipt | undefined> {
  const before = yield* first("SELECT commune, digest, undone FROM batch WHERE id = ?", content.id)
  if (before === undefined) return undefined
  const refuse = (why: string): StoreError => new StoreError({ _tag: "BatchConflict", batch: content.id, dependents: [] }, `the batch id ${JSON.stringify(content.id)} ${why}; choose a new id`)
  const [commune, sum, undone] = before
  if (undone !== null) throw refuse("belongs to a batch that was undone")
  if (commune !== access.commune || sum !== contentDigest(content)) throw refuse("is taken by a batch with other content")
  const unchanged = (content.persons?.length ?? 0) + (content.units?.length ?? 0) + (content.facts?.length ?? 0)
  return { batch: content.id, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged }
}
