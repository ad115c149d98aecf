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
  /** Numbers for a transaction; other transactions see them once it is committed. */
  readonly writer: () => TermWriter
}

/** Gives numbers to texts in one transaction. */
export interface TermWriter {
  /** Finds the numbers of texts; new ones are stored, unless they are not worth it. */
  readonly resolve: (texts: Iterable<string>, isWorthIt?: (text: string) => boolean) => Steps<void>
  /** The number of a text that was resolved; `null` where it is not worth one, or the table has grown full. */
  readonly number: (text: string) => number | null
  readonly isKnown: (text: string) => boolean
  /** To be called once the transaction is committed. */
  readonly committed: () => void
}

/** The terms of one store. So many texts are worth a number; beyond, they do not repeat. */
export const termsOf = (dialect: StoreDialect, most = 100_000): Terms => {
  const numbers = new Map<string, number>()
  const texts = new Map<number, string>()
  const values = new Map<number, unknown>()

  const writer = (): TermWriter => {
    const own = new Map<string, number | null>()
    const find = (text: string): number | null | undefined => numbers.get(text) ?? own.get(text)
    function* resolve(asked: Iterable<string>, isWorthIt = (_text: string) => true): Steps<void> {
      const missing = [...new Set(asked)].filter((text) => find(text) === undefined)
      if (missing.length === 0) return
      const given = missing.map((text) => [text])
      const found = yield* rows(`SELECT t.n, t.text FROM ${dialect.given("g", { text: "text" })} JOIN term t ON t.text = g.text`, ...dialect.givenParams({ text: "text" }, given))
      for (const [n, text] of found) own.set(text as string, n as number)
      const unknown = missing.filter((text) => own.get(text) === undefined)
      for (const text of unknown) own.set(text, null)
      const worth = unknown.filter(isWorthIt)
      if (worth.length === 0) return
      const last = Number((yield* rows("SELECT max(n) FROM term"))[0]?.[0] ?? 0)
      const fresh = worth.slice(0, Math.max(0, most - last)).map((text, index) => [last + 1 + index, text] as const)
      for (const [n, text] of fresh) own.set(text, n)
      yield* insert("term", fresh)
    }
    return {
      resolve,
      number: (text) => find(text) ?? null,
      isKnown: (text) => find(text) !== undefined,
      committed: () => {
        for (const [text, n] of own) if (n !== null) numbers.set(text, n)
      }
    }
  }

  return {
    *load(asked) {
      const missing = new Set<number>()
      for (const n of asked) if (typeof n === "number" && !texts.has(n)) missing.add(n)
      if (missing.size === 0) return
      const given = Array.from(missing, (n) => [n])
      const found = yield* rows(`SELECT t.n, t.text FROM ${dialect.given("g", { n: "integer" })} JOIN term t ON t.n = g.n`, ...dialect.givenParams({ n: "integer" }, given))
      for (const [n, text] of found) texts.set(n as number, text as string)
    },
    text: (n) => {
      const text = texts.get(n)
      if (text === undefined) throw new Error(`the term ${n} is not in the store`)
      return text
    },
    json: (n) => {
      if (!values.has(n)) values.set(n, Object.freeze(JSON.parse(texts.get(n)!)))
      return values.get(n)
    },
    writer
  }
}
