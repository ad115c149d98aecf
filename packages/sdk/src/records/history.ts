import type { HistoryLine } from "../ports/history.ts"
import { historyOrder, wrongLine } from "./historyOrder.ts"

/** No line of a history is longer, in bytes: a message holds a million characters at most, and a refused batch is a few. */
export const longestHistoryLine = 256_000_000

/**
 * A history as text: a line of JSON each (NDJSON, UTF-8), to be written to a file or sent. One line is held at a time.
 *
 * @example
 * ```ts
 * import { historyText, memoryStore } from "@tramyte/sdk"
 *
 * const operator = { actor: "an", role: "operator", purpose: "maintenance", commune: "10903" } as const
 * let copy = ""
 * for await (const line of historyText(memoryStore().history(operator))) copy += line
 * copy.split("\n")[0] // => "{\"history\":{\"format\":1}}"
 * ```
 */
export async function* historyText(lines: AsyncIterable<HistoryLine> | Iterable<HistoryLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}

/**
 * Reads the lines of a history from the chunks of a file or a connection, wherever they were cut. Only the line being read is
 * held; one of more than 10 MB is refused before it is. Hand the lines to `restore`, which also finds what is missing.
 *
 * @param chunks bytes or texts: a `ReadStream`, the body of a request, `[text]`
 * @throws StoreError `TRAMYTE_STORE_INVALID`, which names the line, for bytes that are no UTF-8, texts that are no JSON, and what is
 * no line of a history or stands where none may
 * @example
 * ```ts
 * import { historyText, memoryStore, readHistory } from "@tramyte/sdk"
 *
 * const operator = { actor: "an", role: "operator", purpose: "maintenance", commune: "10903" } as const
 * const restored = await memoryStore().restore(operator, readHistory(historyText(memoryStore().history(operator))))
 * restored.batches // => 0
 * ```
 */
export async function* readHistory(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<HistoryLine> {
  const order = historyOrder()
  let number = 0
  for await (const bytes of linesOf(chunks, () => number + 1)) {
    number++
    const text = decoded(bytes, number)
    yield order(parsed(text, number), number)
  }
}

/** The bytes of each line, without its end. */
async function* linesOf(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, number: () => number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let length = 0
  const add = (part: Uint8Array): void => {
    length += part.length
    if (length > longestHistoryLine) throw wrongLine(number(), `is longer than ${longestHistoryLine} bytes`)
    // A copy: whoever reads a file may use the same memory again.
    if (part.length > 0) parts.push(part.slice())
  }
  const taken = (): Uint8Array => {
    const whole = joined(parts, length)
    parts = []
    length = 0
    return whole
  }
  for await (const chunk of encoded(chunks, number)) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, end))
      yield taken()
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield taken()
}

const lineFeed = 0x0a

/** All chunks as bytes. A character may be cut in two between texts. */
async function* encoded(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, number: () => number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let half = ""
  for await (const chunk of chunks) {
    if (typeof chunk !== "string") {
      if (half !== "") throw wrongLine(number(), "has half of a character")
      yield chunk
      continue
    }
    const text = half + chunk
    const last = text.charCodeAt(text.length - 1)
    half = last >= 0xd800 && last <= 0xdbff ? text.slice(-1) : ""
    const whole = half === "" ? text : text.slice(0, -1)
    if (!(whole as string & { isWellFormed: () => boolean }).isWellFormed()) throw wrongLine(number(), "or one soon after it has half of a character")
    yield encoder.encode(whole)
  }
  if (half !== "") throw wrongLine(number(), "has half of a character")
}

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const strict = new TextDecoder("utf-8", { fatal: true })

const decoded = (bytes: Uint8Array, number: number): string => {
  try {
    return strict.decode(bytes)
  } catch (error) {
    throw wrongLine(number, "is not UTF-8; was the file altered or converted?", { cause: error })
  }
}

const parsed = (text: string, number: number): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrongLine(number, `is not JSON: ${text.slice(0, 40)}${text.length > 40 ? "…" : ""}`, { cause: error })
  }
}
