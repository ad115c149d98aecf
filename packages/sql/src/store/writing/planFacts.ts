import type { DataIssue, Fact } from "@tramyte/core"
import { type Access, deniedReplacement, mayReplace, type WriteBatch } from "@tramyte/sdk"
import { encodeFact, type FactTexts, factColumns, sameContent, subjectAt } from "../factRow.ts"
import type { Cell } from "../steps.ts"
import type { TermWriter } from "../terms.ts"

/** What a batch's facts change. */
export interface FactPlan {
  readonly rows: readonly (readonly Cell[])[]
  readonly corrections: readonly (readonly [old: number, by: number])[]
  /** Where the numbers of other systems among them are found. */
  readonly identifiers: readonly (readonly Cell[])[]
  /** Facts of earlier batches that no longer stand: with what mark. */
  readonly marks: ReadonlyMap<number, 0 | 2>
  /** Subjects, by number, of which something is other than before. */
  readonly touched: ReadonlySet<number>
  readonly superseded: number
  readonly unchanged: number
}

/** A row of a fact that is in the store: `row` in the order of the table, and what of it is needed in words. */
export interface StoredFact {
  readonly row: readonly unknown[]
  readonly links: string | undefined
  readonly kind: string
  /** The id of its subject. */
  readonly about: string
}

export interface FactsToPlan {
  readonly access: Access
  readonly batch: number
  readonly firstFact: number
  readonly terms: TermWriter
  readonly texts: readonly FactTexts[]
  readonly sourceOf: (id: string) => number
  /** The number of a fact's subject, unless there is none. */
  readonly subjectOf: (id: string) => number | undefined
  /** All that is read together with a subject, itself first. */
  readonly partsOf: (subject: number) => readonly { readonly n: number; readonly id: string }[]
  /** The last word of a source and key. */
  readonly lastOf: (source: number, key: string) => StoredFact | undefined
  /** The facts that stand under a subject and an id. */
  readonly standing: (subject: number, id: string) => readonly StoredFact[]
  /** Called with each fact whose place is taken, before anything is written: throws where its subject may not be written about. */
  readonly reach: (replaced: StoredFact, index: number) => void
  readonly restsOn: Set<number>
  readonly issues: DataIssue[]
}

/** The raw ids that an id may mean among a person's facts: as it is, and, where the person is a part of another, behind its own id. */
export const namesIn = (person: string, id: string): readonly string[] => id.startsWith(`${person}/`) ? [id, id.slice(person.length + 1)] : [id]

/** A fact whose place is taken; of one that this batch itself writes, the row that is to be written. */
type Replaced = StoredFact & { readonly own?: Cell[] }

const at = (column: string): number => factColumns.indexOf(column)
const [nAt, standingAt, batchAt] = [at("n"), at("standing"), at("batch")]

/** Works out which of a batch's facts are new, which correct others and which are known, in their order. */
export const planFacts = (facts: NonNullable<WriteBatch["facts"]>, given: FactsToPlan): FactPlan => {
  const { access, batch, issues, restsOn, terms } = given
  const rows: Cell[][] = []
  const corrections: (readonly [number, number])[] = []
  const identifiers: Cell[][] = []
  const marks = new Map<number, 0 | 2>()
  const touched = new Set<number>()
  const ownByKey = new Map<number, Map<string, { readonly row: Cell[]; readonly links: string | undefined }>>()
  const named = facts.some(({ supersedes }) => supersedes !== undefined)
  const ownByName = new Map<string, { readonly row: Cell[]; readonly fact: Fact }[]>()
  let next = given.firstFact
  let superseded = 0
  let unchanged = 0

  const standing = (subject: number, id: string): readonly Replaced[] => {
    const before = given.standing(subject, id).filter(({ row }) => !marks.has(row[nAt] as number))
    const own = (ownByName.get(`${subject} ${id}`) ?? []).filter(({ row }) => row[standingAt] === 1)
    return [...before, ...own.map(({ fact: { kind, subject: about }, row }) => ({ row, own: row, links: undefined, kind, about: about! }))]
  }
  /** Those of the subject itself before those of others that are read with it; of these also under the names that they have there. */
  const replacedBy = (subject: number, { supersedes }: Fact): readonly Replaced[] => {
    if (supersedes === undefined) return []
    const [itself, ...others] = given.partsOf(subject)
    const own = standing(itself!.n, supersedes)
    if (own.length > 0 || others.length === 0) return own
    const elsewhere = others.flatMap(({ n }) => standing(n, supersedes))
    if (elsewhere.length > 0) return elsewhere
    return given.partsOf(subject).flatMap(({ id, n }) => namesIn(id, supersedes).slice(1).flatMap((name) => standing(n, name)))
  }

  facts.forEach((fact, index) => {
    const subject = given.subjectOf(fact.subject!)
    if (subject === undefined) return
    const source = given.sourceOf(fact.source!.id)
    const texts = given.texts[index]!
    const row = encodeFact(terms, fact, texts, { n: next, subject, batch, source })
    let ofSource = ownByKey.get(source)
    if (ofSource === undefined) ownByKey.set(source, ofSource = new Map())
    const twin = ofSource.get(fact.source!.key)
    if (twin !== undefined) {
      if (twin.links === texts.links && sameContent(twin.row, row)) unchanged++
      else issues.push({ path: `facts[${index}]`, message: "has the same source and key as another fact of this batch, with different content" })
      return
    }
    const before = given.lastOf(source, fact.source!.key)
    if (before !== undefined && before.links === texts.links && sameContent(before.row, row)) {
      restsOn.add(before.row[batchAt] as number)
      unchanged++
      return
    }
    const others = replacedBy(subject, fact).filter((one) => one.row[nAt] !== before?.row[nAt])
    const replaced: readonly Replaced[] = before === undefined ? others : [before, ...others]
    for (const old of replaced) {
      if (!mayReplace(access, old.kind)) throw deniedReplacement(old.kind)
      given.reach(old, index)
      const n = old.row[nAt] as number
      const mark = old === before ? 0 : 2
      if (old.row[standingAt] === 1 && !marks.has(n)) superseded++
      touched.add(old.row[subjectAt] as number)
      if (old.own !== undefined) old.own[standingAt] = mark
      else {
        restsOn.add(old.row[batchAt] as number)
        marks.set(n, mark)
      }
      corrections.push([n, next])
    }
    rows.push(row)
    const system = fact.kind === "identifier" ? fact.code?.[0] : undefined
    if (system !== undefined && fact.value !== undefined) identifiers.push([system, String(fact.value), next])
    ofSource.set(fact.source!.key, { row, links: texts.links })
    touched.add(subject)
    if (named) {
      const name = `${subject} ${fact.id}`
      const list = ownByName.get(name)
      if (list === undefined) ownByName.set(name, [{ row, fact }])
      else list.push({ row, fact })
    }
    next++
  })
  return { rows, corrections, identifiers, marks, touched, superseded, unchanged }
}
