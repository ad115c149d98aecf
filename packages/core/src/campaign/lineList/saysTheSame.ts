/** Whether two pieces of plain data say the same, in whichever order their fields stand. A field that is not said may be left out or undefined. */
export const saysTheSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a === "string" && typeof b === "string") return asRead(a) === asRead(b)
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const fields = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...fields].every((field) => saysTheSame(a[field], b[field]))
}

/** A text as people read it: Unicode writes one Vietnamese letter in several ways that look the same. */
export const asRead = (text: string): string => text.normalize("NFC")

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null
