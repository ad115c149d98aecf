/** Lists by what they have in common, in the order in which it first appears. */
export const grouped = <T, Key>(all: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> => {
  const found = new Map<Key, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const known = found.get(key)
    if (known === undefined) found.set(key, [one])
    else known.push(one)
  }
  return found
}
