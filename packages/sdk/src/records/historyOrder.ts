import type { HistoryLine } from "../ports/history.ts"
import type { WriteBatch } from "../ports/recordStore.ts"
import type { Purpose } from "../ports/securityContext.ts"
import { invalid, StoreError } from "../ports/storeError.ts"
import { checkBatch } from "./checkBatch.ts"
import { recordedProblem } from "./instants.ts"
import { isKeptText } from "./keptText.ts"

/** Looks at lines of a history one after the other: throws at the first that is none, or does not stand where it may. */
export const historyOrder = (): (line: unknown, number: number) => HistoryLine => {
  let last: Kind | undefined
  let inBatch = false
  return (line, number) => {
    const kind = kindOf(line)
    if (kind === undefined) throw wrongLine(number, `is no line of a history: an object with one of the keys ${kinds.join(", ")}`)
    const content = (line as Record<string, unknown>)[kind]
    if (!isObject(content)) throw wrongLine(number, `its ${kind} is not an object`)
    const missing = texts[kind].find((field) => typeof content[field] !== "string")
    if (missing !== undefined) throw wrongLine(number, `its ${kind} has no ${missing}`)
    if (kind === "batch" && !isTexts(content["restsOn"])) throw wrongLine(number, "its batch does not say on which it rests")
    if (kind === "conflict" && !(isObject(content["batch"]) && typeof content["batch"]["id"] === "string" && Array.isArray(content["subjects"]))) {
      throw wrongLine(number, "its conflict has no batch or no subjects")
    }
    const problem = problemOf(kind, content)
    if (problem !== undefined) throw wrongLine(number, `its ${kind}'s ${problem}`)
    if (kind === "history") expectFormat(content["format"], number)
    if (kind === "history" && last !== undefined) throw wrongLine(number, "a history begins here in the middle of another")
    if (kind !== "history" && last === undefined) throw wrongLine(number, `stands before the beginning, {"history":{"format":1}}`)
    if (last === "end") throw wrongLine(number, "stands after the end")
    if (last === "conflict" && kind !== "conflict" && kind !== "end") throw wrongLine(number, `a ${kind} does not stand after conflicts`)
    if (kind === "batch") inBatch = true
    else if (!parts.has(kind)) inBatch = false
    else if (!inBatch) throw wrongLine(number, `a ${kind} stands outside of a batch`)
    last = kind
    return line as HistoryLine
  }
}

/** What `checkBatch` does not look at, since it is no content of a batch: who wrote it, when it was undone or delivered; and batches that stand in conflicts. */
const problemOf = (kind: Kind, content: Readonly<Record<string, unknown>>): string | undefined => {
  if (kind === "batch" || kind === "conflict") {
    const wrong = ["actor", "commune", ...(kind === "batch" ? ["digest"] : [])].find((field) => !isKeptText(content[field]))
    if (wrong !== undefined) return `${wrong} is not a text that can be kept`
    if (!purposes.includes(content["purpose"] as string)) return `purpose is none of ${purposes.join(", ")}`
  }
  if (kind === "undo" || kind === "delivered") {
    const wrong = recordedProblem(content["recorded"])
    if (wrong !== undefined) return `recorded ${wrong}`
  }
  if (kind === "delivered" && !isKeptText(content["commune"])) return "commune is not a text that can be kept"
  if (kind === "conflict") {
    const [first] = checkBatch(content["batch"] as WriteBatch)
    if (first !== undefined) return `batch cannot be used: ${first.path}: ${first.message}`
  }
  return undefined
}

const purposes: readonly string[] = ["care", "campaign", "report", "import", "maintenance"] satisfies readonly Purpose[]

/** What is wrong with a line, as a typed error that names it. */
export const wrongLine = (number: number, message: string, options?: { readonly cause: unknown }): StoreError => {
  const { message: text, reason } = invalid("The history", [{ path: `line ${number}`, message }])
  return new StoreError(reason, text.slice(text.indexOf(": ") + 2), options)
}

type Kind = HistoryLine extends infer Line ? Line extends unknown ? keyof Line : never : never

/** The fields of each kind of line that are texts. What else must be true of them is told by `checkBatch`. */
const texts: Readonly<Record<Kind, readonly string[]>> = {
  history: [], batch: ["id", "label", "recorded", "actor", "purpose", "commune", "digest"], person: ["id"], unit: ["id"], fact: ["id"], complete: ["subject"],
  merge: ["from", "into"], message: ["id"], undo: ["batch", "recorded"], delivered: ["commune", "message", "recorded"], conflict: ["commune", "actor", "purpose"], end: ["digest"]
}
const kinds = Object.keys(texts) as readonly Kind[]
const parts: ReadonlySet<Kind> = new Set(["person", "unit", "fact", "complete", "merge", "message"])

const kindOf = (line: unknown): Kind | undefined => {
  if (!isObject(line)) return undefined
  const [key, ...more] = Object.keys(line)
  return more.length === 0 && key !== undefined && Object.hasOwn(texts, key) ? key as Kind : undefined
}

const expectFormat = (format: unknown, number: number): void => {
  if (format === 1) return
  if (typeof format === "number" && format > 1) {
    throw new StoreError({ _tag: "NewerVersion", found: format, known: 1 }, `the history has format ${format}, this version reads format 1; update the library`)
  }
  throw wrongLine(number, "does not tell the format of the history")
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string")
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)
