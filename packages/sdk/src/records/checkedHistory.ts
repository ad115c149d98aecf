import type { HistoryLine } from "../ports/history.ts"
import { historyDigest } from "./historyDigest.ts"
import { historyOrder, wrongLine } from "./historyOrder.ts"
import { show } from "./keptText.ts"

/**
 * The lines of a history, each looked at before it is handed on: that it is a line, stands where it may, and, at the end, that
 * none is missing, doubled, moved or other than it was written. Every `restore` reads through it, in one transaction: what is
 * wrong may come out at the last line only.
 *
 * @throws StoreError `TRAMYTE_STORE_INVALID`, which names the line (`line 17`); `TRAMYTE_STORE_NEWER_VERSION` for a later format
 * @example
 * ```ts
 * import { checkedHistory, memoryStore, type StoreError } from "@tramyte/sdk"
 *
 * const operator = { actor: "an", role: "operator", purpose: "maintenance", commune: "10903" } as const
 * let seen = ""
 * for await (const line of checkedHistory(memoryStore().history(operator))) seen += Object.keys(line).join()
 * seen // => "historyend"
 *
 * const half = async (): Promise<string> => {
 *   for await (const _line of checkedHistory([{ history: { format: 1 } }])) continue
 *   return "whole"
 * }
 * await half().catch((error: StoreError) => error.code) // => "TRAMYTE_STORE_INVALID"
 * ```
 */
export async function* checkedHistory(lines: AsyncIterable<HistoryLine> | Iterable<HistoryLine>): AsyncGenerator<HistoryLine> {
  const order = historyOrder()
  const sum = historyDigest()
  let number = 0
  let ended = false
  for await (const given of linesIn(lines)) {
    number++
    const line = order(given, number)
    ended = "end" in line
    if ("end" in line) {
      const { digest, lines: count } = line.end
      if (count !== number - 1) throw wrongLine(number, `the end tells of ${String(count)} lines before it, and there are ${number - 1}: lines are missing or doubled`)
      if (digest !== sum.text()) throw wrongLine(number, "the check sum at the end is not that of the lines before it: some line was altered or moved; take another copy")
    } else sum.add(textOf(line, number))
    yield line
  }
  if (!ended) throw wrongLine(number + 1, "the history has no end: it was cut off; take another copy")
}

/** What is no list and no stream of lines is told so, also where no compiler looked. */
const linesIn = (lines: unknown): AsyncIterable<unknown> | Iterable<unknown> => {
  const isStream = typeof lines === "object" && lines !== null && (Symbol.asyncIterator in lines || Symbol.iterator in lines)
  if (!isStream) throw wrongLine(1, `${show(lines)} is no history: give the lines that \`history\` or \`readHistory\` yields`)
  return lines as AsyncIterable<unknown> | Iterable<unknown>
}

const textOf = (line: HistoryLine, number: number): string => {
  try {
    return JSON.stringify(line)
  } catch (error) {
    throw wrongLine(number, "cannot be written as JSON", { cause: error })
  }
}
