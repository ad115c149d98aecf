import type { Text } from "@tramyte/core"
import { flagLabels, standingLabels } from "./labels.ts"
import type { ListedPerson } from "./standing.ts"

/** One section of a page: how many there are, which are written, how many were written above, how many did not fit. */
export interface SheetSection {
  readonly key: SectionKey
  readonly label: Text
  readonly total: number
  readonly above: number
  readonly rows: readonly SheetRow[]
  readonly left: number
}

export interface SheetRow {
  readonly one: ListedPerson
  /** A long question takes two lines. */
  readonly lines: 1 | 2
}

type SectionKey = "o" | "w" | "d" | "p" | "h" | "f" | "c"

/** Lines of an A4 page between its head and the signatures; the style gives each the same height. */
export const LINES = 37
/** A later section keeps room for so many people, however long an earlier one is. */
const AT_LEAST = 3
/** A question of more letters than this wraps. */
const LONG = 66

/**
 * What goes on one page, the most urgent on top: overdue, due this week, due, pregnant, chronically ill, frail, to clarify. Who stands in
 * an earlier section is not written again. What does not fit is counted.
 */
export const sheetRows = (people: readonly ListedPerson[]): readonly SheetSection[] => {
  const sections = kinds.map((kind) => ({ ...kind, people: people.filter(kind.holds) })).filter((section) => section.people.length > 0)
  const written = new Set<number>()
  let free = LINES
  return sections.map(({ key, label, people: all }, index): SheetSection => {
    const later = sections.slice(index + 1).reduce((lines, section) => lines + reserve(section.key, section.people), 0)
    const waiting = all.filter(({ at }) => !written.has(at))
    const above = all.length - waiting.length
    const rows = fit(key, waiting, free - later - 1)
    const left = waiting.length - rows.length
    for (const { one } of rows) written.add(one.at)
    free -= 1 + rows.reduce((lines, row) => lines + row.lines, 0) + (left > 0 ? 1 : 0)
    return { key, label, total: all.length, above, rows, left }
  })
}

const kinds: readonly { readonly key: SectionKey; readonly label: Text; readonly holds: (one: ListedPerson) => boolean }[] = [
  { key: "o", label: standingLabels.o, holds: ({ standing }) => standing === "o" },
  { key: "w", label: standingLabels.w, holds: ({ standing }) => standing === "w" },
  { key: "d", label: standingLabels.d, holds: ({ standing }) => standing === "d" },
  { key: "p", label: flagLabels.p, holds: ({ person }) => person.flags.pregnant },
  { key: "h", label: flagLabels.c, holds: ({ person }) => person.flags.chronic },
  { key: "f", label: flagLabels.f, holds: ({ person }) => person.flags.frail },
  { key: "c", label: standingLabels.c, holds: ({ person }) => person.clarify.length > 0 }
]

const linesOf = (key: SectionKey, one: ListedPerson): 1 | 2 =>
  key === "c" && Math.max(0, ...one.person.clarify.slice(0, 1).map(({ question }) => Math.max(question.vi.length, question.en.length))) > LONG ? 2 : 1

/** Heading, a few people, and the line that counts the rest. */
const reserve = (key: SectionKey, people: readonly ListedPerson[]): number =>
  1 + people.slice(0, AT_LEAST).reduce((lines, one) => lines + linesOf(key, one), 0) + (people.length > AT_LEAST ? 1 : 0)

const fit = (key: SectionKey, people: readonly ListedPerson[], free: number): readonly SheetRow[] => {
  const needed = people.reduce((lines, one) => lines + linesOf(key, one), 0)
  let room = needed <= free ? free : free - 1
  const rows: SheetRow[] = []
  for (const one of people) {
    const lines = linesOf(key, one)
    if (lines > room) break
    room -= lines
    rows.push({ one, lines })
  }
  return rows
}
