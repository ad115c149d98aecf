/** A version as three whole numbers. */
type Version = readonly [number, number, number]

/** Versions from `from` (inclusive) until `until` (exclusive); an open end is absent. */
interface Span {
  readonly from?: Version
  readonly until?: Version
}

/** What a range looks like, for messages. */
export const rangeForms = "\"2026.1.0\", \">=2026.1.0\", \"^2026.1.0\" (the same year), \"~2026.1.0\", \"2026.x\", \">=2026.1.0 <2027.0.0\", or several joined by \" || \""

/** Nobody writes a longer one; what is longer is refused unread. */
export const longestRange = 200

// Without leading zeros, and short enough to be held exactly.
const number = "(0|[1-9]\\d{0,8})"
const exact = `${number}\\.${number}\\.${number}`
const wildcard = `${number}\\.(?:${number}\\.)?x`
const words = ` *(?:(?:>=|>|<=|<|\\^|~)?${exact}|${wildcard})(?: +(?:(?:>=|>|<=|<|\\^|~)?${exact}|${wildcard}))* *`

/** The forms of a version and of a range, for JSON Schema. */
export const versionPattern = `^${exact}$`
export const rangePattern = `^${words}(?:\\|\\|${words})*$`

const exactly = new RegExp(versionPattern)
const anyOfMany = new RegExp(`^${wildcard}$`)

const readVersion = (text: string): Version | undefined => {
  const found = exactly.exec(text)
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])]
}

/** Whether a value is a version, `"2026.1.0"`: three whole numbers, the first the year where a pack is meant. */
export const isVersion = (value: unknown): value is string => typeof value === "string" && readVersion(value) !== undefined

/** Whether a value can be read as a range of versions. */
export const isVersionRange = (value: unknown): value is string => typeof value === "string" && readRange(value) !== undefined

/**
 * Whether a version lies in a range, by the rules of npm: `^` keeps the first number that is not zero (a pack's year), `~`
 * the first two, a space is *and*, `||` is *or*. What cannot be read lies in no range.
 *
 * @param version `"2026.1.0"`
 * @param range `">=2026.1.0 <2027.0.0 || 2028.x"`
 */
export const isInRange = (version: string, range: string): boolean => {
  const read = readVersion(version)
  return read !== undefined && readRange(range)?.some((all) => all.every((span) => isWithin(read, span))) === true
}

/** The alternatives, each with all that must hold together; none if the text is no range. */
const readRange = (range: string): readonly (readonly Span[])[] | undefined => {
  if (range.length > longestRange) return undefined
  const alternatives = range.split("||").map((part) => part.split(" ").filter((word) => word !== "").map(readSpan))
  return alternatives.every((all): all is Span[] => all.length > 0 && !all.includes(undefined)) ? alternatives : undefined
}

const readSpan = (word: string): Span | undefined => {
  const many = anyOfMany.exec(word)
  if (many !== null) {
    const [year, part] = [Number(many[1]), many[2] === undefined ? undefined : Number(many[2])]
    return part === undefined ? { from: [year, 0, 0], until: [year + 1, 0, 0] } : { from: [year, part, 0], until: [year, part + 1, 0] }
  }
  const operator = operators.find((one) => word.startsWith(one))!
  const version = readVersion(word.slice(operator.length))
  return version === undefined ? undefined : spans[operator](version)
}

const next = ([year, part, patch]: Version): Version => [year, part, patch + 1]

const spans = {
  ">=": (from: Version): Span => ({ from }),
  ">": (after: Version): Span => ({ from: next(after) }),
  "<=": (last: Version): Span => ({ until: next(last) }),
  "<": (until: Version): Span => ({ until }),
  "^": (from: Version): Span => ({ from, until: from[0] > 0 ? [from[0] + 1, 0, 0] : from[1] > 0 ? [0, from[1] + 1, 0] : next(from) }),
  "~": (from: Version): Span => ({ from, until: [from[0], from[1] + 1, 0] }),
  "": (only: Version): Span => ({ from: only, until: next(only) })
} as const

/** The longer ones first; a plain version begins with none. */
const operators = Object.keys(spans) as readonly (keyof typeof spans)[]

const isWithin = (version: Version, { from, until }: Span): boolean =>
  (from === undefined || compare(version, from) >= 0) && (until === undefined || compare(version, until) < 0)

const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
