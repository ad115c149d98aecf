import type { DataIssue } from "@tramyte/core"
import { type Access, deniedSubject, mayWriteAbout } from "@tramyte/sdk"
import type { SQLInputValue } from "node:sqlite"
import type { Connection } from "./connection.ts"
import { reaches, standingSubject } from "./reach.ts"
import { rowInserter, rowsAtOnce } from "./rowInserter.ts"
import type { Terms } from "./terms.ts"

/** Writes a batch's persons and units, and finds those that its facts are about. */
export interface SubjectWriter {
  readonly add: <T extends { readonly id: string }>(is: "person" | "unit", items: readonly T[], contentOf: (item: T) => readonly (string | null)[]) => {
    readonly stored: number
    readonly unchanged: number
  }
  /** The number of a person or unit that may be written about; what is not there becomes an issue. */
  readonly find: (id: string, path: () => string) => number | undefined
  /** Judges a person or unit of the store, if it is one, by what stands now: before the batch's own units change who is where. */
  readonly look: (id: string) => number | undefined
}

interface Written {
  readonly is: "person" | "unit"
  readonly content: readonly (string | null)[]
}

const versionColumns = { person: ["subject", "batch", "sex", "birth", "death"], unit: ["subject", "batch", "kind", "parent", "name"] } as const

export const subjectWriter = (
  connection: Connection, terms: Terms, access: Access, batch: number, restsOn: Set<number>, issues: DataIssue[]
): SubjectWriter => {
  const written = new Map<string, Written>()
  const numbers = new Map<string, number | undefined>()
  const insertSubjects = rowInserter(connection, "subject", ["n", "id", "creator"], "ON CONFLICT DO NOTHING")
  let next = Number(connection.first("SELECT max(n) FROM subject")?.[0] ?? 0) + 1

  const look = (id: string): number | undefined => {
    if (numbers.has(id)) return numbers.get(id)
    const subject = standingSubject(connection, id)
    if (subject === undefined) return undefined
    if (!mayWriteAbout(access, subject.writer, () => reaches(connection, terms, access, id, subject))) throw deniedSubject(id)
    restsOn.add(subject.creator)
    numbers.set(id, subject.n)
    return subject.n
  }

  const find = (id: string, path: () => string): number | undefined => {
    const known = look(id)
    if (known === undefined && !numbers.has(id)) {
      numbers.set(id, undefined)
      issues.push({ path: path(), message: `${JSON.stringify(id)} is no person or unit of the store or of this batch` })
    }
    return known
  }

  /** A person or unit whose id the file or this batch has already: whether a version is to be stored. */
  const isNews = (is: Written["is"], id: string, content: Written["content"], path: () => string): boolean => {
    const twin = written.get(id)
    if (twin !== undefined) {
      if (twin.is !== is || !sameValues(twin.content, content)) issues.push({ path: path(), message: `${JSON.stringify(id)} stands in this batch twice with different content` })
      return false
    }
    written.set(id, { is, content })
    const before = standingSubject(connection, id)
    if (before === undefined) {
      // It was there once, in a batch that was undone.
      numbers.set(id, connection.first("UPDATE subject SET creator = ? WHERE id = ? RETURNING n", batch, id)?.[0] as number)
      return true
    }
    look(id)
    if (before.is !== is) {
      issues.push({ path: path(), message: `${JSON.stringify(id)} is a ${before.is} already` })
      return false
    }
    restsOn.add(before.batch)
    return !sameValues(before.content, content)
  }

  return {
    find,
    look,
    add: (is, items, contentOf) => {
      const insertVersions = rowInserter(connection, is, versionColumns[is])
      let stored = 0
      for (let from = 0; from < items.length; from += rowsAtOnce) {
        const part = items.slice(from, from + rowsAtOnce)
        const first = next
        const subjects: SQLInputValue[] = []
        for (const { id } of part) subjects.push(next++, id, batch)
        const allNew = insertSubjects(subjects) === part.length
        const isNew = allNew ? undefined : new Set(connection.all("SELECT n FROM subject WHERE n BETWEEN ? AND ?", first, next - 1).map(([n]) => n))
        const versions: SQLInputValue[] = []
        part.forEach((item, offset) => {
          const content = contentOf(item)
          if (isNew === undefined || isNew.has(first + offset)) {
            written.set(item.id, { is, content })
            numbers.set(item.id, first + offset)
          } else if (!isNews(is, item.id, content, () => `${is}s[${from + offset}]`)) return
          versions.push(numbers.get(item.id)!, batch, ...content)
          stored++
        })
        insertVersions(versions)
      }
      return { stored, unchanged: items.length - stored }
    }
  }
}

const sameValues = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, index) => value === b[index])
