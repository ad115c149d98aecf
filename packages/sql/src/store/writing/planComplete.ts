import type { WriteBatch } from "@tramyte/sdk"
import { sortedJson } from "../factRow.ts"
import type { Cell, Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { ofNumbers } from "../subjects.ts"
import type { TermWriter } from "../terms.ts"
import type { Known, Planning } from "./known.ts"

interface CompleteOfBatch extends Omit<Planning, "issues"> {
  readonly known: Known
  readonly numberOf: (id: string) => number | undefined
}

/** What is now known completely and was not said before. */
export function* planComplete(dialect: StoreDialect, numbers: TermWriter, content: WriteBatch, { batch, known, numberOf, restsOn }: CompleteOfBatch): Steps<{ readonly rows: readonly (readonly Cell[])[]; readonly touched: ReadonlySet<number> }> {
  const said = new Map<string, { readonly subject: number; readonly text: string }>()
  let last: { readonly kinds: unknown; readonly text: string } | undefined
  for (const { kinds, subject } of content.complete ?? []) {
    // Imports say the same of everybody, often with the same object.
    if (last?.kinds !== kinds) last = { kinds, text: sortedJson(kinds) }
    const n = numberOf(subject)
    if (n !== undefined && last.text !== "{}") said.set(`${n} ${last.text}`, { subject: n, text: last.text })
  }
  if (said.size === 0) return { rows: [], touched: new Set() }
  const list = [...said.values()]
  yield* numbers.resolve(new Set(list.map(({ text }) => text)))
  const before = new Map<string, number>()
  const stood = new Set(Array.from(known.subjects.values(), ({ n }) => n))
  const asked = new Set(list.map(({ subject }) => subject).filter((n) => stood.has(n)))
  for (const [subject, kinds, more, by] of asked.size === 0 ? [] : yield* ofNumbers(dialect, asked, (g) => `
    SELECT c.subject, c.kinds, c.more, max(c.batch) FROM ${g} JOIN complete c ON c.subject = g.n JOIN batch b ON b.n = c.batch WHERE b.undone IS NULL GROUP BY c.subject, c.kinds, c.more`)) {
    before.set(`${subject as number} ${kinds === null ? more as string : kinds as number}`, by as number)
  }
  const fresh = list.filter(({ subject, text }) => {
    const by = before.get(`${subject} ${numbers.number(text) ?? text}`)
    if (by !== undefined) restsOn.add(by)
    return by === undefined
  })
  return {
    rows: fresh.map(({ subject, text }) => {
      const term = numbers.number(text)
      return [subject, batch, term, term === null ? text : null]
    }),
    touched: new Set(fresh.map(({ subject }) => subject))
  }
}
