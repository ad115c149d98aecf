import { type Access, StoreError } from "@tramyte/sdk"
import type { Connection } from "./connection.ts"

/** Takes a batch back, in the transaction that is open; refuses while later batches rest on it. */
export const undoBatch = (connection: Connection, access: Access, id: string, recorded: string): void => {
  const found = connection.first("SELECT n, first_fact, facts, undone FROM batch WHERE id = ? AND commune = ?", id, access.commune)
  if (found === undefined) {
    throw new StoreError({ _tag: "BatchUnknown", batch: id }, `the commune ${access.commune} has no batch ${JSON.stringify(id)}; batches() lists those it has`)
  }
  const [batch, firstFact, , undone] = found as [number, number, number, string | null]
  if (undone !== null) return
  const dependents = connection.all("SELECT b.id FROM rests r JOIN batch b ON b.n = r.later WHERE r.base = ? AND b.undone IS NULL ORDER BY b.n", batch).map(([later]) => later as string)
  if (dependents.length > 0) {
    throw new StoreError({ _tag: "BatchConflict", batch: id, dependents },
      `the batch ${JSON.stringify(id)} cannot be undone while later ones rest on it; undo first: ${dependents.join(", ")}`)
  }
  connection.run("UPDATE batch SET undone = ? WHERE n = ?", recorded, batch)
  // A batch's facts have consecutive numbers, with gaps where a fact was known already.
  const until = Number(connection.first("SELECT min(first_fact) FROM batch WHERE n > ?", batch)?.[0] ?? Number.MAX_SAFE_INTEGER)
  connection.run("UPDATE fact SET standing = 0 WHERE n >= ? AND n < ? AND batch = ?", firstFact, until, batch)
  connection.run(restore, batch, firstFact, until)
  connection.run("UPDATE subject SET creator = NULL WHERE creator = ?", batch)
}

/** What the batch had taken the place of stands again, unless another batch took its place too. */
const laterThat = (also: string): string => `
  EXISTS (SELECT 1 FROM correction c JOIN fact g ON g.n = c.new JOIN batch b ON b.n = g.batch WHERE c.old = fact.n AND b.undone IS NULL ${also})`
const restore = `
  UPDATE fact SET standing = CASE WHEN ${laterThat("AND g.source = fact.source AND g.key = fact.key")} THEN 0 WHEN ${laterThat("")} THEN 2 ELSE 1 END
  WHERE batch <> ? AND n IN (SELECT old FROM correction WHERE new >= ? AND new < ?)`
