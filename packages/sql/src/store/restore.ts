import type { Access, HistoryLine, WriteBatch, WriteConflict } from "@tramyte/sdk"
import { checkBatch, invalid, StoreError } from "@tramyte/sdk"
import { acknowledge } from "./outbox.ts"
import { first, insert, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import type { TermWriter } from "./terms.ts"
import { undoBatch } from "./undo.ts"
import { shown, writeBatch } from "./write.ts"
import { nextNumber } from "./sequence.ts"

/**
 * Lines are put aside as they come, and are only looked at when the last has come and was found right: a copy that was cut
 * off changes nothing. They lie in a table and not in memory, since a history may be larger than that.
 */
export const setAside = (from: number, lines: readonly HistoryLine[]): Steps<void> => insert("restoring", lines.map((line, index) => [from + index, JSON.stringify(line)]))

/** Where the lines of a restore begin: each has numbers of its own, so that two at once never mix. */
export function* beginAside(): Steps<number> {
  const last = Number((yield* first("SELECT max(n) FROM restoring"))?.[0] ?? 0)
  const begin = (Math.floor(last / linesAtMost) + 1) * linesAtMost
  yield* insert("restoring", [[begin, ""]])
  return begin + 1
}
const linesAtMost = 1e10

/** Forgets the lines of a restore that failed. */
export const dropAside = (begin: number): Steps<void> => run("DELETE FROM restoring WHERE n >= ? AND n < ?", begin - 1, begin - 1 + linesAtMost)

/** What was restored. */
export interface Restored {
  readonly batches: number
  /** Those that were here before. */
  readonly known: number
}

type Open = { -readonly [Field in keyof WriteBatch]: WriteBatch[Field] extends readonly (infer Item)[] | undefined ? Item[] : WriteBatch[Field] }

/** Does again what so many lines tell that were put aside, in the transaction that is open. What others put aside is forgotten with them. */
export function* replay(dialect: StoreDialect, terms: TermWriter, begin: number, lines: number): Steps<Restored> {
  const aside = (yield* first("SELECT count(*) FROM restoring WHERE n >= ? AND n < ?", begin, begin + lines))![0]
  if (aside !== lines) throw new StoreError({ _tag: "Unavailable", retryable: true }, "another history was restored here at the same time; try again")
  const found = { batches: 0, known: 0 }
  let head: Extract<HistoryLine, { readonly batch: unknown }>["batch"] | undefined
  let content: Open = empty

  function* finish(): Steps<void> {
    if (head === undefined) return
    const { actor, commune, digest, id, label, purpose, recorded, restsOn } = head
    const batch: WriteBatch = { ...content, id, label, recorded } as WriteBatch
    head = undefined
    content = empty
    const before = yield* first("SELECT commune, digest FROM batch WHERE id = ?", id)
    if (before !== undefined) {
      if (before[0] !== commune || before[1] !== digest) throw taken(id)
      found.known++
      return
    }
    const wrong = checkBatch(batch)
    if (wrong.length > 0) throw invalid(`The batch ${shown(id)} of the history`, wrong)
    const access: Access = { actor, commune, purpose, role: "station", withheld: new Set() }
    const written = yield* writeBatch(dialect, terms, access, batch, { digest, restsOn })
    if ("receipt" in written) found.batches++
  }

  for (let from = begin; ;) {
    const page = yield* rows("SELECT n, line FROM restoring WHERE n >= ? AND n < ? ORDER BY n LIMIT 1000", from, begin + lines)
    for (const [, text] of page) {
      const line = JSON.parse(text as string) as HistoryLine
      if (head !== undefined && add(content, line)) continue
      yield* finish()
      if ("batch" in line) {
        head = line.batch
        content = { id: head.id, label: head.label, recorded: head.recorded }
      } else if ("undo" in line) yield* undoAgain(dialect, line.undo)
      else if ("delivered" in line) yield* acknowledge(dialect, line.delivered.commune, [line.delivered.message], line.delivered.recorded)
      else if ("conflict" in line) yield* keepConflict(line.conflict)
    }
    if (page.length < 1000) break
    from = (page.at(-1)![0] as number) + 1
  }
  yield* finish()
  yield* run("DELETE FROM restoring")
  return found
}

const empty: Open = { id: "", label: "", recorded: "" }

/** Adds a line to the content of the batch that is open; says whether it belongs there. */
const add = (content: Open, line: HistoryLine): boolean => {
  if ("person" in line) (content.persons ??= []).push(line.person)
  else if ("unit" in line) (content.units ??= []).push(line.unit)
  else if ("fact" in line) (content.facts ??= []).push(line.fact)
  else if ("complete" in line) (content.complete ??= []).push(line.complete)
  else if ("merge" in line) (content.merges ??= []).push(line.merge)
  else if ("message" in line) (content.messages ??= []).push(line.message)
  else return false
  return true
}

const taken = (id: string): StoreError =>
  new StoreError({ _tag: "BatchConflict", batch: id, dependents: [] }, `the batch id ${JSON.stringify(id)} is taken here by a batch with other content; restore into an empty store`)

function* undoAgain(dialect: StoreDialect, { batch, recorded }: { readonly batch: string; readonly recorded: string }): Steps<void> {
  const found = yield* first("SELECT commune FROM batch WHERE id = ?", batch)
  if (found === undefined) throw invalid("The history", [{ path: "undo.batch", message: `${JSON.stringify(batch)} was not written before` }])
  yield* undoBatch(dialect, { actor: "", commune: found[0] as string, purpose: "maintenance", role: "station", withheld: new Set() }, batch, recorded)
}

function* keepConflict({ actor, batch, commune, purpose, subjects }: WriteConflict & { readonly commune: string }): Steps<void> {
  // A batch of this id that was written settled it.
  if ((yield* first("SELECT n FROM batch WHERE id = ? AND commune = ?", batch.id, commune)) !== undefined) return
  yield* run("DELETE FROM conflict WHERE id = ? AND commune = ?", batch.id, commune)
  yield* insert("conflict", [[yield* nextNumber("conflict"), batch.id, commune, actor, purpose, JSON.stringify(batch), JSON.stringify(subjects)]])
}
