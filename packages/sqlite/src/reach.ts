import { type Access, type Home, homeOf, mayReadPerson, mayReadUnit } from "@tramyte/sdk"
import type { Connection } from "./connection.ts"
import { decodedColumns, decodeFact } from "./factRow.ts"
import type { Terms } from "./terms.ts"

/** A person or unit as it stands now, as far as access to it is decided by it. */
export interface StandingSubject {
  readonly n: number
  readonly is: "person" | "unit"
  /** The batch that created it. */
  readonly creator: number
  /** The batch and the commune that wrote it as it stands, and what they wrote. */
  readonly batch: number
  readonly writer: string
  readonly content: readonly unknown[]
}

/** Finds a person or unit by id as it stands now. */
export const standingSubject = (connection: Connection, id: string): StandingSubject | undefined => {
  for (const is of ["person", "unit"] as const) {
    const row = connection.first(latest[is], id)
    if (row !== undefined) return { is, n: row[0] as number, creator: row[1] as number, batch: row[2] as number, writer: row[3] as string, content: row.slice(4) }
  }
  return undefined
}

const latestOf = (table: string, columns: string): string => `
  SELECT s.n, s.creator, v.batch, b.commune, ${columns} FROM subject s JOIN ${table} v ON v.subject = s.n JOIN batch b ON b.n = v.batch
  WHERE s.id = ? AND b.undone IS NULL ORDER BY v.n DESC LIMIT 1`
const latest = { person: latestOf("person", "v.sex, v.birth, v.death"), unit: latestOf("unit", "v.kind, v.parent, v.name") } as const

/** Whether a context reaches a person or unit as it stands now. */
export const reaches = (connection: Connection, terms: Terms, access: Access, id: string, subject: StandingSubject): boolean => {
  if (subject.is === "person") return mayReadPerson(access, homesOf(connection, terms, id, subject.n), subject.writer)
  return reachesUnit(access, id, { kind: subject.content[0] as string, parent: subject.content[1] as string | null, writer: subject.writer },
    (parent) => unitOf(standingSubject(connection, parent)))
}

const unitOf = (subject: StandingSubject | undefined): UnitLink | undefined =>
  subject?.is === "unit" ? { kind: subject.content[0] as string, parent: subject.content[1] as string | null } : undefined

const homesOf = (connection: Connection, terms: Terms, id: string, subject: number): readonly Home[] =>
  connection.all(residences, subject)
    .map((row) => homeOf(decodeFact(connection, terms, id, row))).filter((home) => home !== undefined)

const residences = `
  SELECT ${decodedColumns} FROM fact f JOIN source o ON o.n = f.source WHERE f.subject = ? AND f.standing = 1
  AND f.kind = (SELECT n FROM term WHERE text = 'residence')`

/** What of a unit leads to the unit above it. */
export interface UnitLink {
  readonly kind: string
  readonly parent: string | null
}

/** Whether a context reaches a unit, given how to find the unit above. */
export const reachesUnit = (access: Access, id: string, unit: UnitLink & { readonly writer: string }, find: (id: string) => UnitLink | undefined): boolean => {
  const above = [id]
  let top: UnitLink = unit
  while (top.parent !== null && !above.includes(top.parent)) {
    above.push(top.parent)
    const parent = find(top.parent)
    if (parent === undefined) break
    top = parent
  }
  return mayReadUnit(access, above, top.kind === "commune", unit.writer)
}
