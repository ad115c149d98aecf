import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { HistoryLine } from "../ports/history.ts"
import { isStoreError } from "../ports/storeError.ts"
import { memoryStore } from "../memory/memoryStore.ts"
import { batchOf, clerk, collect, factOf, keeper, morning } from "../testing/storageBatches.ts"
import { checkedHistory } from "./checkedHistory.ts"
import { historyText, longestHistoryLine, readHistory } from "./history.ts"
import { historyDigest } from "./historyDigest.ts"

/** A history of a person with a name beyond ASCII, a correction, an undo and a message. */
const linesOf = async (): Promise<readonly HistoryLine[]> => {
  const store = memoryStore()
  await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { kind: "name", value: "Nguyễn Thị Lan 𠀀" })], messages: [{ id: "m", topic: "t", payload: { __proto__: 1, "10": [1.5, null] } }] }))
  await store.write(clerk, batchOf("b2", "2026-01-11", { facts: [factOf("1", { kind: "name", value: "" })] }))
  await store.undo(clerk, "b2", morning("2026-01-12"))
  return collect(store.history(keeper))
}
const textOf = async (): Promise<string> => (await collect(historyText(await linesOf()))).join("")
const bytesOf = async (): Promise<Uint8Array> => new TextEncoder().encode(await textOf())

/** Which line is said to be wrong, and why. */
const faultOf = async (lines: AsyncIterable<HistoryLine>): Promise<readonly [path: string, message: string]> => {
  try {
    await collect(lines)
  } catch (error) {
    if (isStoreError(error) && error.reason._tag === "NewerVersion") return ["line 1", `format ${error.reason.found}`]
    if (isStoreError(error) && error.reason._tag === "Invalid") return [error.reason.issues[0]!.path, error.reason.issues[0]!.message]
    throw error
  }
  return ["", "was accepted"]
}
const read = (text: string | Uint8Array): AsyncIterable<HistoryLine> => checkedHistory(readHistory([text]))
const ended = (lines: readonly object[]): readonly HistoryLine[] => {
  const sum = historyDigest()
  for (const line of lines) sum.add(JSON.stringify(line))
  return [...lines, { end: { lines: lines.length, digest: sum.text() } }] as unknown as readonly HistoryLine[]
}
const head = { batch: { id: "b", label: "", recorded: morning("2026-01-10"), actor: "an", purpose: "import", commune: "10903", digest: "d", restsOn: [] } }
const begin = { history: { format: 1 } }

describe("the text of a history", () => {
  it("is read as it was written, wherever it is cut", async () => {
    const [lines, bytes] = [await linesOf(), await bytesOf()]
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = places.slice(1).map((until, index) => bytes.subarray(places[index], until))
      expect(await collect(checkedHistory(readHistory(chunks)))).toEqual(lines)
    }))
  })
  it("comes as bytes or as texts, with a character cut in two, with other line ends, with or without an end to the last line", async () => {
    const [lines, text] = [await linesOf(), await textOf()]
    const middle = text.indexOf("𠀀") + 1
    expect(await collect(readHistory([text.slice(0, middle), text.slice(middle)]))).toEqual(lines)
    expect(await collect(read(text.replaceAll("\n", "\r\n")))).toEqual(lines)
    expect(await collect(read(text.trimEnd()))).toEqual(lines)
  })
  it("is held a line at a time, in memory that its reader may use again", async () => {
    const bytes = await bytesOf()
    const shared = new Uint8Array(7)
    const chunks = function*(): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += shared.length) {
        shared.set(bytes.subarray(at, at + shared.length))
        yield shared.subarray(0, Math.min(shared.length, bytes.length - at))
      }
    }
    expect(await collect(read(await textOf()))).toEqual(await collect(readHistory(chunks())))
  })
  it("that never ends a line is refused before it is held", async () => {
    let given = 0
    const endless = function*(): Generator<Uint8Array> {
      yield new TextEncoder().encode(`${JSON.stringify(begin)}\n`)
      for (;;) {
        given += 1_000_000
        yield new Uint8Array(1_000_000).fill(32)
      }
    }
    expect(await faultOf(readHistory(endless()))).toEqual(["line 2", `is longer than ${longestHistoryLine} bytes`])
    expect(given).toBeLessThan(longestHistoryLine + 2_000_000)
  })
  it("closes what it reads from when nobody reads on", async () => {
    let closed = false
    const text = await textOf()
    const source = async function*(): AsyncGenerator<string> {
      try {
        for (;;) yield text
      } finally {
        closed = true
      }
    }
    for await (const _line of readHistory(source())) break
    expect(closed).toBe(true)
  })
})

