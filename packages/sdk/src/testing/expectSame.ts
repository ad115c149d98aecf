import { sameContent } from "../records/sameContent.ts"

/** Throws unless two plain values are equal in depth; the message shows where they part. */
export const expectSame = (actual: unknown, expected: unknown, what: string): void => {
  const parting = part(actual, expected, "")
  if (parting !== undefined) throw new Error(`${what}: ${parting}`)
}

/** The first path at which two values differ, with both sides. */
const part = (actual: unknown, expected: unknown, path: string): string | undefined => {
  if (Object.is(actual, expected)) return undefined
  if (isObject(actual) && isObject(expected) && Array.isArray(actual) === Array.isArray(expected)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const found = part(actual[key], expected[key], Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (sameContent(actual, expected)) return undefined
  return `${path === "" ? "the answer" : path} is ${show(actual)}, expected ${show(expected)}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
