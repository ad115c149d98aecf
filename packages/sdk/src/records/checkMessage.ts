import type { OutboxMessage } from "../ports/recordStore.ts"
import type { Report } from "./checkStoredFact.ts"
import { contentProblem, longestText, show, textProblem } from "./keptText.ts"

/** The longest payload of a message, in characters of its JSON. */
export const longestPayload = 1_000_000
/** How the id of the message begins that withdraws another: behind it stands that one's id. */
const withdraw = "withdraw:"
const deepest = 100
const fields: ReadonlySet<string> = new Set(["id", "topic", "subject", "payload"] satisfies readonly (keyof OutboxMessage)[])

/** Tells everything that is wrong with a message. */
export const checkMessage = (message: OutboxMessage | undefined, path: string, issue: Report): void => {
  if (typeof message !== "object" || message === null) return issue(path, "is not a message")
  const check = (field: string, problem: string | undefined): void => problem === undefined ? undefined : issue(`${path}.${field}`, problem)
  check("id", textProblem(message.id, longestText - withdraw.length) ?? (message.id.startsWith(withdraw) ? `${show(message.id)} begins with "withdraw:", as the store's own messages do` : undefined))
  check("topic", textProblem(message.topic))
  if (message.subject !== undefined) check("subject", textProblem(message.subject))
  check("payload", jsonProblem(message.payload, 0, { left: longestPayload }))
  for (const field in message) if (!fields.has(field)) issue(`${path}.${show(field).slice(1, -1)}`, "is no field of a message and would be lost")
}

/** What keeps a value from being JSON that comes back as it was. */
const jsonProblem = (value: unknown, depth: number, room: Room): string | undefined => {
  // Counted on the way: of what is referred to many times, the text would never end.
  room.left -= typeof value === "string" ? value.length + 2 : typeof value === "object" && value !== null ? 2 : String(value).length
  if (room.left < 0) return tooLarge
  if (value === null || typeof value === "boolean") return undefined
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `holds ${String(value)}, which JSON cannot hold`
  if (typeof value === "string") return within(contentProblem(value, longestPayload))
  if (typeof value !== "object" || !isPlain(value)) return `holds ${Object.prototype.toString.call(value)}, which is no JSON; make it a text, a number, a list or a plain object`
  if (depth === deepest) return `is nested more than ${deepest} deep, or goes round in a circle`
  for (const [key, each] of Array.isArray(value) ? Array.from(value, (each: unknown) => ["", each] as const) : Object.entries(value)) {
    if (each === undefined && !Array.isArray(value)) continue
    room.left -= key.length + 1
    const problem = within(contentProblem(key, longestPayload)) ?? jsonProblem(each, depth + 1, room)
    if (problem !== undefined) return problem
  }
  return undefined
}

const within = (problem: string | undefined): string | undefined => problem === undefined ? undefined : `holds a text that cannot be kept: ${problem}`

const isPlain = (value: object): boolean =>
  Array.isArray(value) || (Object.prototype.toString.call(value) === "[object Object]" && typeof (value as { readonly toJSON?: unknown }).toJSON !== "function")

interface Room {
  left: number
}

const tooLarge = `has more than ${longestPayload} characters of JSON: send what is large by another way, and its place here`
