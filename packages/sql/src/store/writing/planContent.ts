import { type Access, deniedSubject, type WriteBatch } from "@tramyte/sdk"
import { allColumns, type FactTexts, linksAt, subjectAt, textsOf } from "../factRow.ts"
import { nextNumber } from "../sequence.ts"
import { insert, rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import type { TermWriter } from "../terms.ts"
import type { Known, Planning } from "./known.ts"
import { type FactPlan, planFacts, type StoredFact } from "./planFacts.ts"
import { reachOthers } from "./reachOthers.ts"
import { keyAt, sourceAt, standingUnder, storedFact } from "./standingUnder.ts"

interface FactsOfBatch extends Planning {
  readonly known: Known
  /** Out of a history: nobody is asked whether it may be written. */
  readonly trusted: boolean
  readonly numberOf: (id: string) => number | undefined
}

/** Looks up all that the batch's facts repeat or correct, and plans them. */
export function* planContent(dialect: StoreDialect, terms: TermWriter, access: Access, content: WriteBatch, { batch, issues, known, numberOf, restsOn, trusted }: FactsOfBatch): Steps<FactPlan> {
  const facts = content.facts ?? []
  if (facts.length === 0) return { rows: [], corrections: [], identifiers: [], marks: new Map(), touched: new Set(), superseded: 0, unchanged: 0 }
  const texts = facts.map(textsOf)
  yield* numberTexts(terms, texts)
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
    access, batch, terms, texts, restsOn, issues,
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

const byKey = { source: "integer", key: "text" } as const

/** Numbers for the texts of facts. Links and times of recording get one where they repeat: many are of one fact alone. */
function* numberTexts(numbers: TermWriter, texts: readonly FactTexts[]): Steps<void> {
  const always = new Set<string>()
  const times = new Map<string, number>()
  for (const { code, kind, links, recorded, unit } of texts) {
    if (!numbers.isKnown(kind)) always.add(kind)
    if (code !== undefined && !numbers.isKnown(code)) always.add(code)
    if (unit !== undefined && !numbers.isKnown(unit)) always.add(unit)
    if (!numbers.isKnown(recorded)) times.set(recorded, (times.get(recorded) ?? 0) + 1)
    if (links !== undefined && !numbers.isKnown(links)) times.set(links, (times.get(links) ?? 0) + 1)
  }
  yield* numbers.resolve(always)
  yield* numbers.resolve(times.keys(), (text) => times.get(text)! > 1)
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
