/**
 * Whether something recorded at a day or instant was known by the end of another: the same comparison as the core's
 * `readRecord`, by the written text, so that a day takes in all its hours.
 */
export const recordedBy = (recorded: string, knownAt: string | undefined): boolean =>
  knownAt === undefined || recorded.slice(0, knownAt.length) <= knownAt