describe("a damaged history is refused by its line", () => {
  it("bytes that are no UTF-8", async () => {
    const bytes = (await bytesOf()).slice()
    const at = bytes.indexOf(0xe1)
    bytes[at + 1] = 0x20
    const [path, message] = await faultOf(read(bytes))
    expect([path, message.startsWith("is not UTF-8")]).toEqual(["line 4", true])
    expect((await faultOf(readHistory(["{\ud800"])))[1]).toContain("half of a character")
    expect((await faultOf(readHistory(["{\ud840"])))[1]).toContain("half of a character")
  })
  it("cut off anywhere, it is never taken for whole", async () => {
    const bytes = await bytesOf()
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 2), async (until) => {
      const [path] = await faultOf(read(bytes.subarray(0, until)))
      // A line that is whole but for its end is read; what is missing is the next.
      const whole = bytes.subarray(0, until + 1).filter((byte) => byte === 10).length
      expect(path).toBe(`line ${whole + 1}`)
    }), { numRuns: 300 })
  })
  it("with lines missing, doubled or moved", async () => {
    const lines = await linesOf()
    await fc.assert(fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.constantFrom("missing", "doubled", "moved"), async (one, other, how) => {
      const damaged = [...lines]
      const [line] = how === "doubled" ? [damaged[one]!] : damaged.splice(one, 1)
      if (how !== "missing") damaged.splice(other, 0, line!)
      if (JSON.stringify(damaged) === JSON.stringify(lines)) return
      expect((await faultOf(checkedHistory(damaged)))[0]).toMatch(/^line \d+$/)
    }), { numRuns: 200 })
  })
  it("with any character altered", async () => {
    const text = await textOf()
    await fc.assert(fc.asyncProperty(fc.nat(text.length - 2), fc.constantFrom("0", "x", "9", " ", "}"), async (at, other) => {
      const altered = text.slice(0, at) + other + text.slice(at + 1)
      // Space between two parts of JSON, and another way to write the same number or text, are no other content.
      const same = altered.split("\n").map((line) => { try { return JSON.stringify(JSON.parse(line)) } catch { return line } }).join("\n") === text
      if (!same) expect((await faultOf(read(altered)))[1]).not.toBe("was accepted")
    }), { numRuns: 400 })
  })
  it.each<[string, readonly object[], string, string]>([
    ["nothing at all", [], "line 1", "has no end"],
    ["no beginning", [head], "line 1", "stands before the beginning"],
    ["two beginnings", [begin, begin], "line 2", "begins here in the middle"],
    ["no end", [begin, head], "line 3", "has no end"],
    ["a line after the end", [...ended([begin]), head], "line 3", "stands after the end"],
    ["a person outside of a batch", ended([begin, { person: { id: "p1" } }]), "line 2", "outside of a batch"],
    ["a fact after an undo", ended([begin, head, { undo: { batch: "b", recorded: morning("2026-01-10") } }, { fact: { id: "f" } }]), "line 4", "outside of a batch"],
    ["a batch after conflicts", ended([begin, { conflict: { batch: { id: "b", label: "", recorded: "2026-01-01T08:00:00+07:00" }, subjects: [], commune: "10903", actor: "an", purpose: "import" } }, head]), "line 3", "does not stand after conflicts"],
    ["a line of two keys", ended([begin, { ...head, undo: { batch: "b", recorded: "" } }]), "line 2", "is no line of a history"],
    ["a line of no known key", ended([begin, { __proto__: null, constructor: {} }]), "line 2", "is no line of a history"],
    ["a list", ended([begin, [head]]), "line 2", "is no line of a history"],
    ["a batch without a commune", ended([begin, { batch: { ...head.batch, commune: undefined } }]), "line 2", "has no commune"],
    ["a batch that rests on a number", ended([begin, { batch: { ...head.batch, restsOn: [1] } }]), "line 2", "rests"],
    ["a message that is a text", ended([begin, head, { message: "m" }]), "line 3", "is not an object"],
    ["no format", ended([{ history: {} }]), "line 1", "format"],
    ["another count of lines", [begin, { end: { lines: 2, digest: "" } }], "line 2", "missing or doubled"],
    ["another check sum", [begin, { end: { lines: 1, digest: "0000000000000000" } }], "line 2", "check sum"]
  ])("%s", async (_what, lines, path, message) => {
    const fault = await faultOf(checkedHistory(lines as readonly HistoryLine[]))
    expect([fault[0], fault[1].includes(message)], fault[1]).toEqual([path, true])
  })
  it("of a later format it says so", async () => {
    const error: unknown = await collect(checkedHistory([{ history: { format: 2 } }] as unknown as readonly HistoryLine[])).catch((thrown: unknown) => thrown)
    expect(isStoreError(error) && error.reason).toEqual({ _tag: "NewerVersion", found: 2, known: 1 })
  })
  it.each([undefined, null, 7, "lines", {}])("%j is none", async (given) => {
    expect((await faultOf(checkedHistory(given as never)))[0]).toBe("line 1")
  })
})
