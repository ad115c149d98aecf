import type { Completeness, Fact, HealthRecord, Person, Unit, UnitRecord } from "@tramyte/core"
import { type Access, homeOf, mayReadPerson, personForReader, recordedBy, unitForReader } from "@tramyte/sdk"
import type { Connection, Row } from "./connection.ts"
import { decodedColumns, decodeFact } from "./factRow.ts"
import { reachesUnit, type UnitLink } from "./reach.ts"
import type { Terms } from "./terms.ts"

/** Reads one subject after the other, as known by a day or as it stands. */
export interface RecordReader {
  readonly person: (access: Access, id: string, subject: number) => HealthRecord | undefined
  readonly unit: (access: Access, id: string, subject: number) => UnitRecord | undefined
}

export const recordReader = (connection: Connection, terms: Terms, knownAt?: string): RecordReader => {
  const units = new Map<string, UnitLink | undefined>()
  const unionsOfComplete = new Map<string, Completeness>()
  const wasReplaced = knownAt === undefined ? undefined : replacements(connection, knownAt)

  const latestIn = (table: "person" | "unit", subject: number): Row | undefined => {
    for (const row of connection.all(versions[table], subject)) if (isKnown(row[0] as string, row[1] as string | null, knownAt)) return row
    return undefined
  }
  /** The latest version known. Of an id that was a person in an undone batch and a unit later, only the later one counts. */
  const version = (table: "person" | "unit", subject: number): Row | undefined => {
    const row = latestIn(table, subject)
    if (row === undefined || knownAt === undefined) return row
    const other = latestIn(table === "person" ? "unit" : "person", subject)
    return other !== undefined && (other[6] as number) > (row[6] as number) ? undefined : row
  }

  const facts = (id: string, subject: number): readonly Fact[] => {
    if (wasReplaced === undefined) return connection.all(standingFacts, subject).map((row) => decodeFact(connection, terms, id, row))
    return connection.all(allFacts, subject).filter((row) => !wasReplaced(row)).map((row) => decodeFact(connection, terms, id, row))
      .filter((fact) => recordedBy(fact.recorded, knownAt))
  }

  const complete = (subject: number): Completeness | undefined => {
    const kinds: (number | string)[] = []
    for (const row of connection.all(completeness, subject)) if (isKnown(row[1] as string, row[2] as string | null, knownAt)) kinds.push(row[0] as number | string)
    if (kinds.length === 0) return undefined
    const sum = kinds.join()
    let union = unionsOfComplete.get(sum)
    if (union === undefined) {
      union = latestDays(kinds.map((each) => terms.json(connection, each) as Completeness))
      if (unionsOfComplete.size < 10_000) unionsOfComplete.set(sum, union)
    }
    return union
  }

  const content = (subject: number, known: readonly Fact[]): Pick<HealthRecord, "facts" | "complete"> => {
    const kinds = complete(subject)
    return kinds === undefined ? { facts: known } : { facts: known, complete: kinds }
  }

  const unitLink = (id: string): UnitLink | undefined => {
    if (units.has(id)) return units.get(id)
    const subject = connection.first("SELECT n FROM subject WHERE id = ?", id)
    const row = subject === undefined ? undefined : version("unit", subject[0] as number)
    const link = row === undefined ? undefined : { kind: row[3] as string, parent: row[4] as string | null }
    units.set(id, link)
    return link
  }

  return {
    person: (access, id, subject) => {
      const row = version("person", subject)
      if (row === undefined) return undefined
      const known = facts(id, subject)
      const homes = known.map(homeOf).filter((home) => home !== undefined)
      return mayReadPerson(access, homes, row[2] as string) ? personForReader(access, { person: personOf(id, row), ...content(subject, known) }) : undefined
    },
    unit: (access, id, subject) => {
      const row = version("unit", subject)
      if (row === undefined) return undefined
      const unit = { kind: row[3] as string, parent: row[4] as string | null, writer: row[2] as string }
      return reachesUnit(access, id, unit, unitLink) ? unitForReader(access, { unit: unitOf(id, row), ...content(subject, facts(id, subject)) }) : undefined
    }
  }
}

const versions = {
  person: "SELECT b.recorded, b.undone, b.commune, v.sex, v.birth, v.death, v.batch FROM person v JOIN batch b ON b.n = v.batch WHERE v.subject = ? ORDER BY v.n DESC",
  unit: "SELECT b.recorded, b.undone, b.commune, v.kind, v.parent, v.name, v.batch FROM unit v JOIN batch b ON b.n = v.batch WHERE v.subject = ? ORDER BY v.n DESC"
} as const
const allFacts = `SELECT ${decodedColumns} FROM fact f JOIN source o ON o.n = f.source WHERE f.subject = ? ORDER BY f.n`
const standingFacts = `SELECT ${decodedColumns} FROM fact f JOIN source o ON o.n = f.source WHERE f.subject = ? AND f.standing = 1 ORDER BY f.n`
const completeness = "SELECT c.kinds, b.recorded, b.undone FROM complete c JOIN batch b ON b.n = c.batch WHERE c.subject = ? ORDER BY c.batch"

const isKnown = (recorded: string, undone: string | null, knownAt: string | undefined): boolean =>
  recordedBy(recorded, knownAt) && (undone === null || (knownAt !== undefined && !recordedBy(undone, knownAt)))

/** Whether a fact was out of sight by then: not come in yet, taken back, or in the place of it another that was known. Few facts ever are replaced; they are looked up one by one. */
const replacements = (connection: Connection, knownAt: string): (row: Row) => boolean => {
  const hidden = new Set(connection.all("SELECT n, recorded, undone FROM batch")
    .filter(([, recorded, undone]) => !isKnown(recorded as string, undone as string | null, knownAt)).map(([n]) => n))
  const isHidden = (batch: unknown): boolean => hidden.has(batch as number)
  const replaced = (n: number): boolean => connection.all(laterFacts, n).some(([later, batch, recorded]) =>
    (recordedBy(recorded as string, knownAt) && !isHidden(batch)) || replaced(later as number))
  const correctedOnce = new Set(connection.all("SELECT DISTINCT old FROM correction").map(([n]) => n))
  return ([n, , batch]) => isHidden(batch) || (correctedOnce.has(n!) && replaced(n as number))
}
const laterFacts = `
  SELECT c.new, f.batch, coalesce(t.text, f.recorded) FROM correction c JOIN fact f ON f.n = c.new LEFT JOIN term t ON t.n = f.recorded
  WHERE c.old = ? ORDER BY c.new`

/** For each kind the latest day. */
const latestDays = (parts: readonly Completeness[]): Completeness => {
  const latest = new Map<string, string>()
  for (const part of parts) for (const [kind, day] of Object.entries(part)) if (day > (latest.get(kind) ?? "")) latest.set(kind, day)
  return Object.freeze(Object.fromEntries(latest))
}

const personOf = (id: string, [, , , sex, birthDate, deathDate]: Row): Person => ({
  id,
  ...(sex === null ? {} : { sex: sex as NonNullable<Person["sex"]> }),
  ...(birthDate === null ? {} : { birthDate: birthDate as string }),
  ...(deathDate === null ? {} : { deathDate: deathDate as string })
})

const unitOf = (id: string, [, , , kind, parent, name]: Row): Unit => ({
  id,
  kind: kind as Unit["kind"],
  ...(parent === null ? {} : { parent: parent as string }),
  ...(name === null ? {} : { name: name as string })
})
