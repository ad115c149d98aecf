import { insert, rows, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"

/** Texts that repeat, each stored once and known by its number. What is committed never changes, so that it is read once. */
export interface Terms {
  /** Reads the texts of numbers that were not read yet. */
  readonly load: (numbers: Iterable<unknown>) => Steps<void>
  /** The text of a number that was loaded. */
  readonly text: (n: number) => string
  /** What a JSON text says: the same frozen value for all who hold it. */
  readonly json: (n: number) => unknown
}

/** The terms of one store. */
export interface TermCache extends Terms {
  /** Terms for a transaction that writes: what it reads or adds is known to others once it is committed, since until then its numbers may yet stand for other texts. */
  readonly session: () => TermWriter
}

/** Reads terms, and gives numbers to texts, in one transaction. */
export interface TermWriter extends Terms {
  /** Finds the numbers of texts; new ones are stored, unless they are not worth it. */
  readonly resolve: (texts: Iterable<string>, isWorthIt?: (text: string) => boolean) => Steps<void>
  /** The number of a text that was resolved; `null` where it is not worth one, or the table has grown full. */
  readonly number: (text: string) => number | null
  readonly isKnown: (text: string) => boolean
  /** To be called once the transaction is committed. */
  readonly committed: () => void
}

/** The terms of one store. So many texts are worth a number; beyond, they do not repeat. */
export const termsOf = (dialect: StoreDialect, most = 100_000): TermCache => {
  const numbers = new Map<string, number>()
  const texts = new Map<number, string>()
  const values = new Map<number, unknown>()

  const session = (): TermWriter => {
    const own = new Map<string, number | null>()
    const read = reading(dialect, { texts, values })
    const find = (text: string): number | null | undefined => numbers.get(text) ?? own.get(text)
    function* resolve(asked: Iterable<string>, isWorthIt = (_text: string) => true): Steps<void> {
      const missing = [...new Set(asked)].filter((text) => find(text) === undefined)
      if (missing.length === 0) return
      const given = missing.map((text) => [text])
      const found = yield* rows(`SELECT t.n, t.text FROM ${dialect.given("g", { text: "text" })} JOIN term t ON t.text = g.text`, ...dialect.givenParams({ text: "text" }, given))
      for (const [n, text] of found) own.set(text as string, n as number)
      const unknown = missing.filter((text) => own.get(text) === undefined)
      for (const text of unknown) own.set(text, null)
      // PostgreSQL finds by texts of at most 2,704 bytes.
      const worth = unknown.filter((text) => text.length <= 500 && isWorthIt(text))
      if (worth.length === 0) return
      const last = Number((yield* rows("SELECT max(n) FROM term"))[0]?.[0] ?? 0)
      const fresh = worth.slice(0, Math.max(0, most - last)).map((text, index) => [last + 1 + index, text] as const)
      for (const [n, text] of fresh) own.set(text, n)
      yield* insert("term", fresh)
    }
    return {
      ...read.terms,
      resolve,
      number: (text) => find(text) ?? null,
      isKnown: (text) => find(text) !== undefined,
      committed: () => {
        for (const [text, n] of own) if (n !== null) numbers.set(text, n)
        for (const [n, text] of read.texts) texts.set(n, text)
      }
    }
  }

  return { ...reading(dialect, { texts, values }, { texts, values }).terms, session }
}

interface Known {
  readonly texts: Map<number, string>
  readonly values: Map<number, unknown>
}

/** Reads terms beside those that are known already. */
const reading = (dialect: StoreDialect, known: Known, own: Known = { texts: new Map(), values: new Map() }): { readonly terms: Terms; readonly texts: ReadonlyMap<number, string> } => {
  const textOf = (n: number): string => {
    const text = own.texts.get(n) ?? known.texts.get(n)
    if (text === undefined) throw new Error(`the term ${n} is not in the store`)
    return text
  }
  return {
    texts: own.texts,
    terms: {
      *load(asked) {
        const missing = new Set<number>()
        for (const n of asked) if (typeof n === "number" && !known.texts.has(n) && !own.texts.has(n)) missing.add(n)
        if (missing.size === 0) return
        const given = Array.from(missing, (n) => [n])
        const found = yield* rows(`SELECT t.n, t.text FROM ${dialect.given("g", { n: "integer" })} JOIN term t ON t.n = g.n`, ...dialect.givenParams({ n: "integer" }, given))
        for (const [n, text] of found) own.texts.set(n as number, text as string)
      },
      text: textOf,
      json: (n) => {
        const before = known.values.get(n) ?? own.values.get(n)
        if (before !== undefined) return before
        const value: unknown = Object.freeze(JSON.parse(textOf(n)))
        ;(known.texts.has(n) ? known : own).values.set(n, value)
        return value
      }
    }
  }
}
