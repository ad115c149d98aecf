import type { Fact } from "../citizen/fact.ts"

/**
 * The ways in which facts of a kind differ for questions, apart from time and number: status, codes that a question names,
 * and links of the roles that questions look at. Facts that no question can tell apart share a class, a small integer.
 */
export interface FactClasses {
  /** One fact of each class. */
  readonly samples: readonly Fact[]
  readonly classOf: (fact: Fact) => number
}

/** Makes an empty dictionary of classes. */
export const factClasses = (roles: readonly string[], words: ReadonlySet<string>): FactClasses => {
  const samples: Fact[] = []
  // A number for each word, and a step for each (place reached, word): a class is where the words of a fact lead.
  const numberOf = new Map<string, number>([...words].map((word, index) => [word, index + firstWord]))
  const steps = new Map<number, number>()
  const stride = numberOf.size + firstWord
  let places = 1
  const step = (place: number, word: number): number => {
    const key = place * stride + word
    const next = steps.get(key)
    if (next !== undefined) return next
    steps.set(key, places)
    return places++
  }
  const classes = new Map<number, number>()
  const wordOf = (text: unknown): number => typeof text !== "string" ? absent : numberOf.get(text) ?? other

  const classFrom = (fact: Fact, status: number): number => {
    let place = step(0, status)
    const codes = fact.code
    if (codes === undefined || codes.length === 0) place = step(place, absent)
    else for (const word of [...new Set(codes.map(wordOf))].toSorted((a, b) => a - b)) place = step(place, word)
    place = step(place, endOfCodes)
    for (const role of roles) place = step(place, wordOf(fact.links?.[role]))
    const known = classes.get(place)
    if (known !== undefined) return known
    classes.set(place, samples.length)
    return samples.push(sampleOf(fact, roles)) - 1
  }
  // Most facts have one code, and nothing else that matters.
  const ofOneCode = new Int32Array(statuses.length * stride).fill(-1)

  return {
    samples,
    classOf: (fact) => {
      const status = fact.status === undefined ? 0 : statuses.indexOf(fact.status)
      if (roles.length > 0 || (fact.code !== undefined && fact.code.length > 1)) return classFrom(fact, status)
      const at = status * stride + (fact.code === undefined || fact.code.length === 0 ? absent : wordOf(fact.code[0]))
      if (ofOneCode[at] === -1) ofOneCode[at] = classFrom(fact, status)
      return ofOneCode[at]!
    }
  }
}

const statuses: readonly Fact["status"][] = ["final", "preliminary", "planned", "notDone", "enteredInError"]

const absent = 0
const other = 1
const endOfCodes = 2
/** After the numbers that stand for no word, and those of the statuses. */
const firstWord = 5

const sampleOf = ({ kind, recorded, status, code, links }: Fact, roles: readonly string[]): Fact => ({
  id: "",
  kind,
  recorded,
  ...(status === undefined ? {} : { status }),
  ...(code === undefined ? {} : { code }),
  ...(links === undefined ? {} : { links: Object.fromEntries(roles.flatMap((role) => typeof links[role] === "string" ? [[role, links[role]]] : [])) })
})
