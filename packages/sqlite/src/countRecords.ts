import { type Access, homeOf, identifierOf, type IdentifierEntry, mayReadPerson, type StoreCounts } from "@tramyte/sdk"
import type { Connection } from "./connection.ts"
import { decodedColumns, decodeFact } from "./factRow.ts"
import { reaches, standingSubject } from "./reach.ts"
import type { Terms } from "./terms.ts"

/** Counts what a context reaches. */
export const countRecords = (connection: Connection, terms: Terms, access: Access, ids: Iterable<readonly [id: string, n: number]>): StoreCounts => {
  const counts = { persons: 0, units: 0, facts: 0, superseded: 0 }
  for (const [id, n] of ids) {
    const subject = standingSubject(connection, id)
    if (subject === undefined || !reaches(connection, terms, access, id, subject)) continue
    counts[subject.is === "person" ? "persons" : "units"]++
    counts.facts += connection.first("SELECT count(*) FROM fact WHERE subject = ? AND standing = 1", n)![0] as number
    counts.superseded += connection.first(superseded, n)![0] as number
  }
  const asOf = connection.first("SELECT max(substr(recorded, 1, 10)) FROM batch WHERE commune = ? AND undone IS NULL", access.commune)![0] as string | null
  return asOf === null ? counts : { ...counts, asOf }
}

const superseded = "SELECT count(*) FROM fact f JOIN batch b ON b.n = f.batch WHERE f.subject = ? AND f.standing <> 1 AND b.undone IS NULL"

/** The identifiers of one person, if the context reaches the person. */
export const identifiersOf = (connection: Connection, terms: Terms, access: Access, id: string, n: number): readonly IdentifierEntry[] => {
  const subject = standingSubject(connection, id)
  if (subject?.is !== "person") return []
  const facts = connection.all(residencesAndIdentifiers, n).map((row) => decodeFact(connection, terms, id, row))
  if (!mayReadPerson(access, facts.map(homeOf).filter((home) => home !== undefined), subject.writer)) return []
  return facts.map((fact) => identifierOf(id, fact)).filter((entry) => entry !== undefined)
}

const residencesAndIdentifiers = `
  SELECT ${decodedColumns} FROM fact f JOIN source o ON o.n = f.source WHERE f.subject = ? AND f.standing = 1 AND f.kind IN (SELECT n FROM term WHERE text IN ('residence', 'identifier'))
  ORDER BY f.n`
