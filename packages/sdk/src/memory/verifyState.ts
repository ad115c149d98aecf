import type { DataIssue } from "@tramyte/core"
import { type Batch, type MemoryState, versionOf } from "./memoryState.ts"
import { mergedPeople } from "./mergedPeople.ts"

/** What does not fit together in a state; nothing, if it is sound. */
export const verifyState = (state: MemoryState): readonly DataIssue[] => {
  const issues: DataIssue[] = []
  const issue = (path: string, message: string): void => void issues.push({ path, message })
  const order = new Map([...state.batches.values()].map((batch, index) => [batch, index]))
  for (const [id, batch] of state.batches) checkBatchOf(state, id, batch, order, issue)
  for (const [id, subject] of state.subjects) {
    const holds = subject.rows.some((row) => row.batch.undone === undefined) || subject.complete.some(({ batch }) => batch.undone === undefined)
    if (holds && versionOf(subject, undefined) === undefined) issue(`subject ${id}`, "has facts or completeness, but nobody wrote the person or unit, or its batch was undone")
    for (const row of subject.rows) {
      if (row.fact.subject !== id) issue(`fact ${row.n}`, `stands under ${JSON.stringify(id)}, but is about ${JSON.stringify(row.fact.subject)}`)
      if (!row.batch.rows.includes(row)) issue(`fact ${row.n}`, `is not among the facts of its batch ${JSON.stringify(row.batch.id)}`)
      for (const before of row.replaces) if (!before.replacedBy.includes(row)) issue(`fact ${before.n}`, `does not know of the fact ${row.n}, which took its place`)
    }
  }
  const { mergeOf, wholeOf } = mergedPeople(state, undefined)
  for (const merge of state.merges) {
    if (merge.batch.undone !== undefined) continue
    if (mergeOf(merge.from) !== merge) issue(`merge of ${merge.from}`, "stands twice, or goes round in a circle")
    else if (versionOf(state.subjects.get(wholeOf(merge.from)), undefined) === undefined) issue(`merge of ${merge.from}`, `leads to ${JSON.stringify(wholeOf(merge.from))}, who is not there`)
  }
  return issues
}

const checkBatchOf = (state: MemoryState, id: string, batch: Batch, order: ReadonlyMap<Batch, number>, issue: (path: string, message: string) => void): void => {
  const path = `batch ${id}`
  for (const base of batch.restsOn) {
    if ((order.get(base) ?? Infinity) >= order.get(batch)!) issue(path, `rests on ${JSON.stringify(base.id)}, which does not stand before it`)
    if (batch.undone === undefined && base.undone !== undefined) issue(path, `rests on ${JSON.stringify(base.id)}, which was undone`)
  }
  for (const row of batch.rows) if (!state.subjects.get(row.fact.subject!)?.rows.includes(row)) issue(path, `its fact ${row.n} is not among those of ${JSON.stringify(row.fact.subject)}`)
  const events = state.events.filter((event) => ("write" in event ? event.write : event.undo) === batch)
  if (events.length !== (batch.undone === undefined ? 1 : 2)) issue(path, "was not written once, or not undone once")
}
