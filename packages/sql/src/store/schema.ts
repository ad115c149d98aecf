import type { Columns } from "./storeDialect.ts"

/**
 * The tables of a record store, their columns in the order of their rows. Everything is append-only but these marks:
 * `batch.undone` and `undone_seq`; `subject.creator` (the batch that created it, none once undone) and `changed`;
 * `fact.standing` (1: stands; 2: a fact of another key took its place, but it is still the last word of its own source and key;
 * 0: neither); `message.delivered` and `withdrawn`. A conflict is a note that is dropped once it is settled.
 *
 * Writes and undos are counted in one sequence: `batch.n` is the place of the write in it, `batch.undone_seq` that of the undo,
 * `subject.changed` that of the last of them that touched it.
 *
 * Texts that repeat (kinds, codes, links, units, times of recording) stand once in `term`, and columns hold their numbers. Where
 * there are too many of them, the text stands in `more`, with what few facts have. A fact's source, kind and batch are foreign
 * keys in all but name: declaring them costs a tenth of the writing speed.
 */
export const tables = {
  term: { n: "integer", text: "text" },
  source: { n: "integer", commune: "text", id: "text" },
  batch: {
    n: "integer", id: "text", label: "text", recorded: "text", actor: "text", purpose: "text", commune: "text",
    first_fact: "integer", facts: "integer", digest: "text", undone: "text", undone_seq: "integer"
  },
  /** The batch `later` may only be undone before `base`. */
  rests: { base: "integer", later: "integer" },
  subject: { n: "integer", id: "text", creator: "integer", changed: "integer" },
  person: { n: "integer", subject: "integer", batch: "integer", sex: "text", birth: "text", death: "text" },
  unit: { n: "integer", subject: "integer", batch: "integer", kind: "text", parent: "text", name: "text" },
  fact: {
    n: "integer", standing: "integer", subject: "integer", batch: "integer", source: "integer", key: "text", id: "text", recorded: "integer",
    kind: "integer", code: "integer", status: "text", start: "text", end: "text", number: "number", text: "text", unit: "integer", links: "integer", more: "text"
  },
  correction: { old: "integer", new: "integer" },
  /** Kinds known completely: the number of a term that holds them as JSON, or the JSON itself. */
  complete: { subject: "integer", batch: "integer", kinds: "integer", more: "text" },
  /** What stands under the person `part` is read under the person `whole`. */
  merge: { n: "integer", batch: "integer", part: "integer", whole: "integer" },
  message: {
    n: "integer", batch: "integer", commune: "text", id: "text", topic: "text", subject: "text", payload: "text", recorded: "text",
    withdraws: "text", delivered: "text", withdrawn: "integer"
  },
  conflict: { n: "integer", id: "text", commune: "text", actor: "text", purpose: "text", content: "text", subjects: "text" },
  /** Where numbers of other systems are found: every identifier fact that was ever stored. */
  identifier: { system: "text", value: "text", fact: "integer" },
  /** Lines of a history that is being restored, until the last has come. */
  restoring: { n: "integer", line: "text" }
} as const satisfies Readonly<Record<string, Columns>>

export type StoreTable = keyof typeof tables
