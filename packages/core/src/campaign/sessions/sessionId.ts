/** `"station-1 2026-07-06 morning"`; an organisation's day also names it. */
export const sessionId = (...words: readonly (string | undefined)[]): string => words.filter((word) => word !== undefined).join(" ")
