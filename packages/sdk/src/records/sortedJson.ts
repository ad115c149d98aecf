import type { Json } from "../ports/recordStore.ts"

/** A value as JSON with its keys in order: the same text for the same content. */
export const sortedJson = (value: Json): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(sortedJson).join()}]`
  return `{${Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => `${JSON.stringify(key)}:${sortedJson(value[key]!)}`).join()}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
