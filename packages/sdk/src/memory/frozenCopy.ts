/** A frozen copy of plain data, all the way down, without absent fields: neither writer nor reader can change what is stored. */
export const frozenCopy = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T
  return Object.freeze(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, frozenCopy(each)]))) as T
}
