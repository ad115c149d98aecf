import { readName } from "../fields/readName.ts"
import { readPersonalNumber } from "../fields/readPersonalNumber.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import type { PeopleIndex } from "../people/peopleIndex.ts"

/**
 * Whom a row that was not taken may be about: everybody whose number or name, with or without its accents, stands in one of
 * its cells. A list that is whole says nothing about them, because their row may be the one that was lost.
 */
export const suspects = (cells: readonly string[], people: PeopleIndex): readonly KnownPerson[] => {
  const found = new Set<KnownPerson>()
  for (const cell of cells) {
    const text = cell.trim()
    if (text.length < 4 || text.length > 100) continue
    if (/\d/.test(text)) {
      const number = readPersonalNumber(text)
      const owner = number.ok ? people.ownerOf(number.value.system, number.value.value) : undefined
      if (owner !== undefined) found.add(owner)
    } else if (text.includes(" ")) {
      const name = readName(text)
      if (name.ok) for (const person of people.likeName(name.value.key)) found.add(person)
    }
  }
  return [...found]
}
