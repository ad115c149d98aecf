/** The paths of every place in plain data. */
export const placesOf = (data: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof data !== "object" || data === null ? [path] : [path, ...Object.entries(data).flatMap(([key, inner]) => placesOf(inner, [...path, key]))]

/** The same data with something else in one place. */
export const changed = (data: unknown, [key, ...rest]: readonly string[], put: unknown): unknown => {
  if (key === undefined) return put
  if (Array.isArray(data)) return data.map((part, index) => String(index) === key ? changed(part, rest, put) : part)
  return { ...data as object, [key]: changed((data as Record<string, unknown>)[key], rest, put) }
}
