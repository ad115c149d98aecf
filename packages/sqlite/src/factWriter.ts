import type { DataIssue, Fact } from "@tramyte/core"
import { type Access, deniedSubject, mayReplace } from "@tramyte/sdk"
import type { SQLInputValue } from "node:sqlite"
import type { Connection, Row } from "./connection.ts"
import { encodeFact, factColumns, factWidth, sameContentColumns } from "./factRow.ts"
import { rowInserter, rowsAtOnce } from "./rowInserter.ts"
import type { Terms } from "./terms.ts"

/** Writes a batch's facts: new ones many at a time, what the file has already one by one. */
export interface FactWriter {
  readonly add: (fact: Fact, subject: number, index: number) => void
  /** Writes what is still waiting. */
  readonly flush: () => void
  readonly stored: () => number
  readonly superseded: () => number
  readonly unchanged: () => number
}

interface Writing {
  readonly batch: number
  readonly firstFact: number
  readonly access: Access
  readonly restsOn: Set<number>
  readonly issues: DataIssue[]
  readonly find: (id: string, path: () => string) => number | undefined
}

export const factWriter = (connection: Connection, terms: Terms, { access, batch, find, firstFact, issues, restsOn }: Writing): FactWriter => {
  const insert = rowInserter(connection, "fact", factColumns, "ON CONFLICT (source, key) WHERE standing <> 0 DO NOTHING")
  const sources = new Map<string, number>()
  const waiting: SQLInputValue[] = []
  const waitingFacts: { readonly fact: Fact; readonly index: number }[] = []
  let next = firstFact
  let stored = 0
  let superseded = 0
  let unchanged = 0

  const sourceNumber = (id: string): number => {
    let n = sources.get(id)
    if (n === undefined) {
      connection.run("INSERT INTO source (commune, id) VALUES (?, ?) ON CONFLICT DO NOTHING", access.commune, id)
      n = connection.first("SELECT n FROM source WHERE commune = ? AND id = ?", access.commune, id)![0] as number
      sources.set(id, n)
    }
    return n
  }

  /** Takes a fact's place: it must be one that this writer may correct. */
  const replace = (old: Row, mark: 0 | 2, index: number): void => {
    const [n, subject, kind, oldBatch, standing] = old as [number, string, string, number, number]
    if (!mayReplace(access, kind)) throw deniedSubject(subject)
    find(subject, () => `facts[${index}]`)
    if (oldBatch !== batch) restsOn.add(oldBatch)
    connection.run("UPDATE fact SET standing = ? WHERE n = ?", mark, n)
    if (standing === 1) superseded++
  }

  /** Writes one fact that may be known, or may correct others. */
  const settle = (fact: Fact, index: number, row: SQLInputValue[]): void => {
    const [n, , subject, , source, key] = row as [number, number, number, number, number, string]
    const before = connection.first(lastOfKey, source, key)
    if (before !== undefined) {
      const beforeBatch = before[3] as number
      if (sameContentColumns(before, row)) {
        if (beforeBatch !== batch) restsOn.add(beforeBatch)
        unchanged++
        return
      }
      if (beforeBatch === batch) {
        issues.push({ path: `facts[${index}]`, message: "has the same source and key as another fact of this batch, with different content" })
        return
      }
    }
    const replaced = connection.all(byNumberOrName, before === undefined ? -1 : before[0]!, subject, fact.supersedes ?? null)
    for (const old of replaced) replace(old, old[0] === before?.[0] ? 0 : 2, index)
    insert(row)
    stored++
    for (const old of replaced) connection.run("INSERT INTO correction (old, new) VALUES (?, ?)", old[0]!, n)
  }

  const flush = (): void => {
    const count = waitingFacts.length
    if (count === 0) return
    const first = waiting[0] as number
    const inserted = insert(waiting)
    stored += inserted
    if (inserted < count) {
      const isIn = new Set(connection.all("SELECT n FROM fact WHERE n BETWEEN ? AND ?", first, first + count - 1).map(([n]) => n))
      waitingFacts.forEach(({ fact, index }, offset) => {
        if (!isIn.has(first + offset)) settle(fact, index, waiting.slice(offset * factWidth, (offset + 1) * factWidth))
      })
    }
    waiting.length = 0
    waitingFacts.length = 0
  }

  return {
    add: (fact, subject, index) => {
      if (fact.supersedes !== undefined) flush()
      encodeFact(connection, terms, fact, { n: next++, subject, batch, source: sourceNumber(fact.source!.id) }, waiting, waiting.length)
      waitingFacts.push({ fact, index })
      if (fact.supersedes !== undefined) {
        const row = waiting.splice(0)
        waitingFacts.length = 0
        settle(fact, index, row)
      } else if (waitingFacts.length === rowsAtOnce) flush()
    },
    flush,
    stored: () => stored,
    superseded: () => superseded,
    unchanged: () => unchanged
  }
}

const lastOfKey = `SELECT ${factColumns.map((column) => `"${column}"`).join(", ")} FROM fact WHERE source = ? AND key = ? AND standing <> 0`

const byNumberOrName = `
  SELECT f.n, s.id, k.text, f.batch, f.standing FROM fact f JOIN subject s ON s.n = f.subject JOIN term k ON k.n = f.kind
  WHERE f.n IN (SELECT ? UNION SELECT n FROM fact WHERE subject = ? AND standing = 1 AND id = ?)
  ORDER BY f.n`
