import { first, type Steps } from "./steps.ts"

/** The place of the next write or undo in the sequence of all. One writer at a time makes it the order of commits. */
export function* nextSeq(): Steps<number> {
  const row = yield* first("SELECT (SELECT max(n) FROM batch), (SELECT max(undone_seq) FROM batch)")
  return Math.max(Number(row![0] ?? 0), Number(row![1] ?? 0)) + 1
}

/** Numbers are given out here and not by the database, so that many rows go in at once; the transaction keeps others out. */
export function* nextNumber(table: "fact" | "subject" | "person" | "unit" | "merge" | "message" | "source" | "conflict"): Steps<number> {
  return Number((yield* first(`SELECT max(n) FROM ${table}`))?.[0] ?? 0) + 1
}
